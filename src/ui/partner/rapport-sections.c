/* rapport-sections.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sections"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-display.h"
#include "rapport-overview.h"
#include "rapport-record-group.h"
#include "rapport-sections.h"

static const char * const titles[RAPPORT_N_SECTIONS] = {
  [RAPPORT_SECTION_OVERVIEW]   = N_("Overview"),
  [RAPPORT_SECTION_TIMELINE]   = N_("Timeline"),
  [RAPPORT_SECTION_PEOPLE]     = N_("People"),
  [RAPPORT_SECTION_PIPELINE]   = N_("Pipeline"),
  [RAPPORT_SECTION_PLAN]       = N_("Plan"),
  [RAPPORT_SECTION_AGREEMENT]  = N_("Agreement"),
  [RAPPORT_SECTION_ENABLEMENT] = N_("Enablement"),
  [RAPPORT_SECTION_REVIEWS]    = N_("Reviews"),
};

static const struct
{
  RapportSection   section;
  RapportGroupSpec spec;
} groups[] = {
  { RAPPORT_SECTION_PEOPLE,
    { RAPPORT_KIND_CONTACT, N_("Contacts"), N_("Nobody at this partner is known yet."),
      { "title", "role", "email", "phone", NULL }, NULL, "sentiment", NULL } },
  { RAPPORT_SECTION_PEOPLE,
    { RAPPORT_KIND_ACCOUNT_ROLE, N_("Account team"), N_("Nobody has a role in the account team."),
      { "member", "contact", NULL }, NULL, NULL, NULL } },

  { RAPPORT_SECTION_PIPELINE,
    { RAPPORT_KIND_OPPORTUNITY, N_("Opportunities"), N_("There are no opportunities with this partner."),
      { "customer", "product", "attribution", "closed_on", "expected_close_on", NULL },
      "amount", "stage", "opened_on" } },
  { RAPPORT_SECTION_PIPELINE,
    { RAPPORT_KIND_REGISTRATION, N_("Deal registrations"), N_("No deal has been registered."),
      { "customer", "submitted_at", "protected_until", NULL }, "amount", "status", "submitted_at" } },
  { RAPPORT_SECTION_PIPELINE,
    { RAPPORT_KIND_LEAD, N_("Leads and introductions"), N_("No lead has been passed in either direction."),
      { "passed_on", "outcome", NULL }, NULL, "direction", "passed_on" } },

  { RAPPORT_SECTION_PLAN,
    { RAPPORT_KIND_PLAN, N_("Joint plan"), N_("There is no joint plan."),
      { "focus", "goal", NULL }, "year", NULL, NULL } },
  { RAPPORT_SECTION_PLAN,
    { RAPPORT_KIND_OBJECTIVE, N_("Objectives"), N_("No objectives are agreed."),
      { "kpi", "year", "benefit", NULL }, "target", "status", NULL } },
  { RAPPORT_SECTION_PLAN,
    { RAPPORT_KIND_TARGET, N_("Targets"), N_("No targets are set."),
      { "quarter", NULL }, "target", NULL, "quarter" } },
  { RAPPORT_SECTION_PLAN,
    { RAPPORT_KIND_PROJECT, N_("Joint projects"), N_("There are no joint projects."),
      { "kind", "owner", "benefit", NULL }, "ends_on", "status", "starts_on" } },
  { RAPPORT_SECTION_PLAN,
    { RAPPORT_KIND_RISK, N_("Risks and issues"), N_("No risk, issue or conflict is known."),
      { "kind", "status", "raised_at", "mitigation", NULL }, NULL, "severity", "raised_at" } },
  { RAPPORT_SECTION_PLAN,
    { RAPPORT_KIND_SWOT, N_("SWOT"), N_("Strengths, weaknesses, opportunities and threats are not noted."),
      { NULL }, NULL, "quadrant", NULL } },

  { RAPPORT_SECTION_AGREEMENT,
    { RAPPORT_KIND_AGREEMENT, N_("Agreements"), N_("There is no agreement with this partner."),
      { "type", "effective_on", "territory", NULL }, "ends_on", "status", "effective_on" } },
  { RAPPORT_SECTION_AGREEMENT,
    { RAPPORT_KIND_AMENDMENT, N_("Amendments"), N_("Nothing has been amended."),
      { "agreement", "summary", NULL }, "effective_on", NULL, "effective_on" } },
  { RAPPORT_SECTION_AGREEMENT,
    { RAPPORT_KIND_TIER_CHANGE, N_("Tier history"), N_("The tier has never changed."),
      { "source", "reason", NULL }, "since", "tier", "since" } },
  { RAPPORT_SECTION_AGREEMENT,
    { RAPPORT_KIND_STAGE_CHANGE, N_("Stage history"), N_("The stage has never changed."),
      { "reason", NULL }, "since", "stage", "since" } },

  { RAPPORT_SECTION_ENABLEMENT,
    { RAPPORT_KIND_CERTIFICATION, N_("Certifications"), N_("Nobody at this partner is certified."),
      { "contact", "level", "issued_on", NULL }, "expires_on", NULL, "issued_on" } },
  { RAPPORT_SECTION_ENABLEMENT,
    { RAPPORT_KIND_TRAINING, N_("Training"), N_("No training has been held."),
      { "people", "hours", NULL }, "date", NULL, "date" } },
  { RAPPORT_SECTION_ENABLEMENT,
    { RAPPORT_KIND_ACTIVITY, N_("Marketing activities"), N_("There are no joint marketing activities."),
      { "kind", "date", "leads", NULL }, "spent", NULL, "date" } },
  { RAPPORT_SECTION_ENABLEMENT,
    { RAPPORT_KIND_RUN, N_("Playbooks"), N_("No playbook has been started."),
      { "owner", NULL }, "started_on", NULL, "started_on" } },
  { RAPPORT_SECTION_ENABLEMENT,
    { RAPPORT_KIND_RUN_STEP, N_("Playbook steps"), N_("There are no steps to take."),
      { "run", "owner", "side", NULL }, "due_on", "status", NULL } },

  { RAPPORT_SECTION_REVIEWS,
    { RAPPORT_KIND_REVIEW, N_("Reviews"), N_("No review is planned or has been held."),
      { "planned_at", "owner", "decision", "summary", NULL }, "held_on", "state", "quarter" } },
  { RAPPORT_SECTION_REVIEWS,
    { RAPPORT_KIND_DECISION, N_("Decisions"), N_("No decisions are noted."),
      { "decided_by", NULL }, "decided_on", NULL, "decided_on" } },
  { RAPPORT_SECTION_REVIEWS,
    { RAPPORT_KIND_SURVEY, N_("Satisfaction"), N_("The partner has not been asked yet."),
      { "contact", "quarter", "comment", NULL }, "score", "kind", "quarter" } },
};

/* Kinds that are part of the timeline, and of mixed lists. */
static const RapportGroupSpec event_specs[] = {
  { RAPPORT_KIND_INTERACTION, NULL, NULL, { "kind", "direction", "contact", NULL }, "at", NULL, "at",
    "chat-message-new-symbolic" },
  { RAPPORT_KIND_MEETING, NULL, NULL, { "type", "location", NULL }, "starts_at", "status", "starts_at",
    "x-office-calendar-symbolic" },
  { RAPPORT_KIND_ACTION, NULL, NULL, { "side", "owner", "priority", NULL }, "due_on", "status", "due_on",
    "object-select-symbolic" },
  { RAPPORT_KIND_REVIEW, NULL, NULL, { "decision", "summary", NULL }, "held_on", "state", "held_on",
    "x-office-spreadsheet-symbolic" },
  { RAPPORT_KIND_STAGE_CHANGE, NULL, NULL, { "reason", NULL }, "since", "stage", "since",
    "go-next-symbolic" },
  { RAPPORT_KIND_TIER_CHANGE, NULL, NULL, { "reason", NULL }, "since", "tier", "since",
    "starred-symbolic" },
  { RAPPORT_KIND_DECISION, NULL, NULL, { "decided_by", NULL }, "decided_on", NULL, "decided_on",
    "mail-mark-important-symbolic" },
  { RAPPORT_KIND_ACTIVITY, NULL, NULL, { "kind", NULL }, "date", NULL, "date",
    "emoji-people-symbolic" },
  { RAPPORT_KIND_TRAINING, NULL, NULL, { "people", NULL }, "date", NULL, "date",
    "system-users-symbolic" },
};

