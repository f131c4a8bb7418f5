/* rapport-qbr.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rapport-portfolio-kpi.h"

G_BEGIN_DECLS

typedef enum
{
  RAPPORT_FORM_FULL,
  RAPPORT_FORM_SHORT,
} RapportForm;

/* Writes the QBR workbook of one partner and quarter to @path, whole or not at all. Pure but for the
 * file; any thread, also several at once. @sheets: (out) (optional). @history: (element-type
 * RapportScorecard) computed inside: the eight quarters before. */
gboolean rapport_qbr_write       (const RapportProgramme *programme,
                                  const RapportFacts     *facts,
                                  const RapportQuarter   *quarter,
                                  RapportDate             as_of,
                                  RapportForm             form,
                                  const char             *path,
                                  guint                  *sheets,
                                  GError                **error);
gboolean rapport_portfolio_write (const RapportPortfolio *portfolio,
                                  const char             *path,
                                  guint                  *sheets,
                                  GError                **error);
/* "<name>-<quarter>.xlsx", with a piece of the partner's id where the name is cut or @ambiguous. */
char    *rapport_qbr_file_name   (const RapportFacts     *facts,
                                  const RapportProgramme *programme,
                                  const RapportQuarter   *quarter,
                                  gboolean                ambiguous) G_GNUC_WARN_UNUSED_RESULT;

/* What the dialog says before: sheets, records behind the figures, and the KPIs that have no data
 * (element-type RapportKpi in @missing). */
void     rapport_qbr_preview     (const RapportProgramme *programme,
                                  const RapportFacts     *facts,
                                  const RapportQuarter   *quarter,
                                  RapportDate             as_of,
                                  RapportForm             form,
                                  guint                  *sheets,
                                  guint                  *records,
                                  GArray                **missing);

G_END_DECLS
