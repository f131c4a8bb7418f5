/* rapport-backup.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-backup"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-backup-private.h"
#include "rapport-backup.h"
#include "rapport-clock.h"
#include "rapport-file.h"
#include "rapport-store-private.h"

#define PAGES_PER_STEP 1024
#define HASH_BLOCK (64 * 1024)

static gboolean
set_sqlite_error (sqlite3     *handle,
                  int          code,
                  const char  *path,
                  GError     **error)
{
  g_set_error (error, RAPPORT_ERROR,
               code == SQLITE_FULL ? RAPPORT_ERROR_FULL
               : code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? RAPPORT_ERROR_CORRUPT
               : RAPPORT_ERROR_IO,
               _("The copy %s could not be written: %s"), path,
               handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code));

  return FALSE;
}

/* The first row of @sql as text, or NULL where it can't be had. */
static char *
read_text (sqlite3    *handle,
           const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);

  return text;
}

/* On a file that is open for reading only SQLite passes over the CHECK constraints. */
static gboolean
open_to_verify (const char  *path,
                sqlite3    **handle)
{
  int flags = access (path, W_OK) == 0 ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;

  return sqlite3_open_v2 (path, handle, flags, NULL) == SQLITE_OK;
}

/* Whether @path is a whole workspace that this program can read. */
static gboolean
verify (const char  *path,
        GError     **error)
{
  g_autofree char *application = NULL;
  g_autofree char *integrity = NULL;
  g_autofree char *version = NULL;
  sqlite3 *handle = NULL;

  if (open_to_verify (path, &handle))
    {
      integrity = read_text (handle, "PRAGMA integrity_check (1)");
      application = read_text (handle, "PRAGMA application_id");
      version = read_text (handle, "PRAGMA user_version");
    }
  sqlite3_close (handle);

  if (integrity == NULL || strcmp (integrity, "ok") != 0)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT,
                   _("The copy %s is damaged (%s). Take another copy"), path,
                   integrity != NULL ? integrity : _("it can't be read"));
      return FALSE;
    }
  if (application == NULL || g_ascii_strtoll (application, NULL, 10) != RAPPORT_STORE_APPLICATION_ID)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   _("%s is not a workspace of Rapport"), path);
      return FALSE;
    }
  if (g_ascii_strtoll (version, NULL, 10) > RAPPORT_STORE_VERSION)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_TOO_NEW,
                   _("%s was made by a newer version of Rapport. Restore it with that version"), path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
copy_pages (sqlite3     *source,
            sqlite3     *target,
            const char  *path,
            GError     **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", source, "main");
  int code;

  if (backup == NULL)
    return set_sqlite_error (target, sqlite3_errcode (target), path, error);

  while ((code = sqlite3_backup_step (backup, PAGES_PER_STEP)) == SQLITE_OK)
    ;
  sqlite3_backup_finish (backup);

  return code == SQLITE_DONE || set_sqlite_error (target, code, path, error);
}

