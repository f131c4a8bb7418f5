/* rapport-undo.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-undo"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-history-private.h"
#include "rapport-store-private.h"

/* One column of one row: what it was before, and what it became. */
typedef struct
{
  char          *name;   /* (owned) */
  sqlite3_value *old;    /* (owned) */
  sqlite3_value *new;    /* (owned) */
} Column;

/* What the transactions to be undone did to one row, from the first of them to the last. */
typedef struct
{
  RapportId  id;
  char      *table;      /* (owned) */
  GArray    *columns;    /* (owned) (element-type Column) */
  gint64     last;       /* the last of these changes in the log */
  gboolean   created;
  gboolean   purged;
  gboolean   skipped;    /* nothing is left to take back */
} Row;

typedef struct
{
  RapportStore *store;
  RapportId     target;
  GPtrArray    *rows;    /* (owned) (element-type Row): in the order of the log */
  GHashTable   *by_id;   /* (owned): RapportId -> Row (not owned) */
} Undo;

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  sqlite3_value_free (column->old);
  sqlite3_value_free (column->new);
}

static void
row_free (Row *row)
{
  g_free (row->table);
  g_array_unref (row->columns);
  g_free (row);
}

static void
undo_init (Undo            *self,
           RapportStore    *store,
           const RapportId *target)
{
  self->store = store;
  self->target = *target;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->by_id = g_hash_table_new (rapport_id_hash, rapport_id_equal);
}

static void
undo_clear (Undo *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rows);
}

static Row *
ensure_row (Undo            *self,
            const RapportId *id,
            const char      *table)
{
  Row *row = g_hash_table_lookup (self->by_id, id);

  if (row != NULL)
    return row;

  row = g_new0 (Row, 1);
  row->id = *id;
  row->table = g_strdup (table);
  row->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (row->columns, column_clear);
  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (self->by_id, &row->id, row);

  return row;
}

static void
add_column (Row           *row,
            const char    *name,
            sqlite3_value *old,
            sqlite3_value *new)
{
  Column column;

  for (guint i = 0; i < row->columns->len; i++)
    {
      Column *known = &g_array_index (row->columns, Column, i);

      if (strcmp (known->name, name) == 0)
        {
          sqlite3_value_free (known->new);
          known->new = sqlite3_value_dup (new);
          return;
        }
    }

  column.name = g_strdup (name);
  column.old = sqlite3_value_dup (old);
  column.new = sqlite3_value_dup (new);
  g_array_append_val (row->columns, column);
}

/* seq, kind, row, operation, field, old, new */
static void
add_change (Undo         *self,
            sqlite3_stmt *statement)
{
  const char *operation = rapport_statement_get_text (statement, 3);
  RapportId id;
  Row *row;

  rapport_statement_get_id (statement, 2, &id);
  row = ensure_row (self, &id, rapport_statement_get_text (statement, 1));
  row->last = sqlite3_column_int64 (statement, 0);

  if (strcmp (operation, "created") == 0)
    row->created = TRUE;
  else if (strcmp (operation, "purged") == 0)
    row->purged = TRUE;
  else
    add_column (row, rapport_statement_get_text (statement, 4),
                sqlite3_column_value (statement, 5), sqlite3_column_value (statement, 6));
}

static gboolean
load_changes (Undo    *self,
              GError **error)
{
  RapportConnection *connection = self->store->connection;
  sqlite3_stmt *statement;
  int code;

  statement = rapport_connection_prepare (connection,
                                          "SELECT seq, kind, row, operation, field, old, new FROM log_change"
                                          " WHERE \"transaction\" IN"
                                          " (SELECT id FROM log_transaction WHERE id = ?1 OR batch = ?1)"
                                          " ORDER BY seq", error);
  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &self->target);
  while ((code = rapport_connection_step (connection, statement, error)) == SQLITE_ROW)
    add_change (self, statement);

  return code == SQLITE_DONE;
}

/* What a row is called, and for an entry of a list, what its record is called. */
static char *
describe_row (Undo            *self,
              const char      *table,
              const RapportId *id)
{
  RapportKind kind = rapport_kind_from_table (table);
  g_autoptr(RapportRecord) record = NULL;
  const char *title;

  if (kind == RAPPORT_KIND_NONE)
    {
      sqlite3_stmt *statement = rapport_connection_prepare (self->store->connection,
                                                            "SELECT kind, owner FROM list_item WHERE id = ?1", NULL);
      g_autofree char *owner_table = NULL;
      RapportId owner;

      if (statement == NULL)
        return g_strdup (table);
      rapport_statement_bind_id (statement, 1, id);
      if (rapport_connection_step (self->store->connection, statement, NULL) != SQLITE_ROW)
        return g_strdup (table);
      owner_table = g_strdup (rapport_statement_get_text (statement, 0));
      rapport_statement_get_id (statement, 1, &owner);
      sqlite3_reset (statement);

      return strcmp (owner_table, "list_item") != 0 ? describe_row (self, owner_table, &owner) : g_strdup (table);
    }

  record = rapport_record_table_get (rapport_store_get_table (self->store, kind), id, NULL);
  title = record != NULL ? rapport_record_get_title (record) : NULL;

  return g_strdup (title != NULL ? title : _(rapport_kind_get_info (kind)->title));
}

