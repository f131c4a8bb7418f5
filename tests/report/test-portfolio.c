/* test-portfolio.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <math.h>

#include "rapport-error.h"
#include "rapport-portfolio-private.h"
#include "rapport-test.h"

#define N_MANY 1500

typedef struct
{
  char             *folder;
  char             *path;
  RapportProgramme *programme;
  RapportRecord    *won;
  GPtrArray        *facts;
  RapportQuarter    quarter;
} Fixture;

static RapportRecord *
add_titled (Fixture     *fixture,
            RapportKind  kind,
            const char  *name)
{
  g_autoptr(RapportRecord) record = rapport_record_new (kind);

  rapport_record_set_text (record, "name", name);
  rapport_programme_add (fixture->programme, record);

  return rapport_programme_lookup (fixture->programme, &record->id);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(RapportSettings) settings = rapport_settings_new ();
  g_autoptr(RapportRates) rates = rapport_rates_new ();
  g_autoptr(RapportRecord) won = rapport_record_new (RAPPORT_KIND_PIPELINE_STAGE);
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_settings_set (settings, "currency", "EUR", &error));
  g_assert_true (rapport_settings_set (settings, "time_zone", "UTC", &error));
  fixture->folder = rapport_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "portfolio.xlsx", NULL);
  fixture->programme = rapport_programme_new (settings, rates, rapport_date_from_ymd (2026, 10, 10));
  fixture->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_facts_unref);
  rapport_record_set_text (won, "name", "Closed won");
  rapport_record_set_text (won, "state", "won");
  rapport_programme_add (fixture->programme, won);
  fixture->won = g_steal_pointer (&won);
  rapport_quarter_of_date (&fixture->quarter, &settings->fiscal, rapport_date_from_ymd (2026, 7, 1));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  rapport_record_unref (fixture->won);
  g_ptr_array_unref (fixture->facts);
  rapport_programme_unref (fixture->programme);
  rapport_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
add_won (Fixture      *fixture,
         RapportFacts *facts,
         RapportDate   closed,
         gint64        cents)
{
  g_autoptr(RapportRecord) deal = rapport_record_new (RAPPORT_KIND_OPPORTUNITY);

  rapport_record_set_text (deal, "name", "Deal");
  rapport_record_set_id (deal, "partner", &facts->partner->id);
  rapport_record_set_id (deal, "stage", &fixture->won->id);
  rapport_record_set_text (deal, "currency", "EUR");
  rapport_record_set_integer (deal, "amount", cents);
  rapport_record_set_date (deal, "opened_on", closed - 30);
  rapport_record_set_date (deal, "closed_on", closed);
  rapport_facts_add (facts, deal);
}

static RapportFacts *
add_partner (Fixture    *fixture,
             const char *name,
             gint64      cents,
             gint64      cents_before)
{
  g_autoptr(RapportRecord) partner = rapport_record_new (RAPPORT_KIND_PARTNER);
  RapportFacts *facts;

  rapport_record_set_text (partner, "name", name);
  facts = rapport_facts_new (partner);
  g_ptr_array_add (fixture->facts, facts);
  if (cents > 0)
    add_won (fixture, facts, rapport_date_from_ymd (2026, 8, 15), cents);
  if (cents_before > 0)
    add_won (fixture, facts, rapport_date_from_ymd (2026, 5, 15), cents_before);

  return facts;
}

static RapportPortfolio *
compute (Fixture *fixture)
{
  return rapport_portfolio_compute (fixture->programme, fixture->facts, &fixture->quarter, fixture->quarter.end);
}

static char *
write_file (Fixture *fixture,
            gsize   *length)
{
  g_autoptr(RapportPortfolio) portfolio = compute (fixture);
  g_autoptr(GError) error = NULL;
  char *contents = NULL;
  guint sheets = 0;

  g_assert_true (rapport_portfolio_write (portfolio, fixture->path, &sheets, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sheets, ==, RAPPORT_BOOK_N_SHEETS);
  g_assert_true (g_file_get_contents (fixture->path, &contents, length, &error));

  return contents;
}

/* Two runs give the same bytes, whether there is no partner, one, or a few. */
static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  user_data)
{
  guint n_partners = GPOINTER_TO_UINT (user_data);
  g_autofree char *contents = NULL;
  g_autofree char *again = NULL;
  gsize length;
  gsize length_again;

  for (guint i = 0; i < n_partners; i++)
    {
      g_autofree char *name = g_strdup_printf ("=Partner %u", i);

      add_partner (fixture, name, 1000 * i, 500);
    }

  contents = write_file (fixture, &length);
  again = write_file (fixture, &length_again);
  g_assert_cmpmem (contents, length, again, length_again);
}

