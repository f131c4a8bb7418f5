/* rapport-entities.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-entities"

#include "config.h"

#include "rapport-entities.h"

#define DEFINE_ENTITY(Name, name, KIND)                                                       \
  struct _Rapport##Name                                                                       \
  {                                                                                           \
    RapportEntity parent_instance;                                                            \
  };                                                                                          \
                                                                                              \
  G_DEFINE_FINAL_TYPE (Rapport##Name, rapport_##name, RAPPORT_TYPE_ENTITY)                    \
                                                                                              \
  static void                                                                                 \
  rapport_##name##_class_init (Rapport##Name##Class *klass)                                   \
  {                                                                                           \
    rapport_entity_class_set_kind (RAPPORT_ENTITY_CLASS (klass), RAPPORT_KIND_##KIND);        \
  }                                                                                           \
                                                                                              \
  static void                                                                                 \
  rapport_##name##_init (Rapport##Name *self)                                                 \
  {                                                                                           \
  }

DEFINE_ENTITY (TeamMember, team_member, TEAM)
DEFINE_ENTITY (Rate, rate, RATE)
DEFINE_ENTITY (Registration, registration, REGISTRATION)
DEFINE_ENTITY (Interaction, interaction, INTERACTION)
DEFINE_ENTITY (Certification, certification, CERTIFICATION)
DEFINE_ENTITY (Requirement, requirement, REQUIREMENT)
DEFINE_ENTITY (Activity, activity, ACTIVITY)
DEFINE_ENTITY (Target, target, TARGET)
DEFINE_ENTITY (Objective, objective, OBJECTIVE)
DEFINE_ENTITY (Survey, survey, SURVEY)
DEFINE_ENTITY (Risk, risk, RISK)
DEFINE_ENTITY (SharedItem, shared_item, SHARED)
DEFINE_ENTITY (Stage, stage, STAGE)
DEFINE_ENTITY (Tier, tier, TIER)
DEFINE_ENTITY (PipelineStage, pipeline_stage, PIPELINE_STAGE)
DEFINE_ENTITY (StageChange, stage_change, STAGE_CHANGE)
DEFINE_ENTITY (TierChange, tier_change, TIER_CHANGE)
DEFINE_ENTITY (OpportunityChange, opportunity_change, OPPORTUNITY_CHANGE)
DEFINE_ENTITY (Amendment, amendment, AMENDMENT)
DEFINE_ENTITY (Plan, plan, PLAN)
DEFINE_ENTITY (Project, project, PROJECT)
DEFINE_ENTITY (StoredKpiValue, stored_kpi_value, KPI_VALUE)
DEFINE_ENTITY (ReviewStep, review_step, REVIEW_STEP)
DEFINE_ENTITY (Playbook, playbook, PLAYBOOK)
DEFINE_ENTITY (PlaybookStep, playbook_step, PLAYBOOK_STEP)
DEFINE_ENTITY (Run, run, RUN)
DEFINE_ENTITY (RunStep, run_step, RUN_STEP)
DEFINE_ENTITY (Training, training, TRAINING)
DEFINE_ENTITY (Lead, lead, LEAD)
DEFINE_ENTITY (Swot, swot, SWOT)
DEFINE_ENTITY (IppCriterion, ipp_criterion, IPP_CRITERION)
DEFINE_ENTITY (IppScore, ipp_score, IPP_SCORE)
DEFINE_ENTITY (AccountList, account_list, ACCOUNT_LIST)
DEFINE_ENTITY (Account, account, ACCOUNT)
DEFINE_ENTITY (AccountRole, account_role, ACCOUNT_ROLE)
DEFINE_ENTITY (Decision, decision, DECISION)
DEFINE_ENTITY (Assessment, assessment, ASSESSMENT)
DEFINE_ENTITY (HealthScore, health_score, HEALTH_SCORE)
DEFINE_ENTITY (CustomValue, custom_value, CUSTOM_VALUE)
DEFINE_ENTITY (SavedView, saved_view, SAVED_VIEW)
DEFINE_ENTITY (Attachment, attachment, ATTACHMENT)
DEFINE_ENTITY (ImportBatch, import_batch, IMPORT_BATCH)
DEFINE_ENTITY (Setting, setting, SETTING)

static GType (* const get_type_functions[RAPPORT_N_KINDS]) (void) = {
  [RAPPORT_KIND_TEAM] = rapport_team_member_get_type,
  [RAPPORT_KIND_RATE] = rapport_rate_get_type,
  [RAPPORT_KIND_REGISTRATION] = rapport_registration_get_type,
  [RAPPORT_KIND_INTERACTION] = rapport_interaction_get_type,
  [RAPPORT_KIND_CERTIFICATION] = rapport_certification_get_type,
  [RAPPORT_KIND_REQUIREMENT] = rapport_requirement_get_type,
  [RAPPORT_KIND_ACTIVITY] = rapport_activity_get_type,
  [RAPPORT_KIND_TARGET] = rapport_target_get_type,
  [RAPPORT_KIND_OBJECTIVE] = rapport_objective_get_type,
  [RAPPORT_KIND_SURVEY] = rapport_survey_get_type,
  [RAPPORT_KIND_RISK] = rapport_risk_get_type,
  [RAPPORT_KIND_SHARED] = rapport_shared_item_get_type,
  [RAPPORT_KIND_STAGE] = rapport_stage_get_type,
  [RAPPORT_KIND_TIER] = rapport_tier_get_type,
  [RAPPORT_KIND_PIPELINE_STAGE] = rapport_pipeline_stage_get_type,
  [RAPPORT_KIND_STAGE_CHANGE] = rapport_stage_change_get_type,
  [RAPPORT_KIND_TIER_CHANGE] = rapport_tier_change_get_type,
  [RAPPORT_KIND_OPPORTUNITY_CHANGE] = rapport_opportunity_change_get_type,
  [RAPPORT_KIND_AMENDMENT] = rapport_amendment_get_type,
  [RAPPORT_KIND_PLAN] = rapport_plan_get_type,
  [RAPPORT_KIND_PROJECT] = rapport_project_get_type,
  [RAPPORT_KIND_KPI_VALUE] = rapport_stored_kpi_value_get_type,
  [RAPPORT_KIND_REVIEW_STEP] = rapport_review_step_get_type,
  [RAPPORT_KIND_PLAYBOOK] = rapport_playbook_get_type,
  [RAPPORT_KIND_PLAYBOOK_STEP] = rapport_playbook_step_get_type,
  [RAPPORT_KIND_RUN] = rapport_run_get_type,
  [RAPPORT_KIND_RUN_STEP] = rapport_run_step_get_type,
  [RAPPORT_KIND_TRAINING] = rapport_training_get_type,
  [RAPPORT_KIND_LEAD] = rapport_lead_get_type,
  [RAPPORT_KIND_SWOT] = rapport_swot_get_type,
  [RAPPORT_KIND_IPP_CRITERION] = rapport_ipp_criterion_get_type,
  [RAPPORT_KIND_IPP_SCORE] = rapport_ipp_score_get_type,
  [RAPPORT_KIND_ACCOUNT_LIST] = rapport_account_list_get_type,
  [RAPPORT_KIND_ACCOUNT] = rapport_account_get_type,
  [RAPPORT_KIND_ACCOUNT_ROLE] = rapport_account_role_get_type,
  [RAPPORT_KIND_DECISION] = rapport_decision_get_type,
  [RAPPORT_KIND_ASSESSMENT] = rapport_assessment_get_type,
  [RAPPORT_KIND_HEALTH_SCORE] = rapport_health_score_get_type,
  [RAPPORT_KIND_CUSTOM_VALUE] = rapport_custom_value_get_type,
  [RAPPORT_KIND_SAVED_VIEW] = rapport_saved_view_get_type,
  [RAPPORT_KIND_ATTACHMENT] = rapport_attachment_get_type,
  [RAPPORT_KIND_IMPORT_BATCH] = rapport_import_batch_get_type,
  [RAPPORT_KIND_SETTING] = rapport_setting_get_type,
};

/**
 * rapport_entities_get_type:
 *
 * Returns: the type of the class made here for @kind, %G_TYPE_INVALID where it has a file of its own
 */
GType
rapport_entities_get_type (RapportKind kind)
{
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS, G_TYPE_INVALID);

  return get_type_functions[kind] != NULL ? get_type_functions[kind] () : G_TYPE_INVALID;
}
