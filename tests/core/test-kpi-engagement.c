/* test-kpi-engagement.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rapport-test-world.h"

#define Q1 "2024-02-15"
#define HELD "meetings title=M|status=held|"
#define CALL "interactions kind=call|at="
#define ASKED "interactions kind=e-mail|direction=in|needs_answer=1|"

static const RapportTestCase cases[] = {
  { "held or planned and over", HELD "starts_at=2024-01-01T09:00\n" HELD "starts_at=2024-03-31T09:00\n"
    "meetings title=P|status=planned|starts_at=2024-02-01T09:00|ends_at=2024-02-01T10:00\n"
    "meetings title=N|starts_at=2024-02-02T09:00|ends_at=2024-02-02T10:00\n"
    "meetings title=C|status=cancelled|starts_at=2024-02-01T09:00\n" HELD "starts_at=2024-04-01T00:00\n",
    Q1, NULL, RAPPORT_KPI_MEETINGS_HELD, 4, 1 },
  { "nothing after as-of", HELD "starts_at=2024-02-01T09:00\n" HELD "starts_at=2024-02-02T09:00\n"
    "meetings title=P|status=planned|starts_at=2024-02-01T22:00|ends_at=2024-02-02T01:00\n",
    Q1, "2024-02-01", RAPPORT_KPI_MEETINGS_HELD, 1, 1 },
  /* 20:00 in New York on 31 March is 1 April in UTC. */
  { "in the zone of the workspace", HELD "starts_at=2024-03-31T20:00|time_zone=America/New_York\n"
    HELD "starts_at=2024-03-31T20:00|all_day=1|time_zone=America/New_York\n",
    Q1, NULL, RAPPORT_KPI_MEETINGS_HELD, 1, 1 },
  { "none is zero", "", Q1, NULL, RAPPORT_KPI_MEETINGS_HELD, 0, 1 },

  { "last interaction", CALL "2024-03-01T10:00\n" CALL "2024-03-21T10:00\n" CALL "2024-04-02T10:00\n",
    Q1, NULL, RAPPORT_KPI_DAYS_SINCE_CONTACT, 10, 1 },
  { "last meeting", CALL "2024-03-01T10:00\n" HELD "starts_at=2024-03-31T10:00\n", Q1, NULL, RAPPORT_KPI_DAYS_SINCE_CONTACT, 0, 1 },
  { "a contact of the year before", CALL "2023-03-31T10:00\n", Q1, NULL, RAPPORT_KPI_DAYS_SINCE_CONTACT, 366, 1 },
  { "no contact", "meetings title=C|status=cancelled|starts_at=2024-02-01T09:00\n",
    Q1, NULL, RAPPORT_KPI_DAYS_SINCE_CONTACT, 0, 0 },

  /* 91 days in thirties: 1 to 30 January, to 29 February, to 30 March. */
  { "three intervals of thirty days", CALL "2024-01-30T10:00\n" CALL "2024-03-01T10:00\n" CALL "2024-03-31T10:00\n",
    Q1, NULL, RAPPORT_KPI_CADENCE_KEPT, 2, 3 },
  { "first and last day of an interval", CALL "2024-01-31T10:00\n" CALL "2024-02-29T10:00\n" CALL "2024-03-01T00:00\n",
    Q1, NULL, RAPPORT_KPI_CADENCE_KEPT, 2, 3 },
  { "the partner's own cadence", "partner cadence_days=45|tier=Gold\n" CALL "2024-01-01T10:00\n",
    Q1, NULL, RAPPORT_KPI_CADENCE_KEPT, 1, 2 },
  { "the tier's cadence", "partner tier=Gold\n" CALL "2024-01-14T10:00\n" CALL "2024-01-15T10:00\n",
    Q1, NULL, RAPPORT_KPI_CADENCE_KEPT, 2, 6 },
  { "complete ones only", CALL "2024-01-14T10:00\n", Q1, "2024-02-28", RAPPORT_KPI_CADENCE_KEPT, 1, 1 },
  { "complete on the as-of date", CALL "2024-01-14T10:00\n", Q1, "2024-02-29", RAPPORT_KPI_CADENCE_KEPT, 1, 2 },
  { "none complete", CALL "2024-01-14T10:00\n", Q1, "2024-01-29", RAPPORT_KPI_CADENCE_KEPT, 0, 0 },
  { "longer than the quarter", "partner cadence_days=92\n", Q1, NULL, RAPPORT_KPI_CADENCE_KEPT, 0, 0 },

  /* Within a day to the minute; one minute more is late. */
  { "within 24 hours", ASKED "at=2024-02-01T10:00|answered_at=2024-02-02T10:00\n"
    ASKED "at=2024-02-01T10:00|answered_at=2024-02-02T10:01\n"
    "interactions kind=e-mail|direction=out|needs_answer=1|at=2024-02-01T10:00\n"
    "interactions kind=e-mail|direction=in|at=2024-02-01T10:00\n", Q1, NULL, RAPPORT_KPI_RESPONSE_WITHIN_SLA, 1, 2 },
  { "another SLA", "settings sla_hours=8\n" ASKED "at=2024-02-01T10:00|answered_at=2024-02-01T18:00\n"
    ASKED "at=2024-02-01T10:00|answered_at=2024-02-01T19:00\n", Q1, NULL, RAPPORT_KPI_RESPONSE_WITHIN_SLA, 1, 2 },
  { "unanswered ones count when older", ASKED "at=2024-03-30T23:59\n" ASKED "at=2024-03-31T00:00\n",
    Q1, NULL, RAPPORT_KPI_RESPONSE_WITHIN_SLA, 0, 1 },
  { "an answer after as-of is none yet", ASKED "at=2024-02-01T10:00|answered_at=2024-02-03T10:00\n",
    Q1, "2024-02-02", RAPPORT_KPI_RESPONSE_WITHIN_SLA, 0, 1 },
  { "nothing asked", "", Q1, NULL, RAPPORT_KPI_RESPONSE_WITHIN_SLA, 0, 0 },
  { "asked in another quarter", ASKED "at=2023-12-31T23:59|answered_at=2024-01-01T10:00\n",
    Q1, NULL, RAPPORT_KPI_RESPONSE_WITHIN_SLA, 0, 0 },
  { "calendar hours over a weekend", ASKED "at=2024-02-02T18:00|answered_at=2024-02-05T09:00\n",
    Q1, NULL, RAPPORT_KPI_RESPONSE_MEDIAN_HOURS, 63, 1 },
  { "median of four", ASKED "at=2024-02-01T10:00|answered_at=2024-02-01T11:00\n"
    ASKED "at=2024-02-01T10:00|answered_at=2024-02-01T13:00\n" ASKED "at=2024-02-01T10:00|answered_at=2024-02-01T12:00\n"
    ASKED "at=2024-02-01T10:00|answered_at=2024-02-09T10:00\n" ASKED "at=2024-02-01T10:00\n",
    Q1, NULL, RAPPORT_KPI_RESPONSE_MEDIAN_HOURS, 2.5, 1 },
  { "none answered", ASKED "at=2024-02-01T10:00\n", Q1, NULL, RAPPORT_KPI_RESPONSE_MEDIAN_HOURS, 0, 0 },

  /* Two hours of a meeting, 1.5 of training, one activity with funds, one project: 5.5, all before
   * the win of 1 March; then one hour of a meeting after it. */
  { "before the first win", "opportunities name=W|stage=Closed Won|closed_on=2024-03-01\n"
    HELD "starts_at=2024-01-10T09:00|ends_at=2024-01-10T11:00\n" "training title=T|date=2023-07-01|hours=1.5\n"
    "activities title=A|date=2024-03-01|allocated=100\n" "activities title=B|date=2024-03-01\n"
    "projects title=P|starts_on=2024-02-01\n" HELD "starts_at=2024-03-02T09:00|ends_at=2024-03-02T10:00\n",
    Q1, NULL, RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE, 5.5, 6.5 },
  { "the fifth quarter back does not count", "training title=T|date=2023-03-31|hours=2\ntraining title=U|date=2023-04-01|hours=3\n",
    Q1, NULL, RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE, 3, 3 },
  { "a win of more than twelve months ago", "opportunities name=W|stage=Closed Won|closed_on=2023-01-31\n"
    "training title=T|date=2024-01-31|hours=2\ntraining title=U|date=2024-02-01|hours=3\n",
    Q1, NULL, RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE, 3, 5 },
  { "nothing given", "", Q1, NULL, RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE, 0, 0 },
  { "given after as-of", "training title=T|date=2024-02-02|hours=2\n", Q1, "2024-02-01", RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE, 0, 0 },
};

