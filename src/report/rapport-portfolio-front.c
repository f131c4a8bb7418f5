/* rapport-portfolio-front.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-portfolio"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-portfolio-private.h"

#define N_TILES          8
#define TILES_A_ROW      4
#define N_ATTENTION      5
#define MAX_MISSING      8

static const RapportBookColumn cover_columns[] = {
  { NULL, 22 }, { NULL, 78 },
};

/* Tiles with gaps between them. */
static const RapportBookColumn summary_columns[] = {
  { NULL, 30 }, { NULL, 2 }, { NULL, 30 }, { NULL, 2 }, { NULL, 30 }, { NULL, 2 }, { NULL, 30 },
};

static guint
put_line (RapportSheet *sheet,
          guint         row,
          const char   *label,
          const char   *text)
{
  rapport_sheet_text (sheet, row, 0, label, RAPPORT_STYLE_LABEL);
  rapport_sheet_text (sheet, row, 1, text, RAPPORT_STYLE_TEXT);

  return row + 1;
}

static guint
put_contents (RapportBook  *self,
              RapportSheet *sheet,
              guint         row)
{
  rapport_sheet_text (sheet, row++, 0, _("In this workbook"), RAPPORT_STYLE_HEADING);
  for (guint i = RAPPORT_BOOK_SUMMARY; i < RAPPORT_BOOK_N_SHEETS; i++)
    {
      rapport_sheet_text (sheet, row, 0, rapport_sheet_get_name (self->sheets[i]), RAPPORT_STYLE_TEXT_NOWRAP);
      rapport_sheet_text (sheet, row, 1, rapport_book_get_sheet_purpose (i), RAPPORT_STYLE_LABEL);
      row++;
    }

  return row + 1;
}

/* Each missing rate once, over all partners. */
static GPtrArray *
collect_missing_rates (const RapportBook *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sentences = g_ptr_array_new ();

  for (guint i = 0; i < self->n_partners; i++)
    {
      const RapportScorecard *card = g_ptr_array_index (self->portfolio->scorecards, i);

      for (guint j = 0; card->missing_rates != NULL && j < card->missing_rates->len; j++)
        {
          char *sentence = g_ptr_array_index (card->missing_rates, j);

          if (g_hash_table_add (seen, sentence))
            g_ptr_array_add (sentences, sentence);
        }
    }

  return sentences;
}

static void
put_missing_rates (RapportBook  *self,
                   RapportSheet *sheet,
                   guint         row)
{
  g_autoptr(GPtrArray) missing = collect_missing_rates (self);

  if (missing->len == 0)
    return;

  rapport_sheet_text (sheet, row++, 0, _("Missing exchange rates"), RAPPORT_STYLE_HEADING);
  rapport_sheet_merge_text (sheet, row++, 0, 1,
                            _("Figures that need them are n/a. Import the rates in the preferences, then write this workbook again."),
                            RAPPORT_STYLE_NOTE);
  for (guint i = 0; i < MIN (missing->len, MAX_MISSING); i++)
    rapport_sheet_merge_text (sheet, row++, 0, 1, g_ptr_array_index (missing, i), RAPPORT_STYLE_TEXT);
  if (missing->len > MAX_MISSING)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", missing->len - MAX_MISSING),
                                               missing->len - MAX_MISSING);

      rapport_sheet_text (sheet, row, 0, more, RAPPORT_STYLE_NOTE);
    }
}

void
rapport_book_write_cover (RapportBook *self)
{
  const RapportPortfolio *portfolio = self->portfolio;
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_COVER, cover_columns, G_N_ELEMENTS (cover_columns));
  g_autofree char *start = rapport_book_format_date (portfolio->quarter.start);
  g_autofree char *end = rapport_book_format_date (portfolio->quarter.end);
  g_autofree char *as_of = rapport_book_format_date (portfolio->as_of);
  /* Translators: the first and the last day of a quarter. */
  g_autofree char *period = g_strdup_printf (_("%s to %s"), start, end);
  g_autofree char *partners = g_strdup_printf (ngettext ("%u partner", "%u partners", self->n_partners), self->n_partners);
  guint row = 3;

  rapport_sheet_text (sheet, row++, 0, _("This report"), RAPPORT_STYLE_HEADING);
  row = put_line (sheet, row, _("Quarter"), self->label);
  row = put_line (sheet, row, _("Period"), period);
  row = put_line (sheet, row, _("Data as of"), as_of);
  row = put_line (sheet, row, _("Covers"), partners);
  row = put_line (sheet, row, _("Currency"), self->currency);
  row = put_line (sheet, row, _("Prepared by"), portfolio->programme->settings->user_name);
  row = put_line (sheet, row, _("Confidentiality"), _("Confidential: for our leadership only, not for partners"));
  row = put_contents (self, sheet, row + 1);
  put_missing_rates (self, sheet, row);
}

typedef struct
{
  const char   *label;
  const char   *note;
  RapportStyle  style;
  double        value;    /* NaN for n/a */
  char         *formula;  /* (owned) */
} Tile;

