/* rapport-health-bars.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapportHealthBar:
 * @title: what is judged
 * @score: 0 to 100, NaN where there is no data
 * @weight: how many points it can give, in per cent of the whole
 *
 * One dimension of a partner's health.
 */
typedef struct
{
  const char *title;
  double      score;
  int         weight;
} RapportHealthBar;

/**
 * RapportHealthBars:
 *
 * The dimensions of a partner's health, each with a bar and its points.
 */
#define RAPPORT_TYPE_HEALTH_BARS (rapport_health_bars_get_type ())
G_DECLARE_FINAL_TYPE (RapportHealthBars, rapport_health_bars, RAPPORT, HEALTH_BARS, GtkWidget)

GtkWidget *rapport_health_bars_new (void);
void       rapport_health_bars_set (RapportHealthBars      *self,
                                    const RapportHealthBar *bars,
                                    guint                   n_bars);

G_END_DECLS
