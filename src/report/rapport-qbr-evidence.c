/* rapport-qbr-evidence.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "rapport-qbr-private.h"

/* The records behind the figures, and the figures themselves as numbers on Data. */

static gboolean
is_pipeline (RapportKpi kpi)
{
  return kpi >= RAPPORT_KPI_PIPELINE_COUNT && kpi <= RAPPORT_KPI_PIPELINE_COVERAGE;
}

/* What the charts of the eight quarters read. */
static gboolean
is_series (RapportKpi kpi)
{
  switch ((int) kpi)
    {
    case RAPPORT_KPI_REVENUE_WON:
    case RAPPORT_KPI_REVENUE_SOURCED:
    case RAPPORT_KPI_REVENUE_INFLUENCED:
    case RAPPORT_KPI_TARGET:
    case RAPPORT_KPI_MEETINGS_HELD:
    case RAPPORT_KPI_COMMITMENTS_KEPT_OURS:
    case RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS:
      return TRUE;

    default:
      return FALSE;
    }
}

static const char *
get_opportunity_group (RapportQbr            *self,
                       const RapportEvidence *evidence,
                       guint                  quarter)
{
  const char *reason;

  if (is_pipeline (evidence->kpi))
    return quarter == RAPPORT_QBR_PRESENT ? rapport_qbr_get_stage_title (self, evidence->record) : _("Open");

  if (evidence->kpi == RAPPORT_KPI_DEALS_LOST)
    {
      reason = rapport_record_get_text (evidence->record, "lost_reason");
      return reason != NULL ? reason : _("No reason recorded");
    }

  reason = rapport_qbr_get_choice (evidence->record, "category");

  return *reason != '\0' ? reason : _("No category");
}

/* What a row is added up by in charts and subtotals. */
static const char *
get_group (RapportQbr            *self,
           const RapportEvidence *evidence,
           guint                  quarter)
{
  const RapportRecord *record = evidence->record;

  if (record == NULL)
    return NULL;

  switch ((int) record->kind)
    {
    case RAPPORT_KIND_OPPORTUNITY:
      return get_opportunity_group (self, evidence, quarter);

    case RAPPORT_KIND_REGISTRATION:
    case RAPPORT_KIND_ACTION:
      return rapport_qbr_get_choice (record, "status");

    case RAPPORT_KIND_CERTIFICATION:
    case RAPPORT_KIND_REQUIREMENT:
      return rapport_record_get_text (record, "certification");

    case RAPPORT_KIND_MEETING:
      return rapport_qbr_get_choice (record, "type");

    default:
      return rapport_kind_get_info (record->kind)->title;
    }
}

static const char *
get_attribution (const RapportEvidence *evidence)
{
  const char *attribution;

  if (evidence->record == NULL || evidence->record->kind != RAPPORT_KIND_OPPORTUNITY)
    return NULL;

  attribution = rapport_record_get_text (evidence->record, "attribution");

  return attribution != NULL ? attribution : "none";
}

/* The parts of the health come in the order of its dimensions, then what a cap takes away. */
static const char *
get_health_group (const RapportScorecard *card,
                  guint                   position)
{
  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      if (card->health.has[i] && position-- == 0)
        return rapport_health_dimension_get_title (i);
    }

  return _("Cap");
}

static void
add_card (RapportQbr *self,
          guint       quarter)
{
  GArray *evidence = self->cards[quarter]->evidence;
  guint n_parts = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);
      RapportEvidenceLine line = {
        .metric = rapport_kpi_get_info (row->kpi)->id,
        .period = self->labels[quarter],
        .group = get_group (self, row, quarter),
        .attribution = get_attribution (row),
        .money = rapport_qbr_kpi_is_money (row->kpi),
        .money_weight = rapport_qbr_kpi_weight_is_money (row->kpi),
      };

      if (row->kpi == RAPPORT_KPI_HEALTH)
        line.group = get_health_group (self->cards[quarter], n_parts++);
      if (quarter >= RAPPORT_QBR_FIRST_SHOWN || is_series (row->kpi))
        rapport_evidence_sheet_add (self->evidence, &line, row);
    }
}

