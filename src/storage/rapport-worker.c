/* rapport-worker.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-worker"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-store-private.h"
#include "rapport-worker.h"

/* Idle for this long, the worker checks a large file that was opened unchecked. */
#define VERIFY_AFTER (2 * G_USEC_PER_SEC)

struct _RapportWorker
{
  GObject       parent_instance;

  GThread      *thread;   /* (owned): joined by whoever sets closing */
  GAsyncQueue  *queue;    /* (owned): Job */
  GMutex        lock;
  GCond         opened;
  char         *path;     /* (owned) */
  RapportStoreFlags flags;
  GError       *error;    /* (owned) (nullable) (mutex lock): why opening or closing failed */
  gboolean      is_open;  /* (mutex lock): opening has ended */
  gboolean      closing;  /* (mutex lock): takes no more work */
};

G_DEFINE_FINAL_TYPE (RapportWorker, rapport_worker, G_TYPE_OBJECT)

/* What the thread is asked to do. It belongs to whoever asked; the thread only borrows it. */
typedef struct
{
  RapportWork     work;         /* (nullable): the end of the thread */
  gpointer        data;
  GDestroyNotify  data_free;
  GDestroyNotify  result_free;
  GTask          *task;         /* (owned) (nullable): asynchronous work */
  GCancellable   *cancellable;  /* (not owned) (nullable) */

  /* Synchronous work waits for these. */
  GMutex          lock;
  GCond           finished;
  gboolean        is_finished;
  gpointer        result;
  GError         *error;
} Job;

static gpointer
perform (RapportStore  *store,
         Job           *job,
         GError       **error)
{
  gpointer result;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;

  rapport_connection_set_cancellable (store->connection, job->cancellable);
  result = job->work (store, job->data, job->cancellable, error);
  rapport_connection_set_cancellable (store->connection, NULL);

  /* Work that forgot its transaction must not hand it to the next one. */
  if (store->in_transaction)
    {
      if (error != NULL && *error == NULL)
        g_critical ("A piece of work ended within its transaction");
      rapport_store_rollback (store);
    }

  return result;
}

static void
job_free (Job *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->task);
  g_mutex_clear (&job->lock);
  g_cond_clear (&job->finished);
  g_free (job);
}

static Job *
job_new (RapportWork  work,
         gpointer     data)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->data = data;
  g_mutex_init (&job->lock);
  g_cond_init (&job->finished);

  return job;
}

static gboolean
give_back_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* The last reference of a task takes its source object and the caller's data with it, and those
 * belong to the caller's thread: the job is freed there, when the source goes. */
static void
give_back (Job *job)
{
  GMainContext *context = g_task_get_context (job->task);
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, give_back_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, context);
  g_source_unref (source);
}

static void
run_async_job (RapportStore *store,
               Job          *job)
{
  g_autoptr(GError) error = NULL;
  gpointer result = perform (store, job, &error);

  if (error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&error));
  else
    g_task_return_pointer (job->task, result, job->result_free);
  give_back (job);
}

static void
run_sync_job (RapportStore *store,
              Job          *job)
{
  job->result = perform (store, job, &job->error);

  g_mutex_lock (&job->lock);
  job->is_finished = TRUE;
  g_cond_signal (&job->finished);
  g_mutex_unlock (&job->lock);
}

static RapportStore *
open_store (RapportWorker *self)
{
  g_autoptr(GError) error = NULL;
  RapportStore *store = rapport_store_open (self->path, self->flags, &error);

  g_mutex_lock (&self->lock);
  self->is_open = TRUE;
  self->error = g_steal_pointer (&error);
  g_cond_signal (&self->opened);
  g_mutex_unlock (&self->lock);

  return store;
}

static Job *
pop_first_idle (RapportWorker *self,
                RapportStore  *store)
{
  g_autoptr(GError) error = NULL;
  Job *job = g_async_queue_timeout_pop (self->queue, VERIFY_AFTER);

  /* Reading goes on; the first change will be refused for the same reason. */
  if (job == NULL && !rapport_store_verify (store, &error))
    g_message ("%s", error->message);

  return job;
}

static Job *
pop (RapportWorker *self,
     RapportStore  *store,
     gboolean      *tried)
{
  Job *job = NULL;

  if (!store->verified && !*tried)
    {
      job = pop_first_idle (self, store);
      *tried = job == NULL;
    }

  return job != NULL ? job : g_async_queue_pop (self->queue);
}

/* The thread has no reference to the worker: close() waits for its end. */
static gpointer
worker_thread (gpointer user_data)
{
  RapportWorker *self = user_data;
  RapportStore *store = open_store (self);
  gboolean tried = FALSE;
  Job *job;

  if (store == NULL)
    return NULL;

  while ((job = pop (self, store, &tried))->work != NULL)
    {
      if (job->task != NULL)
        run_async_job (store, job);
      else
        run_sync_job (store, job);
    }

  /* Read after the join only. */
  rapport_store_close (store, &self->error);

  return NULL;
}

static void
rapport_worker_dispose (GObject *object)
{
  RapportWorker *self = RAPPORT_WORKER (object);
  g_autoptr(GError) error = NULL;

  if (!rapport_worker_close (self, &error))
    g_warning ("The workspace was not closed cleanly: %s", error->message);

  G_OBJECT_CLASS (rapport_worker_parent_class)->dispose (object);
}

