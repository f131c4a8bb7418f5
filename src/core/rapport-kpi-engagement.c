/* rapport-kpi-engagement.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-kpi-private.h"

/* Meetings, contacts, cadence, and what was given before revenue came. */


static void
set_meetings (RapportReckoning *self)
{
  GPtrArray *meetings = self->facts->records[RAPPORT_KIND_MEETING];
  int held = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      RapportRecord *meeting = g_ptr_array_index (meetings, i);
      RapportDate day = rapport_reckoning_get_meeting_day (self, meeting);

      if (!rapport_reckoning_is_in_quarter (self, day))
        continue;
      held++;
      rapport_reckoning_note (self, RAPPORT_KPI_MEETINGS_HELD, RAPPORT_EVIDENCE_NUMERATOR, meeting, day, 1, 0);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_MEETINGS_HELD, held, 1, NULL);
}

static void
set_days_since_contact (RapportReckoning *self)
{
  const RapportContactDay *last;

  if (self->contacts->len == 0)
    {
      rapport_reckoning_set_missing (self, RAPPORT_KPI_DAYS_SINCE_CONTACT, _("No contact is recorded"));
      return;
    }

  last = &g_array_index (self->contacts, RapportContactDay, self->contacts->len - 1);
  rapport_reckoning_note (self, RAPPORT_KPI_DAYS_SINCE_CONTACT, RAPPORT_EVIDENCE_NUMERATOR,
                          last->record, last->date, self->as_of - last->date, 0);
  rapport_reckoning_set (self, RAPPORT_KPI_DAYS_SINCE_CONTACT, self->as_of - last->date, 1, NULL);
}

/* The first contact of an interval, NULL for none. @position moves on through the sorted days. */
static const RapportContactDay *
find_contact (const RapportReckoning *self,
              RapportDate             first,
              RapportDate             last,
              guint                  *position)
{
  while (*position < self->contacts->len)
    {
      const RapportContactDay *contact = &g_array_index (self->contacts, RapportContactDay, *position);

      if (contact->date > last)
        return NULL;
      (*position)++;
      if (contact->date >= first)
        return contact;
    }

  return NULL;
}

static void
set_cadence (RapportReckoning *self)
{
  int days = rapport_partner_get_cadence (self->programme, self->facts->partner);
  int kept = 0, intervals = 0;
  guint position = 0;

  for (RapportDate first = self->quarter.start; first + days - 1 <= self->until; first += days)
    {
      const RapportContactDay *contact = find_contact (self, first, first + days - 1, &position);

      intervals++;
      kept += contact != NULL ? 1 : 0;
      if (contact != NULL)
        rapport_reckoning_note (self, RAPPORT_KPI_CADENCE_KEPT, RAPPORT_EVIDENCE_BOTH,
                                contact->record, contact->date, 1, 1);
      else
        rapport_reckoning_note (self, RAPPORT_KPI_CADENCE_KEPT, RAPPORT_EVIDENCE_DENOMINATOR,
                                NULL, first + days - 1, 0, 1);
    }

  rapport_reckoning_set (self, RAPPORT_KPI_CADENCE_KEPT, kept, intervals,
                         _("No interval of the cadence is complete yet"));
}

void
rapport_reckoning_add_engagement (RapportReckoning *self)
{
  set_meetings (self);
  set_days_since_contact (self);
  set_cadence (self);
}

/* Whether nothing had been won in the twelve months before @day. */
static gboolean
is_before_revenue (const RapportReckoning *self,
                   RapportDate             day)
{
  RapportDate first = rapport_date_add_months (day, -12);

  for (guint i = 0; i < self->deals->len; i++)
    {
      if (rapport_reckoning_is_won_in (self, &g_array_index (self->deals, RapportDeal, i), first, day - 1, NULL))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  RapportDate first;
  double      before;
  double      all;
} Investment;

static void
add_gift (RapportReckoning *self,
          Investment       *investment,
          RapportRecord    *record,
          RapportDate       day,
          double            worth)
{
  gboolean before;

  if (day == RAPPORT_DATE_NONE || day < investment->first || day > self->as_of || worth <= 0)
    return;

  before = is_before_revenue (self, day);
  investment->all += worth;
  investment->before += before ? worth : 0;
  rapport_reckoning_note (self, RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE,
                          before ? RAPPORT_EVIDENCE_BOTH : RAPPORT_EVIDENCE_DENOMINATOR,
                          record, day, before ? worth : 0, worth);
}

static gboolean
has_funds (const RapportRecord *activity)
{
  return rapport_record_get_integer (activity, "spent", 0) > 0 ||
         rapport_record_get_integer (activity, "allocated", 0) > 0;
}

static double
get_worth (const RapportRecord *record)
{
  switch ((int) record->kind)
    {
    case RAPPORT_KIND_MEETING:
      return rapport_meeting_get_hours (record);

    case RAPPORT_KIND_TRAINING:
      return rapport_record_get_integer (record, "hours", RAPPORT_NUMBER_SCALE) / (double) RAPPORT_NUMBER_SCALE;

    case RAPPORT_KIND_ACTIVITY:
      return has_funds (record) ? 1 : 0;

    default:
      return 1;
    }
}

void
rapport_reckoning_add_investment (RapportReckoning *self)
{
  static const struct { RapportKind kind; const char *date; } gifts[] = {
    { RAPPORT_KIND_MEETING, NULL },
    { RAPPORT_KIND_TRAINING, "date" },
    { RAPPORT_KIND_ACTIVITY, "date" },
    { RAPPORT_KIND_PROJECT, "starts_on" },
  };
  Investment investment = { 0, };
  RapportQuarter first;

  rapport_quarter_add (&first, &self->programme->settings->fiscal, &self->quarter, -3);
  investment.first = first.start;
  for (guint i = 0; i < G_N_ELEMENTS (gifts); i++)
    {
      GPtrArray *records = self->facts->records[gifts[i].kind];

      for (guint j = 0; j < records->len; j++)
        {
          RapportRecord *record = g_ptr_array_index (records, j);
          RapportDate day = gifts[i].date != NULL ? rapport_record_get_date (record, gifts[i].date)
                                                  : rapport_reckoning_get_meeting_day (self, record);

          add_gift (self, &investment, record, day, get_worth (record));
        }
    }

  rapport_reckoning_set (self, RAPPORT_KPI_INVESTMENT_BEFORE_REVENUE, investment.before, investment.all,
                         _("Nothing given to the partner is recorded in the four quarters"));
}
