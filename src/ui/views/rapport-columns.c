/* rapport-columns.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-columns"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "rapport-columns.h"

#define MINIMUM_WIDTH 48
#define MAXIMUM_WIDTH 1000
#define COMPACT_WIDTH 560
/* Below this share of its width a column is left out rather than made narrower. */
#define SHRINK        0.88

typedef struct
{
  const char *id;
  const char *title;
  int         width;
  int         importance;
} ColumnInfo;

static const ColumnInfo infos[RAPPORT_N_COLUMNS] = {
  [RAPPORT_COLUMN_NAME]         = { "name", N_("Partner"), 210, 10 },
  [RAPPORT_COLUMN_TYPES]        = { "types", N_("Type"), 100, 2 },
  [RAPPORT_COLUMN_TIER]         = { "tier", N_("Tier"), 138, 7 },
  [RAPPORT_COLUMN_STAGE]        = { "stage", N_("Stage"), 104, 6 },
  [RAPPORT_COLUMN_OWNER]        = { "owner", N_("Owner"), 108, 1 },
  [RAPPORT_COLUMN_HEALTH]       = { "health", N_("Health"), 122, 9 },
  /* Translators: revenue won this quarter against its target. */
  [RAPPORT_COLUMN_REVENUE]      = { "revenue", N_("Quarter vs. target"), 136, 8 },
  [RAPPORT_COLUMN_LAST_CONTACT] = { "last-contact", N_("Last contact"), 104, 5 },
  [RAPPORT_COLUMN_ACTIONS]      = { "actions", N_("Actions"), 84, 4 },
  [RAPPORT_COLUMN_REVIEW]       = { "review", N_("Next review"), 96, 3 },
};

struct _RapportColumns
{
  GObject       parent_instance;

