/* rapport-import-lookup.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-export.h"
#include "rapport-fold.h"
#include "rapport-import-private.h"

#define MAX_LISTED 30
#define SECONDS_PER_DAY 86400

/* A record that a name may mean. @owner: for partners and team the one above, for what belongs to a
 * partner the partner. @is_closed, @position: of stages of the pipeline. @starts_at: of meetings. */
typedef struct _Candidate Candidate;
typedef struct _Name      Name;

struct _Candidate
{
  RapportId  id;
  RapportId  owner;
  gboolean   is_closed;
  int        position;
  gint64     starts_at;
};

struct _Name
{
  Candidate *candidate;
  Name      *next;
};

struct _RapportImportLookup
{
  RapportStore    *store;
  RapportSettings *settings;
  GHashTable      *names[RAPPORT_N_KINDS];   /* folded name -> Name */
  GHashTable      *ids[RAPPORT_N_KINDS];     /* RapportId -> Candidate */
  GPtrArray       *titles[RAPPORT_N_KINDS];  /* for the list of what is known */
  GHashTable      *folded;                   /* text as it stands -> folded name */
  GPtrArray       *made;
};

static void
name_free (gpointer data)
{
  Name *name = data;

  while (name != NULL)
    {
      Name *next = name->next;

      g_free (name);
      name = next;
    }
}

RapportImportLookup *
rapport_import_lookup_new (RapportStore    *store,
                           RapportSettings *settings)
{
  RapportImportLookup *self = g_new0 (RapportImportLookup, 1);

  self->store = store;
  self->settings = rapport_settings_ref (settings);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);

  return self;
}

void
rapport_import_lookup_free (RapportImportLookup *self)
{
  g_return_if_fail (self != NULL);

  for (guint k = 0; k < RAPPORT_N_KINDS; k++)
    {
      g_clear_pointer (&self->names[k], g_hash_table_unref);
      g_clear_pointer (&self->ids[k], g_hash_table_unref);
      g_clear_pointer (&self->titles[k], g_ptr_array_unref);
    }
  g_hash_table_unref (self->folded);
  g_ptr_array_unref (self->made);
  rapport_settings_unref (self->settings);
  g_free (self);
}

/* The same few names stand in thousands of rows. */
static const char *
fold (RapportImportLookup *self,
      const char          *text)
{
  char *folded = g_hash_table_lookup (self->folded, text);

  if (folded == NULL)
    {
      folded = rapport_fold_name (text);
      g_hash_table_insert (self->folded, g_strdup (text), folded);
    }

  return folded;
}

static void
add_name (RapportImportLookup *self,
          RapportKind          kind,
          Candidate           *candidate,
          const char          *text)
{
  g_autofree char *folded = rapport_fold_name (text);
  Name *first, *name;

  if (*folded == '\0')
    return;

  first = g_hash_table_lookup (self->names[kind], folded);
  for (name = first; name != NULL; name = name->next)
    {
      if (name->candidate == candidate)
        return;
    }

  name = g_new0 (Name, 1);
  name->candidate = candidate;
  if (first == NULL)
    {
      g_hash_table_insert (self->names[kind], g_steal_pointer (&folded), name);
      return;
    }
  name->next = first->next;
  first->next = name;
}

static const char *
get_owner_field (RapportKind kind)
{
  switch ((int) kind)
    {
    case RAPPORT_KIND_PARTNER:
      return "parent";

    case RAPPORT_KIND_TEAM:
      return "manager";

    case RAPPORT_KIND_CONTACT:
    case RAPPORT_KIND_OPPORTUNITY:
    case RAPPORT_KIND_MEETING:
      return "partner";

    default:
      return NULL;
    }
}

static const char *
get_second_name (const RapportRecord *record)
{
  if (record->kind == RAPPORT_KIND_TEAM || record->kind == RAPPORT_KIND_CONTACT)
    return rapport_record_get_text (record, "email");
  if (record->kind == RAPPORT_KIND_OPPORTUNITY)
    return rapport_record_get_text (record, "reference");

  return NULL;
}

/**
 * rapport_import_lookup_add:
 *
 * Lets later names mean @record.
 */
