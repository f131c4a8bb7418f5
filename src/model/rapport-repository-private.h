/* rapport-repository-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-repository.h"

G_BEGIN_DECLS

/* So many changed partners are brought up to date one by one, with their summaries. */
#define RAPPORT_REPOSITORY_AT_ONCE 32

/**
 * RapportRepositoryLoad:
 * @programme: (owned) (nullable): what all partners share; %NULL where nothing of it changed
 * @is_whole: whether @partners are all there are, in the order of the list; else the changed ones
 * @partners: (owned): RapportRecord
 * @summaries: (owned): RapportSummary of each, at the same positions; %NULL where it is to be computed
 * @gone: (owned): RapportId of changed partners that are no more in the list; none if @is_whole
 * @stale: (owned): RapportId of the partners whose summaries are to be computed, in the order of the list
 * @computed: (owned): RapportId of those whose summaries were computed, but not kept
 * @undo_label: (owned) (nullable): what undo would take
 * @redo_label: (owned) (nullable): what redo would take
 * @data_version: as it was before the first row was read
 * @seq: the end of the log, likewise
 *
 * What the worker read for the lists. Plain values: made on the worker, taken over on the main thread.
 */
typedef struct
{
  RapportProgramme *programme;
  gboolean          is_whole;
  GPtrArray        *partners;
  GPtrArray        *summaries;
  GArray           *gone;
  GArray           *stale;
  GArray           *computed;
  char             *undo_label;
  char             *redo_label;
  gint64            data_version;
  gint64            seq;
} RapportRepositoryLoad;

/**
 * RapportRepositoryState:
 * @seq: the end of the log as the lists have it, -1 before the first load
 * @today: the day of the programme
 *
 * What the lists show when a load is asked for: it reads only what is new.
 */
typedef struct
{
  gint64      seq;
  RapportDate today;
} RapportRepositoryState;

RapportRepositoryLoad *rapport_repository_load_new  (RapportStore                 *store,
                                                     const RapportRepositoryState *state,
                                                     GCancellable                 *cancellable,
                                                     GError                      **error);
void                   rapport_repository_load_free (RapportRepositoryLoad        *load);
void                   rapport_repository_get_state (RapportRepository            *self,
                                                     RapportRepositoryState       *state);

/* Summaries that are computed piece by piece, so that other work of the window goes between. */
void                   rapport_repository_refresh   (RapportRepository            *self);
/* (nullable): up to @n of the partners (RapportId) that wait for theirs, where no piece is under way. */
GArray                *rapport_repository_begin_refresh (RapportRepository        *self,
                                                     guint                         n);
/* @summaries: (nullable): of the first of @partners; the others wait again. */
void                   rapport_repository_end_refresh (RapportRepository          *self,
                                                     GArray                       *partners,
                                                     GPtrArray                    *summaries);

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