static const RapportGroupSpec timeline_spec = {
  RAPPORT_KIND_NONE, N_("What happened"), N_("Nothing has happened with this partner yet."),
  { NULL }, NULL, NULL, NULL
};

/* @at: seconds since 1970, on the clock on the wall. */
typedef struct
{
  RapportInstant  at;
  RapportRecord  *record;
} Event;

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *first = a;
  const Event *second = b;

  return first->at < second->at ? 1 : first->at > second->at ? -1 : 0;
}

static void
collect_events (const RapportPartnerPage *page,
                const RapportGroupSpec   *spec,
                GArray                   *events)
{
  const RapportField *field = rapport_kind_get_field (spec->kind, spec->date);
  GPtrArray *records = page->facts->records[spec->kind];

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      Event event = { RAPPORT_INSTANT_NONE, g_ptr_array_index (records, i) };
      RapportDate day = rapport_display_get_day (page->programme, event.record, field);

      if (day == RAPPORT_DATE_NONE || day > page->programme->today)
        continue;

      event.at = rapport_display_get_local_time (page->programme, event.record, field);
      g_array_append_val (events, event);
    }
}

static GtkWidget *
create_timeline (const RapportPartnerPage *page)
{
  g_autoptr(GPtrArray) events = rapport_page_list_events (page);

  return rapport_record_group_new_for_records (&timeline_spec, page, events);
}

