/* test-import-kinds.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-export.h"
#include "rapport-settings.h"
#include "rapport-test-import.h"

/* A file of every kind, in the order in which a full import has to run: imported, imported again,
 * and exported and imported once more, which changes nothing. */

typedef struct
{
  RapportKind  kind;
  const char  *text;
  const char  *counts;
} File;

static const File files[] = {
  { RAPPORT_KIND_TEAM,
    "name,email,role,manager,region\n"
    "Anna,anna@example.com,growth,Dora,North\nBen,,Programme,Anna,\n",
    "2 2 0 0 0" },
  { RAPPORT_KIND_RATE,
    "base,currency,date,rate\nEUR,USD,2026-01-05,1.0842\nEUR,JPY,2026-01-05,161.25\n",
    "2 2 0 0 0" },
  { RAPPORT_KIND_PARTNER,
    "name,types,motions,tier,stage,status,segment,country,website,employees,parent,owner,currency,since,cadence_days,tags,notes\n"
    "Acme,\"VAR; MSP\",sell-with,Gold,Mature,active,growth,Germany,https://acme.example,\"1,250\",Holding,Anna,EUR,2020-02-29,30,\"a, b\",\"two\nlines\"\n"
    "Holding,strategic alliance,,,,,,,,,,,,,,,\n"
    "Beta,ISV,refer;co-market,silver,,on hold,,,,7,,Eve,,,,,'=1+1\n",
    "3 3 0 0 0" },
  { RAPPORT_KIND_CONTACT,
    "partner,First Name,Last Name,email,title,role,influence,sentiment,primary,from,to\n"
    "Acme,Jane,Doe,jane@acme.example,CEO,sponsor,high,positive,ja,2024-01-01,\n"
    "Acme,Joe,Doe,,,technical,,,no,,\nBeta,Joe,Doe,,,,,,x,,2025-12-31\n",
    "3 3 0 0 0" },
  { RAPPORT_KIND_OPPORTUNITY,
    "reference,partner,name,customer,category,owner,stage,attribution,amount,currency,probability,opened_on,Close Date\n"
    "O-1,Acme,First,Client,new,Anna,Closed Won,sourced,1054.50,EUR,100%,2026-01-01,2026-02-01\n"
    "O-2,Acme,,,,Ben,Engaging,,,,12.5%,2026-01-02,2026-06-01\n"
    ",Beta,No number,,renewal,,,influenced,500,JPY,,2026-01-03,\n",
    "3 3 0 0 0" },
  { RAPPORT_KIND_REGISTRATION,
    "reference,partner,customer,amount,status,submitted_at,decided_at,protected_until,opportunity\n"
    "R-1,Acme,Client,$900,approved,2026-01-05 09:30,2026-01-06T10:00:00+01:00,2026-04-06,O-1\n",
    "1 1 0 0 0" },
  { RAPPORT_KIND_MEETING,
    "partner,title,type,status,starts_at,ends_at,time_zone,all_day,location,recurrence,attendees,agenda,minutes,decisions\n"
    "Acme,Weekly,cadence call,held,2026-01-07 14:00,2026-01-07 15:00,Europe/Berlin,no,Berlin,FREQ=WEEKLY;BYDAY=WE,Jane Doe; Anna,Topics,Said,Go\n"
    "Acme,Weekly,cadence call,,2026-01-14T13:00:00Z,,Europe/Berlin,,,,,,,\n"
    "Acme,Day out,,,2026-03-01,,,,,,,,,\n",
    "3 3 0 0 0" },
  { RAPPORT_KIND_INTERACTION,
    "partner,contact,kind,direction,at,summary,needs_answer,answered_at\n"
    "Acme,jane@acme.example,mail,inbound,2026-01-08 08:00,\"Asked\nfor a price\",yes,2026-01-08 12:00\n"
    "Acme,Joe Doe,phone call,out,2026-01-09 08:00,,,\n",
    "2 2 0 0 0" },
  { RAPPORT_KIND_ACTION,
    "partner,title,side,owner,due_on,priority,status,done_on,meeting,notes\n"
    "Acme,Send the offer,ours,Frank,2026-01-15,P0,done,2026-01-14,Day out,\n"
    "Acme,Sign it,theirs,Jane,2026-01-20,low,,,,\n",
    "2 2 0 0 0" },
  { RAPPORT_KIND_AGREEMENT,
    "partner,type,title,status,signed_on,effective_on,ends_on,auto_renew,renewal_months,notice_days,revenue_share,discount,margin,territory\n"
    "Acme,reseller,Frame,active,2024-01-01,2024-01-01,2026-12-31,yes,12,90,15%,7.5%,,DACH\n",
    "1 1 0 0 0" },
  { RAPPORT_KIND_CERTIFICATION,
    "partner,contact,certification,level,issued_on,expires_on\n"
    "Acme,Joe Doe,Engineer,Pro,2025-01-01,2027-01-01\nBeta,,Company,,2025-05-01,\n",
    "2 2 0 0 0" },
  { RAPPORT_KIND_REQUIREMENT, "tier,type,certification,count\nGold,reseller,Engineer,2\n,,Engineer,1\n", "2 2 0 0 0" },
  { RAPPORT_KIND_ACTIVITY,
    "partner,title,kind,date,allocated,requested,approved,spent,claimed,currency,leads,pipeline,revenue\n"
    "Acme,Webinar,webinar,2026-02-10,1000,800,800,750.25,700,EUR,12,20000,\n",
    "1 1 0 0 0" },
  { RAPPORT_KIND_TARGET,
    "partner,kpi,quarter,target,stretch,floor,weight\n"
    "Acme,revenue_won,2026-Q1,\"$100,000.00\",120000,80000,1.125\nAcme,win_rate,2026-Q1,60%,,,\n",
    "2 2 0 0 0" },
  { RAPPORT_KIND_OBJECTIVE,
    "partner,title,year,kpi,target,weight,goal_year,goal\nAcme,Grow,2026,revenue_won,400000,0.5,2028,900000\n",
    "1 1 0 0 0" },
  { RAPPORT_KIND_SURVEY,
    "partner,contact,quarter,kind,score,comment\nAcme,Jane Doe,2026-Q1,NPS,9,Good\nAcme,,2026-Q1,csat,4,\n",
    "2 2 0 0 0" },
  { RAPPORT_KIND_RISK,
    "partner,title,kind,severity,status,raised_by,raised_at,known_at,told_at,mitigation\n"
    "Acme,Key person leaves,risk,high,,us,2026-01-10 09:00,2026-01-09 09:00,2026-01-10 10:00,Plan\n",
    "1 1 0 0 0" },
  { RAPPORT_KIND_SHARED, "title,kind,shared_on,partners,audience\nRoadmap,roadmap,2026-01-12,Acme; Beta,gold;silver\n", "1 1 0 0 0" },
  { RAPPORT_KIND_REVIEW,
    "partner,quarter,state,planned_at,owner,attendees,our_rating,partner_rating,decision\n"
    "Acme,2026-Q1,planned,2026-04-10 10:00,Anna,Jane;Anna,8,7,renew\n",
    "1 1 0 0 0" },
};

