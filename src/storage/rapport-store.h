/* rapport-store.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rapport-error.h"
#include "rapport-facts.h"
#include "rapport-record.h"

G_BEGIN_DECLS

/**
 * RapportStore:
 *
 * An open workspace: the one SQLite connection of the process, with its rules
 * (reliability.md, Storage). Used on one thread only, the worker's; each
 * function asserts that. All of it is synchronous: RapportWorker makes it
 * asynchronous for the window, and blocking for the command line.
 */
typedef struct _RapportStore RapportStore;

/**
 * RapportStoreFlags:
 * @RAPPORT_STORE_CREATE: make a missing file (folders 0700, file 0600)
 * @RAPPORT_STORE_READ_ONLY: never write; the only way to open a newer file
 * @RAPPORT_STORE_SKIP_SEAL: leave out the check of the seal (for rapport check and for tests)
 */
typedef enum
{
  RAPPORT_STORE_NONE      = 0,
  RAPPORT_STORE_CREATE    = 1 << 0,
  RAPPORT_STORE_READ_ONLY = 1 << 1,
  RAPPORT_STORE_SKIP_SEAL = 1 << 2,
} RapportStoreFlags;

RapportStore  *rapport_store_open         (const char           *path,
                                           RapportStoreFlags     flags,
                                           GError              **error);
/* Writes the seal (size and SHA-256) if this process wrote anything. Frees @self even on an error. */
gboolean       rapport_store_close        (RapportStore         *self,
                                           GError              **error);
const char    *rapport_store_get_path     (RapportStore         *self);
gboolean       rapport_store_is_read_only (RapportStore         *self);
/* Whether there are no partners and no team members (the sample may be put in). */
gboolean       rapport_store_is_empty     (RapportStore         *self,
                                           gboolean             *empty,
                                           GError              **error);
/* Counts up whenever another connection has changed the file (PRAGMA data_version). */
gboolean       rapport_store_get_data_version (RapportStore     *self,
                                           gint64               *version,
                                           GError              **error);

/**
 * RapportOrigin:
 * @RAPPORT_ORIGIN_WINDOW: the window
 * @RAPPORT_ORIGIN_COMMAND_LINE: the command line
 * @RAPPORT_ORIGIN_IMPORT: an import
 * @RAPPORT_ORIGIN_SAMPLE: the sample
 * @RAPPORT_ORIGIN_UNDO: undo or redo
 * @RAPPORT_ORIGIN_OUTSIDE: another program
 * @RAPPORT_ORIGIN_WORKSPACE: the making of the workspace itself; undo does not offer it
 *
 * Where a transaction comes from.
 */
typedef enum
{
  RAPPORT_ORIGIN_WINDOW,
  RAPPORT_ORIGIN_COMMAND_LINE,
  RAPPORT_ORIGIN_IMPORT,
  RAPPORT_ORIGIN_SAMPLE,
  RAPPORT_ORIGIN_UNDO,
  RAPPORT_ORIGIN_OUTSIDE,
  RAPPORT_ORIGIN_WORKSPACE,
} RapportOrigin;

/* Whether the file at the store's path is still the one that is open: not deleted, moved or replaced
 * (RAPPORT_ERROR_IO). begin() and commit() ask for it too. */
gboolean       rapport_store_check_place  (RapportStore         *self,
                                           GError              **error);

/* Writing. One transaction at a time: BEGIN IMMEDIATE, the changes, the search index, COMMIT.
 * @label says it to the user ("Move Kan-code to Mature"). put() inserts a record of rev 0 and
 * updates one of a higher rev, which must be the stored one (RAPPORT_ERROR_CONFLICT); it validates
 * first. A new stage or tier of a partner, or stage of an opportunity, writes its history row too
 * (since = the record's stage_since / tier_since, else closed_on for a closed stage, else today).
 * A closed opportunity keeps the rate of its close date. remove() puts a record into the bin, with
 * all that belongs to it; unremove() brings back what went with it. */
gboolean       rapport_store_begin        (RapportStore         *self,
                                           const char           *label,
                                           RapportOrigin         origin,
                                           GError              **error);
gboolean       rapport_store_put          (RapportStore         *self,
                                           const RapportRecord  *record,
                                           GError              **error);
gboolean       rapport_store_remove       (RapportStore         *self,
                                           RapportKind           kind,
                                           const RapportId      *id,
                                           GError              **error);
gboolean       rapport_store_unremove     (RapportStore         *self,
                                           RapportKind           kind,
                                           const RapportId      *id,
                                           GError              **error);
/* @transaction: (out) (optional): its id; all zero if nothing changed (then nothing is logged).
 * On an error the transaction is rolled back. */
gboolean       rapport_store_commit       (RapportStore         *self,
                                           RapportId            *transaction,
                                           GError              **error);
void           rapport_store_rollback     (RapportStore         *self);
/* The id of the transaction under way, for import batches ("import_batch" rows use it). */
const RapportId *rapport_store_get_transaction (RapportStore    *self);

/* Reading. Arrays hold RapportRecord and own them. Records in the bin are left out, but get()
 * finds them. A record that is not there: NULL with RAPPORT_ERROR_NOT_FOUND. */
RapportRecord *rapport_store_get          (RapportStore         *self,
                                           RapportKind           kind,
                                           const RapportId      *id,
                                           GError              **error);
/* In the order of the title (folded), or of position where the kind has one, then id. */
GPtrArray     *rapport_store_list         (RapportStore         *self,
                                           RapportKind           kind,
                                           GError              **error);
/* Those whose relation @field points at @id ("partner"). */
GPtrArray     *rapport_store_list_related (RapportStore         *self,
                                           RapportKind           kind,
                                           const char           *field,
                                           const RapportId      *id,
                                           GError              **error);
gboolean       rapport_store_foreach      (RapportStore         *self,
                                           RapportKind           kind,
                                           GFunc                 func,
                                           gpointer              user_data,
                                           GError              **error);
gboolean       rapport_store_count        (RapportStore         *self,
                                           RapportKind           kind,
                                           gint64               *count,
                                           GError              **error);

/* Partners by name (folded as rapport_fold_name()) or by id text. RAPPORT_ERROR_NOT_FOUND with the
 * nearest names; RAPPORT_ERROR_AMBIGUOUS with the ids of all that have the name. */
RapportRecord *rapport_store_find_partner (RapportStore         *self,
                                           const char           *name,
                                           GError              **error);

/* Settings are rows of the setting table; a missing one has its default. */
RapportSettings *rapport_store_load_settings (RapportStore      *self,
                                           GError              **error);
gboolean       rapport_store_put_setting  (RapportStore         *self,
                                           const char           *key,
                                           const char           *value,
                                           GError              **error);

/* What the KPI engine needs; see rapport-facts.h. */
typedef gboolean (*RapportFactsFunc)      (RapportFacts         *facts,
                                           gpointer              user_data,
                                           GError              **error);
RapportProgramme *rapport_store_load_programme (RapportStore    *self,
                                           GError              **error);
RapportFacts  *rapport_store_load_facts   (RapportStore         *self,
                                           const RapportId      *partner,
                                           GError              **error);
/* All partners, by folded name and then id. Streams: one query per kind, merged by partner. */
gboolean       rapport_store_foreach_facts (RapportStore        *self,
                                           RapportFactsFunc      func,
                                           gpointer              user_data,
                                           GCancellable         *cancellable,
                                           GError              **error);

G_END_DECLS
