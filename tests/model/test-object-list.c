/* test-object-list.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-object-list.h"
#include "rapport-partner.h"

typedef struct
{
  RapportObjectList *list;
  guint              n_signals;
  guint              position;
  guint              removed;
  guint              added;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  fixture->n_signals++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->list = rapport_object_list_new (RAPPORT_KIND_PARTNER);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
}

static RapportRecord *
make_partner (const char *name)
{
  RapportRecord *record = rapport_record_new (RAPPORT_KIND_PARTNER);

  rapport_record_set_text (record, "name", name);

  return record;
}

static GPtrArray *
make_partners (guint n)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %05u", i);

      g_ptr_array_add (records, make_partner (name));
    }

  return records;
}

/* Puts a changed revision in the place of a record. */
static void
rename_partner (GPtrArray  *records,
                guint       position,
                const char *name)
{
  RapportRecord *copy = rapport_record_copy (g_ptr_array_index (records, position));

  copy->rev++;
  rapport_record_set_text (copy, "name", name);
  rapport_record_unref (g_ptr_array_index (records, position));
  g_ptr_array_index (records, position) = copy;
}

static void
assert_told (Fixture *fixture,
             guint    n_signals,
             guint    position,
             guint    removed,
             guint    added)
{
  g_assert_cmpuint (fixture->n_signals, ==, n_signals);
  g_assert_cmpuint (fixture->position, ==, position);
  g_assert_cmpuint (fixture->removed, ==, removed);
  g_assert_cmpuint (fixture->added, ==, added);
  fixture->n_signals = 0;
}

static void
assert_list (Fixture         *fixture,
             const GPtrArray *records)
{
  GListModel *model = G_LIST_MODEL (fixture->list);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, records->len);
  for (guint i = 0; i < records->len; i++)
    {
      RapportRecord *record = g_ptr_array_index (records, i);
      g_autoptr(RapportEntity) entity = g_list_model_get_item (model, i);

      g_assert_true (rapport_record_equal (rapport_entity_get_record (entity), record));
      g_assert_true (rapport_object_list_lookup (fixture->list, &record->id) == entity);
    }
  g_assert_null (g_list_model_get_item (model, records->len));
}

static void
test_fill (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) records = make_partners (10000);
  g_autoptr(GPtrArray) none = make_partners (0);

  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (fixture->list)), ==, RAPPORT_TYPE_PARTNER);
  g_assert_false (rapport_object_list_update (fixture->list, none));
  g_assert_cmpuint (fixture->n_signals, ==, 0);

  g_assert_true (rapport_object_list_update (fixture->list, records));
  assert_told (fixture, 1, 0, 0, 10000);
  assert_list (fixture, records);

  g_assert_false (rapport_object_list_update (fixture->list, records));
  g_assert_cmpuint (fixture->n_signals, ==, 0);

  g_assert_true (rapport_object_list_update (fixture->list, none));
  assert_told (fixture, 1, 0, 10000, 0);
  assert_list (fixture, none);
}

static void
test_insert_remove (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) records = make_partners (10);
  g_autoptr(RapportEntity) kept = NULL;
  RapportEntity *gone;
  RapportId gone_id;

  rapport_object_list_update (fixture->list, records);
  fixture->n_signals = 0;
  kept = g_list_model_get_item (G_LIST_MODEL (fixture->list), 7);

  g_ptr_array_insert (records, 4, make_partner ("New"));
  g_assert_true (rapport_object_list_update (fixture->list, records));
  assert_told (fixture, 1, 4, 0, 1);
  assert_list (fixture, records);

  gone_id = ((RapportRecord *) g_ptr_array_index (records, 2))->id;
  gone = rapport_object_list_lookup (fixture->list, &gone_id);
  g_object_add_weak_pointer (G_OBJECT (gone), (gpointer *) &gone);
  g_ptr_array_remove_index (records, 2);
  g_assert_true (rapport_object_list_update (fixture->list, records));
  assert_told (fixture, 1, 2, 1, 0);
  assert_list (fixture, records);
  g_assert_null (gone);
  g_assert_null (rapport_object_list_lookup (fixture->list, &gone_id));

  /* The others are the objects that they were. */
  g_assert_true (rapport_object_list_lookup (fixture->list, rapport_entity_get_id (kept)) == kept);
}

