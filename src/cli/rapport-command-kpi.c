/* rapport-command-kpi.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-command-kpi"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-cli-private.h"
#include "rapport-kpi.h"

/* The figures of one partner: what is left of its facts once they are computed. */
typedef struct
{
  char             *name;
  RapportId         id;
  RapportScorecard *scorecard;
} Row;

typedef struct
{
  const char       *partner;
  const char       *quarter_label;
  const char       *as_of_text;
  RapportProgramme *programme;
  RapportQuarter    quarter;
  RapportDate       as_of;
  GPtrArray        *rows;
} Figures;

static void
row_free (Row *row)
{
  g_free (row->name);
  rapport_scorecard_free (row->scorecard);
  g_free (row);
}

static void
figures_clear (Figures *figures)
{
  g_clear_pointer (&figures->programme, rapport_programme_unref);
  g_clear_pointer (&figures->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Figures, figures_clear)

static gboolean
add_row (RapportFacts  *facts,
         gpointer       user_data,
         GError       **error)
{
  Figures *figures = user_data;
  Row *row = g_new0 (Row, 1);

  row->name = g_strdup (rapport_record_get_title (facts->partner));
  row->id = facts->partner->id;
  row->scorecard = rapport_scorecard_compute (figures->programme, facts, &figures->quarter, figures->as_of);
  /* The evidence holds all records: of many partners, only the figures can be kept. */
  g_array_set_size (row->scorecard->evidence, 0);
  g_ptr_array_add (figures->rows, row);

  return TRUE;
}

static gpointer
compute_work (RapportStore  *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(RapportRecord) partner = NULL;
  g_autoptr(RapportFacts) facts = NULL;
  Figures *figures = data;

  figures->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  if ((figures->programme = rapport_store_load_programme (store, error)) == NULL ||
      !rapport_cli_parse_period (figures->programme, figures->quarter_label, figures->as_of_text,
                                 &figures->quarter, &figures->as_of, error))
    return NULL;

  if (figures->partner == NULL)
    return GINT_TO_POINTER (rapport_store_foreach_facts (store, add_row, figures, cancellable, error));

  if ((partner = rapport_store_find_partner (store, figures->partner, error)) == NULL ||
      (facts = rapport_store_load_facts (store, &partner->id, error)) == NULL)
    return NULL;

  return GINT_TO_POINTER (add_row (facts, figures, error));
}

/* How many minor units one major unit of @currency has. */
static double
get_minor_units (const char *currency)
{
  double units = 1;

  for (int i = rapport_currency_get_decimals (currency); i > 0; i--)
    units *= 10;

  return units;
}

static void
add_value (JsonBuilder           *builder,
           const RapportKpiInfo  *info,
           const RapportKpiValue *value,
           const char            *currency)
{
  double number;

  json_builder_set_member_name (builder, info->id);
  if (!value->available)
    {
      json_builder_add_null_value (builder);
      return;
    }

  number = rapport_kpi_value_get (value);
  if (info->unit == RAPPORT_UNIT_MONEY)
    json_builder_add_double_value (builder, number / get_minor_units (currency));
  else if (info->unit == RAPPORT_UNIT_COUNT)
    json_builder_add_int_value (builder, (gint64) number);
  else
    json_builder_add_double_value (builder, number);
}

static void
print_json (RapportCli    *cli,
            const Figures *figures)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *label = rapport_quarter_to_label (&figures->quarter, &figures->programme->settings->fiscal);
  g_autofree char *starts_on = rapport_date_to_string (figures->quarter.start);
  g_autofree char *ends_on = rapport_date_to_string (figures->quarter.end);
  g_autofree char *as_of = rapport_date_to_string (figures->as_of);
  const char *currency = figures->programme->settings->currency;

  json_builder_begin_object (builder);
  rapport_json_member_text (builder, "quarter", label);
  rapport_json_member_text (builder, "starts_on", starts_on);
  rapport_json_member_text (builder, "ends_on", ends_on);
  rapport_json_member_text (builder, "as_of", as_of);
  rapport_json_member_text (builder, "currency", currency);
  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->rows->len; i++)
    {
      const Row *row = figures->rows->pdata[i];

      json_builder_begin_object (builder);
      rapport_json_member_text (builder, "name", row->name);
      rapport_json_member_id (builder, "id", &row->id);
      json_builder_set_member_name (builder, "kpis");
      json_builder_begin_object (builder);
      for (guint k = 0; k < RAPPORT_N_KPIS; k++)
        add_value (builder, rapport_kpi_get_info (k), &row->scorecard->values[k], currency);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  rapport_cli_print_json (cli, builder);
}

static void
print_text (RapportCli    *cli,
            const Figures *figures)
{
  g_autofree char *label = rapport_quarter_to_label (&figures->quarter, &figures->programme->settings->fiscal);
  g_autofree char *as_of = rapport_date_to_string (figures->as_of);

  /* Translators: a quarter such as 2026-Q3, and a date. */
  rapport_cli_print (cli, _("%s, as of %s"), label, as_of);
  rapport_cli_print (cli, "\n");

  for (guint i = 0; i < figures->rows->len; i++)
    {
      const Row *row = figures->rows->pdata[i];

      rapport_cli_print (cli, "\n%s\n", row->name);
      for (guint k = 0; k < RAPPORT_N_KPIS; k++)
        {
          g_autofree char *text = rapport_kpi_value_to_display (&row->scorecard->values[k], k,
                                                                figures->programme->settings->currency);

          rapport_cli_print (cli, "  %-28s %s\n", _(rapport_kpi_get_info (k)->title), text);
        }
      for (guint m = 0; m < row->scorecard->missing_rates->len; m++)
        rapport_cli_print (cli, "  ! %s\n", (const char *) row->scorecard->missing_rates->pdata[m]);
    }
}

/**
 * rapport_command_kpi:
 *
 * `rapport kpi`: the figures of one partner, or of all, for a quarter.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_kpi (RapportCli  *cli,
                     int          argc,
                     char       **argv,
                     GError     **error)
{
  g_auto(Figures) figures = { NULL };
  g_autofree char *partner = NULL;
  g_autofree char *quarter = NULL;
  g_autofree char *as_of = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "partner", 0, 0, G_OPTION_ARG_STRING, &partner, N_("The partner’s name or id"), N_("NAME") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("All partners"), NULL },
    { "quarter", 0, 0, G_OPTION_ARG_STRING, &quarter, N_("The quarter, such as 2026-Q3"), N_("Q") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("Count nothing after this date"), N_("DATE") },
    { NULL }
  };

  if (!rapport_cli_parse (cli, "kpi", "", _("Prints the figures of a quarter."), entries, &argc, &argv, error))
    return -1;
  if (argc > 1 || (partner != NULL) == all || quarter == NULL)
    {
      rapport_cli_usage (error, _("Say --partner NAME or --all, and --quarter Q"));
      return -1;
    }

  figures.partner = partner;
  figures.quarter_label = quarter;
  figures.as_of_text = as_of;
  if (!rapport_cli_open (cli, RAPPORT_CLI_READ, error) ||
      !rapport_worker_run (cli->worker, compute_work, &figures, error))
    return -1;

  if (cli->json)
    print_json (cli, &figures);
  else
    print_text (cli, &figures);

  return RAPPORT_EXIT_DONE;
}
