/* rapport-store-names.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-store-names"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-fold.h"
#include "rapport-store-private.h"

#define N_SUGGESTIONS 3

typedef struct
{
  char *name;      /* (owned) */
  guint distance;
} Suggestion;

gboolean
rapport_store_write_partner_name (RapportStore         *self,
                                  const RapportRecord  *partner,
                                  GError              **error)
{
  g_autofree char *folded = rapport_fold_name (rapport_record_get_text (partner, "name"));
  sqlite3_stmt *statement = rapport_connection_prepare (self->connection,
                                                        "UPDATE partner_name SET folded = ?2 WHERE partner = ?1", error);

  if (statement == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &partner->id);
  rapport_statement_bind_text (statement, 2, folded);

  return rapport_connection_run (self->connection, statement, error);
}

static void
add_if_same (GArray       *ids,
             sqlite3_stmt *statement,
             const char   *folded)
{
  g_autofree char *found = rapport_fold_name (rapport_statement_get_text (statement, 1));
  RapportId id;

  if (strcmp (found, folded) == 0 && rapport_statement_get_id (statement, 0, &id))
    g_array_append_val (ids, id);
}

/* Names that another program wrote have no fold yet; they are few, and folded here. */
static GArray *
find_by_name (RapportStore  *self,
              const char    *folded,
              GError       **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (RapportId));
  sqlite3_stmt *statement;
  int code;

  statement = rapport_connection_prepare (self->connection,
                                          "SELECT p.id, p.name FROM partner_name AS n JOIN partner AS p ON p.id = n.partner"
                                          " WHERE n.folded = ?1 AND p.deleted_at IS NULL"
                                          " UNION ALL"
                                          " SELECT p.id, p.name FROM partner_name AS n JOIN partner AS p ON p.id = n.partner"
                                          " WHERE n.folded IS NULL AND p.deleted_at IS NULL", error);
  if (statement == NULL)
    return NULL;

  rapport_statement_bind_text (statement, 1, folded);
  while ((code = rapport_connection_step (self->connection, statement, error)) == SQLITE_ROW)
    add_if_same (ids, statement, folded);

  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Levenshtein's distance of two folded names, by characters; one row of the table at a time. */
static guint
get_distance (const char *a,
              const char *b)
{
  g_autofree gunichar *first = g_utf8_to_ucs4_fast (a, -1, NULL);
  g_autofree gunichar *second = g_utf8_to_ucs4_fast (b, -1, NULL);
  glong length = g_utf8_strlen (b, -1);
  g_autofree guint *row = g_new (guint, length + 1);

  for (glong j = 0; j <= length; j++)
    row[j] = j;

  for (glong i = 0; first[i] != 0; i++)
    {
      guint diagonal = row[0];

      row[0] = i + 1;
      for (glong j = 0; j < length; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = MIN (MIN (above, row[j]) + 1, diagonal + (first[i] != second[j]));
          diagonal = above;
        }
    }

  return row[length];
}

static int
compare_suggestions (gconstpointer a,
                     gconstpointer b)
{
  const Suggestion *first = a;
  const Suggestion *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;

  return strcmp (first->name, second->name);
}

static void
clear_suggestion (gpointer data)
{
  g_free (((Suggestion *) data)->name);
}

static void
add_suggestion (GArray     *suggestions,
                const char *name,
                const char *folded)
{
  g_autofree char *other = rapport_fold_search (name);
  Suggestion suggestion;

  suggestion.distance = strstr (other, folded) != NULL ? 1 : get_distance (folded, other);
  if (suggestion.distance > MAX (2, strlen (folded) / 3))
    return;

  suggestion.name = g_strdup (name);
  g_array_append_val (suggestions, suggestion);
}

static char *
describe_nearest (RapportStore *self,
                  const char   *name)
{
  g_autoptr(GArray) suggestions = g_array_new (FALSE, FALSE, sizeof (Suggestion));
  g_autofree char *folded = rapport_fold_search (name);
  GString *text = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_array_set_clear_func (suggestions, clear_suggestion);
  statement = rapport_connection_prepare (self->connection, "SELECT name FROM partner WHERE deleted_at IS NULL", NULL);
  while (statement != NULL && rapport_connection_step (self->connection, statement, NULL) == SQLITE_ROW)
    add_suggestion (suggestions, rapport_statement_get_text (statement, 0), folded);
  g_array_sort (suggestions, compare_suggestions);

  for (guint i = 0; i < MIN (suggestions->len, N_SUGGESTIONS); i++)
    g_string_append_printf (text, i > 0 ? ", “%s”" : "“%s”", g_array_index (suggestions, Suggestion, i).name);

  return g_string_free (text, FALSE);
}

static void
set_not_found (RapportStore  *self,
               const char    *name,
               GError       **error)
{
  g_autofree char *nearest = describe_nearest (self, name);

  if (*nearest != '\0')
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                 _("There is no partner called “%s”. The nearest names are %s."), name, nearest);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                 _("There is no partner called “%s”, and none with a similar name."), name);
}

static void
set_ambiguous (GArray      *ids,
               const char  *name,
               GError     **error)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *id = rapport_id_to_string (&g_array_index (ids, RapportId, i));

      g_string_append_printf (list, i > 0 ? ", %s" : "%s", id);
    }

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_AMBIGUOUS,
               ngettext ("%u partner is called “%s”. Use the identifier: %s.",
                         "%u partners are called “%s”. Use one of the identifiers: %s.", ids->len),
               ids->len, name, list->str);
}

static gboolean
find_by_id (RapportStore   *self,
            const char     *text,
            RapportRecord **partner,
            GError        **error)
{
  g_autoptr(RapportRecord) found = NULL;
  g_autoptr(GError) local_error = NULL;
  RapportId id;

  if (!rapport_id_parse (&id, text))
    return TRUE;

  found = rapport_record_table_get (rapport_store_get_table (self, RAPPORT_KIND_PARTNER), &id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (found != NULL && found->deleted_at == 0)
    *partner = g_steal_pointer (&found);

  return TRUE;
}

/**
 * rapport_store_find_partner:
 * @name: a name, in any case and spacing, or an identifier
 *
 * Returns: (transfer full) (nullable): the partner
 */
RapportRecord *
rapport_store_find_partner (RapportStore  *self,
                            const char    *name,
                            GError       **error)
{
  g_autoptr(GArray) ids = NULL;
  g_autofree char *folded = NULL;
  RapportRecord *partner = NULL;

  rapport_store_check_thread (self);
  g_return_val_if_fail (name != NULL, NULL);

  if (!find_by_id (self, name, &partner, error))
    return NULL;
  if (partner != NULL)
    return partner;

  folded = rapport_fold_name (name);
  if ((ids = find_by_name (self, folded, error)) == NULL)
    return NULL;

  if (ids->len == 1)
    return rapport_store_get (self, RAPPORT_KIND_PARTNER, &g_array_index (ids, RapportId, 0), error);

  if (ids->len == 0)
    set_not_found (self, name, error);
  else
    set_ambiguous (ids, name, error);

  return NULL;
}
