/* rapport-sample-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-sample.h"
#include "rapport-settings.h"

G_BEGIN_DECLS

/* The fictional workspace is made in memory, as records in the order in which
 * they have to be stored, and put into the store in one go. What it is about
 * stands in rapport-sample-tables.c; the other files make one area each. */

#define RAPPORT_SAMPLE_N_PARTNERS 24
#define RAPPORT_SAMPLE_N_TEAM     6

/* Positions in RapportSample.quarters: nine before the present one, two after it. The first one
 * has rates and typed figures only; history begins with the second. */
#define RAPPORT_SAMPLE_FIRST      1
#define RAPPORT_SAMPLE_PRESENT    9
#define RAPPORT_SAMPLE_NEXT       10
#define RAPPORT_SAMPLE_N_QUARTERS 12

typedef enum
{
  RAPPORT_SAMPLE_BARE,
  RAPPORT_SAMPLE_SPARSE,
  RAPPORT_SAMPLE_USUAL,
  RAPPORT_SAMPLE_RICH,
} RapportSampleDepth;

/**
 * RapportSamplePartner:
 * @people: which list of people its contacts come from
 * @contacts: how many
 * @parent: position of its parent, -1 for none
 * @owner: position in the team
 * @since_days: partner for so many days, 0 for not yet
 * @stage_days: in its stage for so many days
 * @quiet_days: days since the last contact
 * @target: revenue target of the present quarter, thousands of EUR
 * @deals: deals won in a quarter
 * @first, @last: attainment two years ago and now, per cent
 * @coverage: open pipeline of the next quarter against its target, tenths
 * @quality: how well it keeps its word and is looked after, per cent
 * @next_days: days until its next step
 */
typedef struct
{
  const char         *name;
  const char         *legal_name;
  const char         *types;
  const char         *motions;
  const char         *tier;
  const char         *stage;
  const char         *status;
  const char         *segment;
  const char         *industry;
  const char         *country;
  const char         *region;
  const char         *city;
  const char         *zone;
  const char         *website;
  const char         *currency;
  const char         *people;
  RapportSampleDepth  depth;
  int                 contacts;
  int                 employees;
  int                 parent;
  int                 owner;
  int                 cadence_days;
  int                 since_days;
  int                 stage_days;
  int                 quiet_days;
  int                 target;
  int                 deals;
  int                 first;
  int                 last;
  int                 coverage;
  int                 quality;
  int                 next_days;
  const char         *next_step;
  const char         *tags;
  const char         *notes;
} RapportSamplePartner;

typedef struct
{
  const char *people;
  const char *name;
  const char *mail;
} RapportSamplePerson;

typedef struct
{
  const char *name;
  const char *mail;
  const char *role;
  const char *region;
  int         manager;
} RapportSampleMember;

typedef struct
{
  const char *title;
  const char *kind;
  const char *severity;
  const char *mitigation;
  const char *outcome;
} RapportSampleRisk;

typedef struct
{
  const char *kind;
  const char *direction;
  const char *summary;
} RapportSampleTalk;

typedef struct
{
  const char *title;
  const char *side;
  int         day;
} RapportSampleStep;

typedef struct
{
  const char *name;
  const char *dimension;
  int         weight;
  int         minimum;
} RapportSampleCriterion;

typedef struct
{
  const char *name;
  const char *phase;
  int         days;
  gboolean    hidden;
  gboolean    former;
} RapportSampleStage;

typedef struct
{
  const char *name;
  int         cadence;
  int         protection;
  int         revenue;
  int         win_rate;
} RapportSampleTier;

typedef struct
{
  const char *name;
  const char *state;
  int         probability;
} RapportSamplePipelineStage;

extern const RapportSamplePartner       rapport_sample_partners[RAPPORT_SAMPLE_N_PARTNERS];
extern const RapportSamplePerson        rapport_sample_people[];
extern const RapportSampleMember        rapport_sample_team[RAPPORT_SAMPLE_N_TEAM];
extern const RapportSampleStage         rapport_sample_stages[];
extern const RapportSampleTier          rapport_sample_tiers[];
extern const RapportSamplePipelineStage rapport_sample_pipeline_stages[];
extern const RapportSampleCriterion     rapport_sample_criteria[];
extern const RapportSampleRisk          rapport_sample_risks[];
extern const RapportSampleTalk          rapport_sample_talks[];
extern const RapportSampleStep          rapport_sample_onboarding_steps[];
extern const RapportSampleStep          rapport_sample_integration_steps[];
extern const RapportSampleStep          rapport_sample_exit_steps[];
extern const RapportSampleStep          rapport_sample_review_steps[];

/* Each ends with NULL. */
extern const char * const rapport_sample_customers[];
extern const char * const rapport_sample_products[];
extern const char * const rapport_sample_lost_reasons[];
extern const char * const rapport_sample_competitors[];
extern const char * const rapport_sample_lessons[];
extern const char * const rapport_sample_deal_steps[];
extern const char * const rapport_sample_our_actions[];
extern const char * const rapport_sample_their_actions[];
extern const char * const rapport_sample_competencies[];
extern const char * const rapport_sample_behaviours[];
extern const char * const rapport_sample_profile[];
extern const char * const rapport_sample_good_comments[];
extern const char * const rapport_sample_bad_comments[];
extern const char * const rapport_sample_wins[];
extern const char * const rapport_sample_issues[];
extern const char * const rapport_sample_our_asks[];
extern const char * const rapport_sample_their_asks[];
extern const char * const rapport_sample_swot[4][4];

