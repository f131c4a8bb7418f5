/* test-workbook.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "rapport-error.h"
#include "rapport-test.h"
#include "rapport-test-workbook.h"
#include "rapport-workbook-private.h"

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *safe;
  } cases[] = {
    { "plain", "plain" },
    { "=1+1", "=1+1" },
    { "two\nlines\tand a tab", "two\nlines\tand a tab" },
    { "a\r\nb", "a\nb" },
    { "bell\a, escape\033, delete\177, next\302\205", "bell, escape, delete, next" },
    { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "\xef\xbf\xbe|\xef\xbf\xbf|\xef\xb7\x90|\xf0\x9f\xbf\xbe", "|||" },
    { "_x0041_", "_x005F_x0041_" },
    { "_x0041_x0042_", "_x005F_x0041_x005F_x0042_" },
    { "_X0041_ _x041_ _x00g1_", "_X0041_ _x041_ _x00g1_" },
    { "😀", "😀" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = rapport_workbook_make_safe_text (cases[i].text);

      g_assert_cmpstr (safe, ==, cases[i].safe);
    }
}

static void
check_length (const char *piece,
              guint       n_pieces,
              glong       expected_units)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *safe = NULL;
  g_autofree gunichar2 *units = NULL;
  glong n_units;

  for (guint i = 0; i < n_pieces; i++)
    g_string_append (text, piece);

  safe = rapport_workbook_make_safe_text (text->str);
  units = g_utf8_to_utf16 (safe, -1, NULL, &n_units, NULL);
  g_assert_cmpint (n_units, ==, expected_units);
  g_assert_cmpint (g_str_has_suffix (safe, "…"), ==, strcmp (safe, text->str) != 0);
}

static void
test_long_texts (void)
{
  check_length ("x", 32767, 32767);
  check_length ("x", 32768, 32767);
  check_length ("x", 40000, 32767);
  check_length ("😀", 16383, 32766);
  check_length ("😀", 16384, 32767);
  check_length ("😀", 40000, 32767);
  check_length ("ω", 40000, 32767);
}

static void
test_sheet_names (void)
{
  static const struct
  {
    const char *name;
    const char *made;
  } cases[] = {
    { "Data", "Data" },
    { "data", "data 2" },
    { "DATA", "DATA 3" },
    { "", "Sheet" },
    { "[]:*?/\\", "Sheet 2" },
    { "a/b:c", "a b c" },
    { "'quoted'", "’quoted’" },
    { "History", "History of records" },
    { "line\nbreak", "line break" },
    { "Types & regions", "Types & regions" },
    { "abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnopqrstuvwxyz01234" },
    { "abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnopqrstuvwxyz012 2" },
    { "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀" },
  };
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *made = rapport_workbook_make_sheet_name (cases[i].name, taken);

      g_assert_cmpstr (made, ==, cases[i].made);
    }
}

static void
test_headers (void)
{
  static const char * const headers[] = { "Won", "won", "", "  ", "a\nb", NULL };
  static const char * const expected[] = { "Won", "won 2", "3", "4", "a b", "6", NULL };
  g_auto(GStrv) made = rapport_workbook_make_headers (headers, 6);

  g_assert_cmpstrv (made, expected);
}

static void
test_names (void)
{
  static const char * const good[] = { "AsOf", "tblActions", "FirstWon", "Q1_target", NULL };
  static const char * const bad[] = { "", "A", "1st", "Q1", "ABC123", "has space", "R1C1", "naïve", NULL };

  for (guint i = 0; good[i] != NULL; i++)
    g_assert_true (rapport_workbook_is_plain_name (good[i]));
  for (guint i = 0; bad[i] != NULL; i++)
    g_assert_false (rapport_workbook_is_plain_name (bad[i]));
}

static void
test_running_text (void)
{
  g_autofree char *text = rapport_workbook_make_running_text ("Marks & Spencer\n&P");
  g_autofree char *name = g_strnfill (500, 'x');
  g_autofree char *cut = rapport_workbook_make_running_text (name);

  g_assert_cmpstr (text, ==, "Marks && Spencer &&P");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 60);
  g_assert_true (g_str_has_suffix (cut, "…"));
}

/* Ten digits at 11 points are 74.8 pixels wide in Calibri: a column of ten characters. */
static void
test_widths (void)
{
  double word;

  g_assert_cmpfloat_with_epsilon (rapport_workbook_measure_text ("0123456789", 11, FALSE, NULL), 74.8, 1);
  g_assert_cmpfloat (rapport_workbook_measure_text ("日本語", 11, FALSE, NULL), >,
                     rapport_workbook_measure_text ("abc", 11, FALSE, NULL));
  g_assert_cmpfloat (rapport_workbook_measure_text ("WWW", 11, FALSE, NULL), >,
                     rapport_workbook_measure_text ("iii", 11, FALSE, NULL));
  g_assert_cmpfloat (rapport_workbook_measure_text ("e\xcc\x81", 11, FALSE, NULL), ==,
                     rapport_workbook_measure_text ("e", 11, FALSE, NULL));
  g_assert_cmpfloat (rapport_workbook_measure_text ("Ωμέγα", 22, FALSE, NULL), ==,
                     2 * rapport_workbook_measure_text ("Ωμέγα", 11, FALSE, NULL));
  g_assert_cmpfloat (rapport_workbook_measure_text ("one two\nthree", 11, FALSE, &word), >, word);
  g_assert_cmpfloat (word, ==, rapport_workbook_measure_text ("three", 11, FALSE, NULL));
}

