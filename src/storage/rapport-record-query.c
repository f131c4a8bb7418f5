/* rapport-record-query.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-record-query"

#include "config.h"

#include "rapport-record-table.h"

/* id, rev, created_at, updated_at, deleted_at, origin, author */
#define N_COMMON_COLUMNS 7

struct _RapportRecordQuery
{
  RapportConnection     *connection;
  const RapportKindInfo *info;
  sqlite3_stmt          *rows;    /* (owned) */
  sqlite3_stmt          *items;   /* (owned) (nullable): for kinds with lists */
};

static gboolean
has_lists (const RapportKindInfo *info)
{
  for (guint f = 0; f < info->n_fields; f++)
    {
      if (rapport_field_is_list (&info->fields[f]))
        return TRUE;
    }

  return FALSE;
}

static char *
build_rows (const RapportKindInfo *info,
            const char            *clause,
            const char            *order)
{
  GString *sql = g_string_new ("SELECT r.id, r.rev, r.created_at, r.updated_at, r.deleted_at, r.origin, r.author");

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (!rapport_field_is_list (&info->fields[f]))
        g_string_append_printf (sql, ", r.\"%s\"", info->fields[f].column);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS r %s", info->table, clause);
  if (order != NULL)
    g_string_append_printf (sql, " ORDER BY %s", order);

  return g_string_free (sql, FALSE);
}

static char *
build_items (const RapportKindInfo *info,
             const char            *clause)
{
  return g_strdup_printf ("SELECT owner, field, value FROM list_item"
                          " WHERE kind = '%s' AND deleted_at IS NULL AND owner IN (SELECT r.id FROM \"%s\" AS r %s)"
                          " ORDER BY owner, field, position",
                          info->table, info->table, clause);
}

static gboolean
prepare (RapportRecordQuery  *self,
         const char          *sql,
         sqlite3_stmt       **statement,
         GError             **error)
{
  sqlite3 *db = rapport_connection_get_handle (self->connection);

  g_assert (*statement == NULL);

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK)
    return rapport_connection_set_error (self->connection, error);

  return TRUE;
}

RapportRecordQuery *
rapport_record_query_new (RapportConnection  *connection,
                          RapportKind         kind,
                          const char         *clause,
                          const char         *order,
                          GError            **error)
{
  g_autoptr(RapportRecordQuery) self = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *items = NULL;

  g_return_val_if_fail (connection != NULL && clause != NULL, NULL);
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS, NULL);

  self = g_new0 (RapportRecordQuery, 1);
  self->connection = connection;
  self->info = rapport_kind_get_info (kind);

  rows = build_rows (self->info, clause, order);
  if (!prepare (self, rows, &self->rows, error))
    return NULL;

  if (!has_lists (self->info))
    return g_steal_pointer (&self);

  items = build_items (self->info, clause);
  if (!prepare (self, items, &self->items, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
rapport_record_query_free (RapportRecordQuery *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_finalize (self->rows);
  sqlite3_finalize (self->items);
  g_free (self);
}

const char *
rapport_record_query_get_sql (RapportRecordQuery *self)
{
  return sqlite3_sql (self->rows);
}

static void
read_field (RapportRecord      *record,
            guint               field,
            const RapportField *info,
            sqlite3_stmt       *row,
            int                 column)
{
  RapportId id;

  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return;

  if (info->type == RAPPORT_FIELD_RELATION)
    {
      if (rapport_statement_get_id (row, column, &id))
        rapport_record_set_id_at (record, field, &id);
    }
  else if (rapport_field_is_text (info))
    rapport_record_set_text_at (record, field, rapport_statement_get_text (row, column));
  else
    rapport_record_set_integer_at (record, field, sqlite3_column_int64 (row, column));
}

/* @lists: (nullable): RapportId -> GPtrArray of field, value, field, value... in order */
static void
read_lists (RapportRecord         *record,
            const RapportKindInfo *info,
            GHashTable            *lists)
{
  GPtrArray *pairs = lists != NULL ? g_hash_table_lookup (lists, &record->id) : NULL;

  for (guint f = 0; pairs != NULL && f < info->n_fields; f++)
    {
      g_autoptr(GPtrArray) values = NULL;

      if (!rapport_field_is_list (&info->fields[f]))
        continue;

      values = g_ptr_array_new ();
      for (guint i = 0; i < pairs->len; i += 2)
        {
          if (g_str_equal (g_ptr_array_index (pairs, i), info->fields[f].column))
            g_ptr_array_add (values, g_ptr_array_index (pairs, i + 1));
        }
      g_ptr_array_add (values, NULL);
      rapport_record_set_list_at (record, f, (const char * const *) values->pdata);
    }
}

static RapportRecord *
read_record (RapportRecordQuery *self,
             GHashTable         *lists)
{
  RapportRecord *record = rapport_record_new (self->info->kind);
  int column = N_COMMON_COLUMNS;

  rapport_statement_get_id (self->rows, 0, &record->id);
  record->rev = sqlite3_column_int64 (self->rows, 1);
  record->created_at = sqlite3_column_int64 (self->rows, 2);
  record->updated_at = sqlite3_column_int64 (self->rows, 3);
  record->deleted_at = sqlite3_column_int64 (self->rows, 4);
  record->origin = g_strdup (rapport_statement_get_text (self->rows, 5));
  record->author = g_strdup (rapport_statement_get_text (self->rows, 6));

  for (guint f = 0; f < self->info->n_fields; f++)
    {
      if (!rapport_field_is_list (&self->info->fields[f]))
        read_field (record, f, &self->info->fields[f], self->rows, column++);
    }
  read_lists (record, self->info, lists);

  return record;
}

static void
add_item (GHashTable      *lists,
          const RapportId *owner,
          const char      *field,
          const char      *value)
{
  GPtrArray *pairs = g_hash_table_lookup (lists, owner);

  if (pairs == NULL)
    {
      pairs = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (lists, rapport_id_copy (owner), pairs);
    }

  g_ptr_array_add (pairs, g_strdup (field));
  g_ptr_array_add (pairs, g_strdup (value));
}

static GHashTable *
load_lists (RapportRecordQuery  *self,
            const RapportId     *parameter,
            GError             **error)
{
  g_autoptr(GHashTable) lists = NULL;
  int code;

  lists = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (parameter != NULL)
    rapport_statement_bind_id (self->items, 1, parameter);

  while ((code = rapport_connection_step (self->connection, self->items, error)) == SQLITE_ROW)
    {
      RapportId owner;

      rapport_statement_get_id (self->items, 0, &owner);
      add_item (lists, &owner, rapport_statement_get_text (self->items, 1), rapport_statement_get_text (self->items, 2));
    }

  return code == SQLITE_DONE ? g_steal_pointer (&lists) : NULL;
}

gboolean
rapport_record_query_foreach (RapportRecordQuery  *self,
                              const RapportId     *parameter,
                              GFunc                func,
                              gpointer             user_data,
                              GError             **error)
{
  g_autoptr(GHashTable) lists = NULL;
  int code;

  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  if (self->items != NULL && (lists = load_lists (self, parameter, error)) == NULL)
    return FALSE;

  sqlite3_reset (self->rows);
  if (parameter != NULL)
    rapport_statement_bind_id (self->rows, 1, parameter);

  while ((code = rapport_connection_step (self->connection, self->rows, error)) == SQLITE_ROW)
    {
      g_autoptr(RapportRecord) record = read_record (self, lists);

      func (record, user_data);
    }

  return code == SQLITE_DONE;
}
