/* rapport-search-index.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-search"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-fold.h"
#include "rapport-search-index.h"
#include "rapport-store-private.h"

static const char schema[] =
  "CREATE TABLE IF NOT EXISTS search_document ("
  "  document INTEGER NOT NULL PRIMARY KEY,"
  "  kind TEXT NOT NULL,"
  "  row BLOB NOT NULL UNIQUE"
  ") STRICT;"
  "CREATE TABLE IF NOT EXISTS search_word (word TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;"
  "CREATE TABLE IF NOT EXISTS search_state ("
  "  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),"
  "  seq INTEGER NOT NULL"
  ") STRICT;"
  "INSERT INTO search_state (one, seq) VALUES (1, 0) ON CONFLICT (one) DO NOTHING;"
  "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5 (title, body, sort,"
  "  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');";

/* A row of the log that the index has not seen. */
typedef struct
{
  RapportKind kind;
  RapportId   id;
} Change;

static gboolean
is_prepared (RapportStore  *store,
             gboolean      *prepared,
             GError       **error)
{
  gint64 count;

  if (!rapport_connection_get_integer (store->connection,
                                       "SELECT count (*) FROM sqlite_schema WHERE name = 'search_text'",
                                       &count, error))
    return FALSE;
  *prepared = count > 0;

  return TRUE;
}

static gboolean
prepare (RapportStore  *store,
         GError       **error)
{
  gboolean prepared;

  return is_prepared (store, &prepared, error) &&
         (prepared || rapport_connection_execute (store->connection, schema, error));
}

/* The summary of an interaction is a note, not a name: it is matched by beginnings only. */
static gboolean
is_title (RapportKind         kind,
          const RapportField *field)
{
  return (field->flags & RAPPORT_FIELD_TITLE) != 0 && kind != RAPPORT_KIND_INTERACTION;
}

static void
collect_texts (const RapportRecord *record,
               GString             *title,
               GString             *body)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RapportField *field = &info->fields[f];
      GString *target = is_title (record->kind, field) ? title : body;

      if (!(field->flags & RAPPORT_FIELD_SEARCH) || !rapport_record_has_at (record, f))
        continue;

      if (rapport_field_is_text (field))
        g_string_append_printf (target, "%s\n", rapport_record_get_text_at (record, f));
      else if (rapport_field_is_list (field))
        for (const char * const *text = rapport_record_get_list_at (record, f); *text != NULL; text++)
          g_string_append_printf (target, "%s\n", *text);
    }
}

static gboolean
find_document (RapportStore     *store,
               const RapportId  *id,
               gint64           *document,
               GError          **error)
{
  sqlite3_stmt *statement;
  int code;

  *document = 0;
  if ((statement = rapport_connection_prepare (store->connection,
                                               "SELECT document FROM search_document WHERE row = ?", error)) == NULL)
    return FALSE;
  rapport_statement_bind_id (statement, 1, id);
  if ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    *document = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
run_with_document (RapportStore  *store,
                   const char    *sql,
                   gint64         document,
                   GError       **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (store->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, document);

  return rapport_connection_run (store->connection, statement, error);
}

static gboolean
add_document (RapportStore         *store,
              const RapportRecord  *record,
              gint64               *document,
              GError              **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (store->connection,
                                                        "INSERT INTO search_document (kind, row) VALUES (?, ?)",
                                                        error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, rapport_kind_get_info (record->kind)->table);
  rapport_statement_bind_id (statement, 2, &record->id);
  if (!rapport_connection_run (store->connection, statement, error))
    return FALSE;
  *document = sqlite3_last_insert_rowid (rapport_connection_get_handle (store->connection));

  return TRUE;
}

static gboolean
add_words (RapportStore  *store,
           const char    *folded_title,
           GError       **error)
{
  g_autoptr(GPtrArray) words = rapport_search_split (folded_title);

  for (guint i = 0; i < words->len; i++)
    {
      sqlite3_stmt *statement;

      statement = rapport_connection_prepare (store->connection,
                                              "INSERT INTO search_word (word) VALUES (?)"
                                              " ON CONFLICT (word) DO NOTHING", error);
      if (statement == NULL)
        return FALSE;
      rapport_statement_bind_text (statement, 1, words->pdata[i]);
      if (!rapport_connection_run (store->connection, statement, error))
        return FALSE;
      if (store->search_words != NULL)
        rapport_search_words_add (store->search_words, words->pdata[i]);
    }

  return TRUE;
}

static gboolean
write_text (RapportStore         *store,
            const RapportRecord  *record,
            gint64                document,
            GError              **error)
{
  g_autoptr(GString) title = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  g_autofree char *folded_title = NULL;
  g_autofree char *folded_body = NULL;
  sqlite3_stmt *statement;

  collect_texts (record, title, body);
  folded_title = rapport_fold_search (title->str);
  folded_body = rapport_fold_search (body->str);

  statement = rapport_connection_prepare (store->connection,
                                          "INSERT INTO search_text (rowid, title, body, sort) VALUES (?, ?, ?, ?)",
                                          error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, document);
  rapport_statement_bind_text (statement, 2, folded_title);
  rapport_statement_bind_text (statement, 3, folded_body);
  rapport_statement_bind_text (statement, 4, rapport_kind_get_info (record->kind)->table);

  return rapport_connection_run (store->connection, statement, error) &&
         add_words (store, folded_title, error);
}

static gboolean
is_searchable (RapportKind kind)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (info->fields[f].flags & RAPPORT_FIELD_SEARCH)
        return TRUE;
    }

  return FALSE;
}

