/* rapport-qbr-summary.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "rapport-qbr-private.h"

#define N_TILES 8
#define TILES_A_ROW 4
#define TILE_ROWS 6
#define LAST_COLUMN 10
#define LEFT_LAST 4
#define RIGHT_FIRST 6
#define MAX_ITEMS 5

/* A tile is two columns, with a narrow one between tiles. */
static const RapportQbrColumn columns[] = {
  { NULL, 17 }, { NULL, 15 }, { NULL, 2 },
  { NULL, 17 }, { NULL, 15 }, { NULL, 2 },
  { NULL, 17 }, { NULL, 15 }, { NULL, 2 },
  { NULL, 17 }, { NULL, 15 },
};

/* The first eight that have a figure; where there are fewer, the first of the others. */
static const RapportKpi tiles[] = {
  RAPPORT_KPI_REVENUE_WON,
  RAPPORT_KPI_PIPELINE_COVERAGE,
  RAPPORT_KPI_WIN_RATE,
  RAPPORT_KPI_HEALTH,
  RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS,
  RAPPORT_KPI_RESPONSE_WITHIN_SLA,
  RAPPORT_KPI_CERTIFICATION_COVERAGE,
  RAPPORT_KPI_NPS,
  RAPPORT_KPI_PIPELINE_AMOUNT,
  RAPPORT_KPI_DEALS_WON,
  RAPPORT_KPI_AVERAGE_DEAL_SIZE,
  RAPPORT_KPI_SALES_CYCLE_DAYS,
  RAPPORT_KPI_PIPELINE_COUNT,
  RAPPORT_KPI_MEETINGS_HELD,
};

static gboolean
has_figure (RapportQbr *self,
            RapportKpi  kpi)
{
  return self->card->values[kpi].available;
}

static void
choose_tiles (RapportQbr *self,
              RapportKpi *chosen)
{
  gboolean take[G_N_ELEMENTS (tiles)] = { FALSE };
  guint n_taken = 0;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tiles) && n_taken < N_TILES; i++)
    n_taken += (take[i] = has_figure (self, tiles[i])) ? 1 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (tiles) && n_taken < N_TILES; i++)
    {
      n_taken += take[i] ? 0 : 1;
      take[i] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      if (take[i])
        chosen[n++] = tiles[i];
    }
}

