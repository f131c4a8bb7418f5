/* test-schema.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rapport-choices.h"
#include "rapport-fold.h"
#include "rapport-kpi.h"
#include "rapport-schema.h"

static void
add_once (GHashTable *seen,
          const char *text,
          const char *kind,
          const char *field)
{
  g_autofree char *folded = rapport_fold_column (text);
  const char *other = g_hash_table_lookup (seen, folded);

  if (other != NULL && strcmp (other, field) != 0)
    g_error ("%s: “%s” means both %s and %s", kind, text, other, field);
  g_hash_table_replace (seen, g_steal_pointer (&folded), (char *) field);
}

static void
add_synonyms (GHashTable *seen,
              const char *synonyms,
              const char *kind,
              const char *field)
{
  g_auto(GStrv) words = g_strsplit (synonyms != NULL ? synonyms : "", "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    add_once (seen, words[i], kind, field);
}

static void
test_kinds (void)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);

      g_assert_cmpint (info->kind, ==, kind);
      g_assert_cmpuint (info->n_fields, >, 0);
      g_assert_true (g_hash_table_add (ids, (char *) info->id));
      g_assert_true (g_hash_table_add (tables, (char *) info->table));
      g_assert_cmpint (rapport_kind_from_id (info->id), ==, kind);
      g_assert_cmpint (rapport_kind_from_table (info->table), ==, kind);
      g_assert_cmpstr (info->title, !=, "");
      g_assert_cmpstr (info->plural, !=, "");
    }

  g_assert_cmpint (rapport_kind_from_id ("partner"), ==, RAPPORT_KIND_NONE);
  g_assert_cmpint (rapport_kind_from_id (NULL), ==, RAPPORT_KIND_NONE);
  g_assert_cmpint (rapport_kind_from_table ("partners"), ==, RAPPORT_KIND_NONE);
  g_assert_null (rapport_kind_get_info (RAPPORT_KIND_NONE));
  g_assert_null (rapport_kind_get_info (RAPPORT_N_KINDS));
}

static void
test_fields (void)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);
      g_autoptr(GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_titles = 0;

      for (guint i = 0; i < info->n_fields; i++)
        {
          const RapportField *field = &info->fields[i];
          gboolean is_choice = field->type == RAPPORT_FIELD_CHOICE || field->type == RAPPORT_FIELD_CHOICE_LIST;
          gboolean is_relation = field->type == RAPPORT_FIELD_RELATION || field->type == RAPPORT_FIELD_RELATION_LIST;

          g_assert_cmpint (rapport_kind_find_field (kind, field->id), ==, i);
          g_assert_true (rapport_kind_get_field (kind, field->id) == field);
          g_assert_true (g_hash_table_add (columns, (char *) field->column));
          g_assert_cmpstr (field->title, !=, "");
          g_assert_cmpint (field->choices != NULL, ==, is_choice);
          g_assert_cmpint (field->target != RAPPORT_KIND_NONE, ==, is_relation);
          g_assert_true ((field->flags & RAPPORT_FIELD_CREATES) == 0 || is_relation);
          if ((field->flags & RAPPORT_FIELD_TITLE) == 0)
            continue;
          n_titles++;
          g_assert_cmpint (rapport_kind_get_title_field (kind), ==, i);
        }
      g_assert_cmpuint (n_titles, <=, 1);
    }

  g_assert_cmpint (rapport_kind_find_field (RAPPORT_KIND_PARTNER, "nonsense"), ==, -1);
  g_assert_null (rapport_kind_get_field (RAPPORT_KIND_PARTNER, "nonsense"));
}

/* A column name that could be two fields would make an import guess. */
static void
test_field_synonyms (void)
{
  for (guint kind = 0; kind < RAPPORT_N_EXCHANGE_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);
      g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < info->n_fields; i++)
        {
          if ((info->fields[i].flags & RAPPORT_FIELD_EXCHANGE) == 0)
            continue;
          add_once (seen, info->fields[i].id, info->id, info->fields[i].id);
          if (info->fields[i].synonyms != NULL)
            add_synonyms (seen, info->fields[i].synonyms, info->id, info->fields[i].id);
        }
    }
}

