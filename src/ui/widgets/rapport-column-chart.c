/* rapport-column-chart.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-column-chart"

#include "config.h"

#include <math.h>

#include "rapport-column-chart.h"
#include "rapport-tone.h"

#define MINIMUM_WIDTH  200
#define NATURAL_WIDTH  480
#define PLOT_HEIGHT    132
#define COLUMN_MAXIMUM 44
#define N_STEPS        4
#define GAP            6

struct _RapportColumnChart
{
  GtkWidget           parent_instance;

  GArray             *columns;
  double              top;
  RapportChartFormat  format;
  gpointer            format_data;
  GDestroyNotify      format_data_free;
};

G_DEFINE_FINAL_TYPE (RapportColumnChart, rapport_column_chart, GTK_TYPE_WIDGET)

/* Where things are, in pixels. */
typedef struct
{
  float    scale_width;
  float    text_height;
  float    plot_width;
  float    plot_top;
  float    plot_height;
  gboolean mirrored;
} Geometry;

static void
clear_column (gpointer data)
{
  RapportChartColumn *column = data;

  g_clear_pointer (&column->label, g_free);
  g_clear_pointer (&column->text, g_free);
}

static PangoLayout *
create_text (RapportColumnChart *self,
             const char         *text)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  g_assert (RAPPORT_IS_COLUMN_CHART (self));

  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return g_steal_pointer (&layout);
}

static PangoLayout *
create_scale_text (RapportColumnChart *self,
                   int                 step)
{
  g_autofree char *text = self->format (self->top * step / N_STEPS, self->format_data);

  return create_text (self, text);
}

static void
get_geometry (RapportColumnChart *self,
              Geometry           *geometry)
{
  g_autoptr(PangoLayout) probe = create_text (self, "0");
  PangoRectangle logical;

  g_assert (RAPPORT_IS_COLUMN_CHART (self));

  pango_layout_get_pixel_extents (probe, NULL, &logical);
  geometry->text_height = logical.height;
  geometry->scale_width = 0;

  for (int i = 0; i <= N_STEPS; i++)
    {
      g_autoptr(PangoLayout) layout = create_scale_text (self, i);

      pango_layout_get_pixel_extents (layout, NULL, &logical);
      geometry->scale_width = MAX (geometry->scale_width, logical.width + GAP);
    }

  geometry->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  geometry->plot_width = gtk_widget_get_width (GTK_WIDGET (self)) - geometry->scale_width;
  geometry->plot_top = geometry->text_height / 2;
  geometry->plot_height = gtk_widget_get_height (GTK_WIDGET (self))
                          - geometry->plot_top - geometry->text_height - GAP;
}

static float
get_y (RapportColumnChart *self,
       const Geometry     *geometry,
       double              value)
{
  double share = CLAMP (value / self->top, 0, 1);

  return geometry->plot_top + geometry->plot_height * (1 - share);
}

/* The left edge of the slot of a column. */
static float
get_slot_x (RapportColumnChart *self,
            const Geometry     *geometry,
            guint               index)
{
  float slot = geometry->plot_width / self->columns->len;

  if (geometry->mirrored)
    return slot * (self->columns->len - 1 - index);

  return geometry->scale_width + slot * index;
}

static void
snapshot_scale (RapportColumnChart *self,
                GtkSnapshot        *snapshot,
                const Geometry     *geometry)
{
  GdkRGBA line;
  GdkRGBA dim;

  g_assert (RAPPORT_IS_COLUMN_CHART (self));

  rapport_tone_get_color (GTK_WIDGET (self), RAPPORT_TONE_TRACK, &line);
  rapport_tone_get_color (GTK_WIDGET (self), RAPPORT_TONE_DIM, &dim);

  for (int i = 0; i <= N_STEPS; i++)
    {
      g_autoptr(PangoLayout) layout = create_scale_text (self, i);
      float y = roundf (get_y (self, geometry, self->top * i / N_STEPS));
      PangoRectangle logical;
      float x;

      pango_layout_get_pixel_extents (layout, NULL, &logical);
      x = geometry->mirrored ? geometry->plot_width + GAP
                             : geometry->scale_width - GAP - logical.width;
      rapport_snapshot_layout (snapshot, layout, x, y - geometry->text_height / 2, &dim);
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (geometry->mirrored ? 0 : geometry->scale_width,
                                                      y, geometry->plot_width, 1));
    }
}

static void
snapshot_label (RapportColumnChart *self,
                GtkSnapshot        *snapshot,
                const Geometry     *geometry,
                guint               index)
{
  RapportChartColumn *column = &g_array_index (self->columns, RapportChartColumn, index);
  g_autoptr(PangoLayout) layout = create_text (self, column->label);
  float slot = geometry->plot_width / self->columns->len;
  PangoRectangle logical;
  GdkRGBA dim;
  float x;

  pango_layout_get_pixel_extents (layout, NULL, &logical);

  /* Where labels don't fit side by side, every second one stays, the last one for sure. */
  if (logical.width + GAP > slot && (self->columns->len - 1 - index) % 2 != 0)
    return;
  if (logical.width + GAP > 2 * slot && index + 1 != self->columns->len)
    return;

  x = get_slot_x (self, geometry, index) + (slot - logical.width) / 2;
  x = CLAMP (x, 0, gtk_widget_get_width (GTK_WIDGET (self)) - logical.width);
  rapport_tone_get_color (GTK_WIDGET (self), RAPPORT_TONE_DIM, &dim);
  rapport_snapshot_layout (snapshot, layout, x,
                           geometry->plot_top + geometry->plot_height + GAP, &dim);
}

