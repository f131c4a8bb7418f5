/* rapport-sparkline.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapportSparkline:
 *
 * The course of a figure over some quarters, as small as a word. Values that are not known are NaN
 * and leave a gap.
 */
#define RAPPORT_TYPE_SPARKLINE (rapport_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (RapportSparkline, rapport_sparkline, RAPPORT, SPARKLINE, GtkWidget)

GtkWidget *rapport_sparkline_new        (void);
/* @label: (nullable): what a screen reader says. */
void       rapport_sparkline_set_values (RapportSparkline *self,
                                         const double     *values,
                                         guint             n_values,
                                         const char       *label);

G_END_DECLS
