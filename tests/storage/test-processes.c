/* test-processes.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rapport-history.h"
#include "rapport-store-private.h"
#include "rapport-test-store.h"

/* Each test works with processes of its own, as the window and the command line are. A child never
 * returns into the test. */

static RapportStore *
open_or_die (const char *path)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store = rapport_store_open (path, RAPPORT_STORE_NONE, &error);

  if (store == NULL)
    g_error ("%s", error->message);

  return store;
}

static void
close_store (RapportTestStore *test)
{
  g_autoptr(GError) error = NULL;

  rapport_store_close (g_steal_pointer (&test->store), &error);
  g_assert_no_error (error);
}

static guint
get_rounds (guint short_rounds,
            guint long_rounds)
{
  return g_getenv ("RAPPORT_SLOW") != NULL ? long_rounds : short_rounds;
}

/* Adds one to the partner's employees. FALSE where someone else was faster. */
static gboolean
try_to_count_up (RapportStore    *store,
                 const RapportId *id)
{
  g_autoptr(RapportRecord) stored = rapport_test_get (store, RAPPORT_KIND_PARTNER, id);
  g_autoptr(RapportRecord) record = rapport_record_copy (stored);
  g_autoptr(GError) error = NULL;

  rapport_record_set_integer (record, "employees", rapport_record_get_integer (record, "employees", 0) + 1);
  rapport_test_begin (store, "Count up");
  if (rapport_store_put (store, record, &error))
    {
      rapport_test_commit (store);
      return TRUE;
    }

  rapport_store_rollback (store);
  if (!g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT))
    g_error ("%s", error->message);

  return FALSE;
}

static GPid
start_counting (const char      *path,
                const RapportId *id,
                guint            n)
{
  GPid pid = fork ();
  RapportStore *store;

  if (pid != 0)
    return pid;

  store = open_or_die (path);
  for (guint done = 0; done < n;)
    done += try_to_count_up (store, id);
  rapport_store_close (store, NULL);
  _exit (0);
}

static void
wait_for_success (GPid pid)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_two_writers (RapportTestStore *test,
                  gconstpointer     user_data)
{
  guint n = get_rounds (200, 50000);
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GError) error = NULL;
  GPid first, second;

  rapport_test_save (test->store, "Add", partner);
  close_store (test);
  first = start_counting (test->path, &partner->id, n);
  second = start_counting (test->path, &partner->id, n);
  wait_for_success (first);
  wait_for_success (second);

  /* The seal of whoever ended last is right. */
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  stored = rapport_test_get (test->store, RAPPORT_KIND_PARTNER, &partner->id);
  g_assert_cmpint (rapport_record_get_integer (stored, "employees", 0), ==, 2 * n);
  g_assert_cmpint (stored->rev, ==, 2 * n + 1);
  changes = rapport_history_list_changes (test->store, &partner->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 2 * n + 1);
}

static void
tell (int         channel,
      const void *bytes,
      gsize       length)
{
  if (write (channel, bytes, length) != (gssize) length)
    _exit (1);
}

/* Holds the lock for writing until it is killed. */
static GPid
start_holding (const char *path,
               int         channel)
{
  GPid pid = fork ();
  g_autoptr(RapportRecord) partner = NULL;
  RapportStore *store;

  if (pid != 0)
    return pid;

  store = open_or_die (path);
  partner = rapport_test_make_partner ("Never stored");
  rapport_test_begin (store, "Hold");
  rapport_test_put (store, partner);
  tell (channel, "x", 1);
  for (;;)
    pause ();
}

static gpointer
kill_later (gpointer data)
{
  g_usleep (300000);
  kill (GPOINTER_TO_INT (data), SIGKILL);

  return NULL;
}

static void
test_holder_killed (RapportTestStore *test,
                    gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Stored");
  g_autoptr(GPtrArray) partners = NULL;
  g_autoptr(GError) error = NULL;
  gint64 started;
  GThread *killer;
  int channel[2];
  char byte;
  GPid pid;

  close_store (test);
  g_assert_cmpint (pipe (channel), ==, 0);
  pid = start_holding (test->path, channel[1]);
  g_assert_cmpint (read (channel[0], &byte, 1), ==, 1);

  /* It waits as long as the holder lives, and no longer. */
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  started = g_get_monotonic_time ();
  killer = g_thread_new ("killer", kill_later, GINT_TO_POINTER (pid));
  rapport_test_save (test->store, "Add", partner);
  g_assert_cmpint (g_get_monotonic_time () - started, >, 250000);
  g_thread_join (killer);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);

  partners = rapport_store_list (test->store, RAPPORT_KIND_PARTNER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (partners->len, ==, 1);
  g_assert_cmpstr (rapport_record_get_title (g_ptr_array_index (partners, 0)), ==, "Stored");
  close (channel[0]);
  close (channel[1]);
}

