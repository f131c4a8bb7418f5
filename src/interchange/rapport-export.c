/* rapport-export.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-export"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-export-private.h"

typedef gboolean (*WriteFunc) (RapportExport  *self,
                               RapportKind     kind,
                               const char     *path,
                               GError        **error);

static const struct
{
  const char *ending;
  WriteFunc   write;
  gboolean    takes_all;
} formats[] = {
  { ".csv", rapport_export_write_csv, FALSE },
  { ".xlsx", rapport_export_write_xlsx, TRUE },
  { ".json", rapport_export_write_json, TRUE },
  { ".ics", rapport_export_write_ics, TRUE },
  { ".vcf", rapport_export_write_vcf, TRUE },
};

static void
export_clear (RapportExport *self)
{
  g_clear_pointer (&self->programme, rapport_programme_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->custom, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapportExport, export_clear)

static void
add_custom_cb (gpointer data,
               gpointer user_data)
{
  RapportRecord *record = data;
  GHashTable *custom = user_data;
  GPtrArray *values;
  RapportId owner;

  if (!rapport_id_parse (&owner, rapport_record_get_text (record, "record")))
    return;

  if ((values = g_hash_table_lookup (custom, &owner)) == NULL)
    {
      values = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
      g_hash_table_insert (custom, rapport_id_copy (&owner), values);
    }
  g_ptr_array_add (values, rapport_record_ref (record));
}

static gboolean
load_custom (RapportExport  *self,
             GError        **error)
{
  self->custom = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return rapport_store_foreach (self->store, RAPPORT_KIND_CUSTOM_VALUE, add_custom_cb, self->custom, error);
}

GArray *
rapport_export_list_fields (RapportKind kind)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (info->fields[f].flags & RAPPORT_FIELD_EXCHANGE)
        g_array_append_val (fields, f);
    }

  return fields;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

GPtrArray *
rapport_export_list_custom (RapportExport *self,
                            GPtrArray     *records)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    {
      const RapportRecord *record = records->pdata[i];
      const GPtrArray *values = g_hash_table_lookup (self->custom, &record->id);

      for (guint v = 0; values != NULL && v < values->len; v++)
        {
          const char *name = rapport_record_get_text (values->pdata[v], "name");

          if (g_hash_table_add (seen, (char *) name))
            g_ptr_array_add (names, g_strdup (name));
        }
    }
  g_ptr_array_sort (names, compare_texts);

  return names;
}

const char *
rapport_export_get_custom (RapportExport       *self,
                           const RapportRecord *record,
                           const char          *name)
{
  const GPtrArray *values = g_hash_table_lookup (self->custom, &record->id);

  for (guint v = 0; values != NULL && v < values->len; v++)
    {
      if (strcmp (rapport_record_get_text (values->pdata[v], "name"), name) == 0)
        return rapport_record_get_text (values->pdata[v], "value");
    }

  return NULL;
}

/**
 * rapport_export_file:
 * @kind: what to write, or %RAPPORT_KIND_NONE for all kinds
 * @path: (type filename): the file; its ending says the format
 *
 * Writes the records of @kind, whole or not at all. Runs on the worker.
 *
 * Returns: whether the file is there
 */
gboolean
rapport_export_file (RapportStore  *store,
                     RapportKind    kind,
                     const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_auto(RapportExport) self = { NULL };

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *lower = g_ascii_strdown (path, -1);

      if (!g_str_has_suffix (lower, formats[i].ending))
        continue;

      if (kind == RAPPORT_KIND_NONE && !formats[i].takes_all)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                       _("A %s file holds one kind of records; write all of them to .json or .xlsx"),
                       formats[i].ending);
          return FALSE;
        }

      self.store = store;
      self.cancellable = cancellable;

      return (self.programme = rapport_store_load_programme (store, error)) != NULL &&
             (self.titles = rapport_export_load_titles (store, error)) != NULL &&
             load_custom (&self, error) &&
             formats[i].write (&self, kind, path, error);
    }

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
               _("The name “%s” ends in none of .csv, .xlsx, .json, .ics and .vcf, which say the format"), path);

  return FALSE;
}
