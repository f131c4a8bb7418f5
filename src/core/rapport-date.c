/* rapport-date.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-date"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "rapport-date.h"

#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)

static const guint8 days_in_month[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
get_days_in_month (int year,
                   int month)
{
  return days_in_month[month - 1] + (month == 2 && is_leap_year (year) ? 1 : 0);
}

/**
 * rapport_date_is_valid:
 *
 * Returns: whether the three numbers are a day of the years 1 to 9999
 */
gboolean
rapport_date_is_valid (int year,
                       int month,
                       int day)
{
  return year >= 1 && year <= 9999 &&
         month >= 1 && month <= 12 &&
         day >= 1 && day <= get_days_in_month (year, month);
}

/**
 * rapport_date_from_ymd:
 *
 * Returns: the date, or %RAPPORT_DATE_NONE if there is no such day. The
 *   arithmetic is the civil-from-days method of Howard Hinnant.
 */
RapportDate
rapport_date_from_ymd (int year,
                       int month,
                       int day)
{
  int era, year_of_era, day_of_year, day_of_era;

  if (!rapport_date_is_valid (year, month, day))
    return RAPPORT_DATE_NONE;

  if (month <= 2)
    year--;
  era = year / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * rapport_date_to_ymd:
 * @date: a date
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day: (out) (optional): its day, 1 to 31
 */
void
rapport_date_to_ymd (RapportDate  date,
                     int         *year,
                     int         *month,
                     int         *day)
{
  gint64 shifted = (gint64) date + 719468;
  int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = shifted - (gint64) era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int m = shifted_month + (shifted_month < 10 ? 3 : -9);

  g_return_if_fail (date != RAPPORT_DATE_NONE);

  if (day != NULL)
    *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  if (month != NULL)
    *month = m;
  if (year != NULL)
    *year = year_of_era + era * 400 + (m <= 2 ? 1 : 0);
}

/**
 * rapport_date_add_months:
 *
 * Returns: the same day @months later (or earlier), or the last day of that
 *   month where it is shorter; %RAPPORT_DATE_NONE for none and beyond the years
 *   1 to 9999
 */
RapportDate
rapport_date_add_months (RapportDate date,
                         int         months)
{
  int year, month, day;
  gint64 total;

  if (date == RAPPORT_DATE_NONE)
    return RAPPORT_DATE_NONE;

  rapport_date_to_ymd (date, &year, &month, &day);
  total = (gint64) year * 12 + month - 1 + months;
  if (total < 12 || total >= 10000 * 12)
    return RAPPORT_DATE_NONE;
  year = total / 12;
  month = total % 12 + 1;

  return rapport_date_from_ymd (year, month, MIN (day, get_days_in_month (year, month)));
}

/**
 * rapport_date_get_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday (ISO 8601)
 */
int
rapport_date_get_weekday (RapportDate date)
{
  return ((date + 3) % 7 + 7) % 7 + 1;
}

static gboolean
read_digits (const char **text,
             int          count,
             int         *value)
{
  *value = 0;
  for (int i = 0; i < count; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + g_ascii_digit_value (**text);
    }

  return TRUE;
}

static gboolean
read_character (const char **text,
                char         character)
{
  if (**text != character)
    return FALSE;
  (*text)++;

  return TRUE;
}

static gboolean
read_date (const char  **text,
           RapportDate  *date)
{
  int year, month, day;

  if (!read_digits (text, 4, &year) || !read_character (text, '-') ||
      !read_digits (text, 2, &month) || !read_character (text, '-') ||
      !read_digits (text, 2, &day))
    return FALSE;

  *date = rapport_date_from_ymd (year, month, day);

  return *date != RAPPORT_DATE_NONE;
}

/**
 * rapport_date_parse:
 * @date: (out): the date
 * @text: (nullable): an ISO 8601 date such as 2026-02-28
 *
 * Returns: whether @text is such a date and nothing more
 */
gboolean
rapport_date_parse (RapportDate *date,
                    const char  *text)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return text != NULL && read_date (&text, date) && *text == '\0';
}

/**
 * rapport_date_to_string:
 *
 * Returns: (transfer full) (nullable): the date as ISO 8601, %NULL for none
 */
char *
rapport_date_to_string (RapportDate date)
{
  int year, month, day;

  if (date == RAPPORT_DATE_NONE)
    return NULL;

  rapport_date_to_ymd (date, &year, &month, &day);

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * rapport_date_to_display:
 *
 * Returns: (transfer full): the date as the user's locale writes it, an empty
 *   text for none
 */
char *
rapport_date_to_display (RapportDate date)
{
  g_autoptr(GDateTime) time = NULL;
  int year, month, day;

  if (date == RAPPORT_DATE_NONE)
    return g_strdup ("");

  rapport_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);

  return g_date_time_format (time, "%x");
}

/* Reads " 14:00", "T14:00:30" or "T14:00:30.250" behind a date; no time is midnight. */
static gboolean
read_time (const char **text,
           gint64      *seconds)
{
  int hour, minute, second = 0;

  *seconds = 0;
  if (**text != 'T' && **text != ' ')
    return TRUE;
  (*text)++;

  if (!read_digits (text, 2, &hour) || !read_character (text, ':') ||
      !read_digits (text, 2, &minute))
    return FALSE;
  if (**text == ':')
    {
      (*text)++;
      if (!read_digits (text, 2, &second))
        return FALSE;
      if (**text == '.')
        for ((*text)++; g_ascii_isdigit (**text); (*text)++)
          ;
    }
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;

  *seconds = hour * 3600 + minute * 60 + second;

  return TRUE;
}