static void
test_last_contact (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (CALL "2024-01-05T10:00\n" HELD "starts_at=2024-01-20T10:00\n");

  g_assert_cmpint (rapport_partner_get_last_contact (world->programme, world->facts, rapport_test_date ("2024-01-04")), ==,
                   RAPPORT_DATE_NONE);
  g_assert_cmpint (rapport_partner_get_last_contact (world->programme, world->facts, rapport_test_date ("2024-01-19")), ==,
                   rapport_test_date ("2024-01-05"));
  g_assert_cmpint (rapport_partner_get_last_contact (world->programme, world->facts, rapport_test_date ("2024-02-01")), ==,
                   rapport_test_date ("2024-01-20"));
}

static void
test_notice_deadline (void)
{
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (
    "agreements title=A|type=reseller|ends_on=2024-03-31|notice_days=90\nagreements title=B|type=reseller|notice_days=90\n"
    "agreements title=C|type=reseller|ends_on=2024-03-31\n");
  GPtrArray *agreements = world->facts->records[RAPPORT_KIND_AGREEMENT];

  g_assert_cmpint (rapport_agreement_record_get_notice_deadline (g_ptr_array_index (agreements, 0)), ==,
                   rapport_test_date ("2024-01-01"));
  g_assert_cmpint (rapport_agreement_record_get_notice_deadline (g_ptr_array_index (agreements, 1)), ==, RAPPORT_DATE_NONE);
  g_assert_cmpint (rapport_agreement_record_get_notice_deadline (g_ptr_array_index (agreements, 2)), ==,
                   rapport_test_date ("2024-03-31"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  rapport_test_add_cases ("kpi/engagement", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/kpi/engagement/last-contact", test_last_contact);
  g_test_add_func ("/kpi/engagement/notice-deadline", test_notice_deadline);

  return g_test_run ();
}
