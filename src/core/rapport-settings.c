/* rapport-settings.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-settings"

#include "config.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

#include "rapport-error.h"
#include "rapport-money.h"
#include "rapport-settings.h"
#include "rapport-time-zone.h"

#define BENCHMARK_SCALE     10000
#define MAX_BENCHMARK       100
#define MAX_NAME_CHARACTERS 500
#define LETTER_HEIGHT       279

typedef struct
{
  const char *key;
  const char *description;
  char     *(*get) (const RapportSettings  *self);
  gboolean  (*set) (RapportSettings        *self,
                    const char             *value,
                    GError                **error);
} Setting;

static const char * const fiscal_labels[] = { "start", "end", "both", NULL };
static const char * const papers[] = { "A4", "Letter", NULL };
static const char * const months[] = {
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December", NULL,
};
static const char * const weekdays[] = {
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", NULL,
};

/* What @text is in @words, from 0; -1 for none. */
static int
find_word (const char * const *words,
           const char         *text)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (words[i], text) == 0)
        return i;
    }

  return -1;
}

static gboolean
refuse (GError     **error,
        const char  *value,
        const char  *expected)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* Translators: the second text says what is right, such as "a whole number from 1 to 12" */
               _("“%s” does not fit; give %s."), value, expected);

  return FALSE;
}

static gboolean
read_integer (const char  *value,
              int          minimum,
              int          maximum,
              int         *result,
              GError     **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (value, 10, minimum, maximum, &number, NULL))
    {
      g_autofree char *expected = g_strdup_printf (_("a whole number from %d to %d"), minimum, maximum);

      return refuse (error, value, expected);
    }

  *result = number;

  return TRUE;
}

static char *
integer_to_string (int value)
{
  return g_strdup_printf ("%d", value);
}

static char *
get_currency (const RapportSettings *self)
{
  return g_strdup (self->currency);
}

static gboolean
set_currency (RapportSettings  *self,
              const char       *value,
              GError          **error)
{
  g_autofree char *code = g_ascii_strup (value, -1);

  if (!rapport_currency_is_known (code))
    return refuse (error, value, _("an ISO 4217 code such as USD, EUR or JPY"));

  g_free (self->currency);
  self->currency = g_steal_pointer (&code);

  return TRUE;
}

static char *
get_fiscal_year_start (const RapportSettings *self)
{
  return integer_to_string (self->fiscal.start_month);
}

static gboolean
set_fiscal_year_start (RapportSettings  *self,
                       const char       *value,
                       GError          **error)
{
  int month = find_word (months, value);

  if (month < 0)
    return read_integer (value, 1, 12, &self->fiscal.start_month, error);

  self->fiscal.start_month = month + 1;

  return TRUE;
}

static char *
get_fiscal_label (const RapportSettings *self)
{
  return g_strdup (fiscal_labels[self->fiscal.label]);
}

static gboolean
set_fiscal_label (RapportSettings  *self,
                  const char       *value,
                  GError          **error)
{
  int label = find_word (fiscal_labels, value);

  if (label < 0)
    return refuse (error, value, _("start, end or both"));

  self->fiscal.label = label;

  return TRUE;
}

static char *
get_time_zone (const RapportSettings *self)
{
  return g_strdup (self->time_zone);
}

static gboolean
set_time_zone (RapportSettings  *self,
               const char       *value,
               GError          **error)
{
  GTimeZone *zone = rapport_time_zone_find (value);

  if (zone == NULL)
    return refuse (error, value, _("a name of the time zone database such as Europe/Athens, or UTC"));

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  g_free (self->time_zone);
  self->time_zone = g_strdup (value);

  return TRUE;
}

static char *
get_sla_hours (const RapportSettings *self)
{
  return integer_to_string (self->sla_hours);
}

static gboolean
set_sla_hours (RapportSettings  *self,
               const char       *value,
               GError          **error)
{
  return read_integer (value, 1, 8760, &self->sla_hours, error);
}

static char *
get_week_start (const RapportSettings *self)
{
  return integer_to_string (self->week_start);
}

static gboolean
set_week_start (RapportSettings  *self,
                const char       *value,
                GError          **error)
{
  int weekday = find_word (weekdays, value);

  if (weekday < 0)
    return read_integer (value, 1, 7, &self->week_start, error);

  self->week_start = weekday + 1;

  return TRUE;
}

static char *
get_cadence_days (const RapportSettings *self)
{
  return integer_to_string (self->cadence_days);
}

static gboolean
set_cadence_days (RapportSettings  *self,
                  const char       *value,
                  GError          **error)
{
  return read_integer (value, 1, 3650, &self->cadence_days, error);
}

static char *
get_coverage_benchmark (const RapportSettings *self)
{
  return rapport_scaled_to_string (self->coverage_benchmark, BENCHMARK_SCALE);
}

