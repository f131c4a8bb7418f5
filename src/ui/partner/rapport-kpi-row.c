/* rapport-kpi-row.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-kpi-row"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rapport-kpi-row.h"
#include "rapport-sections.h"
#include "rapport-sparkline.h"

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (list), "partner.show-evidence", "s",
                              g_object_get_data (G_OBJECT (row), "kpi"));
}

static GtkWidget *
create_sparkline (const RapportPartnerPage *page,
                  RapportKpi                kpi)
{
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_known = 0;
  GtkWidget *line;

  for (guint i = 0; i < page->scorecards->len; i++)
    {
      const RapportScorecard *scorecard = g_ptr_array_index (page->scorecards, i);
      double value = NAN;

      if (scorecard->values[kpi].available)
        {
          value = rapport_kpi_value_get (&scorecard->values[kpi]);
          n_known++;
        }

      g_array_append_val (values, value);
    }

  if (n_known < 2)
    return NULL;

  line = rapport_sparkline_new ();
  rapport_sparkline_set_values (RAPPORT_SPARKLINE (line), (const double *) values->data, values->len,
                                _("Course over eight quarters"));
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);

  return line;
}

GtkWidget *
rapport_kpi_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (list, "figures");
  g_object_set_data_full (G_OBJECT (list), "values", gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL), g_object_unref);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);

  return list;
}

void
rapport_kpi_list_append (GtkWidget                *list,
                         const RapportPartnerPage *page,
                         RapportKpi                kpi)
{
  const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
  const RapportKpiValue *value = &rapport_page_get_scorecard (page)->values[kpi];
  g_autofree char *text = rapport_kpi_format (page, kpi);
  /* Translators: a figure's name and its value. */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), _(info->title), text);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_(info->title));
  GtkWidget *number = gtk_label_new (text);
  GtkWidget *line = create_sparkline (page, kpi);

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  gtk_widget_add_css_class (box, "figure");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_size_group_add_widget (g_object_get_data (G_OBJECT (list), "values"), number);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, value->available ? "figure-value" : "dim-label");

  gtk_box_append (GTK_BOX (box), title);
  if (line != NULL)
    gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, value->available || value->reason == NULL ? _(info->definition) : value->reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "kpi", (gpointer) info->id);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

char *
rapport_kpi_format (const RapportPartnerPage *page,
                    RapportKpi                kpi)
{
  g_return_val_if_fail (page != NULL, NULL);

  return rapport_kpi_value_to_display (&rapport_page_get_scorecard (page)->values[kpi], kpi,
                                       page->programme->settings->currency);
}
