/* rapport-portfolio-evidence.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-portfolio"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-portfolio-private.h"

/* The figures that are followed down to the records. */
static const RapportKpi kpis[] = {
  RAPPORT_KPI_REVENUE_WON, RAPPORT_KPI_TARGET, RAPPORT_KPI_REVENUE_SOURCED, RAPPORT_KPI_REVENUE_INFLUENCED,
  RAPPORT_KPI_DEALS_WON, RAPPORT_KPI_DEALS_LOST, RAPPORT_KPI_PIPELINE_COUNT, RAPPORT_KPI_PIPELINE_AMOUNT,
  RAPPORT_KPI_PIPELINE_WEIGHTED, RAPPORT_KPI_PIPELINE_UNKNOWN, RAPPORT_KPI_PIPELINE_COVERAGE,
  RAPPORT_KPI_MEETINGS_HELD, RAPPORT_KPI_DAYS_SINCE_CONTACT, RAPPORT_KPI_CADENCE_KEPT,
  RAPPORT_KPI_RESPONSE_WITHIN_SLA, RAPPORT_KPI_NPS, RAPPORT_KPI_CSAT, RAPPORT_KPI_HEALTH,
};

gboolean
rapport_book_has_evidence (const RapportBook *self,
                           RapportKpi         kpi)
{
  return !self->is_large || kpi == RAPPORT_KPI_REVENUE_WON || kpi == RAPPORT_KPI_TARGET ||
         kpi == RAPPORT_KPI_PIPELINE_AMOUNT;
}

static gboolean
is_money (RapportKpi kpi)
{
  return rapport_kpi_get_info (kpi)->unit == RAPPORT_UNIT_MONEY || kpi == RAPPORT_KPI_PIPELINE_COVERAGE;
}

const char *
rapport_book_get_stage_title (const RapportBook   *self,
                              guint                partner,
                              const RapportRecord *opportunity)
{
  const char *stage = NULL;

  if (opportunity != NULL && opportunity->kind == RAPPORT_KIND_OPPORTUNITY)
    stage = rapport_opportunity_get_stage_on (self->portfolio->programme,
                                              g_ptr_array_index (self->portfolio->facts, partner), opportunity,
                                              self->portfolio->as_of);

  return stage != NULL ? stage : _("Open");
}

static const char *
get_group (const RapportBook     *self,
           guint                  partner,
           const RapportEvidence *evidence)
{
  const RapportFacts *facts = g_ptr_array_index (self->portfolio->facts, partner);

  if (evidence->kpi == RAPPORT_KPI_PIPELINE_WEIGHTED)
    return rapport_book_get_stage_title (self, partner, evidence->record);

  return rapport_record_get_title (facts->partner);
}

static const char *
get_attribution (const RapportEvidence *evidence)
{
  if (evidence->record == NULL || evidence->record->kind != RAPPORT_KIND_OPPORTUNITY)
    return NULL;

  return rapport_record_get_text (evidence->record, "attribution");
}

/* Adds what a partner's figure is made of. */
static RapportBookRows
add_partner (RapportBook            *self,
             guint                   partner,
             const RapportScorecard *card,
             RapportKpi              kpi,
             const char             *period)
{
  RapportBookRows rows = { rapport_evidence_sheet_get_n_rows (self->evidence), 0 };

  for (guint i = 0; i < card->evidence->len; i++)
    {
      const RapportEvidence *evidence = &g_array_index (card->evidence, RapportEvidence, i);
      RapportEvidenceLine line = {
        .metric = rapport_kpi_get_info (kpi)->id,
        .period = period,
        .money = is_money (kpi),
        .money_weight = kpi == RAPPORT_KPI_PIPELINE_COVERAGE,
      };

      if (evidence->kpi != kpi)
        continue;
      line.group = get_group (self, partner, evidence);
      line.attribution = get_attribution (evidence);
      rapport_evidence_sheet_add (self->evidence, &line, evidence);
      rows.n_rows++;
    }

  return rows;
}

static void
add_present (RapportBook *self,
             RapportKpi   kpi)
{
  for (guint i = 0; i < self->n_partners; i++)
    self->rows[i * RAPPORT_N_KPIS + kpi] = add_partner (self, i, g_ptr_array_index (self->portfolio->scorecards, i),
                                                        kpi, self->label);
}

/* The quarters that a large programme needs for growth; all of them in others. */
static gboolean
has_past (const RapportBook *self,
          guint              quarter)
{
  return !self->is_large || quarter == RAPPORT_BOOK_BEFORE || quarter == RAPPORT_BOOK_YEAR;
}

static void
add_past (RapportBook *self,
          RapportKpi   kpi)
{
  for (guint quarter = 0; quarter < RAPPORT_BOOK_PRESENT; quarter++)
    {
      for (guint i = 0; i < self->n_partners && has_past (self, quarter); i++)
        {
          RapportBookRows rows = add_partner (self, i, g_ptr_array_index (self->history[quarter], i), kpi,
                                              self->labels[quarter]);

          if (kpi == RAPPORT_KPI_REVENUE_WON)
            self->past_rows[i * RAPPORT_BOOK_N_QUARTERS + quarter] = rows;
        }
    }
}

static void
add_programme (RapportBook         *self,
               RapportProgrammeKpi  kpi)
{
  const RapportKpiInfo *info = rapport_programme_kpi_get_info (kpi);
  gboolean is_share_of_money = kpi == RAPPORT_PROGRAMME_CONCENTRATION_TOP1 ||
                               kpi == RAPPORT_PROGRAMME_CONCENTRATION_TOP3;

  for (guint i = 0; i < self->portfolio->evidence->len; i++)
    {
      const RapportEvidence *evidence = &g_array_index (self->portfolio->evidence, RapportEvidence, i);
      RapportEvidenceLine line = {
        .metric = info->id,
        .period = self->label,
        .money = is_share_of_money,
        .money_weight = is_share_of_money,
      };

      if ((RapportProgrammeKpi) evidence->kpi == kpi)
        rapport_evidence_sheet_add (self->evidence, &line, evidence);
    }
}

void
rapport_book_fill_evidence (RapportBook *self)
{
  self->rows = g_new0 (RapportBookRows, MAX (1, self->n_partners) * RAPPORT_N_KPIS);
  self->past_rows = g_new0 (RapportBookRows, MAX (1, self->n_partners) * RAPPORT_BOOK_N_QUARTERS);

  for (guint i = 0; i < RAPPORT_N_PROGRAMME_KPIS; i++)
    add_programme (self, i);
  for (guint i = 0; i < G_N_ELEMENTS (kpis); i++)
    {
      if (!rapport_book_has_evidence (self, kpis[i]))
        continue;
      add_present (self, kpis[i]);
      if (kpis[i] == RAPPORT_KPI_REVENUE_WON || kpis[i] == RAPPORT_KPI_TARGET)
        add_past (self, kpis[i]);
    }
}
