/* rapport-review.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportReviewTask:
 * @title: what is to be done, to be translated with gettext()
 * @day_offset: when, in days from the review
 *
 * A step of the checklist that each review starts with.
 */
typedef struct
{
  const char *title;
  int         day_offset;
} RapportReviewTask;

#define RAPPORT_TYPE_REVIEW (rapport_review_get_type ())
G_DECLARE_FINAL_TYPE (RapportReview, rapport_review, RAPPORT, REVIEW, RapportEntity)

RapportDate              rapport_review_get_date       (RapportReview          *self);
const RapportReviewTask *rapport_review_list_tasks     (guint                  *n_tasks);
RapportDate              rapport_review_get_task_due   (RapportReview          *self,
                                                        const RapportReviewTask *task);
gboolean                 rapport_review_is_over        (RapportReview          *self);

G_END_DECLS
