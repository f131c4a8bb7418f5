/* rapport-csv-decode.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-csv"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-csv-private.h"
#include "rapport-error.h"

/* Stands for half a surrogate pair: no UTF-8, so that the cell it is in is refused. */
#define BROKEN_CHARACTER '\xff'

/* What Windows-1252 has at 0x80 to 0x9F; 0 is undefined. */
static const guint16 windows_1252[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

/* The cells with a NUL are refused one by one; it says nothing about the encoding. */
static gboolean
is_utf8 (const char *text,
         gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      if (g_utf8_validate_len (text, end - text, &text))
        return TRUE;
      if (*text != '\0')
        return FALSE;
      text++;
    }

  return TRUE;
}

static void
take_utf8 (RapportCsvText *result,
           const char     *text,
           gsize           length)
{
  result->text = g_malloc (length + 1);
  memcpy (result->text, text, length);
  result->text[length] = '\0';
  result->length = length;
  result->encoding = "UTF-8";
  result->is_valid = is_utf8 (text, length);
}

static guint
find_line (const guint8 *bytes,
           gsize         offset)
{
  guint line = 1;

  for (gsize i = 0; i < offset; i++)
    {
      if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n'))
        line++;
    }

  return line;
}

static gboolean
decode_windows_1252 (RapportCsvText  *result,
                     const guint8    *bytes,
                     gsize            length,
                     GError         **error)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar character = bytes[i];

      if (character >= 0x80 && character < 0xa0)
        character = windows_1252[character - 0x80];

      if (character == 0)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("The file is neither UTF-8 nor Windows-1252: see the byte 0x%02X in line %u. "
                         "Save it as “CSV UTF-8”, or name its encoding (--encoding)."),
                       bytes[i], find_line (bytes, i));
          g_string_free (text, TRUE);
          return FALSE;
        }

      if (character < 0x80)
        g_string_append_c (text, character);
      else
        g_string_append_unichar (text, character);
    }

  result->length = text->len;
  result->text = g_string_free (text, FALSE);
  result->encoding = "Windows-1252";
  result->is_valid = TRUE;

  return TRUE;
}

static guint
read_unit (const guint8 *bytes,
           gboolean      is_big)
{
  return is_big ? (bytes[0] << 8) | bytes[1] : (bytes[1] << 8) | bytes[0];
}

static gboolean
decode_utf16 (RapportCsvText  *result,
              const guint8    *bytes,
              gsize            length,
              gboolean         is_big,
              GError         **error)
{
  GString *text;

  if (length % 2 != 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The file is UTF-16 and ends in the middle of a character, so a part of it is missing. "
                             "Copy or export it again."));
      return FALSE;
    }

  result->is_valid = TRUE;
  text = g_string_sized_new (length / 2 + length / 8);
  for (gsize i = 0; i < length; i += 2)
    {
      guint unit = read_unit (bytes + i, is_big);

      if (unit < 0x80)
        {
          g_string_append_c (text, unit);
        }
      else if (unit < 0xd800 || unit > 0xdfff)
        {
          g_string_append_unichar (text, unit);
        }
      else if (unit < 0xdc00 && i + 2 < length && (read_unit (bytes + i + 2, is_big) & 0xfc00) == 0xdc00)
        {
          i += 2;
          g_string_append_unichar (text, 0x10000 + ((unit & 0x3ff) << 10) + (read_unit (bytes + i, is_big) & 0x3ff));
        }
      else
        {
          g_string_append_c (text, BROKEN_CHARACTER);
          result->is_valid = FALSE;
        }
    }

  result->length = text->len;
  result->text = g_string_free (text, FALSE);
  result->encoding = is_big ? "UTF-16BE" : "UTF-16LE";

  return TRUE;
}

