/* rapport-search.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-search"

#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-search-index.h"
#include "rapport-search.h"
#include "rapport-store-private.h"

#define MOST_NEIGHBOURS 12
#define WORDS_BEFORE 6
#define WORDS_AFTER 10

void
rapport_search_result_free (RapportSearchResult *result)
{
  g_free (result->title);
  g_free (result->partner);
  g_free (result->snippet);
  g_free (result);
}

/**
 * Step:
 * @columns: where the words are looked for
 * @partners: partners only, the shortest name first, which the words fill best; else everything, the newest first
 * @tolerant: also words with a mistake of typing
 *
 * What one step of a search looks for.
 */
typedef struct
{
  const char *columns;
  gboolean    partners;
  gboolean    tolerant;
} Step;

static const Step steps[] = {
  { "title", TRUE, FALSE },
  { "{title body}", TRUE, FALSE },
  { "{title body}", FALSE, FALSE },
  { "title", TRUE, TRUE },
  { "{title body}", TRUE, TRUE },
  { "{title body}", FALSE, TRUE },
};

/* Words of FTS5's language are quoted; ours hold letters and digits only. */
static char *
make_query (GPtrArray           *words,
            RapportSearchWords  *known,
            const Step          *step)
{
  GString *query = g_string_new (step->partners ? "sort : \"partner\" AND " : NULL);

  g_string_append_printf (query, "%s : (", step->columns);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];
      g_autoptr(GPtrArray) near = NULL;

      g_string_append_printf (query, "%s(\"%s\" *", i > 0 ? " AND " : "", word);
      if (step->tolerant)
        near = rapport_search_words_find_near (known, word, MOST_NEIGHBOURS);
      for (guint n = 0; near != NULL && n < near->len; n++)
        g_string_append_printf (query, " OR \"%s\"", (const char *) near->pdata[n]);
      g_string_append_c (query, ')');
    }
  g_string_append_c (query, ')');

  return g_string_free (query, FALSE);
}

