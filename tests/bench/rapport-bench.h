/* rapport-bench.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* What the benchmarks have in common: samples of a duration, and a line for them. */

typedef struct
{
  GArray *samples; /* (owned): of double, milliseconds */
  gint64  started;
} RapportBench;

static inline RapportBench
rapport_bench_new (void)
{
  return (RapportBench) { g_array_new (FALSE, FALSE, sizeof (double)), 0 };
}

static inline void
rapport_bench_start (RapportBench *self)
{
  self->started = g_get_monotonic_time ();
}

static inline void
rapport_bench_stop (RapportBench *self)
{
  double milliseconds = (g_get_monotonic_time () - self->started) / 1000.0;

  g_array_append_val (self->samples, milliseconds);
}

static inline int
rapport_bench_compare (gconstpointer a,
                       gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* @share: 0.5 for the median */
static inline double
rapport_bench_get (RapportBench *self,
                   double        share)
{
  guint position;

  g_array_sort (self->samples, rapport_bench_compare);
  position = MIN (self->samples->len - 1, (guint) (share * self->samples->len));

  return g_array_index (self->samples, double, position);
}

static inline double
rapport_bench_print (RapportBench *self,
                     const char   *what,
                     double        anchor)
{
  double median = rapport_bench_get (self, 0.5);

  g_print ("%-44s %10.2f ms", what, median);
  if (self->samples->len >= 100)
    g_print ("  p95 %.2f  p99 %.2f", rapport_bench_get (self, 0.95), rapport_bench_get (self, 0.99));
  if (anchor > 0)
    g_print ("  %.2f x", median / anchor);
  g_print ("\n");
  g_array_unref (self->samples);

  return median;
}

static inline void
rapport_bench_check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* The most memory that the process has had, in MiB. */
static inline double
rapport_bench_get_peak (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ||
      (peak = strstr (status, "VmHWM:")) == NULL)
    return 0;

  return g_ascii_strtod (peak + strlen ("VmHWM:"), NULL) / 1024;
}

static inline guint
rapport_bench_get_argument (int    argc,
                            char **argv,
                            int    position,
                            guint  fallback)
{
  return position < argc ? (guint) strtoul (argv[position], NULL, 10) : fallback;
}
