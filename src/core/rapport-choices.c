/* rapport-choices.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-choices"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-choices.h"

const RapportChoice rapport_choices_partner_type[] = {
  { "reseller", N_("Reseller"), "VAR|value-added reseller" },
  { "distributor", N_("Distributor"), "VAD|value-added distributor" },
  { "system integrator", N_("System integrator"), "SI|integrator" },
  { "MSP", N_("MSP"), "managed service provider" },
  { "referral", N_("Referral"), "referrer" },
  { "affiliate", N_("Affiliate"), NULL },
  { "agency", N_("Agency"), NULL },
  { "technology", N_("Technology"), "ISV|technology partner|independent software vendor" },
  { "OEM", N_("OEM"), NULL },
  { "marketplace", N_("Marketplace"), NULL },
  { "strategic alliance", N_("Strategic alliance"), "alliance" },
  { "consulting", N_("Consulting"), "consultant|consultancy" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_motion[] = {
  { "sell-through", N_("Sell-through"), NULL },
  { "sell-with", N_("Sell-with"), "co-sell" },
  { "sell-to", N_("Sell-to"), NULL },
  { "refer", N_("Refer"), NULL },
  { "co-market", N_("Co-market"), NULL },
  { "co-deliver", N_("Co-deliver"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_partner_status[] = {
  { "active", N_("Active"), NULL },
  { "ramping", N_("Ramping"), NULL },
  { "dormant", N_("Dormant"), "inactive" },
  { "on hold", N_("On hold"), "hold" },
  { "terminated", N_("Terminated"), "closed" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_phase[] = {
  { "initiation", N_("Initiation"), NULL },
  { "development", N_("Development"), NULL },
  { "growth", N_("Growth"), NULL },
  { "maturity", N_("Maturity"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_contact_role[] = {
  { "executive sponsor", N_("Executive sponsor"), "sponsor" },
  { "partner lead", N_("Partner lead"), "lead" },
  { "champion", N_("Champion"), NULL },
  { "sales", N_("Sales"), NULL },
  { "technical", N_("Technical"), NULL },
  { "marketing", N_("Marketing"), NULL },
  { "finance", N_("Finance"), NULL },
  { "legal", N_("Legal"), NULL },
  { "operations", N_("Operations"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_influence[] = {
  { "high", N_("High"), NULL },
  { "medium", N_("Medium"), NULL },
  { "low", N_("Low"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_sentiment[] = {
  { "positive", N_("Positive"), NULL },
  { "neutral", N_("Neutral"), NULL },
  { "negative", N_("Negative"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_opportunity_category[] = {
  { "new", N_("New"), "new business" },
  { "expansion", N_("Expansion"), "existing business|upsell" },
  { "renewal", N_("Renewal"), NULL },
  { "services", N_("Services"), "service" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_attribution[] = {
  { "sourced", N_("Sourced"), NULL },
  { "influenced", N_("Influenced"), NULL },
  { "none", N_("None"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_pipeline_state[] = {
  { "open", N_("Open"), NULL },
  { "won", N_("Won"), NULL },
  { "lost", N_("Lost"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_registration_status[] = {
  { "draft", N_("Draft"), NULL },
  { "submitted", N_("Submitted"), NULL },
  { "under review", N_("Under review"), "in review" },
  { "approved", N_("Approved"), NULL },
  { "rejected", N_("Rejected"), "declined" },
  { "expired", N_("Expired"), NULL },
  { "won", N_("Won"), NULL },
  { "lost", N_("Lost"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_meeting_type[] = {
  { "discovery", N_("Discovery"), NULL },
  { "kick-off", N_("Kick-off"), NULL },
  { "cadence call", N_("Cadence call"), "call" },
  { "pipeline sync", N_("Pipeline sync"), NULL },
  { "enablement session", N_("Enablement session"), NULL },
  { "account mapping", N_("Account mapping"), NULL },
  { "marketing planning", N_("Marketing planning"), NULL },
  { "QBR", N_("QBR"), "quarterly business review" },
  { "EBR", N_("EBR"), "executive business review" },
  { "annual review", N_("Annual review"), NULL },
  { "negotiation", N_("Negotiation"), NULL },
  { "escalation", N_("Escalation"), NULL },
  { "offboarding", N_("Offboarding"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_meeting_status[] = {
  { "planned", N_("Planned"), "scheduled" },
  { "held", N_("Held"), "completed|done" },
  { "cancelled", N_("Cancelled"), "canceled" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_interaction_kind[] = {
  { "call", N_("Call"), "phone call" },
  { "e-mail", N_("E-mail"), "mail" },
  { "message", N_("Message"), "chat" },
  { "meeting", N_("Meeting"), NULL },
  { "event", N_("Event"), NULL },
  { "visit", N_("Visit"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_direction[] = {
  { "in", N_("In"), "inbound|incoming" },
  { "out", N_("Out"), "outbound|outgoing" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_side[] = {
  { "ours", N_("Ours"), "us|our|we" },
  { "theirs", N_("Theirs"), "them|partner|their" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_priority[] = {
  { "P0", N_("P0 · urgent"), "urgent|highest" },
  { "P1", N_("P1 · high"), "high|normal|medium" },
  { "P2", N_("P2 · low"), "low" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_action_status[] = {
  { "open", N_("Open"), "not started" },
  { "in progress", N_("In progress"), "started" },
  { "blocked", N_("Blocked"), "waiting" },
  { "done", N_("Done"), "completed|complete|closed" },
  { "cancelled", N_("Cancelled"), "canceled" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_agreement_type[] = {
  { "NDA", N_("NDA"), NULL },
  { "referral", N_("Referral"), NULL },
  { "reseller", N_("Reseller"), NULL },
  { "distribution", N_("Distribution"), NULL },
  { "OEM", N_("OEM"), NULL },
  { "MSA", N_("MSA"), "master services agreement" },
  { "DPA", N_("DPA"), "data processing agreement" },
  { "addendum", N_("Addendum"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_agreement_status[] = {
  { "draft", N_("Draft"), NULL },
  { "in review", N_("In review"), "under review" },
  { "signed", N_("Signed"), NULL },
  { "in force", N_("In force"), "active|effective" },
  { "expired", N_("Expired"), NULL },
  { "terminated", N_("Terminated"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_survey_kind[] = {
  { "nps", N_("NPS"), NULL },
  { "csat", N_("CSAT"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_risk_kind[] = {
  { "risk", N_("Risk"), NULL },
  { "issue", N_("Issue"), NULL },
  { "conflict", N_("Conflict"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_severity[] = {
  { "critical", N_("Critical"), NULL },
  { "high", N_("High"), NULL },
  { "medium", N_("Medium"), NULL },
  { "low", N_("Low"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_risk_status[] = {
  { "open", N_("Open"), NULL },
  { "escalated", N_("Escalated"), NULL },
  { "in mediation", N_("In mediation"), "mediation" },
  { "mitigated", N_("Mitigated"), NULL },
  { "accepted", N_("Accepted"), NULL },
  { "closed", N_("Closed"), "resolved|done" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_team_role[] = {
  { "full-lifecycle", N_("Full-lifecycle"), NULL },
  { "recruitment", N_("Recruitment"), NULL },
  { "growth", N_("Growth"), NULL },
  { "marketing", N_("Marketing"), NULL },
  { "enablement", N_("Enablement"), NULL },
  { "success", N_("Success"), NULL },
  { "operations", N_("Operations"), NULL },
  { "programme", N_("Programme"), "program" },
  { "regional", N_("Regional"), NULL },
  { "vertical", N_("Vertical"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_review_state[] = {
  { "planned", N_("Planned"), NULL },
  { "preparing", N_("Preparing"), NULL },
  { "pre-read sent", N_("Pre-read sent"), NULL },
  { "held", N_("Held"), NULL },
  { "closed", N_("Closed"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_decision[] = {
  { "continue", N_("Continue"), NULL },
  { "expand", N_("Expand"), NULL },
  { "adjust", N_("Adjust"), NULL },
  { "renew", N_("Renew"), NULL },
  { "renegotiate", N_("Renegotiate"), NULL },
  { "wind down", N_("Wind down"), "exit" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_step_status[] = {
  { "pending", N_("Pending"), NULL },
  { "waiting", N_("Waiting"), NULL },
  { "done", N_("Done"), NULL },
  { "action required", N_("Action required"), NULL },
  { "skipped", N_("Skipped"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_quadrant[] = {
  { "strength", N_("Strength"), NULL },
  { "weakness", N_("Weakness"), NULL },
  { "opportunity", N_("Opportunity"), NULL },
  { "threat", N_("Threat"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_ipp_dimension[] = {
  { "strategic fit", N_("Strategic fit"), NULL },
  { "capability", N_("Capability"), NULL },
  { "go-to-market", N_("Go-to-market"), NULL },
  { "commitment", N_("Commitment"), NULL },
  { "economics", N_("Economics"), NULL },
  { "cultural fit", N_("Cultural fit"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_account_status[] = {
  { "prospect", N_("Prospect"), NULL },
  { "open opportunity", N_("Open opportunity"), "opportunity" },
  { "customer", N_("Customer"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_tier_source[] = {
  { "rule", N_("Rule"), NULL },
  { "manual", N_("Manual"), NULL },
  { "agreement", N_("Agreement"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_plan_status[] = {
  { "planned", N_("Planned"), NULL },
  { "on track", N_("On track"), NULL },
  { "at risk", N_("At risk"), NULL },
  { "achieved", N_("Achieved"), "done" },
  { "missed", N_("Missed"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_assessment_kind[] = {
  { "competency", N_("Competency"), NULL },
  { "behaviour", N_("Behaviour"), NULL },
  { "role profile", N_("Role profile"), NULL },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_lead_direction[] = {
  { "to partner", N_("To the partner"), "out" },
  { "from partner", N_("From the partner"), "in" },
  { NULL, NULL, NULL },
};

const RapportChoice rapport_choices_kpi[] = {
  { "revenue_won", N_("Revenue won"), "revenue" },
  { "revenue_sourced", N_("Sourced revenue"), NULL },
  { "revenue_influenced", N_("Influenced revenue"), NULL },
  { "target", N_("Revenue target"), NULL },
  { "attainment", N_("Attainment"), NULL },
  { "qoq_growth", N_("Growth on the quarter"), NULL },
  { "yoy_growth", N_("Growth on the year"), NULL },
  { "deals_won", N_("Deals won"), NULL },
  { "deals_lost", N_("Deals lost"), NULL },
  { "win_rate", N_("Win rate"), NULL },
  { "average_deal_size", N_("Average deal size"), NULL },
  { "sales_cycle_days", N_("Sales cycle"), NULL },
  { "pipeline_count", N_("Open deals"), NULL },
  { "pipeline_amount", N_("Open pipeline"), NULL },
  { "pipeline_unknown", N_("Open deals without amount"), NULL },
  { "pipeline_weighted", N_("Weighted pipeline"), NULL },
  { "pipeline_coverage", N_("Pipeline coverage"), NULL },
  { "registrations_submitted", N_("Registrations submitted"), NULL },
  { "registration_approval_rate", N_("Registration approval rate"), NULL },
  { "registration_win_rate", N_("Registration win rate"), NULL },
  { "registration_decision_hours", N_("Registration decision time"), NULL },
  { "meetings_held", N_("Meetings held"), NULL },
  { "days_since_contact", N_("Days since contact"), NULL },
  { "cadence_kept", N_("Cadence kept"), NULL },
  { "response_within_sla", N_("Answered within SLA"), NULL },
  { "response_median_hours", N_("Median answer time"), NULL },
  { "commitments_kept_ours", N_("Our commitments kept"), NULL },
  { "commitments_kept_theirs", N_("Their commitments kept"), NULL },
  { "certification_coverage", N_("Certification coverage"), NULL },
  { "mdf_utilisation", N_("MDF utilisation"), NULL },
  { "mdf_return", N_("MDF return"), NULL },
  { "nps", N_("NPS"), NULL },
  { "csat", N_("CSAT"), NULL },
  { "information_reach", N_("Information reach"), NULL },
  { "issues_raised_first", N_("Issues raised by us first"), NULL },
  { "bad_news_hours", N_("Time to tell bad news"), NULL },
  { "investment_before_revenue", N_("Investment before revenue"), NULL },
  { "health", N_("Health"), NULL },
  { NULL, NULL, NULL },
};