static void
test_lines (void)
{
  double word = rapport_workbook_measure_text ("word", 11, FALSE, NULL);

  g_assert_cmpuint (rapport_workbook_count_lines ("word", 11, FALSE, 1000), ==, 1);
  g_assert_cmpuint (rapport_workbook_count_lines ("word word word", 11, FALSE, word + 1), ==, 3);
  g_assert_cmpuint (rapport_workbook_count_lines ("word\n\nword", 11, FALSE, 1000), ==, 3);
  g_assert_cmpuint (rapport_workbook_count_lines ("wordword", 11, FALSE, word), ==, 2);
  g_assert_cmpuint (rapport_workbook_count_lines ("日本語日本語", 11, FALSE, 45), ==, 2);
}

static char *
read_workbook (const char *folder,
               gsize      *length)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  char *contents = NULL;

  rapport_test_write_hostile_workbook (path);
  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* The library writes numbers by the locale and keeps temporary files; neither may show. */
static void
test_same_bytes (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *other = rapport_test_make_folder ();
  gsize length;
  gsize other_length;
  g_autofree char *contents = read_workbook (folder, &length);
  g_autofree char *other_contents = NULL;

  g_setenv ("TMPDIR", "/nonexistent", TRUE);
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    g_test_message ("No locale with a decimal comma here");
  g_usleep (1100000);
  other_contents = read_workbook (other, &other_length);
  setlocale (LC_ALL, "");
  g_unsetenv ("TMPDIR");
  g_setenv ("TZ", "UTC", TRUE);

  g_assert_cmpmem (contents, length, other_contents, other_length);
  g_assert_cmpuint (count_files (folder), ==, 1);

  rapport_test_remove_folder (folder);
  rapport_test_remove_folder (other);
}

static void
assert_whole (const char *path,
              gboolean    expected)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (rapport_workbook_check_file (path, &error), ==, expected);
  if (!expected)
    g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
}

/* Reading back finds a file that was cut anywhere, and one in which a byte was lost. */
static void
test_check (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "cut.xlsx", NULL);
  gsize length;
  g_autofree char *contents = read_workbook (folder, &length);

  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  assert_whole (path, TRUE);
  for (gsize cut = 0; cut < length; cut += 97)
    {
      g_assert_true (g_file_set_contents (path, contents, cut, NULL));
      assert_whole (path, FALSE);
    }

  g_assert_true (g_file_set_contents (path, contents + 1, length - 1, NULL));
  assert_whole (path, FALSE);
  g_unlink (path);
  assert_whole (path, FALSE);

  rapport_test_remove_folder (folder);
}

