-- The first schema of a workspace. Immutable once merged: later changes are later files.
--
-- Every shared table has the same seven columns first (src/storage/rapport-record-table.c reads
-- and writes them); the others are the columns of src/core/rapport-schema.c. Dates are days since
-- 1970, instants and local times seconds, created_at and the like microseconds, money minor
-- units, shares basis points, numbers millionths, rates hundred-millionths. Values of list
-- fields are rows of list_item. The triggers of the change log are made from these tables.

CREATE TABLE "team_member" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "name" TEXT NOT NULL,
  "email" TEXT,
  "role" TEXT CHECK ("role" IN ('full-lifecycle', 'recruitment', 'growth', 'marketing', 'enablement', 'success', 'operations', 'programme', 'regional', 'vertical')),
  "manager" BLOB REFERENCES "team_member" (id) DEFERRABLE INITIALLY DEFERRED,
  "region" TEXT
) STRICT;

CREATE TABLE "rate" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "base" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "date" INTEGER NOT NULL,
  "rate" INTEGER NOT NULL
) STRICT;

CREATE TABLE "partner" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "name" TEXT NOT NULL,
  "legal_name" TEXT,
  "tier" BLOB REFERENCES "tier" (id) DEFERRABLE INITIALLY DEFERRED,
  "stage" BLOB REFERENCES "stage" (id) DEFERRABLE INITIALLY DEFERRED,
  "status" TEXT CHECK ("status" IN ('active', 'ramping', 'dormant', 'on hold', 'terminated')),
  "segment" TEXT,
  "industry" TEXT,
  "country" TEXT,
  "region" TEXT,
  "website" TEXT,
  "employees" INTEGER,
  "parent" BLOB REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "owner" BLOB REFERENCES "team_member" (id) DEFERRABLE INITIALLY DEFERRED,
  "currency" TEXT,
  "since" INTEGER,
  "cadence_days" INTEGER,
  "next_step" TEXT,
  "next_step_on" INTEGER,
  "notes" TEXT,
  "stage_since" INTEGER,
  "stage_expected_days" INTEGER,
  "tier_since" INTEGER,
  "tier_source" TEXT CHECK ("tier_source" IN ('rule', 'manual', 'agreement')),
  "tier_reason" TEXT,
  "board_rank" TEXT,
  "scope" TEXT,
  "fiscal_year_start" INTEGER
) STRICT;

CREATE TABLE "contact" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "email" TEXT,
  "phone" TEXT,
  "title" TEXT,
  "role" TEXT CHECK ("role" IN ('executive sponsor', 'partner lead', 'champion', 'sales', 'technical', 'marketing', 'finance', 'legal', 'operations')),
  "influence" TEXT CHECK ("influence" IN ('high', 'medium', 'low')),
  "sentiment" TEXT CHECK ("sentiment" IN ('positive', 'neutral', 'negative')),
  "is_primary" INTEGER CHECK ("is_primary" IN (0, 1)),
  "valid_from" INTEGER,
  "valid_to" INTEGER,
  "notes" TEXT
) STRICT;

CREATE TABLE "opportunity" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "reference" TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "customer" TEXT,
  "product" TEXT,
  "category" TEXT CHECK ("category" IN ('new', 'expansion', 'renewal', 'services')),
  "owner" BLOB REFERENCES "team_member" (id) DEFERRABLE INITIALLY DEFERRED,
  "partner_owner" TEXT,
  "our_role" TEXT,
  "partner_role" TEXT,
  "stage" BLOB REFERENCES "pipeline_stage" (id) DEFERRABLE INITIALLY DEFERRED,
  "stage_since" INTEGER,
  "attribution" TEXT CHECK ("attribution" IN ('sourced', 'influenced', 'none')),
  "amount" INTEGER,
  "currency" TEXT,
  "probability" INTEGER,
  "opened_on" INTEGER,
  "expected_close_on" INTEGER,
  "closed_on" INTEGER,
  "lost_reason" TEXT,
  "competitor" TEXT,
  "lesson" TEXT,
  "next_step" TEXT,
  "rate" INTEGER,
  "rate_on" INTEGER,
  "rate_currency" TEXT
) STRICT;

