/* test-sample.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-backup.h"
#include "rapport-choices.h"
#include "rapport-clock.h"
#include "rapport-portfolio-kpi.h"
#include "rapport-sample-private.h"
#include "rapport-test.h"

/* The sample has to be alive on every day of the year, whatever the fiscal year. */

typedef struct
{
  const char *name;
  int         year;
  int         month;
  int         day;
  const char *fiscal_year_start;
  const char *currency;
} Case;

static const Case cases[] = {
  { "leap-day", 2024, 2, 29, "1", "USD" },
  { "first-day", 2026, 1, 1, "1", "EUR" },
  { "last-day", 2025, 12, 31, "1", "EUR" },
  { "ordinary-day", 2026, 11, 21, "1", "USD" },
  { "first-day-from-february", 2026, 2, 1, "2", "USD" },
  { "last-day-from-february", 2026, 1, 31, "2", "GBP" },
  { "first-day-from-april", 2026, 4, 1, "4", "JPY" },
  { "leap-day-from-february", 2024, 2, 29, "2", "EUR" },
  { "leap-day-from-december", 2024, 2, 29, "12", "KWD" },
  { "sunday", 2026, 5, 17, "1", "EUR" },
};

/**
 * World:
 *
 * The sample of a day, in the shape in which the KPI engine wants it.
 */
typedef struct
{
  RapportSettings  *settings;
  RapportDate       today;
  GPtrArray        *records;
  RapportRates     *rates;
  RapportProgramme *programme;
  GHashTable       *facts;
  GHashTable       *by_id;
} World;

static RapportSettings *
make_settings (const Case *entry)
{
  RapportSettings *settings = rapport_settings_new ();
  g_autoptr(GError) error = NULL;

  rapport_settings_set (settings, "fiscal_year_start", entry->fiscal_year_start, &error);
  g_assert_no_error (error);
  rapport_settings_set (settings, "currency", entry->currency, &error);
  g_assert_no_error (error);
  rapport_settings_set (settings, "time_zone", "Europe/Berlin", &error);
  g_assert_no_error (error);
  rapport_settings_set (settings, "user_name", "Tester", &error);
  g_assert_no_error (error);

  return settings;
}

static const RapportId *
get_partner_of (World         *world,
                RapportRecord *record)
{
  static const char * const relations[] = { "partner", "opportunity", "agreement", "run", "review", NULL };

  for (guint i = 0; relations[i] != NULL; i++)
    {
      const RapportId *id;

      if (rapport_kind_find_field (record->kind, relations[i]) < 0 ||
          (id = rapport_record_get_id (record, relations[i])) == NULL)
        continue;

      return i == 0 ? id : get_partner_of (world, g_hash_table_lookup (world->by_id, id));
    }

  return NULL;
}

static void
place_record (World         *world,
              RapportRecord *record)
{
  const RapportId *partner = get_partner_of (world, record);

  if (record->kind == RAPPORT_KIND_PARTNER)
    {
      g_hash_table_insert (world->facts, &record->id, rapport_facts_new (record));
      rapport_programme_add_partner_name (world->programme, &record->id, rapport_record_get_title (record));
    }
  else if (partner != NULL)
    {
      rapport_facts_add (g_hash_table_lookup (world->facts, partner), record);
    }
  else if (record->kind != RAPPORT_KIND_RATE)
    {
      rapport_programme_add (world->programme, record);
    }
}

static World *
make_world (const Case *entry)
{
  World *world = g_new0 (World, 1);

  world->settings = make_settings (entry);
  world->today = rapport_date_from_ymd (entry->year, entry->month, entry->day);
  world->records = rapport_sample_build (world->settings, world->today, NULL);
  world->rates = rapport_rates_new ();
  world->by_id = g_hash_table_new (rapport_id_hash, rapport_id_equal);
  world->facts = g_hash_table_new_full (rapport_id_hash, rapport_id_equal, NULL, (GDestroyNotify) rapport_facts_unref);

  for (guint i = 0; i < world->records->len; i++)
    {
      RapportRecord *record = world->records->pdata[i];

      g_hash_table_insert (world->by_id, &record->id, record);
      if (record->kind == RAPPORT_KIND_RATE)
        rapport_rates_add (world->rates, rapport_record_get_text (record, "base"),
                           rapport_record_get_text (record, "currency"), rapport_record_get_date (record, "date"),
                           rapport_record_get_integer (record, "rate", 0));
    }

  world->programme = rapport_programme_new (world->settings, world->rates, world->today);
  for (guint i = 0; i < world->records->len; i++)
    place_record (world, world->records->pdata[i]);

  return world;
}

