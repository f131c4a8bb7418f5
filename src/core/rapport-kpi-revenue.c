/* rapport-kpi-revenue.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-kpi-private.h"

/* Revenue, targets, growth and closed deals. */

static double
get_worth (const RapportDeal *deal)
{
  return deal->has_amount ? deal->amount.converted : 0;
}

/* Notes the deals won in a range for @kpi: each adds its worth times @value_sign to the numerator
 * and times @weight_sign to the denominator. */
static void
note_won (RapportReckoning    *self,
          RapportKpi           kpi,
          RapportEvidenceRole  role,
          RapportDate          first,
          RapportDate          last,
          const char          *attribution,
          int                  value_sign,
          int                  weight_sign)
{
  for (guint i = 0; i < self->deals->len; i++)
    {
      const RapportDeal *deal = &g_array_index (self->deals, RapportDeal, i);
      double worth = get_worth (deal);

      if (rapport_reckoning_is_won_in (self, deal, first, last, attribution))
        rapport_reckoning_note_amount (self, kpi, role, deal->record, deal->closed,
                                       value_sign * worth, weight_sign * worth,
                                       deal->has_amount ? &deal->amount : NULL);
    }
}

static void
set_revenue (RapportReckoning *self,
             RapportKpi        kpi,
             const char       *attribution)
{
  RapportSum sum;

  rapport_reckoning_sum_won (self, self->quarter.start, self->until, attribution, &sum);
  if (sum.missing != NULL)
    {
      rapport_reckoning_set_missing (self, kpi, sum.missing);
      return;
    }

  note_won (self, kpi, RAPPORT_EVIDENCE_NUMERATOR, self->quarter.start, self->until, attribution, 1, 0);
  rapport_reckoning_set (self, kpi, sum.total, 1, NULL);
}

static void
set_target (RapportReckoning *self)
{
  RapportKpiTarget target;
  gint64 minor;

  if (!rapport_scorecard_find_target (self->facts, RAPPORT_KPI_REVENUE_WON, &self->quarter, &target) ||
      !target.has_target)
    {
      rapport_reckoning_set_missing (self, RAPPORT_KPI_TARGET, _("No target for this quarter"));
      return;
    }

  minor = rapport_kpi_target_to_minor (target.target, self->currency);
  rapport_reckoning_note (self, RAPPORT_KPI_TARGET, RAPPORT_EVIDENCE_NUMERATOR, target.record,
                          self->quarter.start, minor, 0);
  rapport_reckoning_set (self, RAPPORT_KPI_TARGET, minor, 1, NULL);
}

static void
set_attainment (RapportReckoning *self)
{
  const RapportKpiValue *actual = &self->card->values[RAPPORT_KPI_REVENUE_WON];
  const RapportKpiValue *target = &self->card->values[RAPPORT_KPI_TARGET];
  RapportKpiTarget record;

  if (!actual->available || !target->available || target->numerator == 0)
    {
      rapport_reckoning_set_missing (self, RAPPORT_KPI_ATTAINMENT,
                                     !actual->available ? actual->reason
                                     : !target->available ? target->reason
                                     : _("The target is zero"));
      return;
    }

  note_won (self, RAPPORT_KPI_ATTAINMENT, RAPPORT_EVIDENCE_NUMERATOR,
            self->quarter.start, self->until, NULL, 1, 0);
  rapport_scorecard_find_target (self->facts, RAPPORT_KPI_REVENUE_WON, &self->quarter, &record);
  rapport_reckoning_note (self, RAPPORT_KPI_ATTAINMENT, RAPPORT_EVIDENCE_DENOMINATOR, record.record,
                          self->quarter.start, 0, target->numerator);
  rapport_reckoning_set (self, RAPPORT_KPI_ATTAINMENT, actual->numerator, target->numerator, NULL);
}

static void
set_growth (RapportReckoning *self,
            RapportKpi        kpi,
            int               quarters_back,
            const char       *reason)
{
  const RapportKpiValue *actual = &self->card->values[RAPPORT_KPI_REVENUE_WON];
  RapportQuarter base;
  RapportSum sum;

  rapport_quarter_add (&base, &self->programme->settings->fiscal, &self->quarter, -quarters_back);
  rapport_reckoning_sum_won (self, base.start, base.end, NULL, &sum);
  if (!actual->available || sum.missing != NULL || sum.total == 0)
    {
      rapport_reckoning_set_missing (self, kpi,
                                     !actual->available ? actual->reason
                                     : sum.missing != NULL ? sum.missing
                                     : reason);
      return;
    }

  note_won (self, kpi, RAPPORT_EVIDENCE_NUMERATOR, self->quarter.start, self->until, NULL, 1, 0);
  note_won (self, kpi, RAPPORT_EVIDENCE_BOTH, base.start, base.end, NULL, -1, sum.total < 0 ? -1 : 1);
  rapport_reckoning_set (self, kpi, actual->numerator - sum.total, ABS (sum.total), NULL);
}