static void
add_quarter (RapportQbr *self,
             guint       quarter)
{
  const RapportKpiValue *revenue = &self->cards[quarter]->values[RAPPORT_KPI_REVENUE_WON];
  const RapportKpiValue *target = &self->cards[quarter]->values[RAPPORT_KPI_TARGET];
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;

  rapport_qbr_add_block_row (self, &self->quarter_block, self->labels[quarter], NULL);
  query.period = self->labels[quarter];
  query.metric = "revenue_won";
  rapport_data_sheet_set_checked (self->data, 0, revenue->available ? revenue->numerator / self->unit : NAN,
                                  RAPPORT_STYLE_MONEY_DECIMALS, self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
  query.metric = "target";
  rapport_data_sheet_set_checked (self->data, 1, target->available ? target->numerator / self->unit : NAN,
                                  RAPPORT_STYLE_MONEY_DECIMALS, self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
}

/* What a dimension adds to the score is in the evidence; times all weights by its own it is the
 * dimension's score. */
static void
add_dimension (RapportQbr *self,
               guint       dimension,
               double      all_weights)
{
  const RapportHealth *health = &self->card->health;
  const char *title = rapport_health_dimension_get_title (dimension);
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  g_autofree char *cell = NULL;
  g_autofree char *part = NULL;
  g_autofree char *check = NULL;
  double value = 0;
  guint row;

  row = rapport_qbr_add_block_row (self, &self->health_block, title, NULL);
  cell = rapport_data_sheet_label_cell (self->data, row);
  query.metric = "health";
  query.period = self->label;
  query.group = title;
  query.group_cell = cell;
  part = rapport_evidence_sheet_formula (self->evidence, RAPPORT_EVIDENCE_VALUE, &query, &value);
  check = g_strdup_printf ("ROUND(%s*%g/%d,4)", part, all_weights, health->weights[dimension]);
  rapport_data_sheet_set (self->data, 0, round (health->scores[dimension] * 1e4) / 1e4, RAPPORT_STYLE_NUMBER,
                          health->weights[dimension] > 0 ? check : NULL,
                          round (value * all_weights / MAX (health->weights[dimension], 1) * 1e4) / 1e4);
  rapport_data_sheet_set (self->data, 1, health->weights[dimension], RAPPORT_STYLE_COUNT, NULL, 0);
}

void
rapport_qbr_summary_data (RapportQbr *self)
{
  const char * const quarter_headers[] = { _("Revenue won"), _("Target"), NULL };
  const char * const health_headers[] = { _("Score"), _("Weight"), NULL };
  const RapportHealth *health = &self->card->health;
  double all_weights = 0;

  rapport_qbr_begin_block (self, &self->quarter_block, _("Revenue and target of eight quarters"), _("Quarter"), NULL, quarter_headers);
  for (guint i = 1; i < RAPPORT_QBR_N_QUARTERS; i++)
    add_quarter (self, i);

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    all_weights += health->has[i] ? health->weights[i] : 0;
  rapport_qbr_begin_block (self, &self->health_block, _("Health by dimension, those with data"), _("Dimension"), NULL, health_headers);
  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      if (health->has[i])
        add_dimension (self, i, all_weights);
    }
  self->health_block.has_data = !rapport_qbr_block_is_empty (&self->health_block);
}

static RapportStyle
get_figure_style (RapportKpi kpi)
{
  if (kpi == RAPPORT_KPI_CSAT)
    return RAPPORT_STYLE_TILE_DECIMAL;

  switch (rapport_kpi_get_info (kpi)->unit)
    {
    case RAPPORT_UNIT_MONEY:
      return RAPPORT_STYLE_TILE_MONEY;

    case RAPPORT_UNIT_SHARE:
      return RAPPORT_STYLE_TILE_SHARE;

    case RAPPORT_UNIT_RATIO:
      return RAPPORT_STYLE_TILE_RATIO;

    case RAPPORT_UNIT_HOURS:
      return RAPPORT_STYLE_TILE_DECIMAL;

    case RAPPORT_UNIT_COUNT:
    case RAPPORT_UNIT_DAYS:
    case RAPPORT_UNIT_SCORE:
    default:
      return RAPPORT_STYLE_TILE_NUMBER;
    }
}

static RapportStyle
get_line_style (RapportKpi kpi)
{
  if (kpi == RAPPORT_KPI_CSAT)
    return RAPPORT_STYLE_TILE_LINE_DECIMAL;

  switch (rapport_kpi_get_info (kpi)->unit)
    {
    case RAPPORT_UNIT_MONEY:
      return RAPPORT_STYLE_TILE_LINE_MONEY;

    case RAPPORT_UNIT_SHARE:
      return RAPPORT_STYLE_TILE_LINE_SHARE;

    case RAPPORT_UNIT_RATIO:
      return RAPPORT_STYLE_TILE_LINE_RATIO;

    case RAPPORT_UNIT_HOURS:
      return RAPPORT_STYLE_TILE_LINE_DECIMAL;

    case RAPPORT_UNIT_COUNT:
    case RAPPORT_UNIT_DAYS:
    case RAPPORT_UNIT_SCORE:
    default:
      return RAPPORT_STYLE_TILE_LINE_NUMBER;
    }
}

static double
get_kpi (RapportQbr *self,
         RapportKpi  kpi,
         guint       quarter)
{
  guint row = self->kpi_rows[kpi][quarter];
  double denominator = rapport_data_sheet_get (self->data, row, 1);

  return denominator != 0 ? rapport_data_sheet_get (self->data, row, 0) / denominator : NAN;
}

/* Money and numbers of things change by a share of what they were; what is a share or a score
 * already changes by the difference. */
static void
put_change (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row,
            guint         col,
            RapportKpi    kpi)
{
  RapportUnit unit = rapport_kpi_get_info (kpi)->unit;
  double now = get_kpi (self, kpi, RAPPORT_QBR_PRESENT);
  double before = get_kpi (self, kpi, RAPPORT_QBR_PRESENT - 1);
  char a[LXW_MAX_CELL_NAME_LENGTH];
  char b[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *guard = NULL;

  lxw_rowcol_to_cell (a, row - 3, col);
  lxw_rowcol_to_cell (b, row - 1, col + 1);
  guard = g_strdup_printf ("IF(%s=\"%s\",\"%s\",IF(%s=\"%s\",\"%s\",", a, _("n/a"), _("n/a"), b, _("n/a"), _("n/a"));
  if (unit == RAPPORT_UNIT_MONEY || unit == RAPPORT_UNIT_COUNT)
    {
      rapport_sheet_text (sheet, row, col, _("Change"), RAPPORT_STYLE_TILE_NOTE);
      rapport_qbr_put_formula (sheet, row, col + 1, before != 0 ? (now - before) / fabs (before) : NAN,
                               RAPPORT_STYLE_TILE_LINE_SIGNED_SHARE,
                               "=%sIF(%s=0,\"%s\",(%s-%s)/IF(%s<0,-%s,%s))))", guard, b, _("n/a"), a, b, b, b, b);
      return;
    }

  rapport_sheet_text (sheet, row, col, unit == RAPPORT_UNIT_SHARE ? _("Change, points") : _("Change"),
                      RAPPORT_STYLE_TILE_NOTE);
  rapport_qbr_put_formula (sheet, row, col + 1,
                           round ((now - before) * (unit == RAPPORT_UNIT_SHARE ? 100 : 1) * 1e6) / 1e6,
                           RAPPORT_STYLE_TILE_LINE_SIGNED,
                           "=%sROUND((%s-%s)*%d,6)))", guard, a, b, unit == RAPPORT_UNIT_SHARE ? 100 : 1);
}

static void
put_rag (RapportQbr   *self,
         RapportSheet *sheet,
         guint         row,
         guint         col,
         RapportKpi    kpi)
{
  g_autofree char *rag = NULL;
  g_autofree char *instead = NULL;
  g_autofree char *formula = NULL;
  RapportQbrScore score;

  rapport_qbr_score_compute (self, kpi, &score);
  rapport_qbr_scorecard_get_rag_cells (self, kpi, &rag, &instead);
  formula = g_strdup_printf ("=IF(%s=\"\",%s,%s)", instead, rag, instead);
  rapport_sheet_merge_text (sheet, row, col, col + 1, NULL, RAPPORT_STYLE_TILE_RAG);
  rapport_sheet_formula (sheet, row, col, formula, 0, rapport_qbr_rag_get_title (score.rag), RAPPORT_STYLE_TILE_RAG);
  rapport_sheet_add_rag (sheet, row, col, row, col + 1);
}

static void
put_tile (RapportQbr   *self,
          RapportSheet *sheet,
          guint         row,
          guint         col,
          RapportKpi    kpi)
{
  const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
  RapportStyle line = get_line_style (kpi);

  rapport_sheet_merge_text (sheet, row, col, col + 1, _(info->title), RAPPORT_STYLE_TILE_LABEL);
  rapport_sheet_merge_text (sheet, row + 1, col, col + 1, NULL, get_figure_style (kpi));
  rapport_qbr_put_kpi (self, sheet, row + 1, col, kpi, RAPPORT_QBR_PRESENT, get_figure_style (kpi));

  rapport_sheet_text (sheet, row + 2, col, _("Target"), RAPPORT_STYLE_TILE_NOTE);
  if (self->target_rows[kpi] != 0)
    rapport_qbr_put_data (self, sheet, row + 2, col + 1, self->target_rows[kpi], 1, line);
  else
    rapport_sheet_text (sheet, row + 2, col + 1, _("none set"), line);

  rapport_sheet_text (sheet, row + 3, col, self->labels[RAPPORT_QBR_PRESENT - 1], RAPPORT_STYLE_TILE_NOTE);
  rapport_qbr_put_kpi (self, sheet, row + 3, col + 1, kpi, RAPPORT_QBR_PRESENT - 1, line);
  put_change (self, sheet, row + 4, col, kpi);
  put_rag (self, sheet, row + 5, col, kpi);
}

static guint
put_tiles (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportKpi chosen[N_TILES];

  choose_tiles (self, chosen);
  for (guint i = 0; i < N_TILES; i++)
    put_tile (self, sheet, row + i / TILES_A_ROW * (TILE_ROWS + 1), i % TILES_A_ROW * 3, chosen[i]);

  for (guint i = 0; i < 2; i++)
    {
      rapport_sheet_set_row_height (sheet, row, 20);
      rapport_sheet_set_row_height (sheet, row + 1, 36);
      rapport_sheet_set_row_height (sheet, row + 5, 18);
      rapport_sheet_set_row_height (sheet, row + 6, 9);
      row += TILE_ROWS + 1;
    }

  return row;
}

static guint
put_charts (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  RapportChartSpec specs[2] = { { .type = RAPPORT_CHART_COLUMN }, { .type = RAPPORT_CHART_RADAR } };
  guint n_dimensions = self->health_block.last + 1 - self->health_block.first;
  guint n = 0;

  if (rapport_qbr_shows_something (self, &self->quarter_block, 0, 2))
    {
      specs[n].title = _("Revenue won against target, eight quarters");
      specs[n].x_title = _("Quarter");
      specs[n].y_title = self->currency;
      specs[n].description = _("Columns of the revenue won and the target of the last eight quarters");
      specs[n].number_format = "#,##0";
      rapport_qbr_point_chart (self, &specs[n++], &self->quarter_block, 0,
                               rapport_qbr_has_numbers (self, &self->quarter_block, 1) ? 2 : 1);
    }
  else
    row = rapport_qbr_put_empty (sheet, row, LAST_COLUMN,
                                 _("Nothing was won in the last eight quarters and no target is set: there is no revenue to draw."));

  if (rapport_qbr_shows_something (self, &self->health_block, 0, 1))
    {
      specs[n].type = n_dimensions >= 3 ? RAPPORT_CHART_RADAR : RAPPORT_CHART_BAR;
      specs[n].title = _("Health by dimension, 0 to 100");
      specs[n].x_title = _("Dimension");
      specs[n].y_title = _("Points");
      specs[n].number_format = "0";
      specs[n].description = _("The score of each dimension of the partner’s health that has data");
      rapport_qbr_point_chart (self, &specs[n++], &self->health_block, 0, 1);
    }

  return n > 0 ? rapport_qbr_put_charts (sheet, row, columns, G_N_ELEMENTS (columns), specs, n, 216) : row;
}

static guint
put_items (RapportSheet       *sheet,
           guint               row,
           guint               first_col,
           guint               last_col,
           const char         *heading,
           const char * const *items,
           const char         *empty)
{
  guint n = 0;

  rapport_sheet_text (sheet, row++, first_col, heading, RAPPORT_STYLE_HEADING);
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat ("•  ", items[i], NULL);

      if (*items[i] == '\0')
        continue;
      rapport_sheet_merge_text (sheet, row++, first_col, last_col, line, RAPPORT_STYLE_TEXT);
      n++;
    }
  if (n == 0)
    rapport_sheet_merge_text (sheet, row++, first_col, last_col, empty, RAPPORT_STYLE_NOTE);

  return row;
}

/* The lines of a text of the review, without bullets of their own. */
static char **
split_lines (const char *text)
{
  char **lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (g_str_has_prefix (lines[i], "- ") || g_str_has_prefix (lines[i], "* "))
        memmove (lines[i], lines[i] + 2, strlen (lines[i] + 2) + 1);
    }

  return lines;
}

