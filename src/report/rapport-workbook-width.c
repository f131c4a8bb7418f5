/* rapport-workbook-width.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-workbook"

#include "config.h"

#include "rapport-workbook-private.h"

/* The advances of Carlito, which are those of Calibri, in hundredths of the font's size; 0 where
 * the font has no such character. */

/* U+0020 to U+024F */
static const guint8 latin[] = {
  23, 33, 40, 50, 51, 71, 68, 22, 30, 30, 50, 50, 25, 31, 25, 39,
  51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 27, 27, 50, 50, 50, 46,
  89, 58, 54, 53, 62, 49, 46, 63, 62, 25, 32, 52, 42, 85, 65, 66,
  52, 67, 54, 46, 49, 64, 57, 89, 52, 49, 47, 31, 39, 31, 50, 50,
  29, 48, 53, 42, 53, 50, 31, 47, 53, 23, 24, 45, 23, 80, 53, 53,
  53, 53, 35, 39, 33, 53, 45, 71, 43, 45, 40, 31, 46, 31, 50, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 33, 50, 51, 50, 51, 50, 50, 39, 83, 40, 51, 50, 0, 51, 39,
  34, 50, 34, 33, 29, 55, 59, 25, 31, 25, 42, 51, 64, 67, 68, 46,
  58, 58, 58, 58, 58, 58, 76, 53, 49, 49, 49, 49, 25, 25, 25, 25,
  62, 65, 66, 66, 66, 66, 66, 50, 66, 64, 64, 64, 64, 49, 52, 53,
  48, 48, 48, 48, 48, 48, 77, 42, 50, 50, 50, 50, 23, 23, 23, 23,
  53, 53, 53, 53, 53, 53, 53, 50, 53, 53, 53, 53, 53, 45, 53, 45,
  58, 48, 58, 48, 58, 48, 53, 42, 53, 42, 53, 42, 53, 42, 62, 57,
  62, 55, 49, 50, 49, 50, 49, 50, 49, 50, 49, 50, 63, 47, 63, 47,
  63, 47, 63, 47, 62, 53, 66, 53, 25, 23, 25, 23, 25, 23, 25, 23,
  25, 23, 57, 47, 32, 24, 52, 45, 45, 42, 23, 42, 23, 42, 26, 55,
  37, 43, 25, 65, 53, 65, 53, 65, 53, 58, 63, 53, 66, 53, 66, 53,
  66, 53, 87, 85, 54, 35, 54, 35, 54, 35, 46, 39, 46, 39, 46, 39,
  46, 39, 49, 33, 49, 35, 49, 34, 64, 53, 64, 53, 64, 53, 64, 53,
  64, 53, 64, 53, 89, 71, 49, 45, 49, 47, 40, 47, 40, 47, 40, 24,
  55, 62, 54, 53, 53, 53, 55, 58, 46, 62, 69, 54, 53, 52, 49, 64,
  47, 46, 50, 63, 57, 78, 29, 27, 52, 45, 28, 46, 88, 65, 54, 66,
  70, 58, 77, 66, 61, 53, 54, 46, 39, 46, 43, 36, 53, 33, 49, 72,
  60, 66, 64, 53, 50, 47, 40, 47, 47, 47, 42, 51, 51, 43, 39, 53,
  24, 40, 57, 33, 108, 101, 92, 75, 66, 47, 96, 88, 76, 58, 48, 25,
  23, 66, 53, 64, 53, 64, 53, 64, 53, 64, 53, 64, 53, 50, 58, 48,
  58, 48, 76, 77, 63, 54, 63, 47, 52, 45, 66, 53, 66, 53, 47, 47,
  24, 107, 101, 92, 63, 47, 89, 60, 65, 53, 58, 48, 76, 77, 66, 53,
  58, 48, 58, 48, 49, 50, 49, 50, 25, 23, 25, 23, 66, 53, 66, 53,
  54, 35, 54, 35, 64, 53, 64, 53, 46, 39, 49, 33, 47, 47, 62, 53,
  64, 60, 51, 51, 49, 41, 58, 48, 49, 50, 66, 53, 66, 53, 66, 53,
  66, 53, 49, 45, 32, 61, 33, 24, 82, 82, 58, 53, 42, 42, 49, 39,
  40, 45, 45, 55, 66, 57, 49, 50, 33, 28, 63, 53, 55, 37, 58, 49,
};

