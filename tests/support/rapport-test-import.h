/* rapport-test-import.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "rapport-import.h"
#include "rapport-test-store.h"

static inline RapportCsv *
rapport_test_read_csv (const char *text,
                       gssize      length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  RapportCsv *csv = rapport_csv_read_bytes (bytes, NULL, '\0', &error);

  g_assert_no_error (error);

  return csv;
}

/* @words: such as "map:Column=field", "set:field=value", "custom:Column", "clear", "dry", "dates:d",
 * "decimal:,"; ends with NULL. */
static inline RapportImportOptions *
rapport_test_make_import_options (RapportKind        kind,
                                  const char *const *words)
{
  RapportImportOptions *options = rapport_import_options_new (kind);

  options->source = g_strdup ("test.csv");
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      const char *value = strchr (words[i], ':') != NULL ? strchr (words[i], ':') + 1 : "";
      g_auto(GStrv) pair = g_strsplit (value, "=", 2);

      if (g_str_has_prefix (words[i], "map:"))
        g_hash_table_insert (options->map, g_strdup (pair[0]), g_strdup (pair[1]));
      else if (g_str_has_prefix (words[i], "set:"))
        g_hash_table_insert (options->set, g_strdup (pair[0]), g_strdup (pair[1]));
      else if (g_str_has_prefix (words[i], "custom:"))
        g_ptr_array_add (options->custom, g_strdup (value));
      else if (g_str_has_prefix (words[i], "dates:"))
        options->dates = *value;
      else if (g_str_has_prefix (words[i], "decimal:"))
        options->decimal = *value;
      else if (strcmp (words[i], "clear") == 0)
        options->clear_empty = TRUE;
      else if (strcmp (words[i], "dry") == 0)
        options->dry_run = TRUE;
      else
        g_assert_not_reached ();
    }

  return options;
}

static inline RapportImportResult *
rapport_test_try_import (RapportStore       *store,
                         RapportKind         kind,
                         const char         *text,
                         const char *const  *words,
                         GError            **error)
{
  g_autoptr(RapportCsv) csv = rapport_test_read_csv (text, -1);
  g_autoptr(RapportImportOptions) options = rapport_test_make_import_options (kind, words);

  return rapport_import_run (store, csv, options, NULL, error);
}

static inline RapportImportResult *
rapport_test_import_with (RapportStore      *store,
                          RapportKind        kind,
                          const char        *text,
                          const char *const *words)
{
  g_autoptr(GError) error = NULL;
  RapportImportResult *result = rapport_test_try_import (store, kind, text, words, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}

static inline RapportImportResult *
rapport_test_import (RapportStore *store,
                     RapportKind   kind,
                     const char   *text)
{
  return rapport_test_import_with (store, kind, text, NULL);
}

/* "read created updated unchanged rejected" */
static inline void
rapport_test_assert_counts (const RapportImportResult *result,
                            const char                *expected)
{
  g_autofree char *counts = g_strdup_printf ("%u %u %u %u %u", result->read, result->created, result->updated,
                                             result->unchanged, result->rejected);

  for (guint i = 0; i < result->errors->len; i++)
    {
      const RapportImportError *import_error = g_ptr_array_index (result->errors, i);

      g_test_message ("line %u, %s “%s”: %s", import_error->row,
                      import_error->column, import_error->value, import_error->reason);
    }
  g_assert_cmpstr (counts, ==, expected);
  g_assert_cmpuint (result->rejected_lines->len, ==, result->rejected);
}

/* Imports @text, looks at the counts, and does it again, which has to change nothing. */
static inline void
rapport_test_import_twice (RapportStore      *store,
                           RapportKind        kind,
                           const char        *text,
                           const char *const *words,
                           const char        *expected)
{
  g_autoptr(RapportImportResult) first = rapport_test_import_with (store, kind, text, words);
  g_autoptr(RapportImportResult) second = rapport_test_import_with (store, kind, text, words);

  rapport_test_assert_counts (first, expected);
  g_assert_cmpuint (second->created, ==, 0);
  g_assert_cmpuint (second->updated, ==, 0);
  g_assert_cmpuint (second->unchanged, ==, first->created + first->updated + first->unchanged);
  g_assert_cmpuint (second->rejected, ==, first->rejected);
  g_assert_true (rapport_id_is_none (&second->batch));
  g_assert_true (rapport_id_is_none (&second->transaction));
}

/* The errors as "line:column:reason" where the reason fits the pattern @pattern. */
static inline void
rapport_test_assert_error (const RapportImportResult *result,
                           guint                      position,
                           guint                      line,
                           const char                *column,
                           const char                *pattern)
{
  const RapportImportError *import_error;

  g_assert_cmpuint (position, <, result->errors->len);
  import_error = g_ptr_array_index (result->errors, position);
  g_assert_cmpuint (import_error->row, ==, line);
  g_assert_cmpstr (import_error->column, ==, column);
  if (!g_pattern_match_simple (pattern, import_error->reason))
    g_error ("“%s” is not like “%s”", import_error->reason, pattern);
}
