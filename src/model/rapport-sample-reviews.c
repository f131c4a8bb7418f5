/* rapport-sample-reviews.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include "rapport-kpi.h"
#include "rapport-sample-private.h"

/* Quarterly reviews with their preparation and decisions, surveys, and the health of each quarter. */

/* The review of a quarter is held in the third week after its end. */
static RapportDate
get_review_day (RapportSample      *self,
                RapportSampleState *state,
                guint               quarter)
{
  return rapport_sample_workday (self->quarters[quarter].end + 13 + (RapportDate) state->position % 9);
}

static const char *
get_state (RapportSample *self,
           RapportDate    day,
           gboolean       latest)
{
  if (day < self->today)
    return latest ? "held" : "closed";

  return day <= self->today + 7 ? "pre-read sent" : day <= self->today + 45 ? "preparing" : "planned";
}

static const char *
get_decision (RapportSampleState *state,
              guint               quarter)
{
  static const char * const good[] = { "continue", "expand", "continue", "renew" };
  static const char * const bad[] = { "continue", "adjust", "renegotiate", "adjust" };

  if (g_str_equal (state->table->stage, "Exiting"))
    return quarter + 2 >= RAPPORT_SAMPLE_PRESENT ? "wind down" : "adjust";

  return state->table->last >= 80 ? good[quarter % 4] : bad[quarter % 4];
}

static void
add_steps (RapportSample *self,
           RapportRecord *review,
           RapportDate    day)
{
  for (guint i = 0; rapport_sample_review_steps[i].title != NULL; i++)
    {
      RapportDate due = day + rapport_sample_review_steps[i].day;

      rapport_sample_add (self, RAPPORT_KIND_REVIEW_STEP, "review", review,
                          "title", rapport_sample_review_steps[i].title, "day_offset", rapport_sample_review_steps[i].day,
                          "done_on", due < self->today ? due : RAPPORT_DATE_NONE, "position", i + 1, NULL);
    }
}

static void
fill_held_review (RapportSample      *self,
                  RapportSampleState *state,
                  RapportRecord      *review,
                  guint               quarter,
                  RapportDate         day)
{
  int luck = rapport_sample_pick (self, 2);
  int rating = CLAMP (state->table->quality / 20 + luck, 1, 5);
  g_autofree char *wins = g_strdup_printf ("%s\n%s", rapport_sample_wins[quarter % 5],
                                           rapport_sample_wins[(quarter + 2) % 5]);

  rapport_record_set_date (review, "held_on", day);
  rapport_record_set_integer (review, "our_rating", rating);
  rapport_record_set_integer (review, "partner_rating", CLAMP (rating + (int) (quarter % 3) - 1, 1, 5));
  rapport_record_set_text (review, "wins", wins);
  rapport_record_set_text (review, "decision", get_decision (state, quarter));
  rapport_record_set_text (review, "notes", "Open and to the point; the dates of the actions were agreed in the room.");
  rapport_sample_add (self, RAPPORT_KIND_DECISION, "partner", state->record,
                      "title", quarter % 2 == 0 ? "Joint offer for the next quarter" : "Two people more for delivery",
                      "decided_on", day, "decided_by", "Both sponsors", "review", review, NULL);
}

static void
add_review_meeting (RapportSample      *self,
                    RapportSampleState *state,
                    RapportRecord      *review,
                    RapportDate         day,
                    const char         *attendees)
{
  gint64 start = rapport_sample_local (day, 10, 0);

  g_ptr_array_add (state->meetings,
                   rapport_sample_add (self, RAPPORT_KIND_MEETING, "partner", state->record,
                                       "title", "Quarterly business review", "type", "QBR",
                                       "status", day < self->today ? "held" : "planned", "starts_at", start,
                                       "ends_at", start + 5400, "time_zone", state->table->zone,
                                       "location", state->table->city, "attendees", attendees,
                                       "agenda", "Open actions (10)\nResults (15)\nPipeline (15)\nIssues (10)\n"
                                                 "Initiatives (15)\nCommitments (10)",
                                       "minutes", day < self->today ? "See the review." : NULL,
                                       "review", review, NULL));
}

