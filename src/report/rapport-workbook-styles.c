/* rapport-workbook-styles.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-workbook"

#include "config.h"

#include "rapport-money.h"
#include "rapport-workbook-private.h"

#define COLOUR_TEXT    0x1E2933
#define COLOUR_GREY    0x5F6B76
#define COLOUR_LINE    0xD5DBE1
#define COLOUR_STRONG  0x8FA1B3
#define COLOUR_TILE    0xF3F6F9
#define COLOUR_INPUT   0xFFF9E5

typedef enum
{
  SHAPE_PLAIN  = 0,
  SHAPE_BOLD   = 1 << 0,
  SHAPE_ITALIC = 1 << 1,
  SHAPE_WRAP   = 1 << 2,
  SHAPE_RIGHT  = 1 << 3,
  SHAPE_CENTRE = 1 << 4,
  SHAPE_LEFT   = 1 << 5,
  SHAPE_MIDDLE = 1 << 6,
  SHAPE_FREE   = 1 << 7,   /* does not widen its column */
  SHAPE_TOTAL  = 1 << 8,
  SHAPE_HEADER = 1 << 9,
  SHAPE_TILE   = 1 << 10,
  SHAPE_INPUT  = 1 << 11,
  SHAPE_LINE   = SHAPE_TILE | SHAPE_FREE | SHAPE_RIGHT,
  SHAPE_FIGURE = SHAPE_BOLD | SHAPE_TILE | SHAPE_LEFT | SHAPE_MIDDLE,
} Shape;

