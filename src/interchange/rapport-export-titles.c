/* rapport-export-titles.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-export"

#include "config.h"

#include <string.h>

#include "rapport-export-private.h"
#include "rapport-fold.h"

/* What a record is called where another one refers to it. Where a partner has several of one name, the
 * importer can't tell which is meant, so that these get a longer one: a meeting with its start, a
 * person by the e-mail address. */

typedef struct
{
  GHashTable *titles;     /* RapportId -> text */
  GHashTable *names;      /* of all: partner and folded title */
  GHashTable *ambiguous;  /* those of several */
} Titles;

/* An opportunity is known by its reference, all else by its title. */
static const char *
get_short_title (const RapportRecord *record)
{
  const char *reference = record->kind == RAPPORT_KIND_OPPORTUNITY ? rapport_record_get_text (record, "reference") : NULL;

  return reference != NULL ? reference : rapport_record_get_title (record);
}

static char *
make_long_title (const RapportRecord *record)
{
  const char *email;

  if (record->kind == RAPPORT_KIND_MEETING)
    {
      g_autofree char *start = rapport_local_to_string (rapport_record_get_integer (record, "starts_at", RAPPORT_INSTANT_NONE));

      if (start == NULL)
        return g_strdup (get_short_title (record));
      if (g_str_has_suffix (start, ":00"))
        start[strlen (start) - strlen (":00")] = '\0';

      return g_strconcat (get_short_title (record), RAPPORT_MEETING_AT, start, NULL);
    }

  email = rapport_record_get_text (record, "email");

  return g_strdup (email != NULL ? email : get_short_title (record));
}

static char *
make_name (const RapportRecord *record)
{
  const RapportId *partner = record->kind != RAPPORT_KIND_TEAM ? rapport_record_get_id (record, "partner") : NULL;
  g_autofree char *owner = partner != NULL ? rapport_id_to_string (partner) : NULL;
  g_autofree char *folded = rapport_fold_name (get_short_title (record));

  return g_strconcat (owner != NULL ? owner : "", "\x1f", folded, NULL);
}

static void
add_title_cb (gpointer data,
              gpointer user_data)
{
  const RapportRecord *record = data;
  Titles *self = user_data;

  if (get_short_title (record) != NULL)
    g_hash_table_replace (self->titles, rapport_id_copy (&record->id), g_strdup (get_short_title (record)));
}

static void
add_name_cb (gpointer data,
             gpointer user_data)
{
  Titles *self = user_data;
  g_autofree char *name = NULL;

  add_title_cb (data, user_data);
  if (get_short_title (data) == NULL)
    return;

  name = make_name (data);
  if (g_hash_table_contains (self->names, name))
    g_hash_table_add (self->ambiguous, g_steal_pointer (&name));
  else
    g_hash_table_add (self->names, g_steal_pointer (&name));
}

static void
lengthen_cb (gpointer data,
             gpointer user_data)
{
  const RapportRecord *record = data;
  Titles *self = user_data;
  g_autofree char *name = get_short_title (record) != NULL ? make_name (record) : NULL;

  if (name != NULL && g_hash_table_contains (self->ambiguous, name))
    g_hash_table_replace (self->titles, rapport_id_copy (&record->id), make_long_title (record));
}

static gboolean
load_with_names (Titles        *self,
                 RapportStore  *store,
                 RapportKind    kind,
                 GError       **error)
{
  gboolean is_good;

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ambiguous = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  is_good = rapport_store_foreach (store, kind, add_name_cb, self, error) &&
            (g_hash_table_size (self->ambiguous) == 0 ||
             rapport_store_foreach (store, kind, lengthen_cb, self, error));
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->ambiguous, g_hash_table_unref);

  return is_good;
}

/**
 * rapport_export_load_titles:
 *
 * Returns: (transfer full): RapportId -> what that record is called where another one refers to it
 */
GHashTable *
rapport_export_load_titles (RapportStore  *store,
                            GError       **error)
{
  static const struct { RapportKind kind; gboolean may_be_ambiguous; } kinds[] = {
    { RAPPORT_KIND_TEAM, TRUE }, { RAPPORT_KIND_PARTNER, FALSE }, { RAPPORT_KIND_CONTACT, TRUE },
    { RAPPORT_KIND_OPPORTUNITY, FALSE }, { RAPPORT_KIND_MEETING, TRUE }, { RAPPORT_KIND_STAGE, FALSE },
    { RAPPORT_KIND_TIER, FALSE }, { RAPPORT_KIND_PIPELINE_STAGE, FALSE },
  };
  Titles self = { NULL };

  g_return_val_if_fail (store != NULL, NULL);

  self.titles = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].may_be_ambiguous ? !load_with_names (&self, store, kinds[i].kind, error)
                                    : !rapport_store_foreach (store, kinds[i].kind, add_title_cb, &self, error))
        {
          g_hash_table_unref (self.titles);
          return NULL;
        }
    }

  return self.titles;
}
