/* rapport-evidence-sheet.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-evidence-sheet"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-evidence-sheet.h"

/* Excel counts days from 1900, with its leap-year mistake. */
#define EXCEL_EPOCH 25569

#define HEADER_ROW 3
#define FIRST_ROW 4

enum
{
  COLUMN_METRIC,
  COLUMN_PERIOD,
  COLUMN_GROUP,
  COLUMN_ATTRIBUTION,
  COLUMN_TITLE,
  COLUMN_KIND,
  COLUMN_RECORD,
  COLUMN_DATE,
  COLUMN_VALUE,
  COLUMN_WEIGHT,
  COLUMN_ROLE,
  COLUMN_ORIGINAL,
  COLUMN_CURRENCY,
  COLUMN_RATE,
  COLUMN_RATE_DATE,
  COLUMN_ORIGIN,
  COLUMN_AUTHOR,
  COLUMN_ENTERED,
  N_COLUMNS
};

/* The texts are in the sheet's chunk, where equal ones share one address. */
typedef struct
{
  const char  *metric;
  const char  *period;
  const char  *group;
  const char  *attribution;
  const char  *record;
  RapportDate  date;
  double       value;
  double       weight;
  gboolean     money;
  gboolean     sample;
} Row;

struct _RapportEvidenceSheet
{
  RapportSheet *sheet;   /* (not owned) */
  GTimeZone    *zone;    /* (owned) */
  GStringChunk *texts;   /* (owned) */
  GHashTable   *groups;  /* (owned): folded -> in texts; cells compare without regard to case */
  GArray       *rows;    /* (owned) (element-type Row) */
  int           decimals;
};

static const struct { const char *title; double width; } columns[N_COLUMNS] = {
  { N_("Metric"), 22 },
  { N_("Quarter"), 11 },
  { N_("Group"), 20 },
  { N_("Attribution"), 11 },
  { N_("Record"), 34 },
  { N_("Kind"), 16 },
  { N_("Record id"), 36 },
  { N_("Date"), 11 },
  { N_("Value"), 14 },
  { N_("Weight"), 14 },
  { N_("Counted in"), 12 },
  { N_("Original amount"), 15 },
  { N_("Currency"), 9 },
  { N_("Rate"), 11 },
  { N_("Rate of"), 11 },
  { N_("Origin"), 30 },
  { N_("Entered by"), 18 },
  { N_("Entered on"), 11 },
};

static const char *
keep (RapportEvidenceSheet *self,
      const char           *text)
{
  return g_string_chunk_insert_const (self->texts, text != NULL ? text : "");
}

static const char *
keep_group (const RapportEvidenceSheet *self,
            const char                 *group)
{
  g_autofree char *folded = g_utf8_casefold (group != NULL ? group : "", -1);
  const char *kept = g_hash_table_lookup (self->groups, folded);

  if (kept == NULL)
    {
      kept = g_string_chunk_insert_const (self->texts, group != NULL ? group : "");
      g_hash_table_insert (self->groups, g_steal_pointer (&folded), (gpointer) kept);
    }

  return kept;
}

static double
scale_of (const RapportEvidenceSheet *self,
          gboolean                    money)
{
  return money ? pow (10, self->decimals) : 1;
}

static const char *
get_role_title (RapportEvidenceRole role)
{
  switch (role)
    {
    case RAPPORT_EVIDENCE_NUMERATOR:
      return _("value");

    case RAPPORT_EVIDENCE_DENOMINATOR:
      return _("weight");

    case RAPPORT_EVIDENCE_BOTH:
      return _("value and weight");

    case RAPPORT_EVIDENCE_SAMPLE:
    default:
      return _("sample");
    }
}

