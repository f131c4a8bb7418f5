/* rapport-portfolio-groups.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-portfolio"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "rapport-portfolio-private.h"

#define N_BANDS (RAPPORT_BAND_RAMPING + 1)

/* Values of a group's row on Data. */
enum
{
  VALUE_NUMBER,
  VALUE_PARTNERS,
  VALUE_REVENUE,
  VALUE_TARGET,
  VALUE_OPEN,
  VALUE_SCORED,
  VALUE_HEALTH,
  VALUE_MEETINGS,
};

/* Values of a member's row on Data. */
enum
{
  PAIR_GROUP,
  PAIR_REVENUE,
  PAIR_TARGET,
  PAIR_OPEN,
  PAIR_SCORE,
  PAIR_MEETINGS,
  N_PAIR_VALUES
};

static const RapportFigure pair_figures[N_PAIR_VALUES] = {
  [PAIR_REVENUE] = RAPPORT_FIGURE_REVENUE,
  [PAIR_TARGET] = RAPPORT_FIGURE_TARGET,
  [PAIR_OPEN] = RAPPORT_FIGURE_OPEN_AMOUNT,
  [PAIR_SCORE] = RAPPORT_FIGURE_SCORE,
  [PAIR_MEETINGS] = RAPPORT_FIGURE_MEETINGS,
};

static void
grouping_init (RapportGrouping *grouping)
{
  grouping->titles = g_ptr_array_new_with_free_func (g_free);
  grouping->members = g_array_new (FALSE, FALSE, sizeof (RapportMember));
}

void
rapport_grouping_clear (RapportGrouping *grouping)
{
  g_clear_pointer (&grouping->titles, g_ptr_array_unref);
  g_clear_pointer (&grouping->members, g_array_unref);
}

/* The number of the partner's group; of the first of several. */
guint
rapport_grouping_find (const RapportGrouping *grouping,
                       guint                  partner)
{
  guint low = 0;
  guint high = grouping->members->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (grouping->members, RapportMember, middle).partner < partner)
        low = middle + 1;
      else
        high = middle;
    }

  g_assert (low < grouping->members->len);

  return g_array_index (grouping->members, RapportMember, low).group;
}

