/* test-validation.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-error.h"
#include "rapport-record.h"
#include "rapport-recurrence.h"

/* A record that has all its required fields. */
static RapportRecord *
make_record (RapportKind kind)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);
  RapportRecord *record = rapport_record_new (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const RapportField *field = &info->fields[i];
      RapportId id;

      if ((field->flags & RAPPORT_FIELD_REQUIRED) == 0)
        continue;
      rapport_id_generate (&id);
      if (field->type == RAPPORT_FIELD_RELATION)
        rapport_record_set_id_at (record, i, &id);
      else if (field->type == RAPPORT_FIELD_CHOICE)
        rapport_record_set_text_at (record, i, field->choices[0].id);
      else if (field->type == RAPPORT_FIELD_CURRENCY)
        rapport_record_set_text_at (record, i, strcmp (field->id, "base") == 0 ? "EUR" : "USD");
      else if (rapport_field_is_text (field))
        rapport_record_set_text_at (record, i, "Kan-code");
      else
        rapport_record_set_integer_at (record, i, strcmp (field->id, "year") == 0 ? 2026 : 1);
    }

  return record;
}

/* "-": the field is taken away; a number for the fields that hold numbers. */
static void
set_from_text (RapportRecord *record,
               const char    *id,
               const char    *text)
{
  const RapportField *field = rapport_kind_get_field (record->kind, id);

  g_assert_nonnull (field);
  if (g_strcmp0 (text, "-") == 0)
    rapport_record_clear (record, id);
  else if (rapport_field_is_text (field))
    rapport_record_set_text (record, id, text);
  else if (rapport_field_is_list (field))
    rapport_record_set_list (record, id, (const char *[]) { text, NULL });
  else
    rapport_record_set_integer (record, id, g_ascii_strtoll (text, NULL, 10));
}

static void
assert_refused (const RapportRecord *record,
                const char          *names)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_record_validate (record, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 1000);
  if (strstr (error->message, names) == NULL)
    g_error ("“%s” does not say “%s”", error->message, names);
}

static void
test_required (void)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);
      g_autoptr(RapportRecord) record = make_record (kind);
      g_autoptr(GError) error = NULL;

      rapport_record_validate (record, &error);
      g_assert_no_error (error);

      for (guint i = 0; i < info->n_fields; i++)
        {
          g_autoptr(RapportRecord) copy = rapport_record_copy (record);

          if ((info->fields[i].flags & RAPPORT_FIELD_REQUIRED) == 0)
            continue;
          rapport_record_clear_at (copy, i);
          assert_refused (copy, info->fields[i].title);
          assert_refused (copy, "missing");
          if (info->fields[i].type == RAPPORT_FIELD_TEXT)
            {
              rapport_record_set_text_at (copy, i, " \302\240 ");
              assert_refused (copy, "missing");
            }
        }
    }
}

