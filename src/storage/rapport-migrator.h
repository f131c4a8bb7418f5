/* rapport-migrator.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/* Before the file is opened: that it is there or may be made, and that it can be written. */
gboolean rapport_migrator_prepare_path (const char         *path,
                                        gboolean            create,
                                        gboolean            read_only,
                                        GError            **error);
/* That the open file is a workspace, or empty and to be made one, of a version that this program knows. */
gboolean rapport_migrator_check        (RapportConnection  *connection,
                                        gboolean            create,
                                        GError            **error);
/* Writes the verified copy without which no upgrade begins: "backups/NAME.format-VERSION-TIME.db". */
gboolean rapport_migrator_back_up      (RapportConnection  *connection,
                                        int                 version,
                                        GError            **error);
/* Brings the file to the present version. A new workspace is left inside its first transaction,
 * with @is_new set, so that its first records come with its tables. */
gboolean rapport_migrator_run          (RapportConnection  *connection,
                                        gboolean           *is_new,
                                        GError            **error);

G_END_DECLS
