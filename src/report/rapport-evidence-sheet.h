/* rapport-evidence-sheet.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-workbook.h"

G_BEGIN_DECLS

/**
 * RapportEvidenceSheet:
 *
 * The sheet that lists the records behind the figures, one row for each record and figure, in both
 * workbooks. All rows are added before the first formula over them is asked for, because a formula
 * names the rows from first to last. Each formula comes with the value that it has.
 */
typedef struct _RapportEvidenceSheet RapportEvidenceSheet;

/**
 * RapportEvidenceLine:
 * @metric: the figure's identifier, such as "revenue_won"
 * @period: label of the quarter
 * @group: (nullable): what it is added up by: a stage, a reason, a partner
 * @attribution: (nullable): sourced, influenced or none
 * @money: whether the value is minor units of the reporting currency
 * @money_weight: likewise for the weight
 */
typedef struct
{
  const char *metric;
  const char *period;
  const char *group;
  const char *attribution;
  gboolean    money;
  gboolean    money_weight;
} RapportEvidenceLine;

/**
 * RapportEvidenceQuery:
 * @metric: the figure's identifier
 * @period: (nullable): label of the quarter
 * @attribution: (nullable): one of the words
 * @record: (nullable): identifier of a record
 * @from, @to: days, both included; both RAPPORT_DATE_NONE for all
 * @group: (nullable): the group, free text
 * @group_cell: (nullable): the cell that holds @group; a formula compares with the cell, since a
 *   text in a formula could be taken for an operator or a wildcard
 *
 * Which rows a formula is over; members that are %NULL do not restrict.
 */
typedef struct
{
  const char  *metric;
  const char  *period;
  const char  *attribution;
  const char  *record;
  RapportDate  from;
  RapportDate  to;
  const char  *group;
  const char  *group_cell;
} RapportEvidenceQuery;

#define RAPPORT_EVIDENCE_QUERY_INIT { .from = RAPPORT_DATE_NONE, .to = RAPPORT_DATE_NONE }

typedef enum
{
  RAPPORT_EVIDENCE_VALUE,
  RAPPORT_EVIDENCE_WEIGHT,
  RAPPORT_EVIDENCE_COUNT,
  RAPPORT_EVIDENCE_MEDIAN,
} RapportEvidenceFigure;

/* @sheet is empty; @zone is for the day on which a record was entered. */
RapportEvidenceSheet *rapport_evidence_sheet_new     (RapportSheet               *sheet,
                                                      const char                 *currency,
                                                      GTimeZone                  *zone);
void                  rapport_evidence_sheet_free    (RapportEvidenceSheet       *self);
void                  rapport_evidence_sheet_add     (RapportEvidenceSheet       *self,
                                                      const RapportEvidenceLine  *line,
                                                      const RapportEvidence      *evidence);
guint                 rapport_evidence_sheet_get_n_rows (const RapportEvidenceSheet *self);
/* The formula without "=", and its value, both rounded to six decimals, so that the order of adding
 * up can't make a difference. %NULL for a median without rows. */
char                 *rapport_evidence_sheet_formula (const RapportEvidenceSheet *self,
                                                      RapportEvidenceFigure       figure,
                                                      const RapportEvidenceQuery *query,
                                                      double                     *value) G_GNUC_WARN_UNUSED_RESULT;
/* The same over the @n_rows rows from @first on, counted from 0, that are all of @metric: quick where
 * there are many groups. "0" for no rows. */
char                 *rapport_evidence_sheet_rows_formula (const RapportEvidenceSheet *self,
                                                      RapportEvidenceFigure       figure,
                                                      const char                 *metric,
                                                      guint                       first,
                                                      guint                       n_rows,
                                                      double                     *value) G_GNUC_WARN_UNUSED_RESULT;
/* Writes title, header row and table; after it no row can be added. */
void                  rapport_evidence_sheet_finish  (RapportEvidenceSheet       *self,
                                                      const char                 *subtitle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportEvidenceSheet, rapport_evidence_sheet_free)

G_END_DECLS
