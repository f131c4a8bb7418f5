/* rapport-qbr-revenue.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-choices.h"
#include "rapport-qbr-private.h"

#define N_MONTHS 12

enum
{
  VALUE_SOURCED,
  VALUE_INFLUENCED,
  VALUE_NONE,
  VALUE_BEFORE,
  VALUE_PLAN,
};

static const RapportQbrColumn month_columns[] = {
  { N_("Month"), 27 },
  { N_("Sourced"), 15 },
  { N_("Influenced"), 15 },
  { N_("Not attributed"), 15 },
  { N_("Together"), 15 },
  { N_("A year before"), 15 },
  { N_("Change"), 11 },
  { N_("Plan"), 15 },
};

static const RapportQbrColumn deal_columns[] = {
  { N_("Customer"), 27 },
  { N_("Amount"), 15 },
  { N_("Closed"), 15 },
  { N_("Attribution"), 15 },
  { N_("Category"), 15 },
  { N_("Original amount"), 15 },
  { N_("Currency"), 11 },
  { N_("Rate"), 15 },
  { N_("Deal"), 30 },
  { N_("Our owner"), 20 },
};

static const char * const attributions[] = { "sourced", "influenced", "none" };

/* The first day of the month that is so many before the one after the quarter. */
static RapportDate
get_month (RapportQbr *self,
           int         position)
{
  return rapport_date_add_months (self->quarter->start, position - (N_MONTHS - 3));
}

static char *
get_month_label (RapportDate first)
{
  g_autoptr(GDateTime) time = NULL;
  int year, month, day;

  rapport_date_to_ymd (first, &year, &month, &day);
  time = g_date_time_new_utc (year, month, 1, 0, 0, 0);

  /* Translators: a month and its year, short, see g_date_time_format(). */
  return g_date_time_format (time, _("%b %Y"));
}

/* Revenue won from @first to @last, minor units; @attribution NULL for all. */
static double
sum_won (RapportQbr *self,
         RapportDate first,
         RapportDate last,
         const char *attribution)
{
  double sum = 0;

  for (guint quarter = 0; quarter < RAPPORT_QBR_N_QUARTERS; quarter++)
    {
      GArray *evidence = self->cards[quarter]->evidence;

      for (guint i = 0; i < evidence->len; i++)
        {
          const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);
          const char *word;

          if (row->kpi != RAPPORT_KPI_REVENUE_WON || row->date < first || row->date > last || row->record == NULL)
            continue;
          word = rapport_record_get_text (row->record, "attribution");
          if (attribution == NULL || g_strcmp0 (word != NULL ? word : "none", attribution) == 0)
            sum += row->value;
        }
    }

  return sum / self->unit;
}

/* A third of the quarter's target. */
static double
get_plan (RapportQbr *self,
          RapportDate first)
{
  for (guint i = 0; i < RAPPORT_QBR_N_QUARTERS; i++)
    {
      const RapportKpiValue *target = &self->cards[i]->values[RAPPORT_KPI_TARGET];

      if (first >= self->quarters[i].start && first <= self->quarters[i].end)
        return target->available ? target->numerator / self->unit / 3 : NAN;
    }

  return NAN;
}

/* Quarters that are still to come have no scorecard. */
static double
get_future_plan (RapportQbr *self,
                 RapportDate first)
{
  RapportQuarter quarter;

  rapport_quarter_of_date (&quarter, &self->programme->settings->fiscal, first);

  return rapport_qbr_get_number (rapport_qbr_find_target (self, RAPPORT_KPI_REVENUE_WON, &quarter), "target") / 3;
}

static double
sum_category (RapportQbr *self,
              guint       quarter,
              const char *title)
{
  GArray *evidence = self->cards[quarter]->evidence;
  double sum = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);
      const char *category;

      if (row->kpi != RAPPORT_KPI_REVENUE_WON || row->record == NULL)
        continue;
      category = rapport_qbr_get_choice (row->record, "category");
      if (g_strcmp0 (*category != '\0' ? category : _("No category"), title) == 0)
        sum += row->value;
    }

  return sum / self->unit;
}

