/* rapport-kpi-pipeline.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-kpi-private.h"

/* Open deals on the as-of date, and deal registrations. */

#define WHOLE 10000

/**
 * PipelineSums:
 * @count: open deals
 * @known: of these, with an amount
 * @amount: sum of the amounts
 * @n_weighted: deals with an amount and a probability
 * @weighted: sum of the amounts times their probability, each rounded
 * @n_expected: deals expected to close in the next quarter
 * @n_expected_known: of these, with an amount
 * @expected: sum of these amounts
 * @missing: (nullable): why the sums are not whole
 * @expected_missing: (nullable): why @expected is not whole
 */
typedef struct
{
  int         count;
  int         known;
  double      amount;
  int         n_weighted;
  double      weighted;
  int         n_expected;
  int         n_expected_known;
  double      expected;
  const char *missing;
  const char *expected_missing;
} PipelineSums;

/* The deal's own probability; but one that has closed since was set to 0 % or 100 % by closing,
 * which nobody knew on the as-of date. Then the default of the stage of that day, if it is an open
 * one: before history begins, that of the present stage. In basis points, -1 for none. */
static gint64
get_probability (const RapportReckoning *self,
                 const RapportDeal      *deal)
{
  const RapportRecord *stage;
  const RapportId *present;
  gint64 own = rapport_record_get_integer (deal->record, "probability", -1);

  if (own >= 0 && (deal->state == RAPPORT_DEAL_OPEN || (own != 0 && own != WHOLE)))
    return own;

  stage = rapport_opportunity_find_stage_on (self->programme, self->facts, deal->record, self->as_of);
  present = rapport_record_get_id (deal->record, "stage");
  if (stage == NULL && deal->state == RAPPORT_DEAL_OPEN && present != NULL)
    stage = rapport_programme_lookup (self->programme, present);
  if (stage == NULL || g_strcmp0 (rapport_record_get_text (stage, "state"), "open") != 0)
    return -1;

  return rapport_record_get_integer (stage, "probability", -1);
}

static void
add_weighted (RapportReckoning    *self,
              const RapportDeal   *deal,
              const RapportAmount *amount,
              PipelineSums        *sums)
{
  gint64 probability = get_probability (self, deal);
  double part;

  if (probability < 0)
    return;

  part = round ((double) amount->converted * probability / WHOLE);
  sums->n_weighted++;
  sums->weighted += part;
  rapport_reckoning_note_amount (self, RAPPORT_KPI_PIPELINE_WEIGHTED, RAPPORT_EVIDENCE_NUMERATOR,
                                 deal->record, deal->opened, part, 0, amount);
}

static void
add_unknown (RapportReckoning  *self,
             const RapportDeal *deal)
{
  rapport_reckoning_note (self, RAPPORT_KPI_PIPELINE_UNKNOWN, RAPPORT_EVIDENCE_NUMERATOR,
                          deal->record, deal->opened, 1, 0);
}

static void
add_open_deal (RapportReckoning     *self,
               const RapportDeal    *deal,
               const RapportQuarter *next,
               PipelineSums         *sums)
{
  RapportDate expected = rapport_record_get_date (deal->record, "expected_close_on");
  gboolean is_expected = expected != RAPPORT_DATE_NONE && expected >= next->start && expected <= next->end;
  RapportAmount amount;

  sums->count++;
  sums->n_expected += is_expected ? 1 : 0;
  rapport_reckoning_note (self, RAPPORT_KPI_PIPELINE_COUNT, RAPPORT_EVIDENCE_NUMERATOR,
                          deal->record, deal->opened, 1, 0);
  if (!deal->has_amount)
    {
      add_unknown (self, deal);
      return;
    }

  sums->known++;
  if (!rapport_reckoning_convert (self, rapport_record_get_integer (deal->record, "amount", 0),
                                  rapport_record_get_text (deal->record, "currency"), self->as_of, &amount))
    {
      sums->missing = amount.missing;
      if (is_expected)
        sums->expected_missing = amount.missing;
      return;
    }

  sums->amount += amount.converted;
  rapport_reckoning_note_amount (self, RAPPORT_KPI_PIPELINE_AMOUNT, RAPPORT_EVIDENCE_NUMERATOR,
                                 deal->record, deal->opened, amount.converted, 0, &amount);
  add_weighted (self, deal, &amount, sums);
  if (is_expected)
    {
      sums->n_expected_known++;
      sums->expected += amount.converted;
      rapport_reckoning_note_amount (self, RAPPORT_KPI_PIPELINE_COVERAGE, RAPPORT_EVIDENCE_NUMERATOR,
                                     deal->record, expected, amount.converted, 0, &amount);
    }
}

