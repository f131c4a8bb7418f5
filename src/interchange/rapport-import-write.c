/* rapport-import-write.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-error.h"
#include "rapport-import-private.h"

/* What is new, what has changed, and the one transaction that stores it. */

static char *
get_custom_text (const RapportCsvRow *cells,
                 guint                column)
{
  g_auto(GStrv) lines = NULL;

  if (column >= cells->n_cells)
    return g_strdup ("");

  lines = g_strsplit (cells->cells[column], "\r\n", -1);
  for (guint i = 0; i == 0 && lines[0] != NULL; i++)
    {
      g_autofree char *unguarded = rapport_csv_unguard (lines[0]);

      g_free (lines[0]);
      lines[0] = g_steal_pointer (&unguarded);
    }

  return g_strstrip (g_strdelimit (g_strjoinv ("\n", lines), "\r", '\n'));
}

/* The stored custom field, or an empty new one. */
static RapportRecord *
get_custom (RapportImportRun         *self,
            const RapportImportDraft *draft,
            const char               *name)
{
  g_autofree char *owner = rapport_id_to_string (&draft->record->id);
  RapportRecord *custom = NULL;
  RapportId id;

  rapport_id_derive (&id, &draft->record->id, name);
  if (draft->previous != NULL && (custom = rapport_store_get (self->store, RAPPORT_KIND_CUSTOM_VALUE, &id, NULL)) != NULL)
    return custom;

  custom = rapport_record_new (RAPPORT_KIND_CUSTOM_VALUE);
  custom->id = id;
  rapport_record_set_text (custom, "record_kind", self->mapping->info->table);
  rapport_record_set_text (custom, "record", owner);
  rapport_record_set_text (custom, "name", name);

  return custom;
}

static gboolean
add_custom (RapportImportRun    *self,
            RapportImportDraft  *draft,
            guint                column)
{
  const RapportCsvRow *cells = g_ptr_array_index (self->csv->rows, draft->row);
  g_autofree char *text = get_custom_text (cells, column);
  g_autoptr(RapportRecord) custom = NULL;
  g_autoptr(GError) error = NULL;

  if (*text == '\0' && !self->options->clear_empty)
    return TRUE;

  custom = get_custom (self, draft, self->csv->header[column]);
  if (g_strcmp0 (rapport_record_get_text (custom, "value"), *text != '\0' ? text : NULL) == 0 &&
      (custom->deleted_at == 0 || *text == '\0'))
    return TRUE;

  rapport_record_set_text (custom, "value", text);
  if (!rapport_record_validate (custom, &error))
    {
      rapport_import_run_add_error (self, draft->row, -1, text, g_strdup (error->message));
      return FALSE;
    }

  if (draft->custom == NULL)
    draft->custom = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  g_ptr_array_add (draft->custom, g_steal_pointer (&custom));

  return TRUE;
}

static gboolean
add_customs (RapportImportRun    *self,
             RapportImportDraft  *draft)
{
  for (guint c = 0; c < self->csv->n_columns; c++)
    {
      if (self->mapping->custom[c] && !add_custom (self, draft, c))
        return FALSE;
    }

  return TRUE;
}

static void
classify (RapportImportRun   *self,
          RapportImportDraft *draft)
{
  draft->is_changed = draft->previous == NULL || draft->custom != NULL ||
                      !rapport_record_equal (draft->record, draft->previous);

  if (draft->previous == NULL)
    self->result->created++;
  else if (draft->is_changed)
    self->result->updated++;
  else
    self->result->unchanged++;
}

/* What the accepted rows refer to; a rejected row makes nothing. */
static void
note_relations (GHashTable          *needed,
                const RapportRecord *record)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);

  for (guint f = 0; f < info->n_fields; f++)
    {
      if ((info->fields[f].flags & RAPPORT_FIELD_CREATES) != 0 && rapport_record_has_at (record, f))
        g_hash_table_add (needed, rapport_id_copy (rapport_record_get_id_at (record, f)));
    }
}

static void
note_owner (RapportImportRun    *self,
            GHashTable          *needed,
            const RapportRecord *record)
{
  const char *owner;

  if (record->kind != RAPPORT_KIND_ACTION || g_strcmp0 (rapport_record_get_text (record, "side"), "ours") != 0)
    return;

  owner = rapport_record_get_text (record, "owner");
  if (owner != NULL)
    g_hash_table_add (needed, rapport_id_copy (rapport_import_lookup_make_member (self->lookup, owner)));
}

