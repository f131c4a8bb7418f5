/* rapport-portfolio-kpi.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-kpi-private.h"

/* The programme's own figures, over all partners. */

#define ACTIVATION_DAYS 90
#define QUARTERS_BACK   3
#define MONTHS_BACK     12
#define TOP             3
#define SECONDS_PER_DAY 86400

/**
 * Figures:
 * @was_partner: neither exiting nor former at the quarter's start
 * @is_partner: nor on the as-of date
 * @is_active: something was recorded in the last twelve months
 * @signed_on: when it signed, or none
 * @first_win: its first win from then on, or none
 * @revenue: of four quarters
 *
 * What the programme needs to know of one partner.
 */
typedef struct
{
  gboolean    was_partner;
  gboolean    is_partner;
  gboolean    is_active;
  RapportDate signed_on;
  RapportDate first_win;
  RapportSum  revenue;
} Figures;

static gboolean
is_recent (RapportDate day,
           RapportDate first,
           RapportDate last)
{
  return day != RAPPORT_DATE_NONE && day >= first && day <= last;
}

static gboolean
has_recent_record (const RapportReckoning *reckoning,
                   RapportKind             kind,
                   const char             *field,
                   RapportDate             first)
{
  GPtrArray *records = reckoning->facts->records[kind];
  gboolean is_instant = rapport_kind_get_field (kind, field)->type == RAPPORT_FIELD_INSTANT;

  for (guint i = 0; i < records->len; i++)
    {
      const RapportRecord *record = g_ptr_array_index (records, i);
      RapportDate day = is_instant
                          ? rapport_reckoning_get_day (reckoning, rapport_record_get_instant (record, field))
                          : rapport_record_get_date (record, field);

      if (is_recent (day, first, reckoning->as_of))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_active (const RapportReckoning *reckoning)
{
  RapportDate first = rapport_date_add_months (reckoning->as_of, -MONTHS_BACK) + 1;

  if (reckoning->contacts->len > 0 &&
      g_array_index (reckoning->contacts, RapportContactDay, reckoning->contacts->len - 1).date >= first)
    return TRUE;

  for (guint i = 0; i < reckoning->deals->len; i++)
    {
      const RapportDeal *deal = &g_array_index (reckoning->deals, RapportDeal, i);

      if (is_recent (deal->opened, first, reckoning->as_of) || is_recent (deal->closed, first, reckoning->as_of))
        return TRUE;
    }

  return has_recent_record (reckoning, RAPPORT_KIND_REGISTRATION, "submitted_at", first) ||
         has_recent_record (reckoning, RAPPORT_KIND_ACTIVITY, "date", first) ||
         has_recent_record (reckoning, RAPPORT_KIND_TRAINING, "date", first);
}

static void
get_figures (const RapportPortfolio *self,
             const RapportFacts     *facts,
             Figures                *figures)
{
  RapportReckoning reckoning;
  RapportQuarter first;
  RapportDate known_since;

  *figures = (Figures) { 0, };
  rapport_quarter_add (&first, &self->programme->settings->fiscal, &self->quarter, -QUARTERS_BACK);
  rapport_reckoning_init (&reckoning, self->programme, facts, &self->quarter, self->as_of, NULL);
  known_since = rapport_reckoning_get_first_day (&reckoning);
  figures->was_partner = known_since <= self->quarter.start &&
                         !rapport_partner_is_leaving_on (self->programme, facts, self->quarter.start);
  figures->is_partner = known_since <= self->as_of &&
                        !rapport_partner_is_leaving_on (self->programme, facts, self->as_of);
  figures->is_active = is_active (&reckoning);
  figures->signed_on = rapport_partner_get_signed_on (facts, self->as_of);
  figures->first_win = figures->signed_on == RAPPORT_DATE_NONE
                         ? RAPPORT_DATE_NONE
                         : rapport_reckoning_find_first_win (&reckoning, figures->signed_on);
  rapport_reckoning_sum_won (&reckoning, first.start, self->quarter.end, NULL, &figures->revenue);
  /* The sentence belongs to the reckoning. */
  figures->revenue.missing = g_intern_string (figures->revenue.missing);
  rapport_reckoning_clear (&reckoning);
}

static void
note (RapportPortfolio    *self,
      RapportProgrammeKpi  kpi,
      RapportEvidenceRole  role,
      RapportRecord       *record,
      RapportDate          date,
      double               value,
      double               weight)
{
  RapportEvidence evidence = {
    .kpi = (RapportKpi) kpi,
    .role = role,
    .record = rapport_record_ref (record),
    .date = date,
    .value = value,
    .weight = weight,
    .rate_date = RAPPORT_DATE_NONE,
  };

  g_array_append_val (self->evidence, evidence);
}

static void
note_share (RapportPortfolio    *self,
            RapportProgrammeKpi  kpi,
            RapportRecord       *record,
            RapportDate          date,
            gboolean             counts)
{
  note (self, kpi, counts ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR, record, date, counts ? 1 : 0, 1);
}

static void
set_value (RapportPortfolio    *self,
           RapportProgrammeKpi  kpi,
           double               numerator,
           double               denominator,
           const char          *reason)
{
  RapportKpiValue *value = &self->values[kpi];

  value->available = denominator != 0;
  value->numerator = numerator;
  value->denominator = denominator;
  value->reason = value->available ? NULL : g_strdup (reason);
}

static RapportRecord *
get_partner (const RapportPortfolio *self,
             guint                   position)
{
  return ((RapportFacts *) g_ptr_array_index (self->facts, position))->partner;
}

static void
set_retention (RapportPortfolio *self,
               const Figures    *figures)
{
  int before = 0, kept = 0;

  for (guint i = 0; i < self->facts->len; i++)
    {
      if (!figures[i].was_partner)
        continue;
      before++;
      kept += figures[i].is_partner ? 1 : 0;
      note_share (self, RAPPORT_PROGRAMME_RETENTION, get_partner (self, i), self->as_of, figures[i].is_partner);
      note_share (self, RAPPORT_PROGRAMME_CHURN, get_partner (self, i), self->as_of, !figures[i].is_partner);
    }

  set_value (self, RAPPORT_PROGRAMME_RETENTION, kept, before, _("There was no partner at the quarter's start"));
  set_value (self, RAPPORT_PROGRAMME_CHURN, before - kept, before, _("There was no partner at the quarter's start"));
}

static void
set_activation (RapportPortfolio *self,
                const Figures    *figures)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (double));
  RapportDate last = self->as_of - ACTIVATION_DAYS;
  RapportDate first = rapport_date_add_months (last, -MONTHS_BACK) + 1;
  int signed_count = 0, activated = 0;

  for (guint i = 0; i < self->facts->len; i++)
    {
      const Figures *one = &figures[i];
      gboolean has_won = one->first_win != RAPPORT_DATE_NONE;
      gboolean in_time = has_won && one->first_win - one->signed_on <= ACTIVATION_DAYS;
      double sample = has_won ? one->first_win - one->signed_on : 0;

      if (is_recent (one->signed_on, first, last))
        {
          signed_count++;
          activated += in_time ? 1 : 0;
          note_share (self, RAPPORT_PROGRAMME_ACTIVATION_RATE, get_partner (self, i), one->signed_on, in_time);
        }
      if (has_won)
        {
          g_array_append_val (days, sample);
          note (self, RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS, RAPPORT_EVIDENCE_SAMPLE,
                get_partner (self, i), one->first_win, sample, 1);
        }
    }

  set_value (self, RAPPORT_PROGRAMME_ACTIVATION_RATE, activated, signed_count,
             _("No partner was signed in the twelve months that ended 90 days before"));
  set_value (self, RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS, days->len > 0 ? rapport_median (days) : 0,
             days->len > 0 ? 1 : 0, _("No signed partner has won a deal yet"));
}

