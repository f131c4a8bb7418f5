/* rapport-portfolio-sheets.c
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

/* The report sheets with a row for each partner or for each group of them. */

#define MAX_ONE_PAGE_ROWS 36

#define FIGURE(name) RAPPORT_COLUMN_FIGURE, RAPPORT_STYLE_ ## name

static const RapportBookColumn ranking_columns[] = {
  { N_("Rank"), 8, RAPPORT_COLUMN_RANK, RAPPORT_STYLE_COUNT, RAPPORT_FIGURE_REVENUE },
  { N_("Movement"), 12, RAPPORT_COLUMN_MOVEMENT, RAPPORT_STYLE_MOVEMENT, RAPPORT_FIGURE_REVENUE },
  { N_("Partner"), 32, RAPPORT_COLUMN_NAME, RAPPORT_STYLE_TEXT },
  { N_("Tier"), 13, RAPPORT_COLUMN_TIER, RAPPORT_STYLE_TEXT },
  { N_("Types"), 20, RAPPORT_COLUMN_TYPES, RAPPORT_STYLE_TEXT },
  { N_("Owner"), 18, RAPPORT_COLUMN_OWNER, RAPPORT_STYLE_TEXT },
  { N_("Revenue won"), 15, FIGURE (MONEY), RAPPORT_FIGURE_REVENUE, .has_total = TRUE },
  { N_("Target"), 15, FIGURE (MONEY), RAPPORT_FIGURE_TARGET, .has_total = TRUE },
  { N_("Attainment"), 14, RAPPORT_COLUMN_RATIO, RAPPORT_STYLE_SHARE, RAPPORT_FIGURE_REVENUE, RAPPORT_FIGURE_TARGET, TRUE },
  { N_("Growth on the quarter"), 14, RAPPORT_COLUMN_GROWTH, RAPPORT_STYLE_SHARE_SIGNED,
    RAPPORT_FIGURE_REVENUE, RAPPORT_FIGURE_REVENUE_BEFORE, TRUE },
  { N_("Growth on the year"), 14, RAPPORT_COLUMN_GROWTH, RAPPORT_STYLE_SHARE_SIGNED,
    RAPPORT_FIGURE_REVENUE, RAPPORT_FIGURE_REVENUE_YEAR, TRUE },
  { N_("Health"), 9, FIGURE (NUMBER), RAPPORT_FIGURE_SCORE },
  { N_("Band"), 12, RAPPORT_COLUMN_BAND, RAPPORT_STYLE_RAG, RAPPORT_FIGURE_BAND },
};

static const RapportBookColumn group_columns[] = {
  { NULL, 26 }, { NULL, 11 }, { NULL, 17 }, { NULL, 12 }, { NULL, 17 }, { NULL, 13 }, { NULL, 17 }, { NULL, 14 }, { NULL, 14 },
};

static const RapportBookColumn health_columns[] = {
  { N_("Partner"), 32, RAPPORT_COLUMN_NAME, RAPPORT_STYLE_TEXT },
  { N_("Tier"), 13, RAPPORT_COLUMN_TIER, RAPPORT_STYLE_TEXT },
  { N_("Health"), 10, FIGURE (NUMBER), RAPPORT_FIGURE_SCORE },
  { N_("Band"), 12, RAPPORT_COLUMN_BAND, RAPPORT_STYLE_RAG, RAPPORT_FIGURE_BAND },
  { N_("Change on the quarter"), 12, RAPPORT_COLUMN_CHANGE, RAPPORT_STYLE_CHANGE,
    RAPPORT_FIGURE_SCORE, RAPPORT_FIGURE_SCORE_BEFORE },
  { N_("Results"), 12, FIGURE (NUMBER), RAPPORT_FIGURE_DIMENSION },
  { N_("Pipeline"), 12, FIGURE (NUMBER), RAPPORT_FIGURE_DIMENSION + 1 },
  { N_("Engagement"), 14, FIGURE (NUMBER), RAPPORT_FIGURE_DIMENSION + 2 },
  { N_("Capability"), 12, FIGURE (NUMBER), RAPPORT_FIGURE_DIMENSION + 3 },
  { N_("Trust"), 12, FIGURE (NUMBER), RAPPORT_FIGURE_DIMENSION + 4 },
  { N_("Data behind it"), 12, FIGURE (SHARE), RAPPORT_FIGURE_COVERAGE },
  { N_("Why"), 54, RAPPORT_COLUMN_REASONS, RAPPORT_STYLE_TEXT },
};

