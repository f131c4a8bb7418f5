/* rapport-summary-cache.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-partner-changes.h"
#include "rapport-store.h"
#include "rapport-summary.h"

G_BEGIN_DECLS

/* The summaries of the partners as they were last computed: tables of this file only, which follow
 * the change log. They can be thrown away at any time; rapport_summary_compute() is the one maths,
 * and what it said is kept until a record of the partner, something that all partners share, or the
 * day changes. */

/**
 * RapportCachedSummaries:
 * @by_partner: (owned): RapportId -> RapportSummary
 * @aged: (owned): set of RapportId: of these, those of an earlier day
 */
typedef struct
{
  GHashTable *by_partner;
  GHashTable *aged;
} RapportCachedSummaries;

/* What is kept and fits the records that there are now. Writes nothing. */
RapportCachedSummaries *rapport_summary_cache_read    (RapportStore            *store,
                                                       const RapportProgramme  *programme,
                                                       GError                 **error);
void                    rapport_cached_summaries_free (RapportCachedSummaries  *self);
/* One partner's, computed now; NULL without an error where there is no such partner in use. */
RapportSummary         *rapport_summary_cache_compute (RapportStore            *store,
                                                       const RapportId         *partner,
                                                       GError                 **error);
/* Computes those of @partners (RapportId), in order, and keeps them where the file may be written.
 * Ends after @microseconds, but not before the first. */
GPtrArray              *rapport_summary_cache_refresh (RapportStore            *store,
                                                       GArray                  *partners,
                                                       gint64                   microseconds,
                                                       GCancellable            *cancellable,
                                                       GError                 **error);
/* Computes all again. Adds a translated sentence to @problems where what is kept differs. */
gboolean                rapport_summary_cache_check   (RapportStore            *store,
                                                       GPtrArray               *problems,
                                                       GError                 **error);
/* How many summaries were computed since the workspace was opened. */
guint64                 rapport_summary_cache_get_n_computed (RapportStore     *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCachedSummaries, rapport_cached_summaries_free)

G_END_DECLS
