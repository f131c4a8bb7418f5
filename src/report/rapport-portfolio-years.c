/* rapport-portfolio-years.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-portfolio"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-portfolio-private.h"

/* The sheets about the programme as a whole: who stays, who becomes active, and the years. */

static const RapportBookColumn retention_columns[] = {
  { NULL, 32 }, { NULL, 14 }, { NULL, 14 }, { NULL, 14 }, { NULL, 70 },
};

static const RapportBookColumn year_columns[] = {
  { NULL, 22 }, { NULL, 18 }, { NULL, 18 }, { NULL, 15 }, { NULL, 18 }, { NULL, 18 }, { NULL, 14 },
};

static void
put_programme_value (RapportBook         *self,
                     RapportSheet        *sheet,
                     guint                row,
                     RapportProgrammeKpi  kpi)
{
  const RapportKpiInfo *info = rapport_programme_kpi_get_info (kpi);
  const RapportKpiValue *value = &self->portfolio->values[kpi];
  g_autofree char *numerator = rapport_book_programme_cell (self, kpi, 0);
  g_autofree char *denominator = rapport_book_programme_cell (self, kpi, 1);
  g_autofree char *median = rapport_book_programme_cell (self, kpi, 2);
  double result = value->available ? rapport_kpi_value_get (value) : NAN;
  RapportStyle style = rapport_unit_get_style (info->unit);

  if (kpi == RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS)
    rapport_book_put_formula (sheet, row, 1, result, style, "=IF(ISNUMBER(%s),%s,\"n/a\")", median, median);
  else
    rapport_book_put_formula (sheet, row, 1, result, style, "=IF(N(%s)=0,\"n/a\",%s/%s)", denominator, numerator,
                              denominator);
}

static void
put_programme_parts (RapportBook         *self,
                     RapportSheet        *sheet,
                     guint                row,
                     RapportProgrammeKpi  kpi)
{
  const RapportKpiValue *value = &self->portfolio->values[kpi];
  gboolean is_money = kpi == RAPPORT_PROGRAMME_CONCENTRATION_TOP1 || kpi == RAPPORT_PROGRAMME_CONCENTRATION_TOP3;
  RapportStyle style = is_money ? RAPPORT_STYLE_MONEY : RAPPORT_STYLE_NUMBER;
  double unit = is_money ? self->unit : 1;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *cell = rapport_book_programme_cell (self, kpi, i);

      if (kpi == RAPPORT_PROGRAMME_TIME_TO_FIRST_DEAL_DAYS || kpi == RAPPORT_PROGRAMME_ACTIVE_PARTNERS)
        rapport_sheet_text (sheet, row, 2 + i, NULL, RAPPORT_STYLE_TEXT);
      else
        rapport_book_put_formula (sheet, row, 2 + i, (i == 0 ? value->numerator : value->denominator) / unit, style,
                                  "=%s", cell);
    }
}

static guint
put_programme (RapportBook  *self,
               RapportSheet *sheet,
               guint         row)
{
  const char *headers[] = { _("Figure"), _("Value"), _("Counted"), _("Of"), _("What it means"), NULL };
  guint header = row++;

  for (guint i = 0; i < RAPPORT_N_PROGRAMME_KPIS; i++)
    {
      const RapportKpiInfo *info = rapport_programme_kpi_get_info (i);
      const RapportKpiValue *value = &self->portfolio->values[i];
      g_autofree char *text = value->available || value->reason == NULL
                                ? g_strdup (_(info->definition))
                                : g_strdup_printf ("%s\n%s", value->reason, _(info->definition));

      rapport_sheet_text (sheet, row, 0, _(info->title), RAPPORT_STYLE_TEXT);
      put_programme_value (self, sheet, row, i);
      put_programme_parts (self, sheet, row, i);
      rapport_sheet_text (sheet, row, 4, text, RAPPORT_STYLE_TEXT);
      row++;
    }

  rapport_sheet_add_table (sheet, "tblProgramme", header, 0, row - 1, 4, headers);
  rapport_sheet_repeat_rows (sheet, header, header);

  return row + 1;
}

