/* main.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "rapport-application.h"
#include "rapport-cli.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(RapportApplication) application = NULL;
  g_autofree char *workspace = NULL;
  int status;

  /* A limit on the size of files is an error of the write, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if ((status = rapport_cli_run (argc, argv, &workspace)) >= 0)
    return status;

  application = rapport_application_new (workspace);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}
