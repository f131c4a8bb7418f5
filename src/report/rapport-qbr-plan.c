/* rapport-qbr-plan.c
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

#define LAST_COLUMN 10

static const RapportQbrColumn objective_columns[] = {
  { N_("Objective"), 36 },
  { N_("KPI"), 25 },
  { N_("Target of the year"), 14 },
  { N_("Q1"), 12 },
  { N_("Q2"), 12 },
  { N_("Q3"), 12 },
  { N_("Q4"), 12 },
  { N_("Actual"), 14 },
  { N_("Attainment"), 12 },
  { N_("Weight"), 9 },
  { N_("Status"), 13 },
};

static const RapportQbrColumn next_columns[] = {
  { N_("KPI"), 0 },
  { N_("Unit"), 0 },
  { N_("This quarter"), 0 },
  { N_("Target"), 0 },
  { N_("Stretch"), 0 },
  { N_("Floor"), 0 },
  { N_("Weight"), 0 },
};

static const RapportQbrColumn goal_columns[] = {
  { N_("Objective"), 0 },
  { N_("KPI"), 0 },
  { N_("Goal year"), 0 },
  { N_("Goal"), 0 },
};

static const RapportQbrColumn project_columns[] = {
  { N_("Joint project"), 0 },
  { N_("Kind and owner"), 0 },
  { N_("Starts"), 0 },
  { N_("Ends"), 0 },
  { N_("Status"), 0 },
};

/* The quarters of the fiscal year: those up to the present one have scorecards. */
static void
add_quarter (RapportQbr *self,
             int         number)
{
  int position = RAPPORT_QBR_PRESENT - (self->quarter->number - 1) + number;
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  g_autofree char *label = NULL;
  RapportQuarter quarter;
  double target;

  rapport_quarter_add (&quarter, &self->programme->settings->fiscal, self->quarter, position - RAPPORT_QBR_PRESENT);
  label = rapport_quarter_to_label (&quarter, &self->programme->settings->fiscal);
  rapport_qbr_add_block_row (self, &self->plan_block, label, NULL);
  target = rapport_qbr_get_number (rapport_qbr_find_target (self, RAPPORT_KPI_REVENUE_WON, &quarter), "target");
  query.period = label;
  if (position <= RAPPORT_QBR_PRESENT && self->cards[position]->values[RAPPORT_KPI_TARGET].available)
    {
      query.metric = "target";
      rapport_data_sheet_set_checked (self->data, 0, target, RAPPORT_STYLE_MONEY_DECIMALS, self->evidence,
                                      RAPPORT_EVIDENCE_VALUE, &query);
    }
  else
    rapport_data_sheet_set (self->data, 0, target, RAPPORT_STYLE_MONEY_DECIMALS, NULL, 0);

  if (position <= RAPPORT_QBR_PRESENT && self->cards[position]->values[RAPPORT_KPI_REVENUE_WON].available)
    {
      query.metric = "revenue_won";
      rapport_data_sheet_set_checked (self->data, 1,
                                      self->cards[position]->values[RAPPORT_KPI_REVENUE_WON].numerator / self->unit,
                                      RAPPORT_STYLE_MONEY_DECIMALS, self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
    }
}

void
rapport_qbr_plan_data (RapportQbr *self)
{
  const char * const headers[] = { _("Target"), _("Actual"), NULL };

  rapport_qbr_begin_block (self, &self->plan_block, _("Revenue targets of the fiscal year"), _("Quarter"), NULL, headers);
  for (int i = 0; i < 4; i++)
    add_quarter (self, i);
}

static const char *
get_kpi_title (const RapportRecord *record)
{
  int kpi = rapport_kpi_from_id (rapport_record_get_text (record, "kpi"));

  return kpi >= 0 ? _(rapport_kpi_get_info (kpi)->title) : NULL;
}

static RapportStyle
get_style (const RapportRecord *record)
{
  int kpi = rapport_kpi_from_id (rapport_record_get_text (record, "kpi"));

  return kpi >= 0 ? rapport_unit_get_style (rapport_kpi_get_info (kpi)->unit) : RAPPORT_STYLE_NUMBER;
}

static void
put_number (RapportSheet        *sheet,
            guint                row,
            guint                col,
            const RapportRecord *record,
            const char          *field,
            RapportStyle         style)
{
  double number = rapport_qbr_get_number (record, field);

  if (isnan (number))
    rapport_sheet_text (sheet, row, col, "–", style);
  else
    rapport_sheet_number (sheet, row, col, number, style);
}

/* Less is better for some: their attainment is the other way round. */
static void
put_attainment (RapportSheet        *sheet,
                guint                row,
                const RapportRecord *objective)
{
  int kpi = rapport_kpi_from_id (rapport_record_get_text (objective, "kpi"));
  gboolean is_lower = kpi >= 0 && rapport_kpi_get_info (kpi)->direction < 0;
  double target = rapport_qbr_get_number (objective, "target");
  double actual = rapport_qbr_get_number (objective, "actual");
  double above = is_lower ? target : actual;
  double below = is_lower ? actual : target;
  char above_cell[LXW_MAX_CELL_NAME_LENGTH];
  char below_cell[LXW_MAX_CELL_NAME_LENGTH];

  if (isnan (above) || isnan (below))
    {
      rapport_sheet_text (sheet, row, 8, _("n/a"), RAPPORT_STYLE_SHARE);
      return;
    }

  lxw_rowcol_to_cell (above_cell, row, is_lower ? 2 : 7);
  lxw_rowcol_to_cell (below_cell, row, is_lower ? 7 : 2);
  rapport_qbr_put_formula (sheet, row, 8, below != 0 ? above / below : NAN, RAPPORT_STYLE_SHARE,
                           "=IF(%s=0,\"%s\",%s/%s)", below_cell, _("n/a"), above_cell, below_cell);
}

static void
put_objective (RapportSheet        *sheet,
               guint                row,
               const RapportRecord *objective)
{
  static const char * const numbers[] = { "target", "q1", "q2", "q3", "q4", "actual" };
  RapportStyle style = get_style (objective);

  rapport_sheet_text (sheet, row, 0, rapport_record_get_title (objective), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 1, get_kpi_title (objective), RAPPORT_STYLE_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    put_number (sheet, row, 2 + i, objective, numbers[i], style);
  put_attainment (sheet, row, objective);
  put_number (sheet, row, 9, objective, "weight", RAPPORT_STYLE_NUMBER);
  rapport_sheet_text (sheet, row, 10, rapport_qbr_get_choice (objective, "status"), RAPPORT_STYLE_RAG);
}

static guint
put_objectives (RapportQbr   *self,
                RapportSheet *sheet,
                guint         row)
{
  GPtrArray *objectives = self->facts->records[RAPPORT_KIND_OBJECTIVE];
  g_autofree char *year = rapport_fiscal_year_to_label (&self->programme->settings->fiscal, self->quarter->start_year);
  g_autofree char *heading = g_strdup_printf (_("Objectives of %s"), year);
  guint header;

  row = rapport_qbr_put_heading (sheet, row, heading);
  header = row++;
  for (guint i = 0; i < objectives->len; i++)
    {
      const RapportRecord *objective = g_ptr_array_index (objectives, i);

      if (rapport_record_get_integer (objective, "year", self->quarter->start_year) == self->quarter->start_year)
        put_objective (sheet, row++, objective);
    }

  if (row == header + 1)
    return rapport_qbr_put_empty (sheet, header, LAST_COLUMN,
                                  _("No objective is agreed for this fiscal year. Enter objectives on the partner’s page, under Plan.")) + 1;

  rapport_qbr_finish_table (sheet, "tblObjectives", header, row - 1, objective_columns, G_N_ELEMENTS (objective_columns));
  rapport_sheet_add_rag (sheet, header + 1, 10, row - 1, 10);
  rapport_sheet_add_data_bars (sheet, header + 1, 8, row - 1, 8);

  return row + 1;
}

static guint
put_next (RapportQbr   *self,
          RapportSheet *sheet,
          guint         row)
{
  g_autofree char *heading = g_strdup_printf (_("Targets of the next quarter, %s"), self->next_label);
  guint header;

  row = rapport_qbr_put_heading (sheet, row, heading);
  header = row++;
  for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    {
      const RapportRecord *target = rapport_qbr_find_target (self, kpi, &self->next);
      const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
      RapportStyle style = rapport_unit_get_style (info->unit);

      if (target == NULL)
        continue;
      rapport_sheet_text (sheet, row, 0, _(info->title), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 1, info->unit == RAPPORT_UNIT_MONEY ? self->currency : NULL, RAPPORT_STYLE_LABEL);
      rapport_qbr_put_kpi (self, sheet, row, 2, kpi, RAPPORT_QBR_PRESENT, style);
      put_number (sheet, row, 3, target, "target", style);
      put_number (sheet, row, 4, target, "stretch", style);
      put_number (sheet, row, 5, target, "floor", style);
      put_number (sheet, row, 6, target, "weight", RAPPORT_STYLE_NUMBER);
      row++;
    }

  if (row == header + 1)
    return rapport_qbr_put_empty (sheet, header, LAST_COLUMN,
                                  _("No target is set for the next quarter. Agree on them in this review, then enter them under Plan.")) + 1;

  rapport_qbr_finish_table (sheet, "tblNextQuarter", header, row - 1, next_columns, G_N_ELEMENTS (next_columns));

  return row + 1;
}

static guint
put_plans (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  GPtrArray *plans = self->facts->records[RAPPORT_KIND_PLAN];

  for (guint i = 0; i < plans->len; i++)
    {
      const RapportRecord *plan = g_ptr_array_index (plans, i);
      const char *focus = rapport_record_get_text (plan, "focus");
      const char *goal = rapport_record_get_text (plan, "goal");

      if (rapport_record_get_integer (plan, "year", 0) != self->quarter->start_year)
        continue;
      row = rapport_qbr_put_heading (sheet, row, rapport_record_get_title (plan));
      if (focus != NULL)
        row = rapport_qbr_put_paragraph (sheet, row, 0, LAST_COLUMN, focus);
      if (goal != NULL)
        {
          g_autofree char *line = g_strdup_printf (_("Goal for %d: %s"), (int) rapport_record_get_integer (plan, "goal_year", 0), goal);

          row = rapport_qbr_put_paragraph (sheet, row, 0, LAST_COLUMN,
                                           rapport_record_has (plan, "goal_year") ? line : goal);
        }
      row++;
    }

  return row;
}

static gboolean
has_goal (RapportQbr          *self,
          const RapportRecord *objective)
{
  return rapport_record_has (objective, "goal") &&
         rapport_record_get_integer (objective, "year", self->quarter->start_year) == self->quarter->start_year;
}

static guint
put_goals (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  GPtrArray *objectives = self->facts->records[RAPPORT_KIND_OBJECTIVE];
  guint header = 0;

  for (guint i = 0; i < objectives->len; i++)
    {
      const RapportRecord *objective = g_ptr_array_index (objectives, i);

      if (!has_goal (self, objective))
        continue;
      if (header == 0)
        {
          header = rapport_qbr_put_heading (sheet, row, _("Where we want to be in two to three years"));
          row = header + 1;
        }
      rapport_sheet_text (sheet, row, 0, rapport_record_get_title (objective), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 1, get_kpi_title (objective), RAPPORT_STYLE_TEXT);
      if (rapport_record_has (objective, "goal_year"))
        rapport_sheet_number (sheet, row, 2, rapport_record_get_integer (objective, "goal_year", 0), RAPPORT_STYLE_YEAR);
      put_number (sheet, row, 3, objective, "goal", get_style (objective));
      row++;
    }
  if (header == 0)
    return row;

  rapport_qbr_finish_table (sheet, "tblGoals", header, row - 1, goal_columns, G_N_ELEMENTS (goal_columns));

  return row + 1;
}

static guint
put_projects (RapportQbr   *self,
              RapportSheet *sheet,
              guint         row)
{
  GPtrArray *projects = self->facts->records[RAPPORT_KIND_PROJECT];
  guint header;

  if (projects->len == 0)
    return row;

  row = rapport_qbr_put_heading (sheet, row, _("Joint projects"));
  header = row++;
  for (guint i = 0; i < projects->len; i++, row++)
    {
      const RapportRecord *project = g_ptr_array_index (projects, i);
      const char *kind = rapport_record_get_text (project, "kind");
      const char *owner = rapport_record_get_text (project, "owner");
      g_autofree char *both = kind != NULL && owner != NULL ? g_strdup_printf ("%s, %s", kind, owner) : NULL;

      rapport_sheet_text (sheet, row, 0, rapport_record_get_title (project), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 1, both != NULL ? both : kind != NULL ? kind : owner, RAPPORT_STYLE_TEXT);
      rapport_sheet_date (sheet, row, 2, rapport_record_get_date (project, "starts_on"), RAPPORT_STYLE_DATE);
      rapport_sheet_date (sheet, row, 3, rapport_record_get_date (project, "ends_on"), RAPPORT_STYLE_DATE);
      rapport_sheet_text (sheet, row, 4, rapport_qbr_get_choice (project, "status"), RAPPORT_STYLE_RAG);
    }
  rapport_qbr_finish_table (sheet, "tblProjects", header, row - 1, project_columns, G_N_ELEMENTS (project_columns));
  rapport_sheet_add_rag (sheet, header + 1, 4, row - 1, 4);

  return row + 1;
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_LINE,
    .title = _("Revenue against target, fiscal year"),
    .x_title = _("Quarter"),
    .y_title = self->currency,
    .description = _("Lines of the revenue target and the revenue won in the quarters of the fiscal year"),
    .number_format = "#,##0",
  };

  if (!rapport_qbr_shows_something (self, &self->plan_block, 0, 1))
    return rapport_qbr_put_empty (sheet, row, LAST_COLUMN,
                                  _("No revenue target is set in this fiscal year. Set targets on the partner’s page, under Plan, or import them.")) + 1;

  rapport_qbr_point_chart (self, &spec, &self->plan_block, 0,
                           rapport_qbr_has_numbers (self, &self->plan_block, 1) ? 2 : 1);

  return rapport_qbr_put_charts (sheet, row, objective_columns, G_N_ELEMENTS (objective_columns), &spec, 1, 260);
}

void
rapport_qbr_plan_write (RapportQbr *self)
{
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_PLAN, objective_columns, G_N_ELEMENTS (objective_columns));
  guint row = put_chart (self, sheet, 3);

  row = put_objectives (self, sheet, row);
  row = put_next (self, sheet, row);
  row = put_plans (self, sheet, row);
  row = put_goals (self, sheet, row);
  put_projects (self, sheet, row);
}
