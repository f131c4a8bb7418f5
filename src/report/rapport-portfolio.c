/* rapport-portfolio.c
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

/* More partners than that, and the evidence would be too long to open. */
#define LARGE 1000

static const struct
{
  const char *title;
  const char *purpose;
  gboolean    is_wide;
  gboolean    is_report;
} sheets[RAPPORT_BOOK_N_SHEETS] = {
  [RAPPORT_BOOK_COVER]        = { N_("Cover"), NULL, FALSE, TRUE },
  [RAPPORT_BOOK_SUMMARY]      = { N_("Summary"), N_("The programme on one page"), TRUE, TRUE },
  [RAPPORT_BOOK_RANKING]      = { N_("Ranking"), N_("All partners by revenue, and how they moved"), TRUE, TRUE },
  [RAPPORT_BOOK_TIERS]        = { N_("Tiers"), N_("What each tier brings and gets"), TRUE, TRUE },
  [RAPPORT_BOOK_TYPES]        = { N_("Types & regions"), N_("The same by type and by region"), TRUE, TRUE },
  [RAPPORT_BOOK_HEALTH]       = { N_("Health"), N_("Who needs care, and why"), TRUE, TRUE },
  [RAPPORT_BOOK_PIPELINE]     = { N_("Pipeline"), N_("Open opportunities and cover of the next quarter"), TRUE, TRUE },
  [RAPPORT_BOOK_ATTENTION]    = { N_("Attention & fairness"), N_("Time, answers and terms, compared within each tier"), TRUE, TRUE },
  [RAPPORT_BOOK_SATISFACTION] = { N_("Satisfaction"), N_("What partners say, and how fast they get answers"), TRUE, TRUE },
  [RAPPORT_BOOK_RETENTION]    = { N_("Retention & activation"), N_("Who stays, who becomes active, on whom we depend"), TRUE, TRUE },
  [RAPPORT_BOOK_YEARS]        = { N_("Multi-year"), N_("Up to twelve quarters and their fiscal years"), TRUE, TRUE },
  [RAPPORT_BOOK_DEFINITIONS]  = { N_("Definitions"), N_("What each figure means, and whether the numbers agree"), TRUE, FALSE },
  [RAPPORT_BOOK_DATA]         = { N_("Data"), N_("The numbers that formulas and charts read"), TRUE, FALSE },
  [RAPPORT_BOOK_EVIDENCE]     = { N_("Evidence"), N_("The records behind the figures"), TRUE, FALSE },
};

const char *
rapport_book_get_sheet_title (RapportBookSheet sheet)
{
  return sheet == RAPPORT_BOOK_COVER ? _("Partner portfolio") : _(sheets[sheet].title);
}

const char *
rapport_book_get_sheet_purpose (RapportBookSheet sheet)
{
  return _(sheets[sheet].purpose);
}

static GPtrArray *
compute_history (const RapportBook *self,
                 guint              quarter)
{
  const RapportPortfolio *portfolio = self->portfolio;
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_scorecard_free);

  for (guint i = 0; i < self->n_partners; i++)
    g_ptr_array_add (cards,
                     rapport_scorecard_compute_revenue (portfolio->programme, g_ptr_array_index (portfolio->facts, i),
                                                        &self->quarters[quarter],
                                                        MIN (self->quarters[quarter].end, portfolio->as_of)));

  return cards;
}

static void
init_quarters (RapportBook *self)
{
  const RapportFiscal *fiscal = &self->portfolio->programme->settings->fiscal;

  for (guint i = 0; i < RAPPORT_BOOK_N_QUARTERS; i++)
    {
      rapport_quarter_add (&self->quarters[i], fiscal, &self->portfolio->quarter, (int) i - RAPPORT_BOOK_PRESENT);
      self->labels[i] = rapport_quarter_to_label (&self->quarters[i], fiscal);
      if (i == RAPPORT_BOOK_PRESENT)
        self->history[i] = g_ptr_array_ref (self->portfolio->scorecards);
      else if (i == RAPPORT_BOOK_BEFORE)
        self->history[i] = g_ptr_array_ref (self->portfolio->previous);
      else
        self->history[i] = compute_history (self, i);
    }
}

/* Works out everything that needs no file. */
void
rapport_book_init (RapportBook            *self,
                   const RapportPortfolio *portfolio)
{
  g_autofree char *as_of = rapport_book_format_date (portfolio->as_of);

  self->portfolio = portfolio;
  self->n_partners = portfolio->facts->len;
  self->is_large = self->n_partners > LARGE;
  self->currency = portfolio->programme->settings->currency;
  self->unit = pow (10, rapport_currency_get_decimals (self->currency));
  self->label = rapport_quarter_to_label (&portfolio->quarter, &portfolio->programme->settings->fiscal);
  /* Translators: a quarter, a day, a currency. */
  self->subtitle = g_strdup_printf (_("%s, data as of %s, amounts in %s"), self->label, as_of, self->currency);
  init_quarters (self);
  rapport_book_group (self);
  rapport_book_compute_figures (self);
}

