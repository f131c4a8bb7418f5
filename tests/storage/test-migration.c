/* test-migration.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rapport-store-private.h"
#include "rapport-test-store.h"

static void
close_store (RapportTestStore *test)
{
  g_autoptr(GError) error = NULL;

  rapport_store_close (g_steal_pointer (&test->store), &error);
  g_assert_no_error (error);
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
assert_refused (const char        *path,
                RapportStoreFlags  flags,
                RapportError       code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length = 0;
  gsize after_length = 0;

  g_file_get_contents (path, &before, &before_length, NULL);
  g_assert_null (rapport_store_open (path, flags, &error));
  g_assert_error (error, RAPPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpuint (strlen (error->message), >, strlen (path) + 20);

  g_file_get_contents (path, &after, &after_length, NULL);
  g_assert_cmpmem (before, before_length, after, after_length);
}

static guint
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);

  return status.st_mode & 0777;
}

static void
test_new (RapportTestStore *test,
          gconstpointer     user_data)
{
  g_autofree char *folder = g_path_get_dirname (test->path);
  g_autofree char *seal = g_strconcat (test->path, ".seal", NULL);
  sqlite3 *db = rapport_connection_get_handle (test->store->connection);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT * FROM pragma_integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);

  close_store (test);
  g_assert_cmpuint (get_mode (test->path), ==, 0600);
  g_assert_cmpuint (get_mode (seal), ==, 0600);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
}

/* Two workspaces start with the same records, so that they can be brought together one day. */
static void
test_same_seed (RapportTestStore *test,
                gconstpointer     user_data)
{
  RapportTestStore other;
  g_autofree char *first = rapport_test_dump (test->store);
  g_autofree char *second = NULL;

  rapport_test_store_set_up (&other, NULL);
  second = rapport_test_dump (other.store);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (strlen (first), >, 1000);
  rapport_test_store_tear_down (&other, NULL);
}

static void
test_missing (RapportTestStore *test,
              gconstpointer     user_data)
{
  g_autofree char *missing = g_build_filename (test->folder, "nothing.rapport", NULL);
  g_autofree char *empty = g_build_filename (test->folder, "empty.rapport", NULL);
  g_autoptr(GError) error = NULL;
  RapportStore *store;

  assert_refused (missing, RAPPORT_STORE_NONE, RAPPORT_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  assert_refused (test->folder, RAPPORT_STORE_NONE, RAPPORT_ERROR_INVALID);

  g_file_set_contents (empty, "", 0, &error);
  g_assert_no_error (error);
  assert_refused (empty, RAPPORT_STORE_NONE, RAPPORT_ERROR_INVALID);

  /* What a crash while making it left is made anew. */
  store = rapport_store_open (empty, RAPPORT_STORE_CREATE, &error);
  g_assert_no_error (error);
  rapport_store_close (store, &error);
  g_assert_no_error (error);
}

static void
test_emptied (RapportTestStore *test,
              gconstpointer     user_data)
{
  close_store (test);
  g_assert_cmpint (truncate (test->path, 0), ==, 0);
  assert_refused (test->path, RAPPORT_STORE_NONE, RAPPORT_ERROR_CORRUPT);
  assert_refused (test->path, RAPPORT_STORE_CREATE, RAPPORT_ERROR_CORRUPT);
}

static void
test_foreign (RapportTestStore *test,
              gconstpointer     user_data)
{
  g_autofree char *foreign = g_build_filename (test->folder, "foreign.db", NULL);
  g_autofree char *text = g_build_filename (test->folder, "letter.txt", NULL);
  g_autoptr(GError) error = NULL;

  run_sql (foreign, "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT); PRAGMA user_version = 1");
  assert_refused (foreign, RAPPORT_STORE_NONE, RAPPORT_ERROR_INVALID);
  assert_refused (foreign, RAPPORT_STORE_CREATE, RAPPORT_ERROR_INVALID);
  assert_refused (foreign, RAPPORT_STORE_READ_ONLY, RAPPORT_ERROR_INVALID);

  g_file_set_contents (text, "Dear partner, this is a letter and not a workspace.\n", -1, &error);
  g_assert_no_error (error);
  assert_refused (text, RAPPORT_STORE_NONE, RAPPORT_ERROR_CORRUPT);
  assert_refused (text, RAPPORT_STORE_CREATE, RAPPORT_ERROR_CORRUPT);
}

static void
test_truncated (RapportTestStore *test,
                gconstpointer     user_data)
{
  static const int parts[] = { 10, 50, 90, 99 };
  struct stat status;

  close_store (test);
  g_assert_cmpint (stat (test->path, &status), ==, 0);
  for (int i = G_N_ELEMENTS (parts) - 1; i >= 0; i--)
    {
      g_assert_cmpint (truncate (test->path, status.st_size * parts[i] / 100), ==, 0);
      assert_refused (test->path, RAPPORT_STORE_NONE, RAPPORT_ERROR_CORRUPT);
      assert_refused (test->path, RAPPORT_STORE_READ_ONLY, RAPPORT_ERROR_CORRUPT);
    }
}

static void
set_version (const char *path,
             int         version,
             int         minimum)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d; UPDATE workspace SET minimum_version = %d",
                                          version, minimum);

  run_sql (path, sql);
}