static void
import_all (RapportTestStore *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_test_message ("%s", rapport_kind_get_info (files[i].kind)->id);
      rapport_test_import_twice (fixture->store, files[i].kind, files[i].text, NULL, files[i].counts);
    }
}

static void
test_every_kind (RapportTestStore *fixture,
                 gconstpointer     data)
{
  gboolean seen[RAPPORT_N_EXCHANGE_KINDS] = { FALSE };

  import_all (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    seen[files[i].kind] = TRUE;
  for (guint k = 0; k < RAPPORT_N_EXCHANGE_KINDS; k++)
    g_assert_true (seen[k]);
}

static void
test_values (RapportTestStore *fixture,
             gconstpointer     data)
{
  g_autofree char *text = NULL;

  import_all (fixture);
  text = rapport_test_dump (fixture->store);

  /* One of each type, as stored. */
  g_assert_nonnull (strstr (text, " types=reseller|MSP"));
  g_assert_nonnull (strstr (text, " employees=1250"));
  g_assert_nonnull (strstr (text, " tags=a|b"));
  g_assert_nonnull (strstr (text, " notes=two\nlines"));
  g_assert_nonnull (strstr (text, " notes==1+1"));
  g_assert_nonnull (strstr (text, " name=Jane Doe"));
  g_assert_nonnull (strstr (text, " amount=105450 currency=EUR probability=10000"));
  g_assert_nonnull (strstr (text, " amount=500 currency=JPY"));
  g_assert_nonnull (strstr (text, " name=O-2"));
  g_assert_nonnull (strstr (text, " probability=1250"));
  g_assert_nonnull (strstr (text, " rate=108420000"));
  g_assert_nonnull (strstr (text, " amount=90000 currency=USD status=approved"));
  g_assert_nonnull (strstr (text, " revenue_share=1500 discount=750"));
  g_assert_nonnull (strstr (text, " target=100000000000 stretch=120000000000"));
  g_assert_nonnull (strstr (text, " target=600000"));
  g_assert_nonnull (strstr (text, " weight=1125000"));
  g_assert_nonnull (strstr (text, " spent=75025"));
  g_assert_nonnull (strstr (text, " auto_renew=1"));
  g_assert_nonnull (strstr (text, " status=done"));
  g_assert_nonnull (strstr (text, " original_due_on="));
  g_assert_nonnull (strstr (text, " kind=nps"));
}

static void
test_times (RapportTestStore *fixture,
            gconstpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) meetings = NULL;
  g_autoptr(RapportRecord) registration = NULL;
  g_autoptr(RapportRecord) day_out = NULL;
  g_autofree char *second = NULL;
  g_autofree char *decided = NULL;

  import_all (fixture);
  meetings = rapport_store_list (fixture->store, RAPPORT_KIND_MEETING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 3);
  for (guint i = 0; i < meetings->len; i++)
    {
      const RapportRecord *meeting = g_ptr_array_index (meetings, i);

      if (!rapport_record_has (meeting, "ends_at") && !rapport_record_get_boolean (meeting, "all_day"))
        second = rapport_local_to_string (rapport_record_get_instant (meeting, "starts_at"));
    }
  g_assert_cmpstr (second, ==, "2026-01-14T14:00:00");

  day_out = rapport_test_find (fixture->store, RAPPORT_KIND_MEETING, "Day out");
  g_assert_true (rapport_record_get_boolean (day_out, "all_day"));
  g_assert_nonnull (rapport_record_get_text (day_out, "time_zone"));

  registration = rapport_test_find (fixture->store, RAPPORT_KIND_REGISTRATION, "R-1");
  decided = rapport_instant_to_string (rapport_record_get_instant (registration, "decided_at"));
  g_assert_cmpstr (decided, ==, "2026-01-06T09:00:00Z");
}

