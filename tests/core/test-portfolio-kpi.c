/* test-portfolio.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rapport-summary.h"
#include "rapport-test-world.h"

#define Q1 "2024-02-15"
#define WON "opportunities name=W|stage=Closed Won|closed_on="

typedef struct
{
  const char *name;
  const char *records;
} Partner;

static RapportPortfolio *
compute (RapportTestWorld *world,
         const Partner    *partners,
         guint             n_partners,
         const char       *as_of)
{
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_facts_unref);
  RapportQuarter quarter;

  for (guint i = 0; i < n_partners; i++)
    {
      rapport_test_world_begin_partner (world, partners[i].name);
      rapport_test_world_add (world, partners[i].records);
      g_ptr_array_add (facts, rapport_facts_ref (world->facts));
    }
  rapport_quarter_of_date (&quarter, &world->settings->fiscal, rapport_test_date (Q1));

  return rapport_portfolio_compute (world->programme, facts, &quarter,
                                    as_of != NULL ? rapport_test_date (as_of) : quarter.end);
}

static void
check (const RapportPortfolio *portfolio,
       RapportProgrammeKpi     kpi,
       double                  numerator,
       double                  denominator)
{
  const RapportKpiValue *value = &portfolio->values[kpi];

  g_test_message ("%s", rapport_programme_kpi_get_info (kpi)->id);
  g_assert_cmpint (value->available, ==, denominator != 0);
  if (denominator == 0)
    {
      g_assert_nonnull (value->reason);
      return;
    }
  g_assert_cmpfloat_with_epsilon (value->numerator, numerator, 1e-9);
  g_assert_cmpfloat_with_epsilon (value->denominator, denominator, 1e-9);
}

static void
test_retention (void)
{
  static const Partner partners[] = {
    { "Stays", "partner since=2023-01-01|stage=Active\n" },
    { "Left in the quarter", "partner since=2023-01-01|stage=Former|stage_since=2024-02-01\n" },
    { "Leaves later", "partner since=2023-01-01|stage=Exiting|stage_since=2024-04-01\n" },
    { "Left before", "partner since=2020-01-01|stage=Former|stage_since=2023-12-01\n" },
    { "By history", "partner since=2023-01-01|stage=Former\nstage-changes stage=Active|since=2023-01-01\n"
                    "stage-changes stage=Exiting|since=2024-03-31\n" },
    { "Came on the first day", "partner since=2024-01-01|stage=Active\n" },
    { "Came in the quarter", "partner since=2024-01-02|stage=Active\n" },
    { "Since is known by a deal", "partner created=2024-11-01\n" WON "2023-06-01|opened_on=2023-05-01\n" },
    { "Created in the quarter", "partner created=2024-02-01\n" },
  };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, partners, G_N_ELEMENTS (partners), NULL);

  check (portfolio, RAPPORT_PROGRAMME_RETENTION, 4, 6);
  check (portfolio, RAPPORT_PROGRAMME_CHURN, 2, 6);
}

static void
test_activation (void)
{
  /* 90 days before 31 March 2024 is 1 January 2024; twelve months end there. */
  static const Partner partners[] = {
    { "First day", "agreements type=reseller|title=A|status=in force|signed_on=2023-01-02\n" WON "2023-04-02\n" },
    { "Last day, one day late", "agreements type=reseller|title=A|status=signed|signed_on=2024-01-01\n" WON "2024-03-31\n" },
    { "Too early", "agreements type=reseller|title=A|status=in force|signed_on=2023-01-01\n" WON "2023-01-11\n" },
    { "Too late", "agreements type=reseller|title=A|status=in force|signed_on=2024-01-02\n" },
    { "Never won", "partner since=2023-06-01\n" },
    { "91 days", "partner since=2023-06-01\n" WON "2023-08-31\n" },
    { "Won before signing", "partner since=2023-06-01\n" WON "2023-05-01\n" },
    { "No date", "partner status=active\n" WON "2023-05-01\n" },
  };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, partners, G_N_ELEMENTS (partners), NULL);

  /* Signed in time: the first two, and three since June; the first two won within 90 days. */
  check (portfolio, RAPPORT_PROGRAMME_ACTIVATION_RATE, 2, 5);
  /* 90, 90, 10 and 91 days. */
  check (portfolio, RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS, 90, 1);
}

