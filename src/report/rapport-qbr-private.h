/* rapport-qbr-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-data-sheet.h"
#include "rapport-definitions-sheet.h"
#include "rapport-evidence-sheet.h"
#include "rapport-qbr.h"

G_BEGIN_DECLS

/* How the QBR workbook is made: all sheets are created in their order; then the evidence is filled
 * in, then each sheet adds its blocks to Data, and at last each sheet is written, with formulas and
 * charts over these blocks. */

/* The quarter and the eight before it, oldest first. */
#define RAPPORT_QBR_N_QUARTERS 9
#define RAPPORT_QBR_PRESENT (RAPPORT_QBR_N_QUARTERS - 1)

/* The quarters whose figures the scorecard shows. */
#define RAPPORT_QBR_FIRST_SHOWN (RAPPORT_QBR_PRESENT - 4)

#define RAPPORT_QBR_MAX_COLUMNS 24

/* Metrics of the evidence that are no KPIs. */
#define RAPPORT_QBR_TARGETS "targets"
#define RAPPORT_QBR_MDF_ALLOCATED "mdf_allocated"
#define RAPPORT_QBR_MDF_SPENT "mdf_spent"
#define RAPPORT_QBR_MDF_CLAIMED "mdf_claimed"
#define RAPPORT_QBR_MDF_REVENUE "mdf_revenue"
#define RAPPORT_QBR_TIER_CERTIFICATES "tier_certificates"

typedef enum
{
  RAPPORT_QBR_COVER,
  RAPPORT_QBR_SUMMARY,
  RAPPORT_QBR_SCORECARD,
  RAPPORT_QBR_REVENUE,
  RAPPORT_QBR_PIPELINE,
  RAPPORT_QBR_REGISTRATIONS,
  RAPPORT_QBR_WINS,
  RAPPORT_QBR_ENABLEMENT,
  RAPPORT_QBR_MARKETING,
  RAPPORT_QBR_PLAN,
  RAPPORT_QBR_ACTIONS,
  RAPPORT_QBR_RELATIONSHIP,
  RAPPORT_QBR_RISKS,
  RAPPORT_QBR_TIER,
  RAPPORT_QBR_DEFINITIONS,
  RAPPORT_QBR_DATA,
  RAPPORT_QBR_EVIDENCE,
  RAPPORT_QBR_N_SHEETS
} RapportQbrSheet;

/**
 * RapportQbrBlock:
 * @header: header row on Data
 * @first, @last: its rows; @last < @first for none
 * @has_data: whether a chart over it would show anything
 *
 * A block of the sheet Data.
 */
typedef struct
{
  guint    header;
  guint    first;
  guint    last;
  gboolean has_data;
} RapportQbrBlock;

typedef struct
{
  const RapportProgramme *programme;
  const RapportFacts     *facts;
  RapportForm             form;
  RapportDate             as_of;
  RapportQuarter          quarters[RAPPORT_QBR_N_QUARTERS];
  RapportScorecard       *cards[RAPPORT_QBR_N_QUARTERS];    /* (owned) */
  char                   *labels[RAPPORT_QBR_N_QUARTERS];   /* (owned) */
  RapportQuarter          next;
  char                   *next_label;                       /* (owned) */
  const RapportQuarter   *quarter;
  const RapportScorecard *card;
  const char             *label;
  const RapportRecord    *review;                           /* (nullable) */
  const char             *name;
  const char             *currency;
  double                  unit;                             /* minor units in a major one */
  char                   *subtitle;                         /* (owned) */
  char                   *money_format;                     /* (owned): of chart axes */

  RapportWorkbook        *workbook;
  RapportSheet           *sheets[RAPPORT_QBR_N_SHEETS];     /* %NULL where the form leaves it out */
  RapportEvidenceSheet   *evidence;                         /* (owned) */
  RapportDataSheet       *data;                             /* (owned) */

  guint                   kpi_rows[RAPPORT_N_KPIS][RAPPORT_QBR_N_QUARTERS];
  guint                   target_rows[RAPPORT_N_KPIS];      /* 0 for no target */
  RapportQbrBlock         quarter_block;
  RapportQbrBlock         health_block;
  RapportQbrBlock         target_block;
  RapportQbrBlock         month_block;
  RapportQbrBlock         category_block;
  RapportQbrBlock         stage_block;
  RapportQbrBlock         attribution_block;
  RapportQbrBlock         funnel_block;
  RapportQbrBlock         reason_block;
  RapportQbrBlock         certificate_block;
  RapportQbrBlock         activity_block;
  RapportQbrBlock         year_block;
  RapportQbrBlock         plan_block;
  RapportQbrBlock         commitment_block;
  RapportQbrBlock         meeting_block;
  RapportQbrBlock         path_block;
} RapportQbr;