static void
add_review (RapportSample      *self,
            RapportSampleState *state,
            guint               quarter,
            RapportDate         day,
            gboolean            latest)
{
  const char *situation = get_state (self, day, latest);
  g_autofree char *summary = NULL;
  g_autofree char *attendees = g_strdup_printf ("%s|%s|%s|%s", rapport_record_get_title (state->owner),
                                                rapport_sample_team[0].name,
                                                rapport_record_get_title (state->contacts->pdata[0]),
                                                rapport_record_get_title (state->contacts->pdata[MIN (1, state->contacts->len - 1)]));
  gboolean planned = g_str_equal (situation, "planned");
  RapportRecord *review;

  summary = g_strdup_printf ("%s %s", state->table->last >= 80 ? "A good quarter: results are close to the plan."
                                                               : "Below the plan; the causes are known and dated.",
                             state->table->quality >= 70 ? "Both sides keep their word." : "Promises slip too often.");
  review = rapport_sample_add (self, RAPPORT_KIND_REVIEW, "partner", state->record,
                               "quarter", self->quarters[quarter].start, "state", situation,
                               "planned_at", rapport_sample_local (day, 10, 0), "owner", state->owner,
                               "location", state->table->city, "attendees", attendees,
                               "summary", planned ? NULL : summary,
                               "issues", planned ? NULL : rapport_sample_issues[(quarter + state->position) % 5],
                               "our_asks", planned ? NULL : rapport_sample_our_asks[(quarter + state->position) % 4],
                               "partner_asks", planned ? NULL : rapport_sample_their_asks[(quarter + state->position) % 4],
                               "decisions", planned ? NULL : "Budget of the joint offer\nDate of the next pilot",
                               "next_on", day + 91, NULL);
  if (!planned && day >= self->today)
    rapport_record_set_text (review, "wins", rapport_sample_wins[quarter % 5]);
  if (day < self->today)
    fill_held_review (self, state, review, quarter, day);

  add_steps (self, review, day);
  add_review_meeting (self, state, review, day, attendees);
  state->reviews[quarter] = review;
}

/* The rich partners are reviewed each quarter, the others each half year. */
static void
add_reviews_of_partner (RapportSample      *self,
                        RapportSampleState *state)
{
  guint step = state->table->depth == RAPPORT_SAMPLE_RICH ? 1 : 2;
  guint from = MAX (state->from, state->table->depth == RAPPORT_SAMPLE_RICH ? 1 : 1 + state->position % 2);
  guint latest = 0;

  for (guint q = from; q <= RAPPORT_SAMPLE_PRESENT; q += step)
    {
      if (get_review_day (self, state, q) < self->today)
        latest = q;
    }
  for (guint q = from; q <= RAPPORT_SAMPLE_PRESENT; q += step)
    {
      RapportDate day = get_review_day (self, state, q);

      if (day > state->since + 60 && !(day < self->today && day > state->last) &&
          !(day >= self->today && g_str_equal (state->table->stage, "Exiting")))
        add_review (self, state, q, day, q == latest);
    }
  if (state->table->depth == RAPPORT_SAMPLE_RICH)
    add_review (self, state, RAPPORT_SAMPLE_NEXT, get_review_day (self, state, RAPPORT_SAMPLE_NEXT), FALSE);
}

/* A review of each state that lasts only for days, so that every day of the year shows them. */
static void
add_near_reviews (RapportSample *self)
{
  static const struct { guint partner; int days; } near[] = { { 13, 4 }, { 7, 9 }, { 8, 60 } };

  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    add_review (self, &self->partners[near[i].partner], RAPPORT_SAMPLE_PRESENT - 1,
                rapport_sample_workday (self->today + near[i].days), FALSE);
}

void
rapport_sample_add_reviews (RapportSample *self)
{
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      if (state->table->depth >= RAPPORT_SAMPLE_USUAL && i != 7 && i != 13 && i != 16)
        add_reviews_of_partner (self, state);
    }
  add_near_reviews (self);
  rapport_sample_add (self, RAPPORT_KIND_DECISION, "partner", self->partners[0].record,
                      "title", "Weekly pipeline call on Tuesdays, one channel for questions",
                      "decided_on", self->today - 130, "decided_by", rapport_sample_team[1].name, NULL);
}

static void
add_answer (RapportSample      *self,
            RapportSampleState *state,
            guint               quarter,
            const char         *kind,
            guint               person,
            int                 score)
{
  gboolean good = g_str_equal (kind, "nps") ? score >= 7 : score >= 4;
  const char *comment = NULL;

  if ((quarter + person) % 3 == 0)
    comment = rapport_sample_pick_text (self, good ? rapport_sample_good_comments : rapport_sample_bad_comments);
  rapport_sample_add (self, RAPPORT_KIND_SURVEY, "partner", state->record,
                      "contact", state->contacts->pdata[person % state->contacts->len],
                      "quarter", self->quarters[quarter].start, "kind", kind, "score", score, "comment", comment, NULL);
}

static void
add_answers (RapportSample      *self,
             RapportSampleState *state,
             guint               quarter)
{
  guint people = state->table->depth == RAPPORT_SAMPLE_RICH ? 4 : 2;

  for (guint person = 0; person < people; person++)
    {
      int liking = state->table->quality + (int) rapport_sample_pick (self, 33) - 16;

      add_answer (self, state, quarter, "nps", person, CLAMP (liking / 10 + 1, 0, 10));
      if (person < 3)
        add_answer (self, state, quarter, "csat", person, CLAMP ((liking + 10) / 20, 1, 5));
    }
}

