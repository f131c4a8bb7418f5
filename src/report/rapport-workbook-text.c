/* rapport-workbook-text.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-workbook"

#include "config.h"

#include <string.h>

#include "rapport-workbook-private.h"

#define MAX_CELL_UNITS       32767
#define MAX_SHEET_NAME_UNITS 31
#define MAX_RUNNING_UNITS    60
#define CUT_MARK             "…"

static gsize
count_units (gunichar character)
{
  return character > 0xFFFF ? 2 : 1;
}

/* What XML 1.0 can't hold, and what hides the rest of a text. */
static gboolean
is_allowed (gunichar character,
            gboolean is_line)
{
  if (character == '\n' || character == '\t')
    return !is_line;
  if (character < 0x20 || (character >= 0x7F && character < 0xA0))
    return FALSE;

  return (character & 0xFFFE) != 0xFFFE && !(character >= 0xFDD0 && character <= 0xFDEF);
}

/* Spreadsheets read "_x0041_" in a file as "A", so that the text itself has to be written with its
 * first underscore as such an escape. */
static gboolean
is_escape (const char *text)
{
  return text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit (text[2]) && g_ascii_isxdigit (text[3]) &&
         g_ascii_isxdigit (text[4]) && g_ascii_isxdigit (text[5]) && text[6] == '_';
}

static void
append_character (GString    *safe,
                  const char *character)
{
  if (is_escape (character))
    g_string_append (safe, "_x005F_");
  else
    g_string_append_len (safe, character, g_utf8_next_char (character) - character);
}

static gsize
count_all_units (const char *text,
                 gboolean    is_line)
{
  gsize units = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (is_allowed (character, is_line) || character == '\n' || character == '\t')
        units += is_escape (c) ? strlen ("_x005F_") : count_units (character);
    }

  return units;
}

static char *
make_safe (const char *text,
           gsize       max_units,
           gboolean    is_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) safe = g_string_new (NULL);
  gboolean is_cut = count_all_units (valid, is_line) > max_units;
  gsize room = is_cut ? max_units - 1 : max_units;
  gsize units = 0;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      gboolean is_blank = is_line && (character == '\n' || character == '\t' || character == '\r');

      if (!is_blank && !is_allowed (character, is_line))
        continue;

      units += is_escape (c) ? strlen ("_x005F_") : count_units (character);
      if (units > room)
        break;

      if (is_blank)
        g_string_append_c (safe, ' ');
      else
        append_character (safe, c);
    }

  if (is_cut)
    g_string_append (safe, CUT_MARK);

  return g_string_free (g_steal_pointer (&safe), FALSE);
}

/* A text as it may stand in a cell: valid, without control characters, at most as long as a cell
 * can hold, and read back as it was typed. */
char *
rapport_workbook_make_safe_text (const char *text)
{
  g_assert (text != NULL);

  return make_safe (text, MAX_CELL_UNITS, FALSE);
}

/* The same on one line, for the names of columns, charts and properties. */
char *
rapport_workbook_make_safe_line (const char *text,
                                 gsize       max_units)
{
  g_assert (text != NULL);
  g_assert (max_units > 1);

  return make_safe (text, max_units, TRUE);
}

static char *
cut_units (const char *text,
           gsize       max_units)
{
  const char *end = text;
  gsize units = 0;

  while (*end != '\0' && units + count_units (g_utf8_get_char (end)) <= max_units)
    {
      units += count_units (g_utf8_get_char (end));
      end = g_utf8_next_char (end);
    }

  return g_strndup (text, end - text);
}

/* Makes @name unlike all of @taken by a number behind it, and remembers it there. Spreadsheets
 * compare such names without regard to case. */
static char *
make_unique (const char *name,
             GHashTable *taken,
             gsize       max_units)
{
  g_autofree char *unique = cut_units (name, max_units);
  g_autofree char *folded = g_utf8_casefold (unique, -1);

  for (guint i = 2; g_hash_table_contains (taken, folded); i++)
    {
      g_autofree char *suffix = g_strdup_printf (" %u", i);
      g_autofree char *stem = cut_units (name, max_units - strlen (suffix));

      g_free (unique);
      g_free (folded);
      unique = g_strconcat (stem, suffix, NULL);
      folded = g_utf8_casefold (unique, -1);
    }

  g_hash_table_add (taken, g_steal_pointer (&folded));

  return g_steal_pointer (&unique);
}

/* Sheet names have rules of their own: at most 31 characters, some characters never, and not the
 * name that Excel keeps for itself. The library finds no chart's numbers on a sheet with a straight
 * apostrophe in its name. */
char *
rapport_workbook_make_sheet_name (const char *name,
                                  GHashTable *taken)
{
  g_autofree char *safe = rapport_workbook_make_safe_line (name, 255);
  g_auto(GStrv) parts = g_strsplit (safe, "'", -1);
  g_autofree char *line = g_strjoinv ("’", parts);
  g_autofree char *cut = NULL;
  g_autofree char *folded = NULL;

  g_strdelimit (line, "[]:*?/\\", ' ');
  g_strstrip (line);
  cut = cut_units (line, MAX_SHEET_NAME_UNITS);
  g_strchomp (cut);
  folded = g_utf8_casefold (cut, -1);
  if (*cut == '\0' || strcmp (folded, "history") == 0)
    {
      g_free (cut);
      cut = g_strdup (*line == '\0' ? "Sheet" : "History of records");
    }

  return make_unique (cut, taken, MAX_SHEET_NAME_UNITS);
}

/* In a header "&" begins a command. */
char *
rapport_workbook_make_running_text (const char *text)
{
  g_autofree char *line = rapport_workbook_make_safe_line (text, MAX_RUNNING_UNITS);
  g_auto(GStrv) parts = g_strsplit (line, "&", -1);

  return g_strjoinv ("&&", parts);
}

/* The names of a table's columns: one line, never empty, each once. */
char **
rapport_workbook_make_headers (const char * const *headers,
                               guint               n_headers)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) safe = g_ptr_array_new_with_free_func (g_free);
  gboolean is_over = headers == NULL;

  for (guint i = 0; i < n_headers; i++)
    {
      g_autofree char *line = NULL;

      is_over = is_over || headers[i] == NULL;
      line = rapport_workbook_make_safe_line (is_over ? "" : headers[i], 250);
      g_strstrip (line);
      if (*line == '\0')
        {
          g_free (line);
          line = g_strdup_printf ("%u", i + 1);
        }
      g_ptr_array_add (safe, make_unique (line, taken, 255));
    }

  g_ptr_array_add (safe, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&safe), FALSE);
}

/* Names of tables and of cells: a letter, then letters, digits and underscores, and nothing that
 * reads like a cell ("Q1", "R1C1"). */
gboolean
rapport_workbook_is_plain_name (const char *name)
{
  gsize letters = 0;
  gsize length = strlen (name);

  if (!g_ascii_isalpha (*name) || length > 200)
    return FALSE;

  for (const char *c = name; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && *c != '_')
        return FALSE;
    }

  while (g_ascii_isalpha (name[letters]))
    letters++;

  return letters == length ? length > 1 : letters > 3 || strchr (name, '_') != NULL;
}