CREATE TABLE "registration" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "reference" TEXT NOT NULL,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "customer" TEXT,
  "amount" INTEGER,
  "currency" TEXT,
  "status" TEXT CHECK ("status" IN ('draft', 'submitted', 'under review', 'approved', 'rejected', 'expired', 'won', 'lost')),
  "submitted_at" INTEGER,
  "decided_at" INTEGER,
  "protected_until" INTEGER,
  "opportunity" BLOB REFERENCES "opportunity" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "meeting" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "type" TEXT CHECK ("type" IN ('discovery', 'kick-off', 'cadence call', 'pipeline sync', 'enablement session', 'account mapping', 'marketing planning', 'QBR', 'EBR', 'annual review', 'negotiation', 'escalation', 'offboarding')),
  "status" TEXT CHECK ("status" IN ('planned', 'held', 'cancelled')),
  "starts_at" INTEGER NOT NULL,
  "ends_at" INTEGER,
  "time_zone" TEXT,
  "all_day" INTEGER CHECK ("all_day" IN (0, 1)),
  "location" TEXT,
  "recurrence" TEXT,
  "agenda" TEXT,
  "minutes" TEXT,
  "decisions" TEXT,
  "review" BLOB REFERENCES "review" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "interaction" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "contact" BLOB REFERENCES "contact" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('call', 'e-mail', 'message', 'meeting', 'event', 'visit')),
  "direction" TEXT CHECK ("direction" IN ('in', 'out')),
  "happened_at" INTEGER NOT NULL,
  "summary" TEXT,
  "needs_answer" INTEGER CHECK ("needs_answer" IN (0, 1)),
  "answered_at" INTEGER
) STRICT;

CREATE TABLE "action" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "side" TEXT CHECK ("side" IN ('ours', 'theirs')),
  "owner" TEXT,
  "due_on" INTEGER,
  "original_due_on" INTEGER,
  "carried_over" INTEGER,
  "priority" TEXT CHECK ("priority" IN ('P0', 'P1', 'P2')),
  "status" TEXT CHECK ("status" IN ('open', 'in progress', 'blocked', 'done', 'cancelled')),
  "done_on" INTEGER,
  "meeting" BLOB REFERENCES "meeting" (id) DEFERRABLE INITIALLY DEFERRED,
  "notes" TEXT,
  "raised_on" INTEGER,
  "review" BLOB REFERENCES "review" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "agreement" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "type" TEXT NOT NULL CHECK ("type" IN ('NDA', 'referral', 'reseller', 'distribution', 'OEM', 'MSA', 'DPA', 'addendum')),
  "title" TEXT NOT NULL,
  "status" TEXT CHECK ("status" IN ('draft', 'in review', 'signed', 'in force', 'expired', 'terminated')),
  "signed_on" INTEGER,
  "effective_on" INTEGER,
  "ends_on" INTEGER,
  "auto_renew" INTEGER CHECK ("auto_renew" IN (0, 1)),
  "renewal_months" INTEGER,
  "notice_days" INTEGER,
  "revenue_share" INTEGER,
  "discount" INTEGER,
  "margin" INTEGER,
  "legal_approved_on" INTEGER,
  "finance_approved_on" INTEGER,
  "scope" TEXT,
  "resource_commitments" TEXT,
  "ip" TEXT,
  "exit_provisions" TEXT,
  "territory" TEXT,
  "exclusivity" TEXT
) STRICT;

CREATE TABLE "certification" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "contact" BLOB REFERENCES "contact" (id) DEFERRABLE INITIALLY DEFERRED,
  "certification" TEXT NOT NULL,
  "level" TEXT,
  "issued_on" INTEGER,
  "expires_on" INTEGER
) STRICT;

CREATE TABLE "requirement" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "tier" BLOB REFERENCES "tier" (id) DEFERRABLE INITIALLY DEFERRED,
  "type" TEXT CHECK ("type" IN ('reseller', 'distributor', 'system integrator', 'MSP', 'referral', 'affiliate', 'agency', 'technology', 'OEM', 'marketplace', 'strategic alliance', 'consulting')),
  "certification" TEXT NOT NULL,
  "required_count" INTEGER NOT NULL
) STRICT;

