/* test-record.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-facts.h"
#include "rapport-record.h"

static const char * const tags[] = { "gold", "key", NULL };
static const char * const no_tags[] = { NULL };

static void
test_values (void)
{
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_PARTNER);
  RapportId owner;

  g_assert_cmpint (record->kind, ==, RAPPORT_KIND_PARTNER);
  g_assert_cmpint (record->rev, ==, 0);
  g_assert_false (rapport_id_is_none (&record->id));
  g_assert_false (rapport_record_has (record, "name"));
  g_assert_null (rapport_record_get_text (record, "name"));
  g_assert_null (rapport_record_get_id (record, "owner"));
  g_assert_nonnull (rapport_record_get_list (record, "tags"));
  g_assert_null (rapport_record_get_list (record, "tags")[0]);
  g_assert_cmpint (rapport_record_get_integer (record, "employees", 42), ==, 42);
  g_assert_cmpint (rapport_record_get_date (record, "since"), ==, RAPPORT_DATE_NONE);
  g_assert_null (rapport_record_get_title (record));

  rapport_id_generate (&owner);
  rapport_record_set_text (record, "name", "Kan-code");
  rapport_record_set_id (record, "owner", &owner);
  rapport_record_set_list (record, "tags", tags);
  rapport_record_set_integer (record, "employees", 0);
  rapport_record_set_date (record, "since", -1);
  g_assert_cmpstr (rapport_record_get_text (record, "name"), ==, "Kan-code");
  g_assert_cmpstr (rapport_record_get_title (record), ==, "Kan-code");
  g_assert_true (rapport_id_equal (rapport_record_get_id (record, "owner"), &owner));
  g_assert_cmpstr (rapport_record_get_list (record, "tags")[1], ==, "key");
  g_assert_true (rapport_record_has (record, "employees"));
  g_assert_cmpint (rapport_record_get_integer (record, "employees", 42), ==, 0);
  g_assert_cmpint (rapport_record_get_date (record, "since"), ==, -1);
}

/* There is one way to say that nothing is known. */
static void
test_nothing (void)
{
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_PARTNER);
  g_autoptr(RapportRecord) empty = rapport_record_copy (record);

  rapport_record_set_text (record, "name", "x");
  rapport_record_set_list (record, "tags", tags);
  rapport_record_set_id (record, "owner", &record->id);
  rapport_record_set_date (record, "since", 1);
  rapport_record_set_integer (record, "employees", 1);
  g_assert_false (rapport_record_equal (record, empty));

  rapport_record_set_text (record, "name", "");
  rapport_record_set_list (record, "tags", no_tags);
  rapport_record_set_id (record, "owner", &rapport_id_none);
  rapport_record_set_date (record, "since", RAPPORT_DATE_NONE);
  rapport_record_clear (record, "employees");
  g_assert_true (rapport_record_equal (record, empty));

  rapport_record_set_text (record, "name", NULL);
  rapport_record_set_list (record, "tags", NULL);
  rapport_record_set_id (record, "owner", NULL);
  g_assert_true (rapport_record_equal (record, empty));
}

/* A value may be set from the record itself. */
static void
test_own_value (void)
{
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_PARTNER);

  rapport_record_set_text (record, "name", "Kan-code");
  rapport_record_set_text (record, "name", rapport_record_get_text (record, "name"));
  g_assert_cmpstr (rapport_record_get_text (record, "name"), ==, "Kan-code");
  rapport_record_set_list (record, "tags", tags);
  rapport_record_set_list (record, "tags", rapport_record_get_list (record, "tags"));
  g_assert_cmpstr (rapport_record_get_list (record, "tags")[0], ==, "gold");
  rapport_record_set_id (record, "owner", &record->id);
  rapport_record_set_id (record, "owner", rapport_record_get_id (record, "owner"));
  g_assert_true (rapport_id_equal (rapport_record_get_id (record, "owner"), &record->id));
}

static void
test_copy (void)
{
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_MEETING);
  g_autoptr(RapportRecord) copy = NULL;
  guint field;

  record->rev = 3;
  record->origin = g_strdup ("import pipeline.csv row 812");
  record->author = g_strdup ("Anna");
  rapport_record_set_text (record, "title", "Cadence");
  rapport_record_set_id (record, "partner", &record->id);
  rapport_record_set_list (record, "attendees", tags);
  rapport_record_set_instant (record, "starts_at", 1000);

  copy = rapport_record_copy (record);
  g_assert_true (rapport_record_equal (record, copy));
  g_assert_true (rapport_id_equal (&record->id, &copy->id));
  g_assert_cmpint (copy->rev, ==, 3);
  g_assert_cmpstr (copy->origin, ==, record->origin);
  g_assert_cmpstr (copy->author, ==, "Anna");

  rapport_record_set_text (copy, "title", "QBR");
  field = rapport_kind_find_field (RAPPORT_KIND_MEETING, "title");
  g_assert_cmpstr (rapport_record_get_text (record, "title"), ==, "Cadence");
  g_assert_false (rapport_record_equal (record, copy));
  g_assert_false (rapport_record_equal_at (record, copy, field));
  g_assert_true (rapport_record_equal_at (record, copy, rapport_kind_find_field (RAPPORT_KIND_MEETING, "attendees")));
}

