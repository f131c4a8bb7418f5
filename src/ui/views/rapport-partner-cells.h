/* rapport-partner-cells.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-columns.h"
#include "rapport-partner.h"
#include "rapport-tone.h"

G_BEGIN_DECLS

/**
 * RapportCell:
 * @text: (nullable): the first line
 * @detail: (nullable): the second line
 * @detail_tone: how the second line is meant
 * @is_badge: whether the first line is a badge
 * @shape, @tone: of the badge, or of the bar
 * @fraction: of the bar that stands for the second line; NaN for none
 *
 * What one cell of the list says.
 */
typedef struct
{
  char         *text;
  char         *detail;
  RapportTone   detail_tone;
  gboolean      is_badge;
  RapportShape  shape;
  RapportTone   tone;
  double        fraction;
} RapportCell;

/* @programme: (nullable) before the first load. */
void  rapport_partner_cells_fill     (RapportCell             cells[RAPPORT_N_COLUMNS],
                                      RapportPartner         *partner,
                                      const RapportProgramme *programme);
void  rapport_partner_cells_clear    (RapportCell             cells[RAPPORT_N_COLUMNS]);
/* The second line under the name where there is only one column. */
char *rapport_partner_cells_summarize (const RapportCell      cells[RAPPORT_N_COLUMNS]) G_GNUC_WARN_UNUSED_RESULT;
/* The row in words, beginning with the partner's name. */
char *rapport_partner_cells_describe (const RapportCell       cells[RAPPORT_N_COLUMNS]) G_GNUC_WARN_UNUSED_RESULT;

/* The mark and the colour of a health band and of a partner's tier. */
void  rapport_partner_get_band_style (RapportBand             band,
                                      RapportShape           *shape,
                                      RapportTone            *tone);
void  rapport_partner_get_tier_style (RapportPartner         *partner,
                                      const RapportProgramme *programme,
                                      RapportShape           *shape,
                                      RapportTone            *tone);
/* "82 Good"; NULL where health is not known. */
char *rapport_partner_format_health  (double                  score,
                                      RapportBand             band) G_GNUC_WARN_UNUSED_RESULT;

/* Natural order of a column: names from A, figures from the highest, dates from the nearest.
 * What a partner does not have comes last. */
int   rapport_partner_compare        (RapportPartner         *a,
                                      RapportPartner         *b,
                                      RapportColumn           column,
                                      const RapportProgramme *programme);

G_END_DECLS