static const RapportBookColumn pipeline_columns[] = {
  { N_("Partner"), 32, RAPPORT_COLUMN_NAME, RAPPORT_STYLE_TEXT },
  { N_("Tier"), 14, RAPPORT_COLUMN_TIER, RAPPORT_STYLE_TEXT },
  { N_("Region"), 16, RAPPORT_COLUMN_REGION, RAPPORT_STYLE_TEXT },
  { N_("Open deals"), 12, FIGURE (COUNT), RAPPORT_FIGURE_OPEN_DEALS, .has_total = TRUE },
  { N_("Without amount"), 11, FIGURE (COUNT), RAPPORT_FIGURE_OPEN_UNKNOWN, .has_total = TRUE },
  { N_("Open amount"), 17, FIGURE (MONEY), RAPPORT_FIGURE_OPEN_AMOUNT, .has_total = TRUE },
  { N_("Weighted amount"), 17, FIGURE (MONEY), RAPPORT_FIGURE_OPEN_WEIGHTED, .has_total = TRUE },
  { N_("Expected next quarter"), 17, FIGURE (MONEY), RAPPORT_FIGURE_NEXT_EXPECTED, .has_total = TRUE },
  { N_("Target next quarter"), 17, FIGURE (MONEY), RAPPORT_FIGURE_NEXT_TARGET, .has_total = TRUE },
  { N_("Coverage"), 12, RAPPORT_COLUMN_RATIO, RAPPORT_STYLE_RATIO, RAPPORT_FIGURE_NEXT_EXPECTED, RAPPORT_FIGURE_NEXT_TARGET, TRUE },
};

static const RapportBookColumn attention_columns[] = {
  { N_("Tier"), 16, RAPPORT_COLUMN_TIER, RAPPORT_STYLE_TEXT },
  { N_("Partner"), 38, RAPPORT_COLUMN_NAME, RAPPORT_STYLE_TEXT },
  { N_("Owner"), 18, RAPPORT_COLUMN_OWNER, RAPPORT_STYLE_TEXT },
  { N_("Meetings held"), 12, FIGURE (COUNT), RAPPORT_FIGURE_MEETINGS, .has_total = TRUE },
  { N_("Hours of meetings"), 12, FIGURE (NUMBER), RAPPORT_FIGURE_HOURS, .has_total = TRUE },
  { N_("Hours to an answer (median)"), 13, FIGURE (NUMBER), RAPPORT_FIGURE_ANSWER_HOURS },
  { N_("Days since contact"), 13, FIGURE (COUNT), RAPPORT_FIGURE_DAYS_SILENT },
  { N_("Cadence kept"), 13, RAPPORT_COLUMN_RATIO, RAPPORT_STYLE_SHARE, RAPPORT_FIGURE_CADENCE_KEPT, RAPPORT_FIGURE_CADENCE_DUE, TRUE },
  { N_("Best discount or margin"), 14, FIGURE (SHARE), RAPPORT_FIGURE_TERMS },
};

static const RapportBookColumn satisfaction_columns[] = {
  { N_("Partner"), 34, RAPPORT_COLUMN_NAME, RAPPORT_STYLE_TEXT },
  { N_("Tier"), 14, RAPPORT_COLUMN_TIER, RAPPORT_STYLE_TEXT },
  { N_("NPS"), 10, RAPPORT_COLUMN_RATIO, RAPPORT_STYLE_NUMBER, RAPPORT_FIGURE_NPS_POINTS, RAPPORT_FIGURE_NPS_ANSWERS, TRUE },
  { N_("NPS answers"), 12, FIGURE (COUNT), RAPPORT_FIGURE_NPS_ANSWERS, .has_total = TRUE },
  { N_("CSAT"), 10, RAPPORT_COLUMN_RATIO, RAPPORT_STYLE_NUMBER, RAPPORT_FIGURE_CSAT_POINTS, RAPPORT_FIGURE_CSAT_ANSWERS, TRUE },
  { N_("CSAT answers"), 14, FIGURE (COUNT), RAPPORT_FIGURE_CSAT_ANSWERS, .has_total = TRUE },
  { N_("Answered in time"), 13, RAPPORT_COLUMN_RATIO, RAPPORT_STYLE_SHARE, RAPPORT_FIGURE_SLA_KEPT, RAPPORT_FIGURE_SLA_ASKED, TRUE },
  { N_("Asked"), 10, FIGURE (COUNT), RAPPORT_FIGURE_SLA_ASKED, .has_total = TRUE },
  { N_("Hours to an answer (median)"), 14, FIGURE (NUMBER), RAPPORT_FIGURE_ANSWER_HOURS },
};

