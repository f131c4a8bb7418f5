/* rapport-partner-history.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include "rapport-fold.h"
#include "rapport-kpi-private.h"

/* What a partner, an opportunity or an agreement was on a given day. */

/* The last row of @changes on or before @day; rows with the same day: the later in order wins. */
static const RapportRecord *
find_change (GPtrArray       *changes,
             const char      *owner_field,
             const RapportId *owner,
             RapportDate      day)
{
  const RapportRecord *found = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const RapportRecord *change = g_ptr_array_index (changes, i);
      const RapportId *id = rapport_record_get_id (change, owner_field);
      RapportDate since = rapport_record_get_date (change, "since");

      if (id == NULL || !rapport_id_equal (id, owner) || since == RAPPORT_DATE_NONE || since > day)
        continue;
      if (found == NULL || since >= rapport_record_get_date (found, "since"))
        found = change;
    }

  return found;
}

static RapportRecord *
lookup_relation (const RapportProgramme *programme,
                 const RapportRecord    *record,
                 const char             *field)
{
  const RapportId *id = rapport_record_get_id (record, field);

  return id != NULL ? rapport_programme_lookup (programme, id) : NULL;
}

static RapportRecord *
find_partner_relation_on (const RapportProgramme *programme,
                          const RapportFacts     *facts,
                          RapportKind             changes,
                          const char             *field,
                          RapportDate             day)
{
  const RapportRecord *change = find_change (facts->records[changes], "partner", &facts->partner->id, day);

  return lookup_relation (programme, change != NULL ? change : facts->partner, field);
}

RapportRecord *
rapport_partner_find_tier_on (const RapportProgramme *programme,
                              const RapportFacts     *facts,
                              RapportDate             day)
{
  return find_partner_relation_on (programme, facts, RAPPORT_KIND_TIER_CHANGE, "tier", day);
}

RapportRecord *
rapport_partner_find_stage_on (const RapportProgramme *programme,
                               const RapportFacts     *facts,
                               RapportDate             day)
{
  return find_partner_relation_on (programme, facts, RAPPORT_KIND_STAGE_CHANGE, "stage", day);
}

static gboolean
is_called (const RapportRecord *stage,
           const char          *name)
{
  g_autofree char *folded = rapport_fold_name (rapport_record_get_title (stage));

  return g_strcmp0 (folded, name) == 0;
}

static gboolean
stage_is_leaving (const RapportRecord *stage)
{
  return stage != NULL &&
         (rapport_record_get_boolean (stage, "former") || is_called (stage, "exiting") || is_called (stage, "former"));
}

/* Before the history of its stages begins, a partner that has left by now was still one: it left
 * on the day on which it came to its present stage. */
static gboolean
left_later (const RapportFacts *facts,
            RapportDate         day)
{
  RapportDate since = rapport_record_get_date (facts->partner, "stage_since");

  return since != RAPPORT_DATE_NONE && since > day;
}

gboolean
rapport_partner_is_leaving_on (const RapportProgramme *programme,
                               const RapportFacts     *facts,
                               RapportDate             day)
{
  GPtrArray *changes = facts->records[RAPPORT_KIND_STAGE_CHANGE];
  const RapportRecord *stage = rapport_partner_find_stage_on (programme, facts, day);

  if (!stage_is_leaving (stage))
    return FALSE;

  return find_change (changes, "partner", &facts->partner->id, day) != NULL || !left_later (facts, day);
}

gboolean
rapport_partner_is_former_on (const RapportProgramme *programme,
                              const RapportFacts     *facts,
                              RapportDate             day)
{
  const RapportRecord *stage = rapport_partner_find_stage_on (programme, facts, day);

  return rapport_partner_is_leaving_on (programme, facts, day) && !is_called (stage, "exiting");
}

/* The stage of a day is that of its history, else the present one where it is known to have been
 * there by then. */
RapportRecord *
rapport_opportunity_find_stage_on (const RapportProgramme *programme,
                                   const RapportFacts     *facts,
                                   const RapportRecord    *opportunity,
                                   RapportDate             day)
{
  const RapportRecord *change = find_change (facts->records[RAPPORT_KIND_OPPORTUNITY_CHANGE],
                                             "opportunity", &opportunity->id, day);
  RapportDate since = rapport_record_get_date (opportunity, "stage_since");

  if (since != RAPPORT_DATE_NONE && since <= day &&
      (change == NULL || since >= rapport_record_get_date (change, "since")))
    return lookup_relation (programme, opportunity, "stage");

  return change != NULL ? lookup_relation (programme, change, "stage") : NULL;
}

/**
 * rapport_opportunity_get_stage_on:
 *
 * Returns: (nullable): the name of the stage that @opportunity had on @day, %NULL before its
 *   history begins
 */
