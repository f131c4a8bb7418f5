/* test-store.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-test-store.h"

/* Texts with a form of their own. */
static const char *
get_sample_text (const RapportField *field)
{
  if (g_str_equal (field->id, "email"))
    return "anna@example.com";
  if (g_str_equal (field->id, "time_zone"))
    return "Europe/Berlin";
  if (g_str_equal (field->id, "recurrence"))
    return "FREQ=WEEKLY";

  return "Gr\303\274\303\237e, 'Kan-code' \346\227\245\346\234\254";
}

/* A record of @kind with a value in every field; relations point at @targets. */
static RapportRecord *
make_full_record (RapportKind     kind,
                  RapportRecord **targets)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);
  RapportRecord *record = rapport_record_new (kind);

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RapportField *field = &info->fields[f];
      g_autofree char *id = field->target != RAPPORT_KIND_NONE ? rapport_id_to_string (&targets[field->target]->id) : NULL;
      const char *words[] = { "zeta", "alpha; with, marks \"quoted\"", NULL };
      const char *choices[] = { NULL, NULL, NULL };
      const char *ids[] = { id, NULL };

      switch (field->type)
        {
        case RAPPORT_FIELD_CHOICE:
          rapport_record_set_text_at (record, f, field->choices[1].id);
          break;

        case RAPPORT_FIELD_CHOICE_LIST:
          choices[0] = field->choices[1].id;
          choices[1] = field->choices[0].id;
          rapport_record_set_list_at (record, f, choices);
          break;

        case RAPPORT_FIELD_TEXT_LIST:
          rapport_record_set_list_at (record, f, words);
          break;

        case RAPPORT_FIELD_RELATION:
          if (field->target != kind)
            rapport_record_set_id_at (record, f, &targets[field->target]->id);
          break;

        case RAPPORT_FIELD_RELATION_LIST:
          rapport_record_set_list_at (record, f, ids);
          break;

        case RAPPORT_FIELD_CURRENCY:
          rapport_record_set_text_at (record, f, g_str_equal (field->id, "base") ? "EUR" : "JPY");
          break;

        case RAPPORT_FIELD_BOOLEAN:
          rapport_record_set_integer_at (record, f, 1);
          break;

        case RAPPORT_FIELD_TEXT:
        case RAPPORT_FIELD_LONG_TEXT:
          rapport_record_set_text_at (record, f, get_sample_text (field));
          break;

        case RAPPORT_FIELD_INTEGER:
        case RAPPORT_FIELD_NUMBER:
        case RAPPORT_FIELD_RATE:
        case RAPPORT_FIELD_SHARE:
        case RAPPORT_FIELD_MONEY:
        case RAPPORT_FIELD_DATE:
        case RAPPORT_FIELD_INSTANT:
        case RAPPORT_FIELD_LOCAL_TIME:
        case RAPPORT_FIELD_QUARTER:
        default:
          rapport_record_set_integer_at (record, f, g_str_has_suffix (field->id, "year") ? 2017 : 4);
          break;
        }
    }

  return record;
}


static void
assert_same_values (const RapportRecord *record,
                    const RapportRecord *stored)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (!rapport_record_equal_at (record, stored, f))
        g_test_message ("%s: %s differs", info->id, info->fields[f].id);
    }
  g_assert_true (rapport_record_equal (record, stored));
}

static void
test_round_trip (RapportTestStore *test,
                 gconstpointer     user_data)
{
  RapportRecord *targets[RAPPORT_N_KINDS];
  RapportRecord *records[RAPPORT_N_KINDS];

  /* All of them point at each other in one transaction: relations are checked at its end. */
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    targets[kind] = rapport_record_new (kind);
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      records[kind] = make_full_record (kind, targets);
      records[kind]->id = targets[kind]->id;
    }

  rapport_test_begin (test->store, "One of each");
  for (guint kind = RAPPORT_N_KINDS; kind > 0; kind--)
    rapport_test_put (test->store, records[kind - 1]);
  rapport_test_commit (test->store);
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      g_autoptr(RapportRecord) stored = rapport_test_get (test->store, kind, &records[kind]->id);

      assert_same_values (records[kind], stored);
      g_assert_cmpint (stored->rev, ==, 1);
      g_assert_cmpint (stored->created_at, >, 0);
      rapport_record_unref (records[kind]);
      rapport_record_unref (targets[kind]);
    }
}

