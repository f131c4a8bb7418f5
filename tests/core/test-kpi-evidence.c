/* test-kpi-evidence.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rapport-test-world.h"

#include "rapport-choices.h"

/* Whatever the records are, each figure equals what its evidence adds up to. */

#define N_WORLDS 60

static const char *
pick (GRand              *random,
      const char * const *words)
{
  return words[g_rand_int_range (random, 0, g_strv_length ((char **) words))];
}

/* A day from October 2022 to May 2024, so that every quarter around the tested one has some. */
static char *
pick_day (GRand *random)
{
  return rapport_date_to_string (rapport_test_date ("2022-10-01") + g_rand_int_range (random, 0, 600));
}

static void
add_deal (GString *text,
          GRand   *random,
          int      number)
{
  static const char * const stages[] = { "Prospecting", "Negotiation", "Talks", "Closed Won", "Closed Won", "Closed Lost", NULL };
  static const char * const currencies[] = { "", "|currency=USD", "|currency=EUR", "|currency=JPY", "|currency=KWD", NULL };
  static const char * const attributions[] = { "", "|attribution=sourced", "|attribution=influenced", NULL };
  const char *stage = pick (random, stages);
  g_autofree char *opened = pick_day (random);
  g_autofree char *closed = pick_day (random);
  g_autofree char *expected = pick_day (random);
  gboolean is_closed = g_str_has_prefix (stage, "Closed");

  g_string_append_printf (text, "opportunities name=D%d|stage=%s|opened_on=%s|expected_close_on=%s%s%s", number, stage,
                          opened, expected, pick (random, currencies), pick (random, attributions));
  if (is_closed && g_rand_int_range (random, 0, 10) > 0)
    g_string_append_printf (text, "|closed_on=%s", closed);
  if (g_rand_int_range (random, 0, 5) > 0)
    g_string_append_printf (text, "|amount=%d", g_rand_int_range (random, -500, 1000000));
  if (g_rand_boolean (random))
    g_string_append_printf (text, "|probability=%d", g_rand_int_range (random, 0, 10001));
  g_string_append_c (text, '\n');
}

static void
add_rates (GString *text)
{
  for (RapportDate day = rapport_test_date ("2022-09-26"); day < rapport_test_date ("2024-06-30"); day += 5)
    {
      g_autofree char *date = rapport_date_to_string (day);

      g_string_append_printf (text, "rates base=EUR|currency=USD|date=%s|rate=1.%d\n", date, 100 + day % 100);
      g_string_append_printf (text, "rates base=EUR|currency=JPY|date=%s|rate=1%d.25\n", date, 40 + day % 30);
      g_string_append_printf (text, "rates base=EUR|currency=KWD|date=%s|rate=0.3%d\n", date, 10 + day % 80);
    }
}

static void
add_other (GString *text,
           GRand   *random)
{
  static const char * const statuses[] = { "submitted", "approved", "rejected", "won", "lost", "expired", "draft", NULL };
  static const char * const meetings[] = { "held", "planned", "cancelled", NULL };
  static const char * const sides[] = { "ours", "theirs", NULL };
  static const char * const kinds[] = { "risk", "issue", "conflict", NULL };
  g_autofree char *day = pick_day (random);
  g_autofree char *later = rapport_date_to_string (rapport_test_date (day) + g_rand_int_range (random, 0, 20));

  g_string_append_printf (text, "registrations reference=R|status=%s|submitted_at=%sT08:00|decided_at=%sT09:30\n",
                          pick (random, statuses), day, later);
  g_string_append_printf (text, "meetings title=M|status=%s|starts_at=%sT09:00|ends_at=%sT10:30\n", pick (random, meetings), day, day);
  g_string_append_printf (text, "interactions kind=e-mail|direction=in|needs_answer=%d|at=%sT10:00|answered_at=%sT15:00\n",
                          g_rand_int_range (random, 0, 2), day, g_rand_boolean (random) ? day : later);
  g_string_append_printf (text, "actions title=A|side=%s|due_on=%s|status=done|done_on=%s\n", pick (random, sides), day, later);
  g_string_append_printf (text, "certifications certification=Sales|issued_on=%s|expires_on=%s\n", day, later);
  g_string_append_printf (text, "activities title=A|date=%s|allocated=%d|spent=%d|revenue=%d|currency=EUR\n", day,
                          g_rand_int_range (random, 0, 9999), g_rand_int_range (random, 0, 9999), g_rand_int_range (random, 0, 99999));
  g_string_append_printf (text, "surveys kind=nps|quarter=2024-01-01|score=%d\n", g_rand_int_range (random, 0, 11));
  g_string_append_printf (text, "surveys kind=csat|quarter=2024-01-01|score=%d\n", g_rand_int_range (random, 1, 6));
  g_string_append_printf (text, "risks title=I|kind=%s|raised_by=%s|raised_at=%sT10:00|known_at=%sT10:00|told_at=%sT11:00\n",
                          pick (random, kinds), pick (random, sides), day, day, later);
  g_string_append_printf (text, "shared title=S|shared_on=%s%s\n", day, g_rand_boolean (random) ? "|partners=Acme" : "");
  g_string_append_printf (text, "training title=T|date=%s|hours=1.5\nprojects title=P|starts_on=%s\n", day, later);
}

