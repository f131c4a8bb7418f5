/* write-workbooks.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writes workbooks into the folder that is its argument, for the tests that open them in an office
 * program: hostile texts, the portfolio of no partner, of one and of the sample, and the QBRs of the
 * sample. "--portfolio" after the folder leaves the QBRs out. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "rapport-clock.h"
#include "rapport-report-job.h"
#include "rapport-sample.h"
#include "rapport-test.h"
#include "rapport-test-workbook.h"

/* Noon of 2026-11-12. */
#define NOW (G_GINT64_CONSTANT (1794484800) * G_USEC_PER_SEC)

static gpointer
fill_cb (RapportStore  *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return GINT_TO_POINTER (rapport_sample_fill (store, error));
}

static gpointer
add_partner_cb (RapportStore  *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(RapportRecord) partner = rapport_record_new (RAPPORT_KIND_PARTNER);

  rapport_record_set_text (partner, "name", rapport_test_hostile_texts[0]);

  return GINT_TO_POINTER (rapport_store_begin (store, "", RAPPORT_ORIGIN_SAMPLE, error) &&
                          rapport_store_put (store, partner, error) &&
                          rapport_store_commit (store, NULL, error));
}

static void
run_job (RapportWorker *worker,
         gboolean       portfolio,
         char          *output)
{
  RapportFiscal fiscal = { 1, RAPPORT_FISCAL_LABEL_START };
  RapportReportJob job = { .portfolio = portfolio, .output = output, .output_is_folder = !portfolio };
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;

  rapport_quarter_of_date (&job.quarter, &fiscal, rapport_date_from_ymd (2026, 7, 1));
  job.as_of = RAPPORT_DATE_NONE;
  files = rapport_report_job_run (&job, worker, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    {
      const RapportReportFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_path_get_basename (file->file);

      g_printerr ("%-60s %2u sheets %6.1f ms\n", name, file->sheets, file->milliseconds);
    }
}

static void
write_workspace (const char  *folder,
                 const char  *name,
                 RapportWork  fill,
                 gboolean     has_reviews)
{
  g_autofree char *data = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (data, "workspace.rapport", NULL);
  g_autofree char *file = g_strdup_printf ("portfolio-%s.xlsx", name);
  g_autofree char *output = g_build_filename (folder, file, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportWorker) worker = rapport_worker_new (path, RAPPORT_STORE_CREATE, &error);

  g_assert_no_error (error);
  if (fill != NULL)
    rapport_worker_run (worker, fill, NULL, &error);
  g_assert_no_error (error);

  run_job (worker, TRUE, output);
  if (has_reviews)
    run_job (worker, FALSE, (char *) folder);

  rapport_worker_close (worker, &error);
  g_assert_no_error (error);
  rapport_test_remove_folder (data);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *hostile = NULL;
  gboolean only_portfolio;

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, >=, 2);
  only_portfolio = argc > 2 && strcmp (argv[2], "--portfolio") == 0;
  rapport_clock_set (NOW);
  rapport_clock_seed (7);

  hostile = g_build_filename (argv[1], "hostile.xlsx", NULL);
  rapport_test_write_hostile_workbook (hostile);
  write_workspace (argv[1], "none", NULL, FALSE);
  write_workspace (argv[1], "one", add_partner_cb, FALSE);
  write_workspace (argv[1], "sample", fill_cb, !only_portfolio);

  return 0;
}