static void
test_clearing (RapportTestStore *test,
               gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) stored = NULL;
  const char *tags[] = { "b", "a", "c", NULL };
  const char *fewer[] = { "c", "b", NULL };

  rapport_record_set_list (partner, "tags", tags);
  rapport_record_set_integer (partner, "employees", 0);
  rapport_record_set_text (partner, "notes", "Long\nnotes");
  rapport_test_save (test->store, "Add", partner);

  partner->rev = 1;
  rapport_record_set_list (partner, "tags", fewer);
  rapport_record_clear (partner, "notes");
  rapport_test_save (test->store, "Change", partner);

  stored = rapport_test_get (test->store, RAPPORT_KIND_PARTNER, &partner->id);
  assert_same_values (partner, stored);
  g_assert_true (rapport_record_has (stored, "employees"));
  g_assert_cmpint (stored->rev, ==, 2);
}

static void
assert_put_fails (RapportStore  *store,
                  RapportRecord *record,
                  RapportError   code)
{
  g_autoptr(GError) error = NULL;

  rapport_test_begin (store, "Wrong");
  g_assert_false (rapport_store_put (store, record, &error));
  g_assert_error (error, RAPPORT_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  rapport_store_rollback (store);
}

static void
test_revisions (RapportTestStore *test,
                gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) late = rapport_record_copy (partner);
  RapportId nothing;

  rapport_test_save (test->store, "Add", partner);
  assert_put_fails (test->store, partner, RAPPORT_ERROR_CONFLICT);

  partner->rev = 1;
  rapport_record_set_text (partner, "region", "North");
  rapport_test_save (test->store, "Change", partner);

  late->rev = 1;
  rapport_record_set_text (late, "region", "South");
  assert_put_fails (test->store, late, RAPPORT_ERROR_CONFLICT);

  late->rev = 7;
  rapport_id_generate (&late->id);
  assert_put_fails (test->store, late, RAPPORT_ERROR_CONFLICT);

  /* What says nothing new is no change. */
  partner->rev = 2;
  nothing = rapport_test_save (test->store, "Nothing", partner);
  g_assert_true (rapport_id_is_none (&nothing));
}

