/* rapport-entity.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-entity"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-agreement.h"
#include "rapport-action.h"
#include "rapport-contact.h"
#include "rapport-entities.h"
#include "rapport-entity.h"
#include "rapport-meeting.h"
#include "rapport-opportunity.h"
#include "rapport-partner.h"
#include "rapport-review.h"

typedef struct
{
  RapportRecord *record; /* (owned) (nullable): none until it is set */
} RapportEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportEntity, rapport_entity, G_TYPE_OBJECT)

/* A property has the number of its field, counted from 1. */
static guint
get_field_of_property (guint property_id)
{
  return property_id - 1;
}

static char *
get_property_name (const RapportField *field)
{
  return g_strdelimit (g_strdup (field->id), "_", '-');
}

static gint64
get_default (const RapportField *field)
{
  switch (field->type)
    {
    case RAPPORT_FIELD_DATE:
    case RAPPORT_FIELD_QUARTER:
      return RAPPORT_DATE_NONE;

    case RAPPORT_FIELD_INSTANT:
    case RAPPORT_FIELD_LOCAL_TIME:
      return RAPPORT_INSTANT_NONE;

    default:
      return 0;
    }
}

static GParamSpec *
make_property (const RapportField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  g_autofree char *name = get_property_name (field);
  /* The pool of GObject keeps names of properties for as long as the process runs, too. */
  const char *interned = g_intern_string (name);

  if (rapport_field_is_list (field))
    return g_param_spec_boxed (interned, NULL, NULL, G_TYPE_STRV, flags);
  if (rapport_field_is_text (field) || field->type == RAPPORT_FIELD_RELATION)
    return g_param_spec_string (interned, NULL, NULL, NULL, flags);
  if (field->type == RAPPORT_FIELD_BOOLEAN)
    return g_param_spec_boolean (interned, NULL, NULL, FALSE, flags);

  return g_param_spec_int64 (interned, NULL, NULL, G_MININT64, G_MAXINT64, get_default (field), flags);
}

static void
rapport_entity_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (RAPPORT_ENTITY (object));
  const RapportKindInfo *info = rapport_kind_get_info (RAPPORT_ENTITY_GET_CLASS (object)->kind);
  const RapportRecord *record = priv->record;
  guint field = get_field_of_property (property_id);

  if (info == NULL || field >= info->n_fields)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (record == NULL)
    g_param_value_set_default (pspec, value);
  else if (rapport_field_is_list (&info->fields[field]))
    g_value_set_boxed (value, rapport_record_get_list_at (record, field));
  else if (rapport_field_is_text (&info->fields[field]))
    g_value_set_string (value, rapport_record_get_text_at (record, field));
  else if (info->fields[field].type == RAPPORT_FIELD_RELATION)
    g_value_take_string (value, rapport_record_has_at (record, field)
                                ? rapport_id_to_string (rapport_record_get_id_at (record, field))
                                : NULL);
  else if (info->fields[field].type == RAPPORT_FIELD_BOOLEAN)
    g_value_set_boolean (value, rapport_record_get_integer_at (record, field, 0) != 0);
  else
    g_value_set_int64 (value, rapport_record_get_integer_at (record, field, get_default (&info->fields[field])));
}

static void
rapport_entity_finalize (GObject *object)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (RAPPORT_ENTITY (object));

  g_clear_pointer (&priv->record, rapport_record_unref);

  G_OBJECT_CLASS (rapport_entity_parent_class)->finalize (object);
}

static void
rapport_entity_class_init (RapportEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rapport_entity_finalize;
  object_class->get_property = rapport_entity_get_property;

  klass->kind = RAPPORT_KIND_NONE;
}

static void
rapport_entity_init (RapportEntity *self)
{
}

/**
 * rapport_entity_class_set_kind:
 * @klass: the class of a subclass, in its class_init
 * @kind: the kind that it stands for
 *
 * Installs a property for each field of @kind, with the numbers from 1 to how many there are. A
 * subclass with further properties numbers them on from there, and hands the others up.
 */
