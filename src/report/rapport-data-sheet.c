/* rapport-data-sheet.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-data-sheet"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-data-sheet.h"

#define COLUMN_LABEL 0
#define COLUMN_SECOND 1
#define COLUMN_VALUES 2
#define COLUMN_DIFFERENCES (COLUMN_VALUES + 2 * RAPPORT_DATA_MAX_VALUES)
#define N_COLUMNS (COLUMN_DIFFERENCES + 1)

#define FIRST_ROW 4

/* One row of the sheet; rows that hold no numbers have NaN throughout. */
typedef struct
{
  double numbers[RAPPORT_DATA_MAX_VALUES];
  double checks[RAPPORT_DATA_MAX_VALUES];
  char  *label;    /* (owned) */
  char  *second;   /* (owned) */
} Row;

struct _RapportDataSheet
{
  RapportSheet *sheet;       /* (not owned) */
  GArray       *rows;        /* (owned) (element-type Row) */
  guint         n_values;    /* of the present block: its checks stand right of them */
  double        differences;
};

static void
clear_row (gpointer row)
{
  g_free (((Row *) row)->label);
  g_free (((Row *) row)->second);
}

static Row *
peek_row (const RapportDataSheet *self,
          guint                   row)
{
  g_assert (row >= FIRST_ROW);
  g_assert (row - FIRST_ROW < self->rows->len);

  return &g_array_index (self->rows, Row, row - FIRST_ROW);
}

static guint
last_row (const RapportDataSheet *self)
{
  return FIRST_ROW + self->rows->len - 1;
}

static guint
append_row (RapportDataSheet *self,
            const char       *label,
            const char       *second)
{
  Row row;

  row.label = g_strdup (label != NULL ? label : "");
  row.second = g_strdup (second != NULL ? second : "");
  for (guint i = 0; i < RAPPORT_DATA_MAX_VALUES; i++)
    row.numbers[i] = row.checks[i] = NAN;
  g_array_append_val (self->rows, row);

  return last_row (self);
}

static guint
get_check_column (const RapportDataSheet *self,
                  guint                   value)
{
  return COLUMN_VALUES + self->n_values + value;
}

static gboolean
differs (double number,
         double check)
{
  return round ((number - check) * 10000) != 0;
}

/* How many numbers of the row differ from their checks. */
static void
write_differences (RapportDataSheet *self,
                   guint             row)
{
  g_autoptr(GString) formula = g_string_new (NULL);
  const Row *numbers = peek_row (self, row);
  double differences = 0;

  for (guint i = 0; i < RAPPORT_DATA_MAX_VALUES; i++)
    {
      char number[LXW_MAX_CELL_NAME_LENGTH];
      char check[LXW_MAX_CELL_NAME_LENGTH];

      if (isnan (numbers->numbers[i]) || isnan (numbers->checks[i]))
        continue;
      lxw_rowcol_to_cell (number, row, COLUMN_VALUES + i);
      lxw_rowcol_to_cell (check, row, get_check_column (self, i));
      g_string_append_printf (formula, "%sIF(ROUND(%s-%s,4)=0,0,1)", formula->len > 0 ? "+" : "=", number, check);
      differences += differs (numbers->numbers[i], numbers->checks[i]);
    }

  if (formula->len == 0)
    return;

  rapport_sheet_formula (self->sheet, row, COLUMN_DIFFERENCES, formula->str, differences, NULL, RAPPORT_STYLE_COUNT);
  self->differences += differences;
}

/* The row before is complete once the next one begins. */
static void
complete_row (RapportDataSheet *self)
{
  if (self->rows->len > 0)
    write_differences (self, last_row (self));
}

static guint
begin_lone (RapportDataSheet *self,
            const char       *label)
{
  guint row;

  complete_row (self);
  row = append_row (self, NULL, NULL);
  rapport_sheet_text (self->sheet, row, COLUMN_LABEL, label, RAPPORT_STYLE_LABEL);

  return row;
}

/**
 * rapport_data_sheet_new:
 * @sheet: an empty sheet; not owned
 *
 * Returns: (transfer full): the builder of a Data sheet
 */
RapportDataSheet *
rapport_data_sheet_new (RapportSheet *sheet)
{
  RapportDataSheet *self;

  g_return_val_if_fail (sheet != NULL, NULL);

  self = g_new0 (RapportDataSheet, 1);
  self->sheet = sheet;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);

  return self;
}

void
rapport_data_sheet_free (RapportDataSheet *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->rows);
  g_free (self);
}