static char *
describe_column (const char *table,
                 const char *column)
{
  const RapportKindInfo *info = rapport_kind_get_info (rapport_kind_from_table (table));

  for (guint f = 0; info != NULL && f < info->n_fields; f++)
    {
      if (strcmp (info->fields[f].column, column) == 0)
        return g_strdup (_(info->fields[f].title));
    }

  if (strcmp (column, "deleted_at") == 0)
    return g_strdup (_("Bin"));

  return g_strdup (column);
}

/* The newest transaction that changed @column of a row. */
static char *
describe_changer (Undo       *self,
                  const Row  *row,
                  const char *column)
{
  RapportConnection *connection = self->store->connection;
  sqlite3_stmt *statement;
  char *label;

  statement = rapport_connection_prepare (connection,
                                          "SELECT t.label FROM log_change AS c"
                                          " JOIN log_transaction AS t ON t.id = c.\"transaction\""
                                          " WHERE c.row = ?1 AND c.seq > ?2 AND c.field = ?3"
                                          " ORDER BY c.seq DESC LIMIT 1", NULL);
  if (statement == NULL)
    return g_strdup (_("another change"));

  rapport_statement_bind_id (statement, 1, &row->id);
  sqlite3_bind_int64 (statement, 2, row->last);
  rapport_statement_bind_text (statement, 3, column);
  if (rapport_connection_step (connection, statement, NULL) != SQLITE_ROW)
    return g_strdup (_("another change"));

  label = g_strdup (rapport_statement_get_text (statement, 0));
  sqlite3_reset (statement);

  return label;
}

static gboolean
set_conflict (Undo        *self,
              const Row   *row,
              const char  *column,
              GError     **error)
{
  g_autofree char *record = describe_row (self, row->table, &row->id);
  g_autofree char *field = describe_column (row->table, column);
  g_autofree char *changer = describe_changer (self, row, column);

  /* Translators: a record, one of its fields, and what changed it ("Move Kan-code to Mature"). */
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
               _("“%s”: the field “%s” has been changed since, by “%s”. Nothing was undone. Undo that change first."),
               record, field, changer);

  return FALSE;
}

static gboolean
set_purged (Undo       *self,
            const Row  *row,
            GError    **error)
{
  g_autofree char *record = describe_row (self, row->table, &row->id);

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
               _("“%s” has been deleted for good, so nothing was undone. A backup may still have it."), record);

  return FALSE;
}

/* Runs "SELECT <column> IS ?2 FROM <table> WHERE id = ?1". */
static gboolean
check_value (Undo           *self,
             const Row      *row,
             const char     *column,
             sqlite3_value  *expected,
             GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" IS ?2 FROM \"%s\" WHERE id = ?1", column, row->table);
  sqlite3_stmt *statement = rapport_connection_prepare (self->store->connection, sql, error);
  gboolean same;
  int code;

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &row->id);
  sqlite3_bind_value (statement, 2, expected);
  code = rapport_connection_step (self->store->connection, statement, error);
  if (code == SQLITE_DONE)
    return set_purged (self, row, error);
  if (code != SQLITE_ROW)
    return FALSE;

  same = sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);

  return same || set_conflict (self, row, column, error);
}

