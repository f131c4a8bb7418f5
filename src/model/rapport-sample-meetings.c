/* rapport-sample-meetings.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include "rapport-sample-private.h"

/* Meetings, interactions and the promises that come out of them. */

static const struct
{
  const char *type;
  const char *title;
  const char *agenda;
} kinds[] = {
  { "cadence call", "Cadence call", "Open actions\nDeals of the month\nAnything else" },
  { "pipeline sync", "Pipeline sync", "New deals\nDeals that do not move\nForecast of the quarter" },
  { "enablement session", "Enablement session", "What is new\nExercise with the test tenant\nQuestions" },
  { "account mapping", "Account mapping", "Lists of both sides\nWho introduces whom" },
  { "marketing planning", "Marketing planning", "Events of the quarter\nBudget\nSuccess stories" },
  { "escalation", "Escalation call", "What happened\nWhat we do until when\nWho tells the customer" },
  { "negotiation", "Negotiation of the terms", "Margin\nTerm and notice\nExclusivity" },
  { "EBR", "Executive business review", "Goals of both boards\nResults\nThree-year goal" },
  { "annual review", "Annual review", "The year in figures\nLessons\nPlan of the next year" },
  { "discovery", "Discovery call", "Who we are\nWho they are\nWhere we fit" },
  { "kick-off", "Kick-off", "Account teams\nOnboarding plan\nFirst deals" },
  { "offboarding", "Offboarding", "Customers\nOpen invoices\nAccess" },
};

static char *
list_attendees (RapportSampleState *state,
                guint               theirs)
{
  GString *names = g_string_new (rapport_record_get_title (state->owner));

  for (guint i = 0; i < MIN (theirs, state->contacts->len); i++)
    g_string_append_printf (names, "|%s", rapport_record_get_title (state->contacts->pdata[i]));

  return g_string_free (names, FALSE);
}

static RapportRecord *
add_meeting (RapportSample      *self,
             RapportSampleState *state,
             guint               kind,
             RapportDate         date,
             int                 hour,
             const char         *status)
{
  g_autofree char *attendees = list_attendees (state, 1 + (guint) date % 3);
  gboolean held = g_str_equal (status, "held");
  int minutes = kind >= 6 && kind <= 8 ? 120 : kind == 2 || kind == 4 ? 90 : 45;
  gint64 start = rapport_sample_local (date, hour, 0);
  RapportRecord *meeting;

  meeting = rapport_sample_add (self, RAPPORT_KIND_MEETING, "partner", state->record, "title", kinds[kind].title,
                                "type", kinds[kind].type, "status", status, "starts_at", start,
                                "ends_at", start + minutes * 60, "time_zone", state->table->zone,
                                "location", kind % 3 == 0 ? "Video call" : state->table->city,
                                "attendees", attendees, "agenda", kinds[kind].agenda,
                                "minutes", held ? "Went through the agenda; see the actions." : NULL,
                                "decisions", held && date % 4 == 0 ? "Go on as planned." : NULL, NULL);
  g_ptr_array_add (state->meetings, meeting);

  return meeting;
}

/* Where a relationship has gone bad, people have hardly met for three quarters. */
static gboolean
is_estranged (RapportSampleState *state,
              guint               quarter)
{
  return state->table->quality < 40 && quarter + 3 >= RAPPORT_SAMPLE_PRESENT;
}

static void
add_held_meetings (RapportSample      *self,
                   RapportSampleState *state)
{
  guint each = state->table->depth == RAPPORT_SAMPLE_RICH ? 4 : state->table->depth == RAPPORT_SAMPLE_USUAL ? 1 : 0;

  for (guint q = state->from; q <= RAPPORT_SAMPLE_PRESENT; q++)
    {
      for (guint i = 0; i < each; i++)
        {
          RapportDate date = rapport_sample_day_of (self, q, (i + 0.25 + 0.05 * rapport_sample_pick (self, 10)) / each);
          guint kind = i < 2 && each > 1 ? i : 2 + (q + i + state->position) % 3;

          if (date <= state->last && date >= state->since && !is_estranged (state, q))
            add_meeting (self, state, each == 1 ? (q + state->position) % 5 : kind, date,
                         9 + (int) rapport_sample_pick (self, 7), q % 4 == 3 && i == 3 ? "cancelled" : "held");
        }
    }
}