/* "%m" stands for the currency without decimals, "%d" with those that it has. */
static const struct
{
  double      size;
  lxw_color_t colour;
  Shape       shape;
  const char *number_format;
} looks[RAPPORT_N_STYLES] = {
  [RAPPORT_STYLE_TEXT]           = { 11, COLOUR_TEXT, SHAPE_WRAP | SHAPE_LEFT, NULL },
  [RAPPORT_STYLE_TEXT_NOWRAP]    = { 11, COLOUR_TEXT, SHAPE_LEFT, NULL },
  [RAPPORT_STYLE_TITLE]          = { 20, RAPPORT_WORKBOOK_ACCENT, SHAPE_BOLD | SHAPE_FREE | SHAPE_MIDDLE, NULL },
  [RAPPORT_STYLE_SUBTITLE]       = { 11, COLOUR_GREY, SHAPE_FREE, NULL },
  [RAPPORT_STYLE_HEADING]        = { 13, RAPPORT_WORKBOOK_ACCENT, SHAPE_BOLD | SHAPE_FREE, NULL },
  [RAPPORT_STYLE_HEADER]         = { 11, 0xFFFFFF, SHAPE_BOLD | SHAPE_WRAP | SHAPE_MIDDLE | SHAPE_HEADER, NULL },
  [RAPPORT_STYLE_LABEL]          = { 11, COLOUR_GREY, SHAPE_LEFT, NULL },
  [RAPPORT_STYLE_NOTE]           = { 9, COLOUR_GREY, SHAPE_WRAP | SHAPE_LEFT | SHAPE_FREE, NULL },
  [RAPPORT_STYLE_EMPTY]          = { 11, COLOUR_GREY, SHAPE_ITALIC | SHAPE_FREE, NULL },
  [RAPPORT_STYLE_TILE_LABEL]     = { 11, COLOUR_GREY, SHAPE_TILE | SHAPE_FREE | SHAPE_LEFT | SHAPE_MIDDLE, NULL },
  [RAPPORT_STYLE_TILE_MONEY]     = { 22, RAPPORT_WORKBOOK_ACCENT, SHAPE_FIGURE, "%m" },
  [RAPPORT_STYLE_TILE_SHARE]     = { 22, RAPPORT_WORKBOOK_ACCENT, SHAPE_FIGURE, "0%" },
  [RAPPORT_STYLE_TILE_NUMBER]    = { 22, RAPPORT_WORKBOOK_ACCENT, SHAPE_FIGURE, "#,##0" },
  [RAPPORT_STYLE_TILE_RATIO]     = { 22, RAPPORT_WORKBOOK_ACCENT, SHAPE_FIGURE, "0.0\"x\"" },
  [RAPPORT_STYLE_TILE_NOTE]      = { 9, COLOUR_GREY, SHAPE_TILE | SHAPE_FREE | SHAPE_WRAP | SHAPE_LEFT, NULL },
  [RAPPORT_STYLE_MONEY]          = { 11, COLOUR_TEXT, SHAPE_RIGHT, "%m" },
  [RAPPORT_STYLE_MONEY_DECIMALS] = { 11, COLOUR_TEXT, SHAPE_RIGHT, "%d" },
  [RAPPORT_STYLE_SHARE]          = { 11, COLOUR_TEXT, SHAPE_RIGHT, "0%" },
  [RAPPORT_STYLE_SHARE_SIGNED]   = { 11, COLOUR_TEXT, SHAPE_RIGHT, "+0%;-0%;0%" },
  [RAPPORT_STYLE_COUNT]          = { 11, COLOUR_TEXT, SHAPE_RIGHT, "#,##0" },
  [RAPPORT_STYLE_NUMBER]         = { 11, COLOUR_TEXT, SHAPE_RIGHT, "#,##0.0#" },
  [RAPPORT_STYLE_NUMBER_ALIGNED] = { 11, COLOUR_TEXT, SHAPE_RIGHT, "#,##0.0" },
  [RAPPORT_STYLE_CHANGE]         = { 11, COLOUR_TEXT, SHAPE_RIGHT, "+#,##0.0;-#,##0.0;0.0" },
  [RAPPORT_STYLE_RATIO]          = { 11, COLOUR_TEXT, SHAPE_RIGHT, "0.0\"x\"" },
  [RAPPORT_STYLE_RATE]           = { 11, COLOUR_TEXT, SHAPE_RIGHT, "0.0000##" },
  [RAPPORT_STYLE_DATE]           = { 11, COLOUR_TEXT, SHAPE_LEFT, "yyyy-mm-dd" },
  [RAPPORT_STYLE_DATE_TIME]      = { 11, COLOUR_TEXT, SHAPE_LEFT, "yyyy-mm-dd hh:mm" },
  [RAPPORT_STYLE_INPUT]          = { 11, COLOUR_TEXT, SHAPE_WRAP | SHAPE_LEFT | SHAPE_INPUT, NULL },
  [RAPPORT_STYLE_RAG]            = { 11, COLOUR_TEXT, SHAPE_CENTRE, NULL },
  [RAPPORT_STYLE_TOTAL_LABEL]    = { 11, COLOUR_TEXT, SHAPE_BOLD | SHAPE_TOTAL | SHAPE_LEFT, NULL },
  [RAPPORT_STYLE_TOTAL_MONEY]    = { 11, COLOUR_TEXT, SHAPE_BOLD | SHAPE_TOTAL | SHAPE_RIGHT, "%m" },
  [RAPPORT_STYLE_AMOUNT]         = { 11, COLOUR_TEXT, SHAPE_RIGHT, "#,##0.00" },
  [RAPPORT_STYLE_YEAR]           = { 11, COLOUR_TEXT, SHAPE_RIGHT, "0" },
  [RAPPORT_STYLE_COVER]          = { 28, RAPPORT_WORKBOOK_ACCENT, SHAPE_BOLD | SHAPE_FREE | SHAPE_WRAP | SHAPE_LEFT, NULL },
  [RAPPORT_STYLE_TILE_DECIMAL]   = { 22, RAPPORT_WORKBOOK_ACCENT, SHAPE_FIGURE, "#,##0.0" },
  [RAPPORT_STYLE_TILE_RAG]       = { 11, COLOUR_TEXT, SHAPE_BOLD | SHAPE_TILE | SHAPE_FREE | SHAPE_LEFT | SHAPE_MIDDLE, NULL },
  [RAPPORT_STYLE_TILE_LINE_MONEY]  = { 10, COLOUR_TEXT, SHAPE_LINE, "%m" },
  [RAPPORT_STYLE_TILE_LINE_SHARE]  = { 10, COLOUR_TEXT, SHAPE_LINE, "0%" },
  [RAPPORT_STYLE_TILE_LINE_NUMBER] = { 10, COLOUR_TEXT, SHAPE_LINE, "#,##0" },
  [RAPPORT_STYLE_TILE_LINE_DECIMAL] = { 10, COLOUR_TEXT, SHAPE_LINE, "#,##0.0" },
  [RAPPORT_STYLE_TILE_LINE_RATIO]  = { 10, COLOUR_TEXT, SHAPE_LINE, "0.0\"x\"" },
  [RAPPORT_STYLE_TILE_LINE_SIGNED_SHARE] = { 10, COLOUR_TEXT, SHAPE_LINE, "+0%;-0%;0%" },
  [RAPPORT_STYLE_TILE_LINE_SIGNED] = { 10, COLOUR_TEXT, SHAPE_LINE, "+0.0;-0.0;0" },
  [RAPPORT_STYLE_TOTAL_COUNT]    = { 11, COLOUR_TEXT, SHAPE_BOLD | SHAPE_TOTAL | SHAPE_RIGHT, "#,##0" },
  [RAPPORT_STYLE_MOVEMENT]       = { 11, COLOUR_TEXT, SHAPE_CENTRE, "\"▲ \"#,##0;\"▼ \"#,##0;\"–\"" },
  [RAPPORT_STYLE_TOTAL_SHARE]    = { 11, COLOUR_TEXT, SHAPE_BOLD | SHAPE_TOTAL | SHAPE_RIGHT, "0%" },
  [RAPPORT_STYLE_TOTAL_NUMBER]   = { 11, COLOUR_TEXT, SHAPE_BOLD | SHAPE_TOTAL | SHAPE_RIGHT, "#,##0.0#" },
};