static gboolean
check_columns (Undo       *self,
               const Row  *row,
               GError    **error)
{
  for (guint i = 0; i < row->columns->len; i++)
    {
      Column *column = &g_array_index (row->columns, Column, i);

      if (!check_value (self, row, column->name, column->new, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_in_bin (Undo       *self,
             Row        *row,
             GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT deleted_at IS NOT NULL FROM \"%s\" WHERE id = ?1", row->table);
  sqlite3_stmt *statement = rapport_connection_prepare (self->store->connection, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &row->id);
  code = rapport_connection_step (self->store->connection, statement, error);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return FALSE;

  row->skipped = code == SQLITE_DONE || sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);

  return TRUE;
}

/* What later transactions did to the row: the first old value of each column is what the
 * transactions to be undone left in it. */
static gboolean
load_later_changes (Undo       *self,
                    const Row  *row,
                    Row        *later,
                    GError    **error)
{
  RapportConnection *connection = self->store->connection;
  sqlite3_stmt *statement;
  int code;

  statement = rapport_connection_prepare (connection,
                                          "SELECT field, old, new FROM log_change"
                                          " WHERE row = ?1 AND seq > ?2 AND field IS NOT NULL ORDER BY seq", error);
  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &row->id);
  sqlite3_bind_int64 (statement, 2, row->last);
  while ((code = rapport_connection_step (connection, statement, error)) == SQLITE_ROW)
    add_column (later, rapport_statement_get_text (statement, 0),
                sqlite3_column_value (statement, 1), sqlite3_column_value (statement, 2));

  return code == SQLITE_DONE;
}

static gboolean
check_later_changes (Undo       *self,
                     const Row  *row,
                     GError    **error)
{
  Row later = { .columns = g_array_new (FALSE, FALSE, sizeof (Column)) };
  gboolean same;

  g_array_set_clear_func (later.columns, column_clear);
  same = load_later_changes (self, row, &later, error);
  for (guint i = 0; same && i < later.columns->len; i++)
    {
      Column *column = &g_array_index (later.columns, Column, i);

      same = check_value (self, row, column->name, column->old, error);
    }
  g_array_unref (later.columns);

  return same;
}

/* Whether the record @id goes too, or its @column gets back what it held before. */
static gboolean
is_taken_back (Undo            *self,
               const RapportId *id,
               const char      *column)
{
  const Row *row = g_hash_table_lookup (self->by_id, id);

  for (guint i = 0; row != NULL && !row->created && i < row->columns->len; i++)
    {
      if (g_str_equal (g_array_index (row->columns, Column, i).name, column))
        return TRUE;
    }

  return row != NULL && row->created;
}

static gboolean
check_one_relation (Undo                   *self,
                    const Row              *row,
                    const RapportKindInfo  *info,
                    const RapportField     *field,
                    GError                **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 AND deleted_at IS NULL",
                                          info->table, field->column);
  sqlite3_stmt *statement = rapport_connection_prepare (self->store->connection, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &row->id);
  while ((code = rapport_connection_step (self->store->connection, statement, error)) == SQLITE_ROW)
    {
      g_autofree char *record = NULL;
      g_autofree char *other = NULL;
      RapportId id;

      rapport_statement_get_id (statement, 0, &id);
      if (is_taken_back (self, &id, field->column))
        continue;

      sqlite3_reset (statement);
      record = describe_row (self, row->table, &row->id);
      other = describe_row (self, info->table, &id);
      /* Translators: two records, and the kind of the second one. */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                   _("“%s” is used by “%s” (%s), which was added since. Nothing was undone. Undo that first."),
                   record, other, _(info->title));
      return FALSE;
    }

  return code == SQLITE_DONE;
}

/* A record that others refer to by now can't go without them. Scores are computed again at need. */
static gboolean
check_relations (Undo       *self,
                 const Row  *row,
                 GError    **error)
{
  RapportKind target = rapport_kind_from_table (row->table);

  for (guint kind = 0; target != RAPPORT_KIND_NONE && kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);

      if (kind == RAPPORT_KIND_HEALTH_SCORE)
        continue;

      for (guint f = 0; f < info->n_fields; f++)
        {
          if (info->fields[f].type == RAPPORT_FIELD_RELATION && info->fields[f].target == target &&
              !check_one_relation (self, row, info, &info->fields[f], error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_row (Undo    *self,
           Row     *row,
           GError **error)
{
  if (row->purged)
    return set_purged (self, row, error);

  if (!row->created)
    return check_columns (self, row, error);

  if (!find_in_bin (self, row, error))
    return FALSE;

  return row->skipped ||
         (check_columns (self, row, error) &&
          check_later_changes (self, row, error) &&
          check_relations (self, row, error));
}

static gboolean
put_into_bin (Undo       *self,
              const Row  *row,
              GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET rev = rev + 1, updated_at = ?2, deleted_at = ?2"
                                          " WHERE id = ?1", row->table);
  sqlite3_stmt *statement = rapport_connection_prepare (self->store->connection, sql, error);

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &row->id);
  sqlite3_bind_int64 (statement, 2, self->store->now);

  return rapport_connection_run (self->store->connection, statement, error);
}

static gboolean
put_values_back (Undo       *self,
                 const Row  *row,
                 GError    **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_printf (sql, "UPDATE \"%s\" SET rev = rev + 1, updated_at = ?2", row->table);
  for (guint i = 0; i < row->columns->len; i++)
    g_string_append_printf (sql, ", \"%s\" = ?%u", g_array_index (row->columns, Column, i).name, i + 3);
  g_string_append (sql, " WHERE id = ?1");

  if ((statement = rapport_connection_prepare (self->store->connection, sql->str, error)) == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &row->id);
  sqlite3_bind_int64 (statement, 2, self->store->now);
  for (guint i = 0; i < row->columns->len; i++)
    sqlite3_bind_value (statement, i + 3, g_array_index (row->columns, Column, i).old);

  return rapport_connection_run (self->store->connection, statement, error);
}

/* A changed list is a changed record: whoever holds the revision before has to notice. */
static gboolean
count_up_owner (Undo             *self,
                const RapportId  *item,
                GError          **error)
{
  RapportConnection *connection = self->store->connection;
  sqlite3_stmt *statement;
  g_autofree char *sql = NULL;
  RapportId owner;
  int code;

  statement = rapport_connection_prepare (connection, "SELECT kind, owner FROM list_item WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, item);
  if ((code = rapport_connection_step (connection, statement, error)) != SQLITE_ROW)
    return code == SQLITE_DONE;

  sql = g_strdup_printf ("UPDATE \"%s\" SET rev = rev + 1, updated_at = ?2 WHERE id = ?1",
                         rapport_statement_get_text (statement, 0));
  rapport_statement_get_id (statement, 1, &owner);
  sqlite3_reset (statement);
  if (g_hash_table_contains (self->by_id, &owner))
    return TRUE;

  if ((statement = rapport_connection_prepare (connection, sql, error)) == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &owner);
  sqlite3_bind_int64 (statement, 2, self->store->now);

  return rapport_connection_run (connection, statement, error);
}

static gboolean
take_back (Undo       *self,
           const Row  *row,
           GError    **error)
{
  if (row->skipped)
    return TRUE;

  if (row->created ? !put_into_bin (self, row, error) : !put_values_back (self, row, error))
    return FALSE;

  return strcmp (row->table, "list_item") != 0 || count_up_owner (self, &row->id, error);
}

static gboolean
run (Undo    *self,
     GError **error)
{
  if (!load_changes (self, error))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!check_row (self, g_ptr_array_index (self->rows, i), error))
        return FALSE;
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!take_back (self, g_ptr_array_index (self->rows, i), error))
        return FALSE;
    }

  rapport_store_forget_rates (self->store);

  return TRUE;
}

