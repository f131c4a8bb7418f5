/* rapport-fairness.c
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

/* Fairness: partners of one tier compare notes, so their attention and terms are compared here
 * first. A partner is an outlier where a measure of it is further from its tier's median than
 * twice the median distance from it (MAD). */

#define SMALLEST_TIER  4
#define MAD_LIMIT      2
#define BASIS_POINTS   100.0

typedef enum
{
  MEASURE_MEETINGS,
  MEASURE_HOURS,
  MEASURE_ANSWER,
  MEASURE_TERMS,
  N_MEASURES
} Measure;

/* NaN where there is nothing to compare. */
static double
get_measure (const RapportFairness *fairness,
             Measure                measure)
{
  switch ((int) measure)
    {
    case MEASURE_MEETINGS:
      return fairness->meetings;

    case MEASURE_HOURS:
      return fairness->hours;

    case MEASURE_ANSWER:
      return fairness->answer_hours;

    default:
      return fairness->discount >= 0 ? fairness->discount / BASIS_POINTS : NAN;
    }
}

static char *
describe (Measure measure,
          double  value,
          double  median)
{
  switch ((int) measure)
    {
    case MEASURE_MEETINGS:
      /* Translators: how a partner stands out from the others of its tier */
      return g_strdup_printf (_("Meetings: %.0f, the median of the tier is %.1f"), value, median);

    case MEASURE_HOURS:
      return g_strdup_printf (_("Hours of meetings: %.1f, the median of the tier is %.1f"), value, median);

    case MEASURE_ANSWER:
      return g_strdup_printf (_("Hours to an answer: %.1f, the median of the tier is %.1f"), value, median);

    default:
      return g_strdup_printf (_("Best discount or margin: %.1f %%, the median of the tier is %.1f %%"), value, median);
    }
}

static int
get_best_terms (const RapportFacts *facts,
                RapportDate         day)
{
  GPtrArray *agreements = facts->records[RAPPORT_KIND_AGREEMENT];
  gint64 best = -1;

  for (guint i = 0; i < agreements->len; i++)
    {
      const RapportRecord *agreement = g_ptr_array_index (agreements, i);

      if (!rapport_agreement_record_is_in_force_on (agreement, day))
        continue;
      best = MAX (best, rapport_record_get_integer (agreement, "discount", -1));
      best = MAX (best, rapport_record_get_integer (agreement, "margin", -1));
    }

  return (int) best;
}

static double
sum_meeting_hours (const RapportScorecard *card)
{
  double hours = 0;

  for (guint i = 0; i < card->evidence->len; i++)
    {
      const RapportEvidence *evidence = &g_array_index (card->evidence, RapportEvidence, i);

      if (evidence->kpi == RAPPORT_KPI_MEETINGS_HELD && evidence->record->kind == RAPPORT_KIND_MEETING)
        hours += rapport_meeting_get_hours (evidence->record);
    }

  return hours;
}

static RapportFairness *
fairness_new (const RapportPortfolio *portfolio,
              guint                   position)
{
  const RapportFacts *facts = g_ptr_array_index (portfolio->facts, position);
  const RapportScorecard *card = g_ptr_array_index (portfolio->scorecards, position);
  const RapportRecord *tier = rapport_partner_find_tier_on (portfolio->programme, facts, portfolio->as_of);
  RapportFairness *self = g_new0 (RapportFairness, 1);

  self->partner = facts->partner;
  self->tier = tier != NULL ? rapport_record_get_title (tier) : NULL;
  self->meetings = (int) card->values[RAPPORT_KPI_MEETINGS_HELD].numerator;
  self->hours = sum_meeting_hours (card);
  self->answer_hours = rapport_kpi_value_get (&card->values[RAPPORT_KPI_RESPONSE_MEDIAN_HOURS]);
  self->discount = get_best_terms (facts, portfolio->as_of);

  return self;
}

static void
fairness_free (gpointer data)
{
  RapportFairness *self = data;

  g_strfreev (self->outlier);
  g_free (self);
}

static GArray *
collect_measure (GPtrArray *tier,
                 Measure    measure)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < tier->len; i++)
    {
      double value = get_measure (g_ptr_array_index (tier, i), measure);

      if (!isnan (value))
        g_array_append_val (values, value);
    }

  return values;
}

static void
name_outliers (GPtrArray *tier,
               Measure    measure,
               GHashTable *sentences)
{
  g_autoptr(GArray) values = collect_measure (tier, measure);
  g_autoptr(GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));
  double median, limit;

  if (values->len < SMALLEST_TIER)
    return;

  median = rapport_median (values);
  for (guint i = 0; i < values->len; i++)
    {
      double distance = fabs (g_array_index (values, double, i) - median);

      g_array_append_val (distances, distance);
    }
  limit = MAD_LIMIT * rapport_median (distances);

  for (guint i = 0; i < tier->len; i++)
    {
      RapportFairness *fairness = g_ptr_array_index (tier, i);
      double value = get_measure (fairness, measure);

      if (!isnan (value) && fabs (value - median) > limit)
        g_ptr_array_add (g_hash_table_lookup (sentences, fairness), describe (measure, value, median));
    }
}

static GHashTable *
group_by_tier (const RapportPortfolio *portfolio,
               GPtrArray              *fairness)
{
  GHashTable *tiers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < fairness->len; i++)
    {
      RapportFairness *one = g_ptr_array_index (fairness, i);
      GPtrArray *tier;

      if (one->tier == NULL ||
          rapport_partner_is_leaving_on (portfolio->programme, g_ptr_array_index (portfolio->facts, i), portfolio->as_of))
        continue;
      tier = g_hash_table_lookup (tiers, one->tier);
      if (tier == NULL)
        {
          tier = g_ptr_array_new ();
          g_hash_table_insert (tiers, (gpointer) one->tier, tier);
        }
      g_ptr_array_add (tier, one);
    }

  return tiers;
}

/**
 * rapport_fairness_compute:
 * @portfolio: with its facts and scorecards
 *
 * Returns: (transfer full) (element-type RapportFairness): in the order of the facts
 */
GPtrArray *
rapport_fairness_compute (const RapportPortfolio *portfolio)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (fairness_free);
  g_autoptr(GHashTable) tiers = NULL;
  g_autoptr(GHashTable) sentences = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer tier;

  for (guint i = 0; i < portfolio->facts->len; i++)
    {
      RapportFairness *fairness = fairness_new (portfolio, i);

      g_ptr_array_add (all, fairness);
      g_hash_table_insert (sentences, fairness, g_ptr_array_new ());
    }

  tiers = group_by_tier (portfolio, all);
  g_hash_table_iter_init (&iter, tiers);
  while (g_hash_table_iter_next (&iter, NULL, &tier))
    {
      for (Measure measure = 0; measure < N_MEASURES; measure++)
        name_outliers (tier, measure, sentences);
    }

  for (guint i = 0; i < all->len; i++)
    {
      RapportFairness *fairness = g_ptr_array_index (all, i);
      GPtrArray *own = g_hash_table_lookup (sentences, fairness);

      g_ptr_array_add (own, NULL);
      fairness->outlier = (char **) g_ptr_array_free (own, FALSE);
    }

  return all;
}