/* Names the partners that a figure counted against the programme. */
static guint
put_partners (RapportBook         *self,
              RapportSheet        *sheet,
              guint                row,
              RapportProgrammeKpi  kpi,
              gboolean             counted,
              const char          *title,
              const char          *empty)
{
  guint first;

  rapport_sheet_text (sheet, row++, 0, title, RAPPORT_STYLE_HEADING);
  first = row;
  for (guint i = 0; i < self->portfolio->evidence->len; i++)
    {
      const RapportEvidence *evidence = &g_array_index (self->portfolio->evidence, RapportEvidence, i);

      if ((RapportProgrammeKpi) evidence->kpi != kpi || (evidence->value != 0) != counted || evidence->record == NULL)
        continue;
      rapport_sheet_text (sheet, row, 0, rapport_record_get_title (evidence->record), RAPPORT_STYLE_TEXT);
      rapport_sheet_date (sheet, row, 1, evidence->date, RAPPORT_STYLE_DATE);
      row++;
    }

  if (row == first)
    return rapport_book_put_empty (sheet, row, empty);

  return row + 1;
}

void
rapport_book_write_retention (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_RETENTION, retention_columns,
                                                  G_N_ELEMENTS (retention_columns));
  RapportChartSpec specs[1] = {
    {
      .type = RAPPORT_CHART_BAR,
      .title = _("Retention, activation and reviews"),
      .x_title = _("Figure"),
      .y_title = _("Share"),
      .description = _("Bars of the shares of partners kept, partners activated and reviews held, and of the largest partners in revenue"),
      .number_format = "0%",
    },
  };
  guint row = put_programme (self, sheet, 3);

  rapport_sheet_fit_page (sheet);
  rapport_sheet_freeze (sheet, 4, 1);
  if (rapport_book_point_chart (self, &specs[0], &self->share_block, 0, 1))
    row = rapport_book_put_charts (sheet, row, retention_columns, G_N_ELEMENTS (retention_columns), specs, 1);
  row = put_partners (self, sheet, row, RAPPORT_PROGRAMME_CHURN, TRUE, _("Partners that left in the quarter"),
                      _("No partner left in the quarter."));
  row = put_partners (self, sheet, row, RAPPORT_PROGRAMME_ACTIVATION_RATE, FALSE,
                      _("Signed, and no win within 90 days (with the day of signing)"),
                      _("Every partner signed in the period won a deal within 90 days, or none was signed."));
  put_partners (self, sheet, row, RAPPORT_PROGRAMME_QBR_COMPLETION, FALSE, _("Reviews planned for the quarter and not held"),
                _("Every planned review was held, or none is planned."));
}

typedef struct
{
  RapportBook            *book;
  RapportSheet           *sheet;
  const RapportBookBlock *block;
  guint                   row;
  guint                   data_row;
} YearLine;

static void
put_number (const YearLine *line,
            guint           col,
            guint           value)
{
  g_autofree char *cell = rapport_data_sheet_reference (line->book->data, line->data_row, value);

  rapport_book_put_formula (line->sheet, line->row, col, rapport_data_sheet_get (line->book->data, line->data_row, value),
                            RAPPORT_STYLE_MONEY, "=%s", cell);
}

static void
put_attainment (const YearLine *line,
                guint           col)
{
  g_autofree char *revenue = rapport_data_sheet_reference (line->book->data, line->data_row, 0);
  g_autofree char *target = rapport_data_sheet_reference (line->book->data, line->data_row, 1);
  double above = rapport_data_sheet_get (line->book->data, line->data_row, 0);
  double below = rapport_data_sheet_get (line->book->data, line->data_row, 1);

  rapport_book_put_formula (line->sheet, line->row, col, below != 0 ? above / below : NAN, RAPPORT_STYLE_SHARE,
                            "=IF(N(%s)=0,\"n/a\",%s/%s)", target, revenue, target);
}

/* Against the row @back above, if the block reaches so far. */
static void
put_growth (const YearLine *line,
            guint           col,
            guint           back)
{
  g_autofree char *now = rapport_data_sheet_reference (line->book->data, line->data_row, 0);
  g_autofree char *then = NULL;
  double actual = rapport_data_sheet_get (line->book->data, line->data_row, 0);
  double base;

  if (line->data_row < line->block->first + back)
    {
      rapport_sheet_text (line->sheet, line->row, col, NULL, RAPPORT_STYLE_SHARE_SIGNED);
      return;
    }

  then = rapport_data_sheet_reference (line->book->data, line->data_row - back, 0);
  base = rapport_data_sheet_get (line->book->data, line->data_row - back, 0);
  rapport_book_put_formula (line->sheet, line->row, col, base != 0 ? (actual - base) / fabs (base) : NAN,
                            RAPPORT_STYLE_SHARE_SIGNED, "=IF(N(%s)=0,\"n/a\",(%s-%s)/ABS(%s))", then, now, then, then);
}

