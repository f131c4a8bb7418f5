/* rapport-partner.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-partner"

#include "config.h"

#include "rapport-fold.h"
#include "rapport-partner.h"

struct _RapportPartner
{
  RapportEntity   parent_instance;

  RapportSummary *summary;     /* (owned) (nullable) until it has been computed */
  char           *search_text; /* (owned) (nullable) until it is asked for */
  char           *tier_name;   /* (owned) */
  char           *stage_name;  /* (owned) */
  char           *owner_name;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (RapportPartner, rapport_partner, RAPPORT_TYPE_ENTITY)

/* Behind the properties of the fields, which have the numbers from 1. */
enum
{
  PROP_SUMMARY,
  PROP_TIER_NAME,
  PROP_STAGE_NAME,
  PROP_OWNER_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint first_property;

static const char *
get_text (RapportPartner *self,
          const char     *field)
{
  const RapportRecord *record = rapport_entity_get_record (RAPPORT_ENTITY (self));
  const char *text = record != NULL ? rapport_record_get_text (record, field) : NULL;

  return text != NULL ? text : "";
}

static void
rapport_partner_notify (GObject    *object,
                        GParamSpec *pspec)
{
  RapportPartner *self = RAPPORT_PARTNER (object);

  /* Any field may be part of it; it is folded again when somebody searches. */
  if (pspec != properties[PROP_SUMMARY])
    g_clear_pointer (&self->search_text, g_free);
}

static void
rapport_partner_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RapportPartner *self = RAPPORT_PARTNER (object);

  if (property_id < first_property)
    {
      G_OBJECT_CLASS (rapport_partner_parent_class)->get_property (object, property_id, value, pspec);
      return;
    }

