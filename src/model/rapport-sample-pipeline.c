/* rapport-sample-pipeline.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include "rapport-sample-private.h"

/* Opportunities with their way through the stages, registrations, leads and account lists. */

/**
 * Deal:
 * @close_on: when it was or will be decided
 * @opened_on: since when it is known
 * @expected_on: when it is said to be decided, or none for about that day
 * @won: how it is decided
 * @eur: its amount, 0 for not known
 */
typedef struct
{
  RapportDate close_on;
  RapportDate opened_on;
  RapportDate expected_on;
  gboolean    won;
  double      eur;
} Deal;

static RapportRecord *
get_open_stage (RapportSample *self,
                double         way)
{
  guint last = self->pipeline->len - 1;

  return self->pipeline->pdata[MIN (last, (guint) (CLAMP (way, 0, 1) * (last + 1)))];
}

/* The store itself notes the stage that a deal has now; these are the ones before. */
static void
add_changes (RapportSample *self,
             RapportRecord *opportunity,
             const Deal    *deal,
             double         end)
{
  RapportRecord *stage = NULL;
  RapportRecord *last = end < 1 ? get_open_stage (self, end) : NULL;

  for (double way = 0; way < end; way += 0.25)
    {
      RapportRecord *next = get_open_stage (self, way);

      if (next == last)
        return;
      if (next != stage)
        rapport_sample_add (self, RAPPORT_KIND_OPPORTUNITY_CHANGE, "opportunity", opportunity, "stage", next,
                            "since", deal->opened_on + (RapportDate) (way * (deal->close_on - deal->opened_on)), NULL);
      stage = next;
    }
}

/* The day on which an open deal came to its stage: quarters of the way, as in add_changes(). */
static RapportDate
get_stage_since (const Deal *deal,
                 double      way)
{
  double quarter = (int) (way * 4) / 4.0;

  return deal->opened_on + (RapportDate) (quarter * (deal->close_on - deal->opened_on));
}

static const char *
get_category (RapportSample *self,
              guint          n)
{
  static const char * const categories[] = { "new", "expansion", "new", "renewal", "services", "new", "expansion" };

  return categories[n % G_N_ELEMENTS (categories)];
}

static const char *
get_attribution (RapportSample *self,
                 guint          n)
{
  static const char * const attributions[] = { "sourced", "influenced", "sourced", "influenced", "sourced", "none" };

  return attributions[n % G_N_ELEMENTS (attributions)];
}

static RapportDate
get_expected_close (RapportSample *self,
                    const Deal    *deal)
{
  RapportDate guess = deal->close_on - 10 + (RapportDate) rapport_sample_pick (self, 20);
  RapportQuarter quarter;

  if (deal->expected_on != RAPPORT_DATE_NONE)
    return deal->expected_on;

  rapport_quarter_of_date (&quarter, &self->settings->fiscal, deal->close_on);

  return CLAMP (guess, quarter.start, quarter.end);
}

