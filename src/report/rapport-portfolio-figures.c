/* rapport-portfolio-figures.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-portfolio"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-portfolio-private.h"

#define BASIS_POINTS 10000.0

/* Where a figure comes from. */
typedef enum
{
  SOURCE_NUMERATOR,
  SOURCE_DENOMINATOR,
  SOURCE_PAST_REVENUE,
  SOURCE_OTHER,
} Source;

typedef struct
{
  const char   *title;
  guint         block;
  guint         value;
  RapportStyle  style;
  Source        source;
  RapportKpi    kpi;       /* or the quarter of past revenue */
  gboolean      is_money;
} Info;

#define MONEY RAPPORT_STYLE_MONEY_DECIMALS
#define COUNT RAPPORT_STYLE_COUNT
#define NUMBER RAPPORT_STYLE_NUMBER
#define SHARE RAPPORT_STYLE_SHARE
#define KPI(name) SOURCE_NUMERATOR, RAPPORT_KPI_ ## name
#define KPI_OF(name) SOURCE_DENOMINATOR, RAPPORT_KPI_ ## name

static const Info infos[RAPPORT_N_FIGURES] = {
  [RAPPORT_FIGURE_REVENUE]        = { N_("Revenue won"), 0, 0, MONEY, KPI (REVENUE_WON), TRUE },
  [RAPPORT_FIGURE_TARGET]         = { N_("Target"), 0, 1, MONEY, KPI (TARGET), TRUE },
  [RAPPORT_FIGURE_REVENUE_BEFORE] = { N_("Won the quarter before"), 0, 2, MONEY, SOURCE_PAST_REVENUE, RAPPORT_BOOK_BEFORE, TRUE },
  [RAPPORT_FIGURE_REVENUE_YEAR]   = { N_("Won a year before"), 0, 3, MONEY, SOURCE_PAST_REVENUE, RAPPORT_BOOK_YEAR, TRUE },
  [RAPPORT_FIGURE_SOURCED]        = { N_("Sourced revenue"), 0, 4, MONEY, KPI (REVENUE_SOURCED), TRUE },
  [RAPPORT_FIGURE_INFLUENCED]     = { N_("Influenced revenue"), 0, 5, MONEY, KPI (REVENUE_INFLUENCED), TRUE },
  [RAPPORT_FIGURE_DEALS_WON]      = { N_("Deals won"), 0, 6, COUNT, KPI (DEALS_WON), FALSE },
  [RAPPORT_FIGURE_DEALS_LOST]     = { N_("Deals lost"), 0, 7, COUNT, KPI (DEALS_LOST), FALSE },

  [RAPPORT_FIGURE_OPEN_DEALS]     = { N_("Open deals"), 1, 0, COUNT, KPI (PIPELINE_COUNT), FALSE },
  [RAPPORT_FIGURE_OPEN_AMOUNT]    = { N_("Open amount"), 1, 1, MONEY, KPI (PIPELINE_AMOUNT), TRUE },
  [RAPPORT_FIGURE_OPEN_WEIGHTED]  = { N_("Weighted amount"), 1, 2, MONEY, KPI (PIPELINE_WEIGHTED), TRUE },
  [RAPPORT_FIGURE_OPEN_UNKNOWN]   = { N_("Without amount"), 1, 3, COUNT, KPI (PIPELINE_UNKNOWN), FALSE },
  [RAPPORT_FIGURE_NEXT_EXPECTED]  = { N_("Expected next quarter"), 1, 4, MONEY, KPI (PIPELINE_COVERAGE), TRUE },
  [RAPPORT_FIGURE_NEXT_TARGET]    = { N_("Target next quarter"), 1, 5, MONEY, KPI_OF (PIPELINE_COVERAGE), TRUE },

  [RAPPORT_FIGURE_SCORE]          = { N_("Health"), 2, 0, NUMBER, KPI (HEALTH), FALSE },
  [RAPPORT_FIGURE_SCORE_BEFORE]   = { N_("Health the quarter before"), 2, 1, NUMBER, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_DIMENSION]      = { N_("Results"), 2, 2, NUMBER, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_DIMENSION + 1]  = { N_("Pipeline"), 2, 3, NUMBER, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_DIMENSION + 2]  = { N_("Engagement"), 2, 4, NUMBER, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_DIMENSION + 3]  = { N_("Capability"), 2, 5, NUMBER, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_DIMENSION + 4]  = { N_("Trust"), 2, 6, NUMBER, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_COVERAGE]       = { N_("Data behind it"), 2, 7, SHARE, SOURCE_OTHER, 0, FALSE },

  [RAPPORT_FIGURE_MEETINGS]       = { N_("Meetings held"), 3, 0, COUNT, KPI (MEETINGS_HELD), FALSE },
  [RAPPORT_FIGURE_HOURS]          = { N_("Hours of meetings"), 3, 1, NUMBER, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_ANSWER_HOURS]   = { N_("Hours to an answer"), 3, 2, NUMBER, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_TERMS]          = { N_("Best discount or margin"), 3, 3, SHARE, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_DAYS_SILENT]    = { N_("Days since contact"), 3, 4, COUNT, KPI (DAYS_SINCE_CONTACT), FALSE },
  [RAPPORT_FIGURE_CADENCE_KEPT]   = { N_("Intervals with a contact"), 3, 5, COUNT, KPI (CADENCE_KEPT), FALSE },
  [RAPPORT_FIGURE_CADENCE_DUE]    = { N_("Intervals"), 3, 6, COUNT, KPI_OF (CADENCE_KEPT), FALSE },

  [RAPPORT_FIGURE_NPS_POINTS]     = { N_("NPS points"), 4, 0, COUNT, KPI (NPS), FALSE },
  [RAPPORT_FIGURE_NPS_ANSWERS]    = { N_("NPS answers"), 4, 1, COUNT, KPI_OF (NPS), FALSE },
  [RAPPORT_FIGURE_CSAT_POINTS]    = { N_("CSAT points"), 4, 2, COUNT, KPI (CSAT), FALSE },
  [RAPPORT_FIGURE_CSAT_ANSWERS]   = { N_("CSAT answers"), 4, 3, COUNT, KPI_OF (CSAT), FALSE },
  [RAPPORT_FIGURE_SLA_KEPT]       = { N_("Answered in time"), 4, 4, COUNT, KPI (RESPONSE_WITHIN_SLA), FALSE },
  [RAPPORT_FIGURE_SLA_ASKED]      = { N_("Asked"), 4, 5, COUNT, KPI_OF (RESPONSE_WITHIN_SLA), FALSE },

  [RAPPORT_FIGURE_TIER]           = { N_("Tier"), 5, 0, COUNT, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_REGION]         = { N_("Region"), 5, 1, COUNT, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_BAND]           = { N_("Health band"), 5, 2, COUNT, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_COUNTED]        = { N_("In the programme"), 5, 3, COUNT, SOURCE_OTHER, 0, FALSE },
  [RAPPORT_FIGURE_RANK_BEFORE]    = { N_("Rank the quarter before"), 5, 4, COUNT, SOURCE_OTHER, 0, FALSE },
};

