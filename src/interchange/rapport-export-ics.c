/* rapport-export-ics.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-export"

#include "config.h"

#include <glib/gi18n.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "rapport-export-private.h"
#include "rapport-file.h"

#define SECONDS_PER_DAY 86400

/* A calendar under construction. @zones: (owned): names of the zones that are in it already. */
typedef struct
{
  RapportExport *export;
  icalcomponent *calendar;
  GHashTable    *zones;
} Calendar;

static icaltimetype
make_time (gint64   seconds,
           gboolean is_date)
{
  icaltimetype time = icaltime_null_time ();
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  RapportDate date = rapport_instant_get_date (seconds, utc);
  int rest;

  rest = seconds - (gint64) date * SECONDS_PER_DAY;
  rapport_date_to_ymd (date, &time.year, &time.month, &time.day);
  time.is_date = is_date;
  if (!is_date)
    {
      time.hour = rest / 3600;
      time.minute = rest / 60 % 60;
      time.second = rest % 60;
    }

  return time;
}

static icaltimetype
make_instant (gint64 seconds)
{
  icaltimetype time = make_time (seconds, FALSE);

  time.zone = icaltimezone_get_utc_timezone ();

  return time;
}

/* Programs that know no zone names need the rules of each zone in the file. */
static void
add_zone (Calendar   *self,
          const char *name)
{
  icaltimezone *zone;
  icalcomponent *component;
  icalproperty *property;

  if (!g_hash_table_add (self->zones, g_strdup (name)) ||
      (zone = icaltimezone_get_builtin_timezone (name)) == NULL ||
      icaltimezone_get_component (zone) == NULL)
    return;

  component = icalcomponent_new_clone (icaltimezone_get_component (zone));
  if ((property = icalcomponent_get_first_property (component, ICAL_TZID_PROPERTY)) != NULL)
    icalproperty_set_tzid (property, name);
  icalcomponent_add_component (self->calendar, component);
}

static void
add_local_time (Calendar         *self,
                icalcomponent    *component,
                icalproperty     *property,
                const char       *zone,
                gboolean          is_date)
{
  icalcomponent_add_property (component, property);
  if (is_date || zone == NULL || icaltimezone_get_builtin_timezone (zone) == NULL)
    return;

  icalproperty_add_parameter (property, icalparameter_new_tzid (zone));
  add_zone (self, zone);
}

static void
add_text (icalcomponent       *component,
          icalproperty_kind    kind,
          const RapportRecord *record,
          const char          *field)
{
  const char *text = rapport_record_get_text (record, field);
  icalproperty *property;

  if (text == NULL)
    return;

  property = icalproperty_new (kind);
  icalproperty_set_value (property, icalvalue_new_text (text));
  icalcomponent_add_property (component, property);
}

static icalcomponent *
add_component (Calendar            *self,
               icalcomponent_kind   kind,
               const RapportRecord *record,
               const char          *title)
{
  g_autofree char *id = rapport_id_to_string (&record->id);
  g_autofree char *uid = g_strconcat (id, "@" APP_ID, NULL);
  const char *partner = rapport_programme_get_partner_name (self->export->programme,
                                                            rapport_record_get_id (record, "partner"));
  g_autofree char *summary = partner != NULL ? g_strdup_printf ("%s · %s", title, partner) : g_strdup (title);
  icalcomponent *component = icalcomponent_new (kind);
  icaltimetype changed = make_instant (record->updated_at / G_USEC_PER_SEC);

  icalcomponent_add_property (component, icalproperty_new_uid (uid));
  icalcomponent_add_property (component, icalproperty_new_dtstamp (changed));
  icalcomponent_add_property (component, icalproperty_new_lastmodified (changed));
  icalcomponent_add_property (component, icalproperty_new_sequence (MAX (record->rev - 1, 0)));
  icalcomponent_add_property (component, icalproperty_new_summary (summary));
  icalcomponent_add_component (self->calendar, component);

  return component;
}

static void
add_attendees (icalcomponent       *component,
               const RapportRecord *record)
{
  for (const char * const *name = rapport_record_get_list (record, "attendees"); *name != NULL; name++)
    {
      icalproperty *property = icalproperty_new_attendee ("invalid:nomail");

      icalproperty_add_parameter (property, icalparameter_new_cn (*name));
      icalcomponent_add_property (component, property);
    }
}

static void
add_recurrence (icalcomponent       *component,
                const RapportRecord *meeting)
{
  const char *text = rapport_record_get_text (meeting, "recurrence");
  struct icalrecurrencetype rule;

  if (text == NULL)
    return;
  if (g_str_has_prefix (text, "RRULE:"))
    text += strlen ("RRULE:");

  rule = icalrecurrencetype_from_string (text);
  if (rule.freq != ICAL_NO_RECURRENCE)
    icalcomponent_add_property (component, icalproperty_new_rrule (rule));
}

static void
add_meeting (Calendar            *self,
             const RapportRecord *meeting)
{
  gboolean all_day = rapport_record_get_boolean (meeting, "all_day");
  const char *zone = rapport_record_get_text (meeting, "time_zone");
  gint64 starts_at = rapport_record_get_instant (meeting, "starts_at");
  gint64 ends_at = rapport_record_get_instant (meeting, "ends_at");
  icalcomponent *event = add_component (self, ICAL_VEVENT_COMPONENT, meeting, rapport_record_get_title (meeting));
  const char *status = rapport_record_get_text (meeting, "status");

  if (zone == NULL)
    zone = self->export->programme->settings->time_zone;
  add_local_time (self, event, icalproperty_new_dtstart (make_time (starts_at, all_day)), zone, all_day);
  if (ends_at != RAPPORT_INSTANT_NONE)
    {
      /* The end of an all-day event is the day after its last one (RFC 5545, 3.6.1). */
      if (all_day)
        ends_at += SECONDS_PER_DAY;
      add_local_time (self, event, icalproperty_new_dtend (make_time (ends_at, all_day)), zone, all_day);
    }

  add_text (event, ICAL_LOCATION_PROPERTY, meeting, "location");
  add_text (event, ICAL_DESCRIPTION_PROPERTY, meeting, "agenda");
  add_attendees (event, meeting);
  add_recurrence (event, meeting);
  icalcomponent_add_property (event, icalproperty_new_status (g_strcmp0 (status, "cancelled") == 0
                                                              ? ICAL_STATUS_CANCELLED
                                                              : ICAL_STATUS_CONFIRMED));
}

