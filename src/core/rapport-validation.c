/* rapport-validation.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-validation"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-error.h"
#include "rapport-money.h"
#include "rapport-record.h"
#include "rapport-recurrence.h"
#include "rapport-time-zone.h"

#define MAX_NAME_CHARACTERS 500
#define MAX_TEXT_BYTES      (1024 * 1024)
#define MAX_SHOWN           60
#define MAX_COUNT           G_GINT64_CONSTANT (1000000000)
#define SECONDS_PER_DAY     G_GINT64_CONSTANT (86400)
#define ANY_KIND            RAPPORT_KIND_NONE

/* Whole numbers that are not simply counts. The first line that fits a field decides. */
static const struct
{
  RapportKind  kind;
  const char  *field;
  gint64       minimum;
  gint64       maximum;
} ranges[] = {
  { ANY_KIND, "cadence_days", 1, 3650 },
  { ANY_KIND, "fiscal_year_start", 1, 12 },
  { ANY_KIND, "year", 1900, 2999 },
  { ANY_KIND, "goal_year", 1900, 2999 },
  { ANY_KIND, "day_offset", -3650, 3650 },
  { ANY_KIND, "position", -MAX_COUNT, MAX_COUNT },
  { ANY_KIND, "version", 1, MAX_COUNT },
  { RAPPORT_KIND_REVIEW, "our_rating", 1, 10 },
  { RAPPORT_KIND_REVIEW, "partner_rating", 1, 10 },
  { RAPPORT_KIND_IPP_CRITERION, "minimum", 1, 5 },
  { RAPPORT_KIND_IPP_SCORE, "score", 1, 5 },
  { RAPPORT_KIND_ASSESSMENT, "score", 1, 5 },
  { RAPPORT_KIND_SURVEY, "score", 0, 10 },
  { RAPPORT_KIND_ATTACHMENT, "size", 0, G_MAXINT64 },
};

/* Fields of one record of which the second may not lie before the first. Dates on which a deal was
 * opened and closed are not here: CRMs are untidy, and the figures leave such a pair out. */
static const struct
{
  RapportKind  kind;
  const char  *start;
  const char  *end;
} periods[] = {
  { RAPPORT_KIND_CONTACT, "from", "to" },
  { RAPPORT_KIND_MEETING, "starts_at", "ends_at" },
  { RAPPORT_KIND_AGREEMENT, "effective_on", "ends_on" },
  { RAPPORT_KIND_CERTIFICATION, "issued_on", "expires_on" },
  { RAPPORT_KIND_PROJECT, "starts_on", "ends_on" },
};

/* One-line fields that hold what people wrote at length, in whatever lines. */
static gboolean
holds_lines (RapportKind         kind,
             const RapportField *field)
{
  return field->type == RAPPORT_FIELD_LONG_TEXT ||
         (kind == RAPPORT_KIND_INTERACTION && strcmp (field->id, "summary") == 0) ||
         (kind == RAPPORT_KIND_CUSTOM_VALUE && strcmp (field->id, "value") == 0);
}

static gboolean
is_name (RapportKind         kind,
         const RapportField *field)
{
  return field->type == RAPPORT_FIELD_TEXT && !holds_lines (kind, field) &&
         ((field->flags & (RAPPORT_FIELD_TITLE | RAPPORT_FIELD_MATCH)) != 0 ||
          strcmp (field->id, "legal_name") == 0 || strcmp (field->id, "customer") == 0);
}

static char *
shorten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= MAX_SHOWN)
    return g_steal_pointer (&valid);

  start = g_utf8_substring (valid, 0, MAX_SHOWN);

  return g_strconcat (start, "…", NULL);
}

static gboolean
refuse (const RapportField  *field,
        const char          *value,
        const char          *expected,
        GError             **error)
{
  g_autofree char *shown = shorten (value);

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* Translators: a field, its value, and what is right, such as "a date" */
               _("%s: “%s” does not fit; give %s."), _(field->title), shown, expected);

  return FALSE;
}

static gboolean
refuse_number (const RapportField  *field,
               gint64               value,
               const char          *expected,
               GError             **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return refuse (field, text, expected, error);
}

static gboolean
refuse_missing (const RapportField  *field,
                GError             **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* Translators: the name of a field */
               _("%s is missing; fill it in."), _(field->title));

  return FALSE;
}

static gboolean
check_characters (const RapportField  *field,
                  const char          *text,
                  gboolean             allows_lines,
                  GError             **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (field, text, _("text in UTF-8"), error);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iscntrl (character) || (allows_lines && (character == '\n' || character == '\t')))
        continue;

      return refuse (field, text,
                     allows_lines ? _("text without control characters")
                                  : _("text of one line, without control characters"),
                     error);
    }

  return TRUE;
}

