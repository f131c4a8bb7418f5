/* test-history.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "rapport-history.h"
#include "rapport-test-store.h"

static RapportId
undo (RapportStore    *store,
      const RapportId *transaction)
{
  g_autoptr(GError) error = NULL;
  RapportId id;

  rapport_history_undo (store, transaction, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
assert_undo_conflict (RapportStore    *store,
                      const RapportId *transaction,
                      const char      *first,
                      const char      *second,
                      const char      *third)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = rapport_test_dump (store);
  g_autofree char *after = NULL;

  g_assert_false (rapport_history_undo (store, transaction, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, first));
  g_assert_nonnull (strstr (error->message, second));
  g_assert_nonnull (strstr (error->message, third));
  after = rapport_test_dump (store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_undo_and_redo (RapportTestStore *test,
                    gconstpointer     user_data)
{
  const char *tags[] = { "key", "emea", NULL };
  const char *other_tags[] = { "emea", "new", NULL };
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) copy = NULL;
  g_autofree char *empty = rapport_test_dump (test->store);
  g_autofree char *made = NULL;
  g_autofree char *changed = NULL;
  RapportId add, change, back, forth;
  char *dump;

  rapport_record_set_list (partner, "tags", tags);
  add = rapport_test_save (test->store, "Add Kan-code", partner);
  made = rapport_test_dump (test->store);

  copy = rapport_record_copy (partner);
  copy->rev = 1;
  rapport_record_set_text (copy, "name", "Kancode");
  rapport_record_set_list (copy, "tags", other_tags);
  change = rapport_test_save (test->store, "Rename Kan-code", copy);
  changed = rapport_test_dump (test->store);
  g_assert_cmpstr (made, !=, changed);

  back = undo (test->store, &change);
  dump = rapport_test_dump (test->store);
  g_assert_cmpstr (dump, ==, made);
  g_free (dump);

  forth = undo (test->store, &back);
  dump = rapport_test_dump (test->store);
  g_assert_cmpstr (dump, ==, changed);
  g_free (dump);

  back = undo (test->store, &forth);
  undo (test->store, &add);
  dump = rapport_test_dump (test->store);
  g_assert_cmpstr (dump, ==, empty);
  g_free (dump);

  /* The transaction that is undone can't be undone again. */
  assert_undo_conflict (test->store, &add, "Add Kan-code", "undone", "already");
}

static void
test_conflict_named (RapportTestStore *test,
                     gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) first = NULL;
  g_autoptr(RapportRecord) second = NULL;
  g_autoptr(RapportRecord) opportunity = NULL;
  RapportId add, change;

  add = rapport_test_save (test->store, "Add Kan-code", partner);

  first = rapport_record_copy (partner);
  first->rev = 1;
  rapport_record_set_text (first, "segment", "growth");
  change = rapport_test_save (test->store, "Make it growth", first);

  second = rapport_record_copy (first);
  second->rev = 2;
  rapport_record_set_text (second, "segment", "stable");
  rapport_test_save (test->store, "Make it stable", second);

  assert_undo_conflict (test->store, &change, "Kan-code", "Segment", "Make it stable");
  assert_undo_conflict (test->store, &add, "Kan-code", "Segment", "Make it stable");

  /* Another field of the same record is no conflict. */
  opportunity = rapport_test_get (test->store, RAPPORT_KIND_PARTNER, &partner->id);
  g_clear_pointer (&first, rapport_record_unref);
  first = rapport_record_copy (opportunity);
  rapport_record_set_text (first, "region", "North");
  change = rapport_test_save (test->store, "Set the region", first);
  g_clear_pointer (&second, rapport_record_unref);
  second = rapport_record_copy (first);
  second->rev++;
  rapport_record_set_text (second, "country", "Norway");
  rapport_test_save (test->store, "Set the country", second);
  undo (test->store, &change);
  g_clear_pointer (&opportunity, rapport_record_unref);
  opportunity = rapport_test_get (test->store, RAPPORT_KIND_PARTNER, &partner->id);
  g_assert_null (rapport_record_get_text (opportunity, "region"));
  g_assert_cmpstr (rapport_record_get_text (opportunity, "country"), ==, "Norway");
}

static void
test_used_record_stays (RapportTestStore *test,
                        gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) opportunity = rapport_test_make_opportunity (partner, "Pilot", 100);
  RapportId add, use;

  add = rapport_test_save (test->store, "Add Kan-code", partner);
  use = rapport_test_save (test->store, "Add the pilot", opportunity);
  assert_undo_conflict (test->store, &add, "Kan-code", "Pilot", "Opportunity");

  undo (test->store, &use);
  undo (test->store, &add);
}

