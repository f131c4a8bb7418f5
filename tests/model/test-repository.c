/* test-repository.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-backup.h"
#include "rapport-repository.h"
#include "rapport-sample.h"
#include "rapport-test.h"

typedef struct
{
  char              *folder;
  char              *path;
  RapportRepository *repository;
  guint              n_changed;
  guint              n_items_changed;
} Fixture;

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
count_items_cb (Fixture *fixture)
{
  fixture->n_items_changed++;
}

static RapportRepository *
open_repository (const char  *path,
                 GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  rapport_repository_open_async (path, NULL, keep_result_cb, &result);

  return rapport_repository_open_finish (wait_for (&result), error);
}

static void
close_repository (RapportRepository *repository)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  rapport_repository_close_async (repository, keep_result_cb, &result);
  g_assert_true (rapport_repository_close_finish (repository, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = rapport_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "data", "rapport.db", NULL);
  fixture->repository = open_repository (fixture->path, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->repository, "changed", G_CALLBACK (count_cb), fixture);
  g_signal_connect_swapped (rapport_repository_get_partners (fixture->repository), "items-changed",
                            G_CALLBACK (count_items_cb), fixture);
}

/* Everything goes when the workspace is closed: the objects, the list, the worker. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  RapportObjectList *partners = rapport_repository_get_partners (fixture->repository);
  RapportWorker *worker = rapport_repository_get_worker (fixture->repository);
  gpointer first = g_list_model_get_item (G_LIST_MODEL (partners), 0);

  g_object_add_weak_pointer (G_OBJECT (partners), (gpointer *) &partners);
  g_object_add_weak_pointer (G_OBJECT (worker), (gpointer *) &worker);
  if (first != NULL)
    {
      g_object_add_weak_pointer (first, &first);
      g_object_unref (first);
    }

  close_repository (fixture->repository);
  settle ();
  g_assert_finalize_object (fixture->repository);
  g_assert_null (partners);
  g_assert_null (worker);
  g_assert_null (first);

  rapport_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static RapportRecord *
make_partner (const char *name)
{
  RapportRecord *record = rapport_record_new (RAPPORT_KIND_PARTNER);

  rapport_record_set_text (record, "name", name);

  return record;
}

static void
set_stage (RapportRecord     *record,
           RapportRepository *repository,
           const char        *name)
{
  GPtrArray *stages = rapport_repository_get_programme (repository)->records[RAPPORT_KIND_STAGE];

  for (guint i = 0; i < stages->len; i++)
    {
      const RapportRecord *stage = g_ptr_array_index (stages, i);

      if (g_strcmp0 (rapport_record_get_title (stage), name) == 0)
        rapport_record_set_id (record, "stage", &stage->id);
    }
}

static gboolean
put (RapportRepository  *repository,
     RapportRecord      *record,
     const char         *label,
     GError            **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(GAsyncResult) result = NULL;

  g_ptr_array_add (records, record);
  rapport_repository_put_async (repository, records, label, NULL, keep_result_cb, &result);

  return rapport_repository_put_finish (repository, wait_for (&result), error);
}

static char *
undo (RapportRepository  *repository,
      const RapportId    *transaction,
      GError            **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  rapport_repository_undo_async (repository, transaction, keep_result_cb, &result);

  return rapport_repository_undo_finish (repository, wait_for (&result), error);
}

static char *
redo (RapportRepository  *repository,
      GError            **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  rapport_repository_redo_async (repository, keep_result_cb, &result);

  return rapport_repository_redo_finish (repository, wait_for (&result), error);
}

/* The names of the partners in the order of the list. */
static char *
list_names (RapportRepository *repository)
{
  GListModel *partners = G_LIST_MODEL (rapport_repository_get_partners (repository));
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (partners); i++)
    {
      g_autoptr(RapportPartner) partner = g_list_model_get_item (partners, i);

      g_ptr_array_add (names, (gpointer) rapport_partner_get_name (partner));
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (",", (char **) names->pdata);
}

