/* test-import.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-error.h"
#include "rapport-history.h"
#include "rapport-test-import.h"

/* An import as a whole, into a workspace in a folder of its own. */

#define PARTNERS "name,country\nAcme,Germany\nBeta,Kenya\n"

static char *
dump (RapportTestStore *fixture)
{
  return rapport_test_dump (fixture->store);
}

static void
test_twice (RapportTestStore *fixture,
            gconstpointer     data)
{
  g_autoptr(RapportRecord) acme = NULL;

  rapport_test_import_twice (fixture->store, RAPPORT_KIND_PARTNER, PARTNERS, NULL, "2 2 0 0 0");
  acme = rapport_test_find (fixture->store, RAPPORT_KIND_PARTNER, "Acme");
  g_assert_cmpstr (acme->origin, ==, "import test.csv row 2");
  g_assert_cmpstr (rapport_record_get_text (acme, "country"), ==, "Germany");
  g_assert_cmpstr (rapport_record_get_text (acme, "status"), ==, "active");
}

static void
test_update (RapportTestStore *fixture,
             gconstpointer     data)
{
  static const char *const clear[] = { "clear", NULL };
  g_autoptr(RapportImportResult) first = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER,
                                                              "name,country,industry\nAcme,Germany,Retail\n");
  g_autoptr(RapportImportResult) second = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER,
                                                               "name,country,industry\n  ACME ,,Software\n");
  g_autoptr(RapportRecord) kept = rapport_test_find (fixture->store, RAPPORT_KIND_PARTNER, "ACME");
  g_autoptr(RapportImportResult) third = NULL;
  g_autoptr(RapportRecord) cleared = NULL;

  rapport_test_assert_counts (second, "1 0 1 0 0");
  g_assert_cmpstr (rapport_record_get_text (kept, "country"), ==, "Germany");
  g_assert_cmpstr (rapport_record_get_text (kept, "industry"), ==, "Software");
  g_assert_cmpstr (kept->origin, ==, "import test.csv row 2");

  third = rapport_test_import_with (fixture->store, RAPPORT_KIND_PARTNER, "name,country,status\nACME,,\n", clear);
  rapport_test_assert_counts (third, "1 0 1 0 0");
  cleared = rapport_test_find (fixture->store, RAPPORT_KIND_PARTNER, "ACME");
  g_assert_false (rapport_record_has (cleared, "country"));
  g_assert_cmpstr (rapport_record_get_text (cleared, "status"), ==, "active");
}

static void
test_undo (RapportTestStore *fixture,
           gconstpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportImportResult) first = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, PARTNERS);
  g_autofree char *before = dump (fixture);
  g_autoptr(RapportImportResult) second = NULL;
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;
  g_autofree char *redone = NULL;
  RapportId undo;

  second = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER,
                                "name,country,owner\nAcme,France,Jane Doe\nGamma,Chile,Jane Doe\n");
  rapport_test_assert_counts (second, "2 1 1 0 0");
  between = dump (fixture);
  g_assert_cmpstr (before, !=, between);

  rapport_history_undo (fixture->store, &second->batch, &undo, &error);
  g_assert_no_error (error);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);

  rapport_history_undo (fixture->store, &undo, NULL, &error);
  g_assert_no_error (error);
  redone = dump (fixture);
  g_assert_cmpstr (between, ==, redone);
}

static void
test_history (RapportTestStore *fixture,
              gconstpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportImportResult) result = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, PARTNERS);
  g_autoptr(GPtrArray) entries = rapport_history_list (fixture->store, 1, &error);
  const RapportHistoryEntry *entry;

  g_assert_no_error (error);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->label, ==, "Import test.csv");
  g_assert_cmpint (entry->origin, ==, RAPPORT_ORIGIN_IMPORT);
  g_assert_true (rapport_id_equal (&entry->batch, &result->batch));
  g_assert_true (rapport_id_equal (&entry->id, &result->transaction));
}

