/* rapport-portfolio-data.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-portfolio"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "rapport-portfolio-private.h"

#define N_TOP 10

/* Values of a quarter's and of a year's row. */
enum
{
  VALUE_REVENUE,
  VALUE_TARGET,
  VALUE_YEAR,
};

char *
rapport_book_cell (const RapportBook *self,
                   guint              partner,
                   RapportFigure      figure)
{
  const RapportBookBlock *block = &self->blocks[rapport_figure_get_block (figure)];

  return rapport_data_sheet_reference (self->data, block->first + partner, rapport_figure_get_value (figure));
}

char *
rapport_book_range (const RapportBook *self,
                    RapportFigure      figure)
{
  const RapportBookBlock *block = &self->blocks[rapport_figure_get_block (figure)];
  guint last = block->first + MAX (1, block->n_rows) - 1;

  return rapport_data_sheet_range (self->data, block->first, last, rapport_figure_get_value (figure));
}

char *
rapport_book_programme_cell (const RapportBook   *self,
                             RapportProgrammeKpi  kpi,
                             guint                value)
{
  return rapport_data_sheet_reference (self->data, self->programme_block.first + kpi, value);
}

static guint
add_row (RapportBook      *self,
         RapportBookBlock *block,
         const char       *label,
         const char       *second)
{
  guint row = rapport_data_sheet_add_row (self->data, label, second);

  if (block->n_rows == 0)
    block->first = row;
  block->n_rows++;

  return row;
}

static const char *
get_name (const RapportBook *self,
          guint              partner)
{
  const RapportFacts *facts = g_ptr_array_index (self->portfolio->facts, partner);

  return rapport_record_get_title (facts->partner);
}

static void
add_partner (RapportBook *self,
             guint        block,
             guint        partner)
{
  const RapportFairness *fairness = g_ptr_array_index (self->portfolio->fairness, partner);

  add_row (self, &self->blocks[block], get_name (self, partner), fairness->tier);
  for (guint figure = 0; figure < RAPPORT_N_FIGURES; figure++)
    {
      g_autofree char *check = NULL;
      double value = 0;

      if (rapport_figure_get_block (figure) != block)
        continue;
      check = rapport_book_make_check (self, partner, figure, &value);
      rapport_data_sheet_set (self->data, rapport_figure_get_value (figure),
                              rapport_book_get_figure (self, partner, figure), rapport_figure_get_style (figure),
                              check, value);
    }
}

static void
add_block (RapportBook *self,
           guint        block)
{
  const char *titles[RAPPORT_BOOK_N_BLOCKS] = {
    _("Partners: results"), _("Partners: pipeline"), _("Partners: health"), _("Partners: attention"),
    _("Partners: satisfaction"), _("Partners: groups"),
  };
  const char *headers[RAPPORT_DATA_MAX_VALUES + 1] = { NULL };

  for (guint figure = 0; figure < RAPPORT_N_FIGURES; figure++)
    {
      if (rapport_figure_get_block (figure) == block)
        headers[rapport_figure_get_value (figure)] = rapport_figure_get_title (figure);
    }

  self->blocks[block].header = rapport_data_sheet_begin (self->data, titles[block], _("Partner"), _("Tier"), headers);
  self->blocks[block].first = self->blocks[block].header + 1;
  for (guint i = 0; i < self->n_partners; i++)
    add_partner (self, block, i);
}

static gboolean
is_money (RapportProgrammeKpi kpi)
{
  return kpi == RAPPORT_PROGRAMME_CONCENTRATION_TOP1 || kpi == RAPPORT_PROGRAMME_CONCENTRATION_TOP3;
}