  switch (property_id - first_property)
    {
    case PROP_SUMMARY:
      g_value_set_pointer (value, self->summary);
      break;

    case PROP_TIER_NAME:
      g_value_set_string (value, self->tier_name);
      break;

    case PROP_STAGE_NAME:
      g_value_set_string (value, self->stage_name);
      break;

    case PROP_OWNER_NAME:
      g_value_set_string (value, self->owner_name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
rapport_partner_finalize (GObject *object)
{
  RapportPartner *self = RAPPORT_PARTNER (object);

  g_clear_pointer (&self->summary, rapport_summary_unref);
  g_clear_pointer (&self->search_text, g_free);
  g_clear_pointer (&self->tier_name, g_free);
  g_clear_pointer (&self->stage_name, g_free);
  g_clear_pointer (&self->owner_name, g_free);

  G_OBJECT_CLASS (rapport_partner_parent_class)->finalize (object);
}

static void
rapport_partner_class_init (RapportPartnerClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rapport_partner_finalize;
  object_class->get_property = rapport_partner_get_property;
  object_class->notify = rapport_partner_notify;

  rapport_entity_class_set_kind (RAPPORT_ENTITY_CLASS (klass), RAPPORT_KIND_PARTNER);
  first_property = rapport_kind_get_info (RAPPORT_KIND_PARTNER)->n_fields + 1;

  properties[PROP_SUMMARY] = g_param_spec_pointer ("summary", NULL, NULL, flags);
  properties[PROP_TIER_NAME] = g_param_spec_string ("tier-name", NULL, NULL, "", flags);
  properties[PROP_STAGE_NAME] = g_param_spec_string ("stage-name", NULL, NULL, "", flags);
  properties[PROP_OWNER_NAME] = g_param_spec_string ("owner-name", NULL, NULL, "", flags);
  for (guint i = 0; i < N_PROPS; i++)
    g_object_class_install_property (object_class, first_property + i, properties[i]);
}

static void
rapport_partner_init (RapportPartner *self)
{
  self->tier_name = g_strdup ("");
  self->stage_name = g_strdup ("");
  self->owner_name = g_strdup ("");
}

/**
 * rapport_partner_get_name:
 *
 * Returns: (transfer none): the partner's name
 */
const char *
rapport_partner_get_name (RapportPartner *self)
{
  g_return_val_if_fail (RAPPORT_IS_PARTNER (self), NULL);

  return get_text (self, "name");
}

static void
append_searchable (GString             *text,
                   const RapportRecord *record,
                   const RapportField  *field,
                   guint                position)
{
  if ((field->flags & RAPPORT_FIELD_SEARCH) == 0 || field->type == RAPPORT_FIELD_LONG_TEXT)
    return;

  if (rapport_field_is_list (field))
    {
      const char * const *list = rapport_record_get_list_at (record, position);

      for (guint i = 0; list[i] != NULL; i++)
        g_string_append_printf (text, "%s\n", list[i]);
    }
  else if (rapport_record_has_at (record, position))
    {
      g_string_append_printf (text, "%s\n", rapport_record_get_text_at (record, position));
    }
}

/**
 * rapport_partner_get_search_text:
 *
 * Returns: (transfer none): names, tags and other short texts, with the names of the tier, the
 *   stage and the owner, folded with rapport_fold_search()
 */
const char *
rapport_partner_get_search_text (RapportPartner *self)
{
  const RapportRecord *record;

  g_return_val_if_fail (RAPPORT_IS_PARTNER (self), NULL);

  record = rapport_entity_get_record (RAPPORT_ENTITY (self));
  if (self->search_text == NULL && record != NULL)
    {
      const RapportKindInfo *info = rapport_kind_get_info (RAPPORT_KIND_PARTNER);
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint i = 0; i < info->n_fields; i++)
        append_searchable (text, record, &info->fields[i], i);
      g_string_append_printf (text, "%s\n%s\n%s", self->tier_name, self->stage_name, self->owner_name);
      self->search_text = rapport_fold_search (text->str);
    }

  return self->search_text != NULL ? self->search_text : "";
}

RapportSummary *
rapport_partner_get_summary (RapportPartner *self)
{
  g_return_val_if_fail (RAPPORT_IS_PARTNER (self), NULL);

  return self->summary;
}

/**
 * rapport_partner_set_summary:
 * @summary: (transfer none) (nullable): what its row of the list says
 */
void
rapport_partner_set_summary (RapportPartner *self,
                             RapportSummary *summary)
{
  g_return_if_fail (RAPPORT_IS_PARTNER (self));

  if (self->summary == summary)
    return;

  g_clear_pointer (&self->summary, rapport_summary_unref);
  self->summary = summary != NULL ? rapport_summary_ref (summary) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

const char *
rapport_partner_get_tier_name (RapportPartner *self)
{
  g_return_val_if_fail (RAPPORT_IS_PARTNER (self), NULL);

  return self->tier_name;
}

const char *
rapport_partner_get_stage_name (RapportPartner *self)
{
  g_return_val_if_fail (RAPPORT_IS_PARTNER (self), NULL);

  return self->stage_name;
}

const char *
rapport_partner_get_owner_name (RapportPartner *self)
{
  g_return_val_if_fail (RAPPORT_IS_PARTNER (self), NULL);

  return self->owner_name;
}

static void
set_name (RapportPartner  *self,
          char           **name,
          const char      *value,
          guint            property)
{
  if (value == NULL)
    value = "";
  if (g_str_equal (*name, value))
    return;

  g_free (*name);
  *name = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * rapport_partner_set_names:
 * @tier: (nullable): the name of its tier
 * @stage: (nullable): of its stage
 * @owner: (nullable): of its owner
 */
void
rapport_partner_set_names (RapportPartner *self,
                           const char     *tier,
                           const char     *stage,
                           const char     *owner)
{
  g_return_if_fail (RAPPORT_IS_PARTNER (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_name (self, &self->tier_name, tier, PROP_TIER_NAME);
  set_name (self, &self->stage_name, stage, PROP_STAGE_NAME);
  set_name (self, &self->owner_name, owner, PROP_OWNER_NAME);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rapport_partner_dup_types_title:
 *
 * Returns: (transfer full): the partner's types, translated, such as "Reseller, MSP"
 */
char *
rapport_partner_dup_types_title (RapportPartner *self)
{
  const RapportField *field = rapport_kind_get_field (RAPPORT_KIND_PARTNER, "types");
  const RapportRecord *record;
  GString *title;

  g_return_val_if_fail (RAPPORT_IS_PARTNER (self), NULL);

  title = g_string_new (NULL);
  record = rapport_entity_get_record (RAPPORT_ENTITY (self));
  if (record != NULL)
    {
      const char * const *types = rapport_record_get_list (record, "types");

      for (guint i = 0; types[i] != NULL; i++)
        g_string_append_printf (title, i > 0 ? ", %s" : "%s", rapport_field_get_choice_title (field, types[i]));
    }

  return g_string_free (title, FALSE);
}
