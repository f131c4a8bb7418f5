/* rapport-sample.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdarg.h>

#include "rapport-clock.h"
#include "rapport-money.h"
#include "rapport-sample-private.h"

/* Of the sample alone: another number is another sample. */
#define SEED 20260228

static const RapportKind vocabulary[] = {
  RAPPORT_KIND_STAGE,
  RAPPORT_KIND_TIER,
  RAPPORT_KIND_PIPELINE_STAGE,
  RAPPORT_KIND_PLAYBOOK,
  RAPPORT_KIND_IPP_CRITERION,
};

static void
set_texts (RapportRecord *record,
           const char    *field,
           const char    *texts)
{
  g_auto(GStrv) list = NULL;

  if (texts == NULL || *texts == '\0')
    return;

  list = g_strsplit (texts, "|", -1);
  rapport_record_set_list (record, field, (const char * const *) list);
}

static void
set_relations (RapportRecord *record,
               const char    *field,
               GPtrArray     *targets)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (ids, rapport_id_to_string (&((RapportRecord *) targets->pdata[i])->id));
  g_ptr_array_add (ids, NULL);
  rapport_record_set_list (record, field, (const char * const *) ids->pdata);
}

/* The arguments of one field are taken from a va_list; passed by address, so that the caller goes
 * on behind them. */
static void
set_value (RapportRecord      *record,
           const RapportField *field,
           va_list            *arguments)
{
  RapportRecord *target;
  gint64 integer;

  switch (field->type)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_CURRENCY:
      rapport_record_set_text (record, field->id, va_arg (*arguments, const char *));
      break;

    case RAPPORT_FIELD_CHOICE_LIST:
    case RAPPORT_FIELD_TEXT_LIST:
      set_texts (record, field->id, va_arg (*arguments, const char *));
      break;

    case RAPPORT_FIELD_RELATION:
      if ((target = va_arg (*arguments, RapportRecord *)) != NULL)
        rapport_record_set_id (record, field->id, &target->id);
      break;

    case RAPPORT_FIELD_RELATION_LIST:
      set_relations (record, field->id, va_arg (*arguments, GPtrArray *));
      break;

    case RAPPORT_FIELD_NUMBER:
      rapport_record_set_integer (record, field->id,
                                  llround (va_arg (*arguments, double) * (double) RAPPORT_NUMBER_SCALE));
      break;

    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_RATE:
    case RAPPORT_FIELD_INSTANT:
    case RAPPORT_FIELD_LOCAL_TIME:
      if ((integer = va_arg (*arguments, gint64)) != RAPPORT_INSTANT_NONE)
        rapport_record_set_integer (record, field->id, integer);
      break;

    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_BOOLEAN:
    case RAPPORT_FIELD_SHARE:
    case RAPPORT_FIELD_DATE:
    case RAPPORT_FIELD_QUARTER:
    default:
      if ((integer = va_arg (*arguments, int)) != RAPPORT_DATE_NONE)
        rapport_record_set_integer (record, field->id, integer);
      break;
    }
}

RapportRecord *
rapport_sample_add (RapportSample *self,
                    RapportKind    kind,
                    const char    *field,
                    ...)
{
  RapportRecord *record = rapport_record_new (kind);
  va_list arguments;

  va_start (arguments, field);
  for (; field != NULL; field = va_arg (arguments, const char *))
    set_value (record, rapport_kind_get_field (kind, field), &arguments);
  va_end (arguments);

  record->author = g_strdup (self->settings->user_name);
  g_ptr_array_add (self->records, record);

  return record;
}

/* A record of the vocabulary by its name, whether the workspace brought it or the sample made it. */
RapportRecord *
rapport_sample_find (RapportSample *self,
                     RapportKind    kind,
                     const char    *name)
{
  return name != NULL ? g_hash_table_lookup (self->names[kind], name) : NULL;
}

guint
rapport_sample_pick (RapportSample *self,
                     guint          n)
{
  g_assert (n > 0);

  return g_rand_int_range (self->random, 0, n);
}

gboolean
rapport_sample_chance (RapportSample *self,
                       int            per_cent)
{
  return (int) rapport_sample_pick (self, 100) < per_cent;
}

