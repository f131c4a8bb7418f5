/* rapport-repository-change.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-repository"

#include "config.h"

#include "rapport-repository-private.h"

/* A change and the load after it are one piece of work, so that the lists show no state between. */
typedef struct
{
  RapportWork     work;
  gpointer        data;
  GDestroyNotify  data_free;   /* (nullable) */
  GDestroyNotify  result_free; /* (nullable) */
  RapportRepositoryState state; /* of the lists, when it was asked for */
} Change;

typedef struct
{
  gpointer               result;
  GDestroyNotify         result_free; /* (nullable) */
  RapportRepositoryLoad *load;        /* (owned) (nullable): where reading failed */
} Outcome;

static void
change_free (gpointer data)
{
  Change *change = data;

  if (change->data_free != NULL)
    change->data_free (change->data);
  g_free (change);
}

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  if (outcome->result != NULL && outcome->result_free != NULL)
    outcome->result_free (outcome->result);
  g_clear_pointer (&outcome->load, rapport_repository_load_free);
  g_free (outcome);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

/* Once the change is made it can't be cancelled any more, and it stays made where reading fails. */
static gpointer
change_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Change *change = data;
  g_autoptr(GError) load_error = NULL;
  gpointer result = change->work (store, change->data, cancellable, error);
  Outcome *outcome;

  if (result == NULL)
    return NULL;

  outcome = g_new0 (Outcome, 1);
  outcome->result = result;
  outcome->result_free = change->result_free;
  outcome->load = rapport_repository_load_new (store, &change->state, NULL, &load_error);
  if (outcome->load == NULL)
    g_info ("Reading after a change failed: %s", load_error->message);

  return outcome;
}

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  RapportRepository *self = g_task_get_source_object (task);
  g_autoptr(Outcome) outcome = NULL;
  GError *error = NULL;

  outcome = rapport_worker_run_finish (RAPPORT_WORKER (object), result, &error);
  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (outcome->load != NULL)
    rapport_repository_apply (self, outcome->load);
  else
    rapport_repository_forget_version (self);
  g_task_return_pointer (task, g_steal_pointer (&outcome->result), outcome->result_free);
}

/**
 * rapport_repository_change_async:
 * @work: a function of the store that writes
 * @data: (closure work): for @work
 * @data_free: (nullable): frees @data, on the main thread
 * @result_free: (nullable): frees a result that nobody picks up
 *
 * Changes the workspace; the lists have followed when @callback runs.
 */
void
rapport_repository_change_async (RapportRepository   *self,
                                 RapportWork          work,
                                 gpointer             data,
                                 GDestroyNotify       data_free,
                                 GDestroyNotify       result_free,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (RAPPORT_IS_REPOSITORY (self));
  g_return_if_fail (work != NULL);

  change = g_new0 (Change, 1);
  change->work = work;
  change->data = data;
  change->data_free = data_free;
  change->result_free = result_free;
  rapport_repository_get_state (self, &change->state);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rapport_repository_change_async);
  g_task_set_check_cancellable (task, FALSE);
  rapport_worker_run_async (rapport_repository_get_worker (self), change_work, change, change_free, outcome_free,
                            cancellable, changed_cb, task);
}

/**
 * rapport_repository_change_finish:
 *
 * Returns: (nullable): what the work returned
 */
gpointer
rapport_repository_change_finish (RapportRepository  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  GPtrArray *records; /* (owned) */
  char      *label;   /* (owned) */
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_ptr_array_unref (put->records);
  g_free (put->label);
  g_free (put);
}

static gpointer
put_work (RapportStore  *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Put *put = data;

  if (!rapport_store_begin (store, put->label, RAPPORT_ORIGIN_WINDOW, error))
    return NULL;

  for (guint i = 0; i < put->records->len; i++)
    {
      if (!rapport_store_put (store, g_ptr_array_index (put->records, i), error))
        {
          rapport_store_rollback (store);
          return NULL;
        }
    }

  return GINT_TO_POINTER (rapport_store_commit (store, NULL, error));
}

/**
 * rapport_repository_put_async:
 * @records: (element-type RapportRecord): what to write, in one transaction; not to be changed any more
 * @label: what it does, for the user
 */
void
rapport_repository_put_async (RapportRepository   *self,
                              GPtrArray           *records,
                              const char          *label,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Put *put;

  g_return_if_fail (RAPPORT_IS_REPOSITORY (self));
  g_return_if_fail (records != NULL);
  g_return_if_fail (label != NULL);

  put = g_new0 (Put, 1);
  put->records = g_ptr_array_ref (records);
  put->label = g_strdup (label);
  rapport_repository_change_async (self, put_work, put, put_free, NULL, cancellable, callback, user_data);
}

gboolean
rapport_repository_put_finish (RapportRepository  *self,
                               GAsyncResult       *result,
                               GError            **error)
{
  return rapport_repository_change_finish (self, result, error) != NULL;
}

static void
page_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  RapportPartnerPage *page = rapport_worker_run_finish (RAPPORT_WORKER (object), result, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) rapport_partner_page_free);
  else
    g_task_return_error (task, error);
}

/**
 * rapport_repository_load_page_async:
 * @partner: the partner
 *
 * Reads everything that its page shows.
 */
void
rapport_repository_load_page_async (RapportRepository   *self,
                                    const RapportId     *partner,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (RAPPORT_IS_REPOSITORY (self));
  g_return_if_fail (partner != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rapport_repository_load_page_async);
  rapport_worker_run_async (rapport_repository_get_worker (self), rapport_repository_page_work,
                            rapport_id_copy (partner), g_free, (GDestroyNotify) rapport_partner_page_free,
                            cancellable, page_loaded_cb, task);
}

/**
 * rapport_repository_load_page_finish:
 *
 * Returns: (transfer full) (nullable): the page
 */
RapportPartnerPage *
rapport_repository_load_page_finish (RapportRepository  *self,
                                     GAsyncResult       *result,
                                     GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