static void
test_export_and_import (RapportTestStore *fixture,
                        gconstpointer     data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "export.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  import_all (fixture);
  for (guint k = 0; k < RAPPORT_N_EXCHANGE_KINDS; k++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportCsv) csv = NULL;
      g_autoptr(RapportImportOptions) options = rapport_import_options_new (k);
      g_autoptr(RapportImportResult) result = NULL;

      g_test_message ("%s", rapport_kind_get_info (k)->id);
      rapport_export_file (fixture->store, k, path, NULL, &error);
      g_assert_no_error (error);
      csv = rapport_csv_read_file (file, NULL, '\0', NULL, &error);
      g_assert_no_error (error);
      result = rapport_import_run (fixture->store, csv, options, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (result->read, >, 0);
      if (result->unchanged != result->read)
        rapport_test_assert_counts (result, "all unchanged");
      g_assert_cmpuint (result->ignored_columns->len, ==, 0);
    }
}

static void
assert_owner (RapportTestStore *fixture,
              const char       *name)
{
  g_autoptr(RapportRecord) member = rapport_test_find (fixture->store, RAPPORT_KIND_TEAM, name);

  g_assert_nonnull (member);
}

static void
test_made_members (RapportTestStore *fixture,
                   gconstpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) members = NULL;

  import_all (fixture);
  members = rapport_store_list (fixture->store, RAPPORT_KIND_TEAM, &error);
  g_assert_no_error (error);

  /* Two rows, a manager, a partner's owner, the owner of our action; not the owner of theirs. */
  g_assert_cmpuint (members->len, ==, 5);
  assert_owner (fixture, "Dora");
  assert_owner (fixture, "Eve");
  assert_owner (fixture, "Frank");
}

