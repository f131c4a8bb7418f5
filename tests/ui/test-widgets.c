/* test-widgets.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "rapport-badge.h"
#include "rapport-column-chart.h"
#include "rapport-grid-layout.h"
#include "rapport-health-bars.h"
#include "rapport-sparkline.h"
#include "rapport-target-bar.h"

/* Shows @widget in a window, waits until it has been drawn, and takes the picture apart again:
 * whatever the widget still holds on to afterwards fails the test. */
static void
show_and_finalize (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  g_object_ref (widget);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (gtk_widget_get_width (widget), >, 0);
  g_assert_cmpint (gtk_widget_get_height (widget), >, 0);

  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE));

  g_assert_finalize_object (widget);
}

static char *
format_plain (double   value,
              gpointer user_data)
{
  return g_strdup_printf ("%.0f", value);
}

static int
measure_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static void
test_badge (void)
{
  GtkWidget *badge = rapport_badge_new ();
  int empty = measure_width (badge);
  int word;

  rapport_badge_set (RAPPORT_BADGE (badge), "Johnson & <b>", RAPPORT_SHAPE_NONE, RAPPORT_TONE_TEXT);
  word = measure_width (badge);
  g_assert_cmpint (word, >, empty);
  rapport_badge_set (RAPPORT_BADGE (badge), "Johnson & <b>", RAPPORT_SHAPE_DIAMOND, RAPPORT_TONE_GOOD);
  g_assert_cmpint (measure_width (badge), >, word);
  g_assert_cmpstr (rapport_badge_get_text (RAPPORT_BADGE (badge)), ==, "Johnson & <b>");
  gtk_test_accessible_assert_property (badge, GTK_ACCESSIBLE_PROPERTY_LABEL, "Johnson & <b>");
  show_and_finalize (badge);
}

static void
test_badge_rtl (void)
{
  GtkWidget *badge = rapport_badge_new ();

  gtk_widget_set_direction (badge, GTK_TEXT_DIR_RTL);
  rapport_badge_set (RAPPORT_BADGE (badge), "\327\251\327\234\327\225\327\235",
                     RAPPORT_SHAPE_STAR, RAPPORT_TONE_TIER_5);
  show_and_finalize (badge);
}

static void
test_badge_tiers (void)
{
  static const struct { guint rank; guint count; RapportTone tone; } table[] = {
    { 0, 1, RAPPORT_TONE_TIER_1 },
    { 0, 2, RAPPORT_TONE_TIER_1 },
    { 1, 2, RAPPORT_TONE_TIER_5 },
    { 1, 3, RAPPORT_TONE_TIER_2 },
    { 2, 3, RAPPORT_TONE_TIER_5 },
    { 0, 5, RAPPORT_TONE_TIER_1 },
    { 2, 5, RAPPORT_TONE_TIER_3 },
    { 4, 5, RAPPORT_TONE_TIER_5 },
    { 0, 9, RAPPORT_TONE_TIER_1 },
    { 4, 9, RAPPORT_TONE_TIER_3 },
    { 8, 9, RAPPORT_TONE_TIER_5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      RapportShape shape = RAPPORT_SHAPE_NONE;
      RapportTone tone;

      rapport_badge_for_tier (table[i].rank, table[i].count, &shape, &tone);
      g_assert_cmpint (tone, ==, table[i].tone);
      g_assert_cmpint (shape, !=, RAPPORT_SHAPE_NONE);
    }
}

static void
test_sparkline (void)
{
  static const double with_gap[] = { 1, 2, NAN, 4, 3, NAN };
  static const double flat[] = { 5, 5, 5 };
  static const double none[] = { NAN, NAN };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const double *series[] = { with_gap, flat, none, NULL };
  guint lengths[] = { G_N_ELEMENTS (with_gap), G_N_ELEMENTS (flat), G_N_ELEMENTS (none), 0 };

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      GtkWidget *line = rapport_sparkline_new ();

      rapport_sparkline_set_values (RAPPORT_SPARKLINE (line), series[i], lengths[i], "Revenue");
      gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, "Revenue");
      gtk_box_append (GTK_BOX (box), line);
    }

  show_and_finalize (box);
}

