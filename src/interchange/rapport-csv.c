/* rapport-csv.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-csv"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-csv.h"
#include "rapport-csv-private.h"
#include "rapport-error.h"
#include "rapport-fold.h"

/* The file is decoded into one text, and the text is cut into cells where it stands: a cell is a
 * pointer into it, and only rows and their arrays of pointers take memory besides. */

#define BLOCK_SIZE (256 * 1024)

typedef struct
{
  RapportCsv  public;
  char       *text;
  GPtrArray  *blocks;
  char       *block;
  gsize       block_left;
  GPtrArray  *errors;  /* the arrays of all rows */
} RealCsv;

typedef struct
{
  RealCsv    *csv;
  char       *at;
  char       *end;
  char        separator;
  guint       line;
  gboolean    has_nul;
  gboolean    is_valid;
  gboolean    is_never_closed;  /* no quotation mark from here on ends a cell */
  gboolean    is_special[256];
  GPtrArray  *cells;            /* of the row under way */
  guint       n_cells;          /* with those beyond the cap, which are not in @cells */
  GPtrArray  *errors;           /* of the row under way, or NULL */
} Parser;

static void
cell_error_free (gpointer data)
{
  RapportCsvCellError *cell_error = data;

  g_free (cell_error->value);
  g_free (cell_error->reason);
  g_free (cell_error);
}

static gpointer
allocate (RealCsv *csv,
          gsize    size)
{
  char *memory;

  size = (size + 7) & ~(gsize) 7;
  if (size > csv->block_left)
    {
      csv->block_left = MAX (size, BLOCK_SIZE);
      csv->block = g_malloc (csv->block_left);
      g_ptr_array_add (csv->blocks, csv->block);
    }

  memory = csv->block;
  csv->block += size;
  csv->block_left -= size;

  return memory;
}

static void
add_error (Parser     *parser,
           int         column,
           const char *value,
           gsize       length,
           char       *reason)
{
  RapportCsvCellError *cell_error = g_new0 (RapportCsvCellError, 1);

  cell_error->column = column;
  cell_error->value = value != NULL ? g_utf8_make_valid (value, length) : NULL;
  cell_error->reason = reason;

  if (parser->errors == NULL)
    {
      parser->errors = g_ptr_array_new_with_free_func (cell_error_free);
      g_ptr_array_add (parser->csv->errors, parser->errors);
    }
  g_ptr_array_add (parser->errors, cell_error);
}