static void
set_won (RapportQbr *self,
         guint       value,
         RapportDate first,
         RapportDate last,
         const char *attribution)
{
  RapportEvidenceQuery query = { .metric = "revenue_won", .attribution = attribution, .from = first, .to = last };

  rapport_data_sheet_set_checked (self->data, value, sum_won (self, first, last, attribution),
                                  RAPPORT_STYLE_MONEY_DECIMALS, self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
}

static void
add_month (RapportQbr *self,
           int         position)
{
  RapportDate first = get_month (self, position);
  RapportDate last = rapport_date_add_months (first, 1) - 1;
  RapportDate before = rapport_date_add_months (first, -12);
  g_autofree char *label = get_month_label (first);

  rapport_qbr_add_block_row (self, &self->month_block, label, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (attributions); i++)
    set_won (self, i, first, last, attributions[i]);
  set_won (self, VALUE_BEFORE, before, rapport_date_add_months (before, 1) - 1, NULL);
  rapport_data_sheet_set (self->data, VALUE_PLAN, get_plan (self, first), RAPPORT_STYLE_MONEY_DECIMALS, NULL, 0);
  if (sum_won (self, first, last, NULL) != 0 || rapport_data_sheet_get (self->data, self->month_block.last, VALUE_BEFORE) != 0)
    self->month_block.has_data = TRUE;
}

/* From the fiscal year's first month to its last; the plan as far as targets are set without a gap. */
static void
add_year (RapportQbr *self)
{
  const char * const headers[] = { _("Won so far"), _("Plan so far"), NULL };
  RapportDate start = rapport_date_add_months (self->quarter->start, -3 * (self->quarter->number - 1));
  double plan = 0;

  rapport_qbr_begin_block (self, &self->year_block, _("Revenue of the fiscal year so far"), _("Month"), NULL, headers);
  for (int i = 0; i < N_MONTHS; i++)
    {
      RapportDate first = rapport_date_add_months (start, i);
      RapportDate last = rapport_date_add_months (first, 1) - 1;
      g_autofree char *label = get_month_label (first);

      rapport_qbr_add_block_row (self, &self->year_block, label, NULL);
      if (first <= self->as_of && first <= self->quarter->end)
        set_won (self, 0, start, last, NULL);
      plan += first <= self->quarter->end ? get_plan (self, first) : get_future_plan (self, first);
      rapport_data_sheet_set (self->data, 1, round (plan * self->unit) / self->unit, RAPPORT_STYLE_MONEY_DECIMALS, NULL, 0);
    }
}

static void
add_category (RapportQbr *self,
              const char *title)
{
  static const guint quarters[] = { RAPPORT_QBR_PRESENT, RAPPORT_QBR_PRESENT - 1, RAPPORT_QBR_PRESENT - 4 };
  g_autofree char *cell = NULL;
  guint row;

  row = rapport_qbr_add_block_row (self, &self->category_block, title, NULL);
  cell = rapport_data_sheet_label_cell (self->data, row);
  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
      g_autofree char *check = NULL;
      double sum = 0;

      query.metric = "revenue_won";
      query.period = self->labels[quarters[i]];
      query.group = title;
      query.group_cell = cell;
      check = rapport_evidence_sheet_formula (self->evidence, RAPPORT_EVIDENCE_VALUE, &query, &sum);
      rapport_data_sheet_set (self->data, i, sum_category (self, quarters[i], title),
                              RAPPORT_STYLE_MONEY_DECIMALS, check, sum);
    }
}

void
rapport_qbr_revenue_data (RapportQbr *self)
{
  const char * const headers[] = { _("Sourced"), _("Influenced"), _("Not attributed"), _("A year before"), _("Plan"), NULL };
  const char * const category_headers[] = {
    self->label, self->labels[RAPPORT_QBR_PRESENT - 1], self->labels[RAPPORT_QBR_PRESENT - 4], NULL,
  };

  rapport_qbr_begin_block (self, &self->month_block, _("Revenue won by month"), _("Month"), NULL, headers);
  for (int i = 0; i < N_MONTHS; i++)
    add_month (self, i);
  add_year (self);

  rapport_qbr_begin_block (self, &self->category_block, _("Revenue won by category"), _("Category"), NULL, category_headers);
  for (guint i = 0; rapport_choices_opportunity_category[i].id != NULL; i++)
    add_category (self, _(rapport_choices_opportunity_category[i].title));
  add_category (self, _("No category"));
}