/* U+0370 to U+03FF */
static const guint8 greek[] = {
  0, 0, 0, 0, 25, 25, 0, 0, 0, 0, 27, 42, 42, 42, 27, 0,
  0, 0, 0, 0, 32, 49, 58, 25, 49, 62, 25, 0, 66, 0, 49, 66,
  27, 58, 54, 42, 56, 49, 47, 62, 66, 25, 52, 57, 85, 65, 49, 66,
  62, 52, 0, 46, 49, 49, 76, 52, 75, 66, 25, 49, 57, 46, 54, 27,
  54, 57, 53, 45, 52, 46, 35, 54, 53, 27, 45, 46, 55, 45, 38, 53,
  55, 51, 41, 53, 39, 54, 65, 43, 71, 70, 27, 54, 53, 54, 70, 0,
  52, 56, 49, 54, 49, 65, 81, 60, 66, 53, 53, 41, 46, 43, 55, 45,
  58, 58, 88, 80, 54, 52, 56, 51, 53, 42, 60, 51, 67, 53, 47, 39,
  60, 51, 42, 24, 66, 43, 43, 52, 56, 53, 70, 60, 51, 53, 53, 53,
};

/* U+0400 to U+052F */
static const guint8 cyrillic[] = {
  49, 49, 62, 43, 55, 46, 25, 25, 32, 87, 88, 62, 54, 64, 53, 62,
  58, 54, 54, 43, 64, 49, 80, 47, 64, 64, 54, 61, 85, 62, 66, 62,
  52, 53, 49, 53, 70, 52, 64, 56, 87, 89, 61, 76, 53, 55, 88, 56,
  48, 53, 48, 35, 56, 50, 69, 42, 54, 54, 46, 51, 68, 53, 53, 52,
  53, 42, 39, 45, 62, 43, 54, 47, 73, 75, 54, 67, 47, 44, 72, 47,
  50, 50, 54, 35, 44, 39, 23, 23, 24, 75, 77, 53, 46, 54, 45, 52,
  93, 68, 63, 52, 78, 65, 63, 52, 83, 71, 72, 56, 91, 76, 47, 41,
  75, 71, 66, 52, 59, 48, 0, 48, 104, 91, 66, 58, 93, 78, 93, 68,
  53, 42, 61, 0, 0, 0, 0, 0, 99, 95, 66, 55, 53, 48, 52, 53,
  43, 35, 42, 37, 53, 45, 84, 72, 47, 42, 58, 49, 54, 46, 55, 49,
  63, 53, 64, 56, 71, 61, 90, 74, 65, 55, 53, 42, 49, 39, 49, 45,
  49, 45, 56, 46, 73, 60, 58, 49, 56, 47, 56, 47, 75, 60, 75, 60,
  25, 80, 69, 55, 48, 63, 52, 62, 53, 62, 54, 56, 47, 88, 71, 25,
  58, 48, 58, 48, 76, 77, 49, 50, 64, 50, 64, 50, 80, 69, 47, 42,
  47, 47, 64, 54, 64, 54, 66, 53, 66, 52, 66, 52, 55, 44, 53, 45,
  53, 45, 53, 45, 56, 47, 42, 35, 76, 67, 42, 37, 56, 46, 52, 43,
  53, 53, 80, 79, 76, 70, 51, 47, 88, 77, 89, 79, 64, 53, 64, 56,
  47, 42, 63, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

/* U+1E00 to U+1EFF */
static const guint8 latin_additional[] = {
  58, 48, 54, 53, 54, 53, 54, 53, 53, 42, 62, 53, 62, 53, 62, 53,
  62, 53, 62, 53, 49, 50, 49, 50, 49, 50, 49, 50, 49, 50, 46, 31,
  63, 47, 62, 53, 62, 53, 62, 53, 62, 53, 62, 53, 25, 23, 25, 23,
  52, 45, 52, 45, 52, 45, 42, 23, 42, 23, 42, 23, 42, 23, 85, 80,
  85, 80, 85, 80, 65, 53, 65, 53, 65, 53, 65, 53, 66, 53, 66, 53,
  66, 53, 66, 53, 52, 53, 52, 53, 54, 35, 54, 35, 54, 35, 54, 35,
  46, 39, 46, 39, 46, 39, 46, 39, 46, 39, 49, 33, 49, 33, 49, 33,
  49, 33, 64, 53, 64, 53, 64, 53, 64, 53, 64, 53, 57, 45, 57, 45,
  89, 71, 89, 71, 89, 71, 89, 71, 89, 71, 52, 43, 52, 43, 49, 45,
  47, 40, 47, 40, 47, 40, 53, 33, 71, 45, 48, 24, 0, 0, 56, 0,
  58, 48, 58, 48, 58, 48, 58, 48, 58, 48, 58, 48, 58, 48, 58, 48,
  58, 48, 58, 48, 58, 48, 58, 48, 49, 50, 49, 50, 49, 50, 49, 50,
  49, 50, 49, 50, 49, 50, 49, 50, 25, 23, 25, 23, 66, 53, 66, 53,
  66, 53, 66, 53, 66, 53, 66, 53, 66, 53, 70, 58, 70, 58, 70, 58,
  70, 58, 70, 58, 64, 53, 64, 53, 72, 60, 72, 60, 72, 60, 72, 60,
  72, 60, 49, 45, 49, 45, 49, 45, 49, 45, 0, 0, 0, 0, 0, 0,
};

/* U+1F00 to U+1FFF */
static const guint8 greek_extended[] = {
  57, 57, 57, 57, 57, 57, 57, 57, 58, 58, 58, 58, 58, 58, 58, 58,
  46, 46, 46, 46, 46, 46, 0, 0, 49, 49, 59, 59, 59, 59, 0, 0,
  54, 54, 54, 54, 54, 54, 54, 54, 62, 62, 73, 73, 73, 73, 67, 67,
  27, 27, 27, 27, 27, 27, 27, 27, 25, 25, 36, 36, 36, 36, 30, 30,
  53, 53, 53, 53, 53, 53, 0, 0, 66, 66, 76, 75, 74, 74, 0, 0,
  54, 54, 54, 54, 54, 54, 54, 54, 0, 49, 0, 63, 0, 64, 0, 58,
  70, 70, 70, 70, 70, 70, 70, 70, 66, 66, 76, 76, 74, 74, 70, 70,
  57, 57, 46, 46, 54, 54, 27, 27, 53, 53, 54, 54, 70, 70, 0, 0,
  57, 57, 57, 57, 57, 57, 57, 57, 58, 58, 58, 58, 58, 58, 58, 58,
  54, 54, 54, 54, 54, 54, 54, 54, 62, 62, 73, 73, 73, 73, 67, 67,
  70, 70, 70, 70, 70, 70, 70, 70, 66, 66, 76, 76, 74, 74, 70, 70,
  57, 57, 57, 57, 57, 0, 57, 57, 58, 58, 58, 58, 58, 23, 0, 23,
  45, 39, 54, 54, 54, 0, 54, 54, 49, 49, 62, 62, 62, 40, 40, 39,
  27, 27, 27, 27, 0, 0, 27, 27, 25, 25, 25, 25, 0, 40, 40, 39,
  54, 54, 54, 54, 51, 51, 54, 54, 49, 49, 49, 49, 52, 49, 49, 32,
  0, 0, 70, 70, 70, 0, 70, 70, 66, 66, 66, 66, 66, 32, 23, 0,
};

/* U+2010 to U+204A */
static const guint8 punctuation[] = {
  0, 0, 51, 50, 91, 91, 40, 50, 25, 25, 25, 25, 42, 42, 42, 42,
  50, 50, 50, 0, 0, 0, 69, 0, 0, 0, 0, 0, 0, 0, 0, 23,
  104, 0, 0, 40, 58, 0, 0, 0, 0, 34, 34, 0, 56, 48, 50, 0,
  0, 0, 0, 0, 34, 0, 0, 0, 0, 0, 0,
};

/* U+20A0 to U+20BF */
static const guint8 currency[] = {
  62, 53, 53, 46, 51, 80, 65, 92, 79, 89, 74, 55, 51, 52, 49, 108,
  53, 56, 59, 57, 46, 53, 0, 0, 51, 51, 0, 0, 0, 0, 0, 0,
};

#define ADVANCE_WIDE    100
#define ADVANCE_UNKNOWN 58
#define BOLD_FACTOR     1.04
#define PIXELS_PER_POINT (96.0 / 72.0)

static const struct
{
  gunichar      first;
  guint         n_advances;
  const guint8 *advances;
} blocks[] = {
  { 0x0020, G_N_ELEMENTS (latin), latin },
  { 0x0370, G_N_ELEMENTS (greek), greek },
  { 0x0400, G_N_ELEMENTS (cyrillic), cyrillic },
  { 0x1E00, G_N_ELEMENTS (latin_additional), latin_additional },
  { 0x1F00, G_N_ELEMENTS (greek_extended), greek_extended },
  { 0x2010, G_N_ELEMENTS (punctuation), punctuation },
  { 0x20A0, G_N_ELEMENTS (currency), currency },
};

static guint
find_advance (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      gunichar offset = character - blocks[i].first;

      if (character >= blocks[i].first && offset < blocks[i].n_advances && blocks[i].advances[offset] > 0)
        return blocks[i].advances[offset];
    }

  if (g_unichar_iszerowidth (character))
    return 0;
  if (g_unichar_iswide (character) || character >= 0x1F000)
    return ADVANCE_WIDE;

  return ADVANCE_UNKNOWN;
}

