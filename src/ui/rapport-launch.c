/* rapport-launch.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-launch"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rapport-launch.h"

static void
show_error (GtkWindow  *parent,
            GFile      *file)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  /* Translators: a file's name. */
  text = g_strdup_printf (_("The file is at %s. Install a program for files of its kind, or open it elsewhere."), name);
  dialog = adw_message_dialog_new (parent, _("No Program Opens This File"), text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
launch (GtkWindow *parent,
        GFile     *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr(GdkAppLaunchContext) context = NULL;
  g_autoptr(GError) error = NULL;

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent)));
  if (g_app_info_launch_default_for_uri (uri, G_APP_LAUNCH_CONTEXT (context), &error))
    return;

  g_debug ("%s", error->message);
  show_error (parent, file);
}

void
rapport_launch_file (GtkWindow *parent,
                     GFile     *file)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));

  launch (parent, file);
}

static void
items_shown_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GError) error = NULL;
  GtkWindow *parent = g_object_get_data (user_data, "parent");
  g_autoptr(GFile) file = user_data;
  g_autoptr(GFile) folder = g_file_get_parent (file);

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (reply == NULL && folder != NULL)
    launch (parent, folder);
}

/**
 * rapport_launch_folder_of:
 * @parent: the window in front
 * @file: a file
 *
 * Asks the file manager to show @file; where none answers, its folder is opened.
 */
void
rapport_launch_folder_of (GtkWindow *parent,
                          GFile     *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GDBusConnection *connection = g_application_get_dbus_connection (g_application_get_default ());
  const char *uris[] = { uri, NULL };
  GFile *copy;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));

  if (connection == NULL)
    {
      g_autoptr(GFile) folder = g_file_get_parent (file);

      launch (parent, folder != NULL ? folder : file);
      return;
    }

  copy = g_file_dup (file);
  g_object_set_data_full (G_OBJECT (copy), "parent", g_object_ref (parent), g_object_unref);
  g_dbus_connection_call (connection,
                          "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          items_shown_cb, copy);
}
