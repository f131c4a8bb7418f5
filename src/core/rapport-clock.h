/* rapport-clock.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "rapport-date.h"

G_BEGIN_DECLS

/* The one place that asks the machine for time and chance, so that tests can
 * replay a day: RAPPORT_TODAY=2024-02-29 sets the clock to noon (UTC) of that
 * day, RAPPORT_SEED=7 makes the random bytes a sequence of that seed. */

gint64      rapport_clock_now       (void);
RapportDate rapport_clock_today     (GTimeZone *zone);
void        rapport_clock_set       (gint64     microseconds);
void        rapport_clock_random    (guint8    *bytes,
                                     gsize      length);
void        rapport_clock_seed      (guint32    seed);

G_END_DECLS
