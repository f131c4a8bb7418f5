/* rapport-accessibility.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-accessibility"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-accessibility.h"

/* GTK 4.8 gives a button with an access key two names, the one with the underline first: "_Undo
 * Undo". The second comes from its label, and is enough. A button to close a toast has none. */
static void
mend_name (GtkButton *button)
{
  const char *icon = gtk_button_get_icon_name (button);

  g_assert (GTK_IS_BUTTON (button));

  if (gtk_button_get_label (button) != NULL && gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else if (g_strcmp0 (icon, "window-close-symbolic") == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"), -1);
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
    mend_name (GTK_BUTTON (widget));
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
