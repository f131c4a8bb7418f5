/* rapport-record.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-record"

#include "config.h"

#include <string.h>

#include "rapport-record.h"

typedef enum
{
  VALUE_NONE,
  VALUE_INTEGER,
  VALUE_TEXT,
  VALUE_ID,
  VALUE_LIST,
} ValueType;

typedef struct
{
  ValueType type;
  union
  {
    gint64      integer;
    char       *text;   /* (owned) */
    RapportId  *id;     /* (owned) */
    char      **list;   /* (owned) */
  };
} Value;

typedef struct
{
  RapportRecord  public;
  gatomicrefcount ref_count;
  guint          n_values;
  Value          values[];
} RealRecord;

G_DEFINE_BOXED_TYPE (RapportRecord, rapport_record, rapport_record_ref, rapport_record_unref)

static void
value_clear (Value *value)
{
  switch (value->type)
    {
    case VALUE_TEXT:
      g_free (value->text);
      break;

    case VALUE_ID:
      g_free (value->id);
      break;

    case VALUE_LIST:
      g_strfreev (value->list);
      break;

    case VALUE_NONE:
    case VALUE_INTEGER:
    default:
      break;
    }

  value->type = VALUE_NONE;
}

static void
value_copy (Value       *copy,
            const Value *value)
{
  *copy = *value;
  if (value->type == VALUE_TEXT)
    copy->text = g_strdup (value->text);
  else if (value->type == VALUE_ID)
    copy->id = rapport_id_copy (value->id);
  else if (value->type == VALUE_LIST)
    copy->list = g_strdupv (value->list);
}

static gboolean
value_equal (const Value *a,
             const Value *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case VALUE_INTEGER:
      return a->integer == b->integer;

    case VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;

    case VALUE_ID:
      return rapport_id_equal (a->id, b->id);

    case VALUE_LIST:
      return g_strv_equal ((const char * const *) a->list, (const char * const *) b->list);

    case VALUE_NONE:
    default:
      return TRUE;
    }
}

static Value *
peek_value (const RapportRecord *self,
            guint                field)
{
  RealRecord *real = (RealRecord *) self;

  g_assert (self != NULL);
  g_assert (field < real->n_values);

  return &real->values[field];
}

static guint
find_field (const RapportRecord *self,
            const char          *field)
{
  int position;

  g_assert (self != NULL);

  position = rapport_kind_find_field (self->kind, field);
  if (position < 0)
    g_error ("%s has no field %s", rapport_kind_get_info (self->kind)->id, field);

  return position;
}

/* Writing to a record that others hold too would change it under them. */
static Value *
prepare_write (RapportRecord *self,
               guint          field)
{
  RealRecord *real = (RealRecord *) self;
  Value *value = peek_value (self, field);

  g_assert (g_atomic_ref_count_compare (&real->ref_count, 1));

  value_clear (value);

  return value;
}

/**
 * rapport_record_new:
 * @kind: what the record is
 *
 * Makes an empty record with an identifier of its own.
 *
 * Returns: (transfer full): the record
 */
RapportRecord *
rapport_record_new (RapportKind kind)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);
  RealRecord *real;

  g_return_val_if_fail (info != NULL, NULL);

  real = g_malloc0 (sizeof (RealRecord) + info->n_fields * sizeof (Value));
  real->public.kind = kind;
  real->n_values = info->n_fields;
  g_atomic_ref_count_init (&real->ref_count);
  rapport_id_generate (&real->public.id);

  return &real->public;
}

/**
 * rapport_record_copy:
 *
 * Returns: (transfer full): a copy with the same identifier and revision that may be changed
 */
RapportRecord *
rapport_record_copy (const RapportRecord *self)
{
  const RealRecord *real = (const RealRecord *) self;
  RealRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_malloc0 (sizeof (RealRecord) + real->n_values * sizeof (Value));
  copy->public = *self;
  copy->public.origin = g_strdup (self->origin);
  copy->public.author = g_strdup (self->author);
  copy->n_values = real->n_values;
  g_atomic_ref_count_init (&copy->ref_count);
  for (guint i = 0; i < real->n_values; i++)
    value_copy (&copy->values[i], &real->values[i]);

  return &copy->public;
}

RapportRecord *
rapport_record_ref (RapportRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((RealRecord *) self)->ref_count);

  return self;
}

void
rapport_record_unref (RapportRecord *self)
{
  RealRecord *real = (RealRecord *) self;

  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&real->ref_count))
    return;

  for (guint i = 0; i < real->n_values; i++)
    value_clear (&real->values[i]);
  g_free (self->origin);
  g_free (self->author);
  g_free (real);
}

gboolean
rapport_record_has_at (const RapportRecord *self,
                       guint                field)
{
  return peek_value (self, field)->type != VALUE_NONE;
}

gint64
rapport_record_get_integer_at (const RapportRecord *self,
                               guint                field,
                               gint64               fallback)
{
  const Value *value = peek_value (self, field);

  return value->type == VALUE_INTEGER ? value->integer : fallback;
}

const char *
rapport_record_get_text_at (const RapportRecord *self,
                            guint                field)
{
  const Value *value = peek_value (self, field);

  return value->type == VALUE_TEXT ? value->text : NULL;
}

const RapportId *
rapport_record_get_id_at (const RapportRecord *self,
                          guint                field)
{
  const Value *value = peek_value (self, field);

  return value->type == VALUE_ID ? value->id : NULL;
}

const char * const *
rapport_record_get_list_at (const RapportRecord *self,
                            guint                field)
{
  static const char * const empty[] = { NULL };
  const Value *value = peek_value (self, field);

  return value->type == VALUE_LIST ? (const char * const *) value->list : empty;
}

