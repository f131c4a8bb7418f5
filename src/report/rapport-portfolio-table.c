/* rapport-portfolio-table.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-portfolio"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdarg.h>

#include "rapport-portfolio-private.h"

#define ROW_PIXELS   20
#define CHART_ROWS   15
#define BAR_PIXELS   26
#define FRAME_PIXELS 90
#define CHART_GAP    16
#define MAX_COLUMNS  24
#define NOT_AVAILABLE "\"n/a\""

/* Where the cells of one partner's row are. */
typedef struct
{
  RapportBook             *book;
  RapportSheet            *sheet;
  const RapportBookColumn *columns;
  guint                    n_columns;
  guint                    header;
  guint                    row;
  guint                    partner;
  guint                    rank;      /* 0 for none */
  double                   last;      /* the ranked figure of the row above */
} Line;

/* A formula and the value that it has, NaN for "n/a". */
void
rapport_book_put_formula (RapportSheet *sheet,
                          guint         row,
                          guint         col,
                          double        value,
                          RapportStyle  style,
                          const char   *format,
                          ...)
{
  g_autofree char *formula = NULL;
  va_list arguments;

  va_start (arguments, format);
  formula = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  rapport_sheet_formula (sheet, row, col, formula, isnan (value) ? 0 : value, isnan (value) ? "n/a" : NULL, style);
}

/* With the month as a word: other countries read 09/10 in two ways. */
char *
rapport_book_format_date (RapportDate date)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc ((gint64) date * 24 * 60 * 60);

  g_assert (time != NULL);

  /* Translators: a date as in "1 July 2026", see g_date_time_format(). */
  return g_date_time_format (time, _("%-d %B %Y"));
}

guint
rapport_book_put_empty (RapportSheet *sheet,
                        guint         row,
                        const char   *text)
{
  rapport_sheet_text (sheet, row, 0, text, RAPPORT_STYLE_EMPTY);

  return row + 2;
}

/**
 * rapport_book_begin_sheet:
 * @columns: the columns whose widths the sheet gets
 *
 * Puts title and subtitle on a sheet; its contents begin at row 3.
 */
RapportSheet *
rapport_book_begin_sheet (RapportBook             *self,
                          RapportBookSheet         sheet,
                          const RapportBookColumn *columns,
                          guint                    n_columns)
{
  RapportSheet *result = self->sheets[sheet];

  for (guint i = 0; i < n_columns; i++)
    rapport_sheet_set_width (result, i, i, columns[i].width);
  rapport_sheet_text (result, 0, 0, rapport_book_get_sheet_title (sheet), RAPPORT_STYLE_TITLE);
  rapport_sheet_set_row_height (result, 0, 30);
  rapport_sheet_text (result, 1, 0, self->subtitle, RAPPORT_STYLE_SUBTITLE);

  return result;
}

static void
put_figure (const Line    *line,
            guint          col,
            RapportFigure  figure,
            RapportStyle   style)
{
  g_autofree char *cell = rapport_book_cell (line->book, line->partner, figure);

  rapport_book_put_formula (line->sheet, line->row, col,
                            rapport_book_get_figure (line->book, line->partner, figure), style,
                            "=IF(ISNUMBER(%s),%s," NOT_AVAILABLE ")", cell, cell);
}

static void
put_ratio (const Line              *line,
           guint                    col,
           const RapportBookColumn *column)
{
  g_autofree char *a = rapport_book_cell (line->book, line->partner, column->a);
  g_autofree char *b = rapport_book_cell (line->book, line->partner, column->b);
  double above = rapport_book_get_figure (line->book, line->partner, column->a);
  double below = rapport_book_get_figure (line->book, line->partner, column->b);
  double value = isnan (above) || isnan (below) || below == 0 ? NAN : above / below;

  rapport_book_put_formula (line->sheet, line->row, col, value, column->style,
                            "=IF(AND(ISNUMBER(%s),N(%s)<>0),%s/%s," NOT_AVAILABLE ")", a, b, a, b);
}

