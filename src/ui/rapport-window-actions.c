/* rapport-window-actions.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-window-actions"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-import-dialog.h"
#include "rapport-partner-dialog.h"
#include "rapport-qbr-dialog.h"
#include "rapport-window-private.h"

static void
set_enabled (RapportWindow *self,
             const char    *name,
             gboolean       enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_assert (RAPPORT_IS_WINDOW (self));
  g_assert (G_IS_SIMPLE_ACTION (action));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  if (rapport_partner_view_get_partner (self->partner_view) != NULL)
    rapport_window_show_partner (self, NULL);

  rapport_partner_list_focus_search (self->list);
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  rapport_window_show_partner (self, NULL);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(RapportWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert (RAPPORT_IS_WINDOW (self));

  if ((label = rapport_repository_undo_finish (RAPPORT_REPOSITORY (object), result, &error)))
    {
      /* Translators: what was taken back, such as "Import accounts.csv". */
      g_autofree char *text = g_strdup_printf (_("Undone: %s"), label);

      _rapport_window_add_change_toast (self, text, _("Redo"), "win.redo");
    }
  else if (error != NULL)
    rapport_window_show_error (self, _("This Can’t Be Undone"), error);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  rapport_repository_undo_async (self->repository, NULL, undone_cb, g_object_ref (self));
}

static void
redone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(RapportWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert (RAPPORT_IS_WINDOW (self));

  if ((label = rapport_repository_redo_finish (RAPPORT_REPOSITORY (object), result, &error)))
    {
      g_autofree char *text = g_strdup_printf (_("Redone: %s"), label);

      rapport_window_add_undo_toast (self, text);
    }
  else if (error != NULL)
    rapport_window_show_error (self, _("This Can’t Be Redone"), error);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  rapport_repository_redo_async (self->repository, redone_cb, g_object_ref (self));
}

static void
new_partner_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  gtk_window_present (GTK_WINDOW (rapport_partner_dialog_new (self, NULL)));
}

static void
edit_partner_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  gtk_window_present (GTK_WINDOW (rapport_partner_dialog_new (self,
                                                              rapport_partner_view_get_partner (self->partner_view))));
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  gtk_window_present (GTK_WINDOW (rapport_import_dialog_new (self)));
}

static void
generate_qbr_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  gtk_window_present (GTK_WINDOW (rapport_qbr_dialog_new (self,
                                                          rapport_partner_view_get_partner (self->partner_view))));
}

static const GActionEntry window_entries[] = {
  { "search", search_cb },
  { "back", back_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "new-partner", new_partner_cb },
  { "edit-partner", edit_partner_cb },
  { "import", import_cb },
  { "generate-qbr", generate_qbr_cb },
};

void
_rapport_window_actions_init (RapportWindow *self)
{
  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), window_entries, G_N_ELEMENTS (window_entries), self);
}

/* What can be done now. */
void
_rapport_window_actions_update (RapportWindow *self)
{
  gboolean is_open;
  gboolean is_writable;
  gboolean has_any;
  gboolean on_page;

  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  is_open = self->repository != NULL;
  is_writable = is_open && !rapport_repository_is_read_only (self->repository);
  has_any = is_open &&
            g_list_model_get_n_items (G_LIST_MODEL (rapport_repository_get_partners (self->repository))) > 0;
  on_page = rapport_partner_view_get_partner (self->partner_view) != NULL;

  set_enabled (self, "search", has_any);
  set_enabled (self, "back", on_page);
  set_enabled (self, "undo", is_writable && rapport_repository_get_undo_label (self->repository) != NULL);
  set_enabled (self, "redo", is_writable && rapport_repository_get_redo_label (self->repository) != NULL);
  set_enabled (self, "new-partner", is_writable);
  set_enabled (self, "edit-partner", is_writable && on_page);
  set_enabled (self, "import", is_writable);
  set_enabled (self, "generate-qbr", has_any);
}