/* Asked early in each quarter. */
void
rapport_sample_add_surveys (RapportSample *self)
{
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];
      gboolean rich = state->table->depth == RAPPORT_SAMPLE_RICH;

      if (state->table->depth < RAPPORT_SAMPLE_USUAL || state->since == RAPPORT_DATE_NONE)
        continue;

      for (guint q = state->from; q <= RAPPORT_SAMPLE_PRESENT; q++)
        {
          if (rapport_sample_day_of (self, q, 0.15) < MIN (self->today, state->last) && (rich || q % 2 == i % 2))
            add_answers (self, state, q);
        }
    }
}

static RapportRates *
collect_rates (RapportSample *self)
{
  RapportRates *rates = rapport_rates_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      RapportRecord *record = self->records->pdata[i];

      if (record->kind == RAPPORT_KIND_RATE)
        rapport_rates_add (rates, rapport_record_get_text (record, "base"), rapport_record_get_text (record, "currency"),
                           rapport_record_get_date (record, "date"), rapport_record_get_integer (record, "rate", 0));
    }

  return rates;
}

static const RapportId *
get_partner_id (RapportRecord *record)
{
  return rapport_kind_find_field (record->kind, "partner") >= 0 ? rapport_record_get_id (record, "partner") : NULL;
}

/* The engine wants to see each partner with what belongs to it, and the rest on its own. */
static void
sort_records (RapportSample    *self,
              RapportProgramme *programme,
              GHashTable       *facts)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      RapportRecord *record = self->records->pdata[i];
      const RapportId *partner = get_partner_id (record);

      if (record->kind == RAPPORT_KIND_PARTNER)
        g_hash_table_insert (facts, &record->id, rapport_facts_new (record));
      else if (partner != NULL)
        rapport_facts_add (g_hash_table_lookup (facts, partner), record);
      else if (record->kind != RAPPORT_KIND_RATE && record->kind != RAPPORT_KIND_OPPORTUNITY_CHANGE)
        rapport_programme_add (programme, record);
    }
  for (guint i = 0; self->present != NULL && i < self->present->len; i++)
    {
      if (rapport_programme_lookup (programme, &((RapportRecord *) self->present->pdata[i])->id) == NULL)
        rapport_programme_add (programme, self->present->pdata[i]);
    }
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    rapport_programme_add_partner_name (programme, &self->partners[i].record->id, self->partners[i].table->name);
}

static const char *
get_band (RapportBand band)
{
  static const char * const words[] = { NULL, "At risk", "Watch", "Good", "Ramping" };

  return words[band];
}

/* Health as it was noted at the end of each of the last quarters, by the engine itself. */
static void
add_health_of_partner (RapportSample      *self,
                       RapportSampleState *state,
                       RapportProgramme   *programme,
                       RapportFacts       *facts)
{
  for (guint q = MAX (state->from, RAPPORT_SAMPLE_PRESENT - 4); q < RAPPORT_SAMPLE_PRESENT; q++)
    {
      g_autoptr(RapportScorecard) scorecard = NULL;

      scorecard = rapport_scorecard_compute (programme, facts, &self->quarters[q], self->quarters[q].end);
      if (scorecard->health.available)
        rapport_sample_add (self, RAPPORT_KIND_HEALTH_SCORE, "partner", state->record,
                            "quarter", self->quarters[q].start, "score", scorecard->health.score,
                            "coverage", (int) (scorecard->health.coverage * 10000 + 0.5),
                            "band", get_band (scorecard->health.band), "version", scorecard->health.version, NULL);
    }
}

/* From before the records begin: what the old spreadsheet said. */
static void
add_old_figures (RapportSample *self)
{
  static const double won[] = { 5, 3, 2 };
  static const double closed[] = { 9, 5, 6 };

  for (guint i = 0; i < G_N_ELEMENTS (won); i++)
    {
      RapportRecord *partner = self->partners[i].record;

      rapport_sample_add (self, RAPPORT_KIND_KPI_VALUE, "partner", partner, "kpi", "win_rate",
                          "quarter", self->quarters[0].start, "numerator", won[i], "denominator", closed[i],
                          "version", 1, "source", "Spreadsheet of the year before", NULL);
      rapport_sample_add (self, RAPPORT_KIND_KPI_VALUE, "partner", partner, "kpi", "deals_won",
                          "quarter", self->quarters[0].start, "numerator", won[i], "denominator", 1.0,
                          "version", 1, "source", "Spreadsheet of the year before", NULL);
    }
}

void
rapport_sample_add_health (RapportSample *self)
{
  g_autoptr(RapportRates) rates = collect_rates (self);
  g_autoptr(RapportProgramme) programme = rapport_programme_new (self->settings, rates, self->today);
  g_autoptr(GHashTable) facts = NULL;

  facts = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, NULL, (GDestroyNotify) rapport_facts_unref);
  sort_records (self, programme, facts);
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      if (state->since != RAPPORT_DATE_NONE)
        add_health_of_partner (self, state, programme, g_hash_table_lookup (facts, &state->record->id));
    }
  add_old_figures (self);
}
