/* rapport-qbr-tier.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-fold.h"
#include "rapport-qbr-private.h"

enum
{
  VALUE_PROGRESS,
  VALUE_NEEDED,
  VALUE_HAVE,
};

#define LAST_COLUMN 6

static const RapportQbrColumn columns[] = {
  { N_("Requirement"), 44 },
  { N_("Needed"), 17 },
  { N_("Have"), 17 },
  { N_("Gap"), 17 },
  { N_("Progress"), 13 },
  { N_("State"), 12 },
  { N_("By when"), 18 },
};

static const RapportRecord *
get_tier (RapportQbr *self)
{
  const RapportId *id = rapport_record_get_id (self->facts->partner, "tier");

  return id != NULL ? rapport_programme_lookup (self->programme, id) : NULL;
}

/* The tier above the present one; the lowest where there is none. */
static const RapportRecord *
find_next_tier (RapportQbr *self)
{
  GPtrArray *tiers = self->programme->records[RAPPORT_KIND_TIER];
  const RapportRecord *present = get_tier (self);
  gint64 position = present != NULL ? rapport_record_get_integer (present, "position", 0) : G_MININT64;
  const RapportRecord *next = NULL;

  for (guint i = 0; i < tiers->len; i++)
    {
      const RapportRecord *tier = g_ptr_array_index (tiers, i);
      gint64 own = rapport_record_get_integer (tier, "position", 0);

      if (own > position && (next == NULL || own < rapport_record_get_integer (next, "position", 0)))
        next = tier;
    }

  return next;
}

/* What is asked for: the next tier's requirements, those of the present one at the top. */
static const RapportRecord *
get_goal (RapportQbr *self)
{
  const RapportRecord *next = find_next_tier (self);

  return next != NULL ? next : get_tier (self);
}

static gboolean
requirement_applies (RapportQbr          *self,
                     const RapportRecord *requirement,
                     const RapportRecord *tier)
{
  const RapportId *own = rapport_record_get_id (requirement, "tier");
  const char *type = rapport_record_get_text (requirement, "type");
  const char * const *types = rapport_record_get_list (self->facts->partner, "types");

  if (own != NULL && !rapport_id_equal (own, &tier->id))
    return FALSE;

  return type == NULL || (types != NULL && g_strv_contains (types, type));
}

static gboolean
is_current (const RapportRecord *certificate,
            RapportDate          day)
{
  RapportDate issued = rapport_record_get_date (certificate, "issued_on");
  RapportDate expires = rapport_record_get_date (certificate, "expires_on");

  return (issued == RAPPORT_DATE_NONE || issued <= day) && (expires == RAPPORT_DATE_NONE || expires >= day);
}

/* The partner's current certificates of a name, one for each person. */
static GPtrArray *
list_holders (RapportQbr *self,
              const char *name)
{
  GPtrArray *certificates = self->facts->records[RAPPORT_KIND_CERTIFICATION];
  g_autoptr(GHashTable) people = g_hash_table_new (rapport_id_hash, rapport_id_equal);
  g_autofree char *wanted = rapport_fold_name (name);
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < certificates->len; i++)
    {
      RapportRecord *certificate = g_ptr_array_index (certificates, i);
      g_autofree char *folded = rapport_fold_name (rapport_record_get_text (certificate, "certification"));
      const RapportId *contact = rapport_record_get_id (certificate, "contact");

      if (g_str_equal (folded, wanted) && is_current (certificate, self->as_of) &&
          (contact == NULL || g_hash_table_add (people, (gpointer) contact)))
        g_ptr_array_add (result, certificate);
    }

  return result;
}

static void
add_holders (RapportQbr          *self,
             const RapportRecord *requirement)
{
  const char *name = rapport_record_get_text (requirement, "certification");
  g_autoptr(GPtrArray) holders = list_holders (self, name);
  RapportEvidenceLine line = { .metric = RAPPORT_QBR_TIER_CERTIFICATES, .period = self->label, .group = name };

  for (guint i = 0; i < holders->len; i++)
    {
      RapportEvidence evidence = {
        .role = RAPPORT_EVIDENCE_NUMERATOR,
        .record = g_ptr_array_index (holders, i),
        .date = rapport_record_get_date (g_ptr_array_index (holders, i), "issued_on"),
        .value = 1,
      };

      rapport_evidence_sheet_add (self->evidence, &line, &evidence);
    }
}

