/* rapport-kpi.c
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

/* The engine: pure functions over plain records. Each file of rapport-kpi-*.c fills its part of the
 * scorecard and notes which records it counted. */

static void
evidence_clear (gpointer data)
{
  RapportEvidence *evidence = data;

  g_clear_pointer (&evidence->record, rapport_record_unref);
}

static int
compare_evidence (gconstpointer a,
                  gconstpointer b)
{
  const RapportEvidence *one = a;
  const RapportEvidence *two = b;

  if (one->kpi != two->kpi)
    return one->kpi < two->kpi ? -1 : 1;
  if (one->date != two->date)
    return one->date < two->date ? -1 : 1;
  if (one->record == NULL || two->record == NULL)
    return (one->record != NULL) - (two->record != NULL);

  return rapport_id_compare (&one->record->id, &two->record->id);
}

static RapportScorecard *
scorecard_new (const RapportQuarter *quarter,
               RapportDate           as_of)
{
  RapportScorecard *self = g_new0 (RapportScorecard, 1);

  self->quarter = *quarter;
  self->as_of = as_of;
  self->evidence = g_array_new (FALSE, FALSE, sizeof (RapportEvidence));
  g_array_set_clear_func (self->evidence, evidence_clear);

  return self;
}

/* Money is typed in in major units, as targets are. */
static double
get_typed_numerator (const RapportRecord *record,
                     RapportKpi           kpi,
                     const char          *currency)
{
  gint64 number = rapport_record_get_integer (record, "numerator", 0);

  if (rapport_kpi_get_info (kpi)->unit == RAPPORT_UNIT_MONEY)
    return rapport_kpi_target_to_minor (number, currency);

  return number / (double) RAPPORT_NUMBER_SCALE;
}

static gboolean
lacks_records (const RapportReckoning *self,
               RapportKpi              kpi)
{
  const RapportKpiValue *value = &self->card->values[kpi];

  return !value->available && !g_hash_table_contains (self->missing, value->reason);
}

static void
use_typed_value (RapportReckoning *self,
                 RapportRecord    *record)
{
  int kpi = rapport_kpi_from_id (rapport_record_get_text (record, "kpi"));
  double numerator, denominator;

  if (kpi < 0 || kpi == RAPPORT_KPI_HEALTH || !lacks_records (self, kpi) ||
      rapport_record_get_date (record, "quarter") != self->quarter.start ||
      !rapport_record_has (record, "numerator"))
    return;

  numerator = get_typed_numerator (record, kpi, self->currency);
  denominator = rapport_record_get_integer (record, "denominator", RAPPORT_NUMBER_SCALE) / (double) RAPPORT_NUMBER_SCALE;
  if (denominator == 0)
    return;

  rapport_reckoning_note (self, kpi, RAPPORT_EVIDENCE_BOTH, record, self->quarter.start, numerator, denominator);
  rapport_reckoning_set (self, kpi, numerator, denominator, NULL);
}

/* What somebody typed in for the quarter fills a figure that has no records; it never replaces one
 * that has, nor one that only lacks a rate. */
static void
use_typed_values (RapportReckoning *self)
{
  GPtrArray *typed = self->facts->records[RAPPORT_KIND_KPI_VALUE];

  if (self->quarter.start > self->as_of)
    return;

  for (guint i = 0; i < typed->len; i++)
    use_typed_value (self, g_ptr_array_index (typed, i));
}

/**
 * rapport_scorecard_compute:
 * @programme: what all partners share
 * @facts: everything about the partner
 * @quarter: the quarter
 * @as_of: nothing after it is counted, see rapport_quarter_get_as_of()
 *
 * Computes all figures of one partner and quarter. Pure: may run on any thread.
 *
 * Returns: (transfer full): the figures with their evidence
 */
