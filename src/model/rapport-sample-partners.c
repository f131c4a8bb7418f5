/* rapport-sample-partners.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include <math.h>
#include <string.h>

#include "rapport-money.h"
#include "rapport-sample-private.h"

/* Vocabulary, rates, the team and the partners themselves. */

typedef struct
{
  const char *currency;
  double      mean;      /* units for one EUR */
  double      swing;     /* as a share of the mean */
  double      days;      /* length of the swing */
  int         decimals;
} Currency;

static const Currency currencies[] = {
  { "USD", 1.0920, 0.030, 310, 4 },
  { "GBP", 0.8560, 0.018, 270, 4 },
  { "JPY", 160.40, 0.040, 350, 2 },
  { "KWD", 0.3350, 0.022, 310, 4 },
  { "CHF", 0.9540, 0.015, 290, 4 },
  { "SEK", 11.320, 0.020, 240, 4 },
  { "CAD", 1.4900, 0.022, 330, 4 },
  { "AUD", 1.6550, 0.025, 280, 4 },
  { "PLN", 4.3150, 0.016, 220, 4 },
};

/* Names of the workspace's own stages and tiers count as ours, so that nothing is there twice. */
static void
adopt_vocabulary (RapportSample *self)
{
  for (guint i = 0; self->present != NULL && i < self->present->len; i++)
    {
      RapportRecord *record = self->present->pdata[i];

      g_hash_table_insert (self->names[record->kind], (char *) rapport_record_get_title (record), record);
    }
}

static void
remember (RapportSample *self,
          RapportRecord *record)
{
  g_hash_table_insert (self->names[record->kind], (char *) rapport_record_get_title (record), record);
}

static void
add_stages (RapportSample *self)
{
  for (guint i = 0; rapport_sample_stages[i].name != NULL; i++)
    {
      const RapportSampleStage *stage = &rapport_sample_stages[i];

      if (rapport_sample_find (self, RAPPORT_KIND_STAGE, stage->name) == NULL)
        remember (self, rapport_sample_add (self, RAPPORT_KIND_STAGE, "name", stage->name, "phase", stage->phase,
                                            "expected_days", stage->days > 0 ? stage->days : RAPPORT_DATE_NONE,
                                            "position", i + 1, "hidden", stage->hidden, "former", stage->former,
                                            "wip_limit", g_str_equal (stage->name, "Onboarding") ? 4 : RAPPORT_DATE_NONE,
                                            NULL));
    }
}

/* A tier that the workspace brought has no needs yet; it gets those of the sample. */
static RapportRecord *
complete_tier (RapportSample *self,
               RapportRecord *present,
               gint64         revenue,
               int            win_rate)
{
  RapportRecord *tier = rapport_record_copy (present);

  rapport_record_set_integer (tier, "revenue_needed", revenue);
  rapport_record_set_integer (tier, "win_rate_needed", win_rate);
  g_ptr_array_add (self->records, tier);

  return tier;
}

static void
add_tiers (RapportSample *self)
{
  for (guint i = 0; rapport_sample_tiers[i].name != NULL; i++)
    {
      const RapportSampleTier *tier = &rapport_sample_tiers[i];
      RapportRecord *present = rapport_sample_find (self, RAPPORT_KIND_TIER, tier->name);
      gint64 revenue = rapport_sample_reporting (self, tier->revenue) *
                       pow (10, rapport_currency_get_decimals (self->settings->currency));

      if (present != NULL)
        remember (self, complete_tier (self, present, revenue, tier->win_rate));
      else
        remember (self, rapport_sample_add (self, RAPPORT_KIND_TIER, "name", tier->name, "position", i + 1,
                                            "cadence_days", tier->cadence, "protection_days", tier->protection,
                                            "revenue_needed", revenue, "win_rate_needed", tier->win_rate, NULL));
    }
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  RapportRecord *left = *(RapportRecord **) a;
  RapportRecord *right = *(RapportRecord **) b;

  return rapport_record_get_integer (left, "position", 0) - rapport_record_get_integer (right, "position", 0);
}

/* The workspace may bring a pipeline with stages of other names: then the deals go through those,
 * but not through "Open", which says no more than that a deal is. */
static void
collect_pipeline (RapportSample *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->names[RAPPORT_KIND_PIPELINE_STAGE]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const char *state = rapport_record_get_text (value, "state");

      if (g_strcmp0 (state, "won") == 0)
        self->won = value;
      else if (g_strcmp0 (state, "lost") == 0)
        self->lost = value;
      else if (!g_str_equal (rapport_record_get_title (value), "Open"))
        g_ptr_array_add (self->pipeline, value);
    }
  g_ptr_array_sort (self->pipeline, compare_positions);
}

