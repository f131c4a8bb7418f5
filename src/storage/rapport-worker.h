/* rapport-worker.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-store.h"

G_BEGIN_DECLS

/**
 * RapportWorker:
 *
 * The one thread that owns a RapportStore, and its queue. Work is a function of
 * the store; the window asks for it with run_async(), the command line with run().
 */
#define RAPPORT_TYPE_WORKER (rapport_worker_get_type ())
G_DECLARE_FINAL_TYPE (RapportWorker, rapport_worker, RAPPORT, WORKER, GObject)

/* Runs on the worker. Returns its result, NULL with @error set where it failed; a function without
 * a result returns GINT_TO_POINTER (TRUE). */
typedef gpointer (*RapportWork)          (RapportStore         *store,
                                          gpointer              data,
                                          GCancellable         *cancellable,
                                          GError              **error);

/* Starts the thread and opens the store there. Blocks until it is open. */
RapportWorker *rapport_worker_new        (const char           *path,
                                          RapportStoreFlags     flags,
                                          GError              **error);
/* @data is freed with @data_free on the thread that called, after the work. @result_free: for a
 * result that nobody picks up. @cancellable is checked before the work, and interrupts SQLite in it. */
void           rapport_worker_run_async  (RapportWorker        *self,
                                          RapportWork           work,
                                          gpointer              data,
                                          GDestroyNotify        data_free,
                                          GDestroyNotify        result_free,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gpointer       rapport_worker_run_finish (RapportWorker        *self,
                                          GAsyncResult         *result,
                                          GError              **error);
/* Blocks the caller; never call it in the window. */
gpointer       rapport_worker_run        (RapportWorker        *self,
                                          RapportWork           work,
                                          gpointer              data,
                                          GError              **error);
/* Lets what is queued finish, closes the store and ends the thread. Idempotent. */
gboolean       rapport_worker_close      (RapportWorker        *self,
                                          GError              **error);
gboolean       rapport_worker_is_current (RapportWorker        *self);

G_END_DECLS
