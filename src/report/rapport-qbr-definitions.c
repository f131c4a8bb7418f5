/* rapport-qbr-definitions.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "rapport-qbr-private.h"

/* Below the definitions of the KPIs: weights of the health, rates used, what is missing. */

static guint
put_health (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  const RapportHealth *health = &self->card->health;
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;
  g_autofree char *version = g_strdup_printf (_("Version of the weights: %d"), health->version);

  for (guint i = 0; i < RAPPORT_N_HEALTH_DIMENSIONS; i++)
    {
      g_autofree char *line = g_strdup_printf (_("%s: weight %d%s"), rapport_health_dimension_get_title (i),
                                               health->weights[i], health->has[i] ? "" : _(", no data in this quarter"));

      g_strv_builder_add (lines, line);
    }
  g_strv_builder_add (lines, version);
  texts = g_strv_builder_end (lines);

  return rapport_definitions_sheet_write_lines (sheet, row, _("Health"), (const char * const *) texts);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static char *
describe_rate (RapportQbr            *self,
               const RapportEvidence *evidence)
{
  g_autofree char *rate = rapport_scaled_to_string (evidence->rate, RAPPORT_RATE_SCALE);
  g_autofree char *day = rapport_date_to_string (evidence->rate_date);

  /* Translators: the day of an exchange rate, a currency, the rate, the other currency. */
  return g_strdup_printf (_("%s: 1 %s = %s %s"), day, evidence->currency, rate, self->currency);
}

/* Each rate that a figure of the quarter used, once. */
static guint
put_rates (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *evidence = self->card->evidence;

  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *used = &g_array_index (evidence, RapportEvidence, i);
      char *line;

      if (used->currency == NULL || used->rate == 0 || used->rate_date == RAPPORT_DATE_NONE ||
          g_strcmp0 (used->currency, self->currency) == 0)
        continue;
      line = describe_rate (self, used);

      /* Adding it again would put it in the place of the one that stays. */
      if (g_hash_table_contains (seen, line))
        {
          g_free (line);
          continue;
        }

      g_hash_table_add (seen, line);
      g_ptr_array_add (lines, line);
    }
  if (lines->len == 0)
    return row;

  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return rapport_definitions_sheet_write_lines (sheet, row, _("Exchange rates used"), (const char * const *) lines->pdata);
}

static guint
put_missing (RapportQbr   *self,
             RapportSheet *sheet,
             guint         row)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int quarter = RAPPORT_QBR_PRESENT; quarter >= 0; quarter--)
    {
      GPtrArray *missing = self->cards[quarter]->missing_rates;

      for (guint i = 0; missing != NULL && i < missing->len; i++)
        {
          char *line = g_ptr_array_index (missing, i);

          if (g_hash_table_add (seen, line))
            g_ptr_array_add (lines, line);
        }
    }
  if (lines->len == 0)
    return row;

  g_ptr_array_add (lines, NULL);

  return rapport_definitions_sheet_write_lines (sheet, row, _("Missing exchange rates"), (const char * const *) lines->pdata);
}

/* Why a figure of the quarter is n/a. */
static guint
put_unavailable (RapportQbr   *self,
                 RapportSheet *sheet,
                 guint         row)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;

  for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    {
      const RapportKpiValue *value = &self->card->values[kpi];
      g_autofree char *line = NULL;

      if (value->available || value->reason == NULL)
        continue;
      /* Translators: a KPI and why it has no figure. */
      line = g_strdup_printf (_("%s: %s"), _(rapport_kpi_get_info (kpi)->title), value->reason);
      g_strv_builder_add (lines, line);
    }
  texts = g_strv_builder_end (lines);
  if (texts[0] == NULL)
    return row;

  return rapport_definitions_sheet_write_lines (sheet, row, _("Not available in this quarter"), (const char * const *) texts);
}

void
rapport_qbr_definitions_write (RapportQbr *self,
                               const char *differences,
                               double      n_differences)
{
  RapportSheet *sheet = self->sheets[RAPPORT_QBR_DEFINITIONS];
  const RapportKpiInfo *infos[RAPPORT_N_KPIS];
  guint row;

  for (guint kpi = 0; kpi < RAPPORT_N_KPIS; kpi++)
    infos[kpi] = rapport_kpi_get_info (kpi);

  row = rapport_definitions_sheet_write (sheet, self->subtitle, infos, RAPPORT_N_KPIS, differences, n_differences);
  row = put_missing (self, sheet, row);
  row = put_unavailable (self, sheet, row);
  row = put_rates (self, sheet, row);
  put_health (self, sheet, row);
}
