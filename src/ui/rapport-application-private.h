/* rapport-application-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-application.h"
#include "rapport-window.h"

G_BEGIN_DECLS

struct _RapportApplication
{
  AdwApplication  parent_instance;

  char           *workspace;
};

/* (nullable) */
RapportWindow *_rapport_application_get_window   (RapportApplication *self);
void           _rapport_application_actions_init (RapportApplication *self);

G_END_DECLS
