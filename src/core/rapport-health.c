/* rapport-health.c
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

/* The health of a partnership: five scores, their weights, and the caps that apply. */

#define GOOD_FROM      70
#define WATCH_FROM     40
#define CAP_LEFT       39
#define CAP_NO_WIN     69
#define RAMPING_DAYS   180
#define N_REASONS      3
#define BASIS_POINTS   10000.0

/* {value, score}: product.md, Health. */
static const double attainment_points[][2] = { { 0.5, 0 }, { 0.7, 50 }, { 0.9, 75 }, { 1.1, 100 } };
static const double growth_points[][2] = { { -0.5, 0 }, { 0, 60 }, { 0.2, 100 } };
/* In cadences since the last contact. */
static const double recency_points[][2] = { { 1, 100 }, { 3, 0 } };

/**
 * rapport_health_dimension_get_title:
 *
 * Returns: (nullable): its name on screen, translated
 */
const char *
rapport_health_dimension_get_title (RapportHealthDimension dimension)
{
  switch (dimension)
    {
    case RAPPORT_HEALTH_RESULTS:
      return _("Results");

    case RAPPORT_HEALTH_PIPELINE:
      return _("Pipeline");

    case RAPPORT_HEALTH_ENGAGEMENT:
      return _("Engagement");

    case RAPPORT_HEALTH_CAPABILITY:
      return _("Capability");

    case RAPPORT_HEALTH_TRUST:
      return _("Commitment and trust");

    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rapport_band_get_title:
 *
 * Returns: (nullable): its word on screen, translated
 */
const char *
rapport_band_get_title (RapportBand band)
{
  switch (band)
    {
    case RAPPORT_BAND_NONE:
      return _("No data");

    case RAPPORT_BAND_AT_RISK:
      return _("At risk");

    case RAPPORT_BAND_WATCH:
      return _("Watch");

    case RAPPORT_BAND_GOOD:
      return _("Good");

    case RAPPORT_BAND_RAMPING:
      return _("Ramping");

    default:
      g_return_val_if_reached (NULL);
    }
}

static const RapportKpiValue *
peek (const RapportReckoning *self,
      RapportKpi              kpi)
{
  return &self->card->values[kpi];
}

static void
set_score (RapportReckoning       *self,
           RapportHealthDimension  dimension,
           double                  score)
{
  self->card->health.has[dimension] = TRUE;
  self->card->health.scores[dimension] = CLAMP (score, 0, 100);
}

static void
score_results (RapportReckoning *self)
{
  const RapportKpiValue *attainment = peek (self, RAPPORT_KPI_ATTAINMENT);
  const RapportKpiValue *growth = peek (self, RAPPORT_KPI_YOY_GROWTH);

  if (attainment->available)
    set_score (self, RAPPORT_HEALTH_RESULTS,
               rapport_interpolate (attainment_points, G_N_ELEMENTS (attainment_points),
                                    rapport_kpi_value_get (attainment)));
  else if (growth->available && !peek (self, RAPPORT_KPI_TARGET)->available)
    set_score (self, RAPPORT_HEALTH_RESULTS,
               rapport_interpolate (growth_points, G_N_ELEMENTS (growth_points), rapport_kpi_value_get (growth)));
}

/* The coverage that is good, 3x unless the settings say otherwise, is worth 100. */
static void
score_pipeline (RapportReckoning *self)
{
  const RapportKpiValue *coverage = peek (self, RAPPORT_KPI_PIPELINE_COVERAGE);
  double benchmark = self->programme->settings->coverage_benchmark / BASIS_POINTS;

  if (coverage->available && benchmark > 0)
    set_score (self, RAPPORT_HEALTH_PIPELINE, 100 * rapport_kpi_value_get (coverage) / benchmark);
}

/* Where no contact was ever recorded, nothing is known of the engagement. */
static void
score_engagement (RapportReckoning *self)
{
  const RapportKpiValue *since = peek (self, RAPPORT_KPI_DAYS_SINCE_CONTACT);
  const RapportKpiValue *kept = peek (self, RAPPORT_KPI_CADENCE_KEPT);
  double cadence = rapport_partner_get_cadence (self->programme, self->facts->partner);
  double recency;

  if (!since->available)
    return;

  recency = rapport_interpolate (recency_points, G_N_ELEMENTS (recency_points),
                                 rapport_kpi_value_get (since) / cadence);
  set_score (self, RAPPORT_HEALTH_ENGAGEMENT,
             kept->available ? (100 * rapport_kpi_value_get (kept) + recency) / 2 : recency);
}

static void
score_capability (RapportReckoning *self)
{
  const RapportKpiValue *coverage = peek (self, RAPPORT_KPI_CERTIFICATION_COVERAGE);

  if (coverage->available)
    set_score (self, RAPPORT_HEALTH_CAPABILITY, 100 * rapport_kpi_value_get (coverage));
}

static gboolean
has_agreement_in_force (const RapportReckoning *self)
{
  GPtrArray *agreements = self->facts->records[RAPPORT_KIND_AGREEMENT];

  for (guint i = 0; i < agreements->len; i++)
    {
      if (rapport_agreement_record_is_in_force_on (g_ptr_array_index (agreements, i), self->as_of))
        return TRUE;
    }

  return FALSE;
}

static void
add_part (double *sum,
          int    *count,
          double  score)
{
  *sum += score;
  *count += 1;
}

/* NPS and CSAT say the same thing twice: NPS where it was asked, else CSAT. A partner without any
 * agreement on record has no data for that part; the cap below takes care of it. */
static void
score_trust (RapportReckoning *self)
{
  const RapportKpiValue *kept = peek (self, RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS);
  const RapportKpiValue *nps = peek (self, RAPPORT_KPI_NPS);
  const RapportKpiValue *csat = peek (self, RAPPORT_KPI_CSAT);
  double sum = 0;
  int count = 0;

  if (kept->available)
    add_part (&sum, &count, 100 * rapport_kpi_value_get (kept));
  if (nps->available)
    add_part (&sum, &count, (rapport_kpi_value_get (nps) + 100) / 2);
  else if (csat->available)
    add_part (&sum, &count, 100 * (rapport_kpi_value_get (csat) - 1) / 4);
  if (self->facts->records[RAPPORT_KIND_AGREEMENT]->len > 0)
    add_part (&sum, &count, has_agreement_in_force (self) ? 100 : 0);

  if (count > 0)
    set_score (self, RAPPORT_HEALTH_TRUST, sum / count);
}

static void
weigh (RapportReckoning *self)
{
  RapportHealth *health = &self->card->health;
  double with_data = 0, all = 0, sum = 0;

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      health->weights[i] = self->programme->settings->health_weights[i];
      all += health->weights[i];
      if (!health->has[i])
        continue;
      with_data += health->weights[i];
      sum += health->weights[i] * health->scores[i];
    }

  health->available = with_data > 0;
  health->coverage = all > 0 ? with_data / all : 0;
  /* Sums of fractions: 70 must not become 69.99999999. */
  health->uncapped = with_data > 0 ? round (sum / with_data * 1e9) / 1e9 : 0;
  health->score = health->uncapped;
}

static void
add_cap (RapportHealth *health,
         GPtrArray     *caps,
         int            cap,
         char          *sentence)
{
  g_ptr_array_add (caps, sentence);
  health->score = MIN (health->score, cap);
}

static gboolean
has_left (const RapportReckoning *self)
{
  return g_strcmp0 (rapport_record_get_text (self->facts->partner, "status"), "terminated") == 0 ||
         rapport_partner_is_former_on (self->programme, self->facts, self->as_of);
}

static char **
apply_caps (RapportReckoning *self,
            RapportDate       signed_on,
            gboolean          has_won)
{
  RapportHealth *health = &self->card->health;
  GPtrArray *caps = g_ptr_array_new ();

  if (has_left (self))
    add_cap (health, caps, CAP_LEFT,
             g_strdup_printf (_("No more than %d: the partnership has ended"), CAP_LEFT));
  if (!has_won && signed_on != RAPPORT_DATE_NONE && self->as_of - signed_on >= RAMPING_DAYS)
    add_cap (health, caps, CAP_NO_WIN,
             g_strdup_printf (_("No more than %d: active for %d days without a win"), CAP_NO_WIN, RAMPING_DAYS));
  if (!has_won && !has_agreement_in_force (self))
    add_cap (health, caps, CAP_NO_WIN,
             g_strdup_printf (_("No more than %d: neither an agreement in force nor a win"), CAP_NO_WIN));
  g_ptr_array_add (caps, NULL);

  return (char **) g_ptr_array_free (caps, FALSE);
}

static RapportBand
get_band (const RapportReckoning *self,
          RapportDate             signed_on,
          gboolean                has_won)
{
  const RapportHealth *health = &self->card->health;

  if (!has_won && signed_on != RAPPORT_DATE_NONE && self->as_of - signed_on < RAMPING_DAYS && !has_left (self))
    return RAPPORT_BAND_RAMPING;
  if (!health->available)
    return RAPPORT_BAND_NONE;
  if (health->score >= GOOD_FROM)
    return RAPPORT_BAND_GOOD;

  return health->score >= WATCH_FROM ? RAPPORT_BAND_WATCH : RAPPORT_BAND_AT_RISK;
}

/* How far a dimension pulls the score above or below what is good. */
static double
get_pull (const RapportHealth *health,
          guint                dimension)
{
  return health->weights[dimension] * (health->scores[dimension] - GOOD_FROM);
}

static int
find_strongest (const RapportHealth *health,
                const gboolean      *taken)
{
  int strongest = -1;

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      if (!health->has[i] || taken[i] || get_pull (health, i) == 0)
        continue;
      if (strongest < 0 || fabs (get_pull (health, i)) > fabs (get_pull (health, strongest)))
        strongest = i;
    }

  return strongest;
}