static gpointer
cancel_later (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);

  return NULL;
}

static void
test_waiting_cancelled (RapportTestStore *test,
                        gconstpointer     user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *canceller;
  int channel[2];
  char byte;
  GPid pid;

  close_store (test);
  g_assert_cmpint (pipe (channel), ==, 0);
  pid = start_holding (test->path, channel[1]);
  g_assert_cmpint (read (channel[0], &byte, 1), ==, 1);

  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
  canceller = g_thread_new ("canceller", cancel_later, cancellable);
  rapport_connection_set_cancellable (test->store->connection, cancellable);
  g_assert_false (rapport_store_begin (test->store, "Add", RAPPORT_ORIGIN_WINDOW, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rapport_connection_set_cancellable (test->store->connection, NULL);
  g_thread_join (canceller);

  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  close (channel[0]);
  close (channel[1]);
}

/* Adds partners for ever and acknowledges each after its commit, or wrongly before. */
static GPid
start_adding (const char *path,
              int         channel,
              guint       from,
              gboolean    too_early)
{
  GPid pid = fork ();
  RapportStore *store;

  if (pid != 0)
    return pid;

  store = open_or_die (path);
  for (guint number = from;; number++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", number);
      g_autoptr(RapportRecord) partner = rapport_test_make_partner (name);

      rapport_test_begin (store, name);
      rapport_test_put (store, partner);
      if (too_early)
        tell (channel, &number, sizeof number);
      rapport_test_commit (store);
      if (!too_early)
        tell (channel, &number, sizeof number);
    }
}

/* Reads acknowledgements for a while, kills, and reads what was still under way. Returns how many
 * there are in all. */
static guint
kill_in_the_middle (GPid   pid,
                    int    channel,
                    guint  wanted,
                    guint  acknowledged)
{
  guint number;

  while (acknowledged < wanted && read (channel, &number, sizeof number) == sizeof number)
    acknowledged = number + 1;
  kill (pid, SIGKILL);
  while (read (channel, &number, sizeof number) == sizeof number)
    acknowledged = number + 1;
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);

  return acknowledged;
}

static gint64
count (RapportStore *store,
       const char   *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value;

  rapport_connection_get_integer (store->connection, sql, &value, &error);
  g_assert_no_error (error);

  return value;
}

/* Kills a writer again and again; returns how many acknowledged partners are not there. */
static guint
lose_processes (RapportTestStore *test,
                guint             n_kills,
                gboolean          too_early)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (9);
  guint acknowledged = 0;
  guint lost = 0;

  for (guint i = 0; i < n_kills; i++)
    {
      int channel[2];
      gint64 stored;
      GPid pid;

      close_store (test);
      g_assert_cmpint (pipe (channel), ==, 0);
      pid = start_adding (test->path, channel[1], acknowledged, too_early);
      close (channel[1]);
      acknowledged = kill_in_the_middle (pid, channel[0], acknowledged + g_rand_int_range (chance, 1, 20), acknowledged);
      close (channel[0]);

      rapport_test_store_reopen (test, RAPPORT_STORE_NONE);
      stored = count (test->store, "SELECT count (*) FROM partner");
      lost += MAX (0, (gint64) acknowledged - stored);
      g_assert_cmpint (stored, <=, acknowledged + 1);
      acknowledged = stored;

      /* No half transaction: each row has its entry, each entry its transaction. */
      g_assert_cmpint (count (test->store, "SELECT count (*) FROM log_change WHERE kind = 'partner'"), ==, stored);
      g_assert_cmpint (count (test->store, "SELECT count (*) FROM log_change AS c"
                              " LEFT JOIN log_transaction AS t ON t.id = c.\"transaction\" WHERE t.id IS NULL"), ==, 0);
      g_assert_cmpint (count (test->store, "SELECT count (*) FROM local WHERE current IS NOT NULL"), ==, 0);
    }
  g_test_message ("%u kills, %u stored, %u lost", n_kills, acknowledged, lost);

  return lost;
}

static void
test_killed_writer (RapportTestStore *test,
                    gconstpointer     user_data)
{
  g_assert_cmpuint (lose_processes (test, get_rounds (30, 1000), FALSE), ==, 0);
}

/* The harness can see a loss: one who says "saved" before the commit loses some. */
static void
test_control (RapportTestStore *test,
              gconstpointer     user_data)
{
  g_assert_cmpuint (lose_processes (test, 30, TRUE), >, 0);
}

#define ADD(path, func) \
  g_test_add (path, RapportTestStore, NULL, rapport_test_store_set_up, func, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/processes/two-writers", test_two_writers);
  ADD ("/processes/holder-killed", test_holder_killed);
  ADD ("/processes/waiting-cancelled", test_waiting_cancelled);
  ADD ("/processes/killed-writer", test_killed_writer);
  ADD ("/processes/control", test_control);

  return g_test_run ();
}