static void
free_world (World *world)
{
  g_hash_table_unref (world->facts);
  g_hash_table_unref (world->by_id);
  rapport_programme_unref (world->programme);
  rapport_rates_unref (world->rates);
  g_ptr_array_unref (world->records);
  rapport_settings_unref (world->settings);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, free_world)

/* Case -> World: made once for each case and only looked at. (owned) */
static GHashTable *worlds;

static World *
get_world (const Case *entry)
{
  World *world = g_hash_table_lookup (worlds, entry);

  if (world == NULL)
    {
      world = make_world (entry);
      g_hash_table_insert (worlds, (gpointer) entry, world);
    }

  return world;
}

static RapportFacts *
find_facts (World      *world,
            const char *name)
{
  GHashTableIter iter;
  gpointer facts;

  g_hash_table_iter_init (&iter, world->facts);
  while (g_hash_table_iter_next (&iter, NULL, &facts))
    {
      if (g_strcmp0 (rapport_record_get_title (((RapportFacts *) facts)->partner), name) == 0)
        return facts;
    }

  g_assert_not_reached ();
}

static void
test_valid (gconstpointer data)
{
  World *world = get_world (data);
  guint counts[RAPPORT_N_KINDS] = { 0 };

  for (guint i = 0; i < world->records->len; i++)
    {
      RapportRecord *record = world->records->pdata[i];
      g_autoptr(GError) error = NULL;

      rapport_record_validate (record, &error);
      if (error != NULL)
        g_test_message ("%s %s", rapport_kind_get_info (record->kind)->id, rapport_record_get_title (record));
      g_assert_no_error (error);
      counts[record->kind]++;
    }

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      g_test_message ("%s %u", rapport_kind_get_info (kind)->id, counts[kind]);
      if (kind != RAPPORT_KIND_SETTING && kind != RAPPORT_KIND_ATTACHMENT &&
          kind != RAPPORT_KIND_IMPORT_BATCH)
        g_assert_cmpuint (counts[kind], >, 0);
    }
  g_assert_cmpuint (counts[RAPPORT_KIND_PARTNER], ==, 24);
  g_assert_cmpuint (counts[RAPPORT_KIND_CONTACT], >=, 85);
  g_assert_cmpuint (counts[RAPPORT_KIND_OPPORTUNITY], >=, 400);
  g_assert_cmpuint (counts[RAPPORT_KIND_MEETING], >=, 200);
  g_assert_cmpuint (counts[RAPPORT_KIND_INTERACTION], >=, 900);
  g_assert_cmpuint (counts[RAPPORT_KIND_ACTION], >=, 300);
}

/* Every relation finds its target, of the right kind. */
static void
test_relations (gconstpointer data)
{
  World *world = get_world (data);

  for (guint i = 0; i < world->records->len; i++)
    {
      RapportRecord *record = world->records->pdata[i];
      const RapportKindInfo *info = rapport_kind_get_info (record->kind);

      for (guint f = 0; f < info->n_fields; f++)
        {
          const RapportRecord *target;

          if (info->fields[f].type != RAPPORT_FIELD_RELATION || !rapport_record_has_at (record, f))
            continue;

          target = g_hash_table_lookup (world->by_id, rapport_record_get_id_at (record, f));
          g_assert_nonnull (target);
          g_assert_cmpint (target->kind, ==, info->fields[f].target);
        }
    }
}

