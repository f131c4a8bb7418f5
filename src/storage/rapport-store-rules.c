/* rapport-store-rules.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-store-rules"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-clock.h"
#include "rapport-store-private.h"

/* What a change brings with it: the history of stages and tiers, and the exchange rate that a
 * closed opportunity keeps. */

static gboolean
differs (const RapportRecord *record,
         const RapportRecord *stored,
         const char          *field)
{
  int position = rapport_kind_find_field (record->kind, field);

  return stored == NULL ? rapport_record_has_at (record, position) : !rapport_record_equal_at (record, stored, position);
}

static RapportDate
get_today (RapportStore *self)
{
  g_autofree char *name = NULL;
  g_autoptr(GTimeZone) zone = NULL;

  if (self->today != RAPPORT_DATE_NONE)
    return self->today;

  if (rapport_store_get_setting (self, "time_zone", &name, NULL) && name != NULL)
    zone = g_time_zone_new_identifier (name);
  self->today = rapport_clock_today (zone);

  return self->today;
}

void
rapport_store_forget_lookups (RapportStore *self)
{
  self->today = RAPPORT_DATE_NONE;
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->closed, g_hash_table_unref);
}

static void
remember_closed (RapportStore    *self,
                 const RapportId *stage,
                 gboolean         closed)
{
  if (self->closed == NULL)
    self->closed = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  g_hash_table_insert (self->closed, rapport_id_copy (stage), GINT_TO_POINTER (closed));
}

