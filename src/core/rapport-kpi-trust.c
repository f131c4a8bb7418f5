/* rapport-kpi-trust.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-fold.h"
#include "rapport-kpi-private.h"

/* Trust, measured: answers, commitments, satisfaction, openness. */

#define SECONDS_PER_HOUR 3600

/* The as-of date counts up to its last moment, in the workspace's zone. */
static RapportInstant
get_as_of_end (const RapportReckoning *self)
{
  return rapport_instant_from_local (((RapportInstant) self->as_of + 1) * 86400, self->zone);
}

typedef struct
{
  RapportInstant  end;
  gint64          sla;
  int             asked;
  int             within;
  GArray         *hours;
} Answers;

static void
add_question (RapportReckoning *self,
              Answers          *answers,
              RapportRecord    *interaction)
{
  RapportInstant asked = rapport_record_get_instant (interaction, "at");
  RapportInstant answered = rapport_record_get_instant (interaction, "answered_at");
  RapportDate day = rapport_reckoning_get_day (self, asked);
  gboolean is_answered = answered != RAPPORT_INSTANT_NONE && answered < answers->end;
  gint64 seconds = is_answered ? MAX (answered - asked, 0) : answers->end - asked;
  gboolean is_within = is_answered && seconds <= answers->sla;

  if (is_answered)
    {
      double hours = seconds / (double) SECONDS_PER_HOUR;

      g_array_append_val (answers->hours, hours);
      rapport_reckoning_note (self, RAPPORT_KPI_RESPONSE_MEDIAN_HOURS, RAPPORT_EVIDENCE_SAMPLE,
                              interaction, day, hours, 1);
    }
  else if (seconds <= answers->sla)
    {
      return;
    }

  answers->asked++;
  answers->within += is_within ? 1 : 0;
  rapport_reckoning_note (self, RAPPORT_KPI_RESPONSE_WITHIN_SLA,
                          is_within ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR,
                          interaction, day, is_within ? 1 : 0, 1);
}

static void
set_answers (RapportReckoning *self)
{
  g_autoptr(GArray) hours = g_array_new (FALSE, FALSE, sizeof (double));
  GPtrArray *interactions = self->facts->records[RAPPORT_KIND_INTERACTION];
  Answers answers = {
    .end = get_as_of_end (self),
    .sla = (gint64) self->programme->settings->sla_hours * SECONDS_PER_HOUR,
    .hours = hours,
  };

  for (guint i = 0; i < interactions->len; i++)
    {
      RapportRecord *interaction = g_ptr_array_index (interactions, i);
      RapportDate day = rapport_reckoning_get_day (self, rapport_record_get_instant (interaction, "at"));

      if (rapport_reckoning_is_in_quarter (self, day) &&
          rapport_record_get_boolean (interaction, "needs_answer") &&
          g_strcmp0 (rapport_record_get_text (interaction, "direction"), "in") == 0)
        add_question (self, &answers, interaction);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_RESPONSE_WITHIN_SLA, answers.within, answers.asked,
                         _("The partner asked nothing in this quarter that is due an answer"));
  rapport_reckoning_set_median (self, RAPPORT_KPI_RESPONSE_MEDIAN_HOURS, hours,
                                _("No question of this quarter has been answered"));
}

/* Done without a date cannot be shown to have been in time. */
static gboolean
is_kept (const RapportRecord *action,
         RapportDate          due)
{
  const char *status = rapport_record_get_text (action, "status");
  RapportDate done = rapport_record_get_date (action, "done_on");

  return done != RAPPORT_DATE_NONE && done <= due && (status == NULL || g_strcmp0 (status, "done") == 0);
}

