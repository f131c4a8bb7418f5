/* test-import-deals.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-history.h"
#include "rapport-test-import.h"

/* Opportunities: stages, closing, amounts and shares. */

#define HEADER "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
#define PIPELINE HEADER \
  "1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2016-10-20,2017-03-01,1054\n" \
  "Z063OYW0,Darcel Schlecht,GTXPro,Isdom,Won,2016-10-25,2017-03-11,4514\n" \
  "HAXMC4IX,James Ascencio,MG Advanced,,Engaging,2016-11-03,,\n" \
  "MV1LWRNH,Moses Frase,GTX Basic,Codehow,Lost,2016-10-25,2017-03-09,0\n" \
  "PE84CX4O,Zane Levy,GTX Basic,Codehow,Prospecting,,,\n" \
  "ZNBS69V1,Anna Snelling,MG Special,Ron-tech,Won,2016-10-29,2017-03-01,49\n"

static void
add_partners (RapportTestStore *fixture)
{
  g_autoptr(RapportImportResult) result = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER,
                                                               "account\nCancity\nIsdom\nCodehow\nAcme\n");

  rapport_test_assert_counts (result, "4 4 0 0 0");
}

static RapportRecord *
find_deal (RapportTestStore *fixture,
           const char       *reference)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) deals = rapport_store_list (fixture->store, RAPPORT_KIND_OPPORTUNITY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < deals->len; i++)
    {
      if (g_strcmp0 (rapport_record_get_text (g_ptr_array_index (deals, i), "reference"), reference) == 0)
        return rapport_record_ref (g_ptr_array_index (deals, i));
    }
  g_assert_not_reached ();
}

static char *
get_date (const RapportRecord *record,
          const char          *field)
{
  return rapport_date_to_string (rapport_record_get_date (record, field));
}

static const char *
get_stage (RapportTestStore    *fixture,
           const RapportRecord *deal)
{
  g_autoptr(RapportRecord) stage = rapport_test_get (fixture->store, RAPPORT_KIND_PIPELINE_STAGE,
                                                     rapport_record_get_id (deal, "stage"));

  return g_intern_string (rapport_record_get_text (stage, "name"));
}

/* A few rows of a public CRM data set, as they are. */
static void
test_pipeline (RapportTestStore *fixture,
               gconstpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportImportResult) result = NULL;
  g_autoptr(RapportImportResult) again = NULL;
  g_autoptr(RapportRecord) deal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *closed = NULL;

  add_partners (fixture);
  before = rapport_test_dump (fixture->store);
  result = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY, PIPELINE);
  rapport_test_assert_counts (result, "6 4 0 0 2");
  rapport_test_assert_error (result, 0, 4, "account", "Partner is missing*");
  rapport_test_assert_error (result, 1, 7, "account", "No partner is called “Ron-tech”*");
  g_assert_cmpuint (result->also_created->len, ==, 3);
  g_assert_cmpuint (result->ignored_columns->len, ==, 0);

  deal = find_deal (fixture, "Z063OYW0");
  closed = get_date (deal, "closed_on");
  g_assert_cmpstr (closed, ==, "2017-03-11");
  g_assert_cmpstr (rapport_record_get_text (deal, "product"), ==, "GTXPro");
  g_assert_cmpstr (rapport_record_get_text (deal, "name"), ==, "Z063OYW0");
  g_assert_cmpstr (rapport_record_get_text (deal, "currency"), ==, "USD");
  g_assert_cmpint (rapport_record_get_integer (deal, "amount", 0), ==, 451400);
  g_assert_cmpstr (get_stage (fixture, deal), ==, "Won");

  again = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY, PIPELINE);
  rapport_test_assert_counts (again, "6 0 0 4 2");

  rapport_history_undo (fixture->store, &result->batch, NULL, &error);
  g_assert_no_error (error);
  after = rapport_test_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_stages (RapportTestStore *fixture,
             gconstpointer     data)
{
  static const struct { const char *text, *stage; gboolean is_closed; } cases[] = {
    { "Closed Won", "Won", TRUE }, { "closedwon", "Won", TRUE }, { "WON", "Won", TRUE }, { "Closed - Won", "Won", TRUE },
    { "Closed Lost", "Lost", TRUE }, { "lost", "Lost", TRUE }, { "closed_lost", "Lost", TRUE },
    { "Proposal", "Proposal", FALSE }, { "proposal", "Proposal", FALSE }, { "Value Proposition", "Value Proposition", FALSE },
    { "Won't say", "Won't say", FALSE },
  };

  add_partners (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Reference,Account Name,Stage,Close Date\nS%u,Acme,%s,2026-03-31\n", i, cases[i].text);
      g_autofree char *reference = g_strdup_printf ("S%u", i);
      g_autoptr(RapportRecord) deal = NULL;

      rapport_test_import_twice (fixture->store, RAPPORT_KIND_OPPORTUNITY, text, NULL, "1 1 0 0 0");
      deal = find_deal (fixture, reference);
      g_assert_cmpstr (get_stage (fixture, deal), ==, cases[i].stage);
      g_assert_cmpint (rapport_record_has (deal, "closed_on"), ==, cases[i].is_closed);
      g_assert_cmpint (rapport_record_has (deal, "expected_close_on"), ==, !cases[i].is_closed);
    }
}

