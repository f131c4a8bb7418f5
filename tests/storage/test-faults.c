/* test-faults.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "rapport-faulty-vfs.h"
#include "rapport-history.h"
#include "rapport-store-private.h"
#include "rapport-test-store.h"

/* How far a sweep goes: every call with RAPPORT_SLOW set, else some of them. */
#define SHORT_STEP 7

static guint
get_step (void)
{
  return g_getenv ("RAPPORT_SLOW") != NULL ? 1 : SHORT_STEP;
}

typedef struct
{
  const char            *name;
  RapportFaultOperations operations;
  int                    code;
  gboolean               persistent;
  RapportError           error;
} Fault;

static const Fault faults[] = {
  { "a write fails once", RAPPORT_FAULT_WRITE, SQLITE_IOERR_WRITE, FALSE, RAPPORT_ERROR_IO },
  { "writes fail from then on", RAPPORT_FAULT_WRITE, SQLITE_IOERR_WRITE, TRUE, RAPPORT_ERROR_IO },
  { "the disk is full for a moment", RAPPORT_FAULT_WRITE, SQLITE_FULL, FALSE, RAPPORT_ERROR_FULL },
  { "the disk is full from then on", RAPPORT_FAULT_WRITE, SQLITE_FULL, TRUE, RAPPORT_ERROR_FULL },
  { "a sync fails once", RAPPORT_FAULT_SYNC, SQLITE_IOERR_FSYNC, FALSE, RAPPORT_ERROR_IO },
  { "syncs fail from then on", RAPPORT_FAULT_SYNC, SQLITE_IOERR_FSYNC, TRUE, RAPPORT_ERROR_IO },
  { "a truncation fails once", RAPPORT_FAULT_TRUNCATE, SQLITE_IOERR_TRUNCATE, FALSE, RAPPORT_ERROR_IO },
  { "truncations fail from then on", RAPPORT_FAULT_TRUNCATE, SQLITE_IOERR_TRUNCATE, TRUE, RAPPORT_ERROR_IO },
  { "the disk is gone", RAPPORT_FAULT_CHANGES, SQLITE_IOERR_WRITE, TRUE, RAPPORT_ERROR_IO },
};

/* A workspace as a template: each round works on a copy of it. */
typedef struct
{
  char *folder;
  char *template;
  char *path;
  char *before;    /* what it says */
  char *after;     /* what it says after the change */
} Fixture;

static RapportStore *
open_store (const char *path)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store = rapport_store_open (path, RAPPORT_STORE_NONE, &error);

  g_assert_no_error (error);

  return store;
}

static void
close_store (RapportStore *store)
{
  g_autoptr(GError) error = NULL;

  rapport_store_close (store, &error);
  g_assert_no_error (error);
}

static void
make_id (RapportId  *id,
         const char *key,
         guint       number)
{
  g_autofree char *text = g_strdup_printf ("%s %u", key, number);

  rapport_id_derive (id, NULL, text);
}

static gboolean
put_some (RapportStore  *store,
          const char    *key,
          guint          n,
          GError       **error)
{
  const char *tags[] = { "key", NULL };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(RapportRecord) partner = rapport_test_make_partner (key);

      make_id (&partner->id, key, i);
      rapport_record_set_list (partner, "tags", tags);
      if (!rapport_store_put (store, partner, error))
        return FALSE;
    }

  return TRUE;
}

/* What the test changes: new records and a changed one, as one transaction. */
static gboolean
change (RapportStore  *store,
        GError       **error)
{
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(RapportRecord) record = NULL;
  RapportId id;

  make_id (&id, "Old", 0);
  if (!rapport_store_begin (store, "Change", RAPPORT_ORIGIN_WINDOW, error))
    return FALSE;

  if ((stored = rapport_store_get (store, RAPPORT_KIND_PARTNER, &id, error)) != NULL)
    {
      record = rapport_record_copy (stored);
      rapport_record_set_text (record, "name", "Changed");
    }
  if (record == NULL || !rapport_store_put (store, record, error) || !put_some (store, "New", 20, error))
    {
      rapport_store_rollback (store);
      return FALSE;
    }

  return rapport_store_commit (store, NULL, error);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_file_get_contents (from, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, contents, length, &error);
  g_assert_no_error (error);
}

/* Without what an earlier round left. */
static void
copy_template (Fixture *self)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);
  g_autofree char *seal = g_strconcat (self->path, ".seal", NULL);

  g_unlink (journal);
  g_unlink (seal);
  copy_file (self->template, self->path);
}

