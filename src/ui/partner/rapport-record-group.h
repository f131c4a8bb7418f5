/* rapport-record-group.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rapport-repository.h"
#include "rapport-tone.h"

G_BEGIN_DECLS

/**
 * RapportGroupSpec:
 * @kind: what it lists
 * @title: its heading, to be translated
 * @empty: what it says where there is nothing, to be translated
 * @details: fields of the second line, ends with %NULL
 * @value: (nullable): the field on the right
 * @badge: (nullable): the field of state
 * @date: (nullable): the field by which it is ordered, newest first
 * @icon: (nullable): for lists of mixed kinds
 * @is_excerpt: whether there are more than are listed
 *
 * How the records of a kind are listed on a partner's page.
 */
typedef struct
{
  RapportKind kind;
  const char *title;
  const char *empty;
  const char *details[6];
  const char *value;
  const char *badge;
  const char *date;
  const char *icon;
  gboolean    is_excerpt;
} RapportGroupSpec;

/**
 * RapportRecordGroup:
 *
 * A heading and a list of records of one partner. A click on one asks for
 * "partner.show-record" with its id.
 */
#define RAPPORT_TYPE_RECORD_GROUP (rapport_record_group_get_type ())
G_DECLARE_FINAL_TYPE (RapportRecordGroup, rapport_record_group, RAPPORT, RECORD_GROUP, GtkWidget)

/* All records of the spec's kind. @page has to outlive the widget. */
GtkWidget *rapport_record_group_new              (const RapportGroupSpec   *spec,
                                                  const RapportPartnerPage *page);
/* Only @records (element-type RapportRecord), in their order. */
GtkWidget *rapport_record_group_new_for_records  (const RapportGroupSpec   *spec,
                                                  const RapportPartnerPage *page,
                                                  GPtrArray                *records);
/* The spec of a kind for lists of mixed kinds. */
const RapportGroupSpec *rapport_group_spec_for_kind (RapportKind            kind);
/* One row of such a list. */
GtkWidget *rapport_record_row_new                (const RapportGroupSpec   *spec,
                                                  const RapportPartnerPage *page,
                                                  RapportRecord            *record);
/* The colour and the mark of a word of state. */
void       rapport_state_get_style               (const char               *word,
                                                  RapportShape             *shape,
                                                  RapportTone              *tone);

G_END_DECLS
