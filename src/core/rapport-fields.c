/* rapport-fields.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-fields"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-choices.h"
#include "rapport-fields-private.h"

/* The tables below are the one place that names the fields of each kind. The
 * storage, import and export, the forms and the history all read them. The
 * fields marked X are those of import and export. */

#define R RAPPORT_FIELD_REQUIRED
#define X RAPPORT_FIELD_EXCHANGE
#define M RAPPORT_FIELD_MATCH
#define C RAPPORT_FIELD_CREATES
#define S RAPPORT_FIELD_SEARCH
#define T RAPPORT_FIELD_TITLE

static const RapportField team_member_fields[] = {
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "sales agent|full name|user|user name|member|salesperson" },
  { "email", "email", N_("E-mail"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL,
    "e-mail|email address|work email" },
  { "role", "role", N_("Role"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_team_role, "job" },
  { "manager", "manager", N_("Manager"), RAPPORT_FIELD_RELATION, X | C, RAPPORT_KIND_TEAM, NULL, "manager name|reports to" },
  { "region", "region", N_("Region"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL,
    "regional office|territory|office" },
};

static const RapportField rate_fields[] = {
  { "base", "base", N_("Base currency"), RAPPORT_FIELD_CURRENCY, R | X | M, RAPPORT_KIND_NONE, NULL, "from currency|currency denom" },
  { "currency", "currency", N_("Currency"), RAPPORT_FIELD_CURRENCY, R | X | M, RAPPORT_KIND_NONE, NULL, "to currency|quote" },
  { "date", "date", N_("Date"), RAPPORT_FIELD_DATE, R | X | M, RAPPORT_KIND_NONE, NULL, "time period|valid on|day" },
  { "rate", "rate", N_("Rate"), RAPPORT_FIELD_RATE, R | X, RAPPORT_KIND_NONE, NULL, "obs value|exchange rate|value" },
};

static const RapportField partner_fields[] = {
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "account|account name|company|company name|partner|partner name|organization|organization name|organisation" },
  { "legal_name", "legal_name", N_("Legal name"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "legal entity|registered name" },
  { "types", "types", N_("Types"), RAPPORT_FIELD_CHOICE_LIST, X, RAPPORT_KIND_NONE, rapport_choices_partner_type, "type|partner type|account type" },
  { "motions", "motions", N_("Motions"), RAPPORT_FIELD_CHOICE_LIST, X, RAPPORT_KIND_NONE, rapport_choices_motion, "motion|go to market" },
  { "tier", "tier", N_("Tier"), RAPPORT_FIELD_RELATION, X, RAPPORT_KIND_TIER, NULL,
    "partner tier|partner level|level" },
  { "stage", "stage", N_("Stage"), RAPPORT_FIELD_RELATION, X, RAPPORT_KIND_STAGE, NULL, "lifecycle stage|partner stage" },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_partner_status, "partner status|account status" },
  { "segment", "segment", N_("Segment"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, "account segment" },
  { "industry", "industry", N_("Industry"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, "sector|vertical" },
  { "country", "country", N_("Country"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL,
    "billing country|office location|country/region|address country|country name" },
  { "region", "region", N_("Region"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, "sales region|territory" },
  { "website", "website", N_("Website"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL,
    "web site|url|domain|company domain name|domain name" },
  { "employees", "employees", N_("Employees"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL,
    "number of employees|no. of employees|employee count|headcount" },
  { "parent", "parent", N_("Parent"), RAPPORT_FIELD_RELATION, X, RAPPORT_KIND_PARTNER, NULL,
    "parent account|parent company|subsidiary of|parent name" },
  { "owner", "owner", N_("Owner"), RAPPORT_FIELD_RELATION, X | C, RAPPORT_KIND_TEAM, NULL,
    "account owner|company owner|owner name|salesperson|partner manager" },
  { "currency", "currency", N_("Currency"), RAPPORT_FIELD_CURRENCY, X, RAPPORT_KIND_NONE, NULL, "account currency" },
  { "since", "since", N_("Partner since"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, "partner since|start date" },
  { "cadence_days", "cadence_days", N_("Cadence"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL, "cadence|contact cadence" },
  { "next_step", "next_step", N_("Next step"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "next action" },
  { "next_step_on", "next_step_on", N_("Next step on"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "next activity date|next step date" },
  { "tags", "tags", N_("Tags"), RAPPORT_FIELD_TEXT_LIST, X | S, RAPPORT_KIND_NONE, NULL, "labels|categories" },
  { "notes", "notes", N_("Notes"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "description|comments|about us" },
  { "stage_since", "stage_since", N_("In stage since"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "stage_expected_days", "stage_expected_days", N_("Expected days in stage"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "tier_since", "tier_since", N_("In tier since"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "tier_source", "tier_source", N_("Source of the tier"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_tier_source, NULL },
  { "tier_reason", "tier_reason", N_("Reason for the tier"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "board_rank", "board_rank", N_("Place on the board"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "scope", "scope", N_("Scope"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "fiscal_year_start", "fiscal_year_start", N_("Start of the partner's fiscal year"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField contact_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "full name|contact name|contact|person name|person" },
  { "email", "email", N_("E-mail"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL,
    "e-mail|email address|work email" },
  { "phone", "phone", N_("Phone"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL,
    "phone number|mobile|telephone|mobile phone" },
  { "title", "title", N_("Job title"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL,
    "job title|job position|position" },
  { "role", "role", N_("Role"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_contact_role, "contact role|buying role" },
  { "influence", "influence", N_("Influence"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_influence, NULL },
  { "sentiment", "sentiment", N_("Sentiment"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_sentiment, NULL },
  { "primary", "is_primary", N_("Main contact"), RAPPORT_FIELD_BOOLEAN, X, RAPPORT_KIND_NONE, NULL, "is primary|primary contact" },
  { "from", "valid_from", N_("From"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, "start date|since" },
  { "to", "valid_to", N_("To"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, "end date|left on|left" },
  { "notes", "notes", N_("Notes"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "description" },
};

static const RapportField opportunity_fields[] = {
  { "reference", "reference", N_("Reference"), RAPPORT_FIELD_TEXT, X | M, RAPPORT_KIND_NONE, NULL,
    "opportunity id|deal id|record id|id|opportunity number" },
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | X | S | T, RAPPORT_KIND_NONE, NULL,
    "opportunity name|deal name|opportunity|deal|topic|title|deal title" },
  { "customer", "customer", N_("Customer"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "end customer|end user|client" },
  { "product", "product", N_("Product"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "product name" },
  { "category", "category", N_("Category"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_opportunity_category,
    "deal type|opportunity type|type" },
  { "owner", "owner", N_("Owner"), RAPPORT_FIELD_RELATION, X | C, RAPPORT_KIND_TEAM, NULL,
    "opportunity owner|deal owner|sales agent|salesperson|sales rep|owner name" },
  { "partner_owner", "partner_owner", N_("Partner's owner"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL,
    "partner contact|partner sales rep" },
  { "our_role", "our_role", N_("Our role"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "partner_role", "partner_role", N_("Partner's role"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "stage", "stage", N_("Stage"), RAPPORT_FIELD_RELATION, X | C, RAPPORT_KIND_PIPELINE_STAGE, NULL,
    "deal stage|sales stage|opportunity stage|stage name|pipeline stage|status reason" },
  { "stage_since", "stage_since", N_("In stage since"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "last stage change date|date entered stage" },
  { "attribution", "attribution", N_("Attribution"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_attribution, "partner attribution" },
  { "amount", "amount", N_("Amount"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL,
    "deal amount|close value|value|deal value|est. revenue|estimated revenue|expected revenue|amount (in company currency)|opportunity amount|revenue" },
  { "currency", "currency", N_("Currency"), RAPPORT_FIELD_CURRENCY, X, RAPPORT_KIND_NONE, NULL,
    "currency code|currency iso code|deal currency" },
  { "probability", "probability", N_("Probability"), RAPPORT_FIELD_SHARE, X, RAPPORT_KIND_NONE, NULL,
    "probability (%)|deal probability|win probability" },
  { "opened_on", "opened_on", N_("Opened"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "created date|create date|created on|engage date|open date|creation date|deal created|created at" },
  { "expected_close_on", "expected_close_on", N_("Expected close"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "expected close date|est. close date|estimated close date|expected closing" },
  { "closed_on", "closed_on", N_("Closed"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "close date|closed date|actual close date|won time|closing date|date closed" },
  { "lost_reason", "lost_reason", N_("Lost reason"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "closed lost reason|loss reason" },
  { "competitor", "competitor", N_("Competitor"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "main competitor|competitors" },
  { "lesson", "lesson", N_("Lesson"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "lesson learned|lessons learned" },
  { "next_step", "next_step", N_("Next step"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "next activity" },
  { "rate", "rate", N_("Rate at closing"), RAPPORT_FIELD_RATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "rate_on", "rate_on", N_("Date of the rate"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "rate_currency", "rate_currency", N_("Currency of the rate"), RAPPORT_FIELD_CURRENCY, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField registration_fields[] = {
  { "reference", "reference", N_("Reference"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "registration id|registration number|deal registration id" },
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "customer", "customer", N_("Customer"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "end customer|end user" },
  { "amount", "amount", N_("Amount"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL,
    "value|deal value|estimated value" },
  { "currency", "currency", N_("Currency"), RAPPORT_FIELD_CURRENCY, X, RAPPORT_KIND_NONE, NULL,
    "currency code|currency iso code|deal currency" },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_registration_status,
    "registration status|approval status" },
  { "submitted_at", "submitted_at", N_("Submitted"), RAPPORT_FIELD_INSTANT, X, RAPPORT_KIND_NONE, NULL,
    "submitted|submission date|date submitted|submitted date" },
  { "decided_at", "decided_at", N_("Decided"), RAPPORT_FIELD_INSTANT, X, RAPPORT_KIND_NONE, NULL,
    "decided|approval date|decision date|approved date" },
  { "protected_until", "protected_until", N_("Protected until"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, "expiration date|protection end" },
  { "opportunity", "opportunity", N_("Opportunity"), RAPPORT_FIELD_RELATION, X, RAPPORT_KIND_OPPORTUNITY, NULL, "opportunity id|deal id|deal" },
};

static const RapportField meeting_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "subject|meeting name|event name|name|summary" },
  { "type", "type", N_("Type"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_meeting_type, "meeting type|event type" },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_meeting_status, "meeting status|outcome" },
  { "starts_at", "starts_at", N_("Starts"), RAPPORT_FIELD_LOCAL_TIME, R | X | M, RAPPORT_KIND_NONE, NULL,
    "start|start date|start time|start date time|starting at|from" },
  { "ends_at", "ends_at", N_("Ends"), RAPPORT_FIELD_LOCAL_TIME, X, RAPPORT_KIND_NONE, NULL,
    "end|end date|end time|end date time|ending at|to" },
  { "time_zone", "time_zone", N_("Time zone"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, "timezone" },
  { "all_day", "all_day", N_("All day"), RAPPORT_FIELD_BOOLEAN, X, RAPPORT_KIND_NONE, NULL, "all day event" },
  { "location", "location", N_("Location"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "place|where" },
  { "recurrence", "recurrence", N_("Recurrence"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, "rrule|recurrence rule" },
  { "attendees", "attendees", N_("Attendees"), RAPPORT_FIELD_TEXT_LIST, X | S, RAPPORT_KIND_NONE, NULL, "participants|invitees|guests" },
  { "agenda", "agenda", N_("Agenda"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "description" },
  { "minutes", "minutes", N_("Minutes"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "notes|meeting notes" },
  { "decisions", "decisions", N_("Decisions"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "review", "review", N_("Review"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_REVIEW, NULL, NULL },
};

static const RapportField interaction_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "contact", "contact", N_("Contact"), RAPPORT_FIELD_RELATION, X, RAPPORT_KIND_CONTACT, NULL, "contact name|person|name" },
  { "kind", "kind", N_("Kind"), RAPPORT_FIELD_CHOICE, R | X | M, RAPPORT_KIND_NONE, rapport_choices_interaction_kind, "type|activity type|channel" },
  { "direction", "direction", N_("Direction"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_direction, "call direction|email direction" },
  { "at", "happened_at", N_("When"), RAPPORT_FIELD_INSTANT, R | X | M, RAPPORT_KIND_NONE, NULL,
    "date|activity date|date time|timestamp|when|created date" },
  { "summary", "summary", N_("Summary"), RAPPORT_FIELD_TEXT, X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "subject|description|note|notes|body" },
  { "needs_answer", "needs_answer", N_("Needs an answer"), RAPPORT_FIELD_BOOLEAN, X, RAPPORT_KIND_NONE, NULL, "needs reply|reply needed" },
  { "answered_at", "answered_at", N_("Answered"), RAPPORT_FIELD_INSTANT, X, RAPPORT_KIND_NONE, NULL, "replied at|answered|reply date" },
};

static const RapportField action_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "subject|task|task name|name|action|action item|to do" },
  { "side", "side", N_("Side"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_side, "owner side|responsible party" },
  { "owner", "owner", N_("Owner"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL,
    "assigned to|assignee|task owner|responsible" },
  { "due_on", "due_on", N_("Due"), RAPPORT_FIELD_DATE, X | M, RAPPORT_KIND_NONE, NULL, "due date|due|deadline" },
  { "original_due_on", "original_due_on", N_("First due"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, "original due date|original due" },
  { "carried_over", "carried_over", N_("Carried over"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL, "carry over count" },
  { "priority", "priority", N_("Priority"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_priority, NULL },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_action_status, "task status|state" },
  { "done_on", "done_on", N_("Done"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "completed date|completed on|done date|date completed" },
  { "meeting", "meeting", N_("Meeting"), RAPPORT_FIELD_RELATION, X, RAPPORT_KIND_MEETING, NULL, "meeting title" },
  { "notes", "notes", N_("Notes"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "description|comments" },
  { "raised_on", "raised_on", N_("Raised"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "review", "review", N_("Review"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_REVIEW, NULL, NULL },
};

static const RapportField agreement_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "type", "type", N_("Type"), RAPPORT_FIELD_CHOICE, R | X | M, RAPPORT_KIND_NONE, rapport_choices_agreement_type, "contract type|agreement type" },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "name|contract name|agreement name|contract title" },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_agreement_status, "contract status" },
  { "signed_on", "signed_on", N_("Signed"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "signed|signed date|customer signed date|date signed" },
  { "effective_on", "effective_on", N_("Effective"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "start date|effective date|contract start date" },
  { "ends_on", "ends_on", N_("Ends"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "end date|expiry date|contract end date|expiration date" },
  { "auto_renew", "auto_renew", N_("Renews by itself"), RAPPORT_FIELD_BOOLEAN, X, RAPPORT_KIND_NONE, NULL, "auto renewal|automatic renewal" },
  { "renewal_months", "renewal_months", N_("Renewal, months"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL, "renewal term" },
  { "notice_days", "notice_days", N_("Notice, days"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL,
    "notice period|owner expiration notice" },
  { "revenue_share", "revenue_share", N_("Revenue share"), RAPPORT_FIELD_SHARE, X, RAPPORT_KIND_NONE, NULL, "rev share" },
  { "discount", "discount", N_("Discount"), RAPPORT_FIELD_SHARE, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "margin", "margin", N_("Margin"), RAPPORT_FIELD_SHARE, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "legal_approved_on", "legal_approved_on", N_("Legal approval"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, "legal approval" },
  { "finance_approved_on", "finance_approved_on", N_("Finance approval"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, "finance approval" },
  { "scope", "scope", N_("Scope"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "description" },
  { "resource_commitments", "resource_commitments", N_("Resource commitments"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "commitments" },
  { "ip", "ip", N_("Intellectual property"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "ip rights" },
  { "exit_provisions", "exit_provisions", N_("Exit provisions"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "exit" },
  { "territory", "territory", N_("Territory"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "exclusivity", "exclusivity", N_("Exclusivity"), RAPPORT_FIELD_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "exclusive" },
};

static const RapportField certification_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "contact", "contact", N_("Contact"), RAPPORT_FIELD_RELATION, X | M, RAPPORT_KIND_CONTACT, NULL,
    "person|holder|contact name|name" },
  { "certification", "certification", N_("Certification"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "certificate|certification name|course" },
  { "level", "level", N_("Level"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "issued_on", "issued_on", N_("Issued"), RAPPORT_FIELD_DATE, X | M, RAPPORT_KIND_NONE, NULL,
    "issued|issue date|date issued|awarded on|completion date" },
  { "expires_on", "expires_on", N_("Expires"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL,
    "expires|expiry date|expiration date|valid until" },
};

static const RapportField requirement_fields[] = {
  { "tier", "tier", N_("Tier"), RAPPORT_FIELD_RELATION, X | M, RAPPORT_KIND_TIER, NULL, "partner tier|level" },
  { "type", "type", N_("Partner type"), RAPPORT_FIELD_CHOICE, X | M, RAPPORT_KIND_NONE, rapport_choices_partner_type, "partner type" },
  { "certification", "certification", N_("Certification"), RAPPORT_FIELD_TEXT, R | X | M | T, RAPPORT_KIND_NONE, NULL, "certificate|certification name" },
  { "count", "required_count", N_("Required"), RAPPORT_FIELD_INTEGER, R | X, RAPPORT_KIND_NONE, NULL, "required|number|needed" },
};

static const RapportField activity_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL,
    "name|activity|activity name|campaign|campaign name|subject" },
  { "kind", "kind", N_("Kind"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL,
    "type|activity type|campaign type" },
  { "date", "date", N_("Date"), RAPPORT_FIELD_DATE, X | M, RAPPORT_KIND_NONE, NULL,
    "start date|activity date|event date" },
  { "allocated", "allocated", N_("Allocated"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL,
    "budget|mdf allocated|budgeted cost" },
  { "requested", "requested", N_("Requested"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL, "mdf requested|amount requested" },
  { "approved", "approved", N_("Approved"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL, "mdf approved|amount approved" },
  { "spent", "spent", N_("Spent"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL, "actual cost|cost" },
  { "claimed", "claimed", N_("Claimed"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL, "mdf claimed|amount claimed" },
  { "currency", "currency", N_("Currency"), RAPPORT_FIELD_CURRENCY, X, RAPPORT_KIND_NONE, NULL,
    "currency code|currency iso code|deal currency" },
  { "leads", "leads", N_("Leads"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL,
    "leads generated|number of leads" },
  { "pipeline", "pipeline", N_("Pipeline"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL, "pipeline generated" },
  { "revenue", "revenue", N_("Revenue"), RAPPORT_FIELD_MONEY, X, RAPPORT_KIND_NONE, NULL,
    "attributed revenue|value won opportunities" },
};

static const RapportField target_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "kpi", "kpi", N_("KPI"), RAPPORT_FIELD_CHOICE, R | X | M | T, RAPPORT_KIND_NONE, rapport_choices_kpi, "metric|measure" },
  { "quarter", "quarter", N_("Quarter"), RAPPORT_FIELD_QUARTER, R | X | M, RAPPORT_KIND_NONE, NULL, "period|fiscal quarter" },
  { "target", "goal", N_("Target"), RAPPORT_FIELD_NUMBER, X, RAPPORT_KIND_NONE, NULL, "quota|goal|target amount" },
  { "stretch", "stretch", N_("Stretch"), RAPPORT_FIELD_NUMBER, X, RAPPORT_KIND_NONE, NULL, "stretch target" },
  { "floor", "floor", N_("Red-flag floor"), RAPPORT_FIELD_NUMBER, X, RAPPORT_KIND_NONE, NULL, "minimum|red flag" },
  { "weight", "weight", N_("Weight"), RAPPORT_FIELD_NUMBER, X, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField objective_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL, "objective|name|goal name" },
  { "year", "year", N_("Fiscal year"), RAPPORT_FIELD_INTEGER, X | M, RAPPORT_KIND_NONE, NULL, "fiscal year" },
  { "kpi", "kpi", N_("KPI"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_kpi, "metric|measure" },
  { "target", "target", N_("Target of the year"), RAPPORT_FIELD_NUMBER, X, RAPPORT_KIND_NONE, NULL, "annual target" },
  { "weight", "weight", N_("Weight"), RAPPORT_FIELD_NUMBER, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "goal_year", "goal_year", N_("Goal year"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "goal", "goal", N_("Goal"), RAPPORT_FIELD_NUMBER, X, RAPPORT_KIND_NONE, NULL, "long term goal" },
  { "q1", "q1", N_("Target Q1"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "q2", "q2", N_("Target Q2"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "q3", "q3", N_("Target Q3"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "q4", "q4", N_("Target Q4"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "actual", "actual", N_("Actual"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_plan_status, NULL },
  { "benefit", "benefit", N_("Benefit"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField survey_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "contact", "contact", N_("Contact"), RAPPORT_FIELD_RELATION, X | M, RAPPORT_KIND_CONTACT, NULL, "respondent|contact name|name" },
  { "quarter", "quarter", N_("Quarter"), RAPPORT_FIELD_QUARTER, R | X | M, RAPPORT_KIND_NONE, NULL, "period|fiscal quarter" },
  { "kind", "kind", N_("Kind"), RAPPORT_FIELD_CHOICE, R | X | M, RAPPORT_KIND_NONE, rapport_choices_survey_kind, "type|survey type" },
  { "score", "score", N_("Score"), RAPPORT_FIELD_INTEGER, R | X, RAPPORT_KIND_NONE, NULL, "rating|answer" },
  { "comment", "comment", N_("Comment"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "feedback|comments" },
};

static const RapportField risk_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL, "risk|issue|name|subject" },
  { "kind", "kind", N_("Kind"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_risk_kind, "type" },
  { "severity", "severity", N_("Severity"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_severity, "impact|priority" },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_risk_status, "state" },
  { "raised_by", "raised_by", N_("Raised by"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_side, "reported by" },
  { "raised_at", "raised_at", N_("Raised"), RAPPORT_FIELD_INSTANT, X | M, RAPPORT_KIND_NONE, NULL, "raised|date raised|reported at" },
  { "known_at", "known_at", N_("Known to us"), RAPPORT_FIELD_INSTANT, X, RAPPORT_KIND_NONE, NULL, "known since" },
  { "told_at", "told_at", N_("Told to the partner"), RAPPORT_FIELD_INSTANT, X, RAPPORT_KIND_NONE, NULL, "told on" },
  { "mitigation", "mitigation", N_("Mitigation"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "mitigation plan|response" },
  { "outcome", "outcome", N_("Outcome"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, "resolution|result" },
  { "likelihood", "likelihood", N_("Likelihood"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_influence, NULL },
  { "owner", "owner", N_("Owner"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField shared_item_fields[] = {
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | X | M | S | T, RAPPORT_KIND_NONE, NULL, "name|item|subject" },
  { "kind", "kind", N_("Kind"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, "type" },
  { "shared_on", "shared_on", N_("Shared"), RAPPORT_FIELD_DATE, X | M, RAPPORT_KIND_NONE, NULL, "date|date shared|shared" },
  { "partners", "partners", N_("Partners"), RAPPORT_FIELD_RELATION_LIST, X, RAPPORT_KIND_PARTNER, NULL, "shared with|partner|recipients" },
  { "audience", "audience", N_("Audience"), RAPPORT_FIELD_TEXT_LIST, X, RAPPORT_KIND_NONE, NULL, "meant for" },
};

static const RapportField review_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R | X | M, RAPPORT_KIND_PARTNER, NULL,
    "account|account name|company|company name|organization|organisation|customer account|partner name|potential customer" },
  { "quarter", "quarter", N_("Quarter"), RAPPORT_FIELD_QUARTER, R | X | M, RAPPORT_KIND_NONE, NULL, "period|fiscal quarter" },
  { "state", "state", N_("State"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_review_state, "status" },
  { "planned_at", "planned_at", N_("Planned for"), RAPPORT_FIELD_LOCAL_TIME, X, RAPPORT_KIND_NONE, NULL, "date|planned on" },
  { "held_on", "held_on", N_("Held"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "owner", "owner", N_("Owner"), RAPPORT_FIELD_RELATION, X | C, RAPPORT_KIND_TEAM, NULL, NULL },
  { "location", "location", N_("Place"), RAPPORT_FIELD_TEXT, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "attendees", "attendees", N_("Attendees"), RAPPORT_FIELD_TEXT_LIST, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "our_rating", "our_rating", N_("Our rating of the partner"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "partner_rating", "partner_rating", N_("The partner's rating of us"), RAPPORT_FIELD_INTEGER, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "summary", "summary", N_("Summary"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "wins", "wins", N_("Wins"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "issues", "issues", N_("Issues"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "our_asks", "our_asks", N_("Our asks"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "partner_asks", "partner_asks", N_("The partner's asks"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "decision", "decision", N_("Decision"), RAPPORT_FIELD_CHOICE, X, RAPPORT_KIND_NONE, rapport_choices_decision, NULL },
  { "decisions", "decisions", N_("Decisions needed"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "notes", "notes", N_("Notes"), RAPPORT_FIELD_LONG_TEXT, X | S, RAPPORT_KIND_NONE, NULL, NULL },
  { "next_on", "next_on", N_("Next review"), RAPPORT_FIELD_DATE, X, RAPPORT_KIND_NONE, NULL, NULL },
  { "snapshot", "snapshot", N_("Frozen figures"), RAPPORT_FIELD_LONG_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "file", "file", N_("Workbook"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "file_hash", "file_hash", N_("Hash of the workbook"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField stage_fields[] = {
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | M | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "phase", "phase", N_("Phase"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_phase, NULL },
  { "expected_days", "expected_days", N_("Expected days"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "hidden", "hidden", N_("Hidden on the board"), RAPPORT_FIELD_BOOLEAN, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "former", "former", N_("No longer a partner"), RAPPORT_FIELD_BOOLEAN, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "wip_limit", "wip_limit", N_("Limit"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField tier_fields[] = {
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | M | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "cadence_days", "cadence_days", N_("Cadence, days"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "protection_days", "protection_days", N_("Protection of registrations, days"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "revenue_needed", "revenue_needed", N_("Revenue needed in four quarters"), RAPPORT_FIELD_MONEY, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "win_rate_needed", "win_rate_needed", N_("Win rate needed"), RAPPORT_FIELD_SHARE, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField pipeline_stage_fields[] = {
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | M | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "state", "state", N_("State"), RAPPORT_FIELD_CHOICE, R, RAPPORT_KIND_NONE, rapport_choices_pipeline_state, NULL },
  { "probability", "probability", N_("Probability"), RAPPORT_FIELD_SHARE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField stage_change_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "stage", "stage", N_("Stage"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_STAGE, NULL, NULL },
  { "since", "since", N_("Since"), RAPPORT_FIELD_DATE, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "reason", "reason", N_("Reason"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField tier_change_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "tier", "tier", N_("Tier"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_TIER, NULL, NULL },
  { "since", "since", N_("Since"), RAPPORT_FIELD_DATE, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "source", "source", N_("Source"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_tier_source, NULL },
  { "reason", "reason", N_("Reason"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField opportunity_change_fields[] = {
  { "opportunity", "opportunity", N_("Opportunity"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_OPPORTUNITY, NULL, NULL },
  { "stage", "stage", N_("Stage"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PIPELINE_STAGE, NULL, NULL },
  { "since", "since", N_("Since"), RAPPORT_FIELD_DATE, R, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField amendment_fields[] = {
  { "agreement", "agreement", N_("Agreement"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_AGREEMENT, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "effective_on", "effective_on", N_("Effective"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "summary", "summary", N_("Summary"), RAPPORT_FIELD_LONG_TEXT, S, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField plan_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "year", "year", N_("Fiscal year"), RAPPORT_FIELD_INTEGER, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "focus", "focus", N_("Focus areas"), RAPPORT_FIELD_LONG_TEXT, S, RAPPORT_KIND_NONE, NULL, NULL },
  { "goal_year", "goal_year", N_("Goal year"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "goal", "goal", N_("Goal"), RAPPORT_FIELD_LONG_TEXT, S, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField project_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "kind", "kind", N_("Kind"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "owner", "owner", N_("Owner"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "starts_on", "starts_on", N_("Starts"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "ends_on", "ends_on", N_("Ends"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_plan_status, NULL },
  { "benefit", "benefit", N_("Benefit"), RAPPORT_FIELD_TEXT, S, RAPPORT_KIND_NONE, NULL, NULL },
  { "lessons", "lessons", N_("Lessons learned"), RAPPORT_FIELD_LONG_TEXT, S, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField kpi_value_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "kpi", "kpi", N_("KPI"), RAPPORT_FIELD_CHOICE, R | T, RAPPORT_KIND_NONE, rapport_choices_kpi, NULL },
  { "quarter", "quarter", N_("Quarter"), RAPPORT_FIELD_QUARTER, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "numerator", "numerator", N_("Numerator"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "denominator", "denominator", N_("Denominator"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "version", "version", N_("Version of the definition"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "source", "source", N_("Source"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField review_step_fields[] = {
  { "review", "review", N_("Review"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_REVIEW, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "day_offset", "day_offset", N_("Days from the review"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "done_on", "done_on", N_("Done"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField playbook_fields[] = {
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "purpose", "purpose", N_("Purpose"), RAPPORT_FIELD_LONG_TEXT, S, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField playbook_step_fields[] = {
  { "playbook", "playbook", N_("Playbook"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PLAYBOOK, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "side", "side", N_("Side"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_side, NULL },
  { "day_offset", "day_offset", N_("Day"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField run_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "playbook", "playbook", N_("Playbook"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PLAYBOOK, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "started_on", "started_on", N_("Started"), RAPPORT_FIELD_DATE, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "owner", "owner", N_("Owner"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField run_step_fields[] = {
  { "run", "run", N_("Run"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_RUN, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "side", "side", N_("Side"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_side, NULL },
  { "owner", "owner", N_("Owner"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "due_on", "due_on", N_("Due"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, 0, RAPPORT_KIND_NONE, rapport_choices_step_status, NULL },
  { "done_on", "done_on", N_("Done"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField training_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "date", "date", N_("Date"), RAPPORT_FIELD_DATE, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "hours", "hours", N_("Hours"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "people", "people", N_("People"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField lead_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "title", "title", N_("Title"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "direction", "direction", N_("Direction"), RAPPORT_FIELD_CHOICE, R, RAPPORT_KIND_NONE, rapport_choices_lead_direction, NULL },
  { "passed_on", "passed_on", N_("Passed"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "opportunity", "opportunity", N_("Opportunity"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_OPPORTUNITY, NULL, NULL },
  { "outcome", "outcome", N_("Outcome"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField swot_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "quadrant", "quadrant", N_("Quadrant"), RAPPORT_FIELD_CHOICE, R, RAPPORT_KIND_NONE, rapport_choices_quadrant, NULL },
  { "title", "title", N_("Text"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "action", "action", N_("Action"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_ACTION, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField ipp_criterion_fields[] = {
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "dimension", "dimension", N_("Dimension"), RAPPORT_FIELD_CHOICE, R, RAPPORT_KIND_NONE, rapport_choices_ipp_dimension, NULL },
  { "weight", "weight", N_("Weight"), RAPPORT_FIELD_SHARE, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "minimum", "minimum", N_("Minimum"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "disqualifier", "disqualifier", N_("Disqualifies"), RAPPORT_FIELD_BOOLEAN, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField ipp_score_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "criterion", "criterion", N_("Criterion"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_IPP_CRITERION, NULL, NULL },
  { "scorer", "scorer", N_("Scorer"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_TEAM, NULL, NULL },
  { "score", "score", N_("Score"), RAPPORT_FIELD_INTEGER, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "scored_on", "scored_on", N_("Scored"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "comment", "comment", N_("Comment"), RAPPORT_FIELD_TEXT, S, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField account_list_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "imported_on", "imported_on", N_("Imported"), RAPPORT_FIELD_DATE, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField account_fields[] = {
  { "list", "account_list", N_("List"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_ACCOUNT_LIST, NULL, NULL },
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "status", "status", N_("Status"), RAPPORT_FIELD_CHOICE, R, RAPPORT_KIND_NONE, rapport_choices_account_status, NULL },
  { "domain", "domain", N_("Domain"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField account_role_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "member", "member", N_("Member"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_TEAM, NULL, NULL },
  { "contact", "contact", N_("Contact"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_CONTACT, NULL, NULL },
  { "role", "role", N_("Role"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField decision_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "title", "title", N_("Decision"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "decided_on", "decided_on", N_("Decided"), RAPPORT_FIELD_DATE, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "decided_by", "decided_by", N_("Decided by"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "review", "review", N_("Review"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_REVIEW, NULL, NULL },
};

static const RapportField assessment_fields[] = {
  { "member", "member", N_("Member"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_TEAM, NULL, NULL },
  { "kind", "kind", N_("Kind"), RAPPORT_FIELD_CHOICE, R, RAPPORT_KIND_NONE, rapport_choices_assessment_kind, NULL },
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "score", "score", N_("Score"), RAPPORT_FIELD_INTEGER, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "scored_by", "scored_by", N_("Scored by"), RAPPORT_FIELD_RELATION, 0, RAPPORT_KIND_TEAM, NULL, NULL },
  { "scored_on", "scored_on", N_("Scored"), RAPPORT_FIELD_DATE, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "comment", "comment", N_("Comment"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField health_score_fields[] = {
  { "partner", "partner", N_("Partner"), RAPPORT_FIELD_RELATION, R, RAPPORT_KIND_PARTNER, NULL, NULL },
  { "quarter", "quarter", N_("Quarter"), RAPPORT_FIELD_QUARTER, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "score", "score", N_("Score"), RAPPORT_FIELD_NUMBER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "coverage", "coverage", N_("Data coverage"), RAPPORT_FIELD_SHARE, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "band", "band", N_("Band"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "version", "version", N_("Version of the weights"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "details", "details", N_("Details"), RAPPORT_FIELD_LONG_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField custom_value_fields[] = {
  { "record_kind", "record_kind", N_("Kind of record"), RAPPORT_FIELD_TEXT, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "record", "record", N_("Record"), RAPPORT_FIELD_TEXT, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "value", "value", N_("Value"), RAPPORT_FIELD_TEXT, S, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField saved_view_fields[] = {
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "query", "query", N_("Query"), RAPPORT_FIELD_LONG_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "position", "position", N_("Position"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField attachment_fields[] = {
  { "record_kind", "record_kind", N_("Kind of record"), RAPPORT_FIELD_TEXT, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "record", "record", N_("Record"), RAPPORT_FIELD_TEXT, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "name", "name", N_("Name"), RAPPORT_FIELD_TEXT, R | S | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "sha256", "sha256", N_("Hash"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "size", "size", N_("Size"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField import_batch_fields[] = {
  { "file", "file", N_("File"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "record_kind", "record_kind", N_("Kind of record"), RAPPORT_FIELD_TEXT, R, RAPPORT_KIND_NONE, NULL, NULL },
  { "read", "rows_read", N_("Rows read"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "created", "created", N_("Created"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "updated", "updated", N_("Updated"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "unchanged", "unchanged", N_("Unchanged"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "rejected", "rejected", N_("Rejected"), RAPPORT_FIELD_INTEGER, 0, RAPPORT_KIND_NONE, NULL, NULL },
  { "mapping", "mapping", N_("Mapping"), RAPPORT_FIELD_LONG_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

static const RapportField setting_fields[] = {
  { "key", "key", N_("Key"), RAPPORT_FIELD_TEXT, R | T, RAPPORT_KIND_NONE, NULL, NULL },
  { "value", "value", N_("Value"), RAPPORT_FIELD_TEXT, 0, RAPPORT_KIND_NONE, NULL, NULL },
};

#define KIND(name, id, table, title, plural) \
  { RAPPORT_KIND_##name, id, #table, title, plural, table##_fields, G_N_ELEMENTS (table##_fields) }

const RapportKindInfo rapport_kinds[RAPPORT_N_KINDS] = {
  KIND (TEAM, "team", team_member, N_("Team member"), N_("Team")),
  KIND (RATE, "rates", rate, N_("Exchange rate"), N_("Exchange rates")),
  KIND (PARTNER, "partners", partner, N_("Partner"), N_("Partners")),
  KIND (CONTACT, "contacts", contact, N_("Contact"), N_("Contacts")),
  KIND (OPPORTUNITY, "opportunities", opportunity, N_("Opportunity"), N_("Opportunities")),
  KIND (REGISTRATION, "registrations", registration, N_("Deal registration"), N_("Deal registrations")),
  KIND (MEETING, "meetings", meeting, N_("Meeting"), N_("Meetings")),
  KIND (INTERACTION, "interactions", interaction, N_("Interaction"), N_("Interactions")),
  KIND (ACTION, "actions", action, N_("Action"), N_("Actions")),
  KIND (AGREEMENT, "agreements", agreement, N_("Agreement"), N_("Agreements")),
  KIND (CERTIFICATION, "certifications", certification, N_("Certification"), N_("Certifications")),
  KIND (REQUIREMENT, "requirements", requirement, N_("Requirement"), N_("Requirements")),
  KIND (ACTIVITY, "activities", activity, N_("Activity"), N_("Activities")),
  KIND (TARGET, "targets", target, N_("Target"), N_("Targets")),
  KIND (OBJECTIVE, "objectives", objective, N_("Objective"), N_("Objectives")),
  KIND (SURVEY, "surveys", survey, N_("Survey answer"), N_("Survey answers")),
  KIND (RISK, "risks", risk, N_("Risk"), N_("Risks")),
  KIND (SHARED, "shared", shared_item, N_("Shared item"), N_("Shared items")),
  KIND (REVIEW, "reviews", review, N_("Review"), N_("Reviews")),
  KIND (STAGE, "stages", stage, N_("Lifecycle stage"), N_("Lifecycle stages")),
  KIND (TIER, "tiers", tier, N_("Tier"), N_("Tiers")),
  KIND (PIPELINE_STAGE, "pipeline-stages", pipeline_stage, N_("Pipeline stage"), N_("Pipeline stages")),
  KIND (STAGE_CHANGE, "stage-changes", stage_change, N_("Change of stage"), N_("Changes of stage")),
  KIND (TIER_CHANGE, "tier-changes", tier_change, N_("Change of tier"), N_("Changes of tier")),
  KIND (OPPORTUNITY_CHANGE, "opportunity-changes", opportunity_change, N_("Change of an opportunity"), N_("Changes of opportunities")),
  KIND (AMENDMENT, "amendments", amendment, N_("Amendment"), N_("Amendments")),
  KIND (PLAN, "plans", plan, N_("Joint plan"), N_("Joint plans")),
  KIND (PROJECT, "projects", project, N_("Joint project"), N_("Joint projects")),
  KIND (KPI_VALUE, "kpi-values", kpi_value, N_("KPI value"), N_("KPI values")),
  KIND (REVIEW_STEP, "review-steps", review_step, N_("Preparation step"), N_("Preparation steps")),
  KIND (PLAYBOOK, "playbooks", playbook, N_("Playbook"), N_("Playbooks")),
  KIND (PLAYBOOK_STEP, "playbook-steps", playbook_step, N_("Playbook step"), N_("Playbook steps")),
  KIND (RUN, "runs", run, N_("Playbook run"), N_("Playbook runs")),
  KIND (RUN_STEP, "run-steps", run_step, N_("Step of a run"), N_("Steps of runs")),
  KIND (TRAINING, "training", training, N_("Training session"), N_("Training sessions")),
  KIND (LEAD, "leads", lead, N_("Lead or introduction"), N_("Leads and introductions")),
  KIND (SWOT, "swot", swot, N_("SWOT entry"), N_("SWOT")),
  KIND (IPP_CRITERION, "ipp-criteria", ipp_criterion, N_("IPP criterion"), N_("IPP criteria")),
  KIND (IPP_SCORE, "ipp-scores", ipp_score, N_("IPP score"), N_("IPP scores")),
  KIND (ACCOUNT_LIST, "account-lists", account_list, N_("Account list"), N_("Account lists")),
  KIND (ACCOUNT, "accounts", account, N_("Account"), N_("Accounts")),
  KIND (ACCOUNT_ROLE, "account-roles", account_role, N_("Role in the account team"), N_("Account teams")),
  KIND (DECISION, "decisions", decision, N_("Decision"), N_("Decisions")),
  KIND (ASSESSMENT, "assessments", assessment, N_("Self-assessment"), N_("Self-assessments")),
  KIND (HEALTH_SCORE, "health-scores", health_score, N_("Health score"), N_("Health scores")),
  KIND (CUSTOM_VALUE, "custom-values", custom_value, N_("Custom field"), N_("Custom fields")),
  KIND (SAVED_VIEW, "saved-views", saved_view, N_("Saved view"), N_("Saved views")),
  KIND (ATTACHMENT, "attachments", attachment, N_("Attachment"), N_("Attachments")),
  KIND (IMPORT_BATCH, "import-batches", import_batch, N_("Import"), N_("Imports")),
  KIND (SETTING, "settings", setting, N_("Setting"), N_("Settings")),
};
