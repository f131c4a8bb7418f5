/* test-summary-cache.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-connection.h"
#include "rapport-history.h"
#include "rapport-summary-cache.h"
#include "rapport-test-store.h"

#define N_PARTNERS 12

typedef struct
{
  RapportTestStore  base;
  RapportRecord    *partners[N_PARTNERS]; /* (owned) */
} Fixture;

/* Noon of a day within a quarter. */
static void
set_day (int day)
{
  rapport_clock_set (((gint64) day * 24 + 12) * 3600 * G_USEC_PER_SEC);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  set_day (19800);
  rapport_test_store_set_up (&fixture->base, NULL);
  rapport_test_begin (fixture->base.store, "Fill");
  for (guint i = 0; i < N_PARTNERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %02u", i);
      g_autoptr(RapportRecord) deal = NULL;

      fixture->partners[i] = rapport_test_make_partner (name);
      rapport_test_put (fixture->base.store, fixture->partners[i]);
      deal = rapport_test_make_opportunity (fixture->partners[i], "Deal", 1000 * (i + 1));
      rapport_record_set_text (deal, "currency", "EUR");
      rapport_test_put (fixture->base.store, deal);
    }
  rapport_test_commit (fixture->base.store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  for (guint i = 0; i < N_PARTNERS; i++)
    rapport_record_unref (fixture->partners[i]);
  rapport_test_store_tear_down (&fixture->base, NULL);
  rapport_clock_set (0);
}

static RapportCachedSummaries *
read_cache (RapportStore *store)
{
  g_autoptr(RapportProgramme) programme = NULL;
  g_autoptr(GError) error = NULL;
  RapportCachedSummaries *cached;

  programme = rapport_store_load_programme (store, &error);
  g_assert_no_error (error);
  cached = rapport_summary_cache_read (store, programme, &error);
  g_assert_no_error (error);

  return cached;
}

typedef struct
{
  RapportProgramme       *programme;
  RapportCachedSummaries *cached;
  guint                   n_right;
} Comparison;

static gboolean
compare_cb (RapportFacts  *facts,
            gpointer       user_data,
            GError       **error)
{
  Comparison *comparison = user_data;
  const RapportId *id = &facts->partner->id;
  RapportSummary *kept = g_hash_table_lookup (comparison->cached->by_partner, id);
  g_autoptr(RapportSummary) computed = rapport_summary_compute (comparison->programme, facts);

  if (kept == NULL || g_hash_table_contains (comparison->cached->aged, id))
    return TRUE;

  if (!rapport_summary_equal (kept, computed))
    g_error ("What is kept of %s differs", rapport_record_get_title (facts->partner));
  comparison->n_right++;

  return TRUE;
}

/* How many partners have a summary that is kept and right; none is kept and wrong. */
static guint
compare (RapportStore *store)
{
  g_autoptr(RapportProgramme) programme = NULL;
  g_autoptr(RapportCachedSummaries) cached = read_cache (store);
  g_autoptr(GError) error = NULL;
  Comparison comparison = { NULL, cached, 0 };

  programme = rapport_store_load_programme (store, &error);
  g_assert_no_error (error);
  comparison.programme = programme;
  g_assert_true (rapport_store_foreach_facts (store, compare_cb, &comparison, NULL, &error));
  g_assert_no_error (error);

  return comparison.n_right;
}

/* Computes what is missing; returns how many that were. */
static guint
refresh (RapportStore *store)
{
  g_autoptr(RapportCachedSummaries) cached = read_cache (store);
  g_autoptr(GArray) stale = g_array_new (FALSE, FALSE, sizeof (RapportId));
  g_autoptr(GPtrArray) summaries = NULL;
  g_autoptr(GPtrArray) partners = NULL;
  g_autoptr(GError) error = NULL;
  guint64 before = rapport_summary_cache_get_n_computed (store);

  partners = rapport_store_list (store, RAPPORT_KIND_PARTNER, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < partners->len; i++)
    {
      const RapportRecord *partner = g_ptr_array_index (partners, i);

      if (!g_hash_table_contains (cached->by_partner, &partner->id) ||
          g_hash_table_contains (cached->aged, &partner->id))
        g_array_append_val (stale, partner->id);
    }

  summaries = rapport_summary_cache_refresh (store, stale, G_MAXINT32, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summaries->len, ==, stale->len);
  g_assert_cmpuint (compare (store), ==, partners->len);

  return rapport_summary_cache_get_n_computed (store) - before;
}

static void
remove_record (RapportStore        *store,
               const RapportRecord *record)
{
  g_autoptr(GError) error = NULL;

  rapport_test_begin (store, "Remove");
  rapport_store_remove (store, record->kind, &record->id, &error);
  g_assert_no_error (error);
  rapport_test_commit (store);
}

static void
test_edits (Fixture       *fixture,
            gconstpointer  user_data)
{
  RapportStore *store = fixture->base.store;
  g_autoptr(RapportRecord) action = rapport_record_new (RAPPORT_KIND_ACTION);
  g_autoptr(RapportRecord) moved = NULL;
  g_autoptr(RapportRecord) review = rapport_record_new (RAPPORT_KIND_REVIEW);
  g_autoptr(RapportRecord) step = rapport_record_new (RAPPORT_KIND_REVIEW_STEP);
  g_autoptr(RapportRecord) partner = NULL;
  const char *types[] = { "reseller", NULL };

  g_assert_cmpuint (compare (store), ==, 0);
  g_assert_cmpuint (refresh (store), ==, N_PARTNERS);
  g_assert_cmpuint (refresh (store), ==, 0);

  /* One edit, one partner. */
  rapport_record_set_id (action, "partner", &fixture->partners[3]->id);
  rapport_record_set_text (action, "title", "Call");
  rapport_record_set_date (action, "due_on", 19790);
  rapport_test_save (store, "Add an action", action);
  g_assert_cmpuint (compare (store), ==, N_PARTNERS - 1);
  g_assert_cmpuint (refresh (store), ==, 1);

  /* What is moved concerns both. */
  moved = rapport_test_get (store, RAPPORT_KIND_ACTION, &action->id);
  rapport_record_set_id (moved, "partner", &fixture->partners[4]->id);
  rapport_test_save (store, "Move it", moved);
  g_assert_cmpuint (refresh (store), ==, 2);

  /* Records of records. */
  rapport_record_set_id (review, "partner", &fixture->partners[5]->id);
  rapport_record_set_date (review, "quarter", 19723);
  rapport_test_save (store, "Plan", review);
  g_assert_cmpuint (refresh (store), ==, 1);
  rapport_record_set_id (step, "review", &review->id);
  rapport_record_set_text (step, "title", "Invite");
  rapport_test_save (store, "Add a step", step);
  g_assert_cmpuint (refresh (store), ==, 1);

  /* Lists belong to their record. */
  partner = rapport_test_get (store, RAPPORT_KIND_PARTNER, &fixture->partners[6]->id);
  rapport_record_set_list (partner, "types", types);
  rapport_test_save (store, "Set types", partner);
  g_assert_cmpuint (refresh (store), ==, 1);

  remove_record (store, moved);
  g_assert_cmpuint (refresh (store), ==, 1);
  remove_record (store, fixture->partners[7]);
  g_assert_cmpuint (refresh (store), ==, 0);
}

static void
test_shared (Fixture       *fixture,
             gconstpointer  user_data)
{
  RapportStore *store = fixture->base.store;
  g_autoptr(RapportRecord) gold = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (refresh (store), ==, N_PARTNERS);

  gold = rapport_test_find (store, RAPPORT_KIND_TIER, "Gold");
  rapport_record_set_integer (gold, "cadence_days", 3);
  rapport_test_save (store, "Change a tier", gold);
  g_assert_cmpuint (compare (store), ==, 0);
  g_assert_cmpuint (refresh (store), ==, N_PARTNERS);

  g_assert_true (rapport_store_put_setting (store, "sla_hours", "2", &error));
  g_assert_cmpuint (refresh (store), ==, N_PARTNERS);
  g_assert_true (rapport_store_put_setting (store, "user_name", "Somebody", &error));
  g_assert_cmpuint (refresh (store), ==, 0);
}

static void
test_days (Fixture       *fixture,
           gconstpointer  user_data)
{
  RapportStore *store = fixture->base.store;
  g_autoptr(RapportCachedSummaries) cached = NULL;

  g_assert_cmpuint (refresh (store), ==, N_PARTNERS);
  set_day (19801);
  cached = read_cache (store);
  g_assert_cmpuint (g_hash_table_size (cached->by_partner), ==, N_PARTNERS);
  g_assert_cmpuint (g_hash_table_size (cached->aged), ==, N_PARTNERS);
  g_assert_cmpuint (refresh (store), ==, N_PARTNERS);

  rapport_test_store_reopen (&fixture->base, RAPPORT_STORE_NONE);
  g_assert_cmpuint (refresh (fixture->base.store), ==, 0);
}

static void
edit_at_random (Fixture      *fixture,
                RapportStore *store,
                GRand        *chance)
{
  RapportRecord *partner = fixture->partners[g_rand_int_range (chance, 0, N_PARTNERS)];
  g_autoptr(RapportRecord) record = NULL;

  switch (g_rand_int_range (chance, 0, 4))
    {
    case 0:
      record = rapport_test_make_opportunity (partner, "Another", g_rand_int_range (chance, 1, 100000));
      rapport_record_set_date (record, "opened_on", 19700 + g_rand_int_range (chance, 0, 100));
      break;

    case 1:
      record = rapport_record_new (RAPPORT_KIND_INTERACTION);
      rapport_record_set_id (record, "partner", &partner->id);
      rapport_record_set_text (record, "kind", "call");
      rapport_record_set_instant (record, "at", (gint64) (19700 + g_rand_int_range (chance, 0, 100)) * 86400);
      break;

    case 2:
      record = rapport_record_new (RAPPORT_KIND_ACTION);
      rapport_record_set_id (record, "partner", &partner->id);
      rapport_record_set_text (record, "title", "Do it");
      rapport_record_set_date (record, "due_on", 19750 + g_rand_int_range (chance, 0, 100));
      break;

    default:
      record = rapport_test_get (store, RAPPORT_KIND_PARTNER, &partner->id);
      rapport_record_set_integer (record, "cadence_days", g_rand_int_range (chance, 1, 90));
    }
  rapport_test_save (store, "Edit", record);
}

/* The summaries are kept by whoever computes them, whoever writes. */
static void
test_random (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (11);
  g_autoptr(GError) error = NULL;
  RapportStore *other;

  rapport_store_close (g_steal_pointer (&fixture->base.store), &error);
  g_assert_no_error (error);
  fixture->base.store = rapport_store_open (fixture->base.path, RAPPORT_STORE_NONE, &error);
  other = rapport_store_open (fixture->base.path, RAPPORT_STORE_NONE, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 200; i++)
    {
      RapportStore *writer = g_rand_boolean (chance) ? fixture->base.store : other;
      RapportStore *reader = g_rand_boolean (chance) ? fixture->base.store : other;

      if (g_rand_int_range (chance, 0, 5) > 0)
        edit_at_random (fixture, writer, chance);
      else
        {
          g_autoptr(RapportHistoryEntry) entry = rapport_history_get_undoable (writer, NULL);

          if (entry != NULL && g_str_equal (entry->label, "Edit"))
            g_assert_true (rapport_history_undo (writer, &entry->id, NULL, NULL));
        }
      if (g_rand_int_range (chance, 0, 40) == 0)
        set_day (19801 + i);
      if (g_rand_int_range (chance, 0, 3) == 0)
        refresh (reader);
      else
        compare (reader);
    }

  rapport_store_close (other, &error);
  g_assert_no_error (error);
}

/* A piece of the work ends by its time, but gets on. */
static void
test_pieces (Fixture       *fixture,
             gconstpointer  user_data)
{
  RapportStore *store = fixture->base.store;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (RapportId));
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_PARTNERS; i++)
    g_array_append_val (ids, fixture->partners[i]->id);
  first = rapport_summary_cache_refresh (store, ids, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (compare (store), ==, 1);
  g_assert_cmpuint (refresh (store), ==, N_PARTNERS - 1);
}

