/* test-qbr.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "rapport-qbr.h"
#include "rapport-test-reader.h"
#include "rapport-test-world.h"
#include "rapport-test.h"

/* Every kind of record that a sheet shows, in a quarter that is full and in those around it. */
#define RICH \
  "settings sla_hours=24\n" \
  "requirements tier=Gold|certification=Foundation|count=2\n" \
  "team name=Ada Marsh\n" \
  "partner tier=Gold|stage=Active|status=active|types=reseller+MSP|owner=Ada Marsh|since=2023-01-10\n" \
  "contacts name=Eva Berg|role=executive sponsor|title=Director|primary=1\n" \
  "contacts name=Max Ohm|role=technical\n" \
  "opportunities name=Old|stage=Closed Won|opened_on=2023-01-02|closed_on=2023-04-20|amount=5000000|currency=USD|attribution=sourced|category=new\n" \
  "opportunities name=Before|stage=Closed Won|opened_on=2024-01-02|closed_on=2024-02-20|amount=2000000|currency=USD|attribution=influenced|category=renewal\n" \
  "opportunities name=First|customer=Kelso|stage=Closed Won|opened_on=2024-03-01|closed_on=2024-04-20|amount=3000050|currency=USD|attribution=sourced|category=new\n" \
  "opportunities name=Second|customer=Tarn|stage=Closed Won|opened_on=2024-04-01|closed_on=2024-06-01|amount=1000000|currency=USD|category=expansion\n" \
  "opportunities name=Third|stage=Closed Lost|opened_on=2024-04-01|closed_on=2024-06-10|amount=700000|currency=USD|lost_reason=Price|competitor=Corvid|lesson=Ask early\n" \
  "opportunities name=Fourth|stage=Closed Lost|opened_on=2024-04-01|closed_on=2024-06-12|lost_reason=price\n" \
  "opportunities name=Open one|customer=Tarn|stage=Negotiation|opened_on=2024-05-01|amount=4000000|currency=USD|expected_close_on=2024-08-01|attribution=sourced|owner=Ada Marsh\n" \
  "opportunities name=Open two|stage=Prospecting|opened_on=2024-05-01\n" \
  "registrations reference=R-1|customer=Kelso|amount=3000050|currency=USD|status=won|submitted_at=2024-04-02T09:00:00Z|decided_at=2024-04-03T09:00:00Z|protected_until=2024-08-01|opportunity=First\n" \
  "registrations reference=R-2|status=rejected|submitted_at=2024-05-02T09:00:00Z|decided_at=2024-05-02T19:30:00Z\n" \
  "meetings title=Call|type=cadence call|status=held|starts_at=2024-04-10T10:00:00|ends_at=2024-04-10T11:00:00\n" \
  "meetings title=Review|type=QBR|status=held|starts_at=2024-05-10T10:00:00|ends_at=2024-05-10T11:30:00\n" \
  "interactions kind=e-mail|direction=in|at=2024-05-03T09:00:00Z|summary=Question|needs_answer=1|answered_at=2024-05-03T13:00:00Z\n" \
  "actions title=Send roadmap|side=ours|due_on=2024-05-20|status=done|done_on=2024-05-18\n" \
  "actions title=Name a lead|side=theirs|due_on=2024-06-20|original_due_on=2024-05-20|status=open|carried_over=1\n" \
  "agreements type=reseller|title=Reseller agreement|status=in force|signed_on=2023-01-10|ends_on=2026-01-10|notice_days=90\n" \
  "certifications contact=Max Ohm|certification=Foundation|issued_on=2023-09-01|expires_on=2025-09-01\n" \
  "activities title=Fair|kind=event|date=2024-05-05|allocated=500000|spent=400000|claimed=300000|revenue=1200000|currency=USD|leads=9\n" \
  "targets kpi=revenue_won|quarter=2024-04-01|target=50000|stretch=60000|floor=30000|weight=40\n" \
  "targets kpi=win_rate|quarter=2024-04-01|target=0.6|floor=0.55|weight=10\n" \
  "targets kpi=sales_cycle_days|quarter=2024-04-01|target=60|weight=5\n" \
  "targets kpi=revenue_won|quarter=2024-07-01|target=55000|weight=40\n" \
  "objectives title=Grow together|year=2024|kpi=revenue_won|target=210000|weight=60|q1=40000|q2=50000|actual=60000|goal_year=2026|goal=400000|status=on track\n" \
  "surveys contact=Eva Berg|quarter=2024-04-01|kind=nps|score=9\n" \
  "surveys contact=Max Ohm|quarter=2024-04-01|kind=csat|score=4|comment=Quick answers\n" \
  "risks title=Late delivery|kind=issue|severity=high|status=open|raised_by=ours|raised_at=2024-05-01T09:00:00Z\n" \
  "swot quadrant=strength|title=Own service team\n" \
  "training title=Hands-on|date=2024-05-15|hours=4|people=6\n" \
  "reviews quarter=2024-04-01|state=planned|planned_at=2024-07-10T10:00:00|location=Hamburg|attendees=Eva Berg+Ada Marsh|wins=The pilot went live|decision=expand\n"

