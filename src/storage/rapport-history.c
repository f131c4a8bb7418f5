/* rapport-history.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-history"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-history-private.h"
#include "rapport-store-private.h"

static const char * const origins[] = {
  "window",
  "command line",
  "import",
  "sample",
  "undo",
  "outside",
  "workspace",
};

#define ENTRY_COLUMNS \
  "t.id, t.at, t.label, t.actor, t.origin, t.batch, t.undoes," \
  " (SELECT count (*) FROM log_change AS c WHERE c.\"transaction\" = t.id)"

/* Entries of lists are rows of their own; in the history they are changes of the record that has
 * the list, unless they came with it. */
#define LIST_CHANGES \
  "SELECT t.at, t.actor, t.label, t.origin, c.kind, c.row, c.operation, c.field, c.old, c.new, c.stamp" \
  " FROM log_change AS c LEFT JOIN log_transaction AS t ON t.id = c.\"transaction\" WHERE c.row = ?1" \
  " UNION ALL " \
  "SELECT t.at, t.actor, t.label, t.origin, i.kind, i.owner, 'changed', i.field," \
  " CASE WHEN c.operation = 'removed' THEN i.value END, CASE WHEN c.operation <> 'removed' THEN i.value END, c.stamp" \
  " FROM list_item AS i JOIN log_change AS c ON c.row = i.id" \
  " LEFT JOIN log_transaction AS t ON t.id = c.\"transaction\"" \
  " WHERE i.kind = (SELECT kind FROM log_change WHERE row = ?1 LIMIT 1) AND i.owner = ?1" \
  " AND c.operation IN ('created', 'removed', 'restored')" \
  " AND c.\"transaction\" NOT IN (SELECT \"transaction\" FROM log_change WHERE row = ?1 AND operation = 'created')" \
  " ORDER BY 11 DESC"

/**
 * rapport_origin_to_string:
 *
 * Returns: (transfer none): the word that is stored
 */
const char *
rapport_origin_to_string (RapportOrigin origin)
{
  g_return_val_if_fail ((guint) origin < G_N_ELEMENTS (origins), NULL);

  return origins[origin];
}

RapportOrigin
rapport_origin_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      if (g_strcmp0 (origins[i], text) == 0)
        return i;
    }

  return RAPPORT_ORIGIN_OUTSIDE;
}

void
rapport_history_entry_free (RapportHistoryEntry *entry)
{
  g_return_if_fail (entry != NULL);

  g_free (entry->label);
  g_free (entry->actor);
  g_free (entry);
}

void
rapport_history_change_free (RapportHistoryChange *change)
{
  g_return_if_fail (change != NULL);

  g_free (change->actor);
  g_free (change->label);
  g_free (change->operation);
  g_free (change->field);
  g_free (change->old_value);
  g_free (change->new_value);
  g_free (change);
}

/* An undo is newer than what it took back, so one pass from the newest on tells which of them
 * still hold. */
GHashTable *
rapport_history_list_undone (RapportStore  *store,
                             GError       **error)
{
  g_autoptr(GHashTable) undone = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  sqlite3_stmt *statement;
  int code;

  statement = rapport_connection_prepare (store->connection,
                                          "SELECT id, undoes FROM log_transaction WHERE undoes IS NOT NULL"
                                          " ORDER BY stamp DESC", error);
  if (statement == NULL)
    return NULL;

  while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      RapportId id, undoes;

      rapport_statement_get_id (statement, 0, &id);
      rapport_statement_get_id (statement, 1, &undoes);
      if (!g_hash_table_contains (undone, &id))
        g_hash_table_add (undone, rapport_id_copy (&undoes));
    }

  return code == SQLITE_DONE ? g_steal_pointer (&undone) : NULL;
}

/* The triggers, which are plain SQL, can't translate theirs. */
static void
translate_label (RapportOrigin   origin,
                 char          **label)
{
  if (origin != RAPPORT_ORIGIN_OUTSIDE)
    return;

  g_free (*label);
  *label = g_strdup (_("Change by another program"));
}