/* Calls @func for each certification that @tier asks of the partner. */
static void
foreach_requirement (RapportQbr          *self,
                     const RapportRecord *tier,
                     void               (*func) (RapportQbr          *self,
                                                 const RapportRecord *requirement))
{
  GPtrArray *requirements = self->programme->records[RAPPORT_KIND_REQUIREMENT];

  for (guint i = 0; i < requirements->len; i++)
    {
      const RapportRecord *requirement = g_ptr_array_index (requirements, i);

      if (rapport_record_get_integer (requirement, "count", 0) > 0 && requirement_applies (self, requirement, tier))
        func (self, requirement);
    }
}

void
rapport_qbr_tier_evidence (RapportQbr *self)
{
  const RapportRecord *goal = get_goal (self);

  if (goal != NULL)
    foreach_requirement (self, goal, add_holders);
}

static void
add_row (RapportQbr   *self,
         const char   *label,
         const char   *kind,
         double        needed,
         double        have,
         RapportStyle  style,
         const char   *check)
{
  guint row = rapport_qbr_add_block_row (self, &self->path_block, label, kind);
  g_autofree char *needed_cell = rapport_data_sheet_reference (self->data, row, VALUE_NEEDED);
  g_autofree char *have_cell = rapport_data_sheet_reference (self->data, row, VALUE_HAVE);
  g_autofree char *progress = g_strdup_printf ("ROUND(IF(%s>%s,1,%s/%s),6)", have_cell, needed_cell, have_cell, needed_cell);
  double share = have > needed ? 1 : round (have / needed * 1e6) / 1e6;

  rapport_data_sheet_set (self->data, VALUE_PROGRESS, share, RAPPORT_STYLE_SHARE, progress, share);
  rapport_data_sheet_set (self->data, VALUE_NEEDED, needed, style, NULL, 0);
  rapport_data_sheet_set (self->data, VALUE_HAVE, have, style, check, have);
  self->path_block.has_data = TRUE;
}

/* Adds up numerator or denominator of a KPI over the four quarters up to the present one. */
static double
sum_four (RapportQbr *self,
          RapportKpi  kpi,
          guint       value,
          GString    *formula)
{
  double sum = 0;

  for (guint i = RAPPORT_QBR_PRESENT - 3; i <= RAPPORT_QBR_PRESENT; i++)
    {
      g_autofree char *cell = rapport_data_sheet_reference (self->data, self->kpi_rows[kpi][i], value);

      g_string_append_printf (formula, "%s%s", formula->len > 0 ? "+" : "", cell);
      sum += rapport_data_sheet_get (self->data, self->kpi_rows[kpi][i], value);
    }

  return sum;
}

static void
add_revenue (RapportQbr          *self,
             const RapportRecord *tier)
{
  gint64 needed = rapport_record_get_integer (tier, "revenue_needed", 0);
  g_autoptr(GString) formula = g_string_new (NULL);
  double won;

  if (needed <= 0)
    return;

  won = sum_four (self, RAPPORT_KPI_REVENUE_WON, 0, formula);
  g_string_prepend (formula, "ROUND(");
  g_string_append (formula, ",4)");
  add_row (self, _("Revenue won in four quarters"), "revenue_won", needed / self->unit,
           round (won * self->unit) / self->unit, RAPPORT_STYLE_MONEY, formula->str);
}

static void
add_win_rate (RapportQbr          *self,
              const RapportRecord *tier)
{
  gint64 needed = rapport_record_get_integer (tier, "win_rate_needed", 0);
  g_autoptr(GString) won_formula = g_string_new (NULL);
  g_autoptr(GString) closed_formula = g_string_new (NULL);
  g_autofree char *formula = NULL;
  double won, closed;

  if (needed <= 0)
    return;

  won = sum_four (self, RAPPORT_KPI_WIN_RATE, 0, won_formula);
  closed = sum_four (self, RAPPORT_KPI_WIN_RATE, 1, closed_formula);
  formula = g_strdup_printf ("IF(%s=0,0,(%s)/(%s))", closed_formula->str, won_formula->str, closed_formula->str);
  add_row (self, _("Win rate over four quarters"), "win_rate", needed / 10000.0, closed > 0 ? won / closed : 0,
           RAPPORT_STYLE_SHARE, formula);
}

