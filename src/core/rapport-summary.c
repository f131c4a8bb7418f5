/* rapport-summary.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <math.h>
#include <string.h>

#include "rapport-kpi-private.h"
#include "rapport-summary.h"

static gint64
get_money (const RapportScorecard *card,
           RapportKpi              kpi,
           gint64                  fallback)
{
  return card->values[kpi].available ? llround (rapport_kpi_value_get (&card->values[kpi])) : fallback;
}

static gboolean
is_open (const RapportRecord *action)
{
  static const char * const closed[] = { "done", "cancelled", NULL };
  const char *status = rapport_record_get_text (action, "status");

  return status == NULL || !g_strv_contains (closed, status);
}

static void
count_actions (RapportSummary     *self,
               const RapportFacts *facts,
               RapportDate         today)
{
  GPtrArray *actions = facts->records[RAPPORT_KIND_ACTION];

  for (guint i = 0; i < actions->len; i++)
    {
      const RapportRecord *action = g_ptr_array_index (actions, i);
      RapportDate due = rapport_record_get_date (action, "due_on");

      if (!is_open (action))
        continue;
      self->open_actions++;
      if (due != RAPPORT_DATE_NONE && due < today)
        self->overdue_actions++;
    }
}

static RapportDate
get_planned_day (const RapportRecord *review)
{
  static const char * const over[] = { "held", "closed", NULL };
  const char *state = rapport_record_get_text (review, "state");
  g_autoptr(GTimeZone) utc = NULL;

  if (state != NULL && g_strv_contains (over, state))
    return RAPPORT_DATE_NONE;

  /* A local time counts as if the clock on the wall were UTC. */
  utc = g_time_zone_new_utc ();

  return rapport_instant_get_date (rapport_record_get_instant (review, "planned_at"), utc);
}

static void
find_next_review (RapportSummary         *self,
                  const RapportProgramme *programme,
                  const RapportFacts     *facts)
{
  const RapportFiscal *fiscal = &programme->settings->fiscal;
  GPtrArray *reviews = facts->records[RAPPORT_KIND_REVIEW];
  const RapportRecord *next = NULL;
  RapportQuarter quarter;

  for (guint i = 0; i < reviews->len; i++)
    {
      const RapportRecord *review = g_ptr_array_index (reviews, i);
      RapportDate day = get_planned_day (review);

      if (day == RAPPORT_DATE_NONE || day < programme->today)
        continue;
      if (next == NULL || day < self->next_review)
        {
          next = review;
          self->next_review = day;
        }
    }

  if (next != NULL && rapport_record_has (next, "quarter"))
    {
      rapport_quarter_of_date (&quarter, fiscal, rapport_record_get_date (next, "quarter"));
      self->next_review_quarter = rapport_quarter_to_label (&quarter, fiscal);
    }
}

/* A quarter of which a rate is missing shows what could be converted: the sparkline stays. */
static void
fill_history (RapportSummary         *self,
              const RapportProgramme *programme,
              const RapportFacts     *facts,
              const RapportQuarter   *present)
{
  int n = G_N_ELEMENTS (self->history);
  RapportReckoning reckoning;

  rapport_reckoning_init (&reckoning, programme, facts, present, programme->today, NULL);
  for (int i = 0; i < n; i++)
    {
      RapportQuarter quarter;
      RapportSum sum;

      rapport_quarter_add (&quarter, &programme->settings->fiscal, present, i - (n - 1));
      rapport_reckoning_sum_won (&reckoning, quarter.start, quarter.end, NULL, &sum);
      self->history[i] = sum.total;
    }
  if (reckoning.contacts->len > 0)
    self->last_contact = g_array_index (reckoning.contacts, RapportContactDay, reckoning.contacts->len - 1).date;
  rapport_reckoning_clear (&reckoning);
}

static gboolean
numbers_equal (double a,
               double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * rapport_summary_new:
 *
 * Returns: (transfer full): a summary without figures, to be filled before it is handed over
 */
RapportSummary *
rapport_summary_new (void)
{
  RapportSummary *self = g_new0 (RapportSummary, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->score = NAN;
  self->target = -1;
  self->pipeline = -1;
  self->last_contact = RAPPORT_DATE_NONE;
  self->next_review = RAPPORT_DATE_NONE;

  return self;
}

/**
 * rapport_summary_compute:
 *
 * Returns: (transfer full): what a row of the list says about the partner today
 */
RapportSummary *
rapport_summary_compute (const RapportProgramme *programme,
                         const RapportFacts     *facts)
{
  g_autoptr(RapportScorecard) card = NULL;
  RapportQuarter quarter;
  RapportSummary *self;

  g_return_val_if_fail (programme != NULL && facts != NULL, NULL);

  rapport_quarter_of_date (&quarter, &programme->settings->fiscal, programme->today);
  card = rapport_scorecard_compute (programme, facts, &quarter, programme->today);

  self = rapport_summary_new ();
  self->score = rapport_kpi_value_get (&card->values[RAPPORT_KPI_HEALTH]);
  self->band = card->health.band;
  self->revenue = get_money (card, RAPPORT_KPI_REVENUE_WON, 0);
  self->target = get_money (card, RAPPORT_KPI_TARGET, -1);
  self->pipeline = get_money (card, RAPPORT_KPI_PIPELINE_AMOUNT, -1);
  count_actions (self, facts, programme->today);
  find_next_review (self, programme, facts);
  fill_history (self, programme, facts, &quarter);

  return self;
}

RapportSummary *
rapport_summary_ref (RapportSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
rapport_summary_unref (RapportSummary *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->next_review_quarter);
  g_free (self);
}

/**
 * rapport_summary_equal:
 * @a: (nullable): a summary
 * @b: (nullable): another
 *
 * Returns: whether they say the same
 */
gboolean
rapport_summary_equal (const RapportSummary *a,
                       const RapportSummary *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return numbers_equal (a->score, b->score) && a->band == b->band && a->revenue == b->revenue &&
         a->target == b->target && a->pipeline == b->pipeline && a->last_contact == b->last_contact &&
         a->open_actions == b->open_actions && a->overdue_actions == b->overdue_actions &&
         a->next_review == b->next_review &&
         g_strcmp0 (a->next_review_quarter, b->next_review_quarter) == 0 &&
         memcmp (a->history, b->history, sizeof a->history) == 0;
}