/* Fill and text of green, amber, red and grey; dark on light, so that the words stay easy to read. */
static const struct
{
  lxw_color_t fill;
  lxw_color_t text;
} fills[] = {
  { 0xD7F0DD, 0x14532D },
  { 0xFDEBC8, 0x6B4200 },
  { 0xFBD9D5, 0x7F1D1D },
  { 0xE6E9EC, 0x3D4852 },
};

static const char *
find_sign (const char *currency)
{
  static const struct
  {
    const char *code;
    const char *sign;
  } signs[] = {
    { "EUR", "€" }, { "USD", "$" }, { "GBP", "£" }, { "JPY", "¥" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_strcmp0 (signs[i].code, currency) == 0)
        return signs[i].sign;
    }

  return currency;
}

/* The signs that are written before the amount wherever they are used. */
static gboolean
is_before (const char *currency)
{
  static const char * const before[] = { "USD", "GBP", "JPY", NULL };

  return g_strv_contains (before, currency);
}

static char *
make_number_format (const char *pattern,
                    const char *currency)
{
  g_autoptr(GString) digits = g_string_new ("#,##0");
  int decimals;

  if (pattern[0] != '%')
    return g_strdup (pattern);

  decimals = pattern[1] == 'd' ? rapport_currency_get_decimals (currency) : 0;
  for (int i = 0; i < decimals; i++)
    g_string_append (digits, i == 0 ? ".0" : "0");

  if (is_before (currency))
    return g_strdup_printf ("\"%s\"%s", find_sign (currency), digits->str);

  return g_strdup_printf ("%s \"%s\"", digits->str, find_sign (currency));
}

/* Text in a table keeps a little away from the number that may stand at the end of the column before.
 * LibreOffice does not move numbers away from their edge. */
