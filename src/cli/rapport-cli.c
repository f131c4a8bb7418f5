/* rapport-cli.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "rapport-cli-private.h"

typedef struct
{
  const char         *name;
  const char         *usage;
  const char         *summary;
  RapportCommandFunc  run;
} Command;

static const Command commands[] = {
  { "sample", "", N_("Fill an empty workspace with the sample"), rapport_command_sample },
  { "settings", "[KEY=VALUE]...", N_("Show or change the settings"), rapport_command_settings },
  { "import", "FILE --as KIND", N_("Bring in a CSV file"), rapport_command_import },
  { "export", "--as KIND --output FILE", N_("Write records to a file"), rapport_command_export },
  { "kpi", "(--partner NAME | --all) --quarter Q", N_("Print the figures of a quarter"), rapport_command_kpi },
  { "qbr", "(--partner NAME | --all) --quarter Q --output FILE", N_("Write QBR workbooks"), rapport_command_qbr },
  { "portfolio", "--quarter Q --output FILE", N_("Write the portfolio workbook"), rapport_command_portfolio },
  { "search", "TEXT", N_("Find anything"), rapport_command_search },
  { "history", "", N_("List what was changed"), rapport_command_history },
  { "undo", "ID", N_("Take a change or an import back"), rapport_command_undo },
  { "check", "", N_("Look for damage"), rapport_command_check },
  { "backup", "FILE", N_("Write a verified copy of the workspace"), rapport_command_backup },
  { "restore", "FILE", N_("Put a copy in the place of the workspace"), rapport_command_restore },
};

/**
 * rapport_cli_get_default_workspace:
 *
 * Returns: (transfer full) (type filename): rapport.db in the application's data folder
 */
char *
rapport_cli_get_default_workspace (void)
{
  return g_build_filename (g_get_user_data_dir (), "rapport", "rapport.db", NULL);
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n",
                          _("Usage:"),
                          "  rapport [--workspace FILE]\n  rapport COMMAND [ARGUMENTS]");
  g_string_append_printf (text, "\n%s\n", _("Without a command the window opens. Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-10s %s\n", commands[i].name, _(commands[i].summary));
  g_string_append_printf (text, "\n%s\n", _("Options:"));
  g_string_append_printf (text, "  --workspace FILE  %s\n", _("The workspace to use, before or after the command"));
  g_string_append_printf (text, "  --version         %s\n", _("Print the version"));
  g_string_append_printf (text, "  --help            %s\n", _("Print this help; “rapport COMMAND --help” for a command’s own"));
  g_string_append_printf (text, "\n%s\n  %s\n",
                          _("Exit status:"),
                          _("0 done, 1 refused or failed, 2 wrong usage, 3 done with rejected rows"));

  return g_string_free (text, FALSE);
}

/**
 * rapport_cli_usage:
 *
 * Sets a usage error, for which the program exits with 2.
 *
 * Returns: %FALSE
 */
gboolean
rapport_cli_usage (GError     **error,
                   const char  *format,
                   ...)
{
  va_list arguments;

  if (error == NULL)
    return FALSE;

  va_start (arguments, format);
  *error = g_error_new_valist (RAPPORT_ERROR, RAPPORT_ERROR_USAGE, format, arguments);
  va_end (arguments);

  return FALSE;
}

void
rapport_cli_print (RapportCli *cli,
                   const char *format,
                   ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (cli->output, format, arguments);
  va_end (arguments);
}

char *
rapport_cli_list_kinds (gboolean for_export)
{
  GString *list = g_string_new (NULL);

  for (guint k = 0; k < RAPPORT_N_EXCHANGE_KINDS; k++)
    {
      if (k != RAPPORT_KIND_REVIEW || for_export)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", rapport_kind_get_info (k)->id);
    }

  return g_string_free (list, FALSE);
}