static void
set_average_deal_size (RapportReckoning *self,
                       int               won)
{
  const RapportKpiValue *revenue = &self->card->values[RAPPORT_KPI_REVENUE_WON];

  if (!revenue->available || won == 0)
    {
      rapport_reckoning_set_missing (self, RAPPORT_KPI_AVERAGE_DEAL_SIZE,
                                     revenue->available ? _("No deal was won in this quarter") : revenue->reason);
      return;
    }

  for (guint i = 0; i < self->deals->len; i++)
    {
      const RapportDeal *deal = &g_array_index (self->deals, RapportDeal, i);

      if (rapport_reckoning_is_won_in (self, deal, self->quarter.start, self->until, NULL))
        rapport_reckoning_note_amount (self, RAPPORT_KPI_AVERAGE_DEAL_SIZE, RAPPORT_EVIDENCE_BOTH,
                                       deal->record, deal->closed, get_worth (deal), 1,
                                       deal->has_amount ? &deal->amount : NULL);
    }
  rapport_reckoning_set (self, RAPPORT_KPI_AVERAGE_DEAL_SIZE, revenue->numerator, won, NULL);
}

/* A deal without an open date of its own has no cycle: the day on which the record was created
 * says when it was typed in. */
static void
add_cycle (RapportReckoning  *self,
           const RapportDeal *deal,
           double            *days,
           int               *count)
{
  if (!rapport_record_has (deal->record, "opened_on"))
    return;

  *days += deal->closed - deal->opened;
  *count += 1;
  rapport_reckoning_note (self, RAPPORT_KPI_SALES_CYCLE_DAYS, RAPPORT_EVIDENCE_SAMPLE,
                          deal->record, deal->closed, deal->closed - deal->opened, 1);
}

static void
set_closed (RapportReckoning *self)
{
  int won = 0, lost = 0, cycles = 0;
  double days = 0;

  for (guint i = 0; i < self->deals->len; i++)
    {
      const RapportDeal *deal = &g_array_index (self->deals, RapportDeal, i);
      gboolean is_won = deal->state == RAPPORT_DEAL_WON;

      if (deal->state == RAPPORT_DEAL_OPEN || !rapport_reckoning_is_in_quarter (self, deal->closed))
        continue;

      won += is_won ? 1 : 0;
      lost += is_won ? 0 : 1;
      if (is_won)
        add_cycle (self, deal, &days, &cycles);
      rapport_reckoning_note (self, is_won ? RAPPORT_KPI_DEALS_WON : RAPPORT_KPI_DEALS_LOST,
                              RAPPORT_EVIDENCE_NUMERATOR, deal->record, deal->closed, 1, 0);
      rapport_reckoning_note (self, RAPPORT_KPI_WIN_RATE,
                              is_won ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR,
                              deal->record, deal->closed, is_won ? 1 : 0, 1);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_DEALS_WON, won, 1, NULL);
  rapport_reckoning_set (self, RAPPORT_KPI_DEALS_LOST, lost, 1, NULL);
  rapport_reckoning_set (self, RAPPORT_KPI_WIN_RATE, won, won + lost, _("No deal was closed in this quarter"));
  rapport_reckoning_set (self, RAPPORT_KPI_SALES_CYCLE_DAYS, days, cycles,
                         _("No deal won in this quarter has both an open and a close date"));
  set_average_deal_size (self, won);
}

void
rapport_reckoning_add_revenue (RapportReckoning *self)
{
  set_revenue (self, RAPPORT_KPI_REVENUE_WON, NULL);
  set_revenue (self, RAPPORT_KPI_REVENUE_SOURCED, "sourced");
  set_revenue (self, RAPPORT_KPI_REVENUE_INFLUENCED, "influenced");
  set_target (self);
  set_attainment (self);
  set_growth (self, RAPPORT_KPI_QOQ_GROWTH, 1, _("Nothing was won in the previous quarter"));
  set_growth (self, RAPPORT_KPI_YOY_GROWTH, 4, _("Nothing was won in the same quarter a year before"));
  set_closed (self);
}
