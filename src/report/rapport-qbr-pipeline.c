/* rapport-qbr-pipeline.c
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

enum
{
  VALUE_COUNT,
  VALUE_AMOUNT,
  VALUE_WEIGHTED,
};

static const RapportQbrColumn columns[] = {
  { N_("Account"), 26 },
  { N_("Opportunity"), 28 },
  { N_("Stage"), 16 },
  { N_("Amount"), 15 },
  { N_("Probability"), 12 },
  { N_("Weighted"), 15 },
  { N_("Attribution"), 12 },
  { N_("Expected close"), 12 },
  { N_("Days in stage"), 9 },
  { N_("Next step"), 28 },
  { N_("Our owner"), 20 },
  { N_("Partner’s owner"), 20 },
};

static double
sum_evidence (RapportQbr *self,
              RapportKpi  kpi,
              const char *stage,
              const char *attribution,
              guint      *count)
{
  GArray *evidence = self->card->evidence;
  double sum = 0;

  *count = 0;
  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);
      const char *word;

      if (row->kpi != kpi || row->record == NULL)
        continue;
      word = rapport_record_get_text (row->record, "attribution");
      if ((stage != NULL && g_strcmp0 (rapport_qbr_get_stage_title (self, row->record), stage) != 0) ||
          (attribution != NULL && g_strcmp0 (word != NULL ? word : "none", attribution) != 0))
        continue;
      sum += row->value;
      *count += 1;
    }

  return sum;
}

static void
set_sum (RapportQbr *self,
         guint       value,
         RapportKpi  kpi,
         const char *stage,
         const char *attribution)
{
  gboolean money = rapport_qbr_kpi_is_money (kpi);
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  g_autofree char *cell = rapport_data_sheet_label_cell (self->data,
                                                         stage != NULL ? self->stage_block.last : self->attribution_block.last);
  guint count;
  double sum = sum_evidence (self, kpi, stage, attribution, &count);

  if (money && count == 0)
    return;

  query.metric = rapport_kpi_get_info (kpi)->id;
  query.period = self->label;
  query.attribution = attribution;
  query.group = stage;
  query.group_cell = stage != NULL ? cell : NULL;
  rapport_data_sheet_set_checked (self->data, value, money ? sum / self->unit : sum,
                                  money ? RAPPORT_STYLE_MONEY_DECIMALS : RAPPORT_STYLE_COUNT,
                                  self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
}

static void
add_stage (RapportQbr *self,
           const char *stage,
           GHashTable *added)
{
  guint count;

  sum_evidence (self, RAPPORT_KPI_PIPELINE_COUNT, stage, NULL, &count);
  if (count == 0 || !g_hash_table_add (added, g_strdup (stage)))
    return;

  rapport_qbr_add_block_row (self, &self->stage_block, stage, NULL);
  set_sum (self, VALUE_COUNT, RAPPORT_KPI_PIPELINE_COUNT, stage, NULL);
  set_sum (self, VALUE_AMOUNT, RAPPORT_KPI_PIPELINE_AMOUNT, stage, NULL);
  set_sum (self, VALUE_WEIGHTED, RAPPORT_KPI_PIPELINE_WEIGHTED, stage, NULL);
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  const RapportRecord *first = *(const RapportRecord * const *) a;
  const RapportRecord *second = *(const RapportRecord * const *) b;
  gint64 first_position = rapport_record_get_integer (first, "position", G_MAXINT);
  gint64 second_position = rapport_record_get_integer (second, "position", G_MAXINT);

  if (first_position != second_position)
    return first_position < second_position ? -1 : 1;

  return g_strcmp0 (rapport_record_get_title (first), rapport_record_get_title (second));
}

/* The stages in the order of the pipeline, then those of the past that it no longer has. */
static void
add_stages (RapportQbr *self)
{
  GPtrArray *stages = self->programme->records[RAPPORT_KIND_PIPELINE_STAGE];
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr(GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *evidence = self->card->evidence;

  for (guint i = 0; i < stages->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (stages, i));
  g_ptr_array_sort (sorted, compare_positions);
  for (guint i = 0; i < sorted->len; i++)
    add_stage (self, rapport_record_get_title (g_ptr_array_index (sorted, i)), added);

  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);

      if (row->kpi == RAPPORT_KPI_PIPELINE_COUNT && row->record != NULL)
        add_stage (self, rapport_qbr_get_stage_title (self, row->record), added);
    }
}