/* What was counted and of how many, with the value that a chart can read. */
static void
add_programme_kpi (RapportBook         *self,
                   RapportProgrammeKpi  kpi)
{
  const RapportKpiInfo *info = rapport_programme_kpi_get_info (kpi);
  const RapportKpiValue *value = &self->portfolio->values[kpi];
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  gboolean is_median = kpi == RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS;
  RapportStyle style = is_money (kpi) ? RAPPORT_STYLE_MONEY_DECIMALS : RAPPORT_STYLE_COUNT;
  double unit = is_money (kpi) ? self->unit : 1;
  guint row = add_row (self, &self->programme_block, _(info->title), info->id);
  g_autofree char *numerator = rapport_data_sheet_reference (self->data, row, 0);
  g_autofree char *denominator = rapport_data_sheet_reference (self->data, row, 1);
  g_autofree char *quotient = g_strdup_printf ("%s/%s", numerator, denominator);
  double result = value->available ? rapport_kpi_value_get (value) : NAN;

  query.metric = info->id;
  query.period = self->label;
  if (is_median)
    {
      rapport_data_sheet_set_checked (self->data, 2, result, RAPPORT_STYLE_NUMBER, self->evidence,
                                      RAPPORT_EVIDENCE_MEDIAN, &query);
      return;
    }

  rapport_data_sheet_set_checked (self->data, 0, value->numerator / unit, style, self->evidence,
                                  RAPPORT_EVIDENCE_VALUE, &query);
  if (info->unit == RAPPORT_UNIT_COUNT)
    rapport_data_sheet_set (self->data, 1, value->denominator, style, NULL, 0);
  else
    rapport_data_sheet_set_checked (self->data, 1, value->denominator / unit, style, self->evidence,
                                    RAPPORT_EVIDENCE_WEIGHT, &query);
  rapport_data_sheet_set (self->data, 2, result,
                          info->unit == RAPPORT_UNIT_SHARE ? RAPPORT_STYLE_SHARE : RAPPORT_STYLE_NUMBER,
                          quotient, result);
}

static void
add_programme (RapportBook *self)
{
  const char *headers[] = { _("Counted"), _("Of"), _("Value"), NULL };

  self->programme_block.header = rapport_data_sheet_begin (self->data, _("Programme"), _("Figure"), _("Metric"), headers);
  for (guint i = 0; i < RAPPORT_N_PROGRAMME_KPIS; i++)
    add_programme_kpi (self, i);
}

static double
sum_quarter (const RapportBook *self,
             guint              quarter,
             RapportKpi         kpi)
{
  double sum = 0;

  for (guint i = 0; i < self->n_partners; i++)
    {
      const RapportScorecard *card = g_ptr_array_index (self->history[quarter], i);

      sum += card->values[kpi].available ? card->values[kpi].numerator / self->unit : 0;
    }

  return sum;
}

static void
set_quarter_value (RapportBook *self,
                   guint        quarter,
                   guint        value,
                   RapportKpi   kpi)
{
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  double sum = sum_quarter (self, quarter, kpi);

  query.metric = rapport_kpi_get_info (kpi)->id;
  query.period = self->labels[quarter];
  if (!self->is_large || quarter == RAPPORT_BOOK_PRESENT)
    rapport_data_sheet_set_checked (self->data, value, sum, RAPPORT_STYLE_MONEY_DECIMALS, self->evidence,
                                    RAPPORT_EVIDENCE_VALUE, &query);
  else
    rapport_data_sheet_set (self->data, value, sum, RAPPORT_STYLE_MONEY_DECIMALS, NULL, 0);
}

/* Quarters before anything was recorded would only be zeros; a year is shown in any case. */
static guint
find_first_quarter (const RapportBook *self)
{
  for (guint i = 0; i < RAPPORT_BOOK_YEAR; i++)
    {
      if (sum_quarter (self, i, RAPPORT_KPI_REVENUE_WON) != 0 || sum_quarter (self, i, RAPPORT_KPI_TARGET) != 0)
        return i;
    }

  return RAPPORT_BOOK_YEAR;
}

static void
add_quarters (RapportBook *self)
{
  const char *headers[] = { _("Revenue won"), _("Target"), _("Fiscal year"), NULL };

  self->first_quarter = find_first_quarter (self);
  self->quarter_block.header = rapport_data_sheet_begin (self->data, _("All partners by quarter"), _("Quarter"), NULL, headers);
  for (guint i = self->first_quarter; i < RAPPORT_BOOK_N_QUARTERS; i++)
    {
      add_row (self, &self->quarter_block, self->labels[i], NULL);
      set_quarter_value (self, i, VALUE_REVENUE, RAPPORT_KPI_REVENUE_WON);
      set_quarter_value (self, i, VALUE_TARGET, RAPPORT_KPI_TARGET);
      rapport_data_sheet_set (self->data, VALUE_YEAR, self->quarters[i].start_year, RAPPORT_STYLE_NUMBER, NULL, 0);
    }
}

static void
set_year_value (RapportBook *self,
                int          year,
                guint        value)
{
  guint first = self->quarter_block.first;
  guint last = first + self->quarter_block.n_rows - 1;
  g_autofree char *years = rapport_data_sheet_range (self->data, first, last, VALUE_YEAR);
  g_autofree char *numbers = rapport_data_sheet_range (self->data, first, last, value);
  g_autofree char *check = g_strdup_printf ("SUMIFS(%s,%s,%d)", numbers, years, year);
  double sum = 0;

  for (guint row = first; row <= last; row++)
    sum += rapport_data_sheet_get (self->data, row, VALUE_YEAR) == year ? rapport_data_sheet_get (self->data, row, value) : 0;

  rapport_data_sheet_set (self->data, value, sum, RAPPORT_STYLE_MONEY_DECIMALS, check, sum);
}