static char *
find_fault (Parser     *parser,
            const char *text,
            gsize       length)
{
  if (length > RAPPORT_CSV_MAX_FIELD)
    {
      g_autofree char *size = g_format_size_full (length, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *limit = g_format_size_full (RAPPORT_CSV_MAX_FIELD, G_FORMAT_SIZE_IEC_UNITS);

      return g_strdup_printf (_("The cell is %s long, and at most %s fit. Shorten it."), size, limit);
    }

  if (parser->has_nul && memchr (text, '\0', length) != NULL)
    return g_strdup (_("The cell holds a NUL character, which no text has. Take it out."));

  if (!parser->is_valid && !g_utf8_validate_len (text, length, NULL))
    return g_strdup (_("The cell holds bytes that are not text in the file's encoding. Write it anew, or name the "
                       "encoding (--encoding)."));

  return NULL;
}

/* Ends the cell in place: what stood behind it has been read already. */
static void
take_cell (Parser *parser,
           char   *text,
           gsize   length)
{
  char *fault = find_fault (parser, text, length);

  if (fault != NULL)
    {
      add_error (parser, parser->n_cells, text, length, fault);
      text = NULL;
    }
  else
    {
      text[length] = '\0';
    }

  parser->n_cells++;
  if (parser->n_cells <= RAPPORT_CSV_MAX_COLUMNS + 1)
    g_ptr_array_add (parser->cells, text);
}

static gboolean
is_line_end (const Parser *parser,
             const char   *p)
{
  return p == parser->end || *p == '\n' || *p == '\r';
}

static const char *
skip_spaces (const Parser *parser,
             const char   *p)
{
  while (p < parser->end && (*p == ' ' || *p == '\t') && *p != parser->separator)
    p++;

  return p;
}

/* Finds the quotation mark that ends the cell whose text begins at @text: one that the end of the
 * cell follows. @has_doubled and @has_stray say what else it holds. */
static char *
find_closing_quote (Parser   *parser,
                    char     *text,
                    gboolean *has_doubled,
                    gboolean *has_stray)
{
  char *p = text;
  char *quote;

  *has_doubled = *has_stray = FALSE;
  while ((quote = memchr (p, '"', parser->end - p)) != NULL)
    {
      const char *next = skip_spaces (parser, quote + 1);

      /* Looked for already from further up, so only the run of marks at the start is new. */
      if (parser->is_never_closed && quote != p)
        return NULL;

      if (is_line_end (parser, next) || *next == parser->separator)
        return quote;

      if (quote[1] == '"')
        {
          *has_doubled = TRUE;
          p = quote + 2;
        }
      else
        {
          *has_stray = TRUE;
          p = quote + 1;
        }
    }

  parser->is_never_closed = TRUE;

  return NULL;
}

/* Takes one of each pair of quotation marks out. */
static gsize
undouble (char  *text,
          gsize  length)
{
  char *to = text;

  for (const char *from = text; from < text + length; from++)
    {
      *to++ = *from;
      if (from[0] == '"' && from + 1 < text + length && from[1] == '"')
        from++;
    }

  return to - text;
}

static void
count_lines (Parser     *parser,
             const char *text,
             const char *end)
{
  for (const char *p = text; p < end; p++)
    {
      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        parser->line++;
    }
}

static char *
find_line_end (const Parser *parser,
               char         *p)
{
  while (!is_line_end (parser, p))
    p++;

  return p;
}

/* Reads a cell and returns the character behind it, '\n' at the end of the file. */
static char
read_quoted (Parser *parser)
{
  char *text = parser->at + 1;
  gboolean has_doubled, has_stray;
  char *close = find_closing_quote (parser, text, &has_doubled, &has_stray);
  gsize length;
  char next;

  if (close == NULL)
    {
      parser->at = find_line_end (parser, text);
      next = parser->at < parser->end ? *parser->at : '\n';
      add_error (parser, parser->n_cells, text, parser->at - text,
                 g_strdup (_("The quotation mark at the start of the cell has no partner. "
                             "Add one at the end of the cell, or take it out.")));
      take_cell (parser, text, parser->at - text);
      return next;
    }

  length = close - text;
  count_lines (parser, text, close);
  parser->at = (char *) skip_spaces (parser, close + 1);
  next = parser->at < parser->end ? *parser->at : '\n';
  if (has_stray)
    add_error (parser, parser->n_cells, text, length,
               g_strdup_printf (_("The cell, which ends in line %u, holds a single quotation mark. "
                                  "Write \"\" for each one that belongs to the text."), parser->line));
  if (has_doubled)
    length = undouble (text, length);
  take_cell (parser, text, length);

  return next;
}

static char
read_plain (Parser *parser)
{
  char *text = parser->at;
  char next;

  while (parser->at < parser->end && !parser->is_special[(guchar) *parser->at])
    parser->at++;

  next = parser->at < parser->end ? *parser->at : '\n';
  take_cell (parser, text, parser->at - text);

  return next;
}

/* Reads a record into @parser->cells, and the line end behind it. */
static void
read_record (Parser *parser)
{
  char next;

  g_ptr_array_set_size (parser->cells, 0);
  parser->n_cells = 0;
  parser->errors = NULL;

  for (;;)
    {
      gboolean is_quoted = parser->at < parser->end && *parser->at == '"';

      next = is_quoted ? read_quoted (parser) : read_plain (parser);
      if (next != parser->separator)
        break;
      parser->at++;
    }

  if (parser->at < parser->end)
    parser->at++;
  if (next == '\r' && parser->at < parser->end && *parser->at == '\n')
    parser->at++;
  parser->line++;
}

/* A line without anything, or with separators only, as spreadsheets leave them behind. */
static gboolean
is_blank (const Parser *parser)
{
  if (parser->errors != NULL)
    return FALSE;

  for (guint i = 0; i < parser->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (parser->cells, i);

      if (cell == NULL || *cell != '\0')
        return FALSE;
    }

  return parser->n_cells == parser->cells->len;
}

static void
check_width (Parser *parser,
             guint   n_columns)
{
  guint n_used = parser->n_cells;

  while (n_used > n_columns && n_used <= parser->cells->len)
    {
      const char *cell = g_ptr_array_index (parser->cells, n_used - 1);

      if (cell == NULL || *cell != '\0')
        break;
      n_used--;
    }

  if (n_used <= n_columns)
    return;

  add_error (parser, -1, NULL, 0,
             g_strdup_printf (_("The row has %u cells, but the first line names %u columns. Put quotation marks around "
                                "cells that hold the separator."), n_used, n_columns));
}

static void
add_row (Parser *parser,
         guint   line)
{
  RealCsv *csv = parser->csv;
  RapportCsvRow *row;

  check_width (parser, csv->public.n_columns);

  row = allocate (csv, sizeof *row);
  row->line = line;
  row->n_cells = parser->cells->len;
  row->cells = allocate (csv, row->n_cells * sizeof (char *));
  memcpy (row->cells, parser->cells->pdata, row->n_cells * sizeof (char *));
  row->errors = parser->errors;
  g_ptr_array_add (csv->public.rows, row);
}

static gboolean
take_header (Parser  *parser,
             GError **error)
{
  RapportCsv *csv = &parser->csv->public;

  if (parser->errors != NULL)
    {
      const RapportCsvCellError *cell_error = g_ptr_array_index (parser->errors, 0);

      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   _("The first line, which names the columns, can't be read: column %d: %s"),
                   cell_error->column + 1, cell_error->reason);
      return FALSE;
    }

  if (parser->n_cells > RAPPORT_CSV_MAX_COLUMNS)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   _("The file has %u columns, and at most %d can be read. Take out columns that are not needed."),
                   parser->n_cells, RAPPORT_CSV_MAX_COLUMNS);
      return FALSE;
    }

  csv->n_columns = parser->n_cells;
  csv->header = allocate (parser->csv, (csv->n_columns + 1) * sizeof (char *));
  for (guint i = 0; i < csv->n_columns; i++)
    csv->header[i] = g_strstrip (g_ptr_array_index (parser->cells, i));
  csv->header[csv->n_columns] = NULL;

  return TRUE;
}

