/* rapport-reckoning.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "rapport-kpi-private.h"

#define SECONDS_PER_DAY   86400
#define SECONDS_PER_HOUR  3600.0

static RapportDealState
get_state (const RapportProgramme *programme,
           const RapportRecord    *opportunity)
{
  const RapportId *id = rapport_record_get_id (opportunity, "stage");
  const RapportRecord *stage = id != NULL ? rapport_programme_lookup (programme, id) : NULL;
  const char *state = stage != NULL ? rapport_record_get_text (stage, "state") : NULL;

  if (g_strcmp0 (state, "won") == 0)
    return RAPPORT_DEAL_WON;
  if (g_strcmp0 (state, "lost") == 0)
    return RAPPORT_DEAL_LOST;

  return RAPPORT_DEAL_OPEN;
}

/* A won or lost deal without a close date was closed on the day on which it came to its stage. If
 * that is not known either, no day can be named: it is neither open nor counted in any quarter. */
static RapportDate
get_closed (const RapportFacts  *facts,
            const RapportRecord *opportunity,
            RapportDealState     state)
{
  GPtrArray *changes = facts->records[RAPPORT_KIND_OPPORTUNITY_CHANGE];
  const RapportId *stage = rapport_record_get_id (opportunity, "stage");
  RapportDate closed = rapport_record_get_date (opportunity, "closed_on");

  if (closed != RAPPORT_DATE_NONE || state == RAPPORT_DEAL_OPEN)
    return closed;

  for (guint i = 0; i < changes->len; i++)
    {
      const RapportRecord *change = g_ptr_array_index (changes, i);
      const RapportId *of = rapport_record_get_id (change, "opportunity");
      const RapportId *to = rapport_record_get_id (change, "stage");

      if (of != NULL && to != NULL && rapport_id_equal (of, &opportunity->id) && rapport_id_equal (to, stage))
        closed = MAX (closed, rapport_record_get_date (change, "since"));
    }

  return closed != RAPPORT_DATE_NONE ? closed : rapport_record_get_date (opportunity, "stage_since");
}

static RapportDate
get_created_day (const RapportProgramme *programme,
                 const RapportRecord    *record)
{
  return rapport_instant_get_date (record->created_at / G_USEC_PER_SEC, programme->settings->zone);
}

static void
resolve_deal (const RapportProgramme *programme,
              const RapportFacts     *facts,
              RapportRecord          *opportunity,
              RapportDeal            *deal)
{
  *deal = (RapportDeal) { .record = opportunity };
  deal->state = get_state (programme, opportunity);
  deal->closed = get_closed (facts, opportunity, deal->state);
  deal->opened = rapport_record_get_date (opportunity, "opened_on");
  if (deal->opened == RAPPORT_DATE_NONE)
    deal->opened = get_created_day (programme, opportunity);
  deal->has_amount = rapport_record_has (opportunity, "amount");
}

gboolean
rapport_deal_is_open_on (const RapportDeal *deal,
                         RapportDate        day)
{
  if (deal->opened > day)
    return FALSE;
  if (deal->closed == RAPPORT_DATE_NONE)
    return deal->state == RAPPORT_DEAL_OPEN;

  return deal->closed > day;
}

static int
compare_contact_days (gconstpointer a,
                      gconstpointer b)
{
  const RapportContactDay *one = a;
  const RapportContactDay *two = b;

  if (one->date != two->date)
    return one->date < two->date ? -1 : 1;

  return rapport_id_compare (&one->record->id, &two->record->id);
}

static void
collect_contacts (RapportReckoning *self)
{
  GPtrArray *interactions = self->facts->records[RAPPORT_KIND_INTERACTION];
  GPtrArray *meetings = self->facts->records[RAPPORT_KIND_MEETING];

  for (guint i = 0; i < interactions->len; i++)
    {
      RapportContactDay contact = { .record = g_ptr_array_index (interactions, i) };

      contact.date = rapport_reckoning_get_day (self, rapport_record_get_instant (contact.record, "at"));
      if (contact.date != RAPPORT_DATE_NONE && contact.date <= self->as_of)
        g_array_append_val (self->contacts, contact);
    }

  for (guint i = 0; i < meetings->len; i++)
    {
      RapportContactDay contact = { .record = g_ptr_array_index (meetings, i) };

      contact.date = rapport_reckoning_get_meeting_day (self, contact.record);
      if (contact.date != RAPPORT_DATE_NONE)
        g_array_append_val (self->contacts, contact);
    }

  g_array_sort (self->contacts, compare_contact_days);
}

