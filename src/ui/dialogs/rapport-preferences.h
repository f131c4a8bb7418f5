/* rapport-preferences.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-window.h"

G_BEGIN_DECLS

/**
 * RapportPreferences:
 *
 * The settings of the workspace. Each change is saved at once, and can be undone.
 */
#define RAPPORT_TYPE_PREFERENCES (rapport_preferences_get_type ())
G_DECLARE_FINAL_TYPE (RapportPreferences, rapport_preferences, RAPPORT, PREFERENCES, AdwPreferencesWindow)

GtkWidget *rapport_preferences_new (RapportWindow *window);

G_END_DECLS