static void
note_choices (GHashTable          *seen,
              const RapportField  *field,
              const RapportRecord *record,
              guint                position)
{
  if (field->type == RAPPORT_FIELD_CHOICE && rapport_record_has_at (record, position))
    g_hash_table_add (seen, g_strdup (rapport_record_get_text_at (record, position)));
  else if (field->type == RAPPORT_FIELD_CHOICE_LIST)
    for (const char * const *list = rapport_record_get_list_at (record, position); *list != NULL; list++)
      g_hash_table_add (seen, g_strdup (*list));
}

static void
check_choices (World              *world,
               RapportKind         kind,
               guint               position)
{
  const RapportField *field = &rapport_kind_get_info (kind)->fields[position];
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < world->records->len; i++)
    {
      RapportRecord *record = world->records->pdata[i];

      if (record->kind == kind)
        note_choices (seen, field, record, position);
    }

  for (const RapportChoice *choice = field->choices; choice->id != NULL; choice++)
    {
      if (!g_hash_table_contains (seen, choice->id))
        g_error ("No %s has %s %s", rapport_kind_get_info (kind)->id, field->id, choice->id);
    }
}

/* Each choice of each field occurs, so that each word, colour and filter has something to show. The
 * team is too small for all its roles, and KPIs and requirements are not meant to be used up. */
static void
test_choices (gconstpointer data)
{
  World *world = get_world (data);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);

      if (kind == RAPPORT_KIND_TEAM || kind == RAPPORT_KIND_REQUIREMENT || kind == RAPPORT_KIND_STAGE_CHANGE ||
          kind == RAPPORT_KIND_TIER_CHANGE || kind == RAPPORT_KIND_OBJECTIVE)
        continue;

      for (guint f = 0; f < info->n_fields; f++)
        {
          if (info->fields[f].choices != NULL && info->fields[f].choices != rapport_choices_kpi)
            check_choices (world, kind, f);
        }
    }
}

static void
check_occurs (World       *world,
              const char  *relation,
              RapportKind  kind,
              guint        expected)
{
  g_autoptr(GHashTable) used = g_hash_table_new (rapport_id_hash, rapport_id_equal);
  guint known = 0;

  for (guint i = 0; i < world->records->len; i++)
    {
      RapportRecord *record = world->records->pdata[i];

      known += record->kind == kind;
      if (record->kind == RAPPORT_KIND_PARTNER && rapport_record_has (record, relation))
        g_hash_table_add (used, (gpointer) rapport_record_get_id (record, relation));
    }

  g_assert_cmpuint (known, ==, expected);
  g_assert_cmpuint (g_hash_table_size (used), ==, expected);
}

static void
test_tiers_and_stages (gconstpointer data)
{
  World *world = get_world (data);

  check_occurs (world, "tier", RAPPORT_KIND_TIER, 5);
  check_occurs (world, "stage", RAPPORT_KIND_STAGE, 9);
  check_occurs (world, "owner", RAPPORT_KIND_TEAM, 6);
}

/* No two records of a kind match each other, or an export could not be imported again. */
static void
test_match_keys (gconstpointer data)
{
  World *world = get_world (data);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < world->records->len; i++)
    {
      RapportRecord *record = world->records->pdata[i];
      const RapportKindInfo *info = rapport_kind_get_info (record->kind);
      GString *key = g_string_new (info->id);
      gboolean matched = FALSE;

      for (guint f = 0; f < info->n_fields; f++)
        {
          if ((info->fields[f].flags & RAPPORT_FIELD_MATCH) == 0)
            continue;
          matched = TRUE;
          if (!rapport_record_has_at (record, f))
            g_string_append (key, "|");
          else if (info->fields[f].type == RAPPORT_FIELD_RELATION)
            g_string_append_printf (key, "|%u", rapport_id_hash (rapport_record_get_id_at (record, f)));
          else if (rapport_field_is_text (&info->fields[f]))
            g_string_append_printf (key, "|%s", rapport_record_get_text_at (record, f));
          else
            g_string_append_printf (key, "|%" G_GINT64_FORMAT, rapport_record_get_integer_at (record, f, 0));
        }

      if (matched && g_hash_table_contains (seen, key->str))
        g_error ("Twice: %s", key->str);
      g_hash_table_add (seen, g_string_free (key, FALSE));
    }
}

