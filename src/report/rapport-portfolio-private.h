/* rapport-portfolio-private.h
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

/* How the portfolio workbook is made: all sheets are created in their order; then the evidence is
 * filled in, then Data with one row for each partner in each of its blocks, and at last the report
 * sheets, with formulas and charts over these blocks. Every formula looks at a fixed number of rows
 * or is one of a few, so that ten thousand partners can be computed at once. */

/* The quarter and the eleven before it, oldest first. */
#define RAPPORT_BOOK_N_QUARTERS 12
#define RAPPORT_BOOK_PRESENT    (RAPPORT_BOOK_N_QUARTERS - 1)
#define RAPPORT_BOOK_BEFORE     (RAPPORT_BOOK_PRESENT - 1)
#define RAPPORT_BOOK_YEAR       (RAPPORT_BOOK_PRESENT - 4)

typedef enum
{
  RAPPORT_BOOK_COVER,
  RAPPORT_BOOK_SUMMARY,
  RAPPORT_BOOK_RANKING,
  RAPPORT_BOOK_TIERS,
  RAPPORT_BOOK_TYPES,
  RAPPORT_BOOK_HEALTH,
  RAPPORT_BOOK_PIPELINE,
  RAPPORT_BOOK_ATTENTION,
  RAPPORT_BOOK_SATISFACTION,
  RAPPORT_BOOK_RETENTION,
  RAPPORT_BOOK_YEARS,
  RAPPORT_BOOK_DEFINITIONS,
  RAPPORT_BOOK_DATA,
  RAPPORT_BOOK_EVIDENCE,
  RAPPORT_BOOK_N_SHEETS
} RapportBookSheet;

/* What Data says of each partner. */
typedef enum
{
  RAPPORT_FIGURE_REVENUE,
  RAPPORT_FIGURE_TARGET,
  RAPPORT_FIGURE_REVENUE_BEFORE,
  RAPPORT_FIGURE_REVENUE_YEAR,
  RAPPORT_FIGURE_SOURCED,
  RAPPORT_FIGURE_INFLUENCED,
  RAPPORT_FIGURE_DEALS_WON,
  RAPPORT_FIGURE_DEALS_LOST,

  RAPPORT_FIGURE_OPEN_DEALS,
  RAPPORT_FIGURE_OPEN_AMOUNT,
  RAPPORT_FIGURE_OPEN_WEIGHTED,
  RAPPORT_FIGURE_OPEN_UNKNOWN,
  RAPPORT_FIGURE_NEXT_EXPECTED,
  RAPPORT_FIGURE_NEXT_TARGET,

  RAPPORT_FIGURE_SCORE,
  RAPPORT_FIGURE_SCORE_BEFORE,
  RAPPORT_FIGURE_DIMENSION,
  RAPPORT_FIGURE_DIMENSION_LAST = RAPPORT_FIGURE_DIMENSION + RAPPORT_N_HEALTH_DIMENSIONS - 1,
  RAPPORT_FIGURE_COVERAGE,

  RAPPORT_FIGURE_MEETINGS,
  RAPPORT_FIGURE_HOURS,
  RAPPORT_FIGURE_ANSWER_HOURS,
  RAPPORT_FIGURE_TERMS,
  RAPPORT_FIGURE_DAYS_SILENT,
  RAPPORT_FIGURE_CADENCE_KEPT,
  RAPPORT_FIGURE_CADENCE_DUE,

  RAPPORT_FIGURE_NPS_POINTS,
  RAPPORT_FIGURE_NPS_ANSWERS,
  RAPPORT_FIGURE_CSAT_POINTS,
  RAPPORT_FIGURE_CSAT_ANSWERS,
  RAPPORT_FIGURE_SLA_KEPT,
  RAPPORT_FIGURE_SLA_ASKED,

  RAPPORT_FIGURE_TIER,
  RAPPORT_FIGURE_REGION,
  RAPPORT_FIGURE_BAND,
  RAPPORT_FIGURE_COUNTED,
  RAPPORT_FIGURE_RANK_BEFORE,
  RAPPORT_N_FIGURES
} RapportFigure;

#define RAPPORT_BOOK_N_BLOCKS 6

/**
 * RapportBookBlock:
 * @header: its header row on Data
 * @first: its first row
 * @n_rows: how many rows follow
 *
 * A block of the sheet Data.
 */
typedef struct
{
  guint header;
  guint first;
  guint n_rows;
} RapportBookBlock;

/* Rows of the evidence that stand together. */
typedef struct
{
  guint first;
  guint n_rows;
} RapportBookRows;

typedef struct
{
  guint partner;
  guint group;
} RapportMember;