static void
add_years (RapportBook *self)
{
  const char *headers[] = { _("Revenue won"), _("Target"), _("Fiscal year"), NULL };
  int last = self->quarters[RAPPORT_BOOK_PRESENT].start_year;

  self->year_block.header = rapport_data_sheet_begin (self->data, _("All partners by fiscal year"), _("Fiscal year"), NULL, headers);
  for (int year = self->quarters[self->first_quarter].start_year; year <= last; year++)
    {
      g_autofree char *label = rapport_fiscal_year_to_label (&self->portfolio->programme->settings->fiscal, year);

      add_row (self, &self->year_block, label, NULL);
      set_year_value (self, year, VALUE_REVENUE);
      set_year_value (self, year, VALUE_TARGET);
      rapport_data_sheet_set (self->data, VALUE_YEAR, year, RAPPORT_STYLE_NUMBER, NULL, 0);
    }
}

static void
set_copy (RapportBook   *self,
          guint          value,
          guint          partner,
          RapportFigure  figure)
{
  g_autofree char *check = rapport_book_cell (self, partner, figure);
  double number = rapport_book_get_figure (self, partner, figure);

  rapport_data_sheet_set (self->data, value, number, rapport_figure_get_style (figure), check, number);
}

/* The partners with the most of a figure, so that a chart has them side by side. */
static void
add_top (RapportBook      *self,
         RapportBookBlock *block,
         const char       *title,
         RapportFigure     figure,
         RapportFigure     beside)
{
  const char *headers[] = { rapport_figure_get_title (figure), rapport_figure_get_title (beside), NULL };
  g_autofree guint *order = rapport_book_sort (self, figure, FALSE);

  block->header = rapport_data_sheet_begin (self->data, title, _("Partner"), NULL, headers);
  for (guint i = 0; i < MIN (N_TOP, self->n_partners); i++)
    {
      if (!(rapport_book_get_figure (self, order[i], figure) > 0))
        break;
      add_row (self, block, get_name (self, order[i]), NULL);
      set_copy (self, 0, order[i], figure);
      set_copy (self, 1, order[i], beside);
    }
}

static void
add_to_stage (GHashTable *sums,
              GPtrArray  *stages,
              const char *stage,
              double      amount)
{
  double *sum = g_hash_table_lookup (sums, stage);

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (sums, (gpointer) stage, sum);
      g_ptr_array_add (stages, (gpointer) stage);
    }

  *sum += amount;
}

static void
sum_stages (RapportBook *self,
            GHashTable  *sums,
            GPtrArray   *stages)
{
  for (guint i = 0; i < self->n_partners; i++)
    {
      const RapportScorecard *card = g_ptr_array_index (self->portfolio->scorecards, i);

      for (guint j = 0; j < card->evidence->len; j++)
        {
          const RapportEvidence *evidence = &g_array_index (card->evidence, RapportEvidence, j);

          if (evidence->kpi == RAPPORT_KPI_PIPELINE_WEIGHTED)
            add_to_stage (sums, stages, rapport_book_get_stage_title (self, i, evidence->record),
                          evidence->value / self->unit);
        }
    }
}

static void
add_stage (RapportBook *self,
           const char  *stage,
           double       amount)
{
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  guint row = add_row (self, &self->stage_block, stage, NULL);
  g_autofree char *cell = rapport_data_sheet_label_cell (self->data, row);

  query.metric = rapport_kpi_get_info (RAPPORT_KPI_PIPELINE_WEIGHTED)->id;
  query.period = self->label;
  query.group = stage;
  query.group_cell = cell;
  if (self->is_large)
    rapport_data_sheet_set (self->data, 0, amount, RAPPORT_STYLE_MONEY_DECIMALS, NULL, 0);
  else
    rapport_data_sheet_set_checked (self->data, 0, amount, RAPPORT_STYLE_MONEY_DECIMALS, self->evidence,
                                    RAPPORT_EVIDENCE_VALUE, &query);
}