/* "3", "2.5" and "3x" are understood. */
static gboolean
set_coverage_benchmark (RapportSettings  *self,
                        const char       *value,
                        GError          **error)
{
  gsize length = strlen (value);
  g_autofree char *number = g_strndup (value, g_str_has_suffix (value, "x") ? length - 1 : length);
  gint64 benchmark;

  if (!rapport_scaled_parse (&benchmark, number, BENCHMARK_SCALE) ||
      benchmark <= 0 || benchmark > MAX_BENCHMARK * BENCHMARK_SCALE)
    return refuse (error, value, _("a number above 0 and up to 100, such as 3 or 2.5"));

  self->coverage_benchmark = benchmark;

  return TRUE;
}

static char *
get_health_weights (const RapportSettings *self)
{
  GString *weights = g_string_new (NULL);

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    g_string_append_printf (weights, i == 0 ? "%d" : ",%d", self->health_weights[i]);

  return g_string_free (weights, FALSE);
}

static gboolean
read_weights (const char *value,
              int        *weights)
{
  g_auto(GStrv) parts = g_strsplit (value, ",", -1);
  int sum = 0;

  if (g_strv_length (parts) != RAPPORT_N_HEALTH_DIMENSIONS)
    return FALSE;

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      if (!read_integer (g_strstrip (parts[i]), 0, 100, &weights[i], NULL))
        return FALSE;
      sum += weights[i];
    }

  return sum == 100;
}

/* Scores carry the version of the weights that they were made with. */
static gboolean
set_health_weights (RapportSettings  *self,
                    const char       *value,
                    GError          **error)
{
  int weights[RAPPORT_N_HEALTH_DIMENSIONS];

  if (!read_weights (value, weights))
    return refuse (error, value, _("five whole numbers that add up to 100, such as 30,20,20,15,15"));

  if (memcmp (weights, self->health_weights, sizeof weights) != 0)
    {
      memcpy (self->health_weights, weights, sizeof weights);
      self->health_version++;
    }

  return TRUE;
}

static char *
get_health_version (const RapportSettings *self)
{
  return integer_to_string (self->health_version);
}

static gboolean
set_health_version (RapportSettings  *self,
                    const char       *value,
                    GError          **error)
{
  return read_integer (value, 1, G_MAXINT - 1, &self->health_version, error);
}

static char *
get_user_name (const RapportSettings *self)
{
  return g_strdup (self->user_name);
}

static gboolean
is_line (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_user_name (RapportSettings  *self,
               const char       *value,
               GError          **error)
{
  g_autofree char *name = g_strstrip (g_strdup (value));

  if (!is_line (name) || *name == '\0' || g_utf8_strlen (name, -1) > MAX_NAME_CHARACTERS)
    return refuse (error, value, _("a name of at most 500 characters"));

  g_free (self->user_name);
  self->user_name = g_steal_pointer (&name);

  return TRUE;
}

static char *
get_paper (const RapportSettings *self)
{
  return g_strdup (self->paper);
}

static gboolean
set_paper (RapportSettings  *self,
           const char       *value,
           GError          **error)
{
  int paper = find_word (papers, value);

  if (paper < 0)
    return refuse (error, value, _("A4 or Letter"));

  g_free (self->paper);
  self->paper = g_strdup (papers[paper]);

  return TRUE;
}

/* The version stands behind the weights, which count it up: reading all keys back in this order
 * gives the same settings. */
static const Setting settings[] = {
  { "currency", N_("Reporting currency, as an ISO 4217 code"), get_currency, set_currency },
  { "fiscal_year_start", N_("First month of the fiscal year, 1 to 12"), get_fiscal_year_start, set_fiscal_year_start },
  { "fiscal_label", N_("Which calendar year names a fiscal year: start, end or both"), get_fiscal_label, set_fiscal_label },
  { "time_zone", N_("Time zone of the workspace, such as Europe/Athens"), get_time_zone, set_time_zone },
  { "sla_hours", N_("Hours within which a partner gets an answer"), get_sla_hours, set_sla_hours },
  { "week_start", N_("First day of the week, 1 for Monday to 7 for Sunday"), get_week_start, set_week_start },
  { "cadence_days", N_("Days between contacts where neither the partner nor its tier says so"),
    get_cadence_days, set_cadence_days },
  { "coverage_benchmark", N_("Pipeline coverage that is good, as a multiple of the target"),
    get_coverage_benchmark, set_coverage_benchmark },
  { "health_weights",
    N_("Per cent of the health score for results, pipeline, engagement, capability, and commitment and trust"),
    get_health_weights, set_health_weights },
  { "health_version", N_("Version of the health weights, counted up by each change of them"),
    get_health_version, set_health_version },
  { "user_name", N_("Who works in this workspace: the author of its records"), get_user_name, set_user_name },
  { "paper", N_("Paper of workbooks and prints: A4 or Letter"), get_paper, set_paper },
};

static const Setting *
find_setting (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (strcmp (settings[i].key, key) == 0)
        return &settings[i];
    }

  return NULL;
}

