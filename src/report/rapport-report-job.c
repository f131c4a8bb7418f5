/* rapport-report-job.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-report-job"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rapport-error.h"
#include "rapport-file.h"
#include "rapport-fold.h"
#include "rapport-report-job.h"

#define FOLDER_MODE  0700
#define BATCH        8
#define WAITING_EACH 2

/* One workbook to write. @position: of its result, in the order of the partners' names. */
typedef struct
{
  RapportId     id;
  char         *name;       /* (owned) */
  char         *sort_key;   /* (owned) */
  gboolean      ambiguous;
  guint         position;
  RapportFacts *facts;      /* (owned) (nullable): from when it was read until it is written */
} Task;

/* Everything that one run shares. Members below @lock are guarded by it. */
typedef struct
{
  const RapportReportJob *job;
  RapportWorker          *worker;
  GCancellable           *cancellable;
  RapportProgramme       *programme;   /* (owned) */
  RapportDate             as_of;
  GHashTable             *wanted;      /* (owned) (nullable): identifiers; NULL for all */
  GPtrArray              *tasks;       /* (owned) (element-type Task) */

  GMutex                  lock;
  GCond                   changed;
  guint                   n_waiting;
  guint                   n_done;
  GPtrArray              *files;       /* (owned) (element-type RapportReportFile): with gaps */
  GError                 *error;       /* (owned) (nullable): the first that happened */
} Run;

/* A stretch of tasks for the worker to read the facts of. */
typedef struct
{
  Run   *run;
  guint  first;
  guint  n_tasks;
} Batch;

static void
task_free (Task *task)
{
  g_clear_pointer (&task->facts, rapport_facts_unref);
  g_free (task->name);
  g_free (task->sort_key);
  g_free (task);
}

static void
maybe_free_file (gpointer file)
{
  if (file != NULL)
    rapport_report_file_free (file);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->programme, rapport_programme_unref);
  g_clear_pointer (&run->wanted, g_hash_table_unref);
  g_clear_pointer (&run->tasks, g_ptr_array_unref);
  g_clear_pointer (&run->files, g_ptr_array_unref);
  g_clear_error (&run->error);
  g_mutex_clear (&run->lock);
  g_cond_clear (&run->changed);
}

static void
run_init (Run *run)
{
  const GPtrArray *partners = run->job->partners;

  g_mutex_init (&run->lock);
  g_cond_init (&run->changed);
  run->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) task_free);
  run->files = g_ptr_array_new_with_free_func (maybe_free_file);
  if (partners == NULL)
    return;

  run->wanted = g_hash_table_new (rapport_id_hash, rapport_id_equal);
  for (guint i = 0; i < partners->len; i++)
    g_hash_table_add (run->wanted, g_ptr_array_index (partners, i));
}

static gpointer
load_programme_cb (RapportStore  *store,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return rapport_store_load_programme (store, error);
}

/* Reads the facts of a few partners. One that went into the bin meanwhile has nothing to report. */
static gpointer
load_batch_cb (RapportStore  *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Batch *batch = data;

  for (guint i = 0; i < batch->n_tasks; i++)
    {
      Task *task = g_ptr_array_index (batch->run->tasks, batch->first + i);
      g_autoptr(GError) local_error = NULL;

      task->facts = rapport_store_load_facts (store, &task->id, &local_error);
      if (task->facts == NULL &&
          !(batch->run->job->partners == NULL &&
            g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND)))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }

  return GINT_TO_POINTER (TRUE);
}

static gboolean
is_wanted (const Run       *run,
           const RapportId *id)
{
  return run->wanted == NULL || g_hash_table_contains (run->wanted, id);
}

static gboolean
collect_facts_cb (RapportFacts  *facts,
                  gpointer       user_data,
                  GError       **error)
{
  GPtrArray *all = user_data;

  g_ptr_array_add (all, rapport_facts_ref (facts));

  return TRUE;
}