static void
test_refused (RapportTestStore *test,
              gconstpointer     user_data)
{
  g_autoptr(RapportRecord) nameless = rapport_record_new (RAPPORT_KIND_PARTNER);
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) orphan = rapport_test_make_opportunity (partner, "Pilot", 1);
  g_autoptr(GError) error = NULL;
  RapportId transaction;
  gint64 count;

  assert_put_fails (test->store, nameless, RAPPORT_ERROR_INVALID);

  rapport_test_begin (test->store, "Orphan");
  rapport_test_put (test->store, orphan);
  g_assert_false (rapport_store_commit (test->store, &transaction, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_clear_error (&error);

  rapport_store_count (test->store, RAPPORT_KIND_OPPORTUNITY, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 0);
}

static void
test_no_circle (RapportTestStore *test,
                gconstpointer     user_data)
{
  g_autoptr(RapportRecord) holding = rapport_test_make_partner ("Holding");
  g_autoptr(RapportRecord) middle = rapport_test_make_partner ("Middle");
  g_autoptr(RapportRecord) branch = rapport_test_make_partner ("Branch");

  rapport_record_set_id (middle, "parent", &holding->id);
  rapport_record_set_id (branch, "parent", &middle->id);
  rapport_test_begin (test->store, "Add");
  rapport_test_put (test->store, branch);
  rapport_test_put (test->store, middle);
  rapport_test_put (test->store, holding);
  rapport_test_commit (test->store);

  holding->rev = 1;
  rapport_record_set_id (holding, "parent", &branch->id);
  assert_put_fails (test->store, holding, RAPPORT_ERROR_INVALID);
}

static void
test_bin (RapportTestStore *test,
          gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(GError) error = NULL;
  RapportId nobody;
  gboolean empty;

  g_assert_true (rapport_store_is_empty (test->store, &empty, &error) && empty);
  rapport_test_save (test->store, "Add", partner);
  g_assert_true (rapport_store_is_empty (test->store, &empty, &error) && !empty);

  rapport_test_begin (test->store, "Remove");
  rapport_store_remove (test->store, RAPPORT_KIND_PARTNER, &partner->id, &error);
  g_assert_no_error (error);
  rapport_test_commit (test->store);
  g_assert_true (rapport_store_is_empty (test->store, &empty, &error) && empty);
  g_assert_null (rapport_store_find_partner (test->store, "Kan-code", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  stored = rapport_test_get (test->store, RAPPORT_KIND_PARTNER, &partner->id);
  g_assert_cmpint (stored->deleted_at, >, 0);

  rapport_test_begin (test->store, "Bring back");
  rapport_store_unremove (test->store, RAPPORT_KIND_PARTNER, &partner->id, &error);
  g_assert_no_error (error);
  rapport_test_commit (test->store);
  g_assert_true (rapport_store_is_empty (test->store, &empty, &error) && !empty);

  rapport_id_generate (&nobody);
  rapport_test_begin (test->store, "Remove nobody");
  g_assert_false (rapport_store_remove (test->store, RAPPORT_KIND_PARTNER, &nobody, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  rapport_store_rollback (test->store);
}

/* A partner takes along what belongs to it, but not what was in the bin before. */
static void
test_bin_with_belongings (RapportTestStore *test,
                          gconstpointer     user_data)
{
  g_autoptr(RapportRecord) won = rapport_test_find (test->store, RAPPORT_KIND_PIPELINE_STAGE, "Won");
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) other = rapport_test_make_partner ("Zoomit");
  g_autoptr(RapportRecord) first = rapport_test_make_opportunity (partner, "First", 1);
  g_autoptr(RapportRecord) second = rapport_test_make_opportunity (partner, "Second", 2);
  g_autoptr(RapportRecord) foreign = rapport_test_make_opportunity (other, "Foreign", 3);
  RapportRecord *records[] = { partner, other, first, second, foreign };
  g_autofree char *without = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gint64 count;

  rapport_record_set_id (first, "stage", &won->id);
  rapport_test_begin (test->store, "Add");
  rapport_test_put (test->store, other);
  rapport_test_put (test->store, foreign);
  without = rapport_test_dump (test->store);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      if (records[i] != other && records[i] != foreign)
        rapport_test_put (test->store, records[i]);
    }
  rapport_store_remove (test->store, RAPPORT_KIND_OPPORTUNITY, &second->id, &error);
  g_assert_no_error (error);
  rapport_test_commit (test->store);
  before = rapport_test_dump (test->store);

  rapport_test_begin (test->store, "Remove");
  rapport_store_remove (test->store, RAPPORT_KIND_PARTNER, &partner->id, &error);
  g_assert_no_error (error);
  rapport_test_commit (test->store);
  rapport_store_count (test->store, RAPPORT_KIND_OPPORTUNITY_CHANGE, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 0);
  after = rapport_test_dump (test->store);
  g_assert_cmpstr (after, ==, without);
  g_clear_pointer (&after, g_free);

  rapport_test_begin (test->store, "Bring back");
  rapport_store_unremove (test->store, RAPPORT_KIND_PARTNER, &partner->id, &error);
  g_assert_no_error (error);
  rapport_test_commit (test->store);
  after = rapport_test_dump (test->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_order (RapportTestStore *test,
            gconstpointer     user_data)
{
  static const char * const names[] = { "zulu", "Alpha", "\303\204tna", "beta" };
  static const char * const sorted[] = { "Alpha", "beta", "zulu", "\303\204tna" };
  g_autoptr(GPtrArray) partners = NULL;
  g_autoptr(GPtrArray) stages = NULL;
  g_autoptr(GError) error = NULL;

  rapport_test_begin (test->store, "Add");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(RapportRecord) partner = rapport_test_make_partner (names[i]);

      rapport_test_put (test->store, partner);
    }
  rapport_test_commit (test->store);

  partners = rapport_store_list (test->store, RAPPORT_KIND_PARTNER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (partners->len, ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < partners->len; i++)
    g_assert_cmpstr (rapport_record_get_title (g_ptr_array_index (partners, i)), ==, sorted[i]);

  stages = rapport_store_list (test->store, RAPPORT_KIND_STAGE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stages->len, ==, 9);
  g_assert_cmpstr (rapport_record_get_title (g_ptr_array_index (stages, 0)), ==, "Prospect");
  g_assert_cmpstr (rapport_record_get_title (g_ptr_array_index (stages, 8)), ==, "Former");
}

static void
test_find_partner (RapportTestStore *test,
                   gconstpointer     user_data)
{
  g_autoptr(RapportRecord) first = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) second = rapport_test_make_partner ("KAN-CODE ");
  g_autoptr(RapportRecord) other = rapport_test_make_partner ("Zencorporation");
  g_autoptr(RapportRecord) found = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first_id = rapport_id_to_string (&first->id);
  g_autofree char *second_id = rapport_id_to_string (&second->id);

  rapport_test_save (test->store, "Add", first);
  rapport_test_save (test->store, "Add", other);
  found = rapport_store_find_partner (test->store, "  kan-Code", &error);
  g_assert_no_error (error);
  g_assert_true (rapport_id_equal (&found->id, &first->id));
  g_clear_pointer (&found, rapport_record_unref);

  g_assert_null (rapport_store_find_partner (test->store, "Kancode", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Kan-code"));
  g_assert_null (strstr (error->message, "Zencorporation"));
  g_clear_error (&error);

  rapport_test_save (test->store, "Add", second);
  g_assert_null (rapport_store_find_partner (test->store, "kan-code", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, first_id));
  g_assert_nonnull (strstr (error->message, second_id));
  g_clear_error (&error);

  found = rapport_store_find_partner (test->store, second_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rapport_record_get_title (found), ==, rapport_record_get_title (second));
}

static void
test_related (RapportTestStore *test,
              gconstpointer     user_data)
{
  g_autoptr(RapportRecord) first = rapport_test_make_partner ("First");
  g_autoptr(RapportRecord) second = rapport_test_make_partner ("Second");
  g_autoptr(RapportRecord) late = rapport_test_make_opportunity (first, "Late", 1);
  g_autoptr(RapportRecord) early = rapport_test_make_opportunity (first, "Early", 2);
  g_autoptr(RapportRecord) foreign = rapport_test_make_opportunity (second, "Foreign", 3);
  g_autoptr(RapportRecord) shared = rapport_record_new (RAPPORT_KIND_SHARED);
  g_autofree char *second_id = rapport_id_to_string (&second->id);
  const char *partners[] = { second_id, NULL };
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) error = NULL;

  rapport_record_set_date (late, "opened_on", 200);
  rapport_record_set_date (early, "opened_on", 100);
  rapport_record_set_text (shared, "title", "Battle card");
  rapport_record_set_list (shared, "partners", partners);
  rapport_test_begin (test->store, "Add");
  rapport_test_put (test->store, first);
  rapport_test_put (test->store, second);
  rapport_test_put (test->store, late);
  rapport_test_put (test->store, early);
  rapport_test_put (test->store, foreign);
  rapport_test_put (test->store, shared);
  rapport_test_commit (test->store);

  found = rapport_store_list_related (test->store, RAPPORT_KIND_OPPORTUNITY, "partner", &first->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (rapport_record_get_title (g_ptr_array_index (found, 0)), ==, "Early");
  g_clear_pointer (&found, g_ptr_array_unref);

  found = rapport_store_list_related (test->store, RAPPORT_KIND_SHARED, "partners", &second->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = rapport_store_list_related (test->store, RAPPORT_KIND_SHARED, "partners", &first->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

static GPtrArray *
list_changes (RapportStore        *store,
              RapportKind          kind,
              const char          *field,
              const RapportRecord *record,
              guint                expected)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *changes = rapport_store_list_related (store, kind, field, &record->id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, expected);

  return changes;
}

static void
test_partner_history (RapportTestStore *test,
                      gconstpointer     user_data)
{
  g_autoptr(RapportRecord) active = rapport_test_find (test->store, RAPPORT_KIND_STAGE, "Active");
  g_autoptr(RapportRecord) mature = rapport_test_find (test->store, RAPPORT_KIND_STAGE, "Mature");
  g_autoptr(RapportRecord) gold = rapport_test_find (test->store, RAPPORT_KIND_TIER, "Gold");
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(GPtrArray) stages = NULL;
  g_autoptr(GPtrArray) tiers = NULL;
  RapportDate today = rapport_clock_today (NULL);

  rapport_record_set_id (partner, "stage", &active->id);
  rapport_record_set_date (partner, "stage_since", 17000);
  rapport_test_save (test->store, "Add", partner);

  /* Moved without a date: today, for the history and for the partner. */
  partner->rev = 1;
  rapport_record_set_id (partner, "stage", &mature->id);
  rapport_record_set_id (partner, "tier", &gold->id);
  rapport_record_set_text (partner, "tier_source", "manual");
  rapport_record_set_text (partner, "tier_reason", "Promised");
  rapport_test_save (test->store, "Move", partner);

  /* Another field: no history. */
  partner->rev = 2;
  rapport_record_set_date (partner, "stage_since", today);
  rapport_record_set_date (partner, "tier_since", today);
  rapport_record_set_text (partner, "region", "North");
  rapport_test_save (test->store, "Change", partner);

  stages = list_changes (test->store, RAPPORT_KIND_STAGE_CHANGE, "partner", partner, 2);
  g_assert_cmpint (rapport_record_get_date (g_ptr_array_index (stages, 0), "since"), ==, 17000);
  g_assert_cmpint (rapport_record_get_date (g_ptr_array_index (stages, 1), "since"), ==, today);
  g_assert_true (rapport_id_equal (rapport_record_get_id (g_ptr_array_index (stages, 1), "stage"), &mature->id));

  tiers = list_changes (test->store, RAPPORT_KIND_TIER_CHANGE, "partner", partner, 1);
  g_assert_cmpstr (rapport_record_get_text (g_ptr_array_index (tiers, 0), "source"), ==, "manual");
  g_assert_cmpstr (rapport_record_get_text (g_ptr_array_index (tiers, 0), "reason"), ==, "Promised");

  stored = rapport_test_get (test->store, RAPPORT_KIND_PARTNER, &partner->id);
  g_assert_cmpint (rapport_record_get_date (stored, "stage_since"), ==, today);
}

static void
put_rate (RapportStore *store,
          RapportDate   date,
          gint64        rate)
{
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_RATE);

  rapport_record_set_text (record, "base", "EUR");
  rapport_record_set_text (record, "currency", "USD");
  rapport_record_set_date (record, "date", date);
  rapport_record_set_integer (record, "rate", rate);
  rapport_test_save (store, "Add a rate", record);
}

static void
test_closing_rate (RapportTestStore *test,
                   gconstpointer     user_data)
{
  g_autoptr(RapportRecord) won = rapport_test_find (test->store, RAPPORT_KIND_PIPELINE_STAGE, "Won");
  g_autoptr(RapportRecord) open = rapport_test_find (test->store, RAPPORT_KIND_PIPELINE_STAGE, "Open");
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) deal = rapport_test_make_opportunity (partner, "Pilot", 10000);
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(GPtrArray) changes = NULL;

  rapport_test_save (test->store, "Add", partner);
  put_rate (test->store, 17000, 110000000);
  rapport_record_set_text (deal, "currency", "EUR");
  rapport_record_set_id (deal, "stage", &open->id);
  rapport_test_save (test->store, "Add a deal", deal);

  deal->rev = 1;
  rapport_record_set_id (deal, "stage", &won->id);
  rapport_record_set_date (deal, "closed_on", 17003);
  rapport_test_save (test->store, "Win it", deal);
  stored = rapport_test_get (test->store, RAPPORT_KIND_OPPORTUNITY, &deal->id);
  g_assert_cmpint (rapport_record_get_integer (stored, "rate", 0), ==, 110000000);
  g_assert_cmpint (rapport_record_get_date (stored, "rate_on"), ==, 17000);
  g_assert_cmpint (rapport_record_get_date (stored, "stage_since"), ==, 17003);

  changes = list_changes (test->store, RAPPORT_KIND_OPPORTUNITY_CHANGE, "opportunity", deal, 2);
  g_clear_pointer (&changes, g_ptr_array_unref);

  /* A rate that comes later changes nothing about a closed deal, but another close date does. */
  put_rate (test->store, 17002, 120000000);
  g_clear_pointer (&deal, rapport_record_unref);
  deal = rapport_record_copy (stored);
  rapport_record_set_text (deal, "lesson", "Early demo");
  rapport_test_save (test->store, "Note", deal);
  g_clear_pointer (&stored, rapport_record_unref);
  stored = rapport_test_get (test->store, RAPPORT_KIND_OPPORTUNITY, &deal->id);
  g_assert_cmpint (rapport_record_get_integer (stored, "rate", 0), ==, 110000000);

  g_clear_pointer (&deal, rapport_record_unref);
  deal = rapport_record_copy (stored);
  rapport_record_set_date (deal, "closed_on", 17004);
  rapport_test_save (test->store, "Correct the date", deal);
  g_clear_pointer (&stored, rapport_record_unref);
  stored = rapport_test_get (test->store, RAPPORT_KIND_OPPORTUNITY, &deal->id);
  g_assert_cmpint (rapport_record_get_integer (stored, "rate", 0), ==, 120000000);
  changes = list_changes (test->store, RAPPORT_KIND_OPPORTUNITY_CHANGE, "opportunity", deal, 2);

  /* Opened again, it has none. */
  g_clear_pointer (&deal, rapport_record_unref);
  deal = rapport_record_copy (stored);
  rapport_record_set_id (deal, "stage", &open->id);
  rapport_test_save (test->store, "Open it again", deal);
  g_clear_pointer (&stored, rapport_record_unref);
  stored = rapport_test_get (test->store, RAPPORT_KIND_OPPORTUNITY, &deal->id);
  g_assert_false (rapport_record_has (stored, "rate"));
}

static void
test_settings (RapportTestStore *test,
               gconstpointer     user_data)
{
  g_autoptr(RapportSettings) settings = NULL;
  g_autoptr(GError) error = NULL;

  settings = rapport_store_load_settings (test->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (settings->currency, ==, "USD");
  g_clear_pointer (&settings, rapport_settings_unref);

  rapport_store_put_setting (test->store, "currency", "EUR", &error);
  g_assert_no_error (error);
  rapport_test_begin (test->store, "Two settings");
  rapport_store_put_setting (test->store, "currency", "CHF", &error);
  g_assert_no_error (error);
  rapport_store_put_setting (test->store, "sla_hours", "48", &error);
  g_assert_no_error (error);
  rapport_test_commit (test->store);

  g_assert_false (rapport_store_put_setting (test->store, "sla_hours", "soon", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (rapport_store_put_setting (test->store, "colour", "blue", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
  g_clear_error (&error);

  settings = rapport_store_load_settings (test->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (settings->currency, ==, "CHF");
  g_assert_cmpint (settings->sla_hours, ==, 48);
}

static void
count_cb (gpointer data,
          gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_foreach (RapportTestStore *test,
              gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(GError) error = NULL;
  guint n = 0;
  gint64 count;

  rapport_test_save (test->store, "Add", partner);
  rapport_test_begin (test->store, "Add many");
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr(RapportRecord) deal = rapport_test_make_opportunity (partner, "Deal", i);

      rapport_test_put (test->store, deal);
      if (i % 5 == 0)
        rapport_store_remove (test->store, RAPPORT_KIND_OPPORTUNITY, &deal->id, &error);
      g_assert_no_error (error);
    }
  rapport_test_commit (test->store);

  rapport_store_foreach (test->store, RAPPORT_KIND_OPPORTUNITY, count_cb, &n, &error);
  g_assert_no_error (error);
  rapport_store_count (test->store, RAPPORT_KIND_OPPORTUNITY, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 40);
  g_assert_cmpint (count, ==, 40);
}

static void
test_rollback (RapportTestStore *test,
               gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autofree char *before = rapport_test_dump (test->store);
  g_autofree char *after = NULL;

  rapport_test_begin (test->store, "Add");
  rapport_test_put (test->store, partner);
  rapport_store_rollback (test->store);

  after = rapport_test_dump (test->store);
  g_assert_cmpstr (before, ==, after);
}

/* What is written to a file that somebody has deleted is not called saved, and leaves no seal that
 * would condemn the next workspace of that name. */
static void
test_deleted_file (RapportTestStore *test,
                   gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) other = rapport_test_make_partner ("Betasoloin");
  g_autoptr(GError) error = NULL;

  rapport_test_save (test->store, "Add", partner);
  rapport_test_begin (test->store, "Add another");
  rapport_test_put (test->store, other);
  g_assert_cmpint (g_unlink (test->path), ==, 0);
  g_assert_false (rapport_store_commit (test->store, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (rapport_store_begin (test->store, "Add", RAPPORT_ORIGIN_WINDOW, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);

  rapport_test_store_reopen (test, RAPPORT_STORE_CREATE);
  rapport_test_save (test->store, "Add", partner);
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  g_assert_cmpint (g_unlink (test->path), ==, 0);
  rapport_test_store_reopen (test, RAPPORT_STORE_CREATE);
  rapport_test_save (test->store, "Add", other);
}

#define ADD(path, func) \
  g_test_add (path, RapportTestStore, NULL, rapport_test_store_set_up, func, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/round-trip", test_round_trip);
  ADD ("/store/clearing", test_clearing);
  ADD ("/store/revisions", test_revisions);
  ADD ("/store/refused", test_refused);
  ADD ("/store/no-circle", test_no_circle);
  ADD ("/store/bin", test_bin);
  ADD ("/store/bin-with-belongings", test_bin_with_belongings);
  ADD ("/store/order", test_order);
  ADD ("/store/find-partner", test_find_partner);
  ADD ("/store/related", test_related);
  ADD ("/store/partner-history", test_partner_history);
  ADD ("/store/closing-rate", test_closing_rate);
  ADD ("/store/settings", test_settings);
  ADD ("/store/foreach", test_foreach);
  ADD ("/store/rollback", test_rollback);
  ADD ("/store/deleted-file", test_deleted_file);

  return g_test_run ();
}
