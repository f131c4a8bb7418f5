/* rapport-repository-undo.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-repository"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-repository-private.h"

/* What was taken back is called by its own label; a batch by that of one of its transactions. */
static char *
find_label (RapportStore     *store,
            const RapportId  *transaction,
            GError          **error)
{
  g_autoptr(GPtrArray) entries = rapport_history_list (store, 0, error);

  if (entries == NULL)
    return NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const RapportHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (rapport_id_equal (&entry->id, transaction) || rapport_id_equal (&entry->batch, transaction))
        return g_strdup (entry->label);
    }

  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                       _("The history has no such change; it may have been erased."));

  return NULL;
}

static char *
undo_entry (RapportStore         *store,
            RapportHistoryEntry  *entry,
            GError              **error)
{
  return rapport_history_undo (store, &entry->id, NULL, error) ? g_steal_pointer (&entry->label) : NULL;
}

/* @data: (nullable): the RapportId of the transaction; else the last one. */
static gpointer
undo_work (RapportStore  *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GError) own_error = NULL;
  g_autoptr(RapportHistoryEntry) entry = NULL;
  g_autofree char *label = NULL;

  if (data != NULL)
    {
      if ((label = find_label (store, data, error)) == NULL || !rapport_history_undo (store, data, NULL, error))
        return NULL;
      return g_steal_pointer (&label);
    }

  if ((entry = rapport_history_get_undoable (store, &own_error)) != NULL)
    return undo_entry (store, entry, error);
  if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  else
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is nothing to undo."));

  return NULL;
}

static gpointer
redo_work (RapportStore  *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GError) own_error = NULL;
  g_autoptr(RapportHistoryEntry) entry = rapport_history_get_redoable (store, &own_error);

  if (entry != NULL)
    return undo_entry (store, entry, error);
  if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  else
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is nothing to redo."));

  return NULL;
}

/**
 * rapport_repository_undo_async:
 * @transaction: (nullable): a transaction or an import batch; %NULL: the last transaction
 *
 * Takes a change back.
 */
void
rapport_repository_undo_async (RapportRepository   *self,
                               const RapportId     *transaction,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (RAPPORT_IS_REPOSITORY (self));

  rapport_repository_change_async (self, undo_work,
                                   transaction != NULL ? rapport_id_copy (transaction) : NULL, g_free, g_free,
                                   NULL, callback, user_data);
}

/**
 * rapport_repository_undo_finish:
 *
 * Returns: (transfer full) (nullable): the label of what was undone
 */
char *
rapport_repository_undo_finish (RapportRepository  *self,
                                GAsyncResult       *result,
                                GError            **error)
{
  return rapport_repository_change_finish (self, result, error);
}

/**
 * rapport_repository_redo_async:
 *
 * Does again what was undone last.
 */
void
rapport_repository_redo_async (RapportRepository   *self,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (RAPPORT_IS_REPOSITORY (self));

  rapport_repository_change_async (self, redo_work, NULL, NULL, g_free, NULL, callback, user_data);
}

/**
 * rapport_repository_redo_finish:
 *
 * Returns: (transfer full) (nullable): the label of what was done again
 */
char *
rapport_repository_redo_finish (RapportRepository  *self,
                                GAsyncResult       *result,
                                GError            **error)
{
  return rapport_repository_change_finish (self, result, error);
}
