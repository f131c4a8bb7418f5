/* rapport-test-world.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>
#include <string.h>

#include "rapport-kpi.h"
#include "rapport-portfolio-kpi.h"

/* A small workspace for tests of the rules, written down as text: one record a line, its kind and
 * then fields by "|":
 *
 *   opportunities name=A|stage=Closed Won|closed_on=2024-01-15|amount=100000|currency=EUR
 *   partner tier=Gold|types=reseller+MSP
 *   rates base=EUR|currency=USD|date=2024-01-15|rate=1.10
 *   settings currency=EUR|sla_hours=24
 *
 * Money is in minor units, shares in basis points, "created" is the day on which a record was made,
 * relations are names of earlier lines, and the entries of a list stand between "+". The reporting
 * currency is USD, the time zone UTC, the day 2024-12-31. */

typedef struct
{
  RapportProgramme *programme;
  RapportSettings  *settings;
  RapportRates     *rates;
  RapportFacts     *facts;
} RapportTestWorld;

#define RAPPORT_TEST_STAGES \
  "pipeline-stages name=Prospecting|state=open|probability=1000\n" \
  "pipeline-stages name=Negotiation|state=open|probability=6000\n" \
  "pipeline-stages name=Talks|state=open\n" \
  "pipeline-stages name=Closed Won|state=won|probability=10000\n" \
  "pipeline-stages name=Closed Lost|state=lost|probability=0\n" \
  "stages name=Active\n" \
  "stages name=Exiting|hidden=1\n" \
  "stages name=Former|former=1|hidden=1\n" \
  "tiers name=Silver\n" \
  "tiers name=Gold|cadence_days=14\n"

static inline RapportDate
rapport_test_date (const char *text)
{
  RapportDate date;

  if (!rapport_date_parse (&date, text))
    g_error ("%s is no date", text);

  return date;
}

static inline const RapportId *
rapport_test_find_title (GPtrArray  *records,
                         const char *title)
{
  for (guint i = 0; i < records->len; i++)
    {
      RapportRecord *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (rapport_record_get_title (record), title) == 0)
        return &record->id;
    }

  return NULL;
}

static inline const RapportId *
rapport_test_find (RapportTestWorld *world,
                   RapportKind       kind,
                   const char       *title)
{
  const RapportId *id = rapport_test_find_title (world->programme->records[kind], title);

  if (id == NULL && world->facts != NULL)
    id = rapport_test_find_title (world->facts->records[kind], title);
  if (id == NULL && kind == RAPPORT_KIND_PARTNER)
    id = &world->facts->partner->id;
  if (id == NULL)
    g_error ("no %s is called %s", rapport_kind_get_info (kind)->id, title);

  return id;
}

static inline gint64
rapport_test_scaled (const char *text,
                     gint64      scale)
{
  gint64 value;

  if (!rapport_scaled_parse (&value, text, scale))
    g_error ("%s is no number", text);

  return value;
}

static inline void
rapport_test_set_list (RapportTestWorld   *world,
                       RapportRecord      *record,
                       const RapportField *field,
                       const char         *text)
{
  g_auto(GStrv) list = g_strsplit (text, "+", -1);

  for (guint i = 0; field->type == RAPPORT_FIELD_RELATION_LIST && list[i] != NULL; i++)
    {
      char *id = rapport_id_to_string (rapport_test_find (world, field->target, list[i]));

      g_free (list[i]);
      list[i] = id;
    }
  rapport_record_set_list (record, field->id, (const char * const *) list);
}

