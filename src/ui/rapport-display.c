/* rapport-display.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-display"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-display.h"
#include "rapport-fiscal.h"
#include "rapport-kpi.h"
#include "rapport-money.h"

#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)

static char *
display_number (gint64 value,
                gint64 scale)
{
  double number = (double) value / scale;

  if (number == floor (number) && fabs (number) < 1e15)
    return g_strdup_printf ("%'.0f", number);

  return g_strdup_printf ("%'.6g", number);
}

static char *
display_quarter (const RapportProgramme *programme,
                 RapportDate             start)
{
  RapportQuarter quarter;

  g_assert (programme != NULL);

  rapport_quarter_of_date (&quarter, &programme->settings->fiscal, start);

  return rapport_quarter_to_label (&quarter, &programme->settings->fiscal);
}

static char *
display_relation (const RapportProgramme *programme,
                  const RapportFacts     *facts,
                  const RapportId        *id)
{
  const char *name;
  RapportRecord *record;

  g_assert (programme != NULL);
  g_assert (id != NULL);

  if ((name = rapport_programme_get_title (programme, id)) ||
      (name = rapport_programme_get_partner_name (programme, id)))
    return g_strdup (name);

  if (facts != NULL && (record = rapport_facts_lookup (facts, id)))
    return rapport_display_title (programme, facts, record);

  return NULL;
}

static char *
display_list (const RapportProgramme *programme,
              const RapportFacts     *facts,
              const RapportRecord    *record,
              const RapportField     *field)
{
  const char * const *values = rapport_record_get_list (record, field->id);
  g_autoptr(GPtrArray) words = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  if (values == NULL || values[0] == NULL)
    return NULL;

  for (guint i = 0; values[i] != NULL; i++)
    {
      char *word;
      RapportId id;

      if (field->type == RAPPORT_FIELD_CHOICE_LIST)
        word = g_strdup (rapport_field_get_choice_title (field, values[i]));
      else if (field->type == RAPPORT_FIELD_RELATION_LIST && rapport_id_parse (&id, values[i]))
        word = display_relation (programme, facts, &id);
      else
        word = g_strdup (values[i]);

      if (word != NULL)
        g_ptr_array_add (words, word);
    }

  /* Translators: what stands between the words of a list. */
  return g_strjoinv (_(", "), (char **) words->pdata);
}

static char *
display_money (const RapportProgramme *programme,
               const RapportRecord    *record,
               const RapportField     *field)
{
  const char *currency = NULL;

  if (rapport_kind_find_field (record->kind, "currency") >= 0)
    currency = rapport_record_get_text (record, "currency");
  if (currency == NULL || *currency == '\0')
    currency = programme->settings->currency;

  return rapport_money_to_display (rapport_record_get_integer (record, field->id, 0), currency);
}

/* Targets and objectives are in the unit of their KPI. */
static char *
display_target (const RapportProgramme *programme,
                const RapportRecord    *record,
                gint64                  number)
{
  const char *id = rapport_record_get_text (record, "kpi");
  int kpi = id != NULL ? rapport_kpi_from_id (id) : -1;
  RapportKpiValue value = { TRUE, (double) number, RAPPORT_NUMBER_SCALE, NULL };

  if (kpi < 0)
    return display_number (number, RAPPORT_NUMBER_SCALE);

  if (rapport_kpi_get_info (kpi)->unit == RAPPORT_UNIT_MONEY)
    value.numerator *= pow (10, rapport_currency_get_decimals (programme->settings->currency));

  return rapport_kpi_value_to_display (&value, kpi, programme->settings->currency);
}

static gboolean
is_target (const RapportRecord *record,
           const RapportField  *field)
{
  return rapport_kind_find_field (record->kind, "kpi") >= 0 && !g_str_equal (field->id, "weight");
}