typedef enum
{
  RAPPORT_QBR_GREEN,
  RAPPORT_QBR_AMBER,
  RAPPORT_QBR_RED,
  RAPPORT_QBR_GREY,
} RapportQbrRag;

/**
 * RapportQbrScore:
 * @actual: NaN for n/a
 * @target: NaN for none
 * @floor: below it (above it, where less is better) the KPI is red; NaN for none
 * @weight: NaN for none
 * @attainment: NaN for n/a
 *
 * A KPI of the quarter against its target.
 */
typedef struct
{
  double        actual;
  double        target;
  double        floor;
  double        weight;
  double        attainment;
  RapportQbrRag rag;
} RapportQbrScore;

/**
 * RapportQbrColumn:
 * @title: to be translated
 * @width: in characters
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  double      width;
} RapportQbrColumn;

/* The sheets, each in its file; _data adds its blocks to Data, _write writes the sheet. */
void        rapport_qbr_cover_write          (RapportQbr *self);
void        rapport_qbr_summary_data         (RapportQbr *self);
void        rapport_qbr_summary_write        (RapportQbr *self);
void        rapport_qbr_scorecard_data       (RapportQbr *self);
void        rapport_qbr_scorecard_write      (RapportQbr *self);
void        rapport_qbr_score_compute        (RapportQbr      *self,
                                              RapportKpi       kpi,
                                              RapportQbrScore *score);
/* Where the scorecard has a KPI's RAG, and what the reader put in its place. */
void        rapport_qbr_scorecard_get_rag_cells (RapportQbr   *self,
                                              RapportKpi       kpi,
                                              char           **rag,
                                              char           **instead);
const char *rapport_qbr_rag_get_title        (RapportQbrRag    rag);
void        rapport_qbr_revenue_data         (RapportQbr *self);
void        rapport_qbr_revenue_write        (RapportQbr *self);
void        rapport_qbr_pipeline_data        (RapportQbr *self);
void        rapport_qbr_pipeline_write       (RapportQbr *self);
void        rapport_qbr_registrations_data   (RapportQbr *self);
void        rapport_qbr_registrations_write  (RapportQbr *self);
void        rapport_qbr_wins_data            (RapportQbr *self);
void        rapport_qbr_wins_write           (RapportQbr *self);
void        rapport_qbr_enablement_data      (RapportQbr *self);
void        rapport_qbr_enablement_write     (RapportQbr *self);
void        rapport_qbr_marketing_evidence   (RapportQbr *self);
void        rapport_qbr_marketing_data       (RapportQbr *self);
void        rapport_qbr_marketing_write      (RapportQbr *self);
void        rapport_qbr_plan_data            (RapportQbr *self);
void        rapport_qbr_plan_write           (RapportQbr *self);
void        rapport_qbr_actions_data         (RapportQbr *self);
void        rapport_qbr_actions_write        (RapportQbr *self);
void        rapport_qbr_relationship_data    (RapportQbr *self);
void        rapport_qbr_relationship_write   (RapportQbr *self);
void        rapport_qbr_risks_write          (RapportQbr *self);
void        rapport_qbr_tier_evidence        (RapportQbr *self);
void        rapport_qbr_tier_data            (RapportQbr *self);
void        rapport_qbr_tier_write           (RapportQbr *self);
void        rapport_qbr_definitions_write    (RapportQbr *self,
                                              const char *differences,
                                              double      n_differences);