void
rapport_entity_class_set_kind (RapportEntityClass *klass,
                               RapportKind         kind)
{
  const RapportKindInfo *info = rapport_kind_get_info (kind);

  g_return_if_fail (RAPPORT_IS_ENTITY_CLASS (klass));
  g_return_if_fail (info != NULL);

  klass->kind = kind;
  /* GObject takes this one away from each subclass. */
  if (G_OBJECT_CLASS (klass)->get_property == NULL)
    G_OBJECT_CLASS (klass)->get_property = rapport_entity_get_property;
  for (guint i = 0; i < info->n_fields; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, make_property (&info->fields[i]));
}

/**
 * rapport_entity_type_of_kind:
 *
 * Returns: the type of the class that stands for @kind
 */
GType
rapport_entity_type_of_kind (RapportKind kind)
{
  switch (kind)
    {
    case RAPPORT_KIND_PARTNER:
      return RAPPORT_TYPE_PARTNER;

    case RAPPORT_KIND_CONTACT:
      return RAPPORT_TYPE_CONTACT;

    case RAPPORT_KIND_OPPORTUNITY:
      return RAPPORT_TYPE_OPPORTUNITY;

    case RAPPORT_KIND_MEETING:
      return RAPPORT_TYPE_MEETING;

    case RAPPORT_KIND_ACTION:
      return RAPPORT_TYPE_ACTION;

    case RAPPORT_KIND_AGREEMENT:
      return RAPPORT_TYPE_AGREEMENT;

    case RAPPORT_KIND_REVIEW:
      return RAPPORT_TYPE_REVIEW;

    default:
      return rapport_entities_get_type (kind);
    }
}

/**
 * rapport_entity_new:
 * @record: (transfer none): a record of any kind
 *
 * Returns: (transfer full): an object of the class of its kind
 */
RapportEntity *
rapport_entity_new (RapportRecord *record)
{
  RapportEntity *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (rapport_entity_type_of_kind (record->kind), NULL);
  rapport_entity_set_record (self, record);

  return self;
}

/**
 * rapport_entity_get_record:
 *
 * Returns: (transfer none) (nullable): the record, immutable; %NULL before there is one
 */
RapportRecord *
rapport_entity_get_record (RapportEntity *self)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  return priv->record;
}

static void
notify_field (RapportEntity      *self,
              const RapportField *field)
{
  g_autofree char *name = get_property_name (field);

  g_object_notify (G_OBJECT (self), name);
}

/**
 * rapport_entity_set_record:
 * @record: (transfer none): a revision of the same row
 *
 * Takes a new revision over; the properties whose fields differ are notified, once each.
 */
void
rapport_entity_set_record (RapportEntity *self,
                           RapportRecord *record)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);
  g_autoptr(RapportRecord) old = NULL;
  const RapportKindInfo *info;

  g_return_if_fail (RAPPORT_IS_ENTITY (self));
  g_return_if_fail (record != NULL);
  g_return_if_fail (record->kind == RAPPORT_ENTITY_GET_CLASS (self)->kind);
  g_return_if_fail (priv->record == NULL || rapport_id_equal (&priv->record->id, &record->id));

  if (priv->record == record)
    return;

  info = rapport_kind_get_info (record->kind);
  old = g_steal_pointer (&priv->record);
  priv->record = rapport_record_ref (record);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (old != NULL ? !rapport_record_equal_at (old, record, i) : rapport_record_has_at (record, i))
        notify_field (self, &info->fields[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rapport_entity_get_id:
 *
 * Returns: (transfer none): the identifier of the row; of no record before there is one
 */
const RapportId *
rapport_entity_get_id (RapportEntity *self)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  return priv->record != NULL ? &priv->record->id : &rapport_id_none;
}

/**
 * rapport_entity_get_title:
 *
 * Returns: (transfer none): what the record is called; the word for its kind where it has no title
 */
const char *
rapport_entity_get_title (RapportEntity *self)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);
  const char *title;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  title = priv->record != NULL ? rapport_record_get_title (priv->record) : NULL;

  return title != NULL ? title : _(rapport_kind_get_info (RAPPORT_ENTITY_GET_CLASS (self)->kind)->title);
}