static char *
display_value (const RapportProgramme *programme,
               const RapportFacts     *facts,
               const RapportRecord    *record,
               const RapportField     *field)
{
  gint64 integer = 0;

  if (!rapport_field_is_text (field) && !rapport_field_is_list (field) &&
      field->type != RAPPORT_FIELD_RELATION)
    integer = rapport_record_get_integer (record, field->id, 0);

  switch (field->type)
    {
    case RAPPORT_FIELD_CHOICE:
      return g_strdup (rapport_field_get_choice_title (field, rapport_record_get_text (record, field->id)));

    case RAPPORT_FIELD_CHOICE_LIST:
    case RAPPORT_FIELD_TEXT_LIST:
    case RAPPORT_FIELD_RELATION_LIST:
      return display_list (programme, facts, record, field);

    case RAPPORT_FIELD_RELATION:
      return display_relation (programme, facts, rapport_record_get_id (record, field->id));

    case RAPPORT_FIELD_INTEGER:
      return display_number (integer, 1);

    case RAPPORT_FIELD_BOOLEAN:
      return g_strdup (integer != 0 ? _("Yes") : _("No"));

    case RAPPORT_FIELD_NUMBER:
      if (is_target (record, field))
        return display_target (programme, record, integer);
      return display_number (integer, RAPPORT_NUMBER_SCALE);

    case RAPPORT_FIELD_RATE:
      return display_number (integer, RAPPORT_RATE_SCALE);

    case RAPPORT_FIELD_SHARE:
      return rapport_display_share (integer);

    case RAPPORT_FIELD_MONEY:
      return display_money (programme, record, field);

    case RAPPORT_FIELD_DATE:
      return rapport_date_to_display (integer);

    case RAPPORT_FIELD_INSTANT:
      return rapport_display_local_time (rapport_instant_to_local (integer, programme->settings->zone));

    case RAPPORT_FIELD_LOCAL_TIME:
      return rapport_display_local_time (integer);

    case RAPPORT_FIELD_QUARTER:
      return display_quarter (programme, integer);

    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CURRENCY:
    default:
      return g_strdup (rapport_record_get_text (record, field->id));
    }
}

/**
 * rapport_display_relative_day:
 * @date: a day
 * @today: today
 *
 * Returns: (transfer full): how far away it is
 */
char *
rapport_display_relative_day (RapportDate date,
                              RapportDate today)
{
  int days = date - today;

  if (days == 0)
    return g_strdup (_("Today"));
  if (days == 1)
    return g_strdup (_("Tomorrow"));
  if (days == -1)
    return g_strdup (_("Yesterday"));
  if (days > 0)
    return g_strdup_printf (ngettext ("In %d day", "In %d days", days), days);

  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
}

char *
rapport_display_share (gint64 basis_points)
{
  return rapport_display_fraction (basis_points / 10000.0);
}

char *
rapport_display_fraction (double fraction)
{
  double percent = fraction * 100;

  if (fabs (percent - round (percent)) < 0.05 || fabs (percent) >= 100)
    /* Translators: a share. The space is one that does not break the line. */
    return g_strdup_printf (_("%'.0f\u00a0%%"), percent);

  /* Translators: a share with one decimal. */
  return g_strdup_printf (_("%'.1f\u00a0%%"), percent);
}

char *
rapport_display_local_time (RapportInstant local)
{
  gint64 day = local / SECONDS_PER_DAY - (local % SECONDS_PER_DAY < 0 ? 1 : 0);
  gint64 second = local - day * SECONDS_PER_DAY;
  g_autofree char *date = rapport_date_to_display (day);

  if (second == 0)
    return g_steal_pointer (&date);

  /* Translators: a date, and hours and minutes. */
  return g_strdup_printf (_("%s, %02d:%02d"), date,
                          (int) (second / 3600), (int) (second / 60 % 60));
}