static void
add_certification (RapportQbr          *self,
                   const RapportRecord *requirement)
{
  const char *name = rapport_record_get_text (requirement, "certification");
  g_autoptr(GPtrArray) holders = list_holders (self, name);
  g_autofree char *label = g_strdup_printf (_("Certified people: %s"), name);
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  g_autofree char *cell = NULL;
  g_autofree char *check = NULL;
  double counted = 0;
  char second[LXW_MAX_CELL_NAME_LENGTH];

  /* The row comes next on Data; its second cell holds the name that the evidence is grouped by. */
  lxw_rowcol_to_cell_abs (second, rapport_data_sheet_get_next_row (self->data), 1, TRUE, TRUE);
  cell = g_strdup (second);
  query.metric = RAPPORT_QBR_TIER_CERTIFICATES;
  query.period = self->label;
  query.group = name;
  query.group_cell = cell;
  check = rapport_evidence_sheet_formula (self->evidence, RAPPORT_EVIDENCE_VALUE, &query, &counted);
  add_row (self, label, name, rapport_record_get_integer (requirement, "count", 0), holders->len, RAPPORT_STYLE_COUNT, check);
}

void
rapport_qbr_tier_data (RapportQbr *self)
{
  const char * const headers[] = { _("Progress"), _("Needed"), _("Have"), NULL };
  const RapportRecord *goal = get_goal (self);

  rapport_qbr_begin_block (self, &self->path_block, _("Path to the next tier, as of the day"), _("Requirement"), _("KPI or certification"), headers);
  if (goal == NULL)
    return;

  add_revenue (self, goal);
  add_win_rate (self, goal);
  foreach_requirement (self, goal, add_certification);
}

static RapportStyle
get_row_style (const char *kind)
{
  if (g_strcmp0 (kind, "revenue_won") == 0)
    return RAPPORT_STYLE_MONEY;

  return g_strcmp0 (kind, "win_rate") == 0 ? RAPPORT_STYLE_SHARE : RAPPORT_STYLE_COUNT;
}

static void
put_requirement (RapportQbr   *self,
                 RapportSheet *sheet,
                 guint         row,
                 guint         data_row)
{
  RapportStyle style = get_row_style (rapport_data_sheet_get_second (self->data, data_row));
  double needed = rapport_data_sheet_get (self->data, data_row, VALUE_NEEDED);
  double have = rapport_data_sheet_get (self->data, data_row, VALUE_HAVE);
  g_autofree char *formula = NULL;
  char needed_cell[LXW_MAX_CELL_NAME_LENGTH];
  char have_cell[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (needed_cell, row, 1);
  lxw_rowcol_to_cell (have_cell, row, 2);
  rapport_sheet_text (sheet, row, 0, rapport_data_sheet_get_label (self->data, data_row), RAPPORT_STYLE_TEXT);
  rapport_qbr_put_data (self, sheet, row, 1, data_row, VALUE_NEEDED, style);
  rapport_qbr_put_data (self, sheet, row, 2, data_row, VALUE_HAVE, style);
  rapport_qbr_put_formula (sheet, row, 3, have < needed ? round ((needed - have) * 1e6) / 1e6 : 0, style,
                           "=IF(%s<%s,ROUND(%s-%s,6),0)", have_cell, needed_cell, needed_cell, have_cell);
  rapport_qbr_put_data (self, sheet, row, 4, data_row, VALUE_PROGRESS, RAPPORT_STYLE_SHARE);
  formula = g_strdup_printf ("=IF(%s>=%s,\"%s\",\"%s\")", have_cell, needed_cell,
                             rapport_qbr_rag_get_title (RAPPORT_QBR_GREEN), rapport_qbr_rag_get_title (RAPPORT_QBR_AMBER));
  rapport_sheet_formula (sheet, row, 5, formula, 0,
                         rapport_qbr_rag_get_title (have >= needed ? RAPPORT_QBR_GREEN : RAPPORT_QBR_AMBER),
                         RAPPORT_STYLE_RAG);
  rapport_sheet_text (sheet, row, 6, NULL, RAPPORT_STYLE_INPUT);
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_BAR,
    .title = _("Progress to what is needed"),
    .x_title = _("Requirement"),
    .y_title = _("Progress, %"),
    .description = _("Bars of the progress to each requirement of the tier"),
    .number_format = "0%",
  };
  guint n = self->path_block.last + 1 - self->path_block.first;

  if (!rapport_qbr_shows_something (self, &self->path_block, VALUE_PROGRESS, 1))
    return rapport_qbr_put_empty (sheet, row, LAST_COLUMN, _("Nothing of what is needed is there yet.")) + 1;

  rapport_qbr_point_chart (self, &spec, &self->path_block, VALUE_PROGRESS, 1);

  return rapport_qbr_put_charts (sheet, row, columns, G_N_ELEMENTS (columns), &spec, 1, CLAMP (140 + n * 30, 220, 420));
}

