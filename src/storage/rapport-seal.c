/* rapport-seal.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-seal"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-error.h"
#include "rapport-seal.h"

#define BLOCK_SIZE 65536

/* Where SQLite counts the transactions, in the first page. */
#define COUNTER_OFFSET 24

/* The first page's own notes: the counter, the version of the schema, and for which counter and by
 * which SQLite it was written. They hold no data, and SQLite's backup writes its own. */
#define HEADER_LENGTH 100

static const struct
{
  guint offset;
  guint length;
} notes[] = {
  { COUNTER_OFFSET, 4 },
  { 40, 4 },
  { 92, 8 },
};

/* The clock of the change log and the device, both in hexadecimal. */
#define STAMP_LENGTH 32
#define NO_STAMP "-"

typedef struct
{
  gint64  size;
  guint32 counter;
  char    sha256[65];
  char    stamp[STAMP_LENGTH + 1];
} Seal;

static void
blank_notes (guint8 *header)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    memset (header + notes[i].offset, 0, notes[i].length);
}

char *
rapport_seal_get_path (const char *path)
{
  return g_strconcat (path, ".seal", NULL);
}

gboolean
rapport_seal_exists (const char *path)
{
  g_autofree char *seal_path = rapport_seal_get_path (path);

  return g_file_test (seal_path, G_FILE_TEST_EXISTS);
}

/* Reads through SQLite's own descriptor: opening the file a second time and closing it would drop
 * the locks of this process. The caller holds a lock. */
static gboolean
measure (RapportConnection  *connection,
         Seal               *seal,
         GError            **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;

  sqlite3_file_control (rapport_connection_get_handle (connection), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == NULL || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return rapport_connection_set_error (connection, error);

  for (sqlite3_int64 offset = 0; offset < size; offset += BLOCK_SIZE)
    {
      int length = MIN (BLOCK_SIZE, size - offset);

      if (file->pMethods->xRead (file, block, length, offset) != SQLITE_OK)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO, _("“%s” could not be read. Check the disk and try again."),
                       rapport_connection_get_path (connection));
          return FALSE;
        }

      if (offset == 0 && length >= HEADER_LENGTH)
        {
          memcpy (&seal->counter, block + COUNTER_OFFSET, sizeof seal->counter);
          seal->counter = GUINT32_FROM_BE (seal->counter);
          blank_notes (block);
        }
      g_checksum_update (checksum, block, length);
    }

  seal->size = size;
  g_strlcpy (seal->sha256, g_checksum_get_string (checksum), sizeof seal->sha256);

  return TRUE;
}

/* The stamp of the last transaction; none where the clock and the log do not say the same. */
static gboolean
read_stamp (RapportConnection  *connection,
            Seal               *seal,
            GError            **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (connection,
                                                        "SELECT t.stamp FROM local AS l JOIN log_transaction AS t"
                                                        " ON t.stamp = printf ('%016x', l.clock) || l.device", error);
  int code;

  if (statement == NULL)
    return FALSE;

  code = rapport_connection_step (connection, statement, error);
  if (code == SQLITE_ROW)
    {
      const char *stamp = rapport_statement_get_text (statement, 0);

      g_strlcpy (seal->stamp, stamp != NULL ? stamp : "", sizeof seal->stamp);
      sqlite3_reset (statement);
    }

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
read_seal (const char *path,
           Seal       *seal)
{
  g_autofree char *seal_path = rapport_seal_get_path (path);
  g_autofree char *contents = NULL;
  g_auto(GStrv) words = NULL;

  if (!g_file_get_contents (seal_path, &contents, NULL, NULL))
    return FALSE;

  words = g_strsplit (g_strstrip (contents), " ", -1);
  if (g_strv_length (words) != 4 || strlen (words[1]) != 64)
    return FALSE;

  seal->size = g_ascii_strtoll (words[0], NULL, 10);
  seal->counter = g_ascii_strtoull (words[2], NULL, 10);
  g_strlcpy (seal->sha256, words[1], sizeof seal->sha256);
  g_strlcpy (seal->stamp, words[3], sizeof seal->stamp);

  return TRUE;
}

static gboolean
check_with_sqlite (RapportConnection  *connection,
                   const char         *pragma,
                   GError            **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (connection, pragma, error);
  gboolean whole;

  if (statement == NULL || rapport_connection_step (connection, statement, error) != SQLITE_ROW)
    return FALSE;

  whole = g_strcmp0 (rapport_statement_get_text (statement, 0), "ok") == 0;
  sqlite3_reset (statement);
  if (!whole)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT,
                 _("“%s” is damaged. Bring back a backup with “rapport restore”; the file stays as it is."),
                 rapport_connection_get_path (connection));

  return whole;
}

