/* rapport-import-style.c
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
#include "rapport-import-private.h"

/* A file is written by one program in one style: one value that can be read in one way only decides
 * for all of them. Where none does, or two contradict each other, the user is asked. */

#define ANY_STYLE (RAPPORT_IMPORT_STYLE_YMD | RAPPORT_IMPORT_STYLE_DMY | RAPPORT_IMPORT_STYLE_MDY)

typedef enum
{
  DECIMAL_POINT = 1 << 0,
  DECIMAL_COMMA = 1 << 1,
} Decimals;

/* What is left after the values so far. @example: one that can be read in several ways, or the first
 * that decided. @contradiction: one that contradicts it. */
typedef struct
{
  guint  styles;
  char  *example;
  char  *decided_by;
  char  *contradiction;
} Evidence;

static gboolean
is_one (guint styles)
{
  return styles != 0 && (styles & (styles - 1)) == 0;
}

static void
add_evidence (Evidence   *evidence,
              guint       styles,
              const char *text)
{
  if (styles == 0 || evidence->contradiction != NULL)
    return;

  if ((evidence->styles & styles) == 0)
    {
      evidence->contradiction = g_strdup (text);
      return;
    }

  if (evidence->example == NULL)
    evidence->example = g_strdup (text);
  if (evidence->decided_by == NULL && is_one (evidence->styles & styles))
    evidence->decided_by = g_strdup (text);
  evidence->styles &= styles;
}

static void
evidence_clear (Evidence *evidence)
{
  g_free (evidence->example);
  g_free (evidence->decided_by);
  g_free (evidence->contradiction);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Evidence, evidence_clear)

static gboolean
is_decided (const Evidence *evidence)
{
  return evidence->contradiction == NULL && (evidence->example == NULL || is_one (evidence->styles));
}

static gboolean
is_time (const RapportField *field)
{
  return field->type == RAPPORT_FIELD_DATE || field->type == RAPPORT_FIELD_INSTANT ||
         field->type == RAPPORT_FIELD_LOCAL_TIME;
}

static gboolean
is_number (const RapportField *field)
{
  return field->type == RAPPORT_FIELD_INTEGER || field->type == RAPPORT_FIELD_NUMBER ||
         field->type == RAPPORT_FIELD_RATE || field->type == RAPPORT_FIELD_SHARE ||
         field->type == RAPPORT_FIELD_MONEY;
}

static gboolean
is_whole (const char *plain)
{
  const char *point = strchr (plain, '.');

  return point == NULL || point[1 + strspn (point + 1, "0")] == '\0';
}

/* 1,234 employees are more than a thousand, not one and a bit. */
static gboolean
is_possible (const RapportField *field,
             const char         *plain)
{
  return plain != NULL && (field->type != RAPPORT_FIELD_INTEGER || is_whole (plain));
}

static guint
list_decimals (const RapportField *field,
               const char         *text)
{
  g_autofree char *digits = NULL;
  g_autofree char *point = NULL;
  g_autofree char *comma = NULL;
  RapportImportAmount amount;
  gboolean is_amount = rapport_import_split_amount (text, NULL, &amount);

  digits = amount.digits;
  if (!is_amount || strpbrk (digits, ".,") == NULL)
    return 0;

  point = rapport_import_read_decimal (digits, '.');
  comma = rapport_import_read_decimal (digits, ',');

  return (is_possible (field, point) ? DECIMAL_POINT : 0) | (is_possible (field, comma) ? DECIMAL_COMMA : 0);
}

typedef gboolean (*FieldFunc) (const RapportField *field);
typedef guint    (*StylesFunc) (const RapportField *field, const char *text);

static guint
list_dates (const RapportField *field,
            const char         *text)
{
  return rapport_import_list_styles (text);
}

static void
collect (const RapportImportMapping *mapping,
         FieldFunc                   is_wanted,
         StylesFunc                  list_styles,
         Evidence                   *evidence)
{
  for (guint f = 0; f < mapping->info->n_fields; f++)
    {
      if (!is_wanted (&mapping->info->fields[f]) || !rapport_import_mapping_has (mapping, f))
        continue;

      for (guint r = 0; r < mapping->csv->rows->len; r++)
        {
          g_autofree char *text = rapport_import_mapping_get_text (mapping, g_ptr_array_index (mapping->csv->rows, r), f);

          add_evidence (evidence, list_styles (&mapping->info->fields[f], text), text);
          if (mapping->set[f] != NULL)
            break;
        }
    }
}

