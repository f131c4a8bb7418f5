/* rapport-window.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rapport-repository.h"

G_BEGIN_DECLS

/**
 * RapportWindow:
 *
 * The window: the list of partners, the page of one, and what is shown before there are any.
 */
#define RAPPORT_TYPE_WINDOW (rapport_window_get_type ())
G_DECLARE_FINAL_TYPE (RapportWindow, rapport_window, RAPPORT, WINDOW, AdwApplicationWindow)

/* @workspace: the file to open; made if it is missing. */
RapportWindow     *rapport_window_new            (AdwApplication    *application,
                                                  const char        *workspace);
/* (nullable) while it is being opened. */
RapportRepository *rapport_window_get_repository (RapportWindow     *self);
/* (nullable) where the schema is not installed. */
GSettings         *rapport_window_get_settings   (RapportWindow     *self);
/* @partner: (nullable): for the list. */
void               rapport_window_show_partner   (RapportWindow     *self,
                                                  RapportPartner    *partner);
/* @text is plain text. */
void               rapport_window_add_toast      (RapportWindow     *self,
                                                  const char        *text);
/* A toast with a button that takes back what Ctrl+Z would. */
void               rapport_window_add_undo_toast (RapportWindow     *self,
                                                  const char        *text);
/* @heading: what did not succeed. */
void               rapport_window_show_error     (RapportWindow     *self,
                                                  const char        *heading,
                                                  const GError      *error);

G_END_DECLS
