/* rapport-import-time.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <string.h>

#include "rapport-import-private.h"

/* Dates as CRMs and spreadsheets write them. ISO dates, dates that begin with the year and dates
 * with the month's name can be read in one way only; "03/04/2026" needs to be told. */

/* Two digits of a year: 69 to 99 are of the last century, as in POSIX. */
#define PIVOT_YEAR 69

typedef struct
{
  int  numbers[3];
  int  digits[3];
  char separator;
} Parts;

static const struct
{
  const char *name;
  int         month;
} months[] = {
  { "january", 1 }, { "jan", 1 }, { "januar", 1 }, { "february", 2 }, { "feb", 2 }, { "februar", 2 },
  { "march", 3 }, { "mar", 3 }, { "märz", 3 }, { "mär", 3 }, { "mrz", 3 }, { "april", 4 }, { "apr", 4 },
  { "may", 5 }, { "mai", 5 }, { "june", 6 }, { "jun", 6 }, { "juni", 6 }, { "july", 7 }, { "jul", 7 },
  { "juli", 7 }, { "august", 8 }, { "aug", 8 }, { "september", 9 }, { "sep", 9 }, { "sept", 9 },
  { "october", 10 }, { "oct", 10 }, { "oktober", 10 }, { "okt", 10 }, { "november", 11 }, { "nov", 11 },
  { "december", 12 }, { "dec", 12 }, { "dezember", 12 }, { "dez", 12 },
};

static gboolean
read_number (const char **text,
             int         *value,
             int         *n_digits)
{
  *value = *n_digits = 0;
  for (; g_ascii_isdigit (**text) && *n_digits < 9; (*text)++, (*n_digits)++)
    *value = *value * 10 + g_ascii_digit_value (**text);

  return *n_digits > 0 && !g_ascii_isdigit (**text);
}

static gboolean
read_parts (const char **text,
            Parts       *parts)
{
  for (guint i = 0; i < 3; i++)
    {
      if (i > 0)
        {
          if (i == 1 && (**text == '\0' || strchr ("/.-", **text) == NULL))
            return FALSE;
          if (i == 1)
            parts->separator = **text;
          if (**text != parts->separator)
            return FALSE;
          (*text)++;
        }
      if (!read_number (text, &parts->numbers[i], &parts->digits[i]))
        return FALSE;
    }

  return TRUE;
}

static int
complete_year (int year,
               int n_digits)
{
  if (n_digits != 2)
    return year;

  return year < PIVOT_YEAR ? 2000 + year : 1900 + year;
}

static RapportDate
make_date (const Parts *parts,
           char         style)
{
  static const struct { char style; guint year, month, day; } orders[] = {
    { 'y', 0, 1, 2 }, { 'd', 2, 1, 0 }, { 'm', 2, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      guint year = orders[i].year;

      if (orders[i].style != style)
        continue;
      if ((parts->digits[year] != 4 && parts->digits[year] != 2) ||
          parts->digits[orders[i].month] > 2 || parts->digits[orders[i].day] > 2)
        return RAPPORT_DATE_NONE;

      return rapport_date_from_ymd (complete_year (parts->numbers[year], parts->digits[year]),
                                    parts->numbers[orders[i].month], parts->numbers[orders[i].day]);
    }

  return RAPPORT_DATE_NONE;
}

static gboolean
read_compact (const char  **text,
              RapportDate  *date)
{
  const char *p = *text;
  int value, n_digits;

  if (!read_number (&p, &value, &n_digits) || n_digits != 8)
    return FALSE;

  *date = rapport_date_from_ymd (value / 10000, value / 100 % 100, value % 100);
  *text = p;

  return *date != RAPPORT_DATE_NONE;
}

static gboolean
read_month (const char **text,
            int         *month)
{
  g_autofree char *word = NULL;
  const char *end = *text;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (end == *text)
    return FALSE;

  word = g_utf8_strdown (*text, end - *text);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (strcmp (months[i].name, word) == 0)
        {
          *month = months[i].month;
          *text = end;
          return TRUE;
        }
    }

  return FALSE;
}

static void
skip (const char **text,
      const char  *characters)
{
  *text += strspn (*text, characters);
}

/* "3 March 2026", "3. März 2026", "03-Mar-26", "Mar 3, 2026". */
static gboolean
read_named (const char  **text,
            RapportDate  *date)
{
  const char *p = *text;
  int day, month, year, n_digits;
  gboolean has_day = read_number (&p, &day, &n_digits);

  skip (&p, " .-");
  if (!read_month (&p, &month))
    return FALSE;
  skip (&p, " .-");
  if (!has_day && !read_number (&p, &day, &n_digits))
    return FALSE;
  skip (&p, " ,.-");
  if (!read_number (&p, &year, &n_digits) || (n_digits != 4 && n_digits != 2))
    return FALSE;

  *date = rapport_date_from_ymd (complete_year (year, n_digits), month, day);
  *text = p;

  return *date != RAPPORT_DATE_NONE;
}