/* Undoing an undo redoes; undoing that undoes again. */
static char *
make_label (RapportStore               *store,
            const RapportHistoryEntry  *entry,
            GError                    **error)
{
  g_autofree char *label = g_strdup (entry->label);
  RapportId target = entry->undoes;
  gboolean redo = FALSE;

  while (!rapport_id_is_none (&target))
    {
      g_autoptr(RapportHistoryEntry) before = rapport_history_find (store, &target, error);

      if (before == NULL)
        break;
      redo = !redo;
      g_free (label);
      label = g_strdup (before->label);
      target = before->undoes;
    }

  /* Translators: what a change did, such as "Move Kan-code to Mature". */
  return redo ? g_strdup_printf (_("Redo: %s"), label) : g_strdup_printf (_("Undo: %s"), label);
}

static gboolean
check_entry (const RapportHistoryEntry  *entry,
             const RapportId            *id,
             GError                    **error)
{
  g_autofree char *text = rapport_id_to_string (id);

  if (entry == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                     _("There is no change with the identifier %s. Look it up in the history."), text);
      return FALSE;
    }

  if (entry->origin == RAPPORT_ORIGIN_WORKSPACE)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   _("“%s” can't be undone. Make another workspace instead."), entry->label);
      return FALSE;
    }

  if (entry->undone)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT, _("“%s” is undone already."), entry->label);
      return FALSE;
    }

  return TRUE;
}

static gboolean
undo_in_transaction (RapportStore     *store,
                     const RapportId  *target,
                     GError          **error)
{
  Undo undo;
  gboolean undone;

  store->undoes = *target;
  undo_init (&undo, store, target);
  undone = run (&undo, error);
  undo_clear (&undo);

  return undone;
}

/**
 * rapport_history_undo:
 * @transaction_or_batch: what to take back
 * @undo: (out) (optional): the id of the transaction that took it back; undo that to redo
 *
 * Puts back what the transaction, or all transactions of the import batch, found. Records that
 * they made go to the bin.
 *
 * Returns: whether it was undone; on %FALSE nothing is changed
 */
gboolean
rapport_history_undo (RapportStore     *store,
                      const RapportId  *transaction_or_batch,
                      RapportId        *undo,
                      GError          **error)
{
  g_autoptr(RapportHistoryEntry) entry = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *label = NULL;

  rapport_store_check_thread (store);
  g_return_val_if_fail (transaction_or_batch != NULL, FALSE);
  g_return_val_if_fail (!store->in_transaction, FALSE);

  entry = rapport_history_find (store, transaction_or_batch, &local_error);
  if (!check_entry (entry, transaction_or_batch, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  label = make_label (store, entry, NULL);
  if (!rapport_store_begin (store, label, RAPPORT_ORIGIN_UNDO, error))
    return FALSE;

  if (!undo_in_transaction (store, transaction_or_batch, error))
    {
      rapport_store_rollback (store);
      return FALSE;
    }

  return rapport_store_commit (store, undo, error);
}
