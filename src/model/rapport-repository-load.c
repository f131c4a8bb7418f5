/* rapport-repository-load.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-repository"

#include "config.h"

#include "rapport-repository-private.h"

#define N_QUARTERS 8

static gboolean
add_partner_cb (RapportFacts  *facts,
                gpointer       user_data,
                GError       **error)
{
  RapportRepositoryLoad *load = user_data;

  g_ptr_array_add (load->partners, rapport_record_ref (facts->partner));
  g_ptr_array_add (load->summaries, rapport_summary_compute (load->programme, facts));

  return TRUE;
}

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
  g_free (load->undo_label);
  g_free (load->redo_label);
  g_free (load);
}

/* The version is read first: what another process writes meanwhile is seen at the next look. */
RapportRepositoryLoad *
rapport_repository_load_new (RapportStore  *store,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr(RapportRepositoryLoad) load = g_new0 (RapportRepositoryLoad, 1);

  load->partners = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  load->summaries = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_summary_unref);

  if (!rapport_store_get_data_version (store, &load->data_version, error) ||
      (load->programme = rapport_store_load_programme (store, error)) == NULL ||
      !rapport_store_foreach_facts (store, add_partner_cb, load, cancellable, error) ||
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