/* Nothing expected is a coverage of zero; deals expected without any amount are not known. */
static void
set_coverage (RapportReckoning     *self,
              const RapportQuarter *next,
              const PipelineSums   *sums)
{
  RapportKpiTarget target;
  const char *reason = NULL;
  gint64 minor = 0;

  if (rapport_scorecard_find_target (self->facts, RAPPORT_KPI_REVENUE_WON, next, &target) && target.has_target)
    minor = rapport_kpi_target_to_minor (target.target, self->currency);

  if (minor == 0)
    reason = _("No target for the next quarter");
  else if (sums->expected_missing != NULL)
    reason = sums->expected_missing;
  else if (sums->n_expected > 0 && sums->n_expected_known == 0)
    reason = _("No deal that is expected to close in the next quarter has an amount");
  if (reason != NULL)
    {
      rapport_reckoning_set_missing (self, RAPPORT_KPI_PIPELINE_COVERAGE, reason);
      return;
    }

  rapport_reckoning_note (self, RAPPORT_KPI_PIPELINE_COVERAGE, RAPPORT_EVIDENCE_DENOMINATOR,
                          target.record, next->start, 0, minor);
  rapport_reckoning_set (self, RAPPORT_KPI_PIPELINE_COVERAGE, sums->expected, minor, NULL);
}

static void
set_sum (RapportReckoning *self,
         RapportKpi        kpi,
         double            total,
         const char       *reason)
{
  if (reason != NULL)
    rapport_reckoning_set_missing (self, kpi, reason);
  else
    rapport_reckoning_set (self, kpi, total, 1, NULL);
}

void
rapport_reckoning_add_pipeline (RapportReckoning *self)
{
  PipelineSums sums = { 0, };
  RapportQuarter next;
  const char *reason;

  rapport_quarter_add (&next, &self->programme->settings->fiscal, &self->quarter, 1);
  for (guint i = 0; i < self->deals->len; i++)
    {
      const RapportDeal *deal = &g_array_index (self->deals, RapportDeal, i);

      if (rapport_deal_is_open_on (deal, self->as_of))
        add_open_deal (self, deal, &next, &sums);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_PIPELINE_COUNT, sums.count, 1, NULL);
  rapport_reckoning_set (self, RAPPORT_KPI_PIPELINE_UNKNOWN, sums.count - sums.known, 1, NULL);

  reason = sums.missing;
  if (sums.known == 0)
    reason = sums.count == 0 ? _("No deal is open") : _("No open deal has an amount");
  set_sum (self, RAPPORT_KPI_PIPELINE_AMOUNT, sums.amount, reason);
  if (reason == NULL && sums.n_weighted == 0)
    reason = _("No open deal has a probability");
  set_sum (self, RAPPORT_KPI_PIPELINE_WEIGHTED, sums.weighted, reason);
  set_coverage (self, &next, &sums);
}

/* Won and lost registrations had been approved; one that expired may never have been decided. */
static gboolean
is_approved (const RapportReckoning *self,
             const RapportRecord    *registration)
{
  static const char * const approved[] = { "approved", "won", NULL };
  static const char * const ended[] = { "lost", "expired", NULL };
  const char *status = rapport_record_get_text (registration, "status");
  RapportDate decided = rapport_reckoning_get_day (self, rapport_record_get_instant (registration, "decided_at"));
  gboolean was_decided = decided != RAPPORT_DATE_NONE || rapport_record_has (registration, "protected_until");

  if (status == NULL || (decided != RAPPORT_DATE_NONE && decided > self->as_of))
    return FALSE;

  return g_strv_contains (approved, status) || (g_strv_contains (ended, status) && was_decided);
}

