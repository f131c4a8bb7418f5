/* rapport-qbr-scorecard.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-qbr-private.h"

#define HEADER_ROW 3
#define FIRST_ROW 4

/* Where no floor is set, less than this share of the target is red. */
#define DEFAULT_FLOOR 0.7

enum
{
  COLUMN_NAME,
  COLUMN_UNIT,
  COLUMN_BETTER,
  COLUMN_HISTORY,
  COLUMN_ACTUAL = COLUMN_HISTORY + 4,
  COLUMN_TARGET,
  COLUMN_FLOOR,
  COLUMN_ATTAINMENT,
  COLUMN_VARIANCE,
  COLUMN_QOQ,
  COLUMN_YOY,
  COLUMN_WEIGHT,
  COLUMN_POINTS,
  COLUMN_RAG,
  COLUMN_OVERRIDE,
  COLUMN_RECORDS,
  COLUMN_NOTE,
  N_COLUMNS
};

/* The titles of the past quarters are their labels. */
static const RapportQbrColumn columns[N_COLUMNS] = {
  [COLUMN_NAME] = { N_("KPI"), 27 },
  [COLUMN_UNIT] = { N_("Unit"), 9 },
  [COLUMN_BETTER] = { N_("Better"), 8 },
  [COLUMN_HISTORY] = { NULL, 12 },
  [COLUMN_HISTORY + 1] = { NULL, 12 },
  [COLUMN_HISTORY + 2] = { NULL, 12 },
  [COLUMN_HISTORY + 3] = { NULL, 12 },
  [COLUMN_ACTUAL] = { N_("Actual"), 13 },
  [COLUMN_TARGET] = { N_("Target"), 13 },
  [COLUMN_FLOOR] = { N_("Red-flag floor"), 12 },
  [COLUMN_ATTAINMENT] = { N_("Attainment"), 12 },
  [COLUMN_VARIANCE] = { N_("Variance"), 12 },
  [COLUMN_QOQ] = { N_("On the quarter"), 9 },
  [COLUMN_YOY] = { N_("On the year"), 9 },
  [COLUMN_WEIGHT] = { N_("Weight"), 8 },
  [COLUMN_POINTS] = { N_("Points"), 8 },
  [COLUMN_RAG] = { N_("RAG"), 8 },
  [COLUMN_OVERRIDE] = { N_("Your RAG"), 9 },
  [COLUMN_RECORDS] = { N_("Records"), 9 },
  [COLUMN_NOTE] = { N_("Notes"), 20 },
};

static const char * const rag_titles[] = { N_("Green"), N_("Amber"), N_("Red"), N_("Grey") };

const char *
rapport_qbr_rag_get_title (RapportQbrRag rag)
{
  return _(rag_titles[rag]);
}

static double
get_value (const RapportKpiValue *value,
           RapportKpi             kpi,
           RapportQbr            *self)
{
  if (!value->available)
    return NAN;

  return rapport_kpi_value_get (value) /
         (rapport_kpi_get_info (kpi)->unit == RAPPORT_UNIT_MONEY ? self->unit : 1);
}

static RapportQbrRag
judge (const RapportQbrScore *score,
       int                    direction)
{
  if (isnan (score->attainment))
    return RAPPORT_QBR_GREY;
  if (isnan (score->floor) && score->attainment < DEFAULT_FLOOR)
    return RAPPORT_QBR_RED;
  if (direction > 0 ? score->actual < score->floor : score->actual > score->floor)
    return RAPPORT_QBR_RED;

  return score->attainment >= 1 ? RAPPORT_QBR_GREEN : RAPPORT_QBR_AMBER;
}

static RapportQbrRag
judge_health (double score)
{
  if (isnan (score))
    return RAPPORT_QBR_GREY;
  if (score >= 70)
    return RAPPORT_QBR_GREEN;

  return score >= 40 ? RAPPORT_QBR_AMBER : RAPPORT_QBR_RED;
}

