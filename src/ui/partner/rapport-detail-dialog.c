/* rapport-detail-dialog.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-detail-dialog"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-detail-dialog.h"
#include "rapport-display.h"
#include "rapport-kpi-row.h"
#include "rapport-sections.h"

#define MAXIMUM_ROWS 200

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

/* A window that closes with Escape, and the box for its content. */
static GtkWidget *
create_window (GtkWindow  *parent,
               const char *title,
               GtkWidget **content)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, shortcuts);

  *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (*content, "detail");
  adw_clamp_set_child (ADW_CLAMP (clamp), *content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, ""));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 560);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);

  return window;
}

static GtkWidget *
create_row (const char *title,
            const char *detail,
            const char *value)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "record");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), create_label (title, NULL));
  if (detail != NULL)
    {
      GtkWidget *label = create_label (detail, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (lines), label);
    }

  gtk_box_append (GTK_BOX (box), lines);
  if (value != NULL)
    {
      GtkWidget *label = gtk_label_new (value);

      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), label);
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}

static GtkWidget *
create_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return list;
}

static const char *
describe_role (const RapportEvidence *evidence)
{
  switch (evidence->role)
    {
    case RAPPORT_EVIDENCE_NUMERATOR:
    case RAPPORT_EVIDENCE_BOTH:
      return _("Counts");

    case RAPPORT_EVIDENCE_DENOMINATOR:
      return _("Counts only in the whole");

    case RAPPORT_EVIDENCE_SAMPLE:
    default:
      return NULL;
    }
}

static char *
describe_evidence (const RapportPartnerPage *page,
                   const RapportEvidence    *evidence)
{
  g_autofree char *date = NULL;
  g_autofree char *original = NULL;
  const char *role = describe_role (evidence);

  if (evidence->date != RAPPORT_DATE_NONE)
    date = rapport_date_to_display (evidence->date);
  if (evidence->currency != NULL && g_strcmp0 (evidence->currency, page->programme->settings->currency) != 0)
    original = rapport_money_to_display (evidence->original, evidence->currency);

  if (rapport_kpi_get_info (evidence->kpi)->unit != RAPPORT_UNIT_SHARE)
    role = NULL;

  if (date != NULL && (original != NULL || role != NULL))
    return g_strdup_printf ("%s · %s", date, original != NULL ? original : role);
  if (date == NULL)
    return g_strdup (role);

  return g_steal_pointer (&date);
}

static char *
format_share_of_value (const RapportPartnerPage *page,
                       const RapportEvidence    *evidence)
{
  RapportUnit unit = rapport_kpi_get_info (evidence->kpi)->unit;
  RapportKpiValue value = { TRUE, evidence->value, 1, NULL };

  if (unit == RAPPORT_UNIT_SHARE || unit == RAPPORT_UNIT_RATIO || unit == RAPPORT_UNIT_COUNT)
    return NULL;

  return rapport_kpi_value_to_display (&value, evidence->kpi, page->programme->settings->currency);
}

static GtkWidget *
create_evidence_row (const RapportPartnerPage *page,
                     const RapportEvidence    *evidence)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = describe_evidence (page, evidence);
  g_autofree char *value = format_share_of_value (page, evidence);

  if (evidence->record != NULL)
    title = rapport_display_title (page->programme, page->facts, evidence->record);

  return create_row (title != NULL ? title : _("No record"), detail, value);
}

static guint
add_evidence (GtkWidget                *list,
              const RapportPartnerPage *page,
              RapportKpi                kpi)
{
  const GArray *evidence = rapport_page_get_scorecard (page)->evidence;
  guint count = 0;

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      const RapportEvidence *entry = &g_array_index (evidence, RapportEvidence, i);

      if (entry->kpi != kpi)
        continue;
      if (count++ < MAXIMUM_ROWS)
        gtk_list_box_append (GTK_LIST_BOX (list), create_evidence_row (page, entry));
    }

  return count;
}

/* Health is made of figures of its own; its dimensions are its evidence. */
static guint
add_dimensions (GtkWidget                *list,
                const RapportPartnerPage *page)
{
  const RapportHealth *health = &rapport_page_get_scorecard (page)->health;

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      g_autofree char *weight = g_strdup_printf (_("Weight %d"), health->weights[i]);
      /* Translators: a score out of a hundred. */
      g_autofree char *score = g_strdup_printf (_("%.0f of 100"), health->scores[i]);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           create_row (rapport_health_dimension_get_title (i), weight,
                                       health->has[i] ? score : _("No data")));
    }

  return RAPPORT_N_HEALTH_DIMENSIONS;
}

/**
 * rapport_record_dialog_new:
 * @parent: the window in front
 * @page: a partner's page
 * @record: one of its records
 *
 * Returns: (transfer none): a window with every field of @record that has a value
 */
GtkWidget *
rapport_record_dialog_new (GtkWindow                *parent,
                           const RapportPartnerPage *page,
                           RapportRecord            *record)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);
  g_autofree char *title = rapport_display_title (page->programme, page->facts, record);
  GtkWidget *list = create_list (_(info->title));
  GtkWidget *content;
  GtkWidget *window = create_window (parent, _(info->title), &content);

  gtk_box_append (GTK_BOX (content), create_label (title, "title-3"));

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *value = rapport_display_field (page->programme, page->facts, record, info->fields[i].id);

      if (value != NULL && (int) i != rapport_kind_get_title_field (record->kind))
        gtk_list_box_append (GTK_LIST_BOX (list), create_row (value, _(info->fields[i].title), NULL));
    }

  if (record->origin != NULL && *record->origin != '\0')
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (record->origin, _("Where it came from"), NULL));

  gtk_box_append (GTK_BOX (content), list);

  return window;
}

/**
 * rapport_evidence_dialog_new:
 * @parent: the window in front
 * @page: a partner's page
 * @kpi: one of its figures
 *
 * Returns: (transfer none): a window with the definition of @kpi and what was counted
 */
GtkWidget *
rapport_evidence_dialog_new (GtkWindow                *parent,
                             const RapportPartnerPage *page,
                             RapportKpi                kpi)
{
  const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
  const RapportKpiValue *value = &rapport_page_get_scorecard (page)->values[kpi];
  g_autofree char *text = rapport_kpi_format (page, kpi);
  /* Translators: the version of a definition, and from which kinds of records the figure is made. */
  g_autofree char *source = g_strdup_printf (_("Definition %d · from %s"), info->version, _(info->sources));
  GtkWidget *list = create_list (_("Records behind the figure"));
  GtkWidget *content;
  GtkWidget *window = create_window (parent, _(info->title), &content);
  GtkWidget *label;
  guint count;

  gtk_box_append (GTK_BOX (content), create_label (text, "title-1"));
  if (!value->available && value->reason != NULL)
    gtk_box_append (GTK_BOX (content), create_label (value->reason, "warning"));
  gtk_box_append (GTK_BOX (content), create_label (_(info->definition), NULL));
  label = create_label (source, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (content), label);

  count = kpi == RAPPORT_KPI_HEALTH ? add_dimensions (list, page) : add_evidence (list, page, kpi);
  if (count == 0)
    gtk_box_append (GTK_BOX (content), create_label (_("No record was counted."), "dim-label"));
  else
    gtk_box_append (GTK_BOX (content), list);

  if (count > MAXIMUM_ROWS)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("and %'u more record", "and %'u more records",
                                                         count - MAXIMUM_ROWS), count - MAXIMUM_ROWS);

      gtk_box_append (GTK_BOX (content), create_label (rest, "dim-label"));
    }

  return window;
}
