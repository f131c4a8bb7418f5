/* rapport-sample.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-store.h"

G_BEGIN_DECLS

/* Fills an empty workspace with the fictional sample: 24 partners, two years that end today
 * (rapport_clock_today()), every kind of record. RAPPORT_ERROR_INVALID where it is not empty. One
 * transaction of origin sample; the same day and seed give the same records. */
gboolean rapport_sample_fill (RapportStore  *store,
                              GError       **error);

G_END_DECLS
