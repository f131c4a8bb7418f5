/* rapport-target-bar.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-target-bar"

#include "config.h"

#include <math.h>

#include "rapport-target-bar.h"

#define NATURAL_WIDTH 96
#define THICKNESS     6

struct _RapportTargetBar
{
  GtkWidget   parent_instance;

  double      fraction;
  RapportTone tone;
};

G_DEFINE_FINAL_TYPE (RapportTargetBar, rapport_target_bar, GTK_TYPE_WIDGET)

static void
rapport_target_bar_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  RapportTargetBar *self = RAPPORT_TARGET_BAR (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  rapport_snapshot_bar (snapshot, widget,
                        &GRAPHENE_RECT_INIT (0, (height - THICKNESS) / 2, width, THICKNESS),
                        self->fraction, self->tone);
}

static void
rapport_target_bar_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? NATURAL_WIDTH / 4 : THICKNESS;
  *natural = is_width ? NATURAL_WIDTH : THICKNESS;
}

static void
rapport_target_bar_class_init (RapportTargetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rapport_target_bar_measure;
  widget_class->snapshot = rapport_target_bar_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "targetbar");
}

static void
rapport_target_bar_init (RapportTargetBar *self)
{
  self->fraction = NAN;
  self->tone = RAPPORT_TONE_ACCENT;
}

GtkWidget *
rapport_target_bar_new (void)
{
  return g_object_new (RAPPORT_TYPE_TARGET_BAR, NULL);
}

/**
 * rapport_target_bar_set_value:
 * @self: a bar
 * @fraction: how much of the target is reached, 1.0 for all of it, NaN for nothing to show
 * @tone: what the bar means
 * @label: (nullable): the same in words
 *
 * Sets what the bar shows.
 */
void
rapport_target_bar_set_value (RapportTargetBar *self,
                              double            fraction,
                              RapportTone       tone,
                              const char       *label)
{
  g_return_if_fail (RAPPORT_IS_TARGET_BAR (self));

  self->fraction = fraction;
  self->tone = tone;

  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

RapportTone
rapport_target_get_tone (double fraction)
{
  return fraction >= 1.0 ? RAPPORT_TONE_GOOD : RAPPORT_TONE_ACCENT;
}

/**
 * rapport_snapshot_bar:
 * @snapshot: a snapshot
 * @widget: the widget that is drawn
 * @bounds: the whole bar
 * @fraction: how much of it is full; more than all is all
 * @tone: what it means
 *
 * Draws a bar that fills from the side where reading begins.
 */
void
rapport_snapshot_bar (GtkSnapshot           *snapshot,
                      GtkWidget             *widget,
                      const graphene_rect_t *bounds,
                      double                 fraction,
                      RapportTone            tone)
{
  graphene_rect_t full = *bounds;
  GdkRGBA color;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  rapport_tone_get_color (widget, RAPPORT_TONE_TRACK, &color);
  rapport_snapshot_rounded (snapshot, bounds, bounds->size.height / 2, &color);
  if (isnan (fraction) || fraction <= 0)
    return;

  full.size.width = MAX (bounds->size.height, bounds->size.width * MIN (fraction, 1.0));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    full.origin.x = bounds->origin.x + bounds->size.width - full.size.width;

  rapport_tone_get_color (widget, tone, &color);
  rapport_snapshot_rounded (snapshot, &full, full.size.height / 2, &color);
}