static void
test_active_and_reviewed (void)
{
  static const Partner partners[] = {
    { "Called", "interactions kind=call|at=2023-04-01T10:00\nreviews quarter=2024-01-01|state=held|held_on=2024-03-31\n" },
    { "Called too long ago", "interactions kind=call|at=2023-03-31T10:00\nreviews quarter=2024-01-01|state=held|held_on=2024-04-01\n" },
    { "Trained", "training title=T|date=2024-03-31\nreviews quarter=2024-01-01|state=planned\n" },
    { "Registered", "registrations reference=R|submitted_at=2024-01-01T10:00\nreviews quarter=2023-10-01|state=held\n" },
    { "Marketed", "activities title=A|date=2023-12-01\nreviews quarter=2024-01-01|state=closed\n" },
    { "Lost a deal", "opportunities name=L|stage=Closed Lost|closed_on=2023-05-01\n"
                     "reviews quarter=2023-10-01|state=held|planned_at=2024-01-15T10:00|held_on=2024-01-16\n" },
    { "Nothing", "reviews quarter=2024-01-01|state=planned|planned_at=2024-04-01T10:00\n" },
  };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, partners, G_N_ELEMENTS (partners), NULL);

  check (portfolio, RAPPORT_PROGRAMME_ACTIVE_PARTNERS, 5, 1);
  /* A planned day counts where it lies, whatever quarter is looked at on that day. */
  check (portfolio, RAPPORT_PROGRAMME_QBR_COMPLETION, 3, 5);
}

static void
test_concentration (void)
{
  static const Partner partners[] = {
    { "A", WON "2023-04-01|amount=500\n" WON "2023-03-31|amount=9999\n" },
    { "B", WON "2024-03-31|amount=200\n" WON "2024-04-01|amount=9999\n" },
    { "C", WON "2023-12-31|amount=200\n" },
    { "D", WON "2023-12-31|amount=100\n" },
    { "E", "" },
  };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, partners, G_N_ELEMENTS (partners), NULL);

  check (portfolio, RAPPORT_PROGRAMME_CONCENTRATION_TOP1, 500, 1000);
  check (portfolio, RAPPORT_PROGRAMME_CONCENTRATION_TOP3, 900, 1000);
}

static void
test_missing_rate (void)
{
  static const Partner partners[] = { { "A", WON "2024-01-01|amount=500|currency=JPY\n" } };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, partners, G_N_ELEMENTS (partners), NULL);

  check (portfolio, RAPPORT_PROGRAMME_CONCENTRATION_TOP1, 0, 0);
  g_assert_cmpstr (portfolio->values[RAPPORT_PROGRAMME_CONCENTRATION_TOP1].reason, ==,
                   "No rate from JPY to USD on or before 2024-01-01, within seven days: import rates");
}

static void
test_nobody (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, NULL, 0, NULL);

  for (RapportProgrammeKpi kpi = 0; kpi < RAPPORT_N_PROGRAMME_KPIS; kpi++)
    check (portfolio, kpi, 0, kpi == RAPPORT_PROGRAMME_ACTIVE_PARTNERS ? 1 : 0);
}

static void
test_ecosystem_health (void)
{
#define SCORED(share) "partner since=2023-01-01\n" WON "2023-01-02\n" \
  "kpi-values kpi=certification_coverage|quarter=2024-01-01|numerator=" share "\n"
  static const Partner partners[] = {
    { "Zebra", SCORED ("0.3") },
    { "Apple", SCORED ("0.5") },
    { "Good", SCORED ("0.7") },
    { "New", "partner since=2024-03-01\n" },
    { "Unknown", "partner since=2023-01-01\n" WON "2023-01-02\n" },
    { "Former", "partner stage=Former|stage_since=2020-01-01\n" SCORED ("1") },
  };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, partners, G_N_ELEMENTS (partners), NULL);

  check (portfolio, RAPPORT_PROGRAMME_ECOSYSTEM_HEALTH, 150, 3);
  g_assert_cmpint (portfolio->band_counts[RAPPORT_BAND_AT_RISK], ==, 1);
  g_assert_cmpint (portfolio->band_counts[RAPPORT_BAND_WATCH], ==, 1);
  g_assert_cmpint (portfolio->band_counts[RAPPORT_BAND_GOOD], ==, 1);
  g_assert_cmpint (portfolio->band_counts[RAPPORT_BAND_RAMPING], ==, 1);
  g_assert_cmpint (portfolio->band_counts[RAPPORT_BAND_NONE], ==, 1);
  g_assert_cmpstr (rapport_record_get_title (((RapportFacts *) g_ptr_array_index (portfolio->facts, 0))->partner), ==, "Apple");
}

