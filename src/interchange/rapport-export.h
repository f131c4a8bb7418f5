/* rapport-export.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rapport-store.h"

G_BEGIN_DECLS

/* Between title and start of a meeting, where a partner has several of that title. */
#define RAPPORT_MEETING_AT " @ "

/* Writes every record of a kind (RAPPORT_KIND_NONE: of all kinds, JSON and XLSX only) to
 * @path by its ending: csv, xlsx, json, ics (meetings, actions, reviews), vcf (contacts, team).
 * Whole or not at all. Importing the result again changes nothing. Runs on the worker. */
gboolean rapport_export_file     (RapportStore         *store,
                                  RapportKind           kind,
                                  const char           *path,
                                  GCancellable         *cancellable,
                                  GError              **error);
/* One field of one record as it stands in a file: English choices, ISO dates, plain decimals,
 * names for relations, lists joined with "; ". NULL for nothing. */
char    *rapport_export_format   (const RapportProgramme *programme,
                                  GHashTable             *titles,
                                  const RapportRecord    *record,
                                  guint                   field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
