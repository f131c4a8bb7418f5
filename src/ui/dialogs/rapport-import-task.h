/* rapport-import-task.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-import.h"
#include "rapport-repository.h"

G_BEGIN_DECLS

/**
 * RapportImportFile:
 * @csv: (owned): its contents
 * @name: its name
 *
 * A file that was read, shared between the dialog and the threads that use it. Immutable.
 */
typedef struct
{
  RapportCsv *csv;
  char       *name;
} RapportImportFile;

RapportImportFile   *rapport_import_file_ref      (RapportImportFile    *self);
void                 rapport_import_file_unref    (RapportImportFile    *self);

void                 rapport_import_read_async    (GFile                *file,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
RapportImportFile   *rapport_import_read_finish   (GAsyncResult         *result,
                                                   GError              **error);
/* The kind whose fields its columns fit best. */
RapportKind          rapport_import_guess_kind    (const RapportCsv     *csv);
/* What @options would do; takes @options over. */
void                 rapport_import_check_async   (RapportRepository    *repository,
                                                   RapportImportFile    *file,
                                                   RapportImportOptions *options,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
RapportImportResult *rapport_import_check_finish  (RapportRepository    *repository,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* Imports; takes @options over. */
void                 rapport_import_start_async   (RapportRepository    *repository,
                                                   RapportImportFile    *file,
                                                   RapportImportOptions *options,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
RapportImportResult *rapport_import_start_finish  (RapportRepository    *repository,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportFile, rapport_import_file_unref)

G_END_DECLS