static inline void
rapport_test_set (RapportTestWorld *world,
                  RapportRecord    *record,
                  const char       *name,
                  const char       *text)
{
  const RapportField *field = rapport_kind_get_field (record->kind, name);
  RapportInstant instant;

  if (strcmp (name, "created") == 0)
    {
      record->created_at = ((gint64) rapport_test_date (text) * 86400 + 43200) * G_USEC_PER_SEC;
      return;
    }
  if (field == NULL)
    g_error ("%s have no field %s", rapport_kind_get_info (record->kind)->id, name);

  switch (field->type)
    {
    case RAPPORT_FIELD_RELATION:
      rapport_record_set_id (record, name, rapport_test_find (world, field->target, text));
      break;

    case RAPPORT_FIELD_CHOICE_LIST:
    case RAPPORT_FIELD_TEXT_LIST:
    case RAPPORT_FIELD_RELATION_LIST:
      rapport_test_set_list (world, record, field, text);
      break;

    case RAPPORT_FIELD_DATE:
    case RAPPORT_FIELD_QUARTER:
      rapport_record_set_date (record, name, rapport_test_date (text));
      break;

    case RAPPORT_FIELD_INSTANT:
      g_assert_true (rapport_instant_parse (&instant, text, world->settings->zone));
      rapport_record_set_instant (record, name, instant);
      break;

    case RAPPORT_FIELD_LOCAL_TIME:
      g_assert_true (rapport_local_parse (&instant, text));
      rapport_record_set_instant (record, name, instant);
      break;

    case RAPPORT_FIELD_NUMBER:
      rapport_record_set_integer (record, name, rapport_test_scaled (text, RAPPORT_NUMBER_SCALE));
      break;

    case RAPPORT_FIELD_RATE:
      rapport_record_set_integer (record, name, rapport_test_scaled (text, RAPPORT_RATE_SCALE));
      break;

    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_BOOLEAN:
    case RAPPORT_FIELD_SHARE:
    case RAPPORT_FIELD_MONEY:
      rapport_record_set_integer (record, name, rapport_test_scaled (text, 1));
      break;

    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_CURRENCY:
    default:
      rapport_record_set_text (record, name, text);
      break;
    }
}

static inline gboolean
rapport_test_is_shared (RapportKind kind)
{
  return kind == RAPPORT_KIND_TEAM || kind == RAPPORT_KIND_STAGE || kind == RAPPORT_KIND_TIER ||
         kind == RAPPORT_KIND_PIPELINE_STAGE || kind == RAPPORT_KIND_REQUIREMENT || kind == RAPPORT_KIND_SHARED;
}

static inline void
rapport_test_add_rate (RapportTestWorld *world,
                       RapportRecord    *rate)
{
  rapport_rates_add (world->rates, rapport_record_get_text (rate, "base"), rapport_record_get_text (rate, "currency"),
                     rapport_record_get_date (rate, "date"), rapport_record_get_integer (rate, "rate", 0));
}

static inline void
rapport_test_set_setting (RapportTestWorld *world,
                          const char       *key,
                          const char       *value)
{
  g_autoptr(GError) error = NULL;

  rapport_settings_set (world->settings, key, value, &error);
  g_assert_no_error (error);
}

static inline void
rapport_test_add_line (RapportTestWorld *world,
                       const char       *line)
{
  const char *space = strchr (line, ' ');
  g_autofree char *kind_id = g_strndup (line, space != NULL ? (gsize) (space - line) : strlen (line));
  g_auto(GStrv) fields = g_strsplit (space != NULL ? space + 1 : "", "|", -1);
  RapportKind kind = rapport_kind_from_id (kind_id);
  g_autoptr(RapportRecord) added = NULL;
  RapportRecord *record = NULL;

  if (strcmp (kind_id, "partner") == 0)
    record = world->facts->partner;
  else if (strcmp (kind_id, "settings") != 0)
    {
      if (kind == RAPPORT_KIND_NONE)
        g_error ("no kind %s", kind_id);
      record = added = rapport_record_new (kind);
      if (!rapport_test_is_shared (kind) && rapport_kind_find_field (kind, "partner") >= 0)
        rapport_record_set_id (record, "partner", &world->facts->partner->id);
    }

  for (guint i = 0; fields[i] != NULL; i++)
    {
      char *equals = strchr (fields[i], '=');

      g_assert_nonnull (equals);
      *equals = '\0';
      if (record == NULL)
        rapport_test_set_setting (world, fields[i], equals + 1);
      else
        rapport_test_set (world, record, fields[i], equals + 1);
    }

  if (kind == RAPPORT_KIND_RATE)
    rapport_test_add_rate (world, record);
  else if (added != NULL && rapport_test_is_shared (kind))
    rapport_programme_add (world->programme, added);
  else if (added != NULL)
    rapport_facts_add (world->facts, added);
}