const char *
rapport_figure_get_title (RapportFigure figure)
{
  return _(infos[figure].title);
}

RapportStyle
rapport_figure_get_style (RapportFigure figure)
{
  return infos[figure].style;
}

guint
rapport_figure_get_block (RapportFigure figure)
{
  return infos[figure].block;
}

guint
rapport_figure_get_value (RapportFigure figure)
{
  return infos[figure].value;
}

static double *
peek_figure (const RapportBook *self,
             guint              partner,
             RapportFigure      figure)
{
  g_assert (partner < self->n_partners);
  g_assert (figure < RAPPORT_N_FIGURES);

  return &self->figures[partner * RAPPORT_N_FIGURES + figure];
}

/* NaN for n/a. */
double
rapport_book_get_figure (const RapportBook *self,
                         guint              partner,
                         RapportFigure      figure)
{
  return *peek_figure (self, partner, figure);
}

double
rapport_book_sum_figure (const RapportBook *self,
                         RapportFigure      figure)
{
  double sum = 0;

  for (guint i = 0; i < self->n_partners; i++)
    {
      double number = rapport_book_get_figure (self, i, figure);

      sum += isnan (number) ? 0 : number;
    }

  return sum;
}

/* Whether any partner has it. */
gboolean
rapport_book_has_figure (const RapportBook *self,
                         RapportFigure      figure)
{
  for (guint i = 0; i < self->n_partners; i++)
    {
      if (!isnan (rapport_book_get_figure (self, i, figure)))
        return TRUE;
    }

  return FALSE;
}