/* What lies ahead: a call within four weeks with everybody who is a partner. */
static void
add_planned_meetings (RapportSample      *self,
                      RapportSampleState *state)
{
  RapportDate date = rapport_sample_workday (self->today + 3 + (RapportDate) (state->position * 5) % 25);

  if (state->table->depth >= RAPPORT_SAMPLE_USUAL && !g_str_equal (state->table->status, "dormant"))
    add_meeting (self, state, state->position % 2, MAX (date, self->today + 1), 10, "planned");
  if (state->table->depth == RAPPORT_SAMPLE_RICH)
    add_meeting (self, state, 2 + state->position % 3, rapport_sample_workday (self->today + 14), 14, "planned");
}

static void
add_series (RapportSample *self)
{
  RapportDate tuesday = self->today + 1 + (7 + 2 - rapport_date_get_weekday (self->today + 1)) % 7;
  RapportDate monthly = rapport_date_add_months (self->quarters[RAPPORT_SAMPLE_PRESENT].start, 0) + 9;
  RapportRecord *series;

  while (monthly <= self->today)
    monthly = rapport_date_add_months (monthly, 1);

  series = add_meeting (self, &self->partners[0], 1, tuesday, 10, "planned");
  rapport_record_set_text (series, "title", "Weekly pipeline call");
  rapport_record_set_text (series, "recurrence", "FREQ=WEEKLY;BYDAY=TU");
  series = add_meeting (self, &self->partners[1], 0, monthly, 16, "planned");
  rapport_record_set_text (series, "title", "Monthly delivery call");
  rapport_record_set_text (series, "recurrence", "FREQ=MONTHLY");
}

/* The types that come once in the life of a partner, and those of the troubled ones. */
static void
add_special_meetings (RapportSample *self)
{
  RapportSampleState *partners = self->partners;
  RapportRecord *fair;

  add_meeting (self, &partners[0], 0, self->today, 10, "planned");
  add_meeting (self, &partners[1], 5, self->today, 15, "planned");
  add_meeting (self, &partners[7], 10, partners[7].since + 3, 9, "held");
  add_meeting (self, &partners[11], 8, rapport_sample_workday (self->today - 100), 9, "held");
  add_meeting (self, &partners[13], 7, rapport_sample_workday (self->today - 95), 9, "held");
  add_meeting (self, &partners[13], 7, rapport_sample_workday (self->today + 20), 9, "planned");
  add_meeting (self, &partners[15], 5, rapport_sample_workday (self->today - 12), 11, "held");
  add_meeting (self, &partners[16], 10, partners[16].since + 4, 9, "held");
  add_meeting (self, &partners[17], 9, rapport_sample_workday (self->today - 9), 16, "held");
  add_meeting (self, &partners[17], 9, rapport_sample_workday (self->today + 8), 16, "planned");
  add_meeting (self, &partners[18], 9, rapport_sample_workday (self->today - 20), 8, "held");
  add_meeting (self, &partners[18], 9, rapport_sample_workday (self->today - 6), 8, "held");
  add_meeting (self, &partners[19], 6, rapport_sample_workday (self->today - 4), 10, "held");
  add_meeting (self, &partners[19], 6, rapport_sample_workday (self->today + 3), 10, "planned");
  add_meeting (self, &partners[20], 11, rapport_sample_workday (self->today - 26), 13, "held");
  add_meeting (self, &partners[20], 11, rapport_sample_workday (self->today + 12), 13, "planned");
  add_meeting (self, &partners[22], 5, rapport_sample_workday (self->today - 34), 12, "held");
  add_meeting (self, &partners[22], 5, rapport_sample_workday (self->today + 5), 12, "planned");

  fair = add_meeting (self, &partners[10], 4, rapport_sample_workday (self->today + 19), 0, "planned");
  rapport_record_set_text (fair, "title", "Spring event");
  rapport_record_set_integer (fair, "all_day", TRUE);
  rapport_record_set_integer (fair, "ends_at", rapport_record_get_instant (fair, "starts_at") + 2 * 86400);
}

void
rapport_sample_add_meetings (RapportSample *self)
{
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      if (state->since == RAPPORT_DATE_NONE || g_str_equal (state->table->stage, "Former"))
        continue;

      add_held_meetings (self, state);
      add_planned_meetings (self, state);
    }
  add_special_meetings (self);
  add_series (self);
}