static void
set_commitments (RapportReckoning *self,
                 RapportKpi        kpi,
                 const char       *side)
{
  GPtrArray *actions = self->facts->records[RAPPORT_KIND_ACTION];
  int due_count = 0, kept_count = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      RapportRecord *action = g_ptr_array_index (actions, i);
      RapportDate due = rapport_record_get_date (action, "original_due_on");
      gboolean kept;

      if (due == RAPPORT_DATE_NONE)
        due = rapport_record_get_date (action, "due_on");
      if (!rapport_reckoning_is_in_quarter (self, due) ||
          g_strcmp0 (rapport_record_get_text (action, "side"), side) != 0 ||
          g_strcmp0 (rapport_record_get_text (action, "status"), "cancelled") == 0)
        continue;

      kept = is_kept (action, due);
      due_count++;
      kept_count += kept ? 1 : 0;
      rapport_reckoning_note (self, kpi, kept ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR,
                              action, due, kept ? 1 : 0, 1);
    }

  rapport_reckoning_set (self, kpi, kept_count, due_count, _("No commitment was due in this quarter"));
}

static double
get_nps_points (gint64 score)
{
  return score >= 9 ? 100 : score <= 6 ? -100 : 0;
}

static void
set_survey (RapportReckoning *self,
            RapportKpi        kpi,
            const char       *kind,
            gint64            lowest,
            gint64            highest,
            const char       *reason)
{
  GPtrArray *surveys = self->facts->records[RAPPORT_KIND_SURVEY];
  gboolean is_nps = kpi == RAPPORT_KPI_NPS;
  double total = 0;
  int answers = 0;

  for (guint i = 0; i < surveys->len && self->quarter.start <= self->as_of; i++)
    {
      RapportRecord *survey = g_ptr_array_index (surveys, i);
      gint64 score = rapport_record_get_integer (survey, "score", lowest - 1);
      double points = is_nps ? get_nps_points (score) : score;

      if (g_strcmp0 (rapport_record_get_text (survey, "kind"), kind) != 0 ||
          rapport_record_get_date (survey, "quarter") != self->quarter.start ||
          score < lowest || score > highest)
        continue;

      answers++;
      total += points;
      rapport_reckoning_note (self, kpi, is_nps ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_SAMPLE,
                              survey, self->quarter.start, points, 1);
    }

  rapport_reckoning_set (self, kpi, total, answers, reason);
}

static gboolean
is_named (const char *word,
          const char *name)
{
  g_autofree char *one = rapport_fold_name (word);
  g_autofree char *two = rapport_fold_name (name != NULL ? name : "");

  return *one != '\0' && g_strcmp0 (one, two) == 0;
}

