/* rapport-workbook.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <xlsxwriter.h>

#include "rapport-kpi.h"

G_BEGIN_DECLS

/**
 * RapportWorkbook:
 *
 * A workbook under construction: libxlsxwriter with our rules on top (qbr-workbook.md): texts are
 * made safe, formulas always come with their value, NaN never gets in, column widths are computed
 * from the contents, every sheet has its print set-up, tables have names, and the file appears
 * whole or not at all. One thread at a time.
 */
typedef struct _RapportWorkbook RapportWorkbook;
typedef struct _RapportSheet RapportSheet;

/* The looks a cell can have; number looks use the workbook's currency. */
typedef enum
{
  RAPPORT_STYLE_TEXT,          /* wraps, top */
  RAPPORT_STYLE_TEXT_NOWRAP,
  RAPPORT_STYLE_TITLE,         /* sheet title, 20 pt accent */
  RAPPORT_STYLE_SUBTITLE,      /* grey line below it */
  RAPPORT_STYLE_HEADING,       /* section heading, 13 pt */
  RAPPORT_STYLE_HEADER,        /* column header of a table */
  RAPPORT_STYLE_LABEL,         /* grey label */
  RAPPORT_STYLE_NOTE,          /* small grey, wraps */
  RAPPORT_STYLE_EMPTY,         /* "No actions" in italics */
  RAPPORT_STYLE_TILE_LABEL,
  RAPPORT_STYLE_TILE_MONEY,
  RAPPORT_STYLE_TILE_SHARE,
  RAPPORT_STYLE_TILE_NUMBER,
  RAPPORT_STYLE_TILE_RATIO,
  RAPPORT_STYLE_TILE_NOTE,
  RAPPORT_STYLE_MONEY,
  RAPPORT_STYLE_MONEY_DECIMALS,
  RAPPORT_STYLE_SHARE,         /* 58 % */
  RAPPORT_STYLE_SHARE_SIGNED,  /* +12 % */
  RAPPORT_STYLE_COUNT,
  RAPPORT_STYLE_NUMBER,        /* up to two decimals */
  RAPPORT_STYLE_RATIO,         /* 3.0x */
  RAPPORT_STYLE_RATE,
  RAPPORT_STYLE_DATE,
  RAPPORT_STYLE_DATE_TIME,
  RAPPORT_STYLE_INPUT,         /* where the reader types */
  RAPPORT_STYLE_RAG,           /* word with conditional colour: set rapport_sheet_add_rag() on the range */
  RAPPORT_STYLE_TOTAL_LABEL,
  RAPPORT_STYLE_TOTAL_MONEY,
  RAPPORT_STYLE_TOTAL_COUNT,
  RAPPORT_STYLE_MOVEMENT,      /* places up or down */
  RAPPORT_STYLE_TOTAL_SHARE,
  RAPPORT_STYLE_AMOUNT,        /* money of another currency, two decimals, without its sign */
  RAPPORT_STYLE_YEAR,          /* 2027, without grouping */
  RAPPORT_STYLE_COVER,         /* the cover's title, 28 pt accent, wraps */
  RAPPORT_STYLE_TILE_DECIMAL,
  RAPPORT_STYLE_TILE_RAG,      /* a RAG word in a tile, bold */
  RAPPORT_STYLE_TILE_LINE_MONEY,   /* small numbers below a tile's figure */
  RAPPORT_STYLE_TILE_LINE_SHARE,
  RAPPORT_STYLE_TILE_LINE_NUMBER,
  RAPPORT_STYLE_TILE_LINE_DECIMAL,
  RAPPORT_STYLE_TILE_LINE_RATIO,
  RAPPORT_STYLE_TILE_LINE_SIGNED_SHARE,
  RAPPORT_STYLE_TILE_LINE_SIGNED,
  RAPPORT_STYLE_TOTAL_NUMBER,
  RAPPORT_STYLE_NUMBER_ALIGNED, /* one decimal; what NUMBER becomes in the tables of report sheets */
  RAPPORT_STYLE_CHANGE,        /* +1.5 */
  RAPPORT_N_STYLES
} RapportStyle;

typedef enum
{
  RAPPORT_CHART_COLUMN,
  RAPPORT_CHART_COLUMN_STACKED,
  RAPPORT_CHART_BAR,
  RAPPORT_CHART_BAR_STACKED,
  RAPPORT_CHART_LINE,
  RAPPORT_CHART_DOUGHNUT,
  RAPPORT_CHART_RADAR,
} RapportChartType;

/**
 * RapportChartSpec:
 * @title, @x_title, @y_title: translated; axis names with units; %NULL for doughnut and radar
 * @description: accessible description
 * @sheet: name of the sheet that holds the numbers ("Data")
 * @categories, @values: first and last row and column of each range; must be cells written
 *   with rapport_sheet_number() or rapport_sheet_text() on @sheet
 * @names: cells with the series' names
 * @n_series: how many of @values and @names
 * @number_format: (nullable): of the value axis
 * @width, @height: pixels
 * @starts_at_zero: where no number is negative: the length of a column or bar is its number
 */
typedef struct
{
  RapportChartType  type;
  const char       *title;
  const char       *x_title;
  const char       *y_title;
  const char       *description;
  const char       *sheet;
  struct { guint row1, col1, row2, col2; } categories;
  struct { guint row1, col1, row2, col2; } values[6];
  struct { guint row, col; } names[6];
  guint             n_series;
  const char       *number_format;
  guint             width;
  guint             height;
  gboolean          starts_at_zero;
} RapportChartSpec;

/* @path is the final name; @created: the document's creation time (from the as-of date, so that the
 * same input gives the same bytes). @currency: the reporting currency. @paper: "A4" or "Letter". */
