/* rapport-columns.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The columns of the list of partners. */
typedef enum
{
  RAPPORT_COLUMN_NAME,
  RAPPORT_COLUMN_TYPES,
  RAPPORT_COLUMN_TIER,
  RAPPORT_COLUMN_STAGE,
  RAPPORT_COLUMN_OWNER,
  RAPPORT_COLUMN_HEALTH,
  RAPPORT_COLUMN_REVENUE,
  RAPPORT_COLUMN_LAST_CONTACT,
  RAPPORT_COLUMN_ACTIONS,
  RAPPORT_COLUMN_REVIEW,
  RAPPORT_N_COLUMNS
} RapportColumn;

/* Where a column is: @x counts from the side where reading begins. */
typedef struct
{
  RapportColumn column;
  int           x;
  int           width;
} RapportColumnSpan;

/**
 * RapportColumns:
 *
 * Order, width and visibility of the columns, shared by the header and all rows. Columns that do
 * not fit are left out, the least important ones first; in a narrow window only the name and the
 * health are left ("compact"). "changed" tells of any change.
 */
#define RAPPORT_TYPE_COLUMNS (rapport_columns_get_type ())
G_DECLARE_FINAL_TYPE (RapportColumns, rapport_columns, RAPPORT, COLUMNS, GObject)

RapportColumns      *rapport_columns_new          (void);
const char          *rapport_column_get_id        (RapportColumn             column);
const char          *rapport_column_get_title     (RapportColumn             column);
int                  rapport_column_from_id       (const char               *id);

/* As kept in the settings: ids in their order, "-" before a hidden one, ":" and the width after.
 * What is not understood is left out; columns that are missing come at the end. */
void                 rapport_columns_load         (RapportColumns           *self,
                                                   const char * const       *strings);
char               **rapport_columns_save         (RapportColumns           *self) G_GNUC_WARN_UNUSED_RESULT;
void                 rapport_columns_reset        (RapportColumns           *self);

RapportColumn        rapport_columns_get_at       (RapportColumns           *self,
                                                   guint                     position);
gboolean             rapport_columns_get_visible  (RapportColumns           *self,
                                                   RapportColumn             column);
void                 rapport_columns_set_visible  (RapportColumns           *self,
                                                   RapportColumn             column,
                                                   gboolean                  visible);
/* The name stays where it is: first. */
void                 rapport_columns_move         (RapportColumns           *self,
                                                   RapportColumn             column,
                                                   guint                     position);
guint                rapport_columns_get_position (RapportColumns           *self,
                                                   RapportColumn             column);

/* How wide the list is, and by how much the text is larger than usual. */
void                 rapport_columns_set_size     (RapportColumns           *self,
                                                   int                       width,
                                                   double                    text_scale);
gboolean             rapport_columns_is_compact   (RapportColumns           *self);
/* What is shown. Returns how many of @spans are. */
guint                rapport_columns_get_spans    (RapportColumns           *self,
                                                   RapportColumnSpan         spans[RAPPORT_N_COLUMNS]);
/* Moves the border after the @index'th shown column, its neighbour giving or taking the room. */
void                 rapport_columns_drag_border  (RapportColumns           *self,
                                                   guint                     index,
                                                   int                       delta);

G_END_DECLS