static const RapportRecord *
get_partner (const RapportBook *self,
             guint              partner)
{
  return ((const RapportFacts *) g_ptr_array_index (self->portfolio->facts, partner))->partner;
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* Groups by a text; partners without one are last, under @none. */
static void
group_by_text (RapportBook      *self,
               RapportGrouping  *grouping,
               const char      **texts,
               gboolean          is_sorted,
               const char       *none)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_none = FALSE;

  for (guint i = 0; i < self->n_partners; i++)
    {
      has_none = has_none || texts[i] == NULL;
      if (texts[i] != NULL && g_hash_table_add (numbers, (gpointer) texts[i]))
        g_ptr_array_add (grouping->titles, g_strdup (texts[i]));
    }
  if (is_sorted)
    g_ptr_array_sort (grouping->titles, compare_titles);
  if (has_none)
    g_ptr_array_add (grouping->titles, g_strdup (none));

  g_hash_table_remove_all (numbers);
  for (guint i = 0; i < grouping->titles->len; i++)
    g_hash_table_insert (numbers, g_ptr_array_index (grouping->titles, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->n_partners; i++)
    {
      RapportMember member = { i, GPOINTER_TO_UINT (g_hash_table_lookup (numbers, texts[i] != NULL ? texts[i] : none)) };

      g_array_append_val (grouping->members, member);
    }
}

/* Tiers in the order of the programme, best as it lists them. */
static void
group_by_tier (RapportBook *self)
{
  RapportGrouping *grouping = &self->groupings[RAPPORT_GROUPING_TIER];
  const GPtrArray *tiers = self->portfolio->programme->records[RAPPORT_KIND_TIER];
  g_autofree const char **titles = g_new0 (const char *, MAX (1, self->n_partners));
  gboolean has_none = FALSE;

  for (guint i = 0; i < tiers->len; i++)
    {
      const char *title = rapport_record_get_title (g_ptr_array_index (tiers, i));

      g_ptr_array_add (grouping->titles, g_strdup (title != NULL ? title : ""));
    }

  for (guint i = 0; i < self->n_partners; i++)
    {
      const RapportFairness *fairness = g_ptr_array_index (self->portfolio->fairness, i);
      RapportMember member = { i, 0 };

      for (guint j = 0; j < grouping->titles->len && fairness->tier != NULL && member.group == 0; j++)
        member.group = strcmp (g_ptr_array_index (grouping->titles, j), fairness->tier) == 0 ? j + 1 : 0;
      has_none = has_none || member.group == 0;
      if (member.group == 0)
        member.group = tiers->len + 1;
      g_array_append_val (grouping->members, member);
    }

  if (has_none)
    g_ptr_array_add (grouping->titles, g_strdup (_("No tier")));
}

static void
group_by_region (RapportBook *self)
{
  g_autofree const char **regions = g_new0 (const char *, MAX (1, self->n_partners));

  for (guint i = 0; i < self->n_partners; i++)
    regions[i] = rapport_record_get_text (get_partner (self, i), "region");

  group_by_text (self, &self->groupings[RAPPORT_GROUPING_REGION], regions, TRUE, _("No region"));
}

/* A partner of several types is in several groups. */
static void
group_by_type (RapportBook *self)
{
  RapportGrouping *grouping = &self->groupings[RAPPORT_GROUPING_TYPE];
  const RapportField *field = rapport_kind_get_field (RAPPORT_KIND_PARTNER, "types");
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_partners; i++)
    {
      const char * const *types = rapport_record_get_list (get_partner (self, i), "types");
      static const char * const none[] = { "", NULL };

      for (const char * const *type = types[0] != NULL ? types : none; *type != NULL; type++)
        {
          RapportMember member = { i, GPOINTER_TO_UINT (g_hash_table_lookup (numbers, *type)) };

          if (member.group == 0)
            {
              g_ptr_array_add (grouping->titles, g_strdup (**type == '\0' ? _("No type")
                                                           : rapport_field_get_choice_title (field, *type)));
              member.group = grouping->titles->len;
              g_hash_table_insert (numbers, (gpointer) *type, GUINT_TO_POINTER (member.group));
            }
          g_array_append_val (grouping->members, member);
        }
    }
}

static void
group_by_band (RapportBook *self)
{
  RapportGrouping *grouping = &self->groupings[RAPPORT_GROUPING_BAND];

  for (guint i = 0; i < N_BANDS; i++)
    g_ptr_array_add (grouping->titles, g_strdup (i == RAPPORT_BAND_NONE ? _("n/a") : rapport_band_get_title (i)));
  for (guint i = 0; i < self->n_partners; i++)
    {
      const RapportScorecard *card = g_ptr_array_index (self->portfolio->scorecards, i);
      RapportMember member = { i, card->health.band + 1 };

      g_array_append_val (grouping->members, member);
    }
}

void
rapport_book_group (RapportBook *self)
{
  for (guint i = 0; i < RAPPORT_N_GROUPINGS; i++)
    grouping_init (&self->groupings[i]);

  group_by_tier (self);
  group_by_region (self);
  group_by_type (self);
  group_by_band (self);
}

/* A range over all members of a grouping: of their groups, or of a figure. */
static char *
get_member_range (const RapportBook   *self,
                  RapportGroupingKind  kind,
                  guint                pair_value)
{
  static const RapportFigure codes[RAPPORT_N_GROUPINGS] = {
    [RAPPORT_GROUPING_TIER] = RAPPORT_FIGURE_TIER,
    [RAPPORT_GROUPING_REGION] = RAPPORT_FIGURE_REGION,
    [RAPPORT_GROUPING_BAND] = RAPPORT_FIGURE_BAND,
  };
  const RapportBookBlock *pairs = &self->groupings[kind].pairs;

  if (kind == RAPPORT_GROUPING_TYPE)
    return rapport_data_sheet_range (self->data, pairs->first, pairs->first + pairs->n_rows - 1, pair_value);

  return rapport_book_range (self, pair_value == PAIR_GROUP ? codes[kind] : pair_figures[pair_value]);
}

