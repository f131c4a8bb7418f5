/* rapport-partner-header.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-partner-header"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-partner-header.h"

#define BORDER_REACH   5
#define MOVE_THRESHOLD 16

struct _RapportPartnerHeader
{
  GtkWidget       parent_instance;

  RapportColumns *columns;
  GtkWidget      *buttons[RAPPORT_N_COLUMNS];
  GtkWidget      *arrows[RAPPORT_N_COLUMNS];
  RapportColumn   sort;
  gboolean        reversed;

  int             dragged_border;
  int             dragged_column;
  double          drag_x;
  double          drag_offset;
};

enum {
  SORT_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (RapportPartnerHeader, rapport_partner_header, GTK_TYPE_WIDGET)

static guint signals [N_SIGNALS];

static double
to_reading_x (RapportPartnerHeader *self,
              double                x)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - x;

  return x;
}

/* The border at @x between two shown columns, -1 for none. */
static int
find_border (RapportPartnerHeader *self,
             double                x)
{
  RapportColumnSpan spans[RAPPORT_N_COLUMNS];
  guint count = rapport_columns_get_spans (self->columns, spans);

  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  for (guint i = 0; i + 1 < count; i++)
    if (ABS (x - spans[i + 1].x) <= BORDER_REACH)
      return i;

  return -1;
}

static int
find_column (RapportPartnerHeader *self,
             double                x)
{
  RapportColumnSpan spans[RAPPORT_N_COLUMNS];
  guint count = rapport_columns_get_spans (self->columns, spans);

  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  for (guint i = 0; i < count; i++)
    if (x >= spans[i].x && x < spans[i].x + spans[i].width)
      return spans[i].column;

  return -1;
}

static void
update_arrows (RapportPartnerHeader *self)
{
  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    {
      const char *state = i != self->sort ? "" : self->reversed ? _("Sorted in reverse") : _("Sorted");

      gtk_widget_set_visible (self->arrows[i], i == self->sort);
      gtk_image_set_from_icon_name (GTK_IMAGE (self->arrows[i]),
                                    self->reversed ? "pan-up-symbolic" : "pan-down-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state,
                                      -1);
    }
}

static void
clicked_cb (RapportPartnerHeader *self,
            GtkButton            *button)
{
  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      rapport_partner_header_set_sort (self, i, i == self->sort && !self->reversed);
}

static void
drag_begin_cb (RapportPartnerHeader *self,
               double                x,
               double                y,
               GtkGestureDrag       *gesture)
{
  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  self->drag_x = to_reading_x (self, x);
  self->drag_offset = 0;
  self->dragged_border = find_border (self, self->drag_x);
  self->dragged_column = self->dragged_border < 0 ? find_column (self, self->drag_x) : -1;

  if (self->dragged_border >= 0)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (RapportPartnerHeader *self,
                double                offset_x,
                double                offset_y,
                GtkGestureDrag       *gesture)
{
  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    offset_x = -offset_x;

  if (self->dragged_border >= 0)
    {
      rapport_columns_drag_border (self->columns, self->dragged_border, offset_x - self->drag_offset);
      self->drag_offset = offset_x;
    }
  else if (self->dragged_column > RAPPORT_COLUMN_NAME && ABS (offset_x) > MOVE_THRESHOLD)
    {
      int over = find_column (self, self->drag_x + offset_x);

      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      if (over > RAPPORT_COLUMN_NAME && over != self->dragged_column)
        rapport_columns_move (self->columns, self->dragged_column,
                              rapport_columns_get_position (self->columns, over));
    }
}

static void
motion_cb (RapportPartnerHeader *self,
           double                x,
           double                y)
{
  int border = find_border (self, to_reading_x (self, x));

  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), border >= 0 ? "col-resize" : NULL);
}

