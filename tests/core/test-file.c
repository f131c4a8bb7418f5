/* test-file.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rapport-error.h"
#include "rapport-file.h"
#include "rapport-test.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = rapport_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "out.csv", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rapport_test_remove_folder (fixture->folder);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, expected);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static int
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);

  return status.st_mode & 0777;
}

static void
test_write (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  mode_t old_mask = umask (027);

  g_assert_true (rapport_file_write_whole (fixture->path, "first", 5, 0644, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "first");
  g_assert_cmpint (get_mode (fixture->path), ==, 0640);

  g_assert_true (rapport_file_write_whole (fixture->path, "second", 6, 0600, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "second");
  g_assert_cmpint (get_mode (fixture->path), ==, 0600);

  g_assert_true (rapport_file_write_whole (fixture->path, NULL, 0, 0644, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  umask (old_mask);
}

static void
test_begin_end (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *temporary = rapport_file_begin (fixture->path, &error);
  g_autofree char *folder = NULL;

  g_assert_no_error (error);
  folder = g_path_get_dirname (temporary);
  g_assert_cmpstr (folder, ==, fixture->folder);
  g_assert_cmpint (get_mode (temporary), ==, 0600);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents_full (temporary, "whole", -1, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  g_assert_true (rapport_file_end (temporary, fixture->path, 0644, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "whole");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_end_without_file (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *temporary = NULL;

  g_assert_true (rapport_file_write_whole (fixture->path, "old", 3, 0644, NULL));
  temporary = rapport_file_begin (fixture->path, NULL);
  g_assert_cmpint (g_unlink (temporary), ==, 0);
  g_assert_false (rapport_file_end (temporary, fixture->path, 0644, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  assert_contents (fixture->path, "old");
}

/* A disk that is full after 64 kB: the older file stays, and nothing else is left behind. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *contents = g_strnfill (1024 * 1024, 'x');
  g_autoptr(GError) error = NULL;
  struct rlimit old_limit, limit;

  g_assert_true (rapport_file_write_whole (fixture->path, "old", 3, 0644, NULL));

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = old_limit;
  limit.rlim_cur = 65536;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (rapport_file_write_whole (fixture->path, contents, strlen (contents), 0644, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);

  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "out.csv"));
  assert_contents (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  g_clear_error (&error);
  g_assert_true (rapport_file_write_whole (fixture->path, contents, strlen (contents), 0644, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, contents);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  /* To root no folder is read-only by its permissions, but /proc is by nature. */
  if (geteuid () == 0)
    {
      g_assert_false (rapport_file_write_whole ("/proc/rapport.csv", "new", 3, 0644, &error));
      g_assert_nonnull (strstr (error->message, "/proc/rapport.csv"));
      return;
    }

  g_assert_true (rapport_file_write_whole (fixture->path, "old", 3, 0644, NULL));
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (rapport_file_write_whole (fixture->path, "new", 3, 0644, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (rapport_file_begin (fixture->path, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  assert_contents (fixture->path, "old");
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "out.csv", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_file_write_whole (path, "new", 3, 0644, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "missing/out.csv"));
}

/* A folder of the wanted name is not replaced. */
static void
test_folder_in_the_way (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_false (rapport_file_write_whole (fixture->path, "new", 3, 0644, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_safe_name (void)
{
  static const struct
  {
    const char *stem;
    const char *name;
  } cases[] = {
    { "Kan-code-2017-Q3", "Kan-code-2017-Q3.xlsx" },
    { "a/b\\c", "a_b\\c.xlsx" },
    { "../../etc/passwd", "_._.._etc_passwd.xlsx" },
    { ".hidden", "_hidden.xlsx" },
    { "a\nb\tc\177d", "a_b_c_d.xlsx" },
    { "a\302\205b", "a_b.xlsx" },
    { "Ελλάδα 株式会社", "Ελλάδα 株式会社.xlsx" },
    { "a\377b", "a\357\277\275b.xlsx" },
    { "", "_.xlsx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean was_cut = TRUE;
      g_autofree char *name = rapport_file_safe_name (cases[i].stem, "xlsx", &was_cut);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_false (was_cut);
    }
}

static void
test_safe_name_cut (void)
{
  static const char * const characters[] = { "x", "ά", "株", "😀", NULL };

  for (guint i = 0; characters[i] != NULL; i++)
    {
      g_autoptr(GString) stem = g_string_new (NULL);
      g_autofree char *name = NULL;
      gboolean was_cut = FALSE;

      for (guint j = 0; j < 300; j++)
        g_string_append (stem, characters[i]);
      name = rapport_file_safe_name (stem->str, "xlsx", &was_cut);
      g_assert_true (was_cut);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpuint (strlen (name), <=, 120);
      g_assert_cmpuint (strlen (name), >, 120 - 4);
      g_assert_true (g_str_has_suffix (name, ".xlsx"));
    }
}

/* Whatever is written, and by whatever name: a workspace stays. */
static void
test_database_stays (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char database[] = "SQLite format 3\0and so on";
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.csv", NULL);
  g_autofree char *temporary = NULL;
  g_autoptr(GError) write_error = NULL;
  g_autoptr(GError) link_error = NULL;
  g_autoptr(GError) begin_error = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, database, sizeof database, NULL));
  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);

  g_assert_false (rapport_file_write_whole (fixture->path, "a", 1, 0600, &write_error));
  g_assert_error (write_error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
  g_assert_false (rapport_file_write_whole (link_path, "a", 1, 0600, &link_error));
  g_assert_error (link_error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
  g_assert_null (rapport_file_begin (fixture->path, &begin_error));
  g_assert_error (begin_error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
  assert_contents (fixture->path, "SQLite format 3");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);

  /* A backup may follow a backup. */
  temporary = rapport_file_begin_database (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (temporary), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/file/write", test_write);
  ADD ("/file/begin-end", test_begin_end);
  ADD ("/file/end-without-file", test_end_without_file);
  ADD ("/file/full", test_full);
  ADD ("/file/read-only", test_read_only);
  ADD ("/file/no-folder", test_no_folder);
  ADD ("/file/folder-in-the-way", test_folder_in_the_way);
  ADD ("/file/database-stays", test_database_stays);
#undef ADD
  g_test_add_func ("/file/safe-name", test_safe_name);
  g_test_add_func ("/file/safe-name-cut", test_safe_name_cut);

  return g_test_run ();
}
