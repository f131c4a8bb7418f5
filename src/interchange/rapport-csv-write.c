/* rapport-csv-write.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-csv"

#include "config.h"

#include <string.h>

#include "rapport-csv.h"

/* What a spreadsheet takes for a formula, also behind quotes that guard it already. */
static gboolean
begins_formula (const char *text)
{
  text += strspn (text, "'");

  return *text != '\0' && strchr ("=+@\t\r-", *text) != NULL;
}

/**
 * rapport_csv_unguard:
 * @cell: a cell as it is in its file
 *
 * Takes one "'" off a cell that rapport_csv_write_cell() (or a careful person) put it in front of.
 *
 * Returns: (transfer full): the text that is meant
 */
char *
rapport_csv_unguard (const char *cell)
{
  g_return_val_if_fail (cell != NULL, NULL);

  return g_strdup (*cell == '\'' && begins_formula (cell) ? cell + 1 : cell);
}

static gboolean
needs_quotes (const char *text,
              char        separator)
{
  gsize length = strlen (text);

  if (length == 0)
    return FALSE;

  return text[0] == ' ' || text[length - 1] == ' ' ||
         strpbrk (text, "\"\r\n") != NULL || strchr (text, separator) != NULL;
}

/**
 * rapport_csv_write_cell:
 * @csv: the file so far
 * @text: (nullable): what stands in the cell
 * @is_text: whether it is text and not a number, date or the like; text that a spreadsheet would
 *   take for a formula gets a "'" in front
 * @separator: what stands between cells
 *
 * Appends a cell to the row under way.
 */
void
rapport_csv_write_cell (GString    *csv,
                        const char *text,
                        gboolean    is_text,
                        char        separator)
{
  gboolean is_quoted;

  g_return_if_fail (csv != NULL);

  if (text == NULL)
    text = "";

  is_quoted = needs_quotes (text, separator);
  if (is_quoted)
    g_string_append_c (csv, '"');
  if (is_text && begins_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  if (is_quoted)
    g_string_append_c (csv, '"');

  /* The row's last one is taken off by rapport_csv_end_row(): only so is an empty first cell a cell. */
  g_string_append_c (csv, separator);
}

/**
 * rapport_csv_end_row:
 *
 * Ends the row under way.
 */
void
rapport_csv_end_row (GString *csv)
{
  g_return_if_fail (csv != NULL);

  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_truncate (csv, csv->len - 1);
  g_string_append (csv, "\r\n");
}