static void
add_opportunity (RapportSample      *self,
                 RapportSampleState *state,
                 const Deal         *deal)
{
  gboolean closed = deal->close_on <= self->today;
  double way = closed ? 1 : (double) (self->today - deal->opened_on) / (deal->close_on - deal->opened_on);
  RapportRecord *stage = !closed ? get_open_stage (self, way) : deal->won ? self->won : self->lost;
  guint n = ++self->n_opportunities;
  const char *customer = rapport_sample_customers[(n * 7 + state->position) % 50];
  const char *product = rapport_sample_pick_text (self, rapport_sample_products);
  g_autofree char *reference = g_strdup_printf ("OPP-%05u", n);
  g_autofree char *name = g_strdup_printf ("%s: %s", customer, product);
  RapportRecord *seller = state->contacts->pdata[MIN (2, state->contacts->len - 1)];
  gint64 amount = deal->eur > 0 ? rapport_sample_money (state, deal->eur, MIN (deal->close_on, self->today))
                                : RAPPORT_INSTANT_NONE;
  gboolean lost = closed && !deal->won;
  RapportRecord *opportunity;

  opportunity = rapport_sample_add (self, RAPPORT_KIND_OPPORTUNITY, "reference", reference, "partner", state->record,
                                    "name", name, "customer", customer, "product", product,
                                    "category", get_category (self, n), "owner", state->owner,
                                    "partner_owner", rapport_record_get_title (seller),
                                    "our_role", n % 2 == 0 ? "Licence and support" : "Demonstration and licence",
                                    "partner_role", n % 2 == 0 ? "Sale and delivery" : "Introduction and delivery",
                                    "stage", stage,
                                    "stage_since", closed ? deal->close_on : get_stage_since (deal, way),
                                    "attribution", get_attribution (self, n), "amount", amount,
                                    "currency", state->table->currency,
                                    "opened_on", deal->opened_on, "expected_close_on", get_expected_close (self, deal),
                                    "closed_on", closed ? deal->close_on : RAPPORT_DATE_NONE,
                                    NULL);
  if (lost)
    rapport_record_set_text (opportunity, "lost_reason", rapport_sample_pick_text (self, rapport_sample_lost_reasons));
  if (n % 3 == 0 || lost)
    rapport_record_set_text (opportunity, "competitor", rapport_sample_pick_text (self, rapport_sample_competitors));
  if (closed && (lost || n % 3 == 0))
    rapport_record_set_text (opportunity, "lesson", rapport_sample_pick_text (self, rapport_sample_lessons));
  if (!closed)
    rapport_record_set_text (opportunity, "next_step", rapport_sample_pick_text (self, rapport_sample_deal_steps));
  if (!closed && n % 5 == 0)
    rapport_record_set_integer (opportunity, "probability", 2000 + 1000 * rapport_sample_pick (self, 7));

  add_changes (self, opportunity, deal, way);
  g_ptr_array_add (state->opportunities, opportunity);
}

static void
add_deal (RapportSample      *self,
          RapportSampleState *state,
          RapportDate         close_on,
          gboolean            won,
          double              eur)
{
  Deal deal = { .close_on = close_on, .expected_on = RAPPORT_DATE_NONE, .won = won, .eur = eur };
  gboolean rich = state->table->depth == RAPPORT_SAMPLE_RICH;
  RapportDate opened_on = close_on - (rich ? 30 : 38) - (RapportDate) rapport_sample_pick (self, rich ? 70 : 90);

  deal.opened_on = MAX (opened_on, state->since + 1);
  if (deal.opened_on > self->today - 1)
    deal.opened_on = self->today - 1 - (int) rapport_sample_pick (self, 25);
  if (deal.opened_on >= deal.close_on || (close_on > self->today && g_str_equal (state->table->stage, "Former")))
    return;

  add_opportunity (self, state, &deal);
}

/* A larger one that was expected in the quarter before the one in which it is lost: what a good
 * pipeline is full of. While it is open its date is ahead, where the quarter has days left. */
static void
add_slipped_deal (RapportSample      *self,
                  RapportSampleState *state,
                  RapportDate         close_on,
                  guint               quarter,
                  double              eur)
{
  const RapportQuarter *before = &self->quarters[quarter - 1];
  RapportDate ahead = close_on > self->today ? self->today + 1 + (RapportDate) rapport_sample_pick (self, 10) : before->start;
  RapportDate expected_on = MAX (close_on - 91, ahead);
  RapportDate opened_on = before->start - 6 - (RapportDate) rapport_sample_pick (self, 45);
  Deal deal = { .close_on = close_on, .opened_on = opened_on, .won = FALSE, .eur = eur };

  deal.expected_on = CLAMP (expected_on, before->start, before->end);
  if (deal.opened_on > state->since)
    add_opportunity (self, state, &deal);
}

/* One more or less than usual, where that leaves any; the present quarter has the usual number. */
static int
count_won (RapportSample      *self,
           RapportSampleState *state,
           guint               quarter)
{
  int change = (int) rapport_sample_pick (self, 3) - 1;

  return state->table->deals < 2 || quarter == RAPPORT_SAMPLE_PRESENT ? state->table->deals : state->table->deals + change;
}

static int
count_lost (RapportSample      *self,
            RapportSampleState *state)
{
  int deals = state->table->deals;
  int tenths = deals * (130 - state->table->quality) / 8;

  return tenths / 10 + (rapport_sample_chance (self, tenths % 10 * 10) ? 1 : 0);
}

