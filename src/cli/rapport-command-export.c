/* rapport-command-export.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-command-export"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-cli-private.h"
#include "rapport-export.h"

typedef struct
{
  RapportKind  kind;
  const char  *path;
} Job;

static gpointer
export_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (rapport_export_file (store, job->kind, job->path, cancellable, error));
}

/**
 * rapport_command_export:
 *
 * `rapport export`: writes the records of a kind to a file.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_export (RapportCli  *cli,
                        int          argc,
                        char       **argv,
                        GError     **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *output = NULL;
  Job job;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &kind, N_("What to write, such as partners, or all"), N_("KIND") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file; its ending says the format: csv, xlsx, json, ics, vcf"), N_("FILE") },
    { NULL }
  };

  if (!rapport_cli_parse (cli, "export", "", _("Writes the records of a kind to a file."), entries, &argc, &argv, error))
    return -1;
  if (argc > 1 || kind == NULL || output == NULL)
    {
      rapport_cli_usage (error, _("Say --as KIND and --output FILE"));
      return -1;
    }

  job.path = output;
  job.kind = rapport_kind_from_id (kind);
  if (strcmp (kind, "all") != 0 && (job.kind == RAPPORT_KIND_NONE || job.kind >= RAPPORT_N_EXCHANGE_KINDS))
    {
      g_autofree char *kinds = rapport_cli_list_kinds (TRUE);

      rapport_cli_usage (error, _("--as wants one of %s, or all"), kinds);
      return -1;
    }
  if (!rapport_cli_open (cli, RAPPORT_CLI_READ, error) ||
      !rapport_worker_run (cli->worker, export_work, &job, error))
    return -1;

  rapport_cli_print (cli, "%s\n", output);

  return RAPPORT_EXIT_DONE;
}
