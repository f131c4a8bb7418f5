/* rapport-money.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-money"

#include "config.h"

#include <string.h>

#include "rapport-money.h"

typedef __int128 Wide;

static gint64
get_power_of_ten (int exponent)
{
  gint64 power = 1;

  g_assert (exponent >= 0 && exponent <= 18);

  while (exponent-- > 0)
    power *= 10;

  return power;
}

static gboolean
narrow (Wide    wide,
        gint64 *value)
{
  if (wide > G_MAXINT64 || wide < G_MININT64)
    return FALSE;
  *value = wide;

  return TRUE;
}

/* Half away from zero. */
static Wide
divide_rounding (Wide dividend,
                 Wide divisor)
{
  Wide quotient = dividend / divisor;
  Wide rest = dividend % divisor;

  if (rest < 0)
    rest = -rest;
  if (rest >= divisor - rest)
    quotient += dividend < 0 ? -1 : 1;

  return quotient;
}

static gboolean
append_digit (Wide *value,
              char  digit)
{
  *value = *value * 10 + g_ascii_digit_value (digit);

  return *value <= (Wide) G_MAXINT64 + 1;
}

/* Reads the digits on both sides of the point as a number at @scale; those that it can't hold
 * decide the rounding. */
static gboolean
read_digits (const char *text,
             gint64      scale,
             Wide       *value)
{
  gboolean behind_point = FALSE;
  gboolean rounds_up = FALSE;
  guint n_digits = 0;

  *value = 0;
  for (; *text != '\0'; text++)
    {
      if (*text == '.' && !behind_point)
        {
          behind_point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*text))
        return FALSE;

      n_digits++;
      if (!behind_point || scale > 1)
        {
          if (!append_digit (value, *text))
            return FALSE;
          if (behind_point)
            scale /= 10;
        }
      else if (scale == 1)
        {
          rounds_up = *text >= '5';
          scale = 0;
        }
    }

  *value = *value * MAX (scale, 1) + (rounds_up ? 1 : 0);

  return n_digits > 0;
}

/**
 * rapport_scaled_parse:
 * @value: (out): the number at @scale
 * @decimal: (nullable): digits with at most one point, and a sign in front
 * @scale: a power of ten
 *
 * Reads a decimal number without going through floating point. Further decimals are rounded half
 * away from zero.
 *
 * Returns: whether @decimal is a number that fits
 */
gboolean
rapport_scaled_parse (gint64     *value,
                      const char *decimal,
                      gint64      scale)
{
  gboolean is_negative;
  Wide wide;

  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (scale > 0, FALSE);

  if (decimal == NULL)
    return FALSE;

  is_negative = *decimal == '-';
  if (*decimal == '-' || *decimal == '+')
    decimal++;
  if (!read_digits (decimal, scale, &wide))
    return FALSE;

  return narrow (is_negative ? -wide : wide, value);
}

static char *
format_decimal (gint64 value,
                gint64 scale,
                int    decimals)
{
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;
  const char *sign = value < 0 ? "-" : "";

  if (decimals == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, magnitude / scale);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT,
                          sign, magnitude / scale, decimals, magnitude % scale);
}

/**
 * rapport_scaled_to_string:
 * @value: a number at @scale
 * @scale: a power of ten
 *
 * Returns: (transfer full): the number with a point and as few decimals as it needs
 */
char *
rapport_scaled_to_string (gint64 value,
                          gint64 scale)
{
  g_autofree char *text = NULL;
  int decimals = 0;
  gsize length;

  g_return_val_if_fail (scale > 0, NULL);

  for (gint64 rest = scale; rest > 1; rest /= 10)
    decimals++;

  text = format_decimal (value, scale, decimals);
  if (decimals == 0)
    return g_steal_pointer (&text);

  length = strlen (text);
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;

  return g_strndup (text, length);
}

/**
 * rapport_money_from_decimal:
 * @minor: (out): the amount in minor units of @currency
 * @decimal: (nullable): the amount in major units, with a point and without grouping
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: whether @decimal is an amount that fits
 */
gboolean
rapport_money_from_decimal (gint64     *minor,
                            const char *decimal,
                            const char *currency)
{
  return rapport_scaled_parse (minor, decimal, get_power_of_ten (rapport_currency_get_decimals (currency)));
}

/**
 * rapport_money_to_decimal:
 *
 * Returns: (transfer full): the amount in major units with all decimals of @currency, "1054.00"
 */
char *
rapport_money_to_decimal (gint64      minor,
                          const char *currency)
{
  int decimals = rapport_currency_get_decimals (currency);

  return format_decimal (minor, get_power_of_ten (decimals), decimals);
}

/**
 * rapport_money_to_major:
 *
 * Returns: the amount in major units, for a cell of a workbook or JSON, never for sums
 */
double
rapport_money_to_major (gint64      minor,
                        const char *currency)
{
  return (double) minor / get_power_of_ten (rapport_currency_get_decimals (currency));
}

/**
 * rapport_money_convert_fraction:
 * @minor: an amount in minor units of @from
 * @numerator: units of @to for @denominator units of @from
 * @denominator: more than 0
 * @result: (out): the amount in minor units of @to, rounded half away from zero
 *
 * Returns: whether the result fits
 */
gboolean
rapport_money_convert_fraction (gint64      minor,
                                const char *from,
                                const char *to,
                                gint64      numerator,
                                gint64      denominator,
                                gint64     *result)
{
  Wide above = (Wide) numerator * get_power_of_ten (rapport_currency_get_decimals (to));
  Wide below = (Wide) denominator * get_power_of_ten (rapport_currency_get_decimals (from));
  Wide product;

  g_return_val_if_fail (denominator > 0, FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  if (__builtin_mul_overflow (above, (Wide) minor, &product))
    return FALSE;

  return narrow (divide_rounding (product, below), result);
}

/**
 * rapport_money_convert:
 * @minor: an amount in minor units of @from
 * @rate: units of @to for one @from, at %RAPPORT_RATE_SCALE
 * @result: (out): the amount in minor units of @to, rounded half away from zero
 *
 * Returns: whether the result fits
 */
gboolean
rapport_money_convert (gint64      minor,
                       const char *from,
                       const char *to,
                       gint64      rate,
                       gint64     *result)
{
  g_return_val_if_fail (result != NULL, FALSE);

  return rapport_money_convert_fraction (minor, from, to, rate, RAPPORT_RATE_SCALE, result);
}
