/* rapport-definitions-sheet.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-workbook.h"

G_BEGIN_DECLS

/* The sheet that says what each figure means and whether Data and Evidence agree, in both workbooks.
 * @infos: (array length=n_infos); @differences: the formula of rapport_data_sheet_finish() and its
 * value. Returns: the next free row, for sections of the caller's own over columns 0 to 7. */
guint rapport_definitions_sheet_write (RapportSheet                 *sheet,
                                       const char                   *subtitle,
                                       const RapportKpiInfo * const *infos,
                                       guint                         n_infos,
                                       const char                   *differences,
                                       double                        n_differences);
/* A heading and a line for each text. Returns: the next free row. */
guint rapport_definitions_sheet_write_lines (RapportSheet           *sheet,
                                       guint                         row,
                                       const char                   *heading,
                                       const char * const           *lines);

G_END_DECLS