/* What was won in a quarter comes close to the attainment that the table asks for. The rich
 * partners win their first deal of the present one on its first day, so that no day of the year
 * finds it empty. */
static void
add_won_deals (RapportSample      *self,
               RapportSampleState *state,
               guint               quarter)
{
  int deals = count_won (self, state, quarter);
  double revenue = rapport_sample_target (state, quarter) * rapport_sample_attainment (self, state, quarter) / 100;
  gboolean early = state->table->depth == RAPPORT_SAMPLE_RICH && quarter == RAPPORT_SAMPLE_PRESENT;

  for (int i = 0; i < deals; i++)
    {
      double share = i == deals - 1 ? 1 : (0.7 + 0.06 * rapport_sample_pick (self, 11)) / (deals - i);
      double fraction = (i + 0.12 + 0.08 * rapport_sample_pick (self, 9)) / deals;
      RapportDate date = early && i == 0 ? self->quarters[quarter].start
                                         : rapport_sample_day_of (self, quarter, fraction);

      add_deal (self, state, date, TRUE, revenue * share);
      revenue -= revenue * share;
    }
}

static void
add_lost_deals (RapportSample      *self,
                RapportSampleState *state,
                guint               quarter)
{
  int lost = count_lost (self, state);
  double usual = rapport_sample_target (state, quarter) / MAX (1, state->table->deals);

  for (int i = 0; i < lost; i++)
    {
      double fraction = 0.1 + 0.08 * rapport_sample_pick (self, 11);
      double eur = usual * (0.05 + state->table->quality / 90.0) * (0.5 + 0.1 * rapport_sample_pick (self, 9));

      RapportDate date = rapport_sample_day_of (self, quarter, fraction);

      if (state->table->quality >= 60 && quarter > state->from)
        add_slipped_deal (self, state, date, quarter, eur * (1 + state->table->coverage / 25.0));
      else
        add_deal (self, state, date, FALSE, eur);
    }
}

/* What may close after the present quarter; now and then nobody knows yet for how much. */
static void
add_open_deals (RapportSample      *self,
                RapportSampleState *state)
{
  double amount = rapport_sample_target (state, RAPPORT_SAMPLE_NEXT) * state->table->coverage / 10;
  int deals = state->table->deals * 2 + 1;

  for (int i = 0; i < deals; i++)
    {
      double share = i == deals - 1 ? 1 : (0.8 + 0.05 * rapport_sample_pick (self, 9)) / (deals - i);
      double fraction = (i + 0.3) / deals;

      add_deal (self, state, rapport_sample_day_of (self, RAPPORT_SAMPLE_NEXT, fraction), TRUE, amount * share);
      amount -= amount * share;
    }
  if (state->position % 2 == 0)
    add_deal (self, state, rapport_sample_day_of (self, RAPPORT_SAMPLE_NEXT + 1, 0.3), TRUE, 0);
}

void
rapport_sample_add_pipeline (RapportSample *self)
{
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      if (state->table->deals == 0)
        continue;

      for (guint q = state->from; q <= RAPPORT_SAMPLE_PRESENT && state->table->last > 0; q++)
        {
          /* Whoever is not a partner any more neither wins nor loses. */
          if (g_str_equal (state->table->stage, "Former") && self->quarters[q].end > state->last)
            break;
          add_won_deals (self, state, q);
          add_lost_deals (self, state, q);
        }
      if (g_str_equal (state->table->stage, "Former"))
        continue;
      add_open_deals (self, state);
      if (state->table->quality >= 60 && state->table->last > 0)
        add_lost_deals (self, state, RAPPORT_SAMPLE_NEXT);
    }
}

static int
get_protection (RapportSampleState *state)
{
  for (guint i = 0; rapport_sample_tiers[i].name != NULL; i++)
    {
      if (g_strcmp0 (rapport_sample_tiers[i].name, state->table->tier) == 0)
        return rapport_sample_tiers[i].protection;
    }

  return rapport_sample_tiers[0].protection;
}

