/* rapport-history.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-history"

#include "config.h"

#include <string.h>

#include "rapport-history.h"

static const char * const origins[] = {
  "window",
  "command line",
  "import",
  "sample",
  "undo",
  "outside",
  "workspace",
};

/**
 * rapport_origin_to_string:
 *
 * Returns: (transfer none): the word that is stored
 */
const char *
rapport_origin_to_string (RapportOrigin origin)
{
  g_return_val_if_fail ((guint) origin < G_N_ELEMENTS (origins), NULL);

  return origins[origin];
}