#define SPARSE \
  "opportunities name=Only|stage=Closed Won|opened_on=2024-03-01|closed_on=2024-04-20|amount=100000|currency=USD\n"

typedef struct
{
  char             *folder;
  RapportTestWorld *world;
  RapportQuarter    quarter;
  char             *path;
  guint             sheets;
} Fixture;

static void
fixture_init (Fixture    *self,
              const char *records)
{
  self->folder = rapport_test_make_folder ();
  self->world = rapport_test_world_new (records);
  self->path = g_build_filename (self->folder, "qbr.xlsx", NULL);
  rapport_quarter_of_date (&self->quarter, &self->world->settings->fiscal, rapport_test_date ("2024-05-01"));
}

static void
fixture_clear (Fixture *self)
{
  rapport_test_world_free (self->world);
  rapport_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static RapportTestReader *
write_and_read (Fixture     *self,
                RapportForm  form,
                RapportDate  as_of)
{
  g_autoptr(GError) error = NULL;
  gboolean is_written = rapport_qbr_write (self->world->programme, self->world->facts, &self->quarter, as_of, form,
                                           self->path, &self->sheets, &error);

  g_assert_no_error (error);
  g_assert_true (is_written);

  return rapport_test_reader_new (self->path);
}

static double
get_number (RapportTestReader *reader,
            const char        *sheet,
            char               column,
            guint              row)
{
  g_autofree char *cell = g_strdup_printf ("%c%u", column, row);
  g_autofree char *text = rapport_test_reader_get_cell (reader, sheet, cell);

  g_assert_nonnull (text);

  return g_ascii_strtod (text, NULL);
}

/* The numerator and denominator of each KPI on Data are the engine's. */
static void
assert_equals_engine (Fixture           *self,
                      RapportTestReader *reader,
                      RapportDate        as_of)
{
  g_autoptr(RapportScorecard) card = rapport_scorecard_compute (self->world->programme, self->world->facts, &self->quarter, as_of);
  g_autofree char *label = rapport_quarter_to_label (&self->quarter, &self->world->settings->fiscal);
  double unit = pow (10, rapport_currency_get_decimals (self->world->settings->currency));

  for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    {
      const RapportKpiInfo *info = rapport_kpi_get_info (kpi);
      guint row = rapport_test_reader_find_row (reader, "Data", info->id, label);
      double below;

      g_assert_cmpuint (row, >, 0);
      below = get_number (reader, "Data", 'D', row);
      if (!card->values[kpi].available)
        {
          g_assert_cmpfloat (below, ==, 0);
          continue;
        }
      g_assert_cmpfloat (below, !=, 0);
      g_assert_cmpfloat_with_epsilon (get_number (reader, "Data", 'C', row) / below,
                                      rapport_kpi_value_get (&card->values[kpi]) / (info->unit == RAPPORT_UNIT_MONEY ? unit : 1),
                                      1e-9);
    }
}

static void
assert_no_differences (RapportTestReader *reader)
{
  guint row = rapport_test_reader_find_row (reader, "Definitions", "Differences", NULL);

  g_assert_cmpuint (row, >, 0);
  g_assert_cmpfloat (get_number (reader, "Definitions", 'B', row), ==, 0);
}

static void
test_rich (void)
{
  static const char * const names[] = {
    "Cover", "Summary", "Scorecard", "Revenue", "Pipeline", "Deal registrations", "Wins &amp; losses", "Enablement",
    "Marketing &amp; MDF", "Plan &amp; next quarter", "Actions", "Relationship", "Risks &amp; SWOT", "Tier path",
    "Definitions", "Data", "Evidence",
  };
  static const char * const tables[] = {
    "tblScorecard", "tblRevenueMonths", "tblDealsWon", "tblStages", "tblPipeline", "tblRegistrations", "tblWinsLosses",
    "tblRequirements", "tblCertificates", "tblMarketing", "tblObjectives", "tblNextQuarter", "tblActions",
    "tblContacts", "tblMeetings", "tblSurveys", "tblAgreements", "tblRisks", "tblDefinitions", "tblEvidence",
  };
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;
  g_autoptr(GString) all = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key, value;

  fixture_init (&self, RICH);
  reader = write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end);
  g_assert_cmpuint (self.sheets, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *raw = g_strdup_printf ("<sheet name=\"%s\"", names[i]);

      g_assert_true (rapport_test_reader_has_text (reader, "xl/workbook.xml", raw));
    }
  g_assert_true (rapport_test_reader_has_text (reader, "xl/workbook.xml", "name=\"AsOf\""));

  g_hash_table_iter_init (&iter, reader->parts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (g_str_has_prefix (key, "xl/tables/"))
        g_string_append (all, value);
      if (g_str_has_prefix (key, "xl/worksheets/"))
        g_assert_null (strstr (value, "TODAY("));
    }
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *name = g_strdup_printf ("name=\"%s\"", tables[i]);

      g_assert_nonnull (strstr (all->str, name));
    }

  assert_equals_engine (&self, reader, self.quarter.end);
  assert_no_differences (reader);
}

