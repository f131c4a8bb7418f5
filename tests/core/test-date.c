/* test-date.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-clock.h"
#include "rapport-date.h"
#include "rapport-time-zone.h"

static void
test_round_trip (void)
{
  RapportDate first = rapport_date_from_ymd (1, 1, 1);
  RapportDate last = rapport_date_from_ymd (9999, 12, 31);
  int next_weekday = rapport_date_get_weekday (first);

  for (RapportDate date = first; date <= last; date++)
    {
      int year, month, day;

      rapport_date_to_ymd (date, &year, &month, &day);
      if (rapport_date_from_ymd (year, month, day) != date || rapport_date_get_weekday (date) != next_weekday)
        g_error ("%d is not %d-%d-%d", date, year, month, day);
      next_weekday = next_weekday % 7 + 1;
    }

  g_assert_cmpint (rapport_date_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (rapport_date_get_weekday (0), ==, 4);
  g_assert_cmpint (last - first + 1, ==, 3652059);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean    valid;
  } cases[] = {
    { "2026-02-28", TRUE }, { "2024-02-29", TRUE }, { "2000-02-29", TRUE }, { "0001-01-01", TRUE },
    { "9999-12-31", TRUE }, { "1969-12-31", TRUE },
    { "2026-02-29", FALSE }, { "1900-02-29", FALSE }, { "2026-13-01", FALSE }, { "2026-00-01", FALSE },
    { "2026-04-31", FALSE }, { "2026-01-00", FALSE }, { "0000-01-01", FALSE }, { "26-01-01", FALSE },
    { "2026-1-1", FALSE }, { "2026-01-01 ", FALSE }, { " 2026-01-01", FALSE }, { "2026/01/01", FALSE },
    { "2026-01-01T00:00", FALSE }, { "20260101", FALSE }, { "", FALSE }, { "10000-01-01", FALSE }, { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapportDate date;

      g_assert_cmpint (rapport_date_parse (&date, cases[i].text), ==, cases[i].valid);
      if (cases[i].valid)
        {
          g_autofree char *text = rapport_date_to_string (date);

          g_assert_cmpstr (text, ==, cases[i].text);
        }
    }

  g_assert_null (rapport_date_to_string (RAPPORT_DATE_NONE));
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *date;
    int         months;
    const char *result;
  } cases[] = {
    { "2026-01-31", 1, "2026-02-28" },
    { "2024-01-31", 1, "2024-02-29" },
    { "2024-02-29", 12, "2025-02-28" },
    { "2024-02-29", -12, "2023-02-28" },
    { "2024-02-29", 48, "2028-02-29" },
    { "2026-01-15", -1, "2025-12-15" },
    { "2026-12-31", 1, "2027-01-31" },
    { "2026-05-31", -3, "2026-02-28" },
    { "2026-05-05", 0, "2026-05-05" },
    { "0001-01-31", -1, NULL },
    { "9999-12-01", 1, NULL },
    { "2026-01-01", G_MAXINT, NULL },
    { "2026-01-01", G_MININT, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = NULL;
      RapportDate date;

      g_assert_true (rapport_date_parse (&date, cases[i].date));
      result = rapport_date_to_string (rapport_date_add_months (date, cases[i].months));
      g_assert_cmpstr (result, ==, cases[i].result);
    }

  g_assert_cmpint (rapport_date_add_months (RAPPORT_DATE_NONE, 1), ==, RAPPORT_DATE_NONE);
}

static void
test_instants (void)
{
  static const struct
  {
    const char *text;
    const char *utc;
  } cases[] = {
    { "2026-11-03T14:00:00Z", "2026-11-03T14:00:00Z" },
    { "2026-11-03 14:00", "2026-11-03T13:00:00Z" },
    { "2026-07-03 14:00", "2026-07-03T12:00:00Z" },
    { "2026-11-03", "2026-11-02T23:00:00Z" },
    { "2026-11-03T14:00:30.250+02:00", "2026-11-03T12:00:30Z" },
    { "2026-11-03T14:00-0530", "2026-11-03T19:30:00Z" },
    { "2026-11-03T14:00+02", "2026-11-03T12:00:00Z" },
    { "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z" },
    { "2026-11-03T24:00", NULL },
    { "2026-11-03T14", NULL },
    { "2026-11-03T14:60", NULL },
    { "2026-11-03T14:00+02:", NULL },
    { "2026-11-03T14:00+2", NULL },
    { "2026-11-03T14:00+15:00", NULL },
    { "2026-11-03T14:00 Z", NULL },
    { "2026-11-31T14:00Z", NULL },
    { "T14:00", NULL },
    { "", NULL },
    { NULL, NULL },
  };
  g_autoptr(GTimeZone) zone = rapport_time_zone_find ("Europe/Berlin");

  g_assert_nonnull (zone);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *utc = NULL;
      RapportInstant instant;

      g_assert_cmpint (rapport_instant_parse (&instant, cases[i].text, zone), ==, cases[i].utc != NULL);
      if (cases[i].utc == NULL)
        continue;
      utc = rapport_instant_to_string (instant);
      g_assert_cmpstr (utc, ==, cases[i].utc);
    }

  g_assert_null (rapport_instant_to_string (RAPPORT_INSTANT_NONE));
}

/* The hour that is skipped in spring, and the one that comes twice in autumn. */
static void
test_daylight_saving (void)
{
  static const struct
  {
    const char *zone;
    const char *local;
    const char *utc;
    const char *shown;
  } cases[] = {
    { "Europe/Athens", "2026-03-29T02:59:59", "2026-03-29T00:59:59Z", "2026-03-29T02:59:59" },
    { "Europe/Athens", "2026-03-29T03:30:00", "2026-03-29T01:00:00Z", "2026-03-29T04:00:00" },
    { "Europe/Athens", "2026-03-29T04:00:00", "2026-03-29T01:00:00Z", "2026-03-29T04:00:00" },
    { "Europe/Athens", "2026-10-25T02:59:59", "2026-10-24T23:59:59Z", "2026-10-25T02:59:59" },
    { "Europe/Athens", "2026-10-25T03:30:00", "2026-10-25T00:30:00Z", "2026-10-25T03:30:00" },
    { "Europe/Athens", "2026-10-25T04:00:00", "2026-10-25T02:00:00Z", "2026-10-25T04:00:00" },
    { "Europe/Dublin", "2026-10-25T01:30:00", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00" },
    { "Europe/Dublin", "2026-03-29T01:30:00", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00" },
    { "America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z", "2026-11-01T01:30:00" },
    { "America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00" },
    /* Half an hour of daylight saving, and the other half of the globe. */
    { "Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45:00Z", "2026-04-05T01:45:00" },
    { "Asia/Kolkata", "2026-03-29T02:30:00", "2026-03-28T21:00:00Z", "2026-03-29T02:30:00" },
    { "UTC", "2026-03-29T02:30:00", "2026-03-29T02:30:00Z", "2026-03-29T02:30:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GTimeZone) zone = rapport_time_zone_find (cases[i].zone);
      g_autofree char *utc = NULL;
      g_autofree char *shown = NULL;
      RapportInstant local, instant;

      g_assert_nonnull (zone);
      g_assert_true (rapport_local_parse (&local, cases[i].local));
      instant = rapport_instant_from_local (local, zone);
      utc = rapport_instant_to_string (instant);
      shown = rapport_local_to_string (rapport_instant_to_local (instant, zone));
      g_assert_cmpstr (utc, ==, cases[i].utc);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Each hour of a year goes there and back, but for the one that comes twice. */
static void
test_zone_round_trip (void)
{
  static const char * const names[] = { "Europe/Athens", "America/New_York", "Pacific/Auckland", "Europe/Dublin", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(GTimeZone) zone = rapport_time_zone_find (names[i]);
      RapportInstant start = (RapportInstant) rapport_date_from_ymd (2026, 1, 1) * 86400;
      int differing = 0;

      g_assert_nonnull (zone);
      for (int hour = 0; hour < 365 * 24; hour++)
        {
          RapportInstant instant = start + hour * 3600;
          RapportInstant back = rapport_instant_from_local (rapport_instant_to_local (instant, zone), zone);

          if (back == instant)
            continue;
          g_assert_cmpint (back, ==, instant - 3600);
          differing++;
        }
      g_assert_cmpint (differing, ==, 1);
    }
}

static void
test_instant_date (void)
{
  static const struct
  {
    const char *instant;
    const char *zone;
    const char *date;
  } cases[] = {
    { "2026-12-31T22:30:00Z", "Europe/Athens", "2027-01-01" },
    { "2026-12-31T21:30:00Z", "Europe/Athens", "2026-12-31" },
    { "2024-02-29T23:59:59Z", "UTC", "2024-02-29" },
    { "2024-03-01T04:59:59Z", "America/New_York", "2024-02-29" },
    { "1970-01-01T00:00:00Z", "America/New_York", "1969-12-31" },
    { "1969-12-31T00:00:00Z", "UTC", "1969-12-31" },
    { "1969-12-31T23:59:59Z", "UTC", "1969-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GTimeZone) zone = rapport_time_zone_find (cases[i].zone);
      g_autofree char *date = NULL;
      RapportInstant instant;

      g_assert_true (rapport_instant_parse (&instant, cases[i].instant, NULL));
      date = rapport_date_to_string (rapport_instant_get_date (instant, zone));
      g_assert_cmpstr (date, ==, cases[i].date);
    }

  g_assert_cmpint (rapport_instant_get_date (RAPPORT_INSTANT_NONE, NULL), ==, RAPPORT_DATE_NONE);
}

static void
test_zones (void)
{
  static const char * const unknown[] = {
    "", "Mars/Olympus", "Europe", "europe/athens", "../../../etc/passwd", "/etc/localtime", "CET-1CEST",
    "CET-1CEST,M3.5.0,M10.5.0/3", "+02:00", "Europe/Athens ", NULL,
  };
  g_autofree char *system_name = rapport_time_zone_get_system_name ();
  g_autoptr(GTimeZone) utc = rapport_time_zone_find ("UTC");

  for (guint i = 0; unknown[i] != NULL; i++)
    g_assert_null (rapport_time_zone_find (unknown[i]));
  g_assert_null (rapport_time_zone_find (NULL));
  g_assert_nonnull (utc);
  g_assert_cmpstr (system_name, ==, "UTC");
}

static void
test_clock (void)
{
  g_autoptr(GTimeZone) tokyo = rapport_time_zone_find ("Asia/Tokyo");
  RapportInstant instant;

  g_assert_true (rapport_instant_parse (&instant, "2024-02-29T16:00:00Z", NULL));
  rapport_clock_set (instant * G_USEC_PER_SEC);
  g_assert_cmpint (rapport_clock_now (), ==, instant * G_USEC_PER_SEC);
  g_assert_cmpint (rapport_clock_today (tokyo), ==, rapport_date_from_ymd (2024, 3, 1));
  rapport_clock_set (0);
  g_assert_cmpint (ABS (rapport_clock_now () - g_get_real_time ()), <, G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/add-months", test_add_months);
  g_test_add_func ("/date/instants", test_instants);
  g_test_add_func ("/date/daylight-saving", test_daylight_saving);
  g_test_add_func ("/date/zone-round-trip", test_zone_round_trip);
  g_test_add_func ("/date/instant-date", test_instant_date);
  g_test_add_func ("/date/zones", test_zones);
  g_test_add_func ("/date/clock", test_clock);

  return g_test_run ();
}
