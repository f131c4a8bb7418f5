/* rapport-data-sheet.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-evidence-sheet.h"

G_BEGIN_DECLS

#define RAPPORT_DATA_MAX_VALUES 8

/**
 * RapportDataSheet:
 *
 * The sheet of plain numbers that the formulas and charts of a workbook read, in blocks: a heading,
 * a header row, then rows of a label, a second label and up to eight numbers. Beside each number
 * stands a check over the evidence, and at the end of each row how many of its numbers differ from
 * their checks.
 */
typedef struct _RapportDataSheet RapportDataSheet;

RapportDataSheet *rapport_data_sheet_new       (RapportSheet            *sheet);
void              rapport_data_sheet_free      (RapportDataSheet        *self);
/* A lone value with a name of the workbook, such as AsOf. */
void              rapport_data_sheet_add_date  (RapportDataSheet        *self,
                                                RapportWorkbook         *workbook,
                                                const char              *name,
                                                const char              *label,
                                                RapportDate              date);
void              rapport_data_sheet_add_number (RapportDataSheet       *self,
                                                RapportWorkbook         *workbook,
                                                const char              *name,
                                                const char              *label,
                                                double                   number,
                                                RapportStyle             style);
/* @headers: names of the values, ends with %NULL. Returns its header row. */
guint             rapport_data_sheet_begin     (RapportDataSheet        *self,
                                                const char              *title,
                                                const char              *label,
                                                const char              *second,
                                                const char * const      *headers);
/* Returns its row on the sheet. */
guint             rapport_data_sheet_add_row   (RapportDataSheet        *self,
                                                const char              *label,
                                                const char              *second);
/* A number in the last row; NaN leaves the cell blank. @check: (nullable): a formula without "=". */
void              rapport_data_sheet_set       (RapportDataSheet        *self,
                                                guint                    value,
                                                double                   number,
                                                RapportStyle             style,
                                                const char              *check,
                                                double                   check_value);
/* The same with a check over @evidence. */
void              rapport_data_sheet_set_checked (RapportDataSheet      *self,
                                                guint                    value,
                                                double                   number,
                                                RapportStyle             style,
                                                const RapportEvidenceSheet *evidence,
                                                RapportEvidenceFigure    figure,
                                                const RapportEvidenceQuery *query);
/* The number again, NaN for a blank. */
double            rapport_data_sheet_get       (const RapportDataSheet  *self,
                                                guint                    row,
                                                guint                    value);
/* The row's labels again, "" for none. */
const char       *rapport_data_sheet_get_label (const RapportDataSheet  *self,
                                                guint                    row);
const char       *rapport_data_sheet_get_second (const RapportDataSheet *self,
                                                guint                    row);
/* The row that the next one will be, for a check that names its own cells. */
guint             rapport_data_sheet_get_next_row (const RapportDataSheet *self);
/* "Data!$C$7" and "$A$7". Free with g_free(). */
char             *rapport_data_sheet_reference (const RapportDataSheet  *self,
                                                guint                    row,
                                                guint                    value) G_GNUC_WARN_UNUSED_RESULT;
char             *rapport_data_sheet_label_cell (const RapportDataSheet *self,
                                                guint                    row) G_GNUC_WARN_UNUSED_RESULT;
char             *rapport_data_sheet_second_cell (const RapportDataSheet *self,
                                                guint                    row) G_GNUC_WARN_UNUSED_RESULT;
/* "Data!$C$7:$C$12": one value of several rows, for SUMIFS() and the like. */
char             *rapport_data_sheet_range     (const RapportDataSheet  *self,
                                                guint                    first_row,
                                                guint                    last_row,
                                                guint                    value) G_GNUC_WARN_UNUSED_RESULT;
/* "Data!$C$7:$E$7": several values of one row. */
char             *rapport_data_sheet_row_range (const RapportDataSheet  *self,
                                                guint                    row,
                                                guint                    first_value,
                                                guint                    last_value) G_GNUC_WARN_UNUSED_RESULT;
char             *rapport_data_sheet_label_range (const RapportDataSheet *self,
                                                guint                    first_row,
                                                guint                    last_row) G_GNUC_WARN_UNUSED_RESULT;
/* Columns of the sheet, for charts. */
guint             rapport_data_sheet_get_column (guint                   value);
/* Fills in categories, values and names of @spec from rows of the block whose header row is
 * @header_row, for the values from @first_value on. */
void              rapport_data_sheet_chart     (const RapportDataSheet  *self,
                                                RapportChartSpec        *spec,
                                                guint                    header_row,
                                                guint                    first_row,
                                                guint                    last_row,
                                                guint                    first_value,
                                                guint                    n_values);
/* Title, header and the formula, without "=", that counts the differences, with its value. */
char             *rapport_data_sheet_finish    (RapportDataSheet        *self,
                                                const char              *subtitle,
                                                double                  *differences) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportDataSheet, rapport_data_sheet_free)

G_END_DECLS
