/* rapport-sample-programme.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include "rapport-sample-private.h"

/* Agreements, playbooks, shared items, risks and SWOT. */

/**
 * Agreement:
 * @signed_days: signed so many days ago, 0 for not yet
 * @ends_days: ends in so many days, 0 for never
 * @terms: discount, margin or revenue share in basis points, by type
 */
typedef struct
{
  guint       partner;
  const char *type;
  const char *title;
  const char *status;
  int         signed_days;
  int         ends_days;
  gboolean    auto_renew;
  int         notice_days;
  int         terms;
  const char *territory;
} Agreement;

static const Agreement agreements[] = {
  { 0, "NDA", "Mutual non-disclosure agreement", "in force", 1200, 0, FALSE, 0, 0, NULL },
  { 0, "reseller", "Reseller agreement", "in force", 980, 111, TRUE, 90, 2500, "Germany" },
  { 0, "addendum", "Addendum on managed services", "in force", 300, 111, FALSE, 0, 500, "Germany" },
  { 0, "DPA", "Data processing agreement", "in force", 970, 0, FALSE, 30, 0, NULL },
  { 1, "MSA", "Master services agreement", "in force", 1850, 420, TRUE, 120, 1800, "North America" },
  { 1, "DPA", "Data processing agreement", "in force", 1840, 0, FALSE, 30, 0, NULL },
  { 2, "distribution", "Distribution agreement", "in force", 890, 152, TRUE, 90, 3200, "United Kingdom and Ireland" },
  { 2, "NDA", "Non-disclosure agreement", "expired", 1100, -20, FALSE, 0, 0, NULL },
  { 3, "OEM", "Technology and OEM agreement", "in force", 1090, 640, TRUE, 180, 1500, "Japan" },
  { 4, "reseller", "Reseller agreement", "in force", 795, 300, TRUE, 60, 2200, "Greece and Cyprus" },
  { 5, "distribution", "Distribution and delivery agreement", "in force", 690, 210, TRUE, 90, 2800, "Gulf states" },
  { 6, "reseller", "Managed services agreement", "in force", 940, 72, TRUE, 60, 2200, "Ireland" },
  { 7, "MSA", "Consulting partner agreement", "signed", 96, 634, TRUE, 90, 1000, "Benelux" },
  { 8, "referral", "Referral agreement", "in force", 618, 112, TRUE, 30, 1000, "United States" },
  { 9, "referral", "Affiliate terms", "in force", 410, 0, FALSE, 14, 500, NULL },
  { 10, "referral", "Agency agreement", "in force", 555, 175, TRUE, 60, 800, "France" },
  { 11, "OEM", "OEM supply agreement", "in force", 900, 925, FALSE, 270, 1200, "Worldwide" },
  { 12, "distribution", "Marketplace listing agreement", "in force", 505, 225, TRUE, 60, 1500, "Worldwide" },
  { 13, "MSA", "Strategic alliance agreement", "in force", 1490, 330, FALSE, 180, 1500, "Worldwide" },
  { 13, "NDA", "Mutual non-disclosure agreement", "in force", 1600, 0, FALSE, 0, 0, NULL },
  { 14, "referral", "Referral agreement", "in force", 475, 255, TRUE, 30, 1000, "Nordics" },
  { 15, "reseller", "Delivery partner agreement", "in force", 865, 95, TRUE, 90, 2000, "Baden and eastern Switzerland" },
  { 16, "reseller", "Reseller agreement", "signed", 41, 689, TRUE, 60, 2000, "Singapore and Malaysia" },
  { 17, "NDA", "Non-disclosure agreement", "in review", 0, 0, FALSE, 0, 0, NULL },
  { 18, "NDA", "Non-disclosure agreement", "in force", 20, 0, FALSE, 0, 0, NULL },
  { 19, "distribution", "Distribution agreement", "draft", 0, 0, TRUE, 90, 3000, "Portugal" },
  { 20, "reseller", "Reseller agreement", "in force", 1290, 35, FALSE, 0, 2200, "England" },
  { 21, "reseller", "Reseller agreement", "terminated", 1245, -195, FALSE, 30, 1800, "New York" },
  { 22, "reseller", "Delivery and resale agreement", "expired", 735, -40, FALSE, 90, 2200, "United Kingdom" },
  { 23, "reseller", "Reseller agreement", "in force", 325, 405, TRUE, 60, 2000, "Switzerland" },
};