CREATE TABLE "activity" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "kind" TEXT,
  "date" INTEGER,
  "allocated" INTEGER,
  "requested" INTEGER,
  "approved" INTEGER,
  "spent" INTEGER,
  "claimed" INTEGER,
  "currency" TEXT,
  "leads" INTEGER,
  "pipeline" INTEGER,
  "revenue" INTEGER
) STRICT;

CREATE TABLE "target" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "kpi" TEXT NOT NULL,
  "quarter" INTEGER NOT NULL,
  "goal" INTEGER,
  "stretch" INTEGER,
  "floor" INTEGER,
  "weight" INTEGER
) STRICT;

CREATE TABLE "objective" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "year" INTEGER,
  "kpi" TEXT,
  "target" INTEGER,
  "weight" INTEGER,
  "goal_year" INTEGER,
  "goal" INTEGER,
  "q1" INTEGER,
  "q2" INTEGER,
  "q3" INTEGER,
  "q4" INTEGER,
  "actual" INTEGER,
  "status" TEXT CHECK ("status" IN ('planned', 'on track', 'at risk', 'achieved', 'missed')),
  "benefit" TEXT
) STRICT;

CREATE TABLE "survey" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "contact" BLOB REFERENCES "contact" (id) DEFERRABLE INITIALLY DEFERRED,
  "quarter" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('nps', 'csat')),
  "score" INTEGER NOT NULL,
  "comment" TEXT
) STRICT;

CREATE TABLE "risk" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "kind" TEXT CHECK ("kind" IN ('risk', 'issue', 'conflict')),
  "severity" TEXT CHECK ("severity" IN ('critical', 'high', 'medium', 'low')),
  "status" TEXT CHECK ("status" IN ('open', 'escalated', 'in mediation', 'mitigated', 'accepted', 'closed')),
  "raised_by" TEXT CHECK ("raised_by" IN ('ours', 'theirs')),
  "raised_at" INTEGER,
  "known_at" INTEGER,
  "told_at" INTEGER,
  "mitigation" TEXT,
  "outcome" TEXT,
  "likelihood" TEXT CHECK ("likelihood" IN ('high', 'medium', 'low')),
  "owner" TEXT
) STRICT;

CREATE TABLE "shared_item" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "title" TEXT NOT NULL,
  "kind" TEXT,
  "shared_on" INTEGER
) STRICT;

CREATE TABLE "review" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "quarter" INTEGER NOT NULL,
  "state" TEXT CHECK ("state" IN ('planned', 'preparing', 'pre-read sent', 'held', 'closed')),
  "planned_at" INTEGER,
  "held_on" INTEGER,
  "owner" BLOB REFERENCES "team_member" (id) DEFERRABLE INITIALLY DEFERRED,
  "location" TEXT,
  "our_rating" INTEGER,
  "partner_rating" INTEGER,
  "summary" TEXT,
  "wins" TEXT,
  "issues" TEXT,
  "our_asks" TEXT,
  "partner_asks" TEXT,
  "decision" TEXT CHECK ("decision" IN ('continue', 'expand', 'adjust', 'renew', 'renegotiate', 'wind down')),
  "decisions" TEXT,
  "notes" TEXT,
  "next_on" INTEGER,
  "snapshot" TEXT,
  "file" TEXT,
  "file_hash" TEXT
) STRICT;

CREATE TABLE "stage" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "name" TEXT NOT NULL,
  "phase" TEXT CHECK ("phase" IN ('initiation', 'development', 'growth', 'maturity')),
  "expected_days" INTEGER,
  "position" INTEGER,
  "hidden" INTEGER CHECK ("hidden" IN (0, 1)),
  "former" INTEGER CHECK ("former" IN (0, 1)),
  "wip_limit" INTEGER
) STRICT;

CREATE TABLE "tier" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "name" TEXT NOT NULL,
  "position" INTEGER,
  "cadence_days" INTEGER,
  "protection_days" INTEGER,
  "revenue_needed" INTEGER,
  "win_rate_needed" INTEGER
) STRICT;