RapportWorkbook *rapport_workbook_new        (const char       *path,
                                              const char       *currency,
                                              const char       *paper,
                                              RapportDate       created,
                                              GError          **error);
void             rapport_workbook_set_properties (RapportWorkbook *self,
                                              const char       *title,
                                              const char       *subject,
                                              const char       *author,
                                              const char       *company);
/* Left, middle and right of header and footer on every sheet; page n of m is added at the right of the footer. */
void             rapport_workbook_set_running_text (RapportWorkbook *self,
                                              const char       *header_left,
                                              const char       *header_right,
                                              const char       *footer_left);
void             rapport_workbook_define_name (RapportWorkbook *self,
                                              const char       *name,
                                              RapportSheet     *sheet,
                                              guint             row,
                                              guint             col);
/* Ends it: widths, print set-up, temporary file, check, rename. Frees @self in any case.
 * @sheets: (out) (optional): how many. */
gboolean         rapport_workbook_save       (RapportWorkbook  *self,
                                              guint            *sheets,
                                              GError          **error);
void             rapport_workbook_discard    (RapportWorkbook  *self);

/* @landscape where wide; @columns: how many columns the sheet uses. Report sheets have no gridlines. */
RapportSheet    *rapport_workbook_add_sheet  (RapportWorkbook  *self,
                                              const char       *name,
                                              gboolean          landscape,
                                              gboolean          is_report);
const char      *rapport_sheet_get_name      (RapportSheet     *self);
/* Zero-based rows and columns everywhere. A NULL text leaves a styled blank. */
void             rapport_sheet_text          (RapportSheet     *self,
                                              guint             row,
                                              guint             col,
                                              const char       *text,
                                              RapportStyle      style);
/* A number; NaN or infinite writes "n/a". Money in major units. */
void             rapport_sheet_number        (RapportSheet     *self,
                                              guint             row,
                                              guint             col,
                                              double            number,
                                              RapportStyle      style);
/* RAPPORT_DATE_NONE leaves a styled blank. */
void             rapport_sheet_date          (RapportSheet     *self,
                                              guint             row,
                                              guint             col,
                                              RapportDate       date,
                                              RapportStyle      style);
void             rapport_sheet_local_time    (RapportSheet     *self,
                                              guint             row,
                                              guint             col,
                                              RapportInstant    local);
/* A formula with the value that it has; @text instead of @number for a formula that gives a word
 * ("n/a"), never empty. English names, commas, at most 250 characters in tables. */
void             rapport_sheet_formula       (RapportSheet     *self,
                                              guint             row,
                                              guint             col,
                                              const char       *formula,
                                              double            number,
                                              const char       *text,
                                              RapportStyle      style);
/* Across several columns; on report sheets only, never in data ranges. */
void             rapport_sheet_merge_text    (RapportSheet     *self,
                                              guint             row,
                                              guint             first_col,
                                              guint             last_col,
                                              const char       *text,
                                              RapportStyle      style);
/* Widths in characters of the default font; columns nobody sets get theirs from the contents
 * between 8 and 60. */
void             rapport_sheet_set_width     (RapportSheet     *self,
                                              guint             first_col,
                                              guint             last_col,
                                              double            width);
void             rapport_sheet_set_row_height (RapportSheet    *self,
                                              guint             row,
                                              double            points);
/* The whole sheet on one printed page; else only as wide as a page. */
void             rapport_sheet_fit_page      (RapportSheet     *self);
guint            rapport_sheet_keep_together (RapportSheet     *self,
                                              guint             row,
                                              double            points);
void             rapport_sheet_freeze        (RapportSheet     *self,
                                              guint             row,
                                              guint             col);
void             rapport_sheet_repeat_rows   (RapportSheet     *self,
                                              guint             first,
                                              guint             last);
/* A real Excel table over cells already written; @headers are its column names (unique), row
 * @first_row is the header row. Needs at least one data row. */
void             rapport_sheet_add_table     (RapportSheet     *self,
                                              const char       *name,
                                              guint             first_row,
                                              guint             first_col,
                                              guint             last_row,
                                              guint             last_col,
                                              const char * const *headers);
/* Green / amber / red / grey fills for the words, beside the words themselves. */
void             rapport_sheet_add_rag       (RapportSheet     *self,
                                              guint             first_row,
                                              guint             first_col,
                                              guint             last_row,
                                              guint             last_col);
void             rapport_sheet_add_data_bars (RapportSheet     *self,
                                              guint             first_row,
                                              guint             first_col,
                                              guint             last_row,
                                              guint             last_col);
/* A drop-down; @words ends with NULL, at most 255 characters in all. */
void             rapport_sheet_add_choices   (RapportSheet     *self,
                                              guint             first_row,
                                              guint             first_col,
                                              guint             last_row,
                                              guint             last_col,
                                              const char * const *words);
void             rapport_sheet_add_chart     (RapportSheet     *self,
                                              guint             row,
                                              guint             col,
                                              const RapportChartSpec *spec);
/* "Data!$B$7", with the sheet's name quoted where needed. Free with g_free(). */
char            *rapport_sheet_reference     (RapportSheet     *self,
                                              guint             row,
                                              guint             col) G_GNUC_WARN_UNUSED_RESULT;
char            *rapport_sheet_range         (RapportSheet     *self,
                                              guint             first_row,
                                              guint             first_col,
                                              guint             last_row,
                                              guint             last_col) G_GNUC_WARN_UNUSED_RESULT;
RapportStyle     rapport_unit_get_style      (RapportUnit       unit);

G_END_DECLS
