/* rapport-partner-row.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-partner-row"

#include "config.h"

#include <math.h>

#include "rapport-badge.h"
#include "rapport-display.h"
#include "rapport-partner-cells.h"
#include "rapport-partner-row.h"
#include "rapport-target-bar.h"

#define PADDING_X     9
#define PADDING_Y     8
#define AVATAR_GAP    12
#define BAR_THICKNESS 6

struct _RapportPartnerRow
{
  GtkWidget         parent_instance;

  RapportColumns   *columns;
  RapportPartner   *partner;
  RapportProgramme *programme;
  RapportCell       cells[RAPPORT_N_COLUMNS];
  char             *summary;
  PangoLayout      *texts[RAPPORT_N_COLUMNS];
  PangoLayout      *details[RAPPORT_N_COLUMNS];
  PangoLayout      *initials;
  float             line_height;
  guint             refresh_source;
  gboolean          was_compact;
};

G_DEFINE_FINAL_TYPE (RapportPartnerRow, rapport_partner_row, GTK_TYPE_WIDGET)

/* The space of a cell that is being drawn. */
typedef struct
{
  GtkSnapshot *snapshot;
  float        x;
  float        width;
  float        height;
  float        line;
  gboolean     mirrored;
} Space;

static void
clear_layouts (RapportPartnerRow *self)
{
  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    {
      g_clear_object (&self->texts[i]);
      g_clear_object (&self->details[i]);
    }

  g_clear_object (&self->initials);
}

