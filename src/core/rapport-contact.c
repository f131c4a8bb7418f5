/* rapport-contact.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-contact"

#include "config.h"

#include "rapport-contact.h"

struct _RapportContact
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportContact, rapport_contact, RAPPORT_TYPE_ENTITY)

static void
rapport_contact_class_init (RapportContactClass *klass)
{
  rapport_entity_class_set_kind (RAPPORT_ENTITY_CLASS (klass), RAPPORT_KIND_CONTACT);
}

static void
rapport_contact_init (RapportContact *self)
{
}

/**
 * rapport_contact_is_current:
 * @day: a day
 *
 * Returns: whether the person works with the partner on @day: has begun, and not left before it
 */
gboolean
rapport_contact_is_current (RapportContact *self,
                            RapportDate     day)
{
  const RapportRecord *record;
  RapportDate from, to;

  g_return_val_if_fail (RAPPORT_IS_CONTACT (self), FALSE);

  record = rapport_entity_get_record (RAPPORT_ENTITY (self));
  if (record == NULL)
    return FALSE;

  from = rapport_record_get_date (record, "from");
  to = rapport_record_get_date (record, "to");

  return (from == RAPPORT_DATE_NONE || from <= day) && (to == RAPPORT_DATE_NONE || to >= day);
}