static RapportRecord *
add_agreement (RapportSample   *self,
               const Agreement *entry)
{
  RapportDate signed_on = entry->signed_days > 0 ? self->today - entry->signed_days : RAPPORT_DATE_NONE;
  gboolean commercial = entry->terms > 0;
  gboolean sharing = g_str_equal (entry->type, "referral") || g_str_equal (entry->type, "OEM");

  return rapport_sample_add (self, RAPPORT_KIND_AGREEMENT, "partner", self->partners[entry->partner].record,
                             "type", entry->type, "title", entry->title, "status", entry->status,
                             "signed_on", signed_on,
                             "effective_on", signed_on != RAPPORT_DATE_NONE ? signed_on + 7 : RAPPORT_DATE_NONE,
                             "ends_on", entry->ends_days != 0 ? self->today + entry->ends_days : RAPPORT_DATE_NONE,
                             "auto_renew", entry->auto_renew,
                             "renewal_months", entry->auto_renew ? 12 : RAPPORT_DATE_NONE,
                             "notice_days", entry->notice_days > 0 ? entry->notice_days : RAPPORT_DATE_NONE,
                             "revenue_share", commercial && sharing ? entry->terms : RAPPORT_DATE_NONE,
                             "discount", commercial && !sharing ? entry->terms : RAPPORT_DATE_NONE,
                             "margin", g_str_equal (entry->type, "distribution") ? entry->terms - 400 : RAPPORT_DATE_NONE,
                             "legal_approved_on", signed_on != RAPPORT_DATE_NONE ? signed_on - 9 : RAPPORT_DATE_NONE,
                             "finance_approved_on", signed_on != RAPPORT_DATE_NONE ? signed_on - 5 : RAPPORT_DATE_NONE,
                             "scope", commercial ? "Atlas Flow, Atlas Insight and Atlas Edge Gateway with support"
                                                 : "Information and data exchanged in the partnership",
                             "resource_commitments", commercial ? "One partner manager, two enablement days a year; "
                                                                  "theirs: two certified people" : NULL,
                             "ip", commercial ? "Ours stays ours, theirs stays theirs; joint connectors are licensed to both"
                                              : NULL,
                             "exit_provisions", commercial ? "Customers served to the end of their term; hand-over "
                                                             "within 60 days" : NULL,
                             "territory", entry->territory,
                             "exclusivity", entry->territory != NULL ? "Not exclusive" : NULL, NULL);
}

void
rapport_sample_add_agreements (RapportSample *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    {
      RapportRecord *agreement = add_agreement (self, &agreements[i]);

      if (agreements[i].signed_days > 800 && agreements[i].terms > 0)
        rapport_sample_add (self, RAPPORT_KIND_AMENDMENT, "agreement", agreement, "title", "First amendment",
                            "effective_on", self->today - agreements[i].signed_days + 380,
                            "summary", "Two points more for deals with certified people; report of end customers each "
                                       "quarter.", NULL);
    }
  rapport_sample_add (self, RAPPORT_KIND_AMENDMENT, "agreement", self->records->pdata[self->records->len - 1],
                      "title", "Trade fair budget", "effective_on", self->today - 60,
                      "summary", "Half of the stand is paid from the marketing fund.", NULL);
}

