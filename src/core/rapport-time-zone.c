/* rapport-time-zone.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-time-zone"

#include "config.h"

#include <string.h>

#include "rapport-time-zone.h"

#define UTC_NAME       "UTC"
#define DEFAULT_FOLDER "/usr/share/zoneinfo"

/* No path and no rule such as "CET-1CEST,M3.5.0": only what the database may list. */
static gboolean
is_name (const char *name)
{
  return g_ascii_isupper (name[0]) &&
         strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") == strlen (name);
}

static gboolean
is_in_database (const char *name)
{
  const char *folder = g_getenv ("TZDIR");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : DEFAULT_FOLDER, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * rapport_time_zone_find:
 * @name: (nullable): a name of the IANA time zone database, such as "Europe/Athens"
 *
 * Returns: (transfer full) (nullable): the zone, %NULL where the database has none of that name
 */
GTimeZone *
rapport_time_zone_find (const char *name)
{
  if (name == NULL || !is_name (name))
    return NULL;
  if (strcmp (name, UTC_NAME) == 0)
    return g_time_zone_new_utc ();

  return is_in_database (name) ? g_time_zone_new_identifier (name) : NULL;
}

/**
 * rapport_time_zone_get_system_name:
 *
 * Returns: (transfer full): the name of the machine's zone (TZ, else /etc/localtime); "UTC" where
 *   it has no name of the database
 */
char *
rapport_time_zone_get_system_name (void)
{
  g_autoptr(GTimeZone) local = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (local);
  g_autoptr(GTimeZone) known = NULL;

  if (*name == ':')
    name++;
  known = rapport_time_zone_find (name);

  return g_strdup (known != NULL ? name : UTC_NAME);
}
