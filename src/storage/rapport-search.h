/* rapport-search.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-store.h"

G_BEGIN_DECLS

/* One thing that a search found. @snippet: (nullable): the words around, plain text. */
typedef struct
{
  RapportKind  kind;
  RapportId    id;
  char        *title;
  char        *partner;   /* (nullable): name */
  RapportId    partner_id;
  char        *snippet;
} RapportSearchResult;

void       rapport_search_result_free (RapportSearchResult *result);

/* product.md V5: accents and case ignored; names and titles tolerate one wrong letter (two from
 * eight letters on); long texts match by prefix. Partners first, then newest first. */
GPtrArray *rapport_store_search       (RapportStore        *store,
                                       const char          *text,
                                       guint                limit,
                                       GError             **error);

G_END_DECLS