static gboolean
is_word_of (const char *text,
            GPtrArray  *words)
{
  g_autofree char *folded = rapport_fold_search (text);

  for (guint i = 0; i < words->len; i++)
    {
      if (strstr (folded, words->pdata[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The words around the first that was looked for. */
static char *
cut_snippet (const char *text,
             GPtrArray  *words)
{
  g_auto(GStrv) pieces = g_strsplit_set (text, " \n\t", -1);
  GString *snippet;
  guint hit = 0, first, n = g_strv_length (pieces);

  while (hit < n && !is_word_of (pieces[hit], words))
    hit++;
  if (hit == n)
    return NULL;

  first = hit > WORDS_BEFORE ? hit - WORDS_BEFORE : 0;
  snippet = g_string_new (first > 0 ? "… " : NULL);
  for (guint i = first; i < n && i < hit + WORDS_AFTER; i++)
    {
      if (*pieces[i] != '\0')
        g_string_append_printf (snippet, "%s ", pieces[i]);
    }
  g_string_truncate (snippet, snippet->len - 1);
  if (hit + WORDS_AFTER < n)
    g_string_append (snippet, " …");

  return g_string_free (snippet, FALSE);
}

static char *
make_snippet (const RapportRecord *record,
              GPtrArray           *words)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RapportField *field = &info->fields[f];
      const char *text;
      char *snippet;

      if (!(field->flags & RAPPORT_FIELD_SEARCH) || (field->flags & RAPPORT_FIELD_TITLE) ||
          !rapport_field_is_text (field) ||
          (text = rapport_record_get_text_at (record, f)) == NULL)
        continue;
      if ((snippet = cut_snippet (text, words)) != NULL)
        return snippet;
    }

  return NULL;
}

/* What is in the bin, or belongs to a partner that is, is not found. */
static RapportSearchResult *
make_result (RapportStore      *store,
             RapportKind        kind,
             const RapportId   *id,
             GPtrArray         *words)
{
  g_autoptr(RapportRecord) record = rapport_store_get (store, kind, id, NULL);
  g_autoptr(RapportRecord) partner = NULL;
  RapportSearchResult *result;
  int field;

  if (record == NULL || record->deleted_at != 0)
    return NULL;

  field = rapport_kind_find_field (kind, "partner");
  if (field >= 0 && rapport_record_get_id_at (record, field) != NULL)
    {
      partner = rapport_store_get (store, RAPPORT_KIND_PARTNER, rapport_record_get_id_at (record, field), NULL);
      if (partner == NULL || partner->deleted_at != 0)
        return NULL;
    }

  result = g_new0 (RapportSearchResult, 1);
  result->kind = kind;
  result->id = *id;
  result->title = g_strdup (rapport_record_get_title (record) != NULL ? rapport_record_get_title (record) : "");
  if (partner != NULL)
    {
      result->partner = g_strdup (rapport_record_get_title (partner));
      result->partner_id = partner->id;
    }
  else if (kind == RAPPORT_KIND_PARTNER)
    {
      result->partner = g_strdup (result->title);
      result->partner_id = *id;
    }
  result->snippet = make_snippet (record, words);

  return result;
}

static const char ranked_query[] =
  "SELECT d.kind, d.row FROM search_text AS t JOIN search_document AS d ON d.document = t.rowid"
  " WHERE search_text MATCH ? ORDER BY length (t.title), t.rowid LIMIT ?";
static const char newest_query[] =
  "SELECT d.kind, d.row FROM search_text AS t JOIN search_document AS d ON d.document = t.rowid"
  " WHERE search_text MATCH ? ORDER BY t.rowid DESC LIMIT ?";

static gboolean
add_results (RapportStore  *store,
             const char    *query,
             gboolean       ranked,
             GPtrArray     *words,
             GHashTable    *seen,
             GPtrArray     *results,
             guint          limit,
             GError       **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) kinds = g_array_new (FALSE, FALSE, sizeof (RapportKind));
  sqlite3_stmt *statement;
  int code;

  statement = rapport_connection_prepare (store->connection,
                                          ranked ? ranked_query : newest_query, error);
  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, query);
  sqlite3_bind_int64 (statement, 2, limit);
  while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      RapportKind kind = rapport_kind_from_table (rapport_statement_get_text (statement, 0));
      RapportId id;

      if (kind == RAPPORT_KIND_NONE || !rapport_statement_get_id (statement, 1, &id))
        continue;
      g_ptr_array_add (found, rapport_id_copy (&id));
      g_array_append_val (kinds, kind);
    }
  if (code != SQLITE_DONE)
    return FALSE;

  for (guint i = 0; i < found->len && results->len < limit; i++)
    {
      RapportSearchResult *result;

      if (!g_hash_table_add (seen, rapport_id_copy (found->pdata[i])))
        continue;
      if ((result = make_result (store, g_array_index (kinds, RapportKind, i), found->pdata[i], words)) != NULL)
        g_ptr_array_add (results, result);
    }

  return TRUE;
}

/* A damaged index is made anew: it holds nothing that the records do not. */
static gboolean
refresh (RapportStore  *store,
         GError       **error)
{
  g_autoptr(GError) index_error = NULL;

  if (rapport_search_index_refresh (store, &index_error))
    return TRUE;
  if (g_error_matches (index_error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT))
    return rapport_search_index_rebuild (store, error);
  g_propagate_error (error, g_steal_pointer (&index_error));

  return FALSE;
}

/**
 * rapport_store_search:
 * @text: what the user typed
 * @limit: how many results at most
 *
 * Finds records by the words of @text, each of which may be the beginning of a
 * word: first partners, then everything else, newest first; behind them what
 * has a word with a mistake of typing.
 *
 * Returns: (transfer full) (element-type RapportSearchResult): the results
 */
GPtrArray *
rapport_store_search (RapportStore  *store,
                      const char    *text,
                      guint          limit,
                      GError       **error)
{
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_search_result_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  g_autoptr(GPtrArray) words = NULL;
  g_autofree char *folded = NULL;
  RapportSearchWords *known;

  rapport_store_check_thread (store);
  g_return_val_if_fail (text != NULL, NULL);

  folded = rapport_fold_search (text);
  words = rapport_search_split (folded);
  if (words->len == 0)
    return g_steal_pointer (&results);

  if (!refresh (store, error) ||
      (known = rapport_search_index_get_words (store, error)) == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps) && results->len < limit; i++)
    {
      g_autofree char *query = make_query (words, known, &steps[i]);

      if (!add_results (store, query, steps[i].partners, words, seen, results, limit, error))
        return NULL;
    }

  return g_steal_pointer (&results);
}
