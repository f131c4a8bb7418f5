/* rapport-contact.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CONTACT (rapport_contact_get_type ())
G_DECLARE_FINAL_TYPE (RapportContact, rapport_contact, RAPPORT, CONTACT, RapportEntity)

gboolean    rapport_contact_is_current (RapportContact *self,
                                        RapportDate     day);

G_END_DECLS
