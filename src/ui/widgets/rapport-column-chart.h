/* rapport-column-chart.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapportChartColumn:
 * @label: under the column
 * @value: its height, NaN for none
 * @target: where the line of its target is, NaN for none
 * @text: value and target in words, for the tooltip and the screen reader
 */
typedef struct
{
  char   *label;
  double  value;
  double  target;
  char   *text;
} RapportChartColumn;

/**
 * RapportColumnChart:
 *
 * Columns of a figure by quarter, each with the line of its target. The last one is the present
 * quarter, and drawn lighter: it is not over yet.
 */
#define RAPPORT_TYPE_COLUMN_CHART (rapport_column_chart_get_type ())
G_DECLARE_FINAL_TYPE (RapportColumnChart, rapport_column_chart, RAPPORT, COLUMN_CHART, GtkWidget)

/* Formats a value of the scale ("200 k €"). */
typedef char *(*RapportChartFormat) (double   value,
                                     gpointer user_data);

GtkWidget *rapport_column_chart_new        (void);
/* @title: what a screen reader calls it. @columns are copied. */
void       rapport_column_chart_set        (RapportColumnChart       *self,
                                            const char               *title,
                                            const RapportChartColumn *columns,
                                            guint                     n_columns,
                                            RapportChartFormat        format,
                                            gpointer                  user_data,
                                            GDestroyNotify            user_data_free);
/* A round number at or above @maximum that four lines divide well; 0 for nothing to show. */
double     rapport_column_chart_round_up   (double                    maximum);

G_END_DECLS
