/* rapport-import-parse.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-error.h"
#include "rapport-fold.h"
#include "rapport-import-private.h"
#include "rapport-time-zone.h"

#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)
#define PER_CENT        100
#define FRACTION        10000

void
rapport_import_value_clear (RapportImportValue *value)
{
  g_clear_pointer (&value->text, g_free);
  g_clear_pointer (&value->list, g_strfreev);
}

/* Line breaks as "\n", or as spaces where the field has one line. */
static char *
clean_text (const char *text,
            gboolean    keeps_lines)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\r' && p[1] == '\n')
        continue;
      if (*p == '\r' || *p == '\n')
        g_string_append_c (clean, keeps_lines ? '\n' : ' ');
      else if (*p == '\t' && !keeps_lines)
        g_string_append_c (clean, ' ');
      else
        g_string_append_c (clean, *p);
    }

  return g_string_free (clean, FALSE);
}

/* What an interaction was about may be a whole e-mail. */
static gboolean
keeps_lines (const RapportImportParser *self,
             const RapportField        *field)
{
  return field->type == RAPPORT_FIELD_LONG_TEXT ||
         (self->mapping->info->kind == RAPPORT_KIND_INTERACTION && strcmp (field->id, "summary") == 0);
}

static gboolean
read_choice (RapportImportParser  *self,
             guint                 position,
             const char           *text,
             const char          **id,
             char                **reason)
{
  const RapportField *field = &self->mapping->info->fields[position];
  g_autofree char *list = NULL;
  gpointer known;

  if (self->choices[position] == NULL)
    self->choices[position] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!g_hash_table_lookup_extended (self->choices[position], text, NULL, &known))
    {
      const RapportChoice *choice = rapport_field_find_choice (field, text);

      known = choice != NULL ? (gpointer) choice->id : NULL;
      g_hash_table_insert (self->choices[position], g_strdup (text), known);
    }

  *id = known;
  if (known != NULL)
    return TRUE;

  list = rapport_field_list_choices (field);
  *reason = g_strdup_printf (_("“%s” is not known here. Write one of: %s."), text, list);

  return FALSE;
}

/* A semicolon or a line break ends an entry; a comma only where no entry can hold one. */
static char **
split_list (const RapportField *field,
            const char         *text)
{
  gboolean splits_at_comma = strpbrk (text, ";\n") == NULL &&
                             (field->type == RAPPORT_FIELD_CHOICE_LIST || strcmp (field->id, "tags") == 0);
  g_auto(GStrv) parts = g_strsplit_set (text, splits_at_comma ? "," : ";\n", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = clean_text (g_strstrip (parts[i]), FALSE);

      if (*part != '\0' && g_hash_table_add (seen, rapport_fold_name (part)))
        g_strv_builder_add (builder, part);
    }

  return g_strv_builder_end (builder);
}

static gboolean
read_choices (RapportImportParser  *self,
              guint                 position,
              RapportImportValue   *value,
              char                **reason)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; value->list[i] != NULL; i++)
    {
      const char *id;

      if (!read_choice (self, position, value->list[i], &id, reason))
        return FALSE;
      if (g_hash_table_add (seen, (char *) id))
        g_strv_builder_add (builder, id);
    }

  g_strfreev (value->list);
  value->list = g_strv_builder_end (builder);

  return TRUE;
}

static char *
describe_number (const RapportImportParser *self)
{
  return g_strdup_printf (_("This is not a number. Write it like %s."), self->decimal == ',' ? "1234,5" : "1234.5");
}

static gboolean
is_money (const RapportField *field)
{
  return field->type == RAPPORT_FIELD_MONEY;
}