static void
test_kind_of_value (void)
{
  g_autoptr(RapportRecord) record = rapport_record_new (RAPPORT_KIND_PARTNER);
  guint name = rapport_kind_find_field (RAPPORT_KIND_PARTNER, "name");

  rapport_record_set_integer_at (record, name, 7);
  g_assert_true (rapport_record_has_at (record, name));
  g_assert_null (rapport_record_get_text_at (record, name));
  g_assert_null (rapport_record_get_id_at (record, name));
  g_assert_null (rapport_record_get_list_at (record, name)[0]);
  g_assert_cmpint (rapport_record_get_integer_at (record, name, 0), ==, 7);
}

static void
test_all_kinds (void)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);
      g_autoptr(RapportRecord) record = rapport_record_new (kind);
      g_autoptr(RapportRecord) copy = rapport_record_copy (record);

      for (guint i = 0; i < info->n_fields; i++)
        {
          g_assert_false (rapport_record_has_at (record, i));
          rapport_record_set_integer_at (copy, i, i);
          g_assert_cmpint (rapport_record_get_integer_at (copy, i, -1), ==, i);
        }
      g_assert_false (rapport_record_equal (record, copy));
    }
}

static void
test_facts (void)
{
  g_autoptr(RapportRecord) partner = rapport_record_new (RAPPORT_KIND_PARTNER);
  g_autoptr(RapportRecord) first = rapport_record_new (RAPPORT_KIND_ACTION);
  g_autoptr(RapportRecord) second = rapport_record_new (RAPPORT_KIND_ACTION);
  g_autoptr(RapportFacts) facts = rapport_facts_new (partner);
  g_autoptr(RapportFacts) again = rapport_facts_ref (facts);

  rapport_facts_add (facts, second);
  rapport_facts_add (facts, first);
  g_assert_cmpuint (facts->records[RAPPORT_KIND_ACTION]->len, ==, 2);
  g_assert_cmpuint (facts->records[RAPPORT_KIND_MEETING]->len, ==, 0);
  g_assert_true (g_ptr_array_index (facts->records[RAPPORT_KIND_ACTION], 0) == second);
  g_assert_true (rapport_facts_lookup (facts, &first->id) == first);
  g_assert_true (rapport_facts_lookup (facts, &partner->id) == partner);
  g_assert_null (rapport_facts_lookup (facts, &rapport_id_none));
  g_assert_null (rapport_facts_lookup (facts, NULL));
}

static void
test_programme (void)
{
  g_autoptr(RapportSettings) settings = rapport_settings_new ();
  g_autoptr(RapportRates) rates = rapport_rates_new ();
  g_autoptr(RapportProgramme) programme = rapport_programme_new (settings, rates, 20000);
  g_autoptr(RapportRecord) tier = rapport_record_new (RAPPORT_KIND_TIER);
  RapportId partner;

  rapport_id_generate (&partner);
  rapport_record_set_text (tier, "name", "Gold");
  rapport_programme_add (programme, tier);
  rapport_programme_add_partner_name (programme, &partner, "Kan-code");

  g_assert_true (programme->settings == settings);
  g_assert_cmpint (programme->today, ==, 20000);
  g_assert_true (rapport_programme_lookup (programme, &tier->id) == tier);
  g_assert_cmpstr (rapport_programme_get_title (programme, &tier->id), ==, "Gold");
  g_assert_null (rapport_programme_get_title (programme, &partner));
  g_assert_null (rapport_programme_get_title (programme, NULL));
  g_assert_cmpstr (rapport_programme_get_partner_name (programme, &partner), ==, "Kan-code");
  g_assert_null (rapport_programme_get_partner_name (programme, &tier->id));
  g_assert_null (rapport_programme_get_partner_name (programme, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/nothing", test_nothing);
  g_test_add_func ("/record/own-value", test_own_value);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/kind-of-value", test_kind_of_value);
  g_test_add_func ("/record/all-kinds", test_all_kinds);
  g_test_add_func ("/record/facts", test_facts);
  g_test_add_func ("/record/programme", test_programme);

  return g_test_run ();
}
