/* rapport-repository-load.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-repository"

#include "config.h"

#include "rapport-clock.h"
#include "rapport-repository-private.h"
#include "rapport-summary-cache.h"

#define N_QUARTERS 8

static gboolean
read_label (RapportStore          *store,
            RapportHistoryEntry *(*get) (RapportStore *store, GError **error),
            char                 **label,
            GError               **error)
{
  g_autoptr(GError) own_error = NULL;
  g_autoptr(RapportHistoryEntry) entry = get (store, &own_error);

  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }

  if (entry != NULL)
    *label = g_steal_pointer (&entry->label);

  return TRUE;
}

void
rapport_repository_load_free (RapportRepositoryLoad *load)
{
  g_clear_pointer (&load->programme, rapport_programme_unref);
  g_clear_pointer (&load->partners, g_ptr_array_unref);
  g_clear_pointer (&load->summaries, g_ptr_array_unref);
  g_clear_pointer (&load->gone, g_array_unref);
  g_clear_pointer (&load->stale, g_array_unref);
  g_clear_pointer (&load->computed, g_array_unref);
  g_free (load->undo_label);
  g_free (load->redo_label);
  g_free (load);
}

static void
unref_if_any (gpointer summary)
{
  g_clear_pointer ((RapportSummary **) &summary, rapport_summary_unref);
}

/* A few are computed at once, so that the list is complete when it appears. */
static gboolean
compute_few (RapportRepositoryLoad  *load,
             RapportStore           *store,
             GError                **error)
{
  if (load->stale->len > RAPPORT_REPOSITORY_AT_ONCE)
    return TRUE;

  for (guint i = 0; i < load->partners->len && load->stale->len > 0; i++)
    {
      const RapportRecord *partner = g_ptr_array_index (load->partners, i);
      g_autoptr(GError) local_error = NULL;

      if (!rapport_id_equal (&partner->id, &g_array_index (load->stale, RapportId, 0)))
        continue;

      unref_if_any (g_ptr_array_index (load->summaries, i));
      load->summaries->pdata[i] = rapport_summary_cache_compute (store, &partner->id, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_array_append_val (load->computed, partner->id);
      g_array_remove_index (load->stale, 0);
    }

  return TRUE;
}

/* What is kept of an earlier day stands in the list until that of today is computed. */
static gboolean
read_all (RapportRepositoryLoad  *load,
          RapportStore           *store,
          GError                **error)
{
  g_autoptr(RapportCachedSummaries) cached = NULL;

  load->is_whole = TRUE;
  g_clear_pointer (&load->partners, g_ptr_array_unref);
  if ((load->programme = rapport_store_load_programme (store, error)) == NULL ||
      (cached = rapport_summary_cache_read (store, load->programme, error)) == NULL ||
      (load->partners = rapport_store_list (store, RAPPORT_KIND_PARTNER, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < load->partners->len; i++)
    {
      const RapportRecord *partner = g_ptr_array_index (load->partners, i);
      RapportSummary *summary = g_hash_table_lookup (cached->by_partner, &partner->id);

      g_ptr_array_add (load->summaries, summary != NULL ? rapport_summary_ref (summary) : NULL);
      if (summary == NULL || g_hash_table_contains (cached->aged, &partner->id))
        g_array_append_val (load->stale, partner->id);
    }

  return compute_few (load, store, error);
}

static gboolean
read_changed (RapportRepositoryLoad        *load,
              RapportStore                 *store,
              const RapportPartnerChanges  *changes,
              GError                      **error)
{
  GHashTableIter iter;
  gpointer key;

  if (changes->are_names && (load->programme = rapport_store_load_programme (store, error)) == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, changes->partners);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const RapportId *id = key;
      g_autoptr(GError) local_error = NULL;
      g_autoptr(RapportRecord) partner = rapport_store_get (store, RAPPORT_KIND_PARTNER, id, &local_error);

      if (local_error != NULL && !g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (partner == NULL || partner->deleted_at != 0)
        {
          g_array_append_vals (load->gone, id, 1);
          continue;
        }
      g_ptr_array_add (load->partners, g_steal_pointer (&partner));
      g_ptr_array_add (load->summaries, NULL);
      g_array_append_vals (load->stale, id, 1);
    }

  return compute_few (load, store, error);
}

static gboolean
read_partners (RapportRepositoryLoad         *load,
               RapportStore                  *store,
               const RapportRepositoryState  *state,
               GError                       **error)
{
  g_autoptr(RapportPartnerChanges) changes = NULL;
  g_autoptr(RapportSettings) settings = NULL;

  if ((changes = rapport_partner_changes_find (store, MAX (state->seq, 0), error)) == NULL ||
      (settings = rapport_store_load_settings (store, error)) == NULL)
    return FALSE;

  load->seq = changes->seq;
  if (state->seq < 0 || changes->is_all || state->today != rapport_clock_today (settings->zone) ||
      g_hash_table_size (changes->partners) > RAPPORT_REPOSITORY_AT_ONCE)
    return read_all (load, store, error);

  return read_changed (load, store, changes, error);
}

/* The version is read first: what another process writes meanwhile is seen at the next look. */
RapportRepositoryLoad *
rapport_repository_load_new (RapportStore                  *store,
                             const RapportRepositoryState  *state,
                             GCancellable                  *cancellable,
                             GError                       **error)
{
  g_autoptr(RapportRepositoryLoad) load = g_new0 (RapportRepositoryLoad, 1);

  load->partners = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  load->summaries = g_ptr_array_new_with_free_func (unref_if_any);
  load->gone = g_array_new (FALSE, FALSE, sizeof (RapportId));
  load->stale = g_array_new (FALSE, FALSE, sizeof (RapportId));
  load->computed = g_array_new (FALSE, FALSE, sizeof (RapportId));

  if (!rapport_store_get_data_version (store, &load->data_version, error) ||
      !read_partners (load, store, state, error) ||
      !read_label (store, rapport_history_get_undoable, &load->undo_label, error) ||
      !read_label (store, rapport_history_get_redoable, &load->redo_label, error))
    return NULL;

  return g_steal_pointer (&load);
}

/* The present quarter last, seven before it. */
static GPtrArray *
compute_scorecards (const RapportProgramme *programme,
                    const RapportFacts     *facts)
{
  const RapportFiscal *fiscal = &programme->settings->fiscal;
  GPtrArray *scorecards = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_scorecard_free);
  RapportQuarter present;

  rapport_quarter_of_date (&present, fiscal, programme->today);
  for (int i = 1 - N_QUARTERS; i <= 0; i++)
    {
      RapportQuarter quarter;
      RapportDate as_of;

      rapport_quarter_add (&quarter, fiscal, &present, i);
      as_of = rapport_quarter_get_as_of (&quarter, programme->today, RAPPORT_DATE_NONE);
      g_ptr_array_add (scorecards, rapport_scorecard_compute (programme, facts, &quarter, as_of));
    }

  return scorecards;
}

gpointer
rapport_repository_page_work (RapportStore  *store,
                              gpointer       partner,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr(RapportPartnerPage) page = g_new0 (RapportPartnerPage, 1);

  if ((page->programme = rapport_store_load_programme (store, error)) == NULL ||
      (page->facts = rapport_store_load_facts (store, partner, error)) == NULL)
    return NULL;
  page->scorecards = compute_scorecards (page->programme, page->facts);

  return g_steal_pointer (&page);
}

void
rapport_partner_page_free (RapportPartnerPage *page)
{
  g_return_if_fail (page != NULL);

  g_clear_pointer (&page->scorecards, g_ptr_array_unref);
  g_clear_pointer (&page->facts, rapport_facts_unref);
  g_clear_pointer (&page->programme, rapport_programme_unref);
  g_free (page);
}
