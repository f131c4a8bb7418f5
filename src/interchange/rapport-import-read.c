/* rapport-import-read.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-import-private.h"
#include "rapport-money.h"
#include "rapport-time-zone.h"

/* Rows to drafts: records that hold what the cells say, and nothing else. */

#define HAS(draft, field) (((draft)->given >> (field)) & 1)

void
rapport_import_draft_free (RapportImportDraft *draft)
{
  if (draft == NULL)
    return;

  g_clear_pointer (&draft->record, rapport_record_unref);
  g_clear_pointer (&draft->previous, rapport_record_unref);
  g_clear_pointer (&draft->custom, g_ptr_array_unref);
  g_clear_pointer (&draft->related, g_hash_table_unref);
  g_free (draft->superior);
  g_free (draft);
}

int
rapport_import_get_superior_field (RapportKind kind)
{
  if (kind == RAPPORT_KIND_PARTNER)
    return rapport_kind_find_field (kind, "parent");
  if (kind == RAPPORT_KIND_TEAM)
    return rapport_kind_find_field (kind, "manager");

  return -1;
}

static gboolean
check_cells (RapportImportRun    *self,
             guint                row,
             const RapportCsvRow *cells)
{
  for (guint i = 0; cells->errors != NULL && i < cells->errors->len; i++)
    {
      const RapportCsvCellError *fault = g_ptr_array_index (cells->errors, i);

      rapport_import_run_add_error (self, row, -1, fault->value, g_strdup (fault->reason));
      if (fault->column >= 0 && (guint) fault->column < self->csv->n_columns)
        {
          RapportImportError *last = g_ptr_array_index (self->result->errors, self->result->errors->len - 1);

          last->column = g_strdup (self->csv->header[fault->column]);
        }
    }

  return cells->errors == NULL;
}

static int
find (RapportImportRun *self,
      const char       *field)
{
  return rapport_kind_find_field (self->mapping->info->kind, field);
}

/* The currency that the row's cells are in: as it says, else by their signs, else the workspace's. */
static const char *
get_currency (RapportImportRun   *self,
              RapportImportDraft *draft)
{
  int field = find (self, "currency");
  const char *currency = field >= 0 ? rapport_record_get_text_at (draft->record, field) : NULL;

  return currency != NULL ? currency : self->settings->currency;
}

static gboolean
take_sign (RapportImportRun          *self,
           RapportImportDraft        *draft,
           const RapportImportValue  *value,
           char                     **reason)
{
  int field = find (self, "currency");
  const char *currency = field >= 0 ? rapport_record_get_text_at (draft->record, field) : NULL;

  if (value->currency[0] == '\0' || field < 0)
    return TRUE;

  if (currency == NULL)
    {
      rapport_record_set_text_at (draft->record, field, value->currency);
      draft->given |= G_GUINT64_CONSTANT (1) << field;
      draft->shared_sign = value->is_shared_sign;
      return TRUE;
    }

  if (strcmp (currency, value->currency) == 0 ||
      (value->is_shared_sign && rapport_import_shares_sign (currency, value->currency)))
    return TRUE;

  *reason = g_strdup_printf (_("The amount is in %s, but the row is in %s."), value->currency, currency);

  return FALSE;
}

static gboolean
take_money (RapportImportRun          *self,
            RapportImportDraft        *draft,
            guint                      field,
            const RapportImportValue  *value,
            char                     **reason)
{
  gint64 minor;

  if (!take_sign (self, draft, value, reason))
    return FALSE;

  if (!rapport_money_from_decimal (&minor, value->text, get_currency (self, draft)))
    {
      *reason = g_strdup (_("The amount is too large."));
      return FALSE;
    }
  rapport_record_set_integer_at (draft->record, field, minor);

  return TRUE;
}

/* A time with an offset becomes that of the row's time zone. */
static void
take_local_time (RapportImportRun         *self,
                 RapportImportDraft       *draft,
                 guint                     field,
                 const RapportImportValue *value)
{
  int zone_field = find (self, "time_zone");
  const char *name = zone_field >= 0 ? rapport_record_get_text_at (draft->record, zone_field) : NULL;
  g_autoptr(GTimeZone) zone = name != NULL ? rapport_time_zone_find (name) : NULL;
  gint64 local = value->integer;

  if (value->time.has_offset)
    local = rapport_instant_to_local (local - value->time.offset, zone != NULL ? zone : self->settings->zone);
  rapport_record_set_integer_at (draft->record, field, local);

  if (!value->time.has_time && strcmp (self->mapping->info->fields[field].id, "starts_at") == 0 &&
      !HAS (draft, find (self, "all_day")))
    rapport_record_set_integer (draft->record, "all_day", TRUE);
}

/* What is no part of the key can wait until it is known which record the row is about: of three
 * meetings of one title, an export that is imported again means the one that it was. */
static gboolean
can_wait (const RapportField *field)
{
  return (field->flags & RAPPORT_FIELD_MATCH) == 0 &&
         (field->target == RAPPORT_KIND_CONTACT || field->target == RAPPORT_KIND_OPPORTUNITY ||
          field->target == RAPPORT_KIND_MEETING);
}

static gboolean
take_relation (RapportImportRun          *self,
               RapportImportDraft        *draft,
               guint                      field,
               RapportImportValue        *value,
               char                     **reason)
{
  const RapportField *info = &self->mapping->info->fields[field];
  int partner_field = find (self, "partner");
  const RapportId *partner = partner_field >= 0 ? rapport_record_get_id_at (draft->record, partner_field) : NULL;
  RapportId id;

  if ((int) field == rapport_import_get_superior_field (self->mapping->info->kind))
    {
      draft->superior = g_steal_pointer (&value->text);
      return TRUE;
    }

  if (can_wait (info))
    {
      if (draft->related == NULL)
        draft->related = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_hash_table_insert (draft->related, GUINT_TO_POINTER (field), g_steal_pointer (&value->text));
      return TRUE;
    }

  if (!rapport_import_lookup_resolve (self->lookup, info, value->text, partner, NULL, &id, reason))
    return FALSE;
  rapport_record_set_id_at (draft->record, field, &id);

  return TRUE;
}

