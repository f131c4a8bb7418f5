/* rapport-store-read.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-store-read"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-fold.h"
#include "rapport-store-private.h"

#define IN_USE "WHERE r.deleted_at IS NULL"

/* Lists hold ids as text. */
#define PARAMETER_AS_TEXT \
  "lower (substr (hex (?1), 1, 8) || '-' || substr (hex (?1), 9, 4) || '-' || substr (hex (?1), 13, 4)" \
  " || '-' || substr (hex (?1), 17, 4) || '-' || substr (hex (?1), 21))"

typedef struct
{
  RapportRecord *record;   /* (owned) */
  char          *folded;   /* (owned) */
  gint64         position;
} SortEntry;

/**
 * rapport_store_get_data_version:
 * @version: (out): a number that differs after another connection has changed the file
 */
gboolean
rapport_store_get_data_version (RapportStore  *self,
                                gint64        *version,
                                GError       **error)
{
  rapport_store_check_thread (self);
  g_return_val_if_fail (version != NULL, FALSE);

  return rapport_connection_get_integer (self->connection, "PRAGMA data_version", version, error);
}

gboolean
rapport_store_is_empty (RapportStore  *self,
                        gboolean      *empty,
                        GError       **error)
{
  gint64 any;

  rapport_store_check_thread (self);
  g_return_val_if_fail (empty != NULL, FALSE);

  if (!rapport_connection_get_integer (self->connection,
                                       "SELECT EXISTS (SELECT 1 FROM partner WHERE deleted_at IS NULL)"
                                       " OR EXISTS (SELECT 1 FROM team_member WHERE deleted_at IS NULL)", &any, error))
    return FALSE;

  *empty = !any;

  return TRUE;
}

/**
 * rapport_store_get:
 *
 * Returns: (transfer full) (nullable): the record, in the bin or not
 */
RapportRecord *
rapport_store_get (RapportStore     *self,
                   RapportKind       kind,
                   const RapportId  *id,
                   GError          **error)
{
  g_autoptr(GError) local_error = NULL;
  RapportRecord *record;

  rapport_store_check_thread (self);
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS && id != NULL, NULL);

  record = rapport_record_table_get (rapport_store_get_table (self, kind), id, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (record == NULL)
    {
      g_autofree char *text = rapport_id_to_string (id);

      /* Translators: a kind of record, such as "Partner", and its identifier. */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is no %s with the identifier %s."),
                   _(rapport_kind_get_info (kind)->title), text);
    }

  return record;
}

static gboolean
run_query (RapportStore     *self,
           RapportKind       kind,
           const char       *clause,
           const char       *order,
           const RapportId  *parameter,
           GFunc             func,
           gpointer          user_data,
           GError          **error)
{
  g_autoptr(RapportRecordQuery) query = rapport_record_query_new (self->connection, kind, clause, order, error);

  return query != NULL && rapport_record_query_foreach (query, parameter, func, user_data, error);
}

static void
collect_cb (gpointer data,
            gpointer user_data)
{
  g_ptr_array_add (user_data, rapport_record_ref (data));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SortEntry *first = a;
  const SortEntry *second = b;
  int order;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;

  order = strcmp (first->folded, second->folded);

  return order != 0 ? order : rapport_id_compare (&first->record->id, &second->record->id);
}

static void
clear_entry (gpointer data)
{
  SortEntry *entry = data;

  rapport_record_unref (entry->record);
  g_free (entry->folded);
}

/* By position where the kind has one, else by title. */
static void
sort_records (GPtrArray   *records,
              RapportKind  kind)
{
  g_autoptr(GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (SortEntry), records->len);
  int position = rapport_kind_find_field (kind, "position");

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < records->len; i++)
    {
      RapportRecord *record = g_ptr_array_index (records, i);
      SortEntry entry;

      entry.record = rapport_record_ref (record);
      entry.folded = rapport_fold_name (position < 0 ? rapport_record_get_title (record) : NULL);
      entry.position = position < 0 ? 0 : rapport_record_get_integer_at (record, position, G_MAXINT64);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  g_ptr_array_set_size (records, 0);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (records, rapport_record_ref (g_array_index (entries, SortEntry, i).record));
}

