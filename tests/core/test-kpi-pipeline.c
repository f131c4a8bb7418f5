/* test-kpi-pipeline.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rapport-test-world.h"

#define Q1 "2024-02-15"
#define OPEN "opportunities name=O|stage=Negotiation|opened_on=2024-01-10|"
#define WON "opportunities name=W|stage=Closed Won|opened_on=2024-01-10|"
#define TARGET_Q2 "targets kpi=revenue_won|quarter=2024-04-01|target=1000\n"
#define REGISTERED "registrations reference=R|submitted_at=2024-02-01T10:00|"

static const RapportTestCase cases[] = {
  { "opened on the as-of date", "opportunities name=A|stage=Talks|opened_on=2024-02-01\n"
    "opportunities name=B|stage=Talks|opened_on=2024-02-02\n", Q1, "2024-02-01", RAPPORT_KPI_PIPELINE_COUNT, 1, 1 },
  { "closed on the as-of date", WON "closed_on=2024-02-01\n" WON "closed_on=2024-02-02\n",
    Q1, "2024-02-01", RAPPORT_KPI_PIPELINE_COUNT, 1, 1 },
  { "lost later was open", "opportunities name=L|stage=Closed Lost|opened_on=2023-05-01|closed_on=2024-06-01\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_COUNT, 1, 1 },
  { "no open date counts from its creation", "opportunities name=A|stage=Talks|created=2024-02-01\n"
    "opportunities name=B|stage=Talks|created=2024-02-02\n", Q1, "2024-02-01", RAPPORT_KPI_PIPELINE_COUNT, 1, 1 },
  { "creation in the zone of the workspace", "settings time_zone=Pacific/Kiritimati\n"
    "opportunities name=A|stage=Talks|created=2024-02-01\n", Q1, "2024-02-01", RAPPORT_KPI_PIPELINE_COUNT, 0, 1 },
  { "won without a date is not open", WON "amount=1\n", Q1, NULL, RAPPORT_KPI_PIPELINE_COUNT, 0, 1 },
  { "no stage is open", "opportunities name=A|opened_on=2024-01-01\n", Q1, NULL, RAPPORT_KPI_PIPELINE_COUNT, 1, 1 },
  { "nothing open is zero", "", Q1, NULL, RAPPORT_KPI_PIPELINE_COUNT, 0, 1 },
  { "as-of in a quarter long past", WON "closed_on=2024-02-01\n", "2023-05-01", NULL, RAPPORT_KPI_PIPELINE_COUNT, 0, 1 },

  { "known amounts", OPEN "amount=100\n" OPEN "amount=20\n" OPEN "product=X\n", Q1, NULL, RAPPORT_KPI_PIPELINE_AMOUNT, 120, 1 },
  { "an amount of zero is known", OPEN "amount=0\n", Q1, NULL, RAPPORT_KPI_PIPELINE_AMOUNT, 0, 1 },
  { "no amount is known", OPEN "product=X\n", Q1, NULL, RAPPORT_KPI_PIPELINE_AMOUNT, 0, 0 },
  { "nothing open", "", Q1, NULL, RAPPORT_KPI_PIPELINE_AMOUNT, 0, 0 },
  { "at the as-of rate", "rates base=EUR|currency=USD|date=2024-01-10|rate=1\nrates base=EUR|currency=USD|date=2024-03-29|rate=1.5\n"
    OPEN "amount=100|currency=EUR\n", Q1, NULL, RAPPORT_KPI_PIPELINE_AMOUNT, 150, 1 },
  { "a missing rate", OPEN "amount=100|currency=EUR\n" OPEN "amount=100\n", Q1, NULL, RAPPORT_KPI_PIPELINE_AMOUNT, 0, 0 },
  { "a kept rate is of its closing", "rates base=EUR|currency=USD|date=2024-03-29|rate=1.5\n"
    WON "closed_on=2024-05-01|amount=100|currency=EUR|rate=2|rate_on=2024-05-01|rate_currency=USD\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_AMOUNT, 150, 1 },
  { "one of three", OPEN "amount=100\n" OPEN "amount=0\n" OPEN "product=X\n", Q1, NULL, RAPPORT_KPI_PIPELINE_UNKNOWN, 1, 1 },

  { "own probability", OPEN "amount=1000|probability=2500\n", Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 250, 1 },
  { "an own probability of zero", OPEN "amount=1000|probability=0\n", Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 0, 1 },
  { "the stage's default", OPEN "amount=1000\n", Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 600, 1 },
  { "the stage of that day", OPEN "amount=1000\n"
    "opportunity-changes opportunity=O|stage=Prospecting|since=2024-01-10\n"
    "opportunity-changes opportunity=O|stage=Negotiation|since=2024-04-01\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 100, 1 },
  { "won since, in the stage of that day", WON "closed_on=2024-05-01|amount=1000|probability=10000\n"
    "opportunity-changes opportunity=W|stage=Prospecting|since=2024-01-10\n"
    "opportunity-changes opportunity=W|stage=Closed Won|since=2024-05-01\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 100, 1 },
  { "won since, with its own probability", WON "closed_on=2024-05-01|amount=1000|probability=8000\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 800, 1 },
  { "won since, its stage unknown", WON "closed_on=2024-05-01|amount=1000|probability=10000\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 0, 0 },
  { "a stage without probability is left out", "opportunities name=T|stage=Talks|opened_on=2024-01-01|amount=50\n"
    OPEN "amount=1000\n", Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 600, 1 },
  { "each rounded", OPEN "amount=1|probability=5000\n" OPEN "amount=1|probability=5000\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_WEIGHTED, 2, 1 },

  { "expected on the first and last day of the next quarter", TARGET_Q2
    OPEN "amount=50000|expected_close_on=2024-04-01\n" OPEN "amount=25000|expected_close_on=2024-06-30\n"
    OPEN "amount=7|expected_close_on=2024-03-31\n" OPEN "amount=7|expected_close_on=2024-07-01\n" OPEN "amount=7\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_COVERAGE, 75000, 100000 },
  { "nothing expected is zero", TARGET_Q2, Q1, NULL, RAPPORT_KPI_PIPELINE_COVERAGE, 0, 100000 },
  { "no target", OPEN "amount=50000|expected_close_on=2024-04-01\n", Q1, NULL, RAPPORT_KPI_PIPELINE_COVERAGE, 0, 0 },
  { "expected without an amount", TARGET_Q2 OPEN "expected_close_on=2024-04-01\n",
    Q1, NULL, RAPPORT_KPI_PIPELINE_COVERAGE, 0, 0 },
  { "a target of the same quarter does not count", "targets kpi=revenue_won|quarter=2024-01-01|target=1000\n"
    OPEN "amount=50000|expected_close_on=2024-04-01\n", Q1, NULL, RAPPORT_KPI_PIPELINE_COVERAGE, 0, 0 },

  { "first and last moment", "registrations reference=A|status=submitted|submitted_at=2024-01-01T00:00\n"
    "registrations reference=B|status=submitted|submitted_at=2024-03-31T23:59\n"
    "registrations reference=C|status=submitted|submitted_at=2024-04-01T00:00\n"
    "registrations reference=D|status=draft|submitted_at=2024-02-01T00:00\nregistrations reference=E|status=submitted\n",
    Q1, NULL, RAPPORT_KPI_REGISTRATIONS_SUBMITTED, 2, 1 },
  { "in the zone of the workspace", "settings time_zone=America/New_York\n"
    "registrations reference=A|status=submitted|submitted_at=2024-04-01T03:00Z\n",
    Q1, NULL, RAPPORT_KPI_REGISTRATIONS_SUBMITTED, 1, 1 },
  { "each status", REGISTERED "status=submitted\n" REGISTERED "status=under review\n"
    REGISTERED "status=approved|decided_at=2024-02-02T10:00\n" REGISTERED "status=rejected|decided_at=2024-02-02T10:00\n"
    REGISTERED "status=won|decided_at=2024-02-02T10:00\n" REGISTERED "status=lost|decided_at=2024-02-02T10:00\n"
    REGISTERED "status=expired\n" REGISTERED "status=expired|protected_until=2024-05-01\n",
    Q1, NULL, RAPPORT_KPI_REGISTRATION_APPROVAL_RATE, 4, 8 },
  { "approved after as-of", REGISTERED "status=approved|decided_at=2024-04-01T10:00\n",
    Q1, NULL, RAPPORT_KPI_REGISTRATION_APPROVAL_RATE, 0, 1 },
  { "none submitted", "registrations reference=A|status=approved|submitted_at=2023-12-31T10:00\n",
    Q1, NULL, RAPPORT_KPI_REGISTRATION_APPROVAL_RATE, 0, 0 },
  { "won by the opportunity's date", WON "closed_on=2024-03-01\n"
    "opportunities name=X|stage=Closed Won|closed_on=2024-04-01\n"
    REGISTERED "status=approved|opportunity=W\n" REGISTERED "status=won|opportunity=X\n" REGISTERED "status=won\n",
    Q1, NULL, RAPPORT_KPI_REGISTRATION_WIN_RATE, 2, 3 },
  { "none submitted", "", Q1, NULL, RAPPORT_KPI_REGISTRATION_WIN_RATE, 0, 0 },
  /* 2, 4 and 30 hours; the fourth is decided after as-of. */
  { "median of three", REGISTERED "status=approved|decided_at=2024-02-01T12:00\n"
    REGISTERED "status=rejected|decided_at=2024-02-02T16:00\n" REGISTERED "status=approved|decided_at=2024-02-01T14:00\n"
    REGISTERED "status=approved|decided_at=2024-04-01T00:00\n",
    Q1, NULL, RAPPORT_KPI_REGISTRATION_DECISION_HOURS, 4, 1 },
  { "median of two", REGISTERED "status=approved|decided_at=2024-02-01T12:00\n"
    REGISTERED "status=rejected|decided_at=2024-02-01T15:00\n", Q1, NULL, RAPPORT_KPI_REGISTRATION_DECISION_HOURS, 3.5, 1 },
  { "none decided", REGISTERED "status=submitted\n", Q1, NULL, RAPPORT_KPI_REGISTRATION_DECISION_HOURS, 0, 0 },
};