/* Targets are records too: what was set for the quarter, and for the next one. */
static void
add_targets (RapportQbr *self)
{
  const struct { const RapportQuarter *quarter; const char *label; } periods[] = {
    { self->quarter, self->label },
    { &self->next, self->next_label },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
        {
          const RapportRecord *target = rapport_qbr_find_target (self, kpi, periods[i].quarter);
          double number = rapport_qbr_get_number (target, "target");
          double weight = rapport_qbr_get_number (target, "weight");
          RapportEvidenceLine line = {
            .metric = RAPPORT_QBR_TARGETS,
            .period = periods[i].label,
            .group = rapport_kpi_get_info (kpi)->id,
          };
          RapportEvidence evidence = {
            .role = RAPPORT_EVIDENCE_BOTH,
            .record = (RapportRecord *) target,
            .date = periods[i].quarter->start,
            .value = number,
            .weight = isnan (weight) ? 0 : weight,
          };

          if (!isnan (number))
            rapport_evidence_sheet_add (self->evidence, &line, &evidence);
        }
    }
}

/* The present quarter comes first: it is what readers look for. */
void
rapport_qbr_evidence_fill (RapportQbr *self)
{
  for (int quarter = RAPPORT_QBR_PRESENT; quarter >= 0; quarter--)
    add_card (self, quarter);
  add_targets (self);
}

static gboolean
has_samples (const RapportScorecard *card,
             RapportKpi              kpi)
{
  for (guint i = 0; i < card->evidence->len; i++)
    {
      const RapportEvidence *evidence = &g_array_index (card->evidence, RapportEvidence, i);

      if (evidence->kpi == kpi && evidence->role == RAPPORT_EVIDENCE_SAMPLE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_median (RapportKpi kpi)
{
  return kpi == RAPPORT_KPI_REGISTRATION_DECISION_HOURS ||
         kpi == RAPPORT_KPI_RESPONSE_MEDIAN_HOURS ||
         kpi == RAPPORT_KPI_BAD_NEWS_HOURS;
}

static RapportStyle
get_part_style (RapportKpi kpi,
                gboolean   money)
{
  if (money)
    return RAPPORT_STYLE_MONEY_DECIMALS;

  return rapport_kpi_get_info (kpi)->unit == RAPPORT_UNIT_COUNT ? RAPPORT_STYLE_COUNT : RAPPORT_STYLE_NUMBER;
}

/* A KPI that is n/a has the numerator 0 and the denominator 0. */
static void
add_kpi (RapportQbr *self,
         RapportKpi  kpi,
         guint       quarter)
{
  const RapportKpiValue *value = &self->cards[quarter]->values[kpi];
  const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
  gboolean money = rapport_qbr_kpi_is_money (kpi);
  gboolean money_weight = rapport_qbr_kpi_weight_is_money (kpi);
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  double numerator = value->available ? value->numerator : 0;
  double denominator = value->available ? value->denominator : 0;
  g_autofree char *weights = NULL;
  double weight = 0;

  query.metric = info->id;
  query.period = self->labels[quarter];
  self->kpi_rows[kpi][quarter] = rapport_data_sheet_add_row (self->data, info->id, self->labels[quarter]);
  rapport_data_sheet_set_checked (self->data, 0, money ? numerator / self->unit : numerator,
                                  get_part_style (kpi, money), self->evidence,
                                  is_median (kpi) && value->available && has_samples (self->cards[quarter], kpi)
                                  ? RAPPORT_EVIDENCE_MEDIAN : RAPPORT_EVIDENCE_VALUE, &query);

  if (is_median (kpi) || !value->available)
    {
      rapport_data_sheet_set (self->data, 1, denominator, RAPPORT_STYLE_NUMBER, NULL, 0);
      return;
    }

  weights = rapport_evidence_sheet_formula (self->evidence, RAPPORT_EVIDENCE_WEIGHT, &query, &weight);
  rapport_data_sheet_set (self->data, 1, money_weight ? denominator / self->unit : denominator,
                          get_part_style (kpi, money_weight), weight != 0 ? weights : NULL, weight);
}

void
rapport_qbr_kpi_data (RapportQbr *self)
{
  const char * const headers[] = { _("Numerator"), _("Denominator"), NULL };

  rapport_data_sheet_begin (self->data, _("KPIs by quarter: value = numerator / denominator, n/a where the denominator is 0"),
                            _("KPI"), _("Quarter"), headers);
  for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    {
      for (guint quarter = 0; quarter < RAPPORT_QBR_N_QUARTERS; quarter++)
        {
          if (quarter >= RAPPORT_QBR_FIRST_SHOWN || is_series (kpi))
            add_kpi (self, kpi, quarter);
        }
    }
}