static inline void
rapport_test_world_add (RapportTestWorld *world,
                        const char       *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        rapport_test_add_line (world, lines[i]);
    }
}

/* Further lines are about a new partner of that name. */
static inline void
rapport_test_world_begin_partner (RapportTestWorld *world,
                                  const char       *name)
{
  g_autoptr(RapportRecord) partner = rapport_record_new (RAPPORT_KIND_PARTNER);

  g_clear_pointer (&world->facts, rapport_facts_unref);
  rapport_record_set_text (partner, "name", name);
  world->facts = rapport_facts_new (partner);
  rapport_programme_add_partner_name (world->programme, &partner->id, name);
}

static inline RapportTestWorld *
rapport_test_world_new (const char *text)
{
  RapportTestWorld *world = g_new0 (RapportTestWorld, 1);

  world->settings = rapport_settings_new ();
  rapport_test_set_setting (world, "time_zone", "UTC");
  rapport_test_set_setting (world, "currency", "USD");
  world->rates = rapport_rates_new ();
  world->programme = rapport_programme_new (world->settings, world->rates, rapport_test_date ("2024-12-31"));
  rapport_test_world_begin_partner (world, "Acme");
  rapport_test_world_add (world, RAPPORT_TEST_STAGES);
  rapport_test_world_add (world, text);

  return world;
}

static inline void
rapport_test_world_free (RapportTestWorld *world)
{
  rapport_facts_unref (world->facts);
  rapport_programme_unref (world->programme);
  rapport_rates_unref (world->rates);
  rapport_settings_unref (world->settings);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTestWorld, rapport_test_world_free)

/* @as_of NULL: the quarter's end. */
static inline RapportScorecard *
rapport_test_world_compute (RapportTestWorld *world,
                            const char       *quarter_day,
                            const char       *as_of)
{
  RapportQuarter quarter;

  rapport_quarter_of_date (&quarter, &world->settings->fiscal, rapport_test_date (quarter_day));

  return rapport_scorecard_compute (world->programme, world->facts, &quarter,
                                    as_of != NULL ? rapport_test_date (as_of) : quarter.end);
}

/**
 * RapportTestCase:
 * @name: what it shows
 * @records: the workspace
 * @quarter: a day of the quarter
 * @as_of: (nullable): else the quarter's end
 * @kpi: the figure
 * @numerator: expected, worked out by hand
 * @denominator: expected; 0 for n/a
 */
typedef struct
{
  const char *name;
  const char *records;
  const char *quarter;
  const char *as_of;
  RapportKpi  kpi;
  double      numerator;
  double      denominator;
} RapportTestCase;

static inline void
rapport_test_run_case (gconstpointer data)
{
  const RapportTestCase *test = data;
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (test->records);
  g_autoptr(RapportScorecard) card = rapport_test_world_compute (world, test->quarter, test->as_of);
  const RapportKpiValue *value = &card->values[test->kpi];

  if (test->denominator == 0)
    {
      g_assert_false (value->available);
      g_assert_nonnull (value->reason);
      g_assert_true (isnan (rapport_kpi_value_get (value)));
      return;
    }

  if (!value->available)
    g_test_message ("%s", value->reason);
  g_assert_true (value->available);
  g_assert_null (value->reason);
  g_assert_cmpfloat_with_epsilon (value->numerator, test->numerator, 1e-6);
  g_assert_cmpfloat_with_epsilon (value->denominator, test->denominator, 1e-6);
}

static inline void
rapport_test_add_cases (const char            *folder,
                        const RapportTestCase *cases,
                        guint                  n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (cases[i].name), " /", '-');
      g_autofree char *path = g_strdup_printf ("/%s/%s/%s", folder, rapport_kpi_get_info (cases[i].kpi)->id, name);

      g_test_add_data_func (path, &cases[i], rapport_test_run_case);
    }
}
