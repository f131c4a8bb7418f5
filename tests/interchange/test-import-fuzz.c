/* test-import-fuzz.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-test-import.h"

/* Broken files: whatever is in them, the import ends, counts every row, and its rejects can be read. */

#define N_FILES  2000
#define SEED     20261121

static const struct
{
  RapportKind  kind;
  const char  *text;
} originals[] = {
  { RAPPORT_KIND_PARTNER, "name,parent,types,tier,employees,since,tags,notes,owner\n"
                          "Acme,Beta,\"VAR; MSP\",Gold,\"1,250\",31.12.2025,\"a, b\",\"two\r\nlines \"\"x\"\"\",Anna\n"
                          "Beta,,ISV,,12,1.2.2026,,'=1+1,Ben\nGamma,Acme,,,,,,,\n" },
  { RAPPORT_KIND_OPPORTUNITY, "id;account;stage;amount;close date;probability (%);owner\r\n"
                              "O1;Acme;Closed Won;1.054,00 €;31.12.2025;75%;Anna\r\n"
                              "O2;\"Beta\";Engaging;12,5;1.2.2026;0,5;\r\nO3;;;;;;\r\n" },
  { RAPPORT_KIND_MEETING, "partner\ttitle\tstarts_at\tall_day\ttime_zone\tattendees\n"
                          "Acme\tWeekly\t2026-01-07T14:00:00+01:00\tno\tEurope/Berlin\tJane; Joe\n"
                          "Beta\tDay\t2026-01-08\tyes\t\t\n" },
  { RAPPORT_KIND_TEAM, "\xef\xbb\xbfname,email,manager\nAnna,a@example.com,Ben\nBen,,Cleo\nÄnne,,Anna\n" },
  { RAPPORT_KIND_TARGET, "partner|kpi|quarter|target\nAcme|revenue_won|2026-Q1|$100,000.00\nBeta|win_rate|2026-Q2|60%\n" },
  { RAPPORT_KIND_CONTACT, "\xff\xfe" "partner,name\nAcme,Jane\n" },
};

static const char *const tokens[] = {
  "\"", "\"\"", "\"\n", ",", ";", "\t", "|", "\n", "\r", "\r\n", "'=", "-", "%", "€", "$", "\xff", "\xc3", "\xe2\x82",
  "9999999999999999999999", "0000-00-00", "31.02.2026", "1,234", "1.234.567,89", "sep=;\n", "\xef\xbb\xbf", "\xff\xfe",
  "Acme", "Beta", "=", "x", " ", "\xe2\x80\xae", "\xf0\x9f\x98\x80", "2026-Q1", "name",
};

static void
mutate (GRand      *rand,
        GByteArray *file)
{
  guint at = g_rand_int_range (rand, 0, file->len + 1);
  guint chunk_length = g_rand_int_range (rand, 0, 80);
  const char *token;
  guint length;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (at < file->len)
        file->data[at] = g_rand_int_range (rand, 0, 256);
      break;

    case 1:
      length = MIN (file->len - at, chunk_length % 20);
      if (length > 0)
        g_byte_array_remove_range (file, at, length);
      break;

    case 2:
      if (g_rand_int_range (rand, 0, 8) == 0)
        g_byte_array_set_size (file, at);
      break;

    case 3:
      length = MIN (file->len - at, chunk_length);
      if (length > 0)
        {
          g_autofree guint8 *chunk = g_memdup2 (file->data + at, length);

          g_byte_array_append (file, chunk, length);
        }
      break;

    default:
      token = tokens[g_rand_int_range (rand, 0, G_N_ELEMENTS (tokens))];
      length = strlen (token);
      g_byte_array_set_size (file, file->len + length);
      memmove (file->data + at + length, file->data + at, file->len - length - at);
      memcpy (file->data + at, token, length);
      break;
    }
}

