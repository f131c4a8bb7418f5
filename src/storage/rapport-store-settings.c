/* rapport-store-settings.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-store-settings"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-settings.h"
#include "rapport-store-private.h"

/* The same key is the same row on every device. */
static void
derive_setting_id (RapportId  *id,
                   const char *key)
{
  g_autofree char *text = g_strconcat ("setting\n", key, NULL);

  rapport_id_derive (id, NULL, text);
}

gboolean
rapport_store_get_setting (RapportStore  *self,
                           const char    *key,
                           char         **value,
                           GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(RapportRecord) record = NULL;
  RapportId id;

  g_assert (self != NULL && key != NULL && value != NULL);

  *value = NULL;
  derive_setting_id (&id, key);
  record = rapport_record_table_get (rapport_store_get_table (self, RAPPORT_KIND_SETTING), &id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (record != NULL && record->deleted_at == 0)
    *value = g_strdup (rapport_record_get_text (record, "value"));

  return TRUE;
}

/**
 * rapport_store_load_settings:
 *
 * Returns: (transfer full) (nullable): the settings, with defaults where nothing is stored
 */
RapportSettings *
rapport_store_load_settings (RapportStore  *self,
                             GError       **error)
{
  g_autoptr(RapportSettings) settings = NULL;
  const char * const *keys = rapport_settings_list_keys ();

  rapport_store_check_thread (self);

  settings = rapport_settings_new ();
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      g_autoptr(GError) local_error = NULL;

      if (!rapport_store_get_setting (self, keys[i], &value, error))
        return NULL;
      /* A value that only another program can have written must not keep the workspace shut. */
      if (value != NULL && !rapport_settings_set (settings, keys[i], value, &local_error))
        g_message (_("The setting “%s” is not valid, its default is used: %s"), keys[i], local_error->message);
    }

  return g_steal_pointer (&settings);
}

static gboolean
put_setting (RapportStore  *self,
             const char    *key,
             const char    *value,
             GError       **error)
{
  RapportRecordTable *table = rapport_store_get_table (self, RAPPORT_KIND_SETTING);
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(RapportRecord) record = NULL;
  g_autoptr(GError) local_error = NULL;
  RapportId id;

  derive_setting_id (&id, key);
  stored = rapport_record_table_get (table, &id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (stored != NULL && stored->deleted_at != 0 && !rapport_store_unremove (self, RAPPORT_KIND_SETTING, &id, error))
    return FALSE;

  record = stored != NULL ? rapport_store_get (self, RAPPORT_KIND_SETTING, &id, error)
                          : rapport_record_new (RAPPORT_KIND_SETTING);
  if (record == NULL)
    return FALSE;

  record->id = id;
  rapport_record_set_text (record, "key", key);
  rapport_record_set_text (record, "value", value);

  return rapport_store_put (self, record, error);
}

/**
 * rapport_store_put_setting:
 * @key: one of rapport_settings_list_keys()
 * @value: its text
 *
 * Checks and stores a setting, in the transaction under way or else in one of its own.
 */
gboolean
rapport_store_put_setting (RapportStore  *self,
                           const char    *key,
                           const char    *value,
                           GError       **error)
{
  g_autoptr(RapportSettings) settings = NULL;

  rapport_store_check_thread (self);
  g_return_val_if_fail (key != NULL && value != NULL, FALSE);

  settings = rapport_settings_new ();
  if (!rapport_settings_set (settings, key, value, error))
    return FALSE;

  if (self->in_transaction)
    return put_setting (self, key, value, error);

  if (!rapport_store_begin (self, _("Change a setting"), RAPPORT_ORIGIN_WINDOW, error))
    return FALSE;

  if (!put_setting (self, key, value, error))
    {
      rapport_store_rollback (self);
      return FALSE;
    }

  return rapport_store_commit (self, NULL, error);
}
