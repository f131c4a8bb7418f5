/* rapport-test-reader.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "rapport-test-reader.h"

#define END_RECORD "PK\005\006"
#define LOCAL_HEADER_SIZE 30
#define CENTRAL_HEADER_SIZE 46
#define MAX_ROWS 20000

static guint
read_number (const guint8 *bytes,
             guint         n_bytes)
{
  guint number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number |= (guint) bytes[i] << (8 * i);

  return number;
}

static char *
inflate_part (const guint8 *bytes,
              gsize         packed,
              gsize         size)
{
  g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr(GError) error = NULL;
  char *text = g_malloc0 (size + 1);
  gsize n_read = 0, n_written = 0;

  if (size > 0)
    g_converter_convert (G_CONVERTER (decompressor), bytes, packed, text, size, G_CONVERTER_INPUT_AT_END,
                         &n_read, &n_written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_written, ==, size);

  return text;
}

/* The central directory stands at the end of the file, and names each part and its place. */
static void
read_parts (RapportTestReader *self,
            const guint8      *bytes,
            gsize              length)
{
  const guint8 *end = bytes + length - 22;
  const guint8 *entry;
  guint n_entries;

  while (end > bytes && memcmp (end, END_RECORD, 4) != 0)
    end--;
  g_assert_cmpmem (end, 4, END_RECORD, 4);
  n_entries = read_number (end + 10, 2);
  entry = bytes + read_number (end + 16, 4);

  for (guint i = 0; i < n_entries; i++)
    {
      guint name_length = read_number (entry + 28, 2);
      const guint8 *local = bytes + read_number (entry + 42, 4);
      const guint8 *data = local + LOCAL_HEADER_SIZE + read_number (local + 26, 2) + read_number (local + 28, 2);

      g_hash_table_insert (self->parts, g_strndup ((const char *) entry + CENTRAL_HEADER_SIZE, name_length),
                           inflate_part (data, read_number (entry + 20, 4), read_number (entry + 24, 4)));
      entry += CENTRAL_HEADER_SIZE + name_length + read_number (entry + 30, 2) + read_number (entry + 32, 2);
    }
}

static char *
unescape (const char *text)
{
  static const struct { const char *entity; const char *character; } entities[] = {
    { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&amp;", "&" },
  };
  GString *plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (plain, entities[i].entity, entities[i].character, 0);

  return g_string_free (plain, FALSE);
}

/* What stands between @open and @close from @from on; @next: behind it. NULL where there is none. */
static char *
cut_between (const char  *from,
             const char  *open,
             const char  *close,
             const char **next)
{
  const char *start = strstr (from, open);
  const char *end;
  g_autofree char *raw = NULL;

  if (start == NULL)
    return NULL;
  start += strlen (open);
  end = strstr (start, close);
  if (end == NULL)
    return NULL;
  raw = g_strndup (start, end - start);
  if (next != NULL)
    *next = end + strlen (close);

  return unescape (raw);
}

static void
read_strings (RapportTestReader *self)
{
  const char *place = g_hash_table_lookup (self->parts, "xl/sharedStrings.xml");

  while (place != NULL && (place = strstr (place, "<si>")) != NULL)
    {
      const char *text = strstr (place, "<t");

      g_assert_nonnull (text);
      text = strchr (text, '>') + 1;
      g_ptr_array_add (self->strings, cut_between (text, "", "</t>", &place));
    }
}

static void
read_sheets (RapportTestReader *self)
{
  const char *place = g_hash_table_lookup (self->parts, "xl/workbook.xml");
  char *name;

  g_assert_nonnull (place);
  while ((name = cut_between (place, "<sheet name=\"", "\"", &place)) != NULL)
    g_ptr_array_add (self->sheets, name);
}

RapportTestReader *
rapport_test_reader_new (const char *path)
{
  RapportTestReader *self = g_new0 (RapportTestReader, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 22);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  read_parts (self, (const guint8 *) bytes, length);
  read_strings (self);
  read_sheets (self);

  return self;
}

void
rapport_test_reader_free (RapportTestReader *self)
{
  g_hash_table_unref (self->parts);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/* The cell's element, from "<c" up to its end. */
static char *
find_cell (RapportTestReader *self,
           const char        *sheet,
           const char        *cell)
{
  g_autofree char *open = g_strdup_printf ("<c r=\"%s\"", cell);
  g_autofree char *part = NULL;
  const char *start, *end;
  guint position;

  g_assert_true (g_ptr_array_find_with_equal_func (self->sheets, sheet, g_str_equal, &position));
  part = g_strdup_printf ("xl/worksheets/sheet%u.xml", position + 1);
  start = strstr (g_hash_table_lookup (self->parts, part), open);
  if (start == NULL)
    return NULL;
  end = strchr (start, '>');
  if (end[-1] == '/')
    return NULL;

  return g_strndup (start, strstr (start, "</c>") - start);
}

char *
rapport_test_reader_get_cell (RapportTestReader *self,
                              const char        *sheet,
                              const char        *cell)
{
  g_autofree char *element = find_cell (self, sheet, cell);
  g_autofree char *value = element != NULL ? cut_between (element, "<v>", "</v>", NULL) : NULL;

  if (value != NULL && strstr (element, " t=\"s\"") != NULL)
    return g_strdup (g_ptr_array_index (self->strings, atoi (value)));

  return g_steal_pointer (&value);
}

char *
rapport_test_reader_get_formula (RapportTestReader *self,
                                 const char        *sheet,
                                 const char        *cell)
{
  g_autofree char *element = find_cell (self, sheet, cell);

  return element != NULL ? cut_between (element, "<f>", "</f>", NULL) : NULL;
}

guint
rapport_test_reader_find_row (RapportTestReader *self,
                              const char        *sheet,
                              const char        *first,
                              const char        *second)
{
  for (guint row = 1; row < MAX_ROWS; row++)
    {
      g_autofree char *a = g_strdup_printf ("A%u", row);
      g_autofree char *b = g_strdup_printf ("B%u", row);
      g_autofree char *first_text = rapport_test_reader_get_cell (self, sheet, a);
      g_autofree char *second_text = second != NULL ? rapport_test_reader_get_cell (self, sheet, b) : NULL;

      if (g_strcmp0 (first_text, first) == 0 && (second == NULL || g_strcmp0 (second_text, second) == 0))
        return row;
      if (row > 1000 && first_text == NULL)
        break;
    }

  return 0;
}

gboolean
rapport_test_reader_has_text (RapportTestReader *self,
                              const char        *part,
                              const char        *text)
{
  const char *contents = g_hash_table_lookup (self->parts, part);

  g_assert_nonnull (contents);

  return strstr (contents, text) != NULL;
}