static void
set_active_partners (RapportPortfolio *self,
                     const Figures    *figures)
{
  int active = 0;

  for (guint i = 0; i < self->facts->len; i++)
    {
      if (!figures[i].is_active)
        continue;
      active++;
      note (self, RAPPORT_PROGRAMME_ACTIVE_PARTNERS, RAPPORT_EVIDENCE_NUMERATOR, get_partner (self, i), self->as_of, 1, 0);
    }

  set_value (self, RAPPORT_PROGRAMME_ACTIVE_PARTNERS, active, 1, NULL);
}

static gboolean
is_held (const RapportRecord *review,
         RapportDate          as_of)
{
  static const char * const over[] = { "held", "closed", NULL };
  const char *state = rapport_record_get_text (review, "state");
  RapportDate held = rapport_record_get_date (review, "held_on");

  return state != NULL && g_strv_contains (over, state) && (held == RAPPORT_DATE_NONE || held <= as_of);
}

/* The review of a quarter is usually held early in the next one: the day for which it is planned
 * decides to which quarter it belongs here. */
static gboolean
is_planned_in_quarter (const RapportPortfolio *self,
                       const RapportRecord    *review,
                       RapportDate            *day)
{
  *day = rapport_record_get_date (review, "quarter");
  if (!rapport_record_has (review, "planned_at"))
    return *day == self->quarter.start;

  *day = rapport_record_get_instant (review, "planned_at") / SECONDS_PER_DAY;

  return *day >= self->quarter.start && *day <= self->quarter.end;
}

