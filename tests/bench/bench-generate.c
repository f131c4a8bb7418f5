/* bench-generate.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rapport-bench.h"
#include "rapport-clock.h"
#include "rapport-store.h"

/* bench-generate PATH [PARTNERS INTERACTIONS OPPORTUNITIES]: the same workspace each time. */

#define PER_TRANSACTION 50000

static const char * const words[] = {
  "Aster", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Harbor", "Iris", "Juniper",
  "Kestrel", "Lumen", "Maple", "Nimbus", "Onyx", "Prairie", "Quartz", "River", "Summit", "Tundra",
};
static const char * const channels[] = { "call", "e-mail", "message", "visit" };

typedef struct
{
  RapportStore *store;
  GRand        *chance;
  GPtrArray    *partners; /* (element-type RapportRecord) */
  GPtrArray    *stages;   /* (element-type RapportRecord) */
  RapportDate   today;
  guint         n_put;
} Generator;

static const char *
pick (Generator *self)
{
  return words[g_rand_int_range (self->chance, 0, G_N_ELEMENTS (words))];
}

static void
begin (Generator *self)
{
  g_autoptr(GError) error = NULL;

  rapport_store_begin (self->store, "Generate", RAPPORT_ORIGIN_SAMPLE, &error);
  rapport_bench_check (error);
}

static void
commit (Generator *self)
{
  g_autoptr(GError) error = NULL;

  rapport_store_commit (self->store, NULL, &error);
  rapport_bench_check (error);
}

static void
put (Generator           *self,
     const RapportRecord *record)
{
  g_autoptr(GError) error = NULL;

  if (++self->n_put % PER_TRANSACTION == 0)
    {
      commit (self);
      begin (self);
    }
  rapport_store_put (self->store, record, &error);
  rapport_bench_check (error);
}

static RapportRecord *
pick_partner (Generator *self)
{
  return g_ptr_array_index (self->partners, g_rand_int_range (self->chance, 0, self->partners->len));
}

static void
add_partner (Generator *self,
             guint      number)
{
  g_autofree char *name = g_strdup_printf ("%s %s %u", pick (self), pick (self), number);
  RapportRecord *partner = rapport_record_new (RAPPORT_KIND_PARTNER);

  rapport_record_set_text (partner, "name", name);
  rapport_record_set_text (partner, "currency", "EUR");
  rapport_record_set_date (partner, "since", self->today - g_rand_int_range (self->chance, 100, 2000));
  put (self, partner);
  g_ptr_array_add (self->partners, partner);
}

static void
add_interaction (Generator *self)
{
  g_autoptr(RapportRecord) interaction = rapport_record_new (RAPPORT_KIND_INTERACTION);
  g_autofree char *summary = g_strdup_printf ("Spoke about %s and %s", pick (self), pick (self));
  RapportDate day = self->today - g_rand_int_range (self->chance, 0, 730);

  rapport_record_set_id (interaction, "partner", &pick_partner (self)->id);
  rapport_record_set_text (interaction, "kind", channels[g_rand_int_range (self->chance, 0, G_N_ELEMENTS (channels))]);
  rapport_record_set_instant (interaction, "at", (gint64) day * 86400 + g_rand_int_range (self->chance, 0, 86400));
  rapport_record_set_text (interaction, "summary", summary);
  put (self, interaction);
}

static void
add_opportunity (Generator *self)
{
  g_autoptr(RapportRecord) opportunity = rapport_record_new (RAPPORT_KIND_OPPORTUNITY);
  RapportRecord *stage = g_ptr_array_index (self->stages, g_rand_int_range (self->chance, 0, self->stages->len));
  RapportDate opened = self->today - g_rand_int_range (self->chance, 120, 730);

  rapport_record_set_id (opportunity, "partner", &pick_partner (self)->id);
  rapport_record_set_text (opportunity, "name", pick (self));
  rapport_record_set_integer (opportunity, "amount", g_rand_int_range (self->chance, 1000, 1000000));
  rapport_record_set_text (opportunity, "currency", "EUR");
  rapport_record_set_id (opportunity, "stage", &stage->id);
  rapport_record_set_date (opportunity, "opened_on", opened);
  if (!g_str_equal (rapport_record_get_text (stage, "state"), "open"))
    rapport_record_set_date (opportunity, "closed_on", opened + g_rand_int_range (self->chance, 10, 110));
  put (self, opportunity);
}

int
main (int   argc,
      char *argv[])
{
  guint n_partners = rapport_bench_get_argument (argc, argv, 2, 10000);
  guint n_interactions = rapport_bench_get_argument (argc, argv, 3, 1000000);
  guint n_opportunities = rapport_bench_get_argument (argc, argv, 4, 100000);
  Generator generator = { .chance = g_rand_new_with_seed (7) };
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GError) error = NULL;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-generate PATH [PARTNERS INTERACTIONS OPPORTUNITIES]\n");
      return 2;
    }

  rapport_clock_seed (7);
  generator.today = rapport_clock_today (utc);
  generator.store = rapport_store_open (argv[1], RAPPORT_STORE_CREATE, &error);
  rapport_bench_check (error);
  generator.partners = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  generator.stages = rapport_store_list (generator.store, RAPPORT_KIND_PIPELINE_STAGE, &error);
  rapport_bench_check (error);

  begin (&generator);
  for (guint i = 0; i < n_partners; i++)
    add_partner (&generator, i);
  for (guint i = 0; i < n_interactions; i++)
    add_interaction (&generator);
  for (guint i = 0; i < n_opportunities; i++)
    add_opportunity (&generator);
  commit (&generator);

  g_ptr_array_unref (generator.stages);
  g_ptr_array_unref (generator.partners);
  g_rand_free (generator.chance);
  rapport_store_close (generator.store, &error);
  rapport_bench_check (error);
  g_print ("%s: %u partners, %u interactions, %u opportunities\n", argv[1], n_partners, n_interactions, n_opportunities);

  return 0;
}
