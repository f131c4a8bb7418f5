/* rapport-record-table.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-record-table"

#include "config.h"

#include <string.h>

#include "rapport-record-table.h"

struct _RapportRecordTable
{
  RapportConnection     *connection;
  const RapportKindInfo *info;
  RapportRecordQuery    *by_id;          /* (owned) (nullable): made when first used */
  char                  *insert;
  char                  *update;
  char                  *set_deleted;
};

#define INSERT_ITEM \
  "INSERT INTO list_item (id, created_at, updated_at, author, kind, owner, field, value, position)" \
  " VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8)" \
  " ON CONFLICT (id) DO UPDATE SET rev = rev + 1, updated_at = excluded.updated_at, deleted_at = NULL," \
  " position = excluded.position WHERE deleted_at IS NOT NULL OR position IS NOT excluded.position"

#define REMOVE_ITEM \
  "UPDATE list_item SET rev = rev + 1, updated_at = ?1, deleted_at = ?1 WHERE id = ?2 AND deleted_at IS NULL"

typedef struct
{
  RapportKind  kind;
  const char  *column;
} MainColumn;

static const MainColumn main_columns[] = {
  { RAPPORT_KIND_CONTACT, "valid_from" },
  { RAPPORT_KIND_OPPORTUNITY, "opened_on" },
  { RAPPORT_KIND_REGISTRATION, "submitted_at" },
  { RAPPORT_KIND_MEETING, "starts_at" },
  { RAPPORT_KIND_INTERACTION, "happened_at" },
  { RAPPORT_KIND_ACTION, "due_on" },
  { RAPPORT_KIND_AGREEMENT, "effective_on" },
  { RAPPORT_KIND_CERTIFICATION, "issued_on" },
  { RAPPORT_KIND_ACTIVITY, "date" },
  { RAPPORT_KIND_TARGET, "quarter" },
  { RAPPORT_KIND_OBJECTIVE, "year" },
  { RAPPORT_KIND_SURVEY, "quarter" },
  { RAPPORT_KIND_RISK, "raised_at" },
  { RAPPORT_KIND_REVIEW, "quarter" },
  { RAPPORT_KIND_STAGE_CHANGE, "since" },
  { RAPPORT_KIND_TIER_CHANGE, "since" },
  { RAPPORT_KIND_OPPORTUNITY_CHANGE, "since" },
  { RAPPORT_KIND_AMENDMENT, "effective_on" },
  { RAPPORT_KIND_PLAN, "year" },
  { RAPPORT_KIND_PROJECT, "starts_on" },
  { RAPPORT_KIND_KPI_VALUE, "quarter" },
  { RAPPORT_KIND_REVIEW_STEP, "position" },
  { RAPPORT_KIND_PLAYBOOK_STEP, "position" },
  { RAPPORT_KIND_RUN, "started_on" },
  { RAPPORT_KIND_RUN_STEP, "position" },
  { RAPPORT_KIND_TRAINING, "date" },
  { RAPPORT_KIND_LEAD, "passed_on" },
  { RAPPORT_KIND_SWOT, "position" },
  { RAPPORT_KIND_IPP_SCORE, "scored_on" },
  { RAPPORT_KIND_ACCOUNT_LIST, "imported_on" },
  { RAPPORT_KIND_DECISION, "decided_on" },
  { RAPPORT_KIND_ASSESSMENT, "scored_on" },
  { RAPPORT_KIND_HEALTH_SCORE, "quarter" },
};

/* Records that belong to a partner through another record of the partner. */
typedef struct
{
  RapportKind  kind;
  const char  *field;
} Owner;

static const Owner owners[] = {
  { RAPPORT_KIND_OPPORTUNITY_CHANGE, "opportunity" },
  { RAPPORT_KIND_AMENDMENT, "agreement" },
  { RAPPORT_KIND_REVIEW_STEP, "review" },
  { RAPPORT_KIND_RUN_STEP, "run" },
  { RAPPORT_KIND_ACCOUNT, "list" },
};

const char *
rapport_record_table_get_main_column (RapportKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (main_columns); i++)
    {
      if (main_columns[i].kind == kind)
        return main_columns[i].column;
    }

  return NULL;
}

