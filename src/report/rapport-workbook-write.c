/* rapport-workbook-write.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-workbook"

#include "config.h"

#include <math.h>
#include <string.h>

#include "rapport-workbook-private.h"

#define MIN_ROWS_TO_FILTER 8

static gboolean
is_in_table (const RapportSheet *self,
             const RapportCell  *cell)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const RapportTable *table = g_ptr_array_index (self->tables, i);

      if (cell->row > table->first_row && cell->row <= table->last_row && cell->col >= table->first_col &&
          cell->col <= table->last_col)
        return TRUE;
    }

  return FALSE;
}

static gpointer
make_position (guint row,
               guint col)
{
  return GUINT_TO_POINTER (row * LXW_COL_MAX + col + 1);
}

/* The header cells of a sheet, and for each the place that fits what stands below it. */
static GHashTable *
find_headers (const RapportSheet *self)
{
  const RapportCell *cells = (const RapportCell *) (gpointer) self->cells->data;
  GHashTable *headers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      if (cells[i].style == RAPPORT_STYLE_HEADER)
        g_hash_table_insert (headers, make_position (cells[i].row, cells[i].col), GUINT_TO_POINTER (RAPPORT_PLACE_TABLE));
    }

  for (guint i = 0; i < self->tables->len; i++)
    {
      const RapportTable *table = g_ptr_array_index (self->tables, i);

      for (guint col = table->first_col; col <= table->last_col; col++)
        g_hash_table_insert (headers, make_position (table->first_row, col), GUINT_TO_POINTER (RAPPORT_PLACE_TABLE));
    }

  for (guint i = 0; i < self->cells->len; i++)
    {
      gpointer above = cells[i].row > 0 ? make_position (cells[i].row - 1, cells[i].col) : NULL;

      if (above == NULL || !g_hash_table_contains (headers, above))
        continue;
      if (rapport_style_is_right (cells[i].style))
        g_hash_table_insert (headers, above, GUINT_TO_POINTER (RAPPORT_PLACE_OVER_NUMBERS));
      else if (rapport_style_is_centred (cells[i].style))
        g_hash_table_insert (headers, above, GUINT_TO_POINTER (RAPPORT_PLACE_OVER_WORDS));
    }

  return headers;
}

static RapportPlace
find_header_place (GHashTable *headers,
                   guint       row,
                   guint       col)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (headers, make_position (row, col)));
}

/* In the tables of reports numbers have one decimal each, so that they stand below each other;
 * elsewhere a whole number needs no ".0". A text with lines of its own has to be wrapped. */
static RapportStyle
find_style (const RapportSheet *self,
            const RapportCell  *cell,
            gboolean            in_table)
{
  gboolean is_number = cell->type == RAPPORT_CELL_NUMBER || cell->type == RAPPORT_CELL_FORMULA_NUMBER;

  if (cell->style == RAPPORT_STYLE_NUMBER && in_table && self->is_report)
    return RAPPORT_STYLE_NUMBER_ALIGNED;
  if (cell->style == RAPPORT_STYLE_NUMBER && is_number && cell->number == floor (cell->number))
    return RAPPORT_STYLE_COUNT;
  if (cell->style == RAPPORT_STYLE_TEXT_NOWRAP && cell->text != NULL && strchr (cell->text, '\n') != NULL)
    return RAPPORT_STYLE_TEXT;

  return cell->style;
}

static lxw_format *
find_format (RapportSheet      *self,
             const RapportCell *cell,
             GHashTable        *headers)
{
  gboolean in_table = is_in_table (self, cell);
  RapportStyle style = find_style (self, cell, in_table);
  RapportPlace place = in_table ? RAPPORT_PLACE_TABLE : RAPPORT_PLACE_FREE;

  if (style == RAPPORT_STYLE_HEADER)
    place = find_header_place (headers, cell->row, cell->col);

  return rapport_workbook_get_format (self->workbook, style, place);
}

static void
write_cell (RapportSheet      *self,
            const RapportCell *cell,
            lxw_format        *format)
{
  lxw_worksheet *sheet = self->worksheet;

  switch (cell->type)
    {
    case RAPPORT_CELL_TEXT:
      worksheet_write_string (sheet, cell->row, cell->col, cell->text, format);
      break;

    case RAPPORT_CELL_NUMBER:
      worksheet_write_number (sheet, cell->row, cell->col, cell->number, format);
      break;

    case RAPPORT_CELL_FORMULA_NUMBER:
      worksheet_write_formula_num (sheet, cell->row, cell->col, cell->formula, format, cell->number);
      break;

    case RAPPORT_CELL_FORMULA_TEXT:
      worksheet_write_formula_str (sheet, cell->row, cell->col, cell->formula, format, cell->text);
      break;

    case RAPPORT_CELL_MERGED:
      if (cell->text != NULL)
        worksheet_merge_range (sheet, cell->row, cell->col, cell->row, cell->last_col, cell->text, format);
      break;

    case RAPPORT_CELL_BLANK:
    default:
      worksheet_write_blank (sheet, cell->row, cell->col, format);
      break;
    }
}

/* The library writes the header cells itself, from the names that the table gets: they are the same
 * in both places, or Excel would want to repair the file. */
static void
write_table (RapportSheet       *self,
             const RapportTable *table,
             GHashTable         *headers)
{
  guint n_columns = table->last_col - table->first_col + 1;
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, n_columns);
  g_autofree lxw_table_column **list = g_new0 (lxw_table_column *, n_columns + 1);
  lxw_table_options options = { .name = table->name, .style_type = LXW_TABLE_STYLE_TYPE_LIGHT };

  for (guint i = 0; i < n_columns; i++)
    {
      columns[i].header = table->headers[i];
      columns[i].header_format = rapport_workbook_get_format (self->workbook, RAPPORT_STYLE_HEADER,
                                                              find_header_place (headers, table->first_row,
                                                                                 table->first_col + i));
      list[i] = &columns[i];
    }

  options.columns = list;
  options.style_type_number = 1;
  options.no_banded_rows = LXW_TRUE;
  options.no_autofilter = table->last_row - table->first_row < MIN_ROWS_TO_FILTER;
  if (worksheet_add_table (self->worksheet, table->first_row, table->first_col, table->last_row,
                           table->last_col, &options) != LXW_NO_ERROR)
    g_warning ("Table %s could not be made", table->name);
}

/* Hands everything that waits on a sheet to the library. */
void
rapport_sheet_write (RapportSheet *self)
{
  const RapportCell *cells = (const RapportCell *) (gpointer) self->cells->data;
  g_autoptr(GHashTable) headers = find_headers (self);

  rapport_sheet_measure (self);
  for (guint i = 0; i < self->cells->len; i++)
    write_cell (self, &cells[i], find_format (self, &cells[i], headers));
  for (guint i = 0; i < self->tables->len; i++)
    write_table (self, g_ptr_array_index (self->tables, i), headers);
  rapport_sheet_apply_layout (self);
  g_clear_pointer (&self->cells, g_array_unref);
}
