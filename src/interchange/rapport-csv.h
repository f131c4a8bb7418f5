/* rapport-csv.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads and writes CSV by RFC 4180, and the dialects that spreadsheets write (reliability.md,
 * Files in and Files out). */

#define RAPPORT_CSV_MAX_BYTES   (256 * 1024 * 1024)
#define RAPPORT_CSV_MAX_ROWS    2000000
#define RAPPORT_CSV_MAX_COLUMNS 1000
#define RAPPORT_CSV_MAX_FIELD   (1024 * 1024)

/**
 * RapportCsvRow:
 * @line: the line on which the record begins; the header is 1
 * @cells: (owned): valid UTF-8; NULL where the cell is refused (see @errors)
 * @n_cells: how many
 * @errors: (owned) (nullable) (element-type RapportCsvCellError): what was wrong in it
 */
typedef struct
{
  guint       line;
  char      **cells;
  guint       n_cells;
  GPtrArray  *errors;
} RapportCsvRow;

/* @column: index of the cell, -1 for the row as a whole. @reason: translated. */
typedef struct
{
  int   column;
  char *value;
  char *reason;
} RapportCsvCellError;

/**
 * RapportCsv:
 * @encoding: what the bytes were read as: "UTF-8", "UTF-16LE", "UTF-16BE" or "Windows-1252"
 * @separator: "," ";" tab or "|"
 * @header: (owned): the first record
 * @rows: (element-type RapportCsvRow): the others; blank lines are left out
 */
typedef struct
{
  const char *encoding;
  char        separator;
  char      **header;
  guint       n_columns;
  GPtrArray  *rows;
} RapportCsv;

/* @encoding: (nullable) and @separator ('\0') for "find out". A file over the caps, of an encoding
 * that can't be told, or without a header: NULL with RAPPORT_ERROR_INVALID that says how to mend it. */
RapportCsv *rapport_csv_read_bytes (GBytes       *bytes,
                                    const char   *encoding,
                                    char          separator,
                                    GError      **error);
RapportCsv *rapport_csv_read_file  (GFile        *file,
                                    const char   *encoding,
                                    char          separator,
                                    GCancellable *cancellable,
                                    GError      **error);
void        rapport_csv_free       (RapportCsv   *self);
/* A cell of @row as it is in its file, quoted where needed; takes one "'" off guarded cells. */
char       *rapport_csv_unguard    (const char   *cell) G_GNUC_WARN_UNUSED_RESULT;

/* Writing: UTF-8 with BOM, CRLF, text cells guarded against being read as a formula. */
void        rapport_csv_write_cell (GString      *csv,
                                    const char   *text,
                                    gboolean      is_text,
                                    char          separator);
void        rapport_csv_end_row    (GString      *csv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCsv, rapport_csv_free)

G_END_DECLS