static void
forget_style (RapportPartnerRow *self)
{
  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  clear_layouts (self);
  self->line_height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static PangoLayout *
create_layout (RapportPartnerRow *self,
               const char        *text,
               double             scale,
               PangoWeight        weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  if (scale != 1.0)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (weight != PANGO_WEIGHT_NORMAL)
    pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static float
get_line_height (RapportPartnerRow *self)
{
  PangoFontMetrics *metrics;

  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  if (self->line_height == 0)
    {
      metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
      self->line_height = PANGO_PIXELS (pango_font_metrics_get_height (metrics));
      pango_font_metrics_unref (metrics);
    }

  return self->line_height;
}

/* Draws @layout at the side of @space where reading begins. */
static void
snapshot_text (RapportPartnerRow *self,
               const Space       *space,
               PangoLayout       *layout,
               float              y,
               RapportTone        tone)
{
  PangoRectangle logical;
  GdkRGBA color;
  float x = space->x;

  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  pango_layout_set_width (layout, MAX (0, space->width) * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (space->mirrored)
    x = space->x + space->width - logical.width;

  rapport_tone_get_color (GTK_WIDGET (self), tone, &color);
  rapport_snapshot_layout (space->snapshot, layout, x - logical.x, y, &color);
}

static void
snapshot_avatar (RapportPartnerRow *self,
                 const Space       *space,
                 float              size)
{
  graphene_rect_t circle;
  PangoRectangle logical;
  GdkRGBA color;
  GdkRGBA ground;

  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  if (self->initials == NULL)
    {
      g_autofree char *text = rapport_display_initials (self->cells[RAPPORT_COLUMN_NAME].text);

      self->initials = create_layout (self, text, 0.9, PANGO_WEIGHT_BOLD);
    }

  circle = GRAPHENE_RECT_INIT (space->mirrored ? space->x + space->width - size : space->x,
                               (space->height - size) / 2, size, size);
  rapport_tone_get_color (GTK_WIDGET (self),
                          RAPPORT_TONE_TIER_2 + g_str_hash (self->cells[RAPPORT_COLUMN_NAME].text) % 4,
                          &color);
  ground = color;
  ground.alpha *= 0.2f;
  rapport_snapshot_rounded (space->snapshot, &circle, size / 2, &ground);

  pango_layout_get_pixel_extents (self->initials, NULL, &logical);
  rapport_tone_get_color (GTK_WIDGET (self), RAPPORT_TONE_TEXT, &color);
  rapport_snapshot_layout (space->snapshot, self->initials,
                           circle.origin.x + (size - logical.width) / 2 - logical.x,
                           circle.origin.y + (size - logical.height) / 2, &color);
}

static const char *
get_detail (RapportPartnerRow *self,
            RapportColumn      column)
{
  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  if (column == RAPPORT_COLUMN_NAME && rapport_columns_is_compact (self->columns))
    return self->summary;

  return self->cells[column].detail;
}

static void
snapshot_lines (RapportPartnerRow *self,
                const Space       *space,
                RapportColumn      column)
{
  const RapportCell *cell = &self->cells[column];
  const char *detail = get_detail (self, column);
  gboolean has_bar = !isnan (cell->fraction);
  float second = detail != NULL ? space->line * 0.95f : has_bar ? BAR_THICKNESS + 5 : 0;
  float y = (space->height - space->line - second) / 2;

  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  if (self->texts[column] == NULL)
    self->texts[column] = create_layout (self, cell->text, 1.0,
                                         column == RAPPORT_COLUMN_NAME ? PANGO_WEIGHT_SEMIBOLD
                                                                       : PANGO_WEIGHT_NORMAL);
  snapshot_text (self, space, self->texts[column], y, RAPPORT_TONE_TEXT);

  if (detail != NULL)
    {
      if (self->details[column] == NULL)
        self->details[column] = create_layout (self, detail, 0.85, PANGO_WEIGHT_NORMAL);
      snapshot_text (self, space, self->details[column], y + space->line, cell->detail_tone);
    }
  else if (has_bar)
    rapport_snapshot_bar (space->snapshot, GTK_WIDGET (self),
                          &GRAPHENE_RECT_INIT (space->x, y + space->line + 4,
                                               space->width, BAR_THICKNESS),
                          cell->fraction, cell->tone);
}

static void
snapshot_badge (RapportPartnerRow *self,
                const Space       *space,
                RapportColumn      column)
{
  const RapportCell *cell = &self->cells[column];
  PangoLayout *layout;
  int room;

  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  if (self->texts[column] == NULL)
    self->texts[column] = create_layout (self, cell->text, 0.9, PANGO_WEIGHT_SEMIBOLD);

  layout = self->texts[column];
  room = space->width - rapport_badge_get_padding (layout, cell->shape);
  pango_layout_set_width (layout, MAX (0, room) * PANGO_SCALE);
  rapport_snapshot_badge (space->snapshot, GTK_WIDGET (self), layout, cell->shape, cell->tone,
                          space->mirrored ? space->x + space->width : space->x, 0, space->height);
}

static void
snapshot_cell (RapportPartnerRow       *self,
               Space                    space,
               RapportColumn            column)
{
  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  if (self->cells[column].text == NULL)
    return;

  if (column == RAPPORT_COLUMN_NAME)
    {
      float size = MIN (space.height - 2 * PADDING_Y, space.line * 1.9f);

      snapshot_avatar (self, &space, size);
      space.width -= size + AVATAR_GAP;
      if (!space.mirrored)
        space.x += size + AVATAR_GAP;
    }

  if (self->cells[column].is_badge)
    snapshot_badge (self, &space, column);
  else
    snapshot_lines (self, &space, column);
}

static void
rapport_partner_row_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  RapportPartnerRow *self = RAPPORT_PARTNER_ROW (widget);
  RapportColumnSpan spans[RAPPORT_N_COLUMNS];
  int width = gtk_widget_get_width (widget);
  Space space = { 0 };
  guint count;

  if (self->partner == NULL)
    return;

  space.snapshot = snapshot;
  space.height = gtk_widget_get_height (widget);
  space.line = get_line_height (self);
  space.mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  count = rapport_columns_get_spans (self->columns, spans);
  for (guint i = 0; i < count; i++)
    {
      int x = space.mirrored ? width - spans[i].x - spans[i].width : spans[i].x;

      space.x = x + PADDING_X;
      space.width = spans[i].width - 2 * PADDING_X;
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x, 0, spans[i].width, space.height));
      snapshot_cell (self, space, spans[i].column);
      gtk_snapshot_pop (snapshot);
    }
}

static void
rapport_partner_row_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  RapportPartnerRow *self = RAPPORT_PARTNER_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = ceilf (get_line_height (self) * 1.95f) + 2 * PADDING_Y;
}

static gboolean
rapport_partner_row_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    keyboard,
                                   GtkTooltip *tooltip)
{
  RapportPartnerRow *self = RAPPORT_PARTNER_ROW (widget);
  RapportColumnSpan spans[RAPPORT_N_COLUMNS];
  guint count = rapport_columns_get_spans (self->columns, spans);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x;

  for (guint i = 0; i < count; i++)
    {
      RapportColumn column = spans[i].column;

      if (x < spans[i].x || x >= spans[i].x + spans[i].width || self->texts[column] == NULL)
        continue;
      if (!pango_layout_is_ellipsized (self->texts[column]) &&
          (self->details[column] == NULL || !pango_layout_is_ellipsized (self->details[column])))
        return FALSE;

      if (get_detail (self, column) != NULL)
        {
          g_autofree char *text = g_strdup_printf ("%s\n%s", self->cells[column].text, get_detail (self, column));

          gtk_tooltip_set_text (tooltip, text);
        }
      else
        gtk_tooltip_set_text (tooltip, self->cells[column].text);

      return TRUE;
    }

  return FALSE;
}