/* What of the members is added up. */
typedef enum
{
  SUM_PARTNERS,
  SUM_FIGURE,
  SUM_SCORED,     /* how many have the figure */
  SUM_TARGETED,   /* of those with a target */
} Sum;

static double
sum_members (const RapportBook   *self,
             RapportGroupingKind  kind,
             guint                group,
             Sum                  sum,
             guint                pair_value)
{
  const GArray *members = self->groupings[kind].members;
  double total = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const RapportMember *member = &g_array_index (members, RapportMember, i);
      double target = rapport_book_get_figure (self, member->partner, RAPPORT_FIGURE_TARGET);
      double number = sum == SUM_PARTNERS ? 1
                                          : rapport_book_get_figure (self, member->partner, pair_figures[pair_value]);

      if (member->group != group || isnan (number) || (sum == SUM_TARGETED && !(target > 0)))
        continue;
      total += sum == SUM_SCORED ? 1 : number;
    }

  return total;
}

/* The same as a formula without "=", over the group with the number @number. */
static char *
make_sum (const RapportBook   *self,
          RapportGroupingKind  kind,
          const char          *number,
          Sum                  sum,
          guint                pair_value)
{
  g_autofree char *groups = get_member_range (self, kind, PAIR_GROUP);
  g_autofree char *values = NULL;
  g_autofree char *targets = NULL;

  if (sum == SUM_PARTNERS)
    return g_strdup_printf ("COUNTIFS(%s,%s)", groups, number);

  values = get_member_range (self, kind, pair_value);
  if (sum == SUM_SCORED)
    return g_strdup_printf ("COUNTIFS(%s,%s,%s,\">=0\")", groups, number, values);
  if (sum == SUM_FIGURE)
    return g_strdup_printf ("SUMIFS(%s,%s,%s)", values, groups, number);

  targets = get_member_range (self, kind, PAIR_TARGET);

  return g_strdup_printf ("SUMIFS(%s,%s,%s,%s,\">0\")", values, groups, number, targets);
}

static void
set_group_value (RapportBook         *self,
                 RapportGroupingKind  kind,
                 guint                group,
                 guint                value,
                 RapportStyle         style,
                 Sum                  sum,
                 guint                pair_value)
{
  g_autofree char *number = g_strdup_printf ("%u", group);
  g_autofree char *check = make_sum (self, kind, number, sum, pair_value);
  double total = sum_members (self, kind, group, sum, pair_value);

  rapport_data_sheet_set (self->data, value, total, style, check, total);
}

static void
add_group_row (RapportBook         *self,
               RapportGroupingKind  kind,
               guint                group)
{
  RapportGrouping *grouping = &self->groupings[kind];
  guint row = rapport_data_sheet_add_row (self->data, g_ptr_array_index (grouping->titles, group - 1), NULL);

  if (group == 1)
    grouping->block.first = row;
  grouping->block.n_rows = group;
  rapport_data_sheet_set (self->data, VALUE_NUMBER, group, RAPPORT_STYLE_COUNT, NULL, 0);
  set_group_value (self, kind, group, VALUE_PARTNERS, RAPPORT_STYLE_COUNT, SUM_PARTNERS, 0);
  set_group_value (self, kind, group, VALUE_REVENUE, RAPPORT_STYLE_MONEY_DECIMALS, SUM_FIGURE, PAIR_REVENUE);
  set_group_value (self, kind, group, VALUE_TARGET, RAPPORT_STYLE_MONEY_DECIMALS, SUM_FIGURE, PAIR_TARGET);
  set_group_value (self, kind, group, VALUE_OPEN, RAPPORT_STYLE_MONEY_DECIMALS, SUM_FIGURE, PAIR_OPEN);
  set_group_value (self, kind, group, VALUE_SCORED, RAPPORT_STYLE_COUNT, SUM_SCORED, PAIR_SCORE);
  set_group_value (self, kind, group, VALUE_HEALTH, RAPPORT_STYLE_NUMBER, SUM_FIGURE, PAIR_SCORE);
  set_group_value (self, kind, group, VALUE_MEETINGS, RAPPORT_STYLE_COUNT, SUM_FIGURE, PAIR_MEETINGS);
}

