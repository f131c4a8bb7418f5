/* rapport-kpi-definitions.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "rapport-kpi.h"
#include "rapport-portfolio-kpi.h"

/* What each figure means, in words: printed with its version in every workbook. Whoever changes
 * how a figure is computed changes the words and counts the version up. */

static const RapportKpiInfo kpis[RAPPORT_N_KPIS] = {
  [RAPPORT_KPI_REVENUE_WON] = {
    "revenue_won", N_("Revenue won"),
    N_("Sum of the amounts of the opportunities won with a close date in the quarter, in the reporting currency, each at the rate of its close date."),
    1, RAPPORT_UNIT_MONEY, 1, N_("Opportunities, exchange rates") },
  [RAPPORT_KPI_REVENUE_SOURCED] = {
    "revenue_sourced", N_("Sourced revenue"),
    N_("Revenue won of the opportunities that the partner sourced."),
    1, RAPPORT_UNIT_MONEY, 1, N_("Opportunities, exchange rates") },
  [RAPPORT_KPI_REVENUE_INFLUENCED] = {
    "revenue_influenced", N_("Influenced revenue"),
    N_("Revenue won of the opportunities that the partner influenced."),
    1, RAPPORT_UNIT_MONEY, 1, N_("Opportunities, exchange rates") },
  [RAPPORT_KPI_TARGET] = {
    "target", N_("Revenue target"),
    N_("The quarter's target of revenue won, in the reporting currency."),
    1, RAPPORT_UNIT_MONEY, 0, N_("Targets") },
  [RAPPORT_KPI_ATTAINMENT] = {
    "attainment", N_("Attainment"),
    N_("Revenue won divided by the quarter's target."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Opportunities, exchange rates, targets") },
  [RAPPORT_KPI_QOQ_GROWTH] = {
    "qoq_growth", N_("Growth on the quarter"),
    N_("Revenue won less that of the previous quarter, divided by the size of the latter."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Opportunities, exchange rates") },
  [RAPPORT_KPI_YOY_GROWTH] = {
    "yoy_growth", N_("Growth on the year"),
    N_("Revenue won less that of the same quarter a year before, divided by the size of the latter."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Opportunities, exchange rates") },
  [RAPPORT_KPI_DEALS_WON] = {
    "deals_won", N_("Deals won"),
    N_("Opportunities won with a close date in the quarter. One without a close date counts on the day on which it came to its stage; where that is not known either, it is not counted."),
    1, RAPPORT_UNIT_COUNT, 1, N_("Opportunities") },
  [RAPPORT_KPI_DEALS_LOST] = {
    "deals_lost", N_("Deals lost"),
    N_("Opportunities lost with a close date in the quarter. One without a close date counts on the day on which it came to its stage; where that is not known either, it is not counted."),
    1, RAPPORT_UNIT_COUNT, -1, N_("Opportunities") },
  [RAPPORT_KPI_WIN_RATE] = {
    "win_rate", N_("Win rate"),
    N_("Deals won divided by deals won and lost, all closed in the quarter."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Opportunities") },
  [RAPPORT_KPI_AVERAGE_DEAL_SIZE] = {
    "average_deal_size", N_("Average deal size"),
    N_("Revenue won divided by deals won."),
    1, RAPPORT_UNIT_MONEY, 1, N_("Opportunities, exchange rates") },
  [RAPPORT_KPI_SALES_CYCLE_DAYS] = {
    "sales_cycle_days", N_("Sales cycle"),
    N_("Mean of the days from the open date to the close date, over the deals won in the quarter that have both."),
    1, RAPPORT_UNIT_DAYS, -1, N_("Opportunities") },
  [RAPPORT_KPI_PIPELINE_COUNT] = {
    "pipeline_count", N_("Open deals"),
    N_("Opportunities opened on or before the as-of date and not closed on or before it. Without an open date, the day on which the record was created counts."),
    1, RAPPORT_UNIT_COUNT, 1, N_("Opportunities") },
  [RAPPORT_KPI_PIPELINE_AMOUNT] = {
    "pipeline_amount", N_("Open pipeline"),
    N_("Sum of the known amounts of the open deals, in the reporting currency at the rate of the as-of date; n/a where no amount is known."),
    1, RAPPORT_UNIT_MONEY, 1, N_("Opportunities, exchange rates") },
  [RAPPORT_KPI_PIPELINE_UNKNOWN] = {
    "pipeline_unknown", N_("Open deals without amount"),
    N_("Open deals whose amount is not known."),
    1, RAPPORT_UNIT_COUNT, -1, N_("Opportunities") },
  [RAPPORT_KPI_PIPELINE_WEIGHTED] = {
    "pipeline_weighted", N_("Weighted pipeline"),
    N_("Sum of the known amounts of the open deals, each times its probability, else that of the stage it had on the as-of date. A probability of 0 % or 100 % that came with closing later does not count, and deals without any probability are left out."),
    1, RAPPORT_UNIT_MONEY, 1, N_("Opportunities, exchange rates, pipeline stages") },
  [RAPPORT_KPI_PIPELINE_COVERAGE] = {
    "pipeline_coverage", N_("Pipeline coverage"),
    N_("Known amounts of the open deals that are expected to close in the next quarter, divided by the next quarter's target."),
    1, RAPPORT_UNIT_RATIO, 1, N_("Opportunities, exchange rates, targets") },
  [RAPPORT_KPI_REGISTRATIONS_SUBMITTED] = {
    "registrations_submitted", N_("Registrations submitted"),
    N_("Deal registrations submitted in the quarter; drafts do not count."),
    1, RAPPORT_UNIT_COUNT, 1, N_("Deal registrations") },
  [RAPPORT_KPI_REGISTRATION_APPROVAL_RATE] = {
    "registration_approval_rate", N_("Registration approval rate"),
    N_("Of the registrations submitted in the quarter, the share approved by the as-of date. One that has since been won counts, and one that was lost or expired after a decision."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Deal registrations") },
  [RAPPORT_KPI_REGISTRATION_WIN_RATE] = {
    "registration_win_rate", N_("Registration win rate"),
    N_("Of the registrations submitted in the quarter, the share won by the as-of date."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Deal registrations, opportunities") },
  [RAPPORT_KPI_REGISTRATION_DECISION_HOURS] = {
    "registration_decision_hours", N_("Registration decision time"),
    N_("Median hours from submission to decision, over the registrations submitted in the quarter and decided by the as-of date."),
    1, RAPPORT_UNIT_HOURS, -1, N_("Deal registrations") },
  [RAPPORT_KPI_MEETINGS_HELD] = {
    "meetings_held", N_("Meetings held"),
    N_("Meetings of the quarter that were held, or were planned and had ended by the as-of date."),
    1, RAPPORT_UNIT_COUNT, 1, N_("Meetings") },
  [RAPPORT_KPI_DAYS_SINCE_CONTACT] = {
    "days_since_contact", N_("Days since contact"),
    N_("Days from the last contact to the as-of date. Interactions and meetings held are contacts."),
    1, RAPPORT_UNIT_DAYS, -1, N_("Interactions, meetings") },
  [RAPPORT_KPI_CADENCE_KEPT] = {
    "cadence_kept", N_("Cadence kept"),
    N_("The quarter is cut into intervals of the partner's cadence from its first day; of those that were complete by the as-of date, the share with a contact."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Interactions, meetings") },
  [RAPPORT_KPI_RESPONSE_WITHIN_SLA] = {
    "response_within_sla", N_("Answered within SLA"),
    N_("Of the partner's questions of the quarter, the share answered within the agreed calendar hours. Unanswered questions count once they are older than that."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Interactions") },
  [RAPPORT_KPI_RESPONSE_MEDIAN_HOURS] = {
    "response_median_hours", N_("Median answer time"),
    N_("Median calendar hours from question to answer, over the partner's questions of the quarter that were answered by the as-of date."),
    1, RAPPORT_UNIT_HOURS, -1, N_("Interactions") },
  [RAPPORT_KPI_COMMITMENTS_KEPT_OURS] = {
    "commitments_kept_ours", N_("Our commitments kept"),
    N_("Of our actions first due in the quarter and by the as-of date, the share done by that first due date. Cancelled ones are left out; a moved date is late."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Actions") },
  [RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS] = {
    "commitments_kept_theirs", N_("Their commitments kept"),
    N_("Of the partner's actions first due in the quarter and by the as-of date, the share done by that first due date. Cancelled ones are left out; a moved date is late."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Actions") },
  [RAPPORT_KPI_CERTIFICATION_COVERAGE] = {
    "certification_coverage", N_("Certification coverage"),
    N_("Over the requirements of the partner's tier and types: the sum of the certificates held, no more of each than required, divided by the sum required. A certificate counts while it is current on the as-of date, once for each person."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Requirements, certifications") },
  [RAPPORT_KPI_MDF_UTILISATION] = {
    "mdf_utilisation", N_("MDF utilisation"),
    N_("Marketing development funds spent divided by those allocated, over the activities of the quarter."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Activities, exchange rates") },
  [RAPPORT_KPI_MDF_RETURN] = {
    "mdf_return", N_("MDF return"),
    N_("Revenue attributed to the activities of the quarter divided by the marketing development funds spent on them."),
    1, RAPPORT_UNIT_RATIO, 1, N_("Activities, exchange rates") },
  [RAPPORT_KPI_NPS] = {
    "nps", N_("NPS"),
    N_("Of the quarter's answers from 0 to 10, the per cent of 9 and 10 less the per cent of 0 to 6."),
    1, RAPPORT_UNIT_SCORE, 1, N_("Survey answers") },
  [RAPPORT_KPI_CSAT] = {
    "csat", N_("CSAT"),
    N_("Mean of the quarter's answers from 1 to 5."),
    1, RAPPORT_UNIT_SCORE, 1, N_("Survey answers") },
  [RAPPORT_KPI_INFORMATION_REACH] = {
    "information_reach", N_("Information reach"),
    N_("Of the items shared in the quarter that were meant for the partner, the share that it got. An item without an audience is meant for every partner that is neither exiting nor former."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Shared items") },
  [RAPPORT_KPI_ISSUES_RAISED_FIRST] = {
    "issues_raised_first", N_("Issues raised by us first"),
    N_("Of the issues and conflicts raised in the quarter, the share that we raised before the partner did."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Risks and issues") },
  [RAPPORT_KPI_BAD_NEWS_HOURS] = {
    "bad_news_hours", N_("Time to tell bad news"),
    N_("Median hours from the moment a risk, issue or conflict was known to us until the partner was told, over those known in the quarter and told by the as-of date."),
    1, RAPPORT_UNIT_HOURS, -1, N_("Risks and issues") },
  [RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE] = {
    "investment_before_revenue", N_("Investment before revenue"),
    N_("Of what was given to the partner in the four quarters up to the as-of date, the share given when it had won nothing in the twelve months before. Each hour of a meeting held or a training counts one, and so does each marketing activity with funds and each joint project begun."),
    1, RAPPORT_UNIT_SHARE, 0, N_("Meetings, training sessions, activities, joint projects, opportunities") },
  [RAPPORT_KPI_HEALTH] = {
    "health", N_("Health"),
    N_("Mean of the scores from 0 to 100 for results, pipeline, engagement, capability, and commitment and trust, by their weights, over those that have data; then the lowest cap that applies. Good from 70, Watch from 40, else At risk; Ramping in the first 180 days before the first win."),
    1, RAPPORT_UNIT_SCORE, 1, N_("All of the above") },
};

static const RapportKpiInfo programme_kpis[RAPPORT_N_PROGRAMME_KPIS] = {
  [RAPPORT_PROGRAMME_RETENTION] = {
    "retention", N_("Retention"),
    N_("Of the partners that were neither exiting nor former at the quarter's start, the share that still is neither on the as-of date."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Partners, changes of stage") },
  [RAPPORT_PROGRAMME_CHURN] = {
    "churn", N_("Churn"),
    N_("One less retention."),
    1, RAPPORT_UNIT_SHARE, -1, N_("Partners, changes of stage") },
  [RAPPORT_PROGRAMME_ACTIVATION_RATE] = {
    "activation_rate", N_("Activation rate"),
    N_("Of the partners signed in the twelve months that ended 90 days before the as-of date, the share that won its first deal within 90 days of signing."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Agreements, partners, opportunities") },
  [RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS] = {
    "time_to_first_deal_days", N_("Time to first deal"),
    N_("Median days from signing to the first deal won, over the partners that have won one by the as-of date."),
    1, RAPPORT_UNIT_DAYS, -1, N_("Agreements, partners, opportunities") },
  [RAPPORT_PROGRAMME_ACTIVE_PARTNERS] = {
    "active_partners", N_("Active partners"),
    N_("Partners with a contact, an opportunity opened or closed, a registration, a marketing activity or a training in the twelve months up to the as-of date."),
    1, RAPPORT_UNIT_COUNT, 1, N_("Interactions, meetings, opportunities, deal registrations, activities, training sessions") },
  [RAPPORT_PROGRAMME_QBR_COMPLETION] = {
    "qbr_completion", N_("QBR completion"),
    N_("Of the reviews planned for a day of the quarter, the share held by the as-of date. A review without a planned day counts in the quarter that it reviews."),
    1, RAPPORT_UNIT_SHARE, 1, N_("Reviews") },
  [RAPPORT_PROGRAMME_CONCENTRATION_TOP1] = {
    "concentration_top1", N_("Share of the top partner"),
    N_("The share of the partner with the most revenue in the revenue won over the four quarters up to the as-of date."),
    1, RAPPORT_UNIT_SHARE, -1, N_("Opportunities, exchange rates") },
  [RAPPORT_PROGRAMME_CONCENTRATION_TOP3] = {
    "concentration_top3", N_("Share of the top three partners"),
    N_("The share of the three partners with the most revenue in the revenue won over the four quarters up to the as-of date."),
    1, RAPPORT_UNIT_SHARE, -1, N_("Opportunities, exchange rates") },
  [RAPPORT_PROGRAMME_ECOSYSTEM_HEALTH] = {
    "ecosystem_health", N_("Ecosystem health"),
    N_("Mean health of the partners that have one and are neither exiting nor former."),
    1, RAPPORT_UNIT_SCORE, 1, N_("Health") },
};

/**
 * rapport_kpi_get_info:
 *
 * Returns: (nullable): what a KPI is; its texts are to be translated
 */
const RapportKpiInfo *
rapport_kpi_get_info (RapportKpi kpi)
{
  g_return_val_if_fail ((guint) kpi < RAPPORT_N_KPIS, NULL);

  return &kpis[kpi];
}

/**
 * rapport_kpi_from_id:
 * @id: (nullable): an identifier, such as "revenue_won"
 *
 * Returns: the #RapportKpi, or -1
 */
int
rapport_kpi_from_id (const char *id)
{
  if (id == NULL)
    return -1;

  for (int i = 0; i < RAPPORT_N_KPIS; i++)
    {
      if (strcmp (kpis[i].id, id) == 0)
        return i;
    }

  return -1;
}

/**
 * rapport_programme_kpi_get_info:
 *
 * Returns: (nullable): what a KPI of the programme is; its texts are to be translated
 */
const RapportKpiInfo *
rapport_programme_kpi_get_info (RapportProgrammeKpi kpi)
{
  g_return_val_if_fail ((guint) kpi < RAPPORT_N_PROGRAMME_KPIS, NULL);

  return &programme_kpis[kpi];
}
