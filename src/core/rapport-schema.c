/* rapport-schema.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-schema"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-fields-private.h"
#include "rapport-fold.h"
#include "rapport-schema.h"

static gsize       initialized;
static GHashTable *positions[RAPPORT_N_KINDS];

static void
initialize (void)
{
  if (!g_once_init_enter (&initialized))
    return;

  for (guint k = 0; k < RAPPORT_N_KINDS; k++)
    {
      g_assert (rapport_kinds[k].kind == k);

      positions[k] = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint f = 0; f < rapport_kinds[k].n_fields; f++)
        g_hash_table_insert (positions[k], (char *) rapport_kinds[k].fields[f].id, GUINT_TO_POINTER (f + 1));
    }

  g_once_init_leave (&initialized, 1);
}

/**
 * rapport_kind_get_info:
 *
 * Returns: (transfer none) (nullable): the description of @kind, %NULL for an unknown one
 */
const RapportKindInfo *
rapport_kind_get_info (RapportKind kind)
{
  return (guint) kind < RAPPORT_N_KINDS ? &rapport_kinds[kind] : NULL;
}

/**
 * rapport_kind_from_id:
 * @id: (nullable): a word such as "opportunities"
 *
 * Returns: the kind, or %RAPPORT_KIND_NONE
 */
RapportKind
rapport_kind_from_id (const char *id)
{
  for (guint k = 0; id != NULL && k < RAPPORT_N_KINDS; k++)
    {
      if (strcmp (rapport_kinds[k].id, id) == 0)
        return k;
    }

  return RAPPORT_KIND_NONE;
}

/**
 * rapport_kind_from_table:
 * @table: (nullable): a word such as "opportunity"
 *
 * Returns: the kind, or %RAPPORT_KIND_NONE
 */
RapportKind
rapport_kind_from_table (const char *table)
{
  for (guint k = 0; table != NULL && k < RAPPORT_N_KINDS; k++)
    {
      if (strcmp (rapport_kinds[k].table, table) == 0)
        return k;
    }

  return RAPPORT_KIND_NONE;
}

/**
 * rapport_kind_find_field:
 *
 * Returns: the position of the field with that id, or -1
 */
int
rapport_kind_find_field (RapportKind  kind,
                         const char  *field_id)
{
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS, -1);

  initialize ();

  return GPOINTER_TO_INT (g_hash_table_lookup (positions[kind], field_id)) - 1;
}

/**
 * rapport_kind_get_field:
 *
 * Returns: (transfer none) (nullable): the field with that id
 */
const RapportField *
rapport_kind_get_field (RapportKind  kind,
                        const char  *field_id)
{
  int position = rapport_kind_find_field (kind, field_id);

  return position >= 0 ? &rapport_kinds[kind].fields[position] : NULL;
}

/**
 * rapport_kind_get_title_field:
 *
 * Returns: the position of the field that a record is called by, or -1
 */
int
rapport_kind_get_title_field (RapportKind kind)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);

  g_return_val_if_fail (info != NULL, -1);

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (info->fields[f].flags & RAPPORT_FIELD_TITLE)
        return f;
    }

  return -1;
}

static gboolean
is_synonym (const RapportChoice *choice,
            const char          *folded)
{
  g_auto(GStrv) synonyms = NULL;

  if (choice->synonyms == NULL)
    return FALSE;

  synonyms = g_strsplit (choice->synonyms, "|", -1);
  for (guint i = 0; synonyms[i] != NULL; i++)
    {
      g_autofree char *synonym = rapport_fold_column (synonyms[i]);

      if (strcmp (synonym, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rapport_field_find_choice:
 * @field: a field with choices
 * @text: a word of a person or of another program
 *
 * Finds what @text means, without regard to case, spaces, underscores and hyphens.
 *
 * Returns: (transfer none) (nullable): the choice
 */
const RapportChoice *
rapport_field_find_choice (const RapportField *field,
                           const char         *text)
{
  g_autofree char *folded = rapport_fold_column (text);

  g_return_val_if_fail (field != NULL && field->choices != NULL, NULL);

  for (const RapportChoice *choice = field->choices; choice->id != NULL; choice++)
    {
      g_autofree char *id = rapport_fold_column (choice->id);

      if (strcmp (id, folded) == 0)
        return choice;
    }

  for (const RapportChoice *choice = field->choices; choice->id != NULL; choice++)
    {
      if (is_synonym (choice, folded))
        return choice;
    }

  return NULL;
}

/**
 * rapport_field_get_choice_title:
 * @id: (nullable): a stored choice
 *
 * Returns: (transfer none): the word on screen, translated; @id itself where it is none of the
 *   field's choices, an empty text for %NULL
 */
const char *
rapport_field_get_choice_title (const RapportField *field,
                                const char         *id)
{
  g_return_val_if_fail (field != NULL && field->choices != NULL, id);

  if (id == NULL)
    return "";

  for (const RapportChoice *choice = field->choices; choice->id != NULL; choice++)
    {
      if (strcmp (choice->id, id) == 0)
        return _(choice->title);
    }

  return id;
}

/**
 * rapport_field_list_choices:
 *
 * Returns: (transfer full): the ids of the field's choices, separated by commas, for messages
 */
char *
rapport_field_list_choices (const RapportField *field)
{
  GString *list = g_string_new (NULL);

  g_return_val_if_fail (field != NULL && field->choices != NULL, NULL);

  for (const RapportChoice *choice = field->choices; choice->id != NULL; choice++)
    {
      if (list->len > 0)
        g_string_append (list, ", ");
      g_string_append (list, choice->id);
    }

  return g_string_free (list, FALSE);
}

/**
 * rapport_field_is_list:
 *
 * Returns: whether the field holds several values
 */
gboolean
rapport_field_is_list (const RapportField *field)
{
  return field->type == RAPPORT_FIELD_CHOICE_LIST ||
         field->type == RAPPORT_FIELD_TEXT_LIST ||
         field->type == RAPPORT_FIELD_RELATION_LIST;
}

/**
 * rapport_field_is_text:
 *
 * Returns: whether the field's value is one text
 */
gboolean
rapport_field_is_text (const RapportField *field)
{
  return field->type == RAPPORT_FIELD_TEXT ||
         field->type == RAPPORT_FIELD_LONG_TEXT ||
         field->type == RAPPORT_FIELD_CHOICE ||
         field->type == RAPPORT_FIELD_CURRENCY;
}