static gpointer
load_all_cb (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Run *run = data;
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_facts_unref);

  if (!rapport_store_foreach_facts (store, collect_facts_cb, all, run->cancellable, error))
    return NULL;

  for (guint i = all->len; i > 0; i--)
    {
      const RapportFacts *facts = g_ptr_array_index (all, i - 1);

      if (!is_wanted (run, &facts->partner->id))
        g_ptr_array_remove_index (all, i - 1);
    }

  return g_steal_pointer (&all);
}

/* File systems that do not tell "a" from "A" would let one report replace another. */
static char *
make_file_key (const char *name)
{
  g_autofree char *file = rapport_file_safe_name (name, "xlsx", NULL);
  g_autofree char *folded = g_utf8_casefold (file, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

/* How many partners share each file name, over all of the workspace: so a partner's file has the
 * same name whichever others are reported with it. */
static GHashTable *
count_file_keys (const RapportProgramme *programme)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, programme->partner_names);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    {
      char *key = make_file_key (name);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_replace (counts, key, GUINT_TO_POINTER (count + 1));
    }

  return counts;
}

static void
add_task (Run             *run,
          const RapportId *id,
          const char      *name,
          GHashTable      *counts)
{
  g_autofree char *key = make_file_key (name);
  Task *task = g_new0 (Task, 1);

  task->id = *id;
  task->name = g_strdup (name);
  task->sort_key = rapport_fold_name (name);
  task->ambiguous = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) > 1;
  g_ptr_array_add (run->tasks, task);
}

static int
compare_tasks_cb (gconstpointer a,
                  gconstpointer b)
{
  const Task *task = *(const Task * const *) a;
  const Task *other = *(const Task * const *) b;
  int order = strcmp (task->sort_key, other->sort_key);

  return order != 0 ? order : rapport_id_compare (&task->id, &other->id);
}