static void
set_qbr_completion (RapportPortfolio *self)
{
  int planned = 0, held = 0;

  for (guint i = 0; i < self->facts->len; i++)
    {
      GPtrArray *reviews = ((RapportFacts *) g_ptr_array_index (self->facts, i))->records[RAPPORT_KIND_REVIEW];

      for (guint j = 0; j < reviews->len; j++)
        {
          RapportRecord *review = g_ptr_array_index (reviews, j);
          gboolean counts = is_held (review, self->as_of);
          RapportDate day;

          if (!is_planned_in_quarter (self, review, &day))
            continue;
          planned++;
          held += counts ? 1 : 0;
          note_share (self, RAPPORT_PROGRAMME_QBR_COMPLETION, review, day, counts);
        }
    }

  set_value (self, RAPPORT_PROGRAMME_QBR_COMPLETION, held, planned, _("No review is planned for this quarter"));
}

typedef struct
{
  RapportRecord *partner;
  gint64         revenue;
} Rank;

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Rank *one = a;
  const Rank *two = b;

  if (one->revenue != two->revenue)
    return one->revenue > two->revenue ? -1 : 1;

  return rapport_id_compare (&one->partner->id, &two->partner->id);
}

static void
set_share_of_top (RapportPortfolio    *self,
                  RapportProgrammeKpi  kpi,
                  GArray              *ranks,
                  guint                top,
                  double               total)
{
  double sum = 0;

  for (guint i = 0; i < ranks->len; i++)
    {
      const Rank *rank = &g_array_index (ranks, Rank, i);

      sum += i < top ? rank->revenue : 0;
      note (self, kpi, i < top ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR, rank->partner,
            self->as_of, i < top ? rank->revenue : 0, rank->revenue);
    }

  set_value (self, kpi, sum, total, _("Nothing was won in four quarters"));
}

static void
set_concentration (RapportPortfolio *self,
                   const Figures    *figures)
{
  g_autoptr(GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));
  const char *missing = NULL;
  double total = 0;

  for (guint i = 0; i < self->facts->len; i++)
    {
      Rank rank = { get_partner (self, i), figures[i].revenue.total };

      missing = missing != NULL ? missing : figures[i].revenue.missing;
      total += rank.revenue;
      if (rank.revenue != 0)
        g_array_append_val (ranks, rank);
    }

  if (missing != NULL)
    {
      set_value (self, RAPPORT_PROGRAMME_CONCENTRATION_TOP1, 0, 0, missing);
      set_value (self, RAPPORT_PROGRAMME_CONCENTRATION_TOP3, 0, 0, missing);
      return;
    }

  g_array_sort (ranks, compare_ranks);
  set_share_of_top (self, RAPPORT_PROGRAMME_CONCENTRATION_TOP1, ranks, 1, total);
  set_share_of_top (self, RAPPORT_PROGRAMME_CONCENTRATION_TOP3, ranks, TOP, total);
}

