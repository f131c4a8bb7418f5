/* rapport-qbr-actions.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-choices.h"
#include "rapport-qbr-private.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_TITLE,
  COLUMN_SIDE,
  COLUMN_OWNER,
  COLUMN_PRIORITY,
  COLUMN_RAISED,
  COLUMN_FIRST_DUE,
  COLUMN_DUE,
  COLUMN_STATUS,
  COLUMN_DONE,
  COLUMN_LATE,
  COLUMN_REVIEW,
  COLUMN_CARRIED,
  COLUMN_NOTES,
  N_COLUMNS
};

static const RapportQbrColumn columns[N_COLUMNS] = {
  [COLUMN_NUMBER] = { N_("#"), 7 },
  [COLUMN_TITLE] = { N_("Action"), 42 },
  [COLUMN_SIDE] = { N_("Side"), 10 },
  [COLUMN_OWNER] = { N_("Owner"), 18 },
  [COLUMN_PRIORITY] = { N_("Priority"), 12 },
  [COLUMN_RAISED] = { N_("Raised on"), 12 },
  [COLUMN_FIRST_DUE] = { N_("First due"), 12 },
  [COLUMN_DUE] = { N_("Due"), 12 },
  [COLUMN_STATUS] = { N_("Status"), 13 },
  [COLUMN_DONE] = { N_("Done on"), 12 },
  [COLUMN_LATE] = { N_("Days late"), 8 },
  [COLUMN_REVIEW] = { N_("From QBR"), 12 },
  [COLUMN_CARRIED] = { N_("Carried over"), 9 },
  [COLUMN_NOTES] = { N_("Notes"), 30 },
};

static void
set_share (RapportQbr *self,
           guint       value,
           RapportKpi  kpi,
           guint       quarter)
{
  const RapportKpiValue *share = &self->cards[quarter]->values[kpi];
  guint row = self->kpi_rows[kpi][quarter];
  g_autofree char *kept = rapport_data_sheet_reference (self->data, row, 0);
  g_autofree char *due = rapport_data_sheet_reference (self->data, row, 1);
  g_autofree char *check = g_strdup_printf ("IF(%s=0,0,%s/%s)", due, kept, due);

  if (!share->available)
    return;

  rapport_data_sheet_set (self->data, value, rapport_kpi_value_get (share), RAPPORT_STYLE_SHARE, check,
                          rapport_kpi_value_get (share));
  self->commitment_block.has_data = self->commitment_block.has_data || share->numerator > 0;
}

void
rapport_qbr_actions_data (RapportQbr *self)
{
  const char * const headers[] = { _("Ours"), _("Theirs"), NULL };

  rapport_qbr_begin_block (self, &self->commitment_block, _("Commitments kept by their first due date"), _("Quarter"), NULL, headers);
  for (guint i = 1; i < RAPPORT_QBR_N_QUARTERS; i++)
    {
      rapport_qbr_add_block_row (self, &self->commitment_block, self->labels[i], NULL);
      set_share (self, 0, RAPPORT_KPI_COMMITMENTS_KEPT_OURS, i);
      set_share (self, 1, RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS, i);
    }
}

static RapportDate
get_first_due (const RapportRecord *action)
{
  RapportDate first = rapport_record_get_date (action, "original_due_on");

  return first != RAPPORT_DATE_NONE ? first : rapport_record_get_date (action, "due_on");
}

/* As it stood on the as-of date: what was done later was still open. */
static const char *
get_status (RapportQbr          *self,
            const RapportRecord *action)
{
  const char *status = rapport_record_get_text (action, "status");
  RapportDate done = rapport_record_get_date (action, "done_on");

  if (g_strcmp0 (status, "done") == 0 && done != RAPPORT_DATE_NONE && done > self->as_of)
    return "open";

  return status != NULL ? status : "open";
}

static RapportDate
get_raised (RapportQbr          *self,
            const RapportRecord *action)
{
  RapportDate raised = rapport_record_get_date (action, "raised_on");

  if (raised == RAPPORT_DATE_NONE && action->created_at > 0)
    raised = rapport_instant_get_date (action->created_at / G_USEC_PER_SEC, self->programme->settings->zone);

  return raised;
}

