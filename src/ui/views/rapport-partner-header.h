/* rapport-partner-header.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rapport-columns.h"

G_BEGIN_DECLS

/**
 * RapportPartnerHeader:
 *
 * The heads of the columns: each sorts by its column, its border is dragged to make it wider, and
 * it is dragged sideways to move the column. "sort-changed" tells of a new order.
 */
#define RAPPORT_TYPE_PARTNER_HEADER (rapport_partner_header_get_type ())
G_DECLARE_FINAL_TYPE (RapportPartnerHeader, rapport_partner_header, RAPPORT, PARTNER_HEADER, GtkWidget)

void          rapport_partner_header_set_columns (RapportPartnerHeader *self,
                                                  RapportColumns       *columns);
RapportColumn rapport_partner_header_get_sort    (RapportPartnerHeader *self,
                                                  gboolean             *reversed);
void          rapport_partner_header_set_sort    (RapportPartnerHeader *self,
                                                  RapportColumn         column,
                                                  gboolean              reversed);

G_END_DECLS
