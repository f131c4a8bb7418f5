/* rapport-store.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-store"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-clock.h"
#include "rapport-file.h"
#include "rapport-history.h"
#include "rapport-migrator.h"
#include "rapport-seal.h"
#include "rapport-search-index.h"
#include "rapport-store-private.h"

/* Reading this much takes less time than a person notices. */
#define VERIFY_AT_ONCE (8 << 20)

static void
store_free (RapportStore *self)
{
  g_assert (self != NULL);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    g_clear_pointer (&self->tables[kind], rapport_record_table_free);
  rapport_store_forget_rates (self);
  g_clear_pointer (&self->facts_queries, g_ptr_array_unref);
  g_clear_pointer (&self->programme, rapport_programme_unref);
  rapport_store_forget_lookups (self);
  g_clear_pointer (&self->search_words, rapport_search_words_free);
  g_clear_pointer (&self->connection, rapport_connection_close);
  g_free (self->label);
  g_free (self->actor);
  g_free (self);
}

static gboolean
enter_log (RapportStore  *self,
           GError       **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (self->connection,
                                                        "UPDATE local SET current = ?1, wall = ?2,"
                                                        " outside = NULL, outside_at = NULL", error);

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &self->transaction);
  sqlite3_bind_int64 (statement, 2, self->now / 1000);

  return rapport_connection_run (self->connection, statement, error);
}

static gboolean
find_actor (RapportStore  *self,
            GError       **error)
{
  g_clear_pointer (&self->actor, g_free);
  if (!rapport_store_get_setting (self, "user_name", &self->actor, error))
    return FALSE;

  if (self->actor == NULL)
    self->actor = g_strdup (g_get_real_name ());

  return TRUE;
}

static gboolean
start (RapportStore   *self,
       const char     *label,
       RapportOrigin   origin,
       GError        **error)
{
  self->in_transaction = TRUE;
  self->batch = rapport_id_none;
  self->undoes = rapport_id_none;
  self->origin = origin;
  /* Also where the clock stands still: what went into the bin together is known by its time. */
  self->now = MAX (rapport_clock_now (), self->now + 1);
  g_free (self->label);
  self->label = g_strdup (label);
  rapport_id_generate (&self->transaction);
  rapport_store_forget_lookups (self);

  if (!rapport_seal_remove (self->connection, error))
    return FALSE;
  self->wrote = TRUE;

  return find_actor (self, error) && enter_log (self, error);
}

/* The migration has opened the transaction; the tables and their first rows appear together. All
 * new workspaces share the transaction's id, as they share the rows. */
static gboolean
put_seed (RapportStore  *self,
          GError       **error)
{
  if (!start (self, _("New workspace"), RAPPORT_ORIGIN_WORKSPACE, error))
    return FALSE;

  rapport_id_derive (&self->transaction, NULL, "New workspace");

  return enter_log (self, error) &&
         rapport_store_put_seed (self, error) &&
         rapport_store_commit (self, NULL, error);
}

gboolean
rapport_store_verify (RapportStore  *self,
                      GError       **error)
{
  if (!self->verified)
    self->verified = rapport_seal_check (self->connection, error);

  return self->verified;
}

static gboolean
is_large (RapportStore *self)
{
  gint64 pages, page_size;

  return rapport_connection_get_integer (self->connection, "PRAGMA page_count", &pages, NULL) &&
         rapport_connection_get_integer (self->connection, "PRAGMA page_size", &page_size, NULL) &&
         pages * page_size > VERIFY_AT_ONCE;
}

static gboolean
prepare_file (RapportStore       *self,
              RapportStoreFlags   flags,
              GError            **error)
{
  gboolean is_new = FALSE;

  if (!rapport_migrator_check (self->connection, (flags & RAPPORT_STORE_CREATE) != 0, error))
    return FALSE;

  self->verified = (flags & RAPPORT_STORE_SKIP_SEAL) != 0;
  if (!is_large (self) && !rapport_store_verify (self, error))
    return FALSE;

  if (rapport_connection_is_read_only (self->connection))
    return TRUE;

  if (!rapport_migrator_run (self->connection, &is_new, error))
    return FALSE;

  return !is_new || put_seed (self, error);
}

