/* rapport-entities.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/* The classes of the kinds that know no more of themselves than their fields. One that learns a
 * rule moves to a file of its own, as RapportMeeting has. */

#define RAPPORT_TYPE_TEAM_MEMBER (rapport_team_member_get_type ())
G_DECLARE_FINAL_TYPE (RapportTeamMember, rapport_team_member, RAPPORT, TEAM_MEMBER, RapportEntity)

#define RAPPORT_TYPE_RATE (rapport_rate_get_type ())
G_DECLARE_FINAL_TYPE (RapportRate, rapport_rate, RAPPORT, RATE, RapportEntity)

#define RAPPORT_TYPE_REGISTRATION (rapport_registration_get_type ())
G_DECLARE_FINAL_TYPE (RapportRegistration, rapport_registration, RAPPORT, REGISTRATION, RapportEntity)

#define RAPPORT_TYPE_INTERACTION (rapport_interaction_get_type ())
G_DECLARE_FINAL_TYPE (RapportInteraction, rapport_interaction, RAPPORT, INTERACTION, RapportEntity)

#define RAPPORT_TYPE_CERTIFICATION (rapport_certification_get_type ())
G_DECLARE_FINAL_TYPE (RapportCertification, rapport_certification, RAPPORT, CERTIFICATION, RapportEntity)

#define RAPPORT_TYPE_REQUIREMENT (rapport_requirement_get_type ())
G_DECLARE_FINAL_TYPE (RapportRequirement, rapport_requirement, RAPPORT, REQUIREMENT, RapportEntity)

#define RAPPORT_TYPE_ACTIVITY (rapport_activity_get_type ())
G_DECLARE_FINAL_TYPE (RapportActivity, rapport_activity, RAPPORT, ACTIVITY, RapportEntity)

#define RAPPORT_TYPE_TARGET (rapport_target_get_type ())
G_DECLARE_FINAL_TYPE (RapportTarget, rapport_target, RAPPORT, TARGET, RapportEntity)

#define RAPPORT_TYPE_OBJECTIVE (rapport_objective_get_type ())
G_DECLARE_FINAL_TYPE (RapportObjective, rapport_objective, RAPPORT, OBJECTIVE, RapportEntity)

#define RAPPORT_TYPE_SURVEY (rapport_survey_get_type ())
G_DECLARE_FINAL_TYPE (RapportSurvey, rapport_survey, RAPPORT, SURVEY, RapportEntity)

#define RAPPORT_TYPE_RISK (rapport_risk_get_type ())
G_DECLARE_FINAL_TYPE (RapportRisk, rapport_risk, RAPPORT, RISK, RapportEntity)

#define RAPPORT_TYPE_SHARED_ITEM (rapport_shared_item_get_type ())
G_DECLARE_FINAL_TYPE (RapportSharedItem, rapport_shared_item, RAPPORT, SHARED_ITEM, RapportEntity)

#define RAPPORT_TYPE_STAGE (rapport_stage_get_type ())
G_DECLARE_FINAL_TYPE (RapportStage, rapport_stage, RAPPORT, STAGE, RapportEntity)

#define RAPPORT_TYPE_TIER (rapport_tier_get_type ())
G_DECLARE_FINAL_TYPE (RapportTier, rapport_tier, RAPPORT, TIER, RapportEntity)

#define RAPPORT_TYPE_PIPELINE_STAGE (rapport_pipeline_stage_get_type ())
G_DECLARE_FINAL_TYPE (RapportPipelineStage, rapport_pipeline_stage, RAPPORT, PIPELINE_STAGE, RapportEntity)

#define RAPPORT_TYPE_STAGE_CHANGE (rapport_stage_change_get_type ())
G_DECLARE_FINAL_TYPE (RapportStageChange, rapport_stage_change, RAPPORT, STAGE_CHANGE, RapportEntity)

#define RAPPORT_TYPE_TIER_CHANGE (rapport_tier_change_get_type ())
G_DECLARE_FINAL_TYPE (RapportTierChange, rapport_tier_change, RAPPORT, TIER_CHANGE, RapportEntity)

#define RAPPORT_TYPE_OPPORTUNITY_CHANGE (rapport_opportunity_change_get_type ())
G_DECLARE_FINAL_TYPE (RapportOpportunityChange, rapport_opportunity_change, RAPPORT, OPPORTUNITY_CHANGE, RapportEntity)

#define RAPPORT_TYPE_AMENDMENT (rapport_amendment_get_type ())
G_DECLARE_FINAL_TYPE (RapportAmendment, rapport_amendment, RAPPORT, AMENDMENT, RapportEntity)

#define RAPPORT_TYPE_PLAN (rapport_plan_get_type ())
G_DECLARE_FINAL_TYPE (RapportPlan, rapport_plan, RAPPORT, PLAN, RapportEntity)

#define RAPPORT_TYPE_PROJECT (rapport_project_get_type ())
G_DECLARE_FINAL_TYPE (RapportProject, rapport_project, RAPPORT, PROJECT, RapportEntity)

#define RAPPORT_TYPE_STORED_KPI_VALUE (rapport_stored_kpi_value_get_type ())
G_DECLARE_FINAL_TYPE (RapportStoredKpiValue, rapport_stored_kpi_value, RAPPORT, STORED_KPI_VALUE, RapportEntity)