static void
put_growth (const Line              *line,
            guint                    col,
            const RapportBookColumn *column)
{
  g_autofree char *a = rapport_book_cell (line->book, line->partner, column->a);
  g_autofree char *b = rapport_book_cell (line->book, line->partner, column->b);
  double actual = rapport_book_get_figure (line->book, line->partner, column->a);
  double base = rapport_book_get_figure (line->book, line->partner, column->b);
  double value = isnan (actual) || isnan (base) || base == 0 ? NAN : (actual - base) / fabs (base);

  rapport_book_put_formula (line->sheet, line->row, col, value, column->style,
                            "=IF(AND(ISNUMBER(%s),N(%s)<>0),(%s-%s)/ABS(%s)," NOT_AVAILABLE ")", a, b, a, b, b);
}

static void
put_change (const Line              *line,
            guint                    col,
            const RapportBookColumn *column)
{
  g_autofree char *a = rapport_book_cell (line->book, line->partner, column->a);
  g_autofree char *b = rapport_book_cell (line->book, line->partner, column->b);
  double value = rapport_book_get_figure (line->book, line->partner, column->a) -
                 rapport_book_get_figure (line->book, line->partner, column->b);

  rapport_book_put_formula (line->sheet, line->row, col, value, column->style,
                            "=IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s-%s," NOT_AVAILABLE ")", a, b, a, b);
}

static char *
make_cell_name (guint row,
                guint col)
{
  char name[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (name, row, col);

  return g_strdup (name);
}

static guint
find_column (const Line        *line,
             RapportColumnType  type,
             RapportFigure      figure)
{
  for (guint i = 0; i < line->n_columns; i++)
    {
      if (line->columns[i].type == type && line->columns[i].a == figure)
        return i;
    }

  g_assert_not_reached ();
}

/* Looks at the row above only, so that many partners are ranked quickly. */
static void
put_rank (const Line              *line,
          guint                    col,
          const RapportBookColumn *column)
{
  guint ranked = find_column (line, RAPPORT_COLUMN_FIGURE, column->a);
  g_autofree char *cell = make_cell_name (line->row, ranked);
  g_autofree char *above = make_cell_name (line->row - 1, ranked);
  g_autofree char *rank_above = make_cell_name (line->row - 1, col);
  double value = line->rank > 0 ? line->rank : NAN;

  if (line->row == line->header + 1)
    rapport_book_put_formula (line->sheet, line->row, col, value, column->style,
                              "=IF(ISNUMBER(%s),1," NOT_AVAILABLE ")", cell);
  else
    rapport_book_put_formula (line->sheet, line->row, col, value, column->style,
                              "=IF(ISNUMBER(%s),IF(%s=%s,%s,ROW()-%u)," NOT_AVAILABLE ")", cell, cell, above, rank_above,
                              line->header + 1);
}

static void
put_movement (const Line              *line,
              guint                    col,
              const RapportBookColumn *column)
{
  g_autofree char *before = rapport_book_cell (line->book, line->partner, RAPPORT_FIGURE_RANK_BEFORE);
  g_autofree char *rank = make_cell_name (line->row, find_column (line, RAPPORT_COLUMN_RANK, column->a));
  double value = line->rank > 0
                   ? rapport_book_get_figure (line->book, line->partner, RAPPORT_FIGURE_RANK_BEFORE) - line->rank
                   : NAN;

  rapport_book_put_formula (line->sheet, line->row, col, value, column->style,
                            "=IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s-%s," NOT_AVAILABLE ")", before, rank, before, rank);
}

static void
put_band (const Line *line,
          guint       col)
{
  const RapportGrouping *bands = &line->book->groupings[RAPPORT_GROUPING_BAND];
  g_autofree char *labels = rapport_data_sheet_label_range (line->book->data, bands->block.first,
                                                            bands->block.first + bands->block.n_rows - 1);
  g_autofree char *code = rapport_book_cell (line->book, line->partner, RAPPORT_FIGURE_BAND);
  g_autofree char *formula = g_strdup_printf ("=INDEX(%s,%s)", labels, code);

  rapport_sheet_formula (line->sheet, line->row, col, formula, 0,
                         g_ptr_array_index (bands->titles, rapport_grouping_find (bands, line->partner) - 1),
                         RAPPORT_STYLE_RAG);
}

static char *
join_types (const RapportRecord *partner)
{
  const RapportField *field = rapport_kind_get_field (RAPPORT_KIND_PARTNER, "types");
  const char * const *types = rapport_record_get_list (partner, "types");
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; types[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) rapport_field_get_choice_title (field, types[i]));
  g_ptr_array_add (titles, NULL);

  return g_strjoinv (", ", (char **) titles->pdata);
}

