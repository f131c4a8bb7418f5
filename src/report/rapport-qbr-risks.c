/* rapport-qbr-risks.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-choices.h"
#include "rapport-qbr-private.h"

#define LAST_COLUMN 9
#define SWOT_LEFT_LAST 4
#define SWOT_RIGHT_FIRST 6

static const RapportQbrColumn columns[] = {
  { N_("Risk, issue or conflict"), 36 },
  { N_("Kind"), 11 },
  { N_("Severity"), 11 },
  { N_("Likelihood"), 12 },
  { N_("Status"), 14 },
  { N_("Raised by"), 11 },
  { N_("Raised on"), 12 },
  { N_("Owner"), 20 },
  { N_("Mitigation"), 42 },
  { N_("Notes"), 26 },
};

/* Not settled, or raised in the quarter. */
static gboolean
is_shown (RapportQbr          *self,
          const RapportRecord *risk)
{
  static const char * const settled[] = { "closed", "mitigated", "accepted", NULL };
  const char *status = rapport_record_get_text (risk, "status");
  RapportDate raised = rapport_qbr_get_day (self, risk, "raised_at");

  if (raised != RAPPORT_DATE_NONE && raised > self->as_of)
    return FALSE;

  return status == NULL || !g_strv_contains (settled, status) || rapport_qbr_is_in_quarter (self, raised);
}

static void
put_risk (RapportQbr          *self,
          RapportSheet        *sheet,
          guint                row,
          const RapportRecord *risk)
{
  static const char * const choices[] = { "kind", "severity", "likelihood", "status", "raised_by" };

  rapport_sheet_text (sheet, row, 0, rapport_record_get_title (risk), RAPPORT_STYLE_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    rapport_sheet_text (sheet, row, 1 + i, rapport_qbr_get_choice (risk, choices[i]), RAPPORT_STYLE_TEXT);
  rapport_sheet_date (sheet, row, 6, rapport_qbr_get_day (self, risk, "raised_at"), RAPPORT_STYLE_DATE);
  rapport_sheet_text (sheet, row, 7, rapport_record_get_text (risk, "owner"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 8, rapport_record_get_text (risk, "mitigation"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 9, NULL, RAPPORT_STYLE_INPUT);
}

static guint
put_risks (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  GPtrArray *risks = self->facts->records[RAPPORT_KIND_RISK];
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Open on the as-of date, or raised in the quarter"));
  header = row++;
  for (guint i = 0; i < risks->len; i++)
    {
      if (is_shown (self, g_ptr_array_index (risks, i)))
        put_risk (self, sheet, row++, g_ptr_array_index (risks, i));
    }

  if (row == header + 1)
    return rapport_qbr_put_empty (sheet, header, LAST_COLUMN,
                                  _("No risk, issue or conflict is open. Enter them on the partner’s page, under Risks.")) + 1;

  rapport_qbr_finish_table (sheet, "tblRisks", header, row - 1, columns, G_N_ELEMENTS (columns));
  rapport_sheet_repeat_rows (sheet, header, header);

  return row + 1;
}

/* An entry with the action that it led to. */
static char *
describe_entry (RapportQbr          *self,
                const RapportRecord *entry)
{
  const char *action = rapport_qbr_get_related (self, entry, "action");

  if (action == NULL)
    return g_strdup_printf ("•  %s", rapport_record_get_title (entry));

  /* Translators: an entry of the SWOT and the action that it led to. */
  return g_strdup_printf (_("•  %s (action: %s)"), rapport_record_get_title (entry), action);
}

static guint
put_quadrant (RapportQbr          *self,
              RapportSheet        *sheet,
              guint                row,
              guint                first_col,
              guint                last_col,
              const RapportChoice *quadrant,
              const char          *heading)
{
  GPtrArray *entries = self->facts->records[RAPPORT_KIND_SWOT];
  guint first;

  rapport_sheet_text (sheet, row++, first_col, heading, RAPPORT_STYLE_HEADING);
  first = row;
  for (guint i = 0; i < entries->len; i++)
    {
      const RapportRecord *entry = g_ptr_array_index (entries, i);
      g_autofree char *line = NULL;

      if (g_strcmp0 (rapport_record_get_text (entry, "quadrant"), quadrant->id) != 0)
        continue;
      line = describe_entry (self, entry);
      rapport_sheet_merge_text (sheet, row++, first_col, last_col, line, RAPPORT_STYLE_TEXT);
    }
  if (row == first)
    rapport_sheet_merge_text (sheet, row++, first_col, last_col, _("None entered."), RAPPORT_STYLE_NOTE);

  return row;
}

static void
put_swot (RapportQbr   *self,
          RapportSheet *sheet,
          guint         row)
{
  const char * const headings[] = { _("Strengths"), _("Weaknesses"), _("Opportunities"), _("Threats") };

  if (self->facts->records[RAPPORT_KIND_SWOT]->len == 0)
    {
      row = rapport_qbr_put_heading (sheet, row, _("Strengths, weaknesses, opportunities, threats"));
      rapport_qbr_put_empty (sheet, row, LAST_COLUMN, _("No SWOT is recorded. Enter it on the partner’s page, under Risks."));
      return;
    }

  for (guint i = 0; i < 4; i += 2)
    {
      guint left = put_quadrant (self, sheet, row, 0, SWOT_LEFT_LAST, &rapport_choices_quadrant[i], headings[i]);
      guint right = put_quadrant (self, sheet, row, SWOT_RIGHT_FIRST, LAST_COLUMN, &rapport_choices_quadrant[i + 1], headings[i + 1]);

      row = MAX (left, right) + 1;
    }
}

void
rapport_qbr_risks_write (RapportQbr *self)
{
  static const RapportKpi figures[] = { RAPPORT_KPI_ISSUES_RAISED_FIRST, RAPPORT_KPI_BAD_NEWS_HOURS };
  static const guint cols[] = { 0, 1, 4 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_RISKS, columns, G_N_ELEMENTS (columns));
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));

  row = put_risks (self, sheet, row);
  put_swot (self, sheet, row);
}