/* The currency sign of a target is that of the workspace, or the target means something else. */
static gboolean
check_signs (RapportImportParser        *self,
             const RapportField         *field,
             const RapportImportAmount  *amount,
             char                      **reason)
{
  if (amount->currency[0] != '\0' && !is_money (field) &&
      !(field->type == RAPPORT_FIELD_NUMBER && strcmp (amount->currency, self->settings->currency) == 0))
    {
      *reason = g_strdup_printf (_("The currency %s does not fit here. Write the number alone."), amount->currency);
      return FALSE;
    }

  if (amount->is_percent && field->type != RAPPORT_FIELD_SHARE && field->type != RAPPORT_FIELD_NUMBER)
    {
      *reason = g_strdup (_("A per cent sign does not fit here. Write the number alone."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
scale_number (const RapportImportParser  *self,
              guint                       position,
              const char                 *decimal,
              gboolean                    is_percent,
              gint64                     *integer,
              char                      **reason)
{
  const RapportField *field = &self->mapping->info->fields[position];
  gboolean fits;

  switch (field->type)
    {
    case RAPPORT_FIELD_INTEGER:
      fits = rapport_scaled_parse (integer, decimal, RAPPORT_NUMBER_SCALE);
      if (fits && *integer % RAPPORT_NUMBER_SCALE != 0)
        {
          *reason = g_strdup (_("A whole number is needed here."));
          return FALSE;
        }
      *integer /= RAPPORT_NUMBER_SCALE;
      break;

    case RAPPORT_FIELD_SHARE:
      fits = rapport_scaled_parse (integer, decimal,
                                   self->fractions[position] && !is_percent ? FRACTION : PER_CENT);
      break;

    case RAPPORT_FIELD_RATE:
      fits = rapport_scaled_parse (integer, decimal, RAPPORT_RATE_SCALE);
      break;

    case RAPPORT_FIELD_NUMBER:
    default:
      fits = rapport_scaled_parse (integer, decimal, RAPPORT_NUMBER_SCALE / (is_percent ? PER_CENT : 1));
      break;
    }

  if (!fits)
    *reason = g_strdup (_("The number is too large, or no number at all."));

  return fits;
}

static gboolean
read_number (RapportImportParser  *self,
             guint                 position,
             const char           *text,
             RapportImportValue   *value,
             char                **reason)
{
  const RapportField *field = &self->mapping->info->fields[position];
  g_autofree char *digits = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *decimal = NULL;
  RapportImportAmount amount;
  gboolean is_amount = rapport_import_split_amount (text, self->settings->currency, &amount);

  digits = amount.digits;
  plain = is_amount ? rapport_import_read_decimal (digits, self->decimal) : NULL;
  if (plain == NULL)
    {
      *reason = describe_number (self);
      return FALSE;
    }
  if (!check_signs (self, field, &amount, reason))
    return FALSE;

  decimal = g_strconcat (amount.is_negative ? "-" : "", plain, NULL);
  if (!is_money (field))
    return scale_number (self, position, decimal, amount.is_percent, &value->integer, reason);

  value->text = g_steal_pointer (&decimal);
  g_strlcpy (value->currency, amount.currency, sizeof value->currency);
  value->is_shared_sign = amount.is_shared;

  return TRUE;
}

static gboolean
read_currency (RapportImportParser  *self,
               const char           *text,
               RapportImportValue   *value,
               char                **reason)
{
  g_autofree char *amount_text = g_strconcat (text, "1", NULL);
  g_autofree char *digits = NULL;
  RapportImportAmount amount;
  gboolean is_amount = rapport_import_split_amount (amount_text, self->settings->currency, &amount);

  digits = amount.digits;
  if (!is_amount || amount.currency[0] == '\0' || strcmp (digits, "1") != 0)
    {
      *reason = g_strdup (_("This is not a currency. Write an ISO 4217 code such as USD, EUR or JPY."));
      return FALSE;
    }

  value->text = g_strdup (amount.currency);

  return TRUE;
}

static gboolean
read_time (RapportImportParser  *self,
           const RapportField   *field,
           const char           *text,
           RapportImportValue   *value,
           char                **reason)
{
  RapportInstant local;

  if (!rapport_import_parse_time (text, self->dates, &value->time))
    {
      *reason = g_strdup_printf (_("This is not a date as the others in the file are. Write it like %s."),
                                 self->dates == 'd' ? "2026-03-31, 31.03.2026"
                                                    : self->dates == 'm' ? "2026-03-31, 03/31/2026" : "2026-03-31");
      return FALSE;
    }

  local = value->time.date * SECONDS_PER_DAY + value->time.seconds;
  if (field->type == RAPPORT_FIELD_LOCAL_TIME)
    value->integer = local;
  else if (value->time.has_offset)
    value->integer = local - value->time.offset;
  else
    value->integer = rapport_instant_from_local (local, self->settings->zone);

  if (field->type != RAPPORT_FIELD_DATE)
    return TRUE;

  value->integer = value->time.has_offset ? rapport_instant_get_date (value->integer, self->settings->zone)
                                          : value->time.date;

  return TRUE;
}

static gboolean
read_quarter (RapportImportParser  *self,
              const char           *text,
              RapportImportValue   *value,
              char                **reason)
{
  g_autoptr(GError) error = NULL;
  RapportQuarter quarter;

  if (!rapport_quarter_parse (&quarter, &self->settings->fiscal, text, &error))
    {
      *reason = g_strdup (error->message);
      return FALSE;
    }
  value->integer = quarter.start;

  return TRUE;
}

static gboolean
read_boolean (const char          *text,
              RapportImportValue  *value,
              char               **reason)
{
  gboolean boolean;

  if (!rapport_import_parse_boolean (text, &boolean))
    {
      *reason = g_strdup (_("This says neither yes nor no. Write yes or no."));
      return FALSE;
    }
  value->integer = boolean;

  return TRUE;
}

/**
 * rapport_import_parser_read:
 * @field: position of the field
 * @text: what stands in the cell, not empty
 * @value: (out): what it means; of relations and money only as far as it can be said without the
 *   rest of the row
 * @reason: (out): why it can't be read, and how to mend it
 *
 * Returns: whether @text is a value of @field
 */
gboolean
rapport_import_parser_read (RapportImportParser  *self,
                            guint                 field,
                            const char           *text,
                            RapportImportValue   *value,
                            char                **reason)
{
  const RapportField *info = &self->mapping->info->fields[field];
  const char *id;

  switch (info->type)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
      value->text = clean_text (text, keeps_lines (self, info));
      return TRUE;

    case RAPPORT_FIELD_RELATION:
      value->text = clean_text (text, FALSE);
      return TRUE;

    case RAPPORT_FIELD_CHOICE:
      if (!read_choice (self, field, text, &id, reason))
        return FALSE;
      value->text = g_strdup (id);
      return TRUE;

    case RAPPORT_FIELD_CHOICE_LIST:
    case RAPPORT_FIELD_TEXT_LIST:
    case RAPPORT_FIELD_RELATION_LIST:
      value->list = split_list (info, text);
      return info->type != RAPPORT_FIELD_CHOICE_LIST || read_choices (self, field, value, reason);

    case RAPPORT_FIELD_BOOLEAN:
      return read_boolean (text, value, reason);

    case RAPPORT_FIELD_CURRENCY:
      return read_currency (self, text, value, reason);

    case RAPPORT_FIELD_DATE:
    case RAPPORT_FIELD_INSTANT:
    case RAPPORT_FIELD_LOCAL_TIME:
      return read_time (self, info, text, value, reason);

    case RAPPORT_FIELD_QUARTER:
      return read_quarter (self, text, value, reason);

    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_NUMBER:
    case RAPPORT_FIELD_RATE:
    case RAPPORT_FIELD_SHARE:
    case RAPPORT_FIELD_MONEY:
    default:
      return read_number (self, field, text, value, reason);
    }
}
