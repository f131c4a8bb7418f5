/* rapport-detail-dialog.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rapport-repository.h"

G_BEGIN_DECLS

/* A window with all that is known of one record. */
GtkWidget *rapport_record_dialog_new   (GtkWindow                *parent,
                                        const RapportPartnerPage *page,
                                        RapportRecord            *record);
/* A window with the definition of a figure and the records behind it. */
GtkWidget *rapport_evidence_dialog_new (GtkWindow                *parent,
                                        const RapportPartnerPage *page,
                                        RapportKpi                kpi);

G_END_DECLS