static const char *
get_no_partners (void)
{
  return _("No partners: add them or import them.");
}

void
rapport_book_write_ranking (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_RANKING, ranking_columns,
                                                  G_N_ELEMENTS (ranking_columns));
  g_autofree guint *order = rapport_book_sort (self, RAPPORT_FIGURE_REVENUE, FALSE);

  if (self->n_partners == 0)
    {
      rapport_book_put_empty (sheet, 3, get_no_partners ());
      return;
    }

  rapport_book_put_table (self, sheet, 3, "tblRanking", ranking_columns, G_N_ELEMENTS (ranking_columns), order,
                          self->n_partners);
  rapport_sheet_add_data_bars (sheet, 4, 6, 3 + self->n_partners, 6);
  rapport_sheet_freeze (sheet, 4, 3);
}

static gboolean
set_group_chart (RapportBook         *self,
                 RapportChartSpec    *spec,
                 RapportGroupingKind  kind,
                 const char          *title,
                 const char          *group,
                 const char          *money,
                 const char          *description)
{
  *spec = (RapportChartSpec) {
    .type = RAPPORT_CHART_BAR,
    .title = title,
    .x_title = group,
    .y_title = money,
    .description = description,
    .number_format = "#,##0",
  };

  return rapport_book_point_chart (self, spec, &self->groupings[kind].block, 2, 2);
}

void
rapport_book_write_tiers (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_TIERS, group_columns, G_N_ELEMENTS (group_columns));
  g_autofree char *money = g_strdup_printf (_("Amount, %s"), self->currency);
  RapportChartSpec specs[2];
  guint row = 3;

  if (self->n_partners == 0)
    {
      rapport_book_put_empty (sheet, row, get_no_partners ());
      return;
    }

  row = rapport_book_put_groups (self, sheet, row, RAPPORT_GROUPING_TIER, "tblTiers", _("Tier"));
  rapport_sheet_freeze (sheet, 4, 1);
  specs[1] = (RapportChartSpec) {
    .type = RAPPORT_CHART_COLUMN,
    .title = _("Partners by tier"),
    .x_title = _("Tier"),
    .y_title = _("Partners"),
    .description = _("Columns of the number of partners of each tier"),
    .number_format = "#,##0",
  };
  rapport_book_point_chart (self, &specs[1], &self->groupings[RAPPORT_GROUPING_TIER].block, 1, 1);
  rapport_sheet_fit_page (sheet);
  if (set_group_chart (self, &specs[0], RAPPORT_GROUPING_TIER, _("Revenue won and target by tier"), _("Tier"), money,
                       _("Bars of revenue won and of the target of each tier")))
    rapport_book_put_charts (sheet, row, group_columns, G_N_ELEMENTS (group_columns), specs, 2);
  else
    rapport_book_put_empty (sheet, row, _("No revenue and no target in this quarter."));
}

void
rapport_book_write_types (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_TYPES, group_columns, G_N_ELEMENTS (group_columns));
  g_autofree char *money = g_strdup_printf (_("Amount, %s"), self->currency);
  RapportChartSpec specs[2];
  guint row = 3;

  if (self->n_partners == 0)
    {
      rapport_book_put_empty (sheet, row, get_no_partners ());
      return;
    }

  rapport_sheet_text (sheet, row++, 0, _("By type"), RAPPORT_STYLE_HEADING);
  rapport_sheet_merge_text (sheet, row++, 0, G_N_ELEMENTS (group_columns) - 1,
                            _("A partner of several types is counted in each of them, so that the rows add up to more than the programme."),
                            RAPPORT_STYLE_NOTE);
  row = rapport_book_put_groups (self, sheet, row, RAPPORT_GROUPING_TYPE, "tblTypes", _("Type"));
  rapport_sheet_text (sheet, row++, 0, _("By region"), RAPPORT_STYLE_HEADING);
  row = rapport_book_put_groups (self, sheet, row, RAPPORT_GROUPING_REGION, "tblRegions", _("Region"));
  rapport_sheet_freeze (sheet, 2, 1);
  if (row < MAX_ONE_PAGE_ROWS)
    rapport_sheet_fit_page (sheet);
  if (set_group_chart (self, &specs[0], RAPPORT_GROUPING_TYPE, _("Revenue won and target by type"), _("Type"), money,
                       _("Bars of revenue won and of the target of each type of partner")) &&
      set_group_chart (self, &specs[1], RAPPORT_GROUPING_REGION, _("Revenue won and target by region"), _("Region"), money,
                       _("Bars of revenue won and of the target of each region")))
    rapport_book_put_charts (sheet, row, group_columns, G_N_ELEMENTS (group_columns), specs, 2);
  else
    rapport_book_put_empty (sheet, row, _("No revenue and no target in this quarter."));
}

