/* rapport-recurrence.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rapport_recurrence_is_valid (const char *rule);

G_END_DECLS
