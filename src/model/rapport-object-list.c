/* rapport-object-list.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-object-list"

#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-object-list.h"

/* More runs of changed objects than this are told as one. */
#define MAX_RUNS 64

struct _RapportObjectList
{
  GObject      parent_instance;

  RapportKind  kind;
  GPtrArray   *items; /* (owned): RapportEntity, owned */
  GHashTable  *by_id; /* (owned): RapportId of the record -> RapportEntity, over items */
};

static void rapport_object_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapportObjectList, rapport_object_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rapport_object_list_model_init))

static GType
rapport_object_list_get_item_type (GListModel *model)
{
  return rapport_entity_type_of_kind (RAPPORT_OBJECT_LIST (model)->kind);
}

static guint
rapport_object_list_get_n_items (GListModel *model)
{
  return RAPPORT_OBJECT_LIST (model)->items->len;
}

static gpointer
rapport_object_list_get_item (GListModel *model,
                              guint       position)
{
  RapportObjectList *self = RAPPORT_OBJECT_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
rapport_object_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rapport_object_list_get_item_type;
  iface->get_n_items = rapport_object_list_get_n_items;
  iface->get_item = rapport_object_list_get_item;
}

static GHashTable *
make_hash (void)
{
  return g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
}

static void
rapport_object_list_finalize (GObject *object)
{
  RapportObjectList *self = RAPPORT_OBJECT_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (rapport_object_list_parent_class)->finalize (object);
}

static void
rapport_object_list_class_init (RapportObjectListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_object_list_finalize;
}

static void
rapport_object_list_init (RapportObjectList *self)
{
  self->kind = RAPPORT_KIND_NONE;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = make_hash ();
}

/**
 * rapport_object_list_new:
 * @kind: what is in it
 *
 * Returns: (transfer full): an empty list
 */
RapportObjectList *
rapport_object_list_new (RapportKind kind)
{
  RapportObjectList *self;

  g_return_val_if_fail (rapport_kind_get_info (kind) != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_OBJECT_LIST, NULL);
  self->kind = kind;

  return self;
}

/**
 * rapport_object_list_lookup:
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the object of that row
 */
