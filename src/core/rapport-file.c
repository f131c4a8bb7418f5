/* rapport-file.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-file"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rapport-error.h"
#include "rapport-file.h"

#define TEMPORARY_NAME  ".rapport-XXXXXX"
#define MAX_NAME_BYTES  120
#define DEFAULT_UMASK   022
#define REPLACEMENT     '_'
#define DATABASE_MAGIC  "SQLite format 3"

static void
set_file_error (GError     **error,
                const char  *path,
                int          code)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                   _("There is no space left for “%s”; free some, or choose another folder."), name);
      break;

    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
                   _("“%s” can’t be written there; choose a folder that you may write to."), name);
      break;

    default:
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                   _("“%s” could not be written: %s. Check the folder, or choose another one."),
                   name, g_strerror (code));
      break;
    }
}

/* The process's mask for new files, without changing it as umask() would for all threads. */
static mode_t
get_umask (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ||
      (line = strstr (status, "\nUmask:")) == NULL)
    return DEFAULT_UMASK;

  return g_ascii_strtoull (line + strlen ("\nUmask:"), NULL, 8);
}

static int
write_all (int         fd,
           const char *contents,
           gsize       length)
{
  while (length > 0)
    {
      ssize_t written = write (fd, contents, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return errno;
      contents += written;
      length -= written;
    }

  return 0;
}

/* Reads back what was written; EIO where it is not the same. */
static int
compare_all (int         fd,
             const char *contents,
             gsize       length)
{
  char buffer[65536];

  if (lseek (fd, 0, SEEK_SET) < 0)
    return errno;

  for (;;)
    {
      ssize_t n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      if (n == 0)
        return length == 0 ? 0 : EIO;
      if ((gsize) n > length || memcmp (buffer, contents, n) != 0)
        return EIO;
      contents += n;
      length -= n;
    }
}

static int
write_and_check (int         fd,
                 const char *contents,
                 gsize       length)
{
  int code = write_all (fd, contents, length);

  if (code == 0 && fsync (fd) < 0)
    code = errno;
  /* So that reading back asks the disk, not the memory that was just written. */
  if (code == 0)
    posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);

  return code == 0 ? compare_all (fd, contents, length) : code;
}

static int
sync_file (const char *path,
           int         mode)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int code = 0;

  if (fd < 0)
    return errno;
  if (fchmod (fd, mode & ~get_umask ()) < 0 || fsync (fd) < 0)
    code = errno;
  if (close (fd) < 0 && code == 0)
    code = errno;

  return code;
}

/* Some file systems can't sync a folder; there the rename is as safe as it gets. */
static int
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int code = 0;

  if (fd < 0)
    return errno;
  if (fsync (fd) < 0 && errno != EINVAL && errno != ENOTSUP)
    code = errno;
  close (fd);

  return code;
}

/* A report or an export never takes the place of a workspace or of a backup, by whatever name. */
static gboolean
check_target (const char  *path,
              GError     **error)
{
  char magic[sizeof DATABASE_MAGIC] = "";
  g_autofree char *name = NULL;
  struct stat status;
  gboolean is_database;
  int fd;

  /* Opening a pipe or a device could wait or do something. */
  if (g_stat (path, &status) < 0 || !S_ISREG (status.st_mode) || (fd = g_open (path, O_RDONLY | O_CLOEXEC, 0)) < 0)
    return TRUE;

  is_database = read (fd, magic, sizeof magic) == sizeof magic && memcmp (magic, DATABASE_MAGIC, sizeof magic) == 0;
  close (fd);
  if (!is_database)
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
               _("“%s” is a workspace, a backup or another database, and is not written over; choose another name."),
               name);

  return FALSE;
}

static int
make_temporary (const char  *path,
                char       **temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);

  *temporary = g_build_filename (folder, TEMPORARY_NAME, NULL);

  return g_mkstemp_full (*temporary, O_RDWR | O_CLOEXEC, 0600);
}

/**
 * rapport_file_begin:
 * @path: the file that is to appear
 *
 * Makes an empty temporary file beside @path, for a writer that opens a file by its name. A @path
 * that is a database, such as a workspace, is refused.
 *
 * Returns: (transfer full) (nullable): its name
 */
char *
rapport_file_begin (const char  *path,
                    GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return check_target (path, error) ? rapport_file_begin_database (path, error) : NULL;
}

