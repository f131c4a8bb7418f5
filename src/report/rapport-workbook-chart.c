/* rapport-workbook-chart.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-workbook"

#include "config.h"

#include "rapport-workbook-private.h"

#define COLOUR_TEXT 0x3D4852
#define COLOUR_GRID 0xE3E7EB
#define MAX_POINTS  24
#define DEFAULT_WIDTH  480.0
#define DEFAULT_HEIGHT 288.0

/* One family of colours for all charts: neighbours differ in lightness too, so that they can be
 * told apart in grey. */
static const lxw_color_t palette[] = {
  RAPPORT_WORKBOOK_ACCENT, 0x8DB8DA, 0xD9982F, 0x5B6B7B, 0x277A72, 0xC9CFD6,
};

/* The parts of a ring carry white figures. */
static const lxw_color_t parts_palette[] = {
  RAPPORT_WORKBOOK_ACCENT, 0x3E7FB3, 0xA8651A, 0x5B6B7B, 0x277A72, 0x7A8793,
};

static char font_name[] = "Calibri";

static lxw_chart_type
get_library_type (RapportChartType type)
{
  switch (type)
    {
    case RAPPORT_CHART_COLUMN_STACKED:
      return LXW_CHART_COLUMN_STACKED;

    case RAPPORT_CHART_BAR:
      return LXW_CHART_BAR;

    case RAPPORT_CHART_BAR_STACKED:
      return LXW_CHART_BAR_STACKED;

    case RAPPORT_CHART_LINE:
      return LXW_CHART_LINE;

    case RAPPORT_CHART_DOUGHNUT:
      return LXW_CHART_DOUGHNUT;

    case RAPPORT_CHART_RADAR:
      return LXW_CHART_RADAR_WITH_MARKERS;

    case RAPPORT_CHART_COLUMN:
    default:
      return LXW_CHART_COLUMN;
    }
}

static gboolean
is_bar (RapportChartType type)
{
  return type == RAPPORT_CHART_BAR || type == RAPPORT_CHART_BAR_STACKED;
}

static gboolean
has_axes (RapportChartType type)
{
  return type != RAPPORT_CHART_DOUGHNUT && type != RAPPORT_CHART_RADAR;
}

/* The library takes a name that begins with "=" as the reference of a cell. */
static char *
make_name (const char *text)
{
  g_autofree char *line = rapport_workbook_make_safe_line (text != NULL ? text : "", 250);

  return line[0] == '=' ? g_strconcat (" ", line, NULL) : g_steal_pointer (&line);
}

static void
set_title (lxw_chart  *chart,
           const char *title)
{
  lxw_chart_font font = { .name = font_name, .size = 12, .bold = LXW_EXPLICIT_FALSE, .color = COLOUR_TEXT };
  g_autofree char *name = make_name (title);

  if (*name == '\0')
    {
      chart_title_off (chart);
      return;
    }

  chart_title_set_name (chart, name);
  chart_title_set_name_font (chart, &font);
}

static void
set_axis (lxw_chart_axis *axis,
          const char     *title)
{
  lxw_chart_font name_font = { .name = font_name, .size = 9, .bold = LXW_EXPLICIT_FALSE, .color = COLOUR_TEXT };
  lxw_chart_font number_font = { .name = font_name, .size = 9, .color = COLOUR_TEXT };
  lxw_chart_line line = { .color = COLOUR_GRID, .width = 0.75 };
  g_autofree char *name = make_name (title);

  if (*name != '\0')
    {
      chart_axis_set_name (axis, name);
      chart_axis_set_name_font (axis, &name_font);
    }
  chart_axis_set_num_font (axis, &number_font);
  chart_axis_set_line (axis, &line);
  chart_axis_set_major_tick_mark (axis, LXW_CHART_AXIS_TICK_MARK_NONE);
}

