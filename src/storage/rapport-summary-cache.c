/* rapport-summary-cache.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-summary-cache"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-store-private.h"
#include "rapport-summary-cache.h"

/* To be counted up when rapport_summary_compute() says something else of the same records. */
#define VERSION 1

#define HISTORY "history_1, history_2, history_3, history_4, history_5, history_6, history_7, history_8"

#define FIGURES "score, band, revenue, target, pipeline, last_contact, open_actions, overdue_actions," \
  " next_review, next_review_quarter, " HISTORY

static const char schema[] =
  "CREATE TABLE IF NOT EXISTS summary ("
  "  partner BLOB NOT NULL PRIMARY KEY,"
  "  day INTEGER NOT NULL,"
  "  score REAL,"
  "  band INTEGER NOT NULL,"
  "  revenue INTEGER NOT NULL,"
  "  target INTEGER NOT NULL,"
  "  pipeline INTEGER NOT NULL,"
  "  last_contact INTEGER NOT NULL,"
  "  open_actions INTEGER NOT NULL,"
  "  overdue_actions INTEGER NOT NULL,"
  "  next_review INTEGER NOT NULL,"
  "  next_review_quarter TEXT,"
  "  history_1 INTEGER NOT NULL,"
  "  history_2 INTEGER NOT NULL,"
  "  history_3 INTEGER NOT NULL,"
  "  history_4 INTEGER NOT NULL,"
  "  history_5 INTEGER NOT NULL,"
  "  history_6 INTEGER NOT NULL,"
  "  history_7 INTEGER NOT NULL,"
  "  history_8 INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE IF NOT EXISTS summary_state ("
  "  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),"
  "  seq INTEGER NOT NULL,"
  "  basis TEXT NOT NULL"
  ") STRICT;";

/* What the figures depend on and no log tells of: the program, and the defaults of the machine. */
static char *
make_basis (const RapportProgramme *programme)
{
  int kpi_versions = 0;

  for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    kpi_versions += rapport_kpi_get_info (kpi)->version;

  return g_strdup_printf ("%s %d %d %s %s", PACKAGE_VERSION, VERSION, kpi_versions, programme->settings->currency,
                          g_time_zone_get_identifier (programme->settings->zone));
}

/* @seq: (out): the entry of the log up to which the cache has followed, -1 where it is of no use. */
static gboolean
read_state (RapportStore            *store,
            const RapportProgramme  *programme,
            gint64                  *seq,
            GError                 **error)
{
  g_autofree char *basis = make_basis (programme);
  sqlite3_stmt *statement;
  gint64 prepared;
  int code;

  *seq = -1;
  if (!rapport_connection_get_integer (store->connection,
                                       "SELECT count (*) FROM sqlite_schema WHERE name IN ('summary', 'summary_state')",
                                       &prepared, error))
    return FALSE;
  if (prepared < 2)
    return TRUE;

  statement = rapport_connection_prepare (store->connection, "SELECT seq FROM summary_state WHERE basis = ?", error);
  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, basis);
  if ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      *seq = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static RapportSummary *
read_summary (sqlite3_stmt *row,
              int           column)
{
  RapportSummary *summary = rapport_summary_new ();

  summary->score = sqlite3_column_type (row, column) == SQLITE_NULL ? NAN : sqlite3_column_double (row, column);
  summary->band = sqlite3_column_int (row, column + 1);
  summary->revenue = sqlite3_column_int64 (row, column + 2);
  summary->target = sqlite3_column_int64 (row, column + 3);
  summary->pipeline = sqlite3_column_int64 (row, column + 4);
  summary->last_contact = sqlite3_column_int (row, column + 5);
  summary->open_actions = sqlite3_column_int (row, column + 6);
  summary->overdue_actions = sqlite3_column_int (row, column + 7);
  summary->next_review = sqlite3_column_int (row, column + 8);
  summary->next_review_quarter = g_strdup (rapport_statement_get_text (row, column + 9));
  for (guint i = 0; i < G_N_ELEMENTS (summary->history); i++)
    summary->history[i] = sqlite3_column_int64 (row, column + 10 + i);

  return summary;
}

/* @changed: (nullable): partners whose summaries don't count any more */
static gboolean
read_summaries (RapportCachedSummaries  *self,
                RapportStore            *store,
                RapportDate              today,
                GHashTable              *changed,
                GError                 **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (store->connection,
                                                        "SELECT partner, day, " FIGURES " FROM summary", error);
  RapportId id;
  int code;

  if (statement == NULL)
    return FALSE;

  while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      if (!rapport_statement_get_id (statement, 0, &id) || g_hash_table_contains (changed, &id))
        continue;
      g_hash_table_insert (self->by_partner, rapport_id_copy (&id), read_summary (statement, 2));
      if (sqlite3_column_int (statement, 1) != today)
        g_hash_table_add (self->aged, rapport_id_copy (&id));
    }

  return code == SQLITE_DONE;
}