static gboolean
read_records (Parser  *parser,
              GError **error)
{
  RapportCsv *csv = &parser->csv->public;

  while (parser->at < parser->end)
    {
      guint line = parser->line;

      read_record (parser);
      if (is_blank (parser))
        continue;

      if (csv->header == NULL)
        {
          if (!take_header (parser, error))
            return FALSE;
          continue;
        }

      if (csv->rows->len == RAPPORT_CSV_MAX_ROWS)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("The file has more than %d rows. Split it into several files."), RAPPORT_CSV_MAX_ROWS);
          return FALSE;
        }
      add_row (parser, line);
    }

  if (csv->header == NULL)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The file is empty: its first line has to name the columns."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_blank_cell (const char *cell)
{
  return cell[strspn (cell, " ")] == '\0';
}

static gboolean
has_values (const RapportCsv *csv,
            guint             column,
            guint            *line)
{
  for (guint i = 0; i < csv->rows->len; i++)
    {
      const RapportCsvRow *row = g_ptr_array_index (csv->rows, i);

      if (column < row->n_cells && (row->cells[column] == NULL || !is_blank_cell (row->cells[column])))
        {
          *line = row->line;
          return TRUE;
        }
    }

  return FALSE;
}

/* A column is called by its name, so each needs one of its own; one without name and values is
 * what a separator at the end of each line makes. */
static gboolean
check_header (const RapportCsv  *csv,
              GError           **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < csv->n_columns; i++)
    {
      g_autofree char *folded = rapport_fold_name (csv->header[i]);
      gpointer other;
      guint line;

      if (*folded == '\0')
        {
          if (!has_values (csv, i, &line))
            continue;
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("Column %u has no name in the first line, but a value in line %u. Give it a name."),
                       i + 1, line);
          return FALSE;
        }

      if (g_hash_table_lookup_extended (seen, folded, NULL, &other))
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("Columns %u and %u are both called “%s”. Rename one of them in the first line."),
                       GPOINTER_TO_UINT (other), i + 1, csv->header[i]);
          return FALSE;
        }
      g_hash_table_insert (seen, g_steal_pointer (&folded), GUINT_TO_POINTER (i + 1));
    }

  return TRUE;
}

/* Spreadsheets know a first line "sep=;" that is no record. */
static void
skip_separator_line (Parser *parser)
{
  char *end;

  if (parser->end - parser->at < 5 || g_ascii_strncasecmp (parser->at, "sep=", 4) != 0)
    return;

  end = parser->at + 5;
  if (!is_line_end (parser, end))
    return;

  if (parser->separator == '\0')
    parser->separator = parser->at[4];
  if (end < parser->end && *end == '\r' && end + 1 < parser->end && end[1] == '\n')
    end++;
  parser->at = MIN (end + 1, parser->end);
  parser->line++;
}