static char *
describe_results (const RapportReckoning *self,
                  int                     score)
{
  RapportKpi kpi = peek (self, RAPPORT_KPI_ATTAINMENT)->available ? RAPPORT_KPI_ATTAINMENT : RAPPORT_KPI_YOY_GROWTH;
  g_autofree char *value = rapport_kpi_value_to_display (peek (self, kpi), kpi, self->currency);

  if (kpi == RAPPORT_KPI_ATTAINMENT)
    return g_strdup_printf (_("Results: %s of the target, %d of 100 points"), value, score);

  return g_strdup_printf (_("Results: growth on the year %s, %d of 100 points"), value, score);
}

static char *
describe (const RapportReckoning *self,
          RapportHealthDimension  dimension)
{
  static const RapportKpi kpis[] = {
    RAPPORT_KPI_ATTAINMENT,
    RAPPORT_KPI_PIPELINE_COVERAGE,
    RAPPORT_KPI_DAYS_SINCE_CONTACT,
    RAPPORT_KPI_CERTIFICATION_COVERAGE,
    RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS,
  };
  int score = (int) lround (self->card->health.scores[dimension]);
  g_autofree char *value = NULL;

  if (dimension == RAPPORT_HEALTH_RESULTS)
    return describe_results (self, score);

  value = rapport_kpi_value_to_display (peek (self, kpis[dimension]), kpis[dimension], self->currency);
  switch ((int) dimension)
    {
    case RAPPORT_HEALTH_PIPELINE:
      return g_strdup_printf (_("Pipeline: coverage of the next quarter %s, %d of 100 points"), value, score);

    case RAPPORT_HEALTH_ENGAGEMENT:
      return g_strdup_printf (_("Engagement: last contact %s ago, %d of 100 points"), value, score);

    case RAPPORT_HEALTH_CAPABILITY:
      return g_strdup_printf (_("Capability: %s of the required certificates, %d of 100 points"), value, score);

    default:
      return g_strdup_printf (_("Commitment and trust: %d of 100 points"), score);
    }
}