static RapportHistoryEntry *
read_entry (sqlite3_stmt *statement,
            GHashTable   *undone)
{
  RapportHistoryEntry *entry = g_new0 (RapportHistoryEntry, 1);

  rapport_statement_get_id (statement, 0, &entry->id);
  entry->at = sqlite3_column_int64 (statement, 1);
  entry->label = g_strdup (rapport_statement_get_text (statement, 2));
  entry->actor = g_strdup (rapport_statement_get_text (statement, 3));
  entry->origin = rapport_origin_from_string (rapport_statement_get_text (statement, 4));
  translate_label (entry->origin, &entry->label);
  rapport_statement_get_id (statement, 5, &entry->batch);
  rapport_statement_get_id (statement, 6, &entry->undoes);
  entry->changes = sqlite3_column_int64 (statement, 7);
  entry->undone = g_hash_table_contains (undone, &entry->id) ||
                  (!rapport_id_is_none (&entry->batch) && g_hash_table_contains (undone, &entry->batch));

  return entry;
}

/**
 * rapport_history_list:
 * @limit: how many, 0 for all
 *
 * Returns: (transfer full) (nullable) (element-type RapportHistoryEntry): the transactions, newest first
 */
GPtrArray *
rapport_history_list (RapportStore  *store,
                      guint          limit,
                      GError       **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GHashTable) undone = NULL;
  sqlite3_stmt *statement;
  int code;

  rapport_store_check_thread (store);

  if ((undone = rapport_history_list_undone (store, error)) == NULL)
    return NULL;

  statement = rapport_connection_prepare (store->connection,
                                          "SELECT " ENTRY_COLUMNS " FROM log_transaction AS t"
                                          " ORDER BY t.stamp DESC LIMIT ?1", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, limit > 0 ? (gint64) limit : -1);
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_history_entry_free);
  while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (entries, read_entry (statement, undone));

  return code == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}

RapportHistoryEntry *
rapport_history_find (RapportStore     *store,
                      const RapportId  *transaction_or_batch,
                      GError          **error)
{
  g_autoptr(GHashTable) undone = NULL;
  RapportHistoryEntry *entry;
  sqlite3_stmt *statement;

  if ((undone = rapport_history_list_undone (store, error)) == NULL)
    return NULL;

  statement = rapport_connection_prepare (store->connection,
                                          "SELECT " ENTRY_COLUMNS " FROM log_transaction AS t"
                                          " WHERE t.id = ?1 OR t.batch = ?1 ORDER BY t.stamp DESC LIMIT 1", error);
  if (statement == NULL)
    return NULL;

  rapport_statement_bind_id (statement, 1, transaction_or_batch);
  if (rapport_connection_step (store->connection, statement, error) != SQLITE_ROW)
    return NULL;

  entry = read_entry (statement, undone);
  sqlite3_reset (statement);

  return entry;
}

static char *
read_value (sqlite3_stmt *statement,
            int           column)
{
  RapportId id;

  if (sqlite3_column_type (statement, column) == SQLITE_BLOB && rapport_statement_get_id (statement, column, &id))
    return rapport_id_to_string (&id);

  return g_strdup (rapport_statement_get_text (statement, column));
}

static RapportHistoryChange *
read_change (sqlite3_stmt *statement)
{
  RapportHistoryChange *change = g_new0 (RapportHistoryChange, 1);

  change->at = sqlite3_column_int64 (statement, 0);
  change->actor = g_strdup (rapport_statement_get_text (statement, 1));
  change->label = g_strdup (rapport_statement_get_text (statement, 2));
  change->origin = rapport_origin_from_string (rapport_statement_get_text (statement, 3));
  translate_label (change->origin, &change->label);
  change->kind = rapport_kind_from_table (rapport_statement_get_text (statement, 4));
  rapport_statement_get_id (statement, 5, &change->row);
  change->operation = g_strdup (rapport_statement_get_text (statement, 6));
  if (g_strcmp0 (change->operation, "changed") != 0)
    return change;

  change->field = g_strdup (rapport_statement_get_text (statement, 7));
  change->old_value = read_value (statement, 8);
  change->new_value = read_value (statement, 9);

  return change;
}