/* The coverage has a benchmark for everybody, where no target of its own is set. */
static double
get_benchmark (RapportQbr *self,
               RapportKpi  kpi)
{
  if (kpi == RAPPORT_KPI_PIPELINE_COVERAGE && self->programme->settings->coverage_benchmark > 0)
    return self->programme->settings->coverage_benchmark / 10000.0;

  return NAN;
}

void
rapport_qbr_score_compute (RapportQbr      *self,
                           RapportKpi       kpi,
                           RapportQbrScore *score)
{
  const RapportRecord *record = rapport_qbr_find_target (self, kpi, self->quarter);
  int direction = rapport_kpi_get_info (kpi)->direction;

  score->actual = get_value (&self->card->values[kpi], kpi, self);
  score->target = rapport_qbr_get_number (record, "target");
  if (isnan (score->target))
    score->target = get_benchmark (self, kpi);
  score->floor = rapport_qbr_get_number (record, "floor");
  score->weight = rapport_qbr_get_number (record, "weight");
  score->attainment = NAN;
  if (direction > 0 && score->target != 0)
    score->attainment = score->actual / score->target;
  else if (direction < 0 && score->actual != 0)
    score->attainment = score->target / score->actual;

  score->rag = kpi == RAPPORT_KPI_HEALTH && isnan (score->target) ? judge_health (score->actual)
                                                                  : judge (score, direction);
}

static void
check_attainment (RapportQbr            *self,
                  RapportKpi             kpi,
                  guint                  row,
                  const RapportQbrScore *score)
{
  guint kpi_row = self->kpi_rows[kpi][RAPPORT_QBR_PRESENT];
  g_autofree char *numerator = rapport_data_sheet_reference (self->data, kpi_row, 0);
  g_autofree char *denominator = rapport_data_sheet_reference (self->data, kpi_row, 1);
  g_autofree char *target = rapport_data_sheet_reference (self->data, row, 1);
  g_autofree char *check = NULL;

  if (isnan (score->attainment))
    return;

  check = rapport_kpi_get_info (kpi)->direction > 0
          ? g_strdup_printf ("%s/%s/%s", numerator, denominator, target)
          : g_strdup_printf ("%s*%s/%s", target, denominator, numerator);
  rapport_data_sheet_set (self->data, 0, score->attainment, RAPPORT_STYLE_SHARE, check, score->attainment);
}

