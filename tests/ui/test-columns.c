/* test-columns.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-badge.h"
#include "rapport-columns.h"
#include "rapport-display.h"
#include "rapport-record-group.h"

static void
count_cb (RapportColumns *columns,
          guint          *count)
{
  (*count)++;
}

static int
get_width (RapportColumns *columns,
           RapportColumn   column)
{
  RapportColumnSpan spans[RAPPORT_N_COLUMNS];
  guint count = rapport_columns_get_spans (columns, spans);

  for (guint i = 0; i < count; i++)
    if (spans[i].column == column)
      return spans[i].width;

  return 0;
}

/* Whatever the width, the columns fill it without gap or overlap. */
static void
test_columns_spans (void)
{
  static const struct { int width; double scale; guint least; guint most; gboolean compact; } table[] = {
    { 320, 1.0, 2, 2, TRUE },
    { 559, 1.0, 2, 2, TRUE },
    { 700, 1.0, 3, 7, FALSE },
    { 1024, 1.0, 7, 10, FALSE },
    { 1200, 1.0, 10, 10, FALSE },
    { 2400, 1.0, 10, 10, FALSE },
    { 1024, 2.0, 2, 2, TRUE },
    { 2400, 2.0, 10, 10, FALSE },
  };
  g_autoptr(RapportColumns) columns = rapport_columns_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      RapportColumnSpan spans[RAPPORT_N_COLUMNS];
      int x = 0;
      guint count;

      rapport_columns_set_size (columns, table[i].width, table[i].scale);
      count = rapport_columns_get_spans (columns, spans);
      g_assert_cmpuint (count, >=, table[i].least);
      g_assert_cmpuint (count, <=, table[i].most);
      g_assert_cmpint (rapport_columns_is_compact (columns), ==, table[i].compact);
      g_assert_cmpint (spans[0].column, ==, RAPPORT_COLUMN_NAME);

      for (guint c = 0; c < count; c++)
        {
          g_assert_cmpint (spans[c].x, ==, x);
          g_assert_cmpint (spans[c].width, >, 0);
          x += spans[c].width;
        }

      g_assert_cmpint (x, ==, table[i].width);
    }
}

/* What is narrow keeps what matters most. */
static void
test_columns_importance (void)
{
  g_autoptr(RapportColumns) columns = rapport_columns_new ();

  rapport_columns_set_size (columns, 800, 1.0);
  g_assert_cmpint (get_width (columns, RAPPORT_COLUMN_HEALTH), >, 0);
  g_assert_cmpint (get_width (columns, RAPPORT_COLUMN_REVENUE), >, 0);
  g_assert_cmpint (get_width (columns, RAPPORT_COLUMN_OWNER), ==, 0);
}

static void
test_columns_save (void)
{
  static const char * const strings[] = {
    "-tier:90", "unknown:80", "health:7", "name:300", "tier:200", "review", NULL
  };
  g_autoptr(RapportColumns) columns = rapport_columns_new ();
  g_autoptr(RapportColumns) again = rapport_columns_new ();
  g_auto(GStrv) saved = NULL;
  g_auto(GStrv) saved_again = NULL;

  rapport_columns_load (columns, strings);
  g_assert_cmpint (rapport_columns_get_at (columns, 0), ==, RAPPORT_COLUMN_NAME);
  g_assert_cmpint (rapport_columns_get_at (columns, 1), ==, RAPPORT_COLUMN_TIER);
  g_assert_cmpint (rapport_columns_get_at (columns, 2), ==, RAPPORT_COLUMN_HEALTH);
  g_assert_cmpint (rapport_columns_get_at (columns, 3), ==, RAPPORT_COLUMN_REVIEW);
  g_assert_cmpint (rapport_columns_get_at (columns, 4), ==, RAPPORT_COLUMN_TYPES);

  saved = rapport_columns_save (columns);
  g_assert_cmpuint (g_strv_length (saved), ==, RAPPORT_N_COLUMNS);
  g_assert_cmpstr (saved[2], ==, "health:48");

  rapport_columns_load (again, (const char * const *) saved);
  saved_again = rapport_columns_save (again);
  g_assert_true (g_strv_equal ((const char * const *) saved, (const char * const *) saved_again));
}

static void
test_columns_move (void)
{
  g_autoptr(RapportColumns) columns = rapport_columns_new ();
  guint count = 0;

  g_signal_connect (columns, "changed", G_CALLBACK (count_cb), &count);

  rapport_columns_move (columns, RAPPORT_COLUMN_REVIEW, 1);
  g_assert_cmpuint (rapport_columns_get_position (columns, RAPPORT_COLUMN_REVIEW), ==, 1);
  g_assert_cmpuint (rapport_columns_get_position (columns, RAPPORT_COLUMN_TYPES), ==, 2);
  g_assert_cmpuint (count, ==, 1);

  /* The name stays first. */
  rapport_columns_move (columns, RAPPORT_COLUMN_NAME, 4);
  rapport_columns_move (columns, RAPPORT_COLUMN_REVIEW, 0);
  g_assert_cmpuint (rapport_columns_get_position (columns, RAPPORT_COLUMN_NAME), ==, 0);
  g_assert_cmpuint (count, ==, 1);

  rapport_columns_set_visible (columns, RAPPORT_COLUMN_NAME, FALSE);
  g_assert_true (rapport_columns_get_visible (columns, RAPPORT_COLUMN_NAME));
  rapport_columns_set_visible (columns, RAPPORT_COLUMN_TIER, FALSE);
  g_assert_false (rapport_columns_get_visible (columns, RAPPORT_COLUMN_TIER));
  rapport_columns_reset (columns);
  g_assert_true (rapport_columns_get_visible (columns, RAPPORT_COLUMN_TIER));
  g_assert_cmpuint (count, ==, 3);
}