static double
get_part (const RapportBook     *self,
          const RapportKpiValue *value,
          gboolean               is_denominator,
          gboolean               is_money)
{
  double number = is_denominator ? value->denominator : value->numerator;

  if (!value->available)
    return NAN;

  return is_money ? number / self->unit : number;
}

static double
get_score (const RapportScorecard *card)
{
  return card->health.available ? card->health.score : NAN;
}

static double
get_other (const RapportBook *self,
           guint              partner,
           RapportFigure      figure)
{
  const RapportScorecard *card = g_ptr_array_index (self->portfolio->scorecards, partner);
  const RapportFairness *fairness = g_ptr_array_index (self->portfolio->fairness, partner);
  guint dimension = figure - RAPPORT_FIGURE_DIMENSION;

  if (figure >= RAPPORT_FIGURE_DIMENSION && figure <= RAPPORT_FIGURE_DIMENSION_LAST)
    return card->health.has[dimension] ? card->health.scores[dimension] : NAN;

  switch ((int) figure)
    {
    case RAPPORT_FIGURE_SCORE_BEFORE:
      return get_score (g_ptr_array_index (self->portfolio->previous, partner));

    case RAPPORT_FIGURE_COVERAGE:
      return card->health.available ? card->health.coverage : NAN;

    case RAPPORT_FIGURE_HOURS:
      return fairness->hours;

    case RAPPORT_FIGURE_ANSWER_HOURS:
      return fairness->answer_hours;

    case RAPPORT_FIGURE_TERMS:
      return fairness->discount >= 0 ? fairness->discount / BASIS_POINTS : NAN;

    case RAPPORT_FIGURE_TIER:
      return rapport_grouping_find (&self->groupings[RAPPORT_GROUPING_TIER], partner);

    case RAPPORT_FIGURE_REGION:
      return rapport_grouping_find (&self->groupings[RAPPORT_GROUPING_REGION], partner);

    case RAPPORT_FIGURE_BAND:
      return rapport_grouping_find (&self->groupings[RAPPORT_GROUPING_BAND], partner);

    case RAPPORT_FIGURE_COUNTED:
      return rapport_partner_is_leaving_on (self->portfolio->programme,
                                            g_ptr_array_index (self->portfolio->facts, partner),
                                            self->portfolio->as_of) ? 0 : 1;

    default:
      return NAN;
    }
}

static double
compute_figure (const RapportBook *self,
                guint              partner,
                RapportFigure      figure)
{
  const Info *info = &infos[figure];
  const RapportScorecard *card = g_ptr_array_index (self->portfolio->scorecards, partner);

  switch (info->source)
    {
    case SOURCE_NUMERATOR:
    case SOURCE_DENOMINATOR:
      return get_part (self, &card->values[info->kpi], info->source == SOURCE_DENOMINATOR, info->is_money);

    case SOURCE_PAST_REVENUE:
      card = g_ptr_array_index (self->history[info->kpi], partner);
      return get_part (self, &card->values[RAPPORT_KPI_REVENUE_WON], FALSE, TRUE);

    case SOURCE_OTHER:
    default:
      return get_other (self, partner, figure);
    }
}

typedef struct
{
  const RapportBook *book;
  RapportFigure      figure;
  gboolean           ascending;
} Sorting;

static int
compare_partners (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const Sorting *sorting = user_data;
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;
  double number = rapport_book_get_figure (sorting->book, one, sorting->figure);
  double other = rapport_book_get_figure (sorting->book, two, sorting->figure);

  if (isnan (number) || isnan (other))
    return isnan (number) == isnan (other) ? (one > two) - (one < two) : isnan (number) ? 1 : -1;
  if (number != other)
    return (number < other) == sorting->ascending ? -1 : 1;

  return (one > two) - (one < two);
}

