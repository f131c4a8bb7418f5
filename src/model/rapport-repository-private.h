/* rapport-repository-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-repository.h"

G_BEGIN_DECLS

/**
 * RapportRepositoryLoad:
 * @programme: (owned): what all partners share
 * @partners: (owned): RapportRecord of every partner, in the order of the list
 * @summaries: (owned): RapportSummary of each, at the same positions
 * @undo_label: (owned) (nullable): what undo would take
 * @redo_label: (owned) (nullable): what redo would take
 * @data_version: as it was before the first row was read
 *
 * What the worker read for the lists. Plain values: made on the worker, taken over on the main thread.
 */
typedef struct
{
  RapportProgramme *programme;
  GPtrArray        *partners;
  GPtrArray        *summaries;
  char             *undo_label;
  char             *redo_label;
  gint64            data_version;
} RapportRepositoryLoad;

RapportRepositoryLoad *rapport_repository_load_new  (RapportStore           *store,
                                                     GCancellable           *cancellable,
                                                     GError                **error);
void                   rapport_repository_load_free (RapportRepositoryLoad  *load);

RapportRepository     *rapport_repository_new       (const char             *path,
                                                     RapportWorker          *worker,
                                                     gboolean                is_read_only);
void                   rapport_repository_stop_polling (RapportRepository   *self);
/* Brings the objects to what was read, and says so. */
void                   rapport_repository_apply     (RapportRepository      *self,
                                                     RapportRepositoryLoad  *load);
/* The next look for changes of others reads all again. */
void                   rapport_repository_forget_version (RapportRepository *self);

/* A page's data, on the worker. */
gpointer               rapport_repository_page_work (RapportStore           *store,
                                                     gpointer                partner,
                                                     GCancellable           *cancellable,
                                                     GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRepositoryLoad, rapport_repository_load_free)

G_END_DECLS