/**
 * rapport_reckoning_init:
 * @self: what to fill, until rapport_reckoning_clear()
 * @card: (nullable): where figures and evidence go; %NULL where only sums are wanted
 */
void
rapport_reckoning_init (RapportReckoning       *self,
                        const RapportProgramme *programme,
                        const RapportFacts     *facts,
                        const RapportQuarter   *quarter,
                        RapportDate             as_of,
                        RapportScorecard       *card)
{
  GPtrArray *opportunities = facts->records[RAPPORT_KIND_OPPORTUNITY];

  *self = (RapportReckoning) {
    .programme = programme,
    .facts = facts,
    .quarter = *quarter,
    .as_of = as_of,
    .until = MIN (as_of, quarter->end),
    .currency = programme->settings->currency,
    .zone = programme->settings->zone,
    .card = card,
  };
  self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  self->missing = g_hash_table_new (g_str_hash, g_str_equal);
  self->missing_rates = g_ptr_array_new_with_free_func (g_free);
  self->contacts = g_array_new (FALSE, FALSE, sizeof (RapportContactDay));
  self->deals = g_array_sized_new (FALSE, FALSE, sizeof (RapportDeal), opportunities->len);
  g_array_set_size (self->deals, opportunities->len);
  for (guint i = 0; i < opportunities->len; i++)
    resolve_deal (programme, facts, g_ptr_array_index (opportunities, i),
                  &g_array_index (self->deals, RapportDeal, i));

  collect_contacts (self);
}

void
rapport_reckoning_clear (RapportReckoning *self)
{
  g_clear_pointer (&self->deals, g_array_unref);
  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->zones, g_hash_table_unref);
  g_clear_pointer (&self->missing, g_hash_table_unref);
  g_clear_pointer (&self->missing_rates, g_ptr_array_unref);
}

RapportDate
rapport_reckoning_get_day (const RapportReckoning *self,
                           RapportInstant          instant)
{
  return rapport_instant_get_date (instant, self->zone);
}

gboolean
rapport_reckoning_is_in_quarter (const RapportReckoning *self,
                                 RapportDate             day)
{
  return day != RAPPORT_DATE_NONE && day >= self->quarter.start && day <= self->until;
}

/* Keeps one copy of each sentence, in the order in which they turned up. */
static const char *
add_missing (RapportReckoning *self,
             char             *sentence)
{
  const char *known = g_hash_table_lookup (self->missing, sentence);

  if (known != NULL)
    {
      g_free (sentence);
      return known;
    }

  g_ptr_array_add (self->missing_rates, sentence);
  g_hash_table_insert (self->missing, sentence, sentence);

  return sentence;
}

/* Leaves @amount without a rate where there is none. */
static void
find_rate (RapportReckoning *self,
           gint64            minor,
           const char       *currency,
           RapportDate       day,
           RapportAmount    *amount)
{
  *amount = (RapportAmount) {
    .original = minor,
    .currency = g_intern_string (currency != NULL ? currency : self->currency),
    .rate_date = RAPPORT_DATE_NONE,
  };
  if (rapport_rates_find (self->programme->rates, amount->currency, self->currency, day,
                          &amount->rate, &amount->rate_date) &&
      !rapport_rates_convert (self->programme->rates, minor, amount->currency, self->currency, day,
                              &amount->converted, NULL))
    amount->missing = _("An amount is too large to be converted: correct it");
}

static void
name_missing_rate (RapportReckoning *self,
                   RapportDate       day,
                   RapportAmount    *amount)
{
  g_autofree char *date = rapport_date_to_string (day);

  amount->missing = add_missing (self, g_strdup_printf (
    /* Translators: two currencies and a date */
    _("No rate from %s to %s on or before %s, within seven days: import rates"),
    amount->currency, self->currency, date));
}

/**
 * rapport_reckoning_convert:
 * @currency: (nullable): of @minor; %NULL: the reporting currency
 * @amount: (out): the amount, with its rate or with what is missing
 *
 * Returns: whether there is a rate
 */
gboolean
rapport_reckoning_convert (RapportReckoning *self,
                           gint64            minor,
                           const char       *currency,
                           RapportDate       day,
                           RapportAmount    *amount)
{
  find_rate (self, minor, currency, day, amount);
  if (amount->missing == NULL && amount->rate == 0)
    name_missing_rate (self, day, amount);

  return amount->missing == NULL;
}

/* A closed deal keeps the rate of its closing, so that rates corrected later do not move it. Where
 * they were not corrected, they have digits that the kept rate was too short for. */