static void
set_ecosystem_health (RapportPortfolio *self,
                      const Figures    *figures)
{
  double sum = 0;
  int count = 0;

  for (guint i = 0; i < self->facts->len; i++)
    {
      const RapportHealth *health = &((RapportScorecard *) g_ptr_array_index (self->scorecards, i))->health;

      if (!figures[i].is_partner)
        continue;
      self->band_counts[health->band]++;
      if (!health->available)
        continue;
      count++;
      sum += health->score;
      note (self, RAPPORT_PROGRAMME_ECOSYSTEM_HEALTH, RAPPORT_EVIDENCE_SAMPLE, get_partner (self, i),
            self->as_of, health->score, 1);
    }

  set_value (self, RAPPORT_PROGRAMME_ECOSYSTEM_HEALTH, sum, count, _("No partner has a health score"));
}

static void
evidence_clear (gpointer data)
{
  g_clear_pointer (&((RapportEvidence *) data)->record, rapport_record_unref);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const RapportFacts *one = *(const RapportFacts * const *) a;
  const RapportFacts *two = *(const RapportFacts * const *) b;
  const char *name = rapport_record_get_title (one->partner);
  const char *other = rapport_record_get_title (two->partner);
  int order = g_utf8_collate (name != NULL ? name : "", other != NULL ? other : "");

  return order != 0 ? order : rapport_id_compare (&one->partner->id, &two->partner->id);
}

static void
compute_scorecards (RapportPortfolio *self)
{
  RapportQuarter previous;

  rapport_quarter_add (&previous, &self->programme->settings->fiscal, &self->quarter, -1);
  for (guint i = 0; i < self->facts->len; i++)
    {
      const RapportFacts *facts = g_ptr_array_index (self->facts, i);

      g_ptr_array_add (self->scorecards, rapport_scorecard_compute (self->programme, facts, &self->quarter, self->as_of));
      g_ptr_array_add (self->previous, rapport_scorecard_compute (self->programme, facts, &previous,
                                                                  MIN (previous.end, self->as_of)));
    }
}

/**
 * rapport_portfolio_compute:
 * @programme: what all partners share
 * @facts: (element-type RapportFacts): all partners
 *
 * Computes the figures of every partner for the quarter and the one before, those of the programme
 * and their fairness. Pure: may run on any thread.
 *
 * Returns: (transfer full): the portfolio
 */
RapportPortfolio *
rapport_portfolio_compute (RapportProgramme     *programme,
                           GPtrArray            *facts,
                           const RapportQuarter *quarter,
                           RapportDate           as_of)
{
  g_autofree Figures *figures = NULL;
  RapportPortfolio *self;

  g_return_val_if_fail (programme != NULL && facts != NULL && quarter != NULL, NULL);
  g_return_val_if_fail (as_of != RAPPORT_DATE_NONE, NULL);

  self = g_new0 (RapportPortfolio, 1);
  self->programme = rapport_programme_ref (programme);
  self->quarter = *quarter;
  self->as_of = as_of;
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_facts_unref);
  for (guint i = 0; i < facts->len; i++)
    g_ptr_array_add (self->facts, rapport_facts_ref (g_ptr_array_index (facts, i)));
  g_ptr_array_sort (self->facts, compare_names);
  self->scorecards = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_scorecard_free);
  self->previous = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_scorecard_free);
  self->evidence = g_array_new (FALSE, FALSE, sizeof (RapportEvidence));
  g_array_set_clear_func (self->evidence, evidence_clear);

  compute_scorecards (self);
  figures = g_new0 (Figures, facts->len);
  for (guint i = 0; i < self->facts->len; i++)
    get_figures (self, g_ptr_array_index (self->facts, i), &figures[i]);

  set_retention (self, figures);
  set_activation (self, figures);
  set_active_partners (self, figures);
  set_qbr_completion (self);
  set_concentration (self, figures);
  set_ecosystem_health (self, figures);
  self->fairness = rapport_fairness_compute (self);

  return self;
}

void
rapport_portfolio_free (RapportPortfolio *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < RAPPORT_N_PROGRAMME_KPIS; i++)
    g_free (self->values[i].reason);
  g_clear_pointer (&self->fairness, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_array_unref);
  g_clear_pointer (&self->previous, g_ptr_array_unref);
  g_clear_pointer (&self->scorecards, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->programme, rapport_programme_unref);
  g_free (self);
}
