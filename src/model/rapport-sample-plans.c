/* rapport-sample-plans.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include <math.h>

#include "rapport-sample-private.h"

/* Targets, joint plans with objectives and projects, and marketing. */

/* Shares as fractions, as the engine gives them. */
static const struct
{
  const char *kpi;
  double      target;
  double      stretch;
  double      floor;
  double      weight;
} targets[] = {
  { "win_rate", 0.55, 0.65, 0.35, 10 },
  { "deals_won", 4, 5, 2, 5 },
  { "pipeline_coverage", 3, 4, 1.5, 10 },
  { "registrations_submitted", 3, 5, 1, 5 },
  { "registration_approval_rate", 0.75, 0.85, 0.5, 5 },
  { "registration_decision_hours", 48, 24, 72, 5 },
  { "meetings_held", 4, 6, 2, 5 },
  { "cadence_kept", 0.9, 1, 0.6, 5 },
  { "response_within_sla", 0.9, 0.95, 0.7, 5 },
  { "commitments_kept_ours", 0.95, 1, 0.8, 5 },
  { "commitments_kept_theirs", 0.85, 0.95, 0.6, 5 },
  { "certification_coverage", 1, 1, 0.7, 5 },
  { "mdf_utilisation", 0.8, 0.95, 0.5, 3 },
  { "mdf_return", 3, 5, 1, 3 },
  { "nps", 50, 65, 10, 2 },
  { "csat", 4.2, 4.6, 3.5, 2 },
};

static void
add_target (RapportSample      *self,
            RapportSampleState *state,
            guint               quarter,
            const char         *kpi,
            double              target,
            double              stretch,
            double              floor,
            double              weight)
{
  rapport_sample_add (self, RAPPORT_KIND_TARGET, "partner", state->record, "kpi", kpi,
                      "quarter", self->quarters[quarter].start, "target", target, "stretch", stretch, "floor", floor,
                      "weight", weight, NULL);
}

static void
add_targets (RapportSample      *self,
             RapportSampleState *state)
{
  guint from = MAX (state->from, state->since > self->quarters[RAPPORT_SAMPLE_PRESENT].start - 100
                                   ? RAPPORT_SAMPLE_PRESENT : RAPPORT_SAMPLE_FIRST);

  for (guint q = from; q <= RAPPORT_SAMPLE_NEXT; q++)
    {
      double eur = rapport_sample_target (state, q);

      add_target (self, state, q, "revenue_won", rapport_sample_reporting (self, eur),
                  rapport_sample_reporting (self, eur * 1.15), rapport_sample_reporting (self, eur * 0.7), 30);
      for (guint i = 0; state->table->depth == RAPPORT_SAMPLE_RICH && i < G_N_ELEMENTS (targets); i++)
        add_target (self, state, q, targets[i].kpi, targets[i].target, targets[i].stretch, targets[i].floor,
                    targets[i].weight);
    }
}

static double
sum_year (RapportSampleState *state,
          RapportSample      *self,
          int                 start_year,
          double             *quarters)
{
  double sum = 0;

  for (int i = 0; i < 4; i++)
    quarters[i] = 0;
  for (guint q = 0; q < RAPPORT_SAMPLE_N_QUARTERS; q++)
    {
      if (self->quarters[q].start_year == start_year)
        quarters[self->quarters[q].number - 1] = rapport_sample_reporting (self, rapport_sample_target (state, q));
    }
  for (int i = 0; i < 4; i++)
    {
      /* Quarters beyond the span of the sample: like their neighbours. */
      if (quarters[i] <= 0)
        quarters[i] = rapport_sample_reporting (self, rapport_sample_target (state, RAPPORT_SAMPLE_NEXT));
      sum += quarters[i];
    }

  return sum;
}

static void
add_revenue_objective (RapportSample      *self,
                       RapportSampleState *state,
                       int                 start_year,
                       const char         *status,
                       double              reached)
{
  double quarters[4];
  double year = sum_year (state, self, start_year, quarters);

  rapport_sample_add (self, RAPPORT_KIND_OBJECTIVE, "partner", state->record, "title", "Revenue won together",
                      "year", start_year, "kpi", "revenue_won", "target", year, "weight", 50.0,
                      "goal_year", start_year + 2, "goal", rapport_sample_reporting (self, state->table->target * 5200.0),
                      "q1", quarters[0], "q2", quarters[1], "q3", quarters[2], "q4", quarters[3],
                      "actual", round (year * reached), "status", status, "benefit", "Market reach", NULL);
}

