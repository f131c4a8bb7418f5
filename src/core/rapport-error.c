/* rapport-error.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-error"

#include "config.h"

#include "rapport-error.h"

G_DEFINE_QUARK (rapport-error-quark, rapport_error)