/* A deal of that partner that was opened in the quarter and is not registered yet. */
static RapportRecord *
find_unregistered (RapportSample      *self,
                   RapportSampleState *state,
                   guint               quarter,
                   GHashTable         *registered)
{
  for (guint i = 0; i < state->opportunities->len; i++)
    {
      RapportRecord *opportunity = state->opportunities->pdata[i];
      RapportDate opened = rapport_record_get_date (opportunity, "opened_on");

      if (opened >= self->quarters[quarter].start && opened <= self->quarters[quarter].end - 3 &&
          rapport_record_has (opportunity, "amount") && g_hash_table_add (registered, opportunity))
        return opportunity;
    }

  return NULL;
}

/* What became of a registration that was decided: @outcome is the luck of the draw. */
static const char *
get_registration_status (RapportSample *self,
                         RapportRecord *opportunity,
                         RapportDate    protected_until,
                         guint          outcome)
{
  const RapportId *stage = opportunity != NULL ? rapport_record_get_id (opportunity, "stage") : NULL;

  if (outcome == 0)
    return "rejected";
  if (stage != NULL && rapport_id_equal (stage, &self->won->id))
    return "won";
  if (stage != NULL && rapport_id_equal (stage, &self->lost->id))
    return "lost";

  return protected_until < self->today ? "expired" : "approved";
}

static void
add_registration (RapportSample      *self,
                  RapportSampleState *state,
                  guint               quarter,
                  RapportRecord      *opportunity)
{
  RapportDate submitted_on = opportunity != NULL ? rapport_record_get_date (opportunity, "opened_on") + 1
                                                 : rapport_sample_day_of (self, quarter, 0.45);
  int hours = 6 + (int) rapport_sample_pick (self, 30) + (100 - state->table->quality) / 2;
  RapportDate protected_until = submitted_on + 2 + get_protection (state);
  RapportInstant submitted = rapport_sample_instant (self, submitted_on, 9 * 60 + (int) rapport_sample_pick (self, 400));
  /* The one before the present day is still with us. */
  gboolean decided = submitted_on < self->today - 6;
  const char *status = "under review";
  g_autofree char *reference = NULL;

  if (submitted_on >= self->today || submitted_on > state->last)
    return;

  if (decided)
    status = get_registration_status (self, opportunity, protected_until, rapport_sample_pick (self, 8));
  reference = g_strdup_printf ("REG-%04u", ++self->n_registrations);
  rapport_sample_add (self, RAPPORT_KIND_REGISTRATION, "reference", reference, "partner", state->record,
                      "customer", opportunity != NULL ? rapport_record_get_text (opportunity, "customer")
                                                      : rapport_sample_pick_text (self, rapport_sample_customers),
                      "amount", opportunity != NULL ? rapport_record_get_integer (opportunity, "amount", 0)
                                                    : rapport_sample_money (state, 12000, submitted_on),
                      "currency", state->table->currency, "status", status, "submitted_at", submitted,
                      "decided_at", decided ? submitted + hours * 3600 : RAPPORT_INSTANT_NONE,
                      "protected_until", decided && !g_str_equal (status, "rejected") ? protected_until : RAPPORT_DATE_NONE,
                      "opportunity", opportunity, NULL);
}

/* One of each state that lasts only for days, so that every day of the year shows them. */
static void
add_fresh_registrations (RapportSample *self)
{
  static const char * const statuses[] = { "draft", "submitted", "under review", "approved", "rejected", "expired" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      RapportSampleState *state = &self->partners[i % 3];
      gboolean decided = i >= 3;
      RapportDate submitted_on = rapport_sample_workday (self->today - (decided ? 140 - 7 * (int) i : (int) i));
      RapportInstant submitted = rapport_sample_instant (self, submitted_on - 1, 14 * 60);
      g_autofree char *reference = g_strdup_printf ("REG-%04u", ++self->n_registrations);

      rapport_sample_add (self, RAPPORT_KIND_REGISTRATION, "reference", reference, "partner", state->record,
                          "customer", rapport_sample_customers[30 + i],
                          "amount", rapport_sample_money (state, 18000 + 2500 * i, submitted_on),
                          "currency", state->table->currency, "status", statuses[i],
                          "submitted_at", i == 0 ? RAPPORT_INSTANT_NONE : submitted,
                          "decided_at", decided ? submitted + 20 * 3600 : RAPPORT_INSTANT_NONE,
                          "protected_until", i == 5 ? self->today - 9 : i == 3 ? self->today + 40 : RAPPORT_DATE_NONE,
                          NULL);
    }
}