/* A backup that was copied over the workspace, or the workspace of another machine, can have the
 * same number of changes by chance. It is not damaged: its clock and its log name another last
 * transaction, which no flipped bit could make both of them do. */
static gboolean
is_other_state (RapportConnection *connection,
                const Seal        *expected)
{
  Seal found = { 0 };

  return read_stamp (connection, &found, NULL) && *found.stamp != '\0' && strcmp (found.stamp, expected->stamp) != 0;
}

static gboolean
check_locked (RapportConnection  *connection,
              GError            **error)
{
  const char *path = rapport_connection_get_path (connection);
  Seal expected = { 0 };
  Seal found = { 0 };

  if (!read_seal (path, &expected))
    return check_with_sqlite (connection, "PRAGMA quick_check (1)", error);

  if (!measure (connection, &found, error))
    return FALSE;

  if (found.size == expected.size && strcmp (found.sha256, expected.sha256) == 0)
    return TRUE;

  if (found.counter != expected.counter || is_other_state (connection, &expected))
    return check_with_sqlite (connection, "PRAGMA integrity_check (1)", error);

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT,
               _("“%s” is not as Rapport left it: the disk or a copy has damaged it. "
                 "Bring back a backup with “rapport restore”; the file stays as it is."), path);

  return FALSE;
}

gboolean
rapport_seal_check (RapportConnection  *connection,
                    GError            **error)
{
  gint64 pages = 0;
  gboolean whole;

  g_return_val_if_fail (connection != NULL, FALSE);

  /* Reading takes the lock that keeps writers from committing meanwhile; it also rolls back what a
   * crash left. */
  if (!rapport_connection_execute (connection, "BEGIN", error))
    return FALSE;

  whole = rapport_connection_get_integer (connection, "SELECT count (*) FROM sqlite_schema", &pages, error) &&
          (pages == 0 || check_locked (connection, error));
  sqlite3_exec (rapport_connection_get_handle (connection), "ROLLBACK", NULL, NULL, NULL);

  return whole;
}

static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced;

  if (descriptor < 0)
    return FALSE;

  synced = fsync (descriptor) == 0;
  close (descriptor);

  return synced;
}

gboolean
rapport_seal_remove (RapportConnection  *connection,
                     GError            **error)
{
  const char *path = rapport_connection_get_path (connection);
  g_autofree char *seal_path = rapport_seal_get_path (path);

  if (g_unlink (seal_path) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
    }
  /* A seal that comes back after a loss of power would call a good workspace damaged. */
  else if (sync_folder (path))
    return TRUE;

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
               _("The seal “%s” could not be removed, so nothing was changed. Check the permissions of the folder."),
               seal_path);

  return FALSE;
}

gboolean
rapport_seal_write (RapportConnection  *connection,
                    GError            **error)
{
  const char *path = rapport_connection_get_path (connection);
  g_autofree char *seal_path = rapport_seal_get_path (path);
  g_autofree char *contents = NULL;
  Seal seal = { 0 };
  gboolean written;

  /* The lock keeps others from writing between the measuring and the seal. */
  if (!rapport_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  written = measure (connection, &seal, error) && read_stamp (connection, &seal, error);
  if (written)
    {
      contents = g_strdup_printf ("%" G_GINT64_FORMAT " %s %u %s\n",
                                  seal.size, seal.sha256, seal.counter, *seal.stamp != '\0' ? seal.stamp : NO_STAMP);
      written = g_file_set_contents_full (seal_path, contents, -1,
                                          G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
    }
  sqlite3_exec (rapport_connection_get_handle (connection), "ROLLBACK", NULL, NULL, NULL);

  return written;
}
