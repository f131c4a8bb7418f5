/* rapport-backup-rotation.c
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
#include <stdio.h>
#include <string.h>

#include "rapport-backup-private.h"
#include "rapport-backup.h"
#include "rapport-clock.h"
#include "rapport-file.h"
#include "rapport-store-private.h"

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)
#define NAME_FORMAT "%Y%m%d-%H%M%S"

typedef struct
{
  gint64 period;
  guint  most;
} Rule;

/* A month is taken for thirty days: what matters is that old copies thin out. */
static const Rule rules[] = {
  { HOUR, 24 },
  { DAY, 14 },
  { 7 * DAY, 8 },
  { 30 * DAY, 12 },
};

void
rapport_backup_choose_kept (const gint64 *times,
                            guint         n_times,
                            gint64        now,
                            gboolean     *keep)
{
  for (guint i = 0; i < n_times; i++)
    keep[i] = i == 0 || times[i] > now;

  for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      gint64 last = G_MAXINT64;
      guint kept = 0;

      for (guint i = 0; i < n_times && kept < rules[r].most; i++)
        {
          gint64 slot = times[i] / rules[r].period;

          /* A copy of the future, kept anyway, takes no other's place. */
          if (slot == last || times[i] > now)
            continue;
          last = slot;
          keep[i] = TRUE;
          kept++;
        }
    }
}

static char *
get_folder (const char *workspace)
{
  g_autofree char *parent = g_path_get_dirname (workspace);

  return g_build_filename (parent, "backups", NULL);
}

/* "rapport.db" -> "rapport-", so that several workspaces may share a folder. */
static char *
get_prefix (const char *workspace)
{
  g_autofree char *name = g_path_get_basename (workspace);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_strconcat (name, "-", NULL);
}

static gint64
read_time (const char *stamp)
{
  int year, month, day, hour, minute, second;
  g_autoptr(GDateTime) time = NULL;

  if (sscanf (stamp, "%4d%2d%2d-%2d%2d%2d.db", &year, &month, &day, &hour, &minute, &second) != 6 ||
      (time = g_date_time_new_utc (year, month, day, hour, minute, second)) == NULL)
    return 0;

  return g_date_time_to_unix (time);
}

static gint64
get_time (const char *workspace,
          const char *backup)
{
  g_autofree char *prefix = get_prefix (workspace);
  g_autofree char *name = g_path_get_basename (backup);

  if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, ".db"))
    return 0;

  return read_time (name + strlen (prefix));
}

/* The names hold the time, so the names sort as the copies do. */
static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (*(const char * const *) b, *(const char * const *) a);
}

/**
 * rapport_backup_list:
 * @workspace: (type filename): a workspace
 *
 * Returns: (transfer full) (element-type filename): its automatic copies, newest first
 */
GPtrArray *
rapport_backup_list (const char  *workspace,
                     GError     **error)
{
  g_autoptr(GPtrArray) backups = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *resolved = rapport_file_resolve (workspace);
  g_autofree char *folder = get_folder (resolved);
  g_autoptr(GError) open_error = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if ((dir = g_dir_open (folder, 0, &open_error)) == NULL)
    {
      if (g_error_matches (open_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&backups);
      g_propagate_error (error, g_steal_pointer (&open_error));
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (get_time (resolved, path) > 0)
        g_ptr_array_add (backups, g_steal_pointer (&path));
    }
  g_ptr_array_sort (backups, compare_newest_first);

  return g_steal_pointer (&backups);
}

static void
remove_old (const char *workspace,
            GPtrArray  *backups,
            gint64      now)
{
  g_autofree gint64 *times = g_new (gint64, backups->len);
  g_autofree gboolean *keep = g_new (gboolean, backups->len);

  for (guint i = 0; i < backups->len; i++)
    times[i] = get_time (workspace, backups->pdata[i]);
  rapport_backup_choose_kept (times, backups->len, now, keep);

  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *hash = g_strconcat (backups->pdata[i], ".sha256", NULL);

      if (keep[i])
        continue;
      g_unlink (backups->pdata[i]);
      g_unlink (hash);
    }
}

/* A clock that was set back leaves copies of the future behind; they say nothing about what has
 * changed since. 0 where there is none of the past. */
static gint64
get_newest_time (const char *workspace,
                 GPtrArray  *backups,
                 gint64      now)
{
  for (guint i = 0; i < backups->len; i++)
    {
      gint64 time = get_time (workspace, backups->pdata[i]);

      if (time <= now)
        return time;
    }

  return 0;
}

static gboolean
has_changed_since (RapportStore  *store,
                   gint64         time,
                   gboolean      *changed,
                   GError       **error)
{
  gint64 last;

  if (!rapport_connection_get_integer (store->connection,
                                       "SELECT coalesce (max (at), 0) FROM log_transaction", &last, error))
    return FALSE;
  *changed = last / G_USEC_PER_SEC >= time;

  return TRUE;
}

/**
 * rapport_backup_rotate:
 *
 * Writes an automatic copy if the newest is over an hour old and something has
 * changed since, then thins the old ones out.
 *
 * Returns: whether all went well, also where there was nothing to do
 */
gboolean
rapport_backup_rotate (RapportStore  *store,
                       GError       **error)
{
  const char *workspace = rapport_store_get_path (store);
  gint64 now = rapport_clock_now () / G_USEC_PER_SEC;
  g_autofree char *folder = get_folder (workspace);
  g_autofree char *prefix = get_prefix (workspace);
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = g_date_time_format (time, NAME_FORMAT);
  g_autofree char *name = g_strconcat (prefix, stamp, ".db", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GPtrArray) backups = NULL;
  gint64 newest;
  gboolean changed;

  rapport_store_check_thread (store);

  if ((backups = rapport_backup_list (workspace, error)) == NULL)
    return FALSE;
  newest = get_newest_time (workspace, backups, now);
  if (!has_changed_since (store, newest, &changed, error))
    return FALSE;
  if (!changed || now - newest < HOUR)
    return TRUE;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                   _("The folder %s for copies of the workspace can't be made: %s"), folder, g_strerror (errno));
      return FALSE;
    }
  if (!rapport_backup_write (store, path, error))
    return FALSE;

  g_ptr_array_insert (backups, 0, g_steal_pointer (&path));
  remove_old (workspace, backups, now);

  return TRUE;
}
