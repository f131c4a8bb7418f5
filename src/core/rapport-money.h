/* rapport-money.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "rapport-date.h"

G_BEGIN_DECLS

#define RAPPORT_NUMBER_SCALE G_GINT64_CONSTANT (1000000)
#define RAPPORT_RATE_SCALE   G_GINT64_CONSTANT (100000000)

/* ISO 4217. */
gboolean  rapport_currency_is_known     (const char *code);
int       rapport_currency_get_decimals (const char *code);

/* Minor units, half away from zero; FALSE on overflow. */
gboolean  rapport_money_from_decimal    (gint64     *minor,
                                         const char *decimal,
                                         const char *currency);
/* Major units as plain decimal text ("1054.00"), for files. */
char     *rapport_money_to_decimal      (gint64      minor,
                                         const char *currency) G_GNUC_WARN_UNUSED_RESULT;
/* With grouping and the currency's sign or code by the locale, for the screen. */
char     *rapport_money_to_display      (gint64      minor,
                                         const char *currency) G_GNUC_WARN_UNUSED_RESULT;
/* Three significant digits ("1.92 M €"), for tiles and cards. */
char     *rapport_money_to_short        (gint64      minor,
                                         const char *currency) G_GNUC_WARN_UNUSED_RESULT;
double    rapport_money_to_major        (gint64      minor,
                                         const char *currency);

/* Scaled decimals: "0.6" at RAPPORT_NUMBER_SCALE is 600000. @decimal uses a point and no grouping. */
gboolean  rapport_scaled_parse          (gint64     *value,
                                         const char *decimal,
                                         gint64      scale);
char     *rapport_scaled_to_string      (gint64      value,
                                         gint64      scale) G_GNUC_WARN_UNUSED_RESULT;

/**
 * RapportRates:
 *
 * Dated exchange rates: units of a currency for one of the base. The last one
 * on or before a day applies if it is at most seven days old; two currencies
 * meet through a base that has rates of both. Immutable once built.
 */
typedef struct _RapportRates RapportRates;

RapportRates *rapport_rates_new         (void);
RapportRates *rapport_rates_ref         (RapportRates *self);
void          rapport_rates_unref       (RapportRates *self);
void          rapport_rates_add         (RapportRates *self,
                                         const char   *base,
                                         const char   *currency,
                                         RapportDate   date,
                                         gint64        rate);
/* Units of @to for one @from, at RAPPORT_RATE_SCALE; TRUE and 1.0 for the same currency. */
gboolean      rapport_rates_find        (RapportRates *self,
                                         const char   *from,
                                         const char   *to,
                                         RapportDate   date,
                                         gint64       *rate,
                                         RapportDate  *rate_date);
/* The same rate, applied without rounding the rate itself: what sums of money use. FALSE for no
 * rate and on overflow. */
gboolean      rapport_rates_convert     (RapportRates *self,
                                         gint64        minor,
                                         const char   *from,
                                         const char   *to,
                                         RapportDate   date,
                                         gint64       *result,
                                         RapportDate  *rate_date);
/* Minor units to minor units, rounded half away from zero. FALSE on overflow. */
gboolean      rapport_money_convert     (gint64        minor,
                                         const char   *from,
                                         const char   *to,
                                         gint64        rate,
                                         gint64       *result);
/* @numerator units of @to for @denominator units of @from. */
gboolean      rapport_money_convert_fraction (gint64   minor,
                                         const char   *from,
                                         const char   *to,
                                         gint64        numerator,
                                         gint64        denominator,
                                         gint64       *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRates, rapport_rates_unref)

G_END_DECLS
