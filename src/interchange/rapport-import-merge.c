/* rapport-import-merge.c
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
#include "rapport-money.h"

/* Drafts to the records to store: each is matched to a stored record or is new. */

static gboolean
has_bit (guint64 bits,
         guint   field)
{
  return (bits >> field) & 1;
}

void
rapport_import_copy_value (RapportRecord       *to,
                           const RapportRecord *from,
                           guint                field)
{
  const RapportField *info = &rapport_kind_get_info (from->kind)->fields[field];

  if (!rapport_record_has_at (from, field))
    rapport_record_clear_at (to, field);
  else if (info->type == RAPPORT_FIELD_RELATION)
    rapport_record_set_id_at (to, field, rapport_record_get_id_at (from, field));
  else if (rapport_field_is_list (info))
    rapport_record_set_list_at (to, field, rapport_record_get_list_at (from, field));
  else if (rapport_field_is_text (info))
    rapport_record_set_text_at (to, field, rapport_record_get_text_at (from, field));
  else
    rapport_record_set_integer_at (to, field, rapport_record_get_integer_at (from, field, 0));
}

/* Whether the field's value is a name that is looked up later. */
static gboolean
is_pending (const RapportImportDraft *draft,
            guint                     field)
{
  return (draft->superior != NULL && (int) field == rapport_import_get_superior_field (draft->record->kind)) ||
         (draft->related != NULL && g_hash_table_contains (draft->related, GUINT_TO_POINTER (field)));
}

/* The record's own currency decides what its amounts are, where the row names none. */
static void
reread_money (RapportImportRun         *self,
              const RapportImportDraft *draft,
              RapportRecord            *merged,
              guint                     field)
{
  const RapportCsvRow *cells = g_ptr_array_index (self->csv->rows, draft->row);
  g_autofree char *text = rapport_import_mapping_get_text (self->mapping, cells, field);
  g_auto(RapportImportValue) value = { 0 };
  g_autofree char *reason = NULL;
  gint64 minor;

  if (rapport_import_parser_read (self->parser, field, text, &value, &reason) &&
      rapport_money_from_decimal (&minor, value.text, rapport_record_get_text (merged, "currency")))
    rapport_record_set_integer_at (merged, field, minor);
}

/* A name that means no record is an error of the row; @names_errors is FALSE for a trial. */
static gboolean
relate (RapportImportRun         *self,
        const RapportImportDraft *draft,
        RapportRecord            *record,
        const RapportRecord      *stored,
        gboolean                  names_errors)
{
  GHashTableIter iter;
  gpointer field, text;
  gboolean is_good = TRUE;

  if (draft->related == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, draft->related);
  while (g_hash_table_iter_next (&iter, &field, &text))
    {
      guint position = GPOINTER_TO_UINT (field);
      const RapportId *current = stored != NULL ? rapport_record_get_id_at (stored, position) : NULL;
      g_autofree char *reason = NULL;
      RapportId id;

      if (rapport_import_lookup_resolve (self->lookup, &self->mapping->info->fields[position], text,
                                         rapport_record_get_id (record, "partner"), current, &id, &reason))
        {
          rapport_record_set_id_at (record, position, &id);
          continue;
        }

      is_good = FALSE;
      if (names_errors)
        rapport_import_run_add_error (self, draft->row, position, text, g_steal_pointer (&reason));
    }

  return is_good;
}

static RapportRecord *
merge (RapportImportRun         *self,
       const RapportImportDraft *draft,
       const RapportRecord      *stored)
{
  const RapportKindInfo *info = self->mapping->info;
  RapportRecord *merged = rapport_record_copy (stored);
  int currency = rapport_kind_find_field (info->kind, "currency");
  const char *old_currency = currency >= 0 ? rapport_record_get_text_at (stored, currency) : NULL;
  gboolean keeps_currency = old_currency != NULL &&
                            (!has_bit (draft->given, currency) ||
                             (draft->shared_sign &&
                              rapport_import_shares_sign (old_currency,
                                                          rapport_record_get_text_at (draft->record, currency))));

  for (guint f = 0; f < info->n_fields; f++)
    {
      if ((keeps_currency && (int) f == currency) || is_pending (draft, f))
        continue;
      if (has_bit (draft->given, f))
        rapport_import_copy_value (merged, draft->record, f);
      else if (has_bit (draft->cleared, f))
        rapport_record_clear_at (merged, f);
      if (keeps_currency && info->fields[f].type == RAPPORT_FIELD_MONEY && has_bit (draft->given, f))
        reread_money (self, draft, merged, f);
    }

  return merged;
}

/* Makes @draft the change of @stored, or a new record. */
static gboolean
settle (RapportImportRun    *self,
        RapportImportDraft  *draft,
        const RapportRecord *stored)
{
  if (stored != NULL)
    {
      RapportRecord *merged = merge (self, draft, stored);

      rapport_record_unref (draft->record);
      draft->record = merged;
      draft->previous = rapport_record_copy (stored);
    }
  else
    {
      draft->record->origin = g_strdup_printf ("import %s row %u",
                                               self->options->source != NULL ? self->options->source : "", draft->line);
    }

  rapport_import_apply_rules (self, draft);

  return relate (self, draft, draft->record, stored, TRUE);
}

