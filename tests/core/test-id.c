/* test-id.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-clock.h"
#include "rapport-id.h"

#define N_IDS 20000

static void
test_order (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, g_free, NULL);
  RapportId last = rapport_id_none;

  rapport_clock_set (G_GINT64_CONSTANT (1709208000) * G_USEC_PER_SEC);
  for (guint i = 0; i < N_IDS; i++)
    {
      RapportId id;

      /* More than 4,096 in one millisecond, and a clock that goes back. */
      if (i == N_IDS / 2)
        rapport_clock_set (G_GINT64_CONSTANT (1709207000) * G_USEC_PER_SEC);
      rapport_id_generate (&id);
      g_assert_cmpint (rapport_id_compare (&last, &id), <, 0);
      g_assert_cmpint (id.bytes[6] >> 4, ==, 7);
      g_assert_cmpint (id.bytes[8] >> 6, ==, 2);
      g_assert_true (g_hash_table_add (seen, rapport_id_copy (&id)));
      last = id;
    }
  rapport_clock_set (0);
}

static void
test_seed (void)
{
  RapportId first, second;

  rapport_clock_seed (7);
  rapport_id_generate (&first);
  rapport_clock_seed (7);
  rapport_id_generate (&second);
  g_assert_cmpmem (first.bytes + 8, 8, second.bytes + 8, 8);
  g_assert_false (rapport_id_equal (&first, &second));
  rapport_clock_seed (8);
  rapport_id_generate (&second);
  g_assert_cmpint (memcmp (first.bytes + 8, second.bytes + 8, 8), !=, 0);
}

static void
test_derive (void)
{
  RapportId parent, a, b;

  rapport_id_generate (&parent);
  rapport_id_derive (&a, &parent, "tags:gold");
  rapport_id_derive (&b, &parent, "tags:gold");
  g_assert_true (rapport_id_equal (&a, &b));
  g_assert_cmpint (a.bytes[6] >> 4, ==, 8);
  g_assert_cmpint (a.bytes[8] >> 6, ==, 2);

  rapport_id_derive (&b, &parent, "tags:silver");
  g_assert_false (rapport_id_equal (&a, &b));
  rapport_id_derive (&b, NULL, "tags:gold");
  g_assert_false (rapport_id_equal (&a, &b));
  rapport_id_derive (&a, &rapport_id_none, "tags:gold");
  g_assert_true (rapport_id_equal (&a, &b));
}

static void
test_parse (void)
{
  static const char * const refused[] = {
    "", "018df1a2-0000-7000-8000-00000000000", "018df1a2-0000-7000-8000-0000000000000",
    "018df1a2x0000-7000-8000-000000000000", "018df1a2-0000-7000-8000-00000000000g",
    "018df1a2000070008000000000000000", "{18df1a2-0000-7000-8000-00000000000}", NULL,
  };
  g_autofree char *text = NULL;
  g_autofree char *upper = NULL;
  RapportId id, parsed;

  for (guint i = 0; refused[i] != NULL; i++)
    g_assert_false (rapport_id_parse (&parsed, refused[i]));
  g_assert_false (rapport_id_parse (&parsed, NULL));

  rapport_id_generate (&id);
  text = rapport_id_to_string (&id);
  upper = g_ascii_strup (text, -1);
  g_assert_cmpuint (strlen (text), ==, RAPPORT_ID_STRING_LENGTH);
  g_assert_true (rapport_id_parse (&parsed, text));
  g_assert_true (rapport_id_equal (&id, &parsed));
  g_assert_true (rapport_id_parse (&parsed, upper));
  g_assert_true (rapport_id_equal (&id, &parsed));

  g_assert_true (rapport_id_is_none (NULL));
  g_assert_true (rapport_id_is_none (&rapport_id_none));
  g_assert_false (rapport_id_is_none (&id));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id/order", test_order);
  g_test_add_func ("/id/seed", test_seed);
  g_test_add_func ("/id/derive", test_derive);
  g_test_add_func ("/id/parse", test_parse);

  return g_test_run ();
}
