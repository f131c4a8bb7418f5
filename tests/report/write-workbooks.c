/* write-workbooks.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writes workbooks into the folder that is its argument, for the tests that open them in an office
 * program. */

#include "config.h"

#include "rapport-test-workbook.h"

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;

  g_assert_cmpint (argc, ==, 2);

  path = g_build_filename (argv[1], "hostile.xlsx", NULL);
  rapport_test_write_hostile_workbook (path);

  return 0;
}