/* From open to won and back, by the same column. */
static void
test_closing (RapportTestStore *fixture,
              gconstpointer     data)
{
  static const struct { const char *row, *closed, *expected; } cases[] = {
    { "Proposal,2026-03-31", NULL, "2026-03-31" },
    { "Closed Won,2026-04-02", "2026-04-02", "2026-03-31" },
    { "Closed Won,", "2026-04-02", "2026-03-31" },
    { "Proposal,2026-06-30", NULL, "2026-06-30" },
    { ",2026-07-31", NULL, "2026-07-31" },
    { "Lost,", NULL, "2026-07-31" },
    { ",2026-05-05", "2026-05-05", "2026-07-31" },
  };

  add_partners (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("id,account,stage,close date\nD1,Acme,%s\n", cases[i].row);
      g_autoptr(RapportImportResult) result = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY, text);
      g_autoptr(RapportRecord) deal = find_deal (fixture, "D1");
      g_autofree char *closed = get_date (deal, "closed_on");
      g_autofree char *expected = get_date (deal, "expected_close_on");

      g_test_message ("%s", cases[i].row);
      g_assert_cmpuint (result->rejected, ==, 0);
      g_assert_cmpstr (closed, ==, cases[i].closed);
      g_assert_cmpstr (expected, ==, cases[i].expected);
    }
}

static void
test_close_dates (RapportTestStore *fixture,
                  gconstpointer     data)
{
  static const char *const mapped[] = { "map:When=closed_on", NULL };
  g_autoptr(RapportImportResult) both = NULL;
  g_autoptr(RapportImportResult) by_map = NULL;
  g_autoptr(RapportRecord) first = NULL;
  g_autoptr(RapportRecord) second = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *mapped_expected = NULL;

  add_partners (fixture);
  both = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY,
                              "id,account,stage,close date,expected close date\nE1,Acme,Proposal,2026-03-31,2026-05-31\n");
  g_assert_cmpuint (both->created, ==, 1);
  first = find_deal (fixture, "E1");
  expected = get_date (first, "expected_close_on");
  g_assert_cmpstr (expected, ==, "2026-05-31");
  g_assert_false (rapport_record_has (first, "closed_on"));

  by_map = rapport_test_import_with (fixture->store, RAPPORT_KIND_OPPORTUNITY,
                                     "id,account,stage,When\nE2,Acme,Proposal,2026-03-31\n", mapped);
  g_assert_cmpuint (by_map->created, ==, 1);
  second = find_deal (fixture, "E2");
  mapped_expected = get_date (second, "expected_close_on");
  g_assert_cmpstr (mapped_expected, ==, "2026-03-31");
  g_assert_false (rapport_record_has (second, "closed_on"));
}

static void
test_money (RapportTestStore *fixture,
            gconstpointer     data)
{
  static const struct { const char *amount, *currency, *decimal; gint64 minor; const char *stored; } cases[] = {
    { "1054", "", NULL, 105400, "USD" },
    { "$1,054.00", "", NULL, 105400, "USD" },
    { "$1,054", "", "decimal:.", 105400, "USD" },
    { "\"1.054,00 €\"", "", NULL, 105400, "EUR" },
    { "EUR 12", "", NULL, 1200, "EUR" },
    { "¥1500", "", NULL, 1500, "JPY" },
    { "1500", "JPY", NULL, 1500, "JPY" },
    { "1.5", "KWD", NULL, 1500, "KWD" },
    { "$7", "AUD", NULL, 700, "AUD" },
    { "7", "€", NULL, 700, "EUR" },
    { "(12.50)", "", NULL, -1250, "USD" },
    { "12.345", "", "decimal:.", 1235, "USD" },
    { "1 234.50", "chf", NULL, 123450, "CHF" },
  };

  add_partners (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const words[] = { cases[i].decimal, NULL };
      g_autofree char *amount = g_strdup_printf (*cases[i].amount == '"' ? "%s" : "\"%s\"", cases[i].amount);
      g_autofree char *text = g_strdup_printf ("id,account,amount,currency\nM%u,Acme,%s,%s\n", i, amount, cases[i].currency);
      g_autofree char *reference = g_strdup_printf ("M%u", i);
      g_autoptr(RapportRecord) deal = NULL;

      g_test_message ("%s %s", cases[i].amount, cases[i].currency);
      rapport_test_import_twice (fixture->store, RAPPORT_KIND_OPPORTUNITY, text, words, "1 1 0 0 0");
      deal = find_deal (fixture, reference);
      g_assert_cmpint (rapport_record_get_integer (deal, "amount", 0), ==, cases[i].minor);
      g_assert_cmpstr (rapport_record_get_text (deal, "currency"), ==, cases[i].stored);
    }
}