/* A line with nothing but a quotation mark leaves no row to mend. */
static guint
count_blank (const RapportCsv          *csv,
             const RapportImportResult *result)
{
  guint n_blank = 0;

  for (guint i = 0; i < result->rejected_lines->len; i++)
    {
      const RapportCsvRow *row = g_ptr_array_index (csv->rows, g_array_index (result->rejected_lines, guint, i));
      gboolean is_blank = TRUE;

      for (guint c = 0; c < row->n_cells; c++)
        is_blank &= row->cells[c] != NULL && *row->cells[c] == '\0';
      n_blank += is_blank;
    }

  return n_blank;
}

static void
check_rejects (const RapportCsv          *csv,
               const RapportImportResult *result)
{
  g_autofree char *rejects = rapport_import_write_rejects (csv, result);
  g_autoptr(GBytes) bytes = g_bytes_new (rejects, strlen (rejects));
  g_autoptr(RapportCsv) again = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_utf8_validate (rejects, -1, NULL));
  again = rapport_csv_read_bytes (bytes, NULL, csv->separator, &error);
  g_assert_no_error (error);
  if (again->rows->len != result->rejected - count_blank (csv, result))
    g_error ("%u rows instead of %u in “%s”", again->rows->len, result->rejected, rejects);
}

static void
check_result (const RapportCsv          *csv,
              const RapportImportResult *result)
{
  g_assert_cmpuint (result->read, ==, csv->rows->len);
  g_assert_cmpuint (result->read, ==, result->created + result->updated + result->unchanged + result->rejected);
  g_assert_cmpuint (result->rejected, ==, result->rejected_lines->len);
  g_assert_cmpuint (result->errors->len, >=, result->rejected);
  for (guint i = 0; i < result->errors->len; i++)
    {
      const RapportImportError *import_error = g_ptr_array_index (result->errors, i);

      g_assert_nonnull (import_error->reason);
      g_assert_true (g_utf8_validate (import_error->reason, -1, NULL));
      g_assert_true (import_error->value == NULL || g_utf8_validate (import_error->value, -1, NULL));
    }

  check_rejects (csv, result);
}

static gboolean
import_bytes (RapportTestStore *fixture,
              RapportKind       kind,
              GBytes           *bytes,
              gboolean          dry_run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCsv) csv = rapport_csv_read_bytes (bytes, NULL, '\0', &error);
  g_autoptr(RapportImportOptions) options = rapport_test_make_import_options (kind, NULL);
  g_autoptr(RapportImportResult) result = NULL;

  if (csv == NULL)
    {
      g_assert_nonnull (error);
      return FALSE;
    }

  options->dry_run = dry_run;
  g_ptr_array_add (options->custom, g_strdup ("*"));
  result = rapport_import_run (fixture->store, csv, options, NULL, &error);
  if (result == NULL)
    {
      g_assert_nonnull (error);
      return FALSE;
    }
  check_result (csv, result);

  return result->created + result->updated + result->unchanged > 0;
}

static void
test_mutated (RapportTestStore *fixture,
              gconstpointer     data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  guint n_good = 0;

  for (guint i = 0; i < N_FILES; i++)
    {
      guint original = g_rand_int_range (rand, 0, G_N_ELEMENTS (originals));
      g_autoptr(GByteArray) file = g_byte_array_new ();
      g_autoptr(GBytes) bytes = NULL;
      int n_mutations = g_rand_int_range (rand, 1, 12);

      g_byte_array_append (file, (const guint8 *) originals[original].text, strlen (originals[original].text));
      for (int m = 0; m < n_mutations; m++)
        mutate (rand, file);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&file));

      /* Most of them without writing, which takes the longest by far. */
      n_good += import_bytes (fixture, originals[original].kind, bytes, i % 20 != 0);
    }

  g_test_message ("%u of %u files held something good", n_good, N_FILES);
  g_assert_cmpuint (n_good, >, N_FILES / 10);
  g_assert_cmpuint (n_good, <, N_FILES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/import-fuzz/mutated", RapportTestStore, NULL, rapport_test_store_set_up, test_mutated,
              rapport_test_store_tear_down);

  return g_test_run ();
}