static RapportRecord *
add_playbook (RapportSample           *self,
              const char              *name,
              const char              *purpose,
              const RapportSampleStep *steps)
{
  RapportRecord *playbook;

  playbook = rapport_sample_add (self, RAPPORT_KIND_PLAYBOOK, "name", name, "purpose", purpose, NULL);
  for (guint i = 0; steps[i].title != NULL; i++)
    rapport_sample_add (self, RAPPORT_KIND_PLAYBOOK_STEP, "playbook", playbook, "title", steps[i].title,
                        "side", steps[i].side, "day_offset", steps[i].day, "position", i + 1, NULL);

  return playbook;
}

/* Steps whose day has come are done, but the last of them, which shows what can be in the way. */
static void
add_run (RapportSample           *self,
         guint                    partner,
         RapportRecord           *playbook,
         const char              *title,
         const RapportSampleStep *steps,
         RapportDate              started)
{
  RapportSampleState *state = &self->partners[partner];
  RapportRecord *run;

  run = rapport_sample_add (self, RAPPORT_KIND_RUN, "partner", state->record, "playbook", playbook, "title", title,
                            "started_on", started, "owner", rapport_record_get_title (state->owner), NULL);
  for (guint i = 0; steps[i].title != NULL; i++)
    {
      RapportDate due = started + steps[i].day;
      gboolean ours = g_strcmp0 (steps[i].side, "ours") == 0;
      gboolean past = due < self->today;
      gboolean last_past = past && steps[i + 1].title != NULL && started + steps[i + 1].day >= self->today;
      const char *status = last_past ? "action required" : past ? i == 6 ? "skipped" : "done"
                                     : due < self->today + 20 ? "waiting" : "pending";

      rapport_sample_add (self, RAPPORT_KIND_RUN_STEP, "run", run, "title", steps[i].title, "side", steps[i].side,
                          "owner", rapport_record_get_title (ours ? state->owner : state->contacts->pdata[0]),
                          "due_on", due, "status", status,
                          "done_on", g_str_equal (status, "done") ? due - (RapportDate) i % 3 : RAPPORT_DATE_NONE,
                          "position", i + 1, NULL);
    }
}

static void
add_playbooks (RapportSample *self)
{
  RapportRecord *onboarding;
  RapportRecord *integration;
  RapportRecord *exit;

  onboarding = add_playbook (self, "Onboarding in ninety days", "From the signature to the first deal.",
                             rapport_sample_onboarding_steps);
  integration = add_playbook (self, "Technical integration", "A connector from the idea to the catalogue.",
                              rapport_sample_integration_steps);
  exit = add_playbook (self, "Exit checklist", "End well: customers first, then access and invoices.",
                       rapport_sample_exit_steps);

  add_run (self, 0, onboarding, "Onboarding of Nordlicht AG", rapport_sample_onboarding_steps, self->partners[0].since);
  add_run (self, 0, integration, "Connector for managed services", rapport_sample_integration_steps, self->today - 48);
  add_run (self, 1, integration, "Connector for warehouse control", rapport_sample_integration_steps, self->today - 60);
  add_run (self, 2, integration, "Catalogue interface", rapport_sample_integration_steps, self->today - 58);
  add_run (self, 3, integration, "Sensor connector", rapport_sample_integration_steps, self->today - 20);
  add_run (self, 7, onboarding, "Onboarding of Lumen Harbour", rapport_sample_onboarding_steps, self->today - 62);
  add_run (self, 16, onboarding, "Onboarding of Tamarind Cloud", rapport_sample_onboarding_steps, self->today - 40);
  add_run (self, 20, exit, "Exit of Obsidian Networks", rapport_sample_exit_steps, self->today - 35);
}

static GPtrArray *
list_partners_of_tiers (RapportSample      *self,
                        const char * const *tiers,
                        guint               without)
{
  GPtrArray *partners = g_ptr_array_new ();

  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      RapportSampleState *state = &self->partners[i];

      if (state->table->tier != NULL && g_strv_contains (tiers, state->table->tier) &&
          !g_str_equal (state->table->status, "terminated") && (without == 0 || i % without != without - 1))
        g_ptr_array_add (partners, state->record);
    }

  return partners;
}