void
rapport_qbr_pipeline_data (RapportQbr *self)
{
  const char * const headers[] = { _("Deals"), _("Amount"), _("Weighted"), NULL };
  const char * const attribution_headers[] = { _("Deals"), _("Amount"), NULL };

  rapport_qbr_begin_block (self, &self->stage_block, _("Open pipeline by stage, as of the day"), _("Stage"), NULL, headers);
  add_stages (self);
  self->stage_block.has_data = !rapport_qbr_block_is_empty (&self->stage_block);

  rapport_qbr_begin_block (self, &self->attribution_block, _("Open pipeline by attribution, as of the day"), _("Attribution"), NULL, attribution_headers);
  for (guint i = 0; rapport_choices_attribution[i].id != NULL; i++)
    {
      const char *word = rapport_choices_attribution[i].id;

      rapport_qbr_add_block_row (self, &self->attribution_block, _(rapport_choices_attribution[i].title), word);
      set_sum (self, VALUE_COUNT, RAPPORT_KPI_PIPELINE_COUNT, NULL, word);
      set_sum (self, VALUE_AMOUNT, RAPPORT_KPI_PIPELINE_AMOUNT, NULL, word);
    }
  self->attribution_block.has_data = self->stage_block.has_data;
}

static guint
put_charts (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  gboolean has_amounts = self->card->values[RAPPORT_KPI_PIPELINE_AMOUNT].available &&
                         self->card->values[RAPPORT_KPI_PIPELINE_AMOUNT].numerator > 0;
  guint value = has_amounts ? VALUE_AMOUNT : VALUE_COUNT;
  RapportChartSpec specs[] = {
    {
      .type = RAPPORT_CHART_BAR,
      .title = has_amounts ? _("Open pipeline by stage") : _("Open deals by stage"),
      .x_title = _("Stage"),
      .y_title = has_amounts ? self->currency : _("Deals"),
      .description = _("Bars of the open pipeline in each stage"),
      .number_format = "#,##0",
    },
    {
      .type = RAPPORT_CHART_DOUGHNUT,
      .title = has_amounts ? _("Open pipeline: sourced, influenced") : _("Open deals: sourced, influenced"),
      .description = _("Shares of the open pipeline that the partner sourced and influenced"),
    },
  };

  rapport_qbr_point_chart (self, &specs[0], &self->stage_block, value, 1);
  rapport_qbr_point_chart (self, &specs[1], &self->attribution_block, value, 1);

  return rapport_qbr_put_charts (sheet, row, columns, G_N_ELEMENTS (columns), specs, 2, 260);
}

static guint
put_stages (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  static const RapportQbrColumn stage_columns[] = {
    { N_("Stage"), 0 }, { N_("Deals"), 0 }, { N_("Share of deals"), 0 }, { N_("Amount"), 0 }, { N_("Average"), 0 }, { N_("Weighted"), 0 },
  };
  g_autofree char *counts = rapport_data_sheet_range (self->data, self->stage_block.first, self->stage_block.last, VALUE_COUNT);
  double total = self->card->values[RAPPORT_KPI_PIPELINE_COUNT].numerator;
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("By stage"));
  header = row++;
  for (guint i = self->stage_block.first; i <= self->stage_block.last; i++, row++)
    {
      g_autofree char *count = rapport_data_sheet_reference (self->data, i, VALUE_COUNT);
      g_autofree char *amount = rapport_data_sheet_reference (self->data, i, VALUE_AMOUNT);
      double n = rapport_data_sheet_get (self->data, i, VALUE_COUNT);
      double sum = rapport_data_sheet_get (self->data, i, VALUE_AMOUNT);

      rapport_sheet_text (sheet, row, 0, rapport_data_sheet_get_label (self->data, i), RAPPORT_STYLE_TEXT_NOWRAP);
      rapport_qbr_put_data (self, sheet, row, 1, i, VALUE_COUNT, RAPPORT_STYLE_COUNT);
      rapport_qbr_put_formula (sheet, row, 2, total > 0 ? n / total : NAN, RAPPORT_STYLE_SHARE,
                               "=IF(SUMPRODUCT(%s)=0,\"%s\",%s/SUMPRODUCT(%s))", counts, _("n/a"), count, counts);
      rapport_qbr_put_data (self, sheet, row, 3, i, VALUE_AMOUNT, RAPPORT_STYLE_MONEY);
      if (isnan (sum))
        rapport_sheet_text (sheet, row, 4, _("n/a"), RAPPORT_STYLE_MONEY);
      else
        rapport_qbr_put_formula (sheet, row, 4, sum / n, RAPPORT_STYLE_MONEY, "=IF(%s=0,\"%s\",%s/%s)",
                                 count, _("n/a"), amount, count);
      rapport_qbr_put_data (self, sheet, row, 5, i, VALUE_WEIGHTED, RAPPORT_STYLE_MONEY);
    }
  rapport_qbr_finish_table (sheet, "tblStages", header, row - 1, stage_columns, G_N_ELEMENTS (stage_columns));

  rapport_sheet_text (sheet, row, 0, _("Together"), RAPPORT_STYLE_TOTAL_LABEL);
  rapport_qbr_put_sum (self, sheet, row, 1, &self->stage_block, VALUE_COUNT, RAPPORT_STYLE_TOTAL_COUNT);
  rapport_sheet_text (sheet, row, 2, NULL, RAPPORT_STYLE_TOTAL_LABEL);
  rapport_qbr_put_sum (self, sheet, row, 3, &self->stage_block, VALUE_AMOUNT, RAPPORT_STYLE_TOTAL_MONEY);
  rapport_sheet_text (sheet, row, 4, NULL, RAPPORT_STYLE_TOTAL_LABEL);
  rapport_qbr_put_sum (self, sheet, row, 5, &self->stage_block, VALUE_WEIGHTED, RAPPORT_STYLE_TOTAL_MONEY);

  return row + 2;
}

