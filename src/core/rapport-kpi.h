/* rapport-kpi.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-facts.h"

G_BEGIN_DECLS

/* In the order of rapport_choices_kpi. */
typedef enum
{
  RAPPORT_KPI_REVENUE_WON,
  RAPPORT_KPI_REVENUE_SOURCED,
  RAPPORT_KPI_REVENUE_INFLUENCED,
  RAPPORT_KPI_TARGET,
  RAPPORT_KPI_ATTAINMENT,
  RAPPORT_KPI_QOQ_GROWTH,
  RAPPORT_KPI_YOY_GROWTH,
  RAPPORT_KPI_DEALS_WON,
  RAPPORT_KPI_DEALS_LOST,
  RAPPORT_KPI_WIN_RATE,
  RAPPORT_KPI_AVERAGE_DEAL_SIZE,
  RAPPORT_KPI_SALES_CYCLE_DAYS,
  RAPPORT_KPI_PIPELINE_COUNT,
  RAPPORT_KPI_PIPELINE_AMOUNT,
  RAPPORT_KPI_PIPELINE_UNKNOWN,
  RAPPORT_KPI_PIPELINE_WEIGHTED,
  RAPPORT_KPI_PIPELINE_COVERAGE,
  RAPPORT_KPI_REGISTRATIONS_SUBMITTED,
  RAPPORT_KPI_REGISTRATION_APPROVAL_RATE,
  RAPPORT_KPI_REGISTRATION_WIN_RATE,
  RAPPORT_KPI_REGISTRATION_DECISION_HOURS,
  RAPPORT_KPI_MEETINGS_HELD,
  RAPPORT_KPI_DAYS_SINCE_CONTACT,
  RAPPORT_KPI_CADENCE_KEPT,
  RAPPORT_KPI_RESPONSE_WITHIN_SLA,
  RAPPORT_KPI_RESPONSE_MEDIAN_HOURS,
  RAPPORT_KPI_COMMITMENTS_KEPT_OURS,
  RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS,
  RAPPORT_KPI_CERTIFICATION_COVERAGE,
  RAPPORT_KPI_MDF_UTILISATION,
  RAPPORT_KPI_MDF_RETURN,
  RAPPORT_KPI_NPS,
  RAPPORT_KPI_CSAT,
  RAPPORT_KPI_INFORMATION_REACH,
  RAPPORT_KPI_ISSUES_RAISED_FIRST,
  RAPPORT_KPI_BAD_NEWS_HOURS,
  RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE,
  RAPPORT_KPI_HEALTH,
  RAPPORT_N_KPIS
} RapportKpi;

/**
 * RapportUnit:
 * @RAPPORT_UNIT_MONEY: minor units of the reporting currency
 * @RAPPORT_UNIT_SHARE: a fraction; 0.5 is shown as 50 %
 * @RAPPORT_UNIT_COUNT: a number of things
 * @RAPPORT_UNIT_DAYS: days
 * @RAPPORT_UNIT_HOURS: hours
 * @RAPPORT_UNIT_RATIO: a multiple; 3 is shown as 3.0x
 * @RAPPORT_UNIT_SCORE: points
 */
typedef enum
{
  RAPPORT_UNIT_MONEY,
  RAPPORT_UNIT_SHARE,
  RAPPORT_UNIT_COUNT,
  RAPPORT_UNIT_DAYS,
  RAPPORT_UNIT_HOURS,
  RAPPORT_UNIT_RATIO,
  RAPPORT_UNIT_SCORE,
} RapportUnit;

/**
 * RapportKpiInfo:
 * @id: its identifier, such as "revenue_won"
 * @title: its name on screen, to be translated
 * @definition: what is counted, in words, to be translated
 * @version: counted up whenever the definition changes
 * @unit: what its value is in
 * @direction: 1 where more is better, -1 where less is, 0 where neither
 * @sources: the kinds of records that it is made of, in words, to be translated
 */
typedef struct
{
  const char  *id;
  const char  *title;
  const char  *definition;
  int          version;
  RapportUnit  unit;
  int          direction;
  const char  *sources;
} RapportKpiInfo;

