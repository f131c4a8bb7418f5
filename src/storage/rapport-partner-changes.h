/* rapport-partner-changes.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-store.h"

G_BEGIN_DECLS

/**
 * RapportPartnerChanges:
 * @seq: the end of the log that was looked at
 * @is_any: whether the log has anything new at all
 * @is_all: any partner may be concerned: something that all share changed, or too much did
 * @are_names: whether a partner came, went or got another name; valid unless @is_all
 * @partners: (owned): set of RapportId: the partners concerned; incomplete if @is_all
 *
 * Which partners the changes since an entry of the log concern: those whose own row changed, or a
 * record that belongs to them, or one that belongs to such a record.
 */
typedef struct
{
  gint64      seq;
  gboolean    is_any;
  gboolean    is_all;
  gboolean    are_names;
  GHashTable *partners;
} RapportPartnerChanges;

RapportPartnerChanges *rapport_partner_changes_find (RapportStore           *store,
                                                     gint64                  since,
                                                     GError                **error);
void                   rapport_partner_changes_free (RapportPartnerChanges  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportPartnerChanges, rapport_partner_changes_free)

G_END_DECLS
