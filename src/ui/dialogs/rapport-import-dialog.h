/* rapport-import-dialog.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-window.h"

G_BEGIN_DECLS

/**
 * RapportImportDialog:
 *
 * Brings a CSV file in: which file and what it holds, which column goes where, what would happen,
 * and what happened.
 */
#define RAPPORT_TYPE_IMPORT_DIALOG (rapport_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportImportDialog, rapport_import_dialog, RAPPORT, IMPORT_DIALOG, AdwWindow)

GtkWidget *rapport_import_dialog_new (RapportWindow *window);

G_END_DECLS
