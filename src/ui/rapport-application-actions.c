/* rapport-application-actions.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-application-actions"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-application-private.h"
#include "rapport-preferences.h"

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RapportApplication *self = user_data;
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  g_assert (RAPPORT_IS_APPLICATION (self));

  /* Closing ends the worker in order; the program ends with its last window. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  RapportWindow *window = _rapport_application_get_window (user_data);

  if (window != NULL && rapport_window_get_repository (window) != NULL)
    gtk_window_present (GTK_WINDOW (rapport_preferences_new (window)));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  RapportWindow *window = _rapport_application_get_window (user_data);
  GtkShortcutsWindow *shortcuts;

  if (window == NULL)
    return;

  /* Only the help overlay of a window learns the keys of actions. */
  if (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)) == NULL)
    {
      g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/app/rapport/Rapport/rapport-shortcuts.ui");

      gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (window),
                                               GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }

  shortcuts = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  gtk_window_set_transient_for (GTK_WINDOW (shortcuts), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (shortcuts));
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RapportApplication *self = user_data;

  g_assert (RAPPORT_IS_APPLICATION (self));

  gtk_show_uri (GTK_WINDOW (_rapport_application_get_window (self)), "help:rapport", GDK_CURRENT_TIME);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  static const char * const developers[] = { "The Rapport developers", NULL };

  g_assert (RAPPORT_IS_APPLICATION (user_data));

  adw_show_about_window (GTK_WINDOW (_rapport_application_get_window (user_data)),
                         "application-name", "Rapport",
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Rapport developers"),
                         "developers", developers,
                         "copyright", "© 2026 The Rapport developers",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("The whole relationship with your partners on your own computer, "
                                       "and a finished QBR workbook at the end of each quarter."),
                         /* Translators: put your names here, one on each line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static const GActionEntry entries[] = {
  { "quit", quit_cb },
  { "preferences", preferences_cb },
  { "shortcuts", shortcuts_cb },
  { "help", help_cb },
  { "about", about_cb },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Primary>q", NULL } },
  { "app.preferences", { "<Primary>comma", NULL } },
  { "app.shortcuts", { "<Primary>question", NULL } },
  { "app.help", { "F1", NULL } },
  { "window.close", { "<Primary>w", NULL } },
  { "win.search", { "<Primary>f", NULL } },
  { "win.back", { "<Alt>Left", "Back", NULL } },
  { "win.undo", { "<Primary>z", NULL } },
  { "win.redo", { "<Primary><Shift>z", NULL } },
  { "win.new-partner", { "<Primary>n", NULL } },
  { "win.import", { "<Primary>o", "<Primary>i", NULL } },
  { "win.generate-qbr", { "<Primary>g", NULL } },
  { "win.edit-partner", { "<Primary>e", NULL } },
};

void
_rapport_application_actions_init (RapportApplication *self)
{
  g_return_if_fail (RAPPORT_IS_APPLICATION (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].accels);
}