/* An amount without a currency is in the deal's own. */
static void
test_money_of_known_deals (RapportTestStore *fixture,
                           gconstpointer     data)
{
  static const struct { const char *first, *second; gint64 minor; const char *currency; } cases[] = {
    { "id,account,amount,currency\nK,Acme,1500,JPY\n", "id,amount\nK,1600\n", 1600, "JPY" },
    { "id,account,amount,currency\nK,Acme,15,AUD\n", "id,amount\nK,$16\n", 1600, "AUD" },
    { "id,account,amount,currency\nK,Acme,15,AUD\n", "id,amount\nK,€16\n", 1600, "EUR" },
    { "id,account,amount,currency\nK,Acme,15,KWD\n", "id,amount\nK,16.5\n", 16500, "KWD" },
  };

  add_partners (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportImportResult) first = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY, cases[i].first);
      g_autoptr(RapportImportResult) second = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY, cases[i].second);
      g_autoptr(RapportRecord) deal = find_deal (fixture, "K");

      g_assert_cmpuint (first->rejected + second->rejected, ==, 0);
      g_assert_cmpint (rapport_record_get_integer (deal, "amount", 0), ==, cases[i].minor);
      g_assert_cmpstr (rapport_record_get_text (deal, "currency"), ==, cases[i].currency);
    }
}

static void
test_shares (RapportTestStore *fixture,
             gconstpointer     data)
{
  static const struct { const char *first, *second; gint64 share; } cases[] = {
    { "75%", "", 7500 }, { "75", "", 7500 }, { "0.75", "1", 7500 }, { "0.75", "50", 75 }, { "1", "0", 100 },
    { "0.5%", "0.2%", 50 }, { "12.5", "", 1250 },
  };

  add_partners (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("id,account,probability (%%)\nP1,Acme,%s\nP2,Acme,%s\n",
                                               cases[i].first, cases[i].second);
      g_autoptr(RapportImportResult) result = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY, text);
      g_autoptr(RapportRecord) deal = find_deal (fixture, "P1");

      g_test_message ("%s with %s", cases[i].first, cases[i].second);
      g_assert_cmpuint (result->rejected, ==, 0);
      g_assert_cmpint (rapport_record_get_integer (deal, "probability", -1), ==, cases[i].share);
    }
}

static void
test_without_reference (RapportTestStore *fixture,
                        gconstpointer     data)
{
  g_autoptr(RapportImportResult) changed = NULL;

  add_partners (fixture);
  rapport_test_import_twice (fixture->store, RAPPORT_KIND_OPPORTUNITY,
                             "deal name,account,create date,amount\nRollout,Acme,2026-01-01,5\nRollout,Acme,2026-02-01,5\n"
                             "Rollout,Isdom,2026-01-01,5\nrollout ,ACME,2026-01-01,7\n", NULL, "4 3 0 0 1");
  changed = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY,
                                 "deal name,account,create date,amount\nRollout,Acme,2026-02-01,6\n");
  rapport_test_assert_counts (changed, "1 0 1 0 0");
}

#define ADD(path, function) \
  g_test_add ("/import-deals/" path, RapportTestStore, NULL, rapport_test_store_set_up, function, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("pipeline", test_pipeline);
  ADD ("stages", test_stages);
  ADD ("closing", test_closing);
  ADD ("close-dates", test_close_dates);
  ADD ("money", test_money);
  ADD ("money-of-known-deals", test_money_of_known_deals);
  ADD ("shares", test_shares);
  ADD ("without-reference", test_without_reference);

  return g_test_run ();
}