/* What happens if nothing changes. */
static char *
describe_result (RapportQbr *self)
{
  const RapportRecord *tier = get_tier (self);
  const RapportRecord *next = find_next_tier (self);
  gboolean is_met = TRUE;

  for (guint i = self->path_block.first; i <= self->path_block.last; i++)
    is_met = is_met && rapport_data_sheet_get (self->data, i, VALUE_HAVE) >= rapport_data_sheet_get (self->data, i, VALUE_NEEDED);

  if (next == NULL)
    return is_met ? g_strdup_printf (_("If nothing changes: %s is kept, every requirement is met."), rapport_record_get_title (tier))
                  : g_strdup_printf (_("If nothing changes: %s is at risk, a requirement is not met."), rapport_record_get_title (tier));
  if (is_met)
    return g_strdup_printf (_("If nothing changes: every requirement of %s is met, propose the promotion."), rapport_record_get_title (next));
  if (tier == NULL)
    return g_strdup_printf (_("If nothing changes: the partner stays without a tier; %s is not reached."), rapport_record_get_title (next));

  return g_strdup_printf (_("If nothing changes: the partner stays %s; %s is not reached."),
                          rapport_record_get_title (tier), rapport_record_get_title (next));
}

static guint
put_present (RapportQbr   *self,
             RapportSheet *sheet,
             guint         row)
{
  const RapportRecord *tier = get_tier (self);
  const RapportRecord *next = find_next_tier (self);
  g_autofree char *since = rapport_qbr_format_date (rapport_record_get_date (self->facts->partner, "tier_since"));
  const struct { const char *label; const char *text; } lines[] = {
    { _("Tier now"), tier != NULL ? rapport_record_get_title (tier) : _("none") },
    { _("Since"), since },
    { _("Source"), rapport_qbr_get_choice (self->facts->partner, "tier_source") },
    { _("Reason"), rapport_record_get_text (self->facts->partner, "tier_reason") },
    { _("Next tier"), next != NULL ? rapport_record_get_title (next) : _("none: this is the highest") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (lines[i].text == NULL || *lines[i].text == '\0')
        continue;
      rapport_sheet_text (sheet, row, 0, lines[i].label, RAPPORT_STYLE_LABEL);
      rapport_sheet_merge_text (sheet, row++, 1, LAST_COLUMN, lines[i].text, RAPPORT_STYLE_TEXT);
    }

  return row + 1;
}

void
rapport_qbr_tier_write (RapportQbr *self)
{
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_TIER, columns, G_N_ELEMENTS (columns));
  g_autofree char *result = NULL;
  guint row = put_present (self, sheet, 3);
  guint header;

  if (!self->path_block.has_data)
    {
      rapport_qbr_put_empty (sheet, row, LAST_COLUMN,
                             _("No requirement is set for the next tier. Enter revenue, win rate and certificates needed under Programme, Tiers."));
      return;
    }

  row = put_chart (self, sheet, row);
  header = row++;
  for (guint i = self->path_block.first; i <= self->path_block.last; i++)
    put_requirement (self, sheet, row++, i);
  rapport_qbr_finish_table (sheet, "tblTierPath", header, row - 1, columns, G_N_ELEMENTS (columns));
  rapport_sheet_add_rag (sheet, header + 1, 5, row - 1, 5);
  rapport_sheet_add_data_bars (sheet, header + 1, 4, row - 1, 4);

  result = describe_result (self);
  rapport_qbr_put_paragraph (sheet, row + 1, 0, LAST_COLUMN, result);
}