static gboolean
take_relations (RapportImportRun          *self,
                RapportImportDraft        *draft,
                guint                      field,
                const RapportImportValue  *value,
                char                     **reason)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) ids = NULL;

  for (guint i = 0; value->list[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      RapportId id;

      if (!rapport_import_lookup_resolve (self->lookup, &self->mapping->info->fields[field], value->list[i],
                                          NULL, NULL, &id, reason))
        return FALSE;
      text = rapport_id_to_string (&id);
      g_strv_builder_add (builder, text);
    }

  ids = g_strv_builder_end (builder);
  rapport_record_set_list_at (draft->record, field, (const char * const *) ids);

  return TRUE;
}

static gboolean
take_value (RapportImportRun    *self,
            RapportImportDraft  *draft,
            guint                field,
            RapportImportValue  *value,
            char               **reason)
{
  const RapportField *info = &self->mapping->info->fields[field];

  switch (info->type)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_CURRENCY:
      rapport_record_set_text_at (draft->record, field, value->text);
      return TRUE;

    case RAPPORT_FIELD_CHOICE_LIST:
    case RAPPORT_FIELD_TEXT_LIST:
      rapport_record_set_list_at (draft->record, field, (const char * const *) value->list);
      return TRUE;

    case RAPPORT_FIELD_RELATION:
      return take_relation (self, draft, field, value, reason);

    case RAPPORT_FIELD_RELATION_LIST:
      return take_relations (self, draft, field, value, reason);

    case RAPPORT_FIELD_MONEY:
      return take_money (self, draft, field, value, reason);

    case RAPPORT_FIELD_LOCAL_TIME:
      take_local_time (self, draft, field, value);
      return TRUE;

    default:
      rapport_record_set_integer_at (draft->record, field, value->integer);
      return TRUE;
    }
}

static gboolean
read_cell (RapportImportRun    *self,
           RapportImportDraft  *draft,
           const RapportCsvRow *cells,
           guint                field)
{
  g_autofree char *text = rapport_import_mapping_get_text (self->mapping, cells, field);
  g_auto(RapportImportValue) value = { 0 };
  g_autofree char *reason = NULL;

  if (*text == '\0')
    {
      if (self->options->clear_empty)
        draft->cleared |= G_GUINT64_CONSTANT (1) << field;
      return TRUE;
    }

  draft->given |= G_GUINT64_CONSTANT (1) << field;
  if (rapport_import_parser_read (self->parser, field, text, &value, &reason) &&
      take_value (self, draft, field, &value, &reason))
    return TRUE;

  rapport_import_run_add_error (self, draft->row, field, text, g_steal_pointer (&reason));

  return FALSE;
}

/* Fields that others of the row are read by. */
static gboolean
comes_first (const RapportField *field)
{
  return field->type == RAPPORT_FIELD_CURRENCY || field->target == RAPPORT_KIND_PARTNER ||
         strcmp (field->id, "time_zone") == 0 || strcmp (field->id, "all_day") == 0;
}

static RapportImportDraft *
read_row (RapportImportRun    *self,
          guint                row,
          const RapportCsvRow *cells)
{
  const RapportKindInfo *info = self->mapping->info;
  RapportImportDraft *draft = g_new0 (RapportImportDraft, 1);
  gboolean is_good = TRUE;

  draft->row = row;
  draft->line = cells->line;
  draft->record = rapport_record_new (info->kind);

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint f = 0; f < info->n_fields; f++)
        {
          if (comes_first (&info->fields[f]) == (pass == 0) && rapport_import_mapping_has (self->mapping, f))
            is_good &= read_cell (self, draft, cells, f);
        }
    }

  if (is_good)
    return draft;

  rapport_import_draft_free (draft);

  return NULL;
}

static gboolean
load_lookups (RapportImportRun  *self,
              GError           **error)
{
  const RapportKindInfo *info = self->mapping->info;

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (info->fields[f].target != RAPPORT_KIND_NONE && (info->fields[f].flags & RAPPORT_FIELD_EXCHANGE) != 0 &&
          !rapport_import_lookup_load (self->lookup, info->fields[f].target, error))
        return FALSE;
    }

  /* Owners of our actions are team members too, though the field is a text. */
  return info->kind != RAPPORT_KIND_ACTION || rapport_import_lookup_load (self->lookup, RAPPORT_KIND_TEAM, error);
}

/**
 * rapport_import_run_read:
 *
 * Reads all rows into drafts; what can't be read is noted and rejected.
 */
gboolean
rapport_import_run_read (RapportImportRun  *self,
                         GError           **error)
{
  if (!load_lookups (self, error))
    return FALSE;

  for (guint i = 0; i < self->csv->rows->len; i++)
    {
      const RapportCsvRow *cells = g_ptr_array_index (self->csv->rows, i);
      RapportImportDraft *draft = NULL;

      if (!rapport_import_run_tick (self, RAPPORT_IMPORT_PHASE_READ, i, error))
        return FALSE;

      if (check_cells (self, i, cells))
        draft = read_row (self, i, cells);
      g_ptr_array_add (self->drafts, draft);
      if (draft == NULL)
        rapport_import_run_reject (self, i);
    }

  return TRUE;
}
