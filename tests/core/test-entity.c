/* test-entity.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-action.h"
#include "rapport-agreement.h"
#include "rapport-contact.h"
#include "rapport-entities.h"
#include "rapport-meeting.h"
#include "rapport-opportunity.h"
#include "rapport-partner.h"
#include "rapport-review.h"
#include "rapport-time-zone.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  guint *count = user_data;

  (*count)++;
}

static RapportDate
make_date (const char *text)
{
  RapportDate date = RAPPORT_DATE_NONE;

  g_assert_true (text == NULL || rapport_date_parse (&date, text));

  return date;
}

/* A value that is not the default, of the field's type. */
static void
fill_field (RapportRecord      *record,
            const RapportField *field,
            guint               position)
{
  static const char * const list[] = { "one", "two", NULL };

  if (rapport_field_is_list (field))
    rapport_record_set_list_at (record, position, list);
  else if (rapport_field_is_text (field))
    rapport_record_set_text_at (record, position, "text");
  else if (field->type == RAPPORT_FIELD_RELATION)
    rapport_record_set_id_at (record, position, &record->id);
  else
    rapport_record_set_integer_at (record, position, 1);
}

static void
assert_value (RapportEntity       *entity,
              const RapportField  *field,
              const RapportRecord *record,
              gboolean             filled)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->id), "_", '-');
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (entity), name);
  g_auto(GValue) value = G_VALUE_INIT;

  g_assert_nonnull (pspec);
  g_value_init (&value, pspec->value_type);
  g_object_get_property (G_OBJECT (entity), name, &value);

  if (G_VALUE_HOLDS (&value, G_TYPE_STRV))
    g_assert_cmpuint (g_value_get_boxed (&value) != NULL ? g_strv_length (g_value_get_boxed (&value)) : 0, ==, filled ? 2 : 0);
  else if (field->type == RAPPORT_FIELD_RELATION)
    {
      g_autofree char *id = filled ? rapport_id_to_string (&record->id) : NULL;

      g_assert_cmpstr (g_value_get_string (&value), ==, id);
    }
  else if (G_VALUE_HOLDS_STRING (&value))
    g_assert_cmpstr (g_value_get_string (&value), ==, filled ? "text" : NULL);
  else if (filled)
    g_assert_cmpint (G_VALUE_HOLDS_BOOLEAN (&value) ? g_value_get_boolean (&value) : g_value_get_int64 (&value), ==, 1);
  else
    g_assert_true (g_param_value_defaults (pspec, &value));
}

/* Each kind has a class; each field a property, which is notified once when it changes. */
static void
test_kinds (void)
{
  g_autoptr(GHashTable) types = g_hash_table_new (NULL, NULL);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);
      g_autoptr(RapportRecord) first = rapport_record_new (kind);
      RapportEntity *entity = rapport_entity_new (first);

      g_assert_true (g_type_is_a (G_OBJECT_TYPE (entity), RAPPORT_TYPE_ENTITY));
      g_assert_cmpuint (G_OBJECT_TYPE (entity), ==, rapport_entity_type_of_kind (kind));
      g_assert_cmpint (RAPPORT_ENTITY_GET_CLASS (entity)->kind, ==, kind);
      g_assert_true (g_hash_table_add (types, GSIZE_TO_POINTER (G_OBJECT_TYPE (entity))));
      g_assert_true (rapport_entity_get_record (entity) == first);
      g_assert_true (rapport_id_equal (rapport_entity_get_id (entity), &first->id));

      for (guint i = 0; i < info->n_fields; i++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (info->fields[i].id), "_", '-');
          g_autofree char *signal = g_strconcat ("notify::", name, NULL);
          g_autoptr(RapportRecord) next = rapport_record_copy (rapport_entity_get_record (entity));
          g_autoptr(RapportRecord) same = NULL;
          guint n_own = 0;
          guint n_all = 0;
          gulong own, all;

          assert_value (entity, &info->fields[i], first, FALSE);
          own = g_signal_connect (entity, signal, G_CALLBACK (count_cb), &n_own);
          all = g_signal_connect (entity, "notify", G_CALLBACK (count_cb), &n_all);
          fill_field (next, &info->fields[i], i);
          rapport_entity_set_record (entity, next);
          g_assert_cmpuint (n_own, ==, 1);
          g_assert_cmpuint (n_all, ==, 1);
          assert_value (entity, &info->fields[i], first, TRUE);

          same = rapport_record_copy (next);
          rapport_entity_set_record (entity, same);
          rapport_entity_set_record (entity, same);
          g_assert_cmpuint (n_all, ==, 1);
          g_signal_handler_disconnect (entity, own);
          g_signal_handler_disconnect (entity, all);
        }

      g_assert_finalize_object (entity);
    }
}