RapportEntity *
rapport_object_list_lookup (RapportObjectList *self,
                            const RapportId   *id)
{
  g_return_val_if_fail (RAPPORT_IS_OBJECT_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/* What an update makes of the list: the new items, and which of them changed. */
typedef struct
{
  GPtrArray  *items;   /* (owned) */
  GHashTable *by_id;   /* (owned) */
  GByteArray *changed; /* (owned): one for each item */
} Update;

static void
update_clear (Update *update)
{
  g_clear_pointer (&update->items, g_ptr_array_unref);
  g_clear_pointer (&update->by_id, g_hash_table_unref);
  g_clear_pointer (&update->changed, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

static void
add_record (RapportObjectList        *self,
            Update                   *update,
            RapportRecord            *record,
            RapportObjectListPrepare  prepare,
            gpointer                  user_data)
{
  RapportEntity *entity = g_hash_table_lookup (self->by_id, &record->id);
  guint8 changed = FALSE;

  if (entity == NULL)
    {
      entity = rapport_entity_new (record);
    }
  else
    {
      const RapportRecord *old = rapport_entity_get_record (g_object_ref (entity));

      changed = !rapport_record_equal (old, record);
      if (old->rev != record->rev || changed)
        rapport_entity_set_record (entity, record);
    }

  if (prepare != NULL && prepare (entity, update->items->len, user_data))
    changed = TRUE;
  g_ptr_array_add (update->items, entity);
  g_hash_table_insert (update->by_id, rapport_id_copy (&record->id), entity);
  g_byte_array_append (update->changed, &changed, 1);
}

static guint
count_same_start (const GPtrArray *a,
                  const GPtrArray *b)
{
  guint n = 0;

  while (n < a->len && n < b->len && g_ptr_array_index (a, n) == g_ptr_array_index (b, n))
    n++;

  return n;
}

static guint
count_same_end (const GPtrArray *a,
                const GPtrArray *b,
                guint            start)
{
  guint n = 0;

  while (n < a->len - start && n < b->len - start &&
         g_ptr_array_index (a, a->len - 1 - n) == g_ptr_array_index (b, b->len - 1 - n))
    n++;

  return n;
}

static guint
count_runs (const GByteArray *changed)
{
  guint runs = 0;

  for (guint i = 0; i < changed->len; i++)
    {
      if (changed->data[i] && (i == 0 || !changed->data[i - 1]))
        runs++;
    }

  return runs;
}

/* Makes one run of all: from the first changed object to the last. */
static void
join_runs (GByteArray *changed)
{
  guint first = 0;
  guint last = changed->len;

  while (!changed->data[first])
    first++;
  while (!changed->data[last - 1])
    last--;
  memset (changed->data + first, TRUE, last - first);
}

static gboolean
emit_changed (RapportObjectList *self,
              GByteArray        *changed)
{
  guint runs = count_runs (changed);

  if (runs > MAX_RUNS)
    join_runs (changed);

  for (guint i = 0, end; i < changed->len; i = end + 1)
    {
      for (end = i; end < changed->len && changed->data[end]; end++)
        ;
      if (end > i)
        g_list_model_items_changed (G_LIST_MODEL (self), i, end - i, end - i);
    }

  return runs > 0;
}

static void
swap_items (RapportObjectList *self,
            Update            *update)
{
  GPtrArray *items = g_steal_pointer (&self->items);
  GHashTable *by_id = g_steal_pointer (&self->by_id);

  self->items = g_steal_pointer (&update->items);
  self->by_id = g_steal_pointer (&update->by_id);
  update->items = items;
  update->by_id = by_id;
}

/**
 * rapport_object_list_update_full:
 * @records: (element-type RapportRecord): all that is to be in the list, in its order
 * @prepare: (nullable) (scope call): completes each object before the list tells of it
 *
 * Brings the list to @records. What came or went is told by one items-changed; objects elsewhere
 * that changed by themselves are told by one for each run of neighbours.
 *
 * Returns: whether anything was told
 */
gboolean
rapport_object_list_update_full (RapportObjectList        *self,
                                 GPtrArray                *records,
                                 RapportObjectListPrepare  prepare,
                                 gpointer                  user_data)
{
  g_auto(Update) update = { NULL };
  guint start, end, removed, added;

  g_return_val_if_fail (RAPPORT_IS_OBJECT_LIST (self), FALSE);
  g_return_val_if_fail (records != NULL, FALSE);

  update.items = g_ptr_array_new_full (records->len, g_object_unref);
  update.by_id = make_hash ();
  update.changed = g_byte_array_sized_new (records->len);
  for (guint i = 0; i < records->len; i++)
    add_record (self, &update, g_ptr_array_index (records, i), prepare, user_data);

  start = count_same_start (self->items, update.items);
  end = count_same_end (self->items, update.items, start);
  removed = self->items->len - start - end;
  added = update.items->len - start - end;
  if (added > 0)
    memset (update.changed->data + start, FALSE, added);

  /* The old items go with the update, after everybody has heard of it. */
  swap_items (self, &update);

  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);

  return emit_changed (self, update.changed) || removed > 0 || added > 0;
}

gboolean
rapport_object_list_update (RapportObjectList *self,
                            GPtrArray         *records)
{
  return rapport_object_list_update_full (self, records, NULL, NULL);
}

/* Where a record called @folded is, or would come. */
static guint
find_position (RapportObjectList *self,
               const char        *folded,
               const RapportId   *id)
{
  guint first = 0;
  guint end = self->items->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      const RapportRecord *record = rapport_entity_get_record (g_ptr_array_index (self->items, middle));
      g_autofree char *title = rapport_fold_name (rapport_record_get_title (record));
      int order = strcmp (title, folded);

      if (order == 0)
        order = rapport_id_compare (&record->id, id);
      if (order < 0)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

static guint
find_record (RapportObjectList   *self,
             const RapportRecord *record)
{
  g_autofree char *folded = rapport_fold_name (rapport_record_get_title (record));

  return find_position (self, folded, &record->id);
}

static gboolean
remove_entity (RapportObjectList *self,
               const RapportId   *id)
{
  RapportEntity *entity = g_hash_table_lookup (self->by_id, id);
  guint position;

  if (entity == NULL)
    return FALSE;

  position = find_record (self, rapport_entity_get_record (entity));
  g_hash_table_remove (self->by_id, id);
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  return TRUE;
}

static void
insert_entity (RapportObjectList *self,
               RapportEntity     *entity)
{
  const RapportRecord *record = rapport_entity_get_record (entity);
  guint position = find_record (self, record);

  g_ptr_array_insert (self->items, position, g_object_ref (entity));
  g_hash_table_insert (self->by_id, rapport_id_copy (&record->id), entity);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* Whether anything was told. */
static gboolean
update_one (RapportObjectList        *self,
            RapportRecord            *record,
            guint                     position,
            RapportObjectListPrepare  prepare,
            gpointer                  user_data)
{
  RapportEntity *known = g_hash_table_lookup (self->by_id, &record->id);
  g_autoptr(RapportEntity) entity = known != NULL ? g_object_ref (known) : rapport_entity_new (record);
  const RapportRecord *old = rapport_entity_get_record (entity);
  gboolean changed = !rapport_record_equal (old, record);
  gboolean moves = known != NULL && g_strcmp0 (rapport_record_get_title (old), rapport_record_get_title (record)) != 0;

  if (moves)
    remove_entity (self, &record->id);
  if (known != NULL && (old->rev != record->rev || changed))
    rapport_entity_set_record (entity, record);
  if (prepare != NULL && prepare (entity, position, user_data))
    changed = TRUE;

  if (known == NULL || moves)
    insert_entity (self, entity);
  else if (changed)
    rapport_object_list_touch (self, find_record (self, record));

  return known == NULL || changed;
}

/**
 * rapport_object_list_update_some:
 * @records: (element-type RapportRecord): new ones, and those of objects that may have changed
 * @gone: (element-type RapportId): what is to leave the list
 * @prepare: (nullable) (scope call): completes each object before the list tells of it
 *
 * Returns: whether anything was told
 */
gboolean
rapport_object_list_update_some (RapportObjectList        *self,
                                 GPtrArray                *records,
                                 GArray                   *gone,
                                 RapportObjectListPrepare  prepare,
                                 gpointer                  user_data)
{
  gboolean told = FALSE;

  g_return_val_if_fail (RAPPORT_IS_OBJECT_LIST (self), FALSE);
  g_return_val_if_fail (records != NULL && gone != NULL, FALSE);

  for (guint i = 0; i < gone->len; i++)
    told |= remove_entity (self, &g_array_index (gone, RapportId, i));
  for (guint i = 0; i < records->len; i++)
    told |= update_one (self, g_ptr_array_index (records, i), i, prepare, user_data);

  return told;
}

/**
 * rapport_object_list_touch_some:
 * @entities: (element-type RapportEntity): objects of the list whose keys changed
 */
void
rapport_object_list_touch_some (RapportObjectList *self,
                                GPtrArray         *entities)
{
  g_autoptr(GByteArray) changed = NULL;

  g_return_if_fail (RAPPORT_IS_OBJECT_LIST (self));
  g_return_if_fail (entities != NULL);

  if (entities->len == 0)
    return;

  changed = g_byte_array_set_size (g_byte_array_new (), self->items->len);
  memset (changed->data, FALSE, changed->len);
  for (guint i = 0; i < entities->len; i++)
    changed->data[find_record (self, rapport_entity_get_record (g_ptr_array_index (entities, i)))] = TRUE;
  emit_changed (self, changed);
}

/**
 * rapport_object_list_touch:
 * @position: where an object is whose keys changed
 *
 * Tells filters and sorters to look at it again.
 */
void
rapport_object_list_touch (RapportObjectList *self,
                           guint              position)
{
  g_return_if_fail (RAPPORT_IS_OBJECT_LIST (self));
  g_return_if_fail (position < self->items->len);

  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
}
