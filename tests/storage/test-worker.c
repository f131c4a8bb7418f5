/* test-worker.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-test-store.h"
#include "rapport-worker.h"

typedef struct
{
  char          *folder;
  RapportWorker *worker;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = rapport_test_make_folder ();
  path = g_build_filename (self->folder, "workspace.rapport", NULL);
  self->worker = rapport_worker_new (path, RAPPORT_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  /* Tasks that are being given back still hold the worker. */
  rapport_worker_close (self->worker, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->worker);
  rapport_test_remove_folder (self->folder);
  g_free (self->folder);
}

/* What one piece of asynchronous work left behind. */
typedef struct
{
  GThread  *main_thread;
  GThread  *freed_on;
  GThread  *worked_on;
  GMutex   *gate;       /* (nullable): waited for before the work */
  GArray   *order;      /* (nullable) */
  guint     number;
  gboolean  finished;
  GError   *error;
  gpointer  result;
} Piece;

static gpointer
note_work (RapportStore  *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Piece *piece = data;

  if (piece->gate != NULL)
    {
      g_mutex_lock (piece->gate);
      g_mutex_unlock (piece->gate);
    }
  piece->worked_on = g_thread_self ();
  if (piece->order != NULL)
    g_array_append_val (piece->order, piece->number);

  return g_strdup_printf ("%u", piece->number);
}

static void
freed_cb (gpointer data)
{
  ((Piece *) data)->freed_on = g_thread_self ();
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Piece *piece = user_data;

  g_assert_true (g_thread_self () == piece->main_thread);
  piece->result = rapport_worker_run_finish (RAPPORT_WORKER (object), result, &piece->error);
  piece->finished = TRUE;
}

static void
start (Fixture      *self,
       Piece        *piece,
       GCancellable *cancellable)
{
  piece->main_thread = g_thread_self ();
  rapport_worker_run_async (self->worker, note_work, piece, freed_cb, g_free, cancellable, finished_cb, piece);
}

static void
wait_for (Piece *piece)
{
  while (!piece->finished || piece->freed_on == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_order (Fixture       *self,
            gconstpointer  user_data)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  Piece pieces[200] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      pieces[i].order = order;
      pieces[i].number = i;
      start (self, &pieces[i], NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%u", i);

      wait_for (&pieces[i]);
      g_assert_no_error (pieces[i].error);
      g_assert_cmpstr (pieces[i].result, ==, expected);
      g_assert_true (pieces[i].worked_on != g_thread_self ());
      g_assert_true (pieces[i].freed_on == g_thread_self ());
      g_assert_cmpuint (g_array_index (order, guint, i), ==, i);
      g_free (pieces[i].result);
    }
}

static void
test_cancelled_before (Fixture       *self,
                       gconstpointer  user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GMutex gate;
  Piece first = { .gate = &gate };
  Piece second = { 0 };

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  start (self, &first, NULL);
  start (self, &second, cancellable);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&gate);
  wait_for (&first);
  wait_for (&second);

  g_assert_no_error (first.error);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (second.worked_on);
  g_error_free (second.error);
  g_free (first.result);
  g_mutex_clear (&gate);
}

static gpointer
endless_work (RapportStore  *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  GPtrArray *records;

  /* Until SQLite itself is interrupted. */
  while ((records = rapport_store_list (store, RAPPORT_KIND_PARTNER, error)) != NULL)
    {
      g_atomic_int_set ((int *) data, 1);
      g_ptr_array_unref (records);
    }

  return NULL;
}

static gpointer
fill_work (RapportStore  *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  rapport_test_begin (store, "Fill");
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", i);
      g_autoptr(RapportRecord) partner = rapport_test_make_partner (name);

      rapport_test_put (store, partner);
    }
  rapport_test_commit (store);

  return GINT_TO_POINTER (TRUE);
}

static void
test_interrupted (Fixture       *self,
                  gconstpointer  user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Piece piece = { .main_thread = g_thread_self () };
  int running = 0;

  g_assert_nonnull (rapport_worker_run (self->worker, fill_work, NULL, &error));
  g_assert_no_error (error);
  rapport_worker_run_async (self->worker, endless_work, &running, NULL, NULL, cancellable, finished_cb, &piece);
  while (!g_atomic_int_get (&running))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  while (!piece.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (piece.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (piece.error);

  /* The store is as good as before. */
  g_assert_nonnull (rapport_worker_run (self->worker, fill_work, NULL, &error));
  g_assert_no_error (error);
}

static gpointer
unfinished_work (RapportStore  *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Never");

  rapport_test_begin (store, "Never finished");
  rapport_test_put (store, partner);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, "Changed my mind");

  return NULL;
}

static gpointer
count_work (RapportStore  *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  gint64 count;

  if (!rapport_store_count (store, RAPPORT_KIND_PARTNER, &count, error))
    return NULL;

  return GINT_TO_POINTER (count + 1);
}

static void
test_failed_work_is_rolled_back (Fixture       *self,
                                 gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (rapport_worker_run (self->worker, unfinished_work, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (GPOINTER_TO_INT (rapport_worker_run (self->worker, count_work, NULL, &error)), ==, 1);
  g_assert_no_error (error);
}

static void
test_close (Fixture       *self,
            gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  Piece queued = { .number = 7 };
  Piece late = { 0 };

  start (self, &queued, NULL);
  g_assert_true (rapport_worker_close (self->worker, &error));
  g_assert_no_error (error);
  g_assert_true (rapport_worker_close (self->worker, &error));
  g_assert_no_error (error);

  /* What was queued has run; what comes later is refused. */
  wait_for (&queued);
  g_assert_cmpstr (queued.result, ==, "7");
  g_free (queued.result);
  start (self, &late, NULL);
  wait_for (&late);
  g_assert_error (late.error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_error_free (late.error);
  g_assert_null (rapport_worker_run (self->worker, count_work, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
test_open_fails (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (rapport_worker_new ("/nonexistent/workspace.rapport", RAPPORT_STORE_NONE, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
}

static void
note_finalisation_cb (gpointer  data,
                      GObject  *object)
{
  *(GThread **) data = g_thread_self ();
}

/* The caller's last reference may go while work runs: the worker's own end is on the caller's
 * thread all the same, never on the one that it would have to wait for. */
static void
test_finalised_by_caller (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "workspace.rapport", NULL);

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr(GError) error = NULL;
      GThread *finalised_on = NULL;
      RapportWorker *worker = rapport_worker_new (path, RAPPORT_STORE_CREATE, &error);
      Piece piece = { .main_thread = g_thread_self () };

      g_assert_no_error (error);
      g_object_weak_ref (G_OBJECT (worker), note_finalisation_cb, &finalised_on);
      rapport_worker_run_async (worker, note_work, &piece, freed_cb, g_free, NULL, finished_cb, &piece);
      g_object_unref (worker);
      wait_for (&piece);
      while (finalised_on == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (finalised_on == g_thread_self ());
      g_free (piece.result);
    }
  rapport_test_remove_folder (folder);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/worker/order", test_order);
  ADD ("/worker/cancelled-before", test_cancelled_before);
  ADD ("/worker/interrupted", test_interrupted);
  ADD ("/worker/failed-work-is-rolled-back", test_failed_work_is_rolled_back);
  ADD ("/worker/close", test_close);
  g_test_add_func ("/worker/open-fails", test_open_fails);
  g_test_add_func ("/worker/finalised-by-caller", test_finalised_by_caller);

  return g_test_run ();
}