static void
add_objectives (RapportSample      *self,
                RapportSampleState *state)
{
  int year = self->quarters[RAPPORT_SAMPLE_PRESENT].start_year;
  int passed = self->quarters[RAPPORT_SAMPLE_PRESENT].number - 1;
  const char *status = state->table->last >= 85 ? "on track" : "at risk";

  add_revenue_objective (self, state, year, status, state->table->last / 100.0 * (passed + 0.5) / 4);
  if (state->table->depth < RAPPORT_SAMPLE_RICH)
    return;

  add_revenue_objective (self, state, year - 1, state->table->first >= 90 ? "achieved" : "missed",
                         (state->table->first + state->table->last) / 200.0);
  rapport_sample_add (self, RAPPORT_KIND_OBJECTIVE, "partner", state->record, "title", "Certified people",
                      "year", year, "kpi", "certification_coverage", "target", 1.0, "weight", 20.0,
                      "q1", 0.7, "q2", 0.8, "q3", 0.9, "q4", 1.0, "actual", 0.5 + 0.1 * (passed + 1), "status", status,
                      "goal_year", year + 2, "goal", 1.0, "benefit", "Quality of delivery", NULL);
  rapport_sample_add (self, RAPPORT_KIND_OBJECTIVE, "partner", state->record, "title", "Partner satisfaction",
                      "year", year, "kpi", "nps", "target", 50.0, "weight", 15.0, "q1", 35.0, "q2", 40.0, "q3", 45.0,
                      "q4", 50.0, "actual", 38.0 + 2.0 * passed, "status", status, "goal_year", year + 2, "goal", 60.0,
                      "benefit", "Trust", NULL);
  rapport_sample_add (self, RAPPORT_KIND_OBJECTIVE, "partner", state->record, "title", "Joint references",
                      "year", year, "target", 4.0, "weight", 15.0, "q1", 1.0, "q2", 1.0, "q3", 1.0, "q4", 1.0,
                      "actual", (double) passed, "status", passed > 0 ? "on track" : "planned",
                      "goal_year", year + 2, "goal", 12.0, "benefit", "Market reach", NULL);
}

static void
add_plan (RapportSample      *self,
          RapportSampleState *state,
          int                 year)
{
  g_autofree char *label = rapport_fiscal_year_to_label (&self->settings->fiscal, year);
  g_autofree char *title = g_strdup_printf ("Joint plan %s", label);
  g_autofree char *focus = g_strdup_printf ("%s customers with an installed base\nCertified people for delivery\n"
                                            "Two references in %s", state->table->industry, state->table->country);

  rapport_sample_add (self, RAPPORT_KIND_PLAN, "partner", state->record, "year", year, "title", title, "focus", focus,
                      "goal_year", year + 2,
                      "goal", "First address for connected plants in the region; half of the revenue from services.", NULL);
}

static const struct
{
  const char *title;
  const char *kind;
  const char *status;
  const char *benefit;
  const char *lessons;
  int         starts;
  int         ends;
} projects[] = {
  { "Joint offer for food producers", "offering", "on track", "Market reach", NULL, -120, 90 },
  { "Connector between both platforms", "integration", "at risk", "Time-to-market", NULL, -60, 45 },
  { "Research on predictive maintenance", "research", "planned", "Innovation", NULL, 30, 400 },
  { "Shared demonstration centre", "offering", "achieved", "Market reach",
    "Plan the data connection first; the furniture came in a week.", -420, -150 },
  { "Common support desk", "service", "missed", "Cost", "Two ticket systems need an owner of the interface.", -380, -90 },
};

