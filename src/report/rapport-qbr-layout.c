/* rapport-qbr-layout.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-qbr-private.h"

/* The pieces that all sheets are made of, so that they look alike. */

#define ROW_PIXELS 20
#define CHART_GAP 16
/* A heading stays with the header and the first rows of its table. */
#define HEADING_POINTS 105

static double
get_pixels (double characters)
{
  return floor (characters * 7 + 5);
}

static double
get_total_pixels (const RapportQbrColumn *columns,
                  guint                   n_columns)
{
  double pixels = 0;

  for (guint i = 0; i < n_columns; i++)
    pixels += get_pixels (columns[i].width);

  return pixels;
}

/* The first column that begins at @pixels or right of it, and where it begins. */
static guint
find_column (const RapportQbrColumn *columns,
             guint                   n_columns,
             double                  pixels,
             double                 *begins)
{
  guint column = 0;

  *begins = 0;
  while (column < n_columns - 1 && *begins < pixels)
    *begins += get_pixels (columns[column++].width);

  return column;
}

RapportSheet *
rapport_qbr_begin_sheet (RapportQbr             *self,
                         RapportQbrSheet         sheet,
                         const RapportQbrColumn *columns,
                         guint                   n_columns)
{
  RapportSheet *result = self->sheets[sheet];

  g_assert (result != NULL);
  g_assert (n_columns <= RAPPORT_QBR_MAX_COLUMNS);

  for (guint i = 0; i < n_columns; i++)
    rapport_sheet_set_width (result, i, i, columns[i].width);
  rapport_sheet_text (result, 0, 0, _(rapport_qbr_get_sheet_title (sheet)), RAPPORT_STYLE_TITLE);
  rapport_sheet_set_row_height (result, 0, 30);
  rapport_sheet_text (result, 1, 0, self->subtitle, RAPPORT_STYLE_SUBTITLE);
  rapport_sheet_freeze (result, 2, 0);

  return result;
}

guint
rapport_qbr_put_heading (RapportSheet *sheet,
                         guint         row,
                         const char   *text)
{
  row = rapport_sheet_keep_together (sheet, row, HEADING_POINTS);
  rapport_sheet_text (sheet, row, 0, text, RAPPORT_STYLE_HEADING);
  rapport_sheet_set_row_height (sheet, row, 21);

  return row + 1;
}

guint
rapport_qbr_put_empty (RapportSheet *sheet,
                       guint         row,
                       guint         last_col,
                       const char   *text)
{
  rapport_sheet_merge_text (sheet, row, 0, last_col, text, RAPPORT_STYLE_EMPTY);

  return row + 1;
}

guint
rapport_qbr_put_paragraph (RapportSheet *sheet,
                           guint         row,
                           guint         first_col,
                           guint         last_col,
                           const char   *text)
{
  rapport_sheet_merge_text (sheet, row, first_col, last_col, text, RAPPORT_STYLE_TEXT);

  return row + 1;
}

void
rapport_qbr_put_header (RapportSheet           *sheet,
                        guint                   row,
                        const RapportQbrColumn *columns,
                        guint                   n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    rapport_sheet_text (sheet, row, i, _(columns[i].title), RAPPORT_STYLE_HEADER);
}

void
rapport_qbr_finish_table (RapportSheet           *sheet,
                          const char             *name,
                          guint                   row,
                          guint                   last,
                          const RapportQbrColumn *columns,
                          guint                   n_columns)
{
  const char *headers[RAPPORT_QBR_MAX_COLUMNS + 1] = { NULL };

  for (guint i = 0; i < n_columns; i++)
    headers[i] = _(columns[i].title);
  rapport_qbr_put_header (sheet, row, columns, n_columns);
  rapport_sheet_add_table (sheet, name, row, 0, last, n_columns - 1, headers);
}

void
rapport_qbr_put_formula (RapportSheet *sheet,
                         guint         row,
                         guint         col,
                         double        value,
                         RapportStyle  style,
                         const char   *format,
                         ...)
{
  g_autofree char *formula = NULL;
  va_list args;

  va_start (args, format);
  formula = g_strdup_vprintf (format, args);
  va_end (args);

  rapport_sheet_formula (sheet, row, col, formula, value, isfinite (value) ? NULL : _("n/a"), style);
}

void
rapport_qbr_put_kpi (RapportQbr   *self,
                     RapportSheet *sheet,
                     guint         row,
                     guint         col,
                     RapportKpi    kpi,
                     guint         quarter,
                     RapportStyle  style)
{
  guint data_row = self->kpi_rows[kpi][quarter];
  g_autofree char *numerator = rapport_data_sheet_reference (self->data, data_row, 0);
  g_autofree char *denominator = rapport_data_sheet_reference (self->data, data_row, 1);
  double below = rapport_data_sheet_get (self->data, data_row, 1);
  double value = below != 0 ? rapport_data_sheet_get (self->data, data_row, 0) / below : NAN;

  rapport_qbr_put_formula (sheet, row, col, value, style, "=IF(%s=0,\"%s\",%s/%s)",
                           denominator, _("n/a"), numerator, denominator);
}

void
rapport_qbr_put_data (RapportQbr   *self,
                      RapportSheet *sheet,
                      guint         row,
                      guint         col,
                      guint         data_row,
                      guint         value,
                      RapportStyle  style)
{
  g_autofree char *cell = rapport_data_sheet_reference (self->data, data_row, value);
  double number = rapport_data_sheet_get (self->data, data_row, value);

  if (isnan (number))
    rapport_sheet_text (sheet, row, col, _("n/a"), style);
  else
    rapport_qbr_put_formula (sheet, row, col, number, style, "=%s", cell);
}

