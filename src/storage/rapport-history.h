/* rapport-history.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-store.h"

G_BEGIN_DECLS

/**
 * RapportHistoryEntry:
 * @id: the transaction
 * @at: microseconds since 1970
 * @label: what it did, as shown to the user
 * @actor: who
 * @origin: where from
 * @batch: the import batch it belongs to, or none
 * @undone: whether a later transaction took it back
 * @undoes: the transaction that this one took back, or none
 * @changes: how many rows it touched
 */
typedef struct
{
  RapportId      id;
  gint64         at;
  char          *label;
  char          *actor;
  RapportOrigin  origin;
  RapportId      batch;
  gboolean       undone;
  RapportId      undoes;
  gint64         changes;
} RapportHistoryEntry;

/* One column that one transaction changed; for created rows @field is NULL. */
typedef struct
{
  gint64       at;
  char        *actor;
  char        *label;
  RapportOrigin origin;
  RapportKind  kind;
  RapportId    row;
  char        *operation;  /* created, changed, removed, restored, purged */
  char        *field;      /* (nullable): column name */
  char        *old_value;  /* (nullable): as text */
  char        *new_value;  /* (nullable) */
} RapportHistoryChange;

void        rapport_history_entry_free   (RapportHistoryEntry   *entry);
void        rapport_history_change_free  (RapportHistoryChange  *change);

/* Newest first. @limit 0: all. */
GPtrArray  *rapport_history_list         (RapportStore          *store,
                                          guint                  limit,
                                          GError               **error);
GPtrArray  *rapport_history_list_changes (RapportStore          *store,
                                          const RapportId       *row,
                                          GError               **error);
/* Takes a transaction or all of an import batch back, as one new transaction of origin "undo".
 * RAPPORT_ERROR_CONFLICT names the record and field that changed since, and by what; then nothing
 * is changed. Undoing an undo is the redo. @undo: (out) (optional). */
gboolean    rapport_history_undo         (RapportStore          *store,
                                          const RapportId       *transaction_or_batch,
                                          RapportId             *undo,
                                          GError               **error);
/* What Ctrl+Z and Shift+Ctrl+Z would take; NULL without error if nothing. */
RapportHistoryEntry *rapport_history_get_undoable (RapportStore *store,
                                          GError               **error);
RapportHistoryEntry *rapport_history_get_redoable (RapportStore *store,
                                          GError               **error);
const char *rapport_origin_to_string     (RapportOrigin          origin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportHistoryEntry, rapport_history_entry_free)

G_END_DECLS
