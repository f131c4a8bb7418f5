/* bench-open.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>

#include "rapport-bench.h"
#include "rapport-repository.h"
#include "rapport-search.h"

/* bench-open PATH: what the window waits for. It writes to the workspace: take a copy. */

#define N_EDITS 200

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

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK ||
      sqlite3_exec (db, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));

  return db;
}

static double
measure_bare_list (const char *path)
{
  RapportBench bench = rapport_bench_new ();

  for (guint i = 0; i < 5; i++)
    {
      sqlite3_stmt *statement = NULL;
      sqlite3 *db;

      rapport_bench_start (&bench);
      db = open_bare (path);
      sqlite3_prepare_v2 (db, "SELECT * FROM partner WHERE deleted_at IS NULL ORDER BY name", -1, &statement, NULL);
      while (sqlite3_step (statement) == SQLITE_ROW)
        ;
      rapport_bench_stop (&bench);
      sqlite3_finalize (statement);
      sqlite3_close (db);
    }

  return rapport_bench_print (&bench, "bare SQLite: open, all rows of partners", 0);
}

static double
measure_bare_commit (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bench-bare.db", NULL);
  RapportBench bench = rapport_bench_new ();
  sqlite3 *db = open_bare (path);

  sqlite3_exec (db, "CREATE TABLE t (a INTEGER PRIMARY KEY, b); INSERT INTO t VALUES (1, 0)", NULL, NULL, NULL);
  for (guint i = 0; i < N_EDITS; i++)
    {
      rapport_bench_start (&bench);
      sqlite3_exec (db, "BEGIN IMMEDIATE; UPDATE t SET b = b + 1; COMMIT", NULL, NULL, NULL);
      rapport_bench_stop (&bench);
    }
  sqlite3_close (db);
  g_unlink (path);

  return rapport_bench_print (&bench, "bare SQLite: a commit of one row", 0);
}

static RapportRepository *
open_repository (const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  RapportRepository *repository;

  rapport_repository_open_async (path, NULL, keep_result_cb, &result);
  repository = rapport_repository_open_finish (wait_for (&result), &error);
  rapport_bench_check (error);

  return repository;
}

static void
close_repository (RapportRepository *repository)
{
  g_autoptr(GAsyncResult) result = NULL;

  rapport_repository_close_async (repository, keep_result_cb, &result);
  rapport_repository_close_finish (repository, wait_for (&result), NULL);
  g_object_unref (repository);
}

static gboolean
has_all_summaries (RapportRepository *repository)
{
  GListModel *partners = G_LIST_MODEL (rapport_repository_get_partners (repository));

  for (guint i = g_list_model_get_n_items (partners); i > 0; i--)
    {
      g_autoptr(RapportPartner) partner = g_list_model_get_item (partners, i - 1);

      if (rapport_partner_get_summary (partner) == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
measure_open (const char *path,
              const char *what,
              double      anchor)
{
  RapportBench names = rapport_bench_new ();
  RapportBench all = rapport_bench_new ();
  g_autofree char *title = g_strdup_printf ("%s: names in the list", what);
  g_autofree char *all_title = g_strdup_printf ("%s: all summaries", what);
  RapportRepository *repository;

  rapport_bench_start (&names);
  rapport_bench_start (&all);
  repository = open_repository (path);
  rapport_bench_stop (&names);
  while (!has_all_summaries (repository))
    g_main_context_iteration (NULL, TRUE);
  rapport_bench_stop (&all);
  rapport_bench_print (&names, title, anchor);
  rapport_bench_print (&all, all_title, anchor);
  close_repository (repository);
}

static void
measure_edits (RapportRepository *repository,
               double             anchor)
{
  GListModel *partners = G_LIST_MODEL (rapport_repository_get_partners (repository));
  guint n_partners = g_list_model_get_n_items (partners);
  RapportBench bench = rapport_bench_new ();

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr(RapportEntity) partner = g_list_model_get_item (partners, (i * 7919) % n_partners);
      g_autoptr(RapportRecord) record = rapport_record_copy (rapport_entity_get_record (partner));
      g_autoptr(GPtrArray) records = g_ptr_array_new ();
      g_autofree char *step = g_strdup_printf ("Step %u of %" G_GINT64_FORMAT, i, g_get_real_time ());
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;

      rapport_record_set_text (record, "next_step", step);
      g_ptr_array_add (records, record);
      rapport_bench_start (&bench);
      rapport_repository_put_async (repository, records, "Edit", NULL, keep_result_cb, &result);
      rapport_repository_put_finish (repository, wait_for (&result), &error);
      rapport_bench_stop (&bench);
      rapport_bench_check (error);
    }
  rapport_bench_print (&bench, "edit of a partner: durable and in the list", anchor);
}

static gpointer
search_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  static const char * const texts[] = { "kestrel", "summit har", "nimbus 12", "quartz", "embr fjord" };
  RapportBench *bench = data;

  for (guint i = 0; i < 10 * G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i % G_N_ELEMENTS (texts)];

      for (guint length = 1; length <= strlen (text); length++)
        {
          g_autofree char *typed = g_strndup (text, length);
          g_autoptr(GPtrArray) results = NULL;

          rapport_bench_start (bench);
          results = rapport_store_search (store, typed, 50, error);
          rapport_bench_stop (bench);
          if (results == NULL)
            return NULL;
        }
    }

  return bench;
}

int
main (int   argc,
      char *argv[])
{
  RapportBench search = rapport_bench_new ();
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;
  RapportRepository *repository;
  double list, commit;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-open PATH\n");
      return 2;
    }

  folder = g_path_get_dirname (argv[1]);
  list = measure_bare_list (argv[1]);
  commit = measure_bare_commit (folder);
  measure_open (argv[1], "first opening", list);
  measure_open (argv[1], "later opening", list);
  g_print ("%-44s %10.0f MiB\n", "most memory", rapport_bench_get_peak ());

  repository = open_repository (argv[1]);
  measure_edits (repository, commit);
  rapport_worker_run (rapport_repository_get_worker (repository), search_work, &search, &error);
  rapport_bench_check (error);
  rapport_bench_print (&search, "keystroke of a search", 0);
  close_repository (repository);

  return 0;
}