static void
test_bin (RapportTestStore *test,
          gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  RapportId removal;

  rapport_test_save (test->store, "Add", partner);
  before = rapport_test_dump (test->store);
  rapport_test_begin (test->store, "Remove Kan-code");
  rapport_store_remove (test->store, RAPPORT_KIND_PARTNER, &partner->id, &error);
  g_assert_no_error (error);
  removal = rapport_test_commit (test->store);

  undo (test->store, &removal);
  after = rapport_test_dump (test->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_unknown (RapportTestStore *test,
              gconstpointer     user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  RapportId id;

  rapport_id_generate (&id);
  g_assert_false (rapport_history_undo (test->store, &id, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  entries = rapport_history_list (test->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (((RapportHistoryEntry *) g_ptr_array_index (entries, 0))->origin, ==, RAPPORT_ORIGIN_WORKSPACE);
  g_assert_false (rapport_history_undo (test->store, &((RapportHistoryEntry *) g_ptr_array_index (entries, 0))->id,
                                        NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
}

static void
assert_undoable (RapportStore *store,
                 const char   *undoable,
                 const char   *redoable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportHistoryEntry) first = rapport_history_get_undoable (store, &error);
  g_autoptr(RapportHistoryEntry) second = rapport_history_get_redoable (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first != NULL ? first->label : NULL, ==, undoable);
  g_assert_cmpstr (second != NULL ? second->label : NULL, ==, redoable);
}

static RapportId
undo_newest (RapportStore *store,
             gboolean      redo)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportHistoryEntry) entry = NULL;

  entry = redo ? rapport_history_get_redoable (store, &error) : rapport_history_get_undoable (store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (entry);

  return undo (store, &entry->id);
}

static void
test_stack (RapportTestStore *test,
            gconstpointer     user_data)
{
  g_autoptr(RapportRecord) a = rapport_test_make_partner ("A");
  g_autoptr(RapportRecord) b = rapport_test_make_partner ("B");
  g_autoptr(RapportRecord) c = rapport_test_make_partner ("C");

  assert_undoable (test->store, NULL, NULL);
  rapport_test_save (test->store, "Add A", a);
  rapport_test_save (test->store, "Add B", b);
  assert_undoable (test->store, "Add B", NULL);
  undo_newest (test->store, FALSE);
  assert_undoable (test->store, "Add A", "Undo: Add B");

  /* It survives a restart. */
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  undo_newest (test->store, FALSE);
  assert_undoable (test->store, NULL, "Undo: Add A");
  undo_newest (test->store, TRUE);
  assert_undoable (test->store, "Add A", "Undo: Add B");
  undo_newest (test->store, TRUE);
  assert_undoable (test->store, "Add B", NULL);
  undo_newest (test->store, FALSE);
  assert_undoable (test->store, "Add A", "Undo: Add B");

  rapport_test_save (test->store, "Add C", c);
  assert_undoable (test->store, "Add C", NULL);
}

static void
test_batch (RapportTestStore *test,
            gconstpointer     user_data)
{
  const guint n = 7375;
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) batch = rapport_record_new (RAPPORT_KIND_IMPORT_BATCH);
  g_autoptr(RapportRecord) won = rapport_test_find (test->store, RAPPORT_KIND_PIPELINE_STAGE, "Won");
  g_autoptr(RapportHistoryEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *filled = NULL;
  char *after;
  gint64 started;
  RapportId back;

  rapport_test_save (test->store, "Add Kan-code", partner);
  before = rapport_test_dump (test->store);

  rapport_record_set_text (batch, "file", "pipeline.csv");
  rapport_record_set_text (batch, "record_kind", "opportunities");
  started = g_get_monotonic_time ();
  rapport_store_begin (test->store, "Import pipeline.csv", RAPPORT_ORIGIN_IMPORT, &error);
  g_assert_no_error (error);
  rapport_test_put (test->store, batch);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Deal %u", i);
      g_autoptr(RapportRecord) opportunity = rapport_test_make_opportunity (partner, name, i);

      rapport_record_set_id (opportunity, "stage", &won->id);
      rapport_test_put (test->store, opportunity);
    }
  rapport_test_commit (test->store);
  g_test_message ("import of %u: %.3f s", n, (g_get_monotonic_time () - started) / 1e6);
  filled = rapport_test_dump (test->store);

  entry = rapport_history_get_undoable (test->store, &error);
  g_assert_no_error (error);
  g_assert_true (rapport_id_equal (&entry->batch, &batch->id));
  g_assert_cmpint (entry->changes, ==, 2 * n + 1);

  started = g_get_monotonic_time ();
  back = undo (test->store, &batch->id);
  g_test_message ("undo of %u: %.3f s", n, (g_get_monotonic_time () - started) / 1e6);
  after = rapport_test_dump (test->store);
  g_assert_cmpstr (before, ==, after);
  g_free (after);

  undo (test->store, &back);
  after = rapport_test_dump (test->store);
  g_assert_cmpstr (filled, ==, after);
  g_free (after);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_outside_write_logged (RapportTestStore *test,
                           gconstpointer     user_data)
{
  const char *tags[] = { "key", NULL };
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) found = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  RapportHistoryChange *change;
  RapportHistoryEntry *entry;
  gint64 version, later;

  rapport_record_set_list (partner, "tags", tags);
  rapport_test_save (test->store, "Add Kan-code", partner);
  before = rapport_test_dump (test->store);
  rapport_store_get_data_version (test->store, &version, &error);
  g_assert_no_error (error);

  run_sql (test->path,
           "UPDATE partner SET name = 'Outsiders', employees = 12;"
           "UPDATE list_item SET deleted_at = 5 WHERE value = 'key'");

  rapport_store_get_data_version (test->store, &later, &error);
  g_assert_no_error (error);
  g_assert_cmpint (later, !=, version);

  changes = rapport_history_list_changes (test->store, &partner->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 4);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->field, ==, "tags");
  g_assert_cmpstr (change->old_value, ==, "key");
  g_assert_null (change->new_value);
  change = g_ptr_array_index (changes, 3);
  g_assert_cmpstr (change->operation, ==, "created");
  g_assert_null (change->field);
  g_assert_cmpstr (change->label, ==, "Add Kan-code");

  entries = rapport_history_list (test->store, 1, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->origin, ==, RAPPORT_ORIGIN_OUTSIDE);
  g_assert_cmpint (entry->changes, ==, 3);

  /* The new name is found, and the change can be taken back. */
  found = rapport_store_find_partner (test->store, "OUTSIDERS", &error);
  g_assert_no_error (error);
  undo (test->store, &entry->id);
  after = rapport_test_dump (test->store);
  g_assert_cmpstr (before, ==, after);

  run_sql (test->path, "DELETE FROM list_item WHERE value = 'key'");
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = rapport_history_list (test->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((RapportHistoryEntry *) g_ptr_array_index (entries, 0))->changes, ==, 1);
}

/* One random change: a new record, a changed field or list, into the bin and out of it. */
static void
change_something (RapportStore *store,
                  GRand        *chance,
                  GPtrArray    *ids,
                  guint         number)
{
  static const char * const fields[] = { "name", "segment", "region", "notes" };
  g_autofree char *text = g_strdup_printf ("Value %u", number);
  const char *tags[] = { text, "always", NULL };
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(RapportRecord) record = NULL;
  g_autoptr(GError) error = NULL;
  guint choice = ids->len == 0 ? 0 : g_rand_int_range (chance, 0, 6);

  if (choice == 0)
    {
      record = rapport_test_make_partner (text);
      rapport_test_put (store, record);
      g_ptr_array_add (ids, rapport_id_copy (&record->id));
      return;
    }

  stored = rapport_test_get (store, RAPPORT_KIND_PARTNER,
                             g_ptr_array_index (ids, g_rand_int_range (chance, 0, ids->len)));
  record = rapport_record_copy (stored);
  if (choice <= 2)
    rapport_record_set_text (record, fields[g_rand_int_range (chance, 0, G_N_ELEMENTS (fields))], text);
  else if (choice == 3)
    rapport_record_set_list (record, "tags", tags + g_rand_int_range (chance, 0, 2));

  if (choice <= 3)
    rapport_test_put (store, record);
  else if (choice == 4)
    rapport_store_remove (store, RAPPORT_KIND_PARTNER, &record->id, &error);
  else
    rapport_store_unremove (store, RAPPORT_KIND_PARTNER, &record->id, &error);
  g_assert_no_error (error);
}

static void
test_random_walk (RapportTestStore *test,
                  gconstpointer     user_data)
{
  const guint n_transactions = 300;
  g_autoptr(GRand) chance = g_rand_new_with_seed (20170417);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) transactions = g_array_new (FALSE, FALSE, sizeof (RapportId));

  g_ptr_array_add (dumps, rapport_test_dump (test->store));
  for (guint i = 0; i < n_transactions; i++)
    {
      g_autofree char *label = g_strdup_printf ("Step %u", i);
      guint n = g_rand_int_range (chance, 1, 4);
      RapportId transaction;

      rapport_test_begin (test->store, label);
      for (guint j = 0; j < n; j++)
        change_something (test->store, chance, ids, i * 10 + j);
      transaction = rapport_test_commit (test->store);
      if (rapport_id_is_none (&transaction))
        continue;
      g_array_append_val (transactions, transaction);
      g_ptr_array_add (dumps, rapport_test_dump (test->store));
    }

  for (guint i = transactions->len; i > 0; i--)
    {
      g_autofree char *dump = NULL;

      undo (test->store, &g_array_index (transactions, RapportId, i - 1));
      dump = rapport_test_dump (test->store);
      g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, i - 1));
    }
}

#define ADD(path, func) \
  g_test_add (path, RapportTestStore, NULL, rapport_test_store_set_up, func, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/history/undo-and-redo", test_undo_and_redo);
  ADD ("/history/conflict-named", test_conflict_named);
  ADD ("/history/used-record-stays", test_used_record_stays);
  ADD ("/history/bin", test_bin);
  ADD ("/history/unknown", test_unknown);
  ADD ("/history/stack", test_stack);
  ADD ("/history/batch", test_batch);
  ADD ("/history/outside-write-logged", test_outside_write_logged);
  ADD ("/history/random-walk", test_random_walk);

  return g_test_run ();
}