static void
test_dry_run (RapportTestStore *fixture,
              gconstpointer     data)
{
  static const char *const dry[] = { "dry", NULL };
  g_autofree char *before = dump (fixture);
  g_autoptr(RapportImportResult) result = rapport_test_import_with (fixture->store, RAPPORT_KIND_PARTNER,
                                                                    "name,owner\nAcme,Jane\nAcme,Jane\n", dry);
  g_autofree char *after = dump (fixture);

  rapport_test_assert_counts (result, "2 1 0 0 1");
  g_assert_cmpuint (result->also_created->len, ==, 1);
  g_assert_true (rapport_id_is_none (&result->batch));
  g_assert_cmpstr (before, ==, after);
}

static void
cancel_cb (guint    done,
           guint    total,
           gpointer user_data)
{
  g_assert_cmpuint (done, <=, total);
  if (done >= total / 2)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (RapportTestStore *fixture,
             gconstpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new ("name\n");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (RAPPORT_KIND_PARTNER);
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr(RapportCsv) csv = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Partner %u\n", i);
  csv = rapport_test_read_csv (text->str, text->len);
  options->progress = cancel_cb;
  options->progress_data = cancellable;

  g_assert_null (rapport_import_run (fixture->store, csv, options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* The last third is the transaction. */
static void
cancel_writing_cb (guint    done,
                   guint    total,
                   gpointer user_data)
{
  if (done >= total / 6 * 5)
    g_cancellable_cancel (user_data);
}

static void
test_cancel_writing (RapportTestStore *fixture,
                     gconstpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new ("name\n");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(RapportImportOptions) options = rapport_import_options_new (RAPPORT_KIND_PARTNER);
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr(RapportImportResult) again = NULL;
  g_autoptr(RapportCsv) csv = NULL;

  for (guint i = 0; i < 4096; i++)
    g_string_append_printf (text, "Partner %u\n", i);
  csv = rapport_test_read_csv (text->str, text->len);
  options->progress = cancel_writing_cb;
  options->progress_data = cancellable;

  g_assert_null (rapport_import_run (fixture->store, csv, options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);

  again = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, text->str);
  rapport_test_assert_counts (again, "4096 4096 0 0 0");
}

static void
test_rejects (RapportTestStore *fixture,
              gconstpointer     data)
{
  g_autoptr(RapportCsv) csv = rapport_test_read_csv ("name;country;employees;status\n"
                                                     "Acme;Germany;12;active\n"
                                                     "Beta;\"a;b\";many;happy\n"
                                                     ";Kenya;3;\n"
                                                     "Acme;France;4;\n"
                                                     "Gamma;Chile;5;;;x\n"
                                                     "Delta;'=1+1;6;on hold\n", -1);
  g_autoptr(RapportImportOptions) options = rapport_test_make_import_options (RAPPORT_KIND_PARTNER, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportImportResult) result = rapport_import_run (fixture->store, csv, options, NULL, &error);
  g_autofree char *rejects = NULL;
  g_autoptr(GString) mended = NULL;
  g_autoptr(RapportImportResult) again = NULL;
  g_autoptr(RapportImportResult) after = NULL;

  g_assert_no_error (error);
  rapport_test_assert_counts (result, "6 2 0 0 4");
  g_assert_cmpuint (result->errors->len, ==, 5);
  rapport_test_assert_error (result, 0, 3, "status", "*happy*active, ramping, dormant, on hold, terminated*");
  rapport_test_assert_error (result, 1, 3, "employees", "*not a number*");
  rapport_test_assert_error (result, 2, 4, "name", "*missing*");
  rapport_test_assert_error (result, 3, 5, NULL, "*same as line 2*");
  rapport_test_assert_error (result, 4, 6, NULL, "*6 cells*4 columns*");

  rejects = rapport_import_write_rejects (csv, result);
  g_assert_cmpstr (rejects, ==, "\xef\xbb\xbf" "name;country;employees;status\r\n"
                                "Beta;\"a;b\";many;happy\r\n;Kenya;3;\r\nAcme;France;4;\r\nGamma;Chile;5;;;x\r\n");
  after = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, rejects);
  g_assert_cmpuint (after->rejected, ==, 3);

  mended = g_string_new (rejects);
  g_string_replace (mended, "many;happy", "7;active", 0);
  g_string_replace (mended, ";;x", "", 0);
  g_string_replace (mended, ";Kenya", "Epsilon;Kenya", 0);
  again = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, mended->str);
  g_assert_cmpuint (again->created, ==, 3);
  g_assert_cmpuint (again->rejected, ==, 0);
}

static void
test_hostile_cells (RapportTestStore *fixture,
                    gconstpointer     data)
{
  static const char nul[] = "name,notes\nAcme,one\nBeta,tw\0o\nGamma,three\n";
  static const char broken[] = "\xef\xbb\xbf" "name,notes\nAcme2,one\nBeta2,\xff\nGamma2,three\n";
  g_autofree char *huge = g_strnfill (5 * 1000 * 1000, 'x');
  g_autofree char *file = g_strdup_printf ("name,notes\nAcme3,one\nBeta3,%s\nGamma3,three\n", huge);
  const struct { const char *text; gsize length; const char *reason; } cases[] = {
    { nul, sizeof nul - 1, "*NUL*" }, { broken, sizeof broken - 1, "*not text*" }, { file, strlen (file), "*4.8*1.0*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportCsv) csv = rapport_test_read_csv (cases[i].text, cases[i].length);
      g_autoptr(RapportImportOptions) options = rapport_test_make_import_options (RAPPORT_KIND_PARTNER, NULL);
      g_autoptr(RapportImportResult) result = rapport_import_run (fixture->store, csv, options, NULL, &error);
      g_autofree char *rejects = NULL;

      g_assert_no_error (error);
      rapport_test_assert_counts (result, "3 2 0 0 1");
      rapport_test_assert_error (result, 0, 3, "notes", cases[i].reason);
      g_assert_cmpuint (strlen (((RapportImportError *) result->errors->pdata[0])->value), <, 1000);

      rejects = rapport_import_write_rejects (csv, result);
      g_assert_true (g_utf8_validate (rejects, -1, NULL));
      g_assert_nonnull (strstr (rejects, "\r\nBeta"));
    }
}

static void
test_names (RapportTestStore *fixture,
            gconstpointer     data)
{
  static const char *const names[] = {
    "=HYPERLINK(\"http://x\",\"y\")", "Johnson & Johnson <b>", "+49 30 Partners", "@home", "-minus-", "'quoted'",
    "שלום עולם", "شركة النور", "Ελληνική Εταιρεία Πληροφορικής", "日本電気株式会社", "Zoë 😀", "100%", "%s%n", "a;b|c",
  };
  g_autoptr(GString) file = g_string_new ("name\r\n");
  g_autofree char *longest = g_strnfill (500, 'n');
  g_autofree char *too_long = g_strnfill (501, 'n');
  g_autofree char *three_hundred = g_strnfill (300, 'm');
  g_autoptr(RapportImportResult) result = NULL;
  g_autoptr(RapportImportResult) lengths = NULL;
  g_autofree char *lengths_file = g_strdup_printf ("name\n%s\n%s\n%s\n", three_hundred, longest, too_long);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      rapport_csv_write_cell (file, names[i], TRUE, ',');
      rapport_csv_end_row (file);
    }
  rapport_test_import_twice (fixture->store, RAPPORT_KIND_PARTNER, file->str, NULL, "14 14 0 0 0");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(RapportRecord) partner = rapport_test_find (fixture->store, RAPPORT_KIND_PARTNER, names[i]);

      g_assert_nonnull (partner);
    }

  /* A partner by that name can be referred to, too. */
  result = rapport_test_import (fixture->store, RAPPORT_KIND_CONTACT,
                                "partner,name\n\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",Jane\n"
                                "\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",Joe\n");
  rapport_test_assert_counts (result, "2 2 0 0 0");

  lengths = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, lengths_file);
  rapport_test_assert_counts (lengths, "3 2 0 0 1");
  rapport_test_assert_error (lengths, 0, 4, "name", "*500 characters*");
}

static void
test_parents (RapportTestStore *fixture,
              gconstpointer     data)
{
  g_autoptr(RapportImportResult) result = NULL;
  g_autoptr(RapportImportResult) circle = NULL;
  g_autoptr(RapportRecord) child = NULL;
  g_autoptr(RapportRecord) parent = NULL;

  result = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER,
                                "name,parent,employees\n"
                                "Child,Middle,1\n"         /* 2: its parent is further down */
                                "Middle,TOP,2\n"
                                "Top,,3\n"
                                "Lost,Nobody,4\n"          /* 5: no such parent */
                                "Lost child,Lost,5\n"      /* 6: so this has none either */
                                "A,B,6\n"                  /* 7-9: a circle */
                                "B,C,7\n"
                                "C,A,8\n"
                                "Leads to it,A,9\n"        /* 10: gone with it */
                                "Self,Self,10\n"
                                "Bad,Top,many\n"           /* 12: refused for another reason */
                                "Bad child,Bad,11\n");
  rapport_test_assert_counts (result, "12 3 0 0 9");
  g_assert_cmpuint (result->errors->len, ==, 9);
  rapport_test_assert_error (result, 0, 5, "parent", "No partner is called “Nobody”*");
  rapport_test_assert_error (result, 1, 6, "parent", "The row of “Lost” is rejected too*");
  rapport_test_assert_error (result, 2, 7, "parent", "*leads back*");
  rapport_test_assert_error (result, 3, 8, "parent", "*leads back*");
  rapport_test_assert_error (result, 4, 9, "parent", "*leads back*");
  rapport_test_assert_error (result, 5, 10, "parent", "The row of “A” is rejected too*");
  rapport_test_assert_error (result, 6, 11, "parent", "*leads back*");
  rapport_test_assert_error (result, 7, 12, "employees", "*not a number*");
  rapport_test_assert_error (result, 8, 13, "parent", "No partner is called “Bad”*");

  child = rapport_test_find (fixture->store, RAPPORT_KIND_PARTNER, "Child");
  parent = rapport_test_get (fixture->store, RAPPORT_KIND_PARTNER, rapport_record_get_id (child, "parent"));
  g_assert_cmpstr (rapport_record_get_text (parent, "name"), ==, "Middle");

  /* A circle that closes over records of the workspace. */
  circle = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, "name,parent\nTop,Child\n");
  rapport_test_assert_counts (circle, "1 0 0 0 1");
}

