/* rapport-export-json.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-export"

#include "config.h"

#include <json-glib/json-glib.h>

#include "rapport-export-private.h"
#include "rapport-file.h"

static void
add_list (RapportExport       *self,
          JsonBuilder         *builder,
          const RapportField  *field,
          const char * const  *list)
{
  json_builder_begin_array (builder);
  for (; *list != NULL; list++)
    {
      const char *text = *list;
      RapportId id;

      if (field->type == RAPPORT_FIELD_RELATION_LIST)
        text = rapport_id_parse (&id, *list) ? g_hash_table_lookup (self->titles, &id) : NULL;
      if (text != NULL)
        json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

/* Numbers as numbers; shares as fractions and money in major units, as everywhere in JSON. */
static void
add_value (RapportExport       *self,
           JsonBuilder         *builder,
           const RapportRecord *record,
           guint                field)
{
  const RapportField *info = &rapport_kind_get_info (record->kind)->fields[field];
  g_autofree char *text = NULL;
  gint64 value;

  if (rapport_field_is_list (info))
    {
      add_list (self, builder, info, rapport_record_get_list_at (record, field));
      return;
    }

  if ((text = rapport_export_format (self->programme, self->titles, record, field)) == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  value = rapport_record_get_integer_at (record, field, 0);
  if (info->type == RAPPORT_FIELD_INTEGER)
    json_builder_add_int_value (builder, value);
  else if (info->type == RAPPORT_FIELD_BOOLEAN)
    json_builder_add_boolean_value (builder, value != 0);
  else if (info->type == RAPPORT_FIELD_SHARE)
    json_builder_add_double_value (builder, value / 10000.0);
  else if (info->type == RAPPORT_FIELD_MONEY ||
           info->type == RAPPORT_FIELD_NUMBER ||
           info->type == RAPPORT_FIELD_RATE)
    json_builder_add_double_value (builder, g_ascii_strtod (text, NULL));
  else
    json_builder_add_string_value (builder, text);
}

static void
add_custom (RapportExport       *self,
            JsonBuilder         *builder,
            const RapportRecord *record)
{
  const GPtrArray *values = g_hash_table_lookup (self->custom, &record->id);
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(GPtrArray) names = NULL;

  if (values == NULL)
    return;

  g_ptr_array_add (records, (gpointer) record);
  names = rapport_export_list_custom (self, records);
  json_builder_set_member_name (builder, "custom");
  json_builder_begin_object (builder);
  for (guint i = 0; i < names->len; i++)
    {
      const char *value = rapport_export_get_custom (self, record, names->pdata[i]);

      json_builder_set_member_name (builder, names->pdata[i]);
      json_builder_add_string_value (builder, value != NULL ? value : "");
    }
  json_builder_end_object (builder);
}

static gboolean
add_kind (RapportExport  *self,
          JsonBuilder    *builder,
          RapportKind     kind,
          GError        **error)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GArray) fields = rapport_export_list_fields (kind);

  if ((records = rapport_store_list (self->store, kind, error)) == NULL ||
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, info->id);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      json_builder_begin_object (builder);
      for (guint f = 0; f < fields->len; f++)
        {
          guint field = g_array_index (fields, guint, f);

          json_builder_set_member_name (builder, info->fields[field].id);
          add_value (self, builder, records->pdata[i], field);
        }
      add_custom (self, builder, records->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return TRUE;
}

static gboolean
add_all_kinds (RapportExport  *self,
               JsonBuilder    *builder,
               GError        **error)
{
  json_builder_begin_object (builder);
  for (guint kind = 0; kind < RAPPORT_N_EXCHANGE_KINDS; kind++)
    {
      json_builder_set_member_name (builder, rapport_kind_get_info (kind)->id);
      if (!add_kind (self, builder, kind, error))
        return FALSE;
    }
  json_builder_end_object (builder);

  return TRUE;
}

gboolean
rapport_export_write_json (RapportExport  *self,
                           RapportKind     kind,
                           const char     *path,
                           GError        **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GString) json = g_string_new (NULL);

  if (kind == RAPPORT_KIND_NONE ? !add_all_kinds (self, builder, error)
                                : !add_kind (self, builder, kind, error))
    return FALSE;

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_gstring (generator, json);
  g_string_append_c (json, '\n');

  return rapport_file_write_whole (path, json->str, json->len, 0600, error);
}