static char *
join_reasons (const RapportHealth *health)
{
  g_autofree char *caps = health->caps != NULL ? g_strjoinv ("; ", health->caps) : g_strdup ("");
  g_autofree char *reasons = health->reasons != NULL ? g_strjoinv ("; ", health->reasons) : g_strdup ("");

  if (*caps == '\0' || *reasons == '\0')
    return g_strconcat (caps, reasons, NULL);

  return g_strconcat (caps, "; ", reasons, NULL);
}

/* What a partner's record says, as text. */
static char *
make_text (const Line        *line,
           RapportColumnType  type)
{
  const RapportPortfolio *portfolio = line->book->portfolio;
  const RapportFacts *facts = g_ptr_array_index (portfolio->facts, line->partner);
  const RapportFairness *fairness = g_ptr_array_index (portfolio->fairness, line->partner);
  const RapportScorecard *card = g_ptr_array_index (portfolio->scorecards, line->partner);

  switch ((int) type)
    {
    case RAPPORT_COLUMN_NAME:
      return g_strdup (rapport_record_get_title (facts->partner));

    case RAPPORT_COLUMN_TIER:
      return g_strdup (fairness->tier);

    case RAPPORT_COLUMN_TYPES:
      return join_types (facts->partner);

    case RAPPORT_COLUMN_REGION:
      return g_strdup (rapport_record_get_text (facts->partner, "region"));

    case RAPPORT_COLUMN_OWNER:
      return g_strdup (rapport_programme_get_title (portfolio->programme,
                                                    rapport_record_get_id (facts->partner, "owner")));

    case RAPPORT_COLUMN_REASONS:
      return join_reasons (&card->health);

    default:
      return NULL;
    }
}

static void
put_cell (const Line              *line,
          guint                    col,
          const RapportBookColumn *column)
{
  g_autofree char *text = NULL;

  switch (column->type)
    {
    case RAPPORT_COLUMN_FIGURE:
      put_figure (line, col, column->a, column->style);
      break;

    case RAPPORT_COLUMN_RATIO:
      put_ratio (line, col, column);
      break;

    case RAPPORT_COLUMN_GROWTH:
      put_growth (line, col, column);
      break;

    case RAPPORT_COLUMN_CHANGE:
      put_change (line, col, column);
      break;

    case RAPPORT_COLUMN_RANK:
      put_rank (line, col, column);
      break;

    case RAPPORT_COLUMN_MOVEMENT:
      put_movement (line, col, column);
      break;

    case RAPPORT_COLUMN_BAND:
      put_band (line, col);
      break;

    case RAPPORT_COLUMN_NAME:
    case RAPPORT_COLUMN_TIER:
    case RAPPORT_COLUMN_TYPES:
    case RAPPORT_COLUMN_REGION:
    case RAPPORT_COLUMN_OWNER:
    case RAPPORT_COLUMN_REASONS:
    default:
      text = make_text (line, column->type);
      rapport_sheet_text (line->sheet, line->row, col, text, RAPPORT_STYLE_TEXT);
      break;
    }
}