static void
set_up (Fixture       *self,
        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store;

  self->folder = rapport_test_make_folder ();
  self->template = g_build_filename (self->folder, "template.rapport", NULL);
  self->path = g_build_filename (self->folder, "workspace.rapport", NULL);

  store = rapport_store_open (self->template, RAPPORT_STORE_CREATE, &error);
  g_assert_no_error (error);
  rapport_test_begin (store, "Fill");
  put_some (store, "Old", 50, &error);
  g_assert_no_error (error);
  rapport_test_commit (store);
  self->before = rapport_test_dump (store);
  close_store (store);

  copy_template (self);
  store = open_store (self->path);
  change (store, &error);
  g_assert_no_error (error);
  self->after = rapport_test_dump (store);
  g_assert_cmpstr (self->before, !=, self->after);
  close_store (store);
}

static void
tear_down (Fixture       *self,
           gconstpointer  user_data)
{
  rapport_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->template);
  g_free (self->path);
  g_free (self->before);
  g_free (self->after);
}

/* Opens what is left as the program would, and says whether it is as it has to be: the change is
 * there if it was acknowledged, else it is there or not, but never a part of it. */
static gboolean
is_whole (Fixture    *self,
          const char *path,
          gboolean    acknowledged)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found = NULL;
  RapportStore *store = rapport_store_open (path, RAPPORT_STORE_NONE, &error);
  gint64 bad;

  if (store == NULL)
    return FALSE;

  if (rapport_connection_get_integer (store->connection,
                                      "SELECT (SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok')"
                                      " + (SELECT count (*) FROM pragma_foreign_key_check)", &bad, &error) && bad == 0)
    found = rapport_test_dump (store);
  rapport_store_close (store, NULL);

  if (found == NULL)
    return FALSE;

  return strcmp (found, self->after) == 0 || (!acknowledged && strcmp (found, self->before) == 0);
}

/* One round. Returns whether the fault happened: past the last call there is nothing to hit. */
static gboolean
fail_once (Fixture     *self,
           const Fault *fault,
           guint        nth)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store;
  gboolean acknowledged;
  gboolean hit;

  copy_template (self);
  store = open_store (self->path);
  rapport_faulty_vfs_fail (fault->operations, fault->code, nth, fault->persistent);
  acknowledged = change (store, &error);
  if (!acknowledged)
    {
      g_assert_error (error, RAPPORT_ERROR, (int) fault->error);
      g_assert_nonnull (strstr (error->message, self->path));
    }
  hit = rapport_faulty_vfs_repair ();
  rapport_store_close (store, NULL);

  if (!is_whole (self, self->path, acknowledged))
    g_error ("%s, call %u: %s", fault->name, nth, acknowledged ? "a stored change is lost" : "half a change is left");

  return hit;
}

static void
test_failing_calls (Fixture       *self,
                    gconstpointer  user_data)
{
  guint step = get_step ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint n = 0;

      /* Few syncs and truncations: all of them; many writes: steps that differ between faults. */
      if (faults[i].operations & RAPPORT_FAULT_WRITE)
        {
          for (guint nth = i % step; fail_once (self, &faults[i], nth); nth += step)
            n++;
        }
      else
        {
          while (fail_once (self, &faults[i], n))
            n++;
        }
      g_test_message ("%s: %u calls", faults[i].name, n);
      g_assert_cmpuint (n, >, 0);
    }
}

/* After a sync has failed nobody knows what the disk holds: no more is written until the file has
 * been closed, opened and checked. */