/* The day on which the deal came to the stage that it had on the as-of date. */
static RapportDate
get_stage_since (RapportQbr          *self,
                 const RapportRecord *deal)
{
  GPtrArray *changes = self->facts->records[RAPPORT_KIND_OPPORTUNITY_CHANGE];
  RapportDate since = RAPPORT_DATE_NONE;
  RapportDate own = rapport_record_get_date (deal, "stage_since");

  for (guint i = 0; i < changes->len; i++)
    {
      const RapportRecord *change = g_ptr_array_index (changes, i);
      const RapportId *id = rapport_record_get_id (change, "opportunity");
      RapportDate day = rapport_record_get_date (change, "since");

      if (id != NULL && rapport_id_equal (id, &deal->id) && day <= self->as_of && day > since)
        since = day;
    }

  if (own != RAPPORT_DATE_NONE && own <= self->as_of && own > since)
    since = own;

  return since;
}

static double
find_value (RapportQbr          *self,
            RapportKpi           kpi,
            const RapportRecord *record)
{
  GArray *evidence = self->card->evidence;

  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);

      if (row->kpi == kpi && row->record == record)
        return row->value / self->unit;
    }

  return NAN;
}

static void
put_known (RapportSheet *sheet,
           guint         row,
           guint         col,
           double        number,
           RapportStyle  style)
{
  if (isnan (number))
    rapport_sheet_text (sheet, row, col, NULL, style);
  else
    rapport_sheet_number (sheet, row, col, number, style);
}

static void
put_deal (RapportQbr          *self,
          RapportSheet        *sheet,
          guint                row,
          const RapportRecord *deal)
{
  double amount = find_value (self, RAPPORT_KPI_PIPELINE_AMOUNT, deal);
  double weighted = find_value (self, RAPPORT_KPI_PIPELINE_WEIGHTED, deal);
  RapportDate since = get_stage_since (self, deal);
  g_autofree char *title = rapport_qbr_dup_deal_title (deal);

  rapport_sheet_text (sheet, row, 0, rapport_record_get_text (deal, "customer"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 1, title, RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 2, rapport_qbr_get_stage_title (self, deal), RAPPORT_STYLE_TEXT);
  put_known (sheet, row, 3, amount, RAPPORT_STYLE_MONEY);
  put_known (sheet, row, 4, amount > 0 ? round (weighted / amount * 10000) / 10000 : NAN, RAPPORT_STYLE_SHARE);
  put_known (sheet, row, 5, weighted, RAPPORT_STYLE_MONEY);
  rapport_sheet_text (sheet, row, 6, rapport_qbr_get_choice (deal, "attribution"), RAPPORT_STYLE_TEXT);
  rapport_sheet_date (sheet, row, 7, rapport_record_get_date (deal, "expected_close_on"), RAPPORT_STYLE_DATE);
  put_known (sheet, row, 8, since != RAPPORT_DATE_NONE ? self->as_of - since : NAN, RAPPORT_STYLE_COUNT);
  rapport_sheet_text (sheet, row, 9, rapport_record_get_text (deal, "next_step"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 10, rapport_qbr_get_related (self, deal, "owner"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 11, rapport_record_get_text (deal, "partner_owner"), RAPPORT_STYLE_TEXT);
}

static void
put_deals (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  GArray *evidence = self->card->evidence;
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Open deals on the as-of date"));
  header = row++;
  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *deal = &g_array_index (evidence, RapportEvidence, i);

      if (deal->kpi == RAPPORT_KPI_PIPELINE_COUNT && deal->record != NULL)
        put_deal (self, sheet, row++, deal->record);
    }
  rapport_qbr_finish_table (sheet, "tblPipeline", header, row - 1, columns, G_N_ELEMENTS (columns));
  rapport_sheet_repeat_rows (sheet, header, header);
}

void
rapport_qbr_pipeline_write (RapportQbr *self)
{
  static const RapportKpi figures[] = {
    RAPPORT_KPI_PIPELINE_AMOUNT, RAPPORT_KPI_PIPELINE_WEIGHTED, RAPPORT_KPI_PIPELINE_COUNT,
    RAPPORT_KPI_PIPELINE_UNKNOWN, RAPPORT_KPI_PIPELINE_COVERAGE,
  };
  static const guint cols[] = { 0, 1, 2, 4, 6, 9 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_PIPELINE, columns, G_N_ELEMENTS (columns));
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));

  if (!self->stage_block.has_data)
    {
      rapport_qbr_put_empty (sheet, row, G_N_ELEMENTS (columns) - 1,
                             _("No deal was open on the as-of date. Enter or import opportunities with an open stage."));
      return;
    }

  row = put_charts (self, sheet, row);
  row = put_stages (self, sheet, row);
  put_deals (self, sheet, row);
}
