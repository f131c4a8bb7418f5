/* test-money.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-money.h"

static RapportDate
make_date (const char *text)
{
  RapportDate date;

  g_assert_true (rapport_date_parse (&date, text));

  return date;
}

static void
test_currencies (void)
{
  static const struct
  {
    const char *code;
    int         decimals;
  } known[] = {
    { "EUR", 2 }, { "USD", 2 }, { "JPY", 0 }, { "KWD", 3 }, { "BHD", 3 }, { "CLF", 4 }, { "ISK", 0 },
    { "AED", 2 }, { "ZWG", 2 }, { "XAF", 0 }, { "BGN", 2 }, { "LTL", 2 }, { "UYW", 4 },
  };
  static const char * const unknown[] = { "", "US", "usd", "USDX", "XXX", "EUR ", "AAA", "ZZZ", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_assert_true (rapport_currency_is_known (known[i].code));
      g_assert_cmpint (rapport_currency_get_decimals (known[i].code), ==, known[i].decimals);
    }

  for (guint i = 0; unknown[i] != NULL; i++)
    g_assert_false (rapport_currency_is_known (unknown[i]));
  g_assert_false (rapport_currency_is_known (NULL));
  g_assert_cmpint (rapport_currency_get_decimals (NULL), ==, 2);
}

static void
test_from_decimal (void)
{
  static const struct
  {
    const char *text;
    const char *currency;
    gint64      minor;
    const char *back;
  } cases[] = {
    { "1054", "USD", 105400, "1054.00" },
    { "1054.5", "EUR", 105450, "1054.50" },
    { "0", "USD", 0, "0.00" },
    { "-0", "USD", 0, "0.00" },
    { ".5", "USD", 50, "0.50" },
    { "5.", "USD", 500, "5.00" },
    { "+7.25", "USD", 725, "7.25" },
    { "-0.05", "USD", -5, "-0.05" },
    { "1.005", "USD", 101, "1.01" },
    { "-1.005", "USD", -101, "-1.01" },
    { "1.0049999999999999999999", "USD", 100, "1.00" },
    { "2.675", "USD", 268, "2.68" },
    { "12.5", "JPY", 13, "13" },
    { "12.4", "JPY", 12, "12" },
    { "-12.5", "JPY", -13, "-13" },
    { "1.2345", "KWD", 1235, "1.235" },
    { "0.0001", "CLF", 1, "0.0001" },
    { "000000000000000000000000000001", "USD", 100, "1.00" },
    { "92233720368547758.07", "USD", G_MAXINT64, "92233720368547758.07" },
    { "-92233720368547758.08", "USD", G_MININT64, "-92233720368547758.08" },
    { "9223372036854775807", "JPY", G_MAXINT64, "9223372036854775807" },
  };
  static const char * const refused[] = {
    "", "-", ".", "+", "1,000", "1.2.3", "1e3", " 1", "1 ", "0x10", "--1", "nan", "inf", "١",
    "92233720368547758.08", "-92233720368547758.09", "92233720368547758.075", "99999999999999999999999999999999999999999",
    NULL,
  };
  gint64 minor;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *back = NULL;

      g_assert_true (rapport_money_from_decimal (&minor, cases[i].text, cases[i].currency));
      g_assert_cmpint (minor, ==, cases[i].minor);
      back = rapport_money_to_decimal (minor, cases[i].currency);
      g_assert_cmpstr (back, ==, cases[i].back);
    }

  for (guint i = 0; refused[i] != NULL; i++)
    g_assert_false (rapport_money_from_decimal (&minor, refused[i], "USD"));
  g_assert_false (rapport_money_from_decimal (&minor, NULL, "USD"));
}

static void
test_scaled (void)
{
  static const struct
  {
    const char *text;
    gint64      scale;
    gint64      value;
    const char *back;
  } cases[] = {
    { "0.6", RAPPORT_NUMBER_SCALE, 600000, "0.6" },
    { "3", RAPPORT_NUMBER_SCALE, 3000000, "3" },
    { "100", 100, 10000, "100" },
    { "-0.5", RAPPORT_NUMBER_SCALE, -500000, "-0.5" },
    { "1.08765432", RAPPORT_RATE_SCALE, 108765432, "1.08765432" },
    { "0.000000005", RAPPORT_RATE_SCALE, 1, "0.00000001" },
    { "0.0000000049", RAPPORT_RATE_SCALE, 0, "0" },
    { "17", 1, 17, "17" },
    { "12.5", 100, 1250, "12.5" },
  };
  gint64 value;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *back = NULL;

      g_assert_true (rapport_scaled_parse (&value, cases[i].text, cases[i].scale));
      g_assert_cmpint (value, ==, cases[i].value);
      back = rapport_scaled_to_string (value, cases[i].scale);
      g_assert_cmpstr (back, ==, cases[i].back);
    }
}

static void
test_convert (void)
{
  static const struct
  {
    gint64      minor;
    const char *from;
    const char *to;
    gint64      rate;
    gint64      result;
  } cases[] = {
    { 10000, "EUR", "USD", 108000000, 10800 },
    { 10000, "EUR", "JPY", 16950000000, 16950 },
    { 16950, "JPY", "EUR", 589971, 10000 },
    { 1000, "KWD", "USD", 325000000, 325 },
    { 325, "USD", "KWD", 30769231, 1000 },
    { 1, "USD", "EUR", 50000000, 1 },
    { -1, "USD", "EUR", 50000000, -1 },
    { 1, "USD", "EUR", 49999999, 0 },
    { 0, "USD", "JPY", 15000000000, 0 },
    { G_MAXINT64, "USD", "EUR", RAPPORT_RATE_SCALE, G_MAXINT64 },
    { G_MININT64, "USD", "EUR", RAPPORT_RATE_SCALE, G_MININT64 },
  };
  gint64 result;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (rapport_money_convert (cases[i].minor, cases[i].from, cases[i].to, cases[i].rate, &result));
      g_assert_cmpint (result, ==, cases[i].result);
    }

  g_assert_false (rapport_money_convert (G_MAXINT64, "USD", "EUR", RAPPORT_RATE_SCALE + 1, &result));
  g_assert_false (rapport_money_convert (G_MAXINT64, "USD", "CLF", G_MAXINT64, &result));
  g_assert_false (rapport_money_convert (G_MAXINT64, "JPY", "KWD", RAPPORT_RATE_SCALE, &result));
}

/* A rate counts on its day and on the seven after it, the last one first. */
static void
test_rate_age (void)
{
  g_autoptr(RapportRates) rates = rapport_rates_new ();
  RapportDate day = make_date ("2026-02-26");
  RapportDate found;
  gint64 rate;

  rapport_rates_add (rates, "EUR", "USD", day, 108000000);
  g_assert_false (rapport_rates_find (rates, "EUR", "USD", day - 1, &rate, &found));
  for (int age = 0; age <= 7; age++)
    {
      g_assert_true (rapport_rates_find (rates, "EUR", "USD", day + age, &rate, &found));
      g_assert_cmpint (rate, ==, 108000000);
      g_assert_cmpint (found, ==, day);
    }
  g_assert_false (rapport_rates_find (rates, "EUR", "USD", day + 8, &rate, &found));

  rapport_rates_add (rates, "EUR", "USD", day + 2, 109000000);
  rapport_rates_add (rates, "EUR", "USD", day + 1, 107000000);
  rapport_rates_add (rates, "EUR", "USD", day + 1, 106000000);
  g_assert_true (rapport_rates_find (rates, "EUR", "USD", day, &rate, &found));
  g_assert_cmpint (rate, ==, 108000000);
  g_assert_true (rapport_rates_find (rates, "EUR", "USD", day + 1, &rate, &found));
  g_assert_cmpint (rate, ==, 106000000);
  g_assert_true (rapport_rates_find (rates, "EUR", "USD", day + 9, &rate, &found));
  g_assert_cmpint (rate, ==, 109000000);
  g_assert_cmpint (found, ==, day + 2);
}