static void
test_without_record (void)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);
      RapportEntity *entity = g_object_new (rapport_entity_type_of_kind (kind), NULL);

      g_assert_null (rapport_entity_get_record (entity));
      g_assert_true (rapport_id_is_none (rapport_entity_get_id (entity)));
      g_assert_cmpstr (rapport_entity_get_title (entity), ==, info->title);
      for (guint i = 0; i < info->n_fields; i++)
        assert_value (entity, &info->fields[i], NULL, FALSE);
      g_assert_finalize_object (entity);
    }
}

static void
test_partner (void)
{
  static const char * const types[] = { "reseller", "MSP", NULL };
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_PARTNER);
  g_autoptr(RapportRecord) renamed = NULL;
  RapportSummary *summary = g_new0 (RapportSummary, 1);
  g_autofree char *title = NULL;
  RapportPartner *partner;
  guint count = 0;

  g_atomic_ref_count_init (&summary->ref_count);
  rapport_record_set_text (record, "name", "Café Müller");
  rapport_record_set_list (record, "types", types);
  renamed = rapport_record_copy (record);
  rapport_record_set_text (renamed, "name", "Kan-code");
  partner = RAPPORT_PARTNER (rapport_entity_new (record));
  g_signal_connect (partner, "notify", G_CALLBACK (count_cb), &count);

  g_assert_cmpstr (rapport_partner_get_name (partner), ==, "Café Müller");
  g_assert_cmpstr (rapport_entity_get_title (RAPPORT_ENTITY (partner)), ==, "Café Müller");
  title = rapport_partner_dup_types_title (partner);
  g_assert_true (g_str_has_prefix (title, "Reseller"));
  g_assert_nonnull (strstr (title, ", MSP"));
  g_assert_nonnull (strstr (rapport_partner_get_search_text (partner), "cafe muller"));

  g_assert_cmpstr (rapport_partner_get_tier_name (partner), ==, "");
  rapport_partner_set_names (partner, "Gold", "Active", "Anna");
  g_assert_cmpuint (count, ==, 3);
  rapport_partner_set_names (partner, "Gold", "Active", "Anna");
  g_assert_cmpuint (count, ==, 3);
  g_assert_cmpstr (rapport_partner_get_owner_name (partner), ==, "Anna");
  g_assert_nonnull (strstr (rapport_partner_get_search_text (partner), "gold"));
  rapport_partner_set_names (partner, "Gold", NULL, "Anna");
  g_assert_cmpuint (count, ==, 4);
  g_assert_cmpstr (rapport_partner_get_stage_name (partner), ==, "");

  g_assert_null (rapport_partner_get_summary (partner));
  rapport_partner_set_summary (partner, summary);
  rapport_partner_set_summary (partner, summary);
  g_assert_cmpuint (count, ==, 5);
  g_assert_true (rapport_partner_get_summary (partner) == summary);

  rapport_entity_set_record (RAPPORT_ENTITY (partner), renamed);
  g_assert_cmpuint (count, ==, 6);
  g_assert_null (strstr (rapport_partner_get_search_text (partner), "muller"));
  g_assert_nonnull (strstr (rapport_partner_get_search_text (partner), "kan-code"));

  rapport_summary_unref (summary);
  g_assert_finalize_object (partner);
}

static void
test_action (void)
{
  static const struct
  {
    const char *status;
    const char *due;
    const char *original;
    const char *done;
    gboolean    is_open;
    gboolean    is_overdue;
    gboolean    was_kept;
    int         days_late;
  } cases[] = {
    { NULL, NULL, NULL, NULL, TRUE, FALSE, FALSE, 0 },
    { "open", "2026-03-10", NULL, NULL, TRUE, FALSE, FALSE, 0 },
    { "open", "2026-03-09", NULL, NULL, TRUE, TRUE, FALSE, 1 },
    { "blocked", "2026-03-20", "2026-02-28", NULL, TRUE, FALSE, FALSE, 10 },
    { "done", "2026-03-01", NULL, "2026-03-01", FALSE, FALSE, TRUE, 0 },
    { "done", "2026-03-01", NULL, "2026-03-02", FALSE, FALSE, FALSE, 1 },
    { "done", "2026-03-09", "2026-03-01", "2026-03-05", FALSE, FALSE, FALSE, 4 },
    { "done", "2026-03-01", NULL, NULL, FALSE, FALSE, FALSE, 0 },
    { "cancelled", "2026-03-01", NULL, NULL, FALSE, FALSE, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_ACTION);
      g_autoptr(RapportAction) action = NULL;
      RapportDate day = make_date ("2026-03-10");

      rapport_record_set_text (record, "status", cases[i].status);
      rapport_record_set_date (record, "due_on", make_date (cases[i].due));
      rapport_record_set_date (record, "original_due_on", make_date (cases[i].original));
      rapport_record_set_date (record, "done_on", make_date (cases[i].done));
      action = RAPPORT_ACTION (rapport_entity_new (record));
      g_assert_cmpint (rapport_action_is_open (action), ==, cases[i].is_open);
      g_assert_cmpint (rapport_action_is_overdue (action, day), ==, cases[i].is_overdue);
      g_assert_cmpint (rapport_action_was_kept (action), ==, cases[i].was_kept);
      g_assert_cmpint (rapport_action_get_days_late (action, day), ==, cases[i].days_late);
    }
}