/* Whether an opportunity's stage is won or lost. */
static gboolean
is_closed (RapportStore         *self,
           const RapportRecord  *record,
           gboolean             *closed,
           GError              **error)
{
  const RapportId *id = rapport_record_get_id (record, "stage");
  g_autoptr(RapportRecord) stage = NULL;
  g_autoptr(GError) local_error = NULL;
  gpointer known;

  *closed = FALSE;
  if (id == NULL)
    return TRUE;

  if (self->closed != NULL && g_hash_table_lookup_extended (self->closed, id, NULL, &known))
    {
      *closed = GPOINTER_TO_INT (known);
      return TRUE;
    }

  stage = rapport_record_table_get (rapport_store_get_table (self, RAPPORT_KIND_PIPELINE_STAGE), id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *closed = stage != NULL && g_strcmp0 (rapport_record_get_text (stage, "state"), "open") != 0;
  remember_closed (self, id, *closed);

  return TRUE;
}

static void
add_rate_cb (gpointer data,
             gpointer user_data)
{
  const RapportRecord *rate = data;

  rapport_rates_add (user_data,
                     rapport_record_get_text (rate, "base"),
                     rapport_record_get_text (rate, "currency"),
                     rapport_record_get_date (rate, "date"),
                     rapport_record_get_integer (rate, "rate", 0));
}

RapportRates *
rapport_store_get_rates (RapportStore  *self,
                         GError       **error)
{
  g_autoptr(RapportRates) rates = NULL;
  gint64 version;

  if (!rapport_store_get_data_version (self, &version, error))
    return NULL;

  if (self->rates != NULL && self->rates_version == version)
    return self->rates;

  rates = rapport_rates_new ();
  if (!rapport_store_foreach (self, RAPPORT_KIND_RATE, add_rate_cb, rates, error))
    return NULL;

  rapport_store_forget_rates (self);
  self->rates = g_steal_pointer (&rates);
  self->rates_version = version;

  return self->rates;
}

void
rapport_store_forget_rates (RapportStore *self)
{
  g_clear_pointer (&self->rates, rapport_rates_unref);
}

/* (transfer none) */
static const char *
get_reporting_currency (RapportStore  *self,
                        GError       **error)
{
  if (self->currency != NULL)
    return self->currency;

  if (!rapport_store_get_setting (self, "currency", &self->currency, error))
    return NULL;

  if (self->currency == NULL)
    {
      g_autoptr(RapportSettings) defaults = rapport_settings_new ();

      self->currency = g_strdup (defaults->currency);
    }

  return self->currency;
}

static gboolean
keeps_rate (const RapportRecord *record,
            const RapportRecord *stored)
{
  return rapport_record_has (record, "rate") &&
         (stored == NULL ||
          differs (record, stored, "rate") ||
          (!differs (record, stored, "closed_on") && !differs (record, stored, "currency")));
}

/* A deal in the reporting currency needs no rate; one without a rate gets it when it is next
 * changed, and until then its amounts are reported as missing a rate. */
static gboolean
set_rate (RapportStore         *self,
          RapportRecord        *complete,
          const RapportRecord  *stored,
          GError              **error)
{
  const char *currency = rapport_record_get_text (complete, "currency");
  const char *reporting;
  RapportRates *rates;
  RapportDate rate_on;
  gint64 rate;

  if (keeps_rate (complete, stored))
    return TRUE;

  rapport_record_clear (complete, "rate");
  rapport_record_clear (complete, "rate_on");
  rapport_record_clear (complete, "rate_currency");
  if (currency == NULL || !rapport_record_has (complete, "closed_on"))
    return TRUE;

  if ((reporting = get_reporting_currency (self, error)) == NULL)
    return FALSE;
  if (g_str_equal (currency, reporting))
    return TRUE;

  if ((rates = rapport_store_get_rates (self, error)) == NULL)
    return FALSE;

  if (rapport_rates_find (rates, currency, reporting, rapport_record_get_date (complete, "closed_on"), &rate, &rate_on))
    {
      rapport_record_set_integer (complete, "rate", rate);
      rapport_record_set_date (complete, "rate_on", rate_on);
      rapport_record_set_text (complete, "rate_currency", reporting);
    }

  return TRUE;
}

/* Where the caller moved a record but left the date of the move before, that date is not its. */
static void
set_since (RapportRecord       *complete,
           const RapportRecord *stored,
           const char          *field,
           const char          *since_field,
           RapportDate          otherwise)
{
  if (stored == NULL || !differs (complete, stored, field) || !rapport_record_has (complete, field))
    return;

  if (!differs (complete, stored, since_field) || !rapport_record_has (complete, since_field))
    rapport_record_set_date (complete, since_field, otherwise);
}

static gboolean
complete_opportunity (RapportStore         *self,
                      RapportRecord        *complete,
                      const RapportRecord  *stored,
                      GError              **error)
{
  RapportDate closed_on = rapport_record_get_date (complete, "closed_on");
  gboolean closed;

  if (!is_closed (self, complete, &closed, error))
    return FALSE;

  if (stored != NULL && differs (complete, stored, "stage"))
    set_since (complete, stored, "stage", "stage_since",
               closed && closed_on != RAPPORT_DATE_NONE ? closed_on : get_today (self));

  if (closed)
    return set_rate (self, complete, stored, error);

  rapport_record_clear (complete, "rate");
  rapport_record_clear (complete, "rate_on");
  rapport_record_clear (complete, "rate_currency");

  return TRUE;
}

/* A partner is no branch of its own branch, and nobody manages the own manager. */
static gboolean
check_no_circle (RapportStore         *self,
                 const RapportRecord  *record,
                 const char           *field,
                 GError              **error)
{
  RapportRecordTable *table = rapport_store_get_table (self, record->kind);
  g_autoptr(RapportRecord) above = rapport_record_copy (record);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);

  while (above != NULL && rapport_record_has (above, field) && g_hash_table_add (seen, rapport_id_copy (&above->id)))
    {
      g_autoptr(RapportRecord) below = g_steal_pointer (&above);
      g_autoptr(GError) local_error = NULL;

      if (rapport_id_equal (rapport_record_get_id (below, field), &record->id))
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       /* Translators: a field such as "Parent", and a name */
                       _("%s: “%s” would stand above itself. Choose another one."),
                       _(rapport_kind_get_field (record->kind, field)->title), rapport_record_get_title (record));
          return FALSE;
        }

      above = rapport_record_table_get (table, rapport_record_get_id (below, field), &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
rapport_store_check_relations (RapportStore         *self,
                               const RapportRecord  *record,
                               const RapportRecord  *stored,
                               GError              **error)
{
  const char *field = record->kind == RAPPORT_KIND_PARTNER ? "parent"
                      : record->kind == RAPPORT_KIND_TEAM ? "manager" : NULL;

  if (field == NULL || !rapport_record_has (record, field) || !differs (record, stored, field))
    return TRUE;

  return check_no_circle (self, record, field, error);
}

RapportRecord *
rapport_store_complete (RapportStore         *self,
                        const RapportRecord  *record,
                        const RapportRecord  *stored,
                        GError              **error)
{
  g_autoptr(RapportRecord) complete = rapport_record_copy (record);

  if (record->kind == RAPPORT_KIND_PARTNER && stored != NULL)
    {
      RapportDate today = get_today (self);

      set_since (complete, stored, "stage", "stage_since", today);
      set_since (complete, stored, "tier", "tier_since", today);
    }
  else if (record->kind == RAPPORT_KIND_OPPORTUNITY &&
           !complete_opportunity (self, complete, stored, error))
    return NULL;

  return g_steal_pointer (&complete);
}

static gboolean
put_change (RapportStore         *self,
            RapportKind           kind,
            const RapportRecord  *record,
            const char           *owner_field,
            const char           *field,
            RapportDate           since,
            GError              **error)
{
  g_autoptr(RapportRecord) change = rapport_record_new (kind);

  rapport_record_set_id (change, owner_field, &record->id);
  rapport_record_set_id (change, field, rapport_record_get_id (record, field));
  rapport_record_set_date (change, "since", since != RAPPORT_DATE_NONE ? since : get_today (self));
  if (kind == RAPPORT_KIND_TIER_CHANGE)
    {
      rapport_record_set_text (change, "source", rapport_record_get_text (record, "tier_source"));
      rapport_record_set_text (change, "reason", rapport_record_get_text (record, "tier_reason"));
    }

  return rapport_store_put (self, change, error);
}

static gboolean
put_partner_history (RapportStore         *self,
                     const RapportRecord  *partner,
                     const RapportRecord  *stored,
                     GError              **error)
{
  if (rapport_record_has (partner, "stage") && differs (partner, stored, "stage") &&
      !put_change (self, RAPPORT_KIND_STAGE_CHANGE, partner, "partner", "stage",
                   rapport_record_get_date (partner, "stage_since"), error))
    return FALSE;

  if (rapport_record_has (partner, "tier") && differs (partner, stored, "tier") &&
      !put_change (self, RAPPORT_KIND_TIER_CHANGE, partner, "partner", "tier",
                   rapport_record_get_date (partner, "tier_since"), error))
    return FALSE;

  return TRUE;
}

static gboolean
put_opportunity_history (RapportStore         *self,
                         const RapportRecord  *opportunity,
                         const RapportRecord  *stored,
                         GError              **error)
{
  RapportDate since = rapport_record_get_date (opportunity, "stage_since");
  gboolean closed;

  if (!rapport_record_has (opportunity, "stage") || !differs (opportunity, stored, "stage"))
    return TRUE;

  if (!is_closed (self, opportunity, &closed, error))
    return FALSE;

  if (since == RAPPORT_DATE_NONE && closed)
    since = rapport_record_get_date (opportunity, "closed_on");

  return put_change (self, RAPPORT_KIND_OPPORTUNITY_CHANGE, opportunity, "opportunity", "stage", since, error);
}

gboolean
rapport_store_put_history (RapportStore         *self,
                           const RapportRecord  *record,
                           const RapportRecord  *stored,
                           GError              **error)
{
  if (record->kind == RAPPORT_KIND_PARTNER)
    return put_partner_history (self, record, stored, error);

  if (record->kind == RAPPORT_KIND_OPPORTUNITY)
    return put_opportunity_history (self, record, stored, error);

  return TRUE;
}
