/* test-import-contract.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "rapport-export.h"
#include "rapport-import.h"
#include "rapport-test-store.h"

/* What product.md promises of import and export, sentence by sentence. */

static RapportImportResult *
import_bytes (RapportTestStore     *self,
              RapportImportOptions *options,
              GBytes               *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCsv) csv = rapport_csv_read_bytes (bytes, NULL, '\0', &error);
  RapportImportResult *result;

  g_assert_no_error (error);
  result = rapport_import_run (self->store, csv, options, NULL, &error);
  g_assert_no_error (error);

  return result;
}

static RapportImportResult *
import (RapportTestStore *self,
        RapportKind       kind,
        const char       *text)
{
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (kind);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return import_bytes (self, options, bytes);
}

static void
import_good (RapportTestStore *self,
             RapportKind       kind,
             const char       *text)
{
  g_autoptr(RapportImportResult) result = import (self, kind, text);

  for (guint i = 0; i < result->errors->len; i++)
    g_test_message ("%s", ((RapportImportError *) g_ptr_array_index (result->errors, i))->reason);
  g_assert_cmpuint (result->rejected, ==, 0);
}

static const char *
get_reason (const RapportImportResult *result,
            guint                      i)
{
  g_assert_cmpuint (i, <, result->errors->len);

  return ((RapportImportError *) g_ptr_array_index (result->errors, i))->reason;
}

static GBytes *
export (RapportTestStore *self,
        RapportKind       kind,
        const char       *ending)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strconcat ("export", ending, NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *text;
  gsize length;

  rapport_export_file (self->store, kind, path, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static const char partners[] = "name\nAcme\nBeta\n";

static const char meetings[] =
  "partner,title,starts_at\n"
  "Acme,Cadence call,2026-05-04T10:00\n"
  "Acme,Cadence call,2026-05-11T10:00:30\n"
  "Acme,Kick-off,2026-05-05T09:00\n"
  "Beta,Cadence call,2026-05-04T10:00\n";

static void
test_ambiguous_relation (RapportTestStore *self,
                         gconstpointer     user_data)
{
  g_autoptr(RapportImportResult) result = NULL;

  import_good (self, RAPPORT_KIND_PARTNER, partners);
  import_good (self, RAPPORT_KIND_MEETING, meetings);
  result = import (self, RAPPORT_KIND_ACTION,
                   "partner,title,meeting\n"
                   "Acme,Which call,Cadence call\n"
                   "Acme,No such call,Cadence\n"
                   "Acme,No such day,Cadence call @ 2026-05-05T10:00\n"
                   "Acme,Whose call,Kick-off\n"
                   "Beta,Only call,cadence CALL\n");

  g_assert_cmpuint (result->created, ==, 2);
  g_assert_cmpuint (result->rejected, ==, 3);
  g_assert_cmpuint (result->errors->len, ==, 3);
  g_assert_nonnull (strstr (get_reason (result, 0), "Several"));
  g_assert_nonnull (strstr (get_reason (result, 1), "no meeting"));
  g_assert_nonnull (strstr (get_reason (result, 2), "no meeting"));
}

/* A meeting is named with its start only where its title alone says too little. */
static void
test_meeting_of_action (RapportTestStore *self,
                        gconstpointer     user_data)
{
  RapportTestStore other = { NULL };
  g_autoptr(GBytes) exported = NULL;
  g_autoptr(GBytes) again = NULL;
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (RAPPORT_KIND_ACTION);
  g_autoptr(RapportImportResult) result = NULL;
  const char *text;

  import_good (self, RAPPORT_KIND_PARTNER, partners);
  import_good (self, RAPPORT_KIND_MEETING, meetings);
  import_good (self, RAPPORT_KIND_ACTION,
               "partner,title,meeting\n"
               "Acme,First,Cadence call @ 2026-05-04T10:00\n"
               "Acme,Second,cadence call @ 2026-05-11T10:00:30\n"
               "Acme,Third,Kick-off @ 2026-05-05T09:00\n"
               "Beta,Fourth,Cadence call\n");
  exported = export (self, RAPPORT_KIND_ACTION, ".csv");
  text = g_bytes_get_data (exported, NULL);
  g_assert_nonnull (strstr (text, ",Cadence call @ 2026-05-04T10:00,"));
  g_assert_nonnull (strstr (text, ",Cadence call @ 2026-05-11T10:00:30,"));
  g_assert_nonnull (strstr (text, ",Kick-off,"));
  g_assert_nonnull (strstr (text, ",Cadence call,"));

  rapport_test_store_set_up (&other, NULL);
  import_good (&other, RAPPORT_KIND_PARTNER, partners);
  import_good (&other, RAPPORT_KIND_MEETING, meetings);
  result = import_bytes (&other, options, exported);
  g_assert_cmpuint (result->created, ==, 4);
  again = export (&other, RAPPORT_KIND_ACTION, ".csv");
  g_assert_cmpuint (g_bytes_get_size (again), ==, g_bytes_get_size (exported));
  g_assert_nonnull (strstr (g_bytes_get_data (again, NULL), ",Cadence call @ 2026-05-11T10:00:30,"));
  rapport_test_store_tear_down (&other, NULL);
}

/* Two people of one name at one partner are told apart by their addresses. */
static void
test_contact_of_interaction (RapportTestStore *self,
                             gconstpointer     user_data)
{
  g_autoptr(GBytes) exported = NULL;

  import_good (self, RAPPORT_KIND_PARTNER, partners);
  import_good (self, RAPPORT_KIND_CONTACT,
               "partner,name,email\nAcme,Kim,kim@acme.example\nAcme,Kim,kim2@acme.example\nBeta,Kim,kim@beta.example\n");
  import_good (self, RAPPORT_KIND_INTERACTION,
               "partner,contact,kind,at\nAcme,kim2@acme.example,call,2026-05-04T10:00Z\nBeta,Kim,call,2026-05-04T10:00Z\n");
  exported = export (self, RAPPORT_KIND_INTERACTION, ".csv");
  g_assert_nonnull (strstr (g_bytes_get_data (exported, NULL), "Acme,kim2@acme.example,"));
  g_assert_nonnull (strstr (g_bytes_get_data (exported, NULL), "Beta,Kim,"));
}

typedef struct
{
  const char *path;
  gboolean    is_done;
} Interloper;

static void
add_meanwhile (guint    done,
               guint    total,
               gpointer user_data)
{
  Interloper *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportRecord) partner = rapport_test_make_partner ("Gamma");
  RapportStore *store;

  if (self->is_done || done == 0)
    return;

  self->is_done = TRUE;
  store = rapport_store_open (self->path, RAPPORT_STORE_NONE, &error);
  g_assert_no_error (error);
  rapport_test_save (store, "Add", partner);
  rapport_store_close (store, &error);
  g_assert_no_error (error);
}

/* What another process stores while rows are being matched is found all the same. */
static void
test_second_writer (RapportTestStore *self,
                    gconstpointer     user_data)
{
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (RAPPORT_KIND_PARTNER);
  g_autoptr(GString) text = g_string_new ("name,industry\n");
  g_autoptr(RapportImportResult) result = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  Interloper interloper = { self->path, FALSE };
  gint64 count;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "Partner %u,IT\n", i);
  g_string_append (text, "Gamma,IT\n");
  bytes = g_bytes_new (text->str, text->len);
  options->progress = add_meanwhile;
  options->progress_data = &interloper;
  result = import_bytes (self, options, bytes);

  g_assert_true (interloper.is_done);
  g_assert_cmpuint (result->created, ==, 5000);
  g_assert_cmpuint (result->updated, ==, 1);
  rapport_store_count (self->store, RAPPORT_KIND_PARTNER, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 5001);
}

