/* test-health.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rapport-test-world.h"

#define Q1 "2024-02-15"
#define TARGET "targets kpi=revenue_won|quarter=2024-01-01|target=100\n"
#define NEXT "targets kpi=revenue_won|quarter=2024-04-01|target=100\n"
#define WON "opportunities name=W|stage=Closed Won|closed_on=2024-02-01|amount="
#define BEFORE "opportunities name=B|stage=Closed Won|closed_on=2023-02-01|amount=10000\n"
#define EXPECTED "opportunities name=E|stage=Talks|opened_on=2024-01-01|expected_close_on=2024-05-01|amount="

typedef struct
{
  const char             *name;
  const char             *records;
  RapportHealthDimension  dimension;
  double                  score;
} DimensionCase;

/* A score of -1 is "no data". */
static const DimensionCase dimension_cases[] = {
  { "attainment 0 %", TARGET, RAPPORT_HEALTH_RESULTS, 0 },
  { "attainment 50 %", TARGET WON "5000\n", RAPPORT_HEALTH_RESULTS, 0 },
  { "attainment 60 %", TARGET WON "6000\n", RAPPORT_HEALTH_RESULTS, 25 },
  { "attainment 70 %", TARGET WON "7000\n", RAPPORT_HEALTH_RESULTS, 50 },
  { "attainment 75 %", TARGET WON "7500\n", RAPPORT_HEALTH_RESULTS, 56.25 },
  { "attainment 90 %", TARGET WON "9000\n", RAPPORT_HEALTH_RESULTS, 75 },
  { "attainment 100 %", TARGET WON "10000\n", RAPPORT_HEALTH_RESULTS, 87.5 },
  { "attainment 110 %", TARGET WON "11000\n", RAPPORT_HEALTH_RESULTS, 100 },
  { "attainment 300 %", TARGET WON "30000\n", RAPPORT_HEALTH_RESULTS, 100 },
  { "growth -60 %", BEFORE WON "4000\n", RAPPORT_HEALTH_RESULTS, 0 },
  { "growth -50 %", BEFORE WON "5000\n", RAPPORT_HEALTH_RESULTS, 0 },
  { "growth -25 %", BEFORE WON "7500\n", RAPPORT_HEALTH_RESULTS, 30 },
  { "growth 0 %", BEFORE WON "10000\n", RAPPORT_HEALTH_RESULTS, 60 },
  { "growth 10 %", BEFORE WON "11000\n", RAPPORT_HEALTH_RESULTS, 80 },
  { "growth 20 %", BEFORE WON "12000\n", RAPPORT_HEALTH_RESULTS, 100 },
  { "neither target nor base", WON "12000\n", RAPPORT_HEALTH_RESULTS, -1 },
  { "coverage 0", NEXT, RAPPORT_HEALTH_PIPELINE, 0 },
  { "coverage 1.5", NEXT EXPECTED "15000\n", RAPPORT_HEALTH_PIPELINE, 50 },
  { "coverage 3", NEXT EXPECTED "30000\n", RAPPORT_HEALTH_PIPELINE, 100 },
  { "coverage 6", NEXT EXPECTED "60000\n", RAPPORT_HEALTH_PIPELINE, 100 },
  { "coverage against another benchmark", "settings coverage_benchmark=2\n" NEXT EXPECTED "10000\n", RAPPORT_HEALTH_PIPELINE, 50 },
  { "no target of the next quarter", EXPECTED "10000\n", RAPPORT_HEALTH_PIPELINE, -1 },
  /* One of three intervals kept, and the last contact on the as-of date: (33.33 + 100) / 2. */
  { "a contact today", "interactions kind=call|at=2024-03-30T10:00\n", RAPPORT_HEALTH_ENGAGEMENT, (100.0 / 3 + 100) / 2 },
  /* 60 days after one of 30: two cadences are half way down; kept 1 of 3. */
  { "two cadences ago", "interactions kind=call|at=2024-01-31T10:00\n", RAPPORT_HEALTH_ENGAGEMENT, (100.0 / 3 + 50) / 2 },
  { "three cadences ago", "interactions kind=call|at=2024-01-01T10:00\n", RAPPORT_HEALTH_ENGAGEMENT, 100.0 / 3 / 2 },
  { "recency alone", "partner cadence_days=100\ninteractions kind=call|at=2023-12-22T10:00\n", RAPPORT_HEALTH_ENGAGEMENT, 100 },
  { "never a contact", "", RAPPORT_HEALTH_ENGAGEMENT, -1 },
  { "coverage of certificates", "requirements certification=A|count=4\ncertifications certification=A\n", RAPPORT_HEALTH_CAPABILITY, 25 },
  { "nothing required", "", RAPPORT_HEALTH_CAPABILITY, -1 },
  { "commitments alone", "actions title=A|side=theirs|due_on=2024-02-01|status=done|done_on=2024-02-01\n"
    "actions title=B|side=theirs|due_on=2024-02-01|status=open\n", RAPPORT_HEALTH_TRUST, 50 },
  { "NPS alone", "surveys kind=nps|quarter=2024-01-01|score=8\n", RAPPORT_HEALTH_TRUST, 50 },
  { "CSAT alone", "surveys kind=csat|quarter=2024-01-01|score=4\n", RAPPORT_HEALTH_TRUST, 75 },
  { "NPS goes before CSAT", "surveys kind=csat|quarter=2024-01-01|score=1\nsurveys kind=nps|quarter=2024-01-01|score=9\n",
    RAPPORT_HEALTH_TRUST, 100 },
  { "an agreement in force", "agreements type=reseller|title=A|status=in force|effective_on=2024-03-31\n", RAPPORT_HEALTH_TRUST, 100 },
  { "an agreement not yet in force", "agreements type=reseller|title=A|status=in force|effective_on=2024-04-01\n", RAPPORT_HEALTH_TRUST, 0 },
  { "an agreement that ended", "agreements type=reseller|title=A|status=in force|ends_on=2024-03-30\n", RAPPORT_HEALTH_TRUST, 0 },
  { "an agreement on its last day", "agreements type=reseller|title=A|status=in force|ends_on=2024-03-31\n", RAPPORT_HEALTH_TRUST, 100 },
  { "an agreement that renews itself", "agreements type=reseller|title=A|status=in force|ends_on=2024-03-30|auto_renew=1\n",
    RAPPORT_HEALTH_TRUST, 100 },
  { "a draft", "agreements type=reseller|title=A|status=draft\n", RAPPORT_HEALTH_TRUST, 0 },
  { "mean of three", "agreements type=reseller|title=A|status=draft\nsurveys kind=nps|quarter=2024-01-01|score=8\n"
    "actions title=A|side=theirs|due_on=2024-02-01|status=done|done_on=2024-02-01\n", RAPPORT_HEALTH_TRUST, 50 },
  { "nothing known", "", RAPPORT_HEALTH_TRUST, -1 },
};