static void
test_stage_of_the_day (void)
{
  static const struct { const char *day, *stage; } days[] = {
    { "2024-01-09", NULL },
    { "2024-01-10", "Prospecting" },
    { "2024-01-31", "Prospecting" },
    { "2024-02-01", "Negotiation" },
    { "2024-03-01", "Closed Won" },
  };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (
    WON "closed_on=2024-03-01|stage_since=2024-03-01\n"
    "opportunity-changes opportunity=W|stage=Prospecting|since=2024-01-10\n"
    "opportunity-changes opportunity=W|stage=Negotiation|since=2024-02-01\n");
  const RapportRecord *deal = g_ptr_array_index (world->facts->records[RAPPORT_KIND_OPPORTUNITY], 0);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpstr (rapport_opportunity_get_stage_on (world->programme, world->facts, deal,
                                                       rapport_test_date (days[i].day)), ==, days[i].stage);

  g_assert_cmpstr (rapport_opportunity_get_state (world->programme, deal), ==, "won");
  g_assert_true (rapport_opportunity_is_open_on (world->programme, world->facts, deal, rapport_test_date ("2024-02-29")));
  g_assert_false (rapport_opportunity_is_open_on (world->programme, world->facts, deal, rapport_test_date ("2024-03-01")));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  rapport_test_add_cases ("kpi/pipeline", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/kpi/pipeline/stage-of-the-day", test_stage_of_the_day);

  return g_test_run ();
}
