/* rapport-repository-refresh.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-repository"

#include "config.h"

#include "rapport-repository-private.h"
#include "rapport-summary-cache.h"

/* An edit waits no longer than this behind a piece of the work. */
#define PIECE_MICROSECONDS 30000

/* At most; a piece ends by its time. */
#define PIECE_PARTNERS 1024

/* A piece of the summaries. Only one is in the worker's queue at a time, so that whatever the user
 * asks for meanwhile comes before the next one. */
typedef struct
{
  RapportRepository *repository; /* (owned) */
  GArray            *partners;   /* (owned): RapportId */
} Piece;

static void
piece_free (Piece *piece)
{
  g_array_unref (piece->partners);
  g_object_unref (piece->repository);
  g_free (piece);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Piece, piece_free)

static gpointer
refresh_work (RapportStore  *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return rapport_summary_cache_refresh (store, data, PIECE_MICROSECONDS, cancellable, error);
}

static void
refreshed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Piece) piece = user_data;
  g_autoptr(GPtrArray) summaries = NULL;
  g_autoptr(GError) error = NULL;

  summaries = rapport_worker_run_finish (RAPPORT_WORKER (object), result, &error);
  rapport_repository_end_refresh (piece->repository, piece->partners, summaries);
  if (summaries != NULL)
    rapport_repository_refresh (piece->repository);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_info ("Computing the figures of the list failed: %s", error->message);
}

void
rapport_repository_refresh (RapportRepository *self)
{
  g_autoptr(GArray) partners = rapport_repository_begin_refresh (self, PIECE_PARTNERS);
  Piece *piece;

  if (partners == NULL)
    return;

  piece = g_new0 (Piece, 1);
  piece->repository = g_object_ref (self);
  piece->partners = g_array_ref (partners);
  rapport_worker_run_async (rapport_repository_get_worker (self), refresh_work,
                            g_array_ref (partners), (GDestroyNotify) g_array_unref,
                            (GDestroyNotify) g_ptr_array_unref, NULL, refreshed_cb, piece);
}
