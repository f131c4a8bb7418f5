/* rapport-seed.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-seed"

#include "config.h"

#include "rapport-store-private.h"

/* What every workspace starts with. The ids are derived from the kind and the name, so that two
 * workspaces have the same rows. */

typedef struct
{
  const char *name;
  const char *phase;
  int         expected_days;
  gboolean    hidden;
  gboolean    former;
} Stage;

static const Stage stages[] = {
  { "Prospect", "initiation", 30 },
  { "Qualifying", "initiation", 30 },
  { "Negotiating", "development", 60 },
  { "Onboarding", "development", 90 },
  { "Active", "growth", 365 },
  { "Mature", "maturity", 730 },
  { "Under review", "maturity", 60 },
  { "Exiting", "maturity", 90, TRUE },
  { "Former", NULL, 0, TRUE, TRUE },
};

typedef struct
{
  const char *name;
  int         cadence_days;
  int         protection_days;
} Tier;

static const Tier tiers[] = {
  { "Registered", 180, 30 },
  { "Silver", 90, 60 },
  { "Gold", 30, 90 },
  { "Platinum", 30, 120 },
  { "Strategic", 30, 120 },
};

typedef struct
{
  const char *name;
  const char *state;
  int         probability;
} PipelineStage;

static const PipelineStage pipeline_stages[] = {
  { "Open", "open", 2000 },
  { "Prospecting", "open", 1000 },
  { "Qualified", "open", 2500 },
  { "Proposal", "open", 5000 },
  { "Negotiation", "open", 7500 },
  { "Won", "won", 10000 },
  { "Lost", "lost", 0 },
};

static RapportRecord *
make_record (RapportKind  kind,
             const char  *name,
             guint        position)
{
  RapportRecord *record = rapport_record_new (kind);
  g_autofree char *key = g_strconcat ("seed\n", rapport_kind_get_info (kind)->table, "\n", name, NULL);

  rapport_id_derive (&record->id, NULL, key);
  rapport_record_set_text (record, "name", name);
  rapport_record_set_integer (record, "position", position);

  return record;
}

static gboolean
put_stages (RapportStore  *store,
            GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr(RapportRecord) record = make_record (RAPPORT_KIND_STAGE, stages[i].name, i);

      rapport_record_set_text (record, "phase", stages[i].phase);
      if (stages[i].expected_days > 0)
        rapport_record_set_integer (record, "expected_days", stages[i].expected_days);
      rapport_record_set_integer (record, "hidden", stages[i].hidden);
      rapport_record_set_integer (record, "former", stages[i].former);
      if (!rapport_store_put (store, record, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_tiers (RapportStore  *store,
           GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      g_autoptr(RapportRecord) record = make_record (RAPPORT_KIND_TIER, tiers[i].name, i);

      rapport_record_set_integer (record, "cadence_days", tiers[i].cadence_days);
      rapport_record_set_integer (record, "protection_days", tiers[i].protection_days);
      if (!rapport_store_put (store, record, error))
        return FALSE;
    }

  return TRUE;
}

/* The borders of quarters must not move with a laptop that travels, so the workspace keeps the time
 * zone that it was made in until somebody changes it. */
static gboolean
put_time_zone (RapportStore  *self,
               GError       **error)
{
  g_autoptr(RapportSettings) settings = rapport_settings_new ();

  return rapport_store_put_setting (self, "time_zone", settings->time_zone, error);
}

gboolean
rapport_store_put_seed (RapportStore  *self,
                        GError       **error)
{
  if (!put_stages (self, error) || !put_tiers (self, error) || !put_time_zone (self, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pipeline_stages); i++)
    {
      g_autoptr(RapportRecord) record = make_record (RAPPORT_KIND_PIPELINE_STAGE, pipeline_stages[i].name, i);

      rapport_record_set_text (record, "state", pipeline_stages[i].state);
      rapport_record_set_integer (record, "probability", pipeline_stages[i].probability);
      if (!rapport_store_put (self, record, error))
        return FALSE;
    }

  return TRUE;
}