static void
move_rank (Line *line)
{
  double revenue = rapport_book_get_figure (line->book, line->partner, RAPPORT_FIGURE_REVENUE);

  if (isnan (revenue))
    line->rank = 0;
  else if (revenue != line->last)
    line->rank = line->row - line->header;
  line->last = revenue;
}

static RapportStyle
get_total_style (RapportStyle style)
{
  switch ((int) style)
    {
    case RAPPORT_STYLE_MONEY:
      return RAPPORT_STYLE_TOTAL_MONEY;

    case RAPPORT_STYLE_SHARE:
    case RAPPORT_STYLE_SHARE_SIGNED:
      return RAPPORT_STYLE_TOTAL_SHARE;

    case RAPPORT_STYLE_COUNT:
      return RAPPORT_STYLE_TOTAL_COUNT;

    default:
      return RAPPORT_STYLE_TOTAL_NUMBER;
    }
}

/* Of what has a base only: a partner without a target adds nothing to the attainment of all. */
static double
sum_with_base (const RapportBook *self,
               RapportFigure      figure,
               RapportFigure      base)
{
  double sum = 0;

  for (guint i = 0; i < self->n_partners; i++)
    {
      double number = rapport_book_get_figure (self, i, figure);

      if (rapport_book_get_figure (self, i, base) > 0 && !isnan (number))
        sum += number;
    }

  return sum;
}

static void
put_total_ratio (RapportBook             *self,
                 RapportSheet            *sheet,
                 guint                    row,
                 guint                    col,
                 const RapportBookColumn *column)
{
  g_autofree char *a = rapport_book_range (self, column->a);
  g_autofree char *b = rapport_book_range (self, column->b);
  double below = rapport_book_sum_figure (self, column->b);

  rapport_book_put_formula (sheet, row, col, below != 0 ? sum_with_base (self, column->a, column->b) / below : NAN,
                            get_total_style (column->style),
                            "=IF(SUM(%s)=0," NOT_AVAILABLE ",SUMIFS(%s,%s,\">0\")/SUM(%s))", b, a, b, b);
}

static void
put_total (RapportBook             *self,
           RapportSheet            *sheet,
           guint                    row,
           guint                    col,
           const RapportBookColumn *column)
{
  g_autofree char *a = rapport_book_range (self, column->a);
  g_autofree char *b = rapport_book_range (self, column->b);
  double sum = rapport_book_sum_figure (self, column->a);
  double base = rapport_book_sum_figure (self, column->b);

  if (!column->has_total)
    rapport_sheet_text (sheet, row, col, col == 0 ? _("All partners") : NULL, RAPPORT_STYLE_TOTAL_LABEL);
  else if (column->type == RAPPORT_COLUMN_RATIO)
    put_total_ratio (self, sheet, row, col, column);
  else if (column->type == RAPPORT_COLUMN_GROWTH)
    rapport_book_put_formula (sheet, row, col, base != 0 ? (sum - base) / fabs (base) : NAN,
                              get_total_style (column->style),
                              "=IF(SUM(%s)=0," NOT_AVAILABLE ",(SUM(%s)-SUM(%s))/ABS(SUM(%s)))", b, a, b, b);
  else
    rapport_book_put_formula (sheet, row, col, rapport_book_has_figure (self, column->a) ? sum : NAN,
                              get_total_style (column->style), "=IF(COUNT(%s)=0," NOT_AVAILABLE ",SUM(%s))", a, a);
}

static gboolean
has_total (const RapportBookColumn *columns,
           guint                    n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      if (columns[i].has_total)
        return TRUE;
    }

  return FALSE;
}

/**
 * rapport_book_put_table:
 * @order: the partners to show
 * @n_rows: how many of them; at least one
 *
 * Writes a table with a row for each partner, and below it a line for all.
 *
 * Returns: the next free row
 */
