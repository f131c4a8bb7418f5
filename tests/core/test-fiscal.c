/* test-fiscal.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-error.h"
#include "rapport-fiscal.h"

typedef struct
{
  int                start_month;
  RapportFiscalLabel label;
  const char        *date;
  const char        *quarter;
  const char        *starts;
  const char        *ends;
} Case;

static const Case cases[] = {
  /* The year of the calendar: no prefix, whatever the style. */
  { 1, RAPPORT_FISCAL_LABEL_START, "2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31" },
  { 1, RAPPORT_FISCAL_LABEL_END, "2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31" },
  { 1, RAPPORT_FISCAL_LABEL_BOTH, "2024-02-29", "2024-Q1", "2024-01-01", "2024-03-31" },
  { 1, RAPPORT_FISCAL_LABEL_START, "2017-06-30", "2017-Q2", "2017-04-01", "2017-06-30" },
  { 1, RAPPORT_FISCAL_LABEL_START, "2017-07-01", "2017-Q3", "2017-07-01", "2017-09-30" },
  /* From February, named by the year in which it ends. */
  { 2, RAPPORT_FISCAL_LABEL_END, "2026-01-31", "FY2026-Q4", "2025-11-01", "2026-01-31" },
  { 2, RAPPORT_FISCAL_LABEL_END, "2026-02-01", "FY2027-Q1", "2026-02-01", "2026-04-30" },
  { 2, RAPPORT_FISCAL_LABEL_END, "2024-02-29", "FY2025-Q1", "2024-02-01", "2024-04-30" },
  { 2, RAPPORT_FISCAL_LABEL_END, "2026-04-30", "FY2027-Q1", "2026-02-01", "2026-04-30" },
  { 2, RAPPORT_FISCAL_LABEL_END, "2026-05-01", "FY2027-Q2", "2026-05-01", "2026-07-31" },
  { 2, RAPPORT_FISCAL_LABEL_START, "2026-01-31", "FY2025-Q4", "2025-11-01", "2026-01-31" },
  /* From April, spanning two years. */
  { 4, RAPPORT_FISCAL_LABEL_BOTH, "2026-03-31", "FY2025/26-Q4", "2026-01-01", "2026-03-31" },
  { 4, RAPPORT_FISCAL_LABEL_BOTH, "2026-04-01", "FY2026/27-Q1", "2026-04-01", "2026-06-30" },
  { 4, RAPPORT_FISCAL_LABEL_BOTH, "2024-02-29", "FY2023/24-Q4", "2024-01-01", "2024-03-31" },
  { 4, RAPPORT_FISCAL_LABEL_BOTH, "1999-12-31", "FY1999/00-Q3", "1999-10-01", "1999-12-31" },
  /* A quarter whose last month is February. */
  { 3, RAPPORT_FISCAL_LABEL_START, "2024-02-29", "FY2023-Q4", "2023-12-01", "2024-02-29" },
  { 3, RAPPORT_FISCAL_LABEL_START, "2023-02-28", "FY2022-Q4", "2022-12-01", "2023-02-28" },
  { 12, RAPPORT_FISCAL_LABEL_END, "2026-12-01", "FY2027-Q1", "2026-12-01", "2027-02-28" },
  { 12, RAPPORT_FISCAL_LABEL_END, "2026-11-30", "FY2026-Q4", "2026-09-01", "2026-11-30" },
};

static RapportDate
make_date (const char *text)
{
  RapportDate date;

  g_assert_true (rapport_date_parse (&date, text));

  return date;
}

static void
test_quarter_of_date (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RapportFiscal fiscal = { cases[i].start_month, cases[i].label };
      g_autofree char *label = NULL;
      g_autofree char *starts = NULL;
      g_autofree char *ends = NULL;
      RapportQuarter quarter;

      rapport_quarter_of_date (&quarter, &fiscal, make_date (cases[i].date));
      label = rapport_quarter_to_label (&quarter, &fiscal);
      starts = rapport_date_to_string (quarter.start);
      ends = rapport_date_to_string (quarter.end);
      g_assert_cmpstr (label, ==, cases[i].quarter);
      g_assert_cmpstr (starts, ==, cases[i].starts);
      g_assert_cmpstr (ends, ==, cases[i].ends);
    }
}

static void
test_quarter_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RapportFiscal fiscal = { cases[i].start_month, cases[i].label };
      g_autofree char *lower = g_ascii_strdown (cases[i].quarter, -1);
      g_autoptr(GError) error = NULL;
      RapportQuarter quarter;

      g_assert_true (rapport_quarter_parse (&quarter, &fiscal, cases[i].quarter, &error));
      g_assert_no_error (error);
      g_assert_cmpint (quarter.start, ==, make_date (cases[i].starts));
      g_assert_cmpint (quarter.end, ==, make_date (cases[i].ends));
      g_assert_true (rapport_quarter_parse (&quarter, &fiscal, lower, &error));
      g_assert_no_error (error);
    }
}

