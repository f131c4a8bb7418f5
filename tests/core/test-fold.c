/* test-fold.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-fold.h"

static void
test_name (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Kan-code", "kan-code" },
    { "  Kan \t\n code  ", "kan code" },
    { "KAN\302\240CODE", "kan code" },
    { "Straße", "strasse" },
    { "STRASSE", "strasse" },
    { "ΟΔΥΣΣΕΥΣ", "οδυσσευσ" },
    { "Οδυσσεύς", "οδυσσεύσ" },
    { "Ａｃｍｅ", "acme" },
    { "ﬁnance", "finance" },
    { "Cafe\314\201", "café" },
    { "株式会社", "株式会社" },
    { "=HYPERLINK(\"http://x\",\"y\")", "=hyperlink(\"http://x\",\"y\")" },
    { "", "" },
    { "   ", "" },
    { "bad \377 text", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = rapport_fold_name (cases[i].text);
      g_autofree char *again = rapport_fold_name (folded);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* ASCII takes a way of its own, which must lead to the same place: the letter at the end takes a text
 * out of it. */
static void
test_ascii (void)
{
  for (int c = 1; c < 0x80; c++)
    {
      g_autofree char *text = g_strdup_printf (" A%c%cB %c", c, c, c);
      g_autofree char *other = g_strconcat (text, " \303\251", NULL);
      g_autofree char *folded = rapport_fold_name (text);
      g_autofree char *expected = rapport_fold_name (other);

      g_assert_true (g_str_has_suffix (expected, " \303\251"));
      expected[strlen (expected) - strlen (" \303\251")] = '\0';
      g_assert_cmpstr (folded, ==, expected);
    }
}

static void
test_search (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Café Müller", "cafe muller" },
    { "Οδυσσεύς", "οδυσσευσ" },
    { "Ångström", "angstrom" },
    { "ガ", "カ" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = rapport_fold_search (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_column (void)
{
  static const char * const same[] = { "Account Name", "account_name", "AccountName", " ACCOUNT-NAME ", "account  name" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *folded = rapport_fold_column (same[i]);

      g_assert_cmpstr (folded, ==, "accountname");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/name", test_name);
  g_test_add_func ("/fold/ascii", test_ascii);
  g_test_add_func ("/fold/search", test_search);
  g_test_add_func ("/fold/column", test_column);

  return g_test_run ();
}