const char *
rapport_opportunity_get_stage_on (const RapportProgramme *programme,
                                  const RapportFacts     *facts,
                                  const RapportRecord    *opportunity,
                                  RapportDate             day)
{
  const RapportRecord *stage;

  g_return_val_if_fail (programme != NULL && facts != NULL && opportunity != NULL, NULL);

  stage = rapport_opportunity_find_stage_on (programme, facts, opportunity, day);

  return stage != NULL ? rapport_record_get_title (stage) : NULL;
}

/**
 * rapport_partner_get_cadence:
 *
 * Returns: days from contact to contact: the partner's own, else its tier's, else the workspace's
 */
int
rapport_partner_get_cadence (const RapportProgramme *programme,
                             const RapportRecord    *partner)
{
  const RapportRecord *tier;
  gint64 days;

  g_return_val_if_fail (programme != NULL && partner != NULL, 0);

  days = rapport_record_get_integer (partner, "cadence_days", 0);
  tier = lookup_relation (programme, partner, "tier");
  if (days <= 0 && tier != NULL)
    days = rapport_record_get_integer (tier, "cadence_days", 0);
  if (days <= 0)
    days = programme->settings->cadence_days;

  return CLAMP (days, 1, 3660);
}

/**
 * rapport_agreement_record_get_notice_deadline:
 *
 * Returns: the last day on which notice can be given, %RAPPORT_DATE_NONE without an end
 */
RapportDate
rapport_agreement_record_get_notice_deadline (const RapportRecord *agreement)
{
  RapportDate end;

  g_return_val_if_fail (agreement != NULL, RAPPORT_DATE_NONE);

  end = rapport_record_get_date (agreement, "ends_on");
  if (end == RAPPORT_DATE_NONE)
    return RAPPORT_DATE_NONE;

  return end - CLAMP (rapport_record_get_integer (agreement, "notice_days", 0), 0, 36600);
}

static RapportDate
get_begin (const RapportRecord *agreement)
{
  RapportDate begin = rapport_record_get_date (agreement, "effective_on");

  return begin != RAPPORT_DATE_NONE ? begin : rapport_record_get_date (agreement, "signed_on");
}

/**
 * rapport_agreement_record_is_in_force_on:
 *
 * One that renews itself goes on after its end; one that has since expired or been terminated was
 * in force until the end that it names.
 *
 * Returns: whether the agreement was in force on @day
 */
gboolean
rapport_agreement_record_is_in_force_on (const RapportRecord *agreement,
                                         RapportDate          day)
{
  const char *status;
  RapportDate begin, end;

  g_return_val_if_fail (agreement != NULL, FALSE);

  status = rapport_record_get_text (agreement, "status");
  begin = get_begin (agreement);
  end = rapport_record_get_date (agreement, "ends_on");
  if (begin != RAPPORT_DATE_NONE && begin > day)
    return FALSE;
  if (g_strcmp0 (status, "in force") == 0 || g_strcmp0 (status, "signed") == 0)
    return end == RAPPORT_DATE_NONE || end >= day || rapport_record_get_boolean (agreement, "auto_renew");
  if (g_strcmp0 (status, "expired") == 0 || g_strcmp0 (status, "terminated") == 0)
    return begin != RAPPORT_DATE_NONE && end != RAPPORT_DATE_NONE && end >= day;

  return FALSE;
}

static RapportDate
get_signature (const RapportRecord *agreement)
{
  const char *status = rapport_record_get_text (agreement, "status");
  RapportDate signed_on = rapport_record_get_date (agreement, "signed_on");

  /* An NDA opens the talks: it does not make a partner. */
  if (g_strcmp0 (rapport_record_get_text (agreement, "type"), "NDA") == 0 ||
      g_strcmp0 (status, "draft") == 0 || g_strcmp0 (status, "in review") == 0)
    return RAPPORT_DATE_NONE;

  return signed_on != RAPPORT_DATE_NONE ? signed_on : rapport_record_get_date (agreement, "effective_on");
}

RapportDate
rapport_partner_get_signed_on (const RapportFacts *facts,
                               RapportDate         as_of)
{
  GPtrArray *agreements = facts->records[RAPPORT_KIND_AGREEMENT];
  RapportDate first = RAPPORT_DATE_NONE, since;

  for (guint i = 0; i < agreements->len; i++)
    {
      RapportDate day = get_signature (g_ptr_array_index (agreements, i));

      if (day != RAPPORT_DATE_NONE && (first == RAPPORT_DATE_NONE || day < first))
        first = day;
    }

  since = rapport_record_get_date (facts->partner, "since");
  if (first == RAPPORT_DATE_NONE)
    first = since;

  return first != RAPPORT_DATE_NONE && first <= as_of ? first : RAPPORT_DATE_NONE;
}