static void
test_newer (RapportTestStore *test,
            gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(GError) error = NULL;

  rapport_test_save (test->store, "Add", partner);
  close_store (test);

  run_sql (test->path, "ALTER TABLE partner ADD COLUMN mood TEXT");
  set_version (test->path, RAPPORT_STORE_VERSION + 1, RAPPORT_STORE_VERSION);
  assert_refused (test->path, RAPPORT_STORE_NONE, RAPPORT_ERROR_TOO_NEW);
  assert_refused (test->path, RAPPORT_STORE_CREATE, RAPPORT_ERROR_TOO_NEW);

  rapport_test_store_reopen (test, RAPPORT_STORE_READ_ONLY);
  stored = rapport_test_get (test->store, RAPPORT_KIND_PARTNER, &partner->id);
  g_assert_true (rapport_record_equal (stored, partner));
  g_assert_true (rapport_store_is_read_only (test->store));
  g_assert_false (rapport_store_begin (test->store, "Change", RAPPORT_ORIGIN_WINDOW, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY);
  close_store (test);

  set_version (test->path, RAPPORT_STORE_VERSION + 2, RAPPORT_STORE_VERSION + 1);
  assert_refused (test->path, RAPPORT_STORE_READ_ONLY, RAPPORT_ERROR_TOO_NEW);
}

/* The superuser may write everywhere, so this is for somebody else to try, in another process. */
static void
try_as_somebody (const char *path)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store;

  if (geteuid () == 0 && setuid (65534) != 0)
    _exit (2);

  assert_refused (path, RAPPORT_STORE_NONE, RAPPORT_ERROR_READ_ONLY);
  store = rapport_store_open (path, RAPPORT_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  rapport_store_close (store, &error);
  g_assert_no_error (error);
  _exit (0);
}

static void
test_read_only_folder (RapportTestStore *test,
                       gconstpointer     user_data)
{
  g_autofree char *folder = g_path_get_dirname (test->path);
  int status;
  GPid pid;

  close_store (test);
  g_assert_cmpint (g_chmod (test->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (test->path, 0644), ==, 0);

  pid = fork ();
  if (pid == 0)
    try_as_somebody (test->path);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

typedef struct
{
  const char *pragma;
  const char *value;
} Expected;

/* What the connection of an open store really has, asked of SQLite once more. */
static void
test_pragmas (RapportTestStore *test,
              gconstpointer     user_data)
{
  static const Expected expected[] = {
    { "PRAGMA journal_mode", "truncate" },
    { "PRAGMA synchronous", "3" },
    { "PRAGMA foreign_keys", "1" },
    { "PRAGMA trusted_schema", "0" },
    { "PRAGMA cell_size_check", "1" },
    { "PRAGMA mmap_size", "0" },
    { "PRAGMA cache_spill", "0" },
    { "PRAGMA temp_store", "2" },
    { "PRAGMA application_id", "1380995668" },
    { "PRAGMA user_version", "1" },
  };
  sqlite3 *db = rapport_connection_get_handle (test->store->connection);
  int defensive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (db, expected[i].pragma, -1, &statement, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, expected[i].value);
      sqlite3_finalize (statement);
    }

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  g_assert_cmpint (defensive, ==, 1);
  g_assert_cmpint (sqlite3_exec (db, "SELECT \"no column\"", NULL, NULL, NULL), ==, SQLITE_ERROR);
  g_assert_cmpint (sqlite3_exec (db, "ATTACH ':memory:' AS other", NULL, NULL, NULL), ==, SQLITE_ERROR);
}

/* Every table is STRICT, no column is REAL, nothing but the key is unique, nothing cascades. */
static void
test_schema_rules (RapportTestStore *test,
                   gconstpointer     user_data)
{
  gint64 count;
  g_autoptr(GError) error = NULL;

  rapport_connection_get_integer (test->store->connection,
                                  "SELECT count (*) FROM pragma_table_list WHERE type = 'table' AND strict = 0"
                                  " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'", &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 0);
  rapport_connection_get_integer (test->store->connection,
                                  "SELECT count (*) FROM sqlite_schema AS s, pragma_table_info (s.name) AS c"
                                  " WHERE s.type = 'table' AND c.type = 'REAL'", &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 0);
  rapport_connection_get_integer (test->store->connection,
                                  "SELECT count (*) FROM sqlite_schema AS s, pragma_index_list (s.name) AS i"
                                  " WHERE s.type = 'table' AND i.\"unique\" AND i.origin <> 'pk'"
                                  " AND s.name NOT LIKE 'search%'", &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 0);
  rapport_connection_get_integer (test->store->connection,
                                  "SELECT count (*) FROM sqlite_schema AS s, pragma_foreign_key_list (s.name) AS f"
                                  " WHERE s.type = 'table' AND (f.on_delete <> 'NO ACTION' OR f.on_update <> 'NO ACTION')",
                                  &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 0);
}

/* The tables have the columns of the kinds, and no others. */
static void
test_columns (RapportTestStore *test,
              gconstpointer     user_data)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM pragma_table_info ('%s')", info->table);
      g_autoptr(GError) error = NULL;
      gint64 count;
      guint expected = 7;

      for (guint f = 0; f < info->n_fields; f++)
        expected += !rapport_field_is_list (&info->fields[f]);
      rapport_connection_get_integer (test->store->connection, sql, &count, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count, ==, expected);
    }
}

