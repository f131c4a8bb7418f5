/* rapport-workbook-layout.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-workbook"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "rapport-workbook-private.h"

#define PIXELS_PER_CHARACTER 7.0
#define CELL_PADDING         12.0
#define INDENT               9.0
#define FILTER_BUTTON        18.0
#define MIN_CHARACTERS       8.0
#define MAX_CHARACTERS       60.0
#define WRAP_CHARACTERS      42.0
#define LINE_FACTOR          1.36
#define MAX_ROW_POINTS       400.0
#define TABLE_ROW_POINTS     17.0
#define POINTS_PER_PIXEL     0.75
/* What margins leave of A4 and Letter. */
#define A4_SHORT_POINTS      487.0
#define A4_LONG_POINTS       770.0
#define LETTER_SHORT_POINTS  504.0
#define LETTER_LONG_POINTS   720.0
/* LibreOffice takes the same widths wider, so it shrinks more, and rounds heights down a little. */
#define LIBREOFFICE_SCALE    0.9
#define LIBREOFFICE_ROUNDING 1.08

static RapportColumn *
get_column (RapportSheet *self,
            guint         col)
{
  if (col >= self->columns->len)
    g_array_set_size (self->columns, col + 1);

  return &g_array_index (self->columns, RapportColumn, col);
}

static RapportRow *
get_row (RapportSheet *self,
         guint         row)
{
  if (row >= self->rows->len)
    g_array_set_size (self->rows, row + 1);

  return &g_array_index (self->rows, RapportRow, row);
}

/* The width of a number as it is shown, with grouping, sign and unit. */
static double
measure_number (const RapportSheet *self,
                const RapportCell  *cell)
{
  double size = rapport_style_get_size (cell->style);
  gboolean bold = rapport_style_is_bold (cell->style);
  g_autoptr(GString) text = NULL;
  guint decimals;
  int digits;

  if (cell->style == RAPPORT_STYLE_DATE)
    return rapport_workbook_measure_text ("2026-12-31", size, bold, NULL);
  if (cell->style == RAPPORT_STYLE_DATE_TIME)
    return rapport_workbook_measure_text ("2026-12-31 23:59", size, bold, NULL);

  digits = fabs (cell->number) >= 1 ? (int) floor (log10 (fabs (cell->number))) + 1 : 1;
  text = g_string_new (cell->number < 0 ? "-" : "");
  for (int i = 0; i < digits; i++)
    g_string_append (text, (digits - i) % 3 == 0 && i > 0 ? ",0" : "0");
  decimals = rapport_style_get_decimals (cell->style, self->workbook->currency);
  for (guint i = 0; i < decimals; i++)
    g_string_append (text, i == 0 ? ".0" : "0");
  g_string_append (text, " €€€");

  return rapport_workbook_measure_text (text->str, size, bold, NULL);
}

static double
measure_text (const RapportCell *cell)
{
  double size = rapport_style_get_size (cell->style);
  double longest_word;
  double line = rapport_workbook_measure_text (cell->text, size, rapport_style_is_bold (cell->style),
                                               &longest_word);

  if (cell->style == RAPPORT_STYLE_HEADER)
    return longest_word;
  if (rapport_style_wraps (cell->style))
    return MAX (longest_word, MIN (line, WRAP_CHARACTERS * PIXELS_PER_CHARACTER));

  return line;
}

static void
measure_cell (RapportSheet      *self,
              const RapportCell *cell)
{
  RapportColumn *column = get_column (self, cell->col);
  double pixels = 0;

  if (!rapport_style_is_measured (cell->style) || cell->type == RAPPORT_CELL_MERGED)
    return;

  if (cell->text != NULL)
    pixels = measure_text (cell) + INDENT;
  else if (cell->type != RAPPORT_CELL_BLANK)
    pixels = measure_number (self, cell);

  column->contents = MAX (column->contents, pixels + CELL_PADDING);
}

static void
measure_headers (RapportSheet       *self,
                 const RapportTable *table)
{
  double size = rapport_style_get_size (RAPPORT_STYLE_HEADER);

  for (guint i = 0; table->headers[i] != NULL; i++)
    {
      RapportColumn *column = get_column (self, table->first_col + i);
      double longest_word;

      rapport_workbook_measure_text (table->headers[i], size, TRUE, &longest_word);
      column->contents = MAX (column->contents, longest_word + CELL_PADDING + FILTER_BUTTON);
    }
}

