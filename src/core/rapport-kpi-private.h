/* rapport-kpi-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-portfolio-kpi.h"

G_BEGIN_DECLS

/* One reckoning is the work on the figures of one partner and quarter: the facts resolved once
 * (deals with their state and days, contacts by day), and the scorecard that is being filled. */

typedef enum
{
  RAPPORT_DEAL_OPEN,
  RAPPORT_DEAL_WON,
  RAPPORT_DEAL_LOST,
} RapportDealState;

/**
 * RapportAmount:
 * @original: minor units of @currency, as entered
 * @currency: (not owned): interned
 * @converted: minor units of the reporting currency
 * @rate: at RAPPORT_RATE_SCALE
 * @rate_date: its date
 * @missing: (nullable) (not owned): why there is no @converted
 */
typedef struct
{
  gint64       original;
  const char  *currency;
  gint64       converted;
  gint64       rate;
  RapportDate  rate_date;
  const char  *missing;
} RapportAmount;

/**
 * RapportDeal:
 * @record: (not owned): the opportunity
 * @state: by the stage that it has now
 * @opened: its first day
 * @closed: the day on which it was closed, or none
 * @has_amount: whether an amount was entered
 * @is_converted: whether @amount has been converted at the rate of its close date
 * @amount: (valid if @is_converted): what it is worth
 */
typedef struct
{
  RapportRecord    *record;
  RapportDealState  state;
  RapportDate       opened;
  RapportDate       closed;
  gboolean          has_amount;
  gboolean          is_converted;
  RapportAmount     amount;
} RapportDeal;

typedef struct
{
  RapportDate    date;
  RapportRecord *record;
} RapportContactDay;

/**
 * RapportSum:
 * @total: minor units of the reporting currency
 * @count: how many deals
 * @missing: (nullable) (not owned): why @total is not the whole
 */
typedef struct
{
  gint64      total;
  int         count;
  const char *missing;
} RapportSum;

typedef struct
{
  const RapportProgramme *programme;
  const RapportFacts     *facts;
  RapportQuarter          quarter;
  RapportDate             as_of;
  /* The last day of the quarter that counts. */
  RapportDate             until;
  const char             *currency;
  GTimeZone              *zone;
  GArray                 *deals;
  GArray                 *contacts;
  GHashTable             *zones;
  GHashTable             *missing;
  GPtrArray              *missing_rates;
  RapportScorecard       *card;
} RapportReckoning;

void         rapport_reckoning_init          (RapportReckoning       *self,
                                              const RapportProgramme *programme,
                                              const RapportFacts     *facts,
                                              const RapportQuarter   *quarter,
                                              RapportDate             as_of,
                                              RapportScorecard       *card);
void         rapport_reckoning_clear         (RapportReckoning       *self);
RapportDate  rapport_reckoning_get_day       (const RapportReckoning *self,
                                              RapportInstant          instant);
gboolean     rapport_reckoning_is_in_quarter (const RapportReckoning *self,
                                              RapportDate             day);
gboolean     rapport_reckoning_convert       (RapportReckoning       *self,
                                              gint64                  minor,
                                              const char             *currency,
                                              RapportDate             day,
                                              RapportAmount          *amount);
gboolean     rapport_reckoning_convert_deal  (RapportReckoning       *self,
                                              RapportDeal            *deal);
/* Deals won from @first to @last, and not after as-of; @attribution NULL for all. */
gboolean     rapport_reckoning_is_won_in     (const RapportReckoning *self,
                                              const RapportDeal      *deal,
                                              RapportDate             first,
                                              RapportDate             last,
                                              const char             *attribution);
void         rapport_reckoning_sum_won       (RapportReckoning       *self,
                                              RapportDate             first,
                                              RapportDate             last,
                                              const char             *attribution,
                                              RapportSum             *sum);
/* Whether @deal was opened by @day and not closed by it. */
gboolean     rapport_deal_is_open_on         (const RapportDeal      *deal,
                                              RapportDate             day);
/* The first win on or after @from and up to as-of, or none. */
RapportDate  rapport_reckoning_find_first_win (const RapportReckoning *self,
                                              RapportDate             from);
/* Of a meeting that took place by as-of: its first day; none for any other. */
RapportDate  rapport_reckoning_get_meeting_day (RapportReckoning      *self,
                                              const RapportRecord    *meeting);
double       rapport_meeting_get_hours       (const RapportRecord    *meeting);

void         rapport_reckoning_note          (RapportReckoning       *self,
                                              RapportKpi              kpi,
                                              RapportEvidenceRole     role,
                                              RapportRecord          *record,
                                              RapportDate             date,
                                              double                  value,
                                              double                  weight);
void         rapport_reckoning_note_amount   (RapportReckoning       *self,
                                              RapportKpi              kpi,
                                              RapportEvidenceRole     role,
                                              RapportRecord          *record,
                                              RapportDate             date,
                                              double                  value,
                                              double                  weight,
                                              const RapportAmount    *amount);
/* n/a with @reason where @denominator is zero. */
void         rapport_reckoning_set           (RapportReckoning       *self,
                                              RapportKpi              kpi,
                                              double                  numerator,
                                              double                  denominator,
                                              const char             *reason);
/* n/a; what was noted for @kpi is taken back. */
void         rapport_reckoning_set_missing   (RapportReckoning       *self,
                                              RapportKpi              kpi,
                                              const char             *reason);
void         rapport_reckoning_set_median    (RapportReckoning       *self,
                                              RapportKpi              kpi,
                                              GArray                 *samples,
                                              const char             *reason);

/* Sorts @values (of double); NaN for none. */
double       rapport_median                  (GArray                 *values);
/* Linear between the points, flat outside. */
double       rapport_interpolate             (const double          (*points)[2],
                                              guint                   n_points,
                                              double                  value);

/* The record's state on a day. */
RapportRecord *rapport_opportunity_find_stage_on (const RapportProgramme *programme,
                                              const RapportFacts     *facts,
                                              const RapportRecord    *opportunity,
                                              RapportDate             day);
RapportRecord *rapport_partner_find_stage_on (const RapportProgramme *programme,
                                              const RapportFacts     *facts,
                                              RapportDate             day);
RapportRecord *rapport_partner_find_tier_on  (const RapportProgramme *programme,
                                              const RapportFacts     *facts,
                                              RapportDate             day);
gboolean     rapport_partner_is_former_on    (const RapportProgramme *programme,
                                              const RapportFacts     *facts,
                                              RapportDate             day);
/* The first agreement's signature, else the partner's "since". */
RapportDate  rapport_partner_get_signed_on   (const RapportFacts     *facts,
                                              RapportDate             as_of);
/* Since when it is known: "since", else the first day of anything recorded. */
RapportDate  rapport_reckoning_get_first_day (const RapportReckoning *self);

void         rapport_reckoning_add_revenue    (RapportReckoning      *self);
void         rapport_reckoning_add_pipeline   (RapportReckoning      *self);
void         rapport_reckoning_add_registrations (RapportReckoning   *self);
void         rapport_reckoning_add_engagement (RapportReckoning      *self);
void         rapport_reckoning_add_trust      (RapportReckoning      *self);
void         rapport_reckoning_add_enablement (RapportReckoning      *self);
void         rapport_reckoning_add_investment (RapportReckoning      *self);
void         rapport_reckoning_add_health     (RapportReckoning      *self);
void         rapport_health_clear            (RapportHealth          *self);
GPtrArray   *rapport_fairness_compute        (const RapportPortfolio *portfolio);

G_END_DECLS