static void
test_target_bar (void)
{
  static const double fractions[] = { NAN, -1, 0, 0.001, 0.5, 1, 12 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      GtkWidget *bar = rapport_target_bar_new ();

      rapport_target_bar_set_value (RAPPORT_TARGET_BAR (bar), fractions[i],
                                    rapport_target_get_tone (fractions[i]), "Target");
      gtk_box_append (GTK_BOX (box), bar);
    }

  g_assert_cmpint (rapport_target_get_tone (0.34), ==, RAPPORT_TONE_ACCENT);
  g_assert_cmpint (rapport_target_get_tone (1.0), ==, RAPPORT_TONE_GOOD);
  show_and_finalize (box);
}

static void
test_health_bars (void)
{
  static const RapportHealthBar bars[] = {
    { "Results", 86.7, 30 },
    { "Pipeline", 20, 20 },
    { "Engagement", NAN, 20 },
  };
  GtkWidget *widget = rapport_health_bars_new ();

  rapport_health_bars_set (RAPPORT_HEALTH_BARS (widget), bars, G_N_ELEMENTS (bars));
  rapport_health_bars_set (RAPPORT_HEALTH_BARS (widget), bars, 2);
  show_and_finalize (widget);
}

static void
test_column_chart (void)
{
  RapportChartColumn columns[] = {
    { (char *) "2025-Q1", 100, NAN, (char *) "2025-Q1: 100" },
    { (char *) "2025-Q2", NAN, 120, (char *) "2025-Q2: n/a" },
    { (char *) "2025-Q3", 180, 150, (char *) "2025-Q3: 180 of 150" },
  };
  GtkWidget *chart = rapport_column_chart_new ();

  rapport_column_chart_set (RAPPORT_COLUMN_CHART (chart), "Revenue", columns, G_N_ELEMENTS (columns),
                            format_plain, g_strdup ("state"), g_free);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Revenue");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2025-Q1: 100; 2025-Q2: n/a; 2025-Q3: 180 of 150");
  show_and_finalize (chart);
}

static void
test_column_chart_scale (void)
{
  static const struct { double maximum; double top; } table[] = {
    { NAN, 0 }, { -5, 0 }, { 0, 0 }, { 0.3, 0.3 }, { 0.5, 0.6 }, { 1, 1 }, { 7, 8 }, { 99, 100 },
    { 214300, 240000 }, { 255000, 300000 }, { 1000000, 1000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpfloat_with_epsilon (rapport_column_chart_round_up (table[i].maximum),
                                    table[i].top, table[i].top * 1e-9 + 1e-12);
}

static void
test_grid_layout (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, NULL);
  GtkWidget *first = gtk_label_new ("one");
  GtkWidget *second = gtk_label_new ("two");
  GtkAllocation allocation;

  gtk_widget_set_layout_manager (box, rapport_grid_layout_new (100, 3, 12));
  gtk_widget_set_parent (first, box);
  gtk_widget_set_parent (second, box);

  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 212, 200 }, -1);
  gtk_widget_get_allocation (second, &allocation);
  g_assert_cmpint (allocation.x, ==, 112);
  g_assert_cmpint (allocation.y, ==, 0);

  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 150, 200 }, -1);
  gtk_widget_get_allocation (second, &allocation);
  g_assert_cmpint (allocation.x, ==, 0);
  g_assert_cmpint (allocation.y, >=, 12);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 212, 200 }, -1);
  gtk_widget_get_allocation (second, &allocation);
  g_assert_cmpint (allocation.x, ==, 0);

  g_assert_cmpuint (rapport_grid_layout_count_columns (10, 100, 3, 12), ==, 1);
  g_assert_cmpuint (rapport_grid_layout_count_columns (5000, 100, 3, 12), ==, 3);

  show_and_finalize (box);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/badge", test_badge);
  g_test_add_func ("/widgets/badge/rtl", test_badge_rtl);
  g_test_add_func ("/widgets/badge/tiers", test_badge_tiers);
  g_test_add_func ("/widgets/sparkline", test_sparkline);
  g_test_add_func ("/widgets/target-bar", test_target_bar);
  g_test_add_func ("/widgets/health-bars", test_health_bars);
  g_test_add_func ("/widgets/column-chart", test_column_chart);
  g_test_add_func ("/widgets/column-chart/scale", test_column_chart_scale);
  g_test_add_func ("/widgets/grid-layout", test_grid_layout);

  return g_test_run ();
}