static void
add_action (Calendar            *self,
            const RapportRecord *action)
{
  icalcomponent *task = add_component (self, ICAL_VTODO_COMPONENT, action, rapport_record_get_title (action));
  const char *status = rapport_record_get_text (action, "status");
  RapportDate due = rapport_record_get_date (action, "due_on");
  RapportDate done = rapport_record_get_date (action, "done_on");

  if (due != RAPPORT_DATE_NONE)
    icalcomponent_add_property (task, icalproperty_new_due (make_time ((gint64) due * SECONDS_PER_DAY, TRUE)));
  if (done != RAPPORT_DATE_NONE)
    icalcomponent_add_property (task, icalproperty_new_completed (make_instant ((gint64) done * SECONDS_PER_DAY)));
  add_text (task, ICAL_DESCRIPTION_PROPERTY, action, "notes");

  if (g_strcmp0 (status, "done") == 0)
    icalcomponent_add_property (task, icalproperty_new_status (ICAL_STATUS_COMPLETED));
  else if (g_strcmp0 (status, "cancelled") == 0)
    icalcomponent_add_property (task, icalproperty_new_status (ICAL_STATUS_CANCELLED));
  else if (g_strcmp0 (status, "in progress") == 0)
    icalcomponent_add_property (task, icalproperty_new_status (ICAL_STATUS_INPROCESS));
  else
    icalcomponent_add_property (task, icalproperty_new_status (ICAL_STATUS_NEEDSACTION));
}

static void
add_review (Calendar            *self,
            const RapportRecord *review)
{
  const RapportFiscal *fiscal = &self->export->programme->settings->fiscal;
  gint64 planned_at = rapport_record_get_instant (review, "planned_at");
  RapportDate held_on = rapport_record_get_date (review, "held_on");
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  RapportQuarter quarter;
  icalcomponent *event;

  if (planned_at == RAPPORT_INSTANT_NONE && held_on == RAPPORT_DATE_NONE)
    return;

  rapport_quarter_of_date (&quarter, fiscal, rapport_record_get_date (review, "quarter"));
  label = rapport_quarter_to_label (&quarter, fiscal);
  /* Translators: a quarterly business review of a quarter such as 2026-Q3. */
  title = g_strdup_printf (_("QBR %s"), label);
  event = add_component (self, ICAL_VEVENT_COMPONENT, review, title);
  if (planned_at != RAPPORT_INSTANT_NONE)
    add_local_time (self, event, icalproperty_new_dtstart (make_time (planned_at, FALSE)),
                    self->export->programme->settings->time_zone, FALSE);
  else
    icalcomponent_add_property (event, icalproperty_new_dtstart (make_time ((gint64) held_on * SECONDS_PER_DAY, TRUE)));
  add_text (event, ICAL_LOCATION_PROPERTY, review, "location");
  add_attendees (event, review);
}

static gboolean
add_records (Calendar     *self,
             RapportKind   kind,
             GError      **error)
{
  g_autoptr(GPtrArray) records = NULL;

  if ((records = rapport_store_list (self->export->store, kind, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->export->cancellable, error))
        return FALSE;
      if (kind == RAPPORT_KIND_MEETING)
        add_meeting (self, records->pdata[i]);
      else if (kind == RAPPORT_KIND_ACTION)
        add_action (self, records->pdata[i]);
      else
        add_review (self, records->pdata[i]);
    }

  return TRUE;
}

static gboolean
is_calendar_kind (RapportKind kind)
{
  return kind == RAPPORT_KIND_MEETING || kind == RAPPORT_KIND_ACTION || kind == RAPPORT_KIND_REVIEW;
}

static gboolean
add_kinds (Calendar     *self,
           RapportKind   kind,
           GError      **error)
{
  if (kind != RAPPORT_KIND_NONE)
    return add_records (self, kind, error);

  return add_records (self, RAPPORT_KIND_MEETING, error) &&
         add_records (self, RAPPORT_KIND_ACTION, error) &&
         add_records (self, RAPPORT_KIND_REVIEW, error);
}

gboolean
rapport_export_write_ics (RapportExport  *export,
                          RapportKind     kind,
                          const char     *path,
                          GError        **error)
{
  Calendar self = { export };
  char *text = NULL;
  gboolean success;

  if (kind != RAPPORT_KIND_NONE && !is_calendar_kind (kind))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                   _("A calendar file holds meetings, actions or reviews, not %s"), rapport_kind_get_info (kind)->id);
      return FALSE;
    }

  self.zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT,
                                       icalproperty_new_version ("2.0"),
                                       icalproperty_new_prodid ("-//Rapport//" PACKAGE_VERSION "//EN"),
                                       NULL);
  success = add_kinds (&self, kind, error);
  if (success)
    {
      text = icalcomponent_as_ical_string_r (self.calendar);
      success = rapport_file_write_whole (path, text, strlen (text), 0600, error);
    }

  free (text);
  icalcomponent_free (self.calendar);
  g_hash_table_unref (self.zones);

  return success;
}
