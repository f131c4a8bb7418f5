/* rapport-test-reader.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportTestReader:
 * @parts: (owned): name of a part of the file -> its text
 * @strings: (owned): the shared strings
 * @sheets: (owned): names of the sheets, in their order
 *
 * A workbook as it was written, for tests that look at its cells.
 */
typedef struct
{
  GHashTable *parts;
  GPtrArray  *strings;
  GPtrArray  *sheets;
} RapportTestReader;

RapportTestReader *rapport_test_reader_new       (const char        *path);
void               rapport_test_reader_free      (RapportTestReader *self);
/* The value of a cell such as "C7" as text, numbers as they are in the file; NULL for none. */
char              *rapport_test_reader_get_cell  (RapportTestReader *self,
                                                  const char        *sheet,
                                                  const char        *cell);
/* The formula of a cell without "=", NULL for none. */
char              *rapport_test_reader_get_formula (RapportTestReader *self,
                                                  const char        *sheet,
                                                  const char        *cell);
/* The first row, from 1, whose cells in columns A and B are these; 0 for none. @second: (nullable). */
guint              rapport_test_reader_find_row  (RapportTestReader *self,
                                                  const char        *sheet,
                                                  const char        *first,
                                                  const char        *second);
gboolean           rapport_test_reader_has_text  (RapportTestReader *self,
                                                  const char        *part,
                                                  const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTestReader, rapport_test_reader_free)

G_END_DECLS