/* In the order of the programme's stages; what has another name comes after them. */
static void
add_stages (RapportBook *self)
{
  const char *headers[] = { _("Weighted amount"), NULL };
  const GPtrArray *records = self->portfolio->programme->records[RAPPORT_KIND_PIPELINE_STAGE];
  g_autoptr(GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GPtrArray) stages = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const char *title = rapport_record_get_title (g_ptr_array_index (records, i));

      if (title != NULL)
        add_to_stage (sums, stages, title, 0);
    }
  sum_stages (self, sums, stages);

  self->stage_block.header = rapport_data_sheet_begin (self->data, _("Open pipeline by stage"), _("Stage"), NULL, headers);
  for (guint i = 0; i < stages->len; i++)
    {
      const char *stage = g_ptr_array_index (stages, i);
      double amount = *(double *) g_hash_table_lookup (sums, stage);

      if (amount != 0)
        add_stage (self, stage, amount);
    }
}

/* Only the figures that are shares, so that one scale fits them. */
static void
add_shares (RapportBook *self)
{
  const char *headers[] = { _("Share"), NULL };

  self->share_block.header = rapport_data_sheet_begin (self->data, _("Shares of the programme"), _("Figure"), NULL, headers);
  for (guint i = 0; i < RAPPORT_N_PROGRAMME_KPIS; i++)
    {
      const RapportKpiInfo *info = rapport_programme_kpi_get_info (i);
      const RapportKpiValue *value = &self->portfolio->values[i];
      g_autofree char *check = rapport_book_programme_cell (self, i, 2);

      if (info->unit != RAPPORT_UNIT_SHARE || !value->available)
        continue;
      add_row (self, &self->share_block, _(info->title), NULL);
      rapport_data_sheet_set (self->data, 0, rapport_kpi_value_get (value), RAPPORT_STYLE_SHARE, check,
                              rapport_kpi_value_get (value));
    }
}

static double
get_nps (const RapportBook *self,
         guint              partner)
{
  return rapport_book_get_figure (self, partner, RAPPORT_FIGURE_NPS_POINTS) /
         rapport_book_get_figure (self, partner, RAPPORT_FIGURE_NPS_ANSWERS);
}

static int
compare_nps (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;
  double nps = get_nps (user_data, one);
  double other = get_nps (user_data, two);

  return nps != other ? (nps > other) - (nps < other) : (one > two) - (one < two);
}

/* The partners that are least satisfied. */
static void
add_nps (RapportBook *self)
{
  const char *headers[] = { _("NPS"), NULL };
  g_autofree guint *order = g_new (guint, MAX (1, self->n_partners));
  guint n_partners = 0;

  for (guint i = 0; i < self->n_partners; i++)
    {
      if (!isnan (get_nps (self, i)))
        order[n_partners++] = i;
    }
  g_qsort_with_data (order, n_partners, sizeof *order, compare_nps, self);

  self->nps_block.header = rapport_data_sheet_begin (self->data, _("Lowest NPS"), _("Partner"), NULL, headers);
  for (guint i = 0; i < MIN (N_TOP, n_partners); i++)
    {
      g_autofree char *points = rapport_book_cell (self, order[i], RAPPORT_FIGURE_NPS_POINTS);
      g_autofree char *answers = rapport_book_cell (self, order[i], RAPPORT_FIGURE_NPS_ANSWERS);
      g_autofree char *check = g_strdup_printf ("%s/%s", points, answers);

      add_row (self, &self->nps_block, get_name (self, order[i]), NULL);
      rapport_data_sheet_set (self->data, 0, get_nps (self, order[i]), RAPPORT_STYLE_NUMBER, check,
                              get_nps (self, order[i]));
    }
}

void
rapport_book_fill_data (RapportBook *self)
{
  rapport_data_sheet_add_date (self->data, self->workbook, "AsOf", _("Data as of"), self->portfolio->as_of);
  rapport_data_sheet_add_date (self->data, self->workbook, "QuarterStart", _("First day of the quarter"),
                               self->portfolio->quarter.start);
  rapport_data_sheet_add_date (self->data, self->workbook, "QuarterEnd", _("Last day of the quarter"),
                               self->portfolio->quarter.end);
  rapport_data_sheet_add_number (self->data, self->workbook, "Partners", _("Partners"), self->n_partners,
                                 RAPPORT_STYLE_COUNT);

  for (guint i = 0; i < RAPPORT_BOOK_N_BLOCKS; i++)
    add_block (self, i);
  rapport_book_add_group_data (self);
  add_programme (self);
  add_quarters (self);
  add_years (self);
  add_top (self, &self->revenue_top, _("Most revenue"), RAPPORT_FIGURE_REVENUE, RAPPORT_FIGURE_TARGET);
  add_top (self, &self->pipeline_top, _("Largest pipelines"), RAPPORT_FIGURE_OPEN_AMOUNT, RAPPORT_FIGURE_OPEN_WEIGHTED);
  add_stages (self);
  add_nps (self);
  add_shares (self);
}