/**
 * rapport_store_list:
 *
 * Returns: (transfer full) (element-type RapportRecord): all records of @kind that are in use
 */
GPtrArray *
rapport_store_list (RapportStore  *self,
                    RapportKind    kind,
                    GError       **error)
{
  g_autoptr(GPtrArray) records = NULL;

  rapport_store_check_thread (self);
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS, NULL);

  records = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  if (!run_query (self, kind, IN_USE, NULL, NULL, collect_cb, records, error))
    return NULL;

  sort_records (records, kind);

  return g_steal_pointer (&records);
}

static char *
make_related_clause (RapportKind         kind,
                     const RapportField *field)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);

  if (field->type == RAPPORT_FIELD_RELATION)
    return g_strdup_printf (IN_USE " AND r.\"%s\" = ?1", field->column);

  return g_strdup_printf (IN_USE " AND r.id IN (SELECT i.owner FROM list_item AS i WHERE i.kind = '%s'"
                          " AND i.field = '%s' AND i.deleted_at IS NULL AND i.value = " PARAMETER_AS_TEXT ")",
                          info->table, field->column);
}

/**
 * rapport_store_list_related:
 * @field: the id of a relation, or list of relations, of @kind
 * @id: the record that it points at
 *
 * Returns: (transfer full) (element-type RapportRecord): the records in use, by the kind's main
 *   date and then id
 */
GPtrArray *
rapport_store_list_related (RapportStore     *self,
                            RapportKind       kind,
                            const char       *field,
                            const RapportId  *id,
                            GError          **error)
{
  const RapportField *info;
  const char *main_column;
  g_autoptr(GPtrArray) records = NULL;
  g_autofree char *clause = NULL;
  g_autofree char *order = NULL;

  rapport_store_check_thread (self);
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS && id != NULL, NULL);

  info = rapport_kind_get_field (kind, field);
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->type == RAPPORT_FIELD_RELATION || info->type == RAPPORT_FIELD_RELATION_LIST, NULL);

  clause = make_related_clause (kind, info);
  main_column = rapport_record_table_get_main_column (kind);
  order = main_column != NULL ? g_strdup_printf ("r.\"%s\", r.id", main_column) : g_strdup ("r.id");

  records = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  if (!run_query (self, kind, clause, order, id, collect_cb, records, error))
    return NULL;

  return g_steal_pointer (&records);
}

/**
 * rapport_store_foreach:
 * @func: (scope call): gets each record in use
 *
 * Streams the records of a kind in the order of their ids, which is that of their making.
 */
gboolean
rapport_store_foreach (RapportStore  *self,
                       RapportKind    kind,
                       GFunc          func,
                       gpointer       user_data,
                       GError       **error)
{
  rapport_store_check_thread (self);
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS && func != NULL, FALSE);

  return run_query (self, kind, IN_USE, "r.id", NULL, func, user_data, error);
}

gboolean
rapport_store_count (RapportStore  *self,
                     RapportKind    kind,
                     gint64        *count,
                     GError       **error)
{
  g_autofree char *sql = NULL;

  rapport_store_check_thread (self);
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS && count != NULL, FALSE);

  sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE deleted_at IS NULL", rapport_kind_get_info (kind)->table);

  return rapport_connection_get_integer (self->connection, sql, count, error);
}

gboolean
rapport_store_get_log_end (RapportStore  *self,
                           gint64        *seq,
                           GError       **error)
{
  rapport_store_check_thread (self);

  return rapport_connection_get_integer (self->connection, "SELECT coalesce (max (seq), 0) FROM log_change", seq, error);
}