static void
add_pair (RapportBook *self,
          guint        position)
{
  RapportGrouping *grouping = &self->groupings[RAPPORT_GROUPING_TYPE];
  const RapportMember *member = &g_array_index (grouping->members, RapportMember, position);
  guint row = rapport_data_sheet_add_row (self->data, rapport_record_get_title (get_partner (self, member->partner)),
                                          g_ptr_array_index (grouping->titles, member->group - 1));

  if (position == 0)
    grouping->pairs.first = row;
  grouping->pairs.n_rows = position + 1;
  rapport_data_sheet_set (self->data, PAIR_GROUP, member->group, RAPPORT_STYLE_COUNT, NULL, 0);
  for (guint i = PAIR_REVENUE; i < N_PAIR_VALUES; i++)
    {
      g_autofree char *check = rapport_book_cell (self, member->partner, pair_figures[i]);
      double number = rapport_book_get_figure (self, member->partner, pair_figures[i]);

      rapport_data_sheet_set (self->data, i, number, rapport_figure_get_style (pair_figures[i]), check, number);
    }
}

static void
add_pairs (RapportBook *self)
{
  const char *headers[] = { _("No."), _("Revenue won"), _("Target"), _("Open amount"), _("Health"), _("Meetings held"), NULL };

  rapport_data_sheet_begin (self->data, _("Types of the partners"), _("Partner"), _("Type"), headers);
  for (guint i = 0; i < self->groupings[RAPPORT_GROUPING_TYPE].members->len; i++)
    add_pair (self, i);
}

void
rapport_book_add_group_data (RapportBook *self)
{
  const char *titles[RAPPORT_N_GROUPINGS] = { _("By tier"), _("By region"), _("By type"), _("By health band") };
  const char *labels[RAPPORT_N_GROUPINGS] = { _("Tier"), _("Region"), _("Type"), _("Health band") };
  const char *headers[] = { _("No."), _("Partners"), _("Revenue won"), _("Target"), _("Open amount"),
                            _("With health"), _("Sum of health"), _("Meetings held"), NULL };

  add_pairs (self);
  for (guint kind = 0; kind < RAPPORT_N_GROUPINGS; kind++)
    {
      RapportGrouping *grouping = &self->groupings[kind];

      grouping->block.header = rapport_data_sheet_begin (self->data, titles[kind], labels[kind], NULL, headers);
      for (guint group = 1; group <= grouping->titles->len && self->n_partners > 0; group++)
        add_group_row (self, kind, group);
    }
}

static void
put_sum (RapportBook         *self,
         RapportSheet        *sheet,
         guint                row,
         guint                col,
         RapportStyle         style,
         RapportGroupingKind  kind,
         guint                group,
         Sum                  sum,
         guint                pair_value)
{
  g_autofree char *number = rapport_data_sheet_reference (self->data, self->groupings[kind].block.first + group - 1,
                                                          VALUE_NUMBER);
  g_autofree char *formula = make_sum (self, kind, number, sum, pair_value);

  rapport_book_put_formula (sheet, row, col, sum_members (self, kind, group, sum, pair_value), style, "=%s", formula);
}

/* What nobody has a figure of is n/a, not nothing. */
static void
put_known_sum (RapportBook         *self,
               RapportSheet        *sheet,
               guint                row,
               guint                col,
               RapportGroupingKind  kind,
               guint                group,
               guint                pair_value)
{
  g_autofree char *number = rapport_data_sheet_reference (self->data, self->groupings[kind].block.first + group - 1,
                                                          VALUE_NUMBER);
  g_autofree char *known = make_sum (self, kind, number, SUM_SCORED, pair_value);
  g_autofree char *sum = make_sum (self, kind, number, SUM_FIGURE, pair_value);
  gboolean is_known = sum_members (self, kind, group, SUM_SCORED, pair_value) > 0;

  rapport_book_put_formula (sheet, row, col,
                            is_known ? sum_members (self, kind, group, SUM_FIGURE, pair_value) : NAN,
                            RAPPORT_STYLE_MONEY, "=IF(%s=0,\"n/a\",%s)", known, sum);
}