/**
 * RapportSampleState:
 * @table: what the table says
 * @record: (not owned): the partner
 * @since: since when it is a partner
 * @last: the last day of contact; after the end of a former one nothing happens
 * @from: the first quarter with history
 *
 * A partner while its records are made. The arrays hold records that are not owned.
 */
typedef struct
{
  const RapportSamplePartner *table;
  guint                       position;
  RapportRecord              *record;
  RapportRecord              *owner;
  RapportDate                 since;
  RapportDate                 last;
  guint                       from;
  GPtrArray                  *contacts;
  GPtrArray                  *opportunities;
  GPtrArray                  *meetings;
  GPtrArray                  *actions;
  RapportRecord              *reviews[RAPPORT_SAMPLE_N_QUARTERS];
} RapportSampleState;

/**
 * RapportSample:
 * @records: (owned): what was made, in order
 * @present: (not owned): stages, tiers and the like that the workspace already has
 * @random: (owned): a sequence of its own, so that the same day gives the same content
 * @pipeline: (owned): the open stages, first to last
 */
typedef struct
{
  GPtrArray          *records;
  GPtrArray          *present;
  GRand              *random;
  RapportSettings    *settings;
  RapportDate         today;
  RapportQuarter      quarters[RAPPORT_SAMPLE_N_QUARTERS];
  GHashTable         *names[RAPPORT_N_KINDS];
  GPtrArray          *pipeline;
  RapportRecord      *won;
  RapportRecord      *lost;
  RapportRecord      *team[RAPPORT_SAMPLE_N_TEAM];
  RapportSampleState  partners[RAPPORT_SAMPLE_N_PARTNERS];
  guint               n_opportunities;
  guint               n_registrations;
} RapportSample;

/* All records of the sample, in the order in which they are to be stored. @present holds records
 * of a new workspace (stages, tiers, pipeline stages) that are used instead of made again. */
GPtrArray      *rapport_sample_build           (RapportSettings *settings,
                                                RapportDate      today,
                                                GPtrArray       *present);

/* Adds a record: names of fields and their values, up to NULL. A value is a string for texts,
 * choices and lists ("a|b"), an int for whole numbers, shares and dates, a gint64 for money,
 * rates, instants and local times, a double for numbers, and a RapportRecord for relations. NULL
 * and the none of dates leave a field empty. */
RapportRecord  *rapport_sample_add             (RapportSample   *self,
                                                RapportKind      kind,
                                                const char      *field,
                                                ...) G_GNUC_NULL_TERMINATED;
RapportRecord  *rapport_sample_find            (RapportSample   *self,
                                                RapportKind      kind,
                                                const char      *name);
guint           rapport_sample_pick            (RapportSample   *self,
                                                guint            n);
gboolean        rapport_sample_chance          (RapportSample   *self,
                                                int              per_cent);
const char     *rapport_sample_pick_text       (RapportSample   *self,
                                                const char * const *texts);
RapportRecord  *rapport_sample_pick_record     (RapportSample   *self,
                                                GPtrArray       *records);
int             rapport_sample_attainment      (RapportSample   *self,
                                                RapportSampleState *state,
                                                guint            quarter);
double          rapport_sample_target          (RapportSampleState *state,
                                                guint            quarter);
gint64          rapport_sample_money           (RapportSampleState *state,
                                                double           eur,
                                                RapportDate      date);
double          rapport_sample_reporting       (RapportSample   *self,
                                                double           eur);
RapportInstant  rapport_sample_instant         (RapportSample   *self,
                                                RapportDate      date,
                                                int              minutes);
gint64          rapport_sample_local           (RapportDate      date,
                                                int              hour,
                                                int              minute);
RapportDate     rapport_sample_workday         (RapportDate      date);
RapportDate     rapport_sample_day_of          (RapportSample   *self,
                                                guint            quarter,
                                                double           fraction);
double          rapport_sample_rate            (const char      *currency,
                                                RapportDate      date);

void            rapport_sample_add_vocabulary  (RapportSample   *self);
void            rapport_sample_add_rates       (RapportSample   *self);
void            rapport_sample_add_team        (RapportSample   *self);
void            rapport_sample_add_partners    (RapportSample   *self);
void            rapport_sample_add_people      (RapportSample   *self);
void            rapport_sample_add_enablement  (RapportSample   *self);
void            rapport_sample_add_pipeline    (RapportSample   *self);
void            rapport_sample_add_registrations (RapportSample *self);
void            rapport_sample_add_accounts    (RapportSample   *self);
void            rapport_sample_add_reviews     (RapportSample   *self);
void            rapport_sample_add_meetings    (RapportSample   *self);
void            rapport_sample_add_interactions (RapportSample  *self);
void            rapport_sample_add_actions     (RapportSample   *self);
void            rapport_sample_add_agreements  (RapportSample   *self);
void            rapport_sample_add_programme   (RapportSample   *self);
void            rapport_sample_add_plans       (RapportSample   *self);
void            rapport_sample_add_marketing   (RapportSample   *self);
void            rapport_sample_add_surveys     (RapportSample   *self);
void            rapport_sample_add_risks       (RapportSample   *self);
void            rapport_sample_add_health      (RapportSample   *self);

G_END_DECLS
