/* rapport-test-store.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-clock.h"
#include "rapport-store.h"
#include "rapport-test.h"

/* A workspace in a folder of its own, and short ways to fill it. */
typedef struct
{
  char         *folder;
  char         *path;
  RapportStore *store;
} RapportTestStore;

static inline void
rapport_test_store_reopen (RapportTestStore  *self,
                           RapportStoreFlags  flags)
{
  g_autoptr(GError) error = NULL;

  if (self->store != NULL)
    {
      rapport_store_close (g_steal_pointer (&self->store), &error);
      g_assert_no_error (error);
    }
  self->store = rapport_store_open (self->path, flags, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
}

static inline void
rapport_test_store_set_up (RapportTestStore *self,
                           gconstpointer     user_data)
{
  self->folder = rapport_test_make_folder ();
  self->path = g_build_filename (self->folder, "data", "workspace.rapport", NULL);
  self->store = NULL;
  rapport_test_store_reopen (self, RAPPORT_STORE_CREATE);
}

static inline void
rapport_test_store_tear_down (RapportTestStore *self,
                              gconstpointer     user_data)
{
  g_autoptr(GError) error = NULL;

  if (self->store != NULL)
    {
      rapport_store_close (self->store, &error);
      g_assert_no_error (error);
    }
  rapport_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static inline void
rapport_test_begin (RapportStore *store,
                    const char   *label)
{
  g_autoptr(GError) error = NULL;

  rapport_store_begin (store, label, RAPPORT_ORIGIN_WINDOW, &error);
  g_assert_no_error (error);
}

static inline void
rapport_test_put (RapportStore        *store,
                  const RapportRecord *record)
{
  g_autoptr(GError) error = NULL;

  rapport_store_put (store, record, &error);
  g_assert_no_error (error);
}

static inline RapportId
rapport_test_commit (RapportStore *store)
{
  g_autoptr(GError) error = NULL;
  RapportId transaction;

  rapport_store_commit (store, &transaction, &error);
  g_assert_no_error (error);

  return transaction;
}

/* Puts one record in a transaction of its own. */
static inline RapportId
rapport_test_save (RapportStore        *store,
                   const char          *label,
                   const RapportRecord *record)
{
  rapport_test_begin (store, label);
  rapport_test_put (store, record);

  return rapport_test_commit (store);
}

static inline RapportRecord *
rapport_test_get (RapportStore    *store,
                  RapportKind      kind,
                  const RapportId *id)
{
  g_autoptr(GError) error = NULL;
  RapportRecord *record = rapport_store_get (store, kind, id, &error);

  g_assert_no_error (error);

  return record;
}

/* The record of @kind in use that is called @title. */
static inline RapportRecord *
rapport_test_find (RapportStore *store,
                   RapportKind   kind,
                   const char   *title)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records = rapport_store_list (store, kind, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      if (g_strcmp0 (rapport_record_get_title (g_ptr_array_index (records, i)), title) == 0)
        return rapport_record_ref (g_ptr_array_index (records, i));
    }
  g_assert_not_reached ();
}

static inline RapportRecord *
rapport_test_make_partner (const char *name)
{
  RapportRecord *partner = rapport_record_new (RAPPORT_KIND_PARTNER);

  rapport_record_set_text (partner, "name", name);

  return partner;
}

static inline RapportRecord *
rapport_test_make_opportunity (const RapportRecord *partner,
                               const char          *name,
                               gint64               amount)
{
  RapportRecord *opportunity = rapport_record_new (RAPPORT_KIND_OPPORTUNITY);

  rapport_record_set_id (opportunity, "partner", &partner->id);
  rapport_record_set_text (opportunity, "name", name);
  rapport_record_set_integer (opportunity, "amount", amount);

  return opportunity;
}

static inline void
rapport_test_dump_value (GString             *dump,
                         const RapportRecord *record,
                         const RapportField  *field,
                         guint                position)
{
  if (!rapport_record_has_at (record, position))
    return;

  g_string_append_printf (dump, " %s=", field->id);
  if (rapport_field_is_list (field))
    {
      g_autofree char *list = g_strjoinv ("|", (char **) rapport_record_get_list_at (record, position));

      g_string_append (dump, list);
    }
  else if (field->type == RAPPORT_FIELD_RELATION)
    {
      g_autofree char *id = rapport_id_to_string (rapport_record_get_id_at (record, position));

      g_string_append (dump, id);
    }
  else if (rapport_field_is_text (field))
    g_string_append (dump, rapport_record_get_text_at (record, position));
  else
    g_string_append_printf (dump, "%" G_GINT64_FORMAT, rapport_record_get_integer_at (record, position, 0));
}

static inline void
rapport_test_dump_cb (gpointer data,
                      gpointer user_data)
{
  const RapportRecord *record = data;
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);
  g_autofree char *id = rapport_id_to_string (&record->id);
  GString *dump = user_data;

  g_string_append_printf (dump, "%s %s", info->id, id);
  for (guint f = 0; f < info->n_fields; f++)
    rapport_test_dump_value (dump, record, &info->fields[f], f);
  g_string_append_c (dump, '\n');
}

/* All records in use with all their fields; revisions and times are left out. */
static inline char *
rapport_test_dump (RapportStore *store)
{
  GString *dump = g_string_new (NULL);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      g_autoptr(GError) error = NULL;

      rapport_store_foreach (store, kind, rapport_test_dump_cb, dump, &error);
      g_assert_no_error (error);
    }

  return g_string_free (dump, FALSE);
}