static void
add_pipeline_stages (RapportSample *self)
{
  if (g_hash_table_size (self->names[RAPPORT_KIND_PIPELINE_STAGE]) == 0)
    {
      for (guint i = 0; rapport_sample_pipeline_stages[i].name != NULL; i++)
        {
          const RapportSamplePipelineStage *stage = &rapport_sample_pipeline_stages[i];

          remember (self, rapport_sample_add (self, RAPPORT_KIND_PIPELINE_STAGE, "name", stage->name,
                                              "state", stage->state, "probability", stage->probability,
                                              "position", i + 1, NULL));
        }
    }

  collect_pipeline (self);
}

void
rapport_sample_add_vocabulary (RapportSample *self)
{
  adopt_vocabulary (self);
  add_stages (self);
  add_tiers (self);
  add_pipeline_stages (self);
}

/* Units of a currency for one EUR, as a bank would publish them. A currency that the sample does
 * not know counts like EUR; its missing rate is named wherever it matters. */
double
rapport_sample_rate (const char  *currency,
                     RapportDate  date)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      const Currency *entry = &currencies[i];

      if (g_strcmp0 (entry->currency, currency) == 0)
        {
          double wave = sin (2 * G_PI * date / entry->days + i) + 0.3 * sin (2 * G_PI * date / 37.0 + 2.0 * i);
          double scale = pow (10, entry->decimals);

          return round (entry->mean * (1 + entry->swing * wave) * scale) / scale;
        }
    }

  return 1;
}

/* One rate a week, each Friday: no day is more than six days away from its rate. */
void
rapport_sample_add_rates (RapportSample *self)
{
  RapportDate first = self->quarters[0].start;

  first -= (rapport_date_get_weekday (first) + 2) % 7;
  for (RapportDate date = first; date <= self->today; date += 7)
    {
      for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
        rapport_sample_add (self, RAPPORT_KIND_RATE, "base", "EUR", "currency", currencies[i].currency, "date", date,
                            "rate", (gint64) llround (rapport_sample_rate (currencies[i].currency, date) *
                                                      (double) RAPPORT_RATE_SCALE),
                            NULL);
    }
}

void
rapport_sample_add_team (RapportSample *self)
{
  for (guint i = 0; i < RAPPORT_SAMPLE_N_TEAM; i++)
    {
      const RapportSampleMember *member = &rapport_sample_team[i];

      self->team[i] = rapport_sample_add (self, RAPPORT_KIND_TEAM, "name", member->name, "email", member->mail,
                                          "role", member->role, "region", member->region,
                                          "manager", member->manager >= 0 ? self->team[member->manager] : NULL, NULL);
    }
}

static void
add_stage_change (RapportSample      *self,
                  RapportSampleState *state,
                  const char         *stage,
                  RapportDate         since,
                  const char         *reason)
{
  rapport_sample_add (self, RAPPORT_KIND_STAGE_CHANGE, "partner", state->record,
                      "stage", rapport_sample_find (self, RAPPORT_KIND_STAGE, stage),
                      "since", since, "reason", reason, NULL);
}

/* How a partner came to the stage that it has; the store adds the present one itself. */
static void
add_stage_history (RapportSample      *self,
                   RapportSampleState *state)
{
  const char *stage = state->table->stage;
  RapportDate now = self->today - state->table->stage_days;
  gboolean grown = g_str_equal (stage, "Mature") || g_str_equal (stage, "Under review") ||
                   g_str_equal (stage, "Exiting") || g_str_equal (stage, "Former");

  if (state->since == RAPPORT_DATE_NONE)
    {
      if (!g_str_equal (stage, "Prospect"))
        add_stage_change (self, state, "Prospect", now - 35, NULL);
      if (g_str_equal (stage, "Negotiating"))
        add_stage_change (self, state, "Qualifying", now - 15, "Fits the partner profile");
      return;
    }

  add_stage_change (self, state, "Prospect", state->since - 90, NULL);
  add_stage_change (self, state, "Negotiating", state->since - 40, "Fits the partner profile");
  if (g_str_equal (stage, "Onboarding"))
    return;

  add_stage_change (self, state, "Onboarding", MIN (state->since, now - 2), "Agreement signed");
  if (grown)
    add_stage_change (self, state, "Active", MIN (state->since + 80, now - 1), "Onboarding completed");
}