RapportScorecard *
rapport_scorecard_compute (const RapportProgramme *programme,
                           const RapportFacts     *facts,
                           const RapportQuarter   *quarter,
                           RapportDate             as_of)
{
  g_autoptr(RapportScorecard) self = NULL;
  RapportReckoning reckoning;

  g_return_val_if_fail (programme != NULL && facts != NULL && quarter != NULL, NULL);
  g_return_val_if_fail (as_of != RAPPORT_DATE_NONE, NULL);

  self = scorecard_new (quarter, as_of);
  rapport_reckoning_init (&reckoning, programme, facts, quarter, as_of, self);
  rapport_reckoning_add_revenue (&reckoning);
  rapport_reckoning_add_pipeline (&reckoning);
  rapport_reckoning_add_registrations (&reckoning);
  rapport_reckoning_add_engagement (&reckoning);
  rapport_reckoning_add_trust (&reckoning);
  rapport_reckoning_add_enablement (&reckoning);
  rapport_reckoning_add_investment (&reckoning);
  use_typed_values (&reckoning);
  rapport_reckoning_add_health (&reckoning);
  self->missing_rates = g_steal_pointer (&reckoning.missing_rates);
  rapport_reckoning_clear (&reckoning);
  g_array_sort (self->evidence, compare_evidence);

  return g_steal_pointer (&self);
}

/**
 * rapport_scorecard_compute_revenue:
 * @programme: what all partners share
 * @facts: everything about the partner
 * @quarter: the quarter
 * @as_of: nothing after it is counted, see rapport_quarter_get_as_of()
 *
 * Computes only the figures of revenue, targets and closed deals, as rapport_scorecard_compute()
 * does: for series over many quarters.
 *
 * Returns: (transfer full): these figures with their evidence; the others are n/a
 */
RapportScorecard *
rapport_scorecard_compute_revenue (const RapportProgramme *programme,
                                   const RapportFacts     *facts,
                                   const RapportQuarter   *quarter,
                                   RapportDate             as_of)
{
  g_autoptr(RapportScorecard) self = NULL;
  RapportReckoning reckoning;

  g_return_val_if_fail (programme != NULL && facts != NULL && quarter != NULL, NULL);
  g_return_val_if_fail (as_of != RAPPORT_DATE_NONE, NULL);

  self = scorecard_new (quarter, as_of);
  rapport_reckoning_init (&reckoning, programme, facts, quarter, as_of, self);
  rapport_reckoning_add_revenue (&reckoning);
  use_typed_values (&reckoning);
  self->missing_rates = g_steal_pointer (&reckoning.missing_rates);
  rapport_reckoning_clear (&reckoning);
  g_array_sort (self->evidence, compare_evidence);

  return g_steal_pointer (&self);
}

