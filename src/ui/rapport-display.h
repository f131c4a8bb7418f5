/* rapport-display.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-facts.h"

G_BEGIN_DECLS

/* Words for the screen, by the locale. Nothing here is markup. */

/* "Today", "in 3 days", "12 days ago". */
char *rapport_display_relative_day (RapportDate             date,
                                    RapportDate             today) G_GNUC_WARN_UNUSED_RESULT;
/* "12 %" from basis points. */
char *rapport_display_share        (gint64                  basis_points) G_GNUC_WARN_UNUSED_RESULT;
/* "91 %" from a fraction. */
char *rapport_display_fraction     (double                  fraction) G_GNUC_WARN_UNUSED_RESULT;
/* A local time: date and time of day. */
char *rapport_display_local_time   (RapportInstant          local) G_GNUC_WARN_UNUSED_RESULT;
/* The day of a date, instant, local time or quarter field; RAPPORT_DATE_NONE for none. */
RapportDate rapport_display_get_day (const RapportProgramme *programme,
                                    const RapportRecord    *record,
                                    const RapportField     *field);
/* The same as a local time. */
RapportInstant rapport_display_get_local_time (const RapportProgramme *programme,
                                    const RapportRecord    *record,
                                    const RapportField     *field);
/* One field of a record; NULL for nothing. @facts: (nullable): where relations to records of the
 * same partner are looked up. */
char *rapport_display_field        (const RapportProgramme *programme,
                                    const RapportFacts     *facts,
                                    const RapportRecord    *record,
                                    const char             *field_id) G_GNUC_WARN_UNUSED_RESULT;
/* What a record is called, also where it has no title of its own. Never NULL. */
char *rapport_display_title        (const RapportProgramme *programme,
                                    const RapportFacts     *facts,
                                    const RapportRecord    *record) G_GNUC_WARN_UNUSED_RESULT;
/* One or two letters for an avatar. */
char *rapport_display_initials     (const char             *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
