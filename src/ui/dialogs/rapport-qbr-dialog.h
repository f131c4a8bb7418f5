/* rapport-qbr-dialog.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-window.h"

G_BEGIN_DECLS

/**
 * RapportQbrDialog:
 *
 * Asks what workbook to write and where, says what will be in it, writes it, and opens it.
 */
#define RAPPORT_TYPE_QBR_DIALOG (rapport_qbr_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportQbrDialog, rapport_qbr_dialog, RAPPORT, QBR_DIALOG, AdwWindow)

/* @partner: (nullable): to begin with. */
GtkWidget *rapport_qbr_dialog_new (RapportWindow  *window,
                                   RapportPartner *partner);

G_END_DECLS