/* The figures that a reader sees first, worked out by hand. */
static void
test_scorecard (void)
{
  static const struct
  {
    const char *title;
    const char *column;
    const char *expected;
  } cells[] = {
    { "Revenue won", "H", "40000.5" },
    { "Revenue won", "I", "50000" },
    { "Revenue won", "L", "-9999.5" },
    { "Revenue won", "Q", "Amber" },
    { "Win rate", "H", "0.5" },
    { "Win rate", "Q", "Red" },
    { "Sales cycle", "H", "55.5" },
    { "Sales cycle", "Q", "Green" },
    { "Deals lost", "H", "2" },
    { "Deals lost", "I", "–" },
    { "Deals lost", "Q", "Grey" },
    { "Registration decision time", "H", "17.25" },
    { "Our commitments kept", "H", "1" },
    { "Their commitments kept", "H", "0" },
    { "Certification coverage", "H", "0.5" },
    { "MDF return", "H", "3" },
    { "Growth on the year", "H", "-0.19999" },
  };
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;

  fixture_init (&self, RICH);
  reader = write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      guint row = rapport_test_reader_find_row (reader, "Scorecard", cells[i].title, NULL);
      g_autofree char *cell = g_strdup_printf ("%s%u", cells[i].column, row);
      g_autofree char *text = rapport_test_reader_get_cell (reader, "Scorecard", cell);
      g_autofree char *formula = rapport_test_reader_get_formula (reader, "Scorecard", cell);

      g_assert_cmpuint (row, >, 0);
      g_assert_cmpstr (text, ==, cells[i].expected);
      if (g_ascii_isdigit (*cells[i].expected) || *cells[i].expected == '-')
        g_assert_nonnull (formula);
    }
}

