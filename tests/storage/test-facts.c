/* test-facts.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-test-store.h"

static RapportRecord *
make_child (RapportKind          kind,
            const char          *owner_field,
            const RapportRecord *owner,
            const char          *title)
{
  RapportRecord *record = rapport_record_new (kind);
  const RapportKindInfo *info = rapport_kind_get_info (kind);

  rapport_record_set_id (record, owner_field, &owner->id);
  if (title != NULL)
    rapport_record_set_text_at (record, rapport_kind_get_title_field (kind), title);
  for (guint f = 0; f < info->n_fields; f++)
    {
      if (!(info->fields[f].flags & RAPPORT_FIELD_REQUIRED) || rapport_record_has_at (record, f))
        continue;
      if (info->fields[f].type == RAPPORT_FIELD_CHOICE)
        rapport_record_set_text_at (record, f, info->fields[f].choices[0].id);
      else if (info->fields[f].type != RAPPORT_FIELD_RELATION)
        rapport_record_set_integer_at (record, f, 4);
    }

  return record;
}

static RapportFacts *
load (RapportStore        *store,
      const RapportRecord *partner)
{
  g_autoptr(GError) error = NULL;
  RapportFacts *facts = rapport_store_load_facts (store, &partner->id, &error);

  g_assert_no_error (error);

  return facts;
}

static void
test_children (RapportTestStore *test,
               gconstpointer     user_data)
{
  g_autoptr(RapportRecord) won = rapport_test_find (test->store, RAPPORT_KIND_PIPELINE_STAGE, "Won");
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) other = rapport_test_make_partner ("Zoomit");
  g_autoptr(RapportRecord) deal = rapport_test_make_opportunity (partner, "Pilot", 1);
  g_autoptr(RapportRecord) agreement = make_child (RAPPORT_KIND_AGREEMENT, "partner", partner, "NDA");
  g_autoptr(RapportRecord) amendment = make_child (RAPPORT_KIND_AMENDMENT, "agreement", agreement, "First");
  g_autoptr(RapportRecord) review = make_child (RAPPORT_KIND_REVIEW, "partner", partner, NULL);
  g_autoptr(RapportRecord) step = make_child (RAPPORT_KIND_REVIEW_STEP, "review", review, "Invite");
  g_autoptr(RapportRecord) playbook = rapport_record_new (RAPPORT_KIND_PLAYBOOK);
  g_autoptr(RapportRecord) run = make_child (RAPPORT_KIND_RUN, "partner", partner, "Onboard");
  g_autoptr(RapportRecord) run_step = make_child (RAPPORT_KIND_RUN_STEP, "run", run, "Sign");
  g_autoptr(RapportRecord) meeting = make_child (RAPPORT_KIND_MEETING, "partner", partner, "Kick-off");
  g_autoptr(RapportRecord) foreign = rapport_test_make_opportunity (other, "Foreign", 1);
  g_autoptr(RapportRecord) gone = rapport_test_make_opportunity (partner, "Gone", 1);
  g_autoptr(RapportFacts) facts = NULL;
  g_autoptr(GError) error = NULL;
  const char *attendees[] = { "Bo", "Ann", NULL };
  RapportRecord *records[] = { playbook, partner, other, deal, agreement, amendment, review, step, run, run_step,
                               meeting, foreign, gone };

  rapport_record_set_text (playbook, "name", "Onboarding");
  rapport_record_set_id (run, "playbook", &playbook->id);
  rapport_record_set_id (deal, "stage", &won->id);
  rapport_record_set_list (meeting, "attendees", attendees);
  rapport_test_begin (test->store, "Add");
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    rapport_test_put (test->store, records[i]);
  rapport_store_remove (test->store, RAPPORT_KIND_OPPORTUNITY, &gone->id, &error);
  g_assert_no_error (error);
  rapport_test_commit (test->store);

  facts = load (test->store, partner);
  g_assert_cmpuint (facts->records[RAPPORT_KIND_OPPORTUNITY]->len, ==, 1);
  g_assert_cmpuint (facts->records[RAPPORT_KIND_OPPORTUNITY_CHANGE]->len, ==, 1);
  for (guint i = 3; i < 11; i++)
    g_assert_nonnull (rapport_facts_lookup (facts, &records[i]->id));
  g_assert_null (rapport_facts_lookup (facts, &foreign->id));
  g_assert_null (rapport_facts_lookup (facts, &gone->id));
  g_assert_true (rapport_record_equal (rapport_facts_lookup (facts, &meeting->id), meeting));

  g_clear_pointer (&facts, rapport_facts_unref);
  g_assert_null (rapport_store_load_facts (test->store, &deal->id, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
}

static void
test_order (RapportTestStore *test,
            gconstpointer     user_data)
{
  static const int days[] = { 300, 100, 200, 100 };
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportFacts) facts = NULL;
  GPtrArray *deals;

  rapport_test_begin (test->store, "Add");
  rapport_test_put (test->store, partner);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(RapportRecord) deal = rapport_test_make_opportunity (partner, "Deal", i);

      rapport_record_set_date (deal, "opened_on", days[i]);
      rapport_test_put (test->store, deal);
    }
  rapport_test_commit (test->store);

  facts = load (test->store, partner);
  deals = facts->records[RAPPORT_KIND_OPPORTUNITY];
  for (guint i = 1; i < deals->len; i++)
    {
      const RapportRecord *before = g_ptr_array_index (deals, i - 1);
      const RapportRecord *after = g_ptr_array_index (deals, i);
      RapportDate first = rapport_record_get_date (before, "opened_on");
      RapportDate second = rapport_record_get_date (after, "opened_on");

      g_assert_true (first < second || (first == second && rapport_id_compare (&before->id, &after->id) < 0));
    }
}

static void
test_programme (RapportTestStore *test,
                gconstpointer     user_data)
{
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Kan-code");
  g_autoptr(RapportRecord) gold = rapport_test_find (test->store, RAPPORT_KIND_TIER, "Gold");
  g_autoptr(RapportProgramme) programme = NULL;
  g_autoptr(GError) error = NULL;

  rapport_test_save (test->store, "Add", partner);
  programme = rapport_store_load_programme (test->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rapport_programme_get_title (programme, &gold->id), ==, "Gold");
  g_assert_cmpstr (rapport_programme_get_partner_name (programme, &partner->id), ==, "Kan-code");
  g_assert_cmpuint (programme->records[RAPPORT_KIND_STAGE]->len, ==, 9);
  g_assert_cmpuint (programme->records[RAPPORT_KIND_TIER]->len, ==, 5);
}

typedef struct
{
  GPtrArray *names;     /* (owned) */
  guint      n_deals;
  guint      limit;
} Visit;