/**
 * RapportGrouping:
 * @titles: (element-type utf8): of the groups; group 1 is the first
 * @members: (element-type RapportMember): which partner is in which group, by partner
 * @block: the block with a row for each group
 * @pairs: where a partner may be in several groups: the block with a row for each member
 *
 * Partners put together: by tier, by region, by type (where one may be in several), by band.
 */
typedef struct
{
  GPtrArray        *titles;
  GArray           *members;
  RapportBookBlock  block;
  RapportBookBlock  pairs;
} RapportGrouping;

typedef enum
{
  RAPPORT_GROUPING_TIER,
  RAPPORT_GROUPING_REGION,
  RAPPORT_GROUPING_TYPE,
  RAPPORT_GROUPING_BAND,
  RAPPORT_N_GROUPINGS
} RapportGroupingKind;

typedef struct
{
  const RapportPortfolio *portfolio;
  guint                   n_partners;
  gboolean                is_large;
  const char             *currency;
  double                  unit;              /* minor units in a major one */
  char                   *label;             /* (owned) */
  char                   *subtitle;          /* (owned) */
  guint                   first_quarter;     /* the first of which anything is known */
  RapportQuarter          quarters[RAPPORT_BOOK_N_QUARTERS];
  char                   *labels[RAPPORT_BOOK_N_QUARTERS];    /* (owned) */
  GPtrArray              *history[RAPPORT_BOOK_N_QUARTERS];   /* (owned) (element-type RapportScorecard) */

  RapportWorkbook        *workbook;
  RapportSheet           *sheets[RAPPORT_BOOK_N_SHEETS];
  RapportEvidenceSheet   *evidence;          /* (owned) */
  RapportDataSheet       *data;              /* (owned) */

  RapportBookRows        *rows;              /* (owned): by partner and KPI */
  RapportBookRows        *past_rows;         /* (owned): revenue by partner and quarter */
  double                 *figures;           /* (owned): by partner and figure */
  RapportGrouping         groupings[RAPPORT_N_GROUPINGS];
  RapportBookBlock        blocks[RAPPORT_BOOK_N_BLOCKS];
  RapportBookBlock        programme_block;
  RapportBookBlock        quarter_block;
  RapportBookBlock        year_block;
  RapportBookBlock        revenue_top;
  RapportBookBlock        pipeline_top;
  RapportBookBlock        stage_block;
  RapportBookBlock        nps_block;
  RapportBookBlock        share_block;
} RapportBook;

typedef enum
{
  RAPPORT_COLUMN_NAME,
  RAPPORT_COLUMN_TIER,
  RAPPORT_COLUMN_TYPES,
  RAPPORT_COLUMN_REGION,
  RAPPORT_COLUMN_OWNER,
  RAPPORT_COLUMN_FIGURE,     /* a */
  RAPPORT_COLUMN_RATIO,      /* a / b */
  RAPPORT_COLUMN_GROWTH,     /* (a - b) / ABS (b) */
  RAPPORT_COLUMN_CHANGE,     /* a - b */
  RAPPORT_COLUMN_RANK,       /* by the column that shows a, sorted */
  RAPPORT_COLUMN_MOVEMENT,   /* from the rank of the quarter before */
  RAPPORT_COLUMN_BAND,
  RAPPORT_COLUMN_REASONS,
} RapportColumnType;

/**
 * RapportBookColumn:
 * @title: to be translated
 * @width: in characters
 * @has_total: whether the line below the table adds it up
 *
 * A column of a table with a row for each partner.
 */
typedef struct
{
  const char        *title;
  double             width;
  RapportColumnType  type;
  RapportStyle       style;
  RapportFigure      a;
  RapportFigure      b;
  gboolean           has_total;
} RapportBookColumn;

/* rapport-portfolio.c */
void              rapport_book_init              (RapportBook           *self,
                                                  const RapportPortfolio *portfolio);
void              rapport_book_clear             (RapportBook           *self);

/* rapport-portfolio-figures.c */
const char       *rapport_figure_get_title       (RapportFigure          figure);
RapportStyle      rapport_figure_get_style       (RapportFigure          figure);
guint             rapport_figure_get_block       (RapportFigure          figure);
guint             rapport_figure_get_value       (RapportFigure          figure);
void              rapport_book_compute_figures   (RapportBook           *self);
double            rapport_book_get_figure        (const RapportBook     *self,
                                                  guint                  partner,
                                                  RapportFigure          figure);
double            rapport_book_sum_figure        (const RapportBook     *self,
                                                  RapportFigure          figure);
gboolean          rapport_book_has_figure        (const RapportBook     *self,
                                                  RapportFigure          figure);
/* A check over the partner's evidence, without "="; %NULL where no record is behind the figure. */
char             *rapport_book_make_check        (const RapportBook     *self,
                                                  guint                  partner,
                                                  RapportFigure          figure,
                                                  double                *value) G_GNUC_WARN_UNUSED_RESULT;