static void
test_team (RapportTestStore *fixture,
           gconstpointer     data)
{
  g_autoptr(RapportImportResult) first = NULL;
  g_autoptr(RapportImportResult) emails = NULL;
  g_autoptr(RapportRecord) anna = NULL;

  rapport_test_import_twice (fixture->store, RAPPORT_KIND_TEAM,
                             "sales_agent,manager,regional_office\nAnna,Dustin,Central\nBen,Carol,East\nCarol,Dustin,East\n",
                             NULL, "3 3 0 0 0");
  anna = rapport_test_find (fixture->store, RAPPORT_KIND_TEAM, "Dustin");
  g_assert_cmpstr (anna->origin, ==, "import test.csv");
  g_clear_pointer (&anna, rapport_record_unref);

  /* By e-mail where there is one, else by name: two Bens are two people. */
  emails = rapport_test_import (fixture->store, RAPPORT_KIND_TEAM,
                                "name,email\nAnna,anna@example.com\nBen,ben@example.com\nBen,other@example.com\n"
                                "Annette,ANNA@example.com\nCarol,\n");
  rapport_test_assert_counts (emails, "5 1 2 1 1");
  rapport_test_assert_error (emails, 0, 5, NULL, "*same as line 2*");

  first = rapport_test_import (fixture->store, RAPPORT_KIND_TEAM, "name,email\nAnna Maria,anna@example.com\n");
  rapport_test_assert_counts (first, "1 0 1 0 0");
  anna = rapport_test_find (fixture->store, RAPPORT_KIND_TEAM, "Anna Maria");
  g_assert_cmpstr (rapport_record_get_text (anna, "region"), ==, "Central");
}

