/* rapport-qbr-registrations.c
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

static const RapportQbrColumn columns[] = {
  { N_("Registration"), 18 },
  { N_("Account"), 30 },
  { N_("Value"), 16 },
  { N_("Submitted"), 13 },
  { N_("Status"), 15 },
  { N_("Decided"), 13 },
  { N_("Hours to decision"), 11 },
  { N_("Protected until"), 13 },
  { N_("Opportunity"), 30 },
};

static void
add_step (RapportQbr *self,
          const char *label,
          RapportKpi  kpi)
{
  const RapportKpiValue *value = &self->card->values[kpi];
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;

  query.metric = rapport_kpi_get_info (kpi)->id;
  query.period = self->label;
  rapport_qbr_add_block_row (self, &self->funnel_block, label, query.metric);
  rapport_data_sheet_set_checked (self->data, 0, value->available ? value->numerator : 0, RAPPORT_STYLE_COUNT,
                                  self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
}

void
rapport_qbr_registrations_data (RapportQbr *self)
{
  const char * const headers[] = { _("Registrations"), NULL };

  rapport_qbr_begin_block (self, &self->funnel_block, _("Registrations submitted in the quarter"), _("Step"), _("KPI"), headers);
  add_step (self, _("Submitted"), RAPPORT_KPI_REGISTRATIONS_SUBMITTED);
  add_step (self, _("Approved"), RAPPORT_KPI_REGISTRATION_APPROVAL_RATE);
  add_step (self, _("Won"), RAPPORT_KPI_REGISTRATION_WIN_RATE);
  self->funnel_block.has_data = self->card->values[RAPPORT_KPI_REGISTRATIONS_SUBMITTED].numerator > 0;
}

/* Submitted in the quarter, or still waiting or protected on the as-of date. */
static gboolean
is_shown (RapportQbr          *self,
          const RapportRecord *registration)
{
  RapportDate submitted = rapport_qbr_get_day (self, registration, "submitted_at");
  RapportDate until = rapport_record_get_date (registration, "protected_until");
  RapportInstant decided = rapport_record_get_instant (registration, "decided_at");

  if (submitted == RAPPORT_DATE_NONE || submitted > self->as_of ||
      g_strcmp0 (rapport_record_get_text (registration, "status"), "draft") == 0)
    return FALSE;

  return submitted >= self->quarter->start || decided == RAPPORT_INSTANT_NONE ||
         (until != RAPPORT_DATE_NONE && until >= self->as_of);
}

static void
put_registration (RapportQbr          *self,
                  RapportSheet        *sheet,
                  guint                row,
                  const RapportRecord *registration)
{
  RapportInstant submitted = rapport_record_get_instant (registration, "submitted_at");
  RapportInstant decided = rapport_record_get_instant (registration, "decided_at");
  double value = rapport_qbr_convert (self, registration, "amount", self->as_of);

  rapport_sheet_text (sheet, row, 0, rapport_record_get_title (registration), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 1, rapport_record_get_text (registration, "customer"), RAPPORT_STYLE_TEXT);
  if (isnan (value))
    rapport_sheet_text (sheet, row, 2, _("n/a"), RAPPORT_STYLE_MONEY);
  else
    rapport_sheet_number (sheet, row, 2, value, RAPPORT_STYLE_MONEY);
  rapport_sheet_date (sheet, row, 3, rapport_qbr_get_day (self, registration, "submitted_at"), RAPPORT_STYLE_DATE);
  rapport_sheet_text (sheet, row, 4, rapport_qbr_get_choice (registration, "status"), RAPPORT_STYLE_TEXT);
  rapport_sheet_date (sheet, row, 5, rapport_qbr_get_day (self, registration, "decided_at"), RAPPORT_STYLE_DATE);
  if (decided != RAPPORT_INSTANT_NONE && decided >= submitted)
    rapport_sheet_number (sheet, row, 6, round ((decided - submitted) / 360.0) / 10, RAPPORT_STYLE_NUMBER);
  else
    rapport_sheet_text (sheet, row, 6, NULL, RAPPORT_STYLE_NUMBER);
  rapport_sheet_date (sheet, row, 7, rapport_record_get_date (registration, "protected_until"), RAPPORT_STYLE_DATE);
  rapport_sheet_text (sheet, row, 8, rapport_qbr_get_related (self, registration, "opportunity"), RAPPORT_STYLE_TEXT);
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_BAR,
    .title = _("From submitted to won, registrations of the quarter"),
    .x_title = _("Step"),
    .y_title = _("Registrations"),
    .description = _("Bars of the registrations submitted in the quarter, of those approved and of those won"),
    .number_format = "0",
  };

  if (!self->funnel_block.has_data)
    return rapport_qbr_put_empty (sheet, row, G_N_ELEMENTS (columns) - 1,
                                  _("No deal registration was submitted in this quarter. Enter them on the partner’s page, under Pipeline, or import them.")) + 1;

  rapport_qbr_point_chart (self, &spec, &self->funnel_block, 0, 1);

  return rapport_qbr_put_charts (sheet, row, columns, G_N_ELEMENTS (columns), &spec, 1, 220);
}

void
rapport_qbr_registrations_write (RapportQbr *self)
{
  static const RapportKpi figures[] = {
    RAPPORT_KPI_REGISTRATIONS_SUBMITTED, RAPPORT_KPI_REGISTRATION_APPROVAL_RATE,
    RAPPORT_KPI_REGISTRATION_WIN_RATE, RAPPORT_KPI_REGISTRATION_DECISION_HOURS,
  };
  static const guint cols[] = { 0, 2, 5, 8, 9 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_REGISTRATIONS, columns, G_N_ELEMENTS (columns));
  GPtrArray *registrations = self->facts->records[RAPPORT_KIND_REGISTRATION];
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));
  guint header;

  row = put_chart (self, sheet, row);
  row = rapport_qbr_put_heading (sheet, row, _("Submitted in the quarter, waiting or protected"));
  header = row++;
  for (guint i = 0; i < registrations->len; i++)
    {
      const RapportRecord *registration = g_ptr_array_index (registrations, i);

      if (is_shown (self, registration))
        put_registration (self, sheet, row++, registration);
    }

  if (row == header + 1)
    {
      rapport_qbr_put_empty (sheet, header, G_N_ELEMENTS (columns) - 1, _("No registrations to show."));
      return;
    }
  rapport_qbr_finish_table (sheet, "tblRegistrations", header, row - 1, columns, G_N_ELEMENTS (columns));
  rapport_sheet_repeat_rows (sheet, header, header);
}
