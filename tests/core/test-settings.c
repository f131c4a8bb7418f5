/* test-settings.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-error.h"
#include "rapport-settings.h"

static void
test_defaults (void)
{
  static const struct
  {
    const char *key;
    const char *value;
  } defaults[] = {
    { "currency", "USD" }, { "fiscal_year_start", "1" }, { "fiscal_label", "start" }, { "time_zone", "UTC" },
    { "sla_hours", "24" }, { "cadence_days", "30" }, { "coverage_benchmark", "3" },
    { "health_weights", "30,20,20,15,15" }, { "health_version", "1" }, { "paper", "A4" },
  };
  g_autoptr(RapportSettings) settings = rapport_settings_new ();

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      g_autofree char *value = rapport_settings_get (settings, defaults[i].key);

      g_assert_cmpstr (value, ==, defaults[i].value);
    }

  g_assert_cmpint (settings->week_start, >=, 1);
  g_assert_cmpint (settings->week_start, <=, 7);
  g_assert_cmpstr (settings->user_name, !=, "");
  g_assert_nonnull (settings->zone);
}

/* Each key is described, and what it says can be read back. */
static void
test_keys (void)
{
  g_autoptr(RapportSettings) settings = rapport_settings_new ();
  const char * const *keys = rapport_settings_list_keys ();

  g_assert_cmpuint (g_strv_length ((char **) keys), ==, 12);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *value = rapport_settings_get (settings, keys[i]);
      g_autofree char *again = NULL;

      g_assert_cmpstr (rapport_settings_describe (keys[i]), !=, "");
      g_assert_true (rapport_settings_set (settings, keys[i], value, &error));
      g_assert_no_error (error);
      again = rapport_settings_get (settings, keys[i]);
      g_assert_cmpstr (again, ==, value);
    }

  g_assert_null (rapport_settings_get (settings, "nonsense"));
  g_assert_null (rapport_settings_describe ("nonsense"));
}

