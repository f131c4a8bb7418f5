/* rapport-import-number.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <string.h>

#include "rapport-import-private.h"
#include "rapport-money.h"

/* Numbers as CRMs and spreadsheets write them: signs of currencies, grouping, either decimal sign. */

/* @codes: the first is meant where the workspace uses none of the others. */
static const struct
{
  const char *sign;
  const char *codes;
} signs[] = {
  { "$", "USD CAD AUD NZD SGD HKD TWD MXN COP CLP ARS" },
  { "US$", "USD" }, { "CA$", "CAD" }, { "C$", "CAD" }, { "A$", "AUD" }, { "AU$", "AUD" }, { "NZ$", "NZD" },
  { "S$", "SGD" }, { "HK$", "HKD" }, { "NT$", "TWD" }, { "MX$", "MXN" }, { "R$", "BRL" },
  { "€", "EUR" }, { "£", "GBP" }, { "¥", "JPY CNY" }, { "￥", "JPY CNY" }, { "CN¥", "CNY" }, { "円", "JPY" },
  { "元", "CNY" }, { "₹", "INR" }, { "₩", "KRW" }, { "₽", "RUB" }, { "₺", "TRY" }, { "₪", "ILS" },
  { "zł", "PLN" }, { "Kč", "CZK" }, { "Ft", "HUF" }, { "lei", "RON" }, { "лв", "BGN" }, { "₴", "UAH" },
  { "₫", "VND" }, { "฿", "THB" }, { "₱", "PHP" }, { "₦", "NGN" }, { "Fr.", "CHF" }, { "SFr.", "CHF" },
};

/* Whose sign several countries write, with none that is meant by default. */
static const char *const krona_codes[] = { "SEK", "NOK", "DKK", "ISK" };

static gboolean
holds_code (const char *codes,
            const char *code)
{
  return code != NULL && strlen (code) == 3 && strstr (codes, code) != NULL;
}

/**
 * rapport_import_shares_sign:
 *
 * Returns: whether both currencies are written with the same sign
 */
gboolean
rapport_import_shares_sign (const char *currency,
                            const char *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (holds_code (signs[i].codes, currency) && holds_code (signs[i].codes, other))
        return TRUE;
    }

  return g_strcmp0 (currency, other) == 0;
}

static gboolean
take_code (RapportImportAmount *amount,
           const char          *code)
{
  g_strlcpy (amount->currency, code, sizeof amount->currency);

  return TRUE;
}

static gboolean
read_currency (const char          *word,
               const char          *wanted,
               RapportImportAmount *amount)
{
  g_autofree char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (strcmp (signs[i].sign, word) != 0)
        continue;
      amount->is_shared = strlen (signs[i].codes) > 3;

      return take_code (amount, holds_code (signs[i].codes, wanted) ? wanted : signs[i].codes);
    }

  for (guint i = 0; g_ascii_strcasecmp (word, "kr") == 0 || g_ascii_strcasecmp (word, "kr.") == 0; i++)
    {
      if (i == G_N_ELEMENTS (krona_codes))
        return FALSE;
      if (g_strcmp0 (krona_codes[i], wanted) == 0)
        return take_code (amount, wanted);
    }

  code = g_ascii_strup (word, -1);

  return strlen (code) == 3 && rapport_currency_is_known (code) && take_code (amount, code);
}

/* Spaces of any width, as a grouping sign too. */
static gboolean
is_space (gunichar character)
{
  return character == ' ' || character == 0xa0 || character == 0x202f || character == 0x2009;
}

static gboolean
is_number_character (gunichar character)
{
  return (character >= '0' && character <= '9') || character == '.' || character == ',' ||
         character == '\'' || character == 0x2019;
}

/* Splits a word of signs and letters off the front (or what is left: the back) of a cell. */
static gboolean
take_words (const char          *text,
            const char          *end,
            const char          *wanted,
            RapportImportAmount *amount)
{
  g_autoptr(GString) word = g_string_new (NULL);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_space (character))
        continue;
      if (character == '-' || character == 0x2212)
        {
          if (amount->is_negative)
            return FALSE;
          amount->is_negative = TRUE;
        }
      else if (character == '%')
        {
          if (amount->is_percent)
            return FALSE;
          amount->is_percent = TRUE;
        }
      else if (character != '+' || p != text)
        {
          g_string_append_unichar (word, character);
        }
    }

  if (word->len == 0)
    return TRUE;

  return amount->currency[0] == '\0' && read_currency (word->str, wanted, amount);
}

static gboolean
is_plain (const char *text)
{
  return text[strspn (text, "0123456789.,")] == '\0';
}

