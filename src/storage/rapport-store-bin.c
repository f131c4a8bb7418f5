/* rapport-store-bin.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-store-bin"

#include "config.h"

#include "rapport-store-private.h"

/* What belongs to a record goes into the bin and comes back with it. All that went at one time has
 * the same time of removal; what was in the bin before has another one, and stays there. */

static gboolean
move_record (RapportStore     *self,
             RapportKind       kind,
             const RapportId  *id,
             gint64            from,
             gint64            to,
             GError          **error);

/* The ids of the records of @kind that belong to @owner and were removed at @removed_at (0: are in use). */
static GArray *
list_owned (RapportStore        *self,
            RapportKind          kind,
            const RapportField  *field,
            const RapportId     *owner,
            gint64               removed_at,
            GError             **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (RapportId));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 AND deleted_at IS ?2",
                                          rapport_kind_get_info (kind)->table, field->column);
  sqlite3_stmt *statement = rapport_connection_prepare (self->connection, sql, error);
  int code;

  if (statement == NULL)
    return NULL;

  rapport_statement_bind_id (statement, 1, owner);
  if (removed_at != 0)
    sqlite3_bind_int64 (statement, 2, removed_at);
  while ((code = rapport_connection_step (self->connection, statement, error)) == SQLITE_ROW)
    {
      RapportId id;

      rapport_statement_get_id (statement, 0, &id);
      g_array_append_val (ids, id);
    }

  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
move_owned (RapportStore     *self,
            RapportKind       owner_kind,
            const RapportId  *owner,
            gint64            from,
            gint64            to,
            GError          **error)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportField *field = rapport_record_table_get_owner_field (kind);
      g_autoptr(GArray) ids = NULL;

      if (field == NULL || field->target != owner_kind)
        continue;

      if ((ids = list_owned (self, kind, field, owner, from, error)) == NULL)
        return FALSE;
      for (guint i = 0; i < ids->len; i++)
        {
          if (!move_record (self, kind, &g_array_index (ids, RapportId, i), from, to, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
move_record (RapportStore     *self,
             RapportKind       kind,
             const RapportId  *id,
             gint64            from,
             gint64            to,
             GError          **error)
{
  if (kind == RAPPORT_KIND_RATE)
    rapport_store_forget_rates (self);
  if (kind == RAPPORT_KIND_SETTING || kind == RAPPORT_KIND_PIPELINE_STAGE)
    rapport_store_forget_lookups (self);

  return rapport_record_table_set_deleted (rapport_store_get_table (self, kind), id, to, self->now, error) &&
         move_owned (self, kind, id, from, to, error);
}

/**
 * rapport_store_remove:
 *
 * Puts a record into the bin, and all that belongs to it.
 *
 * Returns: whether it is there now
 */
gboolean
rapport_store_remove (RapportStore     *self,
                      RapportKind       kind,
                      const RapportId  *id,
                      GError          **error)
{
  g_autoptr(RapportRecord) stored = NULL;

  rapport_store_check_thread (self);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (!rapport_store_check_alive (self, error) || (stored = rapport_store_get (self, kind, id, error)) == NULL)
    return FALSE;

  return stored->deleted_at != 0 || move_record (self, kind, id, 0, self->now, error);
}

/**
 * rapport_store_unremove:
 *
 * Takes a record out of the bin, and all that went there with it.
 *
 * Returns: whether it is in use now
 */
gboolean
rapport_store_unremove (RapportStore     *self,
                        RapportKind       kind,
                        const RapportId  *id,
                        GError          **error)
{
  g_autoptr(RapportRecord) stored = NULL;

  rapport_store_check_thread (self);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (!rapport_store_check_alive (self, error) || (stored = rapport_store_get (self, kind, id, error)) == NULL)
    return FALSE;

  return stored->deleted_at == 0 || move_record (self, kind, id, stored->deleted_at, 0, error);
}