guint *
rapport_book_sort (const RapportBook *self,
                   RapportFigure      figure,
                   gboolean           ascending)
{
  Sorting sorting = { self, figure, ascending };
  guint *order = g_new (guint, MAX (1, self->n_partners));

  for (guint i = 0; i < self->n_partners; i++)
    order[i] = i;
  g_qsort_with_data (order, self->n_partners, sizeof *order, compare_partners, &sorting);

  return order;
}

/* Those with the same revenue share the better place. */
static void
rank_before (RapportBook *self)
{
  g_autofree guint *order = rapport_book_sort (self, RAPPORT_FIGURE_REVENUE_BEFORE, FALSE);
  double last = NAN;
  guint rank = 0;

  for (guint i = 0; i < self->n_partners; i++)
    {
      double revenue = rapport_book_get_figure (self, order[i], RAPPORT_FIGURE_REVENUE_BEFORE);

      if (isnan (revenue))
        break;
      if (revenue != last)
        rank = i + 1;
      last = revenue;
      *peek_figure (self, order[i], RAPPORT_FIGURE_RANK_BEFORE) = rank;
    }
}

void
rapport_book_compute_figures (RapportBook *self)
{
  self->figures = g_new (double, MAX (1, self->n_partners) * RAPPORT_N_FIGURES);
  for (guint i = 0; i < self->n_partners; i++)
    {
      for (guint figure = 0; figure < RAPPORT_N_FIGURES; figure++)
        *peek_figure (self, i, figure) = compute_figure (self, i, figure);
    }

  rank_before (self);
}

static char *
check_kpi (const RapportBook *self,
           guint              partner,
           const Info        *info,
           double            *value)
{
  const RapportBookRows *rows = &self->rows[partner * RAPPORT_N_KPIS + info->kpi];
  gboolean is_weight = info->source == SOURCE_DENOMINATOR;

  /* A count of 0 has no rows, and needs none; anything else without rows shows up as a difference. */
  return rapport_evidence_sheet_rows_formula (self->evidence,
                                              is_weight ? RAPPORT_EVIDENCE_WEIGHT : RAPPORT_EVIDENCE_VALUE,
                                              rapport_kpi_get_info (info->kpi)->id, rows->first, rows->n_rows,
                                              value);
}

static char *
check_rank (const RapportBook *self,
            guint              partner,
            double            *value)
{
  g_autofree char *revenues = rapport_book_range (self, RAPPORT_FIGURE_REVENUE_BEFORE);
  g_autofree char *revenue = rapport_book_cell (self, partner, RAPPORT_FIGURE_REVENUE_BEFORE);

  *value = rapport_book_get_figure (self, partner, RAPPORT_FIGURE_RANK_BEFORE);

  return g_strdup_printf ("1+COUNTIFS(%s,\">\"&%s)", revenues, revenue);
}

char *
rapport_book_make_check (const RapportBook *self,
                         guint              partner,
                         RapportFigure      figure,
                         double            *value)
{
  const Info *info = &infos[figure];
  const RapportBookRows *rows;

  if (isnan (rapport_book_get_figure (self, partner, figure)))
    return NULL;

  if (info->source == SOURCE_PAST_REVENUE)
    {
      rows = &self->past_rows[partner * RAPPORT_BOOK_N_QUARTERS + info->kpi];
      return rapport_evidence_sheet_rows_formula (self->evidence, RAPPORT_EVIDENCE_VALUE,
                                                  rapport_kpi_get_info (RAPPORT_KPI_REVENUE_WON)->id,
                                                  rows->first, rows->n_rows, value);
    }
  if (figure == RAPPORT_FIGURE_RANK_BEFORE && !self->is_large)
    return check_rank (self, partner, value);
  if (info->source == SOURCE_OTHER || !rapport_book_has_evidence (self, info->kpi))
    return NULL;

  return check_kpi (self, partner, info, value);
}
