/* rapport-partner-view.h
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
 * RapportPartnerView:
 *
 * The page of one partner: who it is, its figures, and all its records in sections.
 */
#define RAPPORT_TYPE_PARTNER_VIEW (rapport_partner_view_get_type ())
G_DECLARE_FINAL_TYPE (RapportPartnerView, rapport_partner_view, RAPPORT, PARTNER_VIEW, GtkWidget)

GtkWidget      *rapport_partner_view_new            (void);
void            rapport_partner_view_set_repository (RapportPartnerView *self,
                                                     RapportRepository  *repository);
/* @partner: (nullable): for none. */
void            rapport_partner_view_set_partner    (RapportPartnerView *self,
                                                     RapportPartner     *partner);
RapportPartner *rapport_partner_view_get_partner    (RapportPartnerView *self);
/* Shows @page instead of loading it; takes it over. For tests. */
void            rapport_partner_view_set_page       (RapportPartnerView *self,
                                                     RapportPartnerPage *page);

G_END_DECLS