static void
test_failed_sync_stops (Fixture       *self,
                        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store;

  copy_template (self);
  store = open_store (self->path);
  rapport_faulty_vfs_fail (RAPPORT_FAULT_SYNC, SQLITE_IOERR_FSYNC, 0, FALSE);
  g_assert_false (change (store, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_clear_error (&error);
  g_assert_true (rapport_faulty_vfs_repair ());

  g_assert_false (change (store, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_clear_error (&error);
  close_store (store);

  store = open_store (self->path);
  g_assert_true (change (store, &error));
  g_assert_no_error (error);
  close_store (store);
}

/* A full disk is no reason to stop: with space again, the same store goes on. */
static void
test_full_disk_passes (Fixture       *self,
                       gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found = NULL;
  RapportStore *store;

  copy_template (self);
  store = open_store (self->path);
  rapport_faulty_vfs_fail (RAPPORT_FAULT_WRITE, SQLITE_FULL, 4, TRUE);
  g_assert_false (change (store, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
  g_clear_error (&error);
  g_assert_true (rapport_faulty_vfs_repair ());

  g_assert_true (change (store, &error));
  g_assert_no_error (error);
  found = rapport_test_dump (store);
  g_assert_cmpstr (found, ==, self->after);
  close_store (store);
}

/* Making a workspace can fail at any call; it can be made again, or was made. */
static void
test_failing_creation (Fixture       *self,
                       gconstpointer  user_data)
{
  guint step = get_step () * 20;
  gboolean hit = TRUE;

  for (guint nth = 0; hit; nth += step)
    {
      g_autofree char *name = g_strdup_printf ("new-%u.rapport", nth);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autoptr(GError) error = NULL;
      RapportStore *store;
      gint64 count;

      rapport_faulty_vfs_fail (RAPPORT_FAULT_CHANGES, SQLITE_FULL, nth, TRUE);
      store = rapport_store_open (path, RAPPORT_STORE_CREATE, &error);
      hit = rapport_faulty_vfs_repair ();
      if (store != NULL)
        rapport_store_close (store, NULL);
      else
        g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
      g_clear_error (&error);

      store = rapport_store_open (path, RAPPORT_STORE_CREATE, &error);
      g_assert_no_error (error);
      rapport_store_count (store, RAPPORT_KIND_STAGE, &count, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count, ==, 9);
      close_store (store);
      g_unlink (path);
    }
}

/* The harness can see a loss: a disk that leaves out a write without a word does damage. */
static void
test_control_dropped_writes (Fixture       *self,
                             gconstpointer  user_data)
{
  guint damaged = 0;
  gboolean hit = TRUE;

  for (guint nth = 0; hit; nth += get_step ())
    {
      g_autoptr(GError) error = NULL;
      RapportStore *store;
      gboolean acknowledged;

      copy_template (self);
      store = open_store (self->path);
      rapport_faulty_vfs_drop (nth);
      acknowledged = change (store, &error);
      hit = rapport_faulty_vfs_repair ();
      /* Not closed in order: there is no seal to find the damage by. */
      rapport_store_close (store, NULL);
      {
        g_autofree char *seal = g_strconcat (self->path, ".seal", NULL);

        g_unlink (seal);
      }
      damaged += !is_whole (self, self->path, acknowledged);
    }
  g_assert_cmpuint (damaged, >, 0);
}

/* Cuts the power at a random call of the change. Returns whether what is left is as it has to be. */
static gboolean
lose_power (Fixture  *self,
            GRand    *chance,
            guint     n_calls,
            gboolean  lies)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *left = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  RapportStore *store;
  gboolean acknowledged;
  gboolean whole;

  copy_template (self);
  rapport_faulty_vfs_track (self->path);
  store = open_store (self->path);
  rapport_faulty_vfs_lie (lies);
  rapport_faulty_vfs_fail (RAPPORT_FAULT_CHANGES, SQLITE_IOERR_WRITE, g_rand_int_range (chance, 0, n_calls), TRUE);
  acknowledged = change (store, &error);
  rapport_faulty_vfs_cut_power (chance, folder);
  rapport_faulty_vfs_repair ();
  rapport_store_close (store, NULL);

  whole = is_whole (self, left, acknowledged);
  rapport_test_remove_folder (folder);

  return whole;
}

/* How many calls the change makes, so that the power goes in each part of it and after it. */
static guint
count_calls (Fixture *self)
{
  guint n = 0;

  while (fail_once (self, &faults[G_N_ELEMENTS (faults) - 1], n))
    n += 10;

  return n + 10;
}

static guint
lose_power_often (Fixture  *self,
                  guint     n_times,
                  gboolean  lies)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (20240229);
  guint n_calls = count_calls (self);
  guint damaged = 0;

  for (guint i = 0; i < n_times; i++)
    damaged += !lose_power (self, chance, n_calls, lies);
  g_test_message ("power lost %u times within %u calls, %u damaged", n_times, n_calls, damaged);

  return damaged;
}

static void
test_power_loss (Fixture       *self,
                 gconstpointer  user_data)
{
  g_assert_cmpuint (lose_power_often (self, g_getenv ("RAPPORT_SLOW") != NULL ? 20000 : 100, FALSE), ==, 0);
}

/* The harness can see a loss: where syncs do nothing, some changes are lost or torn. */
static void
test_control_power_loss (Fixture       *self,
                         gconstpointer  user_data)
{
  g_assert_cmpuint (lose_power_often (self, 60, TRUE), >, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  rapport_faulty_vfs_install ();

  ADD ("/faults/failing-calls", test_failing_calls);
  ADD ("/faults/failed-sync-stops", test_failed_sync_stops);
  ADD ("/faults/full-disk-passes", test_full_disk_passes);
  ADD ("/faults/failing-creation", test_failing_creation);
  ADD ("/faults/control-dropped-writes", test_control_dropped_writes);
  ADD ("/faults/power-loss", test_power_loss);
  ADD ("/faults/control-power-loss", test_control_power_loss);

  return g_test_run ();
}
