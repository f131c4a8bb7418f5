/* test-replaced.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "rapport-backup.h"
#include "rapport-store-private.h"
#include "rapport-test-store.h"

/* What may happen to the file behind the back of those who have it open. */

static void
add_partner (RapportStore *store,
             const char   *name)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner (name);

  rapport_test_save (store, "Add", partner);
}

static gint64
count_partners (const char *path)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store = rapport_store_open (path, RAPPORT_STORE_NONE, &error);
  gint64 count = -1;

  g_assert_no_error (error);
  rapport_store_count (store, RAPPORT_KIND_PARTNER, &count, &error);
  g_assert_no_error (error);
  rapport_store_close (store, &error);
  g_assert_no_error (error);

  return count;
}

static void
close_store (RapportTestStore *test)
{
  g_autoptr(GError) error = NULL;

  rapport_store_close (g_steal_pointer (&test->store), &error);
  g_assert_no_error (error);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);
  g_autoptr(GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A backup put back with "cp" meets the seal of the file that was there, whatever their counters. */
static void
test_copied_by_hand (RapportTestStore *test,
                     gconstpointer     user_data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autoptr(GError) error = NULL;

  for (guint later = 0; later < 5; later++)
    {
      g_assert_true (rapport_backup_write (test->store, backup, &error));
      g_assert_no_error (error);
      for (guint i = 0; i < later; i++)
        add_partner (test->store, "Later");
      close_store (test);

      copy_file (backup, test->path);
      g_assert_cmpint (count_partners (test->path), ==, 0);
      rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
    }
}

/* Two copies of a workspace that were worked on apart, and one put in the place of the other. */
static void
test_twin (RapportTestStore *test,
           gconstpointer     user_data)
{
  g_autofree char *twin = g_build_filename (test->folder, "twin.db", NULL);

  close_store (test);
  copy_file (test->path, twin);
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  add_partner (test->store, "Here");
  close_store (test);
  {
    g_autoptr(GError) error = NULL;

    test->store = rapport_store_open (twin, RAPPORT_STORE_NONE, &error);
    g_assert_no_error (error);
    add_partner (test->store, "There");
    close_store (test);
  }
  copy_file (twin, test->path);
  g_assert_cmpint (count_partners (test->path), ==, 1);
}

/* Whoever has the old file open must not write into it, nor seal the new one. */
static void
test_restored_while_open (RapportTestStore *test,
                          gconstpointer     user_data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *seal = g_strconcat (test->path, ".seal", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_backup_write (test->store, backup, &error));
  g_assert_no_error (error);
  add_partner (test->store, "Kept");
  g_assert_true (rapport_backup_restore (backup, test->path, &kept, &error));
  g_assert_no_error (error);

  g_assert_false (rapport_store_begin (test->store, "Too late", RAPPORT_ORIGIN_WINDOW, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (rapport_store_check_place (test->store, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_clear_error (&error);
  close_store (test);

  g_assert_false (g_file_test (seal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_partners (test->path), ==, 0);
  g_assert_cmpint (count_partners (kept), ==, 1);
}

/* Waiting for a process that writes can be cancelled in the check of the seal too; the next change
 * goes through. */
static void
test_cancelled_check (RapportTestStore *test,
                      gconstpointer     user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  sqlite3 *writer = NULL;

  g_assert_cmpint (sqlite3_open (test->path, &writer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (writer, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);

  test->store->verified = FALSE;
  g_cancellable_cancel (cancellable);
  rapport_connection_set_cancellable (test->store->connection, cancellable);
  g_assert_false (rapport_store_begin (test->store, "Cancelled", RAPPORT_ORIGIN_WINDOW, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rapport_connection_set_cancellable (test->store->connection, NULL);

  sqlite3_exec (writer, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (writer);
  add_partner (test->store, "Next");
  close_store (test);
  g_assert_cmpint (count_partners (test->path), ==, 1);
}

/* The restored file is what all names of the workspace lead to. */
static void
test_symbolic_link (RapportTestStore *test,
                    gconstpointer     user_data)
{
  g_autofree char *name = g_build_filename (test->folder, "a link to häuser.db", NULL);
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *target = NULL;

  add_partner (test->store, "First");
  g_assert_true (rapport_backup_write (test->store, backup, &error));
  g_assert_no_error (error);
  close_store (test);
  g_assert_cmpint (symlink (test->path, name), ==, 0);

  test->store = rapport_store_open (name, RAPPORT_STORE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rapport_store_get_path (test->store), ==, test->path);
  add_partner (test->store, "Second");
  g_assert_true (rapport_backup_rotate (test->store, &error));
  g_assert_no_error (error);
  backups = rapport_backup_list (name, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  close_store (test);

  g_assert_true (rapport_backup_restore (backup, name, &kept, &error));
  g_assert_no_error (error);
  target = g_file_read_link (name, NULL);
  g_assert_cmpstr (target, ==, test->path);
  g_assert_cmpint (count_partners (test->path), ==, 1);
  g_assert_cmpint (count_partners (kept), ==, 2);
}

/* What a crash left in the middle of a commit, file and journal, is restored as it was before. */
static void
test_restored_with_journal (RapportTestStore *test,
                            gconstpointer     user_data)
{
  g_autofree char *journal = g_strconcat (test->path, "-journal", NULL);
  g_autofree char *crashed = g_build_filename (test->folder, "crashed.db", NULL);
  g_autofree char *crashed_journal = g_strconcat (crashed, "-journal", NULL);
  g_autoptr(GError) error = NULL;
  sqlite3 *handle = rapport_connection_get_handle (test->store->connection);

  add_partner (test->store, "Stored");
  rapport_connection_execute (test->store->connection,
                              "PRAGMA cache_spill = ON; PRAGMA cache_size = 1; BEGIN; UPDATE partner SET name = 'Half';"
                              "CREATE TABLE filler (x); INSERT INTO filler WITH RECURSIVE c (i) AS"
                              " (VALUES (1) UNION ALL SELECT i + 1 FROM c WHERE i < 500)"
                              " SELECT randomblob (2000) FROM c", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_db_cacheflush (handle), ==, SQLITE_OK);
  copy_file (test->path, crashed);
  copy_file (journal, crashed_journal);
  rapport_connection_execute (test->store->connection, "ROLLBACK; PRAGMA cache_spill = OFF", &error);
  g_assert_no_error (error);
  close_store (test);

  g_assert_true (rapport_backup_restore (crashed, test->path, NULL, &error));
  g_assert_no_error (error);
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  {
    g_autoptr(RapportRecord) partner = rapport_test_find (test->store, RAPPORT_KIND_PARTNER, "Stored");

    g_assert_nonnull (partner);
  }
  /* The crashed file itself was only read. */
  g_assert_true (g_file_test (crashed_journal, G_FILE_TEST_EXISTS));
}

/* Who restores waits for whoever writes. */
static void
test_restored_while_written (RapportTestStore *test,
                             gconstpointer     user_data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_backup_write (test->store, backup, &error));
  g_assert_no_error (error);
  rapport_test_begin (test->store, "Under way");
  g_assert_false (rapport_backup_restore (backup, test->path, &kept, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY);
  g_assert_null (kept);
  rapport_store_rollback (test->store);
  add_partner (test->store, "Stored");
  close_store (test);
  g_assert_cmpint (count_partners (test->path), ==, 1);
}

/* The workspace is the same file by whatever name it is called. */
static void
test_copy_over_itself (RapportTestStore *test,
                       gconstpointer     user_data)
{
  g_autofree char *folder = g_path_get_dirname (test->path);
  g_autofree char *name = g_path_get_basename (test->path);
  g_autofree char *dotted = g_build_filename (folder, ".", name, NULL);
  g_autofree char *symbolic = g_build_filename (test->folder, "symbolic.db", NULL);
  g_autofree char *hard = g_build_filename (test->folder, "hard.db", NULL);
  const char * const names[] = { dotted, symbolic, hard };

  g_assert_cmpint (symlink (test->path, symbolic), ==, 0);
  g_assert_cmpint (link (test->path, hard), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (rapport_backup_write (test->store, names[i], &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
    }

  add_partner (test->store, "Still written");
  close_store (test);
  g_assert_cmpint (count_partners (test->path), ==, 1);
}

#define ADD(path, func) \
  g_test_add (path, RapportTestStore, NULL, rapport_test_store_set_up, func, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/replaced/copied-by-hand", test_copied_by_hand);
  ADD ("/replaced/twin", test_twin);
  ADD ("/replaced/restored-while-open", test_restored_while_open);
  ADD ("/replaced/cancelled-check", test_cancelled_check);
  ADD ("/replaced/symbolic-link", test_symbolic_link);
  ADD ("/replaced/restored-with-journal", test_restored_with_journal);
  ADD ("/replaced/restored-while-written", test_restored_while_written);
  ADD ("/replaced/copy-over-itself", test_copy_over_itself);

  return g_test_run ();
}
