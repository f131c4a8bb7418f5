/* rapport-agreement.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-agreement"

#include "config.h"

#include "rapport-agreement.h"
#include "rapport-kpi.h"

struct _RapportAgreement
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportAgreement, rapport_agreement, RAPPORT_TYPE_ENTITY)

static void
rapport_agreement_class_init (RapportAgreementClass *klass)
{
  rapport_entity_class_set_kind (RAPPORT_ENTITY_CLASS (klass), RAPPORT_KIND_AGREEMENT);
}

static void
rapport_agreement_init (RapportAgreement *self)
{
}

/**
 * rapport_agreement_get_notice_deadline:
 *
 * Returns: the last day on which notice can be given, its end less the notice days;
 *   %RAPPORT_DATE_NONE for an agreement without an end
 */
RapportDate
rapport_agreement_get_notice_deadline (RapportAgreement *self)
{
  const RapportRecord *record;

  g_return_val_if_fail (RAPPORT_IS_AGREEMENT (self), RAPPORT_DATE_NONE);

  record = rapport_entity_get_record (RAPPORT_ENTITY (self));

  return record != NULL ? rapport_agreement_record_get_notice_deadline (record) : RAPPORT_DATE_NONE;
}

/**
 * rapport_agreement_get_days_to_notice:
 * @day: a day
 *
 * Returns: how many days are left from @day to the notice deadline, negative after it, %G_MAXINT
 *   where there is none
 */
int
rapport_agreement_get_days_to_notice (RapportAgreement *self,
                                      RapportDate       day)
{
  RapportDate deadline;

  g_return_val_if_fail (RAPPORT_IS_AGREEMENT (self), G_MAXINT);

  deadline = rapport_agreement_get_notice_deadline (self);

  return deadline != RAPPORT_DATE_NONE ? deadline - day : G_MAXINT;
}