static void
parser_init (Parser               *parser,
             RealCsv              *csv,
             const RapportCsvText *text,
             char                  separator)
{
  *parser = (Parser) {
    .csv = csv,
    .at = text->text,
    .end = text->text + text->length,
    .separator = separator,
    .line = 1,
    .has_nul = memchr (text->text, '\0', text->length) != NULL,
    .is_valid = text->is_valid,
    .cells = g_ptr_array_new (),
  };

  skip_separator_line (parser);
  if (parser->separator == '\0')
    parser->separator = rapport_csv_find_separator (parser->at, parser->end);

  parser->is_special['\n'] = parser->is_special['\r'] = TRUE;
  parser->is_special[(guchar) parser->separator] = TRUE;
}

static RealCsv *
csv_new (const RapportCsvText *text)
{
  RealCsv *csv = g_new0 (RealCsv, 1);

  csv->public.encoding = text->encoding;
  csv->public.rows = g_ptr_array_new ();
  csv->text = text->text;
  csv->blocks = g_ptr_array_new_with_free_func (g_free);
  csv->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  return csv;
}

static void
set_too_large (GError **error)
{
  g_autofree char *limit = g_format_size_full (RAPPORT_CSV_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               _("The file is larger than %s. Split it into several files."), limit);
}

/**
 * rapport_csv_read_bytes:
 * @bytes: the file
 * @encoding: (nullable): its encoding, %NULL to find out
 * @separator: what stands between cells, '\0' to find out
 *
 * Reads a CSV file by RFC 4180. Rows with a fault are in the result with their errors; cells that
 * can't be used at all are %NULL. A table of exchange rates becomes a row per rate.
 *
 * Returns: (transfer full): the file's rows, %NULL where nothing of it can be used
 */
RapportCsv *
rapport_csv_read_bytes (GBytes      *bytes,
                        const char  *encoding,
                        char         separator,
                        GError     **error)
{
  g_autoptr(GPtrArray) cells = NULL;
  RapportCsvText text = { NULL };
  RapportCsv *spread;
  Parser parser;
  RealCsv *csv;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (separator != '"' && separator != '\n' && separator != '\r', NULL);

  if (g_bytes_get_size (bytes) > RAPPORT_CSV_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }

  if (!rapport_csv_decode (&text, bytes, encoding, error))
    return NULL;

  csv = csv_new (&text);
  parser_init (&parser, csv, &text, separator);
  cells = parser.cells;
  csv->public.separator = parser.separator;

  if (!read_records (&parser, error) || !check_header (&csv->public, error))
    {
      rapport_csv_free (&csv->public);
      return NULL;
    }

  if ((spread = rapport_csv_spread_rates (&csv->public)) != NULL)
    {
      rapport_csv_free (&csv->public);
      return spread;
    }

  return &csv->public;
}

/* Reads on until the end instead of trusting a size: pipes have none, and files grow. */
static GBytes *
load (GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GByteArray) contents = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (BLOCK_SIZE);
  gssize n_read;

  if (stream == NULL)
    return NULL;

  while ((n_read = g_input_stream_read (G_INPUT_STREAM (stream), buffer, BLOCK_SIZE, cancellable, error)) > 0)
    {
      if (contents->len + n_read > RAPPORT_CSV_MAX_BYTES)
        {
          set_too_large (error);
          return NULL;
        }
      g_byte_array_append (contents, buffer, n_read);
    }

  return n_read == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&contents)) : NULL;
}

/**
 * rapport_csv_read_file:
 *
 * Reads a file as rapport_csv_read_bytes() does.
 *
 * Returns: (transfer full): the file's rows, %NULL where nothing of it can be used
 */
RapportCsv *
rapport_csv_read_file (GFile         *file,
                       const char    *encoding,
                       char           separator,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = load (file, cancellable, &local_error);
  if (bytes != NULL)
    return rapport_csv_read_bytes (bytes, encoding, separator, error);

  if (local_error->domain == RAPPORT_ERROR || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                 _("“%s” can't be read: %s"), g_file_peek_path (file) != NULL ? g_file_peek_path (file) : "",
                 local_error->message);

  return NULL;
}

void
rapport_csv_free (RapportCsv *self)
{
  RealCsv *csv = (RealCsv *) self;

  g_return_if_fail (self != NULL);

  g_ptr_array_unref (csv->public.rows);
  g_ptr_array_unref (csv->errors);
  g_ptr_array_unref (csv->blocks);
  g_free (csv->text);
  g_free (csv);
}