static double
get_column_characters (RapportSheet *self,
                       guint         col)
{
  const RapportColumn *column = get_column (self, col);

  if (column->asked > 0)
    return column->asked;

  return CLAMP (ceil (column->contents / PIXELS_PER_CHARACTER), MIN_CHARACTERS, MAX_CHARACTERS);
}

static double
get_pixels (RapportSheet *self,
            guint         first_col,
            guint         last_col)
{
  double pixels = 0;

  for (guint col = first_col; col <= last_col; col++)
    pixels += get_column_characters (self, col) * PIXELS_PER_CHARACTER + 5;

  return pixels;
}

static double
get_points (RapportSheet *self,
            const char   *text,
            RapportStyle  style,
            guint         first_col,
            guint         last_col)
{
  double size = rapport_style_get_size (style);
  double pixels = get_pixels (self, first_col, last_col) - CELL_PADDING - INDENT;
  guint lines = rapport_workbook_count_lines (text, size, rapport_style_is_bold (style), pixels);

  return MIN (lines * size * LINE_FACTOR + 1, MAX_ROW_POINTS);
}

static gboolean
is_wrapped (const RapportCell *cell)
{
  return cell->text != NULL && (rapport_style_wraps (cell->style) || strchr (cell->text, '\n') != NULL);
}

/* Excel finds the height of a wrapped text itself when it opens a file, but not of one that spans
 * columns, and LibreOffice finds neither. */
static void
measure_height (RapportSheet      *self,
                const RapportCell *cell)
{
  RapportRow *row;

  if (!is_wrapped (cell))
    return;

  row = get_row (self, cell->row);
  row->contents = MAX (row->contents,
                       get_points (self, cell->text, cell->style, cell->col, cell->last_col));
}

static void
measure_header_heights (RapportSheet       *self,
                        const RapportTable *table)
{
  RapportRow *row = get_row (self, table->first_row);

  for (guint i = 0; table->headers[i] != NULL; i++)
    {
      guint col = table->first_col + i;
      double points = get_points (self, table->headers[i], RAPPORT_STYLE_HEADER, col, col);

      row->contents = MAX (row->contents, points + 4);
    }
}

/* Some air for what is read; what is only looked up stays dense. */
static void
measure_table_rows (RapportSheet       *self,
                    const RapportTable *table)
{
  if (!self->is_report)
    return;

  for (guint i = table->first_row + 1; i <= table->last_row; i++)
    {
      RapportRow *row = get_row (self, i);

      row->contents = MAX (row->contents, TABLE_ROW_POINTS);
    }
}

/* Works out column widths and row heights from everything that is on the sheet. */
void
rapport_sheet_measure (RapportSheet *self)
{
  const RapportCell *cells = (const RapportCell *) (gpointer) self->cells->data;

  for (guint i = 0; i < self->cells->len; i++)
    measure_cell (self, &cells[i]);
  for (guint i = 0; i < self->tables->len; i++)
    measure_headers (self, g_ptr_array_index (self->tables, i));

  for (guint i = 0; i < self->cells->len; i++)
    measure_height (self, &cells[i]);
  for (guint i = 0; i < self->tables->len; i++)
    {
      measure_header_heights (self, g_ptr_array_index (self->tables, i));
      measure_table_rows (self, g_ptr_array_index (self->tables, i));
    }
}

/* What was added since the last time; saving measures everything once more. */
static void
measure_new (RapportSheet *self)
{
  const RapportCell *cells = (const RapportCell *) (gpointer) self->cells->data;

  for (; self->n_measured_cells < self->cells->len; self->n_measured_cells++)
    measure_height (self, &cells[self->n_measured_cells]);
  for (; self->n_measured_tables < self->tables->len; self->n_measured_tables++)
    {
      const RapportTable *table = g_ptr_array_index (self->tables, self->n_measured_tables);

      measure_header_heights (self, table);
      measure_table_rows (self, table);
    }
}

static double
get_row_points (RapportSheet *self,
                guint         row)
{
  const RapportRow *sizes = get_row (self, row);

  if (sizes->asked > 0)
    return sizes->asked;

  return MAX (sizes->contents, LXW_DEF_ROW_HEIGHT);
}

