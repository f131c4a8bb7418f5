/* rapport-qbr.c
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

#include "rapport-file.h"
#include "rapport-qbr-private.h"

#define ID_PIECE 8

static const struct
{
  const char *title;
  const char *purpose;
  gboolean    is_short;
  void      (*data)  (RapportQbr *self);
  void      (*write) (RapportQbr *self);
} sheets[RAPPORT_QBR_N_SHEETS] = {
  [RAPPORT_QBR_COVER] = {
    N_("Cover"), N_("Who meets, when and why"), TRUE, NULL, rapport_qbr_cover_write },
  [RAPPORT_QBR_SUMMARY] = {
    N_("Summary"), N_("The quarter on one page"), TRUE, rapport_qbr_summary_data, rapport_qbr_summary_write },
  [RAPPORT_QBR_SCORECARD] = {
    N_("Scorecard"), N_("Every KPI against target, previous quarters and last year"), TRUE,
    rapport_qbr_scorecard_data, rapport_qbr_scorecard_write },
  [RAPPORT_QBR_REVENUE] = {
    N_("Revenue"), N_("Revenue won by month, attribution and category"), FALSE,
    rapport_qbr_revenue_data, rapport_qbr_revenue_write },
  [RAPPORT_QBR_PIPELINE] = {
    N_("Pipeline"), N_("Open deals by stage, and what each needs next"), TRUE,
    rapport_qbr_pipeline_data, rapport_qbr_pipeline_write },
  [RAPPORT_QBR_REGISTRATIONS] = {
    N_("Deal registrations"), N_("Submitted, decided, protected, won"), FALSE,
    rapport_qbr_registrations_data, rapport_qbr_registrations_write },
  [RAPPORT_QBR_WINS] = {
    N_("Wins & losses"), N_("What closed, why, and what it taught"), FALSE,
    rapport_qbr_wins_data, rapport_qbr_wins_write },
  [RAPPORT_QBR_ENABLEMENT] = {
    N_("Enablement"), N_("Certificates held against those required"), FALSE,
    rapport_qbr_enablement_data, rapport_qbr_enablement_write },
  [RAPPORT_QBR_MARKETING] = {
    N_("Marketing & MDF"), N_("Joint activities, funds and their return"), FALSE,
    rapport_qbr_marketing_data, rapport_qbr_marketing_write },
  [RAPPORT_QBR_PLAN] = {
    N_("Plan & next quarter"), N_("The joint plan, next quarter's targets, the goal in years"), FALSE,
    rapport_qbr_plan_data, rapport_qbr_plan_write },
  [RAPPORT_QBR_ACTIONS] = {
    N_("Actions"), N_("What both sides promised, kept and still owe"), TRUE,
    rapport_qbr_actions_data, rapport_qbr_actions_write },
  [RAPPORT_QBR_RELATIONSHIP] = {
    N_("Relationship"), N_("People, meetings, answers, satisfaction, agreements"), FALSE,
    rapport_qbr_relationship_data, rapport_qbr_relationship_write },
  [RAPPORT_QBR_RISKS] = {
    N_("Risks & SWOT"), N_("What can go wrong, and who looks after it"), FALSE, NULL, rapport_qbr_risks_write },
  [RAPPORT_QBR_TIER] = {
    N_("Tier path"), N_("What the next tier asks for"), FALSE, rapport_qbr_tier_data, rapport_qbr_tier_write },
  [RAPPORT_QBR_DEFINITIONS] = {
    N_("Definitions"), N_("What each figure means, and whether all of them add up"), TRUE, NULL, NULL },
  [RAPPORT_QBR_DATA] = {
    N_("Data"), N_("The numbers that formulas and charts read"), TRUE, NULL, NULL },
  [RAPPORT_QBR_EVIDENCE] = {
    N_("Evidence"), N_("The records behind every figure"), TRUE, NULL, NULL },
};

/* At most @bytes of @text, cut at a character. */
static char *
cut_bytes (const char *text,
           gsize       bytes)
{
  char *valid = g_utf8_make_valid (text, -1);
  char *end;

  if (strlen (valid) <= bytes)
    return valid;

  for (end = valid + bytes; ((guchar) *end & 0xc0) == 0x80; end--)
    ;
  *end = '\0';

  return valid;
}