/* A border moves by what it is dragged, and only its neighbours change. */
static void
test_columns_drag (void)
{
  g_autoptr(RapportColumns) columns = rapport_columns_new ();
  int name, types, tier;

  rapport_columns_set_size (columns, 1400, 1.0);
  name = get_width (columns, RAPPORT_COLUMN_NAME);
  types = get_width (columns, RAPPORT_COLUMN_TYPES);
  tier = get_width (columns, RAPPORT_COLUMN_TIER);

  rapport_columns_drag_border (columns, 0, 30);
  g_assert_cmpint (get_width (columns, RAPPORT_COLUMN_NAME), ==, name + 30);
  g_assert_cmpint (get_width (columns, RAPPORT_COLUMN_TYPES), ==, types - 30);
  g_assert_cmpint (get_width (columns, RAPPORT_COLUMN_TIER), ==, tier);

  rapport_columns_drag_border (columns, 0, 5000);
  g_assert_cmpint (get_width (columns, RAPPORT_COLUMN_TYPES), ==, 48);
  rapport_columns_drag_border (columns, 99, 10);
}

static void
test_display_relative (void)
{
  static const struct { int days; const char *text; } table[] = {
    { 0, "Today" }, { 1, "Tomorrow" }, { -1, "Yesterday" }, { 2, "In 2 days" }, { -30, "30 days ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = rapport_display_relative_day (20000 + table[i].days, 20000);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_display_fraction (void)
{
  static const struct { double fraction; const char *text; } table[] = {
    { 0, "0\302\240%" }, { 0.5, "50\302\240%" }, { 0.125, "12.5\302\240%" }, { 1.126, "113\302\240%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = rapport_display_fraction (table[i].fraction);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_display_initials (void)
{
  static const struct { const char *name; const char *initials; } table[] = {
    { "Nordlicht AG", "NA" }, { "vela", "V" }, { "", "" }, { "=HYPERLINK(\"x\")", "HX" },
    { "Johnson & Johnson <b>", "JJ" }, { "ébène île", "ÉÎ" }, { "...", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *initials = rapport_display_initials (table[i].name);

      g_assert_cmpstr (initials, ==, table[i].initials);
    }
}

/* Values in the words of the screen, by the type of their field. */
static void
test_display_field (void)
{
  g_autoptr(RapportSettings) settings = rapport_settings_new ();
  g_autoptr(RapportRates) rates = rapport_rates_new ();
  g_autoptr(RapportProgramme) programme = rapport_programme_new (settings, rates, 20000);
  g_autoptr(RapportRecord) agreement = rapport_record_new (RAPPORT_KIND_AGREEMENT);
  g_autofree char *none = NULL;
  g_autofree char *share = NULL;
  g_autofree char *status = NULL;
  g_autofree char *renews = NULL;
  g_autofree char *title = NULL;

  rapport_record_set_text (agreement, "title", "Terms & <b>");
  rapport_record_set_text (agreement, "status", "in force");
  rapport_record_set_integer (agreement, "discount", 1250);
  rapport_record_set_integer (agreement, "auto_renew", 1);

  none = rapport_display_field (programme, NULL, agreement, "scope");
  share = rapport_display_field (programme, NULL, agreement, "discount");
  status = rapport_display_field (programme, NULL, agreement, "status");
  renews = rapport_display_field (programme, NULL, agreement, "auto_renew");
  title = rapport_display_title (programme, NULL, agreement);

  g_assert_null (none);
  g_assert_cmpstr (share, ==, "12.5\302\240%");
  g_assert_cmpstr (status, ==, "In force");
  g_assert_cmpstr (renews, ==, "Yes");
  g_assert_cmpstr (title, ==, "Terms & <b>");
}

/* Every word of state that has a colour has a mark, too. */
static void
test_state_style (void)
{
  static const char * const words[] = { "open", "done", "blocked", "in force", "expired", "won", "lost", "critical" };
  RapportShape shape;
  RapportTone tone;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      rapport_state_get_style (words[i], &shape, &tone);
      g_assert_cmpint (shape, !=, RAPPORT_SHAPE_NONE);
    }

  rapport_state_get_style ("a stage of one's own", &shape, &tone);
  g_assert_cmpint (shape, ==, RAPPORT_SHAPE_NONE);
  rapport_state_get_style (NULL, &shape, &tone);
  g_assert_cmpint (shape, ==, RAPPORT_SHAPE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/columns/spans", test_columns_spans);
  g_test_add_func ("/columns/importance", test_columns_importance);
  g_test_add_func ("/columns/save", test_columns_save);
  g_test_add_func ("/columns/move", test_columns_move);
  g_test_add_func ("/columns/drag", test_columns_drag);
  g_test_add_func ("/display/relative", test_display_relative);
  g_test_add_func ("/display/fraction", test_display_fraction);
  g_test_add_func ("/display/initials", test_display_initials);
  g_test_add_func ("/display/field", test_display_field);
  g_test_add_func ("/state/style", test_state_style);

  return g_test_run ();
}
