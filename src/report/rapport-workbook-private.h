/* rapport-workbook-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-workbook.h"

G_BEGIN_DECLS

#define RAPPORT_WORKBOOK_ACCENT 0x1F5A8C

/* Where a cell stands decides some of its look. */
typedef enum
{
  RAPPORT_PLACE_FREE,
  RAPPORT_PLACE_TABLE,
  RAPPORT_PLACE_OVER_NUMBERS,  /* of a header */
  RAPPORT_PLACE_OVER_WORDS,    /* of a header over what is centred */
  RAPPORT_N_PLACES
} RapportPlace;

typedef enum
{
  RAPPORT_CELL_BLANK,
  RAPPORT_CELL_TEXT,
  RAPPORT_CELL_NUMBER,
  RAPPORT_CELL_FORMULA_NUMBER,
  RAPPORT_CELL_FORMULA_TEXT,
  RAPPORT_CELL_MERGED,
} RapportCellType;

/* Cells wait until the workbook is saved: only then is it known which of them are in a table and
 * how wide the columns are. Texts belong to the workbook's chunk. */
typedef struct
{
  guint            row;
  guint16          col;
  guint16          last_col;
  RapportCellType  type : 8;
  RapportStyle     style : 8;
  double           number;
  const char      *text;
  const char      *formula;
} RapportCell;

typedef struct
{
  guint    first_row, first_col, last_row, last_col;
  char    *name;      /* (owned) */
  char   **headers;   /* (owned) */
} RapportTable;

typedef struct
{
  double   asked;     /* characters; 0 for by contents */
  double   contents;  /* pixels */
} RapportColumn;

typedef struct
{
  double   asked;     /* points; 0 for by contents */
  double   contents;
} RapportRow;

struct _RapportSheet
{
  RapportWorkbook *workbook;
  lxw_worksheet   *worksheet;
  char            *name;          /* (owned) */
  gboolean         landscape;
  gboolean         is_report;
  gboolean         is_one_page;
  GArray          *cells;         /* (owned) (nullable) (element-type RapportCell): until written */
  GPtrArray       *tables;        /* (owned) (element-type RapportTable) */
  GArray          *columns;       /* (owned) (element-type RapportColumn) */
  GArray          *rows;          /* (owned) (element-type RapportRow) */
  guint            n_measured_cells;
  guint            n_measured_tables;
};

struct _RapportWorkbook
{
  char         *path;             /* (owned) */
  char         *temporary;        /* (owned) (nullable) */
  char         *currency;         /* (owned) */
  char         *paper;            /* (owned) */
  char         *header_left;      /* (owned) (nullable) */
  char         *header_right;     /* (owned) (nullable) */
  char         *footer_left;      /* (owned) (nullable) */
  RapportDate   created;
  lxw_workbook *workbook;         /* (owned) (nullable) */
  GPtrArray    *sheets;           /* (owned) (element-type RapportSheet) */
  GHashTable   *names;            /* (owned): of sheets and of tables, folded */
  GStringChunk *texts;            /* (owned) */
  lxw_format   *formats[RAPPORT_N_STYLES][RAPPORT_N_PLACES];
  lxw_format   *fills[4];
};

/* rapport-workbook-styles.c */
lxw_format *rapport_workbook_get_format (RapportWorkbook *self,
                                         RapportStyle     style,
                                         RapportPlace     place);
lxw_format *rapport_workbook_get_fill   (RapportWorkbook *self,
                                         guint            fill);
double      rapport_style_get_size      (RapportStyle     style);
gboolean    rapport_style_is_bold       (RapportStyle     style);
gboolean    rapport_style_wraps         (RapportStyle     style);
gboolean    rapport_style_is_right      (RapportStyle     style);
gboolean    rapport_style_is_centred    (RapportStyle     style);
/* Whether a column is made wide enough for what has this look. */
gboolean    rapport_style_is_measured   (RapportStyle     style);
guint       rapport_style_get_decimals  (RapportStyle     style,
                                         const char      *currency);

/* rapport-workbook-text.c */
char       *rapport_workbook_make_safe_text (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
char       *rapport_workbook_make_safe_line (const char  *text,
                                             gsize        max_units) G_GNUC_WARN_UNUSED_RESULT;
char       *rapport_workbook_make_sheet_name (const char *name,
                                              GHashTable *taken) G_GNUC_WARN_UNUSED_RESULT;
char       *rapport_workbook_make_running_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char      **rapport_workbook_make_headers (const char * const *headers,
                                           guint               n_headers) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rapport_workbook_is_plain_name (const char   *name);

/* rapport-workbook-width.c: in pixels at 96 dpi */
double      rapport_workbook_measure_text (const char    *text,
                                           double         size,
                                           gboolean       bold,
                                           double        *longest_word);
guint       rapport_workbook_count_lines  (const char    *text,
                                           double         size,
                                           gboolean       bold,
                                           double         pixels);

/* rapport-workbook-chart.c */
void        rapport_workbook_insert_chart (RapportSheet  *sheet,
                                           guint          row,
                                           guint          col,
                                           const RapportChartSpec *spec);

/* rapport-workbook-layout.c */
void        rapport_sheet_measure         (RapportSheet  *self);
void        rapport_sheet_apply_layout    (RapportSheet  *self);

/* rapport-workbook-write.c */
void        rapport_sheet_write           (RapportSheet  *self);

/* rapport-workbook-check.c */
gboolean    rapport_workbook_check_file   (const char    *path,
                                           GError       **error);

G_END_DECLS