void
rapport_import_lookup_add (RapportImportLookup *self,
                           const RapportRecord *record)
{
  Candidate *candidate = g_new0 (Candidate, 1);
  const char *owner_field = get_owner_field (record->kind);
  const RapportId *owner = owner_field != NULL ? rapport_record_get_id (record, owner_field) : NULL;
  const char *title = rapport_record_get_title (record);

  candidate->id = record->id;
  candidate->owner = owner != NULL ? *owner : rapport_id_none;
  if (record->kind == RAPPORT_KIND_PIPELINE_STAGE)
    {
      candidate->is_closed = g_strcmp0 (rapport_record_get_text (record, "state"), "open") != 0;
      candidate->position = rapport_record_get_integer (record, "position", 0);
    }

  if (record->kind == RAPPORT_KIND_MEETING)
    candidate->starts_at = rapport_record_get_integer (record, "starts_at", RAPPORT_INSTANT_NONE);

  g_hash_table_insert (self->ids[record->kind], &candidate->id, candidate);
  add_name (self, record->kind, candidate, title != NULL ? title : "");
  if (get_second_name (record) != NULL)
    add_name (self, record->kind, candidate, get_second_name (record));
  if (title != NULL && self->titles[record->kind]->len < MAX_LISTED)
    g_ptr_array_add (self->titles[record->kind], g_strdup (title));
}

static void
add_cb (gpointer data,
        gpointer user_data)
{
  rapport_import_lookup_add (user_data, data);
}

gboolean
rapport_import_lookup_load (RapportImportLookup  *self,
                            RapportKind           kind,
                            GError              **error)
{
  g_autoptr(GPtrArray) records = NULL;

  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS, FALSE);

  if (self->names[kind] != NULL)
    return TRUE;

  self->names[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, name_free);
  self->ids[kind] = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, NULL, g_free);
  self->titles[kind] = g_ptr_array_new_with_free_func (g_free);

  if (kind != RAPPORT_KIND_STAGE && kind != RAPPORT_KIND_TIER)
    return rapport_store_foreach (self->store, kind, add_cb, self, error);

  /* The few that messages list, in the order that people know. */
  records = rapport_store_list (self->store, kind, error);
  if (records == NULL)
    return FALSE;
  g_ptr_array_foreach (records, add_cb, self);

  return TRUE;
}

static char *
describe_ids (const Name      *name,
              const RapportId *partner)
{
  GString *list = g_string_new (NULL);

  for (; name != NULL; name = name->next)
    {
      g_autofree char *id = rapport_id_to_string (&name->candidate->id);

      if (partner == NULL || rapport_id_equal (partner, &name->candidate->owner))
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", id);
    }

  return g_string_free (list, FALSE);
}

/* The one that @name means, also where several have it: the one it was before. */
static const Candidate *
choose (const Name      *name,
        const RapportId *partner,
        const RapportId *current,
        guint           *n_found)
{
  const Candidate *found = NULL;

  *n_found = 0;
  for (; name != NULL; name = name->next)
    {
      if (partner != NULL && !rapport_id_equal (partner, &name->candidate->owner))
        continue;
      if (current != NULL && rapport_id_equal (current, &name->candidate->id))
        {
          *n_found = 1;
          return name->candidate;
        }
      found = name->candidate;
      (*n_found)++;
    }

  return found;
}

/* "Cadence call @ 2026-05-04T10:00", as exports write it. */
static const Candidate *
choose_meeting (RapportImportLookup *self,
                const char          *text,
                const RapportId     *partner,
                guint               *n_found)
{
  const char *at = g_strrstr (text, RAPPORT_MEETING_AT);
  g_autofree char *title = at != NULL ? g_strndup (text, at - text) : NULL;
  const Candidate *found = NULL;
  RapportImportTime time;
  const Name *name;

  *n_found = 0;
  if (at == NULL || !rapport_import_parse_time (at + strlen (RAPPORT_MEETING_AT), 'y', &time))
    return NULL;

  name = g_hash_table_lookup (self->names[RAPPORT_KIND_MEETING], fold (self, title));
  for (; name != NULL; name = name->next)
    {
      if ((partner != NULL && !rapport_id_equal (partner, &name->candidate->owner)) ||
          name->candidate->starts_at != (gint64) time.date * SECONDS_PER_DAY + time.seconds)
        continue;
      found = name->candidate;
      (*n_found)++;
    }

  return found;
}