/* Two items a quarter; some partners of the audience have not had theirs. */
static void
add_shared_items (RapportSample *self)
{
  static const char * const kinds[] = { "roadmap", "enablement", "news", "price list" };
  static const char * const titles[] = { "Roadmap summary", "Positioning guide", "Letter to partners", "Price list" };

  for (guint q = RAPPORT_SAMPLE_FIRST; q <= RAPPORT_SAMPLE_PRESENT; q++)
    {
      g_autofree char *year = rapport_fiscal_year_to_label (&self->settings->fiscal, self->quarters[q].start_year);

      for (guint n = 0; n < 2; n++)
        {
          guint kind = (q * 2 + n) % 4;
          RapportDate date = rapport_sample_day_of (self, q, n == 0 ? 0.1 : 0.6);
          const char *audience = n == 0 ? "Silver|Gold|Platinum|Strategic" : "Registered|Silver|Gold|Platinum|Strategic";
          g_auto(GStrv) tiers = g_strsplit (audience, "|", -1);
          g_autoptr(GPtrArray) partners = list_partners_of_tiers (self, (const char * const *) tiers, n == 0 ? 4 : 6);
          g_autofree char *title = g_strdup_printf ("%s %s, quarter %d", titles[kind], year, self->quarters[q].number);

          if (date < self->today)
            rapport_sample_add (self, RAPPORT_KIND_SHARED, "title", title, "kind", kinds[kind], "shared_on", date,
                                "partners", partners, "audience", audience, NULL);
        }
    }
}

