/* rapport-grid-layout.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-grid-layout"

#include "config.h"

#include "rapport-grid-layout.h"

#define USUAL_DPI (96 * 1024.0)

struct _RapportGridLayout
{
  GtkLayoutManager parent_instance;

  int              column_width;
  int              maximum_columns;
  int              spacing;
};

G_DEFINE_FINAL_TYPE (RapportGridLayout, rapport_grid_layout, GTK_TYPE_LAYOUT_MANAGER)

/* How many cards there are, and the width that the widest one needs. */
static guint
count_children (GtkWidget *widget,
                int       *widest)
{
  guint count = 0;

  *widest = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      *widest = MAX (*widest, minimum);
      count++;
    }

  return count;
}

/* Larger text needs wider columns. */
static int
get_column_width (RapportGridLayout *self,
                  GtkWidget         *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? self->column_width * (dpi / USUAL_DPI) : self->column_width;
}

static guint
get_n_columns (RapportGridLayout *self,
               GtkWidget         *widget,
               int                width)
{
  int widest;
  guint count = count_children (widget, &widest);
  guint columns = rapport_grid_layout_count_columns (width,
                                                     MAX (widest, get_column_width (self, widget)),
                                                     self->maximum_columns, self->spacing);

  return MAX (1, MIN (columns, count));
}

static int
get_cell_width (RapportGridLayout *self,
                guint              columns,
                int                width)
{
  return (width - self->spacing * ((int) columns - 1)) / (int) columns;
}

static int
measure_child (GtkWidget *child,
               int        width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* The height of the row of @columns cards that begins at @child, which moves to the next row. */
static int
measure_row (GtkWidget **child,
             guint       columns,
             int         cell_width)
{
  int height = 0;

  for (guint i = 0; i < columns && *child != NULL;)
    {
      if (gtk_widget_should_layout (*child))
        {
          height = MAX (height, measure_child (*child, cell_width));
          i++;
        }

      *child = gtk_widget_get_next_sibling (*child);
    }

  return height;
}

static int
measure_height (RapportGridLayout *self,
                GtkWidget         *widget,
                int                width)
{
  guint columns = get_n_columns (self, widget, width);
  int cell_width = get_cell_width (self, columns, width);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int height = 0;

  while (child != NULL)
    {
      int row = measure_row (&child, columns, cell_width);

      if (row > 0)
        height += row + (height > 0 ? self->spacing : 0);
    }

  return height;
}

static GtkSizeRequestMode
rapport_grid_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rapport_grid_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  RapportGridLayout *self = RAPPORT_GRID_LAYOUT (manager);
  int column_width = get_column_width (self, widget);
  int widest;

  count_children (widget, &widest);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (self, widget, for_size >= 0 ? for_size : MAX (widest, column_width));
      return;
    }

  *minimum = widest;
  *natural = MAX (widest, self->maximum_columns * (column_width + self->spacing) - self->spacing);
}

static void
rapport_grid_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  RapportGridLayout *self = RAPPORT_GRID_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint columns = get_n_columns (self, widget, width);
  int cell_width = get_cell_width (self, columns, width);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkWidget *row_start = child;
  int y = 0;

  while (child != NULL)
    {
      int row_height = measure_row (&child, columns, cell_width);
      guint column = 0;

      for (GtkWidget *cell = row_start; cell != child; cell = gtk_widget_get_next_sibling (cell))
        {
          int x = (cell_width + self->spacing) * (int) column;

          if (!gtk_widget_should_layout (cell))
            continue;

          if (mirrored)
            x = width - x - cell_width;
          gtk_widget_size_allocate (cell, &(GtkAllocation) { x, y, cell_width, row_height }, -1);
          column++;
        }

      row_start = child;
      y += row_height + self->spacing;
    }
}

static void
rapport_grid_layout_class_init (RapportGridLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = rapport_grid_layout_get_request_mode;
  manager_class->measure = rapport_grid_layout_measure;
  manager_class->allocate = rapport_grid_layout_allocate;
}

static void
rapport_grid_layout_init (RapportGridLayout *self)
{
}

/**
 * rapport_grid_layout_new:
 * @column_width: how wide a column should be at least
 * @maximum_columns: how many there may be side by side
 * @spacing: between columns and rows
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
rapport_grid_layout_new (int column_width,
                         int maximum_columns,
                         int spacing)
{
  RapportGridLayout *self;

  g_return_val_if_fail (column_width > 0 && maximum_columns > 0 && spacing >= 0, NULL);

  self = g_object_new (RAPPORT_TYPE_GRID_LAYOUT, NULL);
  self->column_width = column_width;
  self->maximum_columns = maximum_columns;
  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}

guint
rapport_grid_layout_count_columns (int width,
                                   int column_width,
                                   int maximum_columns,
                                   int spacing)
{
  g_return_val_if_fail (column_width > 0 && spacing >= 0, 1);

  return CLAMP ((width + spacing) / (column_width + spacing), 1, maximum_columns);
}
