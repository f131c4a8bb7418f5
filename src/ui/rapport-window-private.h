/* rapport-window-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-partner-list.h"
#include "rapport-partner-view.h"
#include "rapport-window.h"

G_BEGIN_DECLS

struct _RapportWindow
{
  AdwApplicationWindow  parent_instance;

  char                 *workspace;
  RapportRepository    *repository;
  GSettings            *settings;
  GCancellable         *cancellable;

  AdwToastOverlay      *toast_overlay;
  AdwWindowTitle       *window_title;
  GtkWidget            *back_button;
  GtkWidget            *new_button;
  GtkWidget            *read_only_bar;
  GtkStack             *stack;
  GtkSpinner           *spinner;
  AdwStatusPage        *error_page;
  RapportPartnerList   *list;
  RapportPartnerView   *partner_view;

  AdwToast             *undo_toast;

  gint64                toast_at;

  guint                 is_closing : 1;
};

/* A toast about the last change; takes the one before it away. */
void _rapport_window_add_change_toast (RapportWindow *self,
                                       const char    *text,
                                       const char    *button,
                                       const char    *action);
void _rapport_window_actions_init   (RapportWindow *self);
void _rapport_window_actions_update (RapportWindow *self);
void _rapport_window_open_workspace (RapportWindow *self);

G_END_DECLS