static void
test_taken (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *result;
  } cases[] = {
    { "currency", "eur", "EUR" }, { "currency", "KWD", "KWD" },
    { "fiscal_year_start", "2", "2" }, { "fiscal_year_start", "12", "12" }, { "fiscal_year_start", "april", "4" },
    { "fiscal_label", "END", "end" }, { "fiscal_label", "both", "both" },
    { "time_zone", "Europe/Athens", "Europe/Athens" }, { "time_zone", "UTC", "UTC" },
    { "sla_hours", "4", "4" }, { "week_start", "7", "7" }, { "week_start", "Monday", "1" },
    { "cadence_days", "14", "14" }, { "coverage_benchmark", "2.5", "2.5" }, { "coverage_benchmark", "4x", "4" },
    { "health_weights", "20, 20, 20, 20, 20", "20,20,20,20,20" }, { "health_weights", "100,0,0,0,0", "100,0,0,0,0" },
    { "user_name", "  Anna Παπαδοπούλου ", "Anna Παπαδοπούλου" }, { "paper", "letter", "Letter" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportSettings) settings = rapport_settings_new ();
      g_autoptr(GError) error = NULL;
      g_autofree char *result = NULL;

      g_assert_true (rapport_settings_set (settings, cases[i].key, cases[i].value, &error));
      g_assert_no_error (error);
      result = rapport_settings_get (settings, cases[i].key);
      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *names; /* what the message has to say */
  } cases[] = {
    { "currency", "", "USD" }, { "currency", "XXX", "ISO 4217" }, { "currency", "euro", "EUR" },
    { "fiscal_year_start", "0", "from 1 to 12" }, { "fiscal_year_start", "13", "from 1 to 12" },
    { "fiscal_year_start", "1.5", "from 1 to 12" }, { "fiscal_year_start", " 1", "from 1 to 12" },
    { "fiscal_year_start", "", "from 1 to 12" }, { "fiscal_label", "middle", "start, end or both" },
    { "time_zone", "Athens", "Europe/Athens" }, { "time_zone", "+02:00", "Europe/Athens" },
    { "sla_hours", "0", "from 1 to" }, { "sla_hours", "99999999999999999999", "from 1 to" },
    { "week_start", "8", "from 1 to 7" }, { "cadence_days", "-1", "from 1 to" },
    { "coverage_benchmark", "0", "above 0" }, { "coverage_benchmark", "101", "up to 100" },
    { "coverage_benchmark", "three", "such as 3" }, { "coverage_benchmark", "x", "such as 3" },
    { "health_weights", "30,20,20,15", "30,20,20,15,15" }, { "health_weights", "30,20,20,15,16", "add up to 100" },
    { "health_weights", "130,-30,0,0,0", "add up to 100" }, { "health_version", "0", "from 1" },
    { "user_name", "", "name" }, { "user_name", "a\nb", "name" }, { "user_name", "\377", "name" },
    { "paper", "A5", "A4 or Letter" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportSettings) settings = rapport_settings_new ();
      g_autofree char *before = rapport_settings_get (settings, cases[i].key);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_false (rapport_settings_set (settings, cases[i].key, cases[i].value, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
      if (strstr (error->message, cases[i].names) == NULL || !g_str_has_prefix (error->message, cases[i].key))
        g_error ("%s does not name %s", error->message, cases[i].names);
      after = rapport_settings_get (settings, cases[i].key);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_unknown_key (void)
{
  g_autoptr(RapportSettings) settings = rapport_settings_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_settings_set (settings, "curency", "EUR", &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "currency, fiscal_year_start"));
}

/* Rows read back in the order of the keys give the same version as the settings that wrote them. */
static void
test_health_version (void)
{
  g_autoptr(RapportSettings) settings = rapport_settings_new ();
  g_autoptr(RapportSettings) read = rapport_settings_new ();
  const char * const *keys = rapport_settings_list_keys ();

  g_assert_true (rapport_settings_set (settings, "health_weights", "30,20,20,15,15", NULL));
  g_assert_cmpint (settings->health_version, ==, 1);
  g_assert_true (rapport_settings_set (settings, "health_weights", "20,20,20,20,20", NULL));
  g_assert_true (rapport_settings_set (settings, "health_weights", "40,20,20,10,10", NULL));
  g_assert_cmpint (settings->health_version, ==, 3);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *value = rapport_settings_get (settings, keys[i]);

      g_assert_true (rapport_settings_set (read, keys[i], value, NULL));
    }
  g_assert_cmpint (read->health_version, ==, 3);
  g_assert_cmpint (read->health_weights[0], ==, 40);
}

static void
test_copy (void)
{
  g_autoptr(RapportSettings) settings = rapport_settings_new ();
  g_autoptr(RapportSettings) copy = NULL;

  g_assert_true (rapport_settings_set (settings, "time_zone", "Europe/Athens", NULL));
  copy = rapport_settings_copy (settings);
  g_assert_true (rapport_settings_set (copy, "currency", "EUR", NULL));
  g_assert_true (rapport_settings_set (copy, "time_zone", "Asia/Tokyo", NULL));
  g_assert_cmpstr (settings->currency, ==, "USD");
  g_assert_cmpstr (settings->time_zone, ==, "Europe/Athens");
  g_assert_cmpstr (copy->currency, ==, "EUR");
  g_assert_cmpstr (g_time_zone_get_identifier (copy->zone), ==, "Asia/Tokyo");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/keys", test_keys);
  g_test_add_func ("/settings/taken", test_taken);
  g_test_add_func ("/settings/refused", test_refused);
  g_test_add_func ("/settings/unknown-key", test_unknown_key);
  g_test_add_func ("/settings/health-version", test_health_version);
  g_test_add_func ("/settings/copy", test_copy);

  return g_test_run ();
}
