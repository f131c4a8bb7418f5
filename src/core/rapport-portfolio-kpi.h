/* rapport-portfolio-kpi.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-kpi.h"

G_BEGIN_DECLS

/* The programme's own KPIs (product.md): over all partners. */
typedef enum
{
  RAPPORT_PROGRAMME_RETENTION,
  RAPPORT_PROGRAMME_CHURN,
  RAPPORT_PROGRAMME_ACTIVATION_RATE,
  RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS,
  RAPPORT_PROGRAMME_ACTIVE_PARTNERS,
  RAPPORT_PROGRAMME_QBR_COMPLETION,
  RAPPORT_PROGRAMME_CONCENTRATION_TOP1,
  RAPPORT_PROGRAMME_CONCENTRATION_TOP3,
  RAPPORT_PROGRAMME_ECOSYSTEM_HEALTH,
  RAPPORT_N_PROGRAMME_KPIS
} RapportProgrammeKpi;

/**
 * RapportFairness:
 * @partner: (not owned): the partner
 * @tier: (nullable): its tier
 * @meetings: meetings held in the quarter
 * @hours: hours of them
 * @answer_hours: median hours to an answer, NaN for none
 * @discount: terms: best discount or margin in force, in basis points, -1 for none
 * @outlier: (owned): translated sentences, one per measure beyond median +- 2 MAD, ends with %NULL
 */
typedef struct
{
  const RapportRecord *partner;
  const char          *tier;
  int                  meetings;
  double               hours;
  double               answer_hours;
  int                  discount;
  char               **outlier;
} RapportFairness;

/**
 * RapportPortfolio:
 * @facts: (element-type RapportFacts): all partners, by name
 * @scorecards: (element-type RapportScorecard): of the quarter, in the same order
 * @previous: (element-type RapportScorecard): of the quarter before
 * @values: the programme's KPIs
 * @band_counts: partners per RapportBand
 * @evidence: (element-type RapportEvidence): the partners that each programme KPI counted; its
 *   kpi member holds a RapportProgrammeKpi
 * @fairness: (element-type RapportFairness): in the same order as @facts
 */
typedef struct
{
  RapportProgramme *programme;
  RapportQuarter    quarter;
  RapportDate       as_of;
  GPtrArray        *facts;
  GPtrArray        *scorecards;
  GPtrArray        *previous;
  RapportKpiValue   values[RAPPORT_N_PROGRAMME_KPIS];
  int               band_counts[5];
  GArray           *evidence;
  GPtrArray        *fairness;
} RapportPortfolio;

const RapportKpiInfo *rapport_programme_kpi_get_info (RapportProgrammeKpi     kpi);
RapportPortfolio     *rapport_portfolio_compute      (RapportProgramme       *programme,
                                                      GPtrArray              *facts,
                                                      const RapportQuarter   *quarter,
                                                      RapportDate             as_of);
void                  rapport_portfolio_free         (RapportPortfolio       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportPortfolio, rapport_portfolio_free)

G_END_DECLS
