/* rapport-kpi-row.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rapport-repository.h"

G_BEGIN_DECLS

/* A list of figures; a click on one asks for "partner.show-evidence" with the KPI's id. */
GtkWidget *rapport_kpi_list_new    (const char               *label);
/* Adds a figure with its course over the quarters. */
void       rapport_kpi_list_append (GtkWidget                *list,
                                    const RapportPartnerPage *page,
                                    RapportKpi                kpi);
/* The value of the present quarter in words. */
char      *rapport_kpi_format      (const RapportPartnerPage *page,
                                    RapportKpi                kpi) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
