/* rapport-agreement.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_AGREEMENT (rapport_agreement_get_type ())
G_DECLARE_FINAL_TYPE (RapportAgreement, rapport_agreement, RAPPORT, AGREEMENT, RapportEntity)

RapportDate rapport_agreement_get_notice_deadline (RapportAgreement *self);
int         rapport_agreement_get_days_to_notice (RapportAgreement *self,
                                                  RapportDate       day);

G_END_DECLS