const RapportField *
rapport_record_table_get_owner_field (RapportKind kind)
{
  const RapportField *partner = rapport_kind_get_field (kind, "partner");

  if (partner != NULL && partner->type == RAPPORT_FIELD_RELATION)
    return partner;

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      if (owners[i].kind == kind)
        return rapport_kind_get_field (kind, owners[i].field);
    }

  return NULL;
}

static char *
build_insert (const RapportKindInfo *info)
{
  g_autoptr(GString) columns = g_string_new ("id, created_at, updated_at, origin, author");
  g_autoptr(GString) values = g_string_new ("?, ?, ?, ?, ?");

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (rapport_field_is_list (&info->fields[f]))
        continue;
      g_string_append_printf (columns, ", \"%s\"", info->fields[f].column);
      g_string_append (values, ", ?");
    }

  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", info->table, columns->str, values->str);
}

static char *
build_update (const RapportKindInfo *info)
{
  g_autoptr(GString) columns = g_string_new (NULL);

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (!rapport_field_is_list (&info->fields[f]))
        g_string_append_printf (columns, ", \"%s\" = ?", info->fields[f].column);
    }

  return g_strdup_printf ("UPDATE \"%s\" SET rev = rev + 1, updated_at = ?3, origin = ifnull (?4, origin),"
                          " author = ifnull (?5, author)%s"
                          " WHERE id = ?1 AND rev = ?2", info->table, columns->str);
}

RapportRecordTable *
rapport_record_table_new (RapportConnection *connection,
                          RapportKind        kind)
{
  RapportRecordTable *self;

  g_return_val_if_fail (connection != NULL, NULL);
  g_return_val_if_fail ((guint) kind < RAPPORT_N_KINDS, NULL);

  self = g_new0 (RapportRecordTable, 1);
  self->connection = connection;
  self->info = rapport_kind_get_info (kind);
  self->insert = build_insert (self->info);
  self->update = build_update (self->info);
  self->set_deleted = g_strdup_printf ("UPDATE \"%s\" SET rev = rev + 1, updated_at = ?2, deleted_at = ?3"
                                       " WHERE id = ?1", self->info->table);

  return self;
}

void
rapport_record_table_free (RapportRecordTable *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->by_id, rapport_record_query_free);
  g_free (self->insert);
  g_free (self->update);
  g_free (self->set_deleted);
  g_free (self);
}

static void
keep_cb (gpointer data,
         gpointer user_data)
{
  RapportRecord **kept = user_data;

  *kept = rapport_record_ref (data);
}

RapportRecord *
rapport_record_table_get (RapportRecordTable  *self,
                          const RapportId     *id,
                          GError             **error)
{
  g_autoptr(RapportRecord) record = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  if (self->by_id == NULL)
    self->by_id = rapport_record_query_new (self->connection, self->info->kind, "WHERE r.id = ?1", NULL, error);
  if (self->by_id == NULL || !rapport_record_query_foreach (self->by_id, id, keep_cb, &record, error))
    return NULL;

  return g_steal_pointer (&record);
}

/* The values from parameter @index on, in the order of the fields. */
static void
bind_fields (sqlite3_stmt          *statement,
             int                    index,
             const RapportKindInfo *info,
             const RapportRecord   *record)
{
  for (guint f = 0; f < info->n_fields; f++)
    {
      const RapportField *field = &info->fields[f];

      if (rapport_field_is_list (field))
        continue;

      if (field->type == RAPPORT_FIELD_RELATION)
        rapport_statement_bind_id (statement, index, rapport_record_get_id_at (record, f));
      else if (rapport_field_is_text (field))
        rapport_statement_bind_text (statement, index, rapport_record_get_text_at (record, f));
      else if (rapport_record_has_at (record, f))
        sqlite3_bind_int64 (statement, index, rapport_record_get_integer_at (record, f, 0));
      else
        sqlite3_bind_null (statement, index);
      index++;
    }
}

/* The same entry of the same list is the same row on every device. */
static void
derive_item_id (RapportId       *id,
                const RapportId *owner,
                const char      *column,
                const char      *value)
{
  g_autofree char *key = g_strconcat (column, "\n", value, NULL);

  rapport_id_derive (id, owner, key);
}

static gboolean
remove_item (RapportRecordTable  *self,
             const RapportId     *id,
             gint64               now,
             GError             **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (self->connection, REMOVE_ITEM, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, now);
  rapport_statement_bind_id (statement, 2, id);

  return rapport_connection_run (self->connection, statement, error);
}

