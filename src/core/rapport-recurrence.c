/* rapport-recurrence.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-recurrence"

#include "config.h"

#include <string.h>

#include "rapport-date.h"
#include "rapport-recurrence.h"

static const char * const frequencies[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY", NULL };
static const char * const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU", NULL };

static gboolean
is_number (const char *text,
           int         minimum,
           int         maximum)
{
  return g_ascii_string_to_signed (text, 10, minimum, maximum, NULL, NULL);
}

static gboolean
is_frequency (const char *value)
{
  return g_strv_contains (frequencies, value);
}

static gboolean
is_interval (const char *value)
{
  return is_number (value, 1, 999);
}

static gboolean
is_count (const char *value)
{
  return is_number (value, 1, 9999);
}

/* "20261231" or "20261231T235959Z". */
static gboolean
is_until (const char *value)
{
  gsize length = strlen (value);
  g_autofree char *date = NULL;
  RapportDate parsed;

  if (length != strspn (value, "0123456789TZ") || (length != 8 && length != 15 && length != 16))
    return FALSE;
  if (length > 8 && (value[8] != 'T' || strspn (value + 9, "0123456789") != 6))
    return FALSE;
  if (length == 16 && value[15] != 'Z')
    return FALSE;

  date = g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);

  return rapport_date_parse (&parsed, date);
}

/* Each item of a list such as "1,-1": a number other than 0. */
static gboolean
is_number_list (const char *value,
                int         minimum,
                int         maximum)
{
  g_auto(GStrv) items = g_strsplit (value, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      if (!is_number (items[i], minimum, maximum) || is_number (items[i], 0, 0))
        return FALSE;
    }

  return items[0] != NULL;
}

static gboolean
is_month_days (const char *value)
{
  return is_number_list (value, -31, 31);
}

static gboolean
is_months (const char *value)
{
  return is_number_list (value, 1, 12);
}

static gboolean
is_positions (const char *value)
{
  return is_number_list (value, -366, 366);
}

static gboolean
is_weekday (const char *value)
{
  return g_strv_contains (weekdays, value);
}

/* "MO,WE" or "2TU" or "-1FR". */
static gboolean
is_weekdays (const char *value)
{
  g_auto(GStrv) items = g_strsplit (value, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      gsize length = strlen (items[i]);
      g_autofree char *position = length > 2 ? g_strndup (items[i], length - 2) : NULL;

      if (length < 2 || !is_weekday (items[i] + length - 2))
        return FALSE;
      if (position != NULL && !is_number_list (position, -53, 53))
        return FALSE;
    }

  return items[0] != NULL;
}

typedef enum
{
  PART_FREQ,
  PART_INTERVAL,
  PART_COUNT,
  PART_UNTIL,
  PART_BYDAY,
  PART_BYMONTHDAY,
  PART_BYMONTH,
  PART_BYSETPOS,
  PART_WKST,
} Part;

static const struct
{
  const char *name;
  gboolean  (*is_valid) (const char *value);
} parts[] = {
  [PART_FREQ] = { "FREQ", is_frequency },
  [PART_INTERVAL] = { "INTERVAL", is_interval },
  [PART_COUNT] = { "COUNT", is_count },
  [PART_UNTIL] = { "UNTIL", is_until },
  [PART_BYDAY] = { "BYDAY", is_weekdays },
  [PART_BYMONTHDAY] = { "BYMONTHDAY", is_month_days },
  [PART_BYMONTH] = { "BYMONTH", is_months },
  [PART_BYSETPOS] = { "BYSETPOS", is_positions },
  [PART_WKST] = { "WKST", is_weekday },
};

static gboolean
has_part (guint seen,
          Part  part)
{
  return (seen & 1u << part) != 0;
}

/* The position of the part in the table, -1 where it is not known or its value is wrong. */
static int
find_part (const char *text)
{
  const char *equals = strchr (text, '=');

  for (guint i = 0; equals != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      if (strlen (parts[i].name) == (gsize) (equals - text) &&
          strncmp (parts[i].name, text, equals - text) == 0)
        return parts[i].is_valid (equals + 1) ? (int) i : -1;
    }

  return -1;
}

/**
 * rapport_recurrence_is_valid:
 * @rule: (nullable): the value of an RRULE (RFC 5545), such as "FREQ=WEEKLY;BYDAY=MO"
 *
 * Meetings repeat by days, weeks, months or years. Rules for hours and below, and parts that only
 * make sense in them, are refused: expanding such a rule can take forever.
 *
 * Returns: whether Rapport can follow @rule
 */
gboolean
rapport_recurrence_is_valid (const char *rule)
{
  g_auto(GStrv) texts = NULL;
  guint seen = 0;

  if (rule == NULL)
    return FALSE;

  texts = g_strsplit (rule, ";", -1);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      int part = find_part (texts[i]);

      if (part < 0 || has_part (seen, part))
        return FALSE;
      seen |= 1u << part;
    }

  return has_part (seen, PART_FREQ) && !(has_part (seen, PART_COUNT) && has_part (seen, PART_UNTIL));
}
