/* rapport-opportunity.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_OPPORTUNITY (rapport_opportunity_get_type ())
G_DECLARE_FINAL_TYPE (RapportOpportunity, rapport_opportunity, RAPPORT, OPPORTUNITY, RapportEntity)

gboolean    rapport_opportunity_get_cycle_days   (RapportOpportunity *self,
                                                  int                *days);
int         rapport_opportunity_get_days_overdue (RapportOpportunity *self,
                                                  RapportDate         day);

G_END_DECLS
