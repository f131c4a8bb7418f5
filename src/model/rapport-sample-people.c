/* rapport-sample-people.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include <string.h>

#include "rapport-sample-private.h"

/* Contacts, account teams, and what people know: certificates, training, scores. */

typedef struct
{
  const char *role;
  const char *title;
  const char *influence;
} Post;

static const Post posts[] = {
  { "partner lead", "Head of Alliances", "high" },
  { "executive sponsor", "Managing Director", "high" },
  { "sales", "Sales Manager", "medium" },
  { "technical", "Lead Solution Architect", "medium" },
  { "champion", "Practice Lead", "high" },
  { "marketing", "Marketing Manager", "low" },
  { "finance", "Finance Controller", "medium" },
  { "legal", "General Counsel", "low" },
  { "operations", "Operations Manager", "low" },
};

static const char *
get_domain (const RapportSamplePartner *table)
{
  return table->website + strlen ("https://");
}

static const char *
get_sentiment (RapportSample              *self,
               const RapportSamplePartner *table)
{
  if (rapport_sample_chance (self, table->quality))
    return "positive";

  return rapport_sample_chance (self, table->quality) ? "neutral" : "negative";
}

static void
add_contact (RapportSample             *self,
             RapportSampleState        *state,
             const RapportSamplePerson *person,
             guint                      n)
{
  const Post *post = &posts[n % G_N_ELEMENTS (posts)];
  RapportDate from = state->since != RAPPORT_DATE_NONE ? state->since : self->today - 30;
  g_autofree char *mail = g_strdup_printf ("%s@%s", person->mail, get_domain (state->table));
  g_autofree char *phone = g_strdup_printf ("+00 555 %03u %02u", 100 + state->position, 10 + n);
  /* The operations manager of the rich partners has left. */
  gboolean left = n == 8;

  g_ptr_array_add (state->contacts,
                   rapport_sample_add (self, RAPPORT_KIND_CONTACT, "partner", state->record, "name", person->name,
                                       "email", mail, "phone", phone, "title", post->title, "role", post->role,
                                       "influence", post->influence,
                                       "sentiment", get_sentiment (self, state->table), "primary", n == 0,
                                       "from", from, "to", left ? self->today - 70 : RAPPORT_DATE_NONE,
                                       "notes", left ? "Left the company; the successor is not yet named." : NULL,
                                       NULL));
}

/* Each list of people is used up from its beginning, so that nobody works for two partners. */
static void
add_contacts (RapportSample      *self,
              RapportSampleState *state,
              GHashTable         *used)
{
  guint skip = GPOINTER_TO_UINT (g_hash_table_lookup (used, state->table->people));
  guint seen = 0;

  for (guint i = 0; rapport_sample_people[i].name != NULL && state->contacts->len < (guint) state->table->contacts; i++)
    {
      if (!g_str_equal (rapport_sample_people[i].people, state->table->people))
        continue;
      if (seen++ >= skip)
        add_contact (self, state, &rapport_sample_people[i], state->contacts->len);
    }

  g_hash_table_insert (used, (char *) state->table->people, GUINT_TO_POINTER (seen));
}

static void
add_account_roles (RapportSample      *self,
                   RapportSampleState *state)
{
  rapport_sample_add (self, RAPPORT_KIND_ACCOUNT_ROLE, "partner", state->record, "member", state->owner,
                      "role", "Partner manager", NULL);
  if (state->table->depth < RAPPORT_SAMPLE_USUAL)
    return;

  rapport_sample_add (self, RAPPORT_KIND_ACCOUNT_ROLE, "partner", state->record, "member", self->team[0],
                      "role", "Executive sponsor", NULL);
  rapport_sample_add (self, RAPPORT_KIND_ACCOUNT_ROLE, "partner", state->record, "contact", state->contacts->pdata[0],
                      "role", "Steering contact", NULL);
  rapport_sample_add (self, RAPPORT_KIND_ACCOUNT_ROLE, "partner", state->record, "contact", state->contacts->pdata[1],
                      "role", "Escalation contact", NULL);
  if (state->table->depth == RAPPORT_SAMPLE_RICH)
    {
      rapport_sample_add (self, RAPPORT_KIND_ACCOUNT_ROLE, "partner", state->record, "member", self->team[5],
                          "role", "Enablement", NULL);
      rapport_sample_add (self, RAPPORT_KIND_ACCOUNT_ROLE, "partner", state->record, "member", self->team[4],
                          "role", "Marketing", NULL);
    }
}