/**
 * rapport_summary_cache_read:
 * @programme: what all partners share now
 *
 * Returns: (transfer full) (nullable): what is kept of the partners that have not changed since;
 *   nothing of any where something changed that all share
 */
RapportCachedSummaries *
rapport_summary_cache_read (RapportStore            *store,
                            const RapportProgramme  *programme,
                            GError                 **error)
{
  g_autoptr(RapportCachedSummaries) self = g_new0 (RapportCachedSummaries, 1);
  g_autoptr(RapportPartnerChanges) changes = NULL;
  gint64 seq;

  rapport_store_check_thread (store);
  g_return_val_if_fail (programme != NULL, NULL);

  self->by_partner = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free,
                                            (GDestroyNotify) rapport_summary_unref);
  self->aged = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);

  if (!read_state (store, programme, &seq, error))
    return NULL;
  if (seq < 0)
    return g_steal_pointer (&self);

  if ((changes = rapport_partner_changes_find (store, seq, error)) == NULL ||
      (!changes->is_all && !read_summaries (self, store, programme->today, changes->partners, error)))
    return NULL;

  return g_steal_pointer (&self);
}

void
rapport_cached_summaries_free (RapportCachedSummaries *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->by_partner, g_hash_table_unref);
  g_clear_pointer (&self->aged, g_hash_table_unref);
  g_free (self);
}

/**
 * rapport_summary_cache_compute:
 *
 * Returns: (transfer full) (nullable): the summary
 */
RapportSummary *
rapport_summary_cache_compute (RapportStore     *store,
                               const RapportId  *partner,
                               GError          **error)
{
  g_autoptr(RapportFacts) facts = NULL;
  g_autoptr(GError) local_error = NULL;
  RapportProgramme *programme;

  rapport_store_check_thread (store);
  g_return_val_if_fail (partner != NULL, NULL);

  if ((programme = rapport_store_get_programme (store, error)) == NULL)
    return NULL;

  facts = rapport_store_load_facts (store, partner, &local_error);
  if (local_error != NULL)
    {
      if (!g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (facts->partner->deleted_at != 0)
    return NULL;
  store->n_summaries++;

  return rapport_summary_compute (programme, facts);
}

static gboolean
forget (RapportStore     *store,
        const RapportId  *partner,
        GError          **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (store->connection, "DELETE FROM summary WHERE partner = ?", error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_id (statement, 1, partner);

  return rapport_connection_run (store->connection, statement, error);
}

static gboolean
write_summary (RapportStore          *store,
               const RapportId       *partner,
               RapportDate            day,
               const RapportSummary  *summary,
               GError               **error)
{
  sqlite3_stmt *statement;

  if (!forget (store, partner, error))
    return FALSE;

  statement = rapport_connection_prepare (store->connection,
                                          "INSERT INTO summary (partner, day, " FIGURES ")"
                                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                                          " ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)", error);
  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, partner);
  sqlite3_bind_int (statement, 2, day);
  /* SQLite takes NaN for NULL. */
  sqlite3_bind_double (statement, 3, summary->score);
  sqlite3_bind_int (statement, 4, summary->band);
  sqlite3_bind_int64 (statement, 5, summary->revenue);
  sqlite3_bind_int64 (statement, 6, summary->target);
  sqlite3_bind_int64 (statement, 7, summary->pipeline);
  sqlite3_bind_int (statement, 8, summary->last_contact);
  sqlite3_bind_int (statement, 9, summary->open_actions);
  sqlite3_bind_int (statement, 10, summary->overdue_actions);
  sqlite3_bind_int (statement, 11, summary->next_review);
  rapport_statement_bind_text (statement, 12, summary->next_review_quarter);
  for (guint i = 0; i < G_N_ELEMENTS (summary->history); i++)
    sqlite3_bind_int64 (statement, 13 + i, summary->history[i]);

  return rapport_connection_run (store->connection, statement, error);
}

static gboolean
write_state (RapportStore            *store,
             const RapportProgramme  *programme,
             gint64                   seq,
             GError                 **error)
{
  g_autofree char *basis = make_basis (programme);
  sqlite3_stmt *statement;

  statement = rapport_connection_prepare (store->connection,
                                          "INSERT INTO summary_state (one, seq, basis) VALUES (1, ?, ?)"
                                          " ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, basis = excluded.basis",
                                          error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);
  rapport_statement_bind_text (statement, 2, basis);

  return rapport_connection_run (store->connection, statement, error);
}

/* Throws out what the log says has changed. */
static gboolean
follow (RapportStore            *store,
        const RapportProgramme  *programme,
        GError                 **error)
{
  g_autoptr(RapportPartnerChanges) changes = NULL;
  GHashTableIter iter;
  gpointer id;
  gint64 seq;

  if (!read_state (store, programme, &seq, error) ||
      !rapport_connection_execute (store->connection, schema, error) ||
      (changes = rapport_partner_changes_find (store, MAX (seq, 0), error)) == NULL)
    return FALSE;

  if (seq < 0 || changes->is_all)
    return rapport_connection_execute (store->connection, "DELETE FROM summary", error) &&
           write_state (store, programme, changes->seq, error);

  g_hash_table_iter_init (&iter, changes->partners);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!forget (store, id, error))
        return FALSE;
    }

  return !changes->is_any || write_state (store, programme, changes->seq, error);
}