/* Both files of the ECB: its table of a column per currency, and its data service's row per rate. */
static void
test_published_rates (RapportTestStore *self,
                      gconstpointer     user_data)
{
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (RAPPORT_KIND_RATE);
  static const char table[] =
    "Date, USD, JPY, XYZ, KWD, \n06 May 2026, 1.1000, 160.5, 0.58, N/A, \n05 May 2026, 1.11x, 161.5, , 0.3400, \n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (table, strlen (table));
  g_autoptr(RapportImportResult) result = import_bytes (self, options, bytes);
  g_autoptr(RapportImportResult) again = NULL;
  g_autoptr(GBytes) exported = NULL;
  const char *text;

  g_assert_cmpuint (result->created, ==, 4);
  g_assert_cmpuint (result->rejected, ==, 1);
  g_assert_cmpuint (((RapportImportError *) g_ptr_array_index (result->errors, 0))->row, ==, 3);
  g_assert_cmpuint (result->ignored_columns->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (result->ignored_columns, 0), ==, "XYZ");
  exported = export (self, RAPPORT_KIND_RATE, ".csv");
  text = g_bytes_get_data (exported, NULL);
  g_assert_nonnull (strstr (text, "EUR,USD,2026-05-06,1.1\r\n"));
  g_assert_nonnull (strstr (text, "EUR,JPY,2026-05-05,161.5\r\n"));
  g_assert_nonnull (strstr (text, "EUR,KWD,2026-05-05,0.34\r\n"));

  again = import (self, RAPPORT_KIND_RATE,
                  "KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\n"
                  "EXR.D.USD.EUR.SP00.A,D,USD,EUR,2026-05-06,1.1\nEXR.D.USD.EUR.SP00.A,D,USD,EUR,2026-05-05,1.1101\n");
  g_assert_cmpuint (again->unchanged, ==, 1);
  g_assert_cmpuint (again->created, ==, 1);
}

static void
test_known_choices (RapportTestStore *self,
                    gconstpointer     user_data)
{
  g_autoptr(RapportImportResult) result = import (self, RAPPORT_KIND_PARTNER, "name,tier\nAcme,Diamond\n");

  g_assert_cmpuint (result->rejected, ==, 1);
  g_assert_nonnull (strstr (get_reason (result, 0), "Registered, Silver, Gold, Platinum, Strategic"));
}

#define ADD(name, func) \
  g_test_add ("/import-contract/" name, RapportTestStore, NULL, \
              rapport_test_store_set_up, func, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("ambiguous-relation", test_ambiguous_relation);
  ADD ("meeting-of-action", test_meeting_of_action);
  ADD ("contact-of-interaction", test_contact_of_interaction);

  ADD ("second-writer", test_second_writer);
  ADD ("published-rates", test_published_rates);
  ADD ("known-choices", test_known_choices);

  return g_test_run ();
}