/**
 * rapport_store_open:
 * @path: the workspace file
 * @flags: how to open it
 *
 * Opens a workspace, and checks first that it is one, that it is whole, and that this version
 * may write it. The thread that calls is the only one that may use the store.
 *
 * Returns: (transfer full) (nullable): the store
 */
RapportStore *
rapport_store_open (const char         *path,
                    RapportStoreFlags   flags,
                    GError            **error)
{
  g_autofree char *workspace = NULL;
  RapportStore *self;
  gboolean read_only = (flags & RAPPORT_STORE_READ_ONLY) != 0;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!rapport_migrator_prepare_path (path, (flags & RAPPORT_STORE_CREATE) != 0, read_only, error))
    return NULL;

  self = g_new0 (RapportStore, 1);
  self->thread = g_thread_self ();
  /* By one name, so that there is one seal and one folder of backups. */
  workspace = rapport_file_resolve (path);
  self->connection = rapport_connection_open (workspace, read_only, error);
  if (self->connection == NULL || !prepare_file (self, flags, error))
    {
      if (self->in_transaction)
        rapport_store_rollback (self);
      store_free (self);
      return NULL;
    }

  return self;
}

/**
 * rapport_store_close:
 * @self: (transfer full): the store
 *
 * Ends the work: a transaction under way is rolled back, the seal is written if anything was.
 *
 * Returns: whether all went well; @self is gone in any case
 */
gboolean
rapport_store_close (RapportStore  *self,
                     GError       **error)
{
  gboolean sealed = TRUE;

  rapport_store_check_thread (self);

  if (self->in_transaction)
    rapport_store_rollback (self);

  if (self->wrote && !rapport_connection_is_unsure (self->connection) &&
      !rapport_connection_has_moved (self->connection))
    sealed = rapport_seal_write (self->connection, error);
  store_free (self);

  return sealed;
}

const char *
rapport_store_get_path (RapportStore *self)
{
  rapport_store_check_thread (self);

  return rapport_connection_get_path (self->connection);
}

gboolean
rapport_store_is_read_only (RapportStore *self)
{
  rapport_store_check_thread (self);

  return rapport_connection_is_read_only (self->connection);
}

RapportRecordTable *
rapport_store_get_table (RapportStore *self,
                         RapportKind   kind)
{
  g_assert ((guint) kind < RAPPORT_N_KINDS);

  if (self->tables[kind] == NULL)
    self->tables[kind] = rapport_record_table_new (self->connection, kind);

  return self->tables[kind];
}

/* What is written to a file that is no longer there is lost, so that nothing may be called saved. */
gboolean
rapport_store_check_place (RapportStore  *self,
                           GError       **error)
{
  rapport_store_check_thread (self);

  if (!rapport_connection_has_moved (self->connection))
    return TRUE;

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
               _("“%s” was deleted, moved or replaced while it was in use. Nothing was changed. Put it back, or "
                 "bring back a backup with “rapport restore”, and open it again."), rapport_store_get_path (self));

  return FALSE;
}

static gboolean
check_writable (RapportStore  *self,
                GError       **error)
{
  if (rapport_connection_is_unsure (self->connection))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                   _("The disk did not confirm the last change to “%s”. Close Rapport, check the disk, and open "
                     "the workspace again; what it holds will be verified."), rapport_store_get_path (self));
      return FALSE;
    }

  if (rapport_connection_is_read_only (self->connection))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
                   _("“%s” is open for reading only. Copy it to a folder where you may write to change it."),
                   rapport_store_get_path (self));
      return FALSE;
    }

  return rapport_store_check_place (self, error);
}

/**
 * rapport_store_begin:
 * @label: what the transaction does, for the user
 * @origin: where it comes from
 *
 * Waits for other writers, then starts a transaction.
 *
 * Returns: whether it started
 */