void
rapport_book_clear (RapportBook *self)
{
  for (guint i = 0; i < RAPPORT_BOOK_N_QUARTERS; i++)
    {
      g_free (self->labels[i]);
      g_clear_pointer (&self->history[i], g_ptr_array_unref);
    }
  for (guint i = 0; i < RAPPORT_N_GROUPINGS; i++)
    rapport_grouping_clear (&self->groupings[i]);

  g_free (self->label);
  g_free (self->subtitle);
  g_free (self->rows);
  g_free (self->past_rows);
  g_free (self->figures);
  g_clear_pointer (&self->evidence, rapport_evidence_sheet_free);
  g_clear_pointer (&self->data, rapport_data_sheet_free);
}

static void
add_sheets (RapportBook *self)
{
  g_autofree char *title = g_strdup_printf (_("Partner portfolio %s"), self->label);

  rapport_workbook_set_properties (self->workbook, title, _("Partner portfolio"),
                                   self->portfolio->programme->settings->user_name, NULL);
  rapport_workbook_set_running_text (self->workbook, _("Partner portfolio"), self->label,
                                     _("Confidential: for our leadership only, not for partners"));
  for (guint i = 0; i < RAPPORT_BOOK_N_SHEETS; i++)
    self->sheets[i] = rapport_workbook_add_sheet (self->workbook, _(sheets[i].title), sheets[i].is_wide, sheets[i].is_report);
}

/* What the sheets of this workbook compute themselves. */
static const char * const own_definitions[] = {
  N_("Attainment of several partners: the revenue of those that have a target, divided by the sum of their targets."),
  N_("Growth of several partners: the revenue of all of them, against the revenue of all of them in the earlier quarter."),
  N_("Rank: by revenue won in the quarter; partners with the same revenue share the better place. Movement: places won or lost since the quarter before."),
  N_("A figure of a partner that is n/a adds nothing to a sum."),
};

static void
write_definitions (RapportBook *self,
                   const char  *differences,
                   double       n_differences)
{
  const RapportKpiInfo *infos[RAPPORT_N_KPIS + RAPPORT_N_PROGRAMME_KPIS];
  const char *lines[G_N_ELEMENTS (own_definitions) + 2] = { NULL };
  RapportSheet *sheet = self->sheets[RAPPORT_BOOK_DEFINITIONS];
  guint n_infos = 0;
  guint n_lines = 0;
  guint row;

  for (guint i = 0; i < RAPPORT_N_PROGRAMME_KPIS; i++)
    infos[n_infos++] = rapport_programme_kpi_get_info (i);
  for (guint i = 0; i < RAPPORT_N_KPIS; i++)
    infos[n_infos++] = rapport_kpi_get_info (i);
  for (guint i = 0; i < G_N_ELEMENTS (own_definitions); i++)
    lines[n_lines++] = _(own_definitions[i]);
  if (self->is_large)
    lines[n_lines++] = _("This programme is large: the records behind revenue, targets and open amounts are listed, those behind other figures are in the workbook of each partner.");

  row = rapport_definitions_sheet_write (sheet, self->subtitle, infos, n_infos, differences, n_differences);
  rapport_definitions_sheet_write_lines (sheet, row, _("Figures of several partners"), lines);
}

static void
write_sheets (RapportBook *self)
{
  g_autofree char *differences = NULL;
  double n_differences = 0;

  self->evidence = rapport_evidence_sheet_new (self->sheets[RAPPORT_BOOK_EVIDENCE], self->currency,
                                               self->portfolio->programme->settings->zone);
  self->data = rapport_data_sheet_new (self->sheets[RAPPORT_BOOK_DATA]);
  rapport_book_fill_evidence (self);
  rapport_book_fill_data (self);
  differences = rapport_data_sheet_finish (self->data, self->subtitle, &n_differences);

  rapport_book_write_cover (self);
  rapport_book_write_summary (self);
  rapport_book_write_ranking (self);
  rapport_book_write_tiers (self);
  rapport_book_write_types (self);
  rapport_book_write_health (self);
  rapport_book_write_pipeline (self);
  rapport_book_write_attention (self);
  rapport_book_write_satisfaction (self);
  rapport_book_write_retention (self);
  rapport_book_write_years (self);
  write_definitions (self, differences, n_differences);
  rapport_evidence_sheet_finish (self->evidence, self->subtitle);
}

/**
 * rapport_portfolio_write:
 * @portfolio: the figures of all partners
 * @path: the file to write, whole or not at all
 * @sheets: (out) (optional): how many sheets it has
 *
 * Writes the workbook about all partners of a quarter. Any thread.
 *
 * Returns: whether the file is there
 */
gboolean
rapport_portfolio_write (const RapportPortfolio  *portfolio,
                         const char              *path,
                         guint                   *n_sheets,
                         GError                 **error)
{
  RapportBook book = { 0 };
  gboolean is_written;

  g_return_val_if_fail (portfolio != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  book.workbook = rapport_workbook_new (path, portfolio->programme->settings->currency,
                                        portfolio->programme->settings->paper, portfolio->as_of, error);
  if (book.workbook == NULL)
    return FALSE;

  rapport_book_init (&book, portfolio);
  add_sheets (&book);
  write_sheets (&book);
  is_written = rapport_workbook_save (book.workbook, n_sheets, error);
  rapport_book_clear (&book);

  return is_written;
}