CREATE TABLE "pipeline_stage" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "name" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('open', 'won', 'lost')),
  "probability" INTEGER,
  "position" INTEGER
) STRICT;

CREATE TABLE "stage_change" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "stage" BLOB NOT NULL REFERENCES "stage" (id) DEFERRABLE INITIALLY DEFERRED,
  "since" INTEGER NOT NULL,
  "reason" TEXT
) STRICT;

CREATE TABLE "tier_change" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "tier" BLOB NOT NULL REFERENCES "tier" (id) DEFERRABLE INITIALLY DEFERRED,
  "since" INTEGER NOT NULL,
  "source" TEXT CHECK ("source" IN ('rule', 'manual', 'agreement')),
  "reason" TEXT
) STRICT;

CREATE TABLE "opportunity_change" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "opportunity" BLOB NOT NULL REFERENCES "opportunity" (id) DEFERRABLE INITIALLY DEFERRED,
  "stage" BLOB NOT NULL REFERENCES "pipeline_stage" (id) DEFERRABLE INITIALLY DEFERRED,
  "since" INTEGER NOT NULL
) STRICT;

CREATE TABLE "amendment" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "agreement" BLOB NOT NULL REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "effective_on" INTEGER,
  "summary" TEXT
) STRICT;

CREATE TABLE "plan" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "focus" TEXT,
  "goal_year" INTEGER,
  "goal" TEXT
) STRICT;

CREATE TABLE "project" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "kind" TEXT,
  "owner" TEXT,
  "starts_on" INTEGER,
  "ends_on" INTEGER,
  "status" TEXT CHECK ("status" IN ('planned', 'on track', 'at risk', 'achieved', 'missed')),
  "benefit" TEXT,
  "lessons" TEXT
) STRICT;

CREATE TABLE "kpi_value" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "kpi" TEXT NOT NULL,
  "quarter" INTEGER NOT NULL,
  "numerator" INTEGER,
  "denominator" INTEGER,
  "version" INTEGER,
  "source" TEXT
) STRICT;

CREATE TABLE "review_step" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "review" BLOB NOT NULL REFERENCES "review" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "day_offset" INTEGER,
  "done_on" INTEGER,
  "position" INTEGER
) STRICT;

CREATE TABLE "playbook" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "name" TEXT NOT NULL,
  "purpose" TEXT
) STRICT;

CREATE TABLE "playbook_step" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "playbook" BLOB NOT NULL REFERENCES "playbook" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "side" TEXT CHECK ("side" IN ('ours', 'theirs')),
  "day_offset" INTEGER,
  "position" INTEGER
) STRICT;

CREATE TABLE "run" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "playbook" BLOB NOT NULL REFERENCES "playbook" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "started_on" INTEGER NOT NULL,
  "owner" TEXT
) STRICT;

CREATE TABLE "run_step" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "run" BLOB NOT NULL REFERENCES "run" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "side" TEXT CHECK ("side" IN ('ours', 'theirs')),
  "owner" TEXT,
  "due_on" INTEGER,
  "status" TEXT CHECK ("status" IN ('pending', 'waiting', 'done', 'action required', 'skipped')),
  "done_on" INTEGER,
  "position" INTEGER
) STRICT;

CREATE TABLE "training" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "date" INTEGER NOT NULL,
  "hours" INTEGER,
  "people" INTEGER
) STRICT;

CREATE TABLE "lead" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "direction" TEXT NOT NULL CHECK ("direction" IN ('to partner', 'from partner')),
  "passed_on" INTEGER,
  "opportunity" BLOB REFERENCES "opportunity" (id) DEFERRABLE INITIALLY DEFERRED,
  "outcome" TEXT
) STRICT;

CREATE TABLE "swot" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "quadrant" TEXT NOT NULL CHECK ("quadrant" IN ('strength', 'weakness', 'opportunity', 'threat')),
  "title" TEXT NOT NULL,
  "action" BLOB REFERENCES "action" (id) DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER
) STRICT;

