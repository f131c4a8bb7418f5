/* rapport-badge.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-badge"

#include "config.h"

#include "rapport-badge.h"

#define PADDING_X 8
#define PADDING_Y 2
#define GAP       6

struct _RapportBadge
{
  GtkWidget     parent_instance;

  char         *text;
  RapportShape  shape;
  RapportTone   tone;
  PangoLayout  *layout;
};

G_DEFINE_FINAL_TYPE (RapportBadge, rapport_badge, GTK_TYPE_WIDGET)

static const RapportShape tier_shapes[] = {
  RAPPORT_SHAPE_RING,
  RAPPORT_SHAPE_DIAMOND_OUTLINE,
  RAPPORT_SHAPE_DIAMOND,
  RAPPORT_SHAPE_DIAMOND,
  RAPPORT_SHAPE_STAR,
};

static PangoLayout *
get_layout (RapportBadge *self)
{
  g_assert (RAPPORT_IS_BADGE (self));

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }

  return self->layout;
}

static int
get_mark_size (PangoLayout *layout)
{
  PangoRectangle logical;

  g_assert (PANGO_IS_LAYOUT (layout));

  pango_layout_get_pixel_extents (layout, NULL, &logical);

  return logical.height * 3 / 5;
}

static void
rapport_badge_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  RapportBadge *self = RAPPORT_BADGE (widget);
  PangoLayout *layout = get_layout (self);
  PangoRectangle logical;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_extents (layout, NULL, &logical);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = logical.width + rapport_badge_get_padding (layout, self->shape);
      *minimum = MIN (*natural, rapport_badge_get_padding (layout, self->shape) + 2 * logical.height);
    }
  else
    *minimum = *natural = logical.height + 2 * PADDING_Y;
}

static void
rapport_badge_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  RapportBadge *self = RAPPORT_BADGE (widget);
  PangoLayout *layout = get_layout (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);

  pango_layout_set_width (layout, MAX (0, width - rapport_badge_get_padding (layout, self->shape)) * PANGO_SCALE);
  rapport_snapshot_badge (snapshot, widget, layout, self->shape, self->tone,
                          mirrored ? width : 0, 0, gtk_widget_get_height (widget));
}

static void
rapport_badge_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  RapportBadge *self = RAPPORT_BADGE (widget);

  GTK_WIDGET_CLASS (rapport_badge_parent_class)->css_changed (widget, change);

  g_clear_object (&self->layout);
  gtk_widget_queue_resize (widget);
}

static void
rapport_badge_finalize (GObject *object)
{
  RapportBadge *self = RAPPORT_BADGE (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (rapport_badge_parent_class)->finalize (object);
}

static void
rapport_badge_class_init (RapportBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = rapport_badge_finalize;

  widget_class->css_changed = rapport_badge_css_changed;
  widget_class->measure = rapport_badge_measure;
  widget_class->snapshot = rapport_badge_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "badge");
}

static void
rapport_badge_init (RapportBadge *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
rapport_badge_new (void)
{
  return g_object_new (RAPPORT_TYPE_BADGE, NULL);
}

/**
 * rapport_badge_set:
 * @self: a badge
 * @text: its word
 * @shape: the mark before it
 * @tone: its colour
 *
 * Sets what the badge says.
 */
void
rapport_badge_set (RapportBadge *self,
                   const char   *text,
                   RapportShape  shape,
                   RapportTone   tone)
{
  g_return_if_fail (RAPPORT_IS_BADGE (self));
  g_return_if_fail (text != NULL);

  g_free (self->text);
  self->text = g_strdup (text);
  self->shape = shape;
  self->tone = tone;
  g_clear_object (&self->layout);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
rapport_badge_get_text (RapportBadge *self)
{
  g_return_val_if_fail (RAPPORT_IS_BADGE (self), NULL);

  return self->text;
}

/**
 * rapport_badge_for_tier:
 * @rank: 0 for the lowest tier
 * @count: how many tiers there are
 * @shape: (out): its mark
 * @tone: (out): its colour
 *
 * Tiers are editable: their marks and colours go by rank, the highest always has the star.
 */
void
rapport_badge_for_tier (guint         rank,
                        guint         count,
                        RapportShape *shape,
                        RapportTone  *tone)
{
  guint last = G_N_ELEMENTS (tier_shapes) - 1;
  guint step;

  g_return_if_fail (shape != NULL && tone != NULL);

  if (count <= 1)
    step = 0;
  else if (count <= last + 1)
    step = rank + 1 == count ? last : MIN (rank, last - 1);
  else
    step = MIN (rank * last / (count - 1), last);

  *shape = tier_shapes[step];
  *tone = RAPPORT_TONE_TIER_1 + step;
}

int
rapport_badge_get_padding (PangoLayout  *layout,
                           RapportShape  shape)
{
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), 0);

  return 2 * PADDING_X + (shape != RAPPORT_SHAPE_NONE ? get_mark_size (layout) + GAP : 0);
}

/**
 * rapport_snapshot_badge:
 * @snapshot: a snapshot
 * @widget: the widget that is drawn
 * @layout: the badge's word
 * @shape: the mark before it
 * @tone: its colour
 * @x: the edge where reading begins: left, or right in a mirrored layout
 * @y: the top of the space for it
 * @height: of that space
 *
 * Draws a badge.
 *
 * Returns: its width
 */
float
rapport_snapshot_badge (GtkSnapshot  *snapshot,
                        GtkWidget    *widget,
                        PangoLayout  *layout,
                        RapportShape  shape,
                        RapportTone   tone,
                        float         x,
                        float         y,
                        float         height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoRectangle logical;
  graphene_rect_t pill;
  GdkRGBA color;
  GdkRGBA ground;
  float mark = get_mark_size (layout);
  float text_x;

  g_return_val_if_fail (GTK_IS_SNAPSHOT (snapshot), 0);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  pill.size.width = logical.width + rapport_badge_get_padding (layout, shape);
  pill.size.height = logical.height + 2 * PADDING_Y;
  pill.origin.x = mirrored ? x - pill.size.width : x;
  pill.origin.y = y + (height - pill.size.height) / 2;

  rapport_tone_get_color (widget, tone, &color);
  ground = color;
  ground.alpha *= 0.15f;
  rapport_snapshot_rounded (snapshot, &pill, pill.size.height / 2, &ground);

  text_x = mirrored ? pill.origin.x + PADDING_X
                    : pill.origin.x + pill.size.width - PADDING_X - logical.width;
  if (shape != RAPPORT_SHAPE_NONE)
    rapport_snapshot_shape (snapshot, shape,
                            &GRAPHENE_RECT_INIT (mirrored ? pill.origin.x + pill.size.width - PADDING_X - mark
                                                          : pill.origin.x + PADDING_X,
                                                 pill.origin.y + (pill.size.height - mark) / 2,
                                                 mark, mark),
                            &color);

  rapport_tone_get_color (widget, RAPPORT_TONE_TEXT, &color);
  rapport_snapshot_layout (snapshot, layout, text_x - logical.x, pill.origin.y + PADDING_Y, &color);

  return pill.size.width;
}
