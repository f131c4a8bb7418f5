/* rapport-store-facts.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-store-facts"

#include "config.h"

#include "rapport-clock.h"
#include "rapport-partner-changes.h"
#include "rapport-store-private.h"

static const RapportKind programme_kinds[] = {
  RAPPORT_KIND_TEAM,
  RAPPORT_KIND_STAGE,
  RAPPORT_KIND_TIER,
  RAPPORT_KIND_PIPELINE_STAGE,
  RAPPORT_KIND_REQUIREMENT,
  RAPPORT_KIND_SHARED,
  RAPPORT_KIND_IPP_CRITERION,
  RAPPORT_KIND_PLAYBOOK,
  RAPPORT_KIND_PLAYBOOK_STEP,
};

static gboolean
add_programme_records (RapportStore      *self,
                       RapportProgramme  *programme,
                       GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (programme_kinds); i++)
    {
      g_autoptr(GPtrArray) records = rapport_store_list (self, programme_kinds[i], error);

      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        rapport_programme_add (programme, g_ptr_array_index (records, j));
    }

  return TRUE;
}

static gboolean
add_partner_names (RapportStore      *self,
                   RapportProgramme  *programme,
                   GError           **error)
{
  sqlite3_stmt *statement = rapport_connection_prepare (self->connection,
                                                        "SELECT id, name FROM partner WHERE deleted_at IS NULL", error);
  RapportId id;
  int code;

  if (statement == NULL)
    return FALSE;

  while ((code = rapport_connection_step (self->connection, statement, error)) == SQLITE_ROW)
    {
      rapport_statement_get_id (statement, 0, &id);
      rapport_programme_add_partner_name (programme, &id, rapport_statement_get_text (statement, 1));
    }

  return code == SQLITE_DONE;
}

static RapportProgramme *
load_programme (RapportStore  *self,
                gboolean       with_names,
                GError       **error)
{
  g_autoptr(RapportSettings) settings = NULL;
  g_autoptr(RapportProgramme) programme = NULL;
  RapportRates *rates;

  if ((settings = rapport_store_load_settings (self, error)) == NULL ||
      (rates = rapport_store_get_rates (self, error)) == NULL)
    return NULL;

  programme = rapport_programme_new (settings, rates, rapport_clock_today (settings->zone));
  if (!add_programme_records (self, programme, error) ||
      (with_names && !add_partner_names (self, programme, error)))
    return NULL;

  return g_steal_pointer (&programme);
}

gboolean
rapport_store_begin_reading (RapportStore  *self,
                             GError       **error)
{
  return self->in_transaction || rapport_connection_execute (self->connection, "BEGIN", error);
}

void
rapport_store_end_reading (RapportStore *self)
{
  if (!self->in_transaction)
    sqlite3_exec (rapport_connection_get_handle (self->connection), "ROLLBACK", NULL, NULL, NULL);
}

/**
 * rapport_store_load_programme:
 *
 * Returns: (transfer full) (nullable): what all partners share
 */
RapportProgramme *
rapport_store_load_programme (RapportStore  *self,
                              GError       **error)
{
  RapportProgramme *programme;

  rapport_store_check_thread (self);

  if (!rapport_store_begin_reading (self, error))
    return NULL;

  programme = load_programme (self, TRUE, error);
  rapport_store_end_reading (self);

  return programme;
}

/* Whether nothing that all partners share has changed since @self->programme was read. */
static gboolean
is_programme_current (RapportStore  *self,
                      gint64         seq,
                      gboolean      *current,
                      GError       **error)
{
  gboolean same_day;

  *current = FALSE;
  if (self->programme == NULL || seq < self->programme_seq)
    return TRUE;

  same_day = self->programme->today == rapport_clock_today (self->programme->settings->zone);
  if (seq > self->programme_seq)
    {
      g_autoptr(RapportPartnerChanges) changes = NULL;

      if ((changes = rapport_partner_changes_find (self, self->programme_seq, error)) == NULL)
        return FALSE;
      *current = same_day && !changes->is_all;
    }
  else
    *current = same_day;

  return TRUE;
}

/* The programme without the names of partners, which no figure of a single partner needs. */
RapportProgramme *
rapport_store_get_programme (RapportStore  *self,
                             GError       **error)
{
  gboolean current;
  gint64 seq;

  if (!rapport_store_get_log_end (self, &seq, error) || !is_programme_current (self, seq, &current, error))
    return NULL;

  if (!current)
    {
      g_clear_pointer (&self->programme, rapport_programme_unref);
      self->programme = load_programme (self, FALSE, error);
    }
  self->programme_seq = seq;

  return self->programme;
}

