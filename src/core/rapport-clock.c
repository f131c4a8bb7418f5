/* rapport-clock.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-clock"

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "rapport-clock.h"

static GMutex  lock;
static gint64  fixed_now;        /* (mutex lock) 0: the machine's clock */
static GRand  *seeded_random;    /* (mutex lock) (owned) (nullable) */
static gsize   initialized;

static void
read_environment (void)
{
  const char *today;
  const char *seed;

  if (!g_once_init_enter (&initialized))
    return;

  if ((today = g_getenv ("RAPPORT_TODAY")) != NULL)
    {
      RapportDate date;

      if (rapport_date_parse (&date, today))
        fixed_now = ((gint64) date * 86400 + 43200) * G_USEC_PER_SEC;
      else
        g_warning ("RAPPORT_TODAY is not a date such as 2024-02-29; using the machine's clock");
    }

  if ((seed = g_getenv ("RAPPORT_SEED")) != NULL)
    seeded_random = g_rand_new_with_seed (strtoul (seed, NULL, 10));

  g_once_init_leave (&initialized, 1);
}

/**
 * rapport_clock_now:
 *
 * Returns: microseconds since 1970-01-01 00:00 UTC
 */
gint64
rapport_clock_now (void)
{
  gint64 now;

  read_environment ();

  g_mutex_lock (&lock);
  now = fixed_now;
  g_mutex_unlock (&lock);

  return now != 0 ? now : g_get_real_time ();
}

/**
 * rapport_clock_today:
 * @zone: (nullable): the workspace's time zone; %NULL: the machine's
 *
 * Returns: the date of now in @zone
 */
RapportDate
rapport_clock_today (GTimeZone *zone)
{
  return rapport_instant_get_date (rapport_clock_now () / G_USEC_PER_SEC, zone);
}

/**
 * rapport_clock_set:
 * @microseconds: since 1970, or 0 to follow the machine's clock again
 *
 * Stops the clock at a moment. For tests and for reports of a given day.
 */
void
rapport_clock_set (gint64 microseconds)
{
  read_environment ();

  g_mutex_lock (&lock);
  fixed_now = microseconds;
  g_mutex_unlock (&lock);
}

static void
fill_from_machine (guint8 *bytes,
                   gsize   length)
{
  while (length > 0)
    {
      ssize_t n = getrandom (bytes, length, 0);

      if (n <= 0)
        g_error ("The machine gives no random bytes");
      bytes += n;
      length -= n;
    }
}

/**
 * rapport_clock_random:
 * @bytes: (array length=length): filled with random bytes
 */
void
rapport_clock_random (guint8 *bytes,
                      gsize   length)
{
  read_environment ();

  g_mutex_lock (&lock);
  if (seeded_random != NULL)
    {
      for (gsize i = 0; i < length; i++)
        bytes[i] = g_rand_int (seeded_random) & 0xff;
    }
  else
    {
      fill_from_machine (bytes, length);
    }
  g_mutex_unlock (&lock);
}

/**
 * rapport_clock_seed:
 * @seed: where the sequence starts
 *
 * Makes rapport_clock_random() repeatable.
 */
void
rapport_clock_seed (guint32 seed)
{
  read_environment ();

  g_mutex_lock (&lock);
  g_clear_pointer (&seeded_random, g_rand_free);
  seeded_random = g_rand_new_with_seed (seed);
  g_mutex_unlock (&lock);
}