/**
 * rapport_cli_parse:
 * @entries: options of the command; "--json" and "--help" are there for all
 *
 * Parses the options of a command. What is left in @argv are its other
 * arguments, from 1 on. "--help" prints the help and ends the program.
 *
 * Returns: whether the options are right
 */
gboolean
rapport_cli_parse (RapportCli           *cli,
                   const char           *command,
                   const char           *parameters,
                   const char           *summary,
                   const GOptionEntry   *entries,
                   int                  *argc,
                   char               ***argv,
                   GError              **error)
{
  g_autoptr(GOptionContext) context = NULL;
  g_autoptr(GError) parse_error = NULL;
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("Answer in JSON"), NULL },
    { "workspace", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("The workspace to use"), N_("FILE") },
    { NULL }
  };
  g_autofree char *workspace = NULL;
  g_autofree GOptionEntry *copy = g_memdup2 (common, sizeof common);
  g_autofree char *name = g_strdup_printf ("rapport %s", command);

  copy[1].arg_data = &workspace;
  g_set_prgname (name);
  context = g_option_context_new (parameters);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, copy, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &parse_error))
    return rapport_cli_usage (error, "%s. %s", parse_error->message,
                              _("See “rapport COMMAND --help”"));
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
    {
      (*argv)++;
      (*argc)--;
    }

  return TRUE;
}

static RapportWorker *
open_for_reading (const char  *path,
                  GError     **error)
{
  g_autoptr(GError) open_error = NULL;
  RapportWorker *worker;

  if ((worker = rapport_worker_new (path, RAPPORT_STORE_NONE, &open_error)) != NULL)
    return worker;

  if (!g_error_matches (open_error, RAPPORT_ERROR, RAPPORT_ERROR_TOO_NEW) &&
      !g_error_matches (open_error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&open_error));
      return NULL;
    }

  return rapport_worker_new (path, RAPPORT_STORE_READ_ONLY, error);
}

/**
 * rapport_cli_open:
 *
 * Opens the workspace. A missing file is made for %RAPPORT_CLI_CREATE only.
 *
 * Returns: whether it is open
 */
gboolean
rapport_cli_open (RapportCli        *cli,
                  RapportCliAccess   access,
                  GError           **error)
{
  if (access != RAPPORT_CLI_CREATE && !g_file_test (cli->workspace, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                   _("There is no workspace at %s. Name another with --workspace, or make one with “rapport import” or “rapport sample”"),
                   cli->workspace);
      return FALSE;
    }

  if (access == RAPPORT_CLI_READ)
    cli->worker = open_for_reading (cli->workspace, error);
  else
    cli->worker = rapport_worker_new (cli->workspace,
                                      access == RAPPORT_CLI_CREATE ? RAPPORT_STORE_CREATE : RAPPORT_STORE_NONE,
                                      error);

  return cli->worker != NULL;
}

/**
 * rapport_cli_parse_period:
 * @as_of_text: (nullable): a date, from --as-of
 *
 * Reads quarter and as-of by the fiscal year of the workspace.
 *
 * Returns: whether both are right
 */
gboolean
rapport_cli_parse_period (const RapportProgramme  *programme,
                          const char              *quarter_label,
                          const char              *as_of_text,
                          RapportQuarter          *quarter,
                          RapportDate             *as_of,
                          GError                 **error)
{
  RapportDate wanted = RAPPORT_DATE_NONE;

  if (!rapport_quarter_parse (quarter, &programme->settings->fiscal, quarter_label, error))
    return FALSE;
  if (as_of_text != NULL && !rapport_date_parse (&wanted, as_of_text))
    return rapport_cli_usage (error, _("--as-of wants a date such as 2026-09-30, not “%s”"), as_of_text);

  *as_of = rapport_quarter_get_as_of (quarter, programme->today, wanted);

  return TRUE;
}