/* Moving is one signal over the stretch between the two places. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) records = make_partners (10);
  RapportEntity *moved;

  rapport_object_list_update (fixture->list, records);
  fixture->n_signals = 0;
  moved = rapport_object_list_lookup (fixture->list, &((RapportRecord *) g_ptr_array_index (records, 2))->id);

  g_ptr_array_insert (records, 6, g_ptr_array_steal_index (records, 2));
  g_assert_true (rapport_object_list_update (fixture->list, records));
  assert_told (fixture, 1, 2, 5, 5);
  assert_list (fixture, records);
  g_assert_true (rapport_object_list_lookup (fixture->list, &((RapportRecord *) g_ptr_array_index (records, 6))->id) == moved);
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) records = make_partners (10);
  g_autoptr(RapportEntity) entity = NULL;

  rapport_object_list_update (fixture->list, records);
  fixture->n_signals = 0;
  entity = g_list_model_get_item (G_LIST_MODEL (fixture->list), 3);

  rename_partner (records, 3, "Renamed");
  g_assert_true (rapport_object_list_update (fixture->list, records));
  assert_told (fixture, 1, 3, 1, 1);
  assert_list (fixture, records);
  g_assert_cmpstr (rapport_partner_get_name (RAPPORT_PARTNER (entity)), ==, "Renamed");

  /* Neighbours are told together, others apart. */
  rename_partner (records, 3, "a");
  rename_partner (records, 4, "b");
  rename_partner (records, 8, "c");
  g_assert_true (rapport_object_list_update (fixture->list, records));
  assert_told (fixture, 2, 8, 1, 1);
  assert_list (fixture, records);
}

/* Many changes are one signal, not one each. */
static void
test_change_many (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) records = make_partners (1000);

  rapport_object_list_update (fixture->list, records);
  fixture->n_signals = 0;
  for (guint i = 1; i < 999; i += 2)
    rename_partner (records, i, "Renamed");

  g_assert_true (rapport_object_list_update (fixture->list, records));
  assert_told (fixture, 1, 1, 997, 997);
  assert_list (fixture, records);
}

static gboolean
prepare_cb (RapportEntity *entity,
            guint          position,
            gpointer       user_data)
{
  const guint *wanted = user_data;

  rapport_partner_set_names (RAPPORT_PARTNER (entity), "Gold", NULL, NULL);

  return position == *wanted;
}

static void
check_names_cb (GListModel *model,
                guint       position,
                guint       removed,
                guint       added,
                gpointer    user_data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(RapportPartner) partner = g_list_model_get_item (model, i);

      g_assert_cmpstr (rapport_partner_get_tier_name (partner), ==, "Gold");
    }
}

/* Nobody hears of an object that is not complete. */
static void
test_prepare (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) records = make_partners (10);
  guint wanted = 5;

  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (check_names_cb), NULL);
  g_assert_true (rapport_object_list_update_full (fixture->list, records, prepare_cb, &wanted));
  assert_told (fixture, 1, 0, 0, 10);
  g_assert_true (rapport_object_list_update_full (fixture->list, records, prepare_cb, &wanted));
  assert_told (fixture, 1, 5, 1, 1);
}

static void
test_touch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) records = make_partners (3);

  rapport_object_list_update (fixture->list, records);
  fixture->n_signals = 0;
  rapport_object_list_touch (fixture->list, 1);
  assert_told (fixture, 1, 1, 1, 1);
  assert_list (fixture, records);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/object-list/fill", test_fill);
  ADD ("/object-list/insert-remove", test_insert_remove);
  ADD ("/object-list/move", test_move);
  ADD ("/object-list/change", test_change);
  ADD ("/object-list/change-many", test_change_many);
  ADD ("/object-list/prepare", test_prepare);
  ADD ("/object-list/touch", test_touch);
#undef ADD

  return g_test_run ();
}
