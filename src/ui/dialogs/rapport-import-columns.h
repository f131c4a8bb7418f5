/* rapport-import-columns.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rapport-import-task.h"

G_BEGIN_DECLS

/* More columns than these are matched by their names alone. */
#define RAPPORT_IMPORT_MAXIMUM_COLUMNS 60

/* Rows for @group, one for each column of @csv, with a choice of the fields of @kind. @changed is
 * called, with @user_data as its first argument, when the user chooses another one.
 * Returns: (element-type GtkWidget): the rows, for rapport_import_columns_apply(). */
GPtrArray *rapport_import_columns_fill  (AdwPreferencesGroup  *group,
                                         const RapportCsv     *csv,
                                         RapportKind           kind,
                                         GCallback             changed,
                                         gpointer              user_data);
/* Takes the choices into @options. */
void       rapport_import_columns_apply (GPtrArray            *rows,
                                         const RapportCsv     *csv,
                                         RapportImportOptions *options);

G_END_DECLS
