/* rapport-overview.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-overview"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-badge.h"
#include "rapport-column-chart.h"
#include "rapport-display.h"
#include "rapport-grid-layout.h"
#include "rapport-health-bars.h"
#include "rapport-kpi-row.h"
#include "rapport-overview.h"
#include "rapport-partner-cells.h"
#include "rapport-record-group.h"
#include "rapport-sections.h"
#include "rapport-target-bar.h"

#define N_LATEST 10

static const RapportKpi quarter_kpis[] = {
  RAPPORT_KPI_REVENUE_WON,
  RAPPORT_KPI_TARGET,
  RAPPORT_KPI_ATTAINMENT,
  RAPPORT_KPI_QOQ_GROWTH,
  RAPPORT_KPI_WIN_RATE,
  RAPPORT_KPI_PIPELINE_AMOUNT,
};

static const RapportKpi trust_kpis[] = {
  RAPPORT_KPI_COMMITMENTS_KEPT_OURS,
  RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS,
  RAPPORT_KPI_RESPONSE_WITHIN_SLA,
  RAPPORT_KPI_INFORMATION_REACH,
  RAPPORT_KPI_NPS,
};

static const char * const fact_fields[] = {
  "legal_name", "types", "motions", "segment", "status", "industry", "country", "region", "website",
  "employees", "parent", "owner", "currency", "since", "tier_since", "cadence_days", "next_step",
  "next_step_on", "tags", "notes",
};

static const RapportGroupSpec actions_spec = {
  RAPPORT_KIND_ACTION, N_("Open actions"), N_("Nothing is promised and still to be done."),
  { "side", "owner", "priority", NULL }, "due_on", "status", NULL
};

static const RapportGroupSpec latest_spec = {
  RAPPORT_KIND_NONE, N_("Latest"), N_("Nothing has happened with this partner yet."),
  { NULL }, NULL, NULL, NULL, NULL, TRUE
};

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A card with a heading; @end (nullable) stands at its right. */
static GtkWidget *
create_card (const char *title,
             GtkWidget  *end)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "overview");
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (end != NULL)
    gtk_box_append (GTK_BOX (head), end);
  gtk_box_append (GTK_BOX (card), head);

  return card;
}

static GtkWidget *
create_health_badge (const RapportHealth *health)
{
  g_autofree char *text = rapport_partner_format_health (health->available ? health->score : NAN, health->band);
  RapportShape shape;
  RapportTone tone;
  GtkWidget *badge = rapport_badge_new ();

  rapport_partner_get_band_style (health->band, &shape, &tone);
  rapport_badge_set (RAPPORT_BADGE (badge), text != NULL ? text : _("No data"), shape, tone);

  return badge;
}

static void
add_sentences (GtkWidget  *card,
               char      **sentences,
               const char *css_class)
{
  for (guint i = 0; sentences != NULL && sentences[i] != NULL; i++)
    {
      GtkWidget *label = create_label (sentences[i], "caption");

      gtk_widget_add_css_class (label, css_class);
      gtk_box_append (GTK_BOX (card), label);
    }
}

static GtkWidget *
create_health_card (const RapportPartnerPage *page)
{
  const RapportHealth *health = &rapport_page_get_scorecard (page)->health;
  GtkWidget *card = create_card (_("Health"), create_health_badge (health));
  GtkWidget *widget = rapport_health_bars_new ();
  GtkWidget *button = gtk_button_new_with_label (_("How It Is Made Up"));
  RapportHealthBar bars[RAPPORT_N_HEALTH_DIMENSIONS];
  g_autofree char *share = rapport_display_fraction (health->coverage);
  /* Translators: the share of the weights of health for which there is data. */
  g_autofree char *coverage = g_strdup_printf (_("Data for %s of the weights"), share);

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      bars[i].title = rapport_health_dimension_get_title (i);
      bars[i].score = health->has[i] ? health->scores[i] : NAN;
      bars[i].weight = health->weights[i];
    }

  rapport_health_bars_set (RAPPORT_HEALTH_BARS (widget), bars, G_N_ELEMENTS (bars));
  gtk_box_append (GTK_BOX (card), widget);
  add_sentences (card, health->caps, "warning");
  add_sentences (card, health->reasons, "dim-label");
  gtk_box_append (GTK_BOX (card), create_label (coverage, "caption"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "partner.show-evidence");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", rapport_kpi_get_info (RAPPORT_KPI_HEALTH)->id);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (card), button);

  return card;
}

