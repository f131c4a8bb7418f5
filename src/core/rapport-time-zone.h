/* rapport-time-zone.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GTimeZone  *rapport_time_zone_find            (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char       *rapport_time_zone_get_system_name (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