void
rapport_data_sheet_add_date (RapportDataSheet *self,
                             RapportWorkbook  *workbook,
                             const char       *name,
                             const char       *label,
                             RapportDate       date)
{
  guint row;

  g_return_if_fail (self != NULL);

  row = begin_lone (self, label);
  rapport_sheet_text (self->sheet, row, COLUMN_SECOND, name, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_date (self->sheet, row, COLUMN_VALUES, date, RAPPORT_STYLE_DATE);
  rapport_workbook_define_name (workbook, name, self->sheet, row, COLUMN_VALUES);
}

void
rapport_data_sheet_add_number (RapportDataSheet *self,
                               RapportWorkbook  *workbook,
                               const char       *name,
                               const char       *label,
                               double            number,
                               RapportStyle      style)
{
  guint row;

  g_return_if_fail (self != NULL);

  row = begin_lone (self, label);
  rapport_sheet_text (self->sheet, row, COLUMN_SECOND, name, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_number (self->sheet, row, COLUMN_VALUES, number, style);
  rapport_workbook_define_name (workbook, name, self->sheet, row, COLUMN_VALUES);
}

/**
 * rapport_data_sheet_begin:
 * @self: the sheet
 * @title: the block's heading
 * @label: name of the first column
 * @second: (nullable): name of the second
 * @headers: names of the values, ends with %NULL
 *
 * Starts a block.
 *
 * Returns: its header row
 */
guint
rapport_data_sheet_begin (RapportDataSheet   *self,
                          const char         *title,
                          const char         *label,
                          const char         *second,
                          const char * const *headers)
{
  guint row;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (headers != NULL, 0);

  complete_row (self);
  if (self->rows->len > 0)
    append_row (self, NULL, NULL);
  row = append_row (self, NULL, NULL);
  rapport_sheet_text (self->sheet, row, COLUMN_LABEL, title, RAPPORT_STYLE_HEADING);

  row = append_row (self, NULL, NULL);
  rapport_sheet_text (self->sheet, row, COLUMN_LABEL, label, RAPPORT_STYLE_HEADER);
  rapport_sheet_text (self->sheet, row, COLUMN_SECOND, second, RAPPORT_STYLE_HEADER);
  self->n_values = MIN (g_strv_length ((char **) headers), RAPPORT_DATA_MAX_VALUES);
  for (guint i = 0; i < self->n_values; i++)
    {
      g_autofree char *check = g_strdup_printf (_("Check: %s"), headers[i]);

      rapport_sheet_text (self->sheet, row, COLUMN_VALUES + i, headers[i], RAPPORT_STYLE_HEADER);
      rapport_sheet_text (self->sheet, row, get_check_column (self, i), check, RAPPORT_STYLE_HEADER);
    }
  rapport_sheet_text (self->sheet, row, COLUMN_DIFFERENCES, _("Differences"), RAPPORT_STYLE_HEADER);

  return row;
}

guint
rapport_data_sheet_add_row (RapportDataSheet *self,
                            const char       *label,
                            const char       *second)
{
  guint row;

  g_return_val_if_fail (self != NULL, 0);

  complete_row (self);
  row = append_row (self, label, second);
  rapport_sheet_text (self->sheet, row, COLUMN_LABEL, label, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (self->sheet, row, COLUMN_SECOND, second, RAPPORT_STYLE_TEXT_NOWRAP);

  return row;
}

void
rapport_data_sheet_set (RapportDataSheet *self,
                        guint             value,
                        double            number,
                        RapportStyle      style,
                        const char       *check,
                        double            check_value)
{
  guint row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value < RAPPORT_DATA_MAX_VALUES);

  if (!isfinite (number))
    return;

  row = last_row (self);
  peek_row (self, row)->numbers[value] = number;
  rapport_sheet_number (self->sheet, row, COLUMN_VALUES + value, number, style);
  if (check != NULL)
    {
      g_autofree char *formula = g_strconcat ("=", check, NULL);

      peek_row (self, row)->checks[value] = check_value;
      rapport_sheet_formula (self->sheet, row, get_check_column (self, value), formula, check_value, NULL, style);
    }
}

void
rapport_data_sheet_set_checked (RapportDataSheet           *self,
                                guint                       value,
                                double                      number,
                                RapportStyle                style,
                                const RapportEvidenceSheet *evidence,
                                RapportEvidenceFigure       figure,
                                const RapportEvidenceQuery *query)
{
  g_autofree char *formula = NULL;
  double check = 0;

  g_return_if_fail (self != NULL);

  formula = rapport_evidence_sheet_formula (evidence, figure, query, &check);
  rapport_data_sheet_set (self, value, number, style, formula, check);
}

double
rapport_data_sheet_get (const RapportDataSheet *self,
                        guint                   row,
                        guint                   value)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (value < RAPPORT_DATA_MAX_VALUES, NAN);

  return peek_row (self, row)->numbers[value];
}

const char *
rapport_data_sheet_get_label (const RapportDataSheet *self,
                              guint                   row)
{
  g_return_val_if_fail (self != NULL, NULL);

  return peek_row (self, row)->label;
}

const char *
rapport_data_sheet_get_second (const RapportDataSheet *self,
                               guint                   row)
{
  g_return_val_if_fail (self != NULL, NULL);

  return peek_row (self, row)->second;
}

guint
rapport_data_sheet_get_next_row (const RapportDataSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return FIRST_ROW + self->rows->len;
}

char *
rapport_data_sheet_reference (const RapportDataSheet *self,
                              guint                   row,
                              guint                   value)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rapport_sheet_reference (self->sheet, row, COLUMN_VALUES + value);
}

