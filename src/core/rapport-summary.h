/* rapport-summary.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-kpi.h"

G_BEGIN_DECLS

/**
 * RapportSummary:
 * @score: health of the present quarter, NaN for none
 * @band: its word
 * @revenue: won this quarter, minor units of the reporting currency
 * @target: of this quarter, likewise; -1 for none
 * @pipeline: open amount, likewise; -1 where no amount is known
 * @last_contact: date of the last contact, or none
 * @open_actions: actions that are open, in progress or blocked
 * @overdue_actions: of those, past due
 * @next_review: date of the next planned review, or none
 * @next_review_quarter: (owned) (nullable): label of the quarter that it reviews
 * @history: revenue won in the eight quarters up to the present one, oldest first
 *
 * What a row of the list says about a partner. Immutable.
 */
typedef struct
{
  double       score;
  RapportBand  band;
  gint64       revenue;
  gint64       target;
  gint64       pipeline;
  RapportDate  last_contact;
  int          open_actions;
  int          overdue_actions;
  RapportDate  next_review;
  char        *next_review_quarter;
  gint64       history[8];

  /*< private >*/
  gatomicrefcount ref_count;
} RapportSummary;

/* Of a partner about whom nothing is known, to be filled by its maker before anybody else sees it. */
RapportSummary *rapport_summary_new     (void);
RapportSummary *rapport_summary_compute (const RapportProgramme *programme,
                                         const RapportFacts     *facts);
RapportSummary *rapport_summary_ref     (RapportSummary         *self);
void            rapport_summary_unref   (RapportSummary         *self);
/* Whether they say the same; either may be %NULL. */
gboolean        rapport_summary_equal   (const RapportSummary   *a,
                                         const RapportSummary   *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportSummary, rapport_summary_unref)

G_END_DECLS
