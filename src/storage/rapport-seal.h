/* rapport-seal.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/* The seal is a small file beside the workspace, "FILE.seal": the size, the SHA-256, SQLite's change
 * counter and the stamp of the last transaction of the workspace as the last process left it. It is taken away before the first
 * change and written when the workspace is closed. */

char     *rapport_seal_get_path (const char        *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean  rapport_seal_exists  (const char         *path);
/* A workspace that differs from its seal although no program wrote to it is damaged. One without
 * a seal, or that another program wrote to, is checked by SQLite instead. */
gboolean  rapport_seal_check   (RapportConnection  *connection,
                                GError            **error);
/* Inside a transaction, before it commits. */
gboolean  rapport_seal_remove  (RapportConnection  *connection,
                                GError            **error);
gboolean  rapport_seal_write   (RapportConnection  *connection,
                                GError            **error);

G_END_DECLS
