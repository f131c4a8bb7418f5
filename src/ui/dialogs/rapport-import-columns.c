/* rapport-import-columns.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import-columns"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-accessible.h"
#include "rapport-import-columns.h"

#define N_SAMPLES       3
#define SAMPLE_LENGTH   60

enum
{
  CHOICE_LEAVE_OUT,
  CHOICE_CUSTOM,
  N_FIXED_CHOICES
};

/* The fields of a kind that a file can have, in the order of the choices. */
static GPtrArray *
list_fields (RapportKind kind)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & RAPPORT_FIELD_EXCHANGE)
      g_ptr_array_add (fields, (gpointer) &info->fields[i]);

  return fields;
}

static GtkStringList *
create_choices (GPtrArray *fields)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _("Leave out"));
  gtk_string_list_append (choices, _("Keep as a field of its own"));
  for (guint i = 0; i < fields->len; i++)
    gtk_string_list_append (choices, _(((const RapportField *) g_ptr_array_index (fields, i))->title));

  return choices;
}

/* The first different values of a column. */
static char *
describe_samples (const RapportCsv *csv,
                  guint             column)
{
  g_autoptr(GPtrArray) samples = g_ptr_array_new_null_terminated (N_SAMPLES, g_free, TRUE);

  for (guint r = 0; r < csv->rows->len && r < 50 && samples->len < N_SAMPLES; r++)
    {
      const RapportCsvRow *row = g_ptr_array_index (csv->rows, r);
      const char *cell = column < row->n_cells ? row->cells[column] : NULL;
      g_autofree char *sample = NULL;

      if (cell == NULL || *cell == '\0')
        continue;

      sample = g_utf8_strlen (cell, SAMPLE_LENGTH * 4) > SAMPLE_LENGTH ? g_utf8_substring (cell, 0, SAMPLE_LENGTH)
                                                                     : g_strdup (cell);
      g_strdelimit (sample, "\n\r\t", ' ');
      if (!g_ptr_array_find_with_equal_func (samples, sample, g_str_equal, NULL))
        g_ptr_array_add (samples, g_steal_pointer (&sample));
    }

  if (samples->len == 0)
    return g_strdup (_("Empty"));

  return g_strjoinv (" · ", (char **) samples->pdata);
}

static guint
find_choice (GPtrArray  *fields,
             const char *id)
{
  for (guint i = 0; id != NULL && i < fields->len; i++)
    if (g_str_equal (((const RapportField *) g_ptr_array_index (fields, i))->id, id))
      return N_FIXED_CHOICES + i;

  return CHOICE_LEAVE_OUT;
}

static GtkWidget *
create_row (const RapportCsv *csv,
            guint             column,
            GtkStringList    *choices,
            guint             selected)
{
  g_autofree char *title = g_markup_escape_text (csv->header[column], -1);
  g_autofree char *samples = describe_samples (csv, column);
  g_autofree char *subtitle = g_markup_escape_text (samples, -1);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);

  return row;
}

static gboolean
is_unique (const RapportCsv *csv,
           guint             column)
{
  for (guint i = 0; i < csv->n_columns; i++)
    if (i != column && g_ascii_strcasecmp (csv->header[i], csv->header[column]) == 0)
      return FALSE;

  return *csv->header[column] != '\0';
}

GPtrArray *
rapport_import_columns_fill (AdwPreferencesGroup *group,
                             const RapportCsv    *csv,
                             RapportKind          kind,
                             GCallback            changed,
                             gpointer             user_data)
{
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (kind);
  g_autoptr(GPtrArray) guessed = rapport_import_guess_mapping (csv, options);
  g_autoptr(GPtrArray) fields = list_fields (kind);
  g_autoptr(GtkStringList) choices = create_choices (fields);
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group), rows);
  g_return_val_if_fail (csv != NULL, rows);

  for (guint i = 0; i < csv->n_columns && i < RAPPORT_IMPORT_MAXIMUM_COLUMNS; i++)
    {
      guint selected = find_choice (fields, g_ptr_array_index (guessed, i));
      GtkWidget *row = create_row (csv, i, choices, selected);

      gtk_widget_set_sensitive (row, is_unique (csv, i));
      g_signal_connect_object (row, "notify::selected", changed, user_data, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
      rapport_accessible_name_parts (row);
      g_ptr_array_add (rows, row);
    }

  return rows;
}

void
rapport_import_columns_apply (GPtrArray            *rows,
                              const RapportCsv     *csv,
                              RapportImportOptions *options)
{
  g_autoptr(GPtrArray) fields = list_fields (options->kind);

  g_return_if_fail (rows != NULL && csv != NULL && options != NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      guint selected = adw_combo_row_get_selected (g_ptr_array_index (rows, i));
      const char *id = "";

      /* Two columns of one name, or of none, are left to the names. */
      if (!gtk_widget_get_sensitive (g_ptr_array_index (rows, i)))
        continue;

      if (selected == CHOICE_CUSTOM)
        {
          g_ptr_array_add (options->custom, g_strdup (csv->header[i]));
          continue;
        }

      if (selected >= N_FIXED_CHOICES)
        id = ((const RapportField *) g_ptr_array_index (fields, selected - N_FIXED_CHOICES))->id;
      g_hash_table_insert (options->map, g_strdup (csv->header[i]), g_strdup (id));
    }
}