static void
add_interaction (RapportSample      *self,
                 RapportSampleState *state,
                 guint               talk,
                 RapportDate         date,
                 int                 minutes,
                 int                 answer_hours)
{
  const RapportSampleTalk *entry = &rapport_sample_talks[talk];
  RapportInstant at = rapport_sample_instant (self, date, minutes);
  gboolean asked = g_str_equal (entry->direction, "in");

  rapport_sample_add (self, RAPPORT_KIND_INTERACTION, "partner", state->record,
                      "contact", rapport_sample_pick_record (self, state->contacts), "kind", entry->kind,
                      "direction", entry->direction, "at", at, "summary", entry->summary, "needs_answer", asked,
                      "answered_at", asked && answer_hours > 0 ? at + answer_hours * 3600 : RAPPORT_INSTANT_NONE, NULL);
}

static guint
count_talks (void)
{
  guint n = 0;

  while (rapport_sample_talks[n].kind != NULL)
    n++;

  return n;
}

/* Answers come within a day as often as the table says; nothing that old stays unanswered. */
static void
add_talks_of_quarter (RapportSample      *self,
                      RapportSampleState *state,
                      guint               quarter,
                      guint               n_talks)
{
  static const guint counts[] = { 3, 3, 7, 16 };
  guint count = counts[state->table->depth];
  guint told = is_estranged (state, quarter) ? 1 : count;

  for (guint i = 0; i < told; i++)
    {
      RapportDate date = rapport_sample_day_of (self, quarter, (i + 0.1 * rapport_sample_pick (self, 10)) / count);
      gboolean quick = rapport_sample_chance (self, state->table->quality + 8);
      int hours = quick ? 1 + (int) rapport_sample_pick (self, 22) : 26 + (int) rapport_sample_pick (self, 60);
      int minutes = 8 * 60 + (int) rapport_sample_pick (self, 560);
      guint talk = (i * 5 + quarter * 3 + state->position) % n_talks;

      if (date > state->last - 5 || (state->since != RAPPORT_DATE_NONE && date < state->since - 60))
        continue;
      add_interaction (self, state, talk, date, minutes, hours);
    }
}

/* The last contact of each, as many days ago as the table says. */
static void
add_last_talk (RapportSample      *self,
               RapportSampleState *state)
{
  add_interaction (self, state, state->position % 2 == 0 ? 1 : 5, state->last, 11 * 60, 0);
}

/* Who is waiting for us right now: within the time, over it, and far over it. */
static void
add_open_questions (RapportSample *self)
{
  add_interaction (self, &self->partners[0], 2, self->today - 1, 16 * 60 + 30, 0);
  add_interaction (self, &self->partners[2], 0, self->today - 2, 9 * 60 + 15, 0);
  add_interaction (self, &self->partners[12], 10, self->today - 3, 17 * 60, 0);
  add_interaction (self, &self->partners[22], 12, self->today - 34, 10 * 60, 0);
}

void
rapport_sample_add_interactions (RapportSample *self)
{
  guint n_talks = count_talks ();

  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];
      guint from = state->since != RAPPORT_DATE_NONE ? MAX (state->from, 2) - 1 : RAPPORT_SAMPLE_PRESENT - 1;

      for (guint q = from; q <= RAPPORT_SAMPLE_PRESENT; q++)
        add_talks_of_quarter (self, state, q, n_talks);
      add_last_talk (self, state);
    }
  add_open_questions (self);
}

/**
 * Promise:
 * @due: by when it was promised first
 * @side: 0 ours, 1 theirs
 *
 * The moved ones keep their first date; the late ones are done after it.
 */
typedef struct
{
  RapportDate due;
  guint       side;
  RapportDate moved;
  RapportDate done;
  const char *status;
  int         carried;
} Promise;

static void
decide_promise (RapportSample      *self,
                RapportSampleState *state,
                Promise            *promise)
{
  int quality = promise->side == 0 ? MIN (96, state->table->quality + 12) : state->table->quality;

  promise->moved = promise->due;
  promise->done = RAPPORT_DATE_NONE;
  if (promise->due >= self->today)
    {
      static const char * const statuses[] = { "open", "in progress", "open", "blocked" };

      promise->status = statuses[rapport_sample_pick (self, 4)];
    }
  else if (rapport_sample_chance (self, 4))
    {
      promise->status = "cancelled";
    }
  else if (rapport_sample_chance (self, quality))
    {
      promise->status = "done";
      promise->done = promise->due - (int) rapport_sample_pick (self, 6);
    }
  else
    {
      promise->status = "done";
      promise->carried = 1 + (int) rapport_sample_pick (self, 2);
      promise->moved = promise->due + 14 * promise->carried;
      promise->done = promise->due + 5 + (int) rapport_sample_pick (self, 24);
      if (promise->done >= self->today)
        {
          promise->done = RAPPORT_DATE_NONE;
          promise->status = "in progress";
        }
    }
}