static void
test_agreement (void)
{
  static const struct
  {
    const char *ends;
    int         notice;
    const char *deadline;
  } cases[] = {
    { "2026-12-31", 90, "2026-10-02" },
    { "2024-03-01", 1, "2024-02-29" },
    { "2026-12-31", 0, "2026-12-31" },
    { NULL, 90, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_AGREEMENT);
      g_autoptr(RapportAgreement) agreement = NULL;
      RapportDate deadline = make_date (cases[i].deadline);

      rapport_record_set_date (record, "ends_on", make_date (cases[i].ends));
      rapport_record_set_integer (record, "notice_days", cases[i].notice);
      agreement = RAPPORT_AGREEMENT (rapport_entity_new (record));
      g_assert_cmpint (rapport_agreement_get_notice_deadline (agreement), ==, deadline);
      g_assert_cmpint (rapport_agreement_get_days_to_notice (agreement, make_date ("2024-02-20")), ==,
                       cases[i].deadline != NULL ? deadline - make_date ("2024-02-20") : G_MAXINT);
    }
}

static void
test_contact (void)
{
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_CONTACT);
  g_autoptr(RapportContact) contact = NULL;

  rapport_record_set_date (record, "from", 100);
  rapport_record_set_date (record, "to", 200);
  contact = RAPPORT_CONTACT (rapport_entity_new (record));
  g_assert_false (rapport_contact_is_current (contact, 99));
  g_assert_true (rapport_contact_is_current (contact, 100));
  g_assert_true (rapport_contact_is_current (contact, 200));
  g_assert_false (rapport_contact_is_current (contact, 201));
}

static void
test_opportunity (void)
{
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_OPPORTUNITY);
  g_autoptr(RapportRecord) closed = NULL;
  g_autoptr(RapportOpportunity) opportunity = NULL;
  int days;

  rapport_record_set_date (record, "opened_on", 100);
  rapport_record_set_date (record, "expected_close_on", 150);
  closed = rapport_record_copy (record);
  rapport_record_set_date (closed, "closed_on", 160);
  opportunity = RAPPORT_OPPORTUNITY (rapport_entity_new (record));
  g_assert_false (rapport_opportunity_get_cycle_days (opportunity, &days));
  g_assert_cmpint (rapport_opportunity_get_days_overdue (opportunity, 150), ==, 0);
  g_assert_cmpint (rapport_opportunity_get_days_overdue (opportunity, 153), ==, 3);
  rapport_entity_set_record (RAPPORT_ENTITY (opportunity), closed);
  g_assert_true (rapport_opportunity_get_cycle_days (opportunity, &days));
  g_assert_cmpint (days, ==, 60);
  g_assert_cmpint (rapport_opportunity_get_days_overdue (opportunity, 170), ==, 0);

  /* Closed before it was opened: the CRM was wrong, there is no cycle. */
  {
    g_autoptr(RapportRecord) untidy = rapport_record_copy (closed);

    rapport_record_set_date (untidy, "closed_on", 99);
    rapport_entity_set_record (RAPPORT_ENTITY (opportunity), untidy);
    g_assert_false (rapport_opportunity_get_cycle_days (opportunity, &days));
  }
}

