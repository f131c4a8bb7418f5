/* test-csv.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-csv.h"
#include "rapport-error.h"
#include "rapport-test.h"

/* What a file is read as: cells joined with "|", rows with "/", the line in front of each row, "!"
 * for each error of a row. */
typedef struct
{
  const char *name;
  const char *file;
  gssize      length;
  const char *expected;
} Reading;

#define READING(name, file, expected) { name, file, sizeof file - 1, expected }

static char *
describe (const RapportCsv *csv)
{
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < csv->n_columns; c++)
    g_string_append_printf (text, "%s%s", c > 0 ? "|" : "", csv->header[c]);

  for (guint r = 0; r < csv->rows->len; r++)
    {
      const RapportCsvRow *row = g_ptr_array_index (csv->rows, r);

      g_string_append_printf (text, "/%u:", row->line);
      for (guint c = 0; c < row->n_cells; c++)
        g_string_append_printf (text, "%s%s", c > 0 ? "|" : "", row->cells[c] != NULL ? row->cells[c] : "(none)");
      for (guint e = 0; row->errors != NULL && e < row->errors->len; e++)
        g_string_append_c (text, '!');
    }

  return g_string_free (text, FALSE);
}

static RapportCsv *
read_text (const char  *file,
           gssize       length,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (file, length < 0 ? strlen (file) : (gsize) length);

  return rapport_csv_read_bytes (bytes, NULL, '\0', error);
}

static const Reading readings[] = {
  READING ("plain", "a,b\n1,2\n", "a|b/2:1|2"),
  READING ("no-line-end", "a,b\n1,2", "a|b/2:1|2"),
  READING ("crlf", "a,b\r\n1,2\r\n3,4\r\n", "a|b/2:1|2/3:3|4"),
  READING ("cr", "a,b\r1,2\r3,4", "a|b/2:1|2/3:3|4"),
  READING ("quotes", "a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", "a|b/2:1,5|say \"hi\""),
  READING ("only-quotes", "a,b\n\"\"\"\",\"\"\n", "a|b/2:\"|"),
  READING ("line-break-in-quotes", "a,b\n\"x\ny\r\nz\",2\n3,4\n", "a|b/2:x\ny\r\nz|2/5:3|4"),
  READING ("bare-quote", "a,b\n5\" pipe,2\n", "a|b/2:5\" pipe|2"),
  READING ("space-behind-quote", "a,b\n\"x\" ,2\n", "a|b/2:x|2"),
  READING ("blank-lines", "a,b\n\n1,2\n\n\n,\n3,4\n\n", "a|b/3:1|2/7:3|4"),
  READING ("fewer-cells", "a,b,c\n1\n", "a|b|c/2:1"),
  READING ("more-cells", "a,b\n1,2,3\n4,5\n", "a|b/2:1|2|3!/3:4|5"),
  READING ("more-but-empty-cells", "a,b\n1,2,,\n", "a|b/2:1|2||"),
  READING ("trailing-separator", "a,b,\n1,2,\n", "a|b|/2:1|2|"),
  READING ("header-spaces", " a , b \n1, 2\n", "a|b/2:1| 2"),
  READING ("header-only", "a,b\n", "a|b"),
  READING ("one-column", "name\nAcme\nFoo\n", "name/2:Acme/3:Foo"),
  READING ("utf-8", "a,b\nÄrger,日本\n", "a|b/2:Ärger|日本"),
  READING ("utf-8-mark", "\xef\xbb\xbf" "a,b\n1,2\n", "a|b/2:1|2"),
  READING ("utf-8-mark-and-bad-cell", "\xef\xbb\xbf" "a,b\n1,x\xff\n3,4\n", "a|b/2:1|(none)!/3:3|4"),
  READING ("windows-1252", "a,b\nM\xfcller,\x80 5\n", "a|b/2:Müller|€ 5"),
  READING ("utf-16le", "\xff\xfe" "a\0,\0b\0\n\0\xe4\0,\0002\0\n\0", "a|b/2:ä|2"),
  READING ("utf-16be", "\xfe\xff\0a\0,\0b\0\n\0\xe4\0,\0002\0\n", "a|b/2:ä|2"),
  READING ("utf-16-pair", "\xff\xfe" "a\0,\0b\0\n\0\x3d\xd8\x00\xde,\0002\0", "a|b/2:😀|2"),
  READING ("utf-16-half-pair", "\xff\xfe" "a\0,\0b\0\n\0\x3d\xd8,\0002\0\n\0003\0,\0004\0", "a|b/2:(none)|2!/3:3|4"),
  READING ("nul", "aaaa,bbbb\n1,x\0y\n3,4\n", "aaaa|bbbb/2:1|(none)!/3:3|4"),
  READING ("semicolon", "a;b\n1,5;2\n2,5;3\n", "a|b/2:1,5|2/3:2,5|3"),
  READING ("tab", "a\tb\n1, 2\t2\n", "a|b/2:1, 2|2"),
  READING ("bar", "a|b\n1|2\n", "a|b/2:1|2"),
  READING ("comma-with-semicolons-inside", "a,b,c\n1;2;3,x,y\n4;5;6,x,y\n", "a|b|c/2:1;2;3|x|y/3:4;5;6|x|y"),
  READING ("separator-in-quotes", "a,\"b;c;d\",e\n1,2,3\n", "a|b;c;d|e/2:1|2|3"),
  READING ("sep-line", "sep=;\r\na;b\r\n1;2\r\n", "a|b/3:1|2"),
  READING ("stray-quote", "a,b\n\"say \"hi\" now\",2\n3,4\n", "a|b/2:say \"hi\" now|2!/3:3|4"),
  READING ("stray-quote-lines", "a,b\n\"one\nsay \"hi\" to\nend\",2\n3,4\n", "a|b/2:one\nsay \"hi\" to\nend|2!/5:3|4"),
  READING ("unclosed", "a,b\n1,\"2\n3,4\n", "a|b/2:1|2!/3:3|4"),
  READING ("unclosed-last", "a,b\n1,2\n3,\"4", "a|b/2:1|2/3:3|4!"),
  READING ("unclosed-all", "a,b\n\"1,2\n\"3,4\n\"\"\"5,6\n7,\"8\"\n", "a|b/2:1,2\n\"3,4\n\"\"5,6\n7,\"8!"),
  READING ("unclosed-each", "a,b\n\"1,2\n\"3,4\n\"5,6\n", "a|b/2:1,2!/3:3,4!/4:5,6!"),
};

