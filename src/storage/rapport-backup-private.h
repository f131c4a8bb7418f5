/* rapport-backup-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_backup_write_connection (RapportConnection  *connection,
                                          const char         *path,
                                          GError            **error);

/* Which of the copies to keep, one bit each: those of the last day, then the newest of each of
 * fourteen days, eight weeks and twelve months. @times: seconds since 1970, newest first. */
void rapport_backup_choose_kept (const gint64 *times,
                                 guint         n_times,
                                 gint64        now,
                                 gboolean     *keep);

G_END_DECLS
