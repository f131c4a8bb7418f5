/* rapport-money-display.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-money"

#include "config.h"

#include <glib/gi18n.h>
#include <limits.h>
#include <locale.h>
#include <string.h>

#include "rapport-money.h"

#define NO_BREAK_SPACE "\302\240"
#define MINUS          "\342\210\222"
#define DIGITS_SHOWN   3

/* Signs that stand for one currency only; "$" and "kr" would be guesses for most others. */
static const struct
{
  char        code[4];
  const char *sign;
} signs[] = {
  { "EUR", "€" },
  { "GBP", "£" },
  { "ILS", "₪" },
  { "INR", "₹" },
  { "JPY", "¥" },
  { "KRW", "₩" },
  { "NGN", "₦" },
  { "PHP", "₱" },
  { "TRY", "₺" },
  { "UAH", "₴" },
  { "USD", "$" },
  { "VND", "₫" },
};

/* How the user's locale writes amounts. */
typedef struct
{
  char     *point;
  char     *separator;
  char     *grouping;
  char     *own_code;
  char     *own_sign;
  gboolean  sign_precedes;
} Locale;

static char *
to_utf8 (const char *text,
         const char *fallback)
{
  char *converted = *text != '\0' ? g_locale_to_utf8 (text, -1, NULL, NULL, NULL) : NULL;

  return converted != NULL ? converted : g_strdup (fallback);
}

/* The C locale groups nothing: there amounts are written as in English. */
static void
locale_init (Locale *locale)
{
  const struct lconv *conventions = localeconv ();
  gboolean has_groups = *conventions->thousands_sep != '\0';

  locale->point = to_utf8 (conventions->decimal_point, ".");
  locale->separator = to_utf8 (conventions->thousands_sep, ",");
  locale->grouping = g_strdup (has_groups ? conventions->grouping : "\3");
  locale->own_code = g_strndup (conventions->int_curr_symbol, 3);
  locale->own_sign = to_utf8 (conventions->currency_symbol, "");
  locale->sign_precedes = conventions->p_cs_precedes == 1;
}

static void
locale_clear (Locale *locale)
{
  g_free (locale->point);
  g_free (locale->separator);
  g_free (locale->grouping);
  g_free (locale->own_code);
  g_free (locale->own_sign);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Locale, locale_clear)

static const char *
get_sign (const Locale *locale,
          const char   *currency)
{
  if (strcmp (currency, locale->own_code) == 0 && *locale->own_sign != '\0')
    return locale->own_sign;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (strcmp (signs[i].code, currency) != 0)
        continue;
      /* In Canada "$" is not the dollar of the United States. */
      return strcmp (signs[i].sign, locale->own_sign) == 0 ? currency : signs[i].sign;
    }

  return currency;
}

/* The size of the group behind @groups others, counted from the point; 0 for no further one. */
static guint
get_group (const char *grouping,
           guint       groups)
{
  const char *group = grouping;

  for (guint i = 0; i < groups && group[0] != CHAR_MAX && group[0] != '\0' && group[1] != '\0'; i++)
    group++;

  return *group == CHAR_MAX ? 0 : (guchar) *group;
}

static void
append_grouped (GString      *text,
                const char   *digits,
                const Locale *locale)
{
  GString *grouped = g_string_new (digits);
  gsize position = grouped->len;

  for (guint groups = 0;; groups++)
    {
      guint size = get_group (locale->grouping, groups);

      if (size == 0 || position <= size)
        break;
      position -= size;
      g_string_insert (grouped, position, locale->separator);
    }

  g_string_append_len (text, grouped->str, grouped->len);
  g_string_free (grouped, TRUE);
}

