/* test-query-plans.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-history.h"
#include "rapport-search.h"
#include "rapport-store-private.h"
#include "rapport-test-store.h"

/* What may be read as a whole: tables of one row, and the small results of a search. */
static const char * const small_tables[] = { "local", "workspace", "search_state", NULL };

static int
note_statement_cb (unsigned int  event,
                   void         *user_data,
                   void         *statement,
                   void         *text)
{
  const char *sql = sqlite3_sql (statement);

  /* Texts that begin so are statements of triggers and of FTS. */
  if (sql != NULL && !g_str_has_prefix (text, "--"))
    g_hash_table_add (user_data, g_strdup (sql));

  return 0;
}

/* A page in the order of an index stops where it is full. */
static gboolean
is_page (const char *detail,
         const char *sql)
{
  return strstr (detail, " USING ") != NULL && strstr (sql, " LIMIT ?") != NULL;
}

static gboolean
is_scan (const char *detail,
         const char *sql)
{
  g_auto(GStrv) words = NULL;

  if (!g_str_has_prefix (detail, "SCAN ") || strstr (detail, "VIRTUAL TABLE") != NULL)
    return FALSE;

  words = g_strsplit (detail, " ", -1);
  if (g_strcmp0 (words[1], "CONSTANT") == 0 || is_page (detail, sql))
    return FALSE;

  return !g_strv_contains (small_tables, words[1]);
}

/* The first step of the plan that reads a whole table, %NULL for none. */
static char *
find_scan (sqlite3    *db,
           const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement = NULL;
  char *scan = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, explain, -1, &statement, NULL), ==, SQLITE_OK);
  while (scan == NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *detail = (const char *) sqlite3_column_text (statement, 3);

      if (is_scan (detail, sql))
        scan = g_strdup (detail);
    }
  sqlite3_finalize (statement);

  return scan;
}

static gboolean
has_parameter (sqlite3    *db,
               const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gboolean has;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return FALSE;
  has = sqlite3_bind_parameter_count (statement) > 0;
  sqlite3_finalize (statement);

  return has;
}

static gboolean
visit_cb (RapportFacts  *facts,
          gpointer       user_data,
          GError       **error)
{
  return TRUE;
}

static void
ignore_cb (gpointer data,
           gpointer user_data)
{
}

/* Reads by every relation of every kind. */
static void
read_relations (RapportStore    *store,
                const RapportId *id)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);
      g_autoptr(GError) error = NULL;

      for (guint f = 0; f < info->n_fields; f++)
        {
          g_autoptr(GPtrArray) found = NULL;

          if (info->fields[f].target == RAPPORT_KIND_NONE)
            continue;
          found = rapport_store_list_related (store, kind, info->fields[f].id, id, &error);
          g_assert_no_error (error);
        }
      rapport_store_foreach (store, kind, ignore_cb, NULL, &error);
      g_assert_no_error (error);
    }
}

/* A little of everything that the storage does. */
static void
use_store (RapportStore *store)
{
  const char *tags[] = { "key", NULL };
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) deal = rapport_test_make_opportunity (partner, "Pilot", 1);
  g_autoptr(RapportRecord) batch = rapport_record_new (RAPPORT_KIND_IMPORT_BATCH);
  g_autoptr(RapportRecord) found = NULL;
  g_autoptr(RapportProgramme) programme = NULL;
  g_autoptr(RapportHistoryEntry) entry = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;
  RapportId added, back;

  rapport_record_set_list (partner, "tags", tags);
  rapport_record_set_text (batch, "file", "a.csv");
  rapport_record_set_text (batch, "record_kind", "partners");
  rapport_test_begin (store, "Add");
  rapport_test_put (store, batch);
  rapport_test_put (store, partner);
  rapport_test_put (store, deal);
  added = rapport_test_commit (store);
  deal->rev = 1;
  rapport_record_set_text (deal, "customer", "Someone");
  rapport_test_save (store, "Change", deal);
  rapport_test_begin (store, "Remove");
  rapport_store_remove (store, RAPPORT_KIND_OPPORTUNITY, &deal->id, &error);
  g_assert_no_error (error);
  rapport_test_commit (store);
  rapport_store_put_setting (store, "currency", "EUR", &error);
  g_assert_no_error (error);

  found = rapport_store_find_partner (store, "kan-code", &error);
  g_assert_no_error (error);
  results = rapport_store_search (store, "kan", 10, &error);
  g_assert_no_error (error);
  programme = rapport_store_load_programme (store, &error);
  g_assert_no_error (error);
  rapport_store_foreach_facts (store, visit_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  read_relations (store, &partner->id);

  entries = rapport_history_list (store, 10, &error);
  g_assert_no_error (error);
  changes = rapport_history_list_changes (store, &partner->id, &error);
  g_assert_no_error (error);
  entry = rapport_history_get_undoable (store, &error);
  g_assert_no_error (error);
  rapport_history_undo (store, &added, &back, &error);
  g_assert_no_error (error);
  rapport_history_undo (store, &back, NULL, &error);
  g_assert_no_error (error);
}

/* A statement with a parameter asks for a part, and must find it by an index. */
static void
test_plans (RapportTestStore *test,
            gconstpointer     user_data)
{
  sqlite3 *db = rapport_connection_get_handle (test->store->connection);
  g_autoptr(GHashTable) statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_checked = 0;
  guint n_scans = 0;
  GHashTableIter iter;
  const char *sql;

  sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, note_statement_cb, statements);
  use_store (test->store);
  sqlite3_trace_v2 (db, 0, NULL, NULL);

  g_hash_table_iter_init (&iter, statements);
  while (g_hash_table_iter_next (&iter, (gpointer *) &sql, NULL))
    {
      g_autofree char *scan = NULL;

      if (!has_parameter (db, sql))
        continue;
      n_checked++;
      if ((scan = find_scan (db, sql)) == NULL)
        continue;
      n_scans++;
      g_test_message ("%s: %s", scan, sql);
    }

  g_test_message ("%u statements", n_checked);
  g_assert_cmpuint (n_checked, >, 150);
  g_assert_cmpuint (n_scans, ==, 0);
}

/* The check can fail. */
static void
test_control (RapportTestStore *test,
              gconstpointer     user_data)
{
  sqlite3 *db = rapport_connection_get_handle (test->store->connection);
  g_autofree char *scan = find_scan (db, "SELECT id FROM opportunity WHERE customer = ?1");

  g_assert_cmpstr (scan, ==, "SCAN opportunity");
  g_assert_null (find_scan (db, "SELECT id FROM opportunity WHERE partner = ?1"));
}

#define ADD(path, func) \
  g_test_add (path, RapportTestStore, NULL, rapport_test_store_set_up, func, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/query-plans/plans", test_plans);
  ADD ("/query-plans/control", test_control);

  return g_test_run ();
}