static void
test_exchange_fields (void)
{
  static const struct
  {
    RapportKind kind;
    const char *fields;
  } expected[] = {
    { RAPPORT_KIND_PARTNER,
      "name,legal_name,types,motions,tier,stage,status,segment,industry,country,region,website,employees,parent,"
      "owner,currency,since,cadence_days,next_step,next_step_on,tags,notes" },
    { RAPPORT_KIND_CONTACT, "partner,name,email,phone,title,role,influence,sentiment,primary,from,to,notes" },
    { RAPPORT_KIND_OPPORTUNITY,
      "reference,partner,name,customer,product,category,owner,partner_owner,our_role,partner_role,stage,stage_since,"
      "attribution,amount,currency,probability,opened_on,expected_close_on,closed_on,lost_reason,competitor,lesson,"
      "next_step" },
    { RAPPORT_KIND_REGISTRATION,
      "reference,partner,customer,amount,currency,status,submitted_at,decided_at,protected_until,opportunity" },
    { RAPPORT_KIND_MEETING,
      "partner,title,type,status,starts_at,ends_at,time_zone,all_day,location,recurrence,attendees,agenda,minutes,"
      "decisions" },
    { RAPPORT_KIND_INTERACTION, "partner,contact,kind,direction,at,summary,needs_answer,answered_at" },
    { RAPPORT_KIND_ACTION,
      "partner,title,side,owner,due_on,original_due_on,carried_over,priority,status,done_on,meeting,notes" },
    { RAPPORT_KIND_AGREEMENT,
      "partner,type,title,status,signed_on,effective_on,ends_on,auto_renew,renewal_months,notice_days,revenue_share,"
      "discount,margin,legal_approved_on,finance_approved_on,scope,resource_commitments,ip,exit_provisions,territory,"
      "exclusivity" },
    { RAPPORT_KIND_CERTIFICATION, "partner,contact,certification,level,issued_on,expires_on" },
    { RAPPORT_KIND_REQUIREMENT, "tier,type,certification,count" },
    { RAPPORT_KIND_ACTIVITY,
      "partner,title,kind,date,allocated,requested,approved,spent,claimed,currency,leads,pipeline,revenue" },
    { RAPPORT_KIND_TARGET, "partner,kpi,quarter,target,stretch,floor,weight" },
    { RAPPORT_KIND_OBJECTIVE, "partner,title,year,kpi,target,weight,goal_year,goal" },
    { RAPPORT_KIND_SURVEY, "partner,contact,quarter,kind,score,comment" },
    { RAPPORT_KIND_RISK,
      "partner,title,kind,severity,status,raised_by,raised_at,known_at,told_at,mitigation,outcome" },
    { RAPPORT_KIND_SHARED, "title,kind,shared_on,partners,audience" },
    { RAPPORT_KIND_RATE, "base,currency,date,rate" },
    { RAPPORT_KIND_TEAM, "name,email,role,manager,region" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (expected[i].kind);
      g_autoptr(GString) fields = g_string_new (NULL);

      for (guint f = 0; f < info->n_fields; f++)
        {
          if ((info->fields[f].flags & RAPPORT_FIELD_EXCHANGE) == 0)
            continue;
          g_string_append_printf (fields, fields->len > 0 ? ",%s" : "%s", info->fields[f].id);
        }
      g_assert_cmpstr (fields->str, ==, expected[i].fields);
    }
}

static void
test_choices (void)
{
  for (guint kind = 0; kind < RAPPORT_N_KINDS; kind++)
    {
      const RapportKindInfo *info = rapport_kind_get_info (kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          const RapportField *field = &info->fields[i];
          g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

          for (const RapportChoice *choice = field->choices; choice != NULL && choice->id != NULL; choice++)
            {
              g_autofree char *upper = g_utf8_strup (choice->id, -1);

              add_once (seen, choice->id, field->id, choice->id);
              if (choice->synonyms != NULL)
                add_synonyms (seen, choice->synonyms, field->id, choice->id);
              g_assert_true (rapport_field_find_choice (field, upper) == choice);
              g_assert_cmpstr (rapport_field_get_choice_title (field, choice->id), ==, choice->title);
            }
        }
    }
}

static void
test_find_choice (void)
{
  const RapportField *kind = rapport_kind_get_field (RAPPORT_KIND_INTERACTION, "kind");
  const RapportField *status = rapport_kind_get_field (RAPPORT_KIND_ACTION, "status");
  g_autofree char *list = rapport_field_list_choices (status);

  g_assert_cmpstr (rapport_field_find_choice (kind, "Email")->id, ==, "e-mail");
  g_assert_cmpstr (rapport_field_find_choice (kind, "E_MAIL")->id, ==, "e-mail");
  g_assert_cmpstr (rapport_field_find_choice (status, "in_progress")->id, ==, "in progress");
  g_assert_null (rapport_field_find_choice (status, "nonsense"));
  g_assert_null (rapport_field_find_choice (status, ""));
  g_assert_null (rapport_field_find_choice (status, NULL));
  g_assert_cmpstr (list, ==, "open, in progress, blocked, done, cancelled");
  g_assert_cmpstr (rapport_field_get_choice_title (status, "later"), ==, "later");
  g_assert_cmpstr (rapport_field_get_choice_title (status, NULL), ==, "");
}

/* The numbers of RapportKpi are positions in the table of choices. */
static void
test_kpis (void)
{
  guint n = 0;

  while (rapport_choices_kpi[n].id != NULL)
    n++;
  g_assert_cmpuint (n, ==, RAPPORT_N_KPIS);
  g_assert_cmpstr (rapport_choices_kpi[RAPPORT_KPI_REVENUE_WON].id, ==, "revenue_won");
  g_assert_cmpstr (rapport_choices_kpi[RAPPORT_KPI_WIN_RATE].id, ==, "win_rate");
  g_assert_cmpstr (rapport_choices_kpi[RAPPORT_KPI_NPS].id, ==, "nps");
  g_assert_cmpstr (rapport_choices_kpi[RAPPORT_KPI_HEALTH].id, ==, "health");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/kinds", test_kinds);
  g_test_add_func ("/schema/fields", test_fields);
  g_test_add_func ("/schema/field-synonyms", test_field_synonyms);
  g_test_add_func ("/schema/exchange-fields", test_exchange_fields);
  g_test_add_func ("/schema/choices", test_choices);
  g_test_add_func ("/schema/find-choice", test_find_choice);
  g_test_add_func ("/schema/kpis", test_kpis);

  return g_test_run ();
}