static void
rapport_worker_finalize (GObject *object)
{
  RapportWorker *self = RAPPORT_WORKER (object);

  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->opened);
  g_clear_error (&self->error);
  g_free (self->path);

  G_OBJECT_CLASS (rapport_worker_parent_class)->finalize (object);
}

static void
rapport_worker_class_init (RapportWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_worker_dispose;
  object_class->finalize = rapport_worker_finalize;
}

static void
rapport_worker_init (RapportWorker *self)
{
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->opened);
}

/**
 * rapport_worker_new:
 * @path: the workspace file
 * @flags: how to open it
 *
 * Starts the thread and waits until it has opened the workspace.
 *
 * Returns: (transfer full) (nullable): the worker
 */
RapportWorker *
rapport_worker_new (const char         *path,
                    RapportStoreFlags   flags,
                    GError            **error)
{
  g_autoptr(RapportWorker) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_WORKER, NULL);
  self->path = g_strdup (path);
  self->flags = flags;
  self->thread = g_thread_new ("storage", worker_thread, self);

  g_mutex_lock (&self->lock);
  while (!self->is_open)
    g_cond_wait (&self->opened, &self->lock);
  g_mutex_unlock (&self->lock);

  if (self->error == NULL)
    return g_steal_pointer (&self);

  /* The thread has ended by itself. */
  self->closing = TRUE;
  g_thread_join (self->thread);
  g_propagate_error (error, g_steal_pointer (&self->error));

  return NULL;
}

/* Whether @job got into the queue; not after closing has begun. */
static gboolean
push (RapportWorker *self,
      Job           *job)
{
  gboolean accepted;

  g_mutex_lock (&self->lock);
  accepted = !self->closing;
  if (accepted)
    g_async_queue_push (self->queue, job);
  g_mutex_unlock (&self->lock);

  return accepted;
}

static GError *
make_closed_error (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _("The workspace is closed."));
}

/**
 * rapport_worker_run_async:
 * @work: (scope async): runs on the worker
 * @data: (closure work): for @work
 * @data_free: (nullable): frees @data, on the thread that calls this
 * @result_free: (nullable): frees a result that nobody picks up
 * @cancellable: (nullable): checked before the work, and interrupts SQLite in it
 *
 * Queues work; @callback runs on the main context of the caller.
 */
void
rapport_worker_run_async (RapportWorker       *self,
                          RapportWork          work,
                          gpointer             data,
                          GDestroyNotify       data_free,
                          GDestroyNotify       result_free,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Job *job;

  g_return_if_fail (RAPPORT_IS_WORKER (self));
  g_return_if_fail (work != NULL);

  job = job_new (work, data);
  job->data_free = data_free;
  job->result_free = result_free;
  job->cancellable = cancellable;
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, rapport_worker_run_async);
  g_task_set_check_cancellable (job->task, FALSE);

  if (push (self, job))
    return;

  g_task_return_error (job->task, make_closed_error ());
  job_free (job);
}

/**
 * rapport_worker_run_finish:
 *
 * Returns: what the work returned
 */
gpointer
rapport_worker_run_finish (RapportWorker  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (RAPPORT_IS_WORKER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rapport_worker_run:
 * @work: (scope call): runs on the worker
 *
 * Queues work and waits for it.
 *
 * Returns: what the work returned
 */
gpointer
rapport_worker_run (RapportWorker  *self,
                    RapportWork     work,
                    gpointer        data,
                    GError        **error)
{
  gpointer result;
  Job *job;

  g_return_val_if_fail (RAPPORT_IS_WORKER (self), NULL);
  g_return_val_if_fail (work != NULL, NULL);
  g_return_val_if_fail (!rapport_worker_is_current (self), NULL);

  job = job_new (work, data);
  if (!push (self, job))
    {
      g_propagate_error (error, make_closed_error ());
      job_free (job);
      return NULL;
    }

  g_mutex_lock (&job->lock);
  while (!job->is_finished)
    g_cond_wait (&job->finished, &job->lock);
  g_mutex_unlock (&job->lock);

  result = job->result;
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);

  return result;
}

/**
 * rapport_worker_close:
 *
 * Lets what is queued finish, closes the store and ends the thread. Later calls do nothing.
 *
 * Returns: whether the store was closed cleanly
 */
gboolean
rapport_worker_close (RapportWorker  *self,
                      GError        **error)
{
  gboolean was_closing;
  Job *end;

  g_return_val_if_fail (RAPPORT_IS_WORKER (self), FALSE);
  g_return_val_if_fail (!rapport_worker_is_current (self), FALSE);

  g_mutex_lock (&self->lock);
  was_closing = self->closing;
  self->closing = TRUE;
  g_mutex_unlock (&self->lock);

  if (was_closing)
    return TRUE;

  end = job_new (NULL, NULL);
  g_async_queue_push (self->queue, end);
  g_thread_join (self->thread);
  job_free (end);

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/**
 * rapport_worker_is_current:
 *
 * Returns: whether the caller is on the worker's thread
 */
gboolean
rapport_worker_is_current (RapportWorker *self)
{
  g_return_val_if_fail (RAPPORT_IS_WORKER (self), FALSE);

  return self->thread == g_thread_self ();
}