static void
test_rejected_rows_make_nothing (RapportTestStore *fixture,
                                 gconstpointer     data)
{
  g_autoptr(RapportImportResult) partners = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, PARTNERS);
  g_autoptr(RapportImportResult) result = rapport_test_import (fixture->store, RAPPORT_KIND_OPPORTUNITY,
                                                               "reference,partner,owner,stage\n"
                                                               "R1,Acme,Jane,Discovery\n"
                                                               "R2,Nobody,Joe,Other stage\n");

  rapport_test_assert_counts (result, "2 1 0 0 1");
  g_assert_cmpuint (result->also_created->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (result->also_created, 0), ==, "Jane");
  g_assert_cmpstr (g_ptr_array_index (result->also_created, 1), ==, "Discovery");
}

static void
test_same_names (RapportTestStore *fixture,
                 gconstpointer     data)
{
  g_autoptr(RapportRecord) first = rapport_test_make_partner ("Twin");
  g_autoptr(RapportRecord) second = rapport_test_make_partner ("Twin");
  g_autofree char *id = rapport_id_to_string (&second->id);
  g_autofree char *by_id = g_strdup_printf ("partner,name\n%s,Joe\n", id);
  g_autoptr(RapportImportResult) partner = NULL;
  g_autoptr(RapportImportResult) contact = NULL;
  g_autoptr(RapportImportResult) right = NULL;
  g_autoptr(RapportImportResult) unchanged = NULL;

  rapport_record_set_text (first, "country", "Chile");
  rapport_record_set_text (second, "country", "Peru");
  rapport_test_save (fixture->store, "one", first);
  rapport_test_save (fixture->store, "two", second);

  partner = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, "name,country\nTwin,Kenya\n");
  rapport_test_assert_counts (partner, "1 0 0 0 1");
  rapport_test_assert_error (partner, 0, 2, NULL, "*may be several*");

  contact = rapport_test_import (fixture->store, RAPPORT_KIND_CONTACT, "partner,name\nTwin,Joe\n");
  rapport_test_assert_counts (contact, "1 0 0 0 1");
  g_assert_nonnull (strstr (((RapportImportError *) contact->errors->pdata[0])->reason, id));

  right = rapport_test_import (fixture->store, RAPPORT_KIND_CONTACT, by_id);
  rapport_test_assert_counts (right, "1 1 0 0 0");

  /* As an export has them, nothing changes. */
  unchanged = rapport_test_import (fixture->store, RAPPORT_KIND_PARTNER, "name,country\nTwin,Peru\nTwin,Chile\n");
  rapport_test_assert_counts (unchanged, "2 0 0 2 0");
}

