/* rapport-partner.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-entity.h"
#include "rapport-summary.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PARTNER (rapport_partner_get_type ())
G_DECLARE_FINAL_TYPE (RapportPartner, rapport_partner, RAPPORT, PARTNER, RapportEntity)

const char     *rapport_partner_get_name     (RapportPartner   *self);
/* Folded with rapport_fold_search(); kept, for filtering as one types. */
const char     *rapport_partner_get_search_text (RapportPartner *self);
/* (nullable) until it has been computed; the "summary" property is notified. */
RapportSummary *rapport_partner_get_summary  (RapportPartner   *self);
void            rapport_partner_set_summary  (RapportPartner   *self,
                                              RapportSummary   *summary);
/* Names of the tier, stage and owner, resolved by the repository; "" for none. */
const char     *rapport_partner_get_tier_name  (RapportPartner *self);
const char     *rapport_partner_get_stage_name (RapportPartner *self);
const char     *rapport_partner_get_owner_name (RapportPartner *self);
void            rapport_partner_set_names    (RapportPartner   *self,
                                              const char       *tier,
                                              const char       *stage,
                                              const char       *owner);
/* "Reseller, MSP", translated. Free with g_free(). */
char           *rapport_partner_dup_types_title (RapportPartner *self);

G_END_DECLS
