/* test-backup.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-backup-private.h"
#include "rapport-backup.h"
#include "rapport-clock.h"
#include "rapport-migrator.h"
#include "rapport-store-private.h"
#include "rapport-test.h"

#define HOUR 3600
#define NOW (G_GINT64_CONSTANT (1780000000))

typedef struct
{
  char *folder;
  char *path;
  char *backup;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = rapport_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "work.db", NULL);
  fixture->backup = g_build_filename (fixture->folder, "copy.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rapport_clock_set (0);
  rapport_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->backup);
}

static RapportStore *
open_store (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store = rapport_store_open (fixture->path, RAPPORT_STORE_CREATE, &error);

  g_assert_no_error (error);

  return store;
}

static void
add_partner (RapportStore *store,
             const char   *name)
{
  g_autoptr(RapportRecord) partner = rapport_record_new (RAPPORT_KIND_PARTNER);
  g_autoptr(GError) error = NULL;

  rapport_record_set_text (partner, "name", name);
  rapport_store_begin (store, "Test", RAPPORT_ORIGIN_WINDOW, &error);
  rapport_store_put (store, partner, &error);
  rapport_store_commit (store, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count_partners (RapportStore *store)
{
  g_autoptr(GError) error = NULL;
  gint64 count = -1;

  rapport_store_count (store, RAPPORT_KIND_PARTNER, &count, &error);
  g_assert_no_error (error);

  return count;
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;
  RapportStore *store = open_store (fixture);

  add_partner (store, "Before");
  g_assert_true (rapport_backup_write (store, fixture->backup, &error));
  g_assert_no_error (error);
  add_partner (store, "After");
  g_assert_true (rapport_store_close (store, &error));
  g_assert_no_error (error);

  g_assert_true (rapport_backup_restore (fixture->backup, fixture->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  store = open_store (fixture);
  g_assert_cmpint (count_partners (store), ==, 1);
  rapport_store_close (store, NULL);

  /* What was kept is a whole workspace too. */
  store = rapport_store_open (kept, RAPPORT_STORE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_partners (store), ==, 2);
  rapport_store_close (store, NULL);
}

/* Each flipped bit is reported, and nothing moves. */
static void
test_flips (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *whole = NULL;
  g_autoptr(GRand) chance = g_rand_new_with_seed (5);
  RapportStore *store = open_store (fixture);
  gsize length;
  guint flips = g_getenv ("RAPPORT_SLOW") != NULL ? 2000 : 60;

  add_partner (store, "Flip");
  g_assert_true (rapport_backup_write (store, fixture->backup, NULL));
  rapport_store_close (store, NULL);
  g_assert_true (g_file_get_contents (fixture->backup, &whole, &length, NULL));

  for (guint i = 0; i < flips; i++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);
      g_autoptr(GError) error = NULL;

      damaged[g_rand_int_range (chance, 0, length)] ^= 1 << g_rand_int_range (chance, 0, 8);
      g_assert_true (g_file_set_contents (fixture->backup, damaged, length, NULL));
      g_assert_false (rapport_backup_restore (fixture->backup, fixture->path, NULL, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT);
    }

  store = open_store (fixture);
  g_assert_cmpint (count_partners (store), ==, 1);
  rapport_store_close (store, NULL);

  /* The control: the copy as it was is taken. */
  g_assert_true (g_file_set_contents (fixture->backup, whole, length, NULL));
  g_assert_true (rapport_backup_restore (fixture->backup, fixture->path, NULL, NULL));
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) missing = NULL;
  g_autoptr(GError) foreign = NULL;
  g_autoptr(GError) same = NULL;
  g_autoptr(GError) nowhere = NULL;
  g_autofree char *far = g_build_filename (fixture->folder, "none", "copy.db", NULL);
  RapportStore *store;

  g_assert_false (rapport_backup_restore (fixture->backup, fixture->path, NULL, &missing));
  g_assert_error (missing, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (fixture->backup, "Not a database", -1, NULL));
  g_assert_false (rapport_backup_restore (fixture->backup, fixture->path, NULL, &foreign));
  g_assert_error (foreign, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  store = open_store (fixture);
  g_assert_false (rapport_backup_write (store, fixture->path, &same));
  g_assert_error (same, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
  g_assert_false (rapport_backup_write (store, far, &nowhere));
  g_assert_nonnull (nowhere);
  g_assert_cmpint (count_partners (store), ==, 0);
  rapport_store_close (store, NULL);
}

/* Two years of a copy an hour: the kept ones thin out, the newest of each period stays. */
static void
test_choice (void)
{
  guint n = 2 * 365 * 24;
  g_autofree gint64 *times = g_new (gint64, n);
  g_autofree gboolean *keep = g_new (gboolean, n);
  guint kept = 0, in_last_day = 0;

  for (guint i = 0; i < n; i++)
    times[i] = NOW - (gint64) i * HOUR;
  rapport_backup_choose_kept (times, n, NOW, keep);
  for (guint i = 0; i < n; i++)
    {
      kept += keep[i];
      in_last_day += keep[i] && i < 24;
    }

  g_assert_cmpuint (in_last_day, ==, 24);
  g_assert_cmpuint (kept, >=, 24 + 8);
  g_assert_cmpuint (kept, <=, 24 + 14 + 8 + 12);
  g_assert_true (keep[0]);
}

static void
test_rotation (Fixture       *fixture,
               gconstpointer  data)
{
  RapportStore *store;
  g_autoptr(GError) error = NULL;

  rapport_clock_set (NOW * G_USEC_PER_SEC);
  store = open_store (fixture);

  /* A copy within the second of a change may lack it, so the clock goes on between the two. */
  for (guint hour = 0; hour < 3; hour++)
    {
      g_autoptr(GPtrArray) backups = NULL;
      g_autofree char *name = g_strdup_printf ("Partner %u", hour);

      rapport_clock_set ((NOW + hour * (HOUR + 1)) * G_USEC_PER_SEC);
      add_partner (store, name);
      rapport_clock_set ((NOW + hour * (HOUR + 1) + 1) * G_USEC_PER_SEC);
      g_assert_true (rapport_backup_rotate (store, &error));
      g_assert_no_error (error);
      /* Nothing more within the hour. */
      g_assert_true (rapport_backup_rotate (store, &error));
      backups = rapport_backup_list (fixture->path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (backups->len, ==, hour + 1);
    }

  /* Nor where nothing was changed. */
  rapport_clock_set ((NOW + 100 * HOUR) * G_USEC_PER_SEC);
  g_assert_true (rapport_backup_rotate (store, &error));
  {
    g_autoptr(GPtrArray) backups = rapport_backup_list (fixture->path, &error);

    g_assert_cmpuint (backups->len, ==, 3);
  }
  rapport_store_close (store, NULL);
}

/* The copy without which no upgrade begins is whole, and no rotation counts it among its own. */
static void
test_before_upgrade (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *copy = NULL;
  g_autoptr(GPtrArray) rotated = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = NULL;
  RapportStore *store = open_store (fixture);
  const char *name;

  add_partner (store, "Kept");
  g_assert_true (rapport_migrator_back_up (store->connection, 1, &error));
  g_assert_no_error (error);
  add_partner (store, "Later");
  rapport_store_close (store, NULL);

  dir = g_dir_open (backups, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, "work.db.format-1-") && g_str_has_suffix (name, ".db"))
        copy = g_build_filename (backups, name, NULL);
    }
  g_assert_nonnull (copy);
  rotated = rapport_backup_list (fixture->path, &error);
  g_assert_cmpuint (rotated->len, ==, 0);

  g_assert_true (rapport_backup_restore (copy, fixture->path, NULL, &error));
  store = open_store (fixture);
  g_assert_cmpint (count_partners (store), ==, 1);
  rapport_store_close (store, NULL);
}

