/* rapport-connection.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-connection"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "rapport-connection.h"
#include "rapport-error.h"

/* Where SQLite puts its locks: the lock-byte page at 1 GiB. */
#define LOCK_START  0x40000000
#define LOCK_LENGTH 512

/* A lock whose holder can't be seen (another connection of this process) is given up after this. */
#define BLIND_WAIT (10 * G_USEC_PER_SEC)
#define TELL_AFTER (2 * G_USEC_PER_SEC)

struct _RapportConnection
{
  sqlite3      *db;
  char         *path;
  GHashTable   *statements;   /* (owned): text -> sqlite3_stmt */
  GCancellable *cancellable;  /* (owned) (nullable) */
  gint64        waiting_since;
  int           lock_file;    /* only to ask who holds a lock; see open_lock_file() */
  gboolean      read_only;
  gboolean      unsure;
  gboolean      told;
};

typedef struct
{
  const char *set;
  const char *get;
  const char *value;
} Pragma;

static const Pragma pragmas[] = {
  { "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0" },
  { "PRAGMA journal_mode = TRUNCATE", "PRAGMA journal_mode", "truncate" },
  { "PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3" },
  { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1" },
  { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1" },
  { "PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0" },
  { "PRAGMA cache_spill = OFF", "PRAGMA cache_spill", "0" },
  { "PRAGMA cache_size = -65536", "PRAGMA cache_size", "-65536" },
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2" },
};

typedef struct
{
  int option;
  int value;
} Switch;

static const Switch switches[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
};

static gboolean
find_lock_holder (RapportConnection *self,
                  GPid              *pid)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_START, .l_len = LOCK_LENGTH };

  g_assert (self != NULL);

  if (self->lock_file < 0 || fcntl (self->lock_file, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK)
    return FALSE;

  *pid = lock.l_pid;

  return TRUE;
}

static char *
describe_process (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/comm", pid);
  g_autofree char *name = NULL;

  if (!g_file_get_contents (path, &name, NULL, NULL))
    return g_strdup_printf (_("process %d"), pid);

  g_strstrip (name);

  /* Translators: the name of a program and the number of its process. */
  return g_strdup_printf (_("%s (process %d)"), name, pid);
}

/* Called by SQLite while another process holds the lock that it needs. A lock goes with its
 * process, so whoever is seen holding it lives, and the wait will end. */
static int
busy_cb (void *user_data,
         int   n_calls)
{
  RapportConnection *self = user_data;
  gint64 now = g_get_monotonic_time ();
  gboolean seen;
  GPid pid = 0;

  if (n_calls == 0)
    {
      self->waiting_since = now;
      self->told = FALSE;
    }

  if (g_cancellable_is_cancelled (self->cancellable))
    return 0;

  seen = find_lock_holder (self, &pid);
  if (!seen && now - self->waiting_since > BLIND_WAIT)
    return 0;

  if (seen && !self->told && now - self->waiting_since > TELL_AFTER)
    {
      g_autofree char *holder = describe_process (pid);

      g_message (_("Waiting for %s, which is writing to the workspace"), holder);
      self->told = TRUE;
    }

  /* Short and uneven, so that one of two busy writers does not keep the other waiting for long. */
  g_usleep (g_random_int_range (500, 3000));

  return 1;
}

static int
progress_cb (void *user_data)
{
  RapportConnection *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
set_io_error (RapportConnection *self,
              GError           **error)
{
  int code = sqlite3_extended_errcode (self->db);

  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC)
    self->unsure = TRUE;

  if (sqlite3_system_errno (self->db) == ENOSPC || sqlite3_system_errno (self->db) == EDQUOT)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                 _("The disk is full. Nothing was changed in “%s”. Free some space and try again."), self->path);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                 _("“%s” could not be read or written: %s. Nothing was changed. Check the disk and try again."),
                 self->path, sqlite3_errstr (code));
}

static void
set_busy_error (RapportConnection *self,
                GError           **error)
{
  g_autofree char *holder = NULL;
  GPid pid = 0;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;

  holder = find_lock_holder (self, &pid) ? describe_process (pid) : g_strdup (_("another program"));
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY,
               _("“%s” is in use by %s. Wait until it has finished and try again."), self->path, holder);
}

/**
 * rapport_connection_set_error:
 *
 * Turns SQLite's last error into one for the user.
 *
 * Returns: %FALSE
 */
gboolean
rapport_connection_set_error (RapportConnection  *self,
                              GError            **error)
{
  int code;

  g_return_val_if_fail (self != NULL, FALSE);

  code = sqlite3_errcode (self->db);
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      set_busy_error (self, error);
      break;

    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      break;

    case SQLITE_FULL:
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                   _("The disk is full. Nothing was changed in “%s”. Free some space and try again."), self->path);
      break;

    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
                   _("“%s” can't be opened or changed: the file or its folder does not allow it. "
                     "Change the permissions, or copy the file to another folder."), self->path);
      break;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT,
                   _("“%s” is damaged or not a workspace of Rapport. "
                     "Bring back a backup with “rapport restore”; the file stays as it is."), self->path);
      break;

    case SQLITE_CONSTRAINT:
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   _("The workspace refused the change: %s."), sqlite3_errmsg (self->db));
      break;

    case SQLITE_IOERR:
      set_io_error (self, error);
      break;

    default:
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                   _("The workspace “%s” could not be used: %s."), self->path, sqlite3_errmsg (self->db));
      break;
    }

  return FALSE;
}

gboolean
rapport_connection_execute (RapportConnection  *self,
                            const char         *sql,
                            GError            **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return rapport_connection_set_error (self, error);

  return TRUE;
}

