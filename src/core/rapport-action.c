/* rapport-action.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-action"

#include "config.h"

#include "rapport-action.h"

struct _RapportAction
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportAction, rapport_action, RAPPORT_TYPE_ENTITY)

static void
rapport_action_class_init (RapportActionClass *klass)
{
  rapport_entity_class_set_kind (RAPPORT_ENTITY_CLASS (klass), RAPPORT_KIND_ACTION);
}

static void
rapport_action_init (RapportAction *self)
{
}

static const RapportRecord *
peek_record (RapportAction *self)
{
  return rapport_entity_get_record (RAPPORT_ENTITY (self));
}

static gboolean
has_status (RapportAction *self,
            const char    *status)
{
  const RapportRecord *record = peek_record (self);

  return record != NULL && g_strcmp0 (rapport_record_get_text (record, "status"), status) == 0;
}

static RapportDate
get_date (RapportAction *self,
          const char    *field)
{
  const RapportRecord *record = peek_record (self);

  return record != NULL ? rapport_record_get_date (record, field) : RAPPORT_DATE_NONE;
}

/**
 * rapport_action_is_open:
 *
 * Returns: whether somebody still has to do it: neither done nor cancelled
 */
gboolean
rapport_action_is_open (RapportAction *self)
{
  g_return_val_if_fail (RAPPORT_IS_ACTION (self), FALSE);

  return !has_status (self, "done") && !has_status (self, "cancelled");
}

/**
 * rapport_action_get_original_due:
 *
 * Returns: the day that was promised first; a promise is kept or broken by it, however often the
 *   due date has moved since
 */
RapportDate
rapport_action_get_original_due (RapportAction *self)
{
  RapportDate due;

  g_return_val_if_fail (RAPPORT_IS_ACTION (self), RAPPORT_DATE_NONE);

  due = get_date (self, "original_due_on");

  return due != RAPPORT_DATE_NONE ? due : get_date (self, "due_on");
}

/**
 * rapport_action_is_overdue:
 * @day: a day
 *
 * Returns: whether it is open and was due before @day
 */
gboolean
rapport_action_is_overdue (RapportAction *self,
                           RapportDate    day)
{
  RapportDate due;

  g_return_val_if_fail (RAPPORT_IS_ACTION (self), FALSE);

  due = get_date (self, "due_on");

  return rapport_action_is_open (self) && due != RAPPORT_DATE_NONE && due < day;
}

/**
 * rapport_action_was_kept:
 *
 * Returns: whether it was done by the day that was promised first
 */
gboolean
rapport_action_was_kept (RapportAction *self)
{
  RapportDate due, done;

  g_return_val_if_fail (RAPPORT_IS_ACTION (self), FALSE);

  due = rapport_action_get_original_due (self);
  done = get_date (self, "done_on");

  return has_status (self, "done") && due != RAPPORT_DATE_NONE && done != RAPPORT_DATE_NONE && done <= due;
}

/**
 * rapport_action_get_days_late:
 * @day: the day of asking, for an action that is not done yet
 *
 * Returns: how many days after the first due date it was done, or is now; 0 where it is not late,
 *   has no due date or was cancelled
 */
int
rapport_action_get_days_late (RapportAction *self,
                              RapportDate    day)
{
  RapportDate due, done;

  g_return_val_if_fail (RAPPORT_IS_ACTION (self), 0);

  due = rapport_action_get_original_due (self);
  done = rapport_action_is_open (self) ? day : get_date (self, "done_on");
  if (due == RAPPORT_DATE_NONE || done == RAPPORT_DATE_NONE || has_status (self, "cancelled"))
    return 0;

  return MAX (done - due, 0);
}
