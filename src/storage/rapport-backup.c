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

/* Whether @path is a whole workspace that this program can read. It is a copy of our own: a journal
 * that came with it is played in. It is open for writing also because SQLite passes over the CHECK
 * constraints of a file that is not. */
static gboolean
verify (const char  *path,
        GError     **error)
{
  g_autofree char *application = NULL;
  g_autofree char *integrity = NULL;
  g_autofree char *version = NULL;
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
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

static void
remove_hash (const char *path)
{
  g_autofree char *hash_path = g_strconcat (path, ".sha256", NULL);

  g_unlink (hash_path);
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

static void
remove_with_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
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
  g_autofree char *temporary = rapport_file_begin_database (path, error);

  if (temporary == NULL)
    return FALSE;

  if (!copy_to (connection, temporary, error) || !verify (temporary, error))
    {
      remove_with_journal (temporary);
      return FALSE;
    }

  /* The hash of an older copy would call the new one damaged if the power went between the two. */
  remove_hash (path);

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

  return rapport_store_check_place (store, error) && rapport_backup_write_connection (store->connection, path, error);
}

static gboolean
copy_file (const char  *from,
           const char  *to,
           GError     **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);
  g_autoptr(GFileInputStream) input = NULL;
  g_autoptr(GFileOutputStream) output = NULL;
  g_autoptr(GError) copy_error = NULL;

  /* Into the empty file that is there: it is nobody else's to read. */
  if ((input = g_file_read (source, NULL, &copy_error)) != NULL &&
      (output = g_file_append_to (target, G_FILE_CREATE_PRIVATE, NULL, &copy_error)) != NULL &&
      g_output_stream_splice (G_OUTPUT_STREAM (output), G_INPUT_STREAM (input),
                              G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                              NULL, &copy_error) >= 0)
    return TRUE;

  g_set_error (error, RAPPORT_ERROR,
               g_error_matches (copy_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? RAPPORT_ERROR_FULL
               : g_error_matches (copy_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? RAPPORT_ERROR_NOT_FOUND
               : RAPPORT_ERROR_IO,
               _("The copy %s could not be read or put in place: %s"), from, copy_error->message);

  return FALSE;
}

/* A copy that a crash left in the middle of a change is whole only together with its journal. */
static gboolean
copy_with_journal (const char  *from,
                   const char  *to,
                   GError     **error)
{
  g_autofree char *from_journal = g_strconcat (from, "-journal", NULL);
  g_autofree char *to_journal = g_strconcat (to, "-journal", NULL);

  return copy_file (from, to, error) &&
         (!g_file_test (from_journal, G_FILE_TEST_EXISTS) || copy_file (from_journal, to_journal, error));
}

static void
move_companions (const char *path,
                 const char *kept)
{
  static const char * const companions[] = { "-journal", ".seal" };

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (kept, companions[i], NULL);

      g_rename (from, to);
    }
}

/* The workspace and what lies beside it (a journal, the seal) move together: the journal of the old
 * file must never be played into the new one. Where the file system can, the file stays under its
 * name as well until the new one replaces it: at no moment is there none. */
static gboolean
move_aside (const char  *path,
            const char  *kept,
            GError     **error)
{
  if (link (path, kept) != 0 && g_rename (path, kept) != 0)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                   _("%s could not be kept as %s: %s"), path, kept, g_strerror (errno));
      return FALSE;
    }

  move_companions (path, kept);

  return TRUE;
}

/* Renaming one name of a file to another one of the same file does nothing, so one of them goes. */
static void
move_back (const char *kept,
           const char *path)
{
  if (is_same_file (kept, path))
    g_unlink (kept);
  else
    g_rename (kept, path);

  move_companions (kept, path);
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

/* Waits until nobody writes to the workspace and keeps it so; what a crash left in it is taken back.
 * One too damaged for that has no writers: then there is no connection, and no @error. */
static gboolean
lock_workspace (const char         *path,
                RapportConnection **connection,
                GError            **error)
{
  g_autoptr(GError) lock_error = NULL;

  *connection = rapport_connection_open (path, FALSE, &lock_error);
  if (*connection != NULL && rapport_connection_execute (*connection, "BEGIN IMMEDIATE", &lock_error))
    return TRUE;

  g_clear_pointer (connection, rapport_connection_close);
  if (!g_error_matches (lock_error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&lock_error));

  return FALSE;
}

static gboolean
replace (const char  *temporary,
         const char  *path,
         char       **kept,
         GError     **error)
{
  RapportConnection *connection = NULL;
  g_autofree char *kept_path = NULL;
  gboolean replaced;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return rapport_file_end (temporary, path, 0600, error);

  if (!lock_workspace (path, &connection, error))
    return FALSE;

  kept_path = choose_kept_name (path);
  replaced = move_aside (path, kept_path, error);
  if (replaced && !rapport_file_end (temporary, path, 0600, error))
    {
      replaced = FALSE;
      move_back (kept_path, path);
    }
  g_clear_pointer (&connection, rapport_connection_close);

  if (replaced)
    *kept = g_steal_pointer (&kept_path);

  return replaced;
}

/**
 * rapport_backup_restore:
 * @backup: (type filename): a copy
 * @path: (type filename): the workspace
 * @kept: (out) (optional) (nullable): what the workspace that was there is called now
 *
 * Puts a copy in the place of the workspace, once it has been found whole.
 * Nothing is deleted. Whoever has the workspace open can't write to it any more.
 *
 * Returns: whether it is there
 */
gboolean
rapport_backup_restore (const char  *backup,
                        const char  *path,
                        char       **kept,
                        GError     **error)
{
  g_autofree char *workspace = NULL;
  g_autofree char *temporary = NULL;
  g_autofree char *kept_path = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (backup != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (kept != NULL)
    *kept = NULL;

  workspace = rapport_file_resolve (path);
  folder = g_path_get_dirname (workspace);
  g_mkdir_with_parents (folder, 0700);
  if (!check_hash (backup, error) || (temporary = rapport_file_begin_database (workspace, error)) == NULL)
    return FALSE;

  if (!copy_with_journal (backup, temporary, error) || !verify (temporary, error) ||
      !replace (temporary, workspace, &kept_path, error))
    {
      remove_with_journal (temporary);
      return FALSE;
    }

  if (kept != NULL)
    *kept = g_steal_pointer (&kept_path);

  return TRUE;
}