void
rapport_scorecard_free (RapportScorecard *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < RAPPORT_N_KPIS; i++)
    g_free (self->values[i].reason);
  rapport_health_clear (&self->health);
  g_clear_pointer (&self->evidence, g_array_unref);
  g_clear_pointer (&self->missing_rates, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_number (const RapportRecord *record,
             const char          *field,
             gint64              *number)
{
  *number = rapport_record_get_integer (record, field, 0);

  return rapport_record_has (record, field);
}

/**
 * rapport_scorecard_find_target:
 * @target: (out): what was set
 *
 * Returns: whether there is a record of targets for @kpi and exactly @quarter
 */
gboolean
rapport_scorecard_find_target (const RapportFacts   *facts,
                               RapportKpi            kpi,
                               const RapportQuarter *quarter,
                               RapportKpiTarget     *target)
{
  GPtrArray *targets;

  g_return_val_if_fail (facts != NULL && quarter != NULL && target != NULL, FALSE);
  g_return_val_if_fail ((guint) kpi < RAPPORT_N_KPIS, FALSE);

  *target = (RapportKpiTarget) { NULL, };
  targets = facts->records[RAPPORT_KIND_TARGET];
  for (guint i = 0; i < targets->len; i++)
    {
      RapportRecord *record = g_ptr_array_index (targets, i);

      if (rapport_record_get_date (record, "quarter") != quarter->start ||
          rapport_kpi_from_id (rapport_record_get_text (record, "kpi")) != (int) kpi)
        continue;

      target->record = record;
      target->has_target = read_number (record, "target", &target->target);
      target->has_stretch = read_number (record, "stretch", &target->stretch);
      target->has_floor = read_number (record, "floor", &target->floor);
      target->has_weight = read_number (record, "weight", &target->weight);
      return TRUE;
    }

  return FALSE;
}

/**
 * rapport_kpi_target_to_minor:
 * @number: major units at RAPPORT_NUMBER_SCALE
 * @currency: an ISO 4217 code
 *
 * Returns: minor units of @currency, rounded half away from zero
 */
gint64
rapport_kpi_target_to_minor (gint64      number,
                             const char *currency)
{
  __int128 minor = number;
  __int128 half = RAPPORT_NUMBER_SCALE / 2;

  g_return_val_if_fail (currency != NULL, 0);

  for (int i = rapport_currency_get_decimals (currency); i > 0; i--)
    minor *= 10;
  minor = (minor + (minor < 0 ? -half : half)) / RAPPORT_NUMBER_SCALE;

  return (gint64) CLAMP (minor, (__int128) G_MININT64, (__int128) G_MAXINT64);
}

/**
 * rapport_kpi_value_get:
 *
 * Returns: numerator / denominator, NaN for n/a
 */
double
rapport_kpi_value_get (const RapportKpiValue *value)
{
  g_return_val_if_fail (value != NULL, NAN);

  return value->available ? value->numerator / value->denominator : NAN;
}

/* Decimals only where they say something: 4.2 but 58. */
static char *
format_number (double value,
               int    decimals)
{
  double scale = pow (10, decimals);
  double rounded = round (value * scale) / scale;

  if (rounded == round (rounded))
    decimals = 0;

  /* No "-0". */
  return g_strdup_printf ("%'.*f", decimals, rounded == 0 ? 0.0 : rounded);
}

static char *
format_share (double value)
{
  g_autofree char *number = format_number (value * 100, 0);

  /* Translators: a share, such as "58 %" */
  return g_strdup_printf (_("%s %%"), number);
}

static char *
format_days (double value)
{
  g_autofree char *number = format_number (value, 1);

  return g_strdup_printf (ngettext ("%s day", "%s days", fabs (value) == 1 ? 1 : 2), number);
}

static char *
format_hours (double value)
{
  g_autofree char *number = format_number (value, 1);

  return g_strdup_printf (ngettext ("%s hour", "%s hours", fabs (value) == 1 ? 1 : 2), number);
}

static char *
format_ratio (double value)
{
  g_autofree char *number = g_strdup_printf ("%'.1f", value);

  /* Translators: a multiple, such as "3.0x" */
  return g_strdup_printf (_("%sx"), number);
}

/**
 * rapport_kpi_value_to_display:
 * @value: a figure
 * @kpi: which
 * @currency: the reporting currency
 *
 * Returns: (transfer full): the figure in the KPI's own words: "214,300 €", "58 %", "31 days", "n/a"
 */
char *
rapport_kpi_value_to_display (const RapportKpiValue *value,
                              RapportKpi             kpi,
                              const char            *currency)
{
  const RapportKpiInfo *info;
  double number;

  g_return_val_if_fail (value != NULL && currency != NULL, NULL);
  info = rapport_kpi_get_info (kpi);
  g_return_val_if_fail (info != NULL, NULL);

  if (!value->available)
    return g_strdup (_("n/a"));

  number = rapport_kpi_value_get (value);
  switch (info->unit)
    {
    case RAPPORT_UNIT_MONEY:
      return rapport_money_to_display (llround (number), currency);

    case RAPPORT_UNIT_SHARE:
      return format_share (number);

    case RAPPORT_UNIT_DAYS:
      return format_days (number);

    case RAPPORT_UNIT_HOURS:
      return format_hours (number);

    case RAPPORT_UNIT_RATIO:
      return format_ratio (number);

    case RAPPORT_UNIT_COUNT:
    case RAPPORT_UNIT_SCORE:
    default:
      return format_number (number, 1);
    }
}