static gboolean
refresh_one (RapportStore     *store,
             const RapportId  *partner,
             GPtrArray        *summaries,
             GError          **error)
{
  g_autoptr(GError) local_error = NULL;
  RapportSummary *summary = rapport_summary_cache_compute (store, partner, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_add (summaries, summary);

  return summary == NULL || !store->in_transaction ||
         write_summary (store, partner, store->programme->today, summary, error);
}

static gboolean
refresh (RapportStore  *store,
         GArray        *partners,
         gint64         microseconds,
         GPtrArray     *summaries,
         GCancellable  *cancellable,
         GError       **error)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  for (guint i = 0; i < partners->len && (i == 0 || g_get_monotonic_time () < end); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !refresh_one (store, &g_array_index (partners, RapportId, i), summaries, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
refresh_and_keep (RapportStore  *store,
                  GArray        *partners,
                  gint64         microseconds,
                  GPtrArray     *summaries,
                  GCancellable  *cancellable,
                  GError       **error)
{
  RapportProgramme *programme;

  if (!rapport_store_begin_local (store, error))
    return FALSE;

  if ((programme = rapport_store_get_programme (store, error)) != NULL &&
      follow (store, programme, error) &&
      refresh (store, partners, microseconds, summaries, cancellable, error))
    return rapport_store_commit_local (store, error);

  rapport_store_rollback (store);

  return FALSE;
}

static void
unref_if_any (gpointer summary)
{
  g_clear_pointer ((RapportSummary **) &summary, rapport_summary_unref);
}

/**
 * rapport_summary_cache_refresh:
 * @partners: (element-type RapportId): whose
 * @microseconds: how long it may take
 *
 * Returns: (transfer full) (nullable) (element-type RapportSummary): one for each of the first of
 *   @partners, %NULL for one that is not in use any more
 */
GPtrArray *
rapport_summary_cache_refresh (RapportStore  *store,
                               GArray        *partners,
                               gint64         microseconds,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr(GPtrArray) summaries = g_ptr_array_new_with_free_func (unref_if_any);
  g_autoptr(GError) keep_error = NULL;

  rapport_store_check_thread (store);
  g_return_val_if_fail (partners != NULL, NULL);

  if (!rapport_store_is_read_only (store))
    {
      if (refresh_and_keep (store, partners, microseconds, summaries, cancellable, &keep_error))
        return g_steal_pointer (&summaries);

      /* A full disk is no reason to show no figures. */
      g_info ("The figures of the list were not kept: %s", keep_error->message);
      g_ptr_array_set_size (summaries, 0);
    }

  return refresh (store, partners, microseconds, summaries, cancellable, error) ? g_steal_pointer (&summaries) : NULL;
}

typedef struct
{
  const RapportProgramme *programme;
  RapportCachedSummaries *cached;
  GPtrArray              *problems;
} Check;

static gboolean
compare_cb (RapportFacts  *facts,
            gpointer       user_data,
            GError       **error)
{
  Check *check = user_data;
  const RapportId *id = &facts->partner->id;
  RapportSummary *kept = g_hash_table_lookup (check->cached->by_partner, id);
  g_autoptr(RapportSummary) computed = NULL;

  if (kept == NULL || g_hash_table_contains (check->cached->aged, id))
    return TRUE;

  computed = rapport_summary_compute (check->programme, facts);
  if (!rapport_summary_equal (kept, computed))
    g_ptr_array_add (check->problems,
                     g_strdup_printf (_("The figures that the list keeps of “%s” are not those of its records. "
                                        "They are made anew with its next change, and each day."),
                                      rapport_record_get_title (facts->partner)));

  return TRUE;
}

gboolean
rapport_summary_cache_check (RapportStore  *store,
                             GPtrArray     *problems,
                             GError       **error)
{
  g_autoptr(RapportCachedSummaries) cached = NULL;
  RapportProgramme *programme;
  Check check;

  rapport_store_check_thread (store);
  g_return_val_if_fail (problems != NULL, FALSE);

  if ((programme = rapport_store_get_programme (store, error)) == NULL ||
      (cached = rapport_summary_cache_read (store, programme, error)) == NULL)
    return FALSE;
  if (g_hash_table_size (cached->by_partner) == 0)
    return TRUE;

  check = (Check) { programme, cached, problems };

  return rapport_store_foreach_facts (store, compare_cb, &check, NULL, error);
}

guint64
rapport_summary_cache_get_n_computed (RapportStore *store)
{
  rapport_store_check_thread (store);

  return store->n_summaries;
}