static void
test_evidence (void)
{
  static const Partner partners[] = {
    { "A", "partner since=2023-05-01\n" WON "2023-06-01|amount=500\nreviews quarter=2024-01-01|state=held\n" },
    { "B", "partner since=2023-05-01\n" WON "2024-02-01|amount=300\nreviews quarter=2024-01-01|state=planned\n" },
    { "C", "partner since=2023-05-01|stage=Former|stage_since=2024-02-01\n" WON "2023-07-01|amount=200\n" },
    { "D", "interactions kind=call|at=2024-01-01T10:00\n" WON "2023-08-01|amount=100\n" },
  };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, partners, G_N_ELEMENTS (partners), NULL);

  for (RapportProgrammeKpi kpi = 0; kpi < RAPPORT_N_PROGRAMME_KPIS; kpi++)
    {
      double values = 0, weights = 0;

      for (guint i = 0; i < portfolio->evidence->len; i++)
        {
          const RapportEvidence *evidence = &g_array_index (portfolio->evidence, RapportEvidence, i);

          if ((RapportProgrammeKpi) evidence->kpi != kpi)
            continue;
          values += evidence->role != RAPPORT_EVIDENCE_DENOMINATOR ? evidence->value : 0;
          weights += evidence->role != RAPPORT_EVIDENCE_NUMERATOR ? evidence->weight : 0;
        }

      g_test_message ("%s", rapport_programme_kpi_get_info (kpi)->id);
      if (kpi == RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS)
        g_assert_cmpfloat (weights, ==, 3);
      else if (portfolio->values[kpi].available)
        {
          g_assert_cmpfloat_with_epsilon (values, portfolio->values[kpi].numerator, 1e-6);
          if (kpi != RAPPORT_PROGRAMME_ACTIVE_PARTNERS)
            g_assert_cmpfloat_with_epsilon (weights, portfolio->values[kpi].denominator, 1e-6);
        }
    }
}

#define MEETING "meetings title=M|status=held|starts_at=2024-02-01T09:00|ends_at=2024-02-01T10:00\n"
#define GOLD "partner tier=Gold\n"
#define TERMS(discount) "agreements type=reseller|title=A|status=in force|margin=100|discount=" discount "\n"

static void
test_fairness (void)
{
  /* Meetings 1, 2, 2, 3, 9: the median is 2, the distances 1, 0, 0, 1, 7, so the MAD is 1 and the
   * limit 2 from the median: 9 is out, 1 and 3 are in. Discounts 20, 20, 20 and 30 %: a MAD of 0. */
  static const Partner partners[] = {
    { "A", GOLD MEETING TERMS ("2000") },
    { "B", GOLD MEETING MEETING TERMS ("2000") },
    { "C", GOLD MEETING MEETING TERMS ("2000") },
    { "D", GOLD MEETING MEETING MEETING TERMS ("3000") },
    { "E", GOLD MEETING MEETING MEETING MEETING MEETING MEETING MEETING MEETING MEETING },
    { "F", "partner tier=Silver\n" MEETING },
    { "G", "partner tier=Silver\n" MEETING },
    { "H", "partner tier=Silver\n" MEETING MEETING MEETING MEETING MEETING MEETING },
    { "I", GOLD "partner stage=Former\n" },
  };
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportPortfolio) portfolio = compute (world, partners, G_N_ELEMENTS (partners), NULL);
  const RapportFairness *fairness;

  g_assert_cmpuint (portfolio->fairness->len, ==, 9);
  for (guint i = 0; i < portfolio->fairness->len; i++)
    {
      fairness = g_ptr_array_index (portfolio->fairness, i);
      g_assert_cmpuint (g_strv_length (fairness->outlier), ==, i == 4 ? 2 : i == 3 ? 1 : 0);
    }

  fairness = g_ptr_array_index (portfolio->fairness, 4);
  g_assert_cmpint (fairness->meetings, ==, 9);
  g_assert_cmpfloat (fairness->hours, ==, 9);
  g_assert_true (isnan (fairness->answer_hours));
  g_assert_cmpint (fairness->discount, ==, -1);
  g_assert_cmpstr (fairness->tier, ==, "Gold");
  g_assert_cmpstr (fairness->outlier[0], ==, "Meetings: 9, the median of the tier is 2.0");
  fairness = g_ptr_array_index (portfolio->fairness, 3);
  g_assert_cmpint (fairness->discount, ==, 3000);
  g_assert_cmpstr (fairness->outlier[0], ==, "Best discount or margin: 30.0 %, the median of the tier is 20.0 %");
}

