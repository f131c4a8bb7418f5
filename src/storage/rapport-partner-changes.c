/* rapport-partner-changes.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-partner-changes"

#include "config.h"

#include <string.h>

#include "rapport-partner-changes.h"
#include "rapport-store-private.h"

/* Beyond so many entries, looking up whom they concern takes longer than taking it to be all. */
#define MAX_ENTRIES 20000

/* Settings that no figure depends on. */
static const char * const plain_settings[] = { "user_name", "paper", "week_start", NULL };

typedef struct
{
  RapportKind  kind;
  RapportId    row;
  const char  *operation; /* (not owned): of the statement's row, like @field */
  const char  *field;     /* (nullable) */
  RapportId    old;       /* none where the old value is no id */
} Entry;

/* The owner of a record, or of a list's value: none where the row is gone. */
static gboolean
find_owner (RapportStore     *store,
            const char       *table,
            const char       *column,
            const RapportId  *row,
            RapportId        *owner,
            GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?", column, table);
  sqlite3_stmt *statement = rapport_connection_prepare (store->connection, sql, error);
  int code;

  *owner = rapport_id_none;
  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, row);
  if ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      if (sqlite3_column_type (statement, 0) == SQLITE_BLOB)
        rapport_statement_get_id (statement, 0, owner);
      sqlite3_reset (statement);
    }

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* Up to the partner: a step of a review belongs to the review, and that to the partner. */
static gboolean
add_partner_of (RapportPartnerChanges  *self,
                RapportStore           *store,
                RapportKind             kind,
                const RapportId        *row,
                GError                **error)
{
  RapportId id = *row;

  while (kind != RAPPORT_KIND_PARTNER && !rapport_id_is_none (&id))
    {
      const RapportField *field = rapport_record_table_get_owner_field (kind);
      RapportId owner;

      if (field == NULL)
        return TRUE;
      if (!find_owner (store, rapport_kind_get_info (kind)->table, field->column, &id, &owner, error))
        return FALSE;
      kind = field->target;
      id = owner;
    }

  if (!rapport_id_is_none (&id))
    g_hash_table_add (self->partners, rapport_id_copy (&id));

  return TRUE;
}

static gboolean
is_plain_setting (RapportStore     *store,
                  const RapportId  *row,
                  gboolean         *is_plain,
                  GError          **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (store->connection, "SELECT \"key\" FROM setting WHERE id = ?", error);
  int code;

  *is_plain = FALSE;
  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, row);
  if ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      *is_plain = g_strv_contains (plain_settings, rapport_statement_get_text (statement, 0));
      sqlite3_reset (statement);
    }

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
add_shared (RapportPartnerChanges  *self,
            RapportStore           *store,
            const Entry            *entry,
            GError                **error)
{
  gboolean is_plain = FALSE;

  if (entry->kind == RAPPORT_KIND_SETTING && !is_plain_setting (store, &entry->row, &is_plain, error))
    return FALSE;
  if (!is_plain)
    self->is_all = TRUE;

  return TRUE;
}

static gboolean
concerns_names (const Entry *entry)
{
  return entry->kind == RAPPORT_KIND_PARTNER &&
         (strcmp (entry->operation, "changed") != 0 || g_strcmp0 (entry->field, "name") == 0);
}

static gboolean
add_entry (RapportPartnerChanges  *self,
           RapportStore           *store,
           const Entry            *entry,
           GHashTable             *seen,
           GError                **error)
{
  const RapportField *owner = rapport_record_table_get_owner_field (entry->kind);

  if (rapport_store_is_shared_kind (entry->kind))
    return add_shared (self, store, entry, error);

  if (concerns_names (entry))
    self->are_names = TRUE;
  if (entry->kind == RAPPORT_KIND_PARTNER)
    {
      g_hash_table_add (self->partners, rapport_id_copy (&entry->row));
      return TRUE;
    }
  if (owner == NULL)
    return TRUE;

  /* Of a row that another program has deleted nobody can tell any more to whom it belonged. */
  if (strcmp (entry->operation, "purged") == 0)
    {
      self->is_all = TRUE;
      return TRUE;
    }

  /* One that was moved concerns whom it left, too. */
  if (g_strcmp0 (entry->field, owner->column) == 0 && !rapport_id_is_none (&entry->old) &&
      !add_partner_of (self, store, owner->target, &entry->old, error))
    return FALSE;

  return !g_hash_table_add (seen, rapport_id_copy (&entry->row)) ||
         add_partner_of (self, store, entry->kind, &entry->row, error);
}

/* The value of a list counts as its record. */
static gboolean
resolve_list_item (RapportStore  *store,
                   Entry         *entry,
                   GError       **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (store->connection,
                                                        "SELECT kind, owner FROM list_item WHERE id = ?", error);
  int code;

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &entry->row);
  if ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      entry->kind = rapport_kind_from_table (rapport_statement_get_text (statement, 0));
      entry->operation = "changed";
      entry->field = NULL;
      rapport_statement_get_id (statement, 1, &entry->row);
      sqlite3_reset (statement);
    }

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
read_entry (RapportPartnerChanges  *self,
            RapportStore           *store,
            sqlite3_stmt           *statement,
            GHashTable             *seen,
            GError                **error)
{
  const char *table = rapport_statement_get_text (statement, 0);
  gboolean is_item = strcmp (table, "list_item") == 0;
  Entry entry = { .kind = rapport_kind_from_table (table), .old = rapport_id_none };

  rapport_statement_get_id (statement, 1, &entry.row);
  entry.operation = rapport_statement_get_text (statement, 2);
  entry.field = rapport_statement_get_text (statement, 3);
  if (sqlite3_column_type (statement, 4) == SQLITE_BLOB && sqlite3_column_bytes (statement, 4) == 16)
    rapport_statement_get_id (statement, 4, &entry.old);

  if (is_item && !resolve_list_item (store, &entry, error))
    return FALSE;
  if (entry.kind != RAPPORT_KIND_NONE)
    return add_entry (self, store, &entry, seen, error);

  /* Of a kind that is not known here, or the value of a list that was deleted. */
  self->is_all = self->is_all || is_item;

  return TRUE;
}

static gboolean
read_entries (RapportPartnerChanges  *self,
              RapportStore           *store,
              gint64                  since,
              GError                **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  sqlite3_stmt *statement;
  int code = SQLITE_DONE;

  statement = rapport_connection_prepare (store->connection,
                                          "SELECT kind, row, operation, field, old FROM log_change"
                                          " WHERE seq > ? AND seq <= ? ORDER BY seq", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, since);
  sqlite3_bind_int64 (statement, 2, self->seq);

  while (!self->is_all && (code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      if (!read_entry (self, store, statement, seen, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  sqlite3_reset (statement);

  return self->is_all || code == SQLITE_DONE;
}

/**
 * rapport_partner_changes_find:
 * @since: an entry of the log
 *
 * Returns: (transfer full) (nullable): whom the entries after @since concern
 */
RapportPartnerChanges *
rapport_partner_changes_find (RapportStore  *store,
                              gint64         since,
                              GError       **error)
{
  g_autoptr(RapportPartnerChanges) self = g_new0 (RapportPartnerChanges, 1);

  rapport_store_check_thread (store);

  self->partners = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  if (!rapport_store_get_log_end (store, &self->seq, error))
    return NULL;

  self->is_any = self->seq != since;
  self->is_all = self->seq < since || self->seq - since > MAX_ENTRIES;
  if (self->is_any && !self->is_all && !read_entries (self, store, since, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
rapport_partner_changes_free (RapportPartnerChanges *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->partners, g_hash_table_unref);
  g_free (self);
}
