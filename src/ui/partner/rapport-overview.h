/* rapport-overview.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rapport-partner.h"
#include "rapport-repository.h"

G_BEGIN_DECLS

/* The first section of a partner's page. @page has to outlive it. */
GtkWidget *rapport_overview_create (RapportPartner           *partner,
                                    const RapportPartnerPage *page);

G_END_DECLS