void
rapport_sample_add_people (RapportSample *self)
{
  g_autoptr(GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      add_contacts (self, &self->partners[i], used);
      add_account_roles (self, &self->partners[i]);
    }
}

typedef struct
{
  const char *tier;
  const char *type;
  const char *certification;
  int         count;
} Requirement;

static const Requirement requirements[] = {
  { "Registered", NULL, "Atlas Foundation", 1 },
  { "Silver", NULL, "Atlas Foundation", 2 },
  { "Silver", NULL, "Atlas Sales Specialist", 1 },
  { "Gold", NULL, "Atlas Foundation", 2 },
  { "Gold", NULL, "Atlas Sales Specialist", 2 },
  { "Gold", "reseller", "Atlas Solution Engineer", 2 },
  { "Gold", "system integrator", "Atlas Delivery Architect", 2 },
  { "Platinum", NULL, "Atlas Foundation", 3 },
  { "Platinum", NULL, "Atlas Sales Specialist", 2 },
  { "Platinum", "system integrator", "Atlas Delivery Architect", 3 },
  { "Strategic", NULL, "Atlas Foundation", 3 },
  { "Strategic", NULL, "Atlas Delivery Architect", 2 },
};

static gboolean
has_type (const RapportSamplePartner *table,
          const char                 *type)
{
  g_auto(GStrv) types = g_strsplit (table->types, "|", -1);

  return type == NULL || g_strv_contains ((const char * const *) types, type);
}

static void
add_certificate (RapportSample      *self,
                 RapportSampleState *state,
                 const char         *certification,
                 guint               person,
                 RapportDate         issued)
{
  static const char * const levels[] = { "Associate", "Professional", "Expert" };
  /* The last contact of the rich partners has left. */
  guint n = state->contacts->len > 8 ? 8 : state->contacts->len;

  rapport_sample_add (self, RAPPORT_KIND_CERTIFICATION, "partner", state->record,
                      "contact", state->contacts->pdata[person % n], "certification", certification,
                      "level", levels[person % 3], "issued_on", issued, "expires_on", issued + 730, NULL);
}

/* Most of what is required is held; one certificate soon runs out, and one has. */
static void
add_certificates (RapportSample      *self,
                  RapportSampleState *state)
{
  guint person = 2;

  for (guint i = 0; i < G_N_ELEMENTS (requirements); i++)
    {
      const Requirement *requirement = &requirements[i];
      int held = (requirement->count * MIN (100, state->table->quality + 12) + 50) / 100;

      if (g_strcmp0 (requirement->tier, state->table->tier) != 0 || !has_type (state->table, requirement->type))
        continue;

      for (int n = 0; n < held; n++)
        {
          RapportDate issued = self->today - 260 - (int) rapport_sample_pick (self, 240);

          if (n == 1 && state->position % 3 == 0)
            issued = self->today - 730 + 18 + state->position + 11 * (RapportDate) i;
          add_certificate (self, state, requirement->certification, person++, MAX (issued, state->since + 7));
        }
      if (held < requirement->count && state->table->since_days > 800)
        add_certificate (self, state, requirement->certification, person++, self->today - 730 - 25);
    }
}

static void
add_trainings (RapportSample      *self,
               RapportSampleState *state)
{
  static const char * const titles[] = {
    "Enablement day: product basics", "Workshop: positioning and pricing", "Hands-on: Atlas Edge Gateway",
    "Webinar: what is new", "Delivery method, part one", "Delivery method, part two",
  };
  guint step = state->table->depth == RAPPORT_SAMPLE_RICH ? 1 : 3;

  for (guint q = state->from; q <= RAPPORT_SAMPLE_PRESENT; q += step)
    {
      RapportDate date = rapport_sample_day_of (self, q, 0.2 + 0.1 * (state->position % 5));

      if (date > state->last || date < state->since)
        continue;

      rapport_sample_add (self, RAPPORT_KIND_TRAINING, "partner", state->record,
                          "title", titles[(q + state->position) % G_N_ELEMENTS (titles)], "date", date,
                          "hours", 2.0 + (q + state->position) % 5, "people", 2 + (int) rapport_sample_pick (self, 9),
                          NULL);
    }
}