static void
put_tile (RapportSheet *sheet,
          guint         row,
          guint         position,
          const Tile   *tile)
{
  guint col = position % TILES_A_ROW * 2;

  rapport_sheet_text (sheet, row, col, tile->label, RAPPORT_STYLE_TILE_LABEL);
  rapport_book_put_formula (sheet, row + 1, col, tile->value, tile->style, "=%s", tile->formula);
  rapport_sheet_text (sheet, row + 2, col, tile->note, RAPPORT_STYLE_TILE_NOTE);
  rapport_sheet_set_row_height (sheet, row, 22);
  rapport_sheet_set_row_height (sheet, row + 1, 42);
  rapport_sheet_set_row_height (sheet, row + 2, 30);
}

static void
set_programme_tile (RapportBook         *self,
                    Tile                *tile,
                    RapportProgrammeKpi  kpi,
                    RapportStyle         style,
                    const char          *note)
{
  const RapportKpiValue *value = &self->portfolio->values[kpi];
  g_autofree char *numerator = rapport_book_programme_cell (self, kpi, 0);
  g_autofree char *denominator = rapport_book_programme_cell (self, kpi, 1);

  tile->label = _(rapport_programme_kpi_get_info (kpi)->title);
  tile->note = value->available || value->reason == NULL ? note : value->reason;
  tile->style = style;
  tile->value = value->available ? rapport_kpi_value_get (value) : NAN;
  tile->formula = g_strdup_printf ("IF(N(%s)=0,\"n/a\",%s/%s)", denominator, numerator, denominator);
}

static void
set_sum_tile (RapportBook   *self,
              Tile          *tile,
              const char    *label,
              const char    *note,
              RapportFigure  figure)
{
  g_autofree char *range = rapport_book_range (self, figure);

  tile->label = label;
  tile->note = note;
  tile->style = RAPPORT_STYLE_TILE_MONEY;
  tile->value = rapport_book_has_figure (self, figure) ? rapport_book_sum_figure (self, figure) : NAN;
  tile->formula = g_strdup_printf ("IF(COUNT(%s)=0,\"n/a\",SUM(%s))", range, range);
}

static void
set_attainment_tile (RapportBook *self,
                     Tile        *tile)
{
  g_autofree char *revenues = rapport_book_range (self, RAPPORT_FIGURE_REVENUE);
  g_autofree char *targets = rapport_book_range (self, RAPPORT_FIGURE_TARGET);
  double target = rapport_book_sum_figure (self, RAPPORT_FIGURE_TARGET);
  double revenue = 0;

  for (guint i = 0; i < self->n_partners; i++)
    {
      double number = rapport_book_get_figure (self, i, RAPPORT_FIGURE_REVENUE);

      if (rapport_book_get_figure (self, i, RAPPORT_FIGURE_TARGET) > 0 && !isnan (number))
        revenue += number;
    }

  tile->label = _("Attainment");
  tile->note = target != 0 ? _("revenue of partners with a target / their targets")
                           : _("No partner has a target for this quarter");
  tile->style = RAPPORT_STYLE_TILE_SHARE;
  tile->value = target != 0 ? revenue / target : NAN;
  tile->formula = g_strdup_printf ("IF(SUM(%s)=0,\"n/a\",SUMIFS(%s,%s,\">0\")/SUM(%s))", targets, revenues, targets, targets);
}

static void
set_growth_tile (RapportBook *self,
                 Tile        *tile)
{
  g_autofree char *revenues = rapport_book_range (self, RAPPORT_FIGURE_REVENUE);
  g_autofree char *bases = rapport_book_range (self, RAPPORT_FIGURE_REVENUE_BEFORE);
  double revenue = rapport_book_sum_figure (self, RAPPORT_FIGURE_REVENUE);
  double base = rapport_book_sum_figure (self, RAPPORT_FIGURE_REVENUE_BEFORE);

  tile->label = _("Growth");
  tile->note = base != 0 ? _("revenue against the quarter before") : _("Nothing was won in the previous quarter");
  tile->style = RAPPORT_STYLE_TILE_SHARE;
  tile->value = base != 0 ? (revenue - base) / fabs (base) : NAN;
  tile->formula = g_strdup_printf ("IF(SUM(%s)=0,\"n/a\",(SUM(%s)-SUM(%s))/ABS(SUM(%s)))", bases, revenues, bases, bases);
}