/* Puts the sign or code where the locale has it, with a no-break space but for a sign in front. */
static char *
join_sign (const Locale *locale,
           const char   *currency,
           const char   *amount,
           gboolean      is_negative)
{
  const char *sign = currency != NULL ? get_sign (locale, currency) : "";
  const char *minus = is_negative ? MINUS : "";
  gboolean is_code = g_ascii_isalpha (sign[0]);

  if (*sign == '\0')
    return g_strconcat (minus, amount, NULL);
  if (locale->sign_precedes)
    return g_strconcat (minus, sign, is_code ? NO_BREAK_SPACE : "", amount, NULL);

  return g_strconcat (minus, amount, NO_BREAK_SPACE, sign, NULL);
}

static void
append_decimal (GString      *text,
                const char   *decimal,
                const Locale *locale)
{
  const char *point = strchr (decimal, '.');
  g_autofree char *whole = point != NULL ? g_strndup (decimal, point - decimal) : g_strdup (decimal);

  append_grouped (text, whole, locale);
  if (point != NULL)
    {
      g_string_append (text, locale->point);
      g_string_append (text, point + 1);
    }
}

/**
 * rapport_money_to_display:
 * @minor: an amount in minor units of @currency
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: (transfer full): the amount as the user's locale writes it, "1,054.00 €"
 */
char *
rapport_money_to_display (gint64      minor,
                          const char *currency)
{
  g_autofree char *decimal = rapport_money_to_decimal (minor, currency);
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(Locale) locale = { NULL };

  locale_init (&locale);
  append_decimal (text, decimal + (minor < 0 ? 1 : 0), &locale);

  return join_sign (&locale, currency, text->str, minor < 0);
}

/* Rounds to three digits, half away from zero; @exponent: how many decimals the result has. */
static guint64
round_to_digits (guint64  magnitude,
                 int     *exponent)
{
  guint64 limit = 1;
  guint64 divisor = 1;

  for (int i = 0; i < DIGITS_SHOWN; i++)
    limit *= 10;

  while (magnitude / divisor >= limit)
    {
      divisor *= 10;
      (*exponent)--;
    }
  magnitude = magnitude / divisor + (magnitude % divisor >= divisor - magnitude % divisor ? 1 : 0);
  if (magnitude == limit)
    {
      magnitude /= 10;
      (*exponent)--;
    }

  return magnitude;
}

/* @value with @exponent decimals (fewer than none: so many zeros behind it), as plain text. */
static char *
shift_point (guint64 value,
             int     exponent)
{
  gint64 scale = 1;

  for (; exponent < 0; exponent++)
    value *= 10;
  for (; exponent > 0; exponent--)
    scale *= 10;

  return rapport_scaled_to_string (value, scale);
}

/**
 * rapport_money_to_short:
 * @minor: an amount in minor units of @currency
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: (transfer full): the amount with three significant digits, "1.92 M €"
 */
char *
rapport_money_to_short (gint64      minor,
                        const char *currency)
{
  static const char * const units[] = {
    "",
    /* Translators: thousand, behind an amount: "120 k €" */
    N_("k"),
    /* Translators: million, behind an amount: "1.92 M €" */
    N_("M"),
    /* Translators: a thousand millions, behind an amount: "1.92 B €" */
    N_("B"),
    /* Translators: a million millions, behind an amount: "1.92 T €" */
    N_("T"),
  };
  int exponent = rapport_currency_get_decimals (currency);
  guint64 value = round_to_digits (minor < 0 ? -(guint64) minor : (guint64) minor, &exponent);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *decimal = NULL;
  g_auto(Locale) locale = { NULL };
  guint unit = 0;

  /* The value is below 1,000: it needs a larger unit only for the zeros behind it. */
  while (unit + 1 < G_N_ELEMENTS (units) && exponent < 0)
    {
      exponent += 3;
      unit++;
    }

  locale_init (&locale);
  decimal = shift_point (value, exponent);
  append_decimal (text, decimal, &locale);
  if (unit > 0)
    g_string_append_printf (text, NO_BREAK_SPACE "%s", _(units[unit]));

  return join_sign (&locale, currency, text->str, minor < 0 && value > 0);
}