static char **
get_review_lines (RapportQbr *self,
                  const char *field)
{
  return split_lines (self->review != NULL ? rapport_record_get_text (self->review, field) : NULL);
}

static int
compare_worth (gconstpointer a,
               gconstpointer b)
{
  const RapportEvidence *first = *(const RapportEvidence * const *) a;
  const RapportEvidence *second = *(const RapportEvidence * const *) b;

  return first->value > second->value ? -1 : first->value < second->value;
}

/* The biggest deals won, where the review names no wins. */
static char **
list_deals (RapportQbr *self)
{
  g_autoptr(GPtrArray) won = g_ptr_array_new ();
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < self->card->evidence->len; i++)
    {
      RapportEvidence *evidence = &g_array_index (self->card->evidence, RapportEvidence, i);

      if (evidence->kpi == RAPPORT_KPI_REVENUE_WON && evidence->record != NULL)
        g_ptr_array_add (won, evidence);
    }
  g_ptr_array_sort (won, compare_worth);

  for (guint i = 0; i < MIN (won->len, 3); i++)
    {
      const RapportEvidence *evidence = g_ptr_array_index (won, i);
      const char *customer = rapport_record_get_text (evidence->record, "customer");
      g_autofree char *title = rapport_qbr_dup_deal_title (evidence->record);
      g_autofree char *money = rapport_qbr_format_money (self, evidence->value / self->unit);
      g_autofree char *line = NULL;

      /* Translators: a customer or a deal, and its amount. */
      line = g_strdup_printf (_("%s, %s"), customer != NULL ? customer : title, money);
      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

static gboolean
is_open_risk (const RapportRecord *risk)
{
  static const char * const settled[] = { "closed", "mitigated", "accepted", NULL };
  const char *status = rapport_record_get_text (risk, "status");

  return status == NULL || !g_strv_contains (settled, status);
}

static char **
list_risks (RapportQbr *self)
{
  GPtrArray *risks = self->facts->records[RAPPORT_KIND_RISK];
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < risks->len && n < MAX_ITEMS; i++)
    {
      const RapportRecord *risk = g_ptr_array_index (risks, i);
      const char *severity = rapport_record_get_text (risk, "severity");

      if (!is_open_risk (risk) || (g_strcmp0 (severity, "critical") != 0 && g_strcmp0 (severity, "high") != 0))
        continue;
      g_strv_builder_add (lines, rapport_record_get_title (risk));
      n++;
    }

  return g_strv_builder_end (lines);
}

