/* rapport-application.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-application"

#include "config.h"

#include "rapport-application.h"

struct _RapportApplication
{
  AdwApplication  parent_instance;

  char           *workspace;
};

G_DEFINE_FINAL_TYPE (RapportApplication, rapport_application, ADW_TYPE_APPLICATION)

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

  object_class->finalize = rapport_application_finalize;
}

static void
rapport_application_init (RapportApplication *self)
{
}

RapportApplication *
rapport_application_new (const char *workspace)
{
  RapportApplication *self;

  self = g_object_new (RAPPORT_TYPE_APPLICATION, "application-id", APP_ID, NULL);
  self->workspace = g_strdup (workspace);

  return self;
}
