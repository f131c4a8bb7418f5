/* write-workbooks.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writes workbooks into the folder that is its argument, for the tests that open them in an office
 * program: hostile texts, the portfolio of no partner, of one and of the sample, and the QBRs of the
 * partners of the sample that have the most and the fewest records; with "--all" after the folder,
 * those of all partners. */

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

typedef struct
{
  RapportId richest, sparsest;
  guint     most, fewest;
} Extremes;

static gboolean
compare_cb (RapportFacts  *facts,
            gpointer       user_data,
            GError       **error)
{
  Extremes *extremes = user_data;
  guint n_records = g_hash_table_size (facts->by_id);

  if (n_records > extremes->most)
    {
      extremes->most = n_records;
      extremes->richest = facts->partner->id;
    }
  if (n_records < extremes->fewest)
    {
      extremes->fewest = n_records;
      extremes->sparsest = facts->partner->id;
    }

  return TRUE;
}

static gpointer
find_extremes_cb (RapportStore  *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return GINT_TO_POINTER (rapport_store_foreach_facts (store, compare_cb, data, NULL, error));
}

static GPtrArray *
find_extremes (RapportWorker *worker,
               Extremes      *extremes)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *partners = g_ptr_array_new ();

  extremes->fewest = G_MAXUINT;
  rapport_worker_run (worker, find_extremes_cb, extremes, &error);
  g_assert_no_error (error);
  g_ptr_array_add (partners, &extremes->richest);
  g_ptr_array_add (partners, &extremes->sparsest);

  return partners;
}

/* @partners: (nullable): for all */
static void
run_job (RapportWorker *worker,
         gboolean       portfolio,
         GPtrArray     *partners,
         char          *output)
{
  RapportFiscal fiscal = { 1, RAPPORT_FISCAL_LABEL_START };
  RapportReportJob job = { .partners = partners, .portfolio = portfolio, .output = output, .output_is_folder = !portfolio };
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
                 gboolean     has_reviews,
                 gboolean     has_all)
{
  g_autofree char *data = rapport_test_make_folder ();
  g_autofree char *path = g_build_filename (data, "workspace.rapport", NULL);
  g_autofree char *file = g_strdup_printf ("portfolio-%s.xlsx", name);
  g_autofree char *output = g_build_filename (folder, file, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportWorker) worker = rapport_worker_new (path, RAPPORT_STORE_CREATE, &error);
  g_autoptr(GPtrArray) partners = NULL;
  Extremes extremes = { 0 };

  g_assert_no_error (error);
  if (fill != NULL)
    rapport_worker_run (worker, fill, NULL, &error);
  g_assert_no_error (error);

  run_job (worker, TRUE, NULL, output);
  if (has_reviews && !has_all)
    partners = find_extremes (worker, &extremes);
  if (has_reviews)
    run_job (worker, FALSE, partners, (char *) folder);

  rapport_worker_close (worker, &error);
  g_assert_no_error (error);
  rapport_test_remove_folder (data);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *hostile = NULL;
  gboolean has_all;

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, >=, 2);
  has_all = argc > 2 && strcmp (argv[2], "--all") == 0;
  rapport_clock_set (NOW);
  rapport_clock_seed (7);

  hostile = g_build_filename (argv[1], "hostile.xlsx", NULL);
  rapport_test_write_hostile_workbook (hostile);
  write_workspace (argv[1], "none", NULL, FALSE, FALSE);
  write_workspace (argv[1], "one", add_partner_cb, FALSE, FALSE);
  write_workspace (argv[1], "sample", fill_cb, TRUE, has_all);

  return 0;
}