/* Takes "--workspace FILE" out of @argv, wherever it stands. */
static gboolean
take_workspace (int         *argc,
                char       **argv,
                char       **workspace,
                GError     **error)
{
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    {
      const char *value = NULL;

      if (strcmp (argv[i], "--") == 0)
        {
          while (i < *argc)
            argv[kept++] = argv[i++];
          break;
        }

      if (g_str_has_prefix (argv[i], "--workspace="))
        value = argv[i] + strlen ("--workspace=");
      else if (strcmp (argv[i], "--workspace") == 0 && i + 1 < *argc)
        value = argv[++i];
      else if (strcmp (argv[i], "--workspace") == 0)
        return rapport_cli_usage (error, _("--workspace wants the name of a file"));

      if (value == NULL)
        {
          argv[kept++] = argv[i];
          continue;
        }
      if (*value == '\0')
        return rapport_cli_usage (error, _("--workspace wants the name of a file"));
      g_free (*workspace);
      *workspace = g_strdup (value);
    }

  argv[kept] = NULL;
  *argc = kept;

  return TRUE;
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (commands[i].name, name) == 0)
        return &commands[i];
    }

  return NULL;
}

static int
finish (RapportCli *cli,
        int         status,
        GError     *error)
{
  if (error != NULL)
    {
      fprintf (stderr, "rapport: %s\n", error->message);
      return g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE) ? RAPPORT_EXIT_USAGE : RAPPORT_EXIT_FAILED;
    }

  if (fwrite (cli->output->str, 1, cli->output->len, stdout) != cli->output->len || fflush (stdout) != 0)
    {
      fprintf (stderr, "rapport: %s\n", _("The answer could not be written to standard output"));
      return RAPPORT_EXIT_FAILED;
    }

  return status;
}

static int
run_command (const Command  *command,
             const char     *workspace,
             int             argc,
             char          **argv)
{
  RapportCli cli = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) close_error = NULL;
  int status;

  cli.workspace = g_strdup (workspace);
  cli.output = g_string_new (NULL);

  status = command->run (&cli, argc, argv, &error);
  if (cli.worker != NULL && !rapport_worker_close (cli.worker, &close_error) && error == NULL)
    error = g_steal_pointer (&close_error);
  status = finish (&cli, status, error);

  g_clear_object (&cli.worker);
  g_string_free (cli.output, TRUE);
  g_free (cli.workspace);

  return status;
}

/**
 * rapport_cli_run:
 * @argc: how many words the command line has
 * @argv: (array length=argc): its words, the program's name first; rearranged
 * @workspace: (out): for the window, the workspace to open
 *
 * Runs the command that the command line names.
 *
 * Returns: the exit status, or -1 where the window is asked for
 */
int
rapport_cli_run (int    argc,
                 char **argv,
                 char **workspace)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = rapport_cli_get_default_workspace ();
  const Command *command;

  g_return_val_if_fail (workspace != NULL, RAPPORT_EXIT_FAILED);

  *workspace = NULL;
  if (!take_workspace (&argc, argv, &path, &error))
    {
      fprintf (stderr, "rapport: %s\n", error->message);
      return RAPPORT_EXIT_USAGE;
    }

  if (argc < 2)
    {
      *workspace = g_steal_pointer (&path);
      return -1;
    }

  if (strcmp (argv[1], "--version") == 0)
    {
      printf ("rapport %s\n", PACKAGE_VERSION);
      return RAPPORT_EXIT_DONE;
    }

  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    {
      g_autofree char *help = describe_commands ();

      fputs (help, stdout);
      return RAPPORT_EXIT_DONE;
    }

  if ((command = find_command (argv[1])) == NULL)
    {
      fprintf (stderr, "rapport: ");
      fprintf (stderr, _("There is no command “%s”. “rapport --help” lists them"), argv[1]);
      fprintf (stderr, "\n");
      return RAPPORT_EXIT_USAGE;
    }

  return run_command (command, path, argc - 1, argv + 1);
}
