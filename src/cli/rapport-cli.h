/* rapport-cli.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The exit statuses of product.md. */
enum
{
  RAPPORT_EXIT_DONE = 0,
  RAPPORT_EXIT_FAILED = 1,
  RAPPORT_EXIT_USAGE = 2,
  RAPPORT_EXIT_REJECTED = 3,
};

/* Runs the command in @argv and returns its exit status; -1 where there is none and the window is
 * asked for, with the workspace in @workspace. */
int   rapport_cli_run                (int     argc,
                                      char  **argv,
                                      char  **workspace);
/* rapport.db in the application's data folder. */
char *rapport_cli_get_default_workspace (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
