/* test-kpi-trust.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rapport-test-world.h"

#define Q1 "2024-02-15"
#define OURS "actions title=A|side=ours|"
#define THEIRS "actions title=A|side=theirs|"
#define NPS "surveys kind=nps|quarter=2024-01-01|score="
#define CSAT "surveys kind=csat|quarter=2024-01-01|score="
#define ISSUE "risks title=I|kind=issue|"
#define SHARED "shared title=S|shared_on=2024-02-01"
#define CERTIFIED "certifications certification=Sales|"

static const RapportTestCase cases[] = {
  { "done in time, late, open and cancelled", OURS "due_on=2024-02-01|status=done|done_on=2024-02-01\n"
    OURS "due_on=2024-02-01|status=done|done_on=2024-02-02\n" OURS "due_on=2024-02-01|status=open\n"
    OURS "due_on=2024-02-01|status=cancelled\n" THEIRS "due_on=2024-02-01|status=open\n",
    Q1, NULL, RAPPORT_KPI_COMMITMENTS_KEPT_OURS, 1, 3 },
  { "a moved date is late", OURS "original_due_on=2024-02-01|due_on=2024-03-01|status=done|done_on=2024-02-15\n",
    Q1, NULL, RAPPORT_KPI_COMMITMENTS_KEPT_OURS, 0, 1 },
  { "moved out of the quarter still counts in it", OURS "original_due_on=2024-03-31|due_on=2024-04-30|status=open\n",
    Q1, NULL, RAPPORT_KPI_COMMITMENTS_KEPT_OURS, 0, 1 },
  { "first and last day", OURS "due_on=2024-01-01|status=done|done_on=2023-12-01\n"
    OURS "due_on=2024-03-31|status=done|done_on=2024-03-31\n" OURS "due_on=2024-04-01|status=open\n"
    OURS "due_on=2023-12-31|status=open\n", Q1, NULL, RAPPORT_KPI_COMMITMENTS_KEPT_OURS, 2, 2 },
  { "due after as-of", OURS "due_on=2024-02-02|status=done|done_on=2024-01-10\n",
    Q1, "2024-02-01", RAPPORT_KPI_COMMITMENTS_KEPT_OURS, 0, 0 },
  { "done without a date is not shown to be kept", THEIRS "due_on=2024-02-01|status=done\n",
    Q1, NULL, RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS, 0, 1 },
  { "nothing due", OURS "due_on=2024-02-01|status=open\n", Q1, NULL, RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS, 0, 0 },

  /* Two promoters, one passive, one detractor: 50 % - 25 %. */
  { "each edge", NPS "9\n" NPS "10\n" NPS "8\n" NPS "6\n", Q1, NULL, RAPPORT_KPI_NPS, 100, 4 },
  { "seven is passive", NPS "7\n" NPS "0\n", Q1, NULL, RAPPORT_KPI_NPS, -100, 2 },
  { "another quarter and another kind", "surveys kind=nps|quarter=2023-10-01|score=9\n" CSAT "5\n",
    Q1, NULL, RAPPORT_KPI_NPS, 0, 0 },
  { "an impossible score", NPS "11\n" NPS "9\n", Q1, NULL, RAPPORT_KPI_NPS, 100, 1 },
  { "typed in where nobody was asked", "kpi-values kpi=nps|quarter=2024-01-01|numerator=42\n", Q1, NULL, RAPPORT_KPI_NPS, 42, 1 },
  { "typed in does not replace answers", "kpi-values kpi=nps|quarter=2024-01-01|numerator=42\n" NPS "9\n",
    Q1, NULL, RAPPORT_KPI_NPS, 100, 1 },
  { "typed in does not stand for a rate", "kpi-values kpi=mdf_return|quarter=2024-01-01|numerator=4\n"
    "activities title=A|date=2024-02-01|spent=500|revenue=2000|currency=EUR\n", Q1, NULL, RAPPORT_KPI_MDF_RETURN, 0, 0 },
  { "typed in for another quarter", "kpi-values kpi=nps|quarter=2023-10-01|numerator=42\n", Q1, NULL, RAPPORT_KPI_NPS, 0, 0 },
  { "mean", CSAT "4\n" CSAT "5\n" CSAT "4\n", Q1, NULL, RAPPORT_KPI_CSAT, 13, 3 },
  { "no answer", NPS "4\n", Q1, NULL, RAPPORT_KPI_CSAT, 0, 0 },
  { "typed in with a denominator", "kpi-values kpi=csat|quarter=2024-01-01|numerator=13|denominator=3\n",
    Q1, NULL, RAPPORT_KPI_CSAT, 13, 3 },

  { "got one of two", SHARED "|partners=Acme\n" SHARED "\n", Q1, NULL, RAPPORT_KPI_INFORMATION_REACH, 1, 2 },
  { "the audience in words", "partner tier=Gold|types=reseller+MSP\n" SHARED "|audience=all\n" SHARED "|audience=gold\n"
    SHARED "|audience=Silver+MSP\n" SHARED "|audience=ACME\n" SHARED "|audience=Silver\n" SHARED "|audience=Other\n",
    Q1, NULL, RAPPORT_KPI_INFORMATION_REACH, 0, 4 },
  { "the tier of that day", "partner tier=Gold\ntier-changes tier=Silver|since=2023-01-01\ntier-changes tier=Gold|since=2024-02-02\n"
    SHARED "|audience=Silver\n", Q1, NULL, RAPPORT_KPI_INFORMATION_REACH, 0, 1 },
  { "not for those who leave", "partner stage=Exiting\n" SHARED "\n" SHARED "|audience=all\n",
    Q1, NULL, RAPPORT_KPI_INFORMATION_REACH, 0, 0 },
  { "who had not left yet", "partner stage=Former|stage_since=2024-02-02\n" SHARED "|partners=Acme\n",
    Q1, NULL, RAPPORT_KPI_INFORMATION_REACH, 1, 1 },
  { "shared in another quarter", "shared title=S|shared_on=2024-04-01|partners=Acme\n", Q1, NULL, RAPPORT_KPI_INFORMATION_REACH, 0, 0 },

  { "ours and theirs", ISSUE "raised_by=ours|raised_at=2024-02-01T10:00\n" ISSUE "raised_by=theirs|raised_at=2024-02-01T10:00\n"
    "risks title=C|kind=conflict|raised_at=2024-02-01T10:00\nrisks title=R|kind=risk|raised_by=ours|raised_at=2024-02-01T10:00\n",
    Q1, NULL, RAPPORT_KPI_ISSUES_RAISED_FIRST, 1, 3 },
  { "raised after as-of", ISSUE "raised_by=ours|raised_at=2024-02-02T10:00\n", Q1, "2024-02-01", RAPPORT_KPI_ISSUES_RAISED_FIRST, 0, 0 },
  { "median", ISSUE "known_at=2024-02-01T10:00|told_at=2024-02-01T14:00\n" ISSUE "known_at=2024-02-01T10:00|told_at=2024-02-02T10:00\n"
    "risks title=R|kind=risk|known_at=2024-02-01T10:00|told_at=2024-02-01T09:00\n" ISSUE "known_at=2024-02-01T10:00\n",
    Q1, NULL, RAPPORT_KPI_BAD_NEWS_HOURS, 4, 1 },
  { "told after as-of", ISSUE "known_at=2024-02-01T10:00|told_at=2024-02-03T14:00\n", Q1, "2024-02-02", RAPPORT_KPI_BAD_NEWS_HOURS, 0, 0 },

  { "no more than required", "requirements certification=Sales|count=2\nrequirements certification=Tech|count=3\n"
    CERTIFIED "issued_on=2023-01-01\n" CERTIFIED "issued_on=2023-01-01\n" CERTIFIED "issued_on=2023-01-01\n"
    "certifications certification=tech|issued_on=2023-01-01\n", Q1, NULL, RAPPORT_KPI_CERTIFICATION_COVERAGE, 3, 5 },
  { "current on the as-of date", "requirements certification=Sales|count=4\n"
    CERTIFIED "issued_on=2024-03-31|expires_on=2024-03-31\n" CERTIFIED "issued_on=2024-04-01\n"
    CERTIFIED "issued_on=2023-01-01|expires_on=2024-03-30\n" CERTIFIED "level=1\n",
    Q1, NULL, RAPPORT_KPI_CERTIFICATION_COVERAGE, 2, 4 },
  { "one for each person", "requirements certification=Sales|count=3\ncontacts name=Ann\ncontacts name=Bob\n"
    CERTIFIED "contact=Ann|issued_on=2023-01-01\n" CERTIFIED "contact=Ann|issued_on=2024-01-01\n" CERTIFIED "contact=Bob|issued_on=2024-01-01\n",
    Q1, NULL, RAPPORT_KPI_CERTIFICATION_COVERAGE, 2, 3 },
  { "tier and type", "partner tier=Gold|types=reseller\nrequirements tier=Gold|certification=Sales|count=1\n"
    "requirements tier=Silver|certification=Sales|count=10\nrequirements type=MSP|certification=Sales|count=100\n"
    "requirements tier=Gold|type=reseller|certification=Tech|count=1000\nrequirements certification=Legal|count=10000\n",
    Q1, NULL, RAPPORT_KPI_CERTIFICATION_COVERAGE, 0, 11001 },
  { "nothing required", CERTIFIED "issued_on=2023-01-01\n", Q1, NULL, RAPPORT_KPI_CERTIFICATION_COVERAGE, 0, 0 },

  { "first and last day", "activities title=A|date=2024-01-01|allocated=1000|spent=400\n"
    "activities title=B|date=2024-03-31|allocated=1000|spent=700\nactivities title=C|date=2024-04-01|allocated=1000|spent=1\n"
    "activities title=D|allocated=1000|spent=1\n", Q1, NULL, RAPPORT_KPI_MDF_UTILISATION, 1100, 2000 },
  { "in the reporting currency", "rates base=EUR|currency=USD|date=2024-02-01|rate=1.1\n"
    "activities title=A|date=2024-02-01|allocated=1000|spent=500|currency=EUR\n", Q1, NULL, RAPPORT_KPI_MDF_UTILISATION, 550, 1100 },
  { "nothing allocated", "activities title=A|date=2024-02-01|spent=500\n", Q1, NULL, RAPPORT_KPI_MDF_UTILISATION, 0, 0 },
  { "a missing rate", "activities title=A|date=2024-02-01|allocated=1000|spent=500|currency=EUR\n",
    Q1, NULL, RAPPORT_KPI_MDF_UTILISATION, 0, 0 },
  { "after as-of", "activities title=A|date=2024-02-02|allocated=1000|spent=500\n", Q1, "2024-02-01", RAPPORT_KPI_MDF_UTILISATION, 0, 0 },
  { "four for one", "activities title=A|date=2024-02-01|spent=500|revenue=2000\n", Q1, NULL, RAPPORT_KPI_MDF_RETURN, 2000, 500 },
  { "nothing spent", "activities title=A|date=2024-02-01|allocated=500|revenue=2000\n", Q1, NULL, RAPPORT_KPI_MDF_RETURN, 0, 0 },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  rapport_test_add_cases ("kpi/trust", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
