/* rapport-search-index.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-search-words.h"
#include "rapport-store.h"

G_BEGIN_DECLS

/* The full-text index: tables of this file only, made of the records by following the change log.
 * It remembers the last entry that it has seen, so it also follows writes of other programs, and
 * it can be thrown away and made anew at any time. */

/* Takes in what the log has got since. Inside a transaction of the caller. */
gboolean            rapport_search_index_catch_up  (RapportStore  *store,
                                                    GError       **error);
/* The same, at the end of a transaction: a damaged index does not keep a record from being stored. */
gboolean            rapport_search_index_follow    (RapportStore  *store,
                                                    GError       **error);
/* The same, in a transaction of its own if there is anything to do and the file can be written. */
gboolean            rapport_search_index_refresh   (RapportStore  *store,
                                                    GError       **error);
/* Makes it anew from all records. */
gboolean            rapport_search_index_rebuild   (RapportStore  *store,
                                                    GError       **error);
/* FTS5's own check. Adds a translated sentence to @problems where it fails. */
gboolean            rapport_search_index_check     (RapportStore  *store,
                                                    GPtrArray     *problems,
                                                    GError       **error);
RapportSearchWords *rapport_search_index_get_words (RapportStore  *store,
                                                    GError       **error);

G_END_DECLS