static void
set_alignment (lxw_format   *format,
               Shape         shape,
               RapportPlace  place)
{
  if (shape & SHAPE_RIGHT || place == RAPPORT_PLACE_OVER_NUMBERS)
    format_set_align (format, LXW_ALIGN_RIGHT);
  else if (shape & SHAPE_CENTRE || place == RAPPORT_PLACE_OVER_WORDS)
    format_set_align (format, LXW_ALIGN_CENTER);
  else if (shape & SHAPE_LEFT || place == RAPPORT_PLACE_TABLE)
    format_set_align (format, LXW_ALIGN_LEFT);

  if ((place == RAPPORT_PLACE_TABLE || shape & SHAPE_TOTAL) && !(shape & (SHAPE_RIGHT | SHAPE_CENTRE)))
    format_set_indent (format, 1);

  format_set_align (format, shape & SHAPE_MIDDLE || place == RAPPORT_PLACE_TABLE ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  if (shape & SHAPE_WRAP)
    format_set_text_wrap (format);
}

static void
set_surface (lxw_format   *format,
             Shape         shape,
             RapportPlace  place)
{
  if (shape & SHAPE_HEADER)
    format_set_bg_color (format, RAPPORT_WORKBOOK_ACCENT);
  if (shape & SHAPE_TILE)
    {
      format_set_bg_color (format, COLOUR_TILE);
      format_set_indent (format, 1);
    }
  if (shape & SHAPE_INPUT)
    format_set_bg_color (format, COLOUR_INPUT);
  if (shape & SHAPE_TOTAL)
    {
      format_set_top (format, LXW_BORDER_THIN);
      format_set_top_color (format, COLOUR_STRONG);
    }

  if (place == RAPPORT_PLACE_TABLE && !(shape & SHAPE_HEADER))
    {
      format_set_bottom (format, LXW_BORDER_THIN);
      format_set_bottom_color (format, COLOUR_LINE);
    }
}

/* Each look is made once for a workbook, when it is first used. */
lxw_format *
rapport_workbook_get_format (RapportWorkbook *self,
                             RapportStyle     style,
                             RapportPlace     place)
{
  lxw_format *format = self->formats[style][place];

  g_assert (style < RAPPORT_N_STYLES);

  if (format != NULL)
    return format;

  format = workbook_add_format (self->workbook);
  format_set_font_name (format, "Calibri");
  format_set_font_size (format, looks[style].size);
  format_set_font_color (format, looks[style].colour);
  if (looks[style].shape & SHAPE_BOLD)
    format_set_bold (format);
  if (looks[style].shape & SHAPE_ITALIC)
    format_set_italic (format);
  if (looks[style].number_format != NULL)
    {
      g_autofree char *number_format = make_number_format (looks[style].number_format, self->currency);

      format_set_num_format (format, number_format);
    }
  set_alignment (format, looks[style].shape, place);
  set_surface (format, looks[style].shape, place);
  self->formats[style][place] = format;

  return format;
}

lxw_format *
rapport_workbook_get_fill (RapportWorkbook *self,
                           guint            fill)
{
  g_assert (fill < G_N_ELEMENTS (fills));

  if (self->fills[fill] == NULL)
    {
      self->fills[fill] = workbook_add_format (self->workbook);
      format_set_bg_color (self->fills[fill], fills[fill].fill);
      format_set_font_color (self->fills[fill], fills[fill].text);
    }

  return self->fills[fill];
}

double
rapport_style_get_size (RapportStyle style)
{
  return looks[style].size;
}

gboolean
rapport_style_is_bold (RapportStyle style)
{
  return (looks[style].shape & SHAPE_BOLD) != 0;
}

gboolean
rapport_style_is_centred (RapportStyle style)
{
  return (looks[style].shape & SHAPE_CENTRE) != 0;
}

gboolean
rapport_style_is_right (RapportStyle style)
{
  return (looks[style].shape & SHAPE_RIGHT) != 0;
}

gboolean
rapport_style_wraps (RapportStyle style)
{
  return (looks[style].shape & SHAPE_WRAP) != 0;
}

gboolean
rapport_style_is_measured (RapportStyle style)
{
  return (looks[style].shape & SHAPE_FREE) == 0;
}

/* How many digits a number of this look shows behind the point, at most. */
guint
rapport_style_get_decimals (RapportStyle  style,
                            const char   *currency)
{
  switch ((int) style)
    {
    case RAPPORT_STYLE_MONEY_DECIMALS:
      return rapport_currency_get_decimals (currency);

    case RAPPORT_STYLE_NUMBER:
      return 2;

    case RAPPORT_STYLE_RATE:
      return 6;

    case RAPPORT_STYLE_RATIO:
    case RAPPORT_STYLE_TILE_RATIO:
      return 1;

    default:
      return 0;
    }
}

/**
 * rapport_unit_get_style:
 *
 * Returns: the look of a KPI's value in that unit
 */
RapportStyle
rapport_unit_get_style (RapportUnit unit)
{
  switch (unit)
    {
    case RAPPORT_UNIT_MONEY:
      return RAPPORT_STYLE_MONEY;

    case RAPPORT_UNIT_SHARE:
      return RAPPORT_STYLE_SHARE;

    case RAPPORT_UNIT_COUNT:
      return RAPPORT_STYLE_COUNT;

    case RAPPORT_UNIT_RATIO:
      return RAPPORT_STYLE_RATIO;

    case RAPPORT_UNIT_DAYS:
    case RAPPORT_UNIT_HOURS:
    case RAPPORT_UNIT_SCORE:
    default:
      return RAPPORT_STYLE_NUMBER;
    }
}
