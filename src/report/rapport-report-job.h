/* rapport-report-job.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-qbr.h"
#include "rapport-worker.h"

G_BEGIN_DECLS

/**
 * RapportReportJob:
 * @partners: (element-type RapportId) (nullable): %NULL for all
 * @portfolio: the portfolio workbook instead of one per partner
 * @quarter, @as_of: what to report; as rapport_scorecard_compute()
 * @output: a file, or for several partners a folder, which is made
 * @output_is_folder: which of the two
 * @progress: (nullable): called on some thread, with workbooks done and in all
 *
 * One run of report writing, the same for window and command line.
 */
typedef struct
{
  GPtrArray      *partners;
  gboolean        portfolio;
  RapportQuarter  quarter;
  RapportDate     as_of;
  RapportForm     form;
  char           *output;
  gboolean        output_is_folder;
  void          (*progress) (guint done, guint total, gpointer user_data);
  gpointer        progress_data;
} RapportReportJob;

/* One file that was written. @partner: (nullable) for the portfolio. */
typedef struct
{
  char   *partner;
  char   *file;
  guint   sheets;
  double  milliseconds;
} RapportReportFile;

void       rapport_report_file_free (RapportReportFile      *file);

/* Reads on the worker, writes on as many threads as there are cores. Blocks: the window calls it in
 * a GTask thread. Returns: (element-type RapportReportFile): by partner's name. Cancelled: files
 * already whole stay, none is half. */
GPtrArray *rapport_report_job_run   (const RapportReportJob *job,
                                     RapportWorker          *worker,
                                     GCancellable           *cancellable,
                                     GError                **error);

G_END_DECLS