static const RapportRecord *
find_review (const RapportFacts   *facts,
             const RapportQuarter *quarter)
{
  GPtrArray *reviews = facts->records[RAPPORT_KIND_REVIEW];

  for (guint i = 0; i < reviews->len; i++)
    {
      const RapportRecord *review = g_ptr_array_index (reviews, i);

      if (rapport_record_get_date (review, "quarter") == quarter->start)
        return review;
    }

  return NULL;
}

static char *
make_money_format (const char *currency)
{
  return g_strdup_printf ("#,##0 \"%s\"", currency);
}

static void
init_quarters (RapportQbr           *self,
               const RapportQuarter *quarter)
{
  const RapportFiscal *fiscal = &self->programme->settings->fiscal;

  for (int i = 0; i < RAPPORT_QBR_N_QUARTERS; i++)
    {
      RapportDate as_of;

      rapport_quarter_add (&self->quarters[i], fiscal, quarter, i - RAPPORT_QBR_PRESENT);
      as_of = MIN (self->quarters[i].end, self->as_of);
      self->cards[i] = rapport_scorecard_compute (self->programme, self->facts, &self->quarters[i],
                                                  i == RAPPORT_QBR_PRESENT ? self->as_of : as_of);
      self->labels[i] = rapport_quarter_to_label (&self->quarters[i], fiscal);
    }

  rapport_quarter_add (&self->next, fiscal, quarter, 1);
  self->next_label = rapport_quarter_to_label (&self->next, fiscal);
  self->quarter = &self->quarters[RAPPORT_QBR_PRESENT];
  self->card = self->cards[RAPPORT_QBR_PRESENT];
  self->label = self->labels[RAPPORT_QBR_PRESENT];
}

static void
init_texts (RapportQbr *self)
{
  g_autofree char *period = rapport_qbr_format_period (self->quarter->start, self->quarter->end);
  g_autofree char *as_of = rapport_qbr_format_date (self->as_of);
  g_autofree char *name = rapport_qbr_shorten (self->name, 60);

  /* Translators: the partner, the quarter's label, its first to last day, the day of the data. */
  self->subtitle = g_strdup_printf (_("%s · %s (%s) · data as of %s"), name, self->label, period, as_of);
  self->money_format = make_money_format (self->currency);
}

static void
rapport_qbr_init (RapportQbr             *self,
                  const RapportProgramme *programme,
                  const RapportFacts     *facts,
                  const RapportQuarter   *quarter,
                  RapportDate             as_of,
                  RapportForm             form)
{
  *self = (RapportQbr) {
    .programme = programme,
    .facts = facts,
    .as_of = as_of,
    .form = form,
    .review = find_review (facts, quarter),
    .name = rapport_record_get_title (facts->partner),
    .currency = programme->settings->currency,
    .unit = pow (10, rapport_currency_get_decimals (programme->settings->currency)),
  };

  init_quarters (self, quarter);
  init_texts (self);
}

