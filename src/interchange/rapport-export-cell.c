/* rapport-export-cell.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-export"

#include "config.h"

#include <string.h>

#include "rapport-export.h"

#define LIST_SEPARATOR "; "

static char *
dup_title (const RapportProgramme *programme,
           GHashTable             *titles,
           const RapportId        *id)
{
  const char *title = NULL;

  if (id == NULL)
    return NULL;

  if (titles != NULL)
    title = g_hash_table_lookup (titles, id);
  if (title == NULL)
    title = rapport_programme_get_title (programme, id);
  if (title == NULL)
    title = rapport_programme_get_partner_name (programme, id);

  return g_strdup (title);
}

static char *
format_relations (const RapportProgramme *programme,
                  GHashTable             *titles,
                  const char * const     *list)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (; *list != NULL; list++)
    {
      RapportId id;
      char *name;

      if (rapport_id_parse (&id, *list) && (name = dup_title (programme, titles, &id)) != NULL)
        g_ptr_array_add (names, name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);

  return g_strjoinv (LIST_SEPARATOR, (char **) names->pdata);
}

static char *
format_list (const char * const *list)
{
  return *list != NULL ? g_strjoinv (LIST_SEPARATOR, (char **) list) : NULL;
}

static const char *
get_currency (const RapportProgramme *programme,
              const RapportRecord    *record)
{
  int field = rapport_kind_find_field (record->kind, "currency");
  const char *currency = field >= 0 ? rapport_record_get_text_at (record, field) : NULL;

  return currency != NULL ? currency : programme->settings->currency;
}

/* Per cent with its sign, so that no reader takes 0.5 for a half. */
static char *
format_share (gint64 basis_points)
{
  g_autofree char *per_cent = rapport_scaled_to_string (basis_points, 100);

  return g_strconcat (per_cent, "%", NULL);
}

static char *
format_quarter (const RapportProgramme *programme,
                RapportDate             start)
{
  RapportQuarter quarter;

  rapport_quarter_of_date (&quarter, &programme->settings->fiscal, start);

  return rapport_quarter_to_label (&quarter, &programme->settings->fiscal);
}

static char *
format_integer (const RapportProgramme *programme,
                const RapportRecord    *record,
                const RapportField     *field,
                gint64                  value)
{
  switch (field->type)
    {
    case RAPPORT_FIELD_BOOLEAN:
      return g_strdup (value != 0 ? "yes" : "no");

    case RAPPORT_FIELD_NUMBER:
      return rapport_scaled_to_string (value, RAPPORT_NUMBER_SCALE);

    case RAPPORT_FIELD_RATE:
      return rapport_scaled_to_string (value, RAPPORT_RATE_SCALE);

    case RAPPORT_FIELD_SHARE:
      return format_share (value);

    case RAPPORT_FIELD_MONEY:
      return rapport_money_to_decimal (value, get_currency (programme, record));

    case RAPPORT_FIELD_DATE:
      return rapport_date_to_string (value);

    case RAPPORT_FIELD_INSTANT:
      return rapport_instant_to_string (value);

    case RAPPORT_FIELD_LOCAL_TIME:
      return rapport_local_to_string (value);

    case RAPPORT_FIELD_QUARTER:
      return format_quarter (programme, value);

    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_CHOICE_LIST:
    case RAPPORT_FIELD_TEXT_LIST:
    case RAPPORT_FIELD_RELATION:
    case RAPPORT_FIELD_RELATION_LIST:
    case RAPPORT_FIELD_CURRENCY:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

/**
 * rapport_export_format:
 * @titles: (nullable): RapportId -> name, for records that the programme does not hold
 * @field: position of the field
 *
 * Writes one value as it stands in a file.
 *
 * Returns: (transfer full) (nullable): the text, %NULL for no value
 */
char *
rapport_export_format (const RapportProgramme *programme,
                       GHashTable             *titles,
                       const RapportRecord    *record,
                       guint                   field)
{
  const RapportField *info;

  g_return_val_if_fail (programme != NULL, NULL);
  g_return_val_if_fail (record != NULL, NULL);

  info = &rapport_kind_get_info (record->kind)->fields[field];
  if (!rapport_record_has_at (record, field))
    return NULL;

  if (rapport_field_is_text (info))
    return g_strdup (rapport_record_get_text_at (record, field));
  if (info->type == RAPPORT_FIELD_RELATION)
    return dup_title (programme, titles, rapport_record_get_id_at (record, field));
  if (info->type == RAPPORT_FIELD_RELATION_LIST)
    return format_relations (programme, titles, rapport_record_get_list_at (record, field));
  if (rapport_field_is_list (info))
    return format_list (rapport_record_get_list_at (record, field));

  return format_integer (programme, record, info, rapport_record_get_integer_at (record, field, 0));
}