static gboolean
read_half (const char **text,
           int         *hour)
{
  gboolean is_afternoon;

  skip (text, " ");
  if (g_ascii_strncasecmp (*text, "am", 2) != 0 && g_ascii_strncasecmp (*text, "pm", 2) != 0)
    return TRUE;

  is_afternoon = g_ascii_tolower (**text) == 'p';
  *text += 2;
  if (*hour < 1 || *hour > 12)
    return FALSE;
  *hour = *hour % 12 + (is_afternoon ? 12 : 0);

  return TRUE;
}

static gboolean
read_offset (const char        **text,
             RapportImportTime  *time)
{
  int hours, minutes = 0, n_digits, sign;

  if (g_ascii_strcasecmp (*text, "Z") == 0 || g_ascii_strcasecmp (*text, "UTC") == 0 ||
      g_ascii_strcasecmp (*text, "GMT") == 0)
    {
      time->has_offset = TRUE;
      *text += strlen (*text);
      return TRUE;
    }

  if (**text != '+' && **text != '-')
    return TRUE;

  sign = *(*text)++ == '-' ? -1 : 1;
  if (!read_number (text, &hours, &n_digits))
    return FALSE;
  if (n_digits == 4)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (**text == ':')
    {
      (*text)++;
      if (!read_number (text, &minutes, &n_digits))
        return FALSE;
    }
  if (hours > 14 || minutes > 59)
    return FALSE;

  time->has_offset = TRUE;
  time->offset = sign * (hours * 3600 + minutes * 60);

  return TRUE;
}

static gboolean
read_time (const char        **text,
           RapportImportTime  *time)
{
  int hour, minute, n_digits;
  int second = 0;

  skip (text, " ,");
  if (**text == 'T' || **text == 't')
    (*text)++;
  if (**text == '\0')
    return TRUE;

  if (!read_number (text, &hour, &n_digits) || *(*text)++ != ':' || !read_number (text, &minute, &n_digits))
    return FALSE;
  if (**text == ':')
    {
      (*text)++;
      if (!read_number (text, &second, &n_digits))
        return FALSE;
      if (**text == '.' || **text == ',')
        {
          (*text)++;
          skip (text, "0123456789");
        }
    }
  if (!read_half (text, &hour) || hour > 23 || minute > 59 || second > 59)
    return FALSE;

  time->has_time = TRUE;
  time->seconds = hour * 3600 + minute * 60 + second;

  return read_offset (text, time);
}

/* Reads a date that can be read in one way only. */
static gboolean
read_certain (const char  **text,
              RapportDate  *date)
{
  const char *p = *text;
  Parts parts;

  if (read_parts (&p, &parts) && parts.digits[0] == 4)
    {
      *date = make_date (&parts, 'y');
      *text = p;
      return *date != RAPPORT_DATE_NONE;
    }

  return read_compact (text, date) || read_named (text, date);
}

/**
 * rapport_import_list_styles:
 * @text: a cell
 *
 * Returns: the orders of day, month and year in which @text is a date, 0 where it is none at all or
 *   is the same date in any order
 */
RapportImportStyles
rapport_import_list_styles (const char *text)
{
  static const struct { char style; RapportImportStyles flag; } styles[] = {
    { 'd', RAPPORT_IMPORT_STYLE_DMY }, { 'm', RAPPORT_IMPORT_STYLE_MDY }, { 'y', RAPPORT_IMPORT_STYLE_YMD },
  };
  const char *p = text;
  RapportDate first = RAPPORT_DATE_NONE;
  RapportImportStyles found = 0;
  gboolean differ = FALSE;
  Parts parts;

  if (!read_parts (&p, &parts) || parts.digits[0] == 4)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      RapportDate date = make_date (&parts, styles[i].style);

      /* Nobody writes 26/03/01 or 26.03.01 and means March 2026. */
      if (date == RAPPORT_DATE_NONE || (styles[i].style == 'y' && parts.separator != '-'))
        continue;

      found |= styles[i].flag;
      if (first == RAPPORT_DATE_NONE)
        first = date;
      differ |= date != first;
    }

  return differ || (found & (found - 1)) == 0 ? found : 0;
}

/**
 * rapport_import_parse_time:
 * @text: a cell, without spaces around
 * @dates: 'y', 'd' or 'm': what comes first in dates that can be read in several ways
 * @time: (out): the date, and the time of day where there is one
 *
 * Returns: whether @text is a date, or a date and time
 */
gboolean
rapport_import_parse_time (const char        *text,
                           char               dates,
                           RapportImportTime *time)
{
  const char *p = text;
  Parts parts;

  *time = (RapportImportTime) { .date = RAPPORT_DATE_NONE };

  if (!read_certain (&p, &time->date))
    {
      p = text;
      if (!read_parts (&p, &parts) || parts.digits[0] == 4)
        return FALSE;
      time->date = make_date (&parts, dates);
    }

  return time->date != RAPPORT_DATE_NONE && read_time (&p, time) && *p == '\0';
}