static void
test_short (void)
{
  static const char * const names[] = {
    "Cover", "Summary", "Scorecard", "Pipeline", "Actions", "Definitions", "Data", "Evidence",
  };
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;

  fixture_init (&self, RICH);
  reader = write_and_read (&self, RAPPORT_FORM_SHORT, self.quarter.end);
  g_assert_cmpuint (self.sheets, ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (reader->sheets->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (g_ptr_array_index (reader->sheets, i), ==, names[i]);
  assert_equals_engine (&self, reader, self.quarter.end);
  assert_no_differences (reader);
}

/* No targets, no certificates, no people: each sheet says in a line what is missing. */
static void
test_sparse (gconstpointer data)
{
  static const struct { const char *sheet; const char *line; } lines[] = {
    { "Scorecard", "No target is set for this quarter." },
    { "Deal registrations", "No deal registration was submitted" },
    { "Enablement", "No certificate is recorded." },
    { "Marketing & MDF", "No joint activity is recorded" },
    { "Plan & next quarter", "No objective is agreed" },
    { "Actions", "No actions." },
    { "Relationship", "No contacts are recorded." },
    { "Risks & SWOT", "No risk, issue or conflict is open." },
  };
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;

  fixture_init (&self, data);
  reader = write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gboolean is_there = FALSE;

      for (guint j = 0; j < reader->strings->len; j++)
        is_there = is_there || g_str_has_prefix (g_ptr_array_index (reader->strings, j), lines[i].line);
      if (!is_there)
        g_error ("%s does not say “%s”", lines[i].sheet, lines[i].line);
    }
  assert_equals_engine (&self, reader, self.quarter.end);
  assert_no_differences (reader);
}

static void
test_deterministic (void)
{
  g_auto(Fixture) self = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  fixture_init (&self, RICH);
  rapport_test_reader_free (write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end));
  g_assert_true (g_file_get_contents (self.path, &first, &first_length, NULL));
  g_usleep (1100000);
  rapport_test_reader_free (write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end));
  g_assert_true (g_file_get_contents (self.path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

/* Nothing after the as-of date counts: not the deals, nor what was done later. */
static void
test_as_of (void)
{
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;
  RapportDate as_of = rapport_test_date ("2024-05-10");
  guint row;

  fixture_init (&self, RICH);
  reader = write_and_read (&self, RAPPORT_FORM_FULL, as_of);
  row = rapport_test_reader_find_row (reader, "Scorecard", "Revenue won", NULL);
  g_assert_cmpfloat (get_number (reader, "Scorecard", 'H', row), ==, 30000.5);
  assert_equals_engine (&self, reader, as_of);
  assert_no_differences (reader);
}

/* Money is shown in the currency's own decimals. */
static void
test_currency (gconstpointer data)
{
  const char *currency = data;
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;
  g_autofree char *records = NULL;
  guint row;

  records = g_strdup_printf ("settings currency=%s\n"
                             "opportunities name=Only|stage=Closed Won|opened_on=2024-03-01|closed_on=2024-04-20|amount=123456|currency=%s\n"
                             "opportunities name=Open|stage=Prospecting|opened_on=2024-03-01|amount=7|currency=%s\n"
                             "opportunities name=Foreign|stage=Closed Won|opened_on=2024-03-01|closed_on=2024-05-20|amount=100|currency=CHF\n",
                             currency, currency, currency);
  fixture_init (&self, records);
  rapport_rates_add (self.world->rates, "CHF", currency, rapport_test_date ("2024-05-17"), 2 * RAPPORT_RATE_SCALE);
  reader = write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end);
  row = rapport_test_reader_find_row (reader, "Scorecard", "Open pipeline", NULL);
  g_assert_cmpfloat_with_epsilon (get_number (reader, "Scorecard", 'H', row),
                                  7 / pow (10, rapport_currency_get_decimals (currency)), 1e-12);
  g_assert_true (rapport_test_reader_has_text (reader, "xl/styles.xml",
                                               g_str_equal (currency, "JPY") ? "#,##0" : "#,##0.000"));
  assert_equals_engine (&self, reader, self.quarter.end);
  assert_no_differences (reader);
}

/* A rate that is missing is named where a reader looks first, and on Definitions. */
static void
test_missing_rate (void)
{
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;
  guint n_named = 0;

  fixture_init (&self, "opportunities name=Foreign|stage=Closed Won|opened_on=2024-03-01|closed_on=2024-05-20|amount=100|currency=CHF\n");
  reader = write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end);
  g_assert_cmpuint (rapport_test_reader_find_row (reader, "Summary", "Missing exchange rates", NULL), >, 0);
  g_assert_cmpuint (rapport_test_reader_find_row (reader, "Definitions", "Missing exchange rates", NULL), >, 0);
  for (guint i = 0; i < reader->strings->len; i++)
    n_named += strstr (g_ptr_array_index (reader->strings, i), "CHF") != NULL ? 1 : 0;
  g_assert_cmpuint (n_named, >, 0);
  assert_equals_engine (&self, reader, self.quarter.end);
  assert_no_differences (reader);
}