/* Nothing that is over lies ahead. */
static void
test_past (gconstpointer data)
{
  static const struct { RapportKind kind; const char *field; gboolean seconds; } past[] = {
    { RAPPORT_KIND_OPPORTUNITY, "closed_on", FALSE }, { RAPPORT_KIND_OPPORTUNITY, "opened_on", FALSE },
    { RAPPORT_KIND_OPPORTUNITY, "stage_since", FALSE }, { RAPPORT_KIND_OPPORTUNITY_CHANGE, "since", FALSE },
    { RAPPORT_KIND_STAGE_CHANGE, "since", FALSE }, { RAPPORT_KIND_TIER_CHANGE, "since", FALSE },
    { RAPPORT_KIND_INTERACTION, "at", TRUE }, { RAPPORT_KIND_ACTION, "done_on", FALSE },
    { RAPPORT_KIND_ACTION, "raised_on", FALSE }, { RAPPORT_KIND_CERTIFICATION, "issued_on", FALSE },
    { RAPPORT_KIND_REGISTRATION, "submitted_at", TRUE }, { RAPPORT_KIND_REVIEW, "held_on", FALSE },
    { RAPPORT_KIND_RISK, "raised_at", TRUE }, { RAPPORT_KIND_TRAINING, "date", FALSE },
    { RAPPORT_KIND_DECISION, "decided_on", FALSE }, { RAPPORT_KIND_LEAD, "passed_on", FALSE },
  };
  World *world = get_world (data);

  for (guint i = 0; i < world->records->len; i++)
    {
      RapportRecord *record = world->records->pdata[i];

      for (guint p = 0; p < G_N_ELEMENTS (past); p++)
        {
          gint64 value;

          if (record->kind != past[p].kind || !rapport_record_has (record, past[p].field))
            continue;
          value = rapport_record_get_integer (record, past[p].field, 0);
          g_assert_cmpint (past[p].seconds ? value / 86400 : value, <=, world->today);
        }
    }
}

/* The open deals of every partner, and what was closed, have a rate of that day. */
static void
test_rates (gconstpointer data)
{
  World *world = get_world (data);

  for (guint i = 0; i < world->records->len; i++)
    {
      RapportRecord *record = world->records->pdata[i];
      RapportDate date = world->today;
      RapportDate rate_date;
      gint64 rate;

      if (record->kind == RAPPORT_KIND_OPPORTUNITY && rapport_record_has (record, "closed_on"))
        date = rapport_record_get_date (record, "closed_on");
      else if (record->kind == RAPPORT_KIND_ACTIVITY)
        date = MIN (date, rapport_record_get_date (record, "date"));
      else if (record->kind != RAPPORT_KIND_OPPORTUNITY && record->kind != RAPPORT_KIND_REGISTRATION)
        continue;

      g_assert_true (rapport_rates_find (world->rates, rapport_record_get_text (record, "currency"),
                                         world->settings->currency, date, &rate, &rate_date));
    }
}

static RapportScorecard *
compute (World      *world,
         const char *name,
         int         quarters)
{
  RapportQuarter present;
  RapportQuarter quarter;

  rapport_quarter_of_date (&present, &world->settings->fiscal, world->today);
  rapport_quarter_add (&quarter, &world->settings->fiscal, &present, quarters);

  return rapport_scorecard_compute (world->programme, find_facts (world, name), &quarter,
                                    rapport_quarter_get_as_of (&quarter, world->today, RAPPORT_DATE_NONE));
}

/* The three partners of whom everything is known have no "n/a" for the quarter before. */
static void
test_rich (gconstpointer data)
{
  static const char * const names[] = { "Nordlicht AG", "Vela Systems", "Quay & Sons" };
  World *world = get_world (data);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(RapportScorecard) scorecard = compute (world, names[i], -1);

      g_assert_cmpuint (scorecard->missing_rates->len, ==, 0);
      for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
        {
          const RapportKpiValue *value = &scorecard->values[kpi];

          if (!value->available)
            g_error ("%s has no %s: %s", names[i], rapport_kpi_get_info (kpi)->id, value->reason);
          g_test_message ("%s %s %g", names[i], rapport_kpi_get_info (kpi)->id, rapport_kpi_value_get (value));
        }
    }
}