gboolean
rapport_store_begin (RapportStore   *self,
                     const char     *label,
                     RapportOrigin   origin,
                     GError        **error)
{
  rapport_store_check_thread (self);
  g_return_val_if_fail (label != NULL, FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (!check_writable (self, error) || !rapport_store_verify (self, error) ||
      !rapport_connection_execute (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!start (self, label, origin, error))
    {
      rapport_store_rollback (self);
      return FALSE;
    }

  return TRUE;
}

const RapportId *
rapport_store_get_transaction (RapportStore *self)
{
  rapport_store_check_thread (self);

  return &self->transaction;
}

static gboolean
set_conflict (const RapportRecord  *record,
              GError              **error)
{
  const char *title = rapport_record_get_title (record);

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
               _("“%s” was changed by someone else in the meantime. Look at it again and repeat your change."),
               title != NULL ? title : _(rapport_kind_get_info (record->kind)->title));

  return FALSE;
}

/* After some errors SQLite has rolled back by itself, and a statement would run on its own. */
gboolean
rapport_store_check_alive (RapportStore  *self,
                           GError       **error)
{
  if (!sqlite3_get_autocommit (rapport_connection_get_handle (self->connection)))
    return TRUE;

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
               _("The change to “%s” was taken back because of an error before. Try again."),
               rapport_store_get_path (self));

  return FALSE;
}

/* A record of rev 0 that is there already was stored by someone else under the same id. */
static gboolean
insert_record (RapportStore         *self,
               const RapportRecord  *record,
               GError              **error)
{
  RapportRecordTable *table = rapport_store_get_table (self, record->kind);
  g_autoptr(GError) local_error = NULL;

  if (rapport_record_table_insert (table, record, self->now, self->actor, &local_error))
    return TRUE;

  if (sqlite3_extended_errcode (rapport_connection_get_handle (self->connection)) == SQLITE_CONSTRAINT_PRIMARYKEY)
    return set_conflict (record, error);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
write_record (RapportStore         *self,
              const RapportRecord  *record,
              const RapportRecord  *stored,
              GError              **error)
{
  RapportRecordTable *table = rapport_store_get_table (self, record->kind);
  g_autoptr(RapportRecord) complete = rapport_store_complete (self, record, stored, error);

  if (complete == NULL)
    return FALSE;

  if (stored == NULL && !insert_record (self, complete, error))
    return FALSE;
  if (stored != NULL && !rapport_record_table_update (table, complete, stored, self->now, self->actor, error))
    return FALSE;

  if (record->kind == RAPPORT_KIND_PARTNER && !rapport_store_write_partner_name (self, complete, error))
    return FALSE;
  if (record->kind == RAPPORT_KIND_RATE)
    rapport_store_forget_rates (self);
  if (record->kind == RAPPORT_KIND_SETTING || record->kind == RAPPORT_KIND_PIPELINE_STAGE)
    rapport_store_forget_lookups (self);
  if (record->kind == RAPPORT_KIND_IMPORT_BATCH)
    self->batch = record->id;

  return rapport_store_put_history (self, complete, stored, error);
}

/**
 * rapport_store_put:
 * @record: a record of rev 0 to insert, or a changed copy of a stored one
 *
 * Validates a record and writes it. A record that says nothing new writes nothing.
 *
 * Returns: whether it was written
 */
gboolean
rapport_store_put (RapportStore         *self,
                   const RapportRecord  *record,
                   GError              **error)
{
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(GError) local_error = NULL;

  rapport_store_check_thread (self);
  g_return_val_if_fail (record != NULL, FALSE);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (!rapport_store_check_alive (self, error) || !rapport_record_validate (record, error))
    return FALSE;

  if (record->rev > 0)
    stored = rapport_record_table_get (rapport_store_get_table (self, record->kind), &record->id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (record->rev > 0 && (stored == NULL || stored->rev != record->rev))
    return set_conflict (record, error);

  if (stored != NULL && rapport_record_equal (record, stored))
    return TRUE;

  return rapport_store_check_relations (self, record, stored, error) && write_record (self, record, stored, error);
}

static gboolean
is_logged (RapportStore  *self,
           gboolean      *logged,
           GError       **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (self->connection,
                                                        "SELECT EXISTS (SELECT 1 FROM log_change"
                                                        " WHERE \"transaction\" = ?1)", error);

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &self->transaction);
  if (rapport_connection_step (self->connection, statement, error) != SQLITE_ROW)
    return FALSE;

  *logged = sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);

  return TRUE;
}

