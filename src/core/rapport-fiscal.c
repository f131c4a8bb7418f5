/* rapport-fiscal.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-fiscal"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-error.h"
#include "rapport-fiscal.h"

#define MONTHS_PER_QUARTER 3
#define QUARTERS_PER_YEAR  4

/* What a label says, before it is known whether it says so in the right way. */
typedef struct
{
  gboolean has_prefix;
  int      year;
  int      second_year; /* the two digits behind "/", or -1 */
  int      number;
} Label;

static gboolean
is_calendar_year (const RapportFiscal *fiscal)
{
  return fiscal->start_month == 1;
}

/* FALSE where the quarter does not lie within the years that dates have. */
static gboolean
set_quarter (RapportQuarter      *quarter,
             const RapportFiscal *fiscal,
             int                  start_year,
             int                  number)
{
  int month = fiscal->start_month - 1 + (number - 1) * MONTHS_PER_QUARTER;
  RapportDate start = rapport_date_from_ymd (start_year + month / 12, month % 12 + 1, 1);
  RapportDate next = start == RAPPORT_DATE_NONE ? start : rapport_date_add_months (start, MONTHS_PER_QUARTER);

  if (next == RAPPORT_DATE_NONE)
    return FALSE;

  quarter->start = start;
  quarter->end = next - 1;
  quarter->start_year = start_year;
  quarter->number = number;

  return TRUE;
}

static gboolean
read_number (const char **text,
             guint        digits,
             int         *number)
{
  *number = 0;
  for (guint i = 0; i < digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (**text);
    }

  return TRUE;
}

/* Reads "2026-Q3", "FY2026-Q1" and "FY2026/27-Q1", in any case. */
static gboolean
read_label (const char *text,
            Label      *label)
{
  label->has_prefix = g_ascii_strncasecmp (text, "FY", 2) == 0;
  label->second_year = -1;
  if (label->has_prefix)
    text += 2;
  if (!read_number (&text, 4, &label->year))
    return FALSE;
  if (*text == '/')
    {
      text++;
      if (!read_number (&text, 2, &label->second_year))
        return FALSE;
    }
  if (*text == '-' || *text == ' ')
    text++;
  if (g_ascii_toupper (*text) != 'Q')
    return FALSE;
  text++;

  return read_number (&text, 1, &label->number) && *text == '\0' &&
         label->number >= 1 && label->number <= QUARTERS_PER_YEAR;
}

static int
get_start_year (const RapportFiscal *fiscal,
                const Label         *label)
{
  gboolean names_end = fiscal->label == RAPPORT_FISCAL_LABEL_END && label->second_year < 0;

  return names_end && !is_calendar_year (fiscal) ? label->year - 1 : label->year;
}

static void
set_label_error (GError              **error,
                 const RapportFiscal  *fiscal,
                 const RapportQuarter *quarter,
                 const char           *label)
{
  g_autofree char *right = rapport_quarter_to_label (quarter, fiscal);

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
               _("“%s” is not a quarter of this workspace; write it as “%s”."), label, right);
}

/**
 * rapport_quarter_of_date:
 * @quarter: (out): the fiscal quarter in which @date lies
 */
void
rapport_quarter_of_date (RapportQuarter      *quarter,
                         const RapportFiscal *fiscal,
                         RapportDate          date)
{
  int year, month, offset;

  g_return_if_fail (quarter != NULL);
  g_return_if_fail (fiscal != NULL);
  g_return_if_fail (fiscal->start_month >= 1 && fiscal->start_month <= 12);
  g_return_if_fail (date != RAPPORT_DATE_NONE);

  rapport_date_to_ymd (date, &year, &month, NULL);
  offset = (month - fiscal->start_month + 12) % 12;
  if (month < fiscal->start_month)
    year--;

  if (!set_quarter (quarter, fiscal, year, offset / MONTHS_PER_QUARTER + 1))
    g_return_if_reached ();
}

/**
 * rapport_quarter_add:
 * @result: (out): the quarter that is @quarters later than @quarter, or earlier where negative;
 *   may be @quarter itself
 */