/* A partner's name is text, however it looks. */
static void
test_names (gconstpointer data)
{
  const char *name = data;
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;
  g_autofree char *text = NULL;
  g_autofree char *formula = NULL;

  self.folder = rapport_test_make_folder ();
  self.world = rapport_test_world_new ("");
  rapport_test_world_begin_partner (self.world, name);
  rapport_test_world_add (self.world, RICH);
  self.path = g_build_filename (self.folder, "qbr.xlsx", NULL);
  rapport_quarter_of_date (&self.quarter, &self.world->settings->fiscal, rapport_test_date ("2024-05-01"));

  reader = write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end);
  text = rapport_test_reader_get_cell (reader, "Cover", "A2");
  formula = rapport_test_reader_get_formula (reader, "Cover", "A2");
  g_assert_cmpstr (text, ==, name);
  g_assert_null (formula);
  assert_no_differences (reader);
}

/* A lost reason is compared as text, not taken for an operator or a wildcard. */
static void
test_reasons (void)
{
  g_auto(Fixture) self = { NULL };
  g_autoptr(RapportTestReader) reader = NULL;
  static const char * const reasons[] = { "*", ">0", "=1+1", "Price?", "~", NULL };

  fixture_init (&self,
                "opportunities name=A|stage=Closed Lost|opened_on=2024-03-01|closed_on=2024-05-20|lost_reason=*\n"
                "opportunities name=B|stage=Closed Lost|opened_on=2024-03-01|closed_on=2024-05-20|lost_reason=>0\n"
                "opportunities name=C|stage=Closed Lost|opened_on=2024-03-01|closed_on=2024-05-20|lost_reason==1+1\n"
                "opportunities name=D|stage=Closed Lost|opened_on=2024-03-01|closed_on=2024-05-20|lost_reason=Price?\n"
                "opportunities name=E|stage=Closed Lost|opened_on=2024-03-01|closed_on=2024-05-20|lost_reason=~\n");
  reader = write_and_read (&self, RAPPORT_FORM_FULL, self.quarter.end);
  for (guint i = 0; reasons[i] != NULL; i++)
    {
      guint row = rapport_test_reader_find_row (reader, "Data", reasons[i], NULL);

      g_assert_cmpuint (row, >, 0);
      g_assert_cmpfloat (get_number (reader, "Data", 'C', row), ==, 1);
      g_assert_cmpfloat (get_number (reader, "Data", 'D', row), ==, 1);
    }
  assert_no_differences (reader);
}