void
rapport_record_clear_at (RapportRecord *self,
                         guint          field)
{
  prepare_write (self, field);
}

void
rapport_record_set_integer_at (RapportRecord *self,
                               guint          field,
                               gint64         integer)
{
  Value *value = prepare_write (self, field);

  value->type = VALUE_INTEGER;
  value->integer = integer;
}

/* An empty text is no text: there is one way to say that nothing is known. */
void
rapport_record_set_text_at (RapportRecord *self,
                            guint          field,
                            const char    *text)
{
  g_autofree char *copy = g_strdup (text);
  Value *value = prepare_write (self, field);

  if (copy == NULL || *copy == '\0')
    return;

  value->type = VALUE_TEXT;
  value->text = g_steal_pointer (&copy);
}

void
rapport_record_set_id_at (RapportRecord   *self,
                          guint            field,
                          const RapportId *id)
{
  RapportId copy = id != NULL ? *id : rapport_id_none;
  Value *value = prepare_write (self, field);

  if (rapport_id_is_none (&copy))
    return;

  value->type = VALUE_ID;
  value->id = rapport_id_copy (&copy);
}

void
rapport_record_set_list_at (RapportRecord      *self,
                            guint               field,
                            const char * const *list)
{
  g_auto(GStrv) copy = g_strdupv ((char **) list);
  Value *value = prepare_write (self, field);

  if (copy == NULL || copy[0] == NULL)
    return;

  value->type = VALUE_LIST;
  value->list = g_steal_pointer (&copy);
}

gboolean
rapport_record_equal_at (const RapportRecord *self,
                         const RapportRecord *other,
                         guint                field)
{
  g_return_val_if_fail (self->kind == other->kind, FALSE);

  return value_equal (peek_value (self, field), peek_value (other, field));
}

gboolean
rapport_record_has (const RapportRecord *self,
                    const char          *field)
{
  return rapport_record_has_at (self, find_field (self, field));
}

gint64
rapport_record_get_integer (const RapportRecord *self,
                            const char          *field,
                            gint64               fallback)
{
  return rapport_record_get_integer_at (self, find_field (self, field), fallback);
}

gboolean
rapport_record_get_boolean (const RapportRecord *self,
                            const char          *field)
{
  return rapport_record_get_integer (self, field, 0) != 0;
}

RapportDate
rapport_record_get_date (const RapportRecord *self,
                         const char          *field)
{
  return rapport_record_get_integer (self, field, RAPPORT_DATE_NONE);
}

RapportInstant
rapport_record_get_instant (const RapportRecord *self,
                            const char          *field)
{
  return rapport_record_get_integer (self, field, RAPPORT_INSTANT_NONE);
}

const char *
rapport_record_get_text (const RapportRecord *self,
                         const char          *field)
{
  return rapport_record_get_text_at (self, find_field (self, field));
}

const RapportId *
rapport_record_get_id (const RapportRecord *self,
                       const char          *field)
{
  return rapport_record_get_id_at (self, find_field (self, field));
}

const char * const *
rapport_record_get_list (const RapportRecord *self,
                         const char          *field)
{
  return rapport_record_get_list_at (self, find_field (self, field));
}

void
rapport_record_clear (RapportRecord *self,
                      const char    *field)
{
  rapport_record_clear_at (self, find_field (self, field));
}

void
rapport_record_set_integer (RapportRecord *self,
                            const char    *field,
                            gint64         value)
{
  rapport_record_set_integer_at (self, find_field (self, field), value);
}

void
rapport_record_set_date (RapportRecord *self,
                         const char    *field,
                         RapportDate    value)
{
  if (value == RAPPORT_DATE_NONE)
    rapport_record_clear (self, field);
  else
    rapport_record_set_integer (self, field, value);
}

void
rapport_record_set_instant (RapportRecord  *self,
                            const char     *field,
                            RapportInstant  value)
{
  if (value == RAPPORT_INSTANT_NONE)
    rapport_record_clear (self, field);
  else
    rapport_record_set_integer (self, field, value);
}

void
rapport_record_set_text (RapportRecord *self,
                         const char    *field,
                         const char    *value)
{
  rapport_record_set_text_at (self, find_field (self, field), value);
}

void
rapport_record_set_id (RapportRecord   *self,
                       const char      *field,
                       const RapportId *value)
{
  rapport_record_set_id_at (self, find_field (self, field), value);
}

void
rapport_record_set_list (RapportRecord      *self,
                         const char         *field,
                         const char * const *value)
{
  rapport_record_set_list_at (self, find_field (self, field), value);
}

/**
 * rapport_record_get_title:
 *
 * Returns: (nullable): what the record is called, by its kind's title field
 */
const char *
rapport_record_get_title (const RapportRecord *self)
{
  int field;

  g_return_val_if_fail (self != NULL, NULL);

  field = rapport_kind_get_title_field (self->kind);

  return field >= 0 ? rapport_record_get_text_at (self, field) : NULL;
}

/**
 * rapport_record_equal:
 *
 * Returns: whether all fields of the two are the same; id, revision and times are not compared
 */
gboolean
rapport_record_equal (const RapportRecord *self,
                      const RapportRecord *other)
{
  const RealRecord *real = (const RealRecord *) self;

  g_return_val_if_fail (self->kind == other->kind, FALSE);

  for (guint i = 0; i < real->n_values; i++)
    {
      if (!value_equal (peek_value (self, i), peek_value (other, i)))
        return FALSE;
    }

  return TRUE;
}