void
rapport_qbr_put_sum (RapportQbr            *self,
                     RapportSheet          *sheet,
                     guint                  row,
                     guint                  col,
                     const RapportQbrBlock *block,
                     guint                  value,
                     RapportStyle           style)
{
  g_autofree char *range = rapport_data_sheet_range (self->data, block->first, block->last, value);
  double sum = 0;

  for (guint i = block->first; i <= block->last; i++)
    {
      double number = rapport_data_sheet_get (self->data, i, value);

      sum += isnan (number) ? 0 : number;
    }

  rapport_qbr_put_formula (sheet, row, col, round (sum * 10000) / 10000, style, "=ROUND(SUMPRODUCT(%s),4)", range);
}

guint
rapport_qbr_put_figures (RapportQbr       *self,
                         RapportSheet     *sheet,
                         guint             row,
                         const guint      *cols,
                         const RapportKpi *kpis,
                         guint             n_kpis)
{
  static const RapportStyle styles[] = {
    [RAPPORT_UNIT_MONEY] = RAPPORT_STYLE_TILE_MONEY,
    [RAPPORT_UNIT_SHARE] = RAPPORT_STYLE_TILE_SHARE,
    [RAPPORT_UNIT_COUNT] = RAPPORT_STYLE_TILE_NUMBER,
    [RAPPORT_UNIT_DAYS] = RAPPORT_STYLE_TILE_NUMBER,
    [RAPPORT_UNIT_HOURS] = RAPPORT_STYLE_TILE_DECIMAL,
    [RAPPORT_UNIT_RATIO] = RAPPORT_STYLE_TILE_RATIO,
    [RAPPORT_UNIT_SCORE] = RAPPORT_STYLE_TILE_NUMBER,
  };

  for (guint i = 0; i < n_kpis; i++)
    {
      const RapportKpiInfo *info = rapport_kpi_get_info (kpis[i]);
      RapportStyle style = kpis[i] == RAPPORT_KPI_CSAT ? RAPPORT_STYLE_TILE_DECIMAL : styles[info->unit];
      guint last = cols[i + 1] - 1;

      rapport_sheet_merge_text (sheet, row, cols[i], last, _(info->title), RAPPORT_STYLE_TILE_LABEL);
      rapport_sheet_merge_text (sheet, row + 1, cols[i], last, NULL, style);
      rapport_qbr_put_kpi (self, sheet, row + 1, cols[i], kpis[i], RAPPORT_QBR_PRESENT, style);
    }
  rapport_sheet_set_row_height (sheet, row, 20);
  rapport_sheet_set_row_height (sheet, row + 1, 34);

  return row + 3;
}

guint
rapport_qbr_put_charts (RapportSheet           *sheet,
                        guint                   row,
                        const RapportQbrColumn *columns,
                        guint                   n_columns,
                        RapportChartSpec       *specs,
                        guint                   n_specs,
                        guint                   height)
{
  double total = get_total_pixels (columns, n_columns);
  double begins = 0;
  guint column = 0;

  g_assert (n_specs >= 1 && n_specs <= 2);

  row = rapport_sheet_keep_together (sheet, row, height * 0.75 + 4);
  if (n_specs == 2)
    column = find_column (columns, n_columns, total / 2, &begins);

  for (guint i = 0; i < n_specs; i++)
    {
      double left = i == 0 ? 0 : begins;
      double right = i == 0 && n_specs == 2 ? begins - CHART_GAP : total;

      specs[i].width = right - left;
      specs[i].height = height;
      rapport_sheet_add_chart (sheet, row, i == 0 ? 0 : column, &specs[i]);
    }

  return row + (height + ROW_PIXELS - 1) / ROW_PIXELS + 1;
}

void
rapport_qbr_point_chart (RapportQbr            *self,
                         RapportChartSpec      *spec,
                         const RapportQbrBlock *block,
                         guint                  first_value,
                         guint                  n_values)
{
  rapport_data_sheet_chart (self->data, spec, block->header, block->first, block->last, first_value, n_values);

  spec->starts_at_zero = TRUE;
  for (guint row = block->first; row <= block->last; row++)
    {
      for (guint i = first_value; i < first_value + n_values; i++)
        spec->starts_at_zero = spec->starts_at_zero && !(rapport_data_sheet_get (self->data, row, i) < 0);
    }
}

void
rapport_qbr_begin_block (RapportQbr         *self,
                         RapportQbrBlock    *block,
                         const char         *title,
                         const char         *label,
                         const char         *second,
                         const char * const *headers)
{
  block->header = rapport_data_sheet_begin (self->data, title, label, second, headers);
  block->first = block->header + 1;
  block->last = block->header;
  block->has_data = FALSE;
}

guint
rapport_qbr_add_block_row (RapportQbr      *self,
                           RapportQbrBlock *block,
                           const char      *label,
                           const char      *second)
{
  block->last = rapport_data_sheet_add_row (self->data, label, second);

  return block->last;
}

gboolean
rapport_qbr_block_is_empty (const RapportQbrBlock *block)
{
  return block->last < block->first;
}

gboolean
rapport_qbr_shows_something (RapportQbr            *self,
                             const RapportQbrBlock *block,
                             guint                  first_value,
                             guint                  n_values)
{
  for (guint row = block->first; row <= block->last; row++)
    {
      for (guint i = first_value; i < first_value + n_values; i++)
        {
          double number = rapport_data_sheet_get (self->data, row, i);

          if (!isnan (number) && number != 0)
            return TRUE;
        }
    }

  return FALSE;
}

gboolean
rapport_qbr_has_numbers (RapportQbr            *self,
                         const RapportQbrBlock *block,
                         guint                  value)
{
  for (guint i = block->first; i <= block->last; i++)
    {
      if (!isnan (rapport_data_sheet_get (self->data, i, value)))
        return TRUE;
    }

  return FALSE;
}