static GtkWidget *
create_quarter_card (const RapportPartnerPage *page)
{
  const RapportScorecard *scorecard = rapport_page_get_scorecard (page);
  const RapportKpiValue *attainment = &scorecard->values[RAPPORT_KPI_ATTAINMENT];
  g_autofree char *label = rapport_quarter_to_label (&scorecard->quarter, &page->programme->settings->fiscal);
  GtkWidget *card = create_card (label, NULL);
  GtkWidget *list = rapport_kpi_list_new (label);

  if (attainment->available)
    {
      double fraction = rapport_kpi_value_get (attainment);
      GtkWidget *bar = rapport_target_bar_new ();

      rapport_target_bar_set_value (RAPPORT_TARGET_BAR (bar), fraction, rapport_target_get_tone (fraction),
                                    _("Attainment"));
      gtk_box_append (GTK_BOX (card), bar);
    }

  for (guint i = 0; i < G_N_ELEMENTS (quarter_kpis); i++)
    rapport_kpi_list_append (list, page, quarter_kpis[i]);
  gtk_box_append (GTK_BOX (card), list);

  if (scorecard->missing_rates != NULL)
    for (guint i = 0; i < scorecard->missing_rates->len; i++)
      gtk_box_append (GTK_BOX (card),
                      create_label (g_ptr_array_index (scorecard->missing_rates, i), "warning"));

  return card;
}

static void
add_next (GtkWidget  *card,
          const char *title,
          const char *text,
          const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = create_label (title, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_label (text, css_class));
  gtk_box_append (GTK_BOX (card), box);
}

static char *
describe_day (RapportDate day,
              RapportDate today)
{
  g_autofree char *date = rapport_date_to_display (day);
  g_autofree char *relative = rapport_display_relative_day (day, today);

  return g_strdup_printf ("%s · %s", date, relative);
}

static char *
describe_promises (const RapportPartnerPage *page,
                   gboolean                 *overdue)
{
  g_autoptr(GPtrArray) actions = rapport_page_list_open_actions (page);
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  guint n_ours = 0;

  *overdue = FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      const RapportRecord *action = g_ptr_array_index (actions, i);
      RapportDate due = rapport_record_get_date (action, "due_on");

      if (g_strcmp0 (rapport_record_get_text (action, "side"), "theirs") != 0)
        n_ours++;
      if (due != RAPPORT_DATE_NONE && due < page->programme->today)
        *overdue = TRUE;
    }

  ours = g_strdup_printf (ngettext ("%u of ours", "%u of ours", n_ours), n_ours);
  theirs = g_strdup_printf (ngettext ("%u of theirs", "%u of theirs", actions->len - n_ours), actions->len - n_ours);
  if (*overdue)
    /* Translators: open promises of both sides. */
    return g_strdup_printf (_("%s, %s · some are overdue"), ours, theirs);

  return g_strdup_printf (_("%s, %s"), ours, theirs);
}

/* The nearest notice deadline that is still ahead. */
static RapportDate
find_notice_deadline (const RapportPartnerPage *page)
{
  GPtrArray *agreements = page->facts->records[RAPPORT_KIND_AGREEMENT];
  RapportDate nearest = RAPPORT_DATE_NONE;

  for (guint i = 0; agreements != NULL && i < agreements->len; i++)
    {
      RapportDate deadline = rapport_agreement_record_get_notice_deadline (g_ptr_array_index (agreements, i));

      if (deadline == RAPPORT_DATE_NONE || deadline < page->programme->today)
        continue;
      if (nearest == RAPPORT_DATE_NONE || deadline < nearest)
        nearest = deadline;
    }

  return nearest;
}