/**
 * rapport_file_begin_database:
 * @path: the file that is to appear
 *
 * Like rapport_file_begin(), for what may take the place of a workspace or a backup.
 *
 * Returns: (transfer full) (nullable): its name
 */
char *
rapport_file_begin_database (const char  *path,
                             GError     **error)
{
  g_autofree char *temporary = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  fd = make_temporary (path, &temporary);
  if (fd < 0)
    {
      set_file_error (error, path, errno);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&temporary);
}

/**
 * rapport_file_end:
 * @temporary: what rapport_file_begin() gave
 * @path: the file that is to appear
 * @mode: its permissions, less the process's umask
 *
 * Puts a finished temporary file in the place of @path. On an error it is removed and an older
 * @path stays as it was.
 *
 * Returns: whether @path is there now, safe from a power cut
 */
gboolean
rapport_file_end (const char  *temporary,
                  const char  *path,
                  int          mode,
                  GError     **error)
{
  int code;

  g_return_val_if_fail (temporary != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  code = sync_file (temporary, mode);
  if (code == 0 && g_rename (temporary, path) < 0)
    code = errno;
  if (code == 0)
    code = sync_folder (path);

  if (code != 0)
    {
      g_unlink (temporary);
      set_file_error (error, path, code);
    }

  return code == 0;
}

/**
 * rapport_file_write_whole:
 * @path: the file to write
 * @contents: (array length=length): what is to be in it
 * @length: how many bytes
 * @mode: its permissions, less the process's umask
 *
 * Writes a file whole or not at all. A @path that is a database, such as a workspace, is refused.
 *
 * Returns: whether @path holds @contents now
 */
gboolean
rapport_file_write_whole (const char  *path,
                          const char  *contents,
                          gsize        length,
                          int          mode,
                          GError     **error)
{
  g_autofree char *temporary = NULL;
  int fd, code;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (contents != NULL || length == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_target (path, error))
    return FALSE;

  fd = make_temporary (path, &temporary);
  if (fd < 0)
    {
      set_file_error (error, path, errno);
      return FALSE;
    }

  code = write_and_check (fd, contents, length);
  if (close (fd) < 0 && code == 0)
    code = errno;
  if (code != 0)
    {
      g_unlink (temporary);
      set_file_error (error, path, code);
      return FALSE;
    }

  return rapport_file_end (temporary, path, mode, error);
}

/**
 * rapport_file_resolve:
 * @path: (type filename): a file
 *
 * Returns: (transfer full) (type filename): its one name, without symbolic links; @path itself where
 *   there is no such file
 */
char *
rapport_file_resolve (const char *path)
{
  char *resolved;

  g_return_val_if_fail (path != NULL, NULL);

  resolved = realpath (path, NULL);

  return resolved != NULL ? resolved : g_strdup (path);
}

/* The last place at or before @limit at which no character is cut in two. */
static gsize
find_cut (const char *text,
          gsize       limit)
{
  while (limit > 0 && ((guchar) text[limit] & 0xc0) == 0x80)
    limit--;

  return limit;
}

/**
 * rapport_file_safe_name:
 * @stem: what the file is to be called, valid UTF-8 or not
 * @extension: without the point
 * @was_cut: (out) (optional): whether the name was too long
 *
 * Returns: (transfer full): a name of at most 120 bytes that any folder takes, and that hides nothing
 */
char *
rapport_file_safe_name (const char *stem,
                        const char *extension,
                        gboolean   *was_cut)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) name = NULL;
  gsize limit;

  g_return_val_if_fail (stem != NULL, NULL);
  g_return_val_if_fail (extension != NULL, NULL);
  g_return_val_if_fail (strlen (extension) < MAX_NAME_BYTES - 1, NULL);

  valid = g_utf8_make_valid (stem, -1);
  name = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '/' || g_unichar_iscntrl (character) || (character == '.' && name->len == 0))
        g_string_append_c (name, REPLACEMENT);
      else
        g_string_append_unichar (name, character);
    }
  if (name->len == 0)
    g_string_append_c (name, REPLACEMENT);

  limit = MAX_NAME_BYTES - strlen (extension) - 1;
  if (was_cut != NULL)
    *was_cut = name->len > limit;
  if (name->len > limit)
    g_string_truncate (name, find_cut (name->str, limit));

  return g_strconcat (name->str, ".", extension, NULL);
}