static gboolean
copy_to (RapportConnection  *connection,
         const char         *temporary,
         GError            **error)
{
  sqlite3 *target = NULL;
  gboolean success;
  int code;

  code = sqlite3_open_v2 (temporary, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (code != SQLITE_OK)
    success = set_sqlite_error (target, code, temporary, error);
  else
    success = copy_pages (rapport_connection_get_handle (connection), target, temporary, error);
  sqlite3_close (target);

  return success;
}

static char *
compute_hash (const char  *path,
              GError     **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autofree guint8 *block = g_malloc (HASH_BLOCK);
  gssize n;

  if ((stream = g_file_read (file, NULL, error)) == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), block, HASH_BLOCK, NULL, error)) > 0)
    g_checksum_update (checksum, block, n);

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* In the form of sha256sum, so that a person can check it without this program. */
static gboolean
write_hash (const char  *path,
            GError     **error)
{
  g_autofree char *hash = compute_hash (path, error);
  g_autofree char *hash_path = g_strconcat (path, ".sha256", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *line = NULL;

  if (hash == NULL)
    return FALSE;
  line = g_strdup_printf ("%s  %s\n", hash, name);

  return rapport_file_write_whole (hash_path, line, strlen (line), 0600, error);
}

static gboolean
check_hash (const char  *path,
            GError     **error)
{
  g_autofree char *hash_path = g_strconcat (path, ".sha256", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (!g_file_get_contents (hash_path, &expected, NULL, NULL))
    return TRUE;
  if ((found = compute_hash (path, error)) == NULL)
    return FALSE;
  if (g_str_has_prefix (expected, found))
    return TRUE;

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT,
               _("The copy %s has changed since it was written. Take another copy"), path);

  return FALSE;
}

static gboolean
is_same_file (const char *one,
              const char *other)
{
  GStatBuf first, second;

  return g_stat (one, &first) == 0 && g_stat (other, &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

gboolean
rapport_backup_write_connection (RapportConnection  *connection,
                                 const char         *path,
                                 GError            **error)
{
  g_autofree char *temporary = rapport_file_begin (path, error);

  if (temporary == NULL)
    return FALSE;

  if (!copy_to (connection, temporary, error) || !verify (temporary, error))
    {
      g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

      g_unlink (temporary);
      g_unlink (journal);
      return FALSE;
    }

  return rapport_file_end (temporary, path, 0600, error) && write_hash (path, error);
}

/**
 * rapport_backup_write:
 * @path: (type filename): where the copy goes
 *
 * Writes a copy of the workspace that has been read back and found whole. An
 * older copy at @path goes only once the new one is proven.
 *
 * Returns: whether the copy is there
 */
gboolean
rapport_backup_write (RapportStore  *store,
                      const char    *path,
                      GError       **error)
{
  rapport_store_check_thread (store);
  g_return_val_if_fail (path != NULL, FALSE);

  if (is_same_file (path, rapport_store_get_path (store)))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                   _("A copy can't be written over the workspace itself. Choose another name"));
      return FALSE;
    }

  return rapport_backup_write_connection (store->connection, path, error);
}

static gboolean
copy_file (const char  *from,
           const char  *to,
           GError     **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);
  g_autoptr(GError) copy_error = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                   NULL, NULL, NULL, &copy_error))
    return TRUE;

  g_set_error (error, RAPPORT_ERROR,
               g_error_matches (copy_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? RAPPORT_ERROR_FULL
               : g_error_matches (copy_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? RAPPORT_ERROR_NOT_FOUND
               : RAPPORT_ERROR_IO,
               _("The copy %s could not be read or put in place: %s"), from, copy_error->message);

  return FALSE;
}

/* The workspace and what lies beside it (a journal, the seal) move together: the journal of the old
 * file must never be played into the new one. */
static gboolean
move_aside (const char  *path,
            const char  *kept,
            GError     **error)
{
  static const char * const companions[] = { "-journal", ".seal" };

  if (g_rename (path, kept) != 0)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                   _("%s could not be kept as %s: %s"), path, kept, g_strerror (errno));
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (kept, companions[i], NULL);

      g_rename (from, to);
    }

  return TRUE;
}

static char *
choose_kept_name (const char *path)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (rapport_clock_now () / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  char *kept = g_strdup_printf ("%s.before-restore-%s", path, stamp);

  for (guint i = 2; g_file_test (kept, G_FILE_TEST_EXISTS); i++)
    {
      g_free (kept);
      kept = g_strdup_printf ("%s.before-restore-%s-%u", path, stamp, i);
    }

  return kept;
}

/**
 * rapport_backup_restore:
 * @backup: (type filename): a copy
 * @path: (type filename): the workspace
 * @kept: (out) (optional) (nullable): what the workspace that was there is called now
 *
 * Puts a copy in the place of the workspace, once it has been found whole.
 * Nothing is deleted.
 *
 * Returns: whether it is there
 */
gboolean
rapport_backup_restore (const char  *backup,
                        const char  *path,
                        char       **kept,
                        GError     **error)
{
  g_autofree char *temporary = NULL;
  g_autofree char *kept_path = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (backup != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  if (!check_hash (backup, error) || (temporary = rapport_file_begin (path, error)) == NULL)
    return FALSE;

  if (!copy_file (backup, temporary, error) || !verify (temporary, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      kept_path = choose_kept_name (path);
      if (!move_aside (path, kept_path, error))
        {
          g_unlink (temporary);
          return FALSE;
        }
    }

  if (!rapport_file_end (temporary, path, 0600, error))
    {
      if (kept_path != NULL)
        move_aside (kept_path, path, NULL);
      return FALSE;
    }

  if (kept != NULL)
    *kept = g_steal_pointer (&kept_path);

  return TRUE;
}