static gboolean
check_length (const RapportField  *field,
              const char          *text,
              gboolean             is_a_name,
              GError             **error)
{
  if (strlen (text) > MAX_TEXT_BYTES)
    return refuse (field, text, _("at most 1 MB of text"), error);
  if (is_a_name && g_utf8_strlen (text, -1) > MAX_NAME_CHARACTERS)
    return refuse (field, text, _("at most 500 characters"), error);

  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' &&
         strchr (at + 1, '@') == NULL && strpbrk (text, " \t,;<>") == NULL;
}

static gboolean
check_text (RapportKind           kind,
            const RapportField   *field,
            const char           *text,
            GError              **error)
{
  if (!check_characters (field, text, holds_lines (kind, field), error) ||
      !check_length (field, text, is_name (kind, field), error))
    return FALSE;

  if ((field->flags & RAPPORT_FIELD_REQUIRED) != 0 && is_blank (text))
    return refuse_missing (field, error);
  if (strcmp (field->id, "email") == 0 && !is_email (text))
    return refuse (field, text, _("one address such as anna@example.com"), error);
  if (strcmp (field->id, "time_zone") == 0)
    {
      g_autoptr(GTimeZone) zone = rapport_time_zone_find (text);

      if (zone == NULL)
        return refuse (field, text, _("a name of the time zone database such as Europe/Athens, or UTC"), error);
    }
  if (strcmp (field->id, "recurrence") == 0 && !rapport_recurrence_is_valid (text))
    return refuse (field, text,
                   _("a rule of days, weeks, months or years such as FREQ=WEEKLY;BYDAY=MO"), error);

  return TRUE;
}

static gboolean
is_choice (const RapportField *field,
           const char         *id)
{
  for (const RapportChoice *choice = field->choices; choice->id != NULL; choice++)
    {
      if (strcmp (choice->id, id) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_choice (const RapportField  *field,
              const char          *id,
              GError             **error)
{
  g_autofree char *list = NULL;
  g_autofree char *expected = NULL;

  if (is_choice (field, id))
    return TRUE;

  list = rapport_field_list_choices (field);
  /* Translators: the text is a list of words separated by commas */
  expected = g_strdup_printf (_("one of: %s"), list);

  return refuse (field, id, expected, error);
}

static gboolean
check_currency (const RapportField  *field,
                const char          *code,
                GError             **error)
{
  return rapport_currency_is_known (code) ||
         refuse (field, code, _("an ISO 4217 code such as USD, EUR or JPY"), error);
}

static gboolean
check_list (const RapportField  *field,
            const char * const  *list,
            GError             **error)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      RapportId id;

      if (field->type == RAPPORT_FIELD_CHOICE_LIST && !check_choice (field, list[i], error))
        return FALSE;
      if (field->type == RAPPORT_FIELD_RELATION_LIST && !rapport_id_parse (&id, list[i]))
        return refuse (field, list[i], _("the id of a record"), error);
      if (!check_characters (field, list[i], FALSE, error) || !check_length (field, list[i], TRUE, error))
        return FALSE;
      if (is_blank (list[i]))
        return refuse (field, list[i], _("a list without empty entries"), error);
    }

  return TRUE;
}

static gboolean
check_integer (RapportKind          kind,
               const RapportField  *field,
               gint64               value,
               GError             **error)
{
  gint64 minimum = 0;
  gint64 maximum = MAX_COUNT;
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      if ((ranges[i].kind == ANY_KIND || ranges[i].kind == kind) && strcmp (ranges[i].field, field->id) == 0)
        {
          minimum = ranges[i].minimum;
          maximum = ranges[i].maximum;
          break;
        }
    }

  if (value >= minimum && value <= maximum)
    return TRUE;

  expected = g_strdup_printf (_("a whole number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT),
                              minimum, maximum);

  return refuse_number (field, value, expected, error);
}

static gboolean
check_day (const RapportField  *field,
           gint64               day,
           GError             **error)
{
  if (day >= rapport_date_from_ymd (1, 1, 1) && day <= rapport_date_from_ymd (9999, 12, 31))
    return TRUE;

  return refuse_number (field, day, _("a date of the years 1 to 9999"), error);
}

static gboolean
check_share (const RapportField  *field,
             gint64               value,
             GError             **error)
{
  g_autofree char *per_cent = NULL;

  if (value >= 0 && value <= 10000)
    return TRUE;

  per_cent = rapport_scaled_to_string (value, 100);

  return refuse (field, per_cent, _("per cent from 0 to 100"), error);
}

static gboolean
check_number (RapportKind          kind,
              const RapportField  *field,
              gint64               value,
              GError             **error)
{
  switch (field->type)
    {
    case RAPPORT_FIELD_INTEGER:
      return check_integer (kind, field, value, error);

    case RAPPORT_FIELD_BOOLEAN:
      return value == 0 || value == 1 || refuse_number (field, value, _("yes or no"), error);

    case RAPPORT_FIELD_SHARE:
      return check_share (field, value, error);

    case RAPPORT_FIELD_RATE:
      return value > 0 || refuse_number (field, value, _("a rate above 0"), error);

    case RAPPORT_FIELD_DATE:
    case RAPPORT_FIELD_QUARTER:
      return check_day (field, value, error);

    case RAPPORT_FIELD_INSTANT:
    case RAPPORT_FIELD_LOCAL_TIME:
      return check_day (field, value / SECONDS_PER_DAY, error);

    case RAPPORT_FIELD_NUMBER:
      if (value < 0 && (strcmp (field->id, "weight") == 0 || strcmp (field->id, "hours") == 0))
        return refuse_number (field, value / RAPPORT_NUMBER_SCALE, _("a number of 0 or more"), error);
      return TRUE;

    case RAPPORT_FIELD_MONEY:
    default:
      return TRUE;
    }
}

static gboolean
check_relation (const RapportRecord  *self,
                const RapportField   *field,
                const RapportId      *id,
                GError              **error)
{
  if (!rapport_id_equal (id, &self->id))
    return TRUE;

  return refuse (field, rapport_record_get_title (self) != NULL ? rapport_record_get_title (self) : "",
                 _("another one than the record itself"), error);
}

static gboolean
check_field (const RapportRecord  *self,
             const RapportField   *field,
             guint                 position,
             GError              **error)
{
  if (!rapport_record_has_at (self, position))
    return (field->flags & RAPPORT_FIELD_REQUIRED) == 0 || refuse_missing (field, error);

  switch (field->type)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
      return check_text (self->kind, field, rapport_record_get_text_at (self, position), error);

    case RAPPORT_FIELD_CHOICE:
      return check_choice (field, rapport_record_get_text_at (self, position), error);

    case RAPPORT_FIELD_CURRENCY:
      return check_currency (field, rapport_record_get_text_at (self, position), error);

    case RAPPORT_FIELD_CHOICE_LIST:
    case RAPPORT_FIELD_TEXT_LIST:
    case RAPPORT_FIELD_RELATION_LIST:
      return check_list (field, rapport_record_get_list_at (self, position), error);

    case RAPPORT_FIELD_RELATION:
      return check_relation (self, field, rapport_record_get_id_at (self, position), error);

    default:
      return check_number (self->kind, field, rapport_record_get_integer_at (self, position, 0), error);
    }
}