static void
columns_changed_cb (RapportPartnerHeader *self)
{
  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
add_button (RapportPartnerHeader *self,
            RapportColumn         column)
{
  const char *title = rapport_column_get_title (column);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (title);

  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  self->arrows[column] = gtk_image_new ();
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->arrows[column]);

  self->buttons[column] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->buttons[column]), box);
  gtk_widget_add_css_class (self->buttons[column], "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[column]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (self->buttons[column], "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->buttons[column], GTK_WIDGET (self));
}

static void
add_gestures (RapportPartnerHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_assert (RAPPORT_IS_PARTNER_HEADER (self));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
rapport_partner_header_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  RapportPartnerHeader *self = RAPPORT_PARTNER_HEADER (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    {
      int child_minimum;

      gtk_widget_measure (self->buttons[i], orientation, -1, &child_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
    }

  *natural = *minimum;
}

static void
rapport_partner_header_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  RapportPartnerHeader *self = RAPPORT_PARTNER_HEADER (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean shown[RAPPORT_N_COLUMNS] = { FALSE };
  RapportColumnSpan spans[RAPPORT_N_COLUMNS];
  guint count = rapport_columns_get_spans (self->columns, spans);

  for (guint i = 0; i < count; i++)
    {
      GtkWidget *button = self->buttons[spans[i].column];
      int x = mirrored ? width - spans[i].x - spans[i].width : spans[i].x;
      int minimum;

      shown[spans[i].column] = TRUE;
      gtk_widget_set_child_visible (button, TRUE);
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (button,
                                &(GtkAllocation) { x, 0, MAX (minimum, spans[i].width), height },
                                -1);
    }

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    if (!shown[i])
      gtk_widget_set_child_visible (self->buttons[i], FALSE);
}

static void
rapport_partner_header_dispose (GObject *object)
{
  RapportPartnerHeader *self = RAPPORT_PARTNER_HEADER (object);

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (rapport_partner_header_parent_class)->dispose (object);
}

static void
rapport_partner_header_class_init (RapportPartnerHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rapport_partner_header_dispose;

  widget_class->measure = rapport_partner_header_measure;
  widget_class->size_allocate = rapport_partner_header_size_allocate;

  /**
   * RapportPartnerHeader::sort-changed:
   * @self: the header
   *
   * Emitted when another column, or the other direction, is chosen.
   */
  signals[SORT_CHANGED] = g_signal_new ("sort-changed",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "partnerheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rapport_partner_header_init (RapportPartnerHeader *self)
{
  self->columns = rapport_columns_new ();
  self->dragged_border = -1;
  self->dragged_column = -1;

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    add_button (self, i);

  add_gestures (self);
  update_arrows (self);
}

void
rapport_partner_header_set_columns (RapportPartnerHeader *self,
                                    RapportColumns       *columns)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_HEADER (self));
  g_return_if_fail (RAPPORT_IS_COLUMNS (columns));

  g_signal_handlers_disconnect_by_func (self->columns, columns_changed_cb, self);
  g_set_object (&self->columns, columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

RapportColumn
rapport_partner_header_get_sort (RapportPartnerHeader *self,
                                 gboolean             *reversed)
{
  g_return_val_if_fail (RAPPORT_IS_PARTNER_HEADER (self), RAPPORT_COLUMN_NAME);
  g_return_val_if_fail (reversed != NULL, RAPPORT_COLUMN_NAME);

  *reversed = self->reversed;

  return self->sort;
}

/**
 * rapport_partner_header_set_sort:
 * @self: the header
 * @column: the column to sort by
 * @reversed: whether against its natural order
 *
 * Sorts by a column.
 */
void
rapport_partner_header_set_sort (RapportPartnerHeader *self,
                                 RapportColumn         column,
                                 gboolean              reversed)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_HEADER (self));
  g_return_if_fail (column < RAPPORT_N_COLUMNS);

  if (self->sort == column && self->reversed == !!reversed)
    return;

  self->sort = column;
  self->reversed = !!reversed;
  update_arrows (self);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}