static void
add_tier_history (RapportSample      *self,
                  RapportSampleState *state)
{
  static const char * const ladder[] = { "Registered", "Silver", "Gold", "Platinum", "Strategic" };
  RapportDate since = state->since;
  guint steps = 0;

  if (state->table->tier == NULL)
    return;

  while (!g_str_equal (ladder[steps], state->table->tier))
    steps++;
  for (guint i = 0; i < steps; i++)
    rapport_sample_add (self, RAPPORT_KIND_TIER_CHANGE, "partner", state->record,
                        "tier", rapport_sample_find (self, RAPPORT_KIND_TIER, ladder[i]),
                        "since", since + (RapportDate) i * state->table->since_days / ((int) steps + 1),
                        "source", i == 0 ? "agreement" : "rule",
                        "reason", i == 0 ? "First tier by the agreement" : "Revenue and certificates of the tier reached",
                        NULL);
}

/* After the steps of add_tier_history(). */
static RapportDate
get_tier_since (RapportSampleState *state)
{
  int steps = 0;

  if (state->table->tier == NULL)
    return RAPPORT_DATE_NONE;

  while (!g_str_equal (rapport_sample_tiers[steps].name, state->table->tier))
    steps++;

  return state->since + steps * state->table->since_days / (steps + 1);
}

static RapportRecord *
add_partner (RapportSample      *self,
             RapportSampleState *state)
{
  static const char * const sources[] = { "rule", "rule", "manual", "agreement" };
  const RapportSamplePartner *table = state->table;
  RapportDate next = table->next_step != NULL ? self->today + table->next_days : RAPPORT_DATE_NONE;
  g_autofree char *rank = g_strdup_printf ("a%02u", state->position);

  return rapport_sample_add (self, RAPPORT_KIND_PARTNER,
                             "name", table->name, "legal_name", table->legal_name, "types", table->types,
                             "motions", table->motions,
                             "tier", rapport_sample_find (self, RAPPORT_KIND_TIER, table->tier),
                             "stage", rapport_sample_find (self, RAPPORT_KIND_STAGE, table->stage),
                             "status", table->status, "segment", table->segment, "industry", table->industry,
                             "country", table->country, "region", table->region, "website", table->website,
                             "employees", table->employees,
                             "parent", table->parent >= 0 ? self->partners[table->parent].record : NULL,
                             "owner", state->owner, "currency", table->currency, "since", state->since,
                             "cadence_days", table->cadence_days > 0 ? table->cadence_days : RAPPORT_DATE_NONE,
                             "next_step", table->next_step, "next_step_on", next, "tags", table->tags,
                             "notes", table->notes, "stage_since", self->today - table->stage_days,
                             "tier_since", get_tier_since (state),
                             "tier_source", table->tier != NULL ? sources[state->position % 4] : NULL,
                             "tier_reason", table->tier != NULL ? "Requirements of the tier met" : NULL,
                             "board_rank", rank, "scope", state->position % 3 == 0 ? "team" : "region",
                             "fiscal_year_start", g_str_equal (table->country, "Japan") ? 4 : RAPPORT_DATE_NONE,
                             NULL);
}

/* As an import with --custom would keep it: the id follows from the record and the name. */
static void
add_custom_value (RapportSample      *self,
                  RapportSampleState *state,
                  const char         *name,
                  const char         *value)
{
  g_autofree char *id = rapport_id_to_string (&state->record->id);
  RapportRecord *custom;

  custom = rapport_sample_add (self, RAPPORT_KIND_CUSTOM_VALUE,
                               "record_kind", rapport_kind_get_info (RAPPORT_KIND_PARTNER)->table,
                               "record", id, "name", name, "value", value, NULL);
  rapport_id_derive (&custom->id, &state->record->id, name);
}

static void
add_custom_values (RapportSample      *self,
                   RapportSampleState *state)
{
  g_autofree char *number = g_strdup_printf ("K-%04u", 1040 + 17 * state->position);

  if (state->table->depth < RAPPORT_SAMPLE_USUAL)
    return;

  add_custom_value (self, state, "Customer number", number);
  if (state->table->depth == RAPPORT_SAMPLE_RICH)
    add_custom_value (self, state, "Orders arrive by", state->position == 2 ? "EDI" : "Portal");
}

void
rapport_sample_add_partners (RapportSample *self)
{
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      state->owner = self->team[state->table->owner];
      state->record = add_partner (self, state);
    }

  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      add_stage_history (self, &self->partners[i]);
      add_tier_history (self, &self->partners[i]);
      add_custom_values (self, &self->partners[i]);
    }
}