static void
rapport_qbr_clear (RapportQbr *self)
{
  for (guint i = 0; i < RAPPORT_QBR_N_QUARTERS; i++)
    {
      g_clear_pointer (&self->cards[i], rapport_scorecard_free);
      g_clear_pointer (&self->labels[i], g_free);
    }
  g_clear_pointer (&self->next_label, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->money_format, g_free);
  g_clear_pointer (&self->evidence, rapport_evidence_sheet_free);
  g_clear_pointer (&self->data, rapport_data_sheet_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapportQbr, rapport_qbr_clear)

static void
set_document (RapportQbr *self)
{
  g_autofree char *title = g_strdup_printf (_("QBR %s: %s"), self->label, self->name);
  g_autofree char *name = rapport_qbr_shorten (self->name, 36);
  g_autofree char *confidential = g_strdup_printf (_("Confidential · %s"), name);

  rapport_workbook_set_properties (self->workbook, title, _("Quarterly business review"),
                                   self->programme->settings->user_name, NULL);
  rapport_workbook_set_running_text (self->workbook, name, self->label, confidential);
}

static void
add_sheets (RapportQbr *self)
{
  for (guint i = 0; i < RAPPORT_QBR_N_SHEETS; i++)
    {
      gboolean is_report = i != RAPPORT_QBR_DATA && i != RAPPORT_QBR_EVIDENCE;

      if (rapport_qbr_form_has_sheet (self->form, i))
        self->sheets[i] = rapport_workbook_add_sheet (self->workbook, _(sheets[i].title), TRUE, is_report);
    }

  self->evidence = rapport_evidence_sheet_new (self->sheets[RAPPORT_QBR_EVIDENCE], self->currency,
                                               self->programme->settings->zone);
  self->data = rapport_data_sheet_new (self->sheets[RAPPORT_QBR_DATA]);
}

static void
add_lone_data (RapportQbr *self)
{
  const RapportSettings *settings = self->programme->settings;
  struct { const char *name; const char *label; RapportDate date; } dates[] = {
    { "AsOf", _("Data as of"), self->as_of },
    { "PeriodStart", _("First day of the quarter"), self->quarter->start },
    { "PeriodEnd", _("Last day of the quarter"), self->quarter->end },
    { "NextStart", _("First day of the next quarter"), self->next.start },
    { "NextEnd", _("Last day of the next quarter"), self->next.end },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    rapport_data_sheet_add_date (self->data, self->workbook, dates[i].name, dates[i].label, dates[i].date);

  rapport_data_sheet_add_number (self->data, self->workbook, "SlaHours", _("Hours within which a question is answered"),
                                 settings->sla_hours, RAPPORT_STYLE_COUNT);
  rapport_data_sheet_add_number (self->data, self->workbook, "CadenceDays", _("Days between contacts"),
                                 rapport_partner_get_cadence (self->programme, self->facts->partner), RAPPORT_STYLE_COUNT);
}

static void
fill_sheets (RapportQbr *self)
{
  g_autofree char *formula = NULL;
  double differences = 0;

  rapport_qbr_evidence_fill (self);
  if (self->sheets[RAPPORT_QBR_MARKETING] != NULL)
    rapport_qbr_marketing_evidence (self);
  if (self->sheets[RAPPORT_QBR_TIER] != NULL)
    rapport_qbr_tier_evidence (self);

  add_lone_data (self);
  rapport_qbr_kpi_data (self);
  for (guint i = 0; i < RAPPORT_QBR_N_SHEETS; i++)
    {
      if (self->sheets[i] != NULL && sheets[i].data != NULL)
        sheets[i].data (self);
    }
  formula = rapport_data_sheet_finish (self->data, self->subtitle, &differences);

  for (guint i = 0; i < RAPPORT_QBR_N_SHEETS; i++)
    {
      if (self->sheets[i] != NULL && sheets[i].write != NULL)
        sheets[i].write (self);
    }
  rapport_qbr_definitions_write (self, formula, differences);
  rapport_evidence_sheet_finish (self->evidence, self->subtitle);
}

const char *
rapport_qbr_get_sheet_title (RapportQbrSheet sheet)
{
  return sheets[sheet].title;
}

const char *
rapport_qbr_get_sheet_purpose (RapportQbrSheet sheet)
{
  return sheets[sheet].purpose;
}

gboolean
rapport_qbr_form_has_sheet (RapportForm     form,
                            RapportQbrSheet sheet)
{
  return form == RAPPORT_FORM_FULL || sheets[sheet].is_short;
}

/**
 * rapport_qbr_write:
 * @programme: what all partners share
 * @facts: the partner and its records
 * @quarter: the quarter to review
 * @as_of: nothing after it is counted
 * @form: full, or short for lower tiers
 * @path: the file to write
 * @sheets_written: (out) (optional): how many sheets it has
 *
 * Writes the QBR workbook of one partner and quarter, whole or not at all. The same input gives the
 * same bytes. Pure but for the file; any thread, also several at once.
 *
 * Returns: whether the file is there
 */
gboolean
rapport_qbr_write (const RapportProgramme  *programme,
                   const RapportFacts      *facts,
                   const RapportQuarter    *quarter,
                   RapportDate              as_of,
                   RapportForm              form,
                   const char              *path,
                   guint                   *sheets_written,
                   GError                 **error)
{
  g_auto(RapportQbr) self = { NULL };

  g_return_val_if_fail (programme != NULL, FALSE);
  g_return_val_if_fail (facts != NULL, FALSE);
  g_return_val_if_fail (quarter != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  rapport_qbr_init (&self, programme, facts, quarter, as_of, form);
  self.workbook = rapport_workbook_new (path, self.currency, programme->settings->paper, as_of, error);
  if (self.workbook == NULL)
    return FALSE;

  set_document (&self);
  add_sheets (&self);
  fill_sheets (&self);

  return rapport_workbook_save (g_steal_pointer (&self.workbook), sheets_written, error);
}

/**
 * rapport_qbr_file_name:
 * @facts: the partner
 * @programme: what all partners share
 * @quarter: the quarter
 * @ambiguous: whether another partner has the same name
 *
 * Returns: (transfer full): "<name>-<quarter>.xlsx", with a piece of the partner's id where the
 *   name had to be cut or is @ambiguous
 */
char *
rapport_qbr_file_name (const RapportFacts     *facts,
                       const RapportProgramme *programme,
                       const RapportQuarter   *quarter,
                       gboolean                ambiguous)
{
  g_autofree char *label = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *id = NULL;
  g_autofree char *tail = NULL;
  gboolean was_cut = FALSE;
  gsize room;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (programme != NULL, NULL);
  g_return_val_if_fail (quarter != NULL, NULL);

  label = rapport_quarter_to_label (quarter, &programme->settings->fiscal);
  stem = g_strdup_printf ("%s-%s", rapport_record_get_title (facts->partner), label);
  plain = rapport_file_safe_name (stem, "xlsx", &was_cut);
  if (!was_cut && !ambiguous)
    return g_steal_pointer (&plain);

  /* The last characters of an id are chance; the first are the time, which neighbours share. */
  id = rapport_id_to_string (&facts->partner->id);
  tail = g_strdup_printf ("-%s-%s", label, id + strlen (id) - ID_PIECE);
  room = 120 - strlen (".xlsx") - strlen (tail);
  g_free (stem);
  stem = cut_bytes (rapport_record_get_title (facts->partner), room);
  g_free (plain);
  plain = g_strconcat (stem, tail, NULL);

  return rapport_file_safe_name (plain, "xlsx", NULL);
}

/**
 * rapport_qbr_preview:
 * @sheets_out: (out) (optional): how many sheets the workbook will have
 * @records: (out) (optional): how many records are behind its figures
 * @missing: (out) (optional) (transfer full) (element-type RapportKpi): the KPIs without data
 *
 * What can be said about a workbook before it is written.
 */
void
rapport_qbr_preview (const RapportProgramme  *programme,
                     const RapportFacts      *facts,
                     const RapportQuarter    *quarter,
                     RapportDate              as_of,
                     RapportForm              form,
                     guint                   *sheets_out,
                     guint                   *records,
                     GArray                 **missing)
{
  g_autoptr(RapportScorecard) card = NULL;
  g_autoptr(GHashTable) seen = NULL;
  guint n_sheets = 0;

  g_return_if_fail (programme != NULL);
  g_return_if_fail (facts != NULL);
  g_return_if_fail (quarter != NULL);

  card = rapport_scorecard_compute (programme, facts, quarter, as_of);
  seen = g_hash_table_new (rapport_id_hash, rapport_id_equal);
  for (guint i = 0; i < card->evidence->len; i++)
    {
      const RapportRecord *record = g_array_index (card->evidence, RapportEvidence, i).record;

      if (record != NULL)
        g_hash_table_add (seen, (gpointer) &record->id);
    }
  for (guint i = 0; i < RAPPORT_QBR_N_SHEETS; i++)
    n_sheets += rapport_qbr_form_has_sheet (form, i) ? 1 : 0;

  if (sheets_out != NULL)
    *sheets_out = n_sheets;
  if (records != NULL)
    *records = g_hash_table_size (seen);
  if (missing != NULL)
    {
      *missing = g_array_new (FALSE, FALSE, sizeof (RapportKpi));
      for (RapportKpi kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
        {
          if (!card->values[kpi].available)
            g_array_append_val (*missing, kpi);
        }
    }
}
