/* rapport-export-xlsx.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-export"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-export-private.h"
#include "rapport-workbook.h"

#define MOST_ROWS 1048575

static void
write_cell (RapportExport       *self,
            RapportSheet        *sheet,
            guint                row,
            guint                col,
            const RapportRecord *record,
            guint                field)
{
  const RapportField *info = &rapport_kind_get_info (record->kind)->fields[field];
  g_autofree char *text = rapport_export_format (self->programme, self->titles, record, field);
  gint64 value = rapport_record_get_integer_at (record, field, 0);

  if (text == NULL)
    return;

  switch (info->type)
    {
    case RAPPORT_FIELD_INTEGER:
      rapport_sheet_number (sheet, row, col, value, RAPPORT_STYLE_COUNT);
      break;

    case RAPPORT_FIELD_SHARE:
      rapport_sheet_number (sheet, row, col, value / 10000.0, RAPPORT_STYLE_SHARE);
      break;

    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_NUMBER:
      rapport_sheet_number (sheet, row, col, g_ascii_strtod (text, NULL), RAPPORT_STYLE_NUMBER);
      break;

    case RAPPORT_FIELD_RATE:
      rapport_sheet_number (sheet, row, col, g_ascii_strtod (text, NULL), RAPPORT_STYLE_RATE);
      break;

    case RAPPORT_FIELD_DATE:
      rapport_sheet_date (sheet, row, col, value, RAPPORT_STYLE_DATE);
      break;

    case RAPPORT_FIELD_LOCAL_TIME:
      rapport_sheet_local_time (sheet, row, col, value);
      break;

    case RAPPORT_FIELD_LONG_TEXT:
      rapport_sheet_text (sheet, row, col, text, RAPPORT_STYLE_TEXT);
      break;

    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_CHOICE_LIST:
    case RAPPORT_FIELD_TEXT_LIST:
    case RAPPORT_FIELD_RELATION:
    case RAPPORT_FIELD_RELATION_LIST:
    case RAPPORT_FIELD_BOOLEAN:
    case RAPPORT_FIELD_CURRENCY:
    case RAPPORT_FIELD_INSTANT:
    case RAPPORT_FIELD_QUARTER:
    default:
      rapport_sheet_text (sheet, row, col, text, RAPPORT_STYLE_TEXT_NOWRAP);
      break;
    }
}

static void
write_records (RapportExport *self,
               RapportSheet  *sheet,
               GPtrArray     *records,
               GArray        *fields,
               GPtrArray     *custom)
{
  for (guint i = 0; i < records->len && i < MOST_ROWS; i++)
    {
      for (guint f = 0; f < fields->len; f++)
        write_cell (self, sheet, i + 1, f, records->pdata[i], g_array_index (fields, guint, f));
      for (guint c = 0; c < custom->len; c++)
        {
          const char *text = rapport_export_get_custom (self, records->pdata[i], custom->pdata[c]);

          if (text != NULL)
            rapport_sheet_text (sheet, i + 1, fields->len + c, text, RAPPORT_STYLE_TEXT_NOWRAP);
        }
    }
}

static gboolean
write_sheet (RapportExport    *self,
             RapportWorkbook  *workbook,
             RapportKind       kind,
             GError          **error)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GPtrArray) custom = NULL;
  g_autoptr(GPtrArray) headers = g_ptr_array_new ();
  g_autoptr(GArray) fields = rapport_export_list_fields (kind);
  g_autofree char *table = g_strdup_printf ("tbl_%s", info->table);
  RapportSheet *sheet;

  if ((records = rapport_store_list (self->store, kind, error)) == NULL ||
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  custom = rapport_export_list_custom (self, records);
  for (guint f = 0; f < fields->len; f++)
    g_ptr_array_add (headers, (char *) info->fields[g_array_index (fields, guint, f)].id);
  for (guint c = 0; c < custom->len; c++)
    g_ptr_array_add (headers, custom->pdata[c]);

  sheet = rapport_workbook_add_sheet (workbook, info->id, TRUE, FALSE);
  for (guint h = 0; h < headers->len; h++)
    rapport_sheet_text (sheet, 0, h, headers->pdata[h], RAPPORT_STYLE_HEADER);
  write_records (self, sheet, records, fields, custom);
  if (records->len > 0)
    rapport_sheet_add_table (sheet, table, 0, 0, MIN (records->len, MOST_ROWS), headers->len - 1,
                             (const char * const *) headers->pdata);
  rapport_sheet_freeze (sheet, 1, 0);
  rapport_sheet_repeat_rows (sheet, 0, 0);

  return TRUE;
}

gboolean
rapport_export_write_xlsx (RapportExport  *self,
                           RapportKind     kind,
                           const char     *path,
                           GError        **error)
{
  const RapportSettings *settings = self->programme->settings;
  RapportWorkbook *workbook;
  guint first = kind == RAPPORT_KIND_NONE ? 0 : kind;
  guint last = kind == RAPPORT_KIND_NONE ? RAPPORT_N_EXCHANGE_KINDS - 1 : kind;

  if ((workbook = rapport_workbook_new (path, settings->currency, settings->paper, self->programme->today, error)) == NULL)
    return FALSE;

  rapport_workbook_set_properties (workbook, _("Records of Rapport"), NULL, settings->user_name, NULL);
  for (guint k = first; k <= last; k++)
    {
      if (!write_sheet (self, workbook, k, error))
        {
          rapport_workbook_discard (workbook);
          return FALSE;
        }
    }

  return rapport_workbook_save (workbook, NULL, error);
}