CREATE TABLE "ipp_criterion" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "name" TEXT NOT NULL,
  "dimension" TEXT NOT NULL CHECK ("dimension" IN ('strategic fit', 'capability', 'go-to-market', 'commitment', 'economics', 'cultural fit')),
  "weight" INTEGER NOT NULL,
  "minimum" INTEGER,
  "disqualifier" INTEGER CHECK ("disqualifier" IN (0, 1)),
  "position" INTEGER
) STRICT;

CREATE TABLE "ipp_score" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "criterion" BLOB NOT NULL REFERENCES "ipp_criterion" (id) DEFERRABLE INITIALLY DEFERRED,
  "scorer" BLOB REFERENCES "team_member" (id) DEFERRABLE INITIALLY DEFERRED,
  "score" INTEGER NOT NULL,
  "scored_on" INTEGER,
  "comment" TEXT
) STRICT;

CREATE TABLE "account_list" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "imported_on" INTEGER
) STRICT;

CREATE TABLE "account" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "account_list" BLOB NOT NULL REFERENCES "account_list" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('prospect', 'open opportunity', 'customer')),
  "domain" TEXT
) STRICT;

CREATE TABLE "account_role" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" BLOB REFERENCES "team_member" (id) DEFERRABLE INITIALLY DEFERRED,
  "contact" BLOB REFERENCES "contact" (id) DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT NOT NULL
) STRICT;

CREATE TABLE "decision" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "decided_on" INTEGER NOT NULL,
  "decided_by" TEXT,
  "review" BLOB REFERENCES "review" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "assessment" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "member" BLOB NOT NULL REFERENCES "team_member" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('competency', 'behaviour', 'role profile')),
  "name" TEXT NOT NULL,
  "score" INTEGER NOT NULL,
  "scored_by" BLOB REFERENCES "team_member" (id) DEFERRABLE INITIALLY DEFERRED,
  "scored_on" INTEGER NOT NULL,
  "comment" TEXT
) STRICT;

CREATE TABLE "health_score" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "partner" BLOB NOT NULL REFERENCES "partner" (id) DEFERRABLE INITIALLY DEFERRED,
  "quarter" INTEGER NOT NULL,
  "score" INTEGER,
  "coverage" INTEGER,
  "band" TEXT,
  "version" INTEGER,
  "details" TEXT
) STRICT;

CREATE TABLE "custom_value" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "record_kind" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "value" TEXT
) STRICT;

CREATE TABLE "saved_view" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "name" TEXT NOT NULL,
  "query" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "attachment" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "record_kind" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "sha256" TEXT,
  "size" INTEGER
) STRICT;

CREATE TABLE "import_batch" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "file" TEXT NOT NULL,
  "record_kind" TEXT NOT NULL,
  "rows_read" INTEGER,
  "created" INTEGER,
  "updated" INTEGER,
  "unchanged" INTEGER,
  "rejected" INTEGER,
  "mapping" TEXT
) STRICT;

CREATE TABLE "setting" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  "key" TEXT NOT NULL,
  "value" TEXT
) STRICT;