  RapportColumn order[RAPPORT_N_COLUMNS];
  gboolean      visible[RAPPORT_N_COLUMNS];
  int           widths[RAPPORT_N_COLUMNS];
  int           width;
  double        text_scale;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (RapportColumns, rapport_columns, G_TYPE_OBJECT)

static guint signals [N_SIGNALS];

static void
set_defaults (RapportColumns *self)
{
  g_assert (RAPPORT_IS_COLUMNS (self));

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    {
      self->order[i] = i;
      self->visible[i] = TRUE;
      self->widths[i] = infos[i].width;
    }
}

static void
emit_changed (RapportColumns *self)
{
  g_assert (RAPPORT_IS_COLUMNS (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/* One entry of the settings. Returns whether it names a column. */
static gboolean
parse_entry (RapportColumns *self,
             const char     *entry,
             RapportColumn  *column)
{
  g_auto(GStrv) parts = NULL;
  gboolean hidden = entry[0] == '-';
  int index;

  g_assert (RAPPORT_IS_COLUMNS (self));

  parts = g_strsplit (hidden ? entry + 1 : entry, ":", 2);
  if (parts[0] == NULL || (index = rapport_column_from_id (parts[0])) < 0)
    return FALSE;

  *column = index;
  self->visible[index] = !hidden || index == RAPPORT_COLUMN_NAME;
  if (parts[1] != NULL)
    self->widths[index] = CLAMP (atoi (parts[1]), MINIMUM_WIDTH, MAXIMUM_WIDTH);

  return TRUE;
}

/* What is shown, in its order, with widths as set, and their sum. */
static guint
choose_columns (RapportColumns    *self,
                RapportColumnSpan *spans,
                double            *sum)
{
  guint count = 0;

  g_assert (RAPPORT_IS_COLUMNS (self));

  *sum = 0;
  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    {
      RapportColumn column = self->order[i];

      if (!self->visible[column])
        continue;
      if (rapport_columns_is_compact (self) &&
          column != RAPPORT_COLUMN_NAME && column != RAPPORT_COLUMN_HEALTH)
        continue;

      spans[count].column = column;
      spans[count].width = self->widths[column] * self->text_scale;
      *sum += spans[count].width;
      count++;
    }

  return count;
}

static guint
drop_least_important (RapportColumnSpan *spans,
                      guint              count,
                      double            *sum)
{
  guint least = 0;

  for (guint i = 1; i < count; i++)
    if (infos[spans[i].column].importance < infos[spans[least].column].importance)
      least = i;

  *sum -= spans[least].width;
  for (guint i = least; i + 1 < count; i++)
    spans[i] = spans[i + 1];

  return count - 1;
}

static void
rapport_columns_class_init (RapportColumnsClass *klass)
{
  /**
   * RapportColumns::changed:
   * @self: the columns
   *
   * Emitted when order, width or visibility of a column changed.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
rapport_columns_init (RapportColumns *self)
{
  self->text_scale = 1.0;
  set_defaults (self);
}

RapportColumns *
rapport_columns_new (void)
{
  return g_object_new (RAPPORT_TYPE_COLUMNS, NULL);
}

const char *
rapport_column_get_id (RapportColumn column)
{
  g_return_val_if_fail (column < RAPPORT_N_COLUMNS, NULL);

  return infos[column].id;
}

const char *
rapport_column_get_title (RapportColumn column)
{
  g_return_val_if_fail (column < RAPPORT_N_COLUMNS, NULL);

  return _(infos[column].title);
}

int
rapport_column_from_id (const char *id)
{
  g_return_val_if_fail (id != NULL, -1);

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    if (g_str_equal (infos[i].id, id))
      return i;

  return -1;
}

/**
 * rapport_columns_load:
 * @self: the columns
 * @strings: (array zero-terminated=1): what rapport_columns_save() gave
 *
 * Takes order, widths and visibility from the settings.
 */
void
rapport_columns_load (RapportColumns     *self,
                      const char * const *strings)
{
  gboolean placed[RAPPORT_N_COLUMNS] = { FALSE };
  guint count = 1;

  g_return_if_fail (RAPPORT_IS_COLUMNS (self));
  g_return_if_fail (strings != NULL);

  set_defaults (self);
  placed[RAPPORT_COLUMN_NAME] = TRUE;

  for (guint i = 0; strings[i] != NULL; i++)
    {
      RapportColumn column;

      if (!parse_entry (self, strings[i], &column) || placed[column])
        continue;

      placed[column] = TRUE;
      self->order[count++] = column;
    }

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    if (!placed[i])
      self->order[count++] = i;

  emit_changed (self);
}

/**
 * rapport_columns_save:
 * @self: the columns
 *
 * Returns: (transfer full) (array zero-terminated=1): order, widths and visibility for the settings
 */
char **
rapport_columns_save (RapportColumns *self)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new_null_terminated (RAPPORT_N_COLUMNS, g_free, TRUE);

  g_return_val_if_fail (RAPPORT_IS_COLUMNS (self), NULL);

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    {
      RapportColumn column = self->order[i];

      g_ptr_array_add (strings, g_strdup_printf ("%s%s:%d",
                                                 self->visible[column] ? "" : "-",
                                                 infos[column].id,
                                                 self->widths[column]));
    }

  return (char **) g_ptr_array_steal (strings, NULL);
}

void
rapport_columns_reset (RapportColumns *self)
{
  g_return_if_fail (RAPPORT_IS_COLUMNS (self));

  set_defaults (self);
  emit_changed (self);
}

RapportColumn
rapport_columns_get_at (RapportColumns *self,
                        guint           position)
{
  g_return_val_if_fail (RAPPORT_IS_COLUMNS (self), 0);
  g_return_val_if_fail (position < RAPPORT_N_COLUMNS, 0);

  return self->order[position];
}

gboolean
rapport_columns_get_visible (RapportColumns *self,
                             RapportColumn   column)
{
  g_return_val_if_fail (RAPPORT_IS_COLUMNS (self), FALSE);
  g_return_val_if_fail (column < RAPPORT_N_COLUMNS, FALSE);

  return self->visible[column];
}

void
rapport_columns_set_visible (RapportColumns *self,
                             RapportColumn   column,
                             gboolean        visible)
{
  g_return_if_fail (RAPPORT_IS_COLUMNS (self));
  g_return_if_fail (column < RAPPORT_N_COLUMNS);

  if (column == RAPPORT_COLUMN_NAME || self->visible[column] == !!visible)
    return;

  self->visible[column] = !!visible;
  emit_changed (self);
}

void
rapport_columns_move (RapportColumns *self,
                      RapportColumn   column,
                      guint           position)
{
  guint from;

  g_return_if_fail (RAPPORT_IS_COLUMNS (self));
  g_return_if_fail (column < RAPPORT_N_COLUMNS);

  from = rapport_columns_get_position (self, column);
  position = CLAMP (position, 1, RAPPORT_N_COLUMNS - 1);
  if (column == RAPPORT_COLUMN_NAME || from == position)
    return;

  for (; from < position; from++)
    self->order[from] = self->order[from + 1];
  for (; from > position; from--)
    self->order[from] = self->order[from - 1];

  self->order[position] = column;
  emit_changed (self);
}

guint
rapport_columns_get_position (RapportColumns *self,
                              RapportColumn   column)
{
  g_return_val_if_fail (RAPPORT_IS_COLUMNS (self), 0);

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    if (self->order[i] == column)
      return i;

  g_return_val_if_reached (0);
}

void
rapport_columns_set_size (RapportColumns *self,
                          int             width,
                          double          text_scale)
{
  g_return_if_fail (RAPPORT_IS_COLUMNS (self));

  if (self->width == width && self->text_scale == text_scale)
    return;

  self->width = width;
  self->text_scale = text_scale;
  emit_changed (self);
}

gboolean
rapport_columns_is_compact (RapportColumns *self)
{
  g_return_val_if_fail (RAPPORT_IS_COLUMNS (self), FALSE);

  return self->width < COMPACT_WIDTH * self->text_scale;
}

/**
 * rapport_columns_get_spans:
 * @self: the columns
 * @spans: (out caller-allocates): the columns that are shown, in their order
 *
 * Lays the columns out over the whole width.
 *
 * Returns: how many there are
 */
guint
rapport_columns_get_spans (RapportColumns    *self,
                           RapportColumnSpan  spans[RAPPORT_N_COLUMNS])
{
  double sum;
  double scale;
  double x = 0;
  guint count;

  g_return_val_if_fail (RAPPORT_IS_COLUMNS (self), 0);

  count = choose_columns (self, spans, &sum);
  if (rapport_columns_is_compact (self))
    {
      int rest = self->width;

      for (guint i = 1; i < count; i++)
        rest -= spans[i].width;
      spans[0].width = MAX (rest, 0);
      scale = 1.0;
    }
  else
    {
      while (count > 1 && sum * SHRINK > self->width)
        count = drop_least_important (spans, count, &sum);
      scale = self->width / sum;
    }

  for (guint i = 0; i < count; i++)
    {
      double end = x + spans[i].width * scale;

      spans[i].x = x + 0.5;
      spans[i].width = (int) (end + 0.5) - spans[i].x;
      x = end;
    }

  return count;
}

void
rapport_columns_drag_border (RapportColumns *self,
                             guint           index,
                             int             delta)
{
  RapportColumnSpan spans[RAPPORT_N_COLUMNS];
  int minimum;
  guint count;

  g_return_if_fail (RAPPORT_IS_COLUMNS (self));

  count = rapport_columns_get_spans (self, spans);
  if (index + 1 >= count || rapport_columns_is_compact (self))
    return;

  minimum = MINIMUM_WIDTH * self->text_scale;
  delta = CLAMP (delta,
                 minimum - spans[index].width,
                 MAX (minimum - spans[index].width, spans[index + 1].width - minimum));
  spans[index].width += delta;
  spans[index + 1].width -= delta;

  for (guint i = 0; i < count; i++)
    self->widths[spans[i].column] = CLAMP ((int) (spans[i].width / self->text_scale + 0.5),
                                           MINIMUM_WIDTH, MAXIMUM_WIDTH);

  emit_changed (self);
}