static void
add_target (RapportQbr *self,
            RapportKpi  kpi)
{
  const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
  RapportStyle style = rapport_unit_get_style (info->unit);
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  g_autofree char *cell = NULL;
  RapportQbrScore score;
  guint row;

  rapport_qbr_score_compute (self, kpi, &score);
  if (isnan (score.target))
    return;

  row = rapport_qbr_add_block_row (self, &self->target_block, _(info->title), info->id);
  self->target_rows[kpi] = row;
  cell = rapport_data_sheet_second_cell (self->data, row);
  query.metric = RAPPORT_QBR_TARGETS;
  query.period = self->label;
  query.group = info->id;
  query.group_cell = cell;
  if (rapport_qbr_find_target (self, kpi, self->quarter) != NULL)
    {
      rapport_data_sheet_set_checked (self->data, 1, score.target, style, self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
      rapport_data_sheet_set_checked (self->data, 3, score.weight, RAPPORT_STYLE_NUMBER, self->evidence,
                                      RAPPORT_EVIDENCE_WEIGHT, &query);
    }
  else
    rapport_data_sheet_set (self->data, 1, score.target, style, NULL, 0);
  rapport_data_sheet_set (self->data, 2, score.floor, style, NULL, 0);
  check_attainment (self, kpi, row, &score);
  self->target_block.has_data = self->target_block.has_data || !isnan (score.attainment);
}

void
rapport_qbr_scorecard_data (RapportQbr *self)
{
  const char * const headers[] = { _("Attainment"), _("Target"), _("Red-flag floor"), _("Weight"), NULL };

  rapport_qbr_begin_block (self, &self->target_block, _("Targets of the quarter"), _("KPI"), _("Identifier"), headers);
  for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    add_target (self, kpi);
}

static guint
get_row (RapportKpi kpi)
{
  return FIRST_ROW + kpi;
}

static void
get_cell (char  *cell,
          guint  row,
          guint  col)
{
  lxw_rowcol_to_cell (cell, row, col);
}

void
rapport_qbr_scorecard_get_rag_cells (RapportQbr  *self,
                                     RapportKpi   kpi,
                                     char       **rag,
                                     char       **instead)
{
  RapportSheet *sheet = self->sheets[RAPPORT_QBR_SCORECARD];

  *rag = rapport_sheet_reference (sheet, get_row (kpi), COLUMN_RAG);
  *instead = rapport_sheet_reference (sheet, get_row (kpi), COLUMN_OVERRIDE);
}

static const char *
get_unit (RapportUnit unit,
          const char *currency)
{
  switch (unit)
    {
    case RAPPORT_UNIT_MONEY:
      return currency;

    case RAPPORT_UNIT_SHARE:
      return "%";

    case RAPPORT_UNIT_DAYS:
      return _("days");

    case RAPPORT_UNIT_HOURS:
      return _("hours");

    case RAPPORT_UNIT_RATIO:
      return _("times");

    case RAPPORT_UNIT_SCORE:
      return _("points");

    case RAPPORT_UNIT_COUNT:
    default:
      return _("number");
    }
}

static double
get_growth (double actual,
            double base)
{
  if (isnan (actual) || isnan (base) || base == 0)
    return NAN;

  return (actual - base) / fabs (base);
}

/* (actual - base) / abs (base), n/a without either or with a base of 0. */
static void
put_growth (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row,
            guint         col,
            RapportKpi    kpi,
            guint         base_col,
            guint         base_quarter)
{
  double actual = get_value (&self->card->values[kpi], kpi, self);
  double base = get_value (&self->cards[base_quarter]->values[kpi], kpi, self);
  char a[LXW_MAX_CELL_NAME_LENGTH];
  char b[LXW_MAX_CELL_NAME_LENGTH];

  get_cell (a, row, COLUMN_ACTUAL);
  get_cell (b, row, base_col);
  rapport_qbr_put_formula (sheet, row, col, get_growth (actual, base), RAPPORT_STYLE_SHARE_SIGNED,
                           "=IF(%s=\"%s\",\"%s\",IF(%s=\"%s\",\"%s\",IF(%s=0,\"%s\",(%s-%s)/IF(%s<0,-%s,%s))))",
                           a, _("n/a"), _("n/a"), b, _("n/a"), _("n/a"), b, _("n/a"), a, b, b, b, b);
}

static void
put_attainment (RapportSheet          *sheet,
                guint                  row,
                int                    direction,
                const RapportQbrScore *score)
{
  char a[LXW_MAX_CELL_NAME_LENGTH];
  char t[LXW_MAX_CELL_NAME_LENGTH];

  get_cell (a, row, COLUMN_ACTUAL);
  get_cell (t, row, COLUMN_TARGET);
  if (direction < 0)
    rapport_qbr_put_formula (sheet, row, COLUMN_ATTAINMENT, score->attainment, RAPPORT_STYLE_SHARE,
                             "=IF(%s=\"%s\",\"%s\",IF(%s=0,\"%s\",%s/%s))", a, _("n/a"), _("n/a"), a, _("n/a"), t, a);
  else
    rapport_qbr_put_formula (sheet, row, COLUMN_ATTAINMENT, direction == 0 ? NAN : score->attainment, RAPPORT_STYLE_SHARE,
                             "=IF(%s=\"%s\",\"%s\",IF(%s=0,\"%s\",%s/%s))", a, _("n/a"), _("n/a"), t, _("n/a"), a, t);
}

static void
put_variance (RapportSheet          *sheet,
              guint                  row,
              RapportStyle           style,
              const RapportQbrScore *score)
{
  char a[LXW_MAX_CELL_NAME_LENGTH];
  char t[LXW_MAX_CELL_NAME_LENGTH];

  get_cell (a, row, COLUMN_ACTUAL);
  get_cell (t, row, COLUMN_TARGET);
  rapport_qbr_put_formula (sheet, row, COLUMN_VARIANCE, round ((score->actual - score->target) * 1e6) / 1e6, style,
                           "=IF(%s=\"%s\",\"%s\",ROUND(%s-%s,6))", a, _("n/a"), _("n/a"), a, t);
}

/* All of the weight where the target is reached, none below zero. */
static double
get_points (const RapportQbrScore *score)
{
  return isnan (score->attainment) ? NAN : score->weight * CLAMP (score->attainment, 0, 1);
}

static void
put_points (RapportSheet          *sheet,
            guint                  row,
            const RapportQbrScore *score)
{
  char att[LXW_MAX_CELL_NAME_LENGTH];
  char weight[LXW_MAX_CELL_NAME_LENGTH];

  get_cell (att, row, COLUMN_ATTAINMENT);
  get_cell (weight, row, COLUMN_WEIGHT);
  rapport_qbr_put_formula (sheet, row, COLUMN_POINTS, get_points (score), RAPPORT_STYLE_NUMBER,
                           "=IF(%s=\"%s\",\"%s\",%s*IF(%s>1,1,IF(%s<0,0,%s)))", att, _("n/a"), _("n/a"), weight, att, att, att);
}

static void
put_rag (RapportSheet          *sheet,
         guint                  row,
         int                    direction,
         const RapportQbrScore *score)
{
  char att[LXW_MAX_CELL_NAME_LENGTH];
  char actual[LXW_MAX_CELL_NAME_LENGTH];
  char low[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *red = NULL;
  g_autofree char *formula = NULL;

  get_cell (att, row, COLUMN_ATTAINMENT);
  get_cell (actual, row, COLUMN_ACTUAL);
  get_cell (low, row, COLUMN_FLOOR);
  red = isnan (score->floor) ? g_strdup_printf ("%s<0.7", att)
                             : g_strdup_printf ("%s%s%s", actual, direction < 0 ? ">" : "<", low);
  formula = g_strdup_printf ("=IF(%s=\"%s\",\"%s\",IF(%s,\"%s\",IF(%s>=1,\"%s\",\"%s\")))", att, _("n/a"),
                             rapport_qbr_rag_get_title (RAPPORT_QBR_GREY), red,
                             rapport_qbr_rag_get_title (RAPPORT_QBR_RED), att,
                             rapport_qbr_rag_get_title (RAPPORT_QBR_GREEN),
                             rapport_qbr_rag_get_title (RAPPORT_QBR_AMBER));
  rapport_sheet_formula (sheet, row, COLUMN_RAG, formula, 0, rapport_qbr_rag_get_title (score->rag), RAPPORT_STYLE_RAG);
}

static void
put_health_rag (RapportSheet          *sheet,
                guint                  row,
                const RapportQbrScore *score)
{
  char actual[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;

  get_cell (actual, row, COLUMN_ACTUAL);
  formula = g_strdup_printf ("=IF(%s=\"%s\",\"%s\",IF(%s>=70,\"%s\",IF(%s>=40,\"%s\",\"%s\")))", actual, _("n/a"),
                             rapport_qbr_rag_get_title (RAPPORT_QBR_GREY), actual,
                             rapport_qbr_rag_get_title (RAPPORT_QBR_GREEN), actual,
                             rapport_qbr_rag_get_title (RAPPORT_QBR_AMBER),
                             rapport_qbr_rag_get_title (RAPPORT_QBR_RED));
  rapport_sheet_formula (sheet, row, COLUMN_RAG, formula, 0, rapport_qbr_rag_get_title (score->rag), RAPPORT_STYLE_RAG);
}

static void
put_against_target (RapportQbr            *self,
                    RapportSheet          *sheet,
                    RapportKpi             kpi,
                    const RapportQbrScore *score)
{
  const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
  RapportStyle style = rapport_unit_get_style (info->unit);
  guint row = get_row (kpi);
  guint data_row = self->target_rows[kpi];

  if (data_row == 0)
    {
      for (guint col = COLUMN_TARGET; col <= COLUMN_VARIANCE; col++)
        rapport_sheet_text (sheet, row, col, "–", style);
      rapport_sheet_text (sheet, row, COLUMN_WEIGHT, "–", RAPPORT_STYLE_NUMBER);
      rapport_sheet_text (sheet, row, COLUMN_POINTS, "–", RAPPORT_STYLE_NUMBER);
      return;
    }

  rapport_qbr_put_data (self, sheet, row, COLUMN_TARGET, data_row, 1, style);
  if (isnan (score->floor))
    rapport_sheet_text (sheet, row, COLUMN_FLOOR, "–", style);
  else
    rapport_qbr_put_data (self, sheet, row, COLUMN_FLOOR, data_row, 2, style);
  put_attainment (sheet, row, info->direction, score);
  put_variance (sheet, row, style, score);
  if (isnan (score->weight))
    {
      rapport_sheet_text (sheet, row, COLUMN_WEIGHT, "–", RAPPORT_STYLE_NUMBER);
      rapport_sheet_text (sheet, row, COLUMN_POINTS, "–", RAPPORT_STYLE_NUMBER);
      return;
    }
  rapport_qbr_put_data (self, sheet, row, COLUMN_WEIGHT, data_row, 3, RAPPORT_STYLE_NUMBER);
  put_points (sheet, row, score);
}

static void
put_row (RapportQbr   *self,
         RapportSheet *sheet,
         RapportKpi    kpi)
{
  const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
  RapportStyle style = rapport_unit_get_style (info->unit);
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  g_autofree char *count = NULL;
  RapportQbrScore score;
  guint row = get_row (kpi);
  double records = 0;

  rapport_qbr_score_compute (self, kpi, &score);
  rapport_sheet_text (sheet, row, COLUMN_NAME, _(info->title), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, COLUMN_UNIT, get_unit (info->unit, self->currency), RAPPORT_STYLE_LABEL);
  rapport_sheet_text (sheet, row, COLUMN_BETTER,
                      info->direction == 0 ? "–" : info->direction > 0 ? _("higher") : _("lower"), RAPPORT_STYLE_LABEL);
  for (guint i = 0; i < 4; i++)
    rapport_qbr_put_kpi (self, sheet, row, COLUMN_HISTORY + i, kpi, RAPPORT_QBR_FIRST_SHOWN + i, style);
  rapport_qbr_put_kpi (self, sheet, row, COLUMN_ACTUAL, kpi, RAPPORT_QBR_PRESENT, style);
  put_against_target (self, sheet, kpi, &score);
  put_growth (self, sheet, row, COLUMN_QOQ, kpi, COLUMN_HISTORY + 3, RAPPORT_QBR_PRESENT - 1);
  put_growth (self, sheet, row, COLUMN_YOY, kpi, COLUMN_HISTORY, RAPPORT_QBR_PRESENT - 4);

  if (kpi == RAPPORT_KPI_HEALTH && self->target_rows[kpi] == 0)
    put_health_rag (sheet, row, &score);
  else if (self->target_rows[kpi] == 0 || info->direction == 0)
    rapport_sheet_text (sheet, row, COLUMN_RAG, rapport_qbr_rag_get_title (RAPPORT_QBR_GREY), RAPPORT_STYLE_RAG);
  else
    put_rag (sheet, row, info->direction, &score);
  rapport_sheet_text (sheet, row, COLUMN_OVERRIDE, NULL, RAPPORT_STYLE_INPUT);

  query.metric = info->id;
  query.period = self->label;
  count = rapport_evidence_sheet_formula (self->evidence, RAPPORT_EVIDENCE_COUNT, &query, &records);
  rapport_qbr_put_formula (sheet, row, COLUMN_RECORDS, records, RAPPORT_STYLE_COUNT, "=%s", count);
  rapport_sheet_text (sheet, row, COLUMN_NOTE, NULL, RAPPORT_STYLE_INPUT);
}

/* Points of the weight that has a figure. */
static void
put_total (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  static const guint totals[] = { COLUMN_WEIGHT, COLUMN_POINTS };

  rapport_sheet_merge_text (sheet, row, 0, COLUMN_WEIGHT - 1, _("Together"), RAPPORT_STYLE_TOTAL_LABEL);
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      char first[LXW_MAX_CELL_NAME_LENGTH];
      char last[LXW_MAX_CELL_NAME_LENGTH];
      double sum = 0;

      for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
        {
          RapportQbrScore score;
          double number;

          rapport_qbr_score_compute (self, kpi, &score);
          number = i == 0 ? score.weight : get_points (&score);
          sum += self->target_rows[kpi] == 0 || isnan (number) || number < 0 ? 0 : number;
        }
      get_cell (first, FIRST_ROW, totals[i]);
      get_cell (last, row - 1, totals[i]);
      rapport_qbr_put_formula (sheet, row, totals[i], round (sum * 100) / 100, RAPPORT_STYLE_TOTAL_COUNT,
                               "=ROUND(SUMIFS(%s:%s,%s:%s,\">0\"),2)", first, last, first, last);
    }
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_BAR,
    .title = _("Attainment of the quarter’s targets"),
    .x_title = _("KPI"),
    .y_title = _("Attainment, %"),
    .description = _("Bars of the attainment of each KPI that has a target in this quarter"),
    .number_format = "0%",
  };
  guint n_targets = self->target_block.last - self->target_block.first + 1;

  if (self->target_block.has_data && !rapport_qbr_shows_something (self, &self->target_block, 0, 1))
    return rapport_qbr_put_empty (sheet, row, COLUMN_NOTE, _("Nothing of any target was reached in this quarter."));
  if (!self->target_block.has_data)
    return rapport_qbr_put_empty (sheet, row, COLUMN_NOTE,
                                  _("No target is set for this quarter. Set targets on the partner’s page, under Plan, or import them."));

  rapport_qbr_point_chart (self, &spec, &self->target_block, 0, 1);

  return rapport_qbr_put_charts (sheet, row, columns, N_COLUMNS, &spec, 1, CLAMP (120 + n_targets * 28, 220, 480));
}

void
rapport_qbr_scorecard_write (RapportQbr *self)
{
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_SCORECARD, columns, N_COLUMNS);
  const char * const words[] = {
    rapport_qbr_rag_get_title (RAPPORT_QBR_GREEN), rapport_qbr_rag_get_title (RAPPORT_QBR_AMBER),
    rapport_qbr_rag_get_title (RAPPORT_QBR_RED), NULL,
  };
  RapportQbrColumn labelled[N_COLUMNS];
  guint last = get_row (RAPPORT_N_KPIS - 1);
  guint row = last + 1;

  for (guint i = 0; i < N_COLUMNS; i++)
    labelled[i] = columns[i];
  for (guint i = 0; i < 4; i++)
    labelled[COLUMN_HISTORY + i].title = self->labels[RAPPORT_QBR_FIRST_SHOWN + i];

  for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    put_row (self, sheet, kpi);
  rapport_qbr_finish_table (sheet, "tblScorecard", HEADER_ROW, last, labelled, N_COLUMNS);
  rapport_sheet_freeze (sheet, FIRST_ROW, 1);
  rapport_sheet_repeat_rows (sheet, HEADER_ROW, HEADER_ROW);
  rapport_sheet_add_rag (sheet, FIRST_ROW, COLUMN_RAG, last, COLUMN_OVERRIDE);
  rapport_sheet_add_data_bars (sheet, FIRST_ROW, COLUMN_ATTAINMENT, last, COLUMN_ATTAINMENT);
  rapport_sheet_add_choices (sheet, FIRST_ROW, COLUMN_OVERRIDE, last, COLUMN_OVERRIDE, words);

  if (rapport_qbr_has_numbers (self, &self->target_block, 3))
    put_total (self, sheet, row++);
  rapport_sheet_merge_text (sheet, row, 0, COLUMN_NOTE,
                            _("Green: target reached. Amber: below it. Red: beyond the red-flag floor, or below 70 % of the target where no floor is set. Grey: no target or no data; health is green from 70 and amber from 40. Choose another colour under Your RAG; the summary follows it. Records counts the rows behind each figure on the sheet Evidence."),
                            RAPPORT_STYLE_NOTE);
  put_chart (self, sheet, row + 2);
}
