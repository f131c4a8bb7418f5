/* rapport-kpi-figures.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <math.h>

#include "rapport-kpi-private.h"

/* How a figure and its evidence come onto a scorecard. */

void
rapport_reckoning_note (RapportReckoning    *self,
                        RapportKpi           kpi,
                        RapportEvidenceRole  role,
                        RapportRecord       *record,
                        RapportDate          date,
                        double               value,
                        double               weight)
{
  rapport_reckoning_note_amount (self, kpi, role, record, date, value, weight, NULL);
}

void
rapport_reckoning_note_amount (RapportReckoning    *self,
                               RapportKpi           kpi,
                               RapportEvidenceRole  role,
                               RapportRecord       *record,
                               RapportDate          date,
                               double               value,
                               double               weight,
                               const RapportAmount *amount)
{
  RapportEvidence evidence = {
    .kpi = kpi,
    .role = role,
    .record = record != NULL ? rapport_record_ref (record) : NULL,
    .date = date,
    .value = value,
    .weight = weight,
    .rate_date = RAPPORT_DATE_NONE,
  };

  if (amount != NULL)
    {
      evidence.original = amount->original;
      evidence.currency = amount->currency;
      evidence.rate = amount->rate;
      evidence.rate_date = amount->rate_date;
    }
  g_array_append_val (self->card->evidence, evidence);
}

/* In one pass: rows of several figures lie mixed in the array. */
static void
forget_evidence (RapportReckoning *self,
                 RapportKpi        kpi)
{
  GArray *evidence = self->card->evidence;
  guint kept = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);
      RapportEvidence moved;

      if (row->kpi == kpi)
        continue;
      /* Swapped, so that what is left at the end is what the array clears. */
      moved = g_array_index (evidence, RapportEvidence, kept);
      g_array_index (evidence, RapportEvidence, kept) = *row;
      *row = moved;
      kept++;
    }

  g_array_set_size (evidence, kept);
}

void
rapport_reckoning_set (RapportReckoning *self,
                       RapportKpi        kpi,
                       double            numerator,
                       double            denominator,
                       const char       *reason)
{
  RapportKpiValue *value = &self->card->values[kpi];

  value->available = denominator != 0;
  value->numerator = numerator;
  value->denominator = denominator;
  g_clear_pointer (&value->reason, g_free);
  if (!value->available)
    value->reason = g_strdup (reason);
}

void
rapport_reckoning_set_missing (RapportReckoning *self,
                               RapportKpi        kpi,
                               const char       *reason)
{
  forget_evidence (self, kpi);
  rapport_reckoning_set (self, kpi, 0, 0, reason);
}

void
rapport_reckoning_set_median (RapportReckoning *self,
                              RapportKpi        kpi,
                              GArray           *samples,
                              const char       *reason)
{
  if (samples->len == 0)
    rapport_reckoning_set (self, kpi, 0, 0, reason);
  else
    rapport_reckoning_set (self, kpi, rapport_median (samples), 1, NULL);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

double
rapport_median (GArray *values)
{
  guint middle = values->len / 2;

  if (values->len == 0)
    return NAN;

  g_array_sort (values, compare_doubles);
  if (values->len % 2 == 1)
    return g_array_index (values, double, middle);

  return (g_array_index (values, double, middle - 1) + g_array_index (values, double, middle)) / 2;
}

double
rapport_interpolate (const double (*points)[2],
                     guint          n_points,
                     double         value)
{
  if (value <= points[0][0])
    return points[0][1];

  for (guint i = 1; i < n_points; i++)
    {
      double span = points[i][0] - points[i - 1][0];

      if (value <= points[i][0])
        return points[i - 1][1] + (points[i][1] - points[i - 1][1]) * (value - points[i - 1][0]) / span;
    }

  return points[n_points - 1][1];
}
