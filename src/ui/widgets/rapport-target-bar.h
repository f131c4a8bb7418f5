/* rapport-target-bar.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rapport-tone.h"

G_BEGIN_DECLS

/**
 * RapportTargetBar:
 *
 * How much of a target is reached, as a bar.
 */
#define RAPPORT_TYPE_TARGET_BAR (rapport_target_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapportTargetBar, rapport_target_bar, RAPPORT, TARGET_BAR, GtkWidget)

GtkWidget   *rapport_target_bar_new       (void);
/* @fraction: 1.0 is the target. @label: (nullable): what a screen reader says. */
void         rapport_target_bar_set_value (RapportTargetBar      *self,
                                           double                 fraction,
                                           RapportTone            tone,
                                           const char            *label);
/* Calm until it is reached: a quarter that has just begun is no alarm. */
RapportTone  rapport_target_get_tone      (double                 fraction);
/* The same, for rows that draw themselves. */
void         rapport_snapshot_bar         (GtkSnapshot           *snapshot,
                                           GtkWidget             *widget,
                                           const graphene_rect_t *bounds,
                                           double                 fraction,
                                           RapportTone            tone);

G_END_DECLS