static void
set_axes (lxw_chart              *chart,
          const RapportChartSpec *spec)
{
  lxw_chart_axis *across = chart_axis_get (chart, LXW_CHART_AXIS_TYPE_X);
  lxw_chart_axis *up = chart_axis_get (chart, LXW_CHART_AXIS_TYPE_Y);
  lxw_chart_axis *categories = is_bar (spec->type) ? up : across;
  lxw_chart_axis *values = is_bar (spec->type) ? across : up;
  lxw_chart_line grid = { .color = COLOUR_GRID, .width = 0.5 };

  if (spec->type == RAPPORT_CHART_DOUGHNUT)
    return;

  set_axis (categories, has_axes (spec->type) ? spec->x_title : NULL);
  set_axis (values, has_axes (spec->type) ? spec->y_title : NULL);
  chart_axis_major_gridlines_set_visible (values, LXW_TRUE);
  chart_axis_major_gridlines_set_line (values, &grid);
  chart_axis_set_label_position (categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  if (spec->starts_at_zero)
    chart_axis_set_min (values, 0);
  if (spec->number_format != NULL)
    chart_axis_set_num_format (values, spec->number_format);

  /* Bars are read from the top, over a scale at the bottom. */
  if (is_bar (spec->type))
    {
      chart_axis_set_reverse (categories);
      chart_axis_set_interval_unit (categories, 1);
      chart_axis_set_crossing_max (categories);
      chart_axis_major_gridlines_set_visible (categories, LXW_FALSE);
    }
}

static guint
count_points (const RapportChartSpec *spec)
{
  guint rows = spec->values[0].row2 - spec->values[0].row1 + 1;
  guint columns = spec->values[0].col2 - spec->values[0].col1 + 1;

  return MIN (rows * columns, MAX_POINTS);
}

static void
set_parts_look (lxw_chart_series       *series,
                const RapportChartSpec *spec)
{
  lxw_chart_font font = { .name = font_name, .size = 9, .color = 0xFFFFFF };
  lxw_chart_line line = { .color = 0xFFFFFF, .width = 1 };
  lxw_chart_fill fills[MAX_POINTS];
  lxw_chart_point points[MAX_POINTS];
  lxw_chart_point *list[MAX_POINTS + 1] = { NULL };

  for (guint i = 0; i < count_points (spec); i++)
    {
      fills[i] = (lxw_chart_fill) { .color = parts_palette[i % G_N_ELEMENTS (parts_palette)] };
      points[i] = (lxw_chart_point) { .line = &line, .fill = &fills[i] };
      list[i] = &points[i];
    }

  chart_series_set_points (series, list);
  chart_series_set_labels (series);
  chart_series_set_labels_options (series, LXW_FALSE, LXW_FALSE, LXW_FALSE);
  chart_series_set_labels_percentage (series);
  chart_series_set_labels_font (series, &font);
}

static void
set_series_look (lxw_chart_series       *series,
                 const RapportChartSpec *spec,
                 guint                   position)
{
  lxw_chart_line line = { .color = palette[position], .width = 2.25 };
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_fill fill = { .color = palette[position] };

  if (spec->type == RAPPORT_CHART_DOUGHNUT)
    {
      set_parts_look (series, spec);
    }
  else if (spec->type == RAPPORT_CHART_LINE || spec->type == RAPPORT_CHART_RADAR)
    {
      chart_series_set_line (series, &line);
      chart_series_set_marker_type (series, LXW_CHART_MARKER_CIRCLE);
      chart_series_set_marker_size (series, 5);
      chart_series_set_marker_fill (series, &fill);
      chart_series_set_marker_line (series, &line);
    }
  else
    {
      chart_series_set_fill (series, &fill);
      chart_series_set_line (series, &none);
    }
}

static void
add_series (lxw_chart              *chart,
            const RapportChartSpec *spec,
            guint                   position)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);

  chart_series_set_categories (series, spec->sheet, spec->categories.row1, spec->categories.col1,
                               spec->categories.row2, spec->categories.col2);
  chart_series_set_values (series, spec->sheet, spec->values[position].row1, spec->values[position].col1,
                           spec->values[position].row2, spec->values[position].col2);
  chart_series_set_name_range (series, spec->sheet, spec->names[position].row, spec->names[position].col);
  set_series_look (series, spec, position);
}

static void
set_legend (lxw_chart              *chart,
            const RapportChartSpec *spec)
{
  lxw_chart_font font = { .name = font_name, .size = 9, .color = COLOUR_TEXT };

  if (spec->n_series < 2 && spec->type != RAPPORT_CHART_DOUGHNUT)
    {
      chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
      return;
    }

  chart_legend_set_position (chart, spec->type == RAPPORT_CHART_DOUGHNUT ? LXW_CHART_LEGEND_RIGHT
                                                                         : LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (chart, &font);
}

static void
set_surface (lxw_chart              *chart,
             const RapportChartSpec *spec)
{
  lxw_chart_line frame = { .color = COLOUR_GRID, .width = 0.75 };

  chart_chartarea_set_line (chart, &frame);
  if (spec->type == RAPPORT_CHART_DOUGHNUT)
    chart_set_hole_size (chart, 60);
  else if (spec->type != RAPPORT_CHART_LINE && spec->type != RAPPORT_CHART_RADAR)
    chart_set_series_gap (chart, 60);
}

/* Draws a chart over number cells, calm and in the same colours everywhere. */
void
rapport_workbook_insert_chart (RapportSheet           *sheet,
                               guint                   row,
                               guint                   col,
                               const RapportChartSpec *spec)
{
  lxw_chart *chart = workbook_add_chart (sheet->workbook->workbook, get_library_type (spec->type));
  g_autofree char *description = rapport_workbook_make_safe_line (spec->description, 250);
  lxw_chart_options options = { .object_position = LXW_OBJECT_MOVE_DONT_SIZE, .description = description };

  set_title (chart, spec->title);
  set_axes (chart, spec);
  for (guint i = 0; i < spec->n_series; i++)
    add_series (chart, spec, i);
  set_legend (chart, spec);
  set_surface (chart, spec);

  options.x_scale = (spec->width > 0 ? spec->width : DEFAULT_WIDTH) / DEFAULT_WIDTH;
  options.y_scale = (spec->height > 0 ? spec->height : DEFAULT_HEIGHT) / DEFAULT_HEIGHT;
  worksheet_insert_chart_opt (sheet->worksheet, row, col, chart, &options);
}