static gboolean
has_type (const RapportRecord *partner,
          const char          *word)
{
  const char * const *types = rapport_record_get_list (partner, "types");

  for (guint i = 0; types[i] != NULL; i++)
    {
      if (is_named (word, types[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * rapport_shared_item_is_meant_for:
 * @programme: what all partners share
 * @facts: about the partner
 * @item: what was shared
 * @day: when
 *
 * The audience is "all", a tier, a type or a partner's name, and several of them. "All", and none,
 * is every partner that is neither exiting nor former.
 *
 * Returns: whether the partner belongs to it
 */
gboolean
rapport_shared_item_is_meant_for (const RapportProgramme *programme,
                                  const RapportFacts     *facts,
                                  const RapportRecord    *item,
                                  RapportDate             day)
{
  const char * const *audience;
  const RapportRecord *tier;

  g_return_val_if_fail (programme != NULL && facts != NULL && item != NULL, FALSE);

  audience = rapport_record_get_list (item, "audience");
  if (audience[0] == NULL)
    return !rapport_partner_is_leaving_on (programme, facts, day);

  tier = rapport_partner_find_tier_on (programme, facts, day);
  for (guint i = 0; audience[i] != NULL; i++)
    {
      if (is_named (audience[i], "all") && !rapport_partner_is_leaving_on (programme, facts, day))
        return TRUE;
      if ((tier != NULL && is_named (audience[i], rapport_record_get_title (tier))) ||
          is_named (audience[i], rapport_record_get_title (facts->partner)) ||
          has_type (facts->partner, audience[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
got_item (const RapportReckoning *self,
          const RapportRecord    *item)
{
  g_autofree char *id = rapport_id_to_string (&self->facts->partner->id);

  return g_strv_contains (rapport_record_get_list (item, "partners"), id);
}

static void
set_information_reach (RapportReckoning *self)
{
  GPtrArray *items = self->programme->records[RAPPORT_KIND_SHARED];
  int meant = 0, reached = 0;

  for (guint i = 0; i < items->len; i++)
    {
      RapportRecord *item = g_ptr_array_index (items, i);
      RapportDate day = rapport_record_get_date (item, "shared_on");
      gboolean got;

      if (!rapport_reckoning_is_in_quarter (self, day) ||
          !rapport_shared_item_is_meant_for (self->programme, self->facts, item, day))
        continue;

      got = got_item (self, item);
      meant++;
      reached += got ? 1 : 0;
      rapport_reckoning_note (self, RAPPORT_KPI_INFORMATION_REACH,
                              got ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR,
                              item, day, got ? 1 : 0, 1);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_INFORMATION_REACH, reached, meant,
                         _("Nothing that was meant for the partner was shared in this quarter"));
}

static void
add_issue (RapportReckoning *self,
           RapportRecord    *risk,
           int              *ours,
           int              *all)
{
  RapportInstant raised = rapport_record_get_instant (risk, "raised_at");
  gboolean is_ours = g_strcmp0 (rapport_record_get_text (risk, "raised_by"), "ours") == 0;
  RapportDate day;

  if (raised == RAPPORT_INSTANT_NONE)
    raised = rapport_record_get_instant (risk, "known_at");
  day = rapport_reckoning_get_day (self, raised);

  /* A risk has not happened: only issues and conflicts can be raised first. */
  if (!rapport_reckoning_is_in_quarter (self, day) ||
      g_strcmp0 (rapport_record_get_text (risk, "kind"), "risk") == 0)
    return;

  *all += 1;
  *ours += is_ours ? 1 : 0;
  rapport_reckoning_note (self, RAPPORT_KPI_ISSUES_RAISED_FIRST,
                          is_ours ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR,
                          risk, day, is_ours ? 1 : 0, 1);
}

static void
add_bad_news (RapportReckoning *self,
              RapportRecord    *risk,
              GArray           *samples)
{
  RapportInstant known = rapport_record_get_instant (risk, "known_at");
  RapportInstant told = rapport_record_get_instant (risk, "told_at");
  RapportDate day = rapport_reckoning_get_day (self, known);
  double hours;

  if (!rapport_reckoning_is_in_quarter (self, day) || told == RAPPORT_INSTANT_NONE ||
      rapport_reckoning_get_day (self, told) > self->as_of)
    return;

  hours = MAX (told - known, 0) / (double) SECONDS_PER_HOUR;
  g_array_append_val (samples, hours);
  rapport_reckoning_note (self, RAPPORT_KPI_BAD_NEWS_HOURS, RAPPORT_EVIDENCE_SAMPLE, risk, day, hours, 1);
}

static void
set_openness (RapportReckoning *self)
{
  g_autoptr(GArray) hours = g_array_new (FALSE, FALSE, sizeof (double));
  GPtrArray *risks = self->facts->records[RAPPORT_KIND_RISK];
  int ours = 0, all = 0;

  for (guint i = 0; i < risks->len; i++)
    {
      add_issue (self, g_ptr_array_index (risks, i), &ours, &all);
      add_bad_news (self, g_ptr_array_index (risks, i), hours);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_ISSUES_RAISED_FIRST, ours, all, _("No issue was raised in this quarter"));
  rapport_reckoning_set_median (self, RAPPORT_KPI_BAD_NEWS_HOURS, hours,
                                _("Nothing that became known in this quarter was told to the partner"));
}

void
rapport_reckoning_add_trust (RapportReckoning *self)
{
  set_answers (self);
  set_commitments (self, RAPPORT_KPI_COMMITMENTS_KEPT_OURS, "ours");
  set_commitments (self, RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS, "theirs");
  set_survey (self, RAPPORT_KPI_NPS, "nps", 0, 10, _("No NPS answer for this quarter"));
  set_survey (self, RAPPORT_KPI_CSAT, "csat", 1, 5, _("No CSAT answer for this quarter"));
  set_information_reach (self);
  set_openness (self);
}
