/* rapport-import-match.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-import-private.h"

/* A record has up to two keys: the strong one decides (e-mail, reference); the weak one (the name)
 * is for records without the strong one. */
typedef struct
{
  char *strong;
  char *weak;
} Keys;

/* All that have a key. */
typedef struct
{
  GPtrArray *records;  /* of the workspace, not yet claimed */
  guint      line;     /* of the row that claimed it last, 0 for none */
  gboolean   line_has_strong;
} Slot;

struct _RapportImportIndex
{
  RapportKind  kind;
  GHashTable  *slots;  /* key -> Slot */
};

static void
keys_clear (Keys *keys)
{
  g_free (keys->strong);
  g_free (keys->weak);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

static void
append_value (GString             *key,
              const RapportRecord *record,
              guint                field)
{
  const RapportField *info = &rapport_kind_get_info (record->kind)->fields[field];

  g_string_append_c (key, '\x1f');
  if (!rapport_record_has_at (record, field))
    return;

  if (info->type == RAPPORT_FIELD_RELATION)
    {
      g_autofree char *id = rapport_id_to_string (rapport_record_get_id_at (record, field));

      g_string_append (key, id);
    }
  else if (rapport_field_is_text (info))
    {
      g_autofree char *folded = rapport_fold_name (rapport_record_get_text_at (record, field));

      g_string_append (key, folded);
    }
  else
    {
      g_string_append_printf (key, "%" G_GINT64_FORMAT, rapport_record_get_integer_at (record, field, 0));
    }
}

static char *
make_key (const RapportRecord *record,
          const char *const   *fields)
{
  GString *key = g_string_new (fields[0]);

  for (guint i = 0; fields[i] != NULL; i++)
    append_value (key, record, rapport_kind_find_field (record->kind, fields[i]));

  return g_string_free (key, FALSE);
}

static char *
make_match_key (const RapportRecord *record)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);
  GString *key = g_string_new (NULL);

  for (guint f = 0; f < info->n_fields; f++)
    {
      if ((info->fields[f].flags & RAPPORT_FIELD_MATCH) != 0)
        append_value (key, record, f);
    }

  return g_string_free (key, FALSE);
}

/* A certificate of nobody in particular is the partner's. */
static char *
make_certification_key (const RapportRecord *record)
{
  static const char *const of_partner[] = { "partner", "certification", "issued_on", NULL };
  static const char *const of_contact[] = { "contact", "certification", "issued_on", NULL };

  return make_key (record, rapport_record_has (record, "contact") ? of_contact : of_partner);
}

static void
make_keys (Keys                *keys,
           const RapportRecord *record)
{
  static const char *const email[] = { "email", NULL };
  static const char *const name[] = { "name", NULL };
  static const char *const name_at_partner[] = { "name", "partner", NULL };
  static const char *const reference[] = { "reference", NULL };
  static const char *const deal[] = { "name", "partner", "opened_on", NULL };

  *keys = (Keys) { NULL, NULL };
  switch ((int) record->kind)
    {
    case RAPPORT_KIND_TEAM:
    case RAPPORT_KIND_CONTACT:
      keys->strong = rapport_record_has (record, "email") ? make_key (record, email) : NULL;
      keys->weak = make_key (record, record->kind == RAPPORT_KIND_TEAM ? name : name_at_partner);
      break;

    case RAPPORT_KIND_OPPORTUNITY:
      keys->strong = rapport_record_has (record, "reference") ? make_key (record, reference) : NULL;
      keys->weak = make_key (record, deal);
      break;

    case RAPPORT_KIND_CERTIFICATION:
      keys->weak = make_certification_key (record);
      break;

    default:
      keys->weak = make_match_key (record);
      break;
    }
}

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_ptr_array_unref (slot->records);
  g_free (slot);
}

RapportImportIndex *
rapport_import_index_new (RapportKind kind)
{
  RapportImportIndex *self = g_new0 (RapportImportIndex, 1);

  self->kind = kind;
  self->slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, slot_free);

  return self;
}

void
rapport_import_index_free (RapportImportIndex *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->slots);
  g_free (self);
}

static Slot *
ensure_slot (RapportImportIndex *self,
             const char         *key)
{
  Slot *slot = g_hash_table_lookup (self->slots, key);

  if (slot == NULL)
    {
      slot = g_new0 (Slot, 1);
      slot->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
      g_hash_table_insert (self->slots, g_strdup (key), slot);
    }

  return slot;
}

void
rapport_import_index_want (RapportImportIndex  *self,
                           const RapportRecord *record)
{
  g_auto(Keys) keys = { NULL, NULL };

  make_keys (&keys, record);
  if (keys.strong != NULL)
    ensure_slot (self, keys.strong);
  ensure_slot (self, keys.weak);
}