static const struct
{
  RapportKind  kind;
  const char  *field;
  const char  *value;
  const char  *refused; /* (nullable): what the message says */
} cases[] = {
  { RAPPORT_KIND_PARTNER, "name", "=HYPERLINK(\"http://x\",\"y\")", NULL },
  { RAPPORT_KIND_PARTNER, "name", "Johnson & Johnson <b>", NULL },
  { RAPPORT_KIND_PARTNER, "name", "שלום עולם", NULL },
  { RAPPORT_KIND_PARTNER, "name", "a\nb", "one line" },
  { RAPPORT_KIND_PARTNER, "name", "a\tb", "one line" },
  { RAPPORT_KIND_PARTNER, "name", "a\033[31m", "control" },
  { RAPPORT_KIND_PARTNER, "name", "a\302\205b", "control" },
  { RAPPORT_KIND_PARTNER, "name", "a\377b", "UTF-8" },
  { RAPPORT_KIND_PARTNER, "name", "a\355\240\200b", "UTF-8" },
  { RAPPORT_KIND_PARTNER, "notes", "a\n\tb", NULL },
  { RAPPORT_KIND_PARTNER, "notes", "a\rb", "control" },
  { RAPPORT_KIND_PARTNER, "notes", "a\001b", "control" },
  { RAPPORT_KIND_INTERACTION, "summary", "first line\nsecond", NULL },
  { RAPPORT_KIND_PARTNER, "status", "active", NULL },
  { RAPPORT_KIND_PARTNER, "status", "Active", "active, ramping" },
  { RAPPORT_KIND_PARTNER, "types", "reseller", NULL },
  { RAPPORT_KIND_PARTNER, "types", "resellers", "one of: reseller" },
  { RAPPORT_KIND_PARTNER, "tags", "a\nb", "one line" },
  { RAPPORT_KIND_PARTNER, "tags", " ", "empty entries" },
  { RAPPORT_KIND_PARTNER, "currency", "EUR", NULL },
  { RAPPORT_KIND_PARTNER, "currency", "eur", "ISO 4217" },
  { RAPPORT_KIND_PARTNER, "currency", "XXX", "ISO 4217" },
  { RAPPORT_KIND_PARTNER, "cadence_days", "1", NULL },
  { RAPPORT_KIND_PARTNER, "cadence_days", "0", "Cadence" },
  { RAPPORT_KIND_PARTNER, "employees", "0", NULL },
  { RAPPORT_KIND_PARTNER, "employees", "-1", "Employees" },
  { RAPPORT_KIND_PARTNER, "fiscal_year_start", "13", "from 1 to 12" },
  { RAPPORT_KIND_PARTNER, "since", "-719162", NULL },
  { RAPPORT_KIND_PARTNER, "since", "-719163", "years 1 to 9999" },
  { RAPPORT_KIND_PARTNER, "since", "2932896", NULL },
  { RAPPORT_KIND_PARTNER, "since", "2932897", "years 1 to 9999" },
  { RAPPORT_KIND_CONTACT, "email", "anna@example.com", NULL },
  { RAPPORT_KIND_CONTACT, "email", "anna", "anna@example.com" },
  { RAPPORT_KIND_CONTACT, "email", "@example.com", "E-mail" },
  { RAPPORT_KIND_CONTACT, "email", "anna@", "E-mail" },
  { RAPPORT_KIND_CONTACT, "email", "a@b@c", "E-mail" },
  { RAPPORT_KIND_CONTACT, "email", "a@b, c", "E-mail" },
  { RAPPORT_KIND_CONTACT, "primary", "1", NULL },
  { RAPPORT_KIND_CONTACT, "primary", "2", "yes or no" },
  { RAPPORT_KIND_OPPORTUNITY, "probability", "0", NULL },
  { RAPPORT_KIND_OPPORTUNITY, "probability", "10000", NULL },
  { RAPPORT_KIND_OPPORTUNITY, "probability", "10001", "“100.01”" },
  { RAPPORT_KIND_OPPORTUNITY, "probability", "-1", "from 0 to 100" },
  { RAPPORT_KIND_OPPORTUNITY, "amount", "-500", NULL },
  { RAPPORT_KIND_MEETING, "time_zone", "Europe/Athens", NULL },
  { RAPPORT_KIND_MEETING, "time_zone", "Athens", "Europe/Athens" },
  { RAPPORT_KIND_MEETING, "recurrence", "FREQ=WEEKLY;BYDAY=MO", NULL },
  { RAPPORT_KIND_MEETING, "recurrence", "FREQ=HOURLY", "FREQ=WEEKLY" },
  { RAPPORT_KIND_RATE, "rate", "0", "above 0" },
  { RAPPORT_KIND_RATE, "currency", "EUR", "another currency" },
  { RAPPORT_KIND_SURVEY, "score", "0", NULL },
  { RAPPORT_KIND_SURVEY, "score", "10", NULL },
  { RAPPORT_KIND_SURVEY, "score", "11", "from 0 to 10" },
  { RAPPORT_KIND_SURVEY, "score", "-1", "from 0 to 10" },
  { RAPPORT_KIND_TARGET, "target", "-1000000", NULL },
  { RAPPORT_KIND_TARGET, "weight", "-1000000", "Weight" },
  { RAPPORT_KIND_REQUIREMENT, "count", "0", NULL },
  { RAPPORT_KIND_REQUIREMENT, "count", "-1", "Required" },
  { RAPPORT_KIND_REVIEW_STEP, "day_offset", "-14", NULL },
  { RAPPORT_KIND_REVIEW_STEP, "position", "-1", NULL },
  { RAPPORT_KIND_ASSESSMENT, "score", "6", "from 1 to 5" },
  { RAPPORT_KIND_INTERACTION, "at", "-99999999999999", "years 1 to 9999" },
  { RAPPORT_KIND_SHARED, "partners", "nonsense", "id of a record" },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportRecord) record = make_record (cases[i].kind);
      g_autoptr(GError) error = NULL;

      set_from_text (record, cases[i].field, cases[i].value);
      if (cases[i].refused != NULL)
        {
          assert_refused (record, cases[i].refused);
          continue;
        }
      rapport_record_validate (record, &error);
      g_assert_no_error (error);
    }
}

static void
test_csat (void)
{
  g_autoptr(RapportRecord) record = make_record (RAPPORT_KIND_SURVEY);

  rapport_record_set_text (record, "kind", "csat");
  for (int score = 0; score <= 6; score++)
    {
      rapport_record_set_integer (record, "score", score);
      if (score >= 1 && score <= 5)
        g_assert_true (rapport_record_validate (record, NULL));
      else
        assert_refused (record, "from 1 to 5");
    }
}

