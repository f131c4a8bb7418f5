/* rapport-import-rules.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <string.h>

#include "rapport-import-private.h"

/* What a kind's records need besides what the cells say (product.md, Rules). */

static gboolean
is_given (const RapportImportDraft *draft,
          const char               *field)
{
  return (draft->given >> rapport_kind_find_field (draft->record->kind, field)) & 1;
}

static gboolean
is_cleared (const RapportImportDraft *draft,
            const char               *field)
{
  return (draft->cleared >> rapport_kind_find_field (draft->record->kind, field)) & 1;
}

/* A record that the import makes or empties, and only such a one, gets a default. */
static gboolean
needs_default (const RapportImportDraft *draft,
               const char               *field)
{
  return !rapport_record_has (draft->record, field) && (draft->previous == NULL || is_cleared (draft, field));
}

static void
apply_partner_rules (RapportImportRun   *self,
                     RapportImportDraft *draft)
{
  RapportId stage;

  if (needs_default (draft, "status"))
    rapport_record_set_text (draft->record, "status", "active");
  if (needs_default (draft, "stage") && rapport_import_lookup_knows (self->lookup, RAPPORT_KIND_STAGE, "Active", &stage))
    rapport_record_set_id (draft->record, "stage", &stage);
}

/* One column "Close Date" is, row by row, the day on which the deal was closed or is expected to be. */
static void
apply_closing (RapportImportRun   *self,
               RapportImportDraft *draft)
{
  RapportRecord *record = draft->record;

  if (rapport_import_lookup_is_closed (self->lookup, rapport_record_get_id (record, "stage")))
    return;

  if (!is_given (draft, "expected_close_on"))
    {
      if (is_given (draft, "closed_on"))
        rapport_record_set_date (record, "expected_close_on", rapport_record_get_date (record, "closed_on"));
      else if (is_cleared (draft, "closed_on"))
        rapport_record_clear (record, "expected_close_on");
    }
  rapport_record_clear (record, "closed_on");
}

static void
apply_opportunity_rules (RapportImportRun   *self,
                         RapportImportDraft *draft)
{
  RapportRecord *record = draft->record;

  if (!rapport_record_has (record, "name"))
    rapport_record_set_text (record, "name", rapport_record_get_text (record, "reference"));

  apply_closing (self, draft);
}

/* An amount means something only in a currency, also after the workspace's has changed. */
static void
apply_currency (RapportImportRun   *self,
                RapportImportDraft *draft)
{
  const RapportKindInfo *info = self->mapping->info;

  if (draft->previous != NULL || rapport_record_has (draft->record, "currency"))
    return;

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (info->fields[f].type == RAPPORT_FIELD_MONEY && rapport_record_has_at (draft->record, f))
        {
          rapport_record_set_text (draft->record, "currency", self->settings->currency);
          return;
        }
    }
}

static void
apply_action_rules (RapportImportRun   *self,
                    RapportImportDraft *draft)
{
  RapportRecord *record = draft->record;

  if (needs_default (draft, "status"))
    rapport_record_set_text (record, "status", rapport_record_has (record, "done_on") ? "done" : "open");
  if (needs_default (draft, "original_due_on"))
    rapport_record_set_date (record, "original_due_on", rapport_record_get_date (record, "due_on"));
}

static void
apply_meeting_rules (RapportImportRun   *self,
                     RapportImportDraft *draft)
{
  if (needs_default (draft, "status"))
    rapport_record_set_text (draft->record, "status", "planned");
  if (needs_default (draft, "time_zone"))
    rapport_record_set_text (draft->record, "time_zone", self->settings->time_zone);
}

/**
 * rapport_import_apply_rules:
 *
 * Completes a draft whose record is the one to store.
 */
void
rapport_import_apply_rules (RapportImportRun   *self,
                            RapportImportDraft *draft)
{
  switch ((int) draft->record->kind)
    {
    case RAPPORT_KIND_PARTNER:
      apply_partner_rules (self, draft);
      break;

    case RAPPORT_KIND_OPPORTUNITY:
      apply_opportunity_rules (self, draft);
      apply_currency (self, draft);
      break;

    case RAPPORT_KIND_REGISTRATION:
    case RAPPORT_KIND_ACTIVITY:
      apply_currency (self, draft);
      break;

    case RAPPORT_KIND_ACTION:
      apply_action_rules (self, draft);
      break;

    case RAPPORT_KIND_MEETING:
      apply_meeting_rules (self, draft);
      break;

    case RAPPORT_KIND_RISK:
      if (needs_default (draft, "status"))
        rapport_record_set_text (draft->record, "status", "open");
      break;

    default:
      break;
    }
}