/* The linked opportunity knows the day; without one the status has to do. */
static gboolean
is_won (const RapportReckoning *self,
        const RapportRecord    *registration)
{
  const RapportId *id = rapport_record_get_id (registration, "opportunity");

  for (guint i = 0; id != NULL && i < self->deals->len; i++)
    {
      const RapportDeal *deal = &g_array_index (self->deals, RapportDeal, i);

      if (rapport_id_equal (&deal->record->id, id) && deal->state == RAPPORT_DEAL_WON)
        return deal->closed != RAPPORT_DATE_NONE && deal->closed <= self->as_of;
    }

  return g_strcmp0 (rapport_record_get_text (registration, "status"), "won") == 0;
}

static void
note_share (RapportReckoning *self,
            RapportKpi        kpi,
            RapportRecord    *record,
            RapportDate       day,
            gboolean          counts)
{
  rapport_reckoning_note (self, kpi, counts ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR,
                          record, day, counts ? 1 : 0, 1);
}

static void
add_decision (RapportReckoning *self,
              RapportRecord    *registration,
              GArray           *hours)
{
  RapportInstant submitted = rapport_record_get_instant (registration, "submitted_at");
  RapportInstant decided = rapport_record_get_instant (registration, "decided_at");
  RapportDate day = rapport_reckoning_get_day (self, decided);
  double sample;

  if (decided == RAPPORT_INSTANT_NONE || decided < submitted || day > self->as_of)
    return;

  sample = (decided - submitted) / 3600.0;
  g_array_append_val (hours, sample);
  rapport_reckoning_note (self, RAPPORT_KPI_REGISTRATION_DECISION_HOURS, RAPPORT_EVIDENCE_SAMPLE,
                          registration, day, sample, 1);
}

void
rapport_reckoning_add_registrations (RapportReckoning *self)
{
  g_autoptr(GArray) hours = g_array_new (FALSE, FALSE, sizeof (double));
  GPtrArray *registrations = self->facts->records[RAPPORT_KIND_REGISTRATION];
  int submitted = 0, approved = 0, won = 0;

  for (guint i = 0; i < registrations->len; i++)
    {
      RapportRecord *record = g_ptr_array_index (registrations, i);
      RapportDate day = rapport_reckoning_get_day (self, rapport_record_get_instant (record, "submitted_at"));
      gboolean record_approved = is_approved (self, record);
      gboolean record_won = is_won (self, record);

      if (!rapport_reckoning_is_in_quarter (self, day) ||
          g_strcmp0 (rapport_record_get_text (record, "status"), "draft") == 0)
        continue;

      submitted++;
      approved += record_approved ? 1 : 0;
      won += record_won ? 1 : 0;
      rapport_reckoning_note (self, RAPPORT_KPI_REGISTRATIONS_SUBMITTED, RAPPORT_EVIDENCE_NUMERATOR, record, day, 1, 0);
      note_share (self, RAPPORT_KPI_REGISTRATION_APPROVAL_RATE, record, day, record_approved);
      note_share (self, RAPPORT_KPI_REGISTRATION_WIN_RATE, record, day, record_won);
      add_decision (self, record, hours);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_REGISTRATIONS_SUBMITTED, submitted, 1, NULL);
  rapport_reckoning_set (self, RAPPORT_KPI_REGISTRATION_APPROVAL_RATE, approved, submitted,
                         _("No registration was submitted in this quarter"));
  rapport_reckoning_set (self, RAPPORT_KPI_REGISTRATION_WIN_RATE, won, submitted,
                         _("No registration was submitted in this quarter"));
  rapport_reckoning_set_median (self, RAPPORT_KPI_REGISTRATION_DECISION_HOURS, hours,
                                _("No registration submitted in this quarter has been decided"));
}