static void
assert_names (RapportRepository *repository,
              const char        *expected)
{
  g_autofree char *names = list_names (repository);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean is_loading;

  g_object_get (fixture->repository, "loading", &is_loading, NULL);
  g_assert_false (is_loading);
  g_assert_cmpstr (rapport_repository_get_path (fixture->repository), ==, fixture->path);
  g_assert_false (rapport_repository_is_read_only (fixture->repository));
  g_assert_nonnull (rapport_repository_get_programme (fixture->repository));
  g_assert_null (rapport_repository_get_undo_label (fixture->repository));
  g_assert_null (rapport_repository_get_redo_label (fixture->repository));
  assert_names (fixture->repository, "");
}

static void
test_put (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(RapportRecord) kan_code = make_partner ("Kan-code");
  g_autoptr(RapportRecord) acme = make_partner ("Acme");
  g_autoptr(RapportRecord) nameless = rapport_record_new (RAPPORT_KIND_PARTNER);
  g_autoptr(RapportEntity) entity = NULL;
  g_autoptr(RapportRecord) changed = NULL;
  g_autoptr(GError) error = NULL;

  set_stage (kan_code, fixture->repository, "Active");
  g_assert_true (put (fixture->repository, kan_code, "Add Kan-code", &error));
  g_assert_no_error (error);
  assert_names (fixture->repository, "Kan-code");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_items_changed, ==, 1);
  g_assert_cmpstr (rapport_repository_get_undo_label (fixture->repository), ==, "Add Kan-code");
  entity = g_object_ref (rapport_object_list_lookup (rapport_repository_get_partners (fixture->repository), &kan_code->id));
  g_assert_nonnull (rapport_partner_get_summary (RAPPORT_PARTNER (entity)));
  g_assert_cmpstr (rapport_partner_get_stage_name (RAPPORT_PARTNER (entity)), ==, "Active");

  g_assert_true (put (fixture->repository, acme, "Add Acme", &error));
  assert_names (fixture->repository, "Acme,Kan-code");
  g_assert_cmpuint (fixture->n_items_changed, ==, 2);

  /* The object of the row takes the new revision over. */
  changed = rapport_record_copy (rapport_entity_get_record (entity));
  rapport_record_set_text (changed, "segment", "growth");
  g_assert_true (put (fixture->repository, changed, "Change Kan-code", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rapport_record_get_text (rapport_entity_get_record (entity), "segment"), ==, "growth");
  g_assert_true (rapport_object_list_lookup (rapport_repository_get_partners (fixture->repository), &kan_code->id) == entity);
  g_assert_cmpuint (fixture->n_items_changed, ==, 3);

  /* What is refused changes nothing, and tells nobody. */
  g_assert_false (put (fixture->repository, nameless, "Add nobody", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  assert_names (fixture->repository, "Acme,Kan-code");
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(RapportRecord) record = make_partner ("Kan-code");
  g_autoptr(RapportRecord) mine = NULL;
  g_autoptr(RapportRecord) theirs = NULL;
  g_autoptr(GError) error = NULL;
  RapportEntity *entity;

  g_assert_true (put (fixture->repository, record, "Add Kan-code", &error));
  entity = rapport_object_list_lookup (rapport_repository_get_partners (fixture->repository), &record->id);
  mine = rapport_record_copy (rapport_entity_get_record (entity));
  theirs = rapport_record_copy (rapport_entity_get_record (entity));
  rapport_record_set_text (mine, "segment", "growth");
  rapport_record_set_text (theirs, "segment", "stable");
  g_assert_true (put (fixture->repository, theirs, "Theirs", &error));
  g_assert_false (put (fixture->repository, mine, "Mine", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_assert_cmpstr (rapport_record_get_text (rapport_entity_get_record (entity), "segment"), ==, "stable");
}

static void
test_undo_redo (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(RapportRecord) first = make_partner ("Acme");
  g_autoptr(RapportRecord) second = make_partner ("Kan-code");
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr(GError) error = NULL;

  nothing = undo (fixture->repository, NULL, &error);
  g_assert_null (nothing);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (put (fixture->repository, first, "Add Acme", &error));
  g_assert_true (put (fixture->repository, second, "Add Kan-code", &error));
  undone = undo (fixture->repository, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "Add Kan-code");
  assert_names (fixture->repository, "Acme");
  g_assert_cmpstr (rapport_repository_get_undo_label (fixture->repository), ==, "Add Acme");
  g_assert_nonnull (rapport_repository_get_redo_label (fixture->repository));

  redone = redo (fixture->repository, &error);
  g_assert_no_error (error);
  g_assert_nonnull (redone);
  assert_names (fixture->repository, "Acme,Kan-code");
  g_assert_null (rapport_repository_get_redo_label (fixture->repository));

  nothing = redo (fixture->repository, &error);
  g_assert_null (nothing);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
}

#define N_MANY 300

static gpointer
many_work (RapportStore  *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  if (!rapport_store_begin (store, "Add many", RAPPORT_ORIGIN_WINDOW, error))
    return NULL;
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %03u", i * 7 % N_MANY);
      g_autoptr(RapportRecord) partner = make_partner (name);

      if (!rapport_store_put (store, partner, error))
        return NULL;
    }

  return GINT_TO_POINTER (rapport_store_commit (store, NULL, error));
}

static guint
count_summaries (RapportRepository *repository)
{
  GListModel *partners = G_LIST_MODEL (rapport_repository_get_partners (repository));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (partners); i++)
    {
      g_autoptr(RapportPartner) partner = g_list_model_get_item (partners, i);

      if (rapport_partner_get_summary (partner) != NULL)
        n++;
    }

  return n;
}

/* Names first, figures as they are ready; after an edit only its partner is touched. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  RapportObjectList *partners = rapport_repository_get_partners (fixture->repository);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(RapportEntity) entity = NULL;
  g_autoptr(RapportRecord) renamed = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL;
  guint n_items_changed;

  rapport_repository_change_async (fixture->repository, many_work, NULL, NULL, NULL, NULL, keep_result_cb, &result);
  g_assert_nonnull (rapport_repository_change_finish (fixture->repository, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (partners)), ==, N_MANY);
  g_assert_cmpuint (count_summaries (fixture->repository), <, N_MANY);

  while (fixture->n_changed < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_summaries (fixture->repository), ==, N_MANY);

  /* Moved to its new place, once taken out and once put in. */
  n_items_changed = fixture->n_items_changed;
  entity = g_list_model_get_item (G_LIST_MODEL (partners), 10);
  renamed = rapport_record_copy (rapport_entity_get_record (entity));
  rapport_record_set_text (renamed, "name", "partner 200 b");
  g_assert_true (put (fixture->repository, renamed, "Rename", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_items_changed, ==, n_items_changed + 2);
  g_assert_true (rapport_object_list_lookup (partners, &renamed->id) == entity);
  g_assert_cmpstr (rapport_programme_get_partner_name (rapport_repository_get_programme (fixture->repository), &renamed->id),
                   ==, "partner 200 b");

  /* The same list as one that is read from the beginning, with the figures that were kept. */
  names = list_names (fixture->repository);
  close_repository (fixture->repository);
  settle ();
  g_object_unref (fixture->repository);
  fixture->repository = open_repository (fixture->path, &error);
  g_assert_no_error (error);
  assert_names (fixture->repository, names);
  g_assert_cmpuint (count_summaries (fixture->repository), ==, N_MANY);
}

typedef struct
{
  const char *path;
  const char *name;
  RapportId   transaction;
} OtherChange;

/* Writes as another process would: by a connection of its own, on the thread that opens it. */
static gpointer
write_outside (gpointer user_data)
{
  OtherChange *change = user_data;
  g_autoptr(RapportRecord) record = make_partner (change->name);
  g_autoptr(GError) error = NULL;
  RapportStore *store = rapport_store_open (change->path, RAPPORT_STORE_SKIP_SEAL, &error);

  g_assert_no_error (error);
  g_assert_true (rapport_store_begin (store, "Add from outside", RAPPORT_ORIGIN_COMMAND_LINE, &error));
  g_assert_true (rapport_store_put (store, record, &error));
  g_assert_true (rapport_store_commit (store, &change->transaction, &error));
  g_assert_no_error (error);
  rapport_store_close (store, &error);
  g_assert_no_error (error);

  return NULL;
}

static void
test_other_process (Fixture       *fixture,
                    gconstpointer  data)
{
  OtherChange change = { fixture->path, "From outside" };
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;
  gint64 start;

  g_thread_join (g_thread_new ("outside", write_outside, &change));
  start = g_get_monotonic_time ();
  while (fixture->n_changed == 0 && g_get_monotonic_time () - start < 10 * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  assert_names (fixture->repository, "From outside");

  undone = undo (fixture->repository, &change.transaction, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "Add from outside");
  assert_names (fixture->repository, "");

  /* Nothing further is told of what this process wrote itself. */
  start = g_get_monotonic_time ();
  while (g_get_monotonic_time () - start < 3 * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static gpointer
sample_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (rapport_sample_fill (store, error));
}

static void
test_sample (Fixture       *fixture,
             gconstpointer  data)
{
  RapportObjectList *partners = rapport_repository_get_partners (fixture->repository);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) page_result = NULL;
  g_autoptr(RapportPartner) partner = NULL;
  g_autoptr(RapportPartnerPage) page = NULL;
  g_autoptr(GError) error = NULL;

  rapport_repository_change_async (fixture->repository, sample_work, NULL, NULL, NULL, NULL, keep_result_cb, &result);
  g_assert_nonnull (rapport_repository_change_finish (fixture->repository, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (partners)), ==, 24);
  g_assert_cmpuint (fixture->n_items_changed, ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  partner = g_list_model_get_item (G_LIST_MODEL (partners), 0);
  g_assert_cmpstr (rapport_partner_get_owner_name (partner), !=, "");
  rapport_repository_load_page_async (fixture->repository, rapport_entity_get_id (RAPPORT_ENTITY (partner)), NULL,
                                      keep_result_cb, &page_result);
  page = rapport_repository_load_page_finish (fixture->repository, wait_for (&page_result), &error);
  g_assert_no_error (error);
  g_assert_true (rapport_id_equal (&page->facts->partner->id, rapport_entity_get_id (RAPPORT_ENTITY (partner))));
  g_assert_cmpuint (page->scorecards->len, ==, 8);
  for (guint i = 0; i < page->scorecards->len; i++)
    {
      const RapportScorecard *scorecard = g_ptr_array_index (page->scorecards, i);
      const RapportScorecard *next = i + 1 < page->scorecards->len ? g_ptr_array_index (page->scorecards, i + 1) : NULL;

      if (next != NULL)
        g_assert_cmpint (next->quarter.start, ==, scorecard->quarter.end + 1);
      else
        g_assert_cmpint (scorecard->quarter.end, >=, page->programme->today);
    }
}

/* A second load brings the same objects and tells nobody of rows that did not change. */
static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GAsyncResult) filled = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  rapport_repository_change_async (fixture->repository, sample_work, NULL, NULL, NULL, NULL, keep_result_cb, &filled);
  g_assert_nonnull (rapport_repository_change_finish (fixture->repository, wait_for (&filled), &error));
  fixture->n_items_changed = 0;
  rapport_repository_reload_async (fixture->repository, NULL, keep_result_cb, &result);
  g_assert_true (rapport_repository_reload_finish (fixture->repository, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_items_changed, ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static gpointer
fail_work (RapportStore  *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_IO, "broken");

  return NULL;
}

static void
test_failing_change (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  rapport_repository_change_async (fixture->repository, fail_work, g_strdup ("data"), g_free, NULL, NULL,
                                   keep_result_cb, &result);
  g_assert_null (rapport_repository_change_finish (fixture->repository, wait_for (&result), &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  rapport_repository_reload_async (fixture->repository, cancellable, keep_result_cb, &result);
  g_assert_false (rapport_repository_reload_finish (fixture->repository, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was written is there after closing and opening again, and so is its undo. */
static void
test_reopen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(RapportRecord) record = make_partner ("Kan-code");
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (put (fixture->repository, record, "Add Kan-code", &error));
  close_repository (fixture->repository);
  g_assert_false (put (fixture->repository, record, "Too late", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  settle ();
  g_assert_finalize_object (fixture->repository);

  fixture->repository = open_repository (fixture->path, &error);
  g_assert_no_error (error);
  assert_names (fixture->repository, "Kan-code");
  g_assert_cmpstr (rapport_repository_get_undo_label (fixture->repository), ==, "Add Kan-code");
  undone = undo (fixture->repository, NULL, &error);
  g_assert_cmpstr (undone, ==, "Add Kan-code");
  assert_names (fixture->repository, "");
}

static void
keep_message_cb (RapportRepository *repository,
                 const char        *message,
                 char             **kept)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

static guint
count_backups (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) backups = rapport_backup_list (path, &error);

  g_assert_no_error (error);

  return backups->len;
}

/* Soon after opening there is a backup of what is there. */
static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(RapportRecord) record = make_partner ("Kan-code");
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_signal_connect (fixture->repository, "backup-failed", G_CALLBACK (keep_message_cb), &message);
  g_assert_true (put (fixture->repository, record, "Add Kan-code", &error));
  while (count_backups (fixture->path) == 0 && g_get_monotonic_time () - start < 10 * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_backups (fixture->path), ==, 1);
  g_assert_null (message);
}

/* A file where the folder of the backups should be: the user is told. */
static void
test_backup_failed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportRecord) record = make_partner ("Kan-code");
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *message = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  g_signal_connect (fixture->repository, "backup-failed", G_CALLBACK (keep_message_cb), &message);
  g_assert_true (put (fixture->repository, record, "Add Kan-code", NULL));
  while (message == NULL && g_get_monotonic_time () - start < 10 * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (message);
}

/* Gives the file the number of a format to come: four bytes of SQLite's header. */
static void
make_newer (const char *path)
{
  g_autofree char *seal = g_strconcat (path, ".seal", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memcpy (contents + 60, "\0\0\0\143", 4);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  g_unlink (seal);
}

/* A newer workspace can be read and exported, and not be written. */
static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(RapportRecord) record = make_partner ("Kan-code");
  g_autoptr(RapportRecord) another = make_partner ("Acme");
  g_autoptr(GError) error = NULL;

  g_assert_true (put (fixture->repository, record, "Add Kan-code", &error));
  close_repository (fixture->repository);
  settle ();
  g_assert_finalize_object (fixture->repository);
  make_newer (fixture->path);

  fixture->repository = open_repository (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (rapport_repository_is_read_only (fixture->repository));
  assert_names (fixture->repository, "Kan-code");
  g_assert_false (put (fixture->repository, another, "Add Acme", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY);
}

static void
test_damaged (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "rapport.db", NULL);
  g_autofree char *contents = g_strnfill (8192, 'x');
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  g_assert_null (open_repository (path, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, contents);
  settle ();
  rapport_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/repository/open", test_open);
  ADD ("/repository/put", test_put);
  ADD ("/repository/conflict", test_conflict);
  ADD ("/repository/many", test_many);
  ADD ("/repository/undo-redo", test_undo_redo);
  ADD ("/repository/other-process", test_other_process);
  ADD ("/repository/sample", test_sample);
  ADD ("/repository/reload", test_reload);
  ADD ("/repository/failing-change", test_failing_change);
  ADD ("/repository/cancelled", test_cancelled);
  ADD ("/repository/reopen", test_reopen);
  ADD ("/repository/backup", test_backup);
  ADD ("/repository/backup-failed", test_backup_failed);
  ADD ("/repository/newer", test_newer);
#undef ADD
  g_test_add_func ("/repository/damaged", test_damaged);

  return g_test_run ();
}
