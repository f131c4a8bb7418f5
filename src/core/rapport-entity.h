/* rapport-entity.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "rapport-record.h"

G_BEGIN_DECLS

/* A record as a GObject, on the main thread only: what views bind to. The class of each kind has
 * one read-only property per field of rapport-schema.c (its id with "-" for "_"), notified when
 * rapport_entity_set_record() brings a new revision. RapportPartner, RapportMeeting, RapportReview
 * and the other subclasses add what their kind knows of itself. */

#define RAPPORT_TYPE_ENTITY (rapport_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportEntity, rapport_entity, RAPPORT, ENTITY, GObject)

struct _RapportEntityClass
{
  GObjectClass parent_class;

  RapportKind  kind;
};

/* The class of @record's kind: RAPPORT_TYPE_PARTNER for a partner. */
RapportEntity   *rapport_entity_new          (RapportRecord   *record);
GType            rapport_entity_type_of_kind (RapportKind      kind);
RapportRecord   *rapport_entity_get_record   (RapportEntity   *self);
void             rapport_entity_set_record   (RapportEntity   *self,
                                              RapportRecord   *record);
const RapportId *rapport_entity_get_id       (RapportEntity   *self);
const char      *rapport_entity_get_title    (RapportEntity   *self);

/* For class_init of the subclasses. */
void             rapport_entity_class_set_kind (RapportEntityClass *klass,
                                              RapportKind      kind);

G_END_DECLS