static const Candidate *
find (RapportImportLookup *self,
      RapportKind          kind,
      const char          *text,
      const RapportId     *partner,
      const RapportId     *current,
      guint               *n_found)
{
  const Candidate *candidate;
  RapportId id;

  g_assert (self->names[kind] != NULL);

  if (rapport_id_parse (&id, text) && (candidate = g_hash_table_lookup (self->ids[kind], &id)) != NULL)
    {
      *n_found = partner == NULL || rapport_id_equal (partner, &candidate->owner);
      return *n_found > 0 ? candidate : NULL;
    }

  candidate = choose (g_hash_table_lookup (self->names[kind], fold (self, text)), partner, current, n_found);

  return candidate != NULL || kind != RAPPORT_KIND_MEETING ? candidate
                                                           : choose_meeting (self, text, partner, n_found);
}

gboolean
rapport_import_lookup_knows (RapportImportLookup *self,
                             RapportKind          kind,
                             const char          *text,
                             RapportId           *id)
{
  guint n_found;
  const Candidate *candidate = find (self, kind, text, NULL, NULL, &n_found);

  if (n_found != 1)
    return FALSE;
  *id = candidate->id;

  return TRUE;
}

static const RapportId *
make (RapportImportLookup *self,
      RapportRecord       *record)
{
  rapport_import_lookup_add (self, record);
  g_ptr_array_add (self->made, record);

  return &record->id;
}

const RapportId *
rapport_import_lookup_make_member (RapportImportLookup *self,
                                   const char          *name)
{
  guint n_found;
  const Candidate *candidate = find (self, RAPPORT_KIND_TEAM, name, NULL, NULL, &n_found);
  RapportRecord *member;

  if (candidate != NULL)
    return &candidate->id;

  member = rapport_record_new (RAPPORT_KIND_TEAM);
  rapport_record_set_text (member, "name", name);

  return make (self, member);
}

/* What closes a deal, in the words of any CRM. */
static const char *
get_closing_state (const char *text)
{
  static const char *const won[] = { "closedwon", "won", NULL };
  static const char *const lost[] = { "closedlost", "lost", NULL };
  g_autofree char *folded = rapport_fold_column (text);

  return g_strv_contains (won, folded) ? "won" : g_strv_contains (lost, folded) ? "lost" : NULL;
}

/* "Closed Won" and "Won" are the same stage, whatever the workspace calls it. */
static gboolean
find_closing_stage (RapportImportLookup *self,
                    const char          *state,
                    RapportId           *id)
{
  return rapport_import_lookup_knows (self, RAPPORT_KIND_PIPELINE_STAGE, state, id) ||
         rapport_import_lookup_knows (self, RAPPORT_KIND_PIPELINE_STAGE,
                                      strcmp (state, "won") == 0 ? "Closed Won" : "Closed Lost", id);
}

/* With the last of its like, so that open stages stand before those that close. */
static int
get_last_position (RapportImportLookup *self,
                   gboolean             is_closed)
{
  GHashTableIter iter;
  gpointer value;
  int position = 0;

  g_hash_table_iter_init (&iter, self->ids[RAPPORT_KIND_PIPELINE_STAGE]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Candidate *candidate = value;

      if (candidate->is_closed == is_closed)
        position = MAX (position, candidate->position);
    }

  return position;
}

static void
make_pipeline_stage (RapportImportLookup *self,
                     const char          *text,
                     RapportId           *id)
{
  const char *state = get_closing_state (text);
  guint n_found;
  const Candidate *candidate = find (self, RAPPORT_KIND_PIPELINE_STAGE, text, NULL, NULL, &n_found);
  RapportRecord *stage;

  if (candidate != NULL)
    {
      *id = candidate->id;
      return;
    }
  if (state != NULL && find_closing_stage (self, state, id))
    return;

  stage = rapport_record_new (RAPPORT_KIND_PIPELINE_STAGE);
  rapport_record_set_text (stage, "name", text);
  rapport_record_set_text (stage, "state", state != NULL ? state : "open");
  rapport_record_set_integer (stage, "position", get_last_position (self, state != NULL));
  *id = *make (self, stage);
}