CREATE TABLE "list_item" (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT,
  author TEXT,
  kind TEXT NOT NULL,
  owner BLOB NOT NULL CHECK (length (owner) = 16),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- One index for each relation; where it is how a record belongs to its partner (or to a record of
-- its partner), in the order in which the records of one owner are read: main date, then id.

CREATE INDEX "team_member_by_manager" ON "team_member" ("manager");
CREATE INDEX "partner_by_tier" ON "partner" ("tier");
CREATE INDEX "partner_by_stage" ON "partner" ("stage");
CREATE INDEX "partner_by_parent" ON "partner" ("parent");
CREATE INDEX "partner_by_owner" ON "partner" ("owner");
CREATE INDEX "contact_by_partner" ON "contact" ("partner", "valid_from", id);
CREATE INDEX "opportunity_by_partner" ON "opportunity" ("partner", "opened_on", id);
CREATE INDEX "opportunity_by_owner" ON "opportunity" ("owner");
CREATE INDEX "opportunity_by_stage" ON "opportunity" ("stage");
CREATE INDEX "registration_by_partner" ON "registration" ("partner", "submitted_at", id);
CREATE INDEX "registration_by_opportunity" ON "registration" ("opportunity");
CREATE INDEX "meeting_by_partner" ON "meeting" ("partner", "starts_at", id);
CREATE INDEX "meeting_by_review" ON "meeting" ("review");
CREATE INDEX "interaction_by_partner" ON "interaction" ("partner", "happened_at", id);
CREATE INDEX "interaction_by_contact" ON "interaction" ("contact");
CREATE INDEX "action_by_partner" ON "action" ("partner", "due_on", id);
CREATE INDEX "action_by_meeting" ON "action" ("meeting");
CREATE INDEX "action_by_review" ON "action" ("review");
CREATE INDEX "agreement_by_partner" ON "agreement" ("partner", "effective_on", id);
CREATE INDEX "certification_by_partner" ON "certification" ("partner", "issued_on", id);
CREATE INDEX "certification_by_contact" ON "certification" ("contact");
CREATE INDEX "requirement_by_tier" ON "requirement" ("tier");
CREATE INDEX "activity_by_partner" ON "activity" ("partner", "date", id);
CREATE INDEX "target_by_partner" ON "target" ("partner", "quarter", id);
CREATE INDEX "objective_by_partner" ON "objective" ("partner", "year", id);
CREATE INDEX "survey_by_partner" ON "survey" ("partner", "quarter", id);
CREATE INDEX "survey_by_contact" ON "survey" ("contact");
CREATE INDEX "risk_by_partner" ON "risk" ("partner", "raised_at", id);
CREATE INDEX "review_by_partner" ON "review" ("partner", "quarter", id);
CREATE INDEX "review_by_owner" ON "review" ("owner");
CREATE INDEX "stage_change_by_partner" ON "stage_change" ("partner", "since", id);
CREATE INDEX "stage_change_by_stage" ON "stage_change" ("stage");
CREATE INDEX "tier_change_by_partner" ON "tier_change" ("partner", "since", id);
CREATE INDEX "tier_change_by_tier" ON "tier_change" ("tier");
CREATE INDEX "opportunity_change_by_opportunity" ON "opportunity_change" ("opportunity", "since", id);
CREATE INDEX "opportunity_change_by_stage" ON "opportunity_change" ("stage");
CREATE INDEX "amendment_by_agreement" ON "amendment" ("agreement", "effective_on", id);
CREATE INDEX "plan_by_partner" ON "plan" ("partner", "year", id);
CREATE INDEX "project_by_partner" ON "project" ("partner", "starts_on", id);
CREATE INDEX "kpi_value_by_partner" ON "kpi_value" ("partner", "quarter", id);
CREATE INDEX "review_step_by_review" ON "review_step" ("review", "position", id);
CREATE INDEX "playbook_step_by_playbook" ON "playbook_step" ("playbook", "position", id);
CREATE INDEX "run_by_partner" ON "run" ("partner", "started_on", id);
CREATE INDEX "run_by_playbook" ON "run" ("playbook");
CREATE INDEX "run_step_by_run" ON "run_step" ("run", "position", id);
CREATE INDEX "training_by_partner" ON "training" ("partner", "date", id);
CREATE INDEX "lead_by_partner" ON "lead" ("partner", "passed_on", id);
CREATE INDEX "lead_by_opportunity" ON "lead" ("opportunity");
CREATE INDEX "swot_by_partner" ON "swot" ("partner", "position", id);
CREATE INDEX "swot_by_action" ON "swot" ("action");
CREATE INDEX "ipp_score_by_partner" ON "ipp_score" ("partner", "scored_on", id);
CREATE INDEX "ipp_score_by_criterion" ON "ipp_score" ("criterion");
CREATE INDEX "ipp_score_by_scorer" ON "ipp_score" ("scorer");
CREATE INDEX "account_list_by_partner" ON "account_list" ("partner", "imported_on", id);
CREATE INDEX "account_by_account_list" ON "account" ("account_list", id);
CREATE INDEX "account_role_by_partner" ON "account_role" ("partner", id);
CREATE INDEX "account_role_by_member" ON "account_role" ("member");
CREATE INDEX "account_role_by_contact" ON "account_role" ("contact");
CREATE INDEX "decision_by_partner" ON "decision" ("partner", "decided_on", id);
CREATE INDEX "decision_by_review" ON "decision" ("review");
CREATE INDEX "assessment_by_member" ON "assessment" ("member", "scored_on", id);
CREATE INDEX "assessment_by_scored_by" ON "assessment" ("scored_by");
CREATE INDEX "health_score_by_partner" ON "health_score" ("partner", "quarter", id);
CREATE INDEX "list_item_by_owner" ON "list_item" (kind, owner, field, position);
CREATE INDEX "custom_value_by_record" ON "custom_value" ("record", "name");
CREATE INDEX "attachment_by_record" ON "attachment" ("record", "name");

-- The oldest version of the program that can read this file, and the only one.

CREATE TABLE workspace (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  minimum_version INTEGER NOT NULL
) STRICT;

INSERT INTO workspace (one, minimum_version) VALUES (1, 1);

-- The change log: one row of log_transaction for each transaction, one of log_change for each row
-- made and each column changed. "kind" is the name of a table. seq counts in this file only; the
-- stamp (hybrid logical clock and device) is what sorts changes of several devices.

CREATE TABLE log_transaction (
  id BLOB NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  stamp TEXT NOT NULL,
  at INTEGER NOT NULL,
  label TEXT NOT NULL,
  actor TEXT,
  origin TEXT NOT NULL,
  batch BLOB,
  undoes BLOB
) STRICT;

CREATE INDEX log_transaction_by_stamp ON log_transaction (stamp);
CREATE INDEX log_transaction_by_batch ON log_transaction (batch);
CREATE INDEX log_transaction_undo ON log_transaction (stamp) WHERE undoes IS NOT NULL;

CREATE TABLE log_change (
  seq INTEGER NOT NULL PRIMARY KEY,
  "transaction" BLOB NOT NULL,
  stamp TEXT NOT NULL,
  kind TEXT NOT NULL,
  row BLOB NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('created', 'changed', 'removed', 'restored', 'purged')),
  field TEXT,
  old ANY,
  new ANY
) STRICT;