static guint
put_charts (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  RapportChartSpec specs[] = {
    {
      .type = RAPPORT_CHART_COLUMN_STACKED,
      .title = _("Revenue won by month and attribution"),
      .x_title = _("Month"),
      .y_title = self->currency,
      .description = _("Stacked columns of the revenue of twelve months: sourced, influenced, not attributed"),
      .number_format = "#,##0",
    },
    {
      .type = RAPPORT_CHART_LINE,
      .title = _("Fiscal year so far against plan"),
      .x_title = _("Month"),
      .y_title = self->currency,
      .description = _("Lines of the revenue won since the fiscal year began and of the plan"),
      .number_format = "#,##0",
    },
  };

  guint first = rapport_qbr_shows_something (self, &self->month_block, VALUE_SOURCED, 3) ? 0 : 1;
  guint last = rapport_qbr_shows_something (self, &self->year_block, 0, 2) ? 1 : 0;

  if (first > last)
    return rapport_qbr_put_empty (sheet, row, G_N_ELEMENTS (deal_columns) - 1,
                                  _("Nothing was won in these twelve months: there is no revenue to draw.")) + 1;

  rapport_qbr_point_chart (self, &specs[0], &self->month_block, VALUE_SOURCED, 3);
  rapport_qbr_point_chart (self, &specs[1], &self->year_block, 0,
                           rapport_qbr_has_numbers (self, &self->year_block, 1) ? 2 : 1);

  return rapport_qbr_put_charts (sheet, row, deal_columns, G_N_ELEMENTS (deal_columns), &specs[first], last - first + 1, 280);
}

static void
put_month (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row,
           guint         data_row)
{
  double together = rapport_data_sheet_get (self->data, data_row, 0) + rapport_data_sheet_get (self->data, data_row, 1) +
                    rapport_data_sheet_get (self->data, data_row, 2);
  double before = rapport_data_sheet_get (self->data, data_row, VALUE_BEFORE);
  g_autofree char *range = rapport_data_sheet_row_range (self->data, data_row, VALUE_SOURCED, VALUE_NONE);
  const char *label = rapport_data_sheet_get_label (self->data, data_row);
  char sum[LXW_MAX_CELL_NAME_LENGTH];
  char base[LXW_MAX_CELL_NAME_LENGTH];

  rapport_sheet_text (sheet, row, 0, label, RAPPORT_STYLE_TEXT_NOWRAP);
  for (guint i = 0; i < 3; i++)
    rapport_qbr_put_data (self, sheet, row, 1 + i, data_row, i, RAPPORT_STYLE_MONEY);
  rapport_qbr_put_formula (sheet, row, 4, round (together * self->unit) / self->unit, RAPPORT_STYLE_MONEY,
                           "=ROUND(SUMPRODUCT(%s),4)", range);
  rapport_qbr_put_data (self, sheet, row, 5, data_row, VALUE_BEFORE, RAPPORT_STYLE_MONEY);
  lxw_rowcol_to_cell (sum, row, 4);
  lxw_rowcol_to_cell (base, row, 5);
  rapport_qbr_put_formula (sheet, row, 6, before != 0 ? (together - before) / fabs (before) : NAN,
                           RAPPORT_STYLE_SHARE_SIGNED, "=IF(%s=0,\"%s\",(%s-%s)/IF(%s<0,-%s,%s))",
                           base, _("n/a"), sum, base, base, base, base);
  rapport_qbr_put_data (self, sheet, row, 7, data_row, VALUE_PLAN, RAPPORT_STYLE_MONEY);
}

static guint
put_months (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Twelve months up to the end of the quarter"));
  header = row++;
  for (guint i = self->month_block.first; i <= self->month_block.last; i++)
    put_month (self, sheet, row++, i);
  rapport_qbr_finish_table (sheet, "tblRevenueMonths", header, row - 1, month_columns, G_N_ELEMENTS (month_columns));

  rapport_sheet_text (sheet, row, 0, _("Together"), RAPPORT_STYLE_TOTAL_LABEL);
  for (guint i = 0; i < 3; i++)
    rapport_qbr_put_sum (self, sheet, row, 1 + i, &self->month_block, i, RAPPORT_STYLE_TOTAL_MONEY);

  return row + 2;
}