static gboolean
has_lines (char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        return TRUE;
    }

  return FALSE;
}

static void
put_health_facts (RapportQbr   *self,
                  RapportSheet *sheet,
                  guint         row)
{
  const RapportHealth *health = &self->card->health;

  rapport_sheet_text (sheet, row, 0, _("Score"), RAPPORT_STYLE_LABEL);
  rapport_qbr_put_kpi (self, sheet, row, 1, RAPPORT_KPI_HEALTH, RAPPORT_QBR_PRESENT, RAPPORT_STYLE_COUNT);
  rapport_sheet_text (sheet, row, 3, rapport_band_get_title (health->band), RAPPORT_STYLE_RAG);
  rapport_sheet_add_rag (sheet, row, 3, row, 3);
}

/* Weights of the dimensions with data by all weights. */
static void
put_coverage (RapportQbr   *self,
              RapportSheet *sheet,
              guint         row,
              guint         col)
{
  g_autofree char *weights = rapport_data_sheet_range (self->data, self->health_block.first, self->health_block.last, 1);
  const RapportHealth *health = &self->card->health;
  int with_data = 0;
  int all = 0;

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      with_data += health->has[i] ? health->weights[i] : 0;
      all += health->weights[i];
    }

  rapport_qbr_put_formula (sheet, row, col, all > 0 ? (double) with_data / all : NAN, RAPPORT_STYLE_SHARE,
                           "=IF(%d=0,\"%s\",SUMPRODUCT(%s)/%d)", all, _("n/a"), weights, MAX (all, 1));
}