static gboolean
use_kept_rate (RapportReckoning *self,
               RapportDeal      *deal)
{
  gint64 rate = rapport_record_get_integer (deal->record, "rate", 0);
  RapportDate date = rapport_record_get_date (deal->record, "rate_on");
  const char *to = rapport_record_get_text (deal->record, "rate_currency");

  if (rate <= 0 || date == RAPPORT_DATE_NONE || g_strcmp0 (to, self->currency) != 0 ||
      deal->amount.currency == NULL || strcmp (deal->amount.currency, self->currency) == 0)
    return FALSE;
  if (deal->amount.missing == NULL && deal->amount.rate == rate && deal->amount.rate_date == date)
    return TRUE;
  if (!rapport_money_convert (deal->amount.original, deal->amount.currency, self->currency, rate,
                              &deal->amount.converted))
    return FALSE;

  deal->amount.rate = rate;
  deal->amount.rate_date = date;
  deal->amount.missing = NULL;

  return TRUE;
}

gboolean
rapport_reckoning_convert_deal (RapportReckoning *self,
                                RapportDeal      *deal)
{
  const char *currency = rapport_record_get_text (deal->record, "currency");

  if (!deal->is_converted)
    {
      deal->is_converted = TRUE;
      find_rate (self, rapport_record_get_integer (deal->record, "amount", 0), currency, deal->closed, &deal->amount);
      if (!use_kept_rate (self, deal) && deal->amount.missing == NULL && deal->amount.rate == 0)
        name_missing_rate (self, deal->closed, &deal->amount);
    }

  return deal->amount.missing == NULL;
}

gboolean
rapport_reckoning_is_won_in (const RapportReckoning *self,
                             const RapportDeal      *deal,
                             RapportDate             first,
                             RapportDate             last,
                             const char             *attribution)
{
  if (deal->state != RAPPORT_DEAL_WON || deal->closed == RAPPORT_DATE_NONE ||
      deal->closed < first || deal->closed > MIN (last, self->as_of))
    return FALSE;

  return attribution == NULL ||
         g_strcmp0 (rapport_record_get_text (deal->record, "attribution"), attribution) == 0;
}

void
rapport_reckoning_sum_won (RapportReckoning *self,
                           RapportDate       first,
                           RapportDate       last,
                           const char       *attribution,
                           RapportSum       *sum)
{
  *sum = (RapportSum) { 0, };

  for (guint i = 0; i < self->deals->len; i++)
    {
      RapportDeal *deal = &g_array_index (self->deals, RapportDeal, i);

      if (!rapport_reckoning_is_won_in (self, deal, first, last, attribution))
        continue;
      sum->count++;
      if (!deal->has_amount)
        continue;
      if (!rapport_reckoning_convert_deal (self, deal))
        sum->missing = deal->amount.missing;
      else if (__builtin_add_overflow (sum->total, deal->amount.converted, &sum->total))
        sum->missing = _("The amounts are too large to be added: correct them");
    }
}

RapportDate
rapport_reckoning_find_first_win (const RapportReckoning *self,
                                  RapportDate             from)
{
  RapportDate first = RAPPORT_DATE_NONE;

  for (guint i = 0; i < self->deals->len; i++)
    {
      const RapportDeal *deal = &g_array_index (self->deals, RapportDeal, i);

      if (rapport_reckoning_is_won_in (self, deal, from, self->as_of, NULL) &&
          (first == RAPPORT_DATE_NONE || deal->closed < first))
        first = deal->closed;
    }

  return first;
}

static GTimeZone *
find_zone (RapportReckoning *self,
           const char       *identifier)
{
  GTimeZone *zone;

  if (identifier == NULL || g_strcmp0 (identifier, self->programme->settings->time_zone) == 0)
    return NULL;

  zone = g_hash_table_lookup (self->zones, identifier);
  if (zone == NULL)
    {
      zone = g_time_zone_new_identifier (identifier);
      if (zone == NULL)
        zone = g_time_zone_ref (self->zone);
      g_hash_table_insert (self->zones, g_strdup (identifier), zone);
    }

  return zone;
}