static void
collect_made (RapportImportRun *self)
{
  g_autoptr(GHashTable) needed = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  GPtrArray *made = rapport_import_lookup_get_made (self->lookup);

  for (guint i = 0; i < self->drafts->len; i++)
    {
      const RapportImportDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft == NULL || !draft->is_changed)
        continue;
      note_relations (needed, draft->record);
      note_owner (self, needed, draft->record);
    }

  for (guint i = 0; i < made->len; i++)
    {
      RapportRecord *record = g_ptr_array_index (made, i);

      if (!g_hash_table_contains (needed, &record->id))
        continue;
      record->origin = g_strdup_printf ("import %s", self->options->source != NULL ? self->options->source : "");
      g_ptr_array_add (self->made, rapport_record_ref (record));
      g_ptr_array_add (self->result->also_created, g_strdup (rapport_record_get_title (record)));
    }
}

static gboolean
put_custom (RapportImportRun     *self,
            const RapportRecord  *custom,
            GError              **error)
{
  g_autoptr(RapportRecord) restored = NULL;

  if (!rapport_record_has (custom, "value"))
    return custom->rev == 0 || rapport_store_remove (self->store, custom->kind, &custom->id, error);

  if (custom->deleted_at == 0)
    return rapport_store_put (self->store, custom, error);

  if (!rapport_store_unremove (self->store, custom->kind, &custom->id, error) ||
      (restored = rapport_store_get (self->store, custom->kind, &custom->id, error)) == NULL)
    return FALSE;
  rapport_record_set_text (restored, "value", rapport_record_get_text (custom, "value"));

  return rapport_store_put (self->store, restored, error);
}

static gboolean
put_draft (RapportImportRun          *self,
           const RapportImportDraft  *draft,
           GError                   **error)
{
  if (!rapport_store_put (self->store, draft->record, error))
    return FALSE;

  for (guint i = 0; draft->custom != NULL && i < draft->custom->len; i++)
    {
      if (!put_custom (self, g_ptr_array_index (draft->custom, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_batch (RapportImportRun  *self,
           GError           **error)
{
  g_autoptr(RapportRecord) batch = rapport_record_new (RAPPORT_KIND_IMPORT_BATCH);
  g_autofree char *mapping = rapport_import_mapping_to_json (self->mapping);
  const RapportImportResult *result = self->result;

  rapport_record_set_text (batch, "file", self->options->source != NULL ? self->options->source : "import");
  rapport_record_set_text (batch, "record_kind", self->mapping->info->table);
  rapport_record_set_integer (batch, "read", result->read);
  rapport_record_set_integer (batch, "created", result->created);
  rapport_record_set_integer (batch, "updated", result->updated);
  rapport_record_set_integer (batch, "unchanged", result->unchanged);
  rapport_record_set_integer (batch, "rejected", result->rejected);
  rapport_record_set_text (batch, "mapping", mapping);
  self->result->batch = batch->id;

  return rapport_store_put (self->store, batch, error);
}

static gboolean
put_all (RapportImportRun  *self,
         GError           **error)
{
  for (guint i = 0; i < self->made->len; i++)
    {
      if (!rapport_store_put (self->store, g_ptr_array_index (self->made, i), error))
        return FALSE;
    }

  for (guint i = 0; i < self->drafts->len; i++)
    {
      const RapportImportDraft *draft = g_ptr_array_index (self->drafts, i);

      if (!rapport_import_run_tick (self, RAPPORT_IMPORT_PHASE_WRITE, i, error))
        return FALSE;
      if (draft != NULL && draft->is_changed && !put_draft (self, draft, error))
        return FALSE;
    }

  return put_batch (self, error);
}

/* What another process has written since may be what a row is about. */
static gboolean
check_version (RapportImportRun  *self,
               GError           **error)
{
  gint64 version;

  if (!rapport_store_get_data_version (self->store, &version, error))
    return FALSE;
  self->is_stale = version != self->data_version;

  return !self->is_stale;
}

static gboolean
write_all (RapportImportRun  *self,
           GError           **error)
{
  g_autofree char *name = g_path_get_basename (self->options->source != NULL ? self->options->source : "");
  /* Translators: the name of a file */
  g_autofree char *label = g_strdup_printf (_("Import %s"), name);

  if (!rapport_store_begin (self->store, label, RAPPORT_ORIGIN_IMPORT, error))
    return FALSE;

  if (!check_version (self, error) || !put_all (self, error))
    {
      rapport_store_rollback (self->store);
      self->result->batch = rapport_id_none;
      return FALSE;
    }

  return rapport_store_commit (self->store, &self->result->transaction, error);
}

/**
 * rapport_import_run_write:
 *
 * Counts what there is to do, and does it unless this is a dry run or there is nothing.
 */
gboolean
rapport_import_run_write (RapportImportRun  *self,
                          GError           **error)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      RapportImportDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft == NULL)
        continue;
      if (add_customs (self, draft))
        classify (self, draft);
      else
        rapport_import_run_reject (self, i);
    }
  collect_made (self);

  if (self->options->dry_run || self->result->created + self->result->updated == 0)
    return TRUE;

  return write_all (self, error);
}