static void
test_rates_search (void)
{
  g_autoptr(RapportRates) rates = rapport_rates_new ();
  RapportDate start = make_date ("2020-01-01");
  gint64 rate;

  for (int i = 0; i < 1000; i++)
    rapport_rates_add (rates, "EUR", "USD", start + 2 * i, 100000000 + i);

  for (int i = 0; i < 2000; i++)
    {
      g_assert_true (rapport_rates_find (rates, "EUR", "USD", start + i, &rate, NULL));
      g_assert_cmpint (rate, ==, 100000000 + i / 2);
    }
}

static void
test_cross_rates (void)
{
  g_autoptr(RapportRates) rates = rapport_rates_new ();
  RapportDate day = make_date ("2026-02-26");
  RapportDate found;
  gint64 rate, minor;

  g_assert_true (rapport_rates_find (rates, "USD", "USD", day, &rate, &found));
  g_assert_cmpint (rate, ==, RAPPORT_RATE_SCALE);
  g_assert_cmpint (found, ==, day);
  g_assert_false (rapport_rates_find (rates, "JPY", "USD", day, &rate, &found));
  g_assert_false (rapport_rates_find (rates, NULL, "USD", day, &rate, &found));
  g_assert_false (rapport_rates_find (rates, "USD", "USD", RAPPORT_DATE_NONE, &rate, &found));

  rapport_rates_add (rates, "EUR", "USD", day, 108000000);
  rapport_rates_add (rates, "EUR", "JPY", day - 3, 16900000000);

  /* Turned round. */
  g_assert_true (rapport_rates_find (rates, "USD", "EUR", day, &rate, &found));
  g_assert_cmpint (rate, ==, 92592593);

  /* Through the base: the date is that of the older one. */
  g_assert_true (rapport_rates_find (rates, "JPY", "USD", day + 1, &rate, &found));
  g_assert_cmpint (rate, ==, 639053);
  g_assert_cmpint (found, ==, day - 3);
  g_assert_false (rapport_rates_find (rates, "JPY", "USD", day + 5, &rate, &found));
  g_assert_false (rapport_rates_find (rates, "JPY", "KWD", day, &rate, &found));

  /* Exactly: a thousand million yen are 6,390,532.54 dollars, by the rounded rate 6,390,530. */
  g_assert_true (rapport_rates_convert (rates, 1000000000, "JPY", "USD", day, &minor, &found));
  g_assert_cmpint (minor, ==, 639053254);
  g_assert_cmpint (found, ==, day - 3);
  g_assert_true (rapport_rates_convert (rates, 12345, "USD", "USD", day, &minor, NULL));
  g_assert_cmpint (minor, ==, 12345);
  g_assert_false (rapport_rates_convert (rates, 1, "USD", "KWD", day, &minor, NULL));
  g_assert_false (rapport_rates_convert (rates, G_MAXINT64, "EUR", "JPY", day - 3 + 8, &minor, NULL));

  /* A second base with newer rates of both is better than the first. */
  rapport_rates_add (rates, "GBP", "USD", day, 127000000);
  rapport_rates_add (rates, "GBP", "JPY", day, 19900000000);
  g_assert_true (rapport_rates_find (rates, "JPY", "USD", day, &rate, &found));
  g_assert_cmpint (rate, ==, 638191);
  g_assert_cmpint (found, ==, day);
}