#define RAPPORT_TYPE_REVIEW_STEP (rapport_review_step_get_type ())
G_DECLARE_FINAL_TYPE (RapportReviewStep, rapport_review_step, RAPPORT, REVIEW_STEP, RapportEntity)

#define RAPPORT_TYPE_PLAYBOOK (rapport_playbook_get_type ())
G_DECLARE_FINAL_TYPE (RapportPlaybook, rapport_playbook, RAPPORT, PLAYBOOK, RapportEntity)

#define RAPPORT_TYPE_PLAYBOOK_STEP (rapport_playbook_step_get_type ())
G_DECLARE_FINAL_TYPE (RapportPlaybookStep, rapport_playbook_step, RAPPORT, PLAYBOOK_STEP, RapportEntity)

#define RAPPORT_TYPE_RUN (rapport_run_get_type ())
G_DECLARE_FINAL_TYPE (RapportRun, rapport_run, RAPPORT, RUN, RapportEntity)

#define RAPPORT_TYPE_RUN_STEP (rapport_run_step_get_type ())
G_DECLARE_FINAL_TYPE (RapportRunStep, rapport_run_step, RAPPORT, RUN_STEP, RapportEntity)

#define RAPPORT_TYPE_TRAINING (rapport_training_get_type ())
G_DECLARE_FINAL_TYPE (RapportTraining, rapport_training, RAPPORT, TRAINING, RapportEntity)

#define RAPPORT_TYPE_LEAD (rapport_lead_get_type ())
G_DECLARE_FINAL_TYPE (RapportLead, rapport_lead, RAPPORT, LEAD, RapportEntity)

#define RAPPORT_TYPE_SWOT (rapport_swot_get_type ())
G_DECLARE_FINAL_TYPE (RapportSwot, rapport_swot, RAPPORT, SWOT, RapportEntity)

#define RAPPORT_TYPE_IPP_CRITERION (rapport_ipp_criterion_get_type ())
G_DECLARE_FINAL_TYPE (RapportIppCriterion, rapport_ipp_criterion, RAPPORT, IPP_CRITERION, RapportEntity)

#define RAPPORT_TYPE_IPP_SCORE (rapport_ipp_score_get_type ())
G_DECLARE_FINAL_TYPE (RapportIppScore, rapport_ipp_score, RAPPORT, IPP_SCORE, RapportEntity)

#define RAPPORT_TYPE_ACCOUNT_LIST (rapport_account_list_get_type ())
G_DECLARE_FINAL_TYPE (RapportAccountList, rapport_account_list, RAPPORT, ACCOUNT_LIST, RapportEntity)

#define RAPPORT_TYPE_ACCOUNT (rapport_account_get_type ())
G_DECLARE_FINAL_TYPE (RapportAccount, rapport_account, RAPPORT, ACCOUNT, RapportEntity)

#define RAPPORT_TYPE_ACCOUNT_ROLE (rapport_account_role_get_type ())
G_DECLARE_FINAL_TYPE (RapportAccountRole, rapport_account_role, RAPPORT, ACCOUNT_ROLE, RapportEntity)

#define RAPPORT_TYPE_DECISION (rapport_decision_get_type ())
G_DECLARE_FINAL_TYPE (RapportDecision, rapport_decision, RAPPORT, DECISION, RapportEntity)

#define RAPPORT_TYPE_ASSESSMENT (rapport_assessment_get_type ())
G_DECLARE_FINAL_TYPE (RapportAssessment, rapport_assessment, RAPPORT, ASSESSMENT, RapportEntity)

#define RAPPORT_TYPE_HEALTH_SCORE (rapport_health_score_get_type ())
G_DECLARE_FINAL_TYPE (RapportHealthScore, rapport_health_score, RAPPORT, HEALTH_SCORE, RapportEntity)

#define RAPPORT_TYPE_CUSTOM_VALUE (rapport_custom_value_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomValue, rapport_custom_value, RAPPORT, CUSTOM_VALUE, RapportEntity)

#define RAPPORT_TYPE_SAVED_VIEW (rapport_saved_view_get_type ())
G_DECLARE_FINAL_TYPE (RapportSavedView, rapport_saved_view, RAPPORT, SAVED_VIEW, RapportEntity)

#define RAPPORT_TYPE_ATTACHMENT (rapport_attachment_get_type ())
G_DECLARE_FINAL_TYPE (RapportAttachment, rapport_attachment, RAPPORT, ATTACHMENT, RapportEntity)

#define RAPPORT_TYPE_IMPORT_BATCH (rapport_import_batch_get_type ())
G_DECLARE_FINAL_TYPE (RapportImportBatch, rapport_import_batch, RAPPORT, IMPORT_BATCH, RapportEntity)

#define RAPPORT_TYPE_SETTING (rapport_setting_get_type ())
G_DECLARE_FINAL_TYPE (RapportSetting, rapport_setting, RAPPORT, SETTING, RapportEntity)

/* The type of one of these kinds, G_TYPE_INVALID for another one. */
GType rapport_entities_get_type (RapportKind kind);

G_END_DECLS
