/* rapport-meeting.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_MEETING (rapport_meeting_get_type ())
G_DECLARE_FINAL_TYPE (RapportMeeting, rapport_meeting, RAPPORT, MEETING, RapportEntity)

/* @zone: the workspace's, for a meeting that names none. */
RapportInstant rapport_meeting_get_start        (RapportMeeting *self,
                                                 GTimeZone      *zone);
RapportInstant rapport_meeting_get_end          (RapportMeeting *self,
                                                 GTimeZone      *zone);
gint64         rapport_meeting_get_duration     (RapportMeeting *self,
                                                 GTimeZone      *zone);
gboolean       rapport_meeting_has_taken_place  (RapportMeeting *self,
                                                 GTimeZone      *zone,
                                                 RapportInstant  now);

G_END_DECLS
