/* rapport-review.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-review"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-review.h"

struct _RapportReview
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportReview, rapport_review, RAPPORT_TYPE_ENTITY)

static void
rapport_review_class_init (RapportReviewClass *klass)
{
  rapport_entity_class_set_kind (RAPPORT_ENTITY_CLASS (klass), RAPPORT_KIND_REVIEW);
}

static void
rapport_review_init (RapportReview *self)
{
}

static const RapportReviewTask tasks[] = {
  { N_("Collect the data"), -14 },
  { N_("Send the pre-read"), -7 },
  { N_("Send the summary"), 2 },
};

/**
 * rapport_review_get_date:
 *
 * Returns: the day on which it was held, or is planned; %RAPPORT_DATE_NONE for none
 */
RapportDate
rapport_review_get_date (RapportReview *self)
{
  const RapportRecord *record;
  RapportDate held;

  g_return_val_if_fail (RAPPORT_IS_REVIEW (self), RAPPORT_DATE_NONE);

  record = rapport_entity_get_record (RAPPORT_ENTITY (self));
  if (record == NULL)
    return RAPPORT_DATE_NONE;
  held = rapport_record_get_date (record, "held_on");
  if (held != RAPPORT_DATE_NONE || !rapport_record_has (record, "planned_at"))
    return held;

  /* A local time counts as if it were UTC: its date is the one on the wall. */
  return rapport_local_get_date (rapport_record_get_instant (record, "planned_at"));
}

/**
 * rapport_review_list_tasks:
 * @n_tasks: (out): how many
 *
 * Returns: (transfer none) (array length=n_tasks): the checklist that a new review starts with
 */
const RapportReviewTask *
rapport_review_list_tasks (guint *n_tasks)
{
  g_return_val_if_fail (n_tasks != NULL, NULL);

  *n_tasks = G_N_ELEMENTS (tasks);

  return tasks;
}

/**
 * rapport_review_get_task_due:
 * @task: one of rapport_review_list_tasks()
 *
 * Returns: the day by which it is to be done; %RAPPORT_DATE_NONE for a review without a date
 */
RapportDate
rapport_review_get_task_due (RapportReview           *self,
                             const RapportReviewTask *task)
{
  RapportDate date;

  g_return_val_if_fail (RAPPORT_IS_REVIEW (self), RAPPORT_DATE_NONE);
  g_return_val_if_fail (task != NULL, RAPPORT_DATE_NONE);

  date = rapport_review_get_date (self);

  return date != RAPPORT_DATE_NONE ? date + task->day_offset : RAPPORT_DATE_NONE;
}

/**
 * rapport_review_is_over:
 *
 * Returns: whether it was held: its figures are frozen
 */
gboolean
rapport_review_is_over (RapportReview *self)
{
  const RapportRecord *record;
  const char *state;

  g_return_val_if_fail (RAPPORT_IS_REVIEW (self), FALSE);

  record = rapport_entity_get_record (RAPPORT_ENTITY (self));
  state = record != NULL ? rapport_record_get_text (record, "state") : NULL;

  return g_strcmp0 (state, "held") == 0 || g_strcmp0 (state, "closed") == 0;
}