static void
apply_sizes (RapportSheet *self)
{
  for (guint col = 0; col < self->columns->len; col++)
    worksheet_set_column (self->worksheet, col, col, get_column_characters (self, col), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      double points = get_row_points (self, i);

      if (points != LXW_DEF_ROW_HEIGHT || get_row (self, i)->asked > 0)
        worksheet_set_row (self->worksheet, i, points, NULL);
    }
}

static gboolean
is_letter (const RapportSheet *self)
{
  return g_ascii_strcasecmp (self->workbook->paper, "Letter") == 0;
}

/* How many points of rows a printed page takes, scaled to the width of the columns; @stretch is 1 or
 * how much smaller than needed the program makes it. */
static double
get_page_points (RapportSheet *self,
                 double        stretch)
{
  double across = is_letter (self) ? LETTER_LONG_POINTS : A4_LONG_POINTS;
  double down = is_letter (self) ? LETTER_SHORT_POINTS : A4_SHORT_POINTS;
  double width = self->columns->len > 0 ? get_pixels (self, 0, self->columns->len - 1) * POINTS_PER_PIXEL : 1;

  if (!self->landscape)
    {
      across = is_letter (self) ? LETTER_SHORT_POINTS : A4_SHORT_POINTS;
      down = is_letter (self) ? LETTER_LONG_POINTS : A4_LONG_POINTS;
    }

  return down / MIN (1, stretch * across / width);
}

/**
 * rapport_sheet_keep_together:
 * @row: where something is about to begin
 * @points: how high it is
 *
 * Leaves rows free where a page would otherwise break in the middle of a chart, or after a heading,
 * in Excel or in LibreOffice. Everything above @row must have been written.
 *
 * Returns: the row at which to begin
 */
guint
rapport_sheet_keep_together (RapportSheet *self,
                             guint         row,
                             double        points)
{
  double page, longest_page;
  double taken = 0;

  g_return_val_if_fail (self != NULL, row);

  measure_new (self);
  page = get_page_points (self, 1);
  longest_page = get_page_points (self, LIBREOFFICE_SCALE) * LIBREOFFICE_ROUNDING;
  for (guint i = 0; i < row; i++)
    {
      double height = get_row_points (self, i);

      taken = taken + height > longest_page ? height : taken + height;
    }
  if (taken == 0 || points > page || taken + points <= page)
    return row;

  for (; taken < longest_page; taken += LXW_DEF_ROW_HEIGHT)
    get_row (self, row++)->asked = LXW_DEF_ROW_HEIGHT;

  return row;
}

static char *
make_running_line (const char *left,
                   const char *right)
{
  return g_strdup_printf ("&L&9&K5F6B76%s&R&9&K5F6B76%s", left, right);
}

static void
apply_running_text (RapportSheet *self)
{
  const RapportWorkbook *workbook = self->workbook;
  /* Translators: the first stands for the number of a page, the second for how many there are. */
  g_autofree char *pages = g_strdup_printf (_("Page %s of %s"), "&P", "&N");
  g_autofree char *header = make_running_line (workbook->header_left != NULL ? workbook->header_left : "",
                                               workbook->header_right != NULL ? workbook->header_right : "");
  g_autofree char *footer = make_running_line (workbook->footer_left != NULL ? workbook->footer_left : "",
                                               pages);

  worksheet_set_header (self->worksheet, header);
  worksheet_set_footer (self->worksheet, footer);
}

static void
apply_print (RapportSheet *self)
{
  lxw_worksheet *worksheet = self->worksheet;

  worksheet_set_paper (worksheet, is_letter (self) ? 1 : 9);
  if (self->landscape)
    worksheet_set_landscape (worksheet);
  worksheet_fit_to_pages (worksheet, 1, self->is_one_page ? 1 : 0);
  worksheet_set_margins (worksheet, 0.5, 0.5, 0.75, 0.75);
  if (self->is_report)
    worksheet_gridlines (worksheet, LXW_HIDE_ALL_GRIDLINES);
  apply_running_text (self);
}

void
rapport_sheet_apply_layout (RapportSheet *self)
{
  apply_sizes (self);
  apply_print (self);
}