RapportDate
rapport_display_get_day (const RapportProgramme *programme,
                         const RapportRecord    *record,
                         const RapportField     *field)
{
  gint64 value;

  g_return_val_if_fail (programme != NULL && record != NULL && field != NULL, RAPPORT_DATE_NONE);

  if (!rapport_record_has (record, field->id))
    return RAPPORT_DATE_NONE;

  value = rapport_record_get_integer (record, field->id, 0);
  switch ((int) field->type)
    {
    case RAPPORT_FIELD_DATE:
    case RAPPORT_FIELD_QUARTER:
      return value;

    case RAPPORT_FIELD_INSTANT:
      return rapport_instant_get_date (value, programme->settings->zone);

    case RAPPORT_FIELD_LOCAL_TIME:
      return value / SECONDS_PER_DAY - (value % SECONDS_PER_DAY < 0 ? 1 : 0);

    default:
      return RAPPORT_DATE_NONE;
    }
}

RapportInstant
rapport_display_get_local_time (const RapportProgramme *programme,
                                const RapportRecord    *record,
                                const RapportField     *field)
{
  RapportDate day = rapport_display_get_day (programme, record, field);

  g_return_val_if_fail (programme != NULL && record != NULL && field != NULL, RAPPORT_INSTANT_NONE);

  if (day == RAPPORT_DATE_NONE)
    return RAPPORT_INSTANT_NONE;
  if (field->type == RAPPORT_FIELD_INSTANT)
    return rapport_instant_to_local (rapport_record_get_integer (record, field->id, 0),
                                     programme->settings->zone);
  if (field->type == RAPPORT_FIELD_LOCAL_TIME)
    return rapport_record_get_integer (record, field->id, 0);

  return day * SECONDS_PER_DAY;
}

/**
 * rapport_display_field:
 * @programme: what all partners share
 * @facts: (nullable): the partner's records
 * @record: a record
 * @field_id: one of its fields
 *
 * Returns: (transfer full) (nullable): its value in words of the screen
 */
char *
rapport_display_field (const RapportProgramme *programme,
                       const RapportFacts     *facts,
                       const RapportRecord    *record,
                       const char             *field_id)
{
  g_autofree char *text = NULL;
  const RapportField *field;

  g_return_val_if_fail (programme != NULL && record != NULL, NULL);

  field = rapport_kind_get_field (record->kind, field_id);
  g_return_val_if_fail (field != NULL, NULL);

  if (!rapport_record_has (record, field_id))
    return NULL;

  text = display_value (programme, facts, record, field);
  if (text == NULL || *text == '\0')
    return NULL;

  return g_steal_pointer (&text);
}

char *
rapport_display_title (const RapportProgramme *programme,
                       const RapportFacts     *facts,
                       const RapportRecord    *record)
{
  const char *title;
  g_autofree char *text = NULL;

  g_return_val_if_fail (programme != NULL && record != NULL, NULL);

  if (record->kind == RAPPORT_KIND_REVIEW)
    {
      text = rapport_display_field (programme, facts, record, "quarter");
      /* Translators: a quarterly business review and its quarter. */
      return g_strdup_printf (_("QBR %s"), text != NULL ? text : "");
    }

  if (record->kind == RAPPORT_KIND_TARGET)
    return rapport_display_field (programme, facts, record, "kpi");

  title = rapport_record_get_title (record);
  if (title != NULL && *title != '\0')
    return g_strdup (title);

  return g_strdup (_(rapport_kind_get_info (record->kind)->title));
}

char *
rapport_display_initials (const char *name)
{
  g_autoptr(GString) initials = g_string_new (NULL);
  gboolean at_start = TRUE;

  g_return_val_if_fail (name != NULL, NULL);

  for (const char *c = name; *c != '\0' && g_utf8_strlen (initials->str, -1) < 2; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (!g_unichar_isalnum (letter))
        at_start = TRUE;
      else if (at_start)
        {
          g_string_append_unichar (initials, g_unichar_toupper (letter));
          at_start = FALSE;
        }
    }

  return g_string_free (g_steal_pointer (&initials), FALSE);
}