static void
test_reading (gconstpointer data)
{
  const Reading *reading = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCsv) csv = read_text (reading->file, reading->length, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = describe (csv);
  g_assert_cmpstr (text, ==, reading->expected);
}

typedef struct
{
  const char *name;
  const char *file;
  gssize      length;
  const char *message;
} Refusal;

#define REFUSAL(name, file, message) { name, file, sizeof file - 1, message }

static const Refusal refusals[] = {
  REFUSAL ("empty", "", "The file is empty*"),
  REFUSAL ("blank", "\n\n,,\n", "The file is empty*"),
  REFUSAL ("utf-16-odd", "\xff\xfe" "a\0,\0b", "*ends in the middle of a character*"),
  REFUSAL ("utf-16-without-mark", "a\0,\0b\0\n\0" "1\0,\0002\0", "*--encoding UTF-16LE*"),
  REFUSAL ("undefined-byte", "a,b\n1,\xe4\n2,\x81\n", "*0x81 in line 3*--encoding*"),
  REFUSAL ("nul-and-not-utf-8", "aaaa,bbbb\n\xe4,\0x\n", "*0x00 in line 2*"),
  REFUSAL ("same-names", "Name,b,name\n1,2,3\n", "Columns 1 and 3 are both called*name*"),
  REFUSAL ("no-name", "a,,c\n1,,3\n4,5,6\n", "Column 2 has no name*line 3*"),
  REFUSAL ("nul-in-header", "aaaa,b\0bb,cccccccc\n1,2,3\n", "The first line*column 2*NUL*"),
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCsv) csv = read_text (refusal->file, refusal->length, &error);

  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_null (csv);
  if (!g_pattern_match_simple (refusal->message, error->message))
    g_test_fail_printf ("“%s” is not like “%s”", error->message, refusal->message);
}

