/* rapport-window.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-window"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-sample.h"
#include "rapport-window-private.h"

/* How long closing waits for a toast that still moves, in microseconds: hiding the window in the middle
 * of it was seen to crash in an animation of libadwaita 1.2. Waiting alone was not enough: see
 * _rapport_window_add_change_toast(). */
#define TOAST_MOVES (G_GINT64_CONSTANT (800) * 1000)

G_DEFINE_FINAL_TYPE (RapportWindow, rapport_window, ADW_TYPE_APPLICATION_WINDOW)

/* The schema is missing where the program runs without having been installed. */
static GSettings *
create_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source == NULL || !(schema = g_settings_schema_source_lookup (source, APP_ID, TRUE)))
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

static void
restore_size (RapportWindow *self)
{
  int width = 1200;
  int height = 760;

  g_assert (RAPPORT_IS_WINDOW (self));

  if (self->settings != NULL)
    {
      width = g_settings_get_int (self->settings, "window-width");
      height = g_settings_get_int (self->settings, "window-height");
      if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }

  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

static void
save_size (RapportWindow *self)
{
  int width;
  int height;

  g_assert (RAPPORT_IS_WINDOW (self));

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width >= 360 && height >= 294)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
has_partners (RapportWindow *self)
{
  g_assert (RAPPORT_IS_WINDOW (self));

  return self->repository != NULL &&
         g_list_model_get_n_items (G_LIST_MODEL (rapport_repository_get_partners (self->repository))) > 0;
}

static void
show_page (RapportWindow *self,
           const char    *name)
{
  gboolean is_list = g_str_equal (name, "list");
  gboolean is_partner = g_str_equal (name, "partner");

  g_assert (RAPPORT_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, name);
  /* It would draw frames even where it is not seen. */
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
  gtk_widget_set_visible (self->back_button, is_partner);
  gtk_widget_set_visible (self->new_button, is_list || g_str_equal (name, "welcome"));
  rapport_partner_list_set_key_capture (self->list, is_list ? GTK_WIDGET (self) : NULL);

  if (!is_partner)
    {
      adw_window_title_set_title (self->window_title, "Rapport");
      adw_window_title_set_subtitle (self->window_title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Rapport");
    }

  _rapport_window_actions_update (self);
}

static void
update_title (RapportWindow *self)
{
  RapportPartner *partner = rapport_partner_view_get_partner (self->partner_view);

  g_assert (RAPPORT_IS_WINDOW (self));

  if (partner == NULL)
    return;

  adw_window_title_set_title (self->window_title, rapport_partner_get_name (partner));
  gtk_window_set_title (GTK_WINDOW (self), rapport_partner_get_name (partner));
}

/* Leaves pages that there is no reason for any more: the page of a partner that is gone, the
 * welcome once there are partners, the list once there are none. */
static void
repository_changed_cb (RapportWindow *self)
{
  RapportPartner *partner = rapport_partner_view_get_partner (self->partner_view);
  RapportObjectList *partners;
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  g_assert (RAPPORT_IS_WINDOW (self));

  partners = rapport_repository_get_partners (self->repository);

  if (!has_partners (self))
    show_page (self, "welcome");
  else if (g_str_equal (page, "welcome") || g_str_equal (page, "loading"))
    show_page (self, "list");
  else if (g_str_equal (page, "partner") &&
           rapport_object_list_lookup (partners, rapport_entity_get_id (RAPPORT_ENTITY (partner))) == NULL)
    rapport_window_show_partner (self, NULL);
  else if (g_str_equal (page, "partner"))
    update_title (self);

  _rapport_window_actions_update (self);
}

static void
show_open_error (RapportWindow *self,
                 const GError  *error)
{
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  g_assert (RAPPORT_IS_WINDOW (self));

  adw_status_page_set_description (self->error_page, description);
  show_page (self, "error");
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(RapportWindow) self = user_data;
  g_autoptr(RapportRepository) repository = NULL;
  g_autoptr(GError) error = NULL;

  g_assert (RAPPORT_IS_WINDOW (self));

  if (!(repository = rapport_repository_open_finish (result, &error)))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_open_error (self, error);
      return;
    }

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      rapport_repository_close_async (repository, NULL, NULL);
      return;
    }

  self->repository = g_steal_pointer (&repository);
  g_signal_connect_object (self->repository, "changed",
                           G_CALLBACK (repository_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "backup-failed",
                           G_CALLBACK (rapport_window_add_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "notify::undo-label",
                           G_CALLBACK (_rapport_window_actions_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "notify::redo-label",
                           G_CALLBACK (_rapport_window_actions_update), self, G_CONNECT_SWAPPED);

  gtk_widget_set_visible (self->read_only_bar, rapport_repository_is_read_only (self->repository));
  rapport_partner_list_set_repository (self->list, self->repository);
  rapport_partner_view_set_repository (self->partner_view, self->repository);

  if (rapport_repository_get_programme (self->repository) != NULL)
    repository_changed_cb (self);
  if (has_partners (self))
    rapport_partner_list_focus_rows (self->list);
}

static void
try_again_cb (RapportWindow *self)
{
  g_assert (RAPPORT_IS_WINDOW (self));

  _rapport_window_open_workspace (self);
}

static gpointer
fill_sample_work (RapportStore  *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return GINT_TO_POINTER (rapport_sample_fill (store, error));
}

static void
sample_filled_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(RapportWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  g_assert (RAPPORT_IS_WINDOW (self));

  if (rapport_repository_change_finish (RAPPORT_REPOSITORY (object), result, &error))
    rapport_window_add_undo_toast (self, _("The sample is loaded"));
  else
    {
      repository_changed_cb (self);
      rapport_window_show_error (self, _("The Sample Can’t Be Loaded"), error);
    }
}

static void
load_sample_cb (RapportWindow *self)
{
  g_assert (RAPPORT_IS_WINDOW (self));

  show_page (self, "loading");
  rapport_repository_change_async (self->repository, fill_sample_work, NULL, NULL, NULL,
                                   self->cancellable, sample_filled_cb, g_object_ref (self));
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(RapportWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  g_assert (RAPPORT_IS_WINDOW (self));

  if (!rapport_repository_close_finish (RAPPORT_REPOSITORY (object), result, &error))
    g_warning ("%s", error->message);

  gtk_window_destroy (GTK_WINDOW (self));
}

/* The worker writes the seal first; the window is gone for the eye at once. */
static gboolean
hide_and_close_cb (gpointer user_data)
{
  RapportWindow *self = user_data;

  g_assert (RAPPORT_IS_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  rapport_repository_close_async (self->repository, closed_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static gboolean
rapport_window_close_request (GtkWindow *window)
{
  RapportWindow *self = RAPPORT_WINDOW (window);
  gint64 rest;

  if (self->is_closing)
    return GDK_EVENT_STOP;

  save_size (self);
  g_cancellable_cancel (self->cancellable);
  if (self->repository == NULL)
    return GTK_WINDOW_CLASS (rapport_window_parent_class)->close_request (window);

  self->is_closing = TRUE;
  rest = self->toast_at + TOAST_MOVES - g_get_monotonic_time ();
  g_timeout_add_full (G_PRIORITY_DEFAULT, CLAMP (rest, 0, TOAST_MOVES) / 1000,
                      hide_and_close_cb, g_object_ref (self), g_object_unref);

  return GDK_EVENT_STOP;
}

static void
rapport_window_dispose (GObject *object)
{
  RapportWindow *self = RAPPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->undo_toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_WINDOW);
  g_clear_object (&self->repository);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rapport_window_parent_class)->dispose (object);
}

static void
rapport_window_finalize (GObject *object)
{
  RapportWindow *self = RAPPORT_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->workspace, g_free);

  G_OBJECT_CLASS (rapport_window_parent_class)->finalize (object);
}

static void
rapport_window_class_init (RapportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = rapport_window_dispose;
  object_class->finalize = rapport_window_finalize;

  window_class->close_request = rapport_window_close_request;

  g_type_ensure (RAPPORT_TYPE_PARTNER_LIST);
  g_type_ensure (RAPPORT_TYPE_PARTNER_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/rapport/Rapport/rapport-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RapportWindow, partner_view);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, rapport_window_show_partner);
}

static void
rapport_window_init (RapportWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = create_settings ();

  gtk_widget_init_template (GTK_WIDGET (self));
  _rapport_window_actions_init (self);
  rapport_partner_list_set_settings (self->list, self->settings);
  restore_size (self);
}

void
_rapport_window_open_workspace (RapportWindow *self)
{
  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  show_page (self, "loading");
  rapport_repository_open_async (self->workspace, self->cancellable, opened_cb, g_object_ref (self));
}

/**
 * rapport_window_new:
 * @application: the application
 * @workspace: the file to open; made if it is missing
 *
 * Returns: (transfer none): a window that opens @workspace
 */
RapportWindow *
rapport_window_new (AdwApplication *application,
                    const char     *workspace)
{
  RapportWindow *self;

  g_return_val_if_fail (ADW_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (workspace != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_WINDOW, "application", application, NULL);
  self->workspace = g_strdup (workspace);
  _rapport_window_open_workspace (self);

  return self;
}

RapportRepository *
rapport_window_get_repository (RapportWindow *self)
{
  g_return_val_if_fail (RAPPORT_IS_WINDOW (self), NULL);

  return self->repository;
}

GSettings *
rapport_window_get_settings (RapportWindow *self)
{
  g_return_val_if_fail (RAPPORT_IS_WINDOW (self), NULL);

  return self->settings;
}

/**
 * rapport_window_show_partner:
 * @self: the window
 * @partner: (nullable): a partner, %NULL for the list
 *
 * Opens the page of a partner, or goes back to the list.
 */
void
rapport_window_show_partner (RapportWindow  *self,
                             RapportPartner *partner)
{
  g_return_if_fail (RAPPORT_IS_WINDOW (self));
  g_return_if_fail (partner == NULL || RAPPORT_IS_PARTNER (partner));

  rapport_partner_view_set_partner (self->partner_view, partner);
  if (partner == NULL)
    {
      show_page (self, has_partners (self) ? "list" : "welcome");
      rapport_partner_list_focus_rows (self->list);
      return;
    }

  show_page (self, "partner");
  update_title (self);
  gtk_widget_child_focus (GTK_WIDGET (self->partner_view), GTK_DIR_TAB_FORWARD);
}

void
rapport_window_add_toast (RapportWindow *self,
                          const char    *text)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (RAPPORT_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (self->is_closing)
    return;

  markup = g_markup_escape_text (text, -1);
  self->toast_at = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (markup));
}

void
_rapport_window_add_change_toast (RapportWindow *self,
                                  const char    *text,
                                  const char    *button,
                                  const char    *action)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;
  gboolean is_new;

  g_return_if_fail (RAPPORT_IS_WINDOW (self));

  /* What ends while the window goes has no one left to tell. */
  if (self->is_closing)
    return;

  /* The toast that is there says the new thing: libadwaita 1.2 crashes where a window goes after one
   * toast has made room for another. */
  is_new = self->undo_toast == NULL;
  toast = is_new ? adw_toast_new (markup) : self->undo_toast;
  adw_toast_set_title (toast, markup);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  if (!is_new)
    return;

  g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_set_timeout (toast, 10);
  self->toast_at = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

void
rapport_window_add_undo_toast (RapportWindow *self,
                               const char    *text)
{
  g_return_if_fail (RAPPORT_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  _rapport_window_add_change_toast (self, text, _("Undo"), "win.undo");
}

/**
 * rapport_window_show_error:
 * @self: the window
 * @heading: what did not succeed
 * @error: why
 *
 * Tells of something that did not succeed, and stays until it is closed.
 */
void
rapport_window_show_error (RapportWindow *self,
                           const char    *heading,
                           const GError  *error)
{
  GtkWidget *dialog;

  g_return_if_fail (RAPPORT_IS_WINDOW (self));
  g_return_if_fail (heading != NULL && error != NULL);

  if (self->is_closing)
    return;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