static GtkWidget *
create_next_card (RapportPartner           *partner,
                  const RapportPartnerPage *page)
{
  RapportDate today = page->programme->today;
  RapportSummary *summary = rapport_partner_get_summary (partner);
  RapportDate contact = rapport_partner_get_last_contact (page->programme, page->facts, today);
  RapportDate deadline = find_notice_deadline (page);
  GtkWidget *card = create_card (_("Next"), NULL);
  g_autofree char *review = NULL;
  g_autofree char *step = rapport_display_field (page->programme, page->facts, page->facts->partner, "next_step");
  g_autofree char *notice = NULL;
  g_autofree char *last = NULL;
  g_autofree char *promises = NULL;
  gboolean overdue;

  if (summary != NULL && summary->next_review != RAPPORT_DATE_NONE)
    review = describe_day (summary->next_review, today);
  if (deadline != RAPPORT_DATE_NONE)
    notice = describe_day (deadline, today);
  if (contact != RAPPORT_DATE_NONE)
    last = describe_day (contact, today);
  promises = describe_promises (page, &overdue);

  add_next (card, _("Next step"), step != NULL ? step : _("Nothing noted"), NULL);
  add_next (card, _("Next review"), review != NULL ? review : _("Not planned"), NULL);
  add_next (card, _("Open promises"), promises, overdue ? "warning" : NULL);
  add_next (card, _("Notice deadline"), notice != NULL ? notice : _("None ahead"), NULL);
  add_next (card, _("Last contact"), last != NULL ? last : _("None yet"), NULL);

  return card;
}

static GtkWidget *
create_trust_card (const RapportPartnerPage *page)
{
  GtkWidget *card = create_card (_("Trust"), NULL);
  GtkWidget *list = rapport_kpi_list_new (_("Trust"));

  for (guint i = 0; i < G_N_ELEMENTS (trust_kpis); i++)
    rapport_kpi_list_append (list, page, trust_kpis[i]);
  gtk_box_append (GTK_BOX (card), list);

  return card;
}

static char *
format_scale (double   value,
              gpointer user_data)
{
  const char *currency = user_data;
  double factor = pow (10, rapport_currency_get_decimals (currency));

  return rapport_money_to_short (llround (value * factor), currency);
}

static void
clear_column (gpointer data)
{
  RapportChartColumn *column = data;

  g_free (column->label);
  g_free (column->text);
}

/* In major units, NaN for none. */
static double
get_money (const RapportScorecard *scorecard,
           RapportKpi              kpi,
           const char             *currency)
{
  if (!scorecard->values[kpi].available)
    return NAN;

  return rapport_kpi_value_get (&scorecard->values[kpi]) / pow (10, rapport_currency_get_decimals (currency));
}

static void
fill_column (RapportChartColumn       *column,
             const RapportPartnerPage *page,
             const RapportScorecard   *scorecard)
{
  const char *currency = page->programme->settings->currency;
  const RapportKpiValue *values = scorecard->values;
  g_autofree char *won = rapport_kpi_value_to_display (&values[RAPPORT_KPI_REVENUE_WON], RAPPORT_KPI_REVENUE_WON, currency);
  g_autofree char *target = rapport_kpi_value_to_display (&values[RAPPORT_KPI_TARGET], RAPPORT_KPI_TARGET, currency);

  column->label = rapport_quarter_to_label (&scorecard->quarter, &page->programme->settings->fiscal);
  column->value = get_money (scorecard, RAPPORT_KPI_REVENUE_WON, currency);
  column->target = get_money (scorecard, RAPPORT_KPI_TARGET, currency);

  if (values[RAPPORT_KPI_TARGET].available)
    /* Translators: a quarter, its revenue, and its target. */
    column->text = g_strdup_printf (_("%s: %s of %s"), column->label, won, target);
  else
    column->text = g_strdup_printf (_("%s: %s"), column->label, won);
}

static GtkWidget *
create_chart_card (const RapportPartnerPage *page)
{
  GtkWidget *card = create_card (_("Revenue by quarter"), create_label (_("Line: target"), "dim-label"));
  GtkWidget *chart = rapport_column_chart_new ();
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (RapportChartColumn));
  gboolean has_any = FALSE;

  g_array_set_clear_func (columns, clear_column);
  for (guint i = 0; i < page->scorecards->len; i++)
    {
      RapportChartColumn column = { 0 };

      fill_column (&column, page, g_ptr_array_index (page->scorecards, i));
      has_any |= column.value > 0 || column.target > 0;
      g_array_append_val (columns, column);
    }

  rapport_column_chart_set (RAPPORT_COLUMN_CHART (chart), _("Revenue by quarter"),
                            (const RapportChartColumn *) columns->data, columns->len,
                            format_scale, g_strdup (page->programme->settings->currency), g_free);
  gtk_widget_set_vexpand (chart, TRUE);
  if (has_any)
    gtk_box_append (GTK_BOX (card), chart);
  else
    {
      g_object_unref (g_object_ref_sink (chart));
      gtk_box_append (GTK_BOX (card),
                      create_label (_("There is neither revenue nor a target in the last eight quarters."), "dim-label"));
    }

  return card;
}

