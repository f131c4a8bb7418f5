/* rapport-preferences.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-preferences"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-accessible.h"
#include "rapport-preferences.h"

#define SPIN_DELAY 600

struct _RapportPreferences
{
  AdwPreferencesWindow  parent_instance;

  AdwComboRow          *month_row;
  AdwComboRow          *label_row;
  AdwEntryRow          *currency_row;
  GtkSpinButton        *sla_spin;
  AdwEntryRow          *name_row;
  AdwEntryRow          *zone_row;

  RapportRepository    *repository;
  guint                 spin_source;
  guint                 is_filling : 1;
};

G_DEFINE_FINAL_TYPE (RapportPreferences, rapport_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char * const fiscal_labels[] = { "start", "end", "both" };

typedef struct
{
  const char *key;
  char       *value;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->value);
  g_free (change);
}

static gpointer
put_setting_work (RapportStore  *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Change *change = data;
  /* Translators: undo takes this back. */
  const char *label = _("Change Preferences");

  if (!rapport_store_begin (store, label, RAPPORT_ORIGIN_WINDOW, error))
    return NULL;

  if (!rapport_store_put_setting (store, change->key, change->value, error))
    {
      rapport_store_rollback (store);
      return NULL;
    }

  return GINT_TO_POINTER (rapport_store_commit (store, NULL, error));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(RapportPreferences) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *markup = NULL;

  g_assert (RAPPORT_IS_PREFERENCES (self));

  if (rapport_repository_change_finish (RAPPORT_REPOSITORY (object), result, &error))
    return;

  markup = g_markup_escape_text (error->message, -1);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (markup));
}

static void
save (RapportPreferences *self,
      const char         *key,
      const char         *value)
{
  const RapportProgramme *programme = rapport_repository_get_programme (self->repository);
  g_autofree char *old = rapport_settings_get (programme->settings, key);
  g_autoptr(RapportSettings) probe = rapport_settings_copy (programme->settings);
  g_autoptr(GError) error = NULL;
  Change *change;

  g_assert (RAPPORT_IS_PREFERENCES (self));

  if (self->is_filling || g_strcmp0 (old, value) == 0)
    return;

  if (!rapport_settings_set (probe, key, value, &error))
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (markup));
      return;
    }

  change = g_new0 (Change, 1);
  change->key = key;
  change->value = g_strdup (value);
  rapport_repository_change_async (self->repository, put_setting_work, change, change_free, NULL,
                                   NULL, saved_cb, g_object_ref (self));
}

static void
month_cb (RapportPreferences *self)
{
  g_autofree char *value = NULL;

  g_assert (RAPPORT_IS_PREFERENCES (self));

  if (self->is_filling)
    return;

  value = g_strdup_printf ("%u", adw_combo_row_get_selected (self->month_row) + 1);
  save (self, "fiscal_year_start", value);
}

static void
label_cb (RapportPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->label_row);

  g_assert (RAPPORT_IS_PREFERENCES (self));

  if (!self->is_filling && selected < G_N_ELEMENTS (fiscal_labels))
    save (self, "fiscal_label", fiscal_labels[selected]);
}

static void
currency_cb (RapportPreferences *self)
{
  g_autofree char *code = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->currency_row)), -1);

  save (self, "currency", g_strstrip (code));
}

static void
name_cb (RapportPreferences *self)
{
  save (self, "user_name", gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
zone_cb (RapportPreferences *self)
{
  save (self, "time_zone", gtk_editable_get_text (GTK_EDITABLE (self->zone_row)));
}

static gboolean
save_sla_cb (gpointer user_data)
{
  RapportPreferences *self = user_data;
  g_autofree char *value = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->sla_spin));

  self->spin_source = 0;
  save (self, "sla_hours", value);

  return G_SOURCE_REMOVE;
}

/* Holding a button down is one change. */
static void
sla_cb (RapportPreferences *self)
{
  g_assert (RAPPORT_IS_PREFERENCES (self));

  if (self->is_filling)
    return;

  g_clear_handle_id (&self->spin_source, g_source_remove);
  self->spin_source = g_timeout_add (SPIN_DELAY, save_sla_cb, self);
}

static void
fill_months (RapportPreferences *self)
{
  g_autoptr(GtkStringList) months = gtk_string_list_new (NULL);

  g_assert (RAPPORT_IS_PREFERENCES (self));

  for (int i = 1; i <= 12; i++)
    {
      g_autoptr(GDateTime) day = g_date_time_new_utc (2000, i, 1, 0, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%OB");

      gtk_string_list_append (months, name);
    }

  adw_combo_row_set_model (self->month_row, G_LIST_MODEL (months));
}

static void
fill (RapportPreferences *self)
{
  const RapportSettings *settings = rapport_repository_get_programme (self->repository)->settings;

  g_assert (RAPPORT_IS_PREFERENCES (self));

  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->month_row, settings->fiscal.start_month - 1);
  adw_combo_row_set_selected (self->label_row, settings->fiscal.label);
  gtk_editable_set_text (GTK_EDITABLE (self->currency_row), settings->currency);
  gtk_spin_button_set_value (self->sla_spin, settings->sla_hours);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), settings->user_name != NULL ? settings->user_name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->zone_row), settings->time_zone != NULL ? settings->time_zone : "");
  self->is_filling = FALSE;
}

static gboolean
rapport_preferences_close_request (GtkWindow *window)
{
  RapportPreferences *self = RAPPORT_PREFERENCES (window);

  if (self->spin_source != 0)
    {
      g_clear_handle_id (&self->spin_source, g_source_remove);
      save_sla_cb (self);
    }

  return GTK_WINDOW_CLASS (rapport_preferences_parent_class)->close_request (window);
}

static void
rapport_preferences_dispose (GObject *object)
{
  RapportPreferences *self = RAPPORT_PREFERENCES (object);

  g_clear_handle_id (&self->spin_source, g_source_remove);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (rapport_preferences_parent_class)->dispose (object);
}

static void
rapport_preferences_class_init (RapportPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = rapport_preferences_dispose;

  window_class->close_request = rapport_preferences_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/app/rapport/Rapport/dialogs/rapport-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, month_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, label_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, currency_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, sla_spin);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, zone_row);
  gtk_widget_class_bind_template_callback (widget_class, month_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_cb);
  gtk_widget_class_bind_template_callback (widget_class, sla_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_cb);
}

static void
rapport_preferences_init (RapportPreferences *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_months (self);
}

/**
 * rapport_preferences_new:
 * @window: the window
 *
 * Returns: (transfer none): the preferences of its workspace
 */
GtkWidget *
rapport_preferences_new (RapportWindow *window)
{
  RapportPreferences *self;

  g_return_val_if_fail (RAPPORT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (rapport_window_get_repository (window) != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_PREFERENCES, "transient-for", window, NULL);
  self->repository = g_object_ref (rapport_window_get_repository (window));
  fill (self);
  rapport_accessible_name_parts (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