void        rapport_qbr_kpi_data             (RapportQbr *self);
void        rapport_qbr_evidence_fill        (RapportQbr *self);

const char *rapport_qbr_get_sheet_title      (RapportQbrSheet sheet);
const char *rapport_qbr_get_sheet_purpose    (RapportQbrSheet sheet);
gboolean    rapport_qbr_form_has_sheet       (RapportForm     form,
                                              RapportQbrSheet sheet);

/* rapport-qbr-layout.c: pieces that the sheets are made of */
/* Title, subtitle, column widths; returns the sheet. Contents begin at row 3. */
RapportSheet *rapport_qbr_begin_sheet        (RapportQbr             *self,
                                              RapportQbrSheet         sheet,
                                              const RapportQbrColumn *columns,
                                              guint                   n_columns);
/* A heading with room above; returns the next row. */
guint       rapport_qbr_put_heading          (RapportSheet           *sheet,
                                              guint                   row,
                                              const char             *text);
/* One line that says what is missing and where to enter it; returns the next row. */
guint       rapport_qbr_put_empty            (RapportSheet           *sheet,
                                              guint                   row,
                                              guint                   last_col,
                                              const char             *text);
/* Text over several columns, wrapped; returns the next row. */
guint       rapport_qbr_put_paragraph        (RapportSheet           *sheet,
                                              guint                   row,
                                              guint                   first_col,
                                              guint                   last_col,
                                              const char             *text);
void        rapport_qbr_put_header           (RapportSheet           *sheet,
                                              guint                   row,
                                              const RapportQbrColumn *columns,
                                              guint                   n_columns);
/* Names a table whose header is at @row and whose last row is @last; prints its header on every page. */
void        rapport_qbr_finish_table         (RapportSheet           *sheet,
                                              const char             *name,
                                              guint                   row,
                                              guint                   last,
                                              const RapportQbrColumn *columns,
                                              guint                   n_columns);
/* A KPI of the quarter: IF(denominator=0,"n/a",numerator/denominator). */
void        rapport_qbr_put_kpi              (RapportQbr             *self,
                                              RapportSheet           *sheet,
                                              guint                   row,
                                              guint                   col,
                                              RapportKpi              kpi,
                                              guint                   quarter,
                                              RapportStyle            style);
/* A number of Data. */
void        rapport_qbr_put_data             (RapportQbr             *self,
                                              RapportSheet           *sheet,
                                              guint                   row,
                                              guint                   col,
                                              guint                   data_row,
                                              guint                   value,
                                              RapportStyle            style);
/* The sum of one value of a block, by SUMPRODUCT. */
void        rapport_qbr_put_sum              (RapportQbr             *self,
                                              RapportSheet           *sheet,
                                              guint                   row,
                                              guint                   col,
                                              const RapportQbrBlock  *block,
                                              guint                   value,
                                              RapportStyle            style);
/* A formula and the value that it has, NaN for "n/a". */
void        rapport_qbr_put_formula          (RapportSheet           *sheet,
                                              guint                   row,
                                              guint                   col,
                                              double                  value,
                                              RapportStyle            style,
                                              const char             *format,
                                              ...) G_GNUC_PRINTF (6, 7);
/* A strip of figures of the quarter, label above number; figure i reaches from column @cols[i] up to
 * @cols[i + 1]. Returns the next free row. */
guint       rapport_qbr_put_figures          (RapportQbr             *self,
                                              RapportSheet           *sheet,
                                              guint                   row,
                                              const guint            *cols,
                                              const RapportKpi       *kpis,
                                              guint                   n_kpis);
