/* rapport-fiscal.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-date.h"

G_BEGIN_DECLS

/**
 * RapportFiscalLabel:
 * @RAPPORT_FISCAL_LABEL_START: the year is named by the calendar year in which it starts
 * @RAPPORT_FISCAL_LABEL_END: by the one in which it ends
 * @RAPPORT_FISCAL_LABEL_BOTH: by both, FY2026/27
 */
typedef enum
{
  RAPPORT_FISCAL_LABEL_START,
  RAPPORT_FISCAL_LABEL_END,
  RAPPORT_FISCAL_LABEL_BOTH,
} RapportFiscalLabel;

/**
 * RapportFiscal:
 * @start_month: the first month of the fiscal year, 1 to 12
 * @label: how its years are named
 */
typedef struct
{
  int                start_month;
  RapportFiscalLabel label;
} RapportFiscal;

/**
 * RapportQuarter:
 * @start: its first day
 * @end: its last day
 * @start_year: the calendar year in which its fiscal year starts
 * @number: 1 to 4
 */
typedef struct
{
  RapportDate start;
  RapportDate end;
  int         start_year;
  int         number;
} RapportQuarter;

/* number = ((month - start + 12) mod 12) / 3 + 1 */
void      rapport_quarter_of_date   (RapportQuarter       *quarter,
                                     const RapportFiscal  *fiscal,
                                     RapportDate           date);
void      rapport_quarter_add       (RapportQuarter       *result,
                                     const RapportFiscal  *fiscal,
                                     const RapportQuarter *quarter,
                                     int                   quarters);
char     *rapport_quarter_to_label  (const RapportQuarter *quarter,
                                     const RapportFiscal  *fiscal) G_GNUC_WARN_UNUSED_RESULT;

/* RAPPORT_ERROR_USAGE with the right label where @label does not fit @fiscal. */
gboolean  rapport_quarter_parse     (RapportQuarter       *quarter,
                                     const RapportFiscal  *fiscal,
                                     const char           *label,
                                     GError              **error);
char     *rapport_fiscal_year_to_label (const RapportFiscal *fiscal,
                                     int                   start_year) G_GNUC_WARN_UNUSED_RESULT;

/* The earlier of the quarter's end and today, or @wanted where it is a date: product.md, KPIs. */
RapportDate rapport_quarter_get_as_of (const RapportQuarter *quarter,
                                     RapportDate           today,
                                     RapportDate           wanted);

G_END_DECLS