static gboolean
index_record (RapportStore  *store,
              const Change  *change,
              GError       **error)
{
  g_autoptr(RapportRecord) record = NULL;
  g_autoptr(GError) get_error = NULL;
  gboolean gone;
  gint64 document;

  record = rapport_store_get (store, change->kind, &change->id, &get_error);
  if (record == NULL && !g_error_matches (get_error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&get_error));
      return FALSE;
    }
  gone = record == NULL || record->deleted_at != 0;

  if (!find_document (store, &change->id, &document, error))
    return FALSE;
  if (document != 0 &&
      !run_with_document (store, "DELETE FROM search_text WHERE rowid = ?", document, error))
    return FALSE;
  if (document != 0 && gone)
    return run_with_document (store, "DELETE FROM search_document WHERE document = ?", document, error);
  if (gone || (document == 0 && !add_document (store, record, &document, error)))
    return gone;

  return write_text (store, record, document, error);
}

/* Values of list fields belong to the record that has them. */
static gboolean
collect_changes (RapportStore  *store,
                 gint64         from,
                 gint64         to,
                 GArray        *changes,
                 GError       **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  sqlite3_stmt *statement;
  int code;

  statement = rapport_connection_prepare (store->connection,
                                          "SELECT coalesce (i.kind, c.kind), coalesce (i.owner, c.row)"
                                          " FROM log_change AS c"
                                          " LEFT JOIN list_item AS i ON c.kind = 'list_item' AND i.id = c.row"
                                          " WHERE c.seq > ? AND c.seq <= ? ORDER BY c.seq", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, to);

  while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      Change change;

      change.kind = rapport_kind_from_table (rapport_statement_get_text (statement, 0));
      if (change.kind != RAPPORT_KIND_NONE && is_searchable (change.kind) &&
          rapport_statement_get_id (statement, 1, &change.id) &&
          g_hash_table_add (seen, rapport_id_copy (&change.id)))
        g_array_append_val (changes, change);
    }

  return code == SQLITE_DONE;
}

static gboolean
get_range (RapportStore  *store,
           gint64        *from,
           gint64        *to,
           GError       **error)
{
  return rapport_connection_get_integer (store->connection, "SELECT seq FROM search_state", from, error) &&
         rapport_store_get_log_end (store, to, error);
}

gboolean
rapport_search_index_catch_up (RapportStore  *store,
                               GError       **error)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  gint64 from, to;

  rapport_store_check_thread (store);

  if (!prepare (store, error) ||
      !get_range (store, &from, &to, error) ||
      !collect_changes (store, from, to, changes, error))
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      if (!index_record (store, &g_array_index (changes, Change, i), error))
        return FALSE;
    }

  return run_with_document (store, "UPDATE search_state SET seq = ?", to, error);
}

gboolean
rapport_search_index_follow (RapportStore  *store,
                             GError       **error)
{
  g_autoptr(GError) index_error = NULL;

  if (!rapport_connection_execute (store->connection, "SAVEPOINT search", error))
    return FALSE;
  if (rapport_search_index_catch_up (store, &index_error))
    return rapport_connection_execute (store->connection, "RELEASE search", error);

  if (!g_error_matches (index_error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&index_error));
      return FALSE;
    }
  g_warning ("The search index is damaged: %s", index_error->message);

  return rapport_connection_execute (store->connection, "ROLLBACK TO search; RELEASE search", error);
}

gboolean
rapport_search_index_refresh (RapportStore  *store,
                              GError       **error)
{
  gboolean prepared;
  gint64 from = 0, to = 1;

  rapport_store_check_thread (store);

  if (rapport_store_is_read_only (store))
    return TRUE;
  if (!is_prepared (store, &prepared, error) ||
      (prepared && !get_range (store, &from, &to, error)))
    return FALSE;
  if (from == to)
    return TRUE;

  if (!rapport_store_begin_local (store, error))
    return FALSE;
  if (!rapport_search_index_catch_up (store, error))
    {
      rapport_store_rollback (store);
      return FALSE;
    }

  return rapport_store_commit_local (store, error);
}

gboolean
rapport_search_index_rebuild (RapportStore  *store,
                              GError       **error)
{
  rapport_store_check_thread (store);

  return rapport_connection_execute (store->connection,
                                     "DROP TABLE IF EXISTS search_text;"
                                     "DROP TABLE IF EXISTS search_document;"
                                     "DROP TABLE IF EXISTS search_word;"
                                     "DROP TABLE IF EXISTS search_state;", error) &&
         rapport_search_index_refresh (store, error);
}

gboolean
rapport_search_index_check (RapportStore  *store,
                            GPtrArray     *problems,
                            GError       **error)
{
  g_autoptr(GError) check_error = NULL;
  gboolean prepared;

  rapport_store_check_thread (store);

  if (!is_prepared (store, &prepared, error))
    return FALSE;
  if (!prepared || rapport_store_is_read_only (store))
    return TRUE;

  if (!rapport_connection_execute (store->connection,
                                   "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)",
                                   &check_error))
    g_ptr_array_add (problems, g_strdup_printf (_("The search index is damaged and will be made anew: %s"),
                                                check_error->message));

  return TRUE;
}

RapportSearchWords *
rapport_search_index_get_words (RapportStore  *store,
                                GError       **error)
{
  g_autoptr(RapportSearchWords) words = NULL;
  sqlite3_stmt *statement;
  int code;

  rapport_store_check_thread (store);

  if (store->search_words != NULL)
    return store->search_words;

  words = rapport_search_words_new ();
  if ((statement = rapport_connection_prepare (store->connection, "SELECT word FROM search_word", error)) == NULL)
    return NULL;
  while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    rapport_search_words_add (words, rapport_statement_get_text (statement, 0));
  if (code != SQLITE_DONE)
    return NULL;
  store->search_words = g_steal_pointer (&words);

  return store->search_words;
}