/**
 * RapportKpiValue:
 * @available: %FALSE for "n/a": a zero denominator, no data, or a missing rate
 * @numerator: unrounded. Money in minor units; a median's value with @denominator 1
 * @denominator: 1 for sums and counts, never 0 where @available
 * @reason: (owned) (nullable): where it is n/a, what is missing, translated
 *
 * The value is numerator / denominator.
 */
typedef struct
{
  gboolean available;
  double   numerator;
  double   denominator;
  char    *reason;
} RapportKpiValue;

/**
 * RapportEvidenceRole:
 * @RAPPORT_EVIDENCE_NUMERATOR: counted above the line
 * @RAPPORT_EVIDENCE_DENOMINATOR: counted below the line
 * @RAPPORT_EVIDENCE_BOTH: counted in both
 * @RAPPORT_EVIDENCE_SAMPLE: one of the values of a mean or a median
 */
typedef enum
{
  RAPPORT_EVIDENCE_NUMERATOR,
  RAPPORT_EVIDENCE_DENOMINATOR,
  RAPPORT_EVIDENCE_BOTH,
  RAPPORT_EVIDENCE_SAMPLE,
} RapportEvidenceRole;

/**
 * RapportEvidence:
 * @kpi: whose figure the record is part of
 * @role: how it was counted
 * @record: (owned) (nullable): the record; %NULL for a fact such as a quarter without contact
 * @date: the date by which it was counted
 * @value: what it added, in the KPI's unit (money in minor units of the reporting currency)
 * @weight: what it added to the denominator
 * @original: (for money) minor units of @currency, as entered
 * @currency: (nullable): of @original
 * @rate: at RAPPORT_RATE_SCALE, 0 for none
 * @rate_date: its date
 */
typedef struct
{
  RapportKpi           kpi;
  RapportEvidenceRole  role;
  RapportRecord       *record;
  RapportDate          date;
  double               value;
  double               weight;
  gint64               original;
  const char          *currency;
  gint64               rate;
  RapportDate          rate_date;
} RapportEvidence;

typedef enum
{
  RAPPORT_HEALTH_RESULTS,
  RAPPORT_HEALTH_PIPELINE,
  RAPPORT_HEALTH_ENGAGEMENT,
  RAPPORT_HEALTH_CAPABILITY,
  RAPPORT_HEALTH_TRUST,
} RapportHealthDimension;

typedef enum
{
  RAPPORT_BAND_NONE,
  RAPPORT_BAND_AT_RISK,
  RAPPORT_BAND_WATCH,
  RAPPORT_BAND_GOOD,
  RAPPORT_BAND_RAMPING,
} RapportBand;

/**
 * RapportHealth:
 * @available: whether any dimension has data
 * @score: 0 to 100 after caps
 * @uncapped: the weighted mean before caps
 * @coverage: sum of weights with data / sum of weights
 * @band: the word
 * @has: per dimension, whether it has data
 * @scores: per dimension, 0 to 100
 * @weights: per dimension, as set
 * @caps: (owned): translated sentences, one for each cap that applies, ends with %NULL
 * @reasons: (owned): up to three translated sentences on what moved the score most, ends with %NULL
 * @version: of the weights
 */
typedef struct
{
  gboolean     available;
  double       score;
  double       uncapped;
  double       coverage;
  RapportBand  band;
  gboolean     has[RAPPORT_N_HEALTH_DIMENSIONS];
  double       scores[RAPPORT_N_HEALTH_DIMENSIONS];
  int          weights[RAPPORT_N_HEALTH_DIMENSIONS];
  char       **caps;
  char       **reasons;
  int          version;
} RapportHealth;

/**
 * RapportScorecard:
 * @quarter: the quarter
 * @as_of: nothing after it is counted
 * @values: per KPI
 * @health: the health and how it came about
 * @evidence: (element-type RapportEvidence): what was counted, by KPI and then by date
 * @missing_rates: (element-type utf8): translated sentences that name each missing rate once
 *
 * The figures of one partner and quarter.
 */
typedef struct
{
  RapportQuarter  quarter;
  RapportDate     as_of;
  RapportKpiValue values[RAPPORT_N_KPIS];
  RapportHealth   health;
  GArray         *evidence;
  GPtrArray      *missing_rates;
} RapportScorecard;