sqlite3_stmt *
rapport_connection_prepare (RapportConnection  *self,
                            const char         *sql,
                            GError            **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      rapport_connection_set_error (self, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, g_strdup (sql), statement);

  return statement;
}

int
rapport_connection_step (RapportConnection  *self,
                         sqlite3_stmt       *statement,
                         GError            **error)
{
  int code;

  g_return_val_if_fail (self != NULL && statement != NULL, SQLITE_MISUSE);

  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return code;

  if (code != SQLITE_DONE)
    rapport_connection_set_error (self, error);
  sqlite3_reset (statement);

  return code;
}

gboolean
rapport_connection_run (RapportConnection  *self,
                        sqlite3_stmt       *statement,
                        GError            **error)
{
  return rapport_connection_step (self, statement, error) == SQLITE_DONE;
}

gboolean
rapport_connection_get_integer (RapportConnection  *self,
                                const char         *sql,
                                gint64             *value,
                                GError            **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (self, sql, error);
  int code;

  if (statement == NULL || (code = rapport_connection_step (self, statement, error)) != SQLITE_ROW)
    {
      if (statement != NULL && code == SQLITE_DONE)
        g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT,
                     _("“%s” lacks a part of a workspace. Bring back a backup with “rapport restore”."), self->path);
      return FALSE;
    }

  *value = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);

  return TRUE;
}

static gboolean
check_pragma (RapportConnection  *self,
              const Pragma       *pragma,
              GError            **error)
{
  sqlite3_stmt *statement;
  gboolean right;

  if (!rapport_connection_execute (self, pragma->set, error))
    return FALSE;

  if ((statement = rapport_connection_prepare (self, pragma->get, error)) == NULL)
    return FALSE;

  if (rapport_connection_step (self, statement, error) != SQLITE_ROW)
    return FALSE;

  right = g_strcmp0 (rapport_statement_get_text (statement, 0), pragma->value) == 0;
  sqlite3_reset (statement);
  if (!right)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                 _("This SQLite does not keep the safety rules of Rapport (%s). Nothing was opened."), pragma->set);

  return right;
}

static gboolean
configure (RapportConnection  *self,
           GError            **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_handler (self->db, busy_cb, self);
  sqlite3_progress_handler (self->db, 1000, progress_cb, self);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      int value = -1;

      if (sqlite3_db_config (self->db, switches[i].option, switches[i].value, &value) != SQLITE_OK ||
          value != switches[i].value)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                       _("This SQLite does not keep the safety rules of Rapport (%d). Nothing was opened."),
                       switches[i].option);
          return FALSE;
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      if (!check_pragma (self, &pragmas[i], error))
        return FALSE;
    }

  return TRUE;
}

/* Opened before SQLite opens the file and closed after it has closed it: closing any descriptor of
 * a file drops all locks that the process holds on it. */
static int
open_lock_file (const char *path)
{
  return open (path, O_RDONLY | O_CLOEXEC);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Nobody asks how much memory SQLite has in use, and counting takes a lock at each allocation. */
static void
initialize (void)
{
  static gsize initialized;

  if (!g_once_init_enter (&initialized))
    return;

  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_initialize ();
  g_once_init_leave (&initialized, 1);
}

RapportConnection *
rapport_connection_open (const char  *path,
                         gboolean     read_only,
                         GError     **error)
{
  RapportConnection *self;
  int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  g_return_val_if_fail (path != NULL, NULL);

  initialize ();

  self = g_new0 (RapportConnection, 1);
  self->path = g_strdup (path);
  self->read_only = read_only;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  self->lock_file = open_lock_file (path);

  if (sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      rapport_connection_set_error (self, error);
      rapport_connection_close (self);
      return NULL;
    }

  if (!configure (self, error))
    {
      rapport_connection_close (self);
      return NULL;
    }

  return self;
}

void
rapport_connection_close (RapportConnection *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A statement was still open when the workspace was closed");
  if (self->lock_file >= 0)
    close (self->lock_file);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

const char *
rapport_connection_get_path (RapportConnection *self)
{
  return self->path;
}

sqlite3 *
rapport_connection_get_handle (RapportConnection *self)
{
  return self->db;
}

gboolean
rapport_connection_is_read_only (RapportConnection *self)
{
  return self->read_only || sqlite3_db_readonly (self->db, "main") == 1;
}

gboolean
rapport_connection_is_unsure (RapportConnection *self)
{
  return self->unsure;
}

gboolean
rapport_connection_has_moved (RapportConnection *self)
{
  int moved = 0;

  return sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void
rapport_connection_set_cancellable (RapportConnection *self,
                                    GCancellable      *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

void
rapport_statement_bind_id (sqlite3_stmt    *statement,
                           int              index,
                           const RapportId *id)
{
  if (rapport_id_is_none (id))
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_blob (statement, index, id->bytes, sizeof id->bytes, SQLITE_TRANSIENT);
}

void
rapport_statement_bind_text (sqlite3_stmt *statement,
                             int           index,
                             const char   *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/**
 * rapport_statement_get_id:
 * @id: (out): the id, none where the column is empty
 *
 * Returns: whether the column holds an id
 */
gboolean
rapport_statement_get_id (sqlite3_stmt *statement,
                          int           column,
                          RapportId    *id)
{
  const void *bytes = sqlite3_column_blob (statement, column);

  *id = rapport_id_none;
  if (bytes == NULL || sqlite3_column_bytes (statement, column) != sizeof id->bytes)
    return FALSE;

  memcpy (id->bytes, bytes, sizeof id->bytes);

  return TRUE;
}

const char *
rapport_statement_get_text (sqlite3_stmt *statement,
                            int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}