static guint
put_health (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  const RapportHealth *health = &self->card->health;
  guint first, right;

  row = first = rapport_sheet_keep_together (sheet, row, 160);
  if (!health->available)
    {
      rapport_sheet_text (sheet, row, 0, _("Health"), RAPPORT_STYLE_HEADING);
      return rapport_qbr_put_empty (sheet, row + 1, LAST_COLUMN,
                                    _("No dimension of the health has data yet: enter deals, targets, meetings, certificates or actions.")) + 1;
    }

  rapport_sheet_text (sheet, row++, 0, _("Health"), RAPPORT_STYLE_HEADING);
  put_health_facts (self, sheet, row++);
  rapport_sheet_text (sheet, row, 0, _("Data coverage"), RAPPORT_STYLE_LABEL);
  put_coverage (self, sheet, row++, 1);
  for (guint i = 0; health->caps != NULL && health->caps[i] != NULL; i++)
    rapport_sheet_merge_text (sheet, row++, 0, LEFT_LAST, health->caps[i], RAPPORT_STYLE_TEXT);

  right = put_items (sheet, first, RIGHT_FIRST, LAST_COLUMN, _("What moved the score most"),
                     (const char * const *) health->reasons, _("No reason stands out."));

  return MAX (row, right) + 1;
}

