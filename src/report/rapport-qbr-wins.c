/* rapport-qbr-wins.c
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

static const RapportQbrColumn columns[] = {
  { N_("Customer"), 28 },
  { N_("Deal"), 30 },
  { N_("Value"), 16 },
  { N_("Result"), 10 },
  { N_("Closed"), 12 },
  { N_("Reason"), 22 },
  { N_("Competitor"), 20 },
  { N_("Lesson"), 42 },
};

static const char *
get_reason (const RapportRecord *deal)
{
  const char *reason = rapport_record_get_text (deal, "lost_reason");

  return reason != NULL ? reason : _("No reason recorded");
}

static int
compare_folded (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Reasons that differ in case only are one: cells compare so too. */
static GHashTable *
count_reasons (RapportQbr *self,
               GPtrArray  *order)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *evidence = self->card->evidence;

  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);
      char *folded;
      guint count;

      if (row->kpi != RAPPORT_KPI_DEALS_LOST || row->record == NULL)
        continue;
      folded = g_utf8_casefold (get_reason (row->record), -1);
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));
      if (count == 0)
        g_ptr_array_add (order, (gpointer) get_reason (row->record));
      g_hash_table_insert (counts, folded, GUINT_TO_POINTER (count + 1));
    }
  g_ptr_array_sort (order, compare_folded);

  return counts;
}

static void
add_reason (RapportQbr *self,
            const char *reason,
            guint       count)
{
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  guint row = rapport_qbr_add_block_row (self, &self->reason_block, reason, NULL);
  g_autofree char *cell = rapport_data_sheet_label_cell (self->data, row);

  query.metric = "deals_lost";
  query.period = self->label;
  query.group = reason;
  query.group_cell = cell;
  rapport_data_sheet_set_checked (self->data, 0, count, RAPPORT_STYLE_COUNT, self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
}

void
rapport_qbr_wins_data (RapportQbr *self)
{
  const char * const headers[] = { _("Deals lost"), NULL };
  g_autoptr(GPtrArray) order = g_ptr_array_new ();
  g_autoptr(GHashTable) counts = count_reasons (self, order);

  rapport_qbr_begin_block (self, &self->reason_block, _("Deals lost in the quarter by reason"), _("Reason"), NULL, headers);
  for (guint i = 0; i < order->len; i++)
    {
      const char *reason = g_ptr_array_index (order, i);
      g_autofree char *folded = g_utf8_casefold (reason, -1);

      add_reason (self, reason, GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)));
    }
  self->reason_block.has_data = order->len > 0;
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_BAR,
    .title = _("Why deals were lost in the quarter"),
    .x_title = _("Reason"),
    .y_title = _("Deals lost"),
    .description = _("Bars of the deals lost in the quarter for each reason"),
    .number_format = "0",
  };
  guint n_reasons = self->reason_block.last + 1 - self->reason_block.first;

  if (!self->reason_block.has_data)
    return rapport_qbr_put_empty (sheet, row, G_N_ELEMENTS (columns) - 1, _("No deal was lost in this quarter.")) + 1;

  rapport_qbr_point_chart (self, &spec, &self->reason_block, 0, 1);

  return rapport_qbr_put_charts (sheet, row, columns, G_N_ELEMENTS (columns), &spec, 1, CLAMP (140 + n_reasons * 26, 200, 420));
}

static void
put_deal (RapportQbr            *self,
          RapportSheet          *sheet,
          guint                  row,
          const RapportEvidence *evidence)
{
  const RapportRecord *deal = evidence->record;
  gboolean is_won = evidence->kpi == RAPPORT_KPI_DEALS_WON;
  g_autofree char *title = rapport_qbr_dup_deal_title (deal);
  double value = rapport_qbr_convert (self, deal, "amount", evidence->date);

  rapport_sheet_text (sheet, row, 0, rapport_record_get_text (deal, "customer"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 1, title, RAPPORT_STYLE_TEXT);
  if (isnan (value))
    rapport_sheet_text (sheet, row, 2, _("n/a"), RAPPORT_STYLE_MONEY);
  else
    rapport_sheet_number (sheet, row, 2, value, RAPPORT_STYLE_MONEY);
  rapport_sheet_text (sheet, row, 3, is_won ? _("Won") : _("Lost"), RAPPORT_STYLE_TEXT);
  rapport_sheet_date (sheet, row, 4, evidence->date, RAPPORT_STYLE_DATE);
  rapport_sheet_text (sheet, row, 5, is_won ? NULL : get_reason (deal), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 6, rapport_record_get_text (deal, "competitor"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 7, rapport_record_get_text (deal, "lesson"), RAPPORT_STYLE_TEXT);
}

void
rapport_qbr_wins_write (RapportQbr *self)
{
  static const RapportKpi figures[] = {
    RAPPORT_KPI_DEALS_WON, RAPPORT_KPI_DEALS_LOST, RAPPORT_KPI_WIN_RATE,
    RAPPORT_KPI_AVERAGE_DEAL_SIZE, RAPPORT_KPI_SALES_CYCLE_DAYS,
  };
  static const guint cols[] = { 0, 1, 2, 4, 6, 7 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_WINS, columns, G_N_ELEMENTS (columns));
  GArray *evidence = self->card->evidence;
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));
  guint header;

  row = put_chart (self, sheet, row);
  row = rapport_qbr_put_heading (sheet, row, _("Closed in the quarter"));
  header = row++;
  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *deal = &g_array_index (evidence, RapportEvidence, i);

      if ((deal->kpi == RAPPORT_KPI_DEALS_WON || deal->kpi == RAPPORT_KPI_DEALS_LOST) && deal->record != NULL)
        put_deal (self, sheet, row++, deal);
    }

  if (row == header + 1)
    {
      rapport_qbr_put_empty (sheet, header, G_N_ELEMENTS (columns) - 1,
                             _("No deal was closed in this quarter. Deals are closed by a won or lost stage and a close date."));
      return;
    }
  rapport_qbr_finish_table (sheet, "tblWinsLosses", header, row - 1, columns, G_N_ELEMENTS (columns));
  rapport_sheet_repeat_rows (sheet, header, header);
}
