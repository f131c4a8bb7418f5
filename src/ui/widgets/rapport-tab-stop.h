/* rapport-tab-stop.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapportTabStop:
 *
 * Holds a list and makes it one stop for Tab: arrows walk its rows, Tab leaves it. GTK 4.8 itself
 * would take Tab through every row.
 */
#define RAPPORT_TYPE_TAB_STOP (rapport_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (RapportTabStop, rapport_tab_stop, RAPPORT, TAB_STOP, GtkWidget)

GtkWidget *rapport_tab_stop_new       (void);
void       rapport_tab_stop_set_child (RapportTabStop *self,
                                       GtkWidget      *child);

G_END_DECLS