char *
rapport_data_sheet_label_cell (const RapportDataSheet *self,
                               guint                   row)
{
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  g_return_val_if_fail (self != NULL, NULL);

  lxw_rowcol_to_cell_abs (cell, row, COLUMN_LABEL, TRUE, TRUE);

  return g_strdup (cell);
}

char *
rapport_data_sheet_second_cell (const RapportDataSheet *self,
                                guint                   row)
{
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  g_return_val_if_fail (self != NULL, NULL);

  lxw_rowcol_to_cell_abs (cell, row, COLUMN_SECOND, TRUE, TRUE);

  return g_strdup (cell);
}

char *
rapport_data_sheet_range (const RapportDataSheet *self,
                          guint                   first_row,
                          guint                   last,
                          guint                   value)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rapport_sheet_range (self->sheet, first_row, COLUMN_VALUES + value, last, COLUMN_VALUES + value);
}

char *
rapport_data_sheet_row_range (const RapportDataSheet *self,
                              guint                   row,
                              guint                   first_value,
                              guint                   last_value)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rapport_sheet_range (self->sheet, row, COLUMN_VALUES + first_value, row, COLUMN_VALUES + last_value);
}

char *
rapport_data_sheet_label_range (const RapportDataSheet *self,
                                guint                   first_row,
                                guint                   last)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rapport_sheet_range (self->sheet, first_row, COLUMN_LABEL, last, COLUMN_LABEL);
}

guint
rapport_data_sheet_get_column (guint value)
{
  return COLUMN_VALUES + value;
}

/**
 * rapport_data_sheet_chart:
 * @self: the sheet
 * @spec: (inout): a chart
 * @header_row: header row of the block
 * @first_row: first row of the series
 * @last: last row of the series
 * @first_value: which value is the first series
 * @n_values: how many follow each other
 *
 * Points a chart at rows of a block; the series get their names from the header row.
 */
void
rapport_data_sheet_chart (const RapportDataSheet *self,
                          RapportChartSpec       *spec,
                          guint                   header_row,
                          guint                   first_row,
                          guint                   last,
                          guint                   first_value,
                          guint                   n_values)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n_values <= G_N_ELEMENTS (spec->values));

  spec->sheet = rapport_sheet_get_name (self->sheet);
  spec->categories.row1 = first_row;
  spec->categories.row2 = last;
  spec->categories.col1 = spec->categories.col2 = COLUMN_LABEL;
  spec->n_series = n_values;
  for (guint i = 0; i < n_values; i++)
    {
      spec->values[i].row1 = first_row;
      spec->values[i].row2 = last;
      spec->values[i].col1 = spec->values[i].col2 = COLUMN_VALUES + first_value + i;
      spec->names[i].row = header_row;
      spec->names[i].col = COLUMN_VALUES + first_value + i;
    }
}

/**
 * rapport_data_sheet_finish:
 * @self: the sheet
 * @subtitle: the line below the title
 * @differences: (out): the formula's value
 *
 * Completes the sheet.
 *
 * Returns: (transfer full): the formula that counts the differences, without "="
 */
char *
rapport_data_sheet_finish (RapportDataSheet *self,
                           const char       *subtitle,
                           double           *differences)
{
  g_autofree char *range = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (differences != NULL, NULL);

  complete_row (self);
  rapport_sheet_text (self->sheet, 0, 0, _("Data"), RAPPORT_STYLE_TITLE);
  rapport_sheet_set_row_height (self->sheet, 0, 30);
  rapport_sheet_text (self->sheet, 1, 0, subtitle, RAPPORT_STYLE_SUBTITLE);
  rapport_sheet_merge_text (self->sheet, 2, 0, COLUMN_DIFFERENCES,
                            _("The numbers that formulas and charts read. Beside each stands a check, added up anew from the sheet Evidence."),
                            RAPPORT_STYLE_NOTE);
  rapport_sheet_set_width (self->sheet, COLUMN_LABEL, COLUMN_LABEL, 34);
  rapport_sheet_set_width (self->sheet, COLUMN_SECOND, COLUMN_SECOND, 16);
  rapport_sheet_set_width (self->sheet, COLUMN_VALUES, COLUMN_DIFFERENCES, 15);
  rapport_sheet_freeze (self->sheet, FIRST_ROW - 1, 2);
  rapport_sheet_repeat_rows (self->sheet, 0, 1);

  range = rapport_sheet_range (self->sheet, FIRST_ROW, COLUMN_DIFFERENCES,
                               MAX (last_row (self), FIRST_ROW), COLUMN_DIFFERENCES);
  *differences = self->differences;

  return g_strdup_printf ("SUMIFS(%s,%s,\">0\")", range, range);
}
