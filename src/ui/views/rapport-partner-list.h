/* rapport-partner-list.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rapport-repository.h"

G_BEGIN_DECLS

/**
 * RapportPartnerList:
 *
 * The list of partners with its search and its columns. "partner-activated" asks to open one.
 */
#define RAPPORT_TYPE_PARTNER_LIST (rapport_partner_list_get_type ())
G_DECLARE_FINAL_TYPE (RapportPartnerList, rapport_partner_list, RAPPORT, PARTNER_LIST, GtkWidget)

GtkWidget *rapport_partner_list_new            (void);
void       rapport_partner_list_set_repository (RapportPartnerList *self,
                                                RapportRepository  *repository);
/* @settings: (nullable) where the schema is not installed. */
void       rapport_partner_list_set_settings   (RapportPartnerList *self,
                                                GSettings          *settings);
void       rapport_partner_list_focus_search   (RapportPartnerList *self);
void       rapport_partner_list_focus_rows     (RapportPartnerList *self);
/* Keys typed into @widget search: (nullable) for none. */
void       rapport_partner_list_set_key_capture (RapportPartnerList *self,
                                                GtkWidget          *widget);

G_END_DECLS
