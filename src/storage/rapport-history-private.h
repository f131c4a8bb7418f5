/* rapport-history-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-history.h"

G_BEGIN_DECLS

RapportOrigin  rapport_origin_from_string     (const char    *text);
/* The ids of transactions and batches that are undone now. */
GHashTable    *rapport_history_list_undone    (RapportStore  *store,
                                               GError       **error);
/* The transaction, or the newest of the batch, with that id; NULL without an error if there is none. */
RapportHistoryEntry *rapport_history_find     (RapportStore  *store,
                                               const RapportId *transaction_or_batch,
                                               GError       **error);

G_END_DECLS