static void
snapshot_column (RapportColumnChart *self,
                 GtkSnapshot        *snapshot,
                 const Geometry     *geometry,
                 guint               index)
{
  RapportChartColumn *column = &g_array_index (self->columns, RapportChartColumn, index);
  float slot = geometry->plot_width / self->columns->len;
  float width = MIN (COLUMN_MAXIMUM, slot * 0.6f);
  float x = get_slot_x (self, geometry, index) + (slot - width) / 2;
  GdkRGBA color;

  g_assert (RAPPORT_IS_COLUMN_CHART (self));

  if (!isnan (column->value) && column->value > 0)
    {
      float y = get_y (self, geometry, column->value);

      rapport_tone_get_color (GTK_WIDGET (self), RAPPORT_TONE_ACCENT, &color);
      if (index + 1 == self->columns->len)
        color.alpha *= 0.55f;

      rapport_snapshot_rounded (snapshot,
                                &GRAPHENE_RECT_INIT (x, y, width,
                                                     geometry->plot_top + geometry->plot_height - y),
                                3, &color);
    }

  if (!isnan (column->target) && column->target > 0)
    {
      rapport_tone_get_color (GTK_WIDGET (self), RAPPORT_TONE_TEXT, &color);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (x - 4, get_y (self, geometry, column->target) - 1,
                                                      width + 8, 2));
    }

  snapshot_label (self, snapshot, geometry, index);
}

static void
rapport_column_chart_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  RapportColumnChart *self = RAPPORT_COLUMN_CHART (widget);
  Geometry geometry;

  if (self->columns->len == 0 || self->top <= 0)
    return;

  get_geometry (self, &geometry);
  snapshot_scale (self, snapshot, &geometry);
  for (guint i = 0; i < self->columns->len; i++)
    snapshot_column (self, snapshot, &geometry, i);
}

static gboolean
rapport_column_chart_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard,
                                    GtkTooltip *tooltip)
{
  RapportColumnChart *self = RAPPORT_COLUMN_CHART (widget);
  Geometry geometry;

  if (self->columns->len == 0 || self->top <= 0)
    return FALSE;

  get_geometry (self, &geometry);
  for (guint i = 0; i < self->columns->len; i++)
    {
      float left = get_slot_x (self, &geometry, i);

      if (x < left || x >= left + geometry.plot_width / self->columns->len)
        continue;

      gtk_tooltip_set_text (tooltip, g_array_index (self->columns, RapportChartColumn, i).text);
      return TRUE;
    }

  return FALSE;
}

static void
rapport_column_chart_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  RapportColumnChart *self = RAPPORT_COLUMN_CHART (widget);
  g_autoptr(PangoLayout) probe = create_text (self, "0");
  PangoRectangle logical;

  pango_layout_get_pixel_extents (probe, NULL, &logical);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = PLOT_HEIGHT + 2 * logical.height + GAP;
}

static void
rapport_column_chart_finalize (GObject *object)
{
  RapportColumnChart *self = RAPPORT_COLUMN_CHART (object);

  g_clear_pointer (&self->columns, g_array_unref);
  if (self->format_data_free != NULL)
    self->format_data_free (self->format_data);

  G_OBJECT_CLASS (rapport_column_chart_parent_class)->finalize (object);
}

static void
rapport_column_chart_class_init (RapportColumnChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = rapport_column_chart_finalize;

  widget_class->measure = rapport_column_chart_measure;
  widget_class->query_tooltip = rapport_column_chart_query_tooltip;
  widget_class->snapshot = rapport_column_chart_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "columnchart");
}

static void
rapport_column_chart_init (RapportColumnChart *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (RapportChartColumn));
  g_array_set_clear_func (self->columns, clear_column);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
rapport_column_chart_new (void)
{
  return g_object_new (RAPPORT_TYPE_COLUMN_CHART, NULL);
}

/**
 * rapport_column_chart_set:
 * @self: a chart
 * @title: what a screen reader calls it
 * @columns: (array length=n_columns): the columns, oldest first
 * @n_columns: how many
 * @format: (scope notified): formats a value of the scale
 * @user_data: for @format
 * @user_data_free: (nullable): frees @user_data
 *
 * Sets what the chart shows.
 */
void
rapport_column_chart_set (RapportColumnChart       *self,
                          const char               *title,
                          const RapportChartColumn *columns,
                          guint                     n_columns,
                          RapportChartFormat        format,
                          gpointer                  user_data,
                          GDestroyNotify            user_data_free)
{
  g_autoptr(GString) description = g_string_new (NULL);
  double maximum = 0;

  g_return_if_fail (RAPPORT_IS_COLUMN_CHART (self));
  g_return_if_fail (format != NULL);

  if (self->format_data_free != NULL)
    self->format_data_free (self->format_data);
  self->format = format;
  self->format_data = user_data;
  self->format_data_free = user_data_free;

  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < n_columns; i++)
    {
      RapportChartColumn column = columns[i];

      column.label = g_strdup (columns[i].label);
      column.text = g_strdup (columns[i].text);
      g_array_append_val (self->columns, column);
      g_string_append_printf (description, "%s%s", i > 0 ? "; " : "", columns[i].text);

      if (!isnan (column.value))
        maximum = MAX (maximum, column.value);
      if (!isnan (column.target))
        maximum = MAX (maximum, column.target);
    }

  self->top = rapport_column_chart_round_up (maximum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
rapport_column_chart_round_up (double maximum)
{
  static const double steps[] = { 1, 1.2, 1.6, 2, 2.4, 3, 4, 6, 8, 10 };
  double power;

  if (!(maximum > 0) || isinf (maximum))
    return 0;

  power = pow (10, floor (log10 (maximum)));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= maximum)
      return steps[i] * power;

  return 10 * power;
}