/* The partners, by a figure, largest first (or smallest first), those without it last. Free with g_free(). */
guint            *rapport_book_sort              (const RapportBook     *self,
                                                  RapportFigure          figure,
                                                  gboolean               ascending) G_GNUC_WARN_UNUSED_RESULT;

/* rapport-portfolio-groups.c */
void              rapport_book_group             (RapportBook           *self);
void              rapport_grouping_clear         (RapportGrouping       *grouping);
guint             rapport_grouping_find          (const RapportGrouping *grouping,
                                                  guint                  partner);
void              rapport_book_add_group_data    (RapportBook           *self);
guint             rapport_book_put_groups        (RapportBook           *self,
                                                  RapportSheet          *sheet,
                                                  guint                  row,
                                                  RapportGroupingKind    kind,
                                                  const char            *name,
                                                  const char            *title);

/* rapport-portfolio-evidence.c */
void              rapport_book_fill_evidence     (RapportBook           *self);
/* In a large programme only the figures that others are made of are followed down to the records. */
gboolean          rapport_book_has_evidence      (const RapportBook     *self,
                                                  RapportKpi             kpi);
const char       *rapport_book_get_stage_title   (const RapportBook     *self,
                                                  guint                  partner,
                                                  const RapportRecord   *opportunity);

/* rapport-portfolio-data.c */
void              rapport_book_fill_data         (RapportBook           *self);
char             *rapport_book_cell              (const RapportBook     *self,
                                                  guint                  partner,
                                                  RapportFigure          figure) G_GNUC_WARN_UNUSED_RESULT;
char             *rapport_book_range             (const RapportBook     *self,
                                                  RapportFigure          figure) G_GNUC_WARN_UNUSED_RESULT;
/* The three cells of a KPI of the programme: counted, of, value. */
char             *rapport_book_programme_cell    (const RapportBook     *self,
                                                  RapportProgrammeKpi    kpi,
                                                  guint                  value) G_GNUC_WARN_UNUSED_RESULT;

/* rapport-portfolio-table.c */
RapportSheet     *rapport_book_begin_sheet       (RapportBook             *self,
                                                  RapportBookSheet         sheet,
                                                  const RapportBookColumn *columns,
                                                  guint                    n_columns);
guint             rapport_book_put_table         (RapportBook             *self,
                                                  RapportSheet            *sheet,
                                                  guint                    row,
                                                  const char              *name,
                                                  const RapportBookColumn *columns,
                                                  guint                    n_columns,
                                                  const guint             *order,
                                                  guint                    n_rows);
/* One or two charts side by side over the width of @columns; returns the next free row. */
guint             rapport_book_put_charts        (RapportSheet            *sheet,
                                                  guint                    row,
                                                  const RapportBookColumn *columns,
                                                  guint                    n_columns,
                                                  const RapportChartSpec  *specs,
                                                  guint                    n_specs);
void              rapport_book_put_formula       (RapportSheet            *sheet,
                                                  guint                    row,
                                                  guint                    col,
                                                  double                   value,
                                                  RapportStyle             style,
                                                  const char              *format,
                                                  ...) G_GNUC_PRINTF (6, 7);
/* Points @spec at values of a block; FALSE where none of them is other than zero. */
gboolean          rapport_book_point_chart       (const RapportBook       *self,
                                                  RapportChartSpec        *spec,
                                                  const RapportBookBlock  *block,
                                                  guint                    first_value,
                                                  guint                    n_values);

/* The sheets, each group in its file. */
const char       *rapport_book_get_sheet_title   (RapportBookSheet       sheet);
const char       *rapport_book_get_sheet_purpose (RapportBookSheet       sheet);
void              rapport_book_write_cover       (RapportBook           *self);
void              rapport_book_write_summary     (RapportBook           *self);
void              rapport_book_write_ranking     (RapportBook           *self);
void              rapport_book_write_tiers       (RapportBook           *self);
void              rapport_book_write_types       (RapportBook           *self);
void              rapport_book_write_health      (RapportBook           *self);
void              rapport_book_write_pipeline    (RapportBook           *self);
void              rapport_book_write_attention   (RapportBook           *self);
void              rapport_book_write_satisfaction (RapportBook          *self);
void              rapport_book_write_retention   (RapportBook           *self);
void              rapport_book_write_years       (RapportBook           *self);
char             *rapport_book_format_date       (RapportDate            date) G_GNUC_WARN_UNUSED_RESULT;
/* One line that says what is missing; returns the next row. */
guint             rapport_book_put_empty         (RapportSheet          *sheet,
                                                  guint                  row,
                                                  const char            *text);

G_END_DECLS