static void
test_summary (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (
    WON "2024-12-31|amount=700\n" WON "2024-09-30|amount=60\n" WON "2023-01-01|amount=5\n" WON "2022-12-31|amount=9999\n"
    "opportunities name=O|stage=Talks|opened_on=2024-12-01|amount=40\n"
    "targets kpi=revenue_won|quarter=2024-10-01|target=10\n"
    "interactions kind=call|at=2024-12-20T10:00\n"
    "actions title=A|status=open|due_on=2024-12-30\nactions title=B|status=in progress|due_on=2024-12-31\n"
    "actions title=C|status=done|due_on=2024-12-01\nactions title=D|status=blocked\nactions title=E|status=cancelled\n"
    "reviews quarter=2024-07-01|state=held|planned_at=2025-01-02T10:00\n"
    "reviews quarter=2024-10-01|state=planned|planned_at=2025-01-20T10:00\n"
    "reviews quarter=2025-01-01|state=planned|planned_at=2025-04-20T10:00\n"
    "reviews quarter=2024-04-01|state=planned|planned_at=2024-06-20T10:00\n");
  g_autoptr(RapportSummary) summary = rapport_summary_compute (world->programme, world->facts);
  static const gint64 history[] = { 5, 0, 0, 0, 0, 0, 60, 700 };

  g_assert_cmpint (summary->revenue, ==, 700);
  g_assert_cmpint (summary->target, ==, 1000);
  g_assert_cmpint (summary->pipeline, ==, 40);
  g_assert_cmpint (summary->last_contact, ==, rapport_test_date ("2024-12-20"));
  g_assert_cmpint (summary->open_actions, ==, 3);
  g_assert_cmpint (summary->overdue_actions, ==, 1);
  g_assert_cmpint (summary->next_review, ==, rapport_test_date ("2025-01-20"));
  g_assert_cmpstr (summary->next_review_quarter, ==, "2024-Q4");
  g_assert_false (isnan (summary->score));
  for (guint i = 0; i < G_N_ELEMENTS (history); i++)
    g_assert_cmpint (summary->history[i], ==, history[i]);
}

static void
test_empty_summary (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(RapportSummary) summary = rapport_summary_compute (world->programme, world->facts);

  g_assert_true (isnan (summary->score));
  g_assert_cmpint (summary->band, ==, RAPPORT_BAND_NONE);
  g_assert_cmpint (summary->target, ==, -1);
  g_assert_cmpint (summary->pipeline, ==, -1);
  g_assert_cmpint (summary->last_contact, ==, RAPPORT_DATE_NONE);
  g_assert_cmpint (summary->next_review, ==, RAPPORT_DATE_NONE);
  g_assert_null (summary->next_review_quarter);
}

/* 10,000 partners with twenty records each, under --verbose with the time it took. */
static void
test_many (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new ("");
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_facts_unref);
  g_autoptr(RapportPortfolio) portfolio = NULL;
  RapportQuarter quarter;
  gint64 start;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", i);

      rapport_test_world_begin_partner (world, name);
      for (guint j = 0; j < 5; j++)
        rapport_test_world_add (world, WON "2024-02-01|amount=100\n"
                                "opportunities name=O|stage=Talks|opened_on=2024-01-01|amount=40\n"
                                "interactions kind=e-mail|direction=in|needs_answer=1|at=2024-02-01T10:00\n" MEETING);
      g_ptr_array_add (facts, rapport_facts_ref (world->facts));
    }

  rapport_quarter_of_date (&quarter, &world->settings->fiscal, rapport_test_date (Q1));
  start = g_get_monotonic_time ();
  portfolio = rapport_portfolio_compute (world->programme, facts, &quarter, quarter.end);
  g_test_minimized_result ((g_get_monotonic_time () - start) / 1e6, "seconds for 10,000 partners");
  g_assert_cmpuint (portfolio->scorecards->len, ==, 10000);
  check (portfolio, RAPPORT_PROGRAMME_CONCENTRATION_TOP1, 500, 5000000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portfolio/retention", test_retention);
  g_test_add_func ("/portfolio/activation", test_activation);
  g_test_add_func ("/portfolio/active-and-reviewed", test_active_and_reviewed);
  g_test_add_func ("/portfolio/concentration", test_concentration);
  g_test_add_func ("/portfolio/missing-rate", test_missing_rate);
  g_test_add_func ("/portfolio/nobody", test_nobody);
  g_test_add_func ("/portfolio/ecosystem-health", test_ecosystem_health);
  g_test_add_func ("/portfolio/evidence", test_evidence);
  g_test_add_func ("/portfolio/fairness", test_fairness);
  g_test_add_func ("/summary/figures", test_summary);
  g_test_add_func ("/summary/empty", test_empty_summary);
  g_test_add_func ("/portfolio/many", test_many);

  return g_test_run ();
}