/**
 * RapportKpiTarget:
 * @record: (not owned): the target
 * @has_target: whether there is a @target
 * @has_stretch: whether there is a @stretch
 * @has_floor: whether there is a @floor
 * @has_weight: whether there is a @weight
 * @target: at RAPPORT_NUMBER_SCALE; money in major units of the reporting currency
 * @stretch: likewise
 * @floor: likewise: below it the KPI is red
 * @weight: at RAPPORT_NUMBER_SCALE
 *
 * What was set for a KPI and quarter.
 */
typedef struct
{
  RapportRecord *record;
  gboolean       has_target;
  gboolean       has_stretch;
  gboolean       has_floor;
  gboolean       has_weight;
  gint64         target;
  gint64         stretch;
  gint64         floor;
  gint64         weight;
} RapportKpiTarget;

const RapportKpiInfo *rapport_kpi_get_info       (RapportKpi              kpi);
int                   rapport_kpi_from_id        (const char             *id);

/* The engine. @as_of: see rapport_quarter_get_as_of(). Pure; any thread. */
RapportScorecard     *rapport_scorecard_compute  (const RapportProgramme *programme,
                                                  const RapportFacts     *facts,
                                                  const RapportQuarter   *quarter,
                                                  RapportDate             as_of);
/* Revenue, targets and closed deals only; the other figures are n/a. */
RapportScorecard     *rapport_scorecard_compute_revenue (const RapportProgramme *programme,
                                                  const RapportFacts     *facts,
                                                  const RapportQuarter   *quarter,
                                                  RapportDate             as_of);
void                  rapport_scorecard_free     (RapportScorecard       *self);
/* The target of @kpi for exactly that quarter. */
gboolean              rapport_scorecard_find_target (const RapportFacts  *facts,
                                                  RapportKpi              kpi,
                                                  const RapportQuarter   *quarter,
                                                  RapportKpiTarget       *target);
/* A scaled number of major units to minor units of @currency, half away from zero. */
gint64                rapport_kpi_target_to_minor (gint64                 number,
                                                  const char             *currency);
double                rapport_kpi_value_get      (const RapportKpiValue  *value);
/* In the KPI's own words: "214,300 €", "58 %", "31 days", "n/a". */
char                 *rapport_kpi_value_to_display (const RapportKpiValue *value,
                                                  RapportKpi              kpi,
                                                  const char             *currency) G_GNUC_WARN_UNUSED_RESULT;
const char           *rapport_band_get_title     (RapportBand             band);
const char           *rapport_health_dimension_get_title (RapportHealthDimension dimension);

/* The rules that views and reports need on their own; all pure. */
gboolean              rapport_opportunity_is_open_on (const RapportProgramme *programme,
                                                  const RapportFacts     *facts,
                                                  const RapportRecord    *opportunity,
                                                  RapportDate             day);
/* "won", "lost" or "open", by the stage that it has now. */
const char           *rapport_opportunity_get_state (const RapportProgramme *programme,
                                                  const RapportRecord    *opportunity);
/* The stage of that day from history, NULL before history begins. */
const char           *rapport_opportunity_get_stage_on (const RapportProgramme *programme,
                                                  const RapportFacts     *facts,
                                                  const RapportRecord    *opportunity,
                                                  RapportDate             day);
int                   rapport_partner_get_cadence (const RapportProgramme *programme,
                                                  const RapportRecord    *partner);
RapportDate           rapport_partner_get_last_contact (const RapportProgramme *programme,
                                                  const RapportFacts     *facts,
                                                  RapportDate             as_of);
/* In a stage that ends the partnership: Exiting or Former. */
gboolean              rapport_partner_is_leaving_on (const RapportProgramme *programme,
                                                  const RapportFacts     *facts,
                                                  RapportDate             day);
/* end - notice days; RAPPORT_DATE_NONE without an end (product.md, L4). */
RapportDate           rapport_agreement_record_get_notice_deadline (const RapportRecord *agreement);
gboolean              rapport_agreement_record_is_in_force_on (const RapportRecord *agreement,
                                                  RapportDate             day);
/* Whether the partner belongs to the audience of a shared item (product.md, T4). */
gboolean              rapport_shared_item_is_meant_for (const RapportProgramme *programme,
                                                  const RapportFacts     *facts,
                                                  const RapportRecord    *item,
                                                  RapportDate             day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportScorecard, rapport_scorecard_free)

G_END_DECLS