static void
test_file_name (void)
{
  g_auto(Fixture) self = { NULL };
  g_autofree char *plain = NULL;
  g_autofree char *ambiguous = NULL;
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *cut = NULL;
  g_autofree char *id = NULL;

  fixture_init (&self, "");
  plain = rapport_qbr_file_name (self.world->facts, self.world->programme, &self.quarter, FALSE);
  g_assert_cmpstr (plain, ==, "Acme-2024-Q2.xlsx");

  ambiguous = rapport_qbr_file_name (self.world->facts, self.world->programme, &self.quarter, TRUE);
  id = rapport_id_to_string (&self.world->facts->partner->id);
  g_assert_true (g_str_has_prefix (ambiguous, "Acme-2024-Q2-"));
  g_assert_nonnull (strstr (ambiguous, id + strlen (id) - 8));

  rapport_test_world_begin_partner (self.world, long_name);
  cut = rapport_qbr_file_name (self.world->facts, self.world->programme, &self.quarter, FALSE);
  g_assert_cmpuint (strlen (cut), <=, 120);
  g_assert_true (g_str_has_prefix (cut, "xxx"));
  g_assert_nonnull (strstr (cut, "-2024-Q2-"));
  g_assert_true (g_str_has_suffix (cut, ".xlsx"));
}

static void
test_preview (void)
{
  g_auto(Fixture) self = { NULL };
  g_autoptr(GArray) missing = NULL;
  gboolean misses_target = FALSE;
  guint sheets, records;

  fixture_init (&self, SPARSE);
  rapport_qbr_preview (self.world->programme, self.world->facts, &self.quarter, self.quarter.end, RAPPORT_FORM_FULL,
                       &sheets, &records, &missing);
  g_assert_cmpuint (sheets, ==, 17);
  g_assert_cmpuint (records, ==, 1);
  for (guint i = 0; i < missing->len; i++)
    {
      g_assert_cmpint (g_array_index (missing, RapportKpi, i), !=, RAPPORT_KPI_REVENUE_WON);
      misses_target = misses_target || g_array_index (missing, RapportKpi, i) == RAPPORT_KPI_TARGET;
    }
  g_assert_true (misses_target);

  rapport_qbr_preview (self.world->programme, self.world->facts, &self.quarter, self.quarter.end, RAPPORT_FORM_SHORT,
                       &sheets, NULL, NULL);
  g_assert_cmpuint (sheets, ==, 8);
}

/* A folder that is gone: an error that says what to do, and nothing left behind. */
static void
test_no_folder (void)
{
  g_auto(Fixture) self = { NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture_init (&self, SPARSE);
  path = g_build_filename (self.folder, "gone", "qbr.xlsx", NULL);
  g_assert_false (rapport_qbr_write (self.world->programme, self.world->facts, &self.quarter, self.quarter.end,
                                     RAPPORT_FORM_FULL, path, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/qbr/rich", test_rich);
  g_test_add_func ("/qbr/scorecard", test_scorecard);
  g_test_add_func ("/qbr/short", test_short);
  g_test_add_data_func ("/qbr/sparse", SPARSE, test_sparse);
  g_test_add_data_func ("/qbr/empty", "", test_sparse);
  g_test_add_func ("/qbr/deterministic", test_deterministic);
  g_test_add_func ("/qbr/as-of", test_as_of);
  g_test_add_data_func ("/qbr/currency/JPY", "JPY", test_currency);
  g_test_add_data_func ("/qbr/currency/KWD", "KWD", test_currency);
  g_test_add_func ("/qbr/missing-rate", test_missing_rate);
  g_test_add_data_func ("/qbr/name/formula", "=HYPERLINK(\"http://x\",\"y\")", test_names);
  g_test_add_data_func ("/qbr/name/greek", "Θαλασσινή Πληροφορική και Επικοινωνίες Βορειοανατολικής Μεσογείου Ανώνυμη Εταιρεία", test_names);
  g_test_add_data_func ("/qbr/name/japanese", "北極星情報技術開発研究所株式会社東日本事業本部北海道支社札幌営業所共同事業推進室産業自動化保守運用支援部門第一課北極星情報技術開発研究所株式会社東日本事業本部北", test_names);
  g_test_add_data_func ("/qbr/name/markup", "Johnson & Johnson <b>", test_names);
  g_test_add_func ("/qbr/reasons", test_reasons);
  g_test_add_func ("/qbr/file-name", test_file_name);
  g_test_add_func ("/qbr/preview", test_preview);
  g_test_add_func ("/qbr/no-folder", test_no_folder);

  return g_test_run ();
}
