/* rapport-object-list.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportObjectList:
 *
 * All entities of one kind: a GListModel with a hash by id, one object per row of the workspace
 * (the identity map). A bulk change is one items-changed signal.
 */
#define RAPPORT_TYPE_OBJECT_LIST (rapport_object_list_get_type ())
G_DECLARE_FINAL_TYPE (RapportObjectList, rapport_object_list, RAPPORT, OBJECT_LIST, GObject)

RapportObjectList *rapport_object_list_new    (RapportKind         kind);
RapportEntity     *rapport_object_list_lookup (RapportObjectList  *self,
                                               const RapportId    *id);
/* Completes @entity before the list tells of it; returns whether a key of it changed by that. */
typedef gboolean (*RapportObjectListPrepare)  (RapportEntity      *entity,
                                               guint               position,
                                               gpointer            user_data);
gboolean           rapport_object_list_update_full (RapportObjectList *self,
                                               GPtrArray          *records,
                                               RapportObjectListPrepare prepare,
                                               gpointer            user_data);
/* Brings the list to @records: objects that stay keep their identity and get the new record, one
 * items-changed covers what came or went, one each run of others that changed (see touch()).
 * Returns whether anything did. */
gboolean           rapport_object_list_update (RapportObjectList  *self,
                                               GPtrArray          *records);
/* Brings the objects of @records (RapportRecord) and @gone (RapportId) to what these say, and leaves
 * the others alone. The list has to be in the order of the titles, folded, and then of the ids. */
gboolean           rapport_object_list_update_some (RapportObjectList *self,
                                               GPtrArray          *records,
                                               GArray             *gone,
                                               RapportObjectListPrepare prepare,
                                               gpointer            user_data);
/* touch() for several objects (RapportEntity), told by one signal for each run of neighbours. */
void               rapport_object_list_touch_some (RapportObjectList *self,
                                               GPtrArray          *entities);
/* Tells filters and sorters of GTK 4.8 that keys of the object at @position changed. */
void               rapport_object_list_touch  (RapportObjectList  *self,
                                               guint               position);

G_END_DECLS