void
rapport_quarter_add (RapportQuarter       *result,
                     const RapportFiscal  *fiscal,
                     const RapportQuarter *quarter,
                     int                   quarters)
{
  int total;

  g_return_if_fail (result != NULL);
  g_return_if_fail (fiscal != NULL);
  g_return_if_fail (quarter != NULL);

  total = quarter->start_year * QUARTERS_PER_YEAR + quarter->number - 1 + quarters;
  g_return_if_fail (total >= 0);

  if (!set_quarter (result, fiscal, total / QUARTERS_PER_YEAR, total % QUARTERS_PER_YEAR + 1))
    g_return_if_reached ();
}

/**
 * rapport_fiscal_year_to_label:
 * @start_year: the calendar year in which the fiscal year starts
 *
 * Returns: (transfer full): "2026" where the year starts in January, else "FY2026" or "FY2026/27"
 */
char *
rapport_fiscal_year_to_label (const RapportFiscal *fiscal,
                              int                  start_year)
{
  g_return_val_if_fail (fiscal != NULL, NULL);

  if (is_calendar_year (fiscal))
    return g_strdup_printf ("%04d", start_year);

  switch (fiscal->label)
    {
    case RAPPORT_FISCAL_LABEL_END:
      return g_strdup_printf ("FY%04d", start_year + 1);

    case RAPPORT_FISCAL_LABEL_BOTH:
      return g_strdup_printf ("FY%04d/%02d", start_year, (start_year + 1) % 100);

    case RAPPORT_FISCAL_LABEL_START:
    default:
      return g_strdup_printf ("FY%04d", start_year);
    }
}

/**
 * rapport_quarter_to_label:
 *
 * Returns: (transfer full): such as "2026-Q3", "FY2026-Q1" or "FY2026/27-Q1"
 */
char *
rapport_quarter_to_label (const RapportQuarter *quarter,
                          const RapportFiscal  *fiscal)
{
  g_autofree char *year = NULL;

  g_return_val_if_fail (quarter != NULL, NULL);
  g_return_val_if_fail (fiscal != NULL, NULL);

  year = rapport_fiscal_year_to_label (fiscal, quarter->start_year);

  return g_strdup_printf ("%s-Q%d", year, quarter->number);
}

/**
 * rapport_quarter_parse:
 * @quarter: (out): the quarter
 * @label: (nullable): what a person wrote
 *
 * Reads a label as rapport_quarter_to_label() writes it. A label in another style is refused,
 * never guessed: "2026-Q1" and "FY2026-Q1" may be different months.
 *
 * Returns: whether @label is a quarter of @fiscal
 */
gboolean
rapport_quarter_parse (RapportQuarter       *quarter,
                       const RapportFiscal  *fiscal,
                       const char           *label,
                       GError              **error)
{
  g_autofree char *right = NULL;
  RapportQuarter parsed;
  Label parts;

  g_return_val_if_fail (quarter != NULL, FALSE);
  g_return_val_if_fail (fiscal != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (label == NULL || !read_label (label, &parts) ||
      !set_quarter (&parsed, fiscal, get_start_year (fiscal, &parts), parts.number))
    {
      RapportQuarter example;

      rapport_quarter_of_date (&example, fiscal, rapport_date_from_ymd (2026, 12, 31));
      right = rapport_quarter_to_label (&example, fiscal);
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                   _("“%s” is not a quarter; write one such as “%s”."), label != NULL ? label : "", right);
      return FALSE;
    }

  right = rapport_quarter_to_label (&parsed, fiscal);
  if (g_ascii_strcasecmp (right, label) != 0)
    {
      set_label_error (error, fiscal, &parsed, label);
      return FALSE;
    }

  *quarter = parsed;

  return TRUE;
}

/**
 * rapport_quarter_get_as_of:
 * @today: today in the workspace's time zone
 * @wanted: a date that the user gave, or %RAPPORT_DATE_NONE
 *
 * Returns: the day up to which the quarter's figures count
 */
RapportDate
rapport_quarter_get_as_of (const RapportQuarter *quarter,
                           RapportDate           today,
                           RapportDate           wanted)
{
  g_return_val_if_fail (quarter != NULL, RAPPORT_DATE_NONE);

  return wanted != RAPPORT_DATE_NONE ? wanted : MIN (quarter->end, today);
}