/* A clock that ran ahead for a while, and is right again: copies are taken as before. */
static void
test_clock_set_back (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 ahead = 4 * 365 * 24 * HOUR;
  RapportStore *store;

  rapport_clock_set ((NOW + ahead) * G_USEC_PER_SEC);
  store = open_store (fixture);
  add_partner (store, "Ahead");
  rapport_clock_set ((NOW + ahead + 1) * G_USEC_PER_SEC);
  g_assert_true (rapport_backup_rotate (store, &error));
  g_assert_no_error (error);

  for (guint hour = 0; hour < 3; hour++)
    {
      rapport_clock_set ((NOW + hour * (HOUR + 1)) * G_USEC_PER_SEC);
      add_partner (store, "Back");
      g_assert_true (rapport_backup_rotate (store, &error));
      g_assert_no_error (error);
    }
  backups = rapport_backup_list (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 4);
  rapport_store_close (store, NULL);
}

/* Copies of the future take no place from those of the past. */
static void
test_choice_with_future (void)
{
  gint64 times[60];
  gboolean keep[60];

  for (guint i = 0; i < 60; i++)
    times[i] = NOW + (30 - (gint64) i) * HOUR;
  rapport_backup_choose_kept (times, 60, NOW, keep);
  for (guint i = 0; i < 60; i++)
    {
      if (i <= 30 + 23)
        g_assert_true (keep[i]);
    }
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) sound = NULL;
  g_autoptr(GPtrArray) damaged = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  RapportStore *store = open_store (fixture);
  gsize length;

  add_partner (store, "Sound");
  sound = rapport_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sound->len, ==, 0);
  rapport_store_close (store, NULL);

  /* One letter of a name: SQLite sees nothing, the seal does. */
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize i = 0; i + 5 < length; i++)
    {
      if (memcmp (bytes + i, "Sound", 5) == 0)
        bytes[i] = 'H';
    }
  g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
  store = rapport_store_open (fixture->path, RAPPORT_STORE_READ_ONLY | RAPPORT_STORE_SKIP_SEAL, &error);
  g_assert_no_error (error);
  damaged = rapport_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (damaged->len, >, 0);
  rapport_store_close (store, NULL);
}

/* A flip that leaves the file whole for SQLite, but breaks a rule of the table. */
static void
test_broken_constraint (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  guint n_flips = 0;
  gsize length;

  rapport_store_close (open_store (fixture), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize i = 0; i + strlen ("Proposalopen") < length; i++)
    {
      if (memcmp (bytes + i, "Proposalopen", strlen ("Proposalopen")) == 0)
        {
          bytes[i + strlen ("Proposal")] = 'x';
          n_flips++;
        }
    }
  g_assert_cmpuint (n_flips, ==, 1);
  g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
  g_assert_false (rapport_backup_restore (fixture->path, fixture->backup, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/backup/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/backup/flips", Fixture, NULL, set_up, test_flips, tear_down);
  g_test_add ("/backup/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add_func ("/backup/choice", test_choice);
  g_test_add ("/backup/rotation", Fixture, NULL, set_up, test_rotation, tear_down);
  g_test_add ("/backup/before-upgrade", Fixture, NULL, set_up, test_before_upgrade, tear_down);
  g_test_add ("/backup/clock-set-back", Fixture, NULL, set_up, test_clock_set_back, tear_down);
  g_test_add_func ("/backup/choice-with-future", test_choice_with_future);
  g_test_add ("/backup/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/backup/broken-constraint", Fixture, NULL, set_up, test_broken_constraint, tear_down);

  return g_test_run ();
}
