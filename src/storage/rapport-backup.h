/* rapport-backup.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-store.h"

G_BEGIN_DECLS

/* A verified copy: SQLite's backup API to a temporary file beside @path, integrity check, SHA-256
 * into @path.sha256, fsync, rename. */
gboolean   rapport_backup_write   (RapportStore  *store,
                                   const char    *path,
                                   GError       **error);
/* Verifies @backup, keeps the present file as FILE.before-restore-DATE, puts the copy in its place.
 * No store may be open on @path. */
gboolean   rapport_backup_restore (const char    *backup,
                                   const char    *path,
                                   char         **kept,
                                   GError       **error);
/* integrity_check, foreign_key_check, search index, seal, and the rules that SQL can't hold;
 * translated sentences, none if all is well. */
GPtrArray *rapport_store_check    (RapportStore  *store,
                                   GError       **error);
/* Hourly, daily, weekly, monthly copies in "backups" beside the workspace; writes one if the newest
 * is older than an hour and something changed. */
gboolean   rapport_backup_rotate  (RapportStore  *store,
                                   GError       **error);
/* (element-type filename): newest first. */
GPtrArray *rapport_backup_list    (const char    *workspace,
                                   GError       **error);

G_END_DECLS