static gboolean
insert_item (RapportRecordTable  *self,
             const RapportId     *owner,
             const char          *column,
             const char          *value,
             guint                position,
             gint64               now,
             const char          *author,
             GError             **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (self->connection, INSERT_ITEM, error);
  RapportId id;

  if (statement == NULL)
    return FALSE;

  derive_item_id (&id, owner, column, value);
  rapport_statement_bind_id (statement, 1, &id);
  sqlite3_bind_int64 (statement, 2, now);
  rapport_statement_bind_text (statement, 3, author);
  rapport_statement_bind_text (statement, 4, self->info->table);
  rapport_statement_bind_id (statement, 5, owner);
  rapport_statement_bind_text (statement, 6, column);
  rapport_statement_bind_text (statement, 7, value);
  sqlite3_bind_int64 (statement, 8, position);

  return rapport_connection_run (self->connection, statement, error);
}

static gboolean
write_list (RapportRecordTable  *self,
            guint                field,
            const RapportRecord *record,
            const RapportRecord *stored,
            gint64               now,
            const char          *author,
            GError             **error)
{
  const char *column = self->info->fields[field].column;
  const char * const *values = rapport_record_get_list_at (record, field);
  const char * const *old = stored != NULL ? rapport_record_get_list_at (stored, field) : NULL;

  for (guint i = 0; old != NULL && old[i] != NULL; i++)
    {
      RapportId id;

      derive_item_id (&id, &record->id, column, old[i]);
      if (!g_strv_contains (values, old[i]) && !remove_item (self, &id, now, error))
        return FALSE;
    }

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (!insert_item (self, &record->id, column, values[i], i, now, author, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_lists (RapportRecordTable  *self,
             const RapportRecord *record,
             const RapportRecord *stored,
             gint64               now,
             const char          *author,
             GError             **error)
{
  for (guint f = 0; f < self->info->n_fields; f++)
    {
      if (!rapport_field_is_list (&self->info->fields[f]))
        continue;
      if (stored != NULL && rapport_record_equal_at (record, stored, f))
        continue;
      if (!write_list (self, f, record, stored, now, author, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
rapport_record_table_insert (RapportRecordTable   *self,
                             const RapportRecord  *record,
                             gint64                now,
                             const char           *author,
                             GError              **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && record != NULL, FALSE);

  if ((statement = rapport_connection_prepare (self->connection, self->insert, error)) == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &record->id);
  sqlite3_bind_int64 (statement, 2, record->created_at != 0 ? record->created_at : now);
  sqlite3_bind_int64 (statement, 3, now);
  rapport_statement_bind_text (statement, 4, record->origin);
  rapport_statement_bind_text (statement, 5, record->author != NULL ? record->author : author);
  bind_fields (statement, 6, self->info, record);

  return rapport_connection_run (self->connection, statement, error) &&
         write_lists (self, record, NULL, now, author, error);
}

gboolean
rapport_record_table_update (RapportRecordTable   *self,
                             const RapportRecord  *record,
                             const RapportRecord  *stored,
                             gint64                now,
                             const char           *author,
                             GError              **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && record != NULL && stored != NULL, FALSE);

  if ((statement = rapport_connection_prepare (self->connection, self->update, error)) == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, &record->id);
  sqlite3_bind_int64 (statement, 2, stored->rev);
  sqlite3_bind_int64 (statement, 3, now);
  rapport_statement_bind_text (statement, 4, record->origin);
  rapport_statement_bind_text (statement, 5, record->author);
  bind_fields (statement, 6, self->info, record);

  return rapport_connection_run (self->connection, statement, error) &&
         write_lists (self, record, stored, now, author, error);
}

gboolean
rapport_record_table_set_deleted (RapportRecordTable  *self,
                                  const RapportId     *id,
                                  gint64               deleted_at,
                                  gint64               now,
                                  GError             **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  if ((statement = rapport_connection_prepare (self->connection, self->set_deleted, error)) == NULL)
    return FALSE;

  rapport_statement_bind_id (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, now);
  if (deleted_at != 0)
    sqlite3_bind_int64 (statement, 3, deleted_at);

  return rapport_connection_run (self->connection, statement, error);
}
