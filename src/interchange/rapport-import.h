/* rapport-import.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-csv.h"
#include "rapport-store.h"

G_BEGIN_DECLS

/**
 * RapportImportOptions:
 * @kind: what the rows are
 * @map: (element-type utf8 utf8): column name -> field id, by the user; "" leaves the column out
 * @set: (element-type utf8 utf8): field id -> value for every row
 * @custom: (element-type utf8): names of columns to keep as custom fields; "*" for all that are left
 * @dates: 0 to find out, else 'y' (ymd), 'd' (dmy) or 'm' (mdy)
 * @decimal: 0 to find out, else '.' or ','
 * @clear_empty: an empty cell clears the value instead of keeping it
 * @dry_run: write nothing
 * @source: what the file is called in the records' origin
 * @progress: (nullable): called on the worker now and then with rows done and rows in all
 */
typedef struct
{
  RapportKind  kind;
  GHashTable  *map;
  GHashTable  *set;
  GPtrArray   *custom;
  char         dates;
  char         decimal;
  gboolean     clear_empty;
  gboolean     dry_run;
  char        *source;
  void       (*progress) (guint done, guint total, gpointer user_data);
  gpointer     progress_data;
} RapportImportOptions;

/* @row: line on which the record begins. @column: (nullable). @value: (nullable). */
typedef struct
{
  guint  row;
  char  *column;
  char  *value;
  char  *reason;
} RapportImportError;

/**
 * RapportImportResult: see product.md, JSON.
 * @also_created: (element-type utf8): names of team members, stages and so on made on the way
 * @errors: (element-type RapportImportError): one per problem
 * @ignored_columns: (element-type utf8): columns nobody mapped
 * @mapping: (element-type utf8): per column of the file, the field it went to, or NULL
 * @rejected_lines: (element-type guint): index into RapportCsv.rows of each rejected row
 * @batch: of the import_batch record, none for a dry run or when nothing changed
 * @transaction: the transaction, none likewise
 */
typedef struct
{
  guint      read;
  guint      created;
  guint      updated;
  guint      unchanged;
  guint      rejected;
  GPtrArray *also_created;
  GPtrArray *errors;
  GPtrArray *ignored_columns;
  GPtrArray *mapping;
  GArray    *rejected_lines;
  RapportId  batch;
  RapportId  transaction;
} RapportImportResult;

RapportImportOptions *rapport_import_options_new  (RapportKind                 kind);
void                  rapport_import_options_free (RapportImportOptions       *options);
void                  rapport_import_result_free  (RapportImportResult        *result);

/* Parses, validates and matches before the transaction; the transaction only writes. Runs on the
 * worker. Ambiguous dates or decimals: NULL with RAPPORT_ERROR_AMBIGUOUS naming --dates / --decimal. */
RapportImportResult  *rapport_import_run          (RapportStore               *store,
                                                   const RapportCsv           *csv,
                                                   const RapportImportOptions *options,
                                                   GCancellable               *cancellable,
                                                   GError                    **error);
/* The rejected rows as a CSV that imports after mending: the header, the rows as they were. */
char                 *rapport_import_write_rejects (const RapportCsv          *csv,
                                                   const RapportImportResult  *result) G_GNUC_WARN_UNUSED_RESULT;
/* Which field each column of @csv would go to by name alone; for the window's mapping page. */
GPtrArray            *rapport_import_guess_mapping (const RapportCsv          *csv,
                                                   const RapportImportOptions *options);
/* Which field each went to when a file with the same header was last imported as @kind ("*": a custom
 * field); NULL without an error where there was none. */
GPtrArray            *rapport_import_recall_mapping (RapportStore            *store,
                                                   RapportKind                 kind,
                                                   const RapportCsv           *csv,
                                                   GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportOptions, rapport_import_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportResult, rapport_import_result_free)

G_END_DECLS