CREATE INDEX log_change_by_transaction ON log_change ("transaction");
CREATE INDEX log_change_by_row ON log_change (row);

-- Local to this file, never shared and never logged.

CREATE TABLE local (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  device TEXT NOT NULL,
  clock INTEGER NOT NULL,
  wall INTEGER,
  current BLOB,
  outside BLOB,
  outside_at INTEGER
) STRICT;

CREATE TABLE partner_name (
  partner BLOB NOT NULL PRIMARY KEY,
  folded TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX partner_name_by_folded ON partner_name (folded);

CREATE TABLE draft (
  record BLOB NOT NULL,
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

-- Folding a name needs C. A name written by another program has no fold until it is looked at.

CREATE TRIGGER partner_name_insert AFTER INSERT ON partner BEGIN
  INSERT INTO partner_name (partner, folded) VALUES (NEW.id, NULL);
END;

CREATE TRIGGER partner_name_update AFTER UPDATE OF name ON partner WHEN NEW.name IS NOT OLD.name BEGIN
  UPDATE partner_name SET folded = NULL WHERE partner = NEW.id;
END;

CREATE TRIGGER partner_name_delete AFTER DELETE ON partner BEGIN
  DELETE FROM partner_name WHERE partner = OLD.id;
END;

-- A write by a program that does not know the log opens a transaction of its own; what follows
-- within a second belongs to it.

CREATE TRIGGER log_outside AFTER UPDATE OF clock ON local
WHEN NEW.current IS NULL AND (NEW.outside IS NULL OR (NEW.clock >> 16) - NEW.outside_at > 1000) BEGIN
  UPDATE local SET outside = randomblob (16), outside_at = NEW.clock >> 16;
  INSERT INTO log_transaction (id, stamp, at, label, actor, origin)
    SELECT outside, printf ('%016x', clock) || device, (clock >> 16) * 1000,
           'Change by another program', NULL, 'outside' FROM local;
END;