static guint
put_tiles (RapportBook  *self,
           RapportSheet *sheet,
           guint         row)
{
  Tile tiles[N_TILES] = { 0 };

  set_sum_tile (self, &tiles[0], _("Revenue won"), _("in the quarter, all partners"), RAPPORT_FIGURE_REVENUE);
  set_attainment_tile (self, &tiles[1]);
  set_growth_tile (self, &tiles[2]);
  set_sum_tile (self, &tiles[3], _("Open pipeline"), _("known amounts of open deals, on the as-of date"),
                RAPPORT_FIGURE_OPEN_AMOUNT);
  set_programme_tile (self, &tiles[4], RAPPORT_PROGRAMME_ACTIVE_PARTNERS, RAPPORT_STYLE_TILE_NUMBER,
                      _("with an activity in twelve months"));
  set_programme_tile (self, &tiles[5], RAPPORT_PROGRAMME_RETENTION, RAPPORT_STYLE_TILE_SHARE,
                      _("partners kept since the quarter began"));
  set_programme_tile (self, &tiles[6], RAPPORT_PROGRAMME_ECOSYSTEM_HEALTH, RAPPORT_STYLE_TILE_NUMBER,
                      _("mean health of the partners, 0 to 100"));
  set_programme_tile (self, &tiles[7], RAPPORT_PROGRAMME_QBR_COMPLETION, RAPPORT_STYLE_TILE_SHARE,
                      _("reviews held / planned for the quarter"));

  for (guint i = 0; i < N_TILES; i++)
    {
      put_tile (sheet, row + i / TILES_A_ROW * 4, i, &tiles[i]);
      g_free (tiles[i].formula);
    }

  return row + N_TILES / TILES_A_ROW * 4;
}

static guint
put_summary_charts (RapportBook  *self,
                    RapportSheet *sheet,
                    guint         row)
{
  g_autofree char *money = g_strdup_printf (_("Amount, %s"), self->currency);
  RapportChartSpec specs[2] = {
    {
      .type = RAPPORT_CHART_COLUMN,
      .title = _("Revenue won and target by quarter"),
      .x_title = _("Quarter"),
      .y_title = money,
      .description = _("Columns of revenue won and of the target of all partners for each quarter"),
      .number_format = "#,##0",
    },
    {
      .type = RAPPORT_CHART_COLUMN,
      .title = _("Partners by health"),
      .x_title = _("Health band"),
      .y_title = _("Partners"),
      .description = _("Columns of the number of partners in each health band"),
      .number_format = "#,##0",
    },
  };
  gboolean has_revenue = rapport_book_point_chart (self, &specs[0], &self->quarter_block, 0, 2);
  gboolean has_bands = rapport_book_point_chart (self, &specs[1], &self->groupings[RAPPORT_GROUPING_BAND].block, 1, 1);

  if (!has_revenue)
    row = rapport_book_put_empty (sheet, row, _("No revenue and no target in twelve quarters: add opportunities or import them."));
  if (!has_bands)
    return rapport_book_put_empty (sheet, row, _("No partners: add them or import them."));

  return rapport_book_put_charts (sheet, row, summary_columns, G_N_ELEMENTS (summary_columns),
                                  has_revenue ? specs : specs + 1, has_revenue ? 2 : 1);
}

static void
put_attention_line (RapportBook  *self,
                    RapportSheet *sheet,
                    guint         row,
                    guint         partner)
{
  const RapportFacts *facts = g_ptr_array_index (self->portfolio->facts, partner);
  const RapportScorecard *card = g_ptr_array_index (self->portfolio->scorecards, partner);
  g_autofree char *cell = rapport_book_cell (self, partner, RAPPORT_FIGURE_SCORE);
  const char *reason = card->health.caps != NULL && card->health.caps[0] != NULL ? card->health.caps[0]
                       : card->health.reasons != NULL ? card->health.reasons[0] : NULL;

  rapport_sheet_text (sheet, row, 0, rapport_record_get_title (facts->partner), RAPPORT_STYLE_TEXT);
  rapport_book_put_formula (sheet, row, 2, card->health.score, RAPPORT_STYLE_NUMBER, "=%s", cell);
  rapport_sheet_merge_text (sheet, row, 4, 6, reason, RAPPORT_STYLE_TEXT);
}

/* The partners with the lowest health, and why. */
static void
put_attention (RapportBook  *self,
               RapportSheet *sheet,
               guint         row)
{
  g_autofree guint *order = rapport_book_sort (self, RAPPORT_FIGURE_SCORE, TRUE);
  guint first;

  rapport_sheet_text (sheet, row++, 0, _("Lowest health"), RAPPORT_STYLE_HEADING);
  first = row;
  for (guint i = 0; i < self->n_partners && row < first + N_ATTENTION; i++)
    {
      if (!isnan (rapport_book_get_figure (self, order[i], RAPPORT_FIGURE_SCORE)) &&
          rapport_book_get_figure (self, order[i], RAPPORT_FIGURE_COUNTED) > 0)
        put_attention_line (self, sheet, row++, order[i]);
    }

  if (row == first)
    rapport_book_put_empty (sheet, row, _("No partner has a health score: it needs targets, contacts or answers to surveys."));
}

void
rapport_book_write_summary (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_SUMMARY, summary_columns,
                                                  G_N_ELEMENTS (summary_columns));
  guint row = put_tiles (self, sheet, 3);

  row = put_summary_charts (self, sheet, row);
  rapport_sheet_fit_page (sheet);
  put_attention (self, sheet, row);
}
