/* rapport-log-triggers.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/* Makes the triggers of the change log anew for every shared table, from its present columns.
 * Called in the transaction of a migration. */
gboolean rapport_log_triggers_create (RapportConnection *connection,
                                      GError           **error);

G_END_DECLS