static void
test_lengths (void)
{
  g_autoptr(RapportRecord) record = make_record (RAPPORT_KIND_PARTNER);
  g_autofree char *name = g_strnfill (500, 'x');
  g_autofree char *long_name = g_strnfill (501, 'x');
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  g_autofree char *long_text = g_strnfill (5 * 1024 * 1024, 'x');
  g_autoptr(GString) greek = g_string_new (NULL);

  for (int i = 0; i < 500; i++)
    g_string_append (greek, "ά");

  rapport_record_set_text (record, "name", name);
  g_assert_true (rapport_record_validate (record, NULL));
  rapport_record_set_text (record, "name", greek->str);
  g_assert_true (rapport_record_validate (record, NULL));
  rapport_record_set_text (record, "name", long_name);
  assert_refused (record, "500 characters");
  rapport_record_set_text (record, "name", name);
  rapport_record_set_text (record, "notes", text);
  g_assert_true (rapport_record_validate (record, NULL));
  rapport_record_set_text (record, "notes", long_text);
  assert_refused (record, "1 MB");
}

static void
test_periods (void)
{
  static const struct
  {
    RapportKind kind;
    const char *start;
    const char *end;
    gboolean    checked;
  } periods[] = {
    { RAPPORT_KIND_CONTACT, "from", "to", TRUE },
    { RAPPORT_KIND_MEETING, "starts_at", "ends_at", TRUE },
    { RAPPORT_KIND_AGREEMENT, "effective_on", "ends_on", TRUE },
    { RAPPORT_KIND_CERTIFICATION, "issued_on", "expires_on", TRUE },
    { RAPPORT_KIND_PROJECT, "starts_on", "ends_on", TRUE },
    { RAPPORT_KIND_OPPORTUNITY, "opened_on", "closed_on", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr(RapportRecord) record = make_record (periods[i].kind);

      rapport_record_set_integer (record, periods[i].start, 100);
      g_assert_true (rapport_record_validate (record, NULL));
      rapport_record_set_integer (record, periods[i].end, 100);
      g_assert_true (rapport_record_validate (record, NULL));
      rapport_record_set_integer (record, periods[i].end, 99);
      if (periods[i].checked)
        assert_refused (record, "before");
      else
        g_assert_true (rapport_record_validate (record, NULL));
    }
}

static void
test_own_parent (void)
{
  g_autoptr(RapportRecord) partner = make_record (RAPPORT_KIND_PARTNER);
  g_autoptr(RapportRecord) member = make_record (RAPPORT_KIND_TEAM);

  rapport_record_set_id (partner, "parent", &member->id);
  g_assert_true (rapport_record_validate (partner, NULL));
  rapport_record_set_id (partner, "parent", &partner->id);
  assert_refused (partner, "Parent");
  rapport_record_set_id (member, "manager", &member->id);
  assert_refused (member, "Manager");
}

static void
test_recurrence (void)
{
  static const char * const valid[] = {
    "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=WEEKLY;COUNT=10", "FREQ=WEEKLY;UNTIL=20261231",
    "FREQ=WEEKLY;UNTIL=20261231T235959Z", "INTERVAL=1;FREQ=DAILY", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;WKST=SU",
    NULL,
  };
  static const char * const refused[] = {
    "", "weekly", "FREQ=", "FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "freq=weekly",
    "RRULE:FREQ=WEEKLY", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=-1",
    "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;COUNT=2;UNTIL=20261231", "FREQ=WEEKLY;BYHOUR=9", "FREQ=WEEKLY;BYDAY=",
    "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=0MO", "FREQ=WEEKLY;BYDAY=99MO", "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=YEARLY;BYMONTH=13", "FREQ=WEEKLY;UNTIL=20261331", "FREQ=WEEKLY;UNTIL=2026",
    "FREQ=WEEKLY;UNTIL=20261231X235959Z", "FREQ=WEEKLY;", "FREQ=WEEKLY;;COUNT=2", "BYDAY=MO", "FREQ=WEEKLY;X=1", NULL,
  };

  for (guint i = 0; valid[i] != NULL; i++)
    {
      if (!rapport_recurrence_is_valid (valid[i]))
        g_error ("%s was refused", valid[i]);
    }
  for (guint i = 0; refused[i] != NULL; i++)
    {
      if (rapport_recurrence_is_valid (refused[i]))
        g_error ("%s was taken", refused[i]);
    }
  g_assert_false (rapport_recurrence_is_valid (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/validation/required", test_required);
  g_test_add_func ("/validation/values", test_values);
  g_test_add_func ("/validation/csat", test_csat);
  g_test_add_func ("/validation/lengths", test_lengths);
  g_test_add_func ("/validation/periods", test_periods);
  g_test_add_func ("/validation/own-parent", test_own_parent);
  g_test_add_func ("/validation/recurrence", test_recurrence);

  return g_test_run ();
}
