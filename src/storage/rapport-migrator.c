/* rapport-migrator.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-migrator"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-backup-private.h"
#include "rapport-clock.h"
#include "rapport-log-triggers.h"
#include "rapport-migrator.h"
#include "rapport-seal.h"
#include "rapport-storage-resources.h"
#include "rapport-store-private.h"

static gboolean
set_system_error (const char  *path,
                  int          code,
                  GError     **error)
{
  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                 _("The disk is full: “%s” could not be made. Free some space and try again."), path);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
                 _("“%s” could not be made: the folder does not allow it. Choose another folder."), path);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO, _("“%s” could not be made: %s."), path, g_strerror (code));

  return FALSE;
}

static gboolean
create_file (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *seal = rapport_seal_get_path (path);
  int file;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_system_error (folder, errno, error);

  file = open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0 && errno != EEXIST)
    return set_system_error (path, errno, error);
  if (file < 0)
    return TRUE;

  /* A seal that is left of a workspace that was deleted says nothing about the new one. */
  close (file);
  g_unlink (seal);

  return TRUE;
}

gboolean
rapport_migrator_prepare_path (const char  *path,
                               gboolean     create,
                               gboolean     read_only,
                               GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_val_if_fail (path != NULL, FALSE);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (create && !read_only)
        return create_file (path, error);

      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                   _("There is no workspace at “%s”. Check the name, or make one."), path);
      return FALSE;
    }

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” is not a file. Choose a workspace file."), path);
      return FALSE;
    }

  if (!read_only && (access (path, W_OK) != 0 || access (folder, W_OK) != 0))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
                   _("“%s” can't be changed: the file or its folder does not allow it. "
                     "Open it for reading only, or copy it to another folder."), path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_empty (RapportConnection  *connection,
             gboolean            create,
             GError            **error)
{
  const char *path = rapport_connection_get_path (connection);

  if (rapport_seal_exists (path))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT,
                   _("“%s” is empty but was not. Bring back a backup with “rapport restore”."), path);
      return FALSE;
    }

  if (!create || rapport_connection_is_read_only (connection))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   _("“%s” is empty, it is not a workspace. Check the name, or make one there."), path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_newer (RapportConnection  *connection,
             gint64              version,
             GError            **error)
{
  const char *path = rapport_connection_get_path (connection);
  gint64 minimum;

  if (!rapport_connection_is_read_only (connection))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_TOO_NEW,
                   _("“%s” was made by a newer version of Rapport (format %d, this one knows %d). Update Rapport, "
                     "or open it for reading only."), path, (int) version, RAPPORT_STORE_VERSION);
      return FALSE;
    }

  if (!rapport_connection_get_integer (connection, "SELECT minimum_version FROM workspace", &minimum, error))
    return FALSE;

  if (minimum > RAPPORT_STORE_VERSION)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_TOO_NEW,
                   _("“%s” was made by a newer version of Rapport that this one can't read. Update Rapport."), path);
      return FALSE;
    }

  return TRUE;
}

gboolean
rapport_migrator_check (RapportConnection  *connection,
                        gboolean            create,
                        GError            **error)
{
  gint64 pages, application, version;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (!rapport_connection_get_integer (connection, "PRAGMA page_count", &pages, error) ||
      !rapport_connection_get_integer (connection, "PRAGMA application_id", &application, error) ||
      !rapport_connection_get_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  if (pages == 0)
    return check_empty (connection, create, error);

  if (application != RAPPORT_STORE_APPLICATION_ID || version < 1)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   _("“%s” belongs to another program, it is not a workspace of Rapport. Nothing was changed in it."),
                   rapport_connection_get_path (connection));
      return FALSE;
    }

  if (version > RAPPORT_STORE_VERSION)
    return check_newer (connection, version, error);

  return TRUE;
}

static gboolean
run_file (RapportConnection  *connection,
          int                 version,
          GError            **error)
{
  g_autofree char *path = g_strdup_printf ("/app/rapport/Rapport/storage/migrations/%03d.sql", version);
  g_autofree char *sql = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = g_resource_lookup_data (rapport_storage_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;

  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return rapport_connection_execute (connection, sql, error);
}

static gboolean
add_local_row (RapportConnection  *connection,
               GError            **error)
{
  sqlite3_stmt *statement;
  g_autoptr(GString) device = g_string_new (NULL);
  guint8 bytes[8];

  statement = rapport_connection_prepare (connection, "INSERT INTO local (one, device, clock) VALUES (1, ?1, ?2)", error);
  if (statement == NULL)
    return FALSE;

  rapport_clock_random (bytes, sizeof bytes);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (device, "%02x", bytes[i]);
  rapport_statement_bind_text (statement, 1, device->str);
  sqlite3_bind_int64 (statement, 2, (rapport_clock_now () / 1000) << 16);

  return rapport_connection_run (connection, statement, error);
}

static gboolean
migrate (RapportConnection  *connection,
         int                 from,
         GError            **error)
{
  g_autofree char *numbers = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                              RAPPORT_STORE_APPLICATION_ID, RAPPORT_STORE_VERSION);

  for (int version = from + 1; version <= RAPPORT_STORE_VERSION; version++)
    {
      if (!run_file (connection, version, error))
        return FALSE;
    }

  if (from == 0 && !add_local_row (connection, error))
    return FALSE;

  return rapport_log_triggers_create (connection, error) &&
         rapport_connection_execute (connection, numbers, error);
}

/* A copy that stays, in the folder of the automatic ones: no rotation takes it. */
gboolean
rapport_migrator_back_up (RapportConnection  *connection,
                          int                 version,
                          GError            **error)
{
  const char *path = rapport_connection_get_path (connection);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (rapport_clock_now () / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *copy_name = g_strdup_printf ("%s.format-%d-%s.db", name, version, stamp);
  g_autofree char *copy = g_build_filename (backups, copy_name, NULL);

  g_mkdir_with_parents (backups, 0700);

  return rapport_backup_write_connection (connection, copy, error);
}

static gboolean
finish_upgrade (RapportConnection  *connection,
                GError            **error)
{
  gint64 broken;

  if (!rapport_connection_get_integer (connection, "SELECT count (*) FROM pragma_foreign_key_check", &broken, error))
    return FALSE;

  if (broken > 0)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT,
                   _("“%s” can't be brought to the present format: some records point at others that are not there. "
                     "Nothing was changed; bring back a backup with “rapport restore”."),
                   rapport_connection_get_path (connection));
      return FALSE;
    }

  return rapport_connection_execute (connection, "COMMIT", error);
}

gboolean
rapport_migrator_run (RapportConnection  *connection,
                      gboolean           *is_new,
                      GError            **error)
{
  gint64 version;

  g_return_val_if_fail (connection != NULL && is_new != NULL, FALSE);

  *is_new = FALSE;
  if (!rapport_connection_get_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version >= RAPPORT_STORE_VERSION)
    return TRUE;

  if (version > 0 && !rapport_migrator_back_up (connection, version, error))
    return FALSE;

  /* Another process may have made it while this one waited for the lock. */
  if (!rapport_connection_execute (connection, "BEGIN IMMEDIATE", error) ||
      !rapport_connection_get_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version >= RAPPORT_STORE_VERSION)
    return rapport_connection_execute (connection, "ROLLBACK", error);

  if (!migrate (connection, version, error) || (version > 0 && !finish_upgrade (connection, error)))
    {
      sqlite3_exec (rapport_connection_get_handle (connection), "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }

  *is_new = version == 0;

  return TRUE;
}
