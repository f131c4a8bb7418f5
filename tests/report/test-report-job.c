/* test-report-job.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "rapport-clock.h"
#include "rapport-error.h"
#include "rapport-report-job.h"
#include "rapport-sample.h"
#include "rapport-test.h"

/* Noon of 2026-11-12. */
#define NOW (G_GINT64_CONSTANT (1794484800) * G_USEC_PER_SEC)

typedef struct
{
  char          *folder;
  char          *output;
  RapportWorker *worker;
  guint          last_done;
  guint          total;
  guint          n_calls;
  GCancellable  *cancellable;
} Fixture;

static gpointer
fill_sample_cb (RapportStore  *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return GINT_TO_POINTER (rapport_sample_fill (store, error));
}

static gpointer
add_partners_cb (RapportStore  *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const char * const *names = data;

  if (!rapport_store_begin (store, "", RAPPORT_ORIGIN_SAMPLE, error))
    return NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(RapportRecord) partner = rapport_record_new (RAPPORT_KIND_PARTNER);

      rapport_record_set_text (partner, "name", names[i]);
      if (!rapport_store_put (store, partner, error))
        return NULL;
    }

  return GINT_TO_POINTER (rapport_store_commit (store, NULL, error));
}

static gpointer
list_partners_cb (RapportStore  *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return rapport_store_list (store, RAPPORT_KIND_PARTNER, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  rapport_clock_set (NOW);
  rapport_clock_seed (7);
  fixture->folder = rapport_test_make_folder ();
  fixture->output = g_build_filename (fixture->folder, "reports", "third", NULL);
  path = g_build_filename (fixture->folder, "workspace.rapport", NULL);
  fixture->worker = rapport_worker_new (path, RAPPORT_STORE_CREATE, &error);
  g_assert_no_error (error);
  if (user_data == NULL)
    rapport_worker_run (fixture->worker, fill_sample_cb, NULL, &error);
  else
    rapport_worker_run (fixture->worker, add_partners_cb, (gpointer) user_data, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  rapport_worker_close (fixture->worker, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->worker);
  g_clear_object (&fixture->cancellable);
  rapport_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->output);
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpuint (done, >=, fixture->last_done);
  g_assert_cmpuint (done, <=, total);
  fixture->last_done = done;
  fixture->total = total;
  fixture->n_calls++;
  if (fixture->cancellable != NULL && done == 3)
    g_cancellable_cancel (fixture->cancellable);
}

static RapportReportJob
make_job (Fixture *fixture)
{
  RapportFiscal fiscal = { 1, RAPPORT_FISCAL_LABEL_START };
  RapportReportJob job = {
    .as_of = RAPPORT_DATE_NONE,
    .form = RAPPORT_FORM_SHORT,
    .output = fixture->output,
    .output_is_folder = TRUE,
    .progress = progress_cb,
    .progress_data = fixture,
  };

  rapport_quarter_of_date (&job.quarter, &fiscal, rapport_date_from_ymd (2026, 7, 1));

  return job;
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static GPtrArray *
list_partners (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *partners = rapport_worker_run (fixture->worker, list_partners_cb, NULL, &error);

  g_assert_no_error (error);

  return partners;
}

/* All partners, each in its file, in the order of their names. */
static void
test_all (Fixture       *fixture,
          gconstpointer  user_data)
{
  RapportReportJob job = make_job (fixture);
  g_autoptr(GPtrArray) partners = list_partners (fixture);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;

  files = rapport_report_job_run (&job, fixture->worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, partners->len);
  g_assert_cmpuint (count_files (fixture->output), ==, partners->len);
  g_assert_cmpuint (fixture->last_done, ==, partners->len);
  g_assert_cmpuint (fixture->total, ==, partners->len);
  g_assert_cmpuint (fixture->n_calls, ==, partners->len + 1);

  for (guint i = 0; i < files->len; i++)
    {
      const RapportReportFile *file = g_ptr_array_index (files, i);
      const RapportRecord *partner = g_ptr_array_index (partners, i);

      g_assert_cmpstr (file->partner, ==, rapport_record_get_title (partner));
      g_assert_true (g_file_test (file->file, G_FILE_TEST_IS_REGULAR));
      g_assert_cmpuint (file->sheets, ==, 8);
      g_assert_cmpfloat (file->milliseconds, >, 0);
    }
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  user_data)
{
  RapportReportJob job = make_job (fixture);
  g_autoptr(GPtrArray) partners = list_partners (fixture);
  g_autoptr(GError) error = NULL;
  guint n_files;

  fixture->cancellable = g_cancellable_new ();
  g_assert_null (rapport_report_job_run (&job, fixture->worker, fixture->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  n_files = count_files (fixture->output);
  g_assert_cmpuint (n_files, >=, 3);
  g_assert_cmpuint (n_files, <, partners->len);
}

static void
test_some (Fixture       *fixture,
           gconstpointer  user_data)
{
  RapportReportJob job = make_job (fixture);
  g_autoptr(GPtrArray) partners = list_partners (fixture);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 4; i > 2; i--)
    g_ptr_array_add (ids, &((RapportRecord *) g_ptr_array_index (partners, i))->id);
  job.partners = ids;
  files = rapport_report_job_run (&job, fixture->worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpstr (((RapportReportFile *) g_ptr_array_index (files, 0))->partner, ==,
                   rapport_record_get_title (g_ptr_array_index (partners, 3)));
}

static void
test_one_file (Fixture       *fixture,
               gconstpointer  user_data)
{
  RapportReportJob job = make_job (fixture);
  g_autoptr(GPtrArray) partners = list_partners (fixture);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "one.xlsx", NULL);

  g_ptr_array_add (ids, &((RapportRecord *) g_ptr_array_index (partners, 0))->id);
  job.partners = ids;
  job.output = path;
  job.output_is_folder = FALSE;
  files = rapport_report_job_run (&job, fixture->worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  user_data)
{
  RapportReportJob job = make_job (fixture);
  g_autofree char *blocked = g_build_filename (fixture->folder, "workspace.rapport", "inside", NULL);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  RapportId unknown;

  job.output_is_folder = FALSE;
  g_assert_null (rapport_report_job_run (&job, fixture->worker, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE);
  g_clear_error (&error);

  job.output_is_folder = TRUE;
  job.output = blocked;
  g_assert_null (rapport_report_job_run (&job, fixture->worker, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO);
  g_clear_error (&error);

  rapport_id_generate (&unknown);
  g_ptr_array_add (ids, &unknown);
  job.output = fixture->output;
  job.partners = ids;
  g_assert_null (rapport_report_job_run (&job, fixture->worker, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
}

static void
test_portfolio (Fixture       *fixture,
                gconstpointer  user_data)
{
  RapportReportJob job = make_job (fixture);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  const RapportReportFile *file;

  job.portfolio = TRUE;
  files = rapport_report_job_run (&job, fixture->worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  file = g_ptr_array_index (files, 0);
  g_assert_null (file->partner);
  g_assert_cmpuint (file->sheets, ==, 14);
  g_assert_true (g_str_has_suffix (file->file, "Portfolio-2026-Q3.xlsx"));
  g_assert_cmpuint (fixture->last_done, ==, 1);
}

/* Names that a file system may take for one another never share a file, and the file of a partner
 * has the same name whichever others are reported with it. */
static void
test_ambiguous (Fixture       *fixture,
                gconstpointer  user_data)
{
  RapportReportJob job = make_job (fixture);
  g_autoptr(GPtrArray) partners = list_partners (fixture);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GPtrArray) alone = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  files = rapport_report_job_run (&job, fixture->worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, g_strv_length ((char **) user_data));
  g_assert_cmpuint (count_files (fixture->output), ==, files->len);

  fixture->last_done = 0;
  g_ptr_array_add (ids, &((RapportRecord *) g_ptr_array_index (partners, 0))->id);
  job.partners = ids;
  alone = rapport_report_job_run (&job, fixture->worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alone->len, ==, 1);
  g_assert_cmpuint (count_files (fixture->output), ==, files->len);
}

int
main (int    argc,
      char **argv)
{
  static const char * const same_names[] = { "Acme", "ACME", "acme/", "acme_", "Ångström", "A\xcc\x8angström", NULL };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/report-job/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/report-job/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/report-job/some", Fixture, NULL, set_up, test_some, tear_down);
  g_test_add ("/report-job/one-file", Fixture, NULL, set_up, test_one_file, tear_down);
  g_test_add ("/report-job/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/report-job/portfolio", Fixture, NULL, set_up, test_portfolio, tear_down);
  g_test_add ("/report-job/ambiguous", Fixture, same_names, set_up, test_ambiguous, tear_down);

  return g_test_run ();
}