static double
get_scale (double   size,
           gboolean bold)
{
  return size * PIXELS_PER_POINT / 100 * (bold ? BOLD_FACTOR : 1);
}

/* A line may be broken after a space, and on both sides of a character such as those of Chinese. */
static gboolean
is_break (gunichar character)
{
  return character == ' ' || character == '\t' || character == '\n' || g_unichar_iswide (character);
}

/* Measures a text as the spreadsheet will show it: the longest of its lines, and the longest piece
 * that can't be broken. */
double
rapport_workbook_measure_text (const char *text,
                               double      size,
                               gboolean    bold,
                               double     *longest_word)
{
  guint line = 0;
  guint word = 0;
  guint longest_line = 0;
  guint longest = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      guint advance = character == '\n' ? 0 : find_advance (character);

      line = character == '\n' ? 0 : line + advance;
      word = is_break (character) ? 0 : word + advance;
      longest_line = MAX (longest_line, line);
      longest = MAX (longest, MAX (word, advance));
    }

  if (longest_word != NULL)
    *longest_word = longest * get_scale (size, bold);

  return longest_line * get_scale (size, bold);
}

/* How many lines a text takes in so many pixels; broken as a spreadsheet does, at spaces. */
guint
rapport_workbook_count_lines (const char *text,
                              double      size,
                              gboolean    bold,
                              double      pixels)
{
  double scale = get_scale (size, bold);
  double line = 0;
  double word = 0;
  guint lines = 1;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      double advance = character == '\n' ? 0 : find_advance (character) * scale;

      if (character == '\n')
        {
          lines++;
          line = word = 0;
          continue;
        }

      word = is_break (character) ? 0 : word + advance;
      line += advance;
      if (line > pixels && character != ' ')
        {
          lines++;
          line = word > 0 && word <= pixels ? word : advance;
          word = line;
        }
    }

  return lines;
}
