/* rapport-csv-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-csv.h"

G_BEGIN_DECLS

/**
 * RapportCsvText:
 * @text: (owned): the bytes as UTF-8, one NUL behind the end
 * @length: without that NUL
 * @encoding: what they were read as
 * @is_valid: whether all of @text is UTF-8; where not, the cells with the fault are refused
 */
typedef struct
{
  char       *text;
  gsize       length;
  const char *encoding;
  gboolean    is_valid;
} RapportCsvText;

gboolean rapport_csv_decode (RapportCsvText  *result,
                             GBytes          *bytes,
                             const char      *encoding,
                             GError         **error);
RapportCsv *rapport_csv_spread_rates (const RapportCsv *csv);
char     rapport_csv_find_separator (const char *text,
                             const char      *end);

G_END_DECLS