static void
write_record (RapportEvidenceSheet *self,
              guint                 row,
              const RapportRecord  *record)
{
  const RapportKindInfo *info = rapport_kind_get_info (record->kind);
  g_autofree char *id = rapport_id_to_string (&record->id);
  RapportInstant entered = record->created_at / G_USEC_PER_SEC;

  rapport_sheet_text (self->sheet, row, COLUMN_TITLE, rapport_record_get_title (record), RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (self->sheet, row, COLUMN_KIND, _(info->title), RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (self->sheet, row, COLUMN_RECORD, id, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (self->sheet, row, COLUMN_ORIGIN, record->origin != NULL ? record->origin : _("typed"), RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (self->sheet, row, COLUMN_AUTHOR, record->author, RAPPORT_STYLE_TEXT_NOWRAP);
  if (record->created_at > 0)
    rapport_sheet_date (self->sheet, row, COLUMN_ENTERED, rapport_instant_get_date (entered, self->zone), RAPPORT_STYLE_DATE);
}

static void
write_original (RapportEvidenceSheet  *self,
                guint                  row,
                const RapportEvidence *evidence)
{
  if (evidence->currency == NULL)
    return;

  rapport_sheet_number (self->sheet, row, COLUMN_ORIGINAL,
                        rapport_money_to_major (evidence->original, evidence->currency),
                        rapport_currency_get_decimals (evidence->currency) == 0 ? RAPPORT_STYLE_COUNT : RAPPORT_STYLE_AMOUNT);
  rapport_sheet_text (self->sheet, row, COLUMN_CURRENCY, evidence->currency, RAPPORT_STYLE_TEXT_NOWRAP);
  if (evidence->rate != 0)
    rapport_sheet_number (self->sheet, row, COLUMN_RATE, (double) evidence->rate / RAPPORT_RATE_SCALE, RAPPORT_STYLE_RATE);
  rapport_sheet_date (self->sheet, row, COLUMN_RATE_DATE, evidence->rate_date, RAPPORT_STYLE_DATE);
}

static gboolean
row_matches (const Row                  *row,
             const RapportEvidenceQuery *query)
{
  return row->metric == query->metric &&
         (query->period == NULL || row->period == query->period) &&
         (query->attribution == NULL || row->attribution == query->attribution) &&
         (query->record == NULL || row->record == query->record) &&
         (query->group == NULL || row->group == query->group) &&
         (query->from == RAPPORT_DATE_NONE || (row->date >= query->from && row->date <= query->to));
}

/* Texts that no row has give an address that no row has. */
static const char *
find_text (const RapportEvidenceSheet *self,
           const char                 *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
intern_query (const RapportEvidenceSheet *self,
              const RapportEvidenceQuery *query,
              RapportEvidenceQuery       *interned)
{
  *interned = *query;
  interned->metric = find_text (self, query->metric);
  interned->period = find_text (self, query->period);
  interned->attribution = find_text (self, query->attribution);
  interned->record = find_text (self, query->record);
  interned->group = query->group != NULL ? keep_group (self, query->group) : NULL;
}

static char *
column_range (const RapportEvidenceSheet *self,
              guint                       column)
{
  guint last = FIRST_ROW + MAX (self->rows->len, 1) - 1;

  return rapport_sheet_range (self->sheet, FIRST_ROW, column, last, column);
}

static void
append_criterion (const RapportEvidenceSheet *self,
                  GString                    *formula,
                  guint                       column,
                  const char                 *text)
{
  g_autofree char *range = NULL;

  if (text == NULL)
    return;

  range = column_range (self, column);
  g_string_append_printf (formula, "%s%s,\"%s\"", formula->len > 0 ? "," : "", range, text);
}

static char *
build_criteria (const RapportEvidenceSheet *self,
                const RapportEvidenceQuery *query)
{
  GString *criteria = g_string_new (NULL);
  g_autofree char *dates = column_range (self, COLUMN_DATE);

  append_criterion (self, criteria, COLUMN_METRIC, query->metric);
  append_criterion (self, criteria, COLUMN_PERIOD, query->period);
  append_criterion (self, criteria, COLUMN_ATTRIBUTION, query->attribution);
  append_criterion (self, criteria, COLUMN_RECORD, query->record);
  if (query->from != RAPPORT_DATE_NONE)
    g_string_append_printf (criteria, ",%s,\">=%d\",%s,\"<=%d\"",
                            dates, query->from + EXCEL_EPOCH, dates, query->to + EXCEL_EPOCH);

  return g_string_free (criteria, FALSE);
}

/* Compares cell with cell, so that no text can act as an operator. */
static char *
build_product (const RapportEvidenceSheet *self,
               RapportEvidenceFigure       figure,
               const RapportEvidenceQuery *query)
{
  GString *product = g_string_new ("SUMPRODUCT(");
  g_autofree char *metrics = column_range (self, COLUMN_METRIC);
  g_autofree char *groups = column_range (self, COLUMN_GROUP);
  g_autofree char *values = column_range (self, figure == RAPPORT_EVIDENCE_WEIGHT ? COLUMN_WEIGHT : COLUMN_VALUE);

  g_string_append_printf (product, "(%s=\"%s\")*(%s=%s)", metrics, query->metric, groups, query->group_cell);
  if (query->period != NULL)
    {
      g_autofree char *periods = column_range (self, COLUMN_PERIOD);

      g_string_append_printf (product, "*(%s=\"%s\")", periods, query->period);
    }
  if (figure != RAPPORT_EVIDENCE_COUNT)
    g_string_append_printf (product, "*%s", values);
  g_string_append_c (product, ')');

  return g_string_free (product, FALSE);
}

static char *
build_sum (const RapportEvidenceSheet *self,
           RapportEvidenceFigure       figure,
           const RapportEvidenceQuery *query)
{
  g_autofree char *criteria = NULL;
  g_autofree char *values = NULL;

  if (query->group_cell != NULL)
    return build_product (self, figure, query);

  criteria = build_criteria (self, query);
  if (figure == RAPPORT_EVIDENCE_COUNT)
    return g_strdup_printf ("COUNTIFS(%s)", criteria);

  values = column_range (self, figure == RAPPORT_EVIDENCE_WEIGHT ? COLUMN_WEIGHT : COLUMN_VALUE);

  return g_strdup_printf ("SUMIFS(%s,%s)", values, criteria);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

/* The rows of one metric and quarter stand together: they are added so. */
static char *
build_median (const RapportEvidenceSheet *self,
              const RapportEvidenceQuery *query,
              double                     *value)
{
  g_autoptr(GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *range = NULL;
  guint first = 0;
  guint last = 0;
  guint i;

  for (i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (!row->sample || !row_matches (row, query))
        continue;
      if (samples->len == 0)
        first = i;
      last = i;
      g_array_append_val (samples, row->value);
    }

  if (samples->len == 0 || samples->len != last - first + 1)
    return NULL;

  g_array_sort (samples, compare_doubles);
  *value = (g_array_index (samples, double, (samples->len - 1) / 2) +
            g_array_index (samples, double, samples->len / 2)) / 2;
  range = rapport_sheet_range (self->sheet, FIRST_ROW + first, COLUMN_VALUE, FIRST_ROW + last, COLUMN_VALUE);

  return g_strdup_printf ("MEDIAN(%s)", range);
}

static double
round_to (double value,
          int    decimals)
{
  double scale = pow (10, decimals);

  return round (value * scale) / scale;
}

/* In the order of the sheet, and rounded by the caller, as the formula does. */
static double
sum_rows (const RapportEvidenceSheet *self,
          RapportEvidenceFigure       figure,
          const RapportEvidenceQuery *query)
{
  double sum = 0;
  guint i;

  for (i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (!row_matches (row, query))
        continue;
      if (figure == RAPPORT_EVIDENCE_COUNT)
        sum += 1;
      else
        sum += figure == RAPPORT_EVIDENCE_WEIGHT ? row->weight : row->value;
    }

  return sum;
}

/**
 * rapport_evidence_sheet_new:
 * @sheet: the sheet to fill; not owned
 * @currency: the reporting currency
 * @zone: the workspace's time zone
 *
 * Starts the evidence of a workbook.
 *
 * Returns: (transfer full): the sheet's builder
 */
RapportEvidenceSheet *
rapport_evidence_sheet_new (RapportSheet *sheet,
                            const char   *currency,
                            GTimeZone    *zone)
{
  RapportEvidenceSheet *self;

  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  self = g_new0 (RapportEvidenceSheet, 1);
  self->sheet = sheet;
  self->zone = g_time_zone_ref (zone);
  self->texts = g_string_chunk_new (4096);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->decimals = rapport_currency_get_decimals (currency);

  return self;
}

void
rapport_evidence_sheet_free (RapportEvidenceSheet *self)
{
  if (self == NULL)
    return;

  g_time_zone_unref (self->zone);
  g_hash_table_unref (self->groups);
  g_string_chunk_free (self->texts);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * rapport_evidence_sheet_add:
 * @self: the sheet
 * @line: whose figure it is
 * @evidence: the record and what it added
 *
 * Writes one row. The rows of one metric and quarter must follow each other.
 */
void
rapport_evidence_sheet_add (RapportEvidenceSheet      *self,
                            const RapportEvidenceLine *line,
                            const RapportEvidence     *evidence)
{
  Row row = { 0 };
  guint at;

  g_return_if_fail (self != NULL);
  g_return_if_fail (line != NULL && line->metric != NULL);
  g_return_if_fail (evidence != NULL);

  at = FIRST_ROW + self->rows->len;
  row.metric = keep (self, line->metric);
  row.period = keep (self, line->period);
  row.group = keep_group (self, line->group);
  row.attribution = keep (self, line->attribution);
  row.date = evidence->date;
  row.value = isfinite (evidence->value) ? evidence->value / scale_of (self, line->money) : 0;
  row.weight = isfinite (evidence->weight) ? evidence->weight / scale_of (self, line->money_weight) : 0;
  row.money = line->money;
  row.sample = evidence->role == RAPPORT_EVIDENCE_SAMPLE;
  if (evidence->record != NULL)
    {
      g_autofree char *id = rapport_id_to_string (&evidence->record->id);

      row.record = keep (self, id);
      write_record (self, at, evidence->record);
    }
  g_array_append_val (self->rows, row);

  rapport_sheet_text (self->sheet, at, COLUMN_METRIC, line->metric, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (self->sheet, at, COLUMN_PERIOD, line->period, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (self->sheet, at, COLUMN_GROUP, line->group, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (self->sheet, at, COLUMN_ATTRIBUTION, line->attribution, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_date (self->sheet, at, COLUMN_DATE, evidence->date, RAPPORT_STYLE_DATE);
  rapport_sheet_number (self->sheet, at, COLUMN_VALUE, row.value,
                        line->money ? RAPPORT_STYLE_MONEY_DECIMALS : RAPPORT_STYLE_NUMBER);
  rapport_sheet_number (self->sheet, at, COLUMN_WEIGHT, row.weight,
                        line->money_weight ? RAPPORT_STYLE_MONEY_DECIMALS : RAPPORT_STYLE_NUMBER);
  rapport_sheet_text (self->sheet, at, COLUMN_ROLE, get_role_title (evidence->role), RAPPORT_STYLE_TEXT_NOWRAP);
  write_original (self, at, evidence);
}

guint
rapport_evidence_sheet_get_n_rows (const RapportEvidenceSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * rapport_evidence_sheet_formula:
 * @self: the sheet
 * @figure: what to add up
 * @query: over which rows
 * @value: (out): what the formula gives
 *
 * A formula over the evidence, for a check cell.
 *
 * Returns: (transfer full) (nullable): the formula without "="
 */
char *
rapport_evidence_sheet_formula (const RapportEvidenceSheet *self,
                                RapportEvidenceFigure       figure,
                                const RapportEvidenceQuery *query,
                                double                     *value)
{
  RapportEvidenceQuery interned;
  g_autofree char *sum = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL && query->metric != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  intern_query (self, query, &interned);
  if (figure == RAPPORT_EVIDENCE_MEDIAN)
    return build_median (self, &interned, value);

  *value = round_to (sum_rows (self, figure, &interned), 6);
  sum = build_sum (self, figure, query);
  if (figure == RAPPORT_EVIDENCE_COUNT)
    return g_steal_pointer (&sum);

  return g_strdup_printf ("ROUND(%s,6)", sum);
}

/**
 * rapport_evidence_sheet_rows_formula:
 * @self: the sheet
 * @figure: what to add up; not a median
 * @metric: what all of the rows are of
 * @first: the first row, counted from 0
 * @n_rows: how many
 * @value: (out): what the formula gives
 *
 * A formula over a few rows that stand together, for a check cell. Where each of many partners has
 * such a cell, formulas over all rows would take too long to compute.
 *
 * Returns: (transfer full): the formula without "="
 */
char *
rapport_evidence_sheet_rows_formula (const RapportEvidenceSheet *self,
                                     RapportEvidenceFigure       figure,
                                     const char                 *metric,
                                     guint                       first,
                                     guint                       n_rows,
                                     double                     *value)
{
  guint column = figure == RAPPORT_EVIDENCE_WEIGHT ? COLUMN_WEIGHT : COLUMN_VALUE;
  g_autofree char *metrics = NULL;
  g_autofree char *values = NULL;
  double sum = 0;

  g_return_val_if_fail (self != NULL && metric != NULL && value != NULL, NULL);
  g_return_val_if_fail (figure != RAPPORT_EVIDENCE_MEDIAN, NULL);
  g_return_val_if_fail (first + n_rows <= self->rows->len, NULL);

  *value = 0;
  if (n_rows == 0)
    return g_strdup ("0");

  metrics = rapport_sheet_range (self->sheet, FIRST_ROW + first, COLUMN_METRIC,
                                 FIRST_ROW + first + n_rows - 1, COLUMN_METRIC);
  if (figure == RAPPORT_EVIDENCE_COUNT)
    {
      *value = n_rows;
      return g_strdup_printf ("COUNTIFS(%s,\"%s\")", metrics, metric);
    }

  for (guint i = first; i < first + n_rows; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      sum += figure == RAPPORT_EVIDENCE_WEIGHT ? row->weight : row->value;
    }
  *value = round_to (sum, 6);
  values = rapport_sheet_range (self->sheet, FIRST_ROW + first, column, FIRST_ROW + first + n_rows - 1, column);

  return g_strdup_printf ("ROUND(SUMIFS(%s,%s,\"%s\"),6)", values, metrics, metric);
}

/**
 * rapport_evidence_sheet_finish:
 * @self: the sheet
 * @subtitle: the line below the title
 *
 * Completes the sheet.
 */
void
rapport_evidence_sheet_finish (RapportEvidenceSheet *self,
                               const char           *subtitle)
{
  const char *headers[N_COLUMNS + 1] = { NULL };
  guint last;
  guint i;

  g_return_if_fail (self != NULL);

  rapport_sheet_text (self->sheet, 0, 0, _("Evidence"), RAPPORT_STYLE_TITLE);
  rapport_sheet_set_row_height (self->sheet, 0, 30);
  rapport_sheet_text (self->sheet, 1, 0, subtitle, RAPPORT_STYLE_SUBTITLE);
  for (i = 0; i < N_COLUMNS; i++)
    {
      headers[i] = _(columns[i].title);
      rapport_sheet_text (self->sheet, HEADER_ROW, i, headers[i], RAPPORT_STYLE_HEADER);
      rapport_sheet_set_width (self->sheet, i, i, columns[i].width);
    }
  rapport_sheet_freeze (self->sheet, FIRST_ROW, 1);
  rapport_sheet_repeat_rows (self->sheet, HEADER_ROW, HEADER_ROW);

  if (self->rows->len == 0)
    {
      rapport_sheet_text (self->sheet, FIRST_ROW, COLUMN_METRIC,
                          _("No record is behind any figure of this quarter."), RAPPORT_STYLE_EMPTY);
      return;
    }

  last = FIRST_ROW + self->rows->len - 1;
  rapport_sheet_add_table (self->sheet, "tblEvidence", HEADER_ROW, 0, last, N_COLUMNS - 1, headers);
}