static guint
put_categories (RapportQbr   *self,
                RapportSheet *sheet,
                guint         row)
{
  const RapportQbrColumn columns[] = {
    { N_("Category"), 0 },
    { self->label, 0 },
    { self->labels[RAPPORT_QBR_PRESENT - 1], 0 },
    { self->labels[RAPPORT_QBR_PRESENT - 4], 0 },
  };
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("By category, in the quarter"));
  header = row++;
  for (guint i = self->category_block.first; i <= self->category_block.last; i++, row++)
    {
      const char *label = rapport_data_sheet_get_label (self->data, i);

      rapport_sheet_text (sheet, row, 0, label, RAPPORT_STYLE_TEXT_NOWRAP);
      for (guint j = 0; j < 3; j++)
        rapport_qbr_put_data (self, sheet, row, 1 + j, i, j, RAPPORT_STYLE_MONEY);
    }
  rapport_qbr_finish_table (sheet, "tblRevenueCategories", header, row - 1, columns, G_N_ELEMENTS (columns));

  return row + 1;
}

static void
put_deal (RapportQbr            *self,
          RapportSheet          *sheet,
          guint                  row,
          const RapportEvidence *evidence)
{
  const RapportRecord *deal = evidence->record;
  g_autofree char *title = rapport_qbr_dup_deal_title (deal);

  rapport_sheet_text (sheet, row, 0, rapport_record_get_text (deal, "customer"), RAPPORT_STYLE_TEXT);
  rapport_sheet_number (sheet, row, 1, evidence->value / self->unit, RAPPORT_STYLE_MONEY_DECIMALS);
  rapport_sheet_date (sheet, row, 2, evidence->date, RAPPORT_STYLE_DATE);
  rapport_sheet_text (sheet, row, 3, rapport_qbr_get_choice (deal, "attribution"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 4, rapport_qbr_get_choice (deal, "category"), RAPPORT_STYLE_TEXT);
  if (evidence->currency != NULL)
    {
      rapport_sheet_number (sheet, row, 5, rapport_money_to_major (evidence->original, evidence->currency),
                            rapport_currency_get_decimals (evidence->currency) == 0 ? RAPPORT_STYLE_COUNT : RAPPORT_STYLE_AMOUNT);
      rapport_sheet_text (sheet, row, 6, evidence->currency, RAPPORT_STYLE_TEXT);
      rapport_sheet_number (sheet, row, 7, (double) evidence->rate / RAPPORT_RATE_SCALE, RAPPORT_STYLE_RATE);
    }
  rapport_sheet_text (sheet, row, 8, title, RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 9, rapport_qbr_get_related (self, deal, "owner"), RAPPORT_STYLE_TEXT);
}

static void
put_deals (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  GArray *evidence = self->card->evidence;
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Deals won in the quarter"));
  header = row++;
  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *deal = &g_array_index (evidence, RapportEvidence, i);

      if (deal->kpi == RAPPORT_KPI_REVENUE_WON && deal->record != NULL)
        put_deal (self, sheet, row++, deal);
    }

  if (row == header + 1)
    {
      rapport_qbr_put_empty (sheet, header, G_N_ELEMENTS (deal_columns) - 1, _("Nothing was won in this quarter."));
      return;
    }
  rapport_qbr_finish_table (sheet, "tblDealsWon", header, row - 1, deal_columns, G_N_ELEMENTS (deal_columns));
  rapport_sheet_repeat_rows (sheet, header, header);
}

void
rapport_qbr_revenue_write (RapportQbr *self)
{
  static const RapportKpi figures[] = {
    RAPPORT_KPI_REVENUE_WON, RAPPORT_KPI_REVENUE_SOURCED, RAPPORT_KPI_REVENUE_INFLUENCED,
    RAPPORT_KPI_TARGET, RAPPORT_KPI_ATTAINMENT, RAPPORT_KPI_YOY_GROWTH,
  };
  static const guint cols[] = { 0, 1, 3, 5, 7, 8, 9 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_REVENUE, deal_columns, G_N_ELEMENTS (deal_columns));
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));

  if (!self->month_block.has_data)
    {
      rapport_qbr_put_empty (sheet, row, G_N_ELEMENTS (deal_columns) - 1,
                             _("Nothing was won in these twelve months or the twelve before. Enter or import opportunities with a won stage and a close date."));
      return;
    }

  row = put_charts (self, sheet, row);
  row = put_months (self, sheet, row);
  row = put_categories (self, sheet, row);
  put_deals (self, sheet, row);
}
