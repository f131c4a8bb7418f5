/* rapport-cli.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-cli"

#include "config.h"

#include "rapport-cli.h"

int
rapport_cli_run (int    argc,
                 char **argv,
                 char **workspace)
{
  *workspace = rapport_cli_get_default_workspace ();

  return -1;
}

char *
rapport_cli_get_default_workspace (void)
{
  return g_build_filename (g_get_user_data_dir (), "rapport", "rapport.db", NULL);
}