static gboolean
is_open (const RapportRecord *action)
{
  const char *status = rapport_record_get_text (action, "status");

  return g_strcmp0 (status, "done") != 0 && g_strcmp0 (status, "cancelled") != 0;
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  RapportDate first = rapport_record_get_date (*(RapportRecord * const *) a, "due_on");
  RapportDate second = rapport_record_get_date (*(RapportRecord * const *) b, "due_on");

  if (first == RAPPORT_DATE_NONE || second == RAPPORT_DATE_NONE)
    return (first == RAPPORT_DATE_NONE) - (second == RAPPORT_DATE_NONE);

  return first < second ? -1 : first > second ? 1 : 0;
}

const char *
rapport_section_get_title (RapportSection section)
{
  g_return_val_if_fail (section < RAPPORT_N_SECTIONS, NULL);

  return _(titles[section]);
}

GtkWidget *
rapport_section_create (RapportSection            section,
                        RapportPartner           *partner,
                        const RapportPartnerPage *page)
{
  GtkWidget *box;

  g_return_val_if_fail (section < RAPPORT_N_SECTIONS, NULL);
  g_return_val_if_fail (RAPPORT_IS_PARTNER (partner), NULL);
  g_return_val_if_fail (page != NULL, NULL);

  if (section == RAPPORT_SECTION_OVERVIEW)
    return rapport_overview_create (partner, page);
  if (section == RAPPORT_SECTION_TIMELINE)
    return create_timeline (page);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].section == section)
      gtk_box_append (GTK_BOX (box), rapport_record_group_new (&groups[i].spec, page));

  return box;
}

GPtrArray *
rapport_page_list_events (const RapportPartnerPage *page)
{
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);

  g_return_val_if_fail (page != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (event_specs); i++)
    collect_events (page, &event_specs[i], events);

  g_array_sort (events, compare_events);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (records, rapport_record_ref (g_array_index (events, Event, i).record));

  return g_steal_pointer (&records);
}

GPtrArray *
rapport_page_list_open_actions (const RapportPartnerPage *page)
{
  g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  GPtrArray *actions;

  g_return_val_if_fail (page != NULL, NULL);

  actions = page->facts->records[RAPPORT_KIND_ACTION];
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    if (is_open (g_ptr_array_index (actions, i)))
      g_ptr_array_add (open, rapport_record_ref (g_ptr_array_index (actions, i)));

  g_ptr_array_sort (open, compare_due);

  return g_steal_pointer (&open);
}

RapportScorecard *
rapport_page_get_scorecard (const RapportPartnerPage *page)
{
  g_return_val_if_fail (page != NULL && page->scorecards->len > 0, NULL);

  return g_ptr_array_index (page->scorecards, page->scorecards->len - 1);
}

const RapportGroupSpec *
rapport_group_spec_for_kind (RapportKind kind)
{
  static const RapportGroupSpec plain = { RAPPORT_KIND_NONE, NULL, NULL, { NULL }, NULL, NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (event_specs); i++)
    if (event_specs[i].kind == kind)
      return &event_specs[i];

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].spec.kind == kind)
      return &groups[i].spec;

  return &plain;
}
