/* rapport-export-csv.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-export"

#include "config.h"

#include <langinfo.h>
#include <string.h>

#include "rapport-csv.h"
#include "rapport-export-private.h"
#include "rapport-file.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Spreadsheets of a locale with a decimal comma take a semicolon for the separator. */
static char
get_separator (void)
{
  return strcmp (nl_langinfo (RADIXCHAR), ",") == 0 ? ';' : ',';
}

static gboolean
is_number_or_date (const RapportField *field)
{
  return !rapport_field_is_text (field) &&
         !rapport_field_is_list (field) &&
         field->type != RAPPORT_FIELD_RELATION;
}

static void
write_header (GString               *csv,
              const RapportKindInfo *info,
              GArray                *fields,
              GPtrArray             *custom,
              char                   separator)
{
  for (guint i = 0; i < fields->len; i++)
    rapport_csv_write_cell (csv, info->fields[g_array_index (fields, guint, i)].id, FALSE, separator);
  for (guint i = 0; i < custom->len; i++)
    rapport_csv_write_cell (csv, custom->pdata[i], TRUE, separator);
  rapport_csv_end_row (csv);
}

static void
write_record (RapportExport       *self,
              GString             *csv,
              const RapportRecord *record,
              GArray              *fields,
              GPtrArray           *custom,
              char                 separator)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);

  for (guint i = 0; i < fields->len; i++)
    {
      guint field = g_array_index (fields, guint, i);
      g_autofree char *text = rapport_export_format (self->programme, self->titles, record, field);

      rapport_csv_write_cell (csv, text, !is_number_or_date (&info->fields[field]), separator);
    }
  for (guint i = 0; i < custom->len; i++)
    rapport_csv_write_cell (csv, rapport_export_get_custom (self, record, custom->pdata[i]), TRUE, separator);
  rapport_csv_end_row (csv);
}

gboolean
rapport_export_write_csv (RapportExport  *self,
                          RapportKind     kind,
                          const char     *path,
                          GError        **error)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GPtrArray) custom = NULL;
  g_autoptr(GString) csv = g_string_new (BYTE_ORDER_MARK);
  g_autoptr(GArray) fields = rapport_export_list_fields (kind);
  char separator = get_separator ();

  if ((records = rapport_store_list (self->store, kind, error)) == NULL)
    return FALSE;

  custom = rapport_export_list_custom (self, records);
  write_header (csv, rapport_kind_get_info (kind), fields, custom, separator);
  for (guint i = 0; i < records->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      write_record (self, csv, records->pdata[i], fields, custom, separator);
    }

  return rapport_file_write_whole (path, csv->str, csv->len, 0600, error);
}