/**
 * rapport_history_list_changes:
 * @row: the id of a record
 *
 * Returns: (transfer full) (nullable) (element-type RapportHistoryChange): what happened to the
 *   record, newest first; an entry of a list has a new value where it was added, an old one where
 *   it was taken away
 */
GPtrArray *
rapport_history_list_changes (RapportStore     *store,
                              const RapportId  *row,
                              GError          **error)
{
  g_autoptr(GPtrArray) changes = NULL;
  sqlite3_stmt *statement;
  int code;

  rapport_store_check_thread (store);
  g_return_val_if_fail (row != NULL, NULL);

  if ((statement = rapport_connection_prepare (store->connection, LIST_CHANGES, error)) == NULL)
    return NULL;

  rapport_statement_bind_id (statement, 1, row);
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_history_change_free);
  while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (changes, read_change (statement));

  return code == SQLITE_DONE ? g_steal_pointer (&changes) : NULL;
}

/* One step of the walk from the newest transaction back: which way to go on. */
typedef enum
{
  STEP_ON,
  STEP_FOUND,
  STEP_NOTHING,
} Step;

static gboolean
is_own_work (RapportOrigin origin)
{
  return origin != RAPPORT_ORIGIN_UNDO && origin != RAPPORT_ORIGIN_OUTSIDE && origin != RAPPORT_ORIGIN_WORKSPACE;
}

/* @target: where the transaction that this one took back came from; an undo that took back an
 * undo is a redo. */
static Step
check_step (gboolean      redo,
            gboolean      undone,
            RapportOrigin origin,
            RapportOrigin target)
{
  if (undone)
    return STEP_ON;
  if (is_own_work (origin))
    return redo ? STEP_NOTHING : STEP_FOUND;
  if (redo && origin == RAPPORT_ORIGIN_UNDO && target != RAPPORT_ORIGIN_UNDO)
    return STEP_FOUND;

  return STEP_ON;
}

static gboolean
is_undone (GHashTable   *undone,
           sqlite3_stmt *statement)
{
  RapportId id, batch;

  rapport_statement_get_id (statement, 0, &id);

  return g_hash_table_contains (undone, &id) ||
         (rapport_statement_get_id (statement, 1, &batch) && g_hash_table_contains (undone, &batch));
}

static RapportHistoryEntry *
find_newest (RapportStore  *store,
             gboolean       redo,
             GError       **error)
{
  g_autoptr(GHashTable) undone = NULL;
  sqlite3_stmt *statement;
  Step step = STEP_ON;
  RapportId id;
  int code;

  rapport_store_check_thread (store);

  if ((undone = rapport_history_list_undone (store, error)) == NULL)
    return NULL;

  statement = rapport_connection_prepare (store->connection,
                                          "SELECT t.id, t.batch, t.origin,"
                                          " (SELECT u.origin FROM log_transaction AS u WHERE u.id = t.undoes)"
                                          " FROM log_transaction AS t ORDER BY t.stamp DESC", error);
  if (statement == NULL)
    return NULL;

  while (step == STEP_ON && (code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      const char *target = rapport_statement_get_text (statement, 3);

      rapport_statement_get_id (statement, 0, &id);
      step = check_step (redo, is_undone (undone, statement),
                         rapport_origin_from_string (rapport_statement_get_text (statement, 2)),
                         rapport_origin_from_string (target));
    }
  sqlite3_reset (statement);

  return step == STEP_FOUND ? rapport_history_find (store, &id, error) : NULL;
}

/**
 * rapport_history_get_undoable:
 *
 * Returns: (transfer full) (nullable): the newest work that is not undone
 */
RapportHistoryEntry *
rapport_history_get_undoable (RapportStore  *store,
                              GError       **error)
{
  return find_newest (store, FALSE, error);
}

/**
 * rapport_history_get_redoable:
 *
 * Returns: (transfer full) (nullable): the newest undo that still holds, unless new work came since
 */
RapportHistoryEntry *
rapport_history_get_redoable (RapportStore  *store,
                              GError       **error)
{
  return find_newest (store, TRUE, error);
}
