/* rapport-fields-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-schema.h"

G_BEGIN_DECLS

extern const RapportKindInfo rapport_kinds[RAPPORT_N_KINDS];

G_END_DECLS