const char *
rapport_sample_pick_text (RapportSample      *self,
                          const char * const *texts)
{
  return texts[rapport_sample_pick (self, g_strv_length ((char **) texts))];
}

RapportRecord *
rapport_sample_pick_record (RapportSample *self,
                            GPtrArray     *records)
{
  return records->len > 0 ? records->pdata[rapport_sample_pick (self, records->len)] : NULL;
}

/* Per cent of its target that a partner reaches in a quarter: on the line between what it had two
 * years ago and what it has now, and a little beside it. */
int
rapport_sample_attainment (RapportSample      *self,
                           RapportSampleState *state,
                           guint               quarter)
{
  const RapportSamplePartner *table = state->table;
  int place = MIN (quarter, RAPPORT_SAMPLE_PRESENT - 1) - RAPPORT_SAMPLE_FIRST;
  int span = RAPPORT_SAMPLE_PRESENT - 1 - RAPPORT_SAMPLE_FIRST;
  int noise = quarter + 1 >= RAPPORT_SAMPLE_PRESENT ? 0 : (int) rapport_sample_pick (self, 17) - 8;

  return MAX (10, table->first + (table->last - table->first) * place / span + noise);
}

/* In EUR. Targets grow by three per cent from quarter to quarter. */
double
rapport_sample_target (RapportSampleState *state,
                       guint               quarter)
{
  return state->table->target * 1000.0 * pow (1.03, (int) quarter - RAPPORT_SAMPLE_PRESENT);
}

static double
round_plausibly (double amount)
{
  double step;

  if (amount < 20)
    return ceil (amount);

  step = 5 * pow (10, floor (log10 (amount)) - 2);

  return round (amount / step) * step;
}

/* Minor units of the partner's currency, a number that a person would write into an offer. */
gint64
rapport_sample_money (RapportSampleState *state,
                      double              eur,
                      RapportDate         date)
{
  double major = round_plausibly (eur * rapport_sample_rate (state->table->currency, date));

  return llround (major * pow (10, rapport_currency_get_decimals (state->table->currency)));
}

/* Major units of the reporting currency, in which targets are. */
double
rapport_sample_reporting (RapportSample *self,
                          double         eur)
{
  return round_plausibly (eur * rapport_sample_rate (self->settings->currency, self->today));
}

/* An instant of a local day, @minutes after midnight. */
RapportInstant
rapport_sample_instant (RapportSample *self,
                        RapportDate    date,
                        int            minutes)
{
  return rapport_instant_from_local ((gint64) date * 86400 + minutes * 60, self->settings->zone);
}

gint64
rapport_sample_local (RapportDate date,
                      int         hour,
                      int         minute)
{
  return (gint64) date * 86400 + hour * 3600 + minute * 60;
}

/* That day, or the Friday before where it is on a weekend. */
RapportDate
rapport_sample_workday (RapportDate date)
{
  int weekday = rapport_date_get_weekday (date);

  return weekday > 5 ? date - (weekday - 5) : date;
}

/* A working day within a quarter; @fraction is 0 on its first day and 1 on its last. */
RapportDate
rapport_sample_day_of (RapportSample *self,
                       guint          quarter,
                       double         fraction)
{
  const RapportQuarter *place = &self->quarters[quarter];
  RapportDate date = place->start + (RapportDate) (CLAMP (fraction, 0, 1) * (place->end - place->start));

  return MAX (rapport_sample_workday (date), place->start);
}

static void
set_up_quarters (RapportSample *self)
{
  RapportQuarter present;

  rapport_quarter_of_date (&present, &self->settings->fiscal, self->today);
  for (int i = 0; i < RAPPORT_SAMPLE_N_QUARTERS; i++)
    rapport_quarter_add (&self->quarters[i], &self->settings->fiscal, &present, i - RAPPORT_SAMPLE_PRESENT);
}

static void
set_up_state (RapportSample *self,
              guint          position)
{
  RapportSampleState *state = &self->partners[position];
  const RapportSamplePartner *table = &rapport_sample_partners[position];

  state->table = table;
  state->position = position;
  state->since = table->since_days > 0 ? self->today - table->since_days : RAPPORT_DATE_NONE;
  state->last = rapport_sample_workday (self->today - MAX (1, table->quiet_days));
  state->from = RAPPORT_SAMPLE_FIRST;
  while (state->from < RAPPORT_SAMPLE_PRESENT &&
         self->quarters[state->from].end < self->today - table->since_days + 60)
    state->from++;
  state->contacts = g_ptr_array_new ();
  state->opportunities = g_ptr_array_new ();
  state->meetings = g_ptr_array_new ();
  state->actions = g_ptr_array_new ();
}

