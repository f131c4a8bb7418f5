/* rapport-date.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A plain date: days since 1970-01-01. */
typedef gint32 RapportDate;

#define RAPPORT_DATE_NONE G_MININT32

/* An instant: seconds since 1970-01-01 00:00 UTC. A local time uses the same
 * type, counted as if the clock on the wall were UTC; its zone stands beside it. */
typedef gint64 RapportInstant;

#define RAPPORT_INSTANT_NONE G_MININT64

gboolean    rapport_date_is_valid    (int             year,
                                      int             month,
                                      int             day);
RapportDate rapport_date_from_ymd    (int             year,
                                      int             month,
                                      int             day);
void        rapport_date_to_ymd      (RapportDate     date,
                                      int            *year,
                                      int            *month,
                                      int            *day);
RapportDate rapport_date_add_months  (RapportDate     date,
                                      int             months);
int         rapport_date_get_weekday (RapportDate     date);
gboolean    rapport_date_parse       (RapportDate    *date,
                                      const char     *text);
char       *rapport_date_to_string   (RapportDate     date) G_GNUC_WARN_UNUSED_RESULT;
char       *rapport_date_to_display  (RapportDate     date) G_GNUC_WARN_UNUSED_RESULT;

gboolean    rapport_instant_parse    (RapportInstant *instant,
                                      const char     *text,
                                      GTimeZone      *zone);
char       *rapport_instant_to_string (RapportInstant instant) G_GNUC_WARN_UNUSED_RESULT;
RapportDate rapport_instant_get_date (RapportInstant  instant,
                                      GTimeZone      *zone);
RapportInstant rapport_instant_from_local (RapportInstant local,
                                      GTimeZone      *zone);
RapportInstant rapport_instant_to_local   (RapportInstant instant,
                                      GTimeZone      *zone);
gboolean    rapport_local_parse      (RapportInstant *local,
                                      const char     *text);
char       *rapport_local_to_string  (RapportInstant  local) G_GNUC_WARN_UNUSED_RESULT;
RapportDate rapport_local_get_date   (RapportInstant  local);

G_END_DECLS
