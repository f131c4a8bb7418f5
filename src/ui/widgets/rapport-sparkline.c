/* rapport-sparkline.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sparkline"

#include "config.h"

#include <math.h>

#include "rapport-sparkline.h"
#include "rapport-tone.h"

#define NATURAL_WIDTH  72
#define NATURAL_HEIGHT 24
#define DOT_RADIUS     2.5

struct _RapportSparkline
{
  GtkWidget  parent_instance;

  GArray    *values;
};

G_DEFINE_FINAL_TYPE (RapportSparkline, rapport_sparkline, GTK_TYPE_WIDGET)

typedef struct
{
  double minimum;
  double maximum;
  double width;
  double height;
  guint  count;
  gboolean mirrored;
} Scale;

/* Returns whether there is anything to draw. */
static gboolean
find_range (RapportSparkline *self,
            Scale            *scale)
{
  g_assert (RAPPORT_IS_SPARKLINE (self));

  scale->minimum = INFINITY;
  scale->maximum = -INFINITY;

  for (guint i = 0; i < self->values->len; i++)
    {
      double value = g_array_index (self->values, double, i);

      if (isnan (value))
        continue;

      scale->minimum = MIN (scale->minimum, value);
      scale->maximum = MAX (scale->maximum, value);
    }

  return scale->minimum <= scale->maximum;
}

static void
get_point (const Scale *scale,
           guint        index,
           double       value,
           double      *x,
           double      *y)
{
  double width = scale->width - 2 * DOT_RADIUS;
  double height = scale->height - 2 * DOT_RADIUS;
  double range = scale->maximum - scale->minimum;
  double along = scale->count > 1 ? (double) index / (scale->count - 1) : 1.0;
  double share = range > 0 ? (value - scale->minimum) / range : 0.5;

  if (scale->mirrored)
    along = 1.0 - along;

  *x = DOT_RADIUS + along * width;
  *y = DOT_RADIUS + (1.0 - share) * height;
}

static void
draw_line (RapportSparkline *self,
           cairo_t          *cr,
           const Scale      *scale)
{
  g_assert (RAPPORT_IS_SPARKLINE (self));

  for (guint i = 0; i < self->values->len; i++)
    {
      double value = g_array_index (self->values, double, i);
      double x;
      double y;

      if (isnan (value))
        {
          cairo_new_sub_path (cr);
          continue;
        }

      get_point (scale, i, value, &x, &y);
      if (i == 0 || isnan (g_array_index (self->values, double, i - 1)))
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }

  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
}

static void
draw_last (RapportSparkline *self,
           cairo_t          *cr,
           const Scale      *scale)
{
  guint last = self->values->len - 1;
  double value = g_array_index (self->values, double, last);
  double x;
  double y;

  g_assert (RAPPORT_IS_SPARKLINE (self));

  if (isnan (value))
    return;

  get_point (scale, last, value, &x, &y);
  cairo_arc (cr, x, y, DOT_RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
rapport_sparkline_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  RapportSparkline *self = RAPPORT_SPARKLINE (widget);
  Scale scale;
  GdkRGBA color;
  cairo_t *cr;

  if (!find_range (self, &scale))
    return;

  scale.width = gtk_widget_get_width (widget);
  scale.height = gtk_widget_get_height (widget);
  scale.count = self->values->len;
  scale.mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  rapport_tone_get_color (widget, RAPPORT_TONE_ACCENT, &color);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, scale.width, scale.height));
  gdk_cairo_set_source_rgba (cr, &color);
  draw_line (self, cr, &scale);
  draw_last (self, cr, &scale);
  cairo_destroy (cr);
}

static void
rapport_sparkline_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? NATURAL_WIDTH / 2 : NATURAL_HEIGHT / 2;
  *natural = is_width ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
rapport_sparkline_finalize (GObject *object)
{
  RapportSparkline *self = RAPPORT_SPARKLINE (object);

  g_clear_pointer (&self->values, g_array_unref);

  G_OBJECT_CLASS (rapport_sparkline_parent_class)->finalize (object);
}

static void
rapport_sparkline_class_init (RapportSparklineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = rapport_sparkline_finalize;

  widget_class->measure = rapport_sparkline_measure;
  widget_class->snapshot = rapport_sparkline_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "sparkline");
}

static void
rapport_sparkline_init (RapportSparkline *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
}

GtkWidget *
rapport_sparkline_new (void)
{
  return g_object_new (RAPPORT_TYPE_SPARKLINE, NULL);
}

/**
 * rapport_sparkline_set_values:
 * @self: a sparkline
 * @values: (array length=n_values): the figures, oldest first, NaN for none
 * @n_values: how many
 * @label: (nullable): the same in words
 *
 * Sets what the line shows.
 */
void
rapport_sparkline_set_values (RapportSparkline *self,
                              const double     *values,
                              guint             n_values,
                              const char       *label)
{
  g_return_if_fail (RAPPORT_IS_SPARKLINE (self));
  g_return_if_fail (values != NULL || n_values == 0);

  g_array_set_size (self->values, 0);
  g_array_append_vals (self->values, values, n_values);

  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}