static void
test_custom (RapportTestStore *fixture,
             gconstpointer     data)
{
  static const char *const all[] = { "custom:*", NULL };
  static const char *const one[] = { "custom:revenue", "clear", NULL };
  g_autoptr(RapportImportResult) result = NULL;
  g_autoptr(RapportImportResult) changed = NULL;
  g_autoptr(RapportImportResult) cleared = NULL;
  g_autoptr(RapportImportResult) back = NULL;
  g_autoptr(RapportRecord) acme = NULL;
  g_autoptr(RapportRecord) value = NULL;
  RapportId id;

  rapport_test_import_twice (fixture->store, RAPPORT_KIND_PARTNER,
                             "name,revenue,founded\nAcme,\"1,100\",1999\nBeta,,\n", all, "2 2 0 0 0");
  acme = rapport_test_find (fixture->store, RAPPORT_KIND_PARTNER, "Acme");
  rapport_id_derive (&id, &acme->id, "revenue");
  value = rapport_test_get (fixture->store, RAPPORT_KIND_CUSTOM_VALUE, &id);
  g_assert_cmpstr (rapport_record_get_text (value, "value"), ==, "1,100");
  g_assert_cmpstr (rapport_record_get_text (value, "record_kind"), ==, "partner");

  changed = rapport_test_import_with (fixture->store, RAPPORT_KIND_PARTNER, "name,revenue,founded\nAcme,2,\n", all);
  rapport_test_assert_counts (changed, "1 0 1 0 0");

  cleared = rapport_test_import_with (fixture->store, RAPPORT_KIND_PARTNER, "name,revenue,founded\nAcme,,\n", one);
  rapport_test_assert_counts (cleared, "1 0 1 0 0");
  g_assert_cmpstr (g_ptr_array_index (cleared->ignored_columns, 0), ==, "founded");
  g_clear_pointer (&value, rapport_record_unref);
  value = rapport_test_get (fixture->store, RAPPORT_KIND_CUSTOM_VALUE, &id);
  g_assert_cmpint (value->deleted_at, !=, 0);

  back = rapport_test_import_with (fixture->store, RAPPORT_KIND_PARTNER, "name,revenue,founded\nAcme,3,\n", one);
  rapport_test_assert_counts (back, "1 0 1 0 0");
  g_clear_pointer (&value, rapport_record_unref);
  value = rapport_test_get (fixture->store, RAPPORT_KIND_CUSTOM_VALUE, &id);
  g_assert_cmpstr (rapport_record_get_text (value, "value"), ==, "3");
  g_assert_cmpint (value->deleted_at, ==, 0);
}