static void
test_missing_folder (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(RapportPortfolio) portfolio = compute (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "portfolio.xlsx", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_portfolio_write (portfolio, path, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
}

/* More than the figures of a few partners: the file stays small enough, and comes soon. */
static void
test_many (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *contents = NULL;
  gsize length;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %04u", i);

      add_partner (fixture, name, 100000 + i, i);
    }

  contents = write_file (fixture, &length);
  g_assert_cmpuint (length, >, 0);
}

static void
assert_figure (const RapportBook *book,
               guint              partner,
               RapportFigure      figure,
               double             expected)
{
  double number = rapport_book_get_figure (book, partner, figure);

  if (isnan (expected))
    g_assert_true (isnan (number));
  else
    g_assert_cmpfloat_with_epsilon (number, expected, 1e-9);
}

/* Minor units become major ones, and partners are ranked with shared places. */
static void
test_figures (Fixture       *fixture,
              gconstpointer  user_data)
{
  static const struct
  {
    const char *name;
    gint64      cents;
    gint64      cents_before;
    double      rank_before;
    guint       position;
  } partners[] = {
    { "Alpha", 12345, 50000, 1, 2 },
    { "Beta", 99900, 20000, 2, 0 },
    { "Gamma", 50000, 20000, 2, 1 },
    { "Omega", 0, 10000, 4, 3 },
  };
  g_autoptr(RapportPortfolio) portfolio = NULL;
  g_autofree guint *order = NULL;
  RapportBook book = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    add_partner (fixture, partners[i].name, partners[i].cents, partners[i].cents_before);
  portfolio = compute (fixture);
  rapport_book_init (&book, portfolio);
  order = rapport_book_sort (&book, RAPPORT_FIGURE_REVENUE, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    {
      assert_figure (&book, i, RAPPORT_FIGURE_REVENUE, partners[i].cents / 100.0);
      assert_figure (&book, i, RAPPORT_FIGURE_REVENUE_BEFORE, partners[i].cents_before / 100.0);
      assert_figure (&book, i, RAPPORT_FIGURE_TARGET, NAN);
      assert_figure (&book, i, RAPPORT_FIGURE_RANK_BEFORE, partners[i].rank_before);
      g_assert_cmpuint (order[partners[i].position], ==, i);
    }

  g_assert_cmpfloat_with_epsilon (rapport_book_sum_figure (&book, RAPPORT_FIGURE_REVENUE), 1622.45, 1e-9);
  g_assert_cmpfloat (rapport_book_sum_figure (&book, RAPPORT_FIGURE_TARGET), ==, 0);
  rapport_book_clear (&book);
}

static void
set_types (RapportFacts *facts,
           const char   *types,
           const char   *region)
{
  g_auto(GStrv) list = g_strsplit (types, "+", -1);

  rapport_record_set_list (facts->partner, "types", (const char * const *) list);
  rapport_record_set_text (facts->partner, "region", region);
}

/* A partner of two types is in both groups; those without a region come last. */
static void
test_groups (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr(RapportPortfolio) portfolio = NULL;
  const RapportRecord *gold = add_titled (fixture, RAPPORT_KIND_TIER, "Gold");
  RapportBook book = { 0 };
  RapportGrouping *types;
  RapportGrouping *regions;

  set_types (add_partner (fixture, "Alpha", 100, 0), "reseller+MSP", "West");
  set_types (add_partner (fixture, "Beta", 100, 0), "MSP", NULL);
  set_types (add_partner (fixture, "Gamma", 100, 0), "", "East");
  g_assert_nonnull (gold);
  portfolio = compute (fixture);
  rapport_book_init (&book, portfolio);

  types = &book.groupings[RAPPORT_GROUPING_TYPE];
  g_assert_cmpuint (types->members->len, ==, 4);
  g_assert_cmpuint (types->titles->len, ==, 3);
  g_assert_cmpuint (rapport_grouping_find (types, 1), ==, 2);
  regions = &book.groupings[RAPPORT_GROUPING_REGION];
  g_assert_cmpstr (g_ptr_array_index (regions->titles, 0), ==, "East");
  g_assert_cmpstr (g_ptr_array_index (regions->titles, 2), ==, "No region");
  g_assert_cmpuint (rapport_grouping_find (regions, 1), ==, 3);
  g_assert_cmpuint (book.groupings[RAPPORT_GROUPING_TIER].titles->len, ==, 2);
  g_assert_cmpuint (rapport_grouping_find (&book.groupings[RAPPORT_GROUPING_TIER], 0), ==, 2);
  rapport_book_clear (&book);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/portfolio/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/portfolio/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/portfolio/same-bytes/none", Fixture, GUINT_TO_POINTER (0), set_up, test_same_bytes, tear_down);
  g_test_add ("/portfolio/same-bytes/one", Fixture, GUINT_TO_POINTER (1), set_up, test_same_bytes, tear_down);
  g_test_add ("/portfolio/same-bytes/many", Fixture, GUINT_TO_POINTER (24), set_up, test_same_bytes, tear_down);
  g_test_add ("/portfolio/missing-folder", Fixture, NULL, set_up, test_missing_folder, tear_down);
  g_test_add ("/portfolio/large", Fixture, NULL, set_up, test_many, tear_down);

  return g_test_run ();
}