static char *
explain_unknown (RapportImportLookup *self,
                 const RapportField  *field,
                 const char          *text)
{
  g_autofree char *list = NULL;

  switch ((int) field->target)
    {
    case RAPPORT_KIND_PARTNER:
      return g_strdup_printf (_("No partner is called “%s”. Import partners first, or correct the name."), text);

    case RAPPORT_KIND_CONTACT:
      return g_strdup_printf (_("The partner has no contact “%s”. Import contacts first, or correct the name."), text);

    case RAPPORT_KIND_OPPORTUNITY:
      return g_strdup_printf (_("There is no opportunity “%s”. Import opportunities first, or correct the reference."),
                              text);

    case RAPPORT_KIND_MEETING:
      return g_strdup_printf (_("The partner has no meeting “%s”. Import meetings first, or correct the title."), text);

    default:
      g_ptr_array_add (self->titles[field->target], NULL);
      list = g_strjoinv (", ", (char **) self->titles[field->target]->pdata);
      g_ptr_array_remove_index (self->titles[field->target], self->titles[field->target]->len - 1);
      return g_strdup_printf (_("“%s” is not known here. Write one of: %s."), text, list);
    }
}

static gboolean
resolve_one (RapportImportLookup  *self,
             const RapportField   *field,
             const char           *text,
             const RapportId      *partner,
             const RapportId      *current,
             RapportId            *id,
             char                **reason)
{
  guint n_found;
  const Candidate *candidate = find (self, field->target, text, partner, current, &n_found);

  if (n_found == 1)
    {
      *id = candidate->id;
      return TRUE;
    }

  if (n_found > 1)
    {
      g_autofree char *ids = describe_ids (g_hash_table_lookup (self->names[field->target], fold (self, text)), partner);

      *reason = g_strdup_printf (_("Several are called “%s”. Write the id of the right one: %s."), text, ids);
      return FALSE;
    }

  if (field->target == RAPPORT_KIND_TEAM && (field->flags & RAPPORT_FIELD_CREATES) != 0)
    {
      *id = *rapport_import_lookup_make_member (self, text);
      return TRUE;
    }

  *reason = explain_unknown (self, field, text);

  return FALSE;
}

/**
 * rapport_import_lookup_resolve:
 * @field: the field that refers to another record
 * @text: name, e-mail, reference or id of that record
 * @id: (out): which it is
 * @reason: (out): why it is none
 *
 * Team members and stages of the pipeline that are not known are made.
 *
 * Returns: whether @text means one record
 */
gboolean
rapport_import_lookup_resolve (RapportImportLookup  *self,
                               const RapportField   *field,
                               const char           *text,
                               const RapportId      *partner,
                               const RapportId      *current,
                               RapportId            *id,
                               char                **reason)
{
  g_return_val_if_fail ((guint) field->target < RAPPORT_N_KINDS, FALSE);

  if (field->target == RAPPORT_KIND_PIPELINE_STAGE)
    {
      make_pipeline_stage (self, text, id);
      return TRUE;
    }

  if (get_owner_field (field->target) == NULL || field->target == RAPPORT_KIND_PARTNER ||
      field->target == RAPPORT_KIND_TEAM)
    partner = NULL;

  return resolve_one (self, field, text, partner, current, id, reason);
}

gboolean
rapport_import_lookup_is_closed (RapportImportLookup *self,
                                 const RapportId     *pipeline_stage)
{
  const Candidate *candidate;

  if (pipeline_stage == NULL)
    return FALSE;

  candidate = g_hash_table_lookup (self->ids[RAPPORT_KIND_PIPELINE_STAGE], pipeline_stage);

  return candidate != NULL && candidate->is_closed;
}

const RapportId *
rapport_import_lookup_get_owner (RapportImportLookup *self,
                                 RapportKind          kind,
                                 const RapportId     *id)
{
  const Candidate *candidate = g_hash_table_lookup (self->ids[kind], id);

  return candidate != NULL ? &candidate->owner : &rapport_id_none;
}

GPtrArray *
rapport_import_lookup_get_made (RapportImportLookup *self)
{
  return self->made;
}
