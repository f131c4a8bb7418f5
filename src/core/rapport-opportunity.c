/* rapport-opportunity.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-opportunity"

#include "config.h"

#include "rapport-opportunity.h"

struct _RapportOpportunity
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportOpportunity, rapport_opportunity, RAPPORT_TYPE_ENTITY)

static void
rapport_opportunity_class_init (RapportOpportunityClass *klass)
{
  rapport_entity_class_set_kind (RAPPORT_ENTITY_CLASS (klass), RAPPORT_KIND_OPPORTUNITY);
}

static void
rapport_opportunity_init (RapportOpportunity *self)
{
}

static const RapportRecord *
peek_record (RapportOpportunity *self)
{
  return rapport_entity_get_record (RAPPORT_ENTITY (self));
}

/**
 * rapport_opportunity_get_cycle_days:
 * @days: (out): from the day it was opened to the day it was closed
 *
 * Returns: whether both days are known, in this order
 */
gboolean
rapport_opportunity_get_cycle_days (RapportOpportunity *self,
                                    int                *days)
{
  const RapportRecord *record;
  RapportDate opened, closed;

  g_return_val_if_fail (RAPPORT_IS_OPPORTUNITY (self), FALSE);
  g_return_val_if_fail (days != NULL, FALSE);

  record = peek_record (self);
  if (record == NULL)
    return FALSE;

  opened = rapport_record_get_date (record, "opened_on");
  closed = rapport_record_get_date (record, "closed_on");
  if (opened == RAPPORT_DATE_NONE || closed == RAPPORT_DATE_NONE || closed < opened)
    return FALSE;
  *days = closed - opened;

  return TRUE;
}

/**
 * rapport_opportunity_get_days_overdue:
 * @day: a day
 *
 * Returns: how many days ago it should have been closed; 0 where it is closed, or expected later,
 *   or nobody said when
 */
int
rapport_opportunity_get_days_overdue (RapportOpportunity *self,
                                      RapportDate         day)
{
  const RapportRecord *record;
  RapportDate expected;

  g_return_val_if_fail (RAPPORT_IS_OPPORTUNITY (self), 0);

  record = peek_record (self);
  if (record == NULL || rapport_record_has (record, "closed_on"))
    return 0;
  expected = rapport_record_get_date (record, "expected_close_on");

  return expected != RAPPORT_DATE_NONE ? MAX (day - expected, 0) : 0;
}