static void
add_to_slot (RapportImportIndex *self,
             const char         *key,
             RapportRecord      *record)
{
  Slot *slot = key != NULL ? g_hash_table_lookup (self->slots, key) : NULL;

  if (slot != NULL)
    g_ptr_array_add (slot->records, rapport_record_ref (record));
}

static void
load_cb (gpointer data,
         gpointer user_data)
{
  g_auto(Keys) keys = { NULL, NULL };

  make_keys (&keys, data);
  add_to_slot (user_data, keys.strong, data);
  add_to_slot (user_data, keys.weak, data);
}

/**
 * rapport_import_index_load:
 *
 * Reads the records of the workspace that a row may be about; the others are not kept.
 */
gboolean
rapport_import_index_load (RapportImportIndex  *self,
                           RapportStore        *store,
                           GError             **error)
{
  return rapport_store_foreach (store, self->kind, load_cb, self, error);
}

/* Two people of one name with two addresses are two people; a deal with another number is another
 * one. */
static gboolean
may_be_same (const RapportRecord *record,
             const RapportRecord *stored)
{
  if (record->kind == RAPPORT_KIND_TEAM || record->kind == RAPPORT_KIND_CONTACT)
    return !rapport_record_has (record, "email") || !rapport_record_has (stored, "email");
  if (record->kind == RAPPORT_KIND_OPPORTUNITY)
    return !rapport_record_has (record, "reference");

  return TRUE;
}

static gboolean
is_claimed (const Slot *slot,
            gboolean    has_strong,
            gboolean    by_strong)
{
  if (slot->line == 0)
    return FALSE;

  return by_strong || !has_strong || !slot->line_has_strong;
}

/**
 * rapport_import_index_find:
 * @record: what a row says
 * @line: (out): 0, or the line of the row that has already claimed what @record would match
 *
 * Returns: (transfer full) (element-type RapportRecord): the stored records that @record may be
 */
GPtrArray *
rapport_import_index_find (RapportImportIndex  *self,
                           const RapportRecord *record,
                           guint               *line)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  g_auto(Keys) keys = { NULL, NULL };
  const Slot *strong, *weak;

  make_keys (&keys, record);
  *line = 0;

  strong = keys.strong != NULL ? g_hash_table_lookup (self->slots, keys.strong) : NULL;
  for (guint i = 0; strong != NULL && i < strong->records->len; i++)
    g_ptr_array_add (found, rapport_record_ref (g_ptr_array_index (strong->records, i)));
  if (found->len > 0)
    return found;
  if (strong != NULL && is_claimed (strong, TRUE, TRUE))
    {
      *line = strong->line;
      return found;
    }

  if (record->kind == RAPPORT_KIND_OPPORTUNITY && keys.strong != NULL)
    return found;

  weak = g_hash_table_lookup (self->slots, keys.weak);
  for (guint i = 0; weak != NULL && i < weak->records->len; i++)
    {
      if (may_be_same (record, g_ptr_array_index (weak->records, i)))
        g_ptr_array_add (found, rapport_record_ref (g_ptr_array_index (weak->records, i)));
    }
  if (found->len == 0 && weak != NULL && is_claimed (weak, keys.strong != NULL, FALSE))
    *line = weak->line;

  return found;
}

static void
remove_from_slot (RapportImportIndex  *self,
                  const char          *key,
                  const RapportRecord *record)
{
  Slot *slot = key != NULL ? g_hash_table_lookup (self->slots, key) : NULL;

  for (guint i = 0; slot != NULL && i < slot->records->len; i++)
    {
      if (rapport_id_equal (&((RapportRecord *) g_ptr_array_index (slot->records, i))->id, &record->id))
        {
          g_ptr_array_remove_index (slot->records, i);
          return;
        }
    }
}

static void
claim_slot (RapportImportIndex *self,
            const char         *key,
            gboolean            has_strong,
            guint               line)
{
  Slot *slot = key != NULL ? ensure_slot (self, key) : NULL;

  if (slot == NULL)
    return;

  slot->line = line;
  slot->line_has_strong = has_strong;
}

void
rapport_import_index_claim (RapportImportIndex  *self,
                            const RapportRecord *record,
                            const RapportRecord *previous,
                            guint                line)
{
  g_auto(Keys) keys = { NULL, NULL };
  g_auto(Keys) old = { NULL, NULL };

  if (previous != NULL)
    {
      make_keys (&old, previous);
      remove_from_slot (self, old.strong, previous);
      remove_from_slot (self, old.weak, previous);
      claim_slot (self, old.strong, old.strong != NULL, line);
      claim_slot (self, old.weak, old.strong != NULL, line);
    }

  make_keys (&keys, record);
  claim_slot (self, keys.strong, keys.strong != NULL, line);
  claim_slot (self, keys.weak, keys.strong != NULL, line);
}