static void
put_quotient (RapportBook         *self,
              RapportSheet        *sheet,
              guint                row,
              guint                col,
              RapportStyle         style,
              RapportGroupingKind  kind,
              guint                group,
              Sum                  above,
              guint                above_value,
              Sum                  below,
              guint                below_value)
{
  g_autofree char *number = rapport_data_sheet_reference (self->data, self->groupings[kind].block.first + group - 1,
                                                          VALUE_NUMBER);
  g_autofree char *numerator = make_sum (self, kind, number, above, above_value);
  g_autofree char *denominator = make_sum (self, kind, number, below, below_value);
  double divisor = sum_members (self, kind, group, below, below_value);

  rapport_book_put_formula (sheet, row, col,
                            divisor != 0 ? sum_members (self, kind, group, above, above_value) / divisor : NAN, style,
                            "=IF(%s=0,\"n/a\",%s/%s)", denominator, numerator, denominator);
}

static void
put_share (RapportBook         *self,
           RapportSheet        *sheet,
           guint                row,
           guint                col,
           RapportGroupingKind  kind,
           guint                group)
{
  g_autofree char *number = rapport_data_sheet_reference (self->data, self->groupings[kind].block.first + group - 1,
                                                          VALUE_NUMBER);
  g_autofree char *sum = make_sum (self, kind, number, SUM_FIGURE, PAIR_REVENUE);
  g_autofree char *revenues = rapport_book_range (self, RAPPORT_FIGURE_REVENUE);
  double total = rapport_book_sum_figure (self, RAPPORT_FIGURE_REVENUE);

  rapport_book_put_formula (sheet, row, col,
                            total != 0 ? sum_members (self, kind, group, SUM_FIGURE, PAIR_REVENUE) / total : NAN,
                            RAPPORT_STYLE_SHARE, "=IF(SUM(%s)=0,\"n/a\",%s/SUM(%s))", revenues, sum, revenues);
}

static void
put_group (RapportBook         *self,
           RapportSheet        *sheet,
           guint                row,
           RapportGroupingKind  kind,
           guint                group)
{
  rapport_sheet_text (sheet, row, 0, g_ptr_array_index (self->groupings[kind].titles, group - 1), RAPPORT_STYLE_TEXT);
  put_sum (self, sheet, row, 1, RAPPORT_STYLE_COUNT, kind, group, SUM_PARTNERS, 0);
  put_sum (self, sheet, row, 2, RAPPORT_STYLE_MONEY, kind, group, SUM_FIGURE, PAIR_REVENUE);
  put_share (self, sheet, row, 3, kind, group);
  put_known_sum (self, sheet, row, 4, kind, group, PAIR_TARGET);
  put_quotient (self, sheet, row, 5, RAPPORT_STYLE_SHARE, kind, group, SUM_TARGETED, PAIR_REVENUE,
                SUM_FIGURE, PAIR_TARGET);
  put_known_sum (self, sheet, row, 6, kind, group, PAIR_OPEN);
  put_quotient (self, sheet, row, 7, RAPPORT_STYLE_NUMBER, kind, group, SUM_FIGURE, PAIR_SCORE, SUM_SCORED, PAIR_SCORE);
  put_quotient (self, sheet, row, 8, RAPPORT_STYLE_NUMBER, kind, group, SUM_FIGURE, PAIR_MEETINGS, SUM_PARTNERS, 0);
}

/* A table with a row for each group; returns the next free row. */
guint
rapport_book_put_groups (RapportBook         *self,
                         RapportSheet        *sheet,
                         guint                row,
                         RapportGroupingKind  kind,
                         const char          *name,
                         const char          *title)
{
  const char *headers[] = { title, _("Partners"), _("Revenue won"), _("Share of revenue"), _("Target"), _("Attainment"),
                            _("Open pipeline"), _("Mean health"), _("Meetings per partner"), NULL };
  guint n_groups = self->groupings[kind].titles->len;

  for (guint group = 1; group <= n_groups; group++)
    put_group (self, sheet, row + group, kind, group);
  rapport_sheet_add_table (sheet, name, row, 0, row + n_groups, G_N_ELEMENTS (headers) - 2, headers);
  rapport_sheet_add_data_bars (sheet, row + 1, 2, row + n_groups, 2);

  return row + n_groups + 2;
}
