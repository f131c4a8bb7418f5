/* rapport-workbook-check.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-workbook"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-error.h"
#include "rapport-workbook-private.h"

/* The parts of a zip file that are looked at; all numbers in it are little-endian. */
#define LOCAL_HEADER_SIZE   30
#define CENTRAL_HEADER_SIZE 46
#define END_SIZE            22
#define LOCAL_MAGIC         0x04034b50
#define CENTRAL_MAGIC       0x02014b50
#define END_MAGIC           0x06054b50
#define METHOD_DEFLATED     8
#define MAX_TAIL            64

static guint16
read_16 (const guchar *bytes)
{
  return bytes[0] | bytes[1] << 8;
}

static guint32
read_32 (const guchar *bytes)
{
  return read_16 (bytes) | (guint32) read_16 (bytes + 2) << 16;
}

/* Unpacks @length bytes and keeps the end of what comes out in @tail. Returns: how many came out,
 * or -1. */
static gssize
inflate_tail (const guchar *packed,
              gsize         length,
              GString      *tail)
{
  g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  GConverterResult result = G_CONVERTER_CONVERTED;
  char buffer[16384];
  gssize total = 0;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read;
      gsize n_written;

      result = g_converter_convert (G_CONVERTER (decompressor), packed, length, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return -1;

      packed += n_read;
      length -= n_read;
      total += n_written;
      g_string_append_len (tail, buffer, n_written);
      if (tail->len > MAX_TAIL)
        g_string_erase (tail, 0, tail->len - MAX_TAIL);
    }

  return total;
}

/* All parts of a workbook are XML; one that was cut short does not end with a tag. */
static gboolean
ends_with_tag (GString *tail)
{
  g_strchomp (tail->str);

  return g_str_has_suffix (tail->str, ">") && strrchr (tail->str, '<') != NULL;
}

static gboolean
check_entry (const guchar *contents,
             gsize         length,
             const guchar *central)
{
  g_autoptr(GString) tail = g_string_new (NULL);
  gsize packed = read_32 (central + 20);
  gsize unpacked = read_32 (central + 24);
  gsize offset = read_32 (central + 42);
  gsize data;

  if (offset + LOCAL_HEADER_SIZE > length || read_32 (contents + offset) != LOCAL_MAGIC)
    return FALSE;

  data = offset + LOCAL_HEADER_SIZE + read_16 (contents + offset + 26) + read_16 (contents + offset + 28);
  if (read_16 (central + 10) != METHOD_DEFLATED || data + packed > length)
    return FALSE;

  return inflate_tail (contents + data, packed, tail) == (gssize) unpacked && ends_with_tag (tail);
}

static gboolean
check_contents (const guchar *contents,
                gsize         length)
{
  const guchar *end;
  gsize offset;
  guint n_entries;

  if (length < END_SIZE)
    return FALSE;

  end = contents + length - END_SIZE;
  if (read_32 (end) != END_MAGIC)
    return FALSE;

  n_entries = read_16 (end + 10);
  offset = read_32 (end + 16);
  for (guint i = 0; i < n_entries; i++)
    {
      const guchar *central = contents + offset;

      if (offset + CENTRAL_HEADER_SIZE > length - END_SIZE || read_32 (central) != CENTRAL_MAGIC ||
          !check_entry (contents, length, central))
        return FALSE;

      offset += CENTRAL_HEADER_SIZE + read_16 (central + 28) + read_16 (central + 30) + read_16 (central + 32);
    }

  return n_entries > 0;
}

/* The library does not look at the result of every write. Reading the file back finds out whether
 * a part of it, or one of the temporary files that it was made of, was cut short. */
gboolean
rapport_workbook_check_file (const char  *path,
                             GError     **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file != NULL &&
      check_contents ((const guchar *) g_mapped_file_get_contents (file), g_mapped_file_get_length (file)))
    return TRUE;

  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                       _("The workbook wasn’t written completely. Check that there is free space on the "
                         "disk and in the folder for temporary files, then try again."));

  return FALSE;
}
