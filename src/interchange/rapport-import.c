/* rapport-import.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-error.h"
#include "rapport-import-private.h"

#define ROWS_PER_TICK  512
#define MAX_SHOWN      200

static void
import_error_free (gpointer data)
{
  RapportImportError *import_error = data;

  g_free (import_error->column);
  g_free (import_error->value);
  g_free (import_error->reason);
  g_free (import_error);
}

/**
 * rapport_import_options_new:
 *
 * Returns: (transfer full): options without any wish
 */
RapportImportOptions *
rapport_import_options_new (RapportKind kind)
{
  RapportImportOptions *options = g_new0 (RapportImportOptions, 1);

  options->kind = kind;
  options->map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  options->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  options->custom = g_ptr_array_new_with_free_func (g_free);

  return options;
}

void
rapport_import_options_free (RapportImportOptions *options)
{
  g_return_if_fail (options != NULL);

  g_clear_pointer (&options->map, g_hash_table_unref);
  g_clear_pointer (&options->set, g_hash_table_unref);
  g_clear_pointer (&options->custom, g_ptr_array_unref);
  g_free (options->source);
  g_free (options);
}

static RapportImportResult *
result_new (const RapportImportMapping *mapping)
{
  RapportImportResult *result = g_new0 (RapportImportResult, 1);
  const RapportCsv *csv = mapping->csv;

  result->read = csv->rows->len;
  result->also_created = g_ptr_array_new_with_free_func (g_free);
  result->errors = g_ptr_array_new_with_free_func (import_error_free);
  result->ignored_columns = g_ptr_array_new_with_free_func (g_free);
  result->mapping = g_ptr_array_new_with_free_func (g_free);
  result->rejected_lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint c = 0; c < csv->n_columns; c++)
    {
      g_ptr_array_add (result->mapping,
                       mapping->fields[c] >= 0 ? g_strdup (mapping->info->fields[mapping->fields[c]].id) : NULL);
      if (mapping->fields[c] < 0 && !mapping->custom[c] && *csv->header[c] != '\0')
        g_ptr_array_add (result->ignored_columns, g_strdup (csv->header[c]));
    }

  return result;
}

void
rapport_import_result_free (RapportImportResult *result)
{
  g_return_if_fail (result != NULL);

  g_ptr_array_unref (result->also_created);
  g_ptr_array_unref (result->errors);
  g_ptr_array_unref (result->ignored_columns);
  g_ptr_array_unref (result->mapping);
  g_array_unref (result->rejected_lines);
  g_free (result);
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (text == NULL || g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, MAX_SHOWN);

  return g_strconcat (start, "…", NULL);
}

void
rapport_import_run_add_error (RapportImportRun *self,
                              guint             row,
                              int               field,
                              const char       *value,
                              char             *reason)
{
  const RapportCsvRow *cells = g_ptr_array_index (self->csv->rows, row);
  RapportImportError *import_error = g_new0 (RapportImportError, 1);
  const char *column = field >= 0 ? rapport_import_mapping_get_column (self->mapping, field) : NULL;

  import_error->row = cells->line;
  import_error->column = g_strdup (column);
  import_error->value = shorten (value);
  import_error->reason = reason;
  g_ptr_array_add (self->result->errors, import_error);
}

void
rapport_import_run_reject (RapportImportRun *self,
                           guint             row)
{
  self->result->rejected++;
  g_array_append_val (self->result->rejected_lines, row);

  if (row < self->drafts->len)
    {
      rapport_import_draft_free (g_ptr_array_index (self->drafts, row));
      self->drafts->pdata[row] = NULL;
    }
}

gboolean
rapport_import_run_tick (RapportImportRun    *self,
                         RapportImportPhase   phase,
                         guint                row,
                         GError             **error)
{
  guint n_rows = self->csv->rows->len;

  if (row % ROWS_PER_TICK != 0)
    return TRUE;

  if (self->options->progress != NULL)
    self->options->progress ((phase * n_rows + row) / RAPPORT_IMPORT_N_PHASES, n_rows, self->options->progress_data);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static int
compare_errors (gconstpointer a,
                gconstpointer b)
{
  const RapportImportError *first = *(RapportImportError * const *) a;
  const RapportImportError *second = *(RapportImportError * const *) b;

  return first->row < second->row ? -1 : first->row > second->row;
}

/* A value for every row that is wrong is the caller's mistake, not each row's. */
static gboolean
check_set (RapportImportRun  *self,
           GError           **error)
{
  const RapportImportMapping *mapping = self->mapping;

  for (guint f = 0; f < mapping->info->n_fields; f++)
    {
      g_auto(RapportImportValue) value = { 0 };
      g_autofree char *text = NULL;
      g_autofree char *reason = NULL;

      if (mapping->set[f] == NULL)
        continue;

      text = g_strstrip (g_strdup (mapping->set[f]));
      if (*text == '\0' || rapport_import_parser_read (self->parser, f, text, &value, &reason))
        continue;

      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                   /* Translators: a field, its value, and what is wrong with it */
                   _("%s can't be set to “%s”: %s"), mapping->info->fields[f].id, text, reason);
      return FALSE;
    }

  return TRUE;
}