static void
test_short (void)
{
  static const struct
  {
    gint64      minor;
    const char *currency;
    const char *text;
  } cases[] = {
    { 0, "EUR", "0\302\240€" },
    { 192000000, "EUR", "1.92\302\240M\302\240€" },
    { 191500000, "EUR", "1.92\302\240M\302\240€" },
    { 191499999, "EUR", "1.91\302\240M\302\240€" },
    { 12000000, "EUR", "120\302\240k\302\240€" },
    { 410000000, "USD", "4.1\302\240M\302\240$" },
    { 95440, "USD", "954\302\240$" },
    { 1234, "USD", "12.3\302\240$" },
    { 99949, "USD", "999\302\240$" },
    { 99950, "USD", "1\302\240k\302\240$" },
    { 99999999, "USD", "1\302\240M\302\240$" },
    { 5, "USD", "0.05\302\240$" },
    { -192000000, "EUR", "\342\210\2221.92\302\240M\302\240€" },
    { 1234567, "JPY", "1.23\302\240M\302\240¥" },
    { 1234567, "KWD", "1.23\302\240k\302\240KWD" },
    { 1234567890, "CHF", "12.3\302\240M\302\240CHF" },
    { 123456789012345, "USD", "1.23\302\240T\302\240$" },
    { G_MAXINT64, "JPY", "9,220,000\302\240T\302\240¥" },
    { G_MININT64, "JPY", "\342\210\2229,220,000\302\240T\302\240¥" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rapport_money_to_short (cases[i].minor, cases[i].currency);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_display (void)
{
  static const struct
  {
    gint64      minor;
    const char *currency;
    const char *text;
  } cases[] = {
    { 105400, "EUR", "1,054.00\302\240€" },
    { 99999, "USD", "999.99\302\240$" },
    { -123456789, "USD", "\342\210\2221,234,567.89\302\240$" },
    { 1234567, "JPY", "1,234,567\302\240¥" },
    { 1234567, "KWD", "1,234.567\302\240KWD" },
    { 100000, NULL, "1,000.00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rapport_money_to_display (cases[i].minor, cases[i].currency);

      g_assert_cmpstr (text, ==, cases[i].text);
    }

  g_assert_cmpfloat (rapport_money_to_major (12345, "USD"), ==, 123.45);
  g_assert_cmpfloat (rapport_money_to_major (12345, "JPY"), ==, 12345);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/currencies", test_currencies);
  g_test_add_func ("/money/from-decimal", test_from_decimal);
  g_test_add_func ("/money/scaled", test_scaled);
  g_test_add_func ("/money/convert", test_convert);
  g_test_add_func ("/money/rate-age", test_rate_age);
  g_test_add_func ("/money/rates-search", test_rates_search);
  g_test_add_func ("/money/cross-rates", test_cross_rates);
  g_test_add_func ("/money/short", test_short);
  g_test_add_func ("/money/display", test_display);

  return g_test_run ();
}
