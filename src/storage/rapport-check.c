/* rapport-check.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-check"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-backup.h"
#include "rapport-seal.h"
#include "rapport-search-index.h"
#include "rapport-store-private.h"
#include "rapport-summary-cache.h"

/* Rules that no constraint holds; each query gives the ids that break it. */
static const struct
{
  const char *sql;
  const char *message;
} rules[] = {
  { "WITH RECURSIVE up (start, at, depth) AS ("
    "  SELECT id, parent, 1 FROM partner WHERE parent IS NOT NULL"
    "  UNION ALL SELECT up.start, p.parent, up.depth + 1 FROM up JOIN partner AS p ON p.id = up.at"
    "  WHERE p.parent IS NOT NULL AND up.depth < 1000 AND up.at <> up.start)"
    " SELECT DISTINCT start FROM up WHERE at = start",
    N_("A partner is its own parent, over others; clear its parent") },
  { "SELECT o.id FROM opportunity AS o JOIN partner AS p ON p.id = o.partner"
    " WHERE o.deleted_at IS NULL AND o.currency IS NOT NULL AND length (o.currency) <> 3",
    N_("An opportunity has a currency of no three letters; correct it") },
};

/* Adds one sentence per row of @sql, whose text is its first column. */
static gboolean
add_rows (RapportStore  *store,
          const char    *sql,
          const char    *all_is_well,
          const char    *message,
          GPtrArray     *problems,
          GError       **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (store->connection, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;

  while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      const char *text = rapport_statement_get_text (statement, 0);

      if (text != NULL && (all_is_well == NULL || strcmp (text, all_is_well) != 0))
        g_ptr_array_add (problems, g_strdup_printf ("%s: %s", message, text));
    }

  return code == SQLITE_DONE;
}

static gboolean
add_broken_rules (RapportStore  *store,
                  GPtrArray     *problems,
                  GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      sqlite3_stmt *statement = rapport_connection_prepare (store->connection, rules[i].sql, error);
      RapportId id;
      int code;

      if (statement == NULL)
        return FALSE;
      while ((code = rapport_connection_step (store->connection, statement, error)) == SQLITE_ROW)
        {
          g_autofree char *text = NULL;

          if (!rapport_statement_get_id (statement, 0, &id))
            continue;
          text = rapport_id_to_string (&id);
          g_ptr_array_add (problems, g_strdup_printf ("%s: %s", _(rules[i].message), text));
        }
      if (code != SQLITE_DONE)
        return FALSE;
    }

  return TRUE;
}

static void
add_seal (RapportStore *store,
          GPtrArray    *problems)
{
  g_autoptr(GError) seal_error = NULL;

  if (!rapport_seal_check (store->connection, &seal_error))
    g_ptr_array_add (problems, g_strdup (seal_error->message));
}

/**
 * rapport_store_check:
 *
 * Looks for damage that SQLite sees, for records that point at nothing, for a
 * seal that does not fit and for rules that are broken.
 *
 * Returns: (transfer full) (element-type utf8): translated sentences, none if
 *   all is well; %NULL with @error where the check itself failed
 */
GPtrArray *
rapport_store_check (RapportStore  *store,
                     GError       **error)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  rapport_store_check_thread (store);

  add_seal (store, problems);
  if (!add_rows (store, "PRAGMA integrity_check", "ok", _("Damage in the file"), problems, error) ||
      !add_rows (store, "PRAGMA foreign_key_check", NULL, _("A record points at one that is not there, in the table"),
                 problems, error) ||
      !rapport_search_index_check (store, problems, error) ||
      !rapport_summary_cache_check (store, problems, error) ||
      !add_broken_rules (store, problems, error))
    return NULL;

  return g_steal_pointer (&problems);
}