static void
add_projects (RapportSample      *self,
              RapportSampleState *state)
{
  guint count = state->table->depth == RAPPORT_SAMPLE_RICH ? 4 : state->table->quality > 70 ? 1 : 0;

  for (guint i = 0; i < count; i++)
    {
      guint n = (i + state->position) % G_N_ELEMENTS (projects);

      rapport_sample_add (self, RAPPORT_KIND_PROJECT, "partner", state->record, "title", projects[n].title,
                          "kind", projects[n].kind, "owner", rapport_record_get_title (state->owner),
                          "starts_on", self->today + projects[n].starts, "ends_on", self->today + projects[n].ends,
                          "status", projects[n].status, "benefit", projects[n].benefit, "lessons", projects[n].lessons,
                          NULL);
    }
}

void
rapport_sample_add_plans (RapportSample *self)
{
  int year = self->quarters[RAPPORT_SAMPLE_PRESENT].start_year;

  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      if (state->table->target == 0 || state->table->depth < RAPPORT_SAMPLE_SPARSE ||
          g_str_equal (state->table->stage, "Former"))
        continue;

      add_targets (self, state);
      if (state->table->depth < RAPPORT_SAMPLE_USUAL)
        continue;
      add_objectives (self, state);
      add_plan (self, state, year);
      if (state->table->depth == RAPPORT_SAMPLE_RICH)
        add_plan (self, state, year - 1);
      add_projects (self, state);
    }
}

static const struct
{
  const char *title;
  const char *kind;
} activities[] = {
  { "Trade fair stand", "event" },
  { "Customer workshop", "event" },
  { "Search campaign", "campaign" },
  { "Joint success story", "content" },
  { "Webinar on connected plants", "webinar" },
  { "Trade press article", "content" },
};

/* What a quarter's activity cost and brought; one ahead has a budget and a request only. */
static void
add_activity (RapportSample      *self,
              RapportSampleState *state,
              guint               quarter,
              guint               n)
{
  RapportDate date = rapport_sample_day_of (self, quarter, 0.25 + 0.4 * n);
  guint kind = (quarter * 2 + n + state->position) % G_N_ELEMENTS (activities);
  double budget = rapport_sample_target (state, quarter) * (n == 0 ? 0.05 : 0.02);
  gboolean held = date < self->today;
  double spent = budget * (60 + state->table->quality / 3 + (int) rapport_sample_pick (self, 10)) / 100;
  RapportDate day = MIN (date, self->today);
  int leads = 4 + (int) rapport_sample_pick (self, 22);
  double revenue = spent * (1.2 + state->table->quality / 22.0 + 0.1 * rapport_sample_pick (self, 14));

  if (date < state->since || (held && date > state->last))
    return;

  rapport_sample_add (self, RAPPORT_KIND_ACTIVITY, "partner", state->record, "title", activities[kind].title,
                      "kind", activities[kind].kind, "date", date,
                      "allocated", rapport_sample_money (state, budget, day),
                      "requested", rapport_sample_money (state, budget * 1.1, day),
                      "approved", held || n == 0 ? rapport_sample_money (state, budget, day) : RAPPORT_INSTANT_NONE,
                      "spent", held ? rapport_sample_money (state, spent, day) : RAPPORT_INSTANT_NONE,
                      "claimed", held ? rapport_sample_money (state, spent * 0.9, day) : RAPPORT_INSTANT_NONE,
                      "currency", state->table->currency, "leads", held ? leads : RAPPORT_DATE_NONE,
                      "pipeline", held ? rapport_sample_money (state, revenue * 2.4, day) : RAPPORT_INSTANT_NONE,
                      "revenue", held ? rapport_sample_money (state, revenue, day) : RAPPORT_INSTANT_NONE, NULL);
}

void
rapport_sample_add_marketing (RapportSample *self)
{
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];
      gboolean rich = state->table->depth == RAPPORT_SAMPLE_RICH;

      if (state->table->target == 0 || state->table->depth < RAPPORT_SAMPLE_USUAL)
        continue;

      for (guint q = state->from; q <= RAPPORT_SAMPLE_NEXT; q++)
        {
          if (rich || (q + state->position) % 3 == 0)
            add_activity (self, state, q, 0);
          if (rich)
            add_activity (self, state, q, 1);
        }
    }
}