/* Open on the as-of date, due or done in the quarter. */
static gboolean
is_shown (RapportQbr          *self,
          const RapportRecord *action)
{
  const char *status = get_status (self, action);
  gboolean is_settled = g_str_equal (status, "done") || g_str_equal (status, "cancelled");
  RapportDate raised = rapport_record_get_date (action, "raised_on");
  RapportDate due = get_first_due (action);

  if (raised != RAPPORT_DATE_NONE && raised > self->as_of)
    return FALSE;

  return !is_settled || rapport_qbr_is_in_quarter (self, rapport_record_get_date (action, "done_on")) ||
         (due != RAPPORT_DATE_NONE && due >= self->quarter->start && due <= self->quarter->end);
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const RapportRecord *first = *(const RapportRecord * const *) a;
  const RapportRecord *second = *(const RapportRecord * const *) b;
  gboolean first_done = g_str_equal (get_status (user_data, first), "done") || g_str_equal (get_status (user_data, first), "cancelled");
  gboolean second_done = g_str_equal (get_status (user_data, second), "done") || g_str_equal (get_status (user_data, second), "cancelled");
  RapportDate first_due = get_first_due (first);
  RapportDate second_due = get_first_due (second);

  if (first_done != second_done)
    return first_done ? 1 : -1;
  if (first_due != second_due)
    return first_due < second_due ? -1 : 1;

  return rapport_id_compare (&first->id, &second->id);
}

static double
get_days_late (RapportQbr          *self,
               const RapportRecord *action)
{
  const char *status = get_status (self, action);
  RapportDate due = get_first_due (action);
  RapportDate done = rapport_record_get_date (action, "done_on");

  if (due == RAPPORT_DATE_NONE || g_str_equal (status, "cancelled"))
    return NAN;
  if (g_str_equal (status, "done"))
    return done == RAPPORT_DATE_NONE ? NAN : MAX (done - due, 0);

  return MAX (self->as_of - due, 0);
}

