/* rapport-import-task.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import-task"

#include "config.h"

#include "rapport-import-task.h"

typedef struct
{
  RapportImportFile    *file;
  RapportImportOptions *options;
} Job;

static Job *
job_new (RapportImportFile    *file,
         RapportImportOptions *options)
{
  Job *job = g_new0 (Job, 1);

  job->file = rapport_import_file_ref (file);
  job->options = options;

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  rapport_import_file_unref (job->file);
  rapport_import_options_free (job->options);
  g_free (job);
}

static void
clear_file (gpointer data)
{
  RapportImportFile *file = data;

  g_clear_pointer (&file->csv, rapport_csv_free);
  g_clear_pointer (&file->name, g_free);
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autoptr(RapportImportFile) read = g_atomic_rc_box_new0 (RapportImportFile);
  GError *error = NULL;

  read->name = g_file_get_basename (file);
  if ((read->csv = rapport_csv_read_file (file, NULL, '\0', cancellable, &error)))
    g_task_return_pointer (task, g_steal_pointer (&read), (GDestroyNotify) rapport_import_file_unref);
  else
    g_task_return_error (task, error);
}

static gpointer
import_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Job *job = data;

  return rapport_import_run (store, job->file->csv, job->options, cancellable, error);
}

/* How many columns find a field; 0 where a required field is missing. */
static guint
count_fits (const RapportCsv *csv,
            RapportKind       kind)
{
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (kind);
  g_autoptr(GPtrArray) fields = rapport_import_guess_mapping (csv, options);
  const RapportKindInfo *info = rapport_kind_get_info (kind);
  guint count = 0;

  for (guint i = 0; i < fields->len; i++)
    if (g_ptr_array_index (fields, i) != NULL)
      count++;

  for (guint f = 0; f < info->n_fields; f++)
    {
      gboolean found = !(info->fields[f].flags & RAPPORT_FIELD_REQUIRED) ||
                       !(info->fields[f].flags & RAPPORT_FIELD_EXCHANGE);

      /* An opportunity without a name is called by its reference. */
      found = found || (kind == RAPPORT_KIND_OPPORTUNITY && g_str_equal (info->fields[f].id, "name"));
      for (guint i = 0; i < fields->len && !found; i++)
        found = g_strcmp0 (g_ptr_array_index (fields, i), info->fields[f].id) == 0;
      if (!found)
        return 0;
    }

  return count;
}

RapportImportFile *
rapport_import_file_ref (RapportImportFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
rapport_import_file_unref (RapportImportFile *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_file);
}

/**
 * rapport_import_read_async:
 * @file: a CSV file
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a file in a thread of its own.
 */
void
rapport_import_read_async (GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rapport_import_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

RapportImportFile *
rapport_import_read_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

RapportKind
rapport_import_guess_kind (const RapportCsv *csv)
{
  RapportKind best = RAPPORT_KIND_PARTNER;
  guint most = 0;

  g_return_val_if_fail (csv != NULL, best);

  for (guint kind = 0; kind < RAPPORT_N_EXCHANGE_KINDS; kind++)
    {
      guint count = kind == RAPPORT_KIND_REVIEW ? 0 : count_fits (csv, kind);

      if (count > most)
        {
          most = count;
          best = kind;
        }
    }

  return best;
}

void
rapport_import_check_async (RapportRepository    *repository,
                            RapportImportFile    *file,
                            RapportImportOptions *options,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_return_if_fail (RAPPORT_IS_REPOSITORY (repository));
  g_return_if_fail (file != NULL && options != NULL);

  options->dry_run = TRUE;
  rapport_worker_run_async (rapport_repository_get_worker (repository), import_work,
                            job_new (file, options), job_free,
                            (GDestroyNotify) rapport_import_result_free,
                            cancellable, callback, user_data);
}

RapportImportResult *
rapport_import_check_finish (RapportRepository  *repository,
                             GAsyncResult       *result,
                             GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (repository), NULL);

  return rapport_worker_run_finish (rapport_repository_get_worker (repository), result, error);
}

void
rapport_import_start_async (RapportRepository    *repository,
                            RapportImportFile    *file,
                            RapportImportOptions *options,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_return_if_fail (RAPPORT_IS_REPOSITORY (repository));
  g_return_if_fail (file != NULL && options != NULL);

  rapport_repository_change_async (repository, import_work,
                                   job_new (file, options), job_free,
                                   (GDestroyNotify) rapport_import_result_free,
                                   cancellable, callback, user_data);
}

RapportImportResult *
rapport_import_start_finish (RapportRepository  *repository,
                             GAsyncResult       *result,
                             GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (repository), NULL);

  return rapport_repository_change_finish (repository, result, error);
}
