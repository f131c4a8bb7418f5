/* rapport-id.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RAPPORT_ID_STRING_LENGTH 36

/**
 * RapportId:
 *
 * The 128-bit identifier of a record: a UUIDv7 made by the application, or a
 * UUIDv8 derived from a parent and a key where two people who add the same
 * thing must create the same row.
 */
typedef struct
{
  guint8 bytes[16];
} RapportId;

/* All zero: no record. */
extern const RapportId rapport_id_none;

void      rapport_id_generate (RapportId       *id);
void      rapport_id_derive   (RapportId       *id,
                               const RapportId *parent,
                               const char      *key);
gboolean  rapport_id_is_none  (const RapportId *id);
gboolean  rapport_id_parse    (RapportId       *id,
                               const char      *text);
char     *rapport_id_to_string (const RapportId *id) G_GNUC_WARN_UNUSED_RESULT;
int       rapport_id_compare  (const RapportId *a,
                               const RapportId *b);

/* For GHashTable; keys are pointers to RapportId. */
guint     rapport_id_hash     (gconstpointer    id);
gboolean  rapport_id_equal    (gconstpointer    a,
                               gconstpointer    b);
RapportId *rapport_id_copy    (const RapportId *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
