/* rapport-facts.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-facts"

#include "config.h"

#include "rapport-facts.h"

static void
make_records (GPtrArray  **records,
              GHashTable **by_id)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    records[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  *by_id = g_hash_table_new (rapport_id_hash, rapport_id_equal);
}

static void
free_records (GPtrArray  **records,
              GHashTable  *by_id)
{
  g_hash_table_unref (by_id);
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    g_ptr_array_unref (records[kind]);
}

/* The key lives in the record, which the array keeps. */
static void
add_record (GPtrArray     **records,
            GHashTable     *by_id,
            RapportRecord  *record)
{
  g_ptr_array_add (records[record->kind], rapport_record_ref (record));
  g_hash_table_insert (by_id, &record->id, record);
}

/**
 * rapport_programme_new:
 * @settings: (transfer none): the workspace's settings
 * @rates: (transfer none): its exchange rates
 * @today: the day on which the figures are asked for
 *
 * Returns: (transfer full): a programme without records
 */
RapportProgramme *
rapport_programme_new (RapportSettings *settings,
                       RapportRates    *rates,
                       RapportDate      today)
{
  RapportProgramme *self;

  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (rates != NULL, NULL);
  g_return_val_if_fail (today != RAPPORT_DATE_NONE, NULL);

  self = g_new0 (RapportProgramme, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->settings = rapport_settings_ref (settings);
  self->rates = rapport_rates_ref (rates);
  self->today = today;
  make_records (self->records, &self->by_id);
  self->partner_names = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, g_free);

  return self;
}

RapportProgramme *
rapport_programme_ref (RapportProgramme *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
rapport_programme_unref (RapportProgramme *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->partner_names);
  free_records (self->records, self->by_id);
  rapport_rates_unref (self->rates);
  rapport_settings_unref (self->settings);
  g_free (self);
}

/**
 * rapport_programme_add:
 * @record: (transfer none): a record that belongs to no single partner
 */
void
rapport_programme_add (RapportProgramme *self,
                       RapportRecord    *record)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (record != NULL);

  add_record (self->records, self->by_id, record);
}

void
rapport_programme_add_partner_name (RapportProgramme *self,
                                    const RapportId  *id,
                                    const char       *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);
  g_return_if_fail (name != NULL);

  g_hash_table_insert (self->partner_names, rapport_id_copy (id), g_strdup (name));
}

/**
 * rapport_programme_lookup:
 * @id: (nullable): an identifier
 *
 * Returns: (transfer none) (nullable): the record of the programme with that id
 */
RapportRecord *
rapport_programme_lookup (const RapportProgramme *self,
                          const RapportId        *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * rapport_programme_get_title:
 * @id: (nullable): an identifier
 *
 * Returns: (transfer none) (nullable): what that record is called
 */
const char *
rapport_programme_get_title (const RapportProgramme *self,
                             const RapportId        *id)
{
  const RapportRecord *record = rapport_programme_lookup (self, id);

  return record != NULL ? rapport_record_get_title (record) : NULL;
}

/**
 * rapport_programme_get_partner_name:
 * @id: (nullable): an identifier
 *
 * Returns: (transfer none) (nullable): the name of that partner
 */
const char *
rapport_programme_get_partner_name (const RapportProgramme *self,
                                    const RapportId        *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (self->partner_names, id) : NULL;
}

/**
 * rapport_facts_new:
 * @partner: (transfer none): a record of kind %RAPPORT_KIND_PARTNER
 *
 * Returns: (transfer full): facts about @partner, without further records
 */
RapportFacts *
rapport_facts_new (RapportRecord *partner)
{
  RapportFacts *self;

  g_return_val_if_fail (partner != NULL && partner->kind == RAPPORT_KIND_PARTNER, NULL);

  self = g_new0 (RapportFacts, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->partner = rapport_record_ref (partner);
  make_records (self->records, &self->by_id);

  return self;
}

RapportFacts *
rapport_facts_ref (RapportFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
rapport_facts_unref (RapportFacts *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  free_records (self->records, self->by_id);
  rapport_record_unref (self->partner);
  g_free (self);
}

/**
 * rapport_facts_add:
 * @record: (transfer none): a record of the partner; records of a kind keep the order in which
 *   they are added
 */
void
rapport_facts_add (RapportFacts  *self,
                   RapportRecord *record)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (record != NULL);

  add_record (self->records, self->by_id, record);
}

/**
 * rapport_facts_lookup:
 * @id: (nullable): an identifier
 *
 * Returns: (transfer none) (nullable): the partner or the record of the partner with that id
 */
RapportRecord *
rapport_facts_lookup (const RapportFacts *self,
                      const RapportId    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (id == NULL)
    return NULL;
  if (rapport_id_equal (id, &self->partner->id))
    return self->partner;

  return g_hash_table_lookup (self->by_id, id);
}