/* A label that does not fit is refused with the one that does. */
static void
test_quarter_parse_refused (void)
{
  static const struct
  {
    int                start_month;
    RapportFiscalLabel label;
    const char        *text;
    const char        *right;
  } refused[] = {
    { 1, RAPPORT_FISCAL_LABEL_START, "FY2026-Q3", "“2026-Q3”" },
    { 1, RAPPORT_FISCAL_LABEL_BOTH, "FY2026/27-Q3", "“2026-Q3”" },
    { 1, RAPPORT_FISCAL_LABEL_START, "2026Q3", "“2026-Q3”" },
    { 2, RAPPORT_FISCAL_LABEL_END, "2026-Q3", "“FY2026-Q3”" },
    { 2, RAPPORT_FISCAL_LABEL_END, "FY2025/26-Q3", "“FY2026-Q3”" },
    { 4, RAPPORT_FISCAL_LABEL_BOTH, "FY2026-Q1", "“FY2026/27-Q1”" },
    { 4, RAPPORT_FISCAL_LABEL_BOTH, "FY2026/28-Q1", "“FY2026/27-Q1”" },
    { 4, RAPPORT_FISCAL_LABEL_START, "FY2026/27-Q1", "“FY2026-Q1”" },
    { 1, RAPPORT_FISCAL_LABEL_START, "2026-Q5", "“2026-Q4”" },
    { 1, RAPPORT_FISCAL_LABEL_START, "2026-Q0", "“2026-Q4”" },
    { 1, RAPPORT_FISCAL_LABEL_START, "2026-Q11", "“2026-Q4”" },
    { 1, RAPPORT_FISCAL_LABEL_START, "0000-Q1", "“2026-Q4”" },
    { 2, RAPPORT_FISCAL_LABEL_START, "FY9999-Q4", "“FY2026-Q4”" },
    { 1, RAPPORT_FISCAL_LABEL_START, "", "“2026-Q4”" },
    { 4, RAPPORT_FISCAL_LABEL_BOTH, "next quarter", "“FY2026/27-Q3”" },
    { 1, RAPPORT_FISCAL_LABEL_START, NULL, "“2026-Q4”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const RapportFiscal fiscal = { refused[i].start_month, refused[i].label };
      g_autoptr(GError) error = NULL;
      RapportQuarter quarter;

      g_assert_false (rapport_quarter_parse (&quarter, &fiscal, refused[i].text, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
      if (strstr (error->message, refused[i].right) == NULL)
        g_error ("%s does not name %s", error->message, refused[i].right);
    }
}

/* Quarters follow on each other without a gap, in both directions, for each start of the year. */
static void
test_quarter_add (void)
{
  for (int month = 1; month <= 12; month++)
    {
      const RapportFiscal fiscal = { month, RAPPORT_FISCAL_LABEL_START };
      RapportQuarter first, quarter, next, back;

      rapport_quarter_of_date (&first, &fiscal, make_date ("2023-06-15"));
      quarter = first;
      for (int i = 1; i <= 12; i++)
        {
          rapport_quarter_add (&next, &fiscal, &quarter, 1);
          g_assert_cmpint (next.start, ==, quarter.end + 1);
          rapport_quarter_add (&back, &fiscal, &next, -i);
          g_assert_cmpint (back.start, ==, first.start);
          g_assert_cmpint (back.end, ==, first.end);
          g_assert_cmpint (back.number, ==, first.number);
          g_assert_cmpint (back.start_year, ==, first.start_year);
          quarter = next;
        }
    }
}

static void
test_as_of (void)
{
  const RapportFiscal fiscal = { 1, RAPPORT_FISCAL_LABEL_START };
  RapportQuarter quarter;

  rapport_quarter_of_date (&quarter, &fiscal, make_date ("2026-08-01"));
  g_assert_cmpint (rapport_quarter_get_as_of (&quarter, make_date ("2026-08-01"), RAPPORT_DATE_NONE),
                   ==, make_date ("2026-08-01"));
  g_assert_cmpint (rapport_quarter_get_as_of (&quarter, make_date ("2026-09-30"), RAPPORT_DATE_NONE),
                   ==, make_date ("2026-09-30"));
  g_assert_cmpint (rapport_quarter_get_as_of (&quarter, make_date ("2027-01-01"), RAPPORT_DATE_NONE),
                   ==, make_date ("2026-09-30"));
  g_assert_cmpint (rapport_quarter_get_as_of (&quarter, make_date ("2027-01-01"), make_date ("2026-07-15")),
                   ==, make_date ("2026-07-15"));
}

static void
test_year_label (void)
{
  const RapportFiscal calendar = { 1, RAPPORT_FISCAL_LABEL_END };
  const RapportFiscal start = { 7, RAPPORT_FISCAL_LABEL_START };
  const RapportFiscal end = { 7, RAPPORT_FISCAL_LABEL_END };
  const RapportFiscal both = { 7, RAPPORT_FISCAL_LABEL_BOTH };
  g_autofree char *a = rapport_fiscal_year_to_label (&calendar, 2026);
  g_autofree char *b = rapport_fiscal_year_to_label (&start, 2026);
  g_autofree char *c = rapport_fiscal_year_to_label (&end, 2026);
  g_autofree char *d = rapport_fiscal_year_to_label (&both, 2099);

  g_assert_cmpstr (a, ==, "2026");
  g_assert_cmpstr (b, ==, "FY2026");
  g_assert_cmpstr (c, ==, "FY2027");
  g_assert_cmpstr (d, ==, "FY2099/00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fiscal/quarter-of-date", test_quarter_of_date);
  g_test_add_func ("/fiscal/quarter-parse", test_quarter_parse);
  g_test_add_func ("/fiscal/quarter-parse-refused", test_quarter_parse_refused);
  g_test_add_func ("/fiscal/quarter-add", test_quarter_add);
  g_test_add_func ("/fiscal/as-of", test_as_of);
  g_test_add_func ("/fiscal/year-label", test_year_label);

  return g_test_run ();
}