/* One or two charts side by side over the whole width of @columns; returns the next free row. */
guint       rapport_qbr_put_charts           (RapportSheet           *sheet,
                                              guint                   row,
                                              const RapportQbrColumn *columns,
                                              guint                   n_columns,
                                              RapportChartSpec       *specs,
                                              guint                   n_specs,
                                              guint                   height);
void        rapport_qbr_point_chart          (RapportQbr             *self,
                                              RapportChartSpec       *spec,
                                              const RapportQbrBlock  *block,
                                              guint                   first_value,
                                              guint                   n_values);
void        rapport_qbr_begin_block          (RapportQbr             *self,
                                              RapportQbrBlock        *block,
                                              const char             *title,
                                              const char             *label,
                                              const char             *second,
                                              const char * const     *headers);
guint       rapport_qbr_add_block_row        (RapportQbr             *self,
                                              RapportQbrBlock        *block,
                                              const char             *label,
                                              const char             *second);
/* Whether a chart over these values would show anything but zeros. */
gboolean    rapport_qbr_shows_something      (RapportQbr             *self,
                                              const RapportQbrBlock  *block,
                                              guint                   first_value,
                                              guint                   n_values);
/* Whether any row of the block has that value: a chart of blanks only draws nothing. */
gboolean    rapport_qbr_has_numbers          (RapportQbr             *self,
                                              const RapportQbrBlock  *block,
                                              guint                   value);
gboolean    rapport_qbr_block_is_empty       (const RapportQbrBlock  *block);

/* rapport-qbr-records.c: what the sheets ask of records */
/* The field's word on screen, "" for none. */
const char *rapport_qbr_get_choice           (const RapportRecord    *record,
                                              const char             *field);
/* The title of the record that the field points at, among programme and facts. */
const char *rapport_qbr_get_related          (RapportQbr             *self,
                                              const RapportRecord    *record,
                                              const char             *field);
double      rapport_qbr_get_major            (RapportQbr             *self,
                                              const RapportRecord    *record,
                                              const char             *field);
/* In the reporting currency at the rate of @day, NaN without amount or rate. */
double      rapport_qbr_convert              (RapportQbr             *self,
                                              const RapportRecord    *record,
                                              const char             *field,
                                              RapportDate             day);
RapportDate rapport_qbr_get_day              (RapportQbr             *self,
                                              const RapportRecord    *record,
                                              const char             *field);
gboolean    rapport_qbr_is_in_quarter        (RapportQbr             *self,
                                              RapportDate             day);
const char *rapport_qbr_get_stage_title      (RapportQbr             *self,
                                              const RapportRecord    *opportunity);
/* The target record of a KPI and quarter, NULL for none. */
const RapportRecord *rapport_qbr_find_target (RapportQbr             *self,
                                              RapportKpi              kpi,
                                              const RapportQuarter   *quarter);
/* A NUMBER field in the KPI's unit (shares as fractions, money in major units); NaN for none. */
double      rapport_qbr_get_number           (const RapportRecord    *record,
                                              const char             *field);
char       *rapport_qbr_dup_deal_title       (const RapportRecord    *deal) G_GNUC_WARN_UNUSED_RESULT;
char       *rapport_qbr_format_money         (RapportQbr             *self,
                                              double                  major) G_GNUC_WARN_UNUSED_RESULT;
/* "1 July 2026", for sentences. */
char       *rapport_qbr_format_date          (RapportDate             date) G_GNUC_WARN_UNUSED_RESULT;
char       *rapport_qbr_format_period        (RapportDate             start,
                                              RapportDate             end) G_GNUC_WARN_UNUSED_RESULT;
/* At most so many cells, of which Chinese and Japanese characters take two, with "…" where cut. */
char       *rapport_qbr_shorten              (const char             *text,
                                              guint                   cells) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rapport_qbr_kpi_is_money         (RapportKpi              kpi);
gboolean    rapport_qbr_kpi_weight_is_money  (RapportKpi              kpi);

G_END_DECLS