static guint
count_problems (RapportStore *store)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_summary_cache_check (store, problems, &error));
  g_assert_no_error (error);

  return problems->len;
}

static void
run_sql (Fixture    *fixture,
         const char *sql)
{
  g_autoptr(GError) error = NULL;
  RapportConnection *connection = rapport_connection_open (fixture->base.path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (rapport_connection_execute (connection, sql, &error));
  rapport_connection_close (connection);
}

static void
test_check (Fixture       *fixture,
            gconstpointer  user_data)
{
  RapportStore *store = fixture->base.store;

  g_assert_cmpuint (count_problems (store), ==, 0);
  refresh (store);
  g_assert_cmpuint (count_problems (store), ==, 0);
  run_sql (fixture, "UPDATE summary SET open_actions = open_actions + 1"
                    " WHERE partner = (SELECT id FROM partner WHERE name = 'Partner 02')");
  g_assert_cmpuint (count_problems (store), ==, 1);

  /* Another program may delete rows; nobody knows any more whose they were. */
  run_sql (fixture, "DELETE FROM summary; DELETE FROM opportunity_change");
  refresh (store);
  run_sql (fixture, "DELETE FROM opportunity WHERE amount = 1000");
  g_assert_cmpuint (compare (store), ==, 0);
  g_assert_cmpuint (refresh (store), ==, N_PARTNERS);

  /* It can be thrown away. */
  run_sql (fixture, "DROP TABLE summary");
  g_assert_cmpuint (refresh (store), ==, N_PARTNERS);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (3);

  refresh (fixture->base.store);
  edit_at_random (fixture, fixture->base.store, chance);
  rapport_test_store_reopen (&fixture->base, RAPPORT_STORE_READ_ONLY);
  g_assert_cmpuint (compare (fixture->base.store), ==, N_PARTNERS - 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/summary-cache/edits", test_edits);
  ADD ("/summary-cache/shared", test_shared);
  ADD ("/summary-cache/days", test_days);
  ADD ("/summary-cache/random", test_random);
  ADD ("/summary-cache/pieces", test_pieces);
  ADD ("/summary-cache/check", test_check);
  ADD ("/summary-cache/read-only", test_read_only);

  return g_test_run ();
}
