/* rapport-choices.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-schema.h"

G_BEGIN_DECLS

/* The words of the field: the choices of the fields in rapport-schema.c. */

extern const RapportChoice rapport_choices_partner_type[];
extern const RapportChoice rapport_choices_motion[];
extern const RapportChoice rapport_choices_partner_status[];
extern const RapportChoice rapport_choices_phase[];
extern const RapportChoice rapport_choices_contact_role[];
extern const RapportChoice rapport_choices_influence[];
extern const RapportChoice rapport_choices_sentiment[];
extern const RapportChoice rapport_choices_opportunity_category[];
extern const RapportChoice rapport_choices_attribution[];
extern const RapportChoice rapport_choices_pipeline_state[];
extern const RapportChoice rapport_choices_registration_status[];
extern const RapportChoice rapport_choices_meeting_type[];
extern const RapportChoice rapport_choices_meeting_status[];
extern const RapportChoice rapport_choices_interaction_kind[];
extern const RapportChoice rapport_choices_direction[];
extern const RapportChoice rapport_choices_side[];
extern const RapportChoice rapport_choices_priority[];
extern const RapportChoice rapport_choices_action_status[];
extern const RapportChoice rapport_choices_agreement_type[];
extern const RapportChoice rapport_choices_agreement_status[];
extern const RapportChoice rapport_choices_survey_kind[];
extern const RapportChoice rapport_choices_risk_kind[];
extern const RapportChoice rapport_choices_severity[];
extern const RapportChoice rapport_choices_risk_status[];
extern const RapportChoice rapport_choices_team_role[];
extern const RapportChoice rapport_choices_review_state[];
extern const RapportChoice rapport_choices_decision[];
extern const RapportChoice rapport_choices_step_status[];
extern const RapportChoice rapport_choices_quadrant[];
extern const RapportChoice rapport_choices_ipp_dimension[];
extern const RapportChoice rapport_choices_account_status[];
extern const RapportChoice rapport_choices_tier_source[];
extern const RapportChoice rapport_choices_plan_status[];
extern const RapportChoice rapport_choices_assessment_kind[];
extern const RapportChoice rapport_choices_lead_direction[];
extern const RapportChoice rapport_choices_kpi[];

G_END_DECLS