void
rapport_book_write_health (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_HEALTH, health_columns, G_N_ELEMENTS (health_columns));
  g_autofree guint *order = rapport_book_sort (self, RAPPORT_FIGURE_SCORE, TRUE);
  RapportChartSpec specs[1] = {
    {
      .type = RAPPORT_CHART_COLUMN,
      .title = _("Partners by health band"),
      .x_title = _("Health band"),
      .y_title = _("Partners"),
      .description = _("Columns of the number of partners in each health band"),
      .number_format = "#,##0",
    },
  };
  guint row = 3;

  if (!rapport_book_point_chart (self, &specs[0], &self->groupings[RAPPORT_GROUPING_BAND].block, 1, 1))
    {
      rapport_book_put_empty (sheet, row, get_no_partners ());
      return;
    }

  if (!rapport_book_has_figure (self, RAPPORT_FIGURE_SCORE))
    {
      rapport_book_put_empty (sheet, row, _("No partner has a health score: it needs targets, contacts or answers to surveys."));
      return;
    }

  row = rapport_book_put_charts (sheet, row, health_columns, G_N_ELEMENTS (health_columns), specs, 1);
  row = rapport_book_put_table (self, sheet, row, "tblHealth", health_columns, G_N_ELEMENTS (health_columns), order,
                                self->n_partners);
  rapport_sheet_merge_text (sheet, row - 1, 0, G_N_ELEMENTS (health_columns) - 1,
                            _("Lowest first. Health is the weighted mean of the five dimensions that have data; how much of the weight that is stands beside it."),
                            RAPPORT_STYLE_NOTE);
  rapport_sheet_freeze (sheet, 2, 1);
}

void
rapport_book_write_pipeline (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_PIPELINE, pipeline_columns, G_N_ELEMENTS (pipeline_columns));
  g_autofree guint *order = rapport_book_sort (self, RAPPORT_FIGURE_OPEN_AMOUNT, FALSE);
  g_autofree char *money = g_strdup_printf (_("Amount, %s"), self->currency);
  RapportChartSpec specs[2] = {
    {
      .type = RAPPORT_CHART_BAR,
      .title = _("Largest open pipelines"),
      .x_title = _("Partner"),
      .y_title = money,
      .description = _("Bars of the open and of the weighted amount of the ten partners with the most"),
      .number_format = "#,##0",
    },
    {
      .type = RAPPORT_CHART_BAR,
      .title = _("Weighted pipeline by stage"),
      .x_title = _("Stage"),
      .y_title = money,
      .description = _("Bars of the weighted amount of open opportunities in each stage"),
      .number_format = "#,##0",
    },
  };
  gboolean has_top = rapport_book_point_chart (self, &specs[0], &self->pipeline_top, 0, 2);
  gboolean has_stages = rapport_book_point_chart (self, &specs[1], &self->stage_block, 0, 1);
  guint row = 3;

  if (self->n_partners == 0)
    {
      rapport_book_put_empty (sheet, row, get_no_partners ());
      return;
    }

  if (has_top)
    row = rapport_book_put_charts (sheet, row, pipeline_columns, G_N_ELEMENTS (pipeline_columns), specs, has_stages ? 2 : 1);
  else
    row = rapport_book_put_empty (sheet, row, _("No open opportunity has an amount."));
  rapport_book_put_table (self, sheet, row, "tblPipeline", pipeline_columns, G_N_ELEMENTS (pipeline_columns), order,
                          self->n_partners);
  rapport_sheet_add_data_bars (sheet, row + 1, 5, row + self->n_partners, 5);
  rapport_sheet_freeze (sheet, 2, 1);
}

static int
compare_tiers (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const RapportBook *self = user_data;
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;
  double tier = rapport_book_get_figure (self, one, RAPPORT_FIGURE_TIER);
  double other = rapport_book_get_figure (self, two, RAPPORT_FIGURE_TIER);

  return tier != other ? (tier > other) - (tier < other) : (one > two) - (one < two);
}

