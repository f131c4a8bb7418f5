/* test-import-values.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-import-private.h"

/* How cells are read, without a workspace. */

static void
test_decimals (void)
{
  static const struct { const char *digits, *with_point, *with_comma; } cases[] = {
    { "1234", "1234", "1234" },
    { "1234.5", "1234.5", NULL },
    { "1234,5", NULL, "1234.5" },
    { "1,234", "1234", "1.234" },
    { "1.234", "1.234", "1234" },
    { "1.234,56", NULL, "1234.56" },
    { "1,234.56", "1234.56", NULL },
    { "1 234,56", NULL, "1234.56" },
    { "1\302\240234.56", "1234.56", NULL },
    { "1\342\200\257234,56", NULL, "1234.56" },
    { "1'234.56", "1234.56", NULL },
    { "1’234’567.89", "1234567.89", NULL },
    { "1.234.567", NULL, "1234567" },
    { "12,34,567.5", "1234567.5", NULL },
    { "1,23", NULL, "1.23" },
    { "1,2345", NULL, "1.2345" },
    { "1234,567", NULL, "1234.567" },
    { "0,123", NULL, "0.123" },
    { "0.123", "0.123", NULL },
    { ".5", "0.5", NULL },
    { ",5", NULL, "0.5" },
    { "5.", "5", NULL },
    { "1,234,56", NULL, NULL },
    { "1.2.3", NULL, NULL },
    { "1.234,567.8", NULL, NULL },
    { "1 234.567 8", NULL, NULL },
    { ",", NULL, NULL },
    { "1,,234", NULL, NULL },
    { "12 3456", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *point = rapport_import_read_decimal (cases[i].digits, '.');
      g_autofree char *comma = rapport_import_read_decimal (cases[i].digits, ',');

      g_test_message ("%s", cases[i].digits);
      g_assert_cmpstr (point, ==, cases[i].with_point);
      g_assert_cmpstr (comma, ==, cases[i].with_comma);
    }
}

static void
test_amounts (void)
{
  static const struct { const char *text, *wanted, *digits, *currency; gboolean negative, percent, shared; } cases[] = {
    { "1054", NULL, "1054", "" },
    { "$1,054", NULL, "1,054", "USD", FALSE, FALSE, TRUE },
    { "$1,054", "AUD", "1,054", "AUD", FALSE, FALSE, TRUE },
    { "$1,054", "EUR", "1,054", "USD", FALSE, FALSE, TRUE },
    { "US$ 5", "CAD", "5", "USD" },
    { "1.054,00 €", NULL, "1.054,00", "EUR" },
    { "EUR 12", NULL, "12", "EUR" },
    { "12 eur", NULL, "12", "EUR" },
    { "-5", NULL, "5", "", TRUE },
    { "\342\210\2225", NULL, "5", "", TRUE },
    { "+5", NULL, "5", "" },
    { "-$5.50", NULL, "5.50", "USD", TRUE, FALSE, TRUE },
    { "$-5.50", NULL, "5.50", "USD", TRUE, FALSE, TRUE },
    { "(1,234.00)", NULL, "1,234.00", "", TRUE },
    { "75%", NULL, "75", "", FALSE, TRUE },
    { "75 %", NULL, "75", "", FALSE, TRUE },
    { "¥1000", NULL, "1000", "JPY", FALSE, FALSE, TRUE },
    { "¥1000", "CNY", "1000", "CNY", FALSE, FALSE, TRUE },
    { "100 kr", "SEK", "100", "SEK" },
    { "CHF 1'234.50", NULL, "1'234.50", "CHF" },
    { "Fr. 20", NULL, "20", "CHF" },
    { "1 234 zł", NULL, "1 234", "PLN" },
    { ".5 €", NULL, ".5", "EUR" },
  };
  static const char *const refused[] = {
    "", "abc", "€", "12 apples", "12 kr", "5k", "1.2M", "$5 €", "--5", "5%%", "1 2 x 3", "EUR", "1e5", "0x10", "XYZ 5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapportImportAmount amount;
      g_autofree char *digits = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (rapport_import_split_amount (cases[i].text, cases[i].wanted, &amount));
      digits = amount.digits;
      g_assert_cmpstr (digits, ==, cases[i].digits);
      g_assert_cmpstr (amount.currency, ==, cases[i].currency);
      g_assert_cmpint (amount.is_negative, ==, cases[i].negative);
      g_assert_cmpint (amount.is_percent, ==, cases[i].percent);
      g_assert_cmpint (amount.is_shared, ==, cases[i].shared);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      RapportImportAmount amount;
      g_autofree char *digits = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_false (rapport_import_split_amount (refused[i], NULL, &amount));
      digits = amount.digits;
    }
}

static void
test_times (void)
{
  static const struct { const char *text; char dates; const char *date; int seconds; gboolean has_offset; int offset; } cases[] = {
    { "2026-03-31", 'd', "2026-03-31" },
    { "2026-3-1", 'd', "2026-03-01" },
    { "2026/03/31", 'm', "2026-03-31" },
    { "20260331", 'm', "2026-03-31" },
    { "31.03.2026", 'd', "2026-03-31" },
    { "3/31/2026", 'm', "2026-03-31" },
    { "03/04/2026", 'd', "2026-04-03" },
    { "03/04/2026", 'm', "2026-03-04" },
    { "26-03-04", 'y', "2026-03-04" },
    { "1.2.69", 'd', "1969-02-01" },
    { "1.2.68", 'd', "2068-02-01" },
    { "Mar 3, 2026", 'd', "2026-03-03" },
    { "3 March 2026", 'm', "2026-03-03" },
    { "3. März 2026", 'm', "2026-03-03" },
    { "03-Mar-26", 'y', "2026-03-03" },
    { "2026-03-31 14:05", 'd', "2026-03-31", 50700 },
    { "2026-03-31T14:05:09.123Z", 'd', "2026-03-31", 50709, TRUE, 0 },
    { "2026-03-31T14:05:00+02:00", 'd', "2026-03-31", 50700, TRUE, 7200 },
    { "2026-03-31T14:05:00-0330", 'd', "2026-03-31", 50700, TRUE, -12600 },
    { "2026-03-31 14:05:00 UTC", 'd', "2026-03-31", 50700, TRUE, 0 },
    { "3/31/2026 2:05 PM", 'm', "2026-03-31", 50700 },
    { "3/31/2026, 12:05 am", 'm', "2026-03-31", 300 },
    { "29.02.2024", 'd', "2024-02-29" },
  };
  static const struct { const char *text; char dates; } refused[] = {
    { "31.03.2026", 'm' }, { "29.02.2026", 'd' }, { "2026-13-01", 'd' }, { "2026-02-30", 'd' }, { "yesterday", 'd' },
    { "45231", 'd' }, { "1/2", 'd' }, { "1/2/3", 'd' }, { "1/2-2026", 'd' }, { "2026-03-31 25:00", 'd' },
    { "2026-03-31 14", 'd' }, { "2026-03-31x", 'd' }, { "3/31/2026 13:00 PM", 'm' }, { "03/04/2026", 'y' },
    { "", 'd' }, { "2026-03-31T14:05+99:00", 'd' }, { "99999999999999999999", 'd' }, { "1.2.20266", 'd' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapportImportTime time;
      g_autofree char *date = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (rapport_import_parse_time (cases[i].text, cases[i].dates, &time));
      date = rapport_date_to_string (time.date);
      g_assert_cmpstr (date, ==, cases[i].date);
      g_assert_cmpint (time.seconds, ==, cases[i].seconds);
      g_assert_cmpint (time.has_offset, ==, cases[i].has_offset);
      g_assert_cmpint (time.offset, ==, cases[i].offset);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      RapportImportTime time;

      g_test_message ("%s as %c", refused[i].text, refused[i].dates);
      g_assert_false (rapport_import_parse_time (refused[i].text, refused[i].dates, &time));
    }
}

static void
test_styles (void)
{
  static const struct { const char *text; guint styles; } cases[] = {
    { "2026-03-04", 0 },
    { "Mar 3, 2026", 0 },
    { "05/05/2026", 0 },
    { "99/99/2026", 0 },
    { "soon", 0 },
    { "03/04/2026", RAPPORT_IMPORT_STYLE_DMY | RAPPORT_IMPORT_STYLE_MDY },
    { "25/04/2026", RAPPORT_IMPORT_STYLE_DMY },
    { "04/25/2026", RAPPORT_IMPORT_STYLE_MDY },
    { "25.12.26", RAPPORT_IMPORT_STYLE_DMY },
    { "26-03-04", RAPPORT_IMPORT_STYLE_DMY | RAPPORT_IMPORT_STYLE_YMD },
    { "99-12-31", RAPPORT_IMPORT_STYLE_YMD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (rapport_import_list_styles (cases[i].text), ==, cases[i].styles);
    }
}

static void
test_booleans (void)
{
  static const char *const yes[] = { "yes", "Yes", "TRUE", "1", "x", "X", "ja", "JA", "y", "wahr", "oui", "✓" };
  static const char *const no[] = { "no", "False", "0", "nein", "N", "falsch", "non" };
  static const char *const neither[] = { "", "maybe", "2", "yes please" };
  gboolean value;

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (rapport_import_parse_boolean (yes[i], &value) && value);
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_true (rapport_import_parse_boolean (no[i], &value) && !value);
  for (guint i = 0; i < G_N_ELEMENTS (neither); i++)
    g_assert_false (rapport_import_parse_boolean (neither[i], &value));
}

/* @fields: what each column goes to, "-" for nothing */
static const struct
{
  RapportKind  kind;
  const char  *header;
  const char  *fields;
} headers[] = {
  /* A public data set of a CRM. */
  { RAPPORT_KIND_OPPORTUNITY, "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
    "reference,owner,product,partner,stage,opened_on,closed_on,amount" },
  { RAPPORT_KIND_PARTNER, "account,sector,year_established,revenue,employees,office_location,subsidiary_of",
    "name,industry,-,-,employees,country,parent" },
  { RAPPORT_KIND_TEAM, "sales_agent,manager,regional_office", "name,manager,region" },
  /* Salesforce */
  { RAPPORT_KIND_OPPORTUNITY, "Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,Stage,Amount,Probability (%),Created Date,Close Date,Next Step,Type",
    "reference,name,partner,owner,stage,amount,probability,opened_on,closed_on,next_step,category" },
  { RAPPORT_KIND_OPPORTUNITY, "Id,Account.Name,Owner.Name,StageName,CloseDate,CurrencyIsoCode,CreatedDate",
    "reference,partner,owner,stage,closed_on,currency,opened_on" },
  { RAPPORT_KIND_PARTNER, "Account Name,Account Owner,Parent Account,Billing Country,Website,Employees,Industry,Type",
    "name,owner,parent,country,website,employees,industry,types" },
  { RAPPORT_KIND_CONTACT, "First Name,Last Name,Title,Account Name,Email,Phone", "name,name,title,partner,email,phone" },
  /* HubSpot */
  { RAPPORT_KIND_OPPORTUNITY, "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Company,Create Date",
    "reference,name,stage,closed_on,owner,amount,partner,opened_on" },
  { RAPPORT_KIND_PARTNER, "Company name,Company owner,Country/Region,Number of Employees,Company Domain Name",
    "name,owner,country,employees,website" },
  /* Odoo */
  { RAPPORT_KIND_OPPORTUNITY, "Opportunity,Salesperson,Expected Revenue,Stage,Probability,Expected Closing,Closed Date,Created on",
    "name,owner,amount,stage,probability,expected_close_on,closed_on,opened_on" },
  /* Dynamics */
  { RAPPORT_KIND_OPPORTUNITY, "Topic,Potential Customer,Est. Close Date,Est. Revenue,Status Reason,Owner,Actual Close Date",
    "name,partner,expected_close_on,amount,stage,owner,closed_on" },
  /* Pipedrive */
  { RAPPORT_KIND_OPPORTUNITY, "Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Owner,Deal - Expected close date,Deal - Won time,Deal - Deal created",
    "reference,name,partner,amount,currency,stage,owner,expected_close_on,closed_on,opened_on" },
  { RAPPORT_KIND_PARTNER, "Organization - Name,Organization - Owner,Organization - Label", "name,owner,tags" },
  /* The exact name wins over a synonym, wherever it stands; no field gets two columns. */
  { RAPPORT_KIND_PARTNER, "Company,Name,Account", "-,name,-" },
  { RAPPORT_KIND_REGISTRATION, "registration_id,account,customer,value", "reference,partner,customer,amount" },
  { RAPPORT_KIND_RATE, "base,CURRENCY,TIME_PERIOD,OBS_VALUE", "base,currency,date,rate" },
};

static void
test_headers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = g_strconcat (headers[i].header, "\n", NULL);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(RapportCsv) csv = rapport_csv_read_bytes (bytes, NULL, ',', &error);
      g_autoptr(RapportImportOptions) options = rapport_import_options_new (headers[i].kind);
      g_autoptr(GPtrArray) fields = NULL;
      g_autoptr(GString) joined = g_string_new (NULL);

      g_assert_no_error (error);
      fields = rapport_import_guess_mapping (csv, options);
      for (guint c = 0; c < fields->len; c++)
        g_string_append_printf (joined, "%s%s", c > 0 ? "," : "",
                                fields->pdata[c] != NULL ? (char *) fields->pdata[c] : "-");
      g_assert_cmpstr (joined->str, ==, headers[i].fields);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/decimals", test_decimals);
  g_test_add_func ("/import/amounts", test_amounts);
  g_test_add_func ("/import/times", test_times);
  g_test_add_func ("/import/styles", test_styles);
  g_test_add_func ("/import/booleans", test_booleans);
  g_test_add_func ("/import/headers", test_headers);

  return g_test_run ();
}
