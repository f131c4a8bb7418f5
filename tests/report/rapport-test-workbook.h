/* rapport-test-workbook.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-workbook.h"

G_BEGIN_DECLS

extern const char * const rapport_test_hostile_texts[];

/* A workbook with every kind of cell, hostile texts, a table, charts and all conditional looks. */
RapportWorkbook *rapport_test_make_hostile_workbook  (const char *path);
void             rapport_test_write_hostile_workbook (const char *path);

G_END_DECLS
