/* bench-kpi.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>

#include "rapport-bench.h"
#include "rapport-summary-cache.h"

/* bench-kpi PATH: all KPIs of one partner and quarter, and of all partners, against the one figure
 * that a hand-written statement sums up: the revenue of each partner. */

static const char revenue[] =
  "SELECT o.partner, sum (o.amount) FROM opportunity AS o JOIN pipeline_stage AS s ON s.id = o.stage"
  " WHERE s.state = 'won' AND o.deleted_at IS NULL GROUP BY o.partner";

static double
measure_sql (const char *path)
{
  RapportBench bench = rapport_bench_new ();
  sqlite3_stmt *statement;
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (db, revenue, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (guint i = 0; i < 5; i++)
    {
      rapport_bench_start (&bench);
      while (sqlite3_step (statement) == SQLITE_ROW)
        ;
      rapport_bench_stop (&bench);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return rapport_bench_print (&bench, "revenue of all partners, one statement", 0);
}

static gboolean
compute_cb (RapportFacts  *facts,
            gpointer       user_data,
            GError       **error)
{
  g_autoptr(RapportSummary) summary = rapport_summary_compute (user_data, facts);

  return summary != NULL;
}

static void
measure_one (RapportStore           *store,
             const RapportProgramme *programme,
             GPtrArray              *partners)
{
  RapportBench bench = rapport_bench_new ();
  RapportQuarter quarter;

  rapport_quarter_of_date (&quarter, &programme->settings->fiscal, programme->today);
  for (guint i = 0; i < MIN (partners->len, 500); i++)
    {
      const RapportRecord *partner = g_ptr_array_index (partners, i);
      g_autoptr(RapportScorecard) card = NULL;
      g_autoptr(RapportFacts) facts = NULL;
      g_autoptr(GError) error = NULL;

      rapport_bench_start (&bench);
      facts = rapport_store_load_facts (store, &partner->id, &error);
      rapport_bench_check (error);
      card = rapport_scorecard_compute (programme, facts, &quarter, programme->today);
      rapport_bench_stop (&bench);
    }
  rapport_bench_print (&bench, "all KPIs of one partner and quarter", 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(RapportProgramme) programme = NULL;
  g_autoptr(GPtrArray) partners = NULL;
  g_autoptr(GError) error = NULL;
  RapportBench bench = rapport_bench_new ();
  RapportStore *store;
  double anchor;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-kpi PATH\n");
      return 2;
    }

  store = rapport_store_open (argv[1], RAPPORT_STORE_READ_ONLY | RAPPORT_STORE_SKIP_SEAL, &error);
  rapport_bench_check (error);
  programme = rapport_store_load_programme (store, &error);
  rapport_bench_check (error);
  partners = rapport_store_list (store, RAPPORT_KIND_PARTNER, &error);
  rapport_bench_check (error);

  anchor = measure_sql (argv[1]);
  measure_one (store, programme, partners);
  rapport_bench_start (&bench);
  rapport_store_foreach_facts (store, compute_cb, programme, NULL, &error);
  rapport_bench_stop (&bench);
  rapport_bench_check (error);
  rapport_bench_print (&bench, "summaries of all partners", anchor);

  rapport_store_close (store, &error);
  rapport_bench_check (error);

  return 0;
}
