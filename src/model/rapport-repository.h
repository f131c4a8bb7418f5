/* rapport-repository.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-history.h"
#include "rapport-object-list.h"
#include "rapport-partner.h"
#include "rapport-worker.h"

G_BEGIN_DECLS

/**
 * RapportRepository:
 *
 * A workspace as the window sees it: main thread only, everything asynchronous. Every change goes
 * the same way (architecture.md): call -> worker -> one transaction -> COMMIT -> objects -> lists.
 *
 * Signals: "changed" after any change of the workspace, also by another process (looked for every
 * two seconds); "backup-failed" with a message for the user, where the automatic backup could not be
 * written (it is looked at soon after opening and each quarter of an hour); "loading" is a property.
 */
#define RAPPORT_TYPE_REPOSITORY (rapport_repository_get_type ())
G_DECLARE_FINAL_TYPE (RapportRepository, rapport_repository, RAPPORT, REPOSITORY, GObject)

/**
 * RapportPartnerPage:
 * @programme, @facts: what the figures were made of
 * @scorecards: (element-type RapportScorecard): the present quarter last, seven before it
 *
 * Everything that a partner's page shows.
 */
typedef struct
{
  RapportProgramme *programme;
  RapportFacts     *facts;
  GPtrArray        *scorecards;
} RapportPartnerPage;

void               rapport_partner_page_free       (RapportPartnerPage   *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportPartnerPage, rapport_partner_page_free)

/* Opens (and creates) the workspace at @path on a worker of its own. */
void               rapport_repository_open_async   (const char           *path,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
RapportRepository *rapport_repository_open_finish  (GAsyncResult         *result,
                                                    GError              **error);
/* Ends the worker, writing the seal. */
void               rapport_repository_close_async  (RapportRepository    *self,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean           rapport_repository_close_finish (RapportRepository    *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
const char        *rapport_repository_get_path     (RapportRepository    *self);
gboolean           rapport_repository_is_read_only (RapportRepository    *self);
RapportWorker     *rapport_repository_get_worker   (RapportRepository    *self);
/* (element-type RapportPartner): filled by the first load, kept up to date. */
RapportObjectList *rapport_repository_get_partners (RapportRepository    *self);
/* (nullable) before the first load. Immutable snapshot; replaced by each change. */
RapportProgramme  *rapport_repository_get_programme (RapportRepository   *self);
/* Reads partners and their summaries again; called by itself after each change. */
void               rapport_repository_reload_async (RapportRepository    *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean           rapport_repository_reload_finish (RapportRepository   *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void               rapport_repository_load_page_async (RapportRepository *self,
                                                    const RapportId      *partner,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
RapportPartnerPage *rapport_repository_load_page_finish (RapportRepository *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
/* A function of the store that writes (rapport_sample_fill, an import, a put); the lists follow
 * before the callback runs. Arguments as rapport_worker_run_async(). */
void               rapport_repository_change_async (RapportRepository    *self,
                                                    RapportWork           work,
                                                    gpointer              data,
                                                    GDestroyNotify        data_free,
                                                    GDestroyNotify        result_free,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gpointer           rapport_repository_change_finish (RapportRepository   *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
/* A transaction of @records (element-type RapportRecord), as rapport_store_put(). */
void               rapport_repository_put_async    (RapportRepository    *self,
                                                    GPtrArray            *records,
                                                    const char           *label,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean           rapport_repository_put_finish   (RapportRepository    *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
/* NULL @transaction: what Ctrl+Z takes. The label of what was undone, for a toast. */
void               rapport_repository_undo_async   (RapportRepository    *self,
                                                    const RapportId      *transaction,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
char              *rapport_repository_undo_finish  (RapportRepository    *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void               rapport_repository_redo_async   (RapportRepository    *self,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
char              *rapport_repository_redo_finish  (RapportRepository    *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
/* What undo and redo would take; NULL for nothing. Notified as "undo-label" and "redo-label". */
const char        *rapport_repository_get_undo_label (RapportRepository  *self);
const char        *rapport_repository_get_redo_label (RapportRepository  *self);

G_END_DECLS
