/* rapport-accessible.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-accessible"

#include "config.h"

#include "rapport-accessible.h"

static void
set_label (GtkWidget  *widget,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The check mark stands at the item that is chosen. */
static void
update_mark (GtkListItem *item,
             GParamSpec  *pspec,
             GObject     *choice)
{
  g_autoptr(GObject) selected = NULL;
  GtkWidget *box = gtk_list_item_get_child (item);

  g_object_get (choice, "selected-item", &selected, NULL);
  if (box != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (box),
                            selected != NULL && selected == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
setup_cb (GObject     *choice,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
  g_signal_connect_object (choice, "notify::selected-item", G_CALLBACK (update_mark), item, G_CONNECT_SWAPPED);
}

static void
bind_cb (GObject     *choice,
         GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *parent = gtk_widget_get_parent (box);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  if (parent != NULL)
    set_label (parent, text);
  update_mark (item, NULL, choice);
}

/* The item that is chosen, as the choice itself shows it. */
static void
setup_chosen_cb (GObject     *choice,
                 GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), ADW_IS_COMBO_ROW (choice) ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen_cb (GObject     *choice,
                GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  if (gtk_widget_get_parent (label) != NULL)
    set_label (gtk_widget_get_parent (label), text);
}

/* @choice shows strings. */
static void
set_factories (GtkWidget *choice)
{
  g_autoptr(GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) list = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (chosen, "setup", G_CALLBACK (setup_chosen_cb), choice, G_CONNECT_SWAPPED);
  g_signal_connect_object (chosen, "bind", G_CALLBACK (bind_chosen_cb), choice, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "setup", G_CALLBACK (setup_cb), choice, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "bind", G_CALLBACK (bind_cb), choice, G_CONNECT_SWAPPED);
  g_object_set (choice, "factory", chosen, "list-factory", list, NULL);
}

static void
name_parts (GtkWidget  *widget,
            const char *name,
            gboolean    in_choice)
{
  if (ADW_IS_PREFERENCES_GROUP (widget) && *adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)) != '\0')
    name = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  if (ADW_IS_COMBO_ROW (widget) || GTK_IS_DROP_DOWN (widget))
    {
      in_choice = TRUE;
      set_factories (widget);
    }

  if (GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_VIEW (widget))
    set_label (widget, name);
  else if (in_choice && GTK_IS_TOGGLE_BUTTON (widget))
    set_label (widget, name);

  if (GTK_IS_LIST_VIEW (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child, name, in_choice);
}

/**
 * rapport_accessible_name_parts:
 * @root: a dialog, or a part of one that was just made
 *
 * Names the parts of lists and choices after their groups and rows.
 */
void
rapport_accessible_name_parts (GtkWidget *root)
{
  const char *name = "";

  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_WINDOW (root) && gtk_window_get_title (GTK_WINDOW (root)) != NULL)
    name = gtk_window_get_title (GTK_WINDOW (root));

  name_parts (root, name, FALSE);
}
