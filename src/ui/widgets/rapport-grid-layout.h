/* rapport-grid-layout.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapportGridLayout:
 *
 * Puts cards side by side, as many as fit, in rows of one height; on a narrow window below each
 * other.
 */
#define RAPPORT_TYPE_GRID_LAYOUT (rapport_grid_layout_get_type ())
G_DECLARE_FINAL_TYPE (RapportGridLayout, rapport_grid_layout, RAPPORT, GRID_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rapport_grid_layout_new           (int column_width,
                                                     int maximum_columns,
                                                     int spacing);
/* How many columns a width takes. */
guint             rapport_grid_layout_count_columns (int width,
                                                     int column_width,
                                                     int maximum_columns,
                                                     int spacing);

G_END_DECLS