static gboolean
check_wanted (const Run  *run,
              GError    **error)
{
  const GPtrArray *partners = run->job->partners;

  for (guint i = 0; partners != NULL && i < partners->len; i++)
    {
      if (rapport_programme_get_partner_name (run->programme, g_ptr_array_index (partners, i)) == NULL)
        {
          g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                               _("The partner is no longer there. Take it out of the bin to report on it."));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
make_tasks (Run     *run,
            GError **error)
{
  g_autoptr(GHashTable) counts = count_file_keys (run->programme);
  GHashTableIter iter;
  gpointer id;
  gpointer name;

  if (!check_wanted (run, error))
    return FALSE;

  g_hash_table_iter_init (&iter, run->programme->partner_names);
  while (g_hash_table_iter_next (&iter, &id, &name))
    {
      if (is_wanted (run, id))
        add_task (run, id, name, counts);
    }

  g_ptr_array_sort (run->tasks, compare_tasks_cb);
  for (guint i = 0; i < run->tasks->len; i++)
    ((Task *) g_ptr_array_index (run->tasks, i))->position = i;
  g_ptr_array_set_size (run->files, run->tasks->len);

  if (run->tasks->len > 1 && !run->job->output_is_folder)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                           _("Reports on several partners need a folder, not a file."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
make_folder (const RapportReportJob  *job,
             GError                 **error)
{
  g_autofree char *name = g_filename_display_name (job->output);
  int code = RAPPORT_ERROR_IO;

  if (!job->output_is_folder || g_mkdir_with_parents (job->output, FOLDER_MODE) == 0)
    return TRUE;

  if (errno == ENOSPC || errno == EDQUOT)
    code = RAPPORT_ERROR_FULL;
  else if (errno == EACCES || errno == EROFS || errno == EPERM)
    code = RAPPORT_ERROR_READ_ONLY;
  g_set_error (error, RAPPORT_ERROR, code, _("The folder “%s” can’t be made: %s. Choose another folder."), name,
               g_strerror (errno));

  return FALSE;
}

static char *
make_path (const Run  *run,
           const Task *task)
{
  g_autofree char *file = NULL;

  if (!run->job->output_is_folder)
    return g_strdup (run->job->output);

  file = rapport_qbr_file_name (task->facts, run->programme, &run->job->quarter, task->ambiguous);

  return g_build_filename (run->job->output, file, NULL);
}

static RapportReportFile *
write_task (const Run   *run,
            const Task  *task,
            GError     **error)
{
  RapportReportFile *file = g_new0 (RapportReportFile, 1);
  gint64 start = g_get_monotonic_time ();

  file->partner = g_strdup (task->name);
  file->file = make_path (run, task);
  if (!rapport_qbr_write (run->programme, task->facts, &run->job->quarter, run->as_of, run->job->form, file->file,
                          &file->sheets, error))
    {
      rapport_report_file_free (file);
      return NULL;
    }

  file->milliseconds = (g_get_monotonic_time () - start) / 1000.0;

  return file;
}

/* Called with the lock held, so that the numbers only go up. */
static void
report_progress (Run *run)
{
  if (run->job->progress != NULL)
    run->job->progress (run->n_done, run->tasks->len, run->job->progress_data);
}

static void
finish_task (Run               *run,
             Task              *task,
             RapportReportFile *file,
             GError            *error)
{
  g_mutex_lock (&run->lock);
  g_ptr_array_index (run->files, task->position) = file;
  if (error != NULL && run->error == NULL)
    run->error = error;
  else
    g_clear_error (&error);
  run->n_waiting--;
  run->n_done++;
  if (run->error == NULL)
    report_progress (run);
  g_cond_signal (&run->changed);
  g_mutex_unlock (&run->lock);
}

static gboolean
is_stopped (Run *run)
{
  gboolean is_stopped;

  g_mutex_lock (&run->lock);
  if (run->error == NULL)
    g_cancellable_set_error_if_cancelled (run->cancellable, &run->error);
  is_stopped = run->error != NULL;
  g_mutex_unlock (&run->lock);

  return is_stopped;
}

static void
write_cb (gpointer data,
          gpointer user_data)
{
  Run *run = user_data;
  Task *task = data;
  RapportReportFile *file = NULL;
  GError *error = NULL;

  if (!is_stopped (run))
    file = write_task (run, task, &error);
  g_clear_pointer (&task->facts, rapport_facts_unref);
  finish_task (run, task, file, error);
}

/* Waits until there is room, so that no more facts are in memory than can be written soon. */
static void
queue_task (Run         *run,
            GThreadPool *pool,
            Task        *task)
{
  g_mutex_lock (&run->lock);
  while (run->n_waiting >= g_get_num_processors () * WAITING_EACH)
    g_cond_wait (&run->changed, &run->lock);
  run->n_waiting++;
  g_mutex_unlock (&run->lock);

  if (task->facts != NULL)
    g_thread_pool_push (pool, task, NULL);
  else
    finish_task (run, task, NULL, NULL);
}

/* Reads in small batches, so that the window's own work is not held up behind a long report. */
static gboolean
write_tasks (Run     *run,
             GError **error)
{
  GThreadPool *pool = g_thread_pool_new (write_cb, run, g_get_num_processors (), FALSE, error);
  GError *local_error = NULL;

  if (pool == NULL)
    return FALSE;

  for (guint first = 0; first < run->tasks->len && local_error == NULL && !is_stopped (run); first += BATCH)
    {
      Batch batch = { run, first, MIN (BATCH, run->tasks->len - first) };

      if (rapport_worker_run (run->worker, load_batch_cb, &batch, &local_error) == NULL)
        break;
      for (guint i = 0; i < batch.n_tasks; i++)
        queue_task (run, pool, g_ptr_array_index (run->tasks, first + i));
    }

  g_thread_pool_free (pool, FALSE, TRUE);
  if (local_error == NULL)
    local_error = g_steal_pointer (&run->error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

/* The files in order, without the gaps of partners that went away meanwhile. */
static GPtrArray *
take_files (Run *run)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_report_file_free);

  for (guint i = 0; i < run->files->len; i++)
    {
      gpointer file = g_steal_pointer (&g_ptr_array_index (run->files, i));

      if (file != NULL)
        g_ptr_array_add (files, file);
    }

  return files;
}

static GPtrArray *
write_partners (Run     *run,
                GError **error)
{
  if (!make_tasks (run, error) || !make_folder (run->job, error))
    return NULL;

  report_progress (run);
  if (!write_tasks (run, error))
    return NULL;

  return take_files (run);
}

static char *
make_portfolio_path (const Run *run)
{
  g_autofree char *label = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *file = NULL;

  if (!run->job->output_is_folder)
    return g_strdup (run->job->output);

  label = rapport_quarter_to_label (&run->job->quarter, &run->programme->settings->fiscal);
  /* Translators: part of a file's name, before the quarter. */
  stem = g_strdup_printf ("%s-%s", _("Portfolio"), label);
  file = rapport_file_safe_name (stem, "xlsx", NULL);

  return g_build_filename (run->job->output, file, NULL);
}

static gboolean
write_portfolio_file (Run                *run,
                      GPtrArray          *facts,
                      RapportReportFile  *file,
                      GError            **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(RapportPortfolio) portfolio = NULL;

  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;

  portfolio = rapport_portfolio_compute (run->programme, facts, &run->job->quarter, run->as_of);
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;

  file->file = make_portfolio_path (run);
  if (!rapport_portfolio_write (portfolio, file->file, &file->sheets, error))
    return FALSE;

  file->milliseconds = (g_get_monotonic_time () - start) / 1000.0;

  return TRUE;
}

static GPtrArray *
write_portfolio (Run     *run,
                 GError **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_report_file_free);
  g_autoptr(GPtrArray) facts = NULL;

  if (!make_folder (run->job, error))
    return NULL;
  if (run->job->progress != NULL)
    run->job->progress (0, 1, run->job->progress_data);

  facts = rapport_worker_run (run->worker, load_all_cb, run, error);
  if (facts == NULL)
    return NULL;

  g_ptr_array_add (files, g_new0 (RapportReportFile, 1));
  if (!write_portfolio_file (run, facts, g_ptr_array_index (files, 0), error))
    return NULL;
  if (run->job->progress != NULL)
    run->job->progress (1, 1, run->job->progress_data);

  return g_steal_pointer (&files);
}

void
rapport_report_file_free (RapportReportFile *file)
{
  g_return_if_fail (file != NULL);

  g_free (file->partner);
  g_free (file->file);
  g_free (file);
}

/**
 * rapport_report_job_run:
 * @job: what to write
 * @worker: the workspace's worker
 * @cancellable: (nullable): stops the run
 *
 * Writes the workbooks of @job. Blocks the calling thread until all are there. When it is
 * cancelled or fails, the files that are whole already stay, and none is half.
 *
 * Returns: (transfer full) (element-type RapportReportFile) (nullable): the files, by the partner's name
 */
GPtrArray *
rapport_report_job_run (const RapportReportJob  *job,
                        RapportWorker           *worker,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  Run run = { .job = job, .worker = worker, .cancellable = cancellable };
  GPtrArray *files = NULL;

  g_return_val_if_fail (job != NULL && job->output != NULL, NULL);
  g_return_val_if_fail (RAPPORT_IS_WORKER (worker), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  run_init (&run);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    run.programme = rapport_worker_run (worker, load_programme_cb, NULL, error);
  if (run.programme != NULL)
    {
      run.as_of = rapport_quarter_get_as_of (&job->quarter, run.programme->today, job->as_of);
      files = job->portfolio ? write_portfolio (&run, error) : write_partners (&run, error);
    }

  run_clear (&run);

  return files;
}
