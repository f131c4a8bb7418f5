/* rapport-action.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_ACTION (rapport_action_get_type ())
G_DECLARE_FINAL_TYPE (RapportAction, rapport_action, RAPPORT, ACTION, RapportEntity)

gboolean    rapport_action_is_open          (RapportAction *self);
RapportDate rapport_action_get_original_due (RapportAction *self);
gboolean    rapport_action_is_overdue       (RapportAction *self,
                                             RapportDate    day);
gboolean    rapport_action_was_kept         (RapportAction *self);
int         rapport_action_get_days_late    (RapportAction *self,
                                             RapportDate    day);

G_END_DECLS
