/* test-kpi-revenue.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "rapport-test-world.h"

#define Q1 "2024-02-15"
#define WON "opportunities name=A|stage=Closed Won|"
#define LOST "opportunities name=L|stage=Closed Lost|"

/* Amounts are minor units: 100000 is 1,000.00 dollars. */
static const RapportTestCase cases[] = {
  { "two deals", WON "closed_on=2024-01-15|amount=100000\n" WON "closed_on=2024-03-01|amount=50050\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 150050, 1 },
  { "nothing won is zero", "", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 0, 1 },
  { "first and last day", WON "closed_on=2024-01-01|amount=100\n" WON "closed_on=2024-03-31|amount=20\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 120, 1 },
  { "day before and day after", WON "closed_on=2023-12-31|amount=100\n" WON "closed_on=2024-04-01|amount=20\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 0, 1 },
  { "29 February is the end of a fiscal quarter",
    "settings fiscal_year_start=3\n" WON "closed_on=2024-02-29|amount=7\n" WON "closed_on=2024-03-01|amount=100\n",
    "2024-02-29", NULL, RAPPORT_KPI_REVENUE_WON, 7, 1 },
  { "nothing after as-of", WON "closed_on=2024-02-01|amount=100\n" WON "closed_on=2024-02-02|amount=20\n",
    Q1, "2024-02-01", RAPPORT_KPI_REVENUE_WON, 100, 1 },
  { "a lost deal is no revenue", LOST "closed_on=2024-02-01|amount=100\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 0, 1 },
  { "an open deal is no revenue", "opportunities name=O|stage=Negotiation|amount=100\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 0, 1 },
  { "a deal without an amount", WON "closed_on=2024-02-01\n" WON "closed_on=2024-02-01|amount=5\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 5, 1 },
  { "no close date counts when it came to its stage",
    WON "stage_since=2024-02-01|amount=30\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 30, 1 },
  { "no close date counts by history",
    WON "amount=30\nopportunity-changes opportunity=A|stage=Negotiation|since=2024-01-01\n"
    "opportunity-changes opportunity=A|stage=Closed Won|since=2024-04-02\n",
    "2024-04-01", NULL, RAPPORT_KPI_REVENUE_WON, 30, 1 },
  { "no close date and no history counts nowhere", WON "amount=30\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 0, 1 },
  /* 1,000.00 EUR at 1.0945 and 500.00 GBP at 1.2715: 1,094.50 + 635.75. */
  { "each at the rate of its day",
    "rates base=EUR|currency=USD|date=2024-01-15|rate=1.0945\nrates base=EUR|currency=USD|date=2024-02-15|rate=1.2\n"
    "rates base=GBP|currency=USD|date=2024-02-01|rate=1.2715\n"
    WON "closed_on=2024-01-15|amount=100000|currency=EUR\n" WON "closed_on=2024-02-01|amount=50000|currency=GBP\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 173025, 1 },
  { "a rate seven days old", "rates base=EUR|currency=USD|date=2024-01-08|rate=2\n"
    WON "closed_on=2024-01-15|amount=100|currency=EUR\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 200, 1 },
  { "a rate eight days old is missing", "rates base=EUR|currency=USD|date=2024-01-07|rate=2\n"
    WON "closed_on=2024-01-15|amount=100|currency=EUR\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 0, 0 },
  { "a rate of the next day is missing", "rates base=EUR|currency=USD|date=2024-01-16|rate=2\n"
    WON "closed_on=2024-01-15|amount=100|currency=EUR\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 0, 0 },
  /* 1.05 EUR at 163.5 is 171.675 yen, so 172; 0.33 EUR is 53.955, so 54; rounded before they are added. */
  { "yen have no decimals", "settings currency=JPY\nrates base=EUR|currency=JPY|date=2024-01-15|rate=163.5\n"
    WON "closed_on=2024-01-15|amount=105|currency=EUR\n" WON "closed_on=2024-01-15|amount=33|currency=EUR\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 226, 1 },
  /* 12.345 KWD (three decimals) at 3.25 is 40.12125 dollars: 40.12. */
  { "dinars have three decimals", "rates base=KWD|currency=USD|date=2024-01-15|rate=3.25\n"
    WON "closed_on=2024-01-15|amount=12345|currency=KWD\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 4012, 1 },
  /* 0.05 EUR at 0.5 is 0.025: half away from zero is 0.03; -0.05 becomes -0.03, and 3 + 3 - 3. */
  { "half away from zero", "rates base=EUR|currency=USD|date=2024-01-15|rate=0.5\n"
    WON "closed_on=2024-01-15|amount=5|currency=EUR\n" WON "closed_on=2024-01-15|amount=5|currency=EUR\n"
    WON "closed_on=2024-01-15|amount=-5|currency=EUR\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 3, 1 },
  /* Through the base: 1 USD is 150 / 1.2 = 125 yen, so 12,500 yen are 100.00 dollars. */
  { "cross rate", "rates base=EUR|currency=USD|date=2024-01-15|rate=1.2\n"
    "rates base=EUR|currency=JPY|date=2024-01-15|rate=150\n"
    WON "closed_on=2024-01-15|amount=12500|currency=JPY\n", Q1, NULL, RAPPORT_KPI_REVENUE_WON, 10000, 1 },
  { "a kept rate stays when rates are corrected", "rates base=EUR|currency=USD|date=2024-01-15|rate=1.5\n"
    WON "closed_on=2024-01-15|amount=100|currency=EUR|rate=1.1|rate_on=2024-01-15|rate_currency=USD\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 110, 1 },
  { "a kept rate needs no others",
    WON "closed_on=2024-01-15|amount=100|currency=EUR|rate=1.1|rate_on=2024-01-15|rate_currency=USD\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 110, 1 },
  { "a kept rate to another currency is none", "rates base=EUR|currency=USD|date=2024-01-15|rate=1.5\n"
    WON "closed_on=2024-01-15|amount=100|currency=EUR|rate=0.8|rate_on=2024-01-15|rate_currency=GBP\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 150, 1 },
  /* 1,000,000,000 yen at 162.8 for a euro are 6,142,506.14 euros; eight digits of the kept rate
   * (0.00614251) would make them 6,142,510.00. */
  { "an unchanged kept rate loses no digits", "settings currency=EUR\nrates base=EUR|currency=JPY|date=2024-01-15|rate=162.8\n"
    WON "closed_on=2024-01-15|amount=1000000000|currency=JPY|rate=0.00614251|rate_on=2024-01-15|rate_currency=EUR\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_WON, 614250614, 1 },

  { "sourced only", WON "closed_on=2024-01-15|amount=100|attribution=sourced\n"
    WON "closed_on=2024-01-15|amount=20|attribution=influenced\n" WON "closed_on=2024-01-15|amount=3|attribution=none\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_SOURCED, 100, 1 },
  { "influenced only", WON "closed_on=2024-01-15|amount=100|attribution=sourced\n"
    WON "closed_on=2024-01-15|amount=20|attribution=influenced\n" WON "closed_on=2024-01-15|amount=3\n",
    Q1, NULL, RAPPORT_KPI_REVENUE_INFLUENCED, 20, 1 },

  { "major units", "targets kpi=revenue_won|quarter=2024-01-01|target=1500.5\n", Q1, NULL, RAPPORT_KPI_TARGET, 150050, 1 },
  { "major units of yen", "settings currency=JPY\ntargets kpi=revenue_won|quarter=2024-01-01|target=1500.5\n",
    Q1, NULL, RAPPORT_KPI_TARGET, 1501, 1 },
  { "another quarter", "targets kpi=revenue_won|quarter=2024-04-01|target=1500\n", Q1, NULL, RAPPORT_KPI_TARGET, 0, 0 },
  { "another KPI", "targets kpi=deals_won|quarter=2024-01-01|target=5\n", Q1, NULL, RAPPORT_KPI_TARGET, 0, 0 },
  { "three quarters", "targets kpi=revenue_won|quarter=2024-01-01|target=400\n" WON "closed_on=2024-01-15|amount=30000\n",
    Q1, NULL, RAPPORT_KPI_ATTAINMENT, 30000, 40000 },
  { "no target", WON "closed_on=2024-01-15|amount=30000\n", Q1, NULL, RAPPORT_KPI_ATTAINMENT, 0, 0 },
  { "a target of zero", "targets kpi=revenue_won|quarter=2024-01-01|target=0\n", Q1, NULL, RAPPORT_KPI_ATTAINMENT, 0, 0 },
  { "a target and nothing won", "targets kpi=revenue_won|quarter=2024-01-01|target=400\n",
    Q1, NULL, RAPPORT_KPI_ATTAINMENT, 0, 40000 },

  { "half more", WON "closed_on=2024-01-15|amount=150\n" WON "closed_on=2023-12-31|amount=100\n",
    Q1, NULL, RAPPORT_KPI_QOQ_GROWTH, 50, 100 },
  { "a negative base", WON "closed_on=2024-01-15|amount=150\n" WON "closed_on=2023-12-31|amount=-100\n",
    Q1, NULL, RAPPORT_KPI_QOQ_GROWTH, 250, 100 },
  { "no base", WON "closed_on=2024-01-15|amount=150\n", Q1, NULL, RAPPORT_KPI_QOQ_GROWTH, 0, 0 },
  { "a rate of the base is missing", WON "closed_on=2024-01-15|amount=150\n" WON "closed_on=2023-12-31|amount=9|currency=EUR\n",
    Q1, NULL, RAPPORT_KPI_QOQ_GROWTH, 0, 0 },
  { "a year before", WON "closed_on=2024-01-15|amount=80\n" WON "closed_on=2023-03-31|amount=100\n"
    WON "closed_on=2023-04-01|amount=1000\n", Q1, NULL, RAPPORT_KPI_YOY_GROWTH, -20, 100 },
  { "no base a year before", WON "closed_on=2024-01-15|amount=80\n", Q1, NULL, RAPPORT_KPI_YOY_GROWTH, 0, 0 },

  { "first and last day", WON "closed_on=2024-01-01\n" WON "closed_on=2024-03-31\n" WON "closed_on=2024-04-01\n",
    Q1, NULL, RAPPORT_KPI_DEALS_WON, 2, 1 },
  { "first and last day", LOST "closed_on=2024-01-01\n" LOST "closed_on=2024-03-31\n" LOST "closed_on=2023-12-31\n",
    Q1, NULL, RAPPORT_KPI_DEALS_LOST, 2, 1 },
  { "nothing after as-of", LOST "closed_on=2024-01-01\n" LOST "closed_on=2024-03-31\n",
    Q1, "2024-03-30", RAPPORT_KPI_DEALS_LOST, 1, 1 },
  { "five of eight", WON "closed_on=2024-01-01\n" WON "closed_on=2024-01-02\n" WON "closed_on=2024-01-03\n"
    WON "closed_on=2024-01-04\n" WON "closed_on=2024-01-05\n" LOST "closed_on=2024-01-06\n" LOST "closed_on=2024-01-07\n"
    LOST "closed_on=2024-01-08\n", Q1, NULL, RAPPORT_KPI_WIN_RATE, 5, 8 },
  { "nothing closed", "opportunities name=O|stage=Negotiation\n", Q1, NULL, RAPPORT_KPI_WIN_RATE, 0, 0 },
  { "two deals", WON "closed_on=2024-01-15|amount=100\n" WON "closed_on=2024-01-16|amount=51\n",
    Q1, NULL, RAPPORT_KPI_AVERAGE_DEAL_SIZE, 151, 2 },
  { "no deal", "", Q1, NULL, RAPPORT_KPI_AVERAGE_DEAL_SIZE, 0, 0 },
  { "a missing rate", WON "closed_on=2024-01-15|amount=100|currency=EUR\n", Q1, NULL, RAPPORT_KPI_AVERAGE_DEAL_SIZE, 0, 0 },
  /* 31 days of January and 29 of February; the third has no open date. */
  { "mean of the deals with both dates", WON "opened_on=2024-01-01|closed_on=2024-02-01\n"
    WON "opened_on=2024-02-01|closed_on=2024-03-01\n" WON "created=2023-01-01|closed_on=2024-02-01\n",
    Q1, NULL, RAPPORT_KPI_SALES_CYCLE_DAYS, 60, 2 },
  { "no open date", WON "created=2023-01-01|closed_on=2024-02-01\n", Q1, NULL, RAPPORT_KPI_SALES_CYCLE_DAYS, 0, 0 },
  { "lost deals do not count", LOST "opened_on=2024-01-01|closed_on=2024-02-01\n",
    Q1, NULL, RAPPORT_KPI_SALES_CYCLE_DAYS, 0, 0 },
};

static void
test_missing_rates (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (
    WON "closed_on=2024-01-15|amount=100|currency=JPY\n"
    WON "closed_on=2024-01-15|amount=200|currency=JPY\n"
    WON "closed_on=2024-01-16|amount=200|currency=EUR\n");
  g_autoptr(RapportScorecard) card = rapport_test_world_compute (world, Q1, NULL);

  g_assert_cmpuint (card->missing_rates->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (card->missing_rates, 0), ==,
                   "No rate from JPY to USD on or before 2024-01-15, within seven days: import rates");
  g_assert_cmpstr (g_ptr_array_index (card->missing_rates, 1), ==,
                   "No rate from EUR to USD on or before 2024-01-16, within seven days: import rates");
  g_assert_cmpstr (card->values[RAPPORT_KPI_REVENUE_WON].reason, ==, g_ptr_array_index (card->missing_rates, 1));
  /* Counting needs no rate. */
  g_assert_cmpfloat (card->values[RAPPORT_KPI_DEALS_WON].numerator, ==, 3);
}

static void
test_evidence_of_money (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (
    "rates base=EUR|currency=USD|date=2024-01-12|rate=1.1\n" WON "closed_on=2024-01-15|amount=1000|currency=EUR\n");
  g_autoptr(RapportScorecard) card = rapport_test_world_compute (world, Q1, NULL);
  const RapportEvidence *evidence = &g_array_index (card->evidence, RapportEvidence, 0);

  g_assert_cmpint (evidence->kpi, ==, RAPPORT_KPI_REVENUE_WON);
  g_assert_cmpint (evidence->original, ==, 1000);
  g_assert_cmpstr (evidence->currency, ==, "EUR");
  g_assert_cmpint (evidence->rate, ==, 110000000);
  g_assert_cmpint (evidence->rate_date, ==, rapport_test_date ("2024-01-12"));
  g_assert_cmpint (evidence->date, ==, rapport_test_date ("2024-01-15"));
  g_assert_cmpfloat (evidence->value, ==, 1100);
}

static void
test_find_target (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (
    "targets kpi=win_rate|quarter=2024-01-01|target=0.5|floor=0.3\n");
  RapportKpiTarget target;
  RapportQuarter quarter;

  rapport_quarter_of_date (&quarter, &world->settings->fiscal, rapport_test_date (Q1));
  g_assert_false (rapport_scorecard_find_target (world->facts, RAPPORT_KPI_DEALS_WON, &quarter, &target));
  g_assert_true (rapport_scorecard_find_target (world->facts, RAPPORT_KPI_WIN_RATE, &quarter, &target));
  g_assert_true (target.has_target && target.has_floor);
  g_assert_false (target.has_stretch || target.has_weight);
  g_assert_cmpint (target.target, ==, 500000);
  g_assert_cmpint (target.floor, ==, 300000);
}

static void
test_display (void)
{
  static const struct { RapportKpi kpi; double numerator, denominator; const char *text; } values[] = {
    { RAPPORT_KPI_WIN_RATE, 58, 100, "58 %" },
    { RAPPORT_KPI_QOQ_GROWTH, -1, 1000, "0 %" },
    { RAPPORT_KPI_DAYS_SINCE_CONTACT, 31, 1, "31 days" },
    { RAPPORT_KPI_DAYS_SINCE_CONTACT, 1, 1, "1 day" },
    { RAPPORT_KPI_RESPONSE_MEDIAN_HOURS, 4.25, 1, "4.3 hours" },
    { RAPPORT_KPI_PIPELINE_COVERAGE, 3, 1, "3.0x" },
    { RAPPORT_KPI_CSAT, 42, 10, "4.2" },
    { RAPPORT_KPI_DEALS_WON, 7, 1, "7" },
  };
  RapportKpiValue missing = { FALSE, 0, 0, NULL };
  g_autofree char *text = rapport_kpi_value_to_display (&missing, RAPPORT_KPI_NPS, "USD");
  g_autofree char *money = NULL;
  g_autofree char *expected = rapport_money_to_display (21430000, "EUR");

  g_assert_cmpstr (text, ==, "n/a");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      RapportKpiValue value = { TRUE, values[i].numerator, values[i].denominator, NULL };
      g_autofree char *shown = rapport_kpi_value_to_display (&value, values[i].kpi, "EUR");

      g_assert_cmpstr (shown, ==, values[i].text);
    }

  money = rapport_kpi_value_to_display (&(RapportKpiValue) { TRUE, 21430000, 1, NULL }, RAPPORT_KPI_REVENUE_WON, "EUR");
  g_assert_cmpstr (money, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  rapport_test_add_cases ("kpi/revenue", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/kpi/revenue/missing-rates", test_missing_rates);
  g_test_add_func ("/kpi/revenue/evidence-of-money", test_evidence_of_money);
  g_test_add_func ("/kpi/revenue/find-target", test_find_target);
  g_test_add_func ("/kpi/revenue/display", test_display);

  return g_test_run ();
}