static void
add_fact (GtkWidget  *grid,
          int         row,
          const char *title,
          const char *text)
{
  GtkWidget *label = create_label (title, "dim-label");

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  label = create_label (text, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 1, row, 1, 1);
}

static GtkWidget *
create_grid (int column_width,
             int maximum_columns)
{
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (grid, rapport_grid_layout_new (column_width, maximum_columns, 12));

  return grid;
}

/* In two columns where there is room. */
static GtkWidget *
create_facts_card (const RapportPartnerPage *page)
{
  const RapportRecord *partner = page->facts->partner;
  GtkWidget *button = gtk_button_new_with_label (_("Edit…"));
  GtkWidget *card = create_card (_("Facts"), button);
  GtkWidget *columns = create_grid (360, 2);
  GtkWidget *grids[2];
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-partner");
  gtk_widget_add_css_class (button, "flat");

  for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
    {
      grids[i] = gtk_grid_new ();
      gtk_grid_set_column_spacing (GTK_GRID (grids[i]), 12);
      gtk_grid_set_row_spacing (GTK_GRID (grids[i]), 6);
      gtk_box_append (GTK_BOX (columns), grids[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (fact_fields); i++)
    {
      char *text = rapport_display_field (page->programme, page->facts, partner, fact_fields[i]);

      if (text == NULL)
        continue;

      g_ptr_array_add (texts, text);
      g_ptr_array_add (titles, (gpointer) _(rapport_kind_get_field (RAPPORT_KIND_PARTNER, fact_fields[i])->title));
    }

  for (guint i = 0; i < texts->len; i++)
    add_fact (grids[i < (texts->len + 1) / 2 ? 0 : 1], i,
              g_ptr_array_index (titles, i), g_ptr_array_index (texts, i));

  gtk_box_append (GTK_BOX (card), columns);

  return card;
}

static GtkWidget *
create_all_figures (const RapportPartnerPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = rapport_kpi_list_new (_("All figures"));
  GtkWidget *title = create_label (_("All figures"), "heading");

  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < RAPPORT_N_KPIS; i++)
    rapport_kpi_list_append (list, page, i);

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), list);

  return box;
}

/**
 * rapport_overview_create:
 * @partner: the partner
 * @page: its figures and records, which have to outlive the widget
 *
 * Returns: (transfer floating): what there is to know at a glance
 */
GtkWidget *
rapport_overview_create (RapportPartner           *partner,
                         const RapportPartnerPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *cards = create_grid (280, 3);
  GtkWidget *wide = create_grid (420, 2);
  GtkWidget *lists = create_grid (420, 2);
  g_autoptr(GPtrArray) actions = NULL;
  g_autoptr(GPtrArray) events = NULL;

  g_return_val_if_fail (RAPPORT_IS_PARTNER (partner), NULL);
  g_return_val_if_fail (page != NULL, NULL);

  actions = rapport_page_list_open_actions (page);
  events = rapport_page_list_events (page);
  g_ptr_array_set_size (events, MIN (events->len, N_LATEST));

  gtk_box_append (GTK_BOX (cards), create_health_card (page));
  gtk_box_append (GTK_BOX (cards), create_quarter_card (page));
  gtk_box_append (GTK_BOX (cards), create_next_card (partner, page));
  gtk_box_append (GTK_BOX (wide), create_chart_card (page));
  gtk_box_append (GTK_BOX (wide), create_trust_card (page));
  gtk_box_append (GTK_BOX (lists), rapport_record_group_new_for_records (&actions_spec, page, actions));
  gtk_box_append (GTK_BOX (lists), rapport_record_group_new_for_records (&latest_spec, page, events));

  gtk_box_append (GTK_BOX (box), cards);
  gtk_box_append (GTK_BOX (box), wide);
  gtk_box_append (GTK_BOX (box), lists);
  gtk_box_append (GTK_BOX (box), create_facts_card (page));
  gtk_box_append (GTK_BOX (box), create_all_figures (page));

  return box;
}
