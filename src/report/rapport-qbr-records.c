/* rapport-qbr-records.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "rapport-qbr-private.h"

/* What the sheets ask of records. */

const char *
rapport_qbr_get_choice (const RapportRecord *record,
                        const char          *field)
{
  const RapportField *info = rapport_kind_get_field (record->kind, field);
  const char *word = rapport_record_get_text (record, field);

  if (word == NULL)
    return "";

  return rapport_field_get_choice_title (info, word);
}

const char *
rapport_qbr_get_related (RapportQbr          *self,
                         const RapportRecord *record,
                         const char          *field)
{
  const RapportId *id = rapport_record_get_id (record, field);
  RapportRecord *related;

  if (id == NULL)
    return NULL;

  related = rapport_programme_lookup (self->programme, id);
  if (related == NULL)
    related = rapport_facts_lookup (self->facts, id);

  return related != NULL ? rapport_record_get_title (related) : NULL;
}

static const char *
get_currency (RapportQbr          *self,
              const RapportRecord *record)
{
  const char *currency = NULL;

  if (rapport_kind_find_field (record->kind, "currency") >= 0)
    currency = rapport_record_get_text (record, "currency");

  return currency != NULL ? currency : self->currency;
}

double
rapport_qbr_get_major (RapportQbr          *self,
                       const RapportRecord *record,
                       const char          *field)
{
  if (!rapport_record_has (record, field))
    return NAN;

  return rapport_money_to_major (rapport_record_get_integer (record, field, 0), get_currency (self, record));
}

double
rapport_qbr_convert (RapportQbr          *self,
                     const RapportRecord *record,
                     const char          *field,
                     RapportDate          day)
{
  gint64 amount = rapport_record_get_integer (record, field, 0);
  const char *currency = get_currency (self, record);
  RapportDate rate_date;
  gint64 rate, result;

  if (!rapport_record_has (record, field) ||
      !rapport_rates_find (self->programme->rates, currency, self->currency, day, &rate, &rate_date) ||
      !rapport_money_convert (amount, currency, self->currency, rate, &result))
    return NAN;

  return result / self->unit;
}

RapportDate
rapport_qbr_get_day (RapportQbr          *self,
                     const RapportRecord *record,
                     const char          *field)
{
  RapportInstant instant = rapport_record_get_instant (record, field);

  if (instant == RAPPORT_INSTANT_NONE)
    return RAPPORT_DATE_NONE;

  return rapport_instant_get_date (instant, self->programme->settings->zone);
}

gboolean
rapport_qbr_is_in_quarter (RapportQbr  *self,
                           RapportDate  day)
{
  return day != RAPPORT_DATE_NONE && day >= self->quarter->start && day <= self->quarter->end && day <= self->as_of;
}

const char *
rapport_qbr_get_stage_title (RapportQbr          *self,
                             const RapportRecord *opportunity)
{
  const char *stage = rapport_opportunity_get_stage_on (self->programme, self->facts, opportunity, self->as_of);

  if (stage != NULL)
    return stage;

  if (g_strcmp0 (rapport_opportunity_get_state (self->programme, opportunity), "open") == 0)
    stage = rapport_qbr_get_related (self, opportunity, "stage");

  return stage != NULL ? stage : _("Open");
}

const RapportRecord *
rapport_qbr_find_target (RapportQbr           *self,
                         RapportKpi            kpi,
                         const RapportQuarter *quarter)
{
  GPtrArray *targets = self->facts->records[RAPPORT_KIND_TARGET];
  const char *id = rapport_kpi_get_info (kpi)->id;

  for (guint i = 0; i < targets->len; i++)
    {
      const RapportRecord *target = g_ptr_array_index (targets, i);

      if (g_strcmp0 (rapport_record_get_text (target, "kpi"), id) == 0 &&
          rapport_record_get_date (target, "quarter") == quarter->start)
        return target;
    }

  return NULL;
}

double
rapport_qbr_get_number (const RapportRecord *record,
                        const char          *field)
{
  if (record == NULL || !rapport_record_has (record, field))
    return NAN;

  return rapport_record_get_integer (record, field, 0) / (double) RAPPORT_NUMBER_SCALE;
}

/* As the cells show it: whole, grouped by thousands. */
char *
rapport_qbr_format_money (RapportQbr *self,
                          double      major)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  g_string_append_printf (digits, "%.0f", fabs (round (major)));
  for (gssize i = (gssize) digits->len - 3; i > 0; i -= 3)
    g_string_insert_c (digits, i, ',');

  return g_strdup_printf ("%s%s %s", round (major) < 0 ? "-" : "", digits->str, self->currency);
}

/* The deal with what it is about, where the name alone is only a reference. */
char *
rapport_qbr_dup_deal_title (const RapportRecord *deal)
{
  const char *name = rapport_record_get_title (deal);
  const char *product = rapport_record_get_text (deal, "product");

  if (product == NULL || strstr (name, product) != NULL)
    return g_strdup (name);

  /* Translators: a deal and its product. */
  return g_strdup_printf (_("%s, %s"), name, product);
}

char *
rapport_qbr_format_date (RapportDate date)
{
  g_autoptr(GDateTime) time = NULL;
  int year, month, day;

  if (date == RAPPORT_DATE_NONE)
    return g_strdup ("");

  rapport_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);

  /* Translators: a date with the month in words, see g_date_time_format(). */
  return g_date_time_format (time, _("%-d %B %Y"));
}

char *
rapport_qbr_format_period (RapportDate start,
                           RapportDate end)
{
  g_autofree char *first = rapport_qbr_format_date (start);
  g_autofree char *last = rapport_qbr_format_date (end);

  /* Translators: from the first day to the last day of a period. */
  return g_strdup_printf (_("%s to %s"), first, last);
}

gboolean
rapport_qbr_kpi_is_money (RapportKpi kpi)
{
  switch ((int) kpi)
    {
    case RAPPORT_KPI_ATTAINMENT:
    case RAPPORT_KPI_QOQ_GROWTH:
    case RAPPORT_KPI_YOY_GROWTH:
    case RAPPORT_KPI_PIPELINE_COVERAGE:
    case RAPPORT_KPI_MDF_UTILISATION:
    case RAPPORT_KPI_MDF_RETURN:
      return TRUE;

    default:
      return rapport_kpi_get_info (kpi)->unit == RAPPORT_UNIT_MONEY;
    }
}

/* A ratio of two sums of money; sums themselves and means are divided by a number of things. */
gboolean
rapport_qbr_kpi_weight_is_money (RapportKpi kpi)
{
  return rapport_qbr_kpi_is_money (kpi) && rapport_kpi_get_info (kpi)->unit != RAPPORT_UNIT_MONEY;
}

char *
rapport_qbr_shorten (const char *text,
                     guint       cells)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  guint taken = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      taken += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      if (taken > cells)
        return g_strdup_printf ("%.*s…", (int) (p - valid), valid);
    }

  return g_steal_pointer (&valid);
}
