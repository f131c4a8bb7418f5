/* rapport-sections.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rapport-partner.h"
#include "rapport-repository.h"

G_BEGIN_DECLS

/* The sections of a partner's page. */
typedef enum
{
  RAPPORT_SECTION_OVERVIEW,
  RAPPORT_SECTION_TIMELINE,
  RAPPORT_SECTION_PEOPLE,
  RAPPORT_SECTION_PIPELINE,
  RAPPORT_SECTION_PLAN,
  RAPPORT_SECTION_AGREEMENT,
  RAPPORT_SECTION_ENABLEMENT,
  RAPPORT_SECTION_REVIEWS,
  RAPPORT_N_SECTIONS
} RapportSection;

const char *rapport_section_get_title (RapportSection            section);
/* The content of a section. @page has to outlive it. */
GtkWidget  *rapport_section_create    (RapportSection            section,
                                       RapportPartner           *partner,
                                       const RapportPartnerPage *page);
/* What happened with a partner, newest first (element-type RapportRecord). */
GPtrArray  *rapport_page_list_events  (const RapportPartnerPage *page);
/* Its actions that are still to be done, the earliest due first. */
GPtrArray  *rapport_page_list_open_actions (const RapportPartnerPage *page);
RapportScorecard *rapport_page_get_scorecard (const RapportPartnerPage *page);

G_END_DECLS