static void
test_dimension (gconstpointer data)
{
  const DimensionCase *test = data;
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (test->records);
  g_autoptr(RapportScorecard) card = rapport_test_world_compute (world, Q1, test->dimension == RAPPORT_HEALTH_ENGAGEMENT
                                                                              ? "2024-03-31" : NULL);

  g_assert_cmpint (card->health.has[test->dimension], ==, test->score >= 0);
  if (test->score >= 0)
    g_assert_cmpfloat_with_epsilon (card->health.scores[test->dimension], test->score, 1e-9);
}

typedef struct
{
  const char  *name;
  const char  *records;
  double       score;
  double       coverage;
  RapportBand  band;
  guint        n_caps;
} HealthCase;

/* Capability alone has data: its score is the score. Nothing is required, so the value is typed in. */
#define SCORE(share) "kpi-values kpi=certification_coverage|quarter=2024-01-01|numerator=" share "\n" WIN
#define WIN "opportunities name=W|stage=Closed Won|closed_on=2022-02-01\n"
#define IN_FORCE "agreements type=reseller|title=A|status=in force|signed_on=2023-01-01\n"

static const HealthCase health_cases[] = {
  { "no data", WIN, 0, 0, RAPPORT_BAND_NONE, 0 },
  { "39 is at risk", SCORE ("0.39"), 39, 0.15, RAPPORT_BAND_AT_RISK, 0 },
  { "39.9 is at risk", SCORE ("0.399"), 39.9, 0.15, RAPPORT_BAND_AT_RISK, 0 },
  { "40 is watch", SCORE ("0.4"), 40, 0.15, RAPPORT_BAND_WATCH, 0 },
  { "69 is watch", SCORE ("0.69"), 69, 0.15, RAPPORT_BAND_WATCH, 0 },
  { "70 is good", SCORE ("0.7"), 70, 0.15, RAPPORT_BAND_GOOD, 0 },
  /* Results 87.5 x 30, capability 20 x 15: (2625 + 300) / 45 = 65. */
  { "weighted over what has data", TARGET WON "10000\n" SCORE ("0.2"), 65, 0.45, RAPPORT_BAND_WATCH, 0 },
  /* (87.5 x 10 + 20 x 30) / 40 = 36.875 */
  { "weights of the settings", "settings health_weights=10,20,20,30,20\n" TARGET WON "10000\n" SCORE ("0.2"),
    36.875, 0.4, RAPPORT_BAND_AT_RISK, 0 },
  { "terminated", "partner status=terminated\n" SCORE ("1"), 39, 0.15, RAPPORT_BAND_AT_RISK, 1 },
  { "former", "partner stage=Former\n" SCORE ("1"), 39, 0.15, RAPPORT_BAND_AT_RISK, 1 },
  { "exiting is not former", "partner stage=Exiting\n" SCORE ("1"), 100, 0.15, RAPPORT_BAND_GOOD, 0 },
  { "former since as-of", "partner stage=Former|stage_since=2024-04-01\n" SCORE ("1"), 100, 0.15, RAPPORT_BAND_GOOD, 0 },
  { "neither agreement nor win", "kpi-values kpi=certification_coverage|quarter=2024-01-01|numerator=1\n",
    69, 0.15, RAPPORT_BAND_WATCH, 1 },
  /* Signed 180 days before 31 March 2024: 3 October 2023. Trust 100, capability 100. */
  { "180 days without a win", "agreements type=reseller|title=A|status=in force|signed_on=2023-10-03\n",
    69, 0.15, RAPPORT_BAND_WATCH, 1 },
  { "179 days without a win is ramping", "agreements type=reseller|title=A|status=in force|signed_on=2023-10-04\n",
    100, 0.15, RAPPORT_BAND_RAMPING, 0 },
  { "a win after as-of is none", "opportunities name=N|stage=Closed Won|closed_on=2024-04-01\n" IN_FORCE,
    69, 0.15, RAPPORT_BAND_WATCH, 1 },
  { "since without an agreement", "partner since=2024-03-01\n", 0, 0, RAPPORT_BAND_RAMPING, 1 },
  { "an NDA is no signing", "agreements type=NDA|title=A|status=in force|signed_on=2024-03-01\n", 100, 0.15, RAPPORT_BAND_GOOD, 0 },
  { "both caps", "partner since=2020-01-01\nkpi-values kpi=certification_coverage|quarter=2024-01-01|numerator=1\n",
    69, 0.15, RAPPORT_BAND_WATCH, 2 },
  { "a cap does not lift", "partner since=2020-01-01\nkpi-values kpi=certification_coverage|quarter=2024-01-01|numerator=0.1\n",
    10, 0.15, RAPPORT_BAND_AT_RISK, 2 },
};

