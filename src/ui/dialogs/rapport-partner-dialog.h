/* rapport-partner-dialog.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-window.h"

G_BEGIN_DECLS

/**
 * RapportPartnerDialog:
 *
 * Adds a partner, or edits one. Edits are saved as each field is left: one visit of a field is one
 * step of undo.
 */
#define RAPPORT_TYPE_PARTNER_DIALOG (rapport_partner_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportPartnerDialog, rapport_partner_dialog, RAPPORT, PARTNER_DIALOG, AdwWindow)

/* @partner: (nullable): for a new one. */
GtkWidget *rapport_partner_dialog_new (RapportWindow  *window,
                                       RapportPartner *partner);

G_END_DECLS
