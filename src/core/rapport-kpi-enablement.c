/* rapport-kpi-enablement.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "rapport-fold.h"
#include "rapport-kpi-private.h"

/* Certificates against requirements, and marketing development funds. */

/* A requirement without a tier, or without a type, is one of all tiers, or types. */
static gboolean
requirement_applies (const RapportReckoning *self,
                     const RapportRecord    *requirement,
                     const RapportRecord    *tier)
{
  const RapportId *required_tier = rapport_record_get_id (requirement, "tier");
  const char *type = rapport_record_get_text (requirement, "type");

  if (required_tier != NULL && (tier == NULL || !rapport_id_equal (required_tier, &tier->id)))
    return FALSE;

  return type == NULL || g_strv_contains (rapport_record_get_list (self->facts->partner, "types"), type);
}

static gboolean
is_current (const RapportRecord *certificate,
            RapportDate          day)
{
  RapportDate issued = rapport_record_get_date (certificate, "issued_on");
  RapportDate expires = rapport_record_get_date (certificate, "expires_on");

  return (issued == RAPPORT_DATE_NONE || issued <= day) && (expires == RAPPORT_DATE_NONE || expires >= day);
}

/* A person who renewed before the old certificate ran out holds one, not two. Certificates without
 * a person are counted one by one. */
static int
count_held (RapportReckoning    *self,
            const RapportRecord *requirement,
            gint64               required)
{
  g_autoptr(GHashTable) holders = g_hash_table_new (rapport_id_hash, rapport_id_equal);
  g_autofree char *wanted = rapport_fold_name (rapport_record_get_text (requirement, "certification"));
  GPtrArray *certificates = self->facts->records[RAPPORT_KIND_CERTIFICATION];
  int held = 0;

  for (guint i = 0; i < certificates->len && held < required; i++)
    {
      RapportRecord *certificate = g_ptr_array_index (certificates, i);
      g_autofree char *name = rapport_fold_name (rapport_record_get_text (certificate, "certification"));
      const RapportId *contact = rapport_record_get_id (certificate, "contact");

      if (strcmp (name, wanted) != 0 || !is_current (certificate, self->as_of) ||
          (contact != NULL && !g_hash_table_add (holders, (gpointer) contact)))
        continue;

      held++;
      rapport_reckoning_note (self, RAPPORT_KPI_CERTIFICATION_COVERAGE, RAPPORT_EVIDENCE_NUMERATOR,
                              certificate, rapport_record_get_date (certificate, "issued_on"), 1, 0);
    }

  return held;
}

static void
set_coverage (RapportReckoning *self)
{
  GPtrArray *requirements = self->programme->records[RAPPORT_KIND_REQUIREMENT];
  const RapportRecord *tier = rapport_partner_find_tier_on (self->programme, self->facts, self->as_of);
  double held = 0, required = 0;

  for (guint i = 0; i < requirements->len; i++)
    {
      RapportRecord *requirement = g_ptr_array_index (requirements, i);
      gint64 count = rapport_record_get_integer (requirement, "count", 0);

      if (count <= 0 || rapport_record_get_text (requirement, "certification") == NULL ||
          !requirement_applies (self, requirement, tier))
        continue;

      required += count;
      held += count_held (self, requirement, count);
      rapport_reckoning_note (self, RAPPORT_KPI_CERTIFICATION_COVERAGE, RAPPORT_EVIDENCE_DENOMINATOR,
                              requirement, self->as_of, 0, count);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_CERTIFICATION_COVERAGE, held, required,
                         _("No certification is required of the partner's tier and types"));
}

typedef struct
{
  double      allocated;
  double      spent;
  double      revenue;
  const char *missing;
} Funds;

static gboolean
convert_field (RapportReckoning    *self,
               const RapportRecord *activity,
               const char          *field,
               RapportDate          day,
               RapportAmount       *amount,
               Funds               *funds)
{
  *amount = (RapportAmount) { 0, };
  if (!rapport_record_has (activity, field))
    return TRUE;

  if (!rapport_reckoning_convert (self, rapport_record_get_integer (activity, field, 0),
                                  rapport_record_get_text (activity, "currency"), day, amount))
    {
      funds->missing = amount->missing;
      return FALSE;
    }

  return TRUE;
}

static void
add_activity (RapportReckoning *self,
              RapportRecord    *activity,
              RapportDate       day,
              Funds            *funds)
{
  RapportAmount allocated, spent, revenue;

  if (!convert_field (self, activity, "allocated", day, &allocated, funds) ||
      !convert_field (self, activity, "spent", day, &spent, funds) ||
      !convert_field (self, activity, "revenue", day, &revenue, funds))
    return;

  funds->allocated += allocated.converted;
  funds->spent += spent.converted;
  funds->revenue += revenue.converted;
  if (allocated.converted != 0 || spent.converted != 0)
    rapport_reckoning_note_amount (self, RAPPORT_KPI_MDF_UTILISATION, RAPPORT_EVIDENCE_BOTH, activity, day,
                                   spent.converted, allocated.converted, &spent);
  if (revenue.converted != 0 || spent.converted != 0)
    rapport_reckoning_note_amount (self, RAPPORT_KPI_MDF_RETURN, RAPPORT_EVIDENCE_BOTH, activity, day,
                                   revenue.converted, spent.converted, &revenue);
}

static void
set_funds (RapportReckoning *self)
{
  GPtrArray *activities = self->facts->records[RAPPORT_KIND_ACTIVITY];
  Funds funds = { 0, };

  for (guint i = 0; i < activities->len; i++)
    {
      RapportRecord *activity = g_ptr_array_index (activities, i);
      RapportDate day = rapport_record_get_date (activity, "date");

      if (rapport_reckoning_is_in_quarter (self, day))
        add_activity (self, activity, day, &funds);
    }

  if (funds.missing != NULL || funds.allocated == 0)
    rapport_reckoning_set_missing (self, RAPPORT_KPI_MDF_UTILISATION,
                                   funds.missing != NULL ? funds.missing
                                   : _("No marketing development funds were allocated in this quarter"));
  else
    rapport_reckoning_set (self, RAPPORT_KPI_MDF_UTILISATION, funds.spent, funds.allocated, NULL);

  if (funds.missing != NULL || funds.spent == 0)
    rapport_reckoning_set_missing (self, RAPPORT_KPI_MDF_RETURN,
                                   funds.missing != NULL ? funds.missing
                                   : _("No marketing development funds were spent in this quarter"));
  else
    rapport_reckoning_set (self, RAPPORT_KPI_MDF_RETURN, funds.revenue, funds.spent, NULL);
}

void
rapport_reckoning_add_enablement (RapportReckoning *self)
{
  set_coverage (self);
  set_funds (self);
}