guint
rapport_book_put_table (RapportBook             *self,
                        RapportSheet            *sheet,
                        guint                    row,
                        const char              *name,
                        const RapportBookColumn *columns,
                        guint                    n_columns,
                        const guint             *order,
                        guint                    n_rows)
{
  const char *headers[MAX_COLUMNS + 1] = { NULL };
  Line line = { self, sheet, columns, n_columns, .header = row, .last = NAN };

  g_assert (n_columns <= MAX_COLUMNS);
  g_assert (n_rows > 0);

  for (guint i = 0; i < n_columns; i++)
    headers[i] = _(columns[i].title);
  for (guint i = 0; i < n_rows; i++)
    {
      line.row = row + 1 + i;
      line.partner = order[i];
      move_rank (&line);
      for (guint j = 0; j < n_columns; j++)
        put_cell (&line, j, &columns[j]);
    }

  rapport_sheet_add_table (sheet, name, row, 0, row + n_rows, n_columns - 1, headers);
  rapport_sheet_repeat_rows (sheet, row, row);
  for (guint i = 0; i < n_columns; i++)
    {
      if (columns[i].type == RAPPORT_COLUMN_BAND)
        rapport_sheet_add_rag (sheet, row + 1, i, row + n_rows, i);
    }

  row += n_rows + 1;
  for (guint i = 0; i < n_columns && has_total (columns, n_columns); i++)
    put_total (self, sheet, row, i, &columns[i]);

  return row + 2;
}

static double
get_pixels (const RapportBookColumn *columns,
            guint                    n_columns)
{
  double pixels = 0;

  for (guint i = 0; i < n_columns; i++)
    pixels += floor (columns[i].width * 7 + 5);

  return pixels;
}

/* High enough for all bars to have their names. */
static guint
get_chart_rows (const RapportChartSpec *specs,
                guint                   n_specs)
{
  guint rows = CHART_ROWS;

  for (guint i = 0; i < n_specs; i++)
    {
      guint n_bars = specs[i].categories.row2 - specs[i].categories.row1 + 1;

      if (specs[i].type == RAPPORT_CHART_BAR)
        rows = MAX (rows, (FRAME_PIXELS + n_bars * BAR_PIXELS) / ROW_PIXELS + 2);
    }

  return rows;
}

guint
rapport_book_put_charts (RapportSheet            *sheet,
                         guint                    row,
                         const RapportBookColumn *columns,
                         guint                    n_columns,
                         const RapportChartSpec  *specs,
                         guint                    n_specs)
{
  double total = get_pixels (columns, n_columns);
  guint rows = get_chart_rows (specs, n_specs);
  guint column = 0;

  if (n_specs == 0)
    return row;

  for (guint i = 0; i < n_specs; i++)
    {
      RapportChartSpec spec = specs[i];
      double left = get_pixels (columns, column);
      guint next = column;

      while (next < n_columns && get_pixels (columns, next) < total * (i + 1) / MAX (2, n_specs))
        next++;
      spec.width = get_pixels (columns, next) - left - CHART_GAP;
      spec.height = (rows - 1) * ROW_PIXELS;
      rapport_sheet_add_chart (sheet, row, column, &spec);
      column = next;
    }

  return row + rows;
}

gboolean
rapport_book_point_chart (const RapportBook      *self,
                          RapportChartSpec       *spec,
                          const RapportBookBlock *block,
                          guint                   first_value,
                          guint                   n_values)
{
  guint last = block->first + block->n_rows - 1;

  if (block->n_rows == 0)
    return FALSE;

  rapport_data_sheet_chart (self->data, spec, block->header, block->first, last, first_value, n_values);
  for (guint row = block->first; row <= last; row++)
    {
      for (guint value = first_value; value < first_value + n_values; value++)
        {
          double number = rapport_data_sheet_get (self->data, row, value);

          if (!isnan (number) && number != 0)
            return TRUE;
        }
    }

  return FALSE;
}