/* Attainment and health are spread as in life. */
static void
test_spread (gconstpointer data)
{
  World *world = get_world (data);
  guint bands[5] = { 0 };
  GHashTableIter iter;
  gpointer facts;

  g_hash_table_iter_init (&iter, world->facts);
  while (g_hash_table_iter_next (&iter, NULL, &facts))
    {
      const char *name = rapport_record_get_title (((RapportFacts *) facts)->partner);
      g_autoptr(RapportScorecard) scorecard = compute (world, name, -1);
      const RapportKpiValue *attainment = &scorecard->values[RAPPORT_KPI_ATTAINMENT];

      bands[scorecard->health.band]++;
      g_test_message ("%s: health %.0f (%s), attainment %.2f", name, scorecard->health.score,
                      rapport_band_get_title (scorecard->health.band),
                      attainment->available ? rapport_kpi_value_get (attainment) : -1);
      if (attainment->available && attainment->numerator > 0)
        {
          g_assert_cmpfloat (rapport_kpi_value_get (attainment), >, 0.3);
          g_assert_cmpfloat (rapport_kpi_value_get (attainment), <, 1.35);
        }
    }

  g_assert_cmpuint (bands[RAPPORT_BAND_GOOD], >=, 3);
  g_assert_cmpuint (bands[RAPPORT_BAND_WATCH], >=, 3);
  g_assert_cmpuint (bands[RAPPORT_BAND_AT_RISK], >=, 2);
  g_assert_cmpuint (bands[RAPPORT_BAND_RAMPING], >=, 1);
}

/* Even the first day of a quarter has something won, and every quarter of the last eight is full. */
static void
test_quarters (gconstpointer data)
{
  World *world = get_world (data);

  for (int quarters = -8; quarters <= 0; quarters++)
    {
      g_autoptr(RapportScorecard) scorecard = compute (world, "Nordlicht AG", quarters);

      g_assert_cmpfloat (rapport_kpi_value_get (&scorecard->values[RAPPORT_KPI_DEALS_WON]), >=, quarters < 0 ? 3 : 1);
      g_assert_true (scorecard->values[RAPPORT_KPI_TARGET].available);
      g_assert_true (quarters == 0 || scorecard->values[RAPPORT_KPI_NPS].available);
    }
}

static int
compare_facts (gconstpointer a,
               gconstpointer b)
{
  RapportFacts *left = *(RapportFacts **) a;
  RapportFacts *right = *(RapportFacts **) b;

  return g_strcmp0 (rapport_record_get_title (left->partner), rapport_record_get_title (right->partner));
}

