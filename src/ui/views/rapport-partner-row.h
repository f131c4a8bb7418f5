/* rapport-partner-row.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rapport-columns.h"
#include "rapport-partner.h"

G_BEGIN_DECLS

/**
 * RapportPartnerRow:
 *
 * One row of the list of partners. It draws all its cells itself: a list of ten thousand has two
 * hundred rows alive, and a widget per cell would make every key that is typed slow.
 */
#define RAPPORT_TYPE_PARTNER_ROW (rapport_partner_row_get_type ())
G_DECLARE_FINAL_TYPE (RapportPartnerRow, rapport_partner_row, RAPPORT, PARTNER_ROW, GtkWidget)

GtkWidget *rapport_partner_row_new  (RapportColumns         *columns);
/* @partner: (nullable): for none. */
void       rapport_partner_row_bind (RapportPartnerRow      *self,
                                     RapportPartner         *partner,
                                     RapportProgramme       *programme);
/* Shows the same partner once more, after a change of the workspace. */
void       rapport_partner_row_refresh (RapportPartnerRow   *self,
                                     RapportProgramme       *programme);

G_END_DECLS