static guint
put_pair (RapportSheet *sheet,
          guint         row,
          const char   *left_heading,
          char        **left,
          const char   *left_empty,
          const char   *right_heading,
          char        **right,
          const char   *right_empty)
{
  guint left_row = put_items (sheet, row, 0, LEFT_LAST, left_heading, (const char * const *) left, left_empty);
  guint right_row = put_items (sheet, row, RIGHT_FIRST, LAST_COLUMN, right_heading, (const char * const *) right, right_empty);

  return MAX (left_row, right_row) + 1;
}

static guint
put_review (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  g_auto(GStrv) wins = get_review_lines (self, "wins");
  g_auto(GStrv) issues = get_review_lines (self, "issues");
  g_auto(GStrv) decisions = get_review_lines (self, "decisions");
  g_auto(GStrv) ours = get_review_lines (self, "our_asks");
  g_auto(GStrv) theirs = get_review_lines (self, "partner_asks");
  const char *summary = self->review != NULL ? rapport_record_get_text (self->review, "summary") : NULL;
  const char *decision = self->review != NULL ? rapport_qbr_get_choice (self->review, "decision") : "";

  if (!has_lines (wins))
    {
      g_strfreev (wins);
      wins = list_deals (self);
    }
  if (!has_lines (issues))
    {
      g_strfreev (issues);
      issues = list_risks (self);
    }

  if (summary != NULL)
    {
      row = rapport_qbr_put_heading (sheet, row, _("In short"));
      row = rapport_qbr_put_paragraph (sheet, row, 0, LAST_COLUMN, summary) + 1;
    }
  row = put_pair (sheet, row, _("Wins"), wins, _("Nothing was won in this quarter."),
                  _("Issues"), issues, _("No issue is open."));
  row = put_pair (sheet, row, _("We ask of the partner"), ours, _("Nothing yet: enter it in the review, under Our asks."),
                  _("The partner asks of us"), theirs, _("Nothing yet: enter it in the review, under The partner’s asks."));
  row = put_items (sheet, row, 0, LAST_COLUMN, _("Decisions needed"), (const char * const *) decisions,
                   _("None entered: add them in the review, under Decisions needed."));
  if (*decision != '\0')
    {
      rapport_sheet_text (sheet, row, 0, _("Our proposal"), RAPPORT_STYLE_LABEL);
      rapport_sheet_text (sheet, row++, 1, decision, RAPPORT_STYLE_TEXT_NOWRAP);
    }

  return row + 1;
}

/* What a reader must know before trusting the sums. */
static void
put_missing (RapportQbr   *self,
             RapportSheet *sheet,
             guint         row)
{
  GPtrArray *missing = self->card->missing_rates;

  if (missing == NULL || missing->len == 0)
    return;

  row = rapport_qbr_put_heading (sheet, row, _("Missing exchange rates"));
  for (guint i = 0; i < missing->len; i++)
    row = rapport_qbr_put_paragraph (sheet, row, 0, LAST_COLUMN, g_ptr_array_index (missing, i));
}

void
rapport_qbr_summary_write (RapportQbr *self)
{
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_SUMMARY, columns, G_N_ELEMENTS (columns));
  guint row = put_tiles (self, sheet, 2);

  rapport_sheet_set_row_height (sheet, 1, 25);
  row = put_charts (self, sheet, row);
  row = put_health (self, sheet, row);
  row = put_review (self, sheet, row);
  put_missing (self, sheet, row);
}
