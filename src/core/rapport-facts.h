/* rapport-facts.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "rapport-money.h"
#include "rapport-record.h"
#include "rapport-settings.h"

G_BEGIN_DECLS

/* The functions below take references of their own: what is handed to them stays the caller's. */

/**
 * RapportProgramme:
 * @settings: (owned): the workspace's settings
 * @rates: (owned): its exchange rates
 * @today: the day on which the figures are asked for
 * @records: (owned): per kind, all records that belong to no single partner: team, stages, tiers,
 *   pipeline stages, requirements, shared items, IPP criteria, playbooks and their steps; empty
 *   arrays for the other kinds
 * @by_id: (owned): RapportId -> RapportRecord (not owned) over @records
 * @partner_names: (owned): RapportId -> name, of every partner that is not in the bin
 *
 * What all partners of a workspace share: the other half of what the KPI engine, the reports and
 * the exports need. Immutable; may cross threads.
 */
typedef struct
{
  RapportSettings *settings;
  RapportRates    *rates;
  RapportDate      today;
  GPtrArray       *records[RAPPORT_N_KINDS];
  GHashTable      *by_id;
  GHashTable      *partner_names;

  /*< private >*/
  gatomicrefcount  ref_count;
} RapportProgramme;

/**
 * RapportFacts:
 * @partner: (owned): the partner
 * @records: (owned): per kind, its records that are not in the bin, ordered by the kind's main date
 *   and then by id (a stable order); steps and changes that hang on such a record (amendments,
 *   steps of runs and reviews, opportunity changes) are here too
 * @by_id: (owned): RapportId -> RapportRecord (not owned) over @records
 *
 * Everything about one partner, as plain records. The KPI engine folds over it and notes which
 * records it counted; there is no second computation in SQL. Immutable; may cross threads.
 */
typedef struct
{
  RapportRecord *partner;
  GPtrArray     *records[RAPPORT_N_KINDS];
  GHashTable    *by_id;

  /*< private >*/
  gatomicrefcount ref_count;
} RapportFacts;

RapportProgramme *rapport_programme_new       (RapportSettings        *settings,
                                               RapportRates           *rates,
                                               RapportDate             today);
RapportProgramme *rapport_programme_ref       (RapportProgramme       *self);
void              rapport_programme_unref     (RapportProgramme       *self);
void              rapport_programme_add       (RapportProgramme       *self,
                                               RapportRecord          *record);
void              rapport_programme_add_partner_name (RapportProgramme *self,
                                               const RapportId        *id,
                                               const char             *name);
RapportRecord    *rapport_programme_lookup    (const RapportProgramme *self,
                                               const RapportId        *id);
/* The title of a record of the programme ("Gold"), NULL for none. */
const char       *rapport_programme_get_title (const RapportProgramme *self,
                                               const RapportId        *id);
/* NULL for none. */
const char       *rapport_programme_get_partner_name (const RapportProgramme *self,
                                               const RapportId        *id);

RapportFacts     *rapport_facts_new           (RapportRecord          *partner);
RapportFacts     *rapport_facts_ref           (RapportFacts           *self);
void              rapport_facts_unref         (RapportFacts           *self);
void              rapport_facts_add           (RapportFacts           *self,
                                               RapportRecord          *record);
RapportRecord    *rapport_facts_lookup        (const RapportFacts     *self,
                                               const RapportId        *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportProgramme, rapport_programme_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportFacts, rapport_facts_unref)

G_END_DECLS