static gboolean
prepare (RapportImportRun  *self,
         GError           **error)
{
  if (!rapport_store_get_data_version (self->store, &self->data_version, error))
    return FALSE;

  self->settings = rapport_store_load_settings (self->store, error);
  if (self->settings == NULL)
    return FALSE;

  self->mapping = rapport_import_mapping_new (self->csv, self->options, error);
  if (self->mapping == NULL)
    return FALSE;

  self->parser = rapport_import_parser_new (self->mapping, self->options, self->settings, error);
  if (self->parser == NULL)
    return FALSE;

  self->lookup = rapport_import_lookup_new (self->store, self->settings);
  self->index = rapport_import_index_new (self->options->kind);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_import_draft_free);
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  self->result = result_new (self->mapping);

  return check_set (self, error);
}

static void
run_clear (RapportImportRun *self)
{
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_clear_pointer (&self->index, rapport_import_index_free);
  g_clear_pointer (&self->lookup, rapport_import_lookup_free);
  g_clear_pointer (&self->parser, rapport_import_parser_free);
  g_clear_pointer (&self->mapping, rapport_import_mapping_free);
  g_clear_pointer (&self->settings, rapport_settings_unref);
  g_clear_pointer (&self->result, rapport_import_result_free);
}

static gboolean
run_once (RapportImportRun  *self,
     GError           **error)
{
  if (!prepare (self, error) || !rapport_import_run_read (self, error) || !rapport_import_run_merge (self, error))
    return FALSE;

  rapport_import_run_resolve_superiors (self);
  if (!rapport_import_run_write (self, error))
    return FALSE;

  g_array_sort (self->result->rejected_lines, compare_rows);
  g_ptr_array_sort (self->result->errors, compare_errors);
  if (self->options->progress != NULL)
    self->options->progress (self->csv->rows->len, self->csv->rows->len, self->options->progress_data);

  return TRUE;
}

/* Rows are matched before the transaction begins, so that reading keeps nobody waiting; where somebody
 * else was faster they are matched again. */
static gboolean
run (RapportImportRun  *self,
     GError           **error)
{
  while (!run_once (self, error))
    {
      if (!self->is_stale)
        return FALSE;
      run_clear (self);
      self->is_stale = FALSE;
    }

  return TRUE;
}

/**
 * rapport_import_run:
 * @store: the workspace
 * @csv: the file
 * @options: what the rows are and what the user wants
 * @cancellable: (nullable): checked between rows; nothing is written where it is cancelled
 *
 * Imports the rows of a file: reads and matches all of them first, then stores them in one
 * transaction; where another process has changed the workspace meanwhile, all over again. Rows that don't work out are named in the result, the others come in.
 *
 * Returns: (transfer full): what became of the rows, %NULL where nothing was done
 */
RapportImportResult *
rapport_import_run (RapportStore                *store,
                    const RapportCsv            *csv,
                    const RapportImportOptions  *options,
                    GCancellable                *cancellable,
                    GError                     **error)
{
  RapportImportRun self = { .store = store, .csv = csv, .options = options, .cancellable = cancellable };
  RapportImportResult *result = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (csv != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->kind < RAPPORT_N_EXCHANGE_KINDS, NULL);

  if (run (&self, error))
    result = g_steal_pointer (&self.result);
  run_clear (&self);

  return result;
}

static const char *
get_refused_value (const RapportCsvRow *row,
                   guint                column)
{
  for (guint i = 0; row->errors != NULL && i < row->errors->len; i++)
    {
      const RapportCsvCellError *cell_error = g_ptr_array_index (row->errors, i);

      if (cell_error->column == (int) column)
        return cell_error->value;
    }

  return NULL;
}

/**
 * rapport_import_write_rejects:
 *
 * Returns: (transfer full): the rejected rows as they were, with the header, as a CSV file
 */
char *
rapport_import_write_rejects (const RapportCsv          *csv,
                              const RapportImportResult *result)
{
  GString *text = g_string_new ("\xef\xbb\xbf");

  g_return_val_if_fail (csv != NULL, NULL);
  g_return_val_if_fail (result != NULL, NULL);

  for (guint c = 0; c < csv->n_columns; c++)
    rapport_csv_write_cell (text, csv->header[c], FALSE, csv->separator);
  rapport_csv_end_row (text);

  for (guint i = 0; i < result->rejected_lines->len; i++)
    {
      const RapportCsvRow *row = g_ptr_array_index (csv->rows, g_array_index (result->rejected_lines, guint, i));

      for (guint c = 0; c < MAX (row->n_cells, csv->n_columns); c++)
        {
          const char *cell = c < row->n_cells ? row->cells[c] : "";

          rapport_csv_write_cell (text, cell != NULL ? cell : get_refused_value (row, c), FALSE, csv->separator);
        }
      rapport_csv_end_row (text);
    }

  return g_string_free (text, FALSE);
}
