/* rapport-qbr-marketing.c
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

/* A chart with more columns than that can't be read. */
#define MAX_DRAWN 14

static const RapportQbrColumn columns[] = {
  { N_("Activity"), 32 },
  { N_("Kind"), 16 },
  { N_("Date"), 12 },
  { N_("Allocated"), 14 },
  { N_("Requested"), 14 },
  { N_("Approved"), 14 },
  { N_("Spent"), 14 },
  { N_("Claimed"), 14 },
  { N_("Leads"), 8 },
  { N_("Pipeline"), 14 },
  { N_("Revenue"), 14 },
  { N_("Return"), 9 },
};

/* In the order of the block's values. */
static const struct { const char *metric; const char *field; } series[] = {
  { RAPPORT_QBR_MDF_ALLOCATED, "allocated" },
  { RAPPORT_QBR_MDF_CLAIMED, "claimed" },
  { RAPPORT_QBR_MDF_SPENT, "spent" },
  { RAPPORT_QBR_MDF_REVENUE, "revenue" },
};

static RapportDate
get_year_start (RapportQbr *self)
{
  return rapport_date_add_months (self->quarter->start, -3 * (self->quarter->number - 1));
}

static gboolean
is_shown (RapportQbr          *self,
          const RapportRecord *activity)
{
  RapportDate day = rapport_record_get_date (activity, "date");

  return day != RAPPORT_DATE_NONE && day >= get_year_start (self) && day <= self->quarter->end && day <= self->as_of;
}

static void
add_amount (RapportQbr          *self,
            RapportRecord       *activity,
            const char          *metric,
            const char          *field)
{
  RapportDate day = rapport_record_get_date (activity, "date");
  const char *currency = rapport_record_get_text (activity, "currency");
  double value = rapport_qbr_convert (self, activity, field, day);
  RapportEvidenceLine line = { .metric = metric, .period = self->label, .money = TRUE,
                               .group = rapport_record_get_text (activity, "kind") };
  RapportEvidence evidence = {
    .role = RAPPORT_EVIDENCE_NUMERATOR,
    .record = activity,
    .date = day,
    .value = round (value * self->unit),
    .original = rapport_record_get_integer (activity, field, 0),
    .currency = currency != NULL ? currency : self->currency,
    .rate_date = RAPPORT_DATE_NONE,
  };

  if (isnan (value))
    return;

  rapport_rates_find (self->programme->rates, evidence.currency, self->currency, day, &evidence.rate, &evidence.rate_date);
  rapport_evidence_sheet_add (self->evidence, &line, &evidence);
}

void
rapport_qbr_marketing_evidence (RapportQbr *self)
{
  GPtrArray *activities = self->facts->records[RAPPORT_KIND_ACTIVITY];

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      for (guint j = 0; j < activities->len; j++)
        {
          RapportRecord *activity = g_ptr_array_index (activities, j);

          if (is_shown (self, activity))
            add_amount (self, activity, series[i].metric, series[i].field);
        }
    }
}