static char **
explain (const RapportReckoning *self)
{
  gboolean taken[RAPPORT_N_HEALTH_DIMENSIONS] = { FALSE, };
  GPtrArray *reasons = g_ptr_array_new ();
  int dimension;

  while (reasons->len < N_REASONS && (dimension = find_strongest (&self->card->health, taken)) >= 0)
    {
      taken[dimension] = TRUE;
      g_ptr_array_add (reasons, describe (self, dimension));
    }
  g_ptr_array_add (reasons, NULL);

  return (char **) g_ptr_array_free (reasons, FALSE);
}

/* One row for each dimension with its share of the score, and one for what the caps took away. */
static void
note_parts (RapportReckoning *self)
{
  const RapportHealth *health = &self->card->health;
  double with_data = 0, sum = 0;

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    with_data += health->has[i] ? health->weights[i] : 0;

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      double part = health->has[i] ? health->weights[i] * health->scores[i] / with_data : 0;

      sum += part;
      if (health->has[i])
        rapport_reckoning_note (self, RAPPORT_KPI_HEALTH, RAPPORT_EVIDENCE_NUMERATOR, NULL, self->as_of, part, 0);
    }

  if (health->score < health->uncapped)
    rapport_reckoning_note (self, RAPPORT_KPI_HEALTH, RAPPORT_EVIDENCE_NUMERATOR, NULL, self->as_of,
                            health->score - sum, 0);
}

void
rapport_reckoning_add_health (RapportReckoning *self)
{
  RapportHealth *health = &self->card->health;
  RapportDate signed_on = rapport_partner_get_signed_on (self->facts, self->as_of);
  gboolean has_won = rapport_reckoning_find_first_win (self, G_MININT32) != RAPPORT_DATE_NONE;

  score_results (self);
  score_pipeline (self);
  score_engagement (self);
  score_capability (self);
  score_trust (self);
  weigh (self);

  health->version = self->programme->settings->health_version;
  health->caps = apply_caps (self, signed_on, has_won);
  health->band = get_band (self, signed_on, has_won);
  health->reasons = explain (self);

  if (!health->available)
    {
      rapport_reckoning_set_missing (self, RAPPORT_KPI_HEALTH, _("No dimension of the health has data"));
      return;
    }
  note_parts (self);
  rapport_reckoning_set (self, RAPPORT_KPI_HEALTH, health->score, 1, NULL);
}

void
rapport_health_clear (RapportHealth *self)
{
  g_clear_pointer (&self->caps, g_strfreev);
  g_clear_pointer (&self->reasons, g_strfreev);
}