/* The programme as a whole has all its figures, and somebody gets more or less than their tier. */
static void
test_portfolio (gconstpointer data)
{
  World *world = get_world (data);
  g_autoptr(GPtrArray) facts = g_ptr_array_new ();
  g_autoptr(RapportPortfolio) portfolio = NULL;
  RapportQuarter present;
  RapportQuarter quarter;
  GHashTableIter iter;
  gpointer value;
  guint outliers = 0;

  g_hash_table_iter_init (&iter, world->facts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (facts, value);
  g_ptr_array_sort (facts, compare_facts);
  rapport_quarter_of_date (&present, &world->settings->fiscal, world->today);
  rapport_quarter_add (&quarter, &world->settings->fiscal, &present, -1);
  portfolio = rapport_portfolio_compute (world->programme, facts, &quarter, quarter.end);

  for (guint kpi = 0; kpi < RAPPORT_N_PROGRAMME_KPIS; kpi++)
    {
      const RapportKpiValue *figure = &portfolio->values[kpi];

      if (!figure->available)
        g_error ("The programme has no %s: %s", rapport_programme_kpi_get_info (kpi)->id, figure->reason);
      g_test_message ("%s %g", rapport_programme_kpi_get_info (kpi)->id, rapport_kpi_value_get (figure));
    }

  for (guint i = 0; i < portfolio->fairness->len; i++)
    {
      RapportFairness *fairness = portfolio->fairness->pdata[i];

      for (guint n = 0; fairness->outlier[n] != NULL; n++, outliers++)
        g_test_message ("%s: %s", rapport_record_get_title (fairness->partner), fairness->outlier[n]);
    }
  g_assert_cmpuint (outliers, >, 0);
}

/* Records say the same where all their fields do; ids are those of their places. */
static char *
describe (World         *world,
          GHashTable    *places,
          RapportRecord *record)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);
  GString *text = g_string_new (info->id);

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RapportField *field = &info->fields[f];

      /* A custom field names its record as text. */
      if (!rapport_record_has_at (record, f) ||
          (record->kind == RAPPORT_KIND_CUSTOM_VALUE && g_str_equal (field->id, "record")))
        continue;

      g_string_append_printf (text, " %s=", field->id);
      if (field->type == RAPPORT_FIELD_RELATION)
        g_string_append_printf (text, "#%u", GPOINTER_TO_UINT (g_hash_table_lookup (places, rapport_record_get_id_at (record, f))));
      else if (rapport_field_is_text (field))
        g_string_append (text, rapport_record_get_text_at (record, f));
      else if (rapport_field_is_list (field))
        g_string_append_printf (text, "%u", g_strv_length ((char **) rapport_record_get_list_at (record, f)));
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT, rapport_record_get_integer_at (record, f, 0));
    }

  return g_string_free (text, FALSE);
}

static GHashTable *
find_places (World *world)
{
  GHashTable *places = g_hash_table_new (rapport_id_hash, rapport_id_equal);

  for (guint i = 0; i < world->records->len; i++)
    g_hash_table_insert (places, &((RapportRecord *) world->records->pdata[i])->id, GUINT_TO_POINTER (i + 1));

  return places;
}

static void
test_same (gconstpointer data)
{
  World *first = get_world (data);
  g_autoptr(World) second = make_world (data);
  g_autoptr(GHashTable) places = find_places (first);
  g_autoptr(GHashTable) other_places = find_places (second);

  g_assert_cmpuint (first->records->len, ==, second->records->len);
  for (guint i = 0; i < first->records->len; i++)
    {
      g_autofree char *one = describe (first, places, first->records->pdata[i]);
      g_autofree char *two = describe (second, other_places, second->records->pdata[i]);

      g_assert_cmpstr (one, ==, two);
    }
}