/* The day in the workspace's zone of a local time in the meeting's own. */
static RapportDate
get_local_day (RapportReckoning    *self,
               const RapportRecord *meeting,
               const char          *field)
{
  RapportInstant local = rapport_record_get_instant (meeting, field);
  GTimeZone *zone = find_zone (self, rapport_record_get_text (meeting, "time_zone"));

  if (local == RAPPORT_INSTANT_NONE)
    return RAPPORT_DATE_NONE;
  if (zone != NULL && !rapport_record_get_boolean (meeting, "all_day"))
    local = rapport_instant_to_local (rapport_instant_from_local (local, zone), self->zone);

  return local >= 0 ? local / SECONDS_PER_DAY : -((-local + SECONDS_PER_DAY - 1) / SECONDS_PER_DAY);
}

RapportDate
rapport_reckoning_get_meeting_day (RapportReckoning    *self,
                                   const RapportRecord *meeting)
{
  const char *status = rapport_record_get_text (meeting, "status");
  RapportDate start = get_local_day (self, meeting, "starts_at");
  RapportDate end = get_local_day (self, meeting, "ends_at");

  if (start == RAPPORT_DATE_NONE || start > self->as_of)
    return RAPPORT_DATE_NONE;
  if (g_strcmp0 (status, "held") == 0)
    return start;
  if (status != NULL && strcmp (status, "planned") != 0)
    return RAPPORT_DATE_NONE;

  return MAX (start, end) <= self->as_of ? start : RAPPORT_DATE_NONE;
}

/* Without an end a meeting counts one hour; a whole day counts as a working day of eight. */
double
rapport_meeting_get_hours (const RapportRecord *meeting)
{
  RapportInstant start = rapport_record_get_instant (meeting, "starts_at");
  RapportInstant end = rapport_record_get_instant (meeting, "ends_at");

  if (rapport_record_get_boolean (meeting, "all_day"))
    return 8;
  if (start == RAPPORT_INSTANT_NONE || end == RAPPORT_INSTANT_NONE || end <= start)
    return 1;

  return (end - start) / SECONDS_PER_HOUR;
}

RapportDate
rapport_reckoning_get_first_day (const RapportReckoning *self)
{
  RapportDate first = rapport_record_get_date (self->facts->partner, "since");

  if (first != RAPPORT_DATE_NONE)
    return first;

  first = get_created_day (self->programme, self->facts->partner);
  if (self->contacts->len > 0)
    first = MIN (first, g_array_index (self->contacts, RapportContactDay, 0).date);
  for (guint i = 0; i < self->deals->len; i++)
    {
      const RapportDeal *deal = &g_array_index (self->deals, RapportDeal, i);

      first = MIN (first, deal->opened);
      if (deal->closed != RAPPORT_DATE_NONE)
        first = MIN (first, deal->closed);
    }

  return first;
}

/**
 * rapport_opportunity_is_open_on:
 *
 * Returns: whether @opportunity was opened on or before @day and not closed on or before it
 */
gboolean
rapport_opportunity_is_open_on (const RapportProgramme *programme,
                                const RapportFacts     *facts,
                                const RapportRecord    *opportunity,
                                RapportDate             day)
{
  RapportDeal deal;

  g_return_val_if_fail (programme != NULL && facts != NULL && opportunity != NULL, FALSE);

  resolve_deal (programme, facts, (RapportRecord *) opportunity, &deal);

  return rapport_deal_is_open_on (&deal, day);
}

/**
 * rapport_opportunity_get_state:
 *
 * Returns: "won", "lost" or "open", by the stage that @opportunity has now
 */
const char *
rapport_opportunity_get_state (const RapportProgramme *programme,
                               const RapportRecord    *opportunity)
{
  static const char * const names[] = { "open", "won", "lost" };

  g_return_val_if_fail (programme != NULL && opportunity != NULL, NULL);

  return names[get_state (programme, opportunity)];
}

/**
 * rapport_partner_get_last_contact:
 *
 * Returns: the day of the last interaction or meeting by @as_of, or %RAPPORT_DATE_NONE
 */
RapportDate
rapport_partner_get_last_contact (const RapportProgramme *programme,
                                  const RapportFacts     *facts,
                                  RapportDate             as_of)
{
  RapportReckoning reckoning;
  RapportQuarter quarter;
  RapportDate last = RAPPORT_DATE_NONE;

  g_return_val_if_fail (programme != NULL && facts != NULL, RAPPORT_DATE_NONE);

  rapport_quarter_of_date (&quarter, &programme->settings->fiscal, as_of);
  rapport_reckoning_init (&reckoning, programme, facts, &quarter, as_of, NULL);
  if (reckoning.contacts->len > 0)
    last = g_array_index (reckoning.contacts, RapportContactDay, reckoning.contacts->len - 1).date;
  rapport_reckoning_clear (&reckoning);

  return last;
}
