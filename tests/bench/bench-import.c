/* bench-import.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>

#include "rapport-bench.h"
#include "rapport-import.h"

/* bench-import FOLDER [PARTNERS]: partners from CSV, against a loop of prepared statements that writes
 * the same rows of a workspace, so with its log, its table of names and its search index. */

static RapportStore *
open_new (const char *path)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store;

  g_unlink (path);
  store = rapport_store_open (path, RAPPORT_STORE_CREATE, &error);
  rapport_bench_check (error);

  return store;
}

static char *
make_csv (guint n_partners)
{
  GString *csv = g_string_new ("Name,Country,Industry,Website,Notes\n");

  for (guint i = 0; i < n_partners; i++)
    g_string_append_printf (csv, "Partner %u,DE,Software,https://partner-%u.example,Met at fair number %u\n", i, i, i % 97);

  return g_string_free (csv, FALSE);
}

static void
run_statement (sqlite3      *db,
               sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_reset (statement);
}

static void
bind_row (sqlite3_stmt *statement,
          guint         i)
{
  guint32 number = GUINT32_TO_BE (i);
  guint8 id[16] = { 1 };
  char name[64], website[64], notes[64];

  /* In the order of their making, like the real ones. */
  memcpy (id + 12, &number, sizeof number);
  g_snprintf (name, sizeof name, "Partner %u", i);
  g_snprintf (website, sizeof website, "https://partner-%u.example", i);
  g_snprintf (notes, sizeof notes, "Met at fair number %u", i % 97);
  sqlite3_bind_blob (statement, 1, id, sizeof id, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, website, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, notes, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 5, i + 1);
}

/* The index is written by itself, because FTS5 puts its pages in order before any other statement. */
static void
write_bare (sqlite3 *db,
            guint    n_partners)
{
  static const char * const sql[] = {
    "INSERT INTO partner (id, created_at, updated_at, name, country, industry, website, notes)"
    " VALUES (?1, 0, 0, ?2, 'DE', 'Software', ?3, ?4)",
    "UPDATE partner_name SET folded = lower (?2) WHERE partner = ?1",
    "INSERT INTO search_document (kind, row) VALUES ('partner', ?1)",
    "INSERT INTO search_text (rowid, title, body, sort) VALUES (?5, lower (?2), lower (?4), 'partner')",
  };

  for (guint s = 0; s < G_N_ELEMENTS (sql); s++)
    {
      sqlite3_stmt *statement;

      if (sqlite3_prepare_v2 (db, sql[s], -1, &statement, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      for (guint i = 0; i < n_partners; i++)
        {
          bind_row (statement, i);
          run_statement (db, statement);
        }
      sqlite3_finalize (statement);
    }
}

static double
measure_bare (const char *path,
              guint       n_partners)
{
  RapportBench bench = rapport_bench_new ();
  g_autoptr(GError) error = NULL;
  sqlite3 *db;

  rapport_store_close (open_new (path), &error);
  rapport_bench_check (error);
  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_exec (db, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;"
                " PRAGMA cache_spill = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY", NULL, NULL, NULL);

  rapport_bench_start (&bench);
  sqlite3_exec (db, "BEGIN IMMEDIATE; UPDATE local SET current = randomblob (16), wall = 0", NULL, NULL, NULL);
  write_bare (db, n_partners);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  rapport_bench_stop (&bench);
  sqlite3_close (db);

  return rapport_bench_print (&bench, "bare loop: rows, log, names, search index", 0);
}

static void
measure_import (const char *path,
                const char *what,
                char       *text,
                double      anchor)
{
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (RAPPORT_KIND_PARTNER);
  g_autoptr(RapportImportResult) result = NULL;
  g_autoptr(RapportCsv) csv = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  RapportBench bench = rapport_bench_new ();
  double peak = rapport_bench_get_peak ();
  RapportStore *store;

  store = rapport_store_open (path, RAPPORT_STORE_NONE, &error);
  rapport_bench_check (error);
  options->source = g_strdup ("bench.csv");
  rapport_bench_start (&bench);
  csv = rapport_csv_read_bytes (bytes, NULL, '\0', &error);
  rapport_bench_check (error);
  result = rapport_import_run (store, csv, options, NULL, &error);
  rapport_bench_check (error);
  rapport_bench_stop (&bench);
  rapport_bench_print (&bench, what, anchor);
  g_print ("%-44s %10u created, %u unchanged, %u rejected; memory %.0f MiB before, %.0f at most\n", "",
           result->created, result->unchanged, result->rejected, peak, rapport_bench_get_peak ());
  rapport_store_close (store, &error);
  rapport_bench_check (error);
}

int
main (int   argc,
      char *argv[])
{
  guint n_partners = rapport_bench_get_argument (argc, argv, 2, 100000);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  double anchor;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-import FOLDER [PARTNERS]\n");
      return 2;
    }

  path = g_build_filename (argv[1], "bench-import.rapport", NULL);
  text = make_csv (n_partners);
  anchor = measure_bare (path, n_partners);
  rapport_store_close (open_new (path), &error);
  rapport_bench_check (error);
  measure_import (path, "import: match, check, write", text, anchor);
  measure_import (path, "the same once more: nothing to do", text, anchor);
  g_unlink (path);

  return 0;
}
