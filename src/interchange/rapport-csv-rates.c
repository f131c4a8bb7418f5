/* rapport-csv-rates.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-csv"

#include "config.h"

#include <string.h>

#include "rapport-csv-private.h"
#include "rapport-fold.h"
#include "rapport-money.h"

/* The European Central Bank publishes a table with a row per day and a column per currency: units of
 * it for one euro. Everything else here wants a row per rate. */

#define PUBLISHED_BASE "EUR"
#define LEAST_CURRENCIES 2

static gboolean
is_code (const char *text)
{
  return strlen (text) == 3 && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

static gboolean
is_table_of_rates (const RapportCsv *csv)
{
  g_autofree char *first = rapport_fold_column (csv->header[0]);
  guint n_known = 0;

  if (strcmp (first, "date") != 0)
    return FALSE;

  for (guint c = 1; c < csv->n_columns; c++)
    {
      if (*csv->header[c] != '\0' && !is_code (csv->header[c]))
        return FALSE;
      n_known += rapport_currency_is_known (csv->header[c]);
    }

  for (guint r = 0; r < csv->rows->len; r++)
    {
      if (((const RapportCsvRow *) g_ptr_array_index (csv->rows, r))->errors != NULL)
        return FALSE;
    }

  return n_known >= LEAST_CURRENCIES;
}

/* Currencies that are no more stay columns, which are then named as ones that nobody mapped. */
static void
write_header (GString          *text,
              const RapportCsv *csv)
{
  static const char *const fields[] = { "base", "currency", "date", "rate" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    rapport_csv_write_cell (text, fields[i], FALSE, ',');
  for (guint c = 1; c < csv->n_columns; c++)
    {
      if (*csv->header[c] != '\0' && !rapport_currency_is_known (csv->header[c]))
        rapport_csv_write_cell (text, csv->header[c], FALSE, ',');
    }
  rapport_csv_end_row (text);
}

static void
write_row (GString             *text,
           const RapportCsv    *csv,
           const RapportCsvRow *row,
           GArray              *lines)
{
  for (guint c = 1; c < MIN (row->n_cells, csv->n_columns); c++)
    {
      g_autofree char *rate = g_strstrip (g_strdup (row->cells[c]));

      if (*rate == '\0' || strcmp (rate, "N/A") == 0 || !rapport_currency_is_known (csv->header[c]))
        continue;

      rapport_csv_write_cell (text, PUBLISHED_BASE, FALSE, ',');
      rapport_csv_write_cell (text, csv->header[c], FALSE, ',');
      rapport_csv_write_cell (text, row->cells[0], FALSE, ',');
      rapport_csv_write_cell (text, rate, FALSE, ',');
      rapport_csv_end_row (text);
      g_array_append_val (lines, row->line);
    }
}

/**
 * rapport_csv_spread_rates:
 * @csv: a file as it was read
 *
 * Returns: (transfer full) (nullable): the same with a row per rate where @csv is a table of them,
 *   else %NULL
 */
RapportCsv *
rapport_csv_spread_rates (const RapportCsv *csv)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GBytes) bytes = NULL;
  RapportCsv *spread;

  g_return_val_if_fail (csv != NULL, NULL);

  if (!is_table_of_rates (csv))
    return NULL;

  write_header (text, csv);
  for (guint r = 0; r < csv->rows->len; r++)
    write_row (text, csv, g_ptr_array_index (csv->rows, r), lines);

  bytes = g_bytes_new (text->str, text->len);
  spread = rapport_csv_read_bytes (bytes, "UTF-8", ',', NULL);
  if (spread == NULL || spread->rows->len != lines->len)
    {
      g_clear_pointer (&spread, rapport_csv_free);
      return NULL;
    }

  spread->encoding = csv->encoding;
  for (guint r = 0; r < lines->len; r++)
    ((RapportCsvRow *) g_ptr_array_index (spread->rows, r))->line = g_array_index (lines, guint, r);

  return spread;
}
