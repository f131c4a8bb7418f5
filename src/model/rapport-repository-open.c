/* rapport-repository-open.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-repository"

#include "config.h"

#include "rapport-repository-private.h"

/* Opening and closing wait for the disk, and the worker can only be waited for from another
 * thread. It is joined on the main thread, so that no reference is dropped anywhere else. */
typedef struct
{
  GTask         *task;          /* (owned) */
  GThread       *thread;        /* (owned) */
  GThreadFunc    work;
  GSourceFunc    finish;
  char          *path;          /* (owned) (nullable): to open */
  RapportWorker *worker;        /* (owned) (nullable) */
  gboolean       is_read_only;
  GError        *error;         /* (owned) (nullable) */
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_clear_error (&waiting->error);
  g_clear_object (&waiting->worker);
  g_clear_object (&waiting->task);
  g_free (waiting->path);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static gpointer
waiting_thread (gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GSource) source = g_idle_source_new ();
  GMainContext *context = g_task_get_context (waiting->task);

  waiting->work (waiting);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, waiting->finish, waiting, NULL);
  g_source_attach (source, context);

  return NULL;
}

static void
wait_for (Waiting     *waiting,
          GThreadFunc  work,
          GSourceFunc  finish)
{
  waiting->work = work;
  waiting->finish = finish;
  waiting->thread = g_thread_new ("opening", waiting_thread, waiting);
}

static gpointer
is_read_only_work (RapportStore  *store,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gboolean *is_read_only = data;

  *is_read_only = rapport_store_is_read_only (store);

  return GINT_TO_POINTER (TRUE);
}

/* What may not be written may still be read: a newer file, a folder of somebody else's. */
static gpointer
open_thread (gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->worker = rapport_worker_new (waiting->path, RAPPORT_STORE_CREATE, &waiting->error);
  if (waiting->worker == NULL && g_file_test (waiting->path, G_FILE_TEST_EXISTS) &&
      (g_error_matches (waiting->error, RAPPORT_ERROR, RAPPORT_ERROR_TOO_NEW) ||
       g_error_matches (waiting->error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY)))
    {
      g_autoptr(GError) first_error = g_steal_pointer (&waiting->error);

      waiting->worker = rapport_worker_new (waiting->path, RAPPORT_STORE_READ_ONLY, &waiting->error);
    }

  if (waiting->worker != NULL)
    rapport_worker_run (waiting->worker, is_read_only_work, &waiting->is_read_only, NULL);

  return NULL;
}

static void
first_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (rapport_repository_reload_finish (RAPPORT_REPOSITORY (object), result, &error))
    g_task_return_pointer (task, g_object_ref (object), g_object_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
opened_cb (gpointer user_data)
{
  g_autoptr(Waiting) waiting = user_data;
  g_autoptr(RapportRepository) self = NULL;
  GCancellable *cancellable = g_task_get_cancellable (waiting->task);

  g_thread_join (waiting->thread);
  if (waiting->worker == NULL)
    {
      g_task_return_error (waiting->task, g_steal_pointer (&waiting->error));
      return G_SOURCE_REMOVE;
    }

  self = rapport_repository_new (waiting->path, waiting->worker, waiting->is_read_only);
  rapport_repository_reload_async (self, cancellable, first_loaded_cb, g_object_ref (waiting->task));

  return G_SOURCE_REMOVE;
}

/**
 * rapport_repository_open_async:
 * @path: the workspace file; a missing one is made
 *
 * Opens a workspace on a worker of its own, and reads it once. One that may not be written is
 * opened for reading only.
 */
void
rapport_repository_open_async (const char          *path,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Waiting *waiting;

  g_return_if_fail (path != NULL);

  waiting = g_new0 (Waiting, 1);
  waiting->path = g_strdup (path);
  waiting->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (waiting->task, rapport_repository_open_async);
  wait_for (waiting, open_thread, opened_cb);
}

/**
 * rapport_repository_open_finish:
 *
 * Returns: (transfer full) (nullable): the open workspace, its lists filled
 */
RapportRepository *
rapport_repository_open_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
close_thread (gpointer user_data)
{
  Waiting *waiting = user_data;

  rapport_worker_close (waiting->worker, &waiting->error);

  return NULL;
}

static gboolean
closed_cb (gpointer user_data)
{
  g_autoptr(Waiting) waiting = user_data;

  g_thread_join (waiting->thread);
  if (waiting->error != NULL)
    g_task_return_error (waiting->task, g_steal_pointer (&waiting->error));
  else
    g_task_return_boolean (waiting->task, TRUE);

  return G_SOURCE_REMOVE;
}

/**
 * rapport_repository_close_async:
 *
 * Lets what is queued finish, and closes the workspace. Later calls fail with %G_IO_ERROR_CLOSED.
 */
void
rapport_repository_close_async (RapportRepository   *self,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Waiting *waiting;

  g_return_if_fail (RAPPORT_IS_REPOSITORY (self));

  rapport_repository_stop_polling (self);
  waiting = g_new0 (Waiting, 1);
  waiting->worker = g_object_ref (rapport_repository_get_worker (self));
  waiting->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (waiting->task, rapport_repository_close_async);
  wait_for (waiting, close_thread, closed_cb);
}

gboolean
rapport_repository_close_finish (RapportRepository  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