static char *
make_world (GRand *random)
{
  GString *text = g_string_new ("requirements certification=Sales|count=5\n"
                                "targets kpi=revenue_won|quarter=2024-01-01|target=12345.67\n"
                                "targets kpi=revenue_won|quarter=2024-04-01|target=23456\n"
                                "kpi-values kpi=nps|quarter=2024-01-01|numerator=3\n");
  int deals = g_rand_int_range (random, 0, 60);
  int others = g_rand_int_range (random, 0, 40);

  add_rates (text);
  for (int i = 0; i < deals; i++)
    add_deal (text, random, i);
  for (int i = 0; i < others; i++)
    add_other (text, random);

  return g_string_free (text, FALSE);
}

/* Sums over the evidence of one KPI. */
typedef struct
{
  guint   rows;
  guint   samples;
  guint   below;
  double  values;
  double  weights;
  GArray *sample;
} Sums;

static void
add_up (const RapportScorecard *card,
        RapportKpi              kpi,
        Sums                   *sums)
{
  for (guint i = 0; i < card->evidence->len; i++)
    {
      const RapportEvidence *evidence = &g_array_index (card->evidence, RapportEvidence, i);

      if (evidence->kpi != kpi)
        continue;
      sums->rows++;
      if (evidence->role == RAPPORT_EVIDENCE_SAMPLE)
        {
          sums->samples++;
          g_array_append_val (sums->sample, evidence->value);
        }
      if (evidence->role != RAPPORT_EVIDENCE_DENOMINATOR)
        sums->values += evidence->value;
      if (evidence->role != RAPPORT_EVIDENCE_NUMERATOR)
        {
          sums->below++;
          sums->weights += evidence->weight;
        }
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static double
find_median (GArray *sample)
{
  g_array_sort (sample, compare);

  return (g_array_index (sample, double, (sample->len - 1) / 2) + g_array_index (sample, double, sample->len / 2)) / 2;
}

static gboolean
is_median (RapportKpi kpi)
{
  return kpi == RAPPORT_KPI_REGISTRATION_DECISION_HOURS || kpi == RAPPORT_KPI_RESPONSE_MEDIAN_HOURS ||
         kpi == RAPPORT_KPI_BAD_NEWS_HOURS;
}

/* Figures that are a plain sum or count have a denominator of 1 that no record stands for. */
static gboolean
is_plain (RapportKpi kpi)
{
  RapportUnit unit = rapport_kpi_get_info (kpi)->unit;

  return kpi == RAPPORT_KPI_HEALTH || kpi == RAPPORT_KPI_DAYS_SINCE_CONTACT || unit == RAPPORT_UNIT_COUNT ||
         (unit == RAPPORT_UNIT_MONEY && kpi != RAPPORT_KPI_AVERAGE_DEAL_SIZE);
}

static void
check_kpi (const RapportScorecard *card,
           RapportKpi              kpi)
{
  g_autoptr(GArray) sample = g_array_new (FALSE, FALSE, sizeof (double));
  const RapportKpiValue *value = &card->values[kpi];
  Sums sums = { .sample = sample };

  add_up (card, kpi, &sums);
  if (!value->available)
    {
      g_assert_cmpuint (sums.below, ==, 0);
      g_assert_nonnull (value->reason);
      return;
    }

  if (is_median (kpi))
    {
      g_assert_cmpuint (sums.samples, ==, sums.rows);
      g_assert_cmpfloat_with_epsilon (find_median (sample), value->numerator, 1e-9);
      g_assert_cmpfloat (value->denominator, ==, 1);
      return;
    }

  g_assert_cmpfloat_with_epsilon (sums.values, value->numerator, 1e-6);
  if (is_plain (kpi))
    g_assert_cmpuint (sums.below, ==, 0);
  g_assert_cmpfloat_with_epsilon (is_plain (kpi) ? 1 : sums.weights, value->denominator, 1e-6);
}

static void
check_order (const RapportScorecard *card)
{
  for (guint i = 1; i < card->evidence->len; i++)
    {
      const RapportEvidence *before = &g_array_index (card->evidence, RapportEvidence, i - 1);
      const RapportEvidence *after = &g_array_index (card->evidence, RapportEvidence, i);

      g_assert_true (before->kpi < after->kpi || (before->kpi == after->kpi && before->date <= after->date));
    }
}

static void
test_adds_up (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20240101);
  guint available[RAPPORT_N_KPIS] = { 0, };

  for (int i = 0; i < N_WORLDS; i++)
    {
      g_autofree char *text = make_world (random);
      g_autoptr(RapportTestWorld) world = rapport_test_world_new (text);
      g_autoptr(RapportScorecard) card = rapport_test_world_compute (world, "2024-02-15", i % 3 == 0 ? "2024-03-10" : NULL);

      check_order (card);
      for (RapportKpi kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
        {
          check_kpi (card, kpi);
          available[kpi] += card->values[kpi].available ? 1 : 0;
        }
    }

  /* Each figure was there often enough to have been tested. */
  for (RapportKpi kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    {
      g_test_message ("%s: %u", rapport_kpi_get_info (kpi)->id, available[kpi]);
      g_assert_cmpuint (available[kpi], >, N_WORLDS / 4);
    }
}

/* Adding records of the time after as-of changes nothing. */
static void
test_nothing_after_as_of (void)
{
  static const char later[] =
    "opportunities name=X|stage=Closed Won|opened_on=2024-03-11|closed_on=2024-03-12|amount=5000|attribution=sourced\n"
    "opportunities name=Y|stage=Closed Lost|opened_on=2024-03-11|closed_on=2024-03-12\n"
    "opportunities name=Z|stage=Negotiation|opened_on=2024-03-11|amount=5000|expected_close_on=2024-05-01\n"
    "registrations reference=X|status=approved|submitted_at=2024-03-11T00:00|decided_at=2024-03-11T09:00\n"
    "meetings title=X|status=held|starts_at=2024-03-11T00:00|ends_at=2024-03-11T01:00\n"
    "interactions kind=e-mail|direction=in|needs_answer=1|at=2024-03-11T00:00|answered_at=2024-03-11T01:00\n"
    "actions title=X|side=ours|due_on=2024-03-11|status=done|done_on=2024-03-01\n"
    "actions title=Y|side=theirs|due_on=2024-03-11|status=open\n"
    "certifications certification=Sales|issued_on=2024-03-11\n"
    "activities title=X|date=2024-03-11|allocated=100|spent=10|revenue=1000\n"
    "risks title=X|kind=issue|raised_by=ours|raised_at=2024-03-11T00:00|known_at=2024-03-11T00:00|told_at=2024-03-11T01:00\n"
    "shared title=X|shared_on=2024-03-11\ntraining title=X|date=2024-03-11|hours=9\nprojects title=X|starts_on=2024-03-11\n"
    "agreements type=reseller|title=X|status=in force|signed_on=2024-03-11\n";
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  g_autofree char *text = make_world (random);
  g_autoptr(RapportTestWorld) world = rapport_test_world_new (text);
  g_autoptr(RapportScorecard) before = NULL;
  g_autoptr(RapportScorecard) after = NULL;

  rapport_test_world_add (world, "agreements type=reseller|title=Old|status=in force|signed_on=2020-01-01\n");
  before = rapport_test_world_compute (world, "2024-02-15", "2024-03-10");
  rapport_test_world_add (world, later);
  after = rapport_test_world_compute (world, "2024-02-15", "2024-03-10");

  for (RapportKpi kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    {
      g_test_message ("%s", rapport_kpi_get_info (kpi)->id);
      g_assert_cmpint (before->values[kpi].available, ==, after->values[kpi].available);
      g_assert_cmpfloat (before->values[kpi].numerator, ==, after->values[kpi].numerator);
      g_assert_cmpfloat (before->values[kpi].denominator, ==, after->values[kpi].denominator);
    }
  g_assert_cmpuint (before->evidence->len, ==, after->evidence->len);
}

static void
test_definitions (void)
{
  for (int i = 0; i < RAPPORT_N_KPIS; i++)
    {
      const RapportKpiInfo *info = rapport_kpi_get_info (i);

      g_assert_cmpstr (info->id, ==, rapport_choices_kpi[i].id);
      g_assert_cmpstr (info->title, ==, rapport_choices_kpi[i].title);
      g_assert_cmpint (rapport_kpi_from_id (info->id), ==, i);
      g_assert_cmpint (info->version, >=, 1);
      g_assert_true (g_str_has_suffix (info->definition, "."));
      g_assert_cmpuint (strlen (info->sources), >, 0);
    }
  g_assert_null (rapport_choices_kpi[RAPPORT_N_KPIS].id);
  g_assert_cmpint (rapport_kpi_from_id ("no_such_kpi"), ==, -1);
  g_assert_cmpint (rapport_kpi_from_id (NULL), ==, -1);

  for (int i = 0; i < RAPPORT_N_PROGRAMME_KPIS; i++)
    g_assert_nonnull (rapport_programme_kpi_get_info (i)->definition);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kpi/evidence/adds-up", test_adds_up);
  g_test_add_func ("/kpi/evidence/nothing-after-as-of", test_nothing_after_as_of);
  g_test_add_func ("/kpi/evidence/definitions", test_definitions);

  return g_test_run ();
}
