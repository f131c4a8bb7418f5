/* rapport-definitions-sheet.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-definitions-sheet"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-definitions-sheet.h"

enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_DEFINITION,
  COLUMN_WINDOW,
  COLUMN_UNIT,
  COLUMN_BETTER,
  COLUMN_SOURCES,
  COLUMN_VERSION,
  N_COLUMNS
};

static const struct { const char *title; double width; } columns[N_COLUMNS] = {
  { N_("KPI"), 27 },
  { N_("Name"), 27 },
  { N_("What is counted"), 64 },
  { N_("Window"), 15 },
  { N_("Unit"), 10 },
  { N_("Better when"), 12 },
  { N_("Made from"), 30 },
  { N_("Version"), 9 },
};

static const char *
get_unit_title (RapportUnit unit)
{
  switch (unit)
    {
    case RAPPORT_UNIT_MONEY:
      return _("money");

    case RAPPORT_UNIT_SHARE:
      return _("per cent");

    case RAPPORT_UNIT_COUNT:
      return _("number");

    case RAPPORT_UNIT_DAYS:
      return _("days");

    case RAPPORT_UNIT_HOURS:
      return _("hours");

    case RAPPORT_UNIT_RATIO:
      return _("multiple");

    case RAPPORT_UNIT_SCORE:
    default:
      return _("points");
    }
}

static const char *
get_direction_title (int direction)
{
  if (direction == 0)
    return _("neither");

  return direction > 0 ? _("higher") : _("lower");
}

static const char *
get_window (const char *id)
{
  static const char * const on_the_day[] = {
    "pipeline_count", "pipeline_amount", "pipeline_unknown", "pipeline_weighted", "pipeline_coverage",
    "days_since_contact", "certification_coverage", "health", "ecosystem_health", NULL,
  };
  static const char * const twelve_months[] = {
    "investment_before_revenue", "activation_rate", "active_partners", "concentration_top1",
    "concentration_top3", NULL,
  };

  if (g_strv_contains (on_the_day, id))
    return _("as-of date");
  if (g_strv_contains (twelve_months, id))
    return _("twelve months");
  if (g_str_equal (id, "time_to_first_deal_days"))
    return _("lifetime");

  return _("quarter");
}

static void
write_info (RapportSheet         *sheet,
            guint                 row,
            const RapportKpiInfo *info)
{
  rapport_sheet_text (sheet, row, COLUMN_ID, info->id, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (sheet, row, COLUMN_NAME, _(info->title), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, COLUMN_DEFINITION, _(info->definition), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, COLUMN_WINDOW, get_window (info->id), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, COLUMN_UNIT, get_unit_title (info->unit), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, COLUMN_BETTER, get_direction_title (info->direction), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, COLUMN_SOURCES, _(info->sources), RAPPORT_STYLE_TEXT);
  rapport_sheet_number (sheet, row, COLUMN_VERSION, info->version, RAPPORT_STYLE_COUNT);
}

static guint
write_table (RapportSheet                 *sheet,
             guint                         first_row,
             const RapportKpiInfo * const *infos,
             guint                         n_infos)
{
  const char *headers[N_COLUMNS + 1] = { NULL };

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      headers[i] = _(columns[i].title);
      rapport_sheet_text (sheet, first_row, i, headers[i], RAPPORT_STYLE_HEADER);
      rapport_sheet_set_width (sheet, i, i, columns[i].width);
    }
  for (guint i = 0; i < n_infos; i++)
    write_info (sheet, first_row + 1 + i, infos[i]);

  rapport_sheet_add_table (sheet, "tblDefinitions", first_row, 0, first_row + n_infos, N_COLUMNS - 1, headers);
  rapport_sheet_freeze (sheet, first_row + 1, 0);
  rapport_sheet_repeat_rows (sheet, first_row, first_row);

  return first_row + 1 + n_infos;
}

guint
rapport_definitions_sheet_write (RapportSheet                 *sheet,
                                 const char                   *subtitle,
                                 const RapportKpiInfo * const *infos,
                                 guint                         n_infos,
                                 const char                   *differences,
                                 double                        n_differences)
{
  g_autofree char *formula = NULL;

  g_return_val_if_fail (sheet != NULL, 0);
  g_return_val_if_fail (n_infos > 0, 0);
  g_return_val_if_fail (differences != NULL, 0);

  rapport_sheet_text (sheet, 0, 0, _("Definitions"), RAPPORT_STYLE_TITLE);
  rapport_sheet_set_row_height (sheet, 0, 30);
  rapport_sheet_text (sheet, 1, 0, subtitle, RAPPORT_STYLE_SUBTITLE);

  formula = g_strconcat ("=", differences, NULL);
  rapport_sheet_text (sheet, 3, 0, _("Differences"), RAPPORT_STYLE_TOTAL_LABEL);
  rapport_sheet_formula (sheet, 3, 1, formula, n_differences, NULL, RAPPORT_STYLE_TOTAL_COUNT);
  rapport_sheet_merge_text (sheet, 3, 2, N_COLUMNS - 1,
                            _("numbers on the sheet Data that are not what the records on the sheet Evidence add up to; 0 is right"),
                            RAPPORT_STYLE_NOTE);

  return write_table (sheet, 5, infos, n_infos) + 1;
}

guint
rapport_definitions_sheet_write_lines (RapportSheet       *sheet,
                                       guint               row,
                                       const char         *heading,
                                       const char * const *lines)
{
  g_return_val_if_fail (sheet != NULL, row);
  g_return_val_if_fail (lines != NULL, row);

  rapport_sheet_text (sheet, row++, 0, heading, RAPPORT_STYLE_HEADING);
  for (guint i = 0; lines[i] != NULL; i++)
    rapport_sheet_merge_text (sheet, row++, 0, N_COLUMNS - 1, lines[i], RAPPORT_STYLE_TEXT);

  return row + 1;
}