static void
clear_sample (RapportSample *self)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    g_hash_table_unref (self->names[kind]);
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      g_ptr_array_unref (self->partners[i].contacts);
      g_ptr_array_unref (self->partners[i].opportunities);
      g_ptr_array_unref (self->partners[i].meetings);
      g_ptr_array_unref (self->partners[i].actions);
    }
  g_ptr_array_unref (self->pipeline);
  g_rand_free (self->random);
}

static void
add_everything (RapportSample *self)
{
  rapport_sample_add_vocabulary (self);
  rapport_sample_add_rates (self);
  rapport_sample_add_team (self);
  rapport_sample_add_partners (self);
  rapport_sample_add_people (self);
  rapport_sample_add_enablement (self);
  rapport_sample_add_pipeline (self);
  rapport_sample_add_registrations (self);
  rapport_sample_add_accounts (self);
  rapport_sample_add_reviews (self);
  rapport_sample_add_meetings (self);
  rapport_sample_add_interactions (self);
  rapport_sample_add_actions (self);
  rapport_sample_add_agreements (self);
  rapport_sample_add_programme (self);
  rapport_sample_add_plans (self);
  rapport_sample_add_marketing (self);
  rapport_sample_add_surveys (self);
  rapport_sample_add_risks (self);
  rapport_sample_add_health (self);
}

GPtrArray *
rapport_sample_build (RapportSettings *settings,
                      RapportDate      today,
                      GPtrArray       *present)
{
  RapportSample self = { .settings = settings, .today = today, .present = present };

  self.records = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  self.random = g_rand_new_with_seed (SEED);
  self.pipeline = g_ptr_array_new ();
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    self.names[kind] = g_hash_table_new (g_str_hash, g_str_equal);

  set_up_quarters (&self);
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    set_up_state (&self, i);
  add_everything (&self);
  clear_sample (&self);

  return self.records;
}

static gboolean
check_empty (RapportStore  *store,
             GError       **error)
{
  gboolean empty;

  if (!rapport_store_is_empty (store, &empty, error))
    return FALSE;

  if (!empty)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("This workspace already has partners or team members, and the sample goes into an "
                             "empty one only. Give another file with --workspace."));
      return FALSE;
    }

  return TRUE;
}

static GPtrArray *
load_vocabulary (RapportStore  *store,
                 GError       **error)
{
  g_autoptr(GPtrArray) present = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);

  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    {
      g_autoptr(GPtrArray) records = rapport_store_list (store, vocabulary[i], error);

      if (records == NULL)
        return NULL;

      for (guint n = 0; n < records->len; n++)
        g_ptr_array_add (present, rapport_record_ref (records->pdata[n]));
    }

  return g_steal_pointer (&present);
}

static gboolean
put_all (RapportStore  *store,
         GPtrArray     *records,
         GError       **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!rapport_store_put (store, records->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * rapport_sample_fill:
 * @store: an empty workspace
 * @error: return location for an error
 *
 * Fills @store with a fictional programme of 24 partners whose two years of
 * history end today.
 *
 * Returns: whether it is filled; if not, the workspace is as it was
 */
gboolean
rapport_sample_fill (RapportStore  *store,
                     GError       **error)
{
  g_autoptr(RapportSettings) settings = NULL;
  g_autoptr(GPtrArray) present = NULL;
  g_autoptr(GPtrArray) records = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!check_empty (store, error) ||
      (settings = rapport_store_load_settings (store, error)) == NULL ||
      (present = load_vocabulary (store, error)) == NULL)
    return FALSE;

  records = rapport_sample_build (settings, rapport_clock_today (settings->zone), present);

  if (!rapport_store_begin (store, _("Fill with the sample"), RAPPORT_ORIGIN_SAMPLE, error))
    return FALSE;

  if (!put_all (store, records, error))
    {
      rapport_store_rollback (store);
      return FALSE;
    }

  return rapport_store_commit (store, NULL, error);
}