/* Follows the status that the reader chooses. */
static void
put_days_late (RapportQbr          *self,
               RapportSheet        *sheet,
               guint                row,
               const RapportRecord *action)
{
  const RapportField *field = rapport_kind_get_field (RAPPORT_KIND_ACTION, "status");
  const char *done_word = rapport_field_get_choice_title (field, "done");
  const char *cancelled_word = rapport_field_get_choice_title (field, "cancelled");
  char status[LXW_MAX_CELL_NAME_LENGTH];
  char due[LXW_MAX_CELL_NAME_LENGTH];
  char done[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (status, row, COLUMN_STATUS);
  lxw_rowcol_to_cell (due, row, COLUMN_FIRST_DUE);
  lxw_rowcol_to_cell (done, row, COLUMN_DONE);
  rapport_qbr_put_formula (sheet, row, COLUMN_LATE, get_days_late (self, action), RAPPORT_STYLE_COUNT,
                           "=IF(%s=\"\",\"%s\",IF(%s=\"%s\",\"%s\",IF(%s=\"%s\",IF(%s=\"\",\"%s\",IF(%s>%s,%s-%s,0)),IF(AsOf>%s,AsOf-%s,0))))",
                           due, _("n/a"), status, cancelled_word, _("n/a"), status, done_word, done, _("n/a"),
                           done, due, done, due, due, due);
}

static char *
get_review_label (RapportQbr          *self,
                  const RapportRecord *action)
{
  const RapportId *id = rapport_record_get_id (action, "review");
  const RapportRecord *review = id != NULL ? rapport_facts_lookup (self->facts, id) : NULL;
  RapportQuarter quarter;

  if (review == NULL || !rapport_record_has (review, "quarter"))
    return NULL;

  rapport_quarter_of_date (&quarter, &self->programme->settings->fiscal, rapport_record_get_date (review, "quarter"));

  return rapport_quarter_to_label (&quarter, &self->programme->settings->fiscal);
}

static void
put_action (RapportQbr          *self,
            RapportSheet        *sheet,
            guint                row,
            guint                number,
            const RapportRecord *action)
{
  const RapportField *field = rapport_kind_get_field (RAPPORT_KIND_ACTION, "status");
  const char *status = get_status (self, action);
  RapportDate done = rapport_record_get_date (action, "done_on");
  g_autofree char *review = get_review_label (self, action);

  rapport_sheet_number (sheet, row, COLUMN_NUMBER, number, RAPPORT_STYLE_COUNT);
  rapport_sheet_text (sheet, row, COLUMN_TITLE, rapport_record_get_title (action), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, COLUMN_SIDE, rapport_qbr_get_choice (action, "side"), RAPPORT_STYLE_INPUT);
  rapport_sheet_text (sheet, row, COLUMN_OWNER, rapport_record_get_text (action, "owner"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, COLUMN_PRIORITY, rapport_qbr_get_choice (action, "priority"), RAPPORT_STYLE_TEXT);
  rapport_sheet_date (sheet, row, COLUMN_RAISED, get_raised (self, action), RAPPORT_STYLE_DATE);
  rapport_sheet_date (sheet, row, COLUMN_FIRST_DUE, get_first_due (action), RAPPORT_STYLE_DATE);
  rapport_sheet_date (sheet, row, COLUMN_DUE, rapport_record_get_date (action, "due_on"), RAPPORT_STYLE_DATE);
  rapport_sheet_text (sheet, row, COLUMN_STATUS, rapport_field_get_choice_title (field, status), RAPPORT_STYLE_INPUT);
  rapport_sheet_date (sheet, row, COLUMN_DONE, g_str_equal (status, "done") ? done : RAPPORT_DATE_NONE, RAPPORT_STYLE_DATE);
  put_days_late (self, sheet, row, action);
  rapport_sheet_text (sheet, row, COLUMN_REVIEW, review, RAPPORT_STYLE_TEXT);
  rapport_sheet_number (sheet, row, COLUMN_CARRIED, rapport_record_get_integer (action, "carried_over", 0), RAPPORT_STYLE_COUNT);
  rapport_sheet_text (sheet, row, COLUMN_NOTES, rapport_record_get_text (action, "notes"), RAPPORT_STYLE_INPUT);
}

static void
add_choices (RapportSheet        *sheet,
             guint                first,
             guint                last,
             guint                col,
             const RapportChoice *choices)
{
  const char *words[16] = { NULL };

  for (guint i = 0; choices[i].id != NULL && i < G_N_ELEMENTS (words) - 1; i++)
    words[i] = _(choices[i].title);
  rapport_sheet_add_choices (sheet, first, col, last, col, words);
}

static guint
put_table (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  GPtrArray *actions = self->facts->records[RAPPORT_KIND_ACTION];
  g_autoptr(GPtrArray) shown = g_ptr_array_new ();
  guint header;

  for (guint i = 0; i < actions->len; i++)
    {
      if (is_shown (self, g_ptr_array_index (actions, i)))
        g_ptr_array_add (shown, g_ptr_array_index (actions, i));
    }
  g_ptr_array_sort_with_data (shown, compare_actions, self);

  row = rapport_qbr_put_heading (sheet, row, _("Open on the as-of date, due or done in the quarter"));
  if (shown->len == 0)
    return rapport_qbr_put_empty (sheet, row, N_COLUMNS - 1,
                                  _("No actions. Note them in a meeting or on the partner’s page, under Actions."));

  header = row++;
  for (guint i = 0; i < shown->len; i++)
    put_action (self, sheet, row++, i + 1, g_ptr_array_index (shown, i));
  rapport_qbr_finish_table (sheet, "tblActions", header, row - 1, columns, N_COLUMNS);
  rapport_sheet_repeat_rows (sheet, header, header);
  add_choices (sheet, header + 1, row - 1, COLUMN_STATUS, rapport_choices_action_status);
  add_choices (sheet, header + 1, row - 1, COLUMN_SIDE, rapport_choices_side);

  return row;
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_COLUMN,
    .title = _("Commitments kept by their first due date"),
    .x_title = _("Quarter"),
    .y_title = _("Kept, %"),
    .description = _("Columns of the share of commitments kept by us and by the partner in eight quarters"),
    .number_format = "0%",
  };

  if (!self->commitment_block.has_data)
    return rapport_qbr_put_empty (sheet, row, N_COLUMNS - 1,
                                  _("No commitment was kept, or none was due, in the last eight quarters: there is nothing to draw.")) + 1;

  rapport_qbr_point_chart (self, &spec, &self->commitment_block, rapport_qbr_has_numbers (self, &self->commitment_block, 0) ? 0 : 1,
                           rapport_qbr_has_numbers (self, &self->commitment_block, 0) &&
                           rapport_qbr_has_numbers (self, &self->commitment_block, 1) ? 2 : 1);

  return rapport_qbr_put_charts (sheet, row, columns, N_COLUMNS, &spec, 1, 240);
}

void
rapport_qbr_actions_write (RapportQbr *self)
{
  static const RapportKpi figures[] = { RAPPORT_KPI_COMMITMENTS_KEPT_OURS, RAPPORT_KPI_COMMITMENTS_KEPT_THEIRS };
  static const guint cols[] = { 0, 2, 5 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_ACTIONS, columns, N_COLUMNS);
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));

  row = put_chart (self, sheet, row);
  put_table (self, sheet, row);
}