static void
test_mapping (RapportTestStore *fixture,
              gconstpointer     data)
{
  static const char *const words[] = { "map:Firma=name", "map:Name=", "set:industry=Retail", NULL };
  g_autoptr(RapportImportResult) result = NULL;
  g_autoptr(RapportRecord) acme = NULL;
  g_autoptr(RapportCsv) same = rapport_test_read_csv ("Firma,Name,Land\nGamma,x,y\n", -1);
  g_autoptr(RapportCsv) other = rapport_test_read_csv ("Firma,Name\nGamma,x\n", -1);
  g_autoptr(GPtrArray) recalled = NULL;
  g_autoptr(GError) error = NULL;

  result = rapport_test_import_with (fixture->store, RAPPORT_KIND_PARTNER, "Firma,Name,Land\nAcme,x,y\n", words);
  rapport_test_assert_counts (result, "1 1 0 0 0");
  g_assert_cmpuint (result->ignored_columns->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (result->mapping, 0), ==, "name");
  g_assert_null (g_ptr_array_index (result->mapping, 1));
  acme = rapport_test_find (fixture->store, RAPPORT_KIND_PARTNER, "Acme");
  g_assert_cmpstr (rapport_record_get_text (acme, "industry"), ==, "Retail");

  recalled = rapport_import_recall_mapping (fixture->store, RAPPORT_KIND_PARTNER, same, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recalled->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (recalled, 0), ==, "name");
  g_assert_null (g_ptr_array_index (recalled, 1));
  g_assert_null (rapport_import_recall_mapping (fixture->store, RAPPORT_KIND_PARTNER, other, &error));
  g_assert_null (rapport_import_recall_mapping (fixture->store, RAPPORT_KIND_TEAM, same, &error));
  g_assert_no_error (error);
}