static gboolean
read_offset (const char **text,
             gint64      *seconds,
             gboolean    *found)
{
  int sign, hours, minutes = 0;

  *found = TRUE;
  *seconds = 0;
  if (**text == 'Z' || **text == 'z')
    {
      (*text)++;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    {
      *found = FALSE;
      return TRUE;
    }

  sign = *(*text)++ == '-' ? -1 : 1;
  if (!read_digits (text, 2, &hours))
    return FALSE;
  if (**text != '\0')
    {
      read_character (text, ':');
      if (!read_digits (text, 2, &minutes))
        return FALSE;
    }
  if (hours > 14 || minutes > 59)
    return FALSE;
  *seconds = sign * (hours * 3600 + minutes * 60);

  return TRUE;
}

/**
 * rapport_instant_parse:
 * @instant: (out): the instant
 * @text: (nullable): an ISO 8601 date and time; without an offset it is a time in @zone
 * @zone: (nullable): the workspace's time zone; %NULL: UTC
 *
 * Returns: whether @text is such a time
 */
gboolean
rapport_instant_parse (RapportInstant *instant,
                       const char     *text,
                       GTimeZone      *zone)
{
  RapportDate date;
  gint64 seconds, offset;
  gboolean has_offset;

  g_return_val_if_fail (instant != NULL, FALSE);

  if (text == NULL || !read_date (&text, &date) || !read_time (&text, &seconds) ||
      !read_offset (&text, &offset, &has_offset) || *text != '\0')
    return FALSE;

  *instant = date * SECONDS_PER_DAY + seconds;
  if (has_offset)
    *instant -= offset;
  else
    *instant = rapport_instant_from_local (*instant, zone);

  return TRUE;
}

/**
 * rapport_instant_to_string:
 *
 * Returns: (transfer full) (nullable): the instant in UTC, such as
 *   2026-11-03T13:00:00Z
 */
char *
rapport_instant_to_string (RapportInstant instant)
{
  g_autofree char *local = rapport_local_to_string (instant);

  return local != NULL ? g_strconcat (local, "Z", NULL) : NULL;
}

/**
 * rapport_instant_to_local:
 *
 * Returns: what the clock on the wall of @zone shows at @instant
 */
RapportInstant
rapport_instant_to_local (RapportInstant  instant,
                          GTimeZone      *zone)
{
  int interval;

  if (zone == NULL)
    return instant;

  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);

  return instant + g_time_zone_get_offset (zone, MAX (interval, 0));
}

static RapportInstant
from_local (RapportInstant  local,
            GTimeZone      *zone,
            GTimeType       type)
{
  int interval = g_time_zone_adjust_time (zone, type, &local);

  return local - g_time_zone_get_offset (zone, MAX (interval, 0));
}

/**
 * rapport_instant_from_local:
 *
 * Returns: the instant at which the clock on the wall of @zone shows @local.
 *   An hour that is skipped in spring is moved on to its end, one that comes
 *   twice in autumn is the first of the two.
 */
RapportInstant
rapport_instant_from_local (RapportInstant  local,
                            GTimeZone      *zone)
{
  if (zone == NULL)
    return local;

  /* Which of the two is "daylight" is no help: in Dublin it is the winter. */
  return MIN (from_local (local, zone, G_TIME_TYPE_DAYLIGHT),
              from_local (local, zone, G_TIME_TYPE_STANDARD));
}

/**
 * rapport_instant_get_date:
 *
 * Returns: the date of @instant in @zone
 */
RapportDate
rapport_instant_get_date (RapportInstant  instant,
                          GTimeZone      *zone)
{
  g_autoptr(GTimeZone) local_zone = NULL;

  if (instant == RAPPORT_INSTANT_NONE)
    return RAPPORT_DATE_NONE;

  if (zone == NULL)
    zone = local_zone = g_time_zone_new_local ();

  return rapport_local_get_date (rapport_instant_to_local (instant, zone));
}

/**
 * rapport_local_parse:
 * @local: (out): the local time
 * @text: (nullable): an ISO 8601 date, or date and time, without an offset
 *
 * Returns: whether @text is such a time
 */
gboolean
rapport_local_parse (RapportInstant *local,
                     const char     *text)
{
  RapportDate date;
  gint64 seconds;

  g_return_val_if_fail (local != NULL, FALSE);

  if (text == NULL || !read_date (&text, &date) || !read_time (&text, &seconds) || *text != '\0')
    return FALSE;
  *local = date * SECONDS_PER_DAY + seconds;

  return TRUE;
}

/**
 * rapport_local_to_string:
 *
 * Returns: (transfer full) (nullable): such as 2026-11-03T14:00:00
 */
char *
rapport_local_to_string (RapportInstant local)
{
  g_autofree char *date = NULL;
  RapportDate days;
  int seconds;

  if (local == RAPPORT_INSTANT_NONE)
    return NULL;

  days = rapport_local_get_date (local);
  seconds = local - days * SECONDS_PER_DAY;
  date = rapport_date_to_string (days);

  return g_strdup_printf ("%sT%02d:%02d:%02d", date, seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/**
 * rapport_local_get_date:
 *
 * Returns: the date of a local time
 */
RapportDate
rapport_local_get_date (RapportInstant local)
{
  if (local == RAPPORT_INSTANT_NONE)
    return RAPPORT_DATE_NONE;

  return local >= 0 ? local / SECONDS_PER_DAY : -((-local + SECONDS_PER_DAY - 1) / SECONDS_PER_DAY);
}
