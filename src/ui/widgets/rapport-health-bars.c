/* rapport-health-bars.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-health-bars"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-health-bars.h"
#include "rapport-target-bar.h"

#define GOOD  70
#define WATCH 40

struct _RapportHealthBars
{
  GtkWidget  parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (RapportHealthBars, rapport_health_bars, GTK_TYPE_WIDGET)

static RapportTone
get_tone (double score)
{
  if (score >= GOOD)
    return RAPPORT_TONE_GOOD;
  if (score >= WATCH)
    return RAPPORT_TONE_WARNING;

  return RAPPORT_TONE_BAD;
}

static char *
format_points (const RapportHealthBar *bar)
{
  if (isnan (bar->score))
    return g_strdup (_("No data"));

  /* Translators: points reached and points that can be reached, as in "26/30". */
  return g_strdup_printf (_("%.0f/%d"), bar->score * bar->weight / 100, bar->weight);
}

static void
add_bar (RapportHealthBars      *self,
         const RapportHealthBar *bar,
         int                     row)
{
  g_autofree char *points = format_points (bar);
  GtkWidget *title = gtk_label_new (bar->title);
  GtkWidget *target_bar = rapport_target_bar_new ();
  GtkWidget *value = gtk_label_new (points);

  g_assert (RAPPORT_IS_HEALTH_BARS (self));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, bar->title);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "dim-label");
  gtk_widget_add_css_class (value, "caption");
  gtk_widget_set_hexpand (target_bar, TRUE);
  gtk_widget_set_valign (target_bar, GTK_ALIGN_CENTER);
  rapport_target_bar_set_value (RAPPORT_TARGET_BAR (target_bar),
                                bar->score / 100, get_tone (bar->score), bar->title);

  gtk_grid_attach (GTK_GRID (self->grid), title, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), target_bar, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), value, 2, row, 1, 1);
}

static void
rapport_health_bars_dispose (GObject *object)
{
  RapportHealthBars *self = RAPPORT_HEALTH_BARS (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (rapport_health_bars_parent_class)->dispose (object);
}

static void
rapport_health_bars_class_init (RapportHealthBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rapport_health_bars_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "healthbars");
}

static void
rapport_health_bars_init (RapportHealthBars *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
rapport_health_bars_new (void)
{
  return g_object_new (RAPPORT_TYPE_HEALTH_BARS, NULL);
}

/**
 * rapport_health_bars_set:
 * @self: the bars
 * @bars: (array length=n_bars): the dimensions
 * @n_bars: how many
 *
 * Sets what the bars show.
 */
void
rapport_health_bars_set (RapportHealthBars      *self,
                         const RapportHealthBar *bars,
                         guint                   n_bars)
{
  GtkWidget *child;

  g_return_if_fail (RAPPORT_IS_HEALTH_BARS (self));

  while ((child = gtk_widget_get_first_child (self->grid)))
    gtk_grid_remove (GTK_GRID (self->grid), child);

  for (guint i = 0; i < n_bars; i++)
    add_bar (self, &bars[i], i);
}
