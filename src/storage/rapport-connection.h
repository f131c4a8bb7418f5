/* rapport-connection.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "rapport-id.h"

G_BEGIN_DECLS

/**
 * RapportConnection:
 *
 * One SQLite connection with the rules of the workspace: its pragmas set and
 * read back, prepared statements kept, errors in the user's words. Internal to
 * the storage.
 */
typedef struct _RapportConnection RapportConnection;

RapportConnection *rapport_connection_open        (const char          *path,
                                                   gboolean             read_only,
                                                   GError             **error);
void               rapport_connection_close       (RapportConnection   *self);
const char        *rapport_connection_get_path    (RapportConnection   *self);
sqlite3           *rapport_connection_get_handle  (RapportConnection   *self);
gboolean           rapport_connection_is_read_only (RapportConnection  *self);
/* Whether a sync failed: what the disk holds is no longer known. */
gboolean           rapport_connection_is_unsure   (RapportConnection   *self);
/* Whether the file that is open is no longer the one at its path: deleted, moved or replaced. */
gboolean           rapport_connection_has_moved   (RapportConnection   *self);
/* @cancellable: (nullable): stops waiting for other processes, and statements. */
void               rapport_connection_set_cancellable (RapportConnection *self,
                                                   GCancellable        *cancellable);

gboolean           rapport_connection_set_error   (RapportConnection   *self,
                                                   GError             **error);
gboolean           rapport_connection_execute     (RapportConnection   *self,
                                                   const char          *sql,
                                                   GError             **error);
/* The kept statement for @sql, reset and without bindings; only for texts of a limited number. */
sqlite3_stmt      *rapport_connection_prepare     (RapportConnection   *self,
                                                   const char          *sql,
                                                   GError             **error);
/* SQLITE_ROW, SQLITE_DONE, or another code with @error set; resets at the end. */
int                rapport_connection_step        (RapportConnection   *self,
                                                   sqlite3_stmt        *statement,
                                                   GError             **error);
/* Runs a statement that gives no rows. */
gboolean           rapport_connection_run         (RapportConnection   *self,
                                                   sqlite3_stmt        *statement,
                                                   GError             **error);
gboolean           rapport_connection_get_integer (RapportConnection   *self,
                                                   const char          *sql,
                                                   gint64              *value,
                                                   GError             **error);

void               rapport_statement_bind_id      (sqlite3_stmt        *statement,
                                                   int                  index,
                                                   const RapportId     *id);
void               rapport_statement_bind_text    (sqlite3_stmt        *statement,
                                                   int                  index,
                                                   const char          *text);
gboolean           rapport_statement_get_id       (sqlite3_stmt        *statement,
                                                   int                  column,
                                                   RapportId           *id);
const char        *rapport_statement_get_text     (sqlite3_stmt        *statement,
                                                   int                  column);

G_END_DECLS