static void
flip_bit (const char *path,
          gsize       offset)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  contents[offset % length] ^= 1;
  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

static gsize
choose_offset (GRand *chance,
               gsize  size)
{
  gsize offset;

  do
    offset = g_rand_int_range (chance, 0, size);
  while ((offset >= 24 && offset < 28) || (offset >= 40 && offset < 44) || (offset >= 92 && offset < 100));

  return offset;
}

/* SQLite alone finds a quarter of such damage; the seal finds it all. The exception are the notes of
 * the first page, which hold no data: the change counter, the schema's version, SQLite's version. */
static void
test_seal_finds_damage (RapportTestStore *test,
                        gconstpointer     user_data)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (7);
  g_autoptr(GError) error = NULL;
  struct stat status;
  guint found_by_sqlite = 0;

  close_store (test);
  g_assert_cmpint (stat (test->path, &status), ==, 0);
  for (guint i = 0; i < 100; i++)
    {
      gsize offset = choose_offset (chance, status.st_size);
      RapportStore *store;

      flip_bit (test->path, offset);
      store = rapport_store_open (test->path, RAPPORT_STORE_NONE, &error);
      g_assert_null (store);
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT);
      g_clear_error (&error);

      /* Without the seal most of it passes: the check above does find something that SQLite does not. */
      store = rapport_store_open (test->path, RAPPORT_STORE_READ_ONLY | RAPPORT_STORE_SKIP_SEAL, &error);
      found_by_sqlite += store == NULL;
      g_clear_error (&error);
      if (store != NULL)
        rapport_store_close (store, NULL);
      flip_bit (test->path, offset);
    }

  g_assert_cmpuint (found_by_sqlite, <, 100);
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
}