static void
add_saved_views (RapportSample *self)
{
  static const struct { const char *name; const char *query; } views[] = {
    { "Key partners", "key partner" }, { "In DACH", "DACH" }, { "Winding down", "winding down" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    rapport_sample_add (self, RAPPORT_KIND_SAVED_VIEW, "name", views[i].name, "query", views[i].query,
                        "position", i + 1, NULL);
}

void
rapport_sample_add_programme (RapportSample *self)
{
  add_playbooks (self);
  add_shared_items (self);
  add_saved_views (self);
}

/**
 * Incident:
 * @ago: raised so many days ago, before today
 * @told: told to the partner so many hours after it was known, 0 for not yet
 */
typedef struct
{
  guint       partner;
  guint       risk;
  int         ago;
  const char *status;
  const char *raised_by;
  int         told;
} Incident;

static const Incident incidents[] = {
  { 0, 0, 20, "open", "ours", 20 }, { 0, 8, 8, "mitigated", "ours", 10 }, { 0, 5, 75, "accepted", "ours", 30 }, { 1, 4, 40, "mitigated", "theirs", 26 },
  { 1, 2, 15, "in mediation", "ours", 8 }, { 2, 8, 12, "open", "theirs", 52 }, { 2, 6, 33, "open", "ours", 0 },
  { 2, 9, 50, "in mediation", "theirs", 18 }, { 3, 3, 200, "closed", "ours", 4 }, { 5, 1, 60, "closed", "ours", 12 },
  { 6, 6, 90, "escalated", "ours", 0 }, { 11, 1, 30, "mitigated", "theirs", 40 }, { 12, 8, 25, "open", "ours", 10 },
  { 13, 2, 80, "closed", "ours", 22 }, { 15, 9, 28, "in mediation", "theirs", 70 }, { 15, 4, 44, "open", "ours", 30 },
  { 20, 6, 100, "accepted", "ours", 48 }, { 22, 7, 35, "escalated", "theirs", 96 }, { 22, 3, 21, "escalated", "theirs", 60 },
  { 22, 5, 70, "open", "ours", 24 },
};

/* @customer: (nullable): whose case it is, which tells it from the same thing at another time */
static void
add_incident (RapportSample  *self,
              const Incident *incident,
              RapportDate     date,
              const char     *customer)
{
  static const char * const likelihoods[] = { "medium", "high", "low" };
  const RapportSampleRisk *risk = &rapport_sample_risks[incident->risk];
  RapportSampleState *state = &self->partners[incident->partner];
  RapportInstant raised = rapport_sample_instant (self, date, 10 * 60 + 30);
  RapportInstant known = raised - 5 * 3600;
  gboolean over = g_str_equal (incident->status, "closed") || g_str_equal (incident->status, "mitigated");
  g_autofree char *title = customer != NULL ? g_strdup_printf ("%s (%s)", risk->title, customer) : g_strdup (risk->title);

  rapport_sample_add (self, RAPPORT_KIND_RISK, "partner", state->record, "title", title, "kind", risk->kind,
                      "severity", risk->severity, "status", incident->status, "raised_by", incident->raised_by,
                      "raised_at", raised, "known_at", known,
                      "told_at", incident->told > 0 ? known + incident->told * 3600 : RAPPORT_INSTANT_NONE,
                      "mitigation", risk->mitigation,
                      "outcome", over ? risk->outcome != NULL ? risk->outcome : "No longer expected." : NULL,
                      "likelihood", likelihoods[incident->risk % 3], "owner", rapport_record_get_title (state->owner),
                      NULL);
}

/* The rich partners have had an issue and a risk in each quarter, told sooner or later. */
static void
add_incidents_of_quarters (RapportSample *self)
{
  static const guint issues[] = { 1, 8, 7, 3 };

  for (guint partner = 0; partner < 3; partner++)
    {
      for (guint q = RAPPORT_SAMPLE_FIRST; q < RAPPORT_SAMPLE_PRESENT; q++)
        {
          RapportDate date = rapport_sample_day_of (self, q, 0.3 + 0.1 * partner);
          Incident issue = { partner, issues[(q + partner) % 4], 0, "closed", (q + partner) % 3 == 0 ? "theirs" : "ours",
                             4 + 9 * (int) ((q + partner) % 4) };
          Incident conflict = { partner, q % 2 == 0 ? 2 : 9, 0, "mitigated", "ours", 6 + (int) q };

          add_incident (self, &issue, date, rapport_sample_customers[q * 4 + partner]);
          if (q % 2 == partner % 2)
            add_incident (self, &conflict, rapport_sample_day_of (self, q, 0.7), rapport_sample_customers[q * 4 + 8]);
        }
    }
}

static void
add_swot (RapportSample      *self,
          RapportSampleState *state)
{
  static const char * const quadrants[] = { "strength", "weakness", "opportunity", "threat" };
  guint each = state->table->depth == RAPPORT_SAMPLE_RICH ? 3 : 1;

  for (guint quadrant = 0; quadrant < 4; quadrant++)
    {
      for (guint i = 0; i < each; i++)
        {
          guint n = state->actions->len;
          RapportRecord *action = n > 0 && (i + quadrant) % 2 == 1 ? state->actions->pdata[n - 1 - (i + quadrant) % MIN (n, 5)]
                                                                     : NULL;

          rapport_sample_add (self, RAPPORT_KIND_SWOT, "partner", state->record, "quadrant", quadrants[quadrant],
                              "title", rapport_sample_swot[quadrant][(i + state->position) % 4], "action", action,
                              "position", i + 1, NULL);
        }
    }
}

void
rapport_sample_add_risks (RapportSample *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (incidents); i++)
    add_incident (self, &incidents[i], rapport_sample_workday (self->today - incidents[i].ago), NULL);
  add_incidents_of_quarters (self);

  for (guint i = 0; i < RAPPORT_SAMPLE_N_PARTNERS; i++)
    {
      if (self->partners[i].table->depth >= RAPPORT_SAMPLE_USUAL)
        add_swot (self, &self->partners[i]);
    }
}