static gboolean
decode_named (RapportCsvText  *result,
              const char      *bytes,
              gsize            length,
              const char      *encoding,
              GError         **error)
{
  g_autoptr(GError) local_error = NULL;

  result->text = g_convert (bytes, length, "UTF-8", encoding, NULL, &result->length, &local_error);
  if (result->text != NULL)
    {
      result->encoding = g_intern_string (encoding);
      result->is_valid = is_utf8 (result->text, result->length);
      return TRUE;
    }

  if (g_error_matches (local_error, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                 _("No encoding is called “%s”. Try UTF-8, UTF-16LE, UTF-16BE or Windows-1252."), encoding);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 _("The file can't be read as %s. Name another encoding, or leave it out to let Rapport find it."),
                 encoding);

  return FALSE;
}

static gboolean
is_called (const char *encoding,
           const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (encoding, names[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_mark (const char *bytes,
          gsize       length,
          const char *mark)
{
  return length >= strlen (mark) && memcmp (bytes, mark, strlen (mark)) == 0;
}

static gboolean
decode_as (RapportCsvText  *result,
           const char      *bytes,
           gsize            length,
           const char      *encoding,
           GError         **error)
{
  static const char *const utf8[] = { "UTF-8", "UTF8", NULL };
  static const char *const utf16_little[] = { "UTF-16LE", "UTF-16", "UTF16", NULL };
  static const char *const utf16_big[] = { "UTF-16BE", NULL };
  static const char *const western[] = { "Windows-1252", "CP1252", "WINDOWS1252", NULL };

  if (is_called (encoding, utf8))
    {
      gsize mark = has_mark (bytes, length, "\xef\xbb\xbf") ? 3 : 0;

      take_utf8 (result, bytes + mark, length - mark);
      return TRUE;
    }

  if (is_called (encoding, utf16_little) || is_called (encoding, utf16_big))
    {
      gboolean is_big = is_called (encoding, utf16_big) || has_mark (bytes, length, "\xfe\xff");
      gsize mark = has_mark (bytes, length, is_big ? "\xfe\xff" : "\xff\xfe") ? 2 : 0;

      return decode_utf16 (result, (const guint8 *) bytes + mark, length - mark, is_big, error);
    }

  if (is_called (encoding, western))
    return decode_windows_1252 (result, (const guint8 *) bytes, length, error);

  return decode_named (result, bytes, length, encoding, error);
}

/* Text of UTF-16 without its mark would pass as UTF-8 that is half NULs. */
static gboolean
looks_like_utf16 (const char *bytes,
                  gsize       length)
{
  gsize n_nuls = 0;
  gsize n = MIN (length, 256);

  for (gsize i = 0; i < n; i++)
    n_nuls += bytes[i] == '\0';

  return n_nuls > n / 4;
}

/**
 * rapport_csv_decode:
 * @result: (out caller-allocates): the text
 * @encoding: (nullable): what the user says it is, %NULL to find out
 *
 * UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252 where no byte is NUL or
 * undefined in it.
 *
 * Returns: whether the encoding is known
 */
gboolean
rapport_csv_decode (RapportCsvText  *result,
                    GBytes          *bytes,
                    const char      *encoding,
                    GError         **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_return_val_if_fail (result != NULL, FALSE);

  if (data == NULL)
    data = "";

  if (encoding != NULL)
    return decode_as (result, data, length, encoding, error);

  if (has_mark (data, length, "\xef\xbb\xbf"))
    return decode_as (result, data, length, "UTF-8", error);
  if (has_mark (data, length, "\xff\xfe") || has_mark (data, length, "\xfe\xff"))
    return decode_as (result, data, length, "UTF-16", error);

  if (looks_like_utf16 (data, length))
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The file looks like UTF-16 but does not say so, or is no text at all. "
                             "Save it as “CSV UTF-8”, or name its encoding (--encoding UTF-16LE)."));
      return FALSE;
    }

  if (is_utf8 (data, length))
    {
      take_utf8 (result, data, length);
      return TRUE;
    }

  return decode_windows_1252 (result, (const guint8 *) data, length, error);
}