/* A record belongs to a partner by its own relation, or through a record that does. */
static char *
make_clause (const RapportField *owner)
{
  if (owner->target == RAPPORT_KIND_PARTNER)
    return g_strdup_printf ("WHERE r.\"%s\" = ?1 AND r.deleted_at IS NULL", owner->column);

  return g_strdup_printf ("WHERE r.\"%s\" IN (SELECT o.id FROM \"%s\" AS o WHERE o.partner = ?1"
                          " AND o.deleted_at IS NULL) AND r.deleted_at IS NULL",
                          owner->column, rapport_kind_get_info (owner->target)->table);
}

static RapportRecordQuery *
make_query (RapportStore        *self,
            RapportKind          kind,
            const RapportField  *owner,
            GError             **error)
{
  const char *main_column = rapport_record_table_get_main_column (kind);
  g_autofree char *clause = make_clause (owner);
  g_autofree char *order = main_column != NULL ? g_strdup_printf ("r.\"%s\", r.id", main_column) : g_strdup ("r.id");

  return rapport_record_query_new (self->connection, kind, clause, order, error);
}

gboolean
rapport_store_is_shared_kind (RapportKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (programme_kinds); i++)
    {
      if (programme_kinds[i] == kind)
        return TRUE;
    }

  return kind == RAPPORT_KIND_RATE || kind == RAPPORT_KIND_SETTING;
}

/* (element-type RapportRecordQuery): one query for each kind that belongs to partners, made once:
 * preparing them takes longer than running them for a partner. */
static GPtrArray *
get_queries (RapportStore  *self,
             GError       **error)
{
  g_autoptr(GPtrArray) queries = NULL;

  if (self->facts_queries != NULL)
    return self->facts_queries;

  queries = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_query_free);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportField *owner = rapport_record_table_get_owner_field (kind);
      RapportRecordQuery *query;

      if (owner == NULL)
        continue;
      if ((query = make_query (self, kind, owner, error)) == NULL)
        return NULL;
      g_ptr_array_add (queries, query);
    }
  self->facts_queries = g_steal_pointer (&queries);

  return self->facts_queries;
}

static void
add_cb (gpointer data,
        gpointer user_data)
{
  rapport_facts_add (user_data, data);
}

static RapportFacts *
load_facts (RapportRecord  *partner,
            GPtrArray      *queries,
            GError        **error)
{
  g_autoptr(RapportFacts) facts = rapport_facts_new (partner);

  for (guint i = 0; i < queries->len; i++)
    {
      if (!rapport_record_query_foreach (g_ptr_array_index (queries, i), &partner->id, add_cb, facts, error))
        return NULL;
    }

  return g_steal_pointer (&facts);
}

static RapportFacts *
load_partner_facts (RapportStore     *self,
                    const RapportId  *id,
                    GError          **error)
{
  g_autoptr(RapportRecord) partner = rapport_store_get (self, RAPPORT_KIND_PARTNER, id, error);
  GPtrArray *queries;

  if (partner == NULL || (queries = get_queries (self, error)) == NULL)
    return NULL;

  return load_facts (partner, queries, error);
}

/**
 * rapport_store_load_facts:
 * @partner: the partner's id
 *
 * Returns: (transfer full) (nullable): everything about the partner
 */
RapportFacts *
rapport_store_load_facts (RapportStore     *self,
                          const RapportId  *partner,
                          GError          **error)
{
  RapportFacts *facts;

  rapport_store_check_thread (self);
  g_return_val_if_fail (partner != NULL, NULL);

  if (!rapport_store_begin_reading (self, error))
    return NULL;

  facts = load_partner_facts (self, partner, error);
  rapport_store_end_reading (self);

  return facts;
}

static gboolean
foreach_facts (RapportStore     *self,
               RapportFactsFunc  func,
               gpointer          user_data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr(GPtrArray) partners = rapport_store_list (self, RAPPORT_KIND_PARTNER, error);
  GPtrArray *queries;

  if (partners == NULL || (queries = get_queries (self, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < partners->len; i++)
    {
      g_autoptr(RapportFacts) facts = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      facts = load_facts (g_ptr_array_index (partners, i), queries, error);
      if (facts == NULL || !func (facts, user_data, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * rapport_store_foreach_facts:
 * @func: (scope call): gets the facts of each partner; %FALSE with an error set ends the loop
 *
 * All partners see one state of the workspace; other programs wait with their changes until the
 * last of them is done, so @func has to be quick.
 *
 * Returns: whether all partners were visited
 */
gboolean
rapport_store_foreach_facts (RapportStore      *self,
                             RapportFactsFunc   func,
                             gpointer           user_data,
                             GCancellable      *cancellable,
                             GError           **error)
{
  gboolean finished;

  rapport_store_check_thread (self);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!rapport_store_begin_reading (self, error))
    return FALSE;

  finished = foreach_facts (self, func, user_data, cancellable, error);
  rapport_store_end_reading (self);

  return finished;
}
