/* rapport-command-maintenance.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-command-maintenance"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-backup.h"
#include "rapport-cli-private.h"
#include "rapport-sample.h"

static gboolean
parse_one_file (RapportCli   *cli,
                const char   *command,
                const char   *summary,
                int          *argc,
                char       ***argv,
                GError      **error)
{
  if (!rapport_cli_parse (cli, command, "FILE", summary, NULL, argc, argv, error))
    return FALSE;
  if (*argc != 2 || *(*argv)[1] == '\0')
    return rapport_cli_usage (error, _("%s wants the name of one file"), command);

  return TRUE;
}

static gpointer
sample_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (rapport_sample_fill (store, error));
}

/**
 * rapport_command_sample:
 *
 * `rapport sample`: fills an empty workspace with the sample.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_sample (RapportCli  *cli,
                        int          argc,
                        char       **argv,
                        GError     **error)
{
  if (!rapport_cli_parse (cli, "sample", "", _("Fills an empty workspace with the sample: 24 fictional partners."),
                          NULL, &argc, &argv, error))
    return -1;
  if (argc > 1)
    {
      rapport_cli_usage (error, _("sample takes no arguments; name the file with --workspace"));
      return -1;
    }
  if (!rapport_cli_open (cli, RAPPORT_CLI_CREATE, error) ||
      !rapport_worker_run (cli->worker, sample_work, NULL, error))
    return -1;

  rapport_cli_print (cli, _("The sample is in %s"), cli->workspace);
  rapport_cli_print (cli, "\n");

  return RAPPORT_EXIT_DONE;
}

static gpointer
check_work (RapportStore  *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return rapport_store_check (store, error);
}

/* A damaged file may not open at all: that is what a check is there to say. */
static GPtrArray *
check_workspace (RapportCli  *cli,
                 GError     **error)
{
  g_autoptr(GError) open_error = NULL;
  GPtrArray *problems;

  if (!g_file_test (cli->workspace, G_FILE_TEST_EXISTS))
    return rapport_cli_open (cli, RAPPORT_CLI_READ, error) ? g_ptr_array_new_with_free_func (g_free) : NULL;

  /* On a file that is open for reading only SQLite passes over the CHECK constraints. */
  cli->worker = rapport_worker_new (cli->workspace, RAPPORT_STORE_SKIP_SEAL, &open_error);
  if (g_error_matches (open_error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY) ||
      g_error_matches (open_error, RAPPORT_ERROR, RAPPORT_ERROR_TOO_NEW))
    {
      g_clear_error (&open_error);
      cli->worker = rapport_worker_new (cli->workspace,
                                        RAPPORT_STORE_READ_ONLY | RAPPORT_STORE_SKIP_SEAL,
                                        &open_error);
    }
  if (cli->worker != NULL &&
      (problems = rapport_worker_run (cli->worker, check_work, NULL, &open_error)) != NULL)
    return problems;

  if (!g_error_matches (open_error, RAPPORT_ERROR, RAPPORT_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&open_error));
      return NULL;
    }

  problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (problems, g_strdup (open_error->message));

  return problems;
}

/**
 * rapport_command_check:
 *
 * `rapport check`: looks for damage. A problem found is an answer, and exit status 1.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_check (RapportCli  *cli,
                       int          argc,
                       char       **argv,
                       GError     **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GPtrArray) problems = NULL;

  if (!rapport_cli_parse (cli, "check", "", _("Looks for damage in the workspace."), NULL, &argc, &argv, error))
    return -1;
  if (argc > 1)
    {
      rapport_cli_usage (error, _("check takes no arguments"));
      return -1;
    }
  if ((problems = check_workspace (cli, error)) == NULL)
    return -1;

  json_builder_begin_object (builder);
  rapport_json_member_boolean (builder, "ok", problems->len == 0);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      json_builder_add_string_value (builder, problems->pdata[i]);
      if (!cli->json)
        rapport_cli_print (cli, "%s\n", (const char *) problems->pdata[i]);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (cli->json)
    rapport_cli_print_json (cli, builder);
  else if (problems->len == 0)
    rapport_cli_print (cli, "%s\n", _("No problem found"));

  return problems->len == 0 ? RAPPORT_EXIT_DONE : RAPPORT_EXIT_FAILED;
}

static gpointer
backup_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (rapport_backup_write (store, data, error));
}

/**
 * rapport_command_backup:
 *
 * `rapport backup`: writes a verified copy.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_backup (RapportCli  *cli,
                        int          argc,
                        char       **argv,
                        GError     **error)
{
  if (!parse_one_file (cli, "backup", _("Writes a verified copy of the workspace."), &argc, &argv, error) ||
      !rapport_cli_open (cli, RAPPORT_CLI_READ, error) ||
      !rapport_worker_run (cli->worker, backup_work, argv[1], error))
    return -1;

  rapport_cli_print (cli, _("The verified copy is %s"), argv[1]);
  rapport_cli_print (cli, "\n");

  return RAPPORT_EXIT_DONE;
}

/**
 * rapport_command_restore:
 *
 * `rapport restore`: puts a copy in the place of the workspace, which is kept beside it.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_restore (RapportCli  *cli,
                         int          argc,
                         char       **argv,
                         GError     **error)
{
  g_autofree char *kept = NULL;

  if (!parse_one_file (cli, "restore", _("Puts a copy in the place of the workspace, which is kept beside it."),
                       &argc, &argv, error) ||
      !rapport_backup_restore (argv[1], cli->workspace, &kept, error))
    return -1;

  rapport_cli_print (cli, _("Restored %s"), cli->workspace);
  rapport_cli_print (cli, "\n");
  if (kept != NULL)
    {
      rapport_cli_print (cli, _("What was there is now %s"), kept);
      rapport_cli_print (cli, "\n");
    }

  return RAPPORT_EXIT_DONE;
}
