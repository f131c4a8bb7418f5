/* rapport-export-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-export.h"

G_BEGIN_DECLS

/**
 * RapportExport:
 * @store: where the records come from
 * @programme: (owned): for names of tiers, stages and so on
 * @titles: (owned): RapportId -> what a related record is called in a file
 * @custom: (owned): RapportId -> GPtrArray of the custom values of that record
 * @cancellable: (nullable)
 *
 * One run of an export.
 */
typedef struct
{
  RapportStore     *store;
  RapportProgramme *programme;
  GHashTable       *titles;
  GHashTable       *custom;
  GCancellable     *cancellable;
} RapportExport;

GHashTable *rapport_export_load_titles (RapportStore         *store,
                                       GError              **error);
/* Positions of the fields that are exported, in their order. (element-type guint) */
GArray   *rapport_export_list_fields  (RapportKind           kind);
/* Names of the custom fields that records of the kind have, sorted. (element-type utf8) */
GPtrArray *rapport_export_list_custom (RapportExport        *self,
                                       GPtrArray            *records);
/* NULL for none. */
const char *rapport_export_get_custom (RapportExport        *self,
                                       const RapportRecord  *record,
                                       const char           *name);

gboolean  rapport_export_write_csv    (RapportExport        *self,
                                       RapportKind           kind,
                                       const char           *path,
                                       GError              **error);
gboolean  rapport_export_write_json   (RapportExport        *self,
                                       RapportKind           kind,
                                       const char           *path,
                                       GError              **error);
gboolean  rapport_export_write_xlsx   (RapportExport        *self,
                                       RapportKind           kind,
                                       const char           *path,
                                       GError              **error);
gboolean  rapport_export_write_ics    (RapportExport        *self,
                                       RapportKind           kind,
                                       const char           *path,
                                       GError              **error);
gboolean  rapport_export_write_vcf    (RapportExport        *self,
                                       RapportKind           kind,
                                       const char           *path,
                                       GError              **error);

G_END_DECLS
