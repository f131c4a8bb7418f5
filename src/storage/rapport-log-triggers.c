/* rapport-log-triggers.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-log-triggers"

#include "config.h"

#include <string.h>

#include "rapport-log-triggers.h"
#include "rapport-schema.h"

/* The triggers are plain SQL, so that the log is complete whichever program writes. Each first
 * takes the next time of the hybrid logical clock. */
#define TICK \
  "  UPDATE local SET clock = max (clock + 1, (CASE WHEN current IS NULL\n" \
  "    THEN CAST ((julianday ('now') - 2440587.5) * 86400000 AS INTEGER) ELSE wall END) << 16);\n"

#define STAMP "ifnull (current, outside), printf ('%%016x', clock) || device"

/* Counted up and set by each write; the log's own rows say the same. */
static const char * const unlogged[] = { "id", "rev", "updated_at", NULL };

static GPtrArray *
list_columns (RapportConnection  *connection,
              const char         *table,
              GError            **error)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", table);
  sqlite3_stmt *statement = rapport_connection_prepare (connection, sql, error);
  int code;

  if (statement == NULL)
    return NULL;

  while ((code = rapport_connection_step (connection, statement, error)) == SQLITE_ROW)
    {
      const char *column = rapport_statement_get_text (statement, 1);

      if (!g_strv_contains (unlogged, column))
        g_ptr_array_add (columns, g_strdup (column));
    }

  return code == SQLITE_DONE ? g_steal_pointer (&columns) : NULL;
}

static void
append_insert_trigger (GString    *sql,
                       const char *table)
{
  g_string_append_printf (sql,
                          "DROP TRIGGER IF EXISTS \"log_%s_insert\";\n"
                          "CREATE TRIGGER \"log_%s_insert\" AFTER INSERT ON \"%s\" BEGIN\n" TICK
                          "  INSERT INTO log_change (\"transaction\", stamp, kind, row, operation)\n"
                          "    SELECT " STAMP ", '%s', NEW.id, 'created' FROM local;\n"
                          "END;\n",
                          table, table, table, table);
}

static void
append_update_trigger (GString    *sql,
                       const char *table,
                       GPtrArray  *columns)
{
  g_string_append_printf (sql,
                          "DROP TRIGGER IF EXISTS \"log_%s_update\";\n"
                          "CREATE TRIGGER \"log_%s_update\" AFTER UPDATE ON \"%s\" BEGIN\n" TICK
                          "  INSERT INTO log_change (\"transaction\", stamp, kind, row, operation, field, old, new)\n",
                          table, table, table);
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);
      const char *operation = strcmp (column, "deleted_at") == 0
        ? "CASE WHEN OLD.deleted_at IS NULL THEN 'removed' WHEN NEW.deleted_at IS NULL THEN 'restored' ELSE 'changed' END"
        : "'changed'";

      g_string_append_printf (sql,
                              "    %sSELECT " STAMP ", '%s', NEW.id, %s, '%s', OLD.\"%s\", NEW.\"%s\"\n"
                              "      FROM local WHERE OLD.\"%s\" IS NOT NEW.\"%s\"\n",
                              i > 0 ? "UNION ALL " : "", table, operation, column, column, column, column, column);
    }
  g_string_append (sql, ";\nEND;\n");
}

/* A row that leaves for good takes its last values into the log. Another id is another row. */
static void
append_delete_trigger (GString    *sql,
                       const char *table,
                       GPtrArray  *columns)
{
  g_string_append_printf (sql,
                          "DROP TRIGGER IF EXISTS \"log_%s_delete\";\n"
                          "CREATE TRIGGER \"log_%s_delete\" AFTER DELETE ON \"%s\" BEGIN\n" TICK
                          "  INSERT INTO log_change (\"transaction\", stamp, kind, row, operation, old)\n"
                          "    SELECT " STAMP ", '%s', OLD.id, 'purged', ''",
                          table, table, table, table);
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append_printf (sql, "\n      || '%s ' || quote (OLD.\"%s\") || char (10)", column, column);
    }
  g_string_append_printf (sql,
                          " FROM local;\nEND;\n"
                          "DROP TRIGGER IF EXISTS \"log_%s_id\";\n"
                          "CREATE TRIGGER \"log_%s_id\" BEFORE UPDATE OF id ON \"%s\" WHEN OLD.id IS NOT NEW.id BEGIN\n"
                          "  SELECT RAISE (ABORT, 'the id of a record never changes');\n"
                          "END;\n",
                          table, table, table);
}

static gboolean
create_for_table (RapportConnection  *connection,
                  const char         *table,
                  GError            **error)
{
  g_autoptr(GPtrArray) columns = list_columns (connection, table, error);
  g_autoptr(GString) sql = g_string_new (NULL);

  if (columns == NULL)
    return FALSE;

  append_insert_trigger (sql, table);
  append_update_trigger (sql, table, columns);
  append_delete_trigger (sql, table, columns);

  return rapport_connection_execute (connection, sql->str, error);
}

gboolean
rapport_log_triggers_create (RapportConnection  *connection,
                             GError            **error)
{
  g_return_val_if_fail (connection != NULL, FALSE);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      if (!create_for_table (connection, rapport_kind_get_info (kind)->table, error))
        return FALSE;
    }

  return create_for_table (connection, "list_item", error);
}