static void
add_activity (RapportQbr          *self,
              const RapportRecord *activity)
{
  g_autofree char *id = rapport_id_to_string (&activity->id);

  rapport_qbr_add_block_row (self, &self->activity_block, rapport_record_get_title (activity), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
      double value = rapport_qbr_convert (self, activity, series[i].field, rapport_record_get_date (activity, "date"));

      query.metric = series[i].metric;
      query.period = self->label;
      query.record = id;
      rapport_data_sheet_set_checked (self->data, i, isnan (value) ? 0 : value, RAPPORT_STYLE_MONEY_DECIMALS,
                                      self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
      self->activity_block.has_data = self->activity_block.has_data || (i < 2 && value > 0);
    }
}

void
rapport_qbr_marketing_data (RapportQbr *self)
{
  const char * const headers[] = { _("Allocated"), _("Claimed"), _("Spent"), _("Revenue"), NULL };
  GPtrArray *activities = self->facts->records[RAPPORT_KIND_ACTIVITY];

  rapport_qbr_begin_block (self, &self->activity_block, _("Joint activities of the fiscal year"), _("Activity"), NULL, headers);
  for (guint i = 0; i < activities->len; i++)
    {
      if (is_shown (self, g_ptr_array_index (activities, i)))
        add_activity (self, g_ptr_array_index (activities, i));
    }
}

static void
put_amount (RapportQbr          *self,
            RapportSheet        *sheet,
            guint                row,
            guint                col,
            const RapportRecord *activity,
            const char          *field)
{
  double value = rapport_qbr_convert (self, activity, field, rapport_record_get_date (activity, "date"));

  if (!rapport_record_has (activity, field))
    rapport_sheet_text (sheet, row, col, NULL, RAPPORT_STYLE_MONEY);
  else
    rapport_sheet_number (sheet, row, col, value, RAPPORT_STYLE_MONEY);
}

static void
put_activity (RapportQbr          *self,
              RapportSheet        *sheet,
              guint                row,
              guint                data_row,
              const RapportRecord *activity)
{
  static const char * const before[] = { "allocated", "requested", "approved", "spent", "claimed" };
  g_autofree char *spent = rapport_data_sheet_reference (self->data, data_row, 2);
  g_autofree char *revenue = rapport_data_sheet_reference (self->data, data_row, 3);
  double spent_value = rapport_data_sheet_get (self->data, data_row, 2);

  rapport_sheet_text (sheet, row, 0, rapport_record_get_title (activity), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 1, rapport_record_get_text (activity, "kind"), RAPPORT_STYLE_TEXT);
  rapport_sheet_date (sheet, row, 2, rapport_record_get_date (activity, "date"), RAPPORT_STYLE_DATE);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    put_amount (self, sheet, row, 3 + i, activity, before[i]);
  if (rapport_record_has (activity, "leads"))
    rapport_sheet_number (sheet, row, 8, rapport_record_get_integer (activity, "leads", 0), RAPPORT_STYLE_COUNT);
  else
    rapport_sheet_text (sheet, row, 8, NULL, RAPPORT_STYLE_COUNT);
  put_amount (self, sheet, row, 9, activity, "pipeline");
  put_amount (self, sheet, row, 10, activity, "revenue");
  rapport_qbr_put_formula (sheet, row, 11,
                           spent_value != 0 ? rapport_data_sheet_get (self->data, data_row, 3) / spent_value : NAN,
                           RAPPORT_STYLE_RATIO, "=IF(%s=0,\"%s\",%s/%s)", spent, _("n/a"), revenue, spent);
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportQbrBlock drawn = self->activity_block;
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_COLUMN,
    .title = _("Funds allocated and claimed, fiscal year so far"),
    .x_title = _("Activity"),
    .y_title = self->currency,
    .description = _("Columns of the funds allocated and claimed for each joint activity"),
    .number_format = "#,##0",
  };

  if (!self->activity_block.has_data)
    return rapport_qbr_put_empty (sheet, row, G_N_ELEMENTS (columns) - 1,
                                  _("No marketing development funds are recorded in this fiscal year.")) + 1;

  drawn.first = MAX (drawn.first, drawn.last + 1 - MIN (drawn.last + 1, MAX_DRAWN));
  rapport_qbr_point_chart (self, &spec, &drawn, 0, 2);

  return rapport_qbr_put_charts (sheet, row, columns, G_N_ELEMENTS (columns), &spec, 1, 280);
}

static void
put_totals (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  static const struct { guint col; guint value; } totals[] = { { 3, 0 }, { 6, 2 }, { 7, 1 }, { 10, 3 } };

  for (guint col = 0; col < G_N_ELEMENTS (columns); col++)
    rapport_sheet_text (sheet, row, col, col == 0 ? _("Together") : NULL, RAPPORT_STYLE_TOTAL_LABEL);
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    rapport_qbr_put_sum (self, sheet, row, totals[i].col, &self->activity_block, totals[i].value, RAPPORT_STYLE_TOTAL_MONEY);
}

void
rapport_qbr_marketing_write (RapportQbr *self)
{
  static const RapportKpi figures[] = { RAPPORT_KPI_MDF_UTILISATION, RAPPORT_KPI_MDF_RETURN };
  static const guint cols[] = { 0, 1, 3 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_MARKETING, columns, G_N_ELEMENTS (columns));
  GPtrArray *activities = self->facts->records[RAPPORT_KIND_ACTIVITY];
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));
  guint data_row = self->activity_block.first;
  guint header;

  if (rapport_qbr_block_is_empty (&self->activity_block))
    {
      rapport_qbr_put_empty (sheet, row, G_N_ELEMENTS (columns) - 1,
                             _("No joint activity is recorded in this fiscal year. Enter activities and their funds on the partner’s page, under Marketing, or import them."));
      return;
    }

  row = put_chart (self, sheet, row);
  row = rapport_qbr_put_heading (sheet, row, _("Activities of the fiscal year so far"));
  header = row++;
  for (guint i = 0; i < activities->len; i++)
    {
      if (is_shown (self, g_ptr_array_index (activities, i)))
        put_activity (self, sheet, row++, data_row++, g_ptr_array_index (activities, i));
    }
  rapport_qbr_finish_table (sheet, "tblMarketing", header, row - 1, columns, G_N_ELEMENTS (columns));
  rapport_sheet_repeat_rows (sheet, header, header);
  put_totals (self, sheet, row);
}