/* The superior is compared by name here, as it may be a row further down. */
static gboolean
keeps_superior (RapportImportRun         *self,
                const RapportImportDraft *draft,
                const RapportRecord      *stored)
{
  int field = rapport_import_get_superior_field (stored->kind);
  RapportId id;

  return draft->superior == NULL ||
         (rapport_import_lookup_knows (self->lookup, stored->kind, draft->superior, &id) &&
          rapport_record_get_id_at (stored, field) != NULL &&
          rapport_id_equal (&id, rapport_record_get_id_at (stored, field)));
}

static gboolean
changes_nothing (RapportImportRun         *self,
                 const RapportImportDraft *draft,
                 const RapportRecord      *stored)
{
  g_autoptr(RapportRecord) merged = merge (self, draft, stored);
  RapportImportDraft trial = *draft;

  trial.record = merged;
  trial.previous = (RapportRecord *) stored;
  rapport_import_apply_rules (self, &trial);

  return keeps_superior (self, draft, stored) && relate (self, draft, merged, stored, FALSE) &&
         rapport_record_equal (merged, stored);
}

static void
reject_ambiguous (RapportImportRun         *self,
                  const RapportImportDraft *draft,
                  const GPtrArray          *found)
{
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const RapportRecord *record = g_ptr_array_index (found, i);
      g_autofree char *id = rapport_id_to_string (&record->id);

      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", id);
    }

  rapport_import_run_add_error (self, draft->row, -1, NULL,
                                g_strdup_printf (_("The row may be several records: %s. Merge them, or take the row out."),
                                                 ids->str));
}

/* Of several records that the row may be, the one that it changes nothing of: so an export that holds
 * two of one name can be imported again. */
static gboolean
find_stored (RapportImportRun    *self,
             RapportImportDraft  *draft,
             RapportRecord      **stored)
{
  g_autoptr(GPtrArray) found = NULL;
  guint line;

  *stored = NULL;
  found = rapport_import_index_find (self->index, draft->record, &line);
  if (line != 0)
    {
      rapport_import_run_add_error (self, draft->row, -1, NULL, g_strdup_printf (_("The row is the same as line %u."), line));
      return FALSE;
    }

  if (found->len == 1)
    *stored = rapport_record_ref (g_ptr_array_index (found, 0));
  for (guint i = 0; found->len > 1 && *stored == NULL && i < found->len; i++)
    {
      if (changes_nothing (self, draft, g_ptr_array_index (found, i)))
        *stored = rapport_record_ref (g_ptr_array_index (found, i));
    }

  if (found->len > 1 && *stored == NULL)
    {
      reject_ambiguous (self, draft, found);
      return FALSE;
    }

  return TRUE;
}

/* Names every field that is wrong, then what is wrong with the record as a whole. */
static gboolean
check (RapportImportRun         *self,
       const RapportImportDraft *draft)
{
  const RapportKindInfo *info = self->mapping->info;
  g_autoptr(GError) error = NULL;
  guint n_errors = self->result->errors->len;

  if (rapport_record_validate (draft->record, &error))
    return TRUE;

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RapportCsvRow *cells = g_ptr_array_index (self->csv->rows, draft->row);
      g_autoptr(GError) field_error = NULL;

      if (!rapport_record_validate_at (draft->record, f, &field_error))
        {
          g_autofree char *text = rapport_import_mapping_get_text (self->mapping, cells, f);

          rapport_import_run_add_error (self, draft->row, f, text, g_strdup (field_error->message));
        }
    }

  if (self->result->errors->len == n_errors)
    rapport_import_run_add_error (self, draft->row, -1, NULL, g_strdup (error->message));

  return FALSE;
}

static gboolean
merge_row (RapportImportRun   *self,
           RapportImportDraft *draft)
{
  g_autoptr(RapportRecord) stored = NULL;

  if (draft->record->kind == RAPPORT_KIND_OPPORTUNITY && !rapport_record_has (draft->record, "name"))
    rapport_record_set_text (draft->record, "name", rapport_record_get_text (draft->record, "reference"));

  if (!find_stored (self, draft, &stored))
    return FALSE;

  if (!settle (self, draft, stored) || !check (self, draft))
    return FALSE;

  rapport_import_index_claim (self->index, draft->record, draft->previous, draft->line);

  return TRUE;
}

/**
 * rapport_import_run_merge:
 *
 * Finds the stored record of each draft and what is to be stored; what does not work out is noted and
 * rejected.
 */
gboolean
rapport_import_run_merge (RapportImportRun  *self,
                          GError           **error)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      RapportImportDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft != NULL)
        rapport_import_index_want (self->index, draft->record);
    }
  if (!rapport_import_index_load (self->index, self->store, error))
    return FALSE;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      RapportImportDraft *draft = g_ptr_array_index (self->drafts, i);

      if (!rapport_import_run_tick (self, RAPPORT_IMPORT_PHASE_MERGE, i, error))
        return FALSE;
      if (draft != NULL && !merge_row (self, draft))
        rapport_import_run_reject (self, i);
    }

  return TRUE;
}
