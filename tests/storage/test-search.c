/* test-search.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "rapport-clock.h"
#include "rapport-search-words.h"
#include "rapport-search.h"
#include "rapport-test.h"

typedef struct
{
  char         *folder;
  char         *path;
  RapportStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = rapport_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "search.db", NULL);
  fixture->store = rapport_store_open (fixture->path, RAPPORT_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  rapport_store_close (fixture->store, &error);
  g_assert_no_error (error);
  rapport_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static RapportId
put (Fixture     *fixture,
     RapportKind  kind,
     const char  *title,
     const char  *field,
     const char  *text,
     RapportId   *partner)
{
  g_autoptr(RapportRecord) record = rapport_record_new (kind);
  g_autoptr(GError) error = NULL;

  rapport_record_set_text_at (record, rapport_kind_get_title_field (kind), title);
  if (field != NULL)
    rapport_record_set_text (record, field, text);
  if (partner != NULL)
    rapport_record_set_id (record, "partner", partner);
  if (kind == RAPPORT_KIND_INTERACTION)
    {
      rapport_record_set_text (record, "kind", "call");
      rapport_record_set_instant (record, "at", 1700000000);
    }

  rapport_store_begin (fixture->store, "Test", RAPPORT_ORIGIN_WINDOW, &error);
  g_assert_no_error (error);
  rapport_store_put (fixture->store, record, &error);
  g_assert_no_error (error);
  rapport_store_commit (fixture->store, NULL, &error);
  g_assert_no_error (error);

  return record->id;
}

static char *
search (Fixture    *fixture,
        const char *text)
{
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;
  GString *titles = g_string_new (NULL);

  results = rapport_store_search (fixture->store, text, 50, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", ((RapportSearchResult *) results->pdata[i])->title);

  return g_string_free (titles, FALSE);
}

#define assert_finds(fixture, text, expected) \
  G_STMT_START { \
    g_autofree char *found_ = search (fixture, text); \
    g_assert_cmpstr (found_, ==, expected); \
  } G_STMT_END

static void
test_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint       limit;
    guint       distance;
  } rows[] = {
    { "vela", "vela", 2, 0 },
    { "vela", "vala", 2, 1 },
    { "vela", "evla", 2, 1 },
    { "vela", "vel", 2, 1 },
    { "vela", "velas", 2, 1 },
    { "vela", "valo", 2, 2 },
    { "vela", "kran", 2, 3 },
    { "vela", "velassss", 2, 3 },
    { "nordlicht", "nordlihct", 1, 1 },
    { "", "ab", 2, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      glong n_a, n_b;
      g_autofree gunichar *a = g_utf8_to_ucs4_fast (rows[i].a, -1, &n_a);
      g_autofree gunichar *b = g_utf8_to_ucs4_fast (rows[i].b, -1, &n_b);

      g_assert_cmpuint (rapport_search_distance (a, n_a, b, n_b, rows[i].limit), ==, rows[i].distance);
      g_assert_cmpuint (rapport_search_distance (b, n_b, a, n_a, rows[i].limit), ==, rows[i].distance);
    }
}

static void
test_near (void)
{
  static const struct
  {
    const char *typed;
    const char *nearest;
  } rows[] = {
    { "nordlicth", "nordlicht" },
    { "nurdlicth", "nordlicht" },
    { "nordlcih", "nordlicht" },
    { "vala", "vela" },
    { "valo", NULL },
    { "ve", NULL },
    { "systms", "systems" },
    { "システm", "システム" },
  };
  g_autoptr(RapportSearchWords) words = rapport_search_words_new ();

  rapport_search_words_add (words, "nordlicht");
  rapport_search_words_add (words, "vela");
  rapport_search_words_add (words, "systems");
  rapport_search_words_add (words, "システム");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) near = rapport_search_words_find_near (words, rows[i].typed, 5);

      g_assert_cmpstr (near->len > 0 ? near->pdata[0] : NULL, ==, rows[i].nearest);
    }
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  RapportId nordlicht = put (fixture, RAPPORT_KIND_PARTNER, "Nordlicht AG", "notes", "Likes short e-mails", NULL);

  put (fixture, RAPPORT_KIND_PARTNER, "Žofie Café & Söhne", NULL, NULL, NULL);
  put (fixture, RAPPORT_KIND_CONTACT, "Nora Lichtenberg", "email", "nora@example.com", &nordlicht);
  put (fixture, RAPPORT_KIND_INTERACTION, "Asked for the price list of spring", NULL, NULL, &nordlicht);

  assert_finds (fixture, "nordlicht", "Nordlicht AG");
  assert_finds (fixture, "NORDL", "Nordlicht AG");
  assert_finds (fixture, "nor", "Nordlicht AG|Nora Lichtenberg");
  assert_finds (fixture, "ag nord", "Nordlicht AG");
  assert_finds (fixture, "nordlihct", "Nordlicht AG");
  assert_finds (fixture, "nurdlicth", "Nordlicht AG");
  assert_finds (fixture, "zofie cafe", "Žofie Café & Söhne");
  assert_finds (fixture, "SOHNE", "Žofie Café & Söhne");
  assert_finds (fixture, "nora@example", "Nora Lichtenberg");
  assert_finds (fixture, "price lis", "Asked for the price list of spring");
  /* A note is matched by beginnings only, a name with a mistake too. */
  assert_finds (fixture, "prise", "");
  assert_finds (fixture, "\"nord* OR (", "");
  assert_finds (fixture, "  ", "");
  assert_finds (fixture, "zebra", "");
}