/* A name that means nothing here refuses the row, and says what to do. */
static void
test_unknown (RapportTestStore *fixture,
              gconstpointer     data)
{
  static const struct { RapportKind kind; const char *text, *column, *reason; } cases[] = {
    { RAPPORT_KIND_CONTACT, "partner,name\nFoo,Jane\n", "partner", "No partner is called “Foo”*Import partners first*" },
    { RAPPORT_KIND_CONTACT, "partner,name\n,Jane\n", "partner", "Partner is missing*" },
    { RAPPORT_KIND_CONTACT, "name\nJane\n", NULL, "Partner is missing*" },
    { RAPPORT_KIND_INTERACTION, "partner,contact,kind,at\nAcme,Nobody,call,2026-01-01\n", "contact", "*no contact “Nobody”*" },
    { RAPPORT_KIND_INTERACTION, "partner,contact,kind,at\nBeta,Jane Doe,call,2026-01-01\n", "contact", "*no contact “Jane Doe”*" },
    { RAPPORT_KIND_SURVEY, "partner,contact,quarter,kind,score\nAcme,Nobody,2026-Q1,nps,3\n", "contact", "*no contact*" },
    { RAPPORT_KIND_SURVEY, "partner,quarter,kind,score\nAcme,FY2026-Q1,nps,3\n", "quarter", "*2026-Q1*" },
    { RAPPORT_KIND_SURVEY, "partner,quarter,kind,score\nAcme,2026-Q1,csat,9\n", NULL, "*1 to 5*" },
    { RAPPORT_KIND_ACTION, "partner,title,meeting\nAcme,Do,Nothing\n", "meeting", "*no meeting “Nothing”*" },
    { RAPPORT_KIND_ACTION, "partner,title,meeting\nAcme,Do,Weekly\n", "meeting", "Several are called “Weekly”*" },
    { RAPPORT_KIND_REGISTRATION, "reference,partner,opportunity\nR-9,Acme,O-9\n", "opportunity", "*no opportunity “O-9”*" },
    { RAPPORT_KIND_PARTNER, "name,tier\nNew,Diamond\n", "tier", "*Diamond*Registered, Silver, Gold, Platinum, Strategic*" },
    { RAPPORT_KIND_PARTNER, "name,stage\nNew,Dreaming\n", "stage", "*Dreaming*Prospect, Qualifying*" },
    { RAPPORT_KIND_PARTNER, "name,types\nNew,\"MSP; pirate\"\n", "types", "*pirate*reseller*" },
    { RAPPORT_KIND_PARTNER, "name,currency\nNew,XQZ\n", "currency", "*ISO 4217*" },
    { RAPPORT_KIND_PARTNER, "name,employees\nNew,1.5\n", "employees", "*whole number*" },
    { RAPPORT_KIND_PARTNER, "name,employees\nNew,-1\n", "employees", "*from 0*" },
    { RAPPORT_KIND_PARTNER, "name,since\nNew,2026-02-30\n", "since", "*not a date*" },
    { RAPPORT_KIND_MEETING, "partner,title,starts_at,time_zone\nAcme,X,2026-01-01,Atlantis\n", "time_zone", "*Europe/Athens*" },
    { RAPPORT_KIND_MEETING, "partner,title,starts_at,ends_at\nAcme,X,2026-01-02,2026-01-01\n", NULL, "*lies before*" },
    { RAPPORT_KIND_MEETING, "partner,title,starts_at,all_day\nAcme,X,2026-01-02,perhaps\n", "all_day", "*yes or no*" },
    { RAPPORT_KIND_AGREEMENT, "partner,type,title,discount\nAcme,NDA,X,120%\n", "discount", "*0 to 100*" },
    { RAPPORT_KIND_TARGET, "partner,kpi,quarter,target\nAcme,revenue_won,2026-Q2,€ 5\n", "target", "*EUR*" },
    { RAPPORT_KIND_RATE, "base,currency,date,rate\nEUR,EUR,2026-01-01,1\n", NULL, "*another currency*" },
    { RAPPORT_KIND_RATE, "base,currency,date,rate\nEUR,CHF,2026-01-01,99999999999999999999\n", "rate", "*too large*" },
    { RAPPORT_KIND_OPPORTUNITY, "reference,partner,amount,currency\nX,Acme,€5,USD\n", "amount", "*EUR*USD*" },
    { RAPPORT_KIND_OPPORTUNITY, "reference,partner\n,Acme\n", NULL, "Name is missing*" },
  };

  import_all (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportImportResult) result = rapport_test_import (fixture->store, cases[i].kind, cases[i].text);

      g_test_message ("%s", cases[i].text);
      rapport_test_assert_counts (result, "1 0 0 0 1");
      rapport_test_assert_error (result, 0, 2, cases[i].column, cases[i].reason);
    }
}

#define ADD(path, function) \
  g_test_add ("/import-kinds/" path, RapportTestStore, NULL, rapport_test_store_set_up, function, rapport_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("every-kind", test_every_kind);
  ADD ("values", test_values);
  ADD ("times", test_times);
  ADD ("export-and-import", test_export_and_import);
  ADD ("made-members", test_made_members);
  ADD ("unknown", test_unknown);

  return g_test_run ();
}