static void
refresh (RapportPartnerRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *description = NULL;

  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  clear_layouts (self);
  rapport_partner_cells_clear (self->cells);
  g_clear_pointer (&self->summary, g_free);
  if (self->partner == NULL)
    return;

  rapport_partner_cells_fill (self->cells, self->partner, self->programme);
  self->summary = rapport_partner_cells_summarize (self->cells);

  /* GTK 4.8 names a row by its class; what a screen reader says has to go on the item itself. */
  description = rapport_partner_cells_describe (self->cells);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                    -1);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
refresh_cb (gpointer user_data)
{
  RapportPartnerRow *self = user_data;

  self->refresh_source = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

/* A new revision notifies many properties; one refresh is enough. */
static void
partner_notify_cb (RapportPartnerRow *self,
                   GParamSpec        *pspec,
                   RapportPartner    *partner)
{
  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (G_PRIORITY_DEFAULT, refresh_cb, self, NULL);
}

static void
columns_changed_cb (RapportPartnerRow *self)
{
  gboolean compact = rapport_columns_is_compact (self->columns);

  g_assert (RAPPORT_IS_PARTNER_ROW (self));

  /* The second line under the name says something else then. */
  if (compact != self->was_compact)
    g_clear_object (&self->details[RAPPORT_COLUMN_NAME]);
  self->was_compact = compact;

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rapport_partner_row_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rapport_partner_row_parent_class)->css_changed (widget, change);

  forget_style (RAPPORT_PARTNER_ROW (widget));
}

static void
rapport_partner_row_system_setting_changed (GtkWidget        *widget,
                                            GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (rapport_partner_row_parent_class)->system_setting_changed (widget, setting);

  forget_style (RAPPORT_PARTNER_ROW (widget));
}

static void
rapport_partner_row_direction_changed (GtkWidget        *widget,
                                       GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (rapport_partner_row_parent_class)->direction_changed (widget, previous);

  forget_style (RAPPORT_PARTNER_ROW (widget));
}

static void
rapport_partner_row_dispose (GObject *object)
{
  RapportPartnerRow *self = RAPPORT_PARTNER_ROW (object);

  rapport_partner_row_bind (self, NULL, NULL);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (rapport_partner_row_parent_class)->dispose (object);
}

static void
rapport_partner_row_class_init (RapportPartnerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rapport_partner_row_dispose;

  widget_class->css_changed = rapport_partner_row_css_changed;
  widget_class->direction_changed = rapport_partner_row_direction_changed;
  widget_class->measure = rapport_partner_row_measure;
  widget_class->query_tooltip = rapport_partner_row_query_tooltip;
  widget_class->snapshot = rapport_partner_row_snapshot;
  widget_class->system_setting_changed = rapport_partner_row_system_setting_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "partnerrow");
}

static void
rapport_partner_row_init (RapportPartnerRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * rapport_partner_row_new:
 * @columns: the columns of its list
 *
 * Returns: (transfer floating): a row that shows no partner yet
 */
GtkWidget *
rapport_partner_row_new (RapportColumns *columns)
{
  RapportPartnerRow *self;

  g_return_val_if_fail (RAPPORT_IS_COLUMNS (columns), NULL);

  self = g_object_new (RAPPORT_TYPE_PARTNER_ROW, NULL);
  self->columns = g_object_ref (columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * rapport_partner_row_bind:
 * @self: a row
 * @partner: (nullable): the partner to show
 * @programme: (nullable): what all partners share
 *
 * Shows a partner, and follows its changes.
 */
void
rapport_partner_row_bind (RapportPartnerRow *self,
                          RapportPartner    *partner,
                          RapportProgramme  *programme)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_ROW (self));
  g_return_if_fail (partner == NULL || RAPPORT_IS_PARTNER (partner));

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->partner != NULL)
    g_signal_handlers_disconnect_by_func (self->partner, partner_notify_cb, self);

  if (programme != NULL)
    rapport_programme_ref (programme);
  g_clear_pointer (&self->programme, rapport_programme_unref);
  self->programme = programme;

  g_set_object (&self->partner, partner);
  if (partner != NULL)
    g_signal_connect_object (partner, "notify", G_CALLBACK (partner_notify_cb), self, G_CONNECT_SWAPPED);

  refresh (self);
}

void
rapport_partner_row_refresh (RapportPartnerRow *self,
                             RapportProgramme  *programme)
{
  g_autoptr(RapportPartner) partner = NULL;

  g_return_if_fail (RAPPORT_IS_PARTNER_ROW (self));

  if (self->partner == NULL)
    return;

  partner = g_object_ref (self->partner);
  rapport_partner_row_bind (self, partner, programme);
}