static void
test_fill (gconstpointer data)
{
  const Case *entry = data;
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "sample.db", NULL);
  g_autoptr(GError) error = NULL;
  RapportDate today = rapport_date_from_ymd (entry->year, entry->month, entry->day);
  RapportStore *store;
  gboolean empty;

  rapport_clock_set (((gint64) today * 86400 + 43200) * G_USEC_PER_SEC);
  store = rapport_store_open (path, RAPPORT_STORE_CREATE, &error);
  g_assert_no_error (error);
  rapport_store_begin (store, "Settings", RAPPORT_ORIGIN_WINDOW, &error);
  g_assert_no_error (error);
  rapport_store_put_setting (store, "fiscal_year_start", entry->fiscal_year_start, &error);
  g_assert_no_error (error);
  rapport_store_commit (store, NULL, &error);
  g_assert_no_error (error);

  rapport_sample_fill (store, &error);
  g_assert_no_error (error);
  rapport_store_is_empty (store, &empty, &error);
  g_assert_no_error (error);
  g_assert_false (empty);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      gint64 count;

      if (kind == RAPPORT_KIND_ATTACHMENT || kind == RAPPORT_KIND_IMPORT_BATCH)
        continue;
      rapport_store_count (store, kind, &count, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count, >, 0);
    }

  /* Not again, and nothing of the second time stays. */
  g_assert_false (rapport_sample_fill (store, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_clear_error (&error);

  rapport_store_close (store, &error);
  g_assert_no_error (error);
  rapport_clock_set (0);
  rapport_test_remove_folder (folder);
}

/* A workspace has stages and tiers before the sample comes; they are used, not doubled. */
static void
test_adopted (void)
{
  g_autofree char *folder = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "sample.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportRecord) partner = NULL;
  g_autoptr(RapportFacts) facts = NULL;
  g_autoptr(GPtrArray) stages = NULL;
  g_autoptr(GPtrArray) tiers = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  RapportStore *store = rapport_store_open (path, RAPPORT_STORE_CREATE, &error);

  g_assert_no_error (error);
  rapport_sample_fill (store, &error);
  g_assert_no_error (error);

  stages = rapport_store_list (store, RAPPORT_KIND_STAGE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stages->len, ==, 9);
  tiers = rapport_store_list (store, RAPPORT_KIND_TIER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tiers->len, ==, 5);
  g_assert_true (rapport_record_has (tiers->pdata[2], "revenue_needed"));

  /* Each change of stage and tier is there once, the present one last. */
  partner = rapport_store_find_partner (store, "Nordlicht AG", &error);
  g_assert_no_error (error);
  facts = rapport_store_load_facts (store, &partner->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facts->records[RAPPORT_KIND_STAGE_CHANGE]->len, ==, 4);
  g_assert_cmpuint (facts->records[RAPPORT_KIND_TIER_CHANGE]->len, ==, 3);
  g_assert_cmpint (rapport_record_get_date (facts->records[RAPPORT_KIND_TIER_CHANGE]->pdata[2], "since"), ==,
                   rapport_record_get_date (partner, "tier_since"));

  problems = rapport_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  rapport_store_close (store, &error);
  g_assert_no_error (error);
  rapport_test_remove_folder (folder);
}

static char *program;

/* What a program of that seed makes, as one checksum of all ids. */
static char *
run_with_seed (const char *seed)
{
  g_auto(GStrv) environment = g_get_environ ();
  char *arguments[] = { program, NULL };
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  int status;

  environment = g_environ_setenv (environment, "RAPPORT_TEST_PRINT_IDS", "1", TRUE);
  environment = g_environ_setenv (environment, "RAPPORT_TODAY", "2024-02-29", TRUE);
  environment = g_environ_setenv (environment, "RAPPORT_SEED", seed, TRUE);
  g_spawn_sync (NULL, arguments, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return output;
}

static void
print_ids (void)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(World) world = make_world (&cases[0]);

  for (guint i = 0; i < world->records->len; i++)
    g_checksum_update (checksum, ((RapportRecord *) world->records->pdata[i])->id.bytes, 16);
  g_print ("%s\n", g_checksum_get_string (checksum));
}

static void
test_seed (void)
{
  g_autofree char *first = run_with_seed ("7");
  g_autofree char *again = run_with_seed ("7");
  g_autofree char *other = run_with_seed ("8");

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
}

static void
add_tests (const char    *name,
           GTestDataFunc  func)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/sample/%s/%s", name, cases[i].name);

      g_test_add_data_func (path, &cases[i], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  if (g_getenv ("RAPPORT_TEST_PRINT_IDS") != NULL)
    {
      print_ids ();
      return 0;
    }

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  add_tests ("valid", test_valid);
  add_tests ("relations", test_relations);
  add_tests ("choices", test_choices);
  add_tests ("tiers-and-stages", test_tiers_and_stages);
  add_tests ("match-keys", test_match_keys);
  add_tests ("past", test_past);
  add_tests ("rates", test_rates);
  add_tests ("rich", test_rich);
  add_tests ("spread", test_spread);
  add_tests ("quarters", test_quarters);
  add_tests ("portfolio", test_portfolio);
  add_tests ("same", test_same);
  add_tests ("fill", test_fill);
  g_test_add_func ("/model/sample/adopted", test_adopted);
  g_test_add_func ("/model/sample/seed", test_seed);

  worlds = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_world);
  result = g_test_run ();
  g_hash_table_unref (worlds);

  return result;
}