static void
add_leads (RapportSample      *self,
           RapportSampleState *state)
{
  static const char * const outcomes[] = { "Became a deal", "Met once, no need yet", "Passed to the service team", NULL };

  for (guint i = 0; i < state->opportunities->len; i += 4)
    {
      RapportRecord *opportunity = state->opportunities->pdata[i];
      gboolean sourced = g_strcmp0 (rapport_record_get_text (opportunity, "attribution"), "sourced") == 0;
      g_autofree char *title = g_strdup_printf ("Introduction to %s", rapport_record_get_text (opportunity, "customer"));

      rapport_sample_add (self, RAPPORT_KIND_LEAD, "partner", state->record, "title", title,
                          "direction", sourced ? "from partner" : "to partner",
                          "passed_on", rapport_record_get_date (opportunity, "opened_on") - 6,
                          "opportunity", i % 8 == 0 ? opportunity : NULL, "outcome", outcomes[i % 8 == 0 ? 0 : 1 + i % 3],
                          NULL);
    }
}

void
rapport_sample_add_registrations (RapportSample *self)
{
  g_autoptr(GHashTable) registered = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];
      guint each = state->table->depth == RAPPORT_SAMPLE_RICH ? 3 : 1;

      if (state->opportunities->len == 0 || state->table->depth < RAPPORT_SAMPLE_USUAL)
        continue;

      for (guint q = state->from; q <= RAPPORT_SAMPLE_PRESENT; q++)
        {
          for (guint n = 0; n < each; n++)
            add_registration (self, state, q, find_unregistered (self, state, q, registered));
        }
      add_leads (self, state);
    }
  add_fresh_registrations (self);
}

static void
add_account (RapportSample *self,
             RapportRecord *list,
             const char    *name,
             guint          status,
             gboolean       domain)
{
  static const char * const statuses[] = { "prospect", "open opportunity", "customer" };
  g_autofree char *plain = g_ascii_strdown (name, -1);
  g_autofree char *address = NULL;

  g_strcanon (plain, "abcdefghijklmnopqrstuvwxyz", '-');
  address = g_strdup_printf ("%s.example", plain);
  rapport_sample_add (self, RAPPORT_KIND_ACCOUNT, "list", list, "name", name, "status", statuses[status % 3],
                      "domain", domain ? address : NULL, NULL);
}

/* Spelt as the others write it: what matching has to see through. */
static char *
misspell (const char *name,
          guint       n)
{
  switch (n % 4)
    {
    case 0:
      return g_strdup_printf ("%s Ltd.", name);

    case 1:
      return g_utf8_strup (name, -1);

    case 2:
      return g_strdup_printf ("The %s Company", name);

    default:
      return g_strdup (name);
    }
}

/* Our customers once, and those of four partners, with a good part in both. */
void
rapport_sample_add_accounts (RapportSample *self)
{
  static const guint with[] = { 0, 1, 2, 13 };
  RapportRecord *list;

  list = rapport_sample_add (self, RAPPORT_KIND_ACCOUNT_LIST, "name", "Our customers and prospects",
                             "imported_on", self->today - 20, NULL);
  for (guint i = 0; i < 40; i++)
    add_account (self, list, rapport_sample_customers[i], i, i % 3 != 0);

  for (guint p = 0; p < G_N_ELEMENTS (with); p++)
    {
      RapportSampleState *state = &self->partners[with[p]];
      g_autofree char *name = g_strdup_printf ("Customers of %s", state->table->name);

      list = rapport_sample_add (self, RAPPORT_KIND_ACCOUNT_LIST, "partner", state->record, "name", name,
                                 "imported_on", self->today - 18 - (RapportDate) p, NULL);
      for (guint i = 0; i < 24; i++)
        {
          g_autofree char *spelt = misspell (rapport_sample_customers[(p * 9 + i * 2) % 50], i);

          add_account (self, list, spelt, i + p, i % 2 == 0);
        }
    }
}