static void
test_encodings (void)
{
  static const struct { const char *file; gsize length; const char *wanted, *found, *cell; } cases[] = {
    { "a\n\xe9\n", 4, "ISO-8859-2", "ISO-8859-2", "é" },
    { "a\n\xe9\n", 4, "cp1252", "Windows-1252", "é" },
    { "a\n\xc3\xa9\n", 5, "windows-1252", "Windows-1252", "Ã©" },
    { "a\0\n\0\xe9\0", 6, "UTF-16LE", "UTF-16LE", "é" },
    { "\0a\0\n\0\xe9", 6, "utf-16be", "UTF-16BE", "é" },
    { "\xef\xbb\xbf" "a\n\xc3\xa9\n", 8, "utf8", "UTF-8", "é" },
    { "a\nx\n", 4, NULL, "UTF-8", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = g_bytes_new (cases[i].file, cases[i].length);
      g_autoptr(RapportCsv) csv = rapport_csv_read_bytes (bytes, cases[i].wanted, '\0', &error);
      const RapportCsvRow *row;

      g_assert_no_error (error);
      g_assert_cmpstr (csv->encoding, ==, cases[i].found);
      g_assert_cmpuint (csv->rows->len, ==, 1);
      row = g_ptr_array_index (csv->rows, 0);
      g_assert_cmpstr (row->cells[0], ==, cases[i].cell);
    }
}

static void
test_unknown_encoding (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a\n1\n", 4);

  g_assert_null (rapport_csv_read_bytes (bytes, "KLINGON-1", '\0', &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
}

static void
test_given_separator (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a,b;c\n1,2;3\n", 12);
  g_autoptr(RapportCsv) csv = rapport_csv_read_bytes (bytes, NULL, ';', &error);

  g_assert_no_error (error);
  g_assert_cmpuint (csv->n_columns, ==, 2);
  g_assert_cmpstr (csv->header[0], ==, "a,b");
}

static void
append_columns (GString *file,
                guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (file, "%sc%u", i > 0 ? "," : "", i);
  g_string_append_c (file, '\n');
}

static void
test_many_columns (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) file = g_string_new (NULL);
  g_autoptr(RapportCsv) csv = NULL;
  g_autoptr(RapportCsv) refused = NULL;
  const RapportCsvRow *row;

  append_columns (file, 1000);
  append_columns (file, 1001);
  append_columns (file, 1000);
  csv = read_text (file->str, file->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (csv->n_columns, ==, 1000);
  g_assert_cmpuint (csv->rows->len, ==, 2);
  row = g_ptr_array_index (csv->rows, 0);
  g_assert_cmpuint (row->errors->len, ==, 1);
  row = g_ptr_array_index (csv->rows, 1);
  g_assert_null (row->errors);

  g_string_truncate (file, 0);
  append_columns (file, 1001);
  refused = read_text (file->str, file->len, &error);
  g_assert_null (refused);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
}

static void
test_huge_cell (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *most = g_strnfill (RAPPORT_CSV_MAX_FIELD, 'x');
  g_autofree char *huge = g_strnfill (5 * 1000 * 1000, 'x');
  g_autofree char *file = g_strdup_printf ("a,b\n1,\"%s\"\n2,%s\n3,%s\n4,5\n", huge, huge, most);
  g_autoptr(RapportCsv) csv = read_text (file, -1, &error);
  const RapportCsvCellError *cell_error;
  const RapportCsvRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 4);
  for (guint i = 0; i < 2; i++)
    {
      row = g_ptr_array_index (csv->rows, i);
      g_assert_null (row->cells[1]);
      g_assert_cmpuint (row->errors->len, ==, 1);
      cell_error = g_ptr_array_index (row->errors, 0);
      g_assert_cmpint (cell_error->column, ==, 1);
      g_assert_nonnull (strstr (cell_error->reason, "1.0"));
      g_assert_cmpuint (strlen (cell_error->value), ==, strlen (huge));
    }
  row = g_ptr_array_index (csv->rows, 2);
  g_assert_cmpuint (strlen (row->cells[1]), ==, RAPPORT_CSV_MAX_FIELD);
  g_assert_null (row->errors);
}

/* Each line opens a quotation mark: looking to the end of the file for each one would take hours. */
static void
test_hostile_quotes (void)
{
  static const char *const lines[] = { "\"x,1\n", "x,\"\"\"y\n", "\"a\"b,1\n", "\"\"\"\n", "\"a\"\"\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GString) file = g_string_new ("a,b\n");
      g_autoptr(RapportCsv) csv = NULL;
      gint64 start = g_get_monotonic_time ();

      for (guint n = 0; n < 200000; n++)
        g_string_append (file, lines[i]);
      csv = read_text (file->str, file->len, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (csv->rows->len, >, 0);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
}

static void
test_speed (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) file = g_string_new ("name,types,tier,country,employees,owner,since,notes,tags,currency\n");
  g_autoptr(RapportCsv) csv = NULL;
  gint64 start;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (file, "Partner %u,reseller;MSP,Gold,Germany,%u,\"Doe, Jane\",2024-01-%02u,\"Says \"\"hi\"\"\",a;b,EUR\n",
                            i, i % 5000, i % 28 + 1);
  start = g_get_monotonic_time ();
  csv = read_text (file->str, file->len, &error);
  g_test_message ("100,000 rows in %.0f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 100000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

static void
test_guards (void)
{
  static const struct { const char *text, *guarded; } cases[] = {
    { "Acme", "Acme" },
    { "=1+1", "'=1+1" },
    { "+49 30", "'+49 30" },
    { "-", "'-" },
    { "@me", "'@me" },
    { "\tx", "'\tx" },
    { "'=x", "''=x" },
    { "''-x", "'''-x" },
    { "'quoted'", "'quoted'" },
    { "''", "''" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) csv = g_string_new (NULL);
      g_autofree char *back = NULL;

      rapport_csv_write_cell (csv, cases[i].text, TRUE, ',');
      rapport_csv_end_row (csv);
      g_string_truncate (csv, csv->len - 2);
      g_assert_cmpstr (csv->str, ==, cases[i].guarded);
      back = rapport_csv_unguard (csv->str);
      g_assert_cmpstr (back, ==, cases[i].text);
    }
}

static void
test_write (void)
{
  static const char *const rows[][3] = {
    { "", "a", "b" }, { "x;y", "x,y", "say \"hi\"" }, { "line\nbreak", " space", "" }, { "'", "日本", "-5" },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) file = g_string_new ("\xef\xbb\xbf" "c1,c2,c3\r\n");
  g_autoptr(RapportCsv) csv = NULL;

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      for (guint c = 0; c < 3; c++)
        rapport_csv_write_cell (file, rows[r][c], FALSE, ',');
      rapport_csv_end_row (file);
    }
  g_assert_nonnull (strstr (file->str, "\r\n,a,b\r\n"));

  csv = read_text (file->str, file->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, G_N_ELEMENTS (rows));
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      const RapportCsvRow *row = g_ptr_array_index (csv->rows, r);

      g_assert_cmpuint (row->n_cells, ==, 3);
      for (guint c = 0; c < 3; c++)
        g_assert_cmpstr (row->cells[c], ==, rows[r][c]);
    }
}

static void
test_file (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) dir = g_file_new_for_path (folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCsv) csv = NULL;

  g_assert_null (rapport_csv_read_file (file, NULL, '\0', NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);

  g_assert_null (rapport_csv_read_file (dir, NULL, '\0', NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_clear_error (&error);

  g_file_set_contents (path, "a,b\n1,2\n", -1, &error);
  g_assert_no_error (error);
  csv = rapport_csv_read_file (file, NULL, '\0', NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 1);

  g_cancellable_cancel (cancellable);
  g_assert_null (rapport_csv_read_file (file, NULL, '\0', cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  rapport_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/read/", readings[i].name, NULL);

      g_test_add_data_func (path, &readings[i], test_reading);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/refuse/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/unknown-encoding", test_unknown_encoding);
  g_test_add_func ("/csv/given-separator", test_given_separator);
  g_test_add_func ("/csv/many-columns", test_many_columns);
  g_test_add_func ("/csv/huge-cell", test_huge_cell);
  g_test_add_func ("/csv/hostile-quotes", test_hostile_quotes);
  g_test_add_func ("/csv/speed", test_speed);
  g_test_add_func ("/csv/guards", test_guards);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/file", test_file);

  return g_test_run ();
}
