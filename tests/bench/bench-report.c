/* bench-report.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <xlsxwriter.h>

#include "rapport-bench.h"
#include "rapport-report-job.h"
#include "rapport-sample.h"

/* bench-report FOLDER PARTNER: the QBR workbook of a partner of the sample, against a loop that
 * writes as many cells, formulas and charts with the same library. What is in the workbook is counted
 * with unzip. */

#define N_SINGLE 20
#define N_ROUNDS 10

typedef struct
{
  guint sheets;
  guint texts;
  guint numbers;
  guint formulas;
  guint charts;
} Content;

static char *
run_unzip (const char *option,
           const char *path,
           const char *member)
{
  const char *arguments[] = { "unzip", option, path, member, NULL };
  char *output = NULL;
  g_autoptr(GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &output, NULL, NULL, &error);
  rapport_bench_check (error);

  return output;
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;

  return n;
}

static Content
count_content (const char *path)
{
  g_autofree char *names = run_unzip ("-l", path, NULL);
  g_autofree char *sheets = run_unzip ("-p", path, "xl/worksheets/sheet*.xml");
  Content content;

  content.sheets = count (names, "xl/worksheets/sheet");
  content.charts = count (names, "xl/charts/chart");
  content.formulas = count (sheets, "<f>");
  content.texts = count (sheets, "t=\"s\"");
  content.numbers = count (sheets, "<v>") - content.texts - content.formulas;

  return content;
}

static void
write_sheet (lxw_workbook  *workbook,
             const Content *content,
             guint          sheet)
{
  lxw_worksheet *worksheet = workbook_add_worksheet (workbook, NULL);
  guint row = 0;

  for (guint i = sheet; i < content->texts; i += content->sheets, row++)
    {
      char text[32];

      g_snprintf (text, sizeof text, "Text %u", i);
      worksheet_write_string (worksheet, row / 8, row % 8, text, NULL);
    }
  for (guint i = sheet; i < content->numbers; i += content->sheets, row++)
    worksheet_write_number (worksheet, row / 8, row % 8, i, NULL);
  for (guint i = sheet; i < content->formulas; i += content->sheets, row++)
    worksheet_write_formula_num (worksheet, row / 8, row % 8, "=SUM(A1:A3)", NULL, i);
  for (guint i = sheet; i < content->charts; i += content->sheets)
    {
      lxw_chart *chart = workbook_add_chart (workbook, LXW_CHART_COLUMN);

      chart_add_series (chart, "=Sheet1!$A$1:$A$8", "=Sheet1!$B$1:$B$8");
      worksheet_insert_chart (worksheet, 2, 10, chart);
    }
}

static double
measure_bare (const char    *path,
              const Content *content)
{
  RapportBench bench = rapport_bench_new ();

  for (guint i = 0; i < N_SINGLE; i++)
    {
      lxw_workbook *workbook;

      rapport_bench_start (&bench);
      workbook = workbook_new (path);
      for (guint sheet = 0; sheet < content->sheets; sheet++)
        write_sheet (workbook, content, sheet);
      workbook_close (workbook);
      rapport_bench_stop (&bench);
    }
  g_unlink (path);

  return rapport_bench_print (&bench, "bare libxlsxwriter: as many cells and charts", 0);
}

typedef struct
{
  RapportReportJob job;
  const char      *partner;
  RapportRecord   *record; /* (owned) */
} Setup;

static gpointer
set_up_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Setup *setup = data;
  g_autoptr(RapportProgramme) programme = NULL;

  if (!rapport_sample_fill (store, error) ||
      (programme = rapport_store_load_programme (store, error)) == NULL ||
      (setup->record = rapport_store_find_partner (store, setup->partner, error)) == NULL)
    return NULL;

  rapport_quarter_of_date (&setup->job.quarter, &programme->settings->fiscal, programme->today);
  setup->job.as_of = programme->today;

  return setup;
}

static void
run_job (RapportReportJob *job,
         RapportWorker    *worker)
{
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;

  files = rapport_report_job_run (job, worker, NULL, &error);
  rapport_bench_check (error);
}

static void
measure_single (Setup         *setup,
                RapportWorker *worker,
                const char    *folder)
{
  g_autofree char *path = g_build_filename (folder, "bench-qbr.xlsx", NULL);
  g_autofree char *bare = g_build_filename (folder, "bench-bare.xlsx", NULL);
  g_autoptr(GPtrArray) partners = g_ptr_array_new ();
  RapportBench bench = rapport_bench_new ();
  Content content;
  double anchor;

  g_ptr_array_add (partners, &setup->record->id);
  setup->job.partners = partners;
  setup->job.output = path;
  setup->job.output_is_folder = FALSE;
  for (guint i = 0; i < N_SINGLE; i++)
    {
      rapport_bench_start (&bench);
      run_job (&setup->job, worker);
      rapport_bench_stop (&bench);
    }
  content = count_content (path);
  g_print ("%u sheets, %u texts, %u numbers, %u formulas, %u charts\n", content.sheets, content.texts,
           content.numbers, content.formulas, content.charts);
  anchor = measure_bare (bare, &content);
  rapport_bench_print (&bench, "QBR workbook: read, computed, written", anchor);
}

static void
measure_many (Setup         *setup,
              RapportWorker *worker,
              const char    *folder)
{
  g_autofree char *output = g_build_filename (folder, "bench-qbr", NULL);
  RapportBench bench = rapport_bench_new ();
  guint n_files = 0;

  setup->job.partners = NULL;
  setup->job.output = output;
  setup->job.output_is_folder = TRUE;
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(GPtrArray) files = NULL;
      g_autoptr(GError) error = NULL;

      rapport_bench_start (&bench);
      files = rapport_report_job_run (&setup->job, worker, NULL, &error);
      rapport_bench_stop (&bench);
      rapport_bench_check (error);
      n_files = files->len;
    }
  g_print ("%u workbooks in a row, %u at a time:\n", n_files * N_ROUNDS, n_files);
  rapport_bench_print (&bench, "QBR workbooks of all partners", 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(RapportWorker) worker = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  Setup setup = { .job = { .form = RAPPORT_FORM_FULL } };

  if (argc < 3)
    {
      g_printerr ("Usage: bench-report FOLDER PARTNER\n");
      return 2;
    }

  path = g_build_filename (argv[1], "bench-report.rapport", NULL);
  g_unlink (path);
  setup.partner = argv[2];
  worker = rapport_worker_new (path, RAPPORT_STORE_CREATE, &error);
  rapport_bench_check (error);
  rapport_worker_run (worker, set_up_work, &setup, &error);
  rapport_bench_check (error);
  measure_single (&setup, worker, argv[1]);
  measure_many (&setup, worker, argv[1]);

  rapport_record_unref (setup.record);
  rapport_worker_close (worker, &error);
  rapport_bench_check (error);
  g_unlink (path);

  return 0;
}