static void
add_assessment (RapportSample *self,
                guint          member,
                const char    *kind,
                const char    *name,
                guint          scorer,
                RapportDate    date,
                int            lift)
{
  int score = 2 + (int) rapport_sample_pick (self, 3) + lift;

  rapport_sample_add (self, RAPPORT_KIND_ASSESSMENT, "member", self->team[member], "kind", kind, "name", name,
                      "score", MIN (score, 5), "scored_by", self->team[scorer], "scored_on", date,
                      "comment", score < 3 ? "To be worked on with the mentor" : NULL, NULL);
}

/* Each assesses themselves twice a year; the role profile is scored by two people. */
static void
add_assessments (RapportSample *self)
{
  for (guint member = 0; member < RAPPORT_SAMPLE_N_TEAM; member++)
    {
      for (int round = 0; round < 3; round++)
        {
          RapportDate date = rapport_sample_workday (self->today - 20 - (2 - round) * 182);

          for (guint i = 0; rapport_sample_competencies[i] != NULL; i++)
            add_assessment (self, member, "competency", rapport_sample_competencies[i], member, date, round / 2);
          for (guint i = 0; rapport_sample_behaviours[i] != NULL; i++)
            add_assessment (self, member, "behaviour", rapport_sample_behaviours[i], member, date, round / 2);
        }
      for (guint i = 0; rapport_sample_profile[i] != NULL; i++)
        {
          RapportDate date = rapport_sample_workday (self->today - 150 - 3 * (RapportDate) member);

          add_assessment (self, member, "role profile", rapport_sample_profile[i], 0, date, 1);
          add_assessment (self, member, "role profile", rapport_sample_profile[i], member == 5 ? 1 : 5, date, 1);
        }
    }
}

static void
add_criteria (RapportSample *self)
{
  if (g_hash_table_size (self->names[RAPPORT_KIND_IPP_CRITERION]) > 0)
    return;

  for (guint i = 0; rapport_sample_criteria[i].name != NULL; i++)
    {
      const RapportSampleCriterion *criterion = &rapport_sample_criteria[i];
      RapportRecord *record;

      record = rapport_sample_add (self, RAPPORT_KIND_IPP_CRITERION, "name", criterion->name,
                                   "dimension", criterion->dimension, "weight", criterion->weight,
                                   "minimum", criterion->minimum > 0 ? criterion->minimum : RAPPORT_DATE_NONE,
                                   "disqualifier", g_str_has_prefix (criterion->name, "No competing"),
                                   "position", i + 1, NULL);
      g_hash_table_insert (self->names[RAPPORT_KIND_IPP_CRITERION], (char *) criterion->name, record);
    }
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (rapport_record_get_title (a), rapport_record_get_title (b));
}

/* Prospects and whoever came in the last year were scored, each by two people. */
static void
add_scores (RapportSample      *self,
            RapportSampleState *state)
{
  g_autoptr(GList) criteria = NULL;
  RapportDate date = state->since != RAPPORT_DATE_NONE ? state->since - 60 : self->today - 5;

  if (state->table->since_days > 600)
    return;

  criteria = g_hash_table_get_values (self->names[RAPPORT_KIND_IPP_CRITERION]);
  criteria = g_list_sort (criteria, compare_titles);
  for (GList *l = criteria; l != NULL; l = l->next)
    {
      int luck = rapport_sample_pick (self, 3);
      int other_luck = rapport_sample_pick (self, 3);
      int score = CLAMP (state->table->quality / 20 - 1 + luck, 1, 5);
      int second = CLAMP (score - 1 + other_luck, 1, 5);

      rapport_sample_add (self, RAPPORT_KIND_IPP_SCORE, "partner", state->record, "criterion", l->data,
                          "scorer", state->owner, "score", score, "scored_on", date, NULL);
      rapport_sample_add (self, RAPPORT_KIND_IPP_SCORE, "partner", state->record, "criterion", l->data,
                          "scorer", self->team[state->table->owner == 0 ? 1 : 0], "score", second,
                          "scored_on", date + 3,
                          "comment", ABS (score - second) > 0 ? "Discussed and left as it is" : NULL, NULL);
    }
}

void
rapport_sample_add_enablement (RapportSample *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (requirements); i++)
    rapport_sample_add (self, RAPPORT_KIND_REQUIREMENT,
                        "tier", rapport_sample_find (self, RAPPORT_KIND_TIER, requirements[i].tier),
                        "type", requirements[i].type, "certification", requirements[i].certification,
                        "count", requirements[i].count, NULL);

  add_criteria (self);
  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      if (state->since != RAPPORT_DATE_NONE)
        {
          add_certificates (self, state);
          add_trainings (self, state);
        }
      add_scores (self, state);
    }
  add_assessments (self);
}
