/* rapport-accessibility.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-accessibility"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rapport-accessibility.h"

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  if (name != NULL && *name != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Buttons of the libraries that nobody named, by their icons. */
static const struct
{
  const char *icon;
  const char *name;
} icon_names[] = {
  { "window-close-symbolic", N_("Close") },
  { "edit-find-symbolic", N_("Search") },
};

static const char *
get_icon (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  g_assert (GTK_IS_BUTTON (button));

  return GTK_IS_IMAGE (child) ? gtk_image_get_icon_name (GTK_IMAGE (child)) : NULL;
}

/* GTK 4.8 gives a button with an access key two names, the one with the underline first: "_Undo
 * Undo". The second comes from its label, and is enough. One with an icon is called "GtkImage"
 * where nobody names it: the one that closes a toast, and the one that applies what was typed; and
 * the button within a drop-down, by its class. */
static void
mend_button (GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_PREFERENCES_ROW);
  const char *icon = get_icon (button);

  g_assert (GTK_IS_BUTTON (button));

  if (gtk_button_get_label (button) != NULL && gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else if (icon != NULL)
    {
      set_name (GTK_WIDGET (button), gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
      for (guint i = 0; i < G_N_ELEMENTS (icon_names); i++)
        if (g_str_equal (icon, icon_names[i].icon))
          set_name (GTK_WIDGET (button), _(icon_names[i].name));
    }
  else if (GTK_IS_DROP_DOWN (gtk_widget_get_parent (GTK_WIDGET (button))) && row != NULL)
    set_name (GTK_WIDGET (button), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* The lists in rows and groups of libadwaita are called by their class. */
static void
mend_list (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_ROW);
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  const char *title;

  g_assert (GTK_IS_WIDGET (list));

  if (row != NULL)
    set_name (list, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  else if (group != NULL)
    {
      title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));
      set_name (list, *title != '\0' ? title : gtk_window_get_title (GTK_WINDOW (gtk_widget_get_root (list))));
    }
}

/* Pages that are not in front would be read out with the one that is. */
static void
visible_child_changed_cb (GtkStack *stack)
{
  GtkWidget *visible = gtk_stack_get_visible_child (stack);

  g_assert (GTK_IS_STACK (stack));

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (stack));
       page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, page != visible, -1);
}

static void
watch_stack (GtkStack *stack)
{
  g_assert (GTK_IS_STACK (stack));

  if (g_signal_handler_find (stack, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, visible_child_changed_cb, NULL) == 0)
    g_signal_connect (stack, "notify::visible-child", G_CALLBACK (visible_child_changed_cb), NULL);

  visible_child_changed_cb (stack);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget))
    mend_button (GTK_BUTTON (widget));
  else if (GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_VIEW (widget))
    mend_list (GTK_WIDGET (widget));
  else if (GTK_IS_STACK (widget))
    watch_stack (GTK_STACK (widget));

  return G_SOURCE_CONTINUE;
}

/**
 * rapport_accessibility_init:
 *
 * Mends what a screen reader is told about the widgets of GTK 4.8 and of libadwaita 1.2, which
 * make some of them where no template of ours reaches: in toasts and in messages. Called once.
 */
void
rapport_accessibility_init (void)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (klass)), 0, mapped_cb, NULL, NULL);
}
