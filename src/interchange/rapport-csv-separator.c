/* rapport-csv-separator.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-csv"

#include "config.h"

#include "rapport-csv-private.h"

#define SNIFFED_ROWS  20
#define SNIFFED_BYTES (256 * 1024)

/* Counts @separator per record, outside quoted cells, in the first records of the file: how often
 * the first has it, and how many of them have it as often. */
static void
count_separator (const char *text,
                 const char *end,
                 char        separator,
                 guint      *in_first,
                 guint      *n_like_first)
{
  const char *record = text;
  gboolean is_quoted = FALSE;
  guint n_records = 0;
  guint count = 0;

  *in_first = *n_like_first = 0;
  for (const char *p = text; p <= end && n_records < SNIFFED_ROWS; p++)
    {
      if (p < end && *p == '"' && (is_quoted || p == record || p[-1] == separator))
        is_quoted = !is_quoted;
      if (p < end && *p == separator && !is_quoted)
        count++;
      if (p < end && (is_quoted || (*p != '\n' && *p != '\r')))
        continue;

      if (p > record)
        {
          if (n_records++ == 0)
            *in_first = count;
          if (count == *in_first)
            (*n_like_first)++;
        }
      record = p + 1;
      count = 0;
    }
}

/**
 * rapport_csv_find_separator:
 * @text: the file from its first record on
 * @end: the end of it
 *
 * Returns: what separates its cells: what is most often in each record as often as in the first.
 *   The comma comes last, as names and decimals hold it too.
 */
char
rapport_csv_find_separator (const char *text,
                            const char *end)
{
  static const char separators[] = { '\t', ';', '|', ',' };
  guint best_first = 0;
  guint best_like = 0;
  char best = ',';

  end = MIN (end, text + SNIFFED_BYTES);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint in_first, n_like_first;

      count_separator (text, end, separators[i], &in_first, &n_like_first);
      if (in_first > 0 && (n_like_first > best_like || (n_like_first == best_like && in_first > best_first)))
        {
          best = separators[i];
          best_first = in_first;
          best_like = n_like_first;
        }
    }

  return best;
}