static void
test_missing_folder (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "missing", "book.xlsx", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (rapport_workbook_new (path, "EUR", "A4", 0, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);

  rapport_test_remove_folder (folder);
}

static void
test_folder_in_the_way (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (rapport_workbook_save (rapport_test_make_hostile_workbook (path), NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_assert_cmpuint (count_files (folder), ==, 1);

  rapport_test_remove_folder (folder);
}

/* A limit on the size of files is the nearest to a full disk that needs no rights. */
static void
test_full_disk (void)
{
  static const rlim_t limits[] = { 0, 100, 4096, 15000 };
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  struct rlimit before;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      struct rlimit limit = { limits[i], before.rlim_max };
      g_autoptr(GError) error = NULL;
      g_autofree char *contents = NULL;
      RapportWorkbook *workbook = rapport_test_make_hostile_workbook (path);
      gboolean is_saved;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      is_saved = rapport_workbook_save (workbook, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

      g_assert_false (is_saved);
      g_assert_true (g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL) ||
                     g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_IO));
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "old");
      g_assert_cmpuint (count_files (folder), ==, 1);
    }

  rapport_test_remove_folder (folder);
}

static void
test_read_only_folder (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  g_autoptr(GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("No folder is read-only for this user");
    }
  else
    {
      g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
      g_assert_null (rapport_workbook_new (path, "EUR", "A4", 0, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY);
      g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
    }

  rapport_test_remove_folder (folder);
}

static void
test_discard (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);

  rapport_workbook_discard (rapport_test_make_hostile_workbook (path));
  g_assert_cmpuint (count_files (folder), ==, 0);

  rapport_test_remove_folder (folder);
}

static gpointer
write_in_thread (gpointer folder)
{
  gsize length;

  return read_workbook (folder, &length);
}

static void
test_threads (void)
{
  char *folders[4];
  GThread *threads[G_N_ELEMENTS (folders)];
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      folders[i] = rapport_test_make_folder ();
      threads[i] = g_thread_new (NULL, write_in_thread, folders[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *contents = g_thread_join (threads[i]);

      g_assert_nonnull (contents);
      rapport_test_remove_folder (folders[i]);
      g_free (folders[i]);
    }
}

static void
test_references (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  RapportWorkbook *workbook = rapport_workbook_new (path, "EUR", "Letter", 0, &error);
  RapportSheet *data = rapport_workbook_add_sheet (workbook, "Data", FALSE, FALSE);
  RapportSheet *wins = rapport_workbook_add_sheet (workbook, "Wins & losses", FALSE, TRUE);
  g_autofree char *cell = rapport_sheet_reference (data, 6, 1);
  g_autofree char *quoted = rapport_sheet_reference (wins, 0, 27);
  g_autofree char *range = rapport_sheet_range (data, 1, 0, 9, 3);

  g_assert_no_error (error);
  g_assert_cmpstr (cell, ==, "Data!$B$7");
  g_assert_cmpstr (quoted, ==, "'Wins & losses'!$AB$1");
  g_assert_cmpstr (range, ==, "Data!$A$2:$D$10");
  g_assert_cmpstr (rapport_sheet_get_name (wins), ==, "Wins & losses");

  rapport_workbook_discard (workbook);
  rapport_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/texts", test_texts);
  g_test_add_func ("/workbook/long-texts", test_long_texts);
  g_test_add_func ("/workbook/sheet-names", test_sheet_names);
  g_test_add_func ("/workbook/headers", test_headers);
  g_test_add_func ("/workbook/names", test_names);
  g_test_add_func ("/workbook/running-text", test_running_text);
  g_test_add_func ("/workbook/widths", test_widths);
  g_test_add_func ("/workbook/lines", test_lines);
  g_test_add_func ("/workbook/references", test_references);
  g_test_add_func ("/workbook/same-bytes", test_same_bytes);
  g_test_add_func ("/workbook/threads", test_threads);
  g_test_add_func ("/workbook/check", test_check);
  g_test_add_func ("/workbook/discard", test_discard);
  g_test_add_func ("/workbook/missing-folder", test_missing_folder);
  g_test_add_func ("/workbook/read-only-folder", test_read_only_folder);
  g_test_add_func ("/workbook/folder-in-the-way", test_folder_in_the_way);
  g_test_add_func ("/workbook/full-disk", test_full_disk);

  return g_test_run ();
}
