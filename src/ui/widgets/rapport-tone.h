/* rapport-tone.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapportTone:
 * @RAPPORT_TONE_TEXT: the colour of the text around
 * @RAPPORT_TONE_DIM: of text that is less important
 * @RAPPORT_TONE_TRACK: of what is not filled: the ground of a bar, the lines of a chart
 * @RAPPORT_TONE_ACCENT: of what is measured
 * @RAPPORT_TONE_GOOD: of what is well
 * @RAPPORT_TONE_WARNING: of what needs a look
 * @RAPPORT_TONE_BAD: of what needs help
 *
 * The colours that own drawing takes from the style: they follow light, dark and high contrast.
 * The last ones are those of the tiers, lowest first.
 */
typedef enum
{
  RAPPORT_TONE_TEXT,
  RAPPORT_TONE_DIM,
  RAPPORT_TONE_TRACK,
  RAPPORT_TONE_ACCENT,
  RAPPORT_TONE_GOOD,
  RAPPORT_TONE_WARNING,
  RAPPORT_TONE_BAD,
  RAPPORT_TONE_TIER_1,
  RAPPORT_TONE_TIER_2,
  RAPPORT_TONE_TIER_3,
  RAPPORT_TONE_TIER_4,
  RAPPORT_TONE_TIER_5,
  RAPPORT_N_TONES
} RapportTone;

/**
 * RapportShape:
 *
 * What stands beside a word of state, so that nobody has to tell colours apart.
 */
typedef enum
{
  RAPPORT_SHAPE_NONE,
  RAPPORT_SHAPE_DISC,
  RAPPORT_SHAPE_HALF_DISC,
  RAPPORT_SHAPE_RING,
  RAPPORT_SHAPE_TRIANGLE,
  RAPPORT_SHAPE_DIAMOND,
  RAPPORT_SHAPE_DIAMOND_OUTLINE,
  RAPPORT_SHAPE_STAR,
} RapportShape;

void rapport_tone_get_color    (GtkWidget             *widget,
                                RapportTone            tone,
                                GdkRGBA               *color);
void rapport_snapshot_shape    (GtkSnapshot           *snapshot,
                                RapportShape           shape,
                                const graphene_rect_t *bounds,
                                const GdkRGBA         *color);
void rapport_snapshot_rounded  (GtkSnapshot           *snapshot,
                                const graphene_rect_t *bounds,
                                float                  radius,
                                const GdkRGBA         *color);
/* Draws @layout with its logical top left corner at @x, @y. */
void rapport_snapshot_layout   (GtkSnapshot           *snapshot,
                                PangoLayout           *layout,
                                float                  x,
                                float                  y,
                                const GdkRGBA         *color);

G_END_DECLS