/**
 * rapport_import_split_amount:
 * @text: a cell, without spaces around
 * @wanted_currency: (nullable): the currency that a sign means which several have
 * @amount: (out): what it consists of; free @digits
 *
 * Returns: whether @text may be a number
 */
gboolean
rapport_import_split_amount (const char          *text,
                             const char          *wanted_currency,
                             RapportImportAmount *amount)
{
  g_autofree char *inner = NULL;
  const char *first, *last;
  gsize length = strlen (text);

  *amount = (RapportImportAmount) { NULL };

  if (is_plain (text))
    {
      amount->digits = g_strdup (text);
      return *text != '\0';
    }

  if (length > 2 && text[0] == '(' && text[length - 1] == ')')
    {
      amount->is_negative = TRUE;
      text = inner = g_strndup (text + 1, length - 2);
    }

  first = text + strcspn (text, "0123456789");
  if (*first == '\0')
    return FALSE;
  if (first > text && (first[-1] == '.' || first[-1] == ',') && (first - 1 == text || is_space (first[-2])))
    first--;
  for (last = first; is_number_character (g_utf8_get_char (last)) || is_space (g_utf8_get_char (last));)
    last = g_utf8_next_char (last);

  if (!take_words (text, first, wanted_currency, amount) ||
      !take_words (last, last + strlen (last), wanted_currency, amount))
    return FALSE;

  amount->digits = g_strstrip (g_strndup (first, last - first));

  return TRUE;
}

/* The sign between groups of digits must be the same each time, and is no decimal sign. */
static gboolean
is_group_sign (gunichar  character,
               char      decimal,
               gunichar *group)
{
  if (character == (gunichar) decimal || (!is_space (character) && !is_number_character (character)) ||
      (character < 0x80 && g_ascii_isdigit (character)))
    return FALSE;

  if (*group == 0)
    *group = character;

  return *group == character;
}

/* Digits in groups of three; the groups before the last may be of two (12,34,567). */
static gboolean
read_groups (const char **text,
             char         decimal,
             GString     *plain)
{
  gunichar group = 0;
  guint n_before = 0;
  guint n_digits = 0;
  guint n_groups = 0;

  for (;; *text = g_utf8_next_char (*text))
    {
      gunichar character = g_utf8_get_char (*text);

      if (character < 0x80 && g_ascii_isdigit (character))
        {
          g_string_append_c (plain, character);
          n_digits++;
          continue;
        }
      if (character == '\0' || character == (gunichar) decimal)
        break;
      if (!is_group_sign (character, decimal, &group) || n_digits == 0 || n_digits > 3 ||
          (n_groups > 0 && n_digits < 2) || (n_groups == 0 && plain->str[0] == '0'))
        return FALSE;
      if (n_groups > 1 && n_digits != n_before)
        return FALSE;
      n_before = n_digits;
      n_digits = 0;
      n_groups++;
    }

  return n_groups == 0 || n_digits == 3;
}

/**
 * rapport_import_read_decimal:
 * @digits: a number without signs around it, such as "1'234.50"
 * @decimal: '.' or ','
 *
 * Returns: (transfer full) (nullable): the number with a point and without groups, such as "1234.50"
 */
char *
rapport_import_read_decimal (const char *digits,
                             char        decimal)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  const char *p = digits;

  if (!read_groups (&p, decimal, plain))
    return NULL;

  if (plain->len == 0)
    g_string_append_c (plain, '0');

  if (*p == decimal)
    {
      gsize n_digits = strspn (++p, "0123456789");

      if (p[n_digits] != '\0' || (n_digits == 0 && p - 1 == digits))
        return NULL;
      if (n_digits > 0)
        {
          g_string_append_c (plain, '.');
          g_string_append (plain, p);
        }
    }

  return g_strdup (plain->str);
}

/**
 * rapport_import_parse_boolean:
 *
 * Returns: whether @text says yes or no
 */
gboolean
rapport_import_parse_boolean (const char *text,
                              gboolean   *value)
{
  static const char *const yes[] = { "yes", "y", "true", "t", "1", "x", "on", "ja", "j", "wahr", "oui", "vrai",
                                     "si", "sí", "sì", "sim", "✓", "✔", "checked", NULL };
  static const char *const no[] = { "no", "n", "false", "f", "0", "off", "nein", "falsch", "non", "faux", "não",
                                    "✗", "✘", "unchecked", NULL };
  g_autofree char *folded = g_utf8_strdown (text, -1);

  *value = g_strv_contains (yes, folded);

  return *value || g_strv_contains (no, folded);
}