/* A table of what stands out, first, because that is what has to be talked about. */
static guint
put_outliers (RapportBook  *self,
              RapportSheet *sheet,
              guint         row)
{
  guint first = row + 1;

  rapport_sheet_text (sheet, row++, 0, _("Beyond the median of the tier by more than twice the median distance"),
                      RAPPORT_STYLE_HEADING);
  for (guint i = 0; i < self->n_partners; i++)
    {
      const RapportFairness *fairness = g_ptr_array_index (self->portfolio->fairness, i);

      for (guint j = 0; fairness->outlier != NULL && fairness->outlier[j] != NULL; j++)
        {
          rapport_sheet_text (sheet, row, 0, fairness->tier, RAPPORT_STYLE_TEXT);
          rapport_sheet_text (sheet, row, 1, rapport_record_get_title (fairness->partner), RAPPORT_STYLE_TEXT);
          rapport_sheet_merge_text (sheet, row, 2, G_N_ELEMENTS (attention_columns) - 1, fairness->outlier[j],
                                    RAPPORT_STYLE_TEXT);
          row++;
        }
    }

  if (row == first)
    return rapport_book_put_empty (sheet, row,
                                   _("Nothing stands out. Tiers of fewer than four partners are not compared."));

  return row + 1;
}

void
rapport_book_write_attention (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_ATTENTION, attention_columns, G_N_ELEMENTS (attention_columns));
  g_autofree guint *order = g_new (guint, MAX (1, self->n_partners));
  RapportChartSpec specs[1] = {
    {
      .type = RAPPORT_CHART_COLUMN,
      .title = _("Meetings held by tier"),
      .x_title = _("Tier"),
      .y_title = _("Meetings"),
      .description = _("Columns of the meetings held in the quarter with the partners of each tier"),
      .number_format = "#,##0",
    },
  };
  guint row = 3;

  if (self->n_partners == 0)
    {
      rapport_book_put_empty (sheet, row, get_no_partners ());
      return;
    }

  for (guint i = 0; i < self->n_partners; i++)
    order[i] = i;
  g_qsort_with_data (order, self->n_partners, sizeof *order, compare_tiers, self);
  if (rapport_book_point_chart (self, &specs[0], &self->groupings[RAPPORT_GROUPING_TIER].block, 7, 1))
    row = rapport_book_put_charts (sheet, row, attention_columns, G_N_ELEMENTS (attention_columns), specs, 1);
  else
    row = rapport_book_put_empty (sheet, row, _("No meeting was held in this quarter."));
  row = put_outliers (self, sheet, row);
  rapport_book_put_table (self, sheet, row, "tblAttention", attention_columns, G_N_ELEMENTS (attention_columns), order,
                          self->n_partners);
  rapport_sheet_freeze (sheet, 2, 2);
}

/* The partners that were asked, or that asked. */
static guint
find_answers (const RapportBook *self,
              guint             *order)
{
  guint n_partners = 0;

  for (guint i = 0; i < self->n_partners; i++)
    {
      if (rapport_book_get_figure (self, i, RAPPORT_FIGURE_NPS_ANSWERS) > 0 ||
          rapport_book_get_figure (self, i, RAPPORT_FIGURE_CSAT_ANSWERS) > 0 ||
          rapport_book_get_figure (self, i, RAPPORT_FIGURE_SLA_ASKED) > 0)
        order[n_partners++] = i;
    }

  return n_partners;
}

void
rapport_book_write_satisfaction (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_SATISFACTION, satisfaction_columns,
                                                  G_N_ELEMENTS (satisfaction_columns));
  g_autofree guint *order = g_new (guint, MAX (1, self->n_partners));
  guint n_partners = find_answers (self, order);
  RapportChartSpec specs[1] = {
    {
      .type = RAPPORT_CHART_BAR,
      .title = _("NPS by partner"),
      .x_title = _("Partner"),
      .y_title = _("NPS"),
      .description = _("Bars of the NPS of the partners that answered, the lowest ten"),
      .number_format = "0",
    },
  };
  guint row = 3;

  if (n_partners == 0)
    {
      rapport_book_put_empty (sheet, row, _("No partner answered a survey or asked for an answer in this quarter."));
      return;
    }

  if (rapport_book_point_chart (self, &specs[0], &self->nps_block, 0, 1))
    row = rapport_book_put_charts (sheet, row, satisfaction_columns, G_N_ELEMENTS (satisfaction_columns), specs, 1);
  else
    row = rapport_book_put_empty (sheet, row, _("No partner answered the NPS survey of this quarter."));
  rapport_book_put_table (self, sheet, row, "tblSatisfaction", satisfaction_columns, G_N_ELEMENTS (satisfaction_columns), order, n_partners);
  rapport_sheet_freeze (sheet, 2, 1);
}