/* @words are separated by spaces. */
static void
test_refused (RapportTestStore *fixture,
              gconstpointer     data)
{
  static const struct { RapportKind kind; const char *text, *words; RapportError code; const char *message; } cases[] = {
    { RAPPORT_KIND_PARTNER, "name\nA\n", "map:Nope=name", RAPPORT_ERROR_USAGE, "*no column “Nope”*name*" },
    { RAPPORT_KIND_PARTNER, "name\nA\n", "map:name=nope", RAPPORT_ERROR_USAGE, "*no field “nope” in partners*website*" },
    { RAPPORT_KIND_PARTNER, "name\nA\n", "set:stage_since=2026-01-01", RAPPORT_ERROR_USAGE, "*no field*" },
    { RAPPORT_KIND_PARTNER, "a,b\nA,B\n", "map:a=name map:b=name", RAPPORT_ERROR_USAGE, "*both mapped to name*" },
    { RAPPORT_KIND_PARTNER, "a\nA\n", "map:a=name set:name=X", RAPPORT_ERROR_USAGE, "*name*Do one of the two*" },
    { RAPPORT_KIND_PARTNER, "name\nA\n", "set:employees=many", RAPPORT_ERROR_USAGE, "employees can't be set to “many”*" },
    { RAPPORT_KIND_PARTNER, "name\nA\n", "custom:nope", RAPPORT_ERROR_USAGE, "*no column “nope”*" },
    { RAPPORT_KIND_PARTNER, "name,since\nA,03/04/2026\n", "", RAPPORT_ERROR_AMBIGUOUS, "*03/04/2026*--dates ymd|dmy|mdy*" },
    { RAPPORT_KIND_PARTNER, "name,since\nA,25/04/2026\nB,04/25/2026\n", "", RAPPORT_ERROR_AMBIGUOUS,
      "*25/04/2026*04/25/2026*--dates*" },
    { RAPPORT_KIND_OPPORTUNITY, "reference,amount\nA,\"1,234\"\n", "", RAPPORT_ERROR_AMBIGUOUS, "*1,234*--decimal*" },
    { RAPPORT_KIND_OPPORTUNITY, "reference,amount\nA,\"1,5\"\nB,1.5\n", "", RAPPORT_ERROR_AMBIGUOUS, "*1,5*1.5*--decimal*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) words = g_strsplit (cases[i].words, " ", -1);
      g_autoptr(GError) error = NULL;
      const char *const none[] = { NULL };

      g_assert_null (rapport_test_try_import (fixture->store, cases[i].kind, cases[i].text,
                                              *cases[i].words != '\0' ? (const char *const *) words : none, &error));
      g_assert_error (error, RAPPORT_ERROR, (int) cases[i].code);
      if (!g_pattern_match_simple (cases[i].message, error->message))
        g_error ("“%s” is not like “%s”", error->message, cases[i].message);
    }
}

/* What one value of a file says about the others: dates of Acme's row, which is the first. */
static void
test_decided (RapportTestStore *fixture,
              gconstpointer     data)
{
  static const struct { const char *since, *other, *words, *expected; } cases[] = {
    { "03/04/2026", "25/12/2026", NULL, "2026-04-03" },
    { "03/04/2026", "12/25/2026", NULL, "2026-03-04" },
    { "03/04/2026", "2026-01-01", "dates:m", "2026-03-04" },
    { "03/04/2026", "2026-01-01", "dates:d", "2026-04-03" },
    { "03.04.26", "31.12.26", NULL, "2026-04-03" },
    { "26-04-03", "26-12-31", "dates:y", "2026-04-03" },
    { "05/05/2026", "06/06/2026", NULL, "2026-05-05" },
    { "2026-04-03T23:30:00Z", "", NULL, "2026-04-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const words[] = { cases[i].words, NULL };
      g_autofree char *text = g_strdup_printf ("name,since,next_step_on\nAcme,%s,\nBeta,,%s\n",
                                               cases[i].since, cases[i].other);
      g_autoptr(RapportImportResult) result = rapport_test_import_with (fixture->store, RAPPORT_KIND_PARTNER, text, words);
      g_autoptr(RapportRecord) acme = rapport_test_find (fixture->store, RAPPORT_KIND_PARTNER, "Acme");
      g_autofree char *since = rapport_date_to_string (rapport_record_get_date (acme, "since"));

      g_test_message ("%s with %s", cases[i].since, cases[i].other);
      g_assert_cmpuint (result->rejected, ==, 0);
      g_assert_cmpstr (since, ==, cases[i].expected);
    }
}

#define ADD(path, function) \
  g_test_add ("/import/" path, RapportTestStore, NULL, rapport_test_store_set_up, function, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("twice", test_twice);
  ADD ("update", test_update);
  ADD ("undo", test_undo);
  ADD ("history", test_history);
  ADD ("dry-run", test_dry_run);
  ADD ("cancel", test_cancel);
  ADD ("cancel-writing", test_cancel_writing);
  ADD ("rejects", test_rejects);
  ADD ("hostile-cells", test_hostile_cells);
  ADD ("names", test_names);
  ADD ("parents", test_parents);
  ADD ("team", test_team);
  ADD ("rejected-rows-make-nothing", test_rejected_rows_make_nothing);
  ADD ("same-names", test_same_names);
  ADD ("custom", test_custom);
  ADD ("mapping", test_mapping);
  ADD ("refused", test_refused);
  ADD ("decided", test_decided);

  return g_test_run ();
}