static void
test_meeting (void)
{
  static const struct
  {
    const char *zone;
    const char *starts;
    const char *ends;
    gboolean    all_day;
    const char *start_utc;
    gint64      duration;
  } cases[] = {
    { "Europe/Athens", "2026-11-03T14:00", "2026-11-03T15:30", FALSE, "2026-11-03T12:00:00Z", 5400 },
    { NULL, "2026-11-03T14:00", "2026-11-03T15:30", FALSE, "2026-11-03T05:00:00Z", 5400 },
    { "UTC", "2026-11-03T14:00", NULL, FALSE, "2026-11-03T14:00:00Z", 0 },
    { "UTC", "2026-11-03T00:00", NULL, TRUE, "2026-11-03T00:00:00Z", 86400 },
    /* Over the night in which the clock is put forward, and the one in which it is put back. */
    { "Europe/Athens", "2026-03-28T22:00", "2026-03-29T06:00", FALSE, "2026-03-28T20:00:00Z", 7 * 3600 },
    { "Europe/Athens", "2026-10-25T00:00", NULL, TRUE, "2026-10-24T21:00:00Z", 25 * 3600 },
  };
  g_autoptr(GTimeZone) tokyo = rapport_time_zone_find ("Asia/Tokyo");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_MEETING);
      g_autoptr(RapportMeeting) meeting = NULL;
      g_autofree char *start = NULL;
      RapportInstant local;

      rapport_record_set_text (record, "time_zone", cases[i].zone);
      rapport_record_set_integer (record, "all_day", cases[i].all_day);
      g_assert_true (rapport_local_parse (&local, cases[i].starts));
      rapport_record_set_instant (record, "starts_at", local);
      if (cases[i].ends != NULL)
        {
          g_assert_true (rapport_local_parse (&local, cases[i].ends));
          rapport_record_set_instant (record, "ends_at", local);
        }
      meeting = RAPPORT_MEETING (rapport_entity_new (record));
      start = rapport_instant_to_string (rapport_meeting_get_start (meeting, tokyo));
      g_assert_cmpstr (start, ==, cases[i].start_utc);
      g_assert_cmpint (rapport_meeting_get_duration (meeting, tokyo), ==, cases[i].duration);
    }
}

static void
test_meeting_taken_place (void)
{
  static const struct
  {
    const char *status;
    gboolean    before;
    gboolean    after;
  } cases[] = {
    { NULL, FALSE, TRUE }, { "planned", FALSE, TRUE }, { "held", TRUE, TRUE }, { "cancelled", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_MEETING);
      g_autoptr(RapportMeeting) meeting = NULL;

      rapport_record_set_text (record, "status", cases[i].status);
      rapport_record_set_instant (record, "starts_at", 1000);
      rapport_record_set_instant (record, "ends_at", 2000);
      meeting = RAPPORT_MEETING (rapport_entity_new (record));
      g_assert_cmpint (rapport_meeting_has_taken_place (meeting, NULL, 1999), ==, cases[i].before);
      g_assert_cmpint (rapport_meeting_has_taken_place (meeting, NULL, 2000), ==, cases[i].after);
    }
}

static void
test_review (void)
{
  static const char * const dues[] = { "2026-02-15", "2026-02-22", "2026-03-03" };
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_REVIEW);
  g_autoptr(RapportRecord) held = NULL;
  g_autoptr(RapportReview) review = NULL;
  const RapportReviewTask *tasks;
  RapportInstant local;
  guint n_tasks;

  tasks = rapport_review_list_tasks (&n_tasks);
  g_assert_cmpuint (n_tasks, ==, G_N_ELEMENTS (dues));
  review = RAPPORT_REVIEW (rapport_entity_new (record));
  g_assert_cmpint (rapport_review_get_date (review), ==, RAPPORT_DATE_NONE);
  g_assert_cmpint (rapport_review_get_task_due (review, &tasks[0]), ==, RAPPORT_DATE_NONE);
  g_assert_false (rapport_review_is_over (review));

  held = rapport_record_copy (record);
  g_assert_true (rapport_local_parse (&local, "2026-03-01T23:30"));
  rapport_record_set_instant (held, "planned_at", local);
  rapport_entity_set_record (RAPPORT_ENTITY (review), held);
  for (guint i = 0; i < n_tasks; i++)
    g_assert_cmpint (rapport_review_get_task_due (review, &tasks[i]), ==, make_date (dues[i]));

  {
    g_autoptr(RapportRecord) closed = rapport_record_copy (held);

    rapport_record_set_date (closed, "held_on", make_date ("2026-03-05"));
    rapport_record_set_text (closed, "state", "held");
    rapport_entity_set_record (RAPPORT_ENTITY (review), closed);
    g_assert_cmpint (rapport_review_get_date (review), ==, make_date ("2026-03-05"));
    g_assert_true (rapport_review_is_over (review));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entity/kinds", test_kinds);
  g_test_add_func ("/entity/without-record", test_without_record);
  g_test_add_func ("/entity/partner", test_partner);
  g_test_add_func ("/entity/action", test_action);
  g_test_add_func ("/entity/agreement", test_agreement);
  g_test_add_func ("/entity/contact", test_contact);
  g_test_add_func ("/entity/opportunity", test_opportunity);
  g_test_add_func ("/entity/meeting", test_meeting);
  g_test_add_func ("/entity/meeting-taken-place", test_meeting_taken_place);
  g_test_add_func ("/entity/review", test_review);

  return g_test_run ();
}