static void
test_snippet (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;
  const RapportSearchResult *result;

  put (fixture, RAPPORT_KIND_PARTNER, "Vela", "notes",
       "one two three four five six seven eight Lighthouse nine ten", NULL);
  results = rapport_store_search (fixture->store, "lightho", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 1);
  result = results->pdata[0];
  g_assert_cmpstr (result->snippet, ==, "… three four five six seven eight Lighthouse nine ten");
  g_assert_cmpstr (result->partner, ==, "Vela");
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  RapportId vela = put (fixture, RAPPORT_KIND_PARTNER, "Vela", NULL, NULL, NULL);
  g_autoptr(RapportRecord) stored = NULL;
  g_autoptr(RapportRecord) changed = NULL;
  g_autoptr(GError) error = NULL;

  put (fixture, RAPPORT_KIND_CONTACT, "Ada Vela", NULL, NULL, &vela);
  stored = rapport_store_get (fixture->store, RAPPORT_KIND_PARTNER, &vela, &error);
  changed = rapport_record_copy (stored);
  rapport_record_set_text (changed, "name", "Orchard");
  rapport_record_set_list (changed, "tags", (const char * const []) { "lighthouse", NULL });
  rapport_store_begin (fixture->store, "Rename", RAPPORT_ORIGIN_WINDOW, &error);
  rapport_store_put (fixture->store, changed, &error);
  rapport_store_commit (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_finds (fixture, "vela", "Ada Vela");
  assert_finds (fixture, "orchard", "Orchard");
  assert_finds (fixture, "lighth", "Orchard");

  /* What belongs to a partner in the bin is not found either. */
  rapport_store_begin (fixture->store, "Delete", RAPPORT_ORIGIN_WINDOW, &error);
  rapport_store_remove (fixture->store, RAPPORT_KIND_PARTNER, &vela, &error);
  rapport_store_commit (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_finds (fixture, "orchard", "");
  assert_finds (fixture, "vela", "");
}

static void
test_outside (Fixture       *fixture,
              gconstpointer  data)
{
  sqlite3 *other = NULL;

  put (fixture, RAPPORT_KIND_PARTNER, "Vela", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "UPDATE partner SET name = 'Quay' WHERE name = 'Vela'", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  assert_finds (fixture, "quay", "Quay");
  assert_finds (fixture, "vela", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/distance", test_distance);
  g_test_add_func ("/search/near", test_near);
  g_test_add ("/search/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/search/snippet", Fixture, NULL, set_up, test_snippet, tear_down);
  g_test_add ("/search/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/search/outside", Fixture, NULL, set_up, test_outside, tear_down);

  return g_test_run ();
}