/* A large file opens at once, and is checked before its first change. */
static void
test_large_file_checked_before_writing (RapportTestStore *test,
                                        gconstpointer     user_data)
{
  g_autofree char *notes = g_strnfill (9000, 'x');
  g_autoptr(GError) error = NULL;
  struct stat status;
  gint64 count;

  rapport_test_begin (test->store, "Fill");
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");

      rapport_record_set_text (partner, "notes", notes);
      rapport_test_put (test->store, partner);
    }
  rapport_test_commit (test->store);
  close_store (test);
  g_assert_cmpint (stat (test->path, &status), ==, 0);
  flip_bit (test->path, status.st_size / 2);

  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  rapport_store_count (test->store, RAPPORT_KIND_PARTNER, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 1000);
  g_assert_false (rapport_store_begin (test->store, "Change", RAPPORT_ORIGIN_WINDOW, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT);
  g_clear_error (&error);

  close_store (test);
  flip_bit (test->path, status.st_size / 2);
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  rapport_test_begin (test->store, "Change");
  rapport_test_commit (test->store);
}

static void
test_seal_is_not_in_the_way (RapportTestStore *test,
                             gconstpointer     user_data)
{
  g_autofree char *seal = g_strconcat (test->path, ".seal", NULL);
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(GError) error = NULL;
  RapportStore *second;

  /* Reading leaves it alone, writing takes it away before the first change. */
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  g_assert_true (g_file_test (seal, G_FILE_TEST_EXISTS));
  rapport_test_save (test->store, "Add", partner);
  g_assert_false (g_file_test (seal, G_FILE_TEST_EXISTS));

  /* A second process meanwhile, and one that ends first. */
  second = rapport_store_open (test->path, RAPPORT_STORE_NONE, &error);
  g_assert_no_error (error);
  rapport_store_put_setting (second, "currency", "EUR", &error);
  g_assert_no_error (error);
  rapport_store_close (second, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (seal, G_FILE_TEST_EXISTS));
  rapport_store_put_setting (test->store, "currency", "CHF", &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (seal, G_FILE_TEST_EXISTS));
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  g_assert_true (g_file_test (seal, G_FILE_TEST_EXISTS));

  /* A crash leaves no seal, another program an old one: both open. */
  g_unlink (seal);
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  rapport_store_put_setting (test->store, "currency", "USD", &error);
  g_assert_no_error (error);
  close_store (test);
  run_sql (test->path, "UPDATE partner SET name = 'Changed'");
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
}

#define ADD(path, func) \
  g_test_add (path, RapportTestStore, NULL, rapport_test_store_set_up, func, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/migration/new", test_new);
  ADD ("/migration/same-seed", test_same_seed);
  ADD ("/migration/missing", test_missing);
  ADD ("/migration/emptied", test_emptied);
  ADD ("/migration/foreign", test_foreign);
  ADD ("/migration/truncated", test_truncated);
  ADD ("/migration/newer", test_newer);
  ADD ("/migration/read-only-folder", test_read_only_folder);
  ADD ("/migration/pragmas", test_pragmas);
  ADD ("/migration/schema-rules", test_schema_rules);
  ADD ("/migration/columns", test_columns);
  ADD ("/migration/seal-finds-damage", test_seal_finds_damage);
  ADD ("/migration/large-file-checked-before-writing", test_large_file_checked_before_writing);
  ADD ("/migration/seal-is-not-in-the-way", test_seal_is_not_in_the_way);

  return g_test_run ();
}