static gboolean
find_dates (RapportImportParser  *self,
            char                  wanted,
            GError              **error)
{
  g_auto(Evidence) evidence = { ANY_STYLE };

  self->dates = wanted;
  if (wanted != 0)
    return TRUE;

  collect (self->mapping, is_time, list_dates, &evidence);
  if (is_decided (&evidence))
    {
      self->dates = evidence.example == NULL ? 'd'
                    : evidence.styles == RAPPORT_IMPORT_STYLE_YMD ? 'y'
                    : evidence.styles == RAPPORT_IMPORT_STYLE_DMY ? 'd' : 'm';
      return TRUE;
    }

  if (evidence.contradiction != NULL && evidence.decided_by != NULL)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_AMBIGUOUS,
                 _("The file's dates contradict each other: “%s” and “%s” do not have the same order of day and month. "
                   "Say which is meant with --dates ymd|dmy|mdy; the others are then rejected."),
                 evidence.decided_by, evidence.contradiction);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_AMBIGUOUS,
                 _("The date “%s” can be read in several ways, and no other date of the file decides. "
                   "Say what comes first with --dates ymd|dmy|mdy."), evidence.example);

  return FALSE;
}

static gboolean
find_decimal (RapportImportParser  *self,
              char                  wanted,
              GError              **error)
{
  g_auto(Evidence) evidence = { DECIMAL_POINT | DECIMAL_COMMA };

  self->decimal = wanted;
  if (wanted != 0)
    return TRUE;

  collect (self->mapping, is_number, list_decimals, &evidence);
  /* Our own exports have a point, also where all of their numbers happen to look like "1.125". */
  if (is_decided (&evidence) ||
      (evidence.contradiction == NULL && rapport_import_mapping_is_own_export (self->mapping)))
    {
      self->decimal = evidence.styles == DECIMAL_COMMA ? ',' : '.';
      return TRUE;
    }

  if (evidence.contradiction != NULL && evidence.decided_by != NULL)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_AMBIGUOUS,
                 _("The file's numbers contradict each other: “%s” and “%s” do not have the same decimal sign. "
                   "Say which is meant with --decimal . or --decimal ,; the others are then rejected."),
                 evidence.decided_by, evidence.contradiction);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_AMBIGUOUS,
                 _("The number “%s” can be read in several ways, and no other number of the file decides. "
                   "Say what the decimal sign is with --decimal . or --decimal ,"), evidence.example);

  return FALSE;
}

/* Shares are fractions of one where all of a column are at most 1 and one of them is between. */
static gboolean
find_fractions (const RapportImportParser *self,
                guint                      field)
{
  gboolean has_fraction = FALSE;

  for (guint r = 0; r < self->mapping->csv->rows->len; r++)
    {
      const RapportCsvRow *row = g_ptr_array_index (self->mapping->csv->rows, r);
      g_autofree char *text = rapport_import_mapping_get_text (self->mapping, row, field);
      g_autofree char *digits = NULL;
      g_autofree char *plain = NULL;
      RapportImportAmount amount;
      gboolean is_amount = rapport_import_split_amount (text, NULL, &amount);
      double number;

      digits = amount.digits;
      plain = is_amount ? rapport_import_read_decimal (digits, self->decimal) : NULL;
      if (plain == NULL)
        continue;

      number = g_ascii_strtod (plain, NULL);
      if (number > 1 || amount.is_percent)
        return FALSE;
      has_fraction |= number > 0 && number < 1;
    }

  return has_fraction;
}

/**
 * rapport_import_parser_new:
 * @mapping: what goes where; the parser refers to it
 *
 * Finds out how the file writes its dates, decimals and shares.
 *
 * Returns: (transfer full): a parser, %NULL with %RAPPORT_ERROR_AMBIGUOUS where the user has to say
 */
RapportImportParser *
rapport_import_parser_new (const RapportImportMapping  *mapping,
                           const RapportImportOptions  *options,
                           RapportSettings             *settings,
                           GError                     **error)
{
  g_autoptr(RapportImportParser) self = g_new0 (RapportImportParser, 1);
  const RapportKindInfo *info = mapping->info;

  self->mapping = mapping;
  self->settings = rapport_settings_ref (settings);
  self->fractions = g_new0 (gboolean, info->n_fields);
  self->choices = g_new0 (GHashTable *, info->n_fields);

  if (!find_dates (self, options->dates, error) || !find_decimal (self, options->decimal, error))
    return NULL;

  for (guint f = 0; f < info->n_fields; f++)
    self->fractions[f] = info->fields[f].type == RAPPORT_FIELD_SHARE && mapping->columns[f] >= 0 &&
                         !rapport_import_mapping_is_own_export (mapping) && find_fractions (self, f);

  return g_steal_pointer (&self);
}

void
rapport_import_parser_free (RapportImportParser *self)
{
  g_return_if_fail (self != NULL);

  for (guint f = 0; f < self->mapping->info->n_fields; f++)
    g_clear_pointer (&self->choices[f], g_hash_table_unref);
  g_free (self->choices);
  g_free (self->fractions);
  rapport_settings_unref (self->settings);
  g_free (self);
}