static guint
put_quarters (RapportBook  *self,
              RapportSheet *sheet,
              guint         row)
{
  const char *headers[] = { _("Quarter"), _("Revenue won"), _("Target"), _("Revenue / target"), _("Growth on the quarter"),
                            _("Growth on the year"), NULL };
  guint header = row++;

  for (guint i = 0; i < self->quarter_block.n_rows; i++)
    {
      YearLine line = { self, sheet, &self->quarter_block, row++, self->quarter_block.first + i };

      rapport_sheet_text (sheet, line.row, 0, self->labels[self->first_quarter + i], RAPPORT_STYLE_TEXT_NOWRAP);
      put_number (&line, 1, 0);
      put_number (&line, 2, 1);
      put_attainment (&line, 3);
      put_growth (&line, 4, 1);
      put_growth (&line, 5, 4);
    }

  rapport_sheet_add_table (sheet, "tblQuarters", header, 0, row - 1, 5, headers);

  return row + 1;
}

static guint
put_years (RapportBook  *self,
           RapportSheet *sheet,
           guint         row)
{
  const char *headers[] = { _("Fiscal year"), _("Revenue won"), _("Target"), _("Revenue / target"), _("Quarters"), NULL };
  guint header;

  rapport_sheet_text (sheet, row++, 0, _("Fiscal years, as far as these quarters go"), RAPPORT_STYLE_HEADING);
  header = row++;
  for (guint i = 0; i < self->year_block.n_rows; i++)
    {
      YearLine line = { self, sheet, &self->year_block, row++, self->year_block.first + i };
      int year = (int) rapport_data_sheet_get (self->data, line.data_row, 2);
      g_autofree char *label = rapport_fiscal_year_to_label (&self->portfolio->programme->settings->fiscal, year);
      g_autofree char *years = rapport_data_sheet_range (self->data, self->quarter_block.first,
                                                         self->quarter_block.first + self->quarter_block.n_rows - 1, 2);
      g_autofree char *cell = rapport_data_sheet_reference (self->data, line.data_row, 2);
      guint n_quarters = 0;

      for (guint j = self->first_quarter; j < RAPPORT_BOOK_N_QUARTERS; j++)
        n_quarters += self->quarters[j].start_year == year ? 1 : 0;
      rapport_sheet_text (sheet, line.row, 0, label, RAPPORT_STYLE_TEXT_NOWRAP);
      put_number (&line, 1, 0);
      put_number (&line, 2, 1);
      put_attainment (&line, 3);
      rapport_book_put_formula (sheet, line.row, 4, n_quarters, RAPPORT_STYLE_COUNT, "=COUNTIFS(%s,%s)", years, cell);
    }

  rapport_sheet_add_table (sheet, "tblYears", header, 0, row - 1, 4, headers);

  return row + 1;
}

void
rapport_book_write_years (RapportBook *self)
{
  RapportSheet *sheet = rapport_book_begin_sheet (self, RAPPORT_BOOK_YEARS, year_columns, G_N_ELEMENTS (year_columns));
  g_autofree char *money = g_strdup_printf (_("Amount, %s"), self->currency);
  RapportChartSpec specs[2] = {
    {
      .type = RAPPORT_CHART_LINE,
      .title = _("Revenue won and target by quarter"),
      .x_title = _("Quarter"),
      .y_title = money,
      .description = _("Lines of revenue won and of the target of all partners, for each quarter"),
      .number_format = "#,##0",
    },
    {
      .type = RAPPORT_CHART_COLUMN,
      .title = _("Revenue won and target by fiscal year"),
      .x_title = _("Fiscal year"),
      .y_title = money,
      .description = _("Columns of revenue won and of the target of all partners for each fiscal year"),
      .number_format = "#,##0",
    },
  };
  guint row = put_quarters (self, sheet, 3);

  rapport_sheet_fit_page (sheet);

  rapport_sheet_freeze (sheet, 4, 1);
  row = put_years (self, sheet, row);
  if (rapport_book_point_chart (self, &specs[0], &self->quarter_block, 0, 2) &&
      rapport_book_point_chart (self, &specs[1], &self->year_block, 0, 2))
    rapport_book_put_charts (sheet, row, year_columns, G_N_ELEMENTS (year_columns), specs, 2);
  else
    rapport_book_put_empty (sheet, row, _("No revenue and no target in twelve quarters: add opportunities or import them."));
}
