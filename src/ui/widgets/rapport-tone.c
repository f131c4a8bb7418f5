/* rapport-tone.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-tone"

#include "config.h"

#include <math.h>

#include "rapport-tone.h"

/* Named colours of libadwaita; those of the tiers are ours (style.css). */
static const char * const color_names[RAPPORT_N_TONES] = {
  [RAPPORT_TONE_ACCENT]  = "accent_color",
  [RAPPORT_TONE_GOOD]    = "success_color",
  [RAPPORT_TONE_WARNING] = "warning_color",
  [RAPPORT_TONE_BAD]     = "error_color",
  [RAPPORT_TONE_TIER_1]  = "tier_1_color",
  [RAPPORT_TONE_TIER_2]  = "tier_2_color",
  [RAPPORT_TONE_TIER_3]  = "tier_3_color",
  [RAPPORT_TONE_TIER_4]  = "tier_4_color",
  [RAPPORT_TONE_TIER_5]  = "tier_5_color",
};

static void
add_diamond (cairo_t *cr,
             double   size)
{
  cairo_move_to (cr, size / 2, 0);
  cairo_line_to (cr, size, size / 2);
  cairo_line_to (cr, size / 2, size);
  cairo_line_to (cr, 0, size / 2);
  cairo_close_path (cr);
}

static void
add_triangle (cairo_t *cr,
              double   size)
{
  cairo_move_to (cr, size / 2, size * 0.06);
  cairo_line_to (cr, size, size * 0.94);
  cairo_line_to (cr, 0, size * 0.94);
  cairo_close_path (cr);
}

static void
add_star (cairo_t *cr,
          double   size)
{
  for (int i = 0; i < 10; i++)
    {
      double radius = i % 2 == 0 ? size * 0.54 : size * 0.24;
      double angle = -G_PI / 2 + i * G_PI / 5;

      cairo_line_to (cr,
                     size / 2 + radius * cos (angle),
                     size * 0.53 + radius * sin (angle));
    }

  cairo_close_path (cr);
}

static void
draw_shape (cairo_t      *cr,
            RapportShape  shape,
            double        size)
{
  double line = MAX (1.5, size / 6);

  cairo_set_line_width (cr, line);

  switch (shape)
    {
    case RAPPORT_SHAPE_DISC:
      cairo_arc (cr, size / 2, size / 2, size / 2, 0, 2 * G_PI);
      cairo_fill (cr);
      break;

    case RAPPORT_SHAPE_HALF_DISC:
      cairo_arc (cr, size / 2, size / 2, (size - line) / 2, 0, 2 * G_PI);
      cairo_stroke (cr);
      cairo_arc (cr, size / 2, size / 2, (size - line) / 2, 0, G_PI);
      cairo_fill (cr);
      break;

    case RAPPORT_SHAPE_RING:
      cairo_arc (cr, size / 2, size / 2, (size - line) / 2, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;

    case RAPPORT_SHAPE_TRIANGLE:
      add_triangle (cr, size);
      cairo_fill (cr);
      break;

    case RAPPORT_SHAPE_DIAMOND:
      add_diamond (cr, size);
      cairo_fill (cr);
      break;

    case RAPPORT_SHAPE_DIAMOND_OUTLINE:
      cairo_translate (cr, line / 2, line / 2);
      add_diamond (cr, size - line);
      cairo_stroke (cr);
      break;

    case RAPPORT_SHAPE_STAR:
      add_star (cr, size);
      cairo_fill (cr);
      break;

    case RAPPORT_SHAPE_NONE:
    default:
      break;
    }
}

/**
 * rapport_tone_get_color:
 * @widget: where it is to be drawn
 * @tone: what it means
 * @color: (out caller-allocates): the colour
 *
 * Gets the colour of @tone in the present style of @widget.
 */
void
rapport_tone_get_color (GtkWidget   *widget,
                        RapportTone  tone,
                        GdkRGBA     *color)
{
  GtkStyleContext *context;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (tone < RAPPORT_N_TONES);
  g_return_if_fail (color != NULL);

  context = gtk_widget_get_style_context (widget);
  if (color_names[tone] != NULL && gtk_style_context_lookup_color (context, color_names[tone], color))
    return;

  gtk_style_context_get_color (context, color);
  if (tone == RAPPORT_TONE_DIM)
    color->alpha *= 0.65f;
  else if (tone == RAPPORT_TONE_TRACK)
    color->alpha *= 0.15f;
}

/**
 * rapport_snapshot_shape:
 * @snapshot: a snapshot
 * @shape: what to draw
 * @bounds: the square that it fills
 * @color: its colour
 *
 * Draws the mark that tells states apart without their colours.
 */
void
rapport_snapshot_shape (GtkSnapshot           *snapshot,
                        RapportShape           shape,
                        const graphene_rect_t *bounds,
                        const GdkRGBA         *color)
{
  cairo_t *cr;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (bounds != NULL && color != NULL);

  if (shape == RAPPORT_SHAPE_NONE)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, bounds);
  cairo_translate (cr, bounds->origin.x, bounds->origin.y);
  gdk_cairo_set_source_rgba (cr, color);
  draw_shape (cr, shape, MIN (bounds->size.width, bounds->size.height));
  cairo_destroy (cr);
}

/**
 * rapport_snapshot_rounded:
 * @snapshot: a snapshot
 * @bounds: a rectangle
 * @radius: of its corners
 * @color: its colour
 *
 * Fills a rectangle with round corners.
 */
void
rapport_snapshot_rounded (GtkSnapshot           *snapshot,
                          const graphene_rect_t *bounds,
                          float                  radius,
                          const GdkRGBA         *color)
{
  GskRoundedRect rounded;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (bounds != NULL && color != NULL);

  if (bounds->size.width <= 0 || bounds->size.height <= 0)
    return;

  radius = MIN (radius, MIN (bounds->size.width, bounds->size.height) / 2);
  gsk_rounded_rect_init_from_rect (&rounded, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

/**
 * rapport_snapshot_layout:
 * @snapshot: a snapshot
 * @layout: a text
 * @x: its left edge
 * @y: its top edge
 * @color: its colour
 *
 * Draws a text at a place.
 */
void
rapport_snapshot_layout (GtkSnapshot   *snapshot,
                         PangoLayout   *layout,
                         float          x,
                         float          y,
                         const GdkRGBA *color)
{
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (PANGO_IS_LAYOUT (layout));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
