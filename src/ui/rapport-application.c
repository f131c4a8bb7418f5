/* rapport-application.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-application"

#include "config.h"

#include "rapport-accessibility.h"
#include "rapport-application-private.h"
#include "rapport-ui-resources.h"

G_DEFINE_FINAL_TYPE (RapportApplication, rapport_application, ADW_TYPE_APPLICATION)

static void
rapport_application_startup (GApplication *application)
{
  g_resources_register (rapport_ui_get_resource ());

  G_APPLICATION_CLASS (rapport_application_parent_class)->startup (application);

  rapport_accessibility_init ();
  _rapport_application_actions_init (RAPPORT_APPLICATION (application));
  gtk_window_set_default_icon_name (APP_ID);
}

static void
rapport_application_activate (GApplication *application)
{
  RapportApplication *self = RAPPORT_APPLICATION (application);
  RapportWindow *window = _rapport_application_get_window (self);

  if (window == NULL)
    window = rapport_window_new (ADW_APPLICATION (self), self->workspace);

  gtk_window_present (GTK_WINDOW (window));
}

static void
rapport_application_finalize (GObject *object)
{
  RapportApplication *self = RAPPORT_APPLICATION (object);

  g_clear_pointer (&self->workspace, g_free);

  G_OBJECT_CLASS (rapport_application_parent_class)->finalize (object);
}

static void
rapport_application_class_init (RapportApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = rapport_application_finalize;

  application_class->activate = rapport_application_activate;
  application_class->startup = rapport_application_startup;
}

static void
rapport_application_init (RapportApplication *self)
{
}

RapportWindow *
_rapport_application_get_window (RapportApplication *self)
{
  g_return_val_if_fail (RAPPORT_IS_APPLICATION (self), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (RAPPORT_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

/* Two workspaces may be open at once, each in a program of its own; the same one only once. */
static GApplicationFlags
get_flags (const char *workspace)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "rapport", "rapport.db", NULL);
  g_autoptr(GFile) wanted = g_file_new_for_commandline_arg (workspace);
  g_autoptr(GFile) default_file = g_file_new_for_path (usual);

  return g_file_equal (wanted, default_file) ? G_APPLICATION_DEFAULT_FLAGS : G_APPLICATION_NON_UNIQUE;
}

/**
 * rapport_application_new:
 * @workspace: the file to open; made if it is missing
 *
 * Returns: (transfer full): the application
 */
RapportApplication *
rapport_application_new (const char *workspace)
{
  RapportApplication *self;

  g_return_val_if_fail (workspace != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", get_flags (workspace),
                       "resource-base-path", "/app/rapport/Rapport",
                       NULL);
  self->workspace = g_strdup (workspace);

  return self;
}
