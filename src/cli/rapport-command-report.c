/* rapport-command-report.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-command-report"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-cli-private.h"
#include "rapport-report-job.h"

/* What the two report commands read on the worker before the job starts. */
typedef struct
{
  const char       *partner;
  const char       *quarter_label;
  const char       *as_of_text;
  RapportReportJob *job;
} Preparation;

static gpointer
prepare_work (RapportStore  *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(RapportProgramme) programme = NULL;
  g_autoptr(RapportRecord) partner = NULL;
  Preparation *preparation = data;
  RapportReportJob *job = preparation->job;

  if ((programme = rapport_store_load_programme (store, error)) == NULL ||
      !rapport_cli_parse_period (programme, preparation->quarter_label, preparation->as_of_text,
                                 &job->quarter, &job->as_of, error))
    return NULL;

  if (preparation->partner != NULL)
    {
      if ((partner = rapport_store_find_partner (store, preparation->partner, error)) == NULL)
        return NULL;
      job->partners = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (job->partners, rapport_id_copy (&partner->id));
    }

  return GINT_TO_POINTER (TRUE);
}

/* A line that is written over, on a terminal only. */
static void
report_progress (guint    done,
                 guint    total,
                 gpointer user_data)
{
  if (isatty (STDERR_FILENO) && total > 1)
    {
      fprintf (stderr, "\r%u / %u%s", done, total, done == total ? "\n" : "");
      fflush (stderr);
    }
}

static void
print_files (RapportCli *cli,
             GPtrArray  *files)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  if (!cli->json)
    {
      for (guint i = 0; i < files->len; i++)
        rapport_cli_print (cli, "%s\n", ((RapportReportFile *) files->pdata[i])->file);
      return;
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    {
      const RapportReportFile *file = files->pdata[i];

      json_builder_begin_object (builder);
      rapport_json_member_text (builder, "partner", file->partner);
      rapport_json_member_text (builder, "file", file->file);
      rapport_json_member_integer (builder, "sheets", file->sheets);
      json_builder_set_member_name (builder, "milliseconds");
      json_builder_add_double_value (builder, file->milliseconds);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  rapport_cli_print_json (cli, builder);
}

static int
run_job (RapportCli        *cli,
         Preparation       *preparation,
         GError           **error)
{
  g_autoptr(GPtrArray) files = NULL;

  preparation->job->progress = report_progress;
  if (rapport_cli_open (cli, RAPPORT_CLI_READ, error) &&
      rapport_worker_run (cli->worker, prepare_work, preparation, error))
    files = rapport_report_job_run (preparation->job, cli->worker, NULL, error);
  g_clear_pointer (&preparation->job->partners, g_ptr_array_unref);

  if (files == NULL)
    return -1;
  print_files (cli, files);

  return RAPPORT_EXIT_DONE;
}

/* One partner goes into a folder where the output is one, or can't be meant as a workbook. */
static gboolean
is_folder (const char *output)
{
  return g_str_has_suffix (output, G_DIR_SEPARATOR_S) ||
         g_file_test (output, G_FILE_TEST_IS_DIR) ||
         !g_str_has_suffix (output, ".xlsx");
}

/**
 * rapport_command_qbr:
 *
 * `rapport qbr`: the QBR workbook of one partner, or one for each.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_qbr (RapportCli  *cli,
                     int          argc,
                     char       **argv,
                     GError     **error)
{
  RapportReportJob job = { NULL };
  Preparation preparation = { NULL };
  g_autofree char *partner = NULL;
  g_autofree char *quarter = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *form = NULL;
  g_autofree char *output = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "partner", 0, 0, G_OPTION_ARG_STRING, &partner, N_("The partner’s name or id"), N_("NAME") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("One workbook for each partner"), NULL },
    { "quarter", 0, 0, G_OPTION_ARG_STRING, &quarter, N_("The quarter, such as 2026-Q3"), N_("Q") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("Count nothing after this date"), N_("DATE") },
    { "form", 0, 0, G_OPTION_ARG_STRING, &form, N_("full (17 sheets) or short (8 sheets)"), N_("FORM") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file, or a folder"), N_("FILE") },
    { NULL }
  };

  if (!rapport_cli_parse (cli, "qbr", "", _("Writes QBR workbooks."), entries, &argc, &argv, error))
    return -1;
  if (argc > 1 || (partner != NULL) == all || quarter == NULL || output == NULL || *output == '\0')
    {
      rapport_cli_usage (error, _("Say --partner NAME or --all, --quarter Q and --output FILE"));
      return -1;
    }
  if (form != NULL && strcmp (form, "full") != 0 && strcmp (form, "short") != 0)
    {
      rapport_cli_usage (error, _("--form is full or short, not “%s”"), form);
      return -1;
    }

  job.form = g_strcmp0 (form, "short") == 0 ? RAPPORT_FORM_SHORT : RAPPORT_FORM_FULL;
  job.output = output;
  job.output_is_folder = all || is_folder (output);
  preparation.partner = partner;
  preparation.quarter_label = quarter;
  preparation.as_of_text = as_of;
  preparation.job = &job;

  return run_job (cli, &preparation, error);
}

/**
 * rapport_command_portfolio:
 *
 * `rapport portfolio`: the workbook over all partners.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_portfolio (RapportCli  *cli,
                           int          argc,
                           char       **argv,
                           GError     **error)
{
  RapportReportJob job = { NULL };
  Preparation preparation = { NULL };
  g_autofree char *quarter = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "quarter", 0, 0, G_OPTION_ARG_STRING, &quarter, N_("The quarter, such as 2026-Q3"), N_("Q") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("Count nothing after this date"), N_("DATE") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file"), N_("FILE") },
    { NULL }
  };

  if (!rapport_cli_parse (cli, "portfolio", "", _("Writes the portfolio workbook."), entries, &argc, &argv, error))
    return -1;
  if (argc > 1 || quarter == NULL || output == NULL || *output == '\0')
    {
      rapport_cli_usage (error, _("Say --quarter Q and --output FILE"));
      return -1;
    }

  job.portfolio = TRUE;
  job.output = output;
  preparation.quarter_label = quarter;
  preparation.as_of_text = as_of;
  preparation.job = &job;

  return run_job (cli, &preparation, error);
}