static void
test_health (gconstpointer data)
{
  const HealthCase *test = data;
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (test->records);
  g_autoptr(RapportScorecard) card = rapport_test_world_compute (world, Q1, NULL);
  const RapportHealth *health = &card->health;

  g_assert_cmpint (health->band, ==, test->band);
  g_assert_cmpuint (g_strv_length (health->caps), ==, test->n_caps);
  g_assert_cmpfloat_with_epsilon (health->coverage, test->coverage, 1e-9);
  g_assert_cmpint (health->available, ==, test->coverage > 0);
  g_assert_cmpint (card->values[RAPPORT_KPI_HEALTH].available, ==, test->coverage > 0);
  if (test->coverage > 0)
    g_assert_cmpfloat_with_epsilon (health->score, test->score, 1e-9);
}

static void
test_words (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (
    "partner since=2020-01-01|status=terminated\nsettings health_weights=40,20,20,10,10\n" TARGET);
  g_autoptr(RapportScorecard) card = rapport_test_world_compute (world, Q1, NULL);

  g_assert_cmpstr (card->health.caps[0], ==, "No more than 39: the partnership has ended");
  g_assert_cmpstr (card->health.caps[1], ==, "No more than 69: active for 180 days without a win");
  g_assert_cmpstr (card->health.caps[2], ==, "No more than 69: neither an agreement in force nor a win");
  g_assert_null (card->health.caps[3]);
  g_assert_cmpstr (card->health.reasons[0], ==, "Results: 0 % of the target, 0 of 100 points");
  g_assert_null (card->health.reasons[1]);
  g_assert_cmpint (card->health.version, ==, 2);
  g_assert_cmpstr (rapport_band_get_title (RAPPORT_BAND_AT_RISK), ==, "At risk");
  g_assert_cmpstr (rapport_health_dimension_get_title (RAPPORT_HEALTH_TRUST), ==, "Commitment and trust");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dimension_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/health/dimension/%s", dimension_cases[i].name);

      g_test_add_data_func (path, &dimension_cases[i], test_dimension);
    }
  for (guint i = 0; i < G_N_ELEMENTS (health_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/health/score/%s", health_cases[i].name);

      g_test_add_data_func (path, &health_cases[i], test_health);
    }
  g_test_add_func ("/health/words", test_words);

  return g_test_run ();
}