static gboolean
check_periods (const RapportRecord  *self,
               GError              **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      if (periods[i].kind != self->kind ||
          !rapport_record_has (self, periods[i].start) || !rapport_record_has (self, periods[i].end))
        continue;
      if (rapport_record_get_integer (self, periods[i].end, 0) >=
          rapport_record_get_integer (self, periods[i].start, 0))
        continue;

      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* Translators: two fields with dates, such as "Ends" and "Starts" */
                   _("%s lies before %s; change one of the two."),
                   _(rapport_kind_get_field (self->kind, periods[i].end)->title),
                   _(rapport_kind_get_field (self->kind, periods[i].start)->title));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_survey (const RapportRecord  *self,
              GError              **error)
{
  gint64 score = rapport_record_get_integer (self, "score", 0);

  if (strcmp (rapport_record_get_text (self, "kind"), "csat") != 0 || (score >= 1 && score <= 5))
    return TRUE;

  return refuse_number (rapport_kind_get_field (self->kind, "score"), score,
                        _("a whole number from 1 to 5 for CSAT"), error);
}

static gboolean
check_rate (const RapportRecord  *self,
            GError              **error)
{
  const char *currency = rapport_record_get_text (self, "currency");

  if (strcmp (rapport_record_get_text (self, "base"), currency) != 0)
    return TRUE;

  return refuse (rapport_kind_get_field (self->kind, "currency"), currency,
                 _("another currency than the base"), error);
}

/**
 * rapport_record_validate_at:
 * @self: a record
 * @field: position of one of its fields
 *
 * Checks the value of one field by itself, for lists of all that is wrong with a record.
 *
 * Returns: whether the field's value may be stored
 */
gboolean
rapport_record_validate_at (const RapportRecord  *self,
                            guint                 field,
                            GError              **error)
{
  const RapportKindInfo *info;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  info = rapport_kind_get_info (self->kind);
  g_return_val_if_fail (field < info->n_fields, FALSE);

  return check_field (self, &info->fields[field], field, error);
}

/**
 * rapport_record_validate:
 * @self: a record
 *
 * Checks all that can be said of a record by itself: required fields, lengths, characters, choices,
 * ranges and periods. Whether its relations exist, and form no circle, is for the storage to say.
 *
 * Returns: whether @self may be stored; else %RAPPORT_ERROR_INVALID names the field and what is right
 */
gboolean
rapport_record_validate (const RapportRecord  *self,
                         GError              **error)
{
  const RapportKindInfo *info;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  info = rapport_kind_get_info (self->kind);
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!check_field (self, &info->fields[i], i, error))
        return FALSE;
    }

  if (!check_periods (self, error))
    return FALSE;
  if (self->kind == RAPPORT_KIND_SURVEY)
    return check_survey (self, error);
  if (self->kind == RAPPORT_KIND_RATE)
    return check_rate (self, error);

  return TRUE;
}
