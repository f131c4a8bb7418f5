/* rapport-meeting.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-meeting"

#include "config.h"

#include "rapport-meeting.h"
#include "rapport-time-zone.h"

#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)

struct _RapportMeeting
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportMeeting, rapport_meeting, RAPPORT_TYPE_ENTITY)

static void
rapport_meeting_class_init (RapportMeetingClass *klass)
{
  rapport_entity_class_set_kind (RAPPORT_ENTITY_CLASS (klass), RAPPORT_KIND_MEETING);
}

static void
rapport_meeting_init (RapportMeeting *self)
{
}

static const RapportRecord *
peek_record (RapportMeeting *self)
{
  return rapport_entity_get_record (RAPPORT_ENTITY (self));
}

static RapportInstant
to_instant (const RapportRecord *record,
            RapportInstant       local,
            GTimeZone           *zone)
{
  g_autoptr(GTimeZone) own_zone = rapport_time_zone_find (rapport_record_get_text (record, "time_zone"));

  return rapport_instant_from_local (local, own_zone != NULL ? own_zone : zone);
}

/**
 * rapport_meeting_get_start:
 *
 * Returns: the instant at which it starts, in its own time zone or else in @zone;
 *   %RAPPORT_INSTANT_NONE for none
 */
RapportInstant
rapport_meeting_get_start (RapportMeeting *self,
                           GTimeZone      *zone)
{
  const RapportRecord *record;
  RapportInstant local;

  g_return_val_if_fail (RAPPORT_IS_MEETING (self), RAPPORT_INSTANT_NONE);

  record = peek_record (self);
  local = record != NULL ? rapport_record_get_instant (record, "starts_at") : RAPPORT_INSTANT_NONE;

  return local != RAPPORT_INSTANT_NONE ? to_instant (record, local, zone) : local;
}

/**
 * rapport_meeting_get_end:
 *
 * Returns: the instant at which it ends; a meeting of all day without an end lasts until the next
 *   midnight, another one without an end ends when it starts
 */
RapportInstant
rapport_meeting_get_end (RapportMeeting *self,
                         GTimeZone      *zone)
{
  const RapportRecord *record;
  RapportInstant local;

  g_return_val_if_fail (RAPPORT_IS_MEETING (self), RAPPORT_INSTANT_NONE);

  record = peek_record (self);
  if (record == NULL)
    return RAPPORT_INSTANT_NONE;

  local = rapport_record_get_instant (record, "ends_at");
  if (local == RAPPORT_INSTANT_NONE)
    {
      local = rapport_record_get_instant (record, "starts_at");
      if (local != RAPPORT_INSTANT_NONE && rapport_record_get_boolean (record, "all_day"))
        local += SECONDS_PER_DAY;
    }

  return local != RAPPORT_INSTANT_NONE ? to_instant (record, local, zone) : local;
}

/**
 * rapport_meeting_get_duration:
 *
 * Returns: seconds from start to end as they pass, also over a change of the clock
 */
gint64
rapport_meeting_get_duration (RapportMeeting *self,
                              GTimeZone      *zone)
{
  RapportInstant start, end;

  g_return_val_if_fail (RAPPORT_IS_MEETING (self), 0);

  start = rapport_meeting_get_start (self, zone);
  end = rapport_meeting_get_end (self, zone);

  return start != RAPPORT_INSTANT_NONE && end != RAPPORT_INSTANT_NONE ? MAX (end - start, 0) : 0;
}

/**
 * rapport_meeting_has_taken_place:
 * @now: the instant of asking
 *
 * Returns: whether it was held, or was planned and has ended
 */
gboolean
rapport_meeting_has_taken_place (RapportMeeting *self,
                                 GTimeZone      *zone,
                                 RapportInstant  now)
{
  const RapportRecord *record;
  RapportInstant end;
  const char *status;

  g_return_val_if_fail (RAPPORT_IS_MEETING (self), FALSE);

  record = peek_record (self);
  if (record == NULL)
    return FALSE;

  status = rapport_record_get_text (record, "status");
  if (g_strcmp0 (status, "held") == 0)
    return TRUE;
  if (g_strcmp0 (status, "cancelled") == 0)
    return FALSE;
  end = rapport_meeting_get_end (self, zone);

  return end != RAPPORT_INSTANT_NONE && end <= now;
}