static gboolean
visit_cb (RapportFacts  *facts,
          gpointer       user_data,
          GError       **error)
{
  Visit *visit = user_data;

  g_ptr_array_add (visit->names, g_strdup (rapport_record_get_title (facts->partner)));
  visit->n_deals += facts->records[RAPPORT_KIND_OPPORTUNITY]->len;
  if (visit->names->len < visit->limit)
    return TRUE;

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, "Enough");

  return FALSE;
}

static void
fill (RapportStore *store,
      guint         n_partners,
      guint         n_deals)
{
  g_autoptr(RapportRecord) won = rapport_test_find (store, RAPPORT_KIND_PIPELINE_STAGE, "Won");
  g_autoptr(GPtrArray) partners = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  const char *tags[] = { "key", "emea", NULL };

  rapport_test_begin (store, "Fill");
  for (guint i = 0; i < n_partners; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", (i * 37) % n_partners);
      RapportRecord *partner = rapport_test_make_partner (name);

      rapport_record_set_list (partner, "tags", tags);
      rapport_test_put (store, partner);
      g_ptr_array_add (partners, partner);
    }
  for (guint i = 0; i < n_deals; i++)
    {
      g_autofree char *name = g_strdup_printf ("Deal %u", i);
      g_autoptr(RapportRecord) deal = rapport_test_make_opportunity (g_ptr_array_index (partners, i % n_partners), name, i);

      rapport_record_set_id (deal, "stage", &won->id);
      rapport_record_set_text (deal, "customer", "Some customer");
      rapport_record_set_text (deal, "currency", "USD");
      rapport_record_set_date (deal, "opened_on", 17000 + i % 365);
      rapport_record_set_date (deal, "closed_on", 17100 + i % 365);
      rapport_test_put (store, deal);
    }
  rapport_test_commit (store);
}

/* As many records as the public data set of the product's tests has, or many more. */
static void
test_all (RapportTestStore *test,
          gconstpointer     user_data)
{
  gboolean slow = g_getenv ("RAPPORT_SLOW") != NULL;
  guint n_partners = slow ? 1000 : 85;
  guint n_deals = slow ? 100000 : 7400;
  double limit = slow ? 10 : 1.5;
  Visit visit = { .names = g_ptr_array_new_with_free_func (g_free), .limit = G_MAXUINT };
  g_autoptr(GError) error = NULL;
  gint64 started;
  double seconds;

  fill (test->store, n_partners, n_deals);
  rapport_test_store_reopen (test, RAPPORT_STORE_NONE);

  started = g_get_monotonic_time ();
  rapport_store_foreach_facts (test->store, visit_cb, &visit, NULL, &error);
  seconds = (g_get_monotonic_time () - started) / 1e6;
  g_assert_no_error (error);
  g_test_message ("%u partners with %u deals: %.3f s", n_partners, n_deals, seconds);
  g_assert_cmpuint (visit.names->len, ==, n_partners);
  g_assert_cmpuint (visit.n_deals, ==, n_deals);
  for (guint i = 1; i < visit.names->len; i++)
    g_assert_cmpstr (g_ptr_array_index (visit.names, i - 1), <, g_ptr_array_index (visit.names, i));
  /* Several times what it takes: a machine under load must not fail. */
  g_assert_cmpfloat (seconds, <, limit);
  g_ptr_array_unref (visit.names);
}

static void
test_stopped (RapportTestStore *test,
              gconstpointer     user_data)
{
  Visit visit = { .names = g_ptr_array_new_with_free_func (g_free), .limit = 3 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  fill (test->store, 5, 10);
  g_assert_false (rapport_store_foreach_facts (test->store, visit_cb, &visit, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_cmpuint (visit.names->len, ==, 3);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (rapport_store_foreach_facts (test->store, visit_cb, &visit, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (visit.names->len, ==, 3);

  /* The lock for reading is gone in both cases. */
  rapport_test_begin (test->store, "Write again");
  rapport_test_commit (test->store);
  g_ptr_array_unref (visit.names);
}

#define ADD(path, func) \
  g_test_add (path, RapportTestStore, NULL, rapport_test_store_set_up, func, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/facts/children", test_children);
  ADD ("/facts/order", test_order);
  ADD ("/facts/programme", test_programme);
  ADD ("/facts/all", test_all);
  ADD ("/facts/stopped", test_stopped);

  return g_test_run ();
}
