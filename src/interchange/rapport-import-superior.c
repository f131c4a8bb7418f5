/* rapport-import-superior.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-import-private.h"

/* Parents of partners and managers of team members may stand in any row, and a row may be refused
 * because of the row above it. Everything is a node with one way up. */

typedef enum
{
  STATE_NEW,
  STATE_ON_PATH,
  STATE_DONE,
} State;

/* @draft: (nullable): the row that makes or changes the record */
typedef struct
{
  RapportId           up;
  RapportImportDraft *draft;
  State               state;
} Node;

typedef struct
{
  RapportImportRun *run;
  int               field;
  GHashTable       *nodes;   /* RapportId -> Node */
  GPtrArray        *rows;    /* the nodes of the rows */
  GHashTable       *new_ids; /* of the records that rows make, also of those refused since */
} Walk;

/* Names that the rows bring along come after those of the workspace, and before new team members. */
static void
add_names (Walk *walk)
{
  for (guint i = 0; i < walk->run->drafts->len; i++)
    {
      const RapportImportDraft *draft = g_ptr_array_index (walk->run->drafts, i);

      if (draft == NULL || draft->previous != NULL)
        continue;

      rapport_import_lookup_add (walk->run->lookup, draft->record);
      g_hash_table_add (walk->new_ids, rapport_id_copy (&draft->record->id));
    }
}

static void
refuse (Walk               *walk,
        RapportImportDraft *draft,
        char               *reason)
{
  rapport_import_run_add_error (walk->run, draft->row, walk->field, draft->superior, reason);
  rapport_import_run_reject (walk->run, draft->row);
}

static void
resolve (Walk *walk)
{
  const RapportField *field = &walk->run->mapping->info->fields[walk->field];

  for (guint i = 0; i < walk->run->drafts->len; i++)
    {
      RapportImportDraft *draft = g_ptr_array_index (walk->run->drafts, i);
      const RapportId *current;
      char *reason = NULL;
      RapportId id;

      if (draft == NULL || draft->superior == NULL)
        continue;

      current = draft->previous != NULL ? rapport_record_get_id_at (draft->previous, walk->field) : NULL;
      if (rapport_import_lookup_resolve (walk->run->lookup, field, draft->superior, NULL, current, &id, &reason))
        rapport_record_set_id_at (draft->record, walk->field, &id);
      else
        refuse (walk, draft, reason);
    }
}

static void
add_nodes (Walk *walk)
{
  for (guint i = 0; i < walk->run->drafts->len; i++)
    {
      RapportImportDraft *draft = g_ptr_array_index (walk->run->drafts, i);
      const RapportId *up;
      Node *node;

      if (draft == NULL)
        continue;

      up = rapport_record_get_id_at (draft->record, walk->field);
      node = g_new0 (Node, 1);
      node->draft = draft;
      node->up = up != NULL ? *up : rapport_id_none;
      g_hash_table_insert (walk->nodes, rapport_id_copy (&draft->record->id), node);
      g_ptr_array_add (walk->rows, node);
    }
}

/* Records of the workspace that no row is about get their node when a path leads to them. */
static Node *
ensure_node (Walk            *walk,
             const RapportId *id)
{
  RapportKind kind = walk->run->mapping->info->kind;
  Node *node = g_hash_table_lookup (walk->nodes, id);

  if (node == NULL)
    {
      node = g_new0 (Node, 1);
      node->up = *rapport_import_lookup_get_owner (walk->run->lookup, kind, id);
      g_hash_table_insert (walk->nodes, rapport_id_copy (id), node);
    }

  return node;
}

/* Rows on a circle are refused, but not those that only lead to it. */
static void
refuse_circle (Walk      *walk,
               GPtrArray *path,
               Node      *start)
{
  for (guint i = path->len; i > 0; i--)
    {
      Node *node = g_ptr_array_index (path, i - 1);

      if (node->draft != NULL && node->draft->superior != NULL)
        {
          refuse (walk, node->draft, g_strdup (_("Going up from here leads back to here. Correct one of the names.")));
          node->draft = NULL;
        }
      if (node == start)
        return;
    }
}

/* Whether @id is a record that will not come into being, because the row that makes it was refused. */
static gboolean
is_gone (Walk            *walk,
         const RapportId *id)
{
  const Node *node = g_hash_table_lookup (walk->nodes, id);

  return node != NULL && node->draft == NULL && g_hash_table_contains (walk->new_ids, id);
}

static void
walk_up (Walk *walk,
         Node *node)
{
  g_autoptr(GPtrArray) path = g_ptr_array_new ();

  while (node->state == STATE_NEW)
    {
      node->state = STATE_ON_PATH;
      g_ptr_array_add (path, node);
      if (rapport_id_is_none (&node->up))
        break;
      node = ensure_node (walk, &node->up);
      if (node->state == STATE_ON_PATH)
        refuse_circle (walk, path, node);
    }

  for (guint i = path->len; i > 0; i--)
    {
      Node *done = g_ptr_array_index (path, i - 1);

      done->state = STATE_DONE;
      if (done->draft != NULL && done->draft->superior != NULL && is_gone (walk, &done->up))
        {
          refuse (walk, done->draft,
                  g_strdup_printf (_("The row of “%s” is rejected too. Mend that one first."), done->draft->superior));
          done->draft = NULL;
        }
    }
}

/**
 * rapport_import_run_resolve_superiors:
 *
 * Finds the parents of partners and the managers of team members, in whatever order the rows stand.
 */
void
rapport_import_run_resolve_superiors (RapportImportRun *self)
{
  g_autoptr(GHashTable) nodes = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, g_free);
  g_autoptr(GHashTable) new_ids = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  Walk walk = { self, rapport_import_get_superior_field (self->mapping->info->kind), nodes, rows, new_ids };

  if (walk.field < 0 || !rapport_import_mapping_has (self->mapping, walk.field))
    return;

  add_names (&walk);
  resolve (&walk);
  add_nodes (&walk);
  for (guint i = 0; i < rows->len; i++)
    walk_up (&walk, g_ptr_array_index (rows, i));
}