/* glibc hands these numbers out as if they were pointers to text. */
static guint
get_locale_number (nl_item item)
{
  union
  {
    const char *text;
    guint       number;
  } value = { .text = nl_langinfo (item) };

  return value.number;
}

static int
get_locale_week_start (void)
{
  guint origin = get_locale_number (_NL_TIME_WEEK_1STDAY);
  int origin_weekday = rapport_date_get_weekday (rapport_date_from_ymd (origin / 10000, origin / 100 % 100, origin % 100));
  int offset = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0] - 1;

  return (origin_weekday - 1 + offset) % 7 + 1;
}

static char *
get_system_user (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || strcmp (name, "Unknown") == 0)
    name = g_get_user_name ();

  return g_utf8_make_valid (name, -1);
}

/**
 * rapport_settings_new:
 *
 * Returns: (transfer full): the settings of a new workspace; the time zone, the first day of the
 *   week, the paper and the name come from the machine and the locale
 */
RapportSettings *
rapport_settings_new (void)
{
  static const int weights[RAPPORT_N_HEALTH_DIMENSIONS] = { 30, 20, 20, 15, 15 };
  RapportSettings *self = g_new0 (RapportSettings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->currency = g_strdup ("USD");
  self->fiscal.start_month = 1;
  self->fiscal.label = RAPPORT_FISCAL_LABEL_START;
  self->time_zone = rapport_time_zone_get_system_name ();
  self->zone = rapport_time_zone_find (self->time_zone);
  self->sla_hours = 24;
  self->week_start = get_locale_week_start ();
  self->cadence_days = 30;
  self->coverage_benchmark = 3 * BENCHMARK_SCALE;
  memcpy (self->health_weights, weights, sizeof weights);
  self->health_version = 1;
  self->user_name = get_system_user ();
  self->paper = g_strdup (papers[get_locale_number (_NL_PAPER_HEIGHT) == LETTER_HEIGHT ? 1 : 0]);

  return self;
}

/**
 * rapport_settings_copy:
 *
 * Returns: (transfer full): a copy that may be changed
 */
RapportSettings *
rapport_settings_copy (const RapportSettings *self)
{
  RapportSettings *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->currency = g_strdup (self->currency);
  copy->time_zone = g_strdup (self->time_zone);
  g_time_zone_ref (copy->zone);
  copy->user_name = g_strdup (self->user_name);
  copy->paper = g_strdup (self->paper);

  return copy;
}

RapportSettings *
rapport_settings_ref (RapportSettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
rapport_settings_unref (RapportSettings *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->currency);
  g_free (self->time_zone);
  g_time_zone_unref (self->zone);
  g_free (self->user_name);
  g_free (self->paper);
  g_free (self);
}

/**
 * rapport_settings_list_keys:
 *
 * Returns: (transfer none) (array zero-terminated=1): all keys
 */
const char * const *
rapport_settings_list_keys (void)
{
  static const char *keys[G_N_ELEMENTS (settings) + 1];
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
        keys[i] = settings[i].key;
      g_once_init_leave (&initialized, 1);
    }

  return keys;
}

/**
 * rapport_settings_describe:
 *
 * Returns: (transfer none) (nullable): what the setting is for; %NULL for an unknown key
 */
const char *
rapport_settings_describe (const char *key)
{
  const Setting *setting;

  g_return_val_if_fail (key != NULL, NULL);

  setting = find_setting (key);

  return setting != NULL ? _(setting->description) : NULL;
}

/**
 * rapport_settings_get:
 *
 * Returns: (transfer full) (nullable): the value as text; %NULL for an unknown key
 */
char *
rapport_settings_get (const RapportSettings *self,
                      const char            *key)
{
  const Setting *setting;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  setting = find_setting (key);

  return setting != NULL ? setting->get (self) : NULL;
}

/**
 * rapport_settings_set:
 * @key: one of rapport_settings_list_keys()
 * @value: its value as text
 *
 * Changes a setting, strictly: a value that does not fit changes nothing. New health weights count
 * the health version up as well.
 *
 * Returns: whether the value was taken
 */
gboolean
rapport_settings_set (RapportSettings  *self,
                      const char       *key,
                      const char       *value,
                      GError          **error)
{
  const Setting *setting;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if ((setting = find_setting (key)) == NULL)
    {
      g_autofree char *keys = g_strjoinv (", ", (char **) rapport_settings_list_keys ());

      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                   _("There is no setting “%s”; the settings are: %s."), key, keys);
      return FALSE;
    }

  if (!setting->set (self, value, error))
    {
      g_prefix_error (error, "%s: ", key);
      return FALSE;
    }

  return TRUE;
}