static RapportRecord *
find_meeting_before (RapportSampleState *state,
                     RapportDate         date)
{
  RapportRecord *best = NULL;

  for (guint i = 0; i < state->meetings->len; i++)
    {
      RapportRecord *meeting = state->meetings->pdata[i];
      RapportDate held = rapport_record_get_instant (meeting, "starts_at") / 86400;

      if (held <= date && held > date - 60 && g_strcmp0 (rapport_record_get_text (meeting, "status"), "held") == 0)
        best = meeting;
    }

  return best;
}

static RapportRecord *
find_review_before (RapportSample      *self,
                    RapportSampleState *state,
                    RapportDate         date)
{
  for (int q = RAPPORT_SAMPLE_PRESENT; q >= 0; q--)
    {
      RapportRecord *review = state->reviews[q];

      if (review != NULL && rapport_record_has (review, "held_on") && rapport_record_get_date (review, "held_on") <= date)
        return review;
    }

  return NULL;
}

static void
add_action (RapportSample      *self,
            RapportSampleState *state,
            const Promise      *promise,
            guint               n)
{
  static const char * const priorities[] = { "P1", "P2", "P1", "P0" };
  const char * const *titles = promise->side == 0 ? rapport_sample_our_actions : rapport_sample_their_actions;
  RapportDate raised = promise->due - 21;
  RapportRecord *meeting = find_meeting_before (state, raised);
  RapportRecord *person = promise->side == 0 ? state->owner : rapport_sample_pick_record (self, state->contacts);

  g_ptr_array_add (state->actions,
                   rapport_sample_add (self, RAPPORT_KIND_ACTION, "partner", state->record, "title", titles[n % 12],
                                       "side", promise->side == 0 ? "ours" : "theirs",
                                       "owner", rapport_record_get_title (person), "due_on", promise->moved,
                                       "original_due_on", promise->due, "carried_over", promise->carried,
                                       "priority", priorities[n % 4], "status", promise->status,
                                       "done_on", promise->done, "meeting", meeting,
                                       "notes", promise->carried > 0 ? "Moved: waiting for the other side." : NULL,
                                       "raised_on", raised,
                                       "review", n % 3 == 0 ? find_review_before (self, state, raised) : NULL, NULL));
}

static void
add_actions_of_quarter (RapportSample      *self,
                        RapportSampleState *state,
                        guint               quarter)
{
  static const guint counts[] = { 0, 1, 2, 8 };
  guint count = counts[state->table->depth];

  for (guint i = 0; i < count; i++)
    {
      Promise promise = { .side = (i + (count == 1 ? quarter : 0)) % 2 };

      promise.due = rapport_sample_day_of (self, quarter, (i + 0.15 + 0.07 * rapport_sample_pick (self, 10)) / count);
      if (promise.due > self->today + 21 || promise.due - 21 < state->since || promise.due - 30 > state->last)
        continue;
      decide_promise (self, state, &promise);
      add_action (self, state, &promise, quarter * 5 + i * 7 + state->position);
    }
}

/* Promises that are late today, ours and theirs, one of them carried over twice already. */
static void
add_late_actions (RapportSample *self)
{
  static const struct { guint partner; guint side; int late; int carried; const char *status; } late[] = {
    { 1, 0, 3, 0, "open" }, { 0, 1, 6, 1, "in progress" }, { 2, 0, 9, 2, "open" }, { 2, 1, 16, 1, "blocked" },
    { 6, 1, 50, 2, "open" }, { 15, 1, 12, 1, "open" }, { 20, 1, 8, 0, "open" }, { 22, 0, 20, 2, "blocked" },
    { 22, 1, 31, 2, "open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (late); i++)
    {
      Promise promise = { .side = late[i].side, .carried = late[i].carried, .status = late[i].status };

      promise.moved = self->today - late[i].late;
      promise.due = promise.moved - 14 * late[i].carried;
      promise.done = RAPPORT_DATE_NONE;
      add_action (self, &self->partners[late[i].partner], &promise, i + 3);
    }
}

void
rapport_sample_add_actions (RapportSample *self)
{
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      if (state->since == RAPPORT_DATE_NONE)
        continue;
      for (guint q = state->from; q <= RAPPORT_SAMPLE_NEXT; q++)
        add_actions_of_quarter (self, state, q);
    }
  add_late_actions (self);
}
