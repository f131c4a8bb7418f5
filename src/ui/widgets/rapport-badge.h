/* rapport-badge.h
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
 * RapportBadge:
 *
 * A word of state with a shape and a colour: a tier, a health band, a status. The word alone is
 * enough to understand it.
 */
#define RAPPORT_TYPE_BADGE (rapport_badge_get_type ())
G_DECLARE_FINAL_TYPE (RapportBadge, rapport_badge, RAPPORT, BADGE, GtkWidget)

GtkWidget    *rapport_badge_new         (void);
void          rapport_badge_set         (RapportBadge *self,
                                         const char   *text,
                                         RapportShape  shape,
                                         RapportTone   tone);
const char   *rapport_badge_get_text    (RapportBadge *self);
/* @rank: 0 for the lowest of @count tiers. */
void          rapport_badge_for_tier    (guint         rank,
                                         guint         count,
                                         RapportShape *shape,
                                         RapportTone  *tone);
/* What a badge is wider than its word. */
int           rapport_badge_get_padding (PangoLayout  *layout,
                                         RapportShape  shape);
/* Draws the badge for rows that draw themselves, @layout holding its word, from @x on (the edge
 * where reading begins) in the middle of @height. Returns how wide it is. */
float         rapport_snapshot_badge    (GtkSnapshot  *snapshot,
                                         GtkWidget    *widget,
                                         PangoLayout  *layout,
                                         RapportShape  shape,
                                         RapportTone   tone,
                                         float         x,
                                         float         y,
                                         float         height);

G_END_DECLS