static gboolean
log_transaction (RapportStore  *self,
                 GError       **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (self->connection,
                                                        "INSERT INTO log_transaction"
                                                        " (id, stamp, at, label, actor, origin, batch, undoes)"
                                                        " SELECT ?1, printf ('%016x', clock) || device,"
                                                        " ?2, ?3, ?4, ?5, ?6, ?7 FROM local", error);

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &self->transaction);
  sqlite3_bind_int64 (statement, 2, self->now);
  rapport_statement_bind_text (statement, 3, self->label);
  rapport_statement_bind_text (statement, 4, self->actor);
  rapport_statement_bind_text (statement, 5, rapport_origin_to_string (self->origin));
  rapport_statement_bind_id (statement, 6, &self->batch);
  rapport_statement_bind_id (statement, 7, &self->undoes);

  return rapport_connection_run (self->connection, statement, error) &&
         rapport_connection_execute (self->connection, "UPDATE local SET current = NULL, wall = NULL", error);
}

static gboolean
commit (RapportStore  *self,
        GError       **error)
{
  if (sqlite3_exec (rapport_connection_get_handle (self->connection), "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  if (sqlite3_extended_errcode (rapport_connection_get_handle (self->connection)) == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                         _("A record refers to another one that is not there. Nothing was changed."));
  else
    rapport_connection_set_error (self->connection, error);

  return FALSE;
}

/**
 * rapport_store_commit:
 * @transaction: (out) (optional): the transaction's id, none if nothing changed
 *
 * Makes the changes durable: when it returns %TRUE they survive a loss of power.
 *
 * Returns: whether they are stored; if not, none of them is
 */
gboolean
rapport_store_commit (RapportStore  *self,
                      RapportId     *transaction,
                      GError       **error)
{
  gboolean logged = FALSE;

  rapport_store_check_thread (self);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (transaction != NULL)
    *transaction = rapport_id_none;

  if (!rapport_store_check_alive (self, error) || !is_logged (self, &logged, error))
    {
      rapport_store_rollback (self);
      return FALSE;
    }

  if (!logged)
    {
      rapport_store_rollback (self);
      return TRUE;
    }

  if (!rapport_search_index_follow (self, error) || !log_transaction (self, error) ||
      !rapport_store_check_place (self, error) || !commit (self, error))
    {
      rapport_store_rollback (self);
      return FALSE;
    }

  self->in_transaction = FALSE;
  if (transaction != NULL)
    *transaction = self->transaction;

  return TRUE;
}

void
rapport_store_rollback (RapportStore *self)
{
  rapport_store_check_thread (self);
  g_return_if_fail (self->in_transaction);

  if (!sqlite3_get_autocommit (rapport_connection_get_handle (self->connection)))
    sqlite3_exec (rapport_connection_get_handle (self->connection), "ROLLBACK", NULL, NULL, NULL);
  self->in_transaction = FALSE;
  rapport_store_forget_rates (self);
}

gboolean
rapport_store_begin_local (RapportStore  *self,
                           GError       **error)
{
  rapport_store_check_thread (self);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (!check_writable (self, error) || !rapport_connection_execute (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->in_transaction = TRUE;
  if (!rapport_seal_remove (self->connection, error))
    {
      rapport_store_rollback (self);
      return FALSE;
    }
  self->wrote = TRUE;

  return TRUE;
}

gboolean
rapport_store_commit_local (RapportStore  *self,
                            GError       **error)
{
  rapport_store_check_thread (self);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (!rapport_store_check_alive (self, error) || !rapport_store_check_place (self, error) || !commit (self, error))
    {
      rapport_store_rollback (self);
      return FALSE;
    }
  self->in_transaction = FALSE;

  return TRUE;
}
