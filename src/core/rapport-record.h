/* rapport-record.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "rapport-date.h"
#include "rapport-id.h"
#include "rapport-schema.h"

G_BEGIN_DECLS

/**
 * RapportRecord:
 * @kind: what it is
 * @id: its identifier
 * @rev: its revision, 0 before it is stored, then counted up by each change
 * @created_at: microseconds since 1970
 * @updated_at: microseconds since 1970
 * @deleted_at: microseconds since 1970, 0 while it is not in the bin
 * @origin: (nullable): where it came from, such as "import pipeline.csv row 812"
 * @author: (nullable): who entered it
 *
 * One row, as plain values. It may be changed by its maker until it is handed
 * over; from then on it is immutable and may cross threads.
 */
typedef struct _RapportRecord RapportRecord;

struct _RapportRecord
{
  RapportKind  kind;
  RapportId    id;
  gint64       rev;
  gint64       created_at;
  gint64       updated_at;
  gint64       deleted_at;
  char        *origin;
  char        *author;
};

#define RAPPORT_TYPE_RECORD (rapport_record_get_type ())
GType           rapport_record_get_type     (void);

RapportRecord  *rapport_record_new          (RapportKind           kind);
RapportRecord  *rapport_record_copy         (const RapportRecord  *self) G_GNUC_WARN_UNUSED_RESULT;
RapportRecord  *rapport_record_ref          (RapportRecord        *self);
void            rapport_record_unref        (RapportRecord        *self);

/* By position (see RapportKindInfo); the storage and the importer use these. */
gboolean        rapport_record_has_at       (const RapportRecord  *self,
                                             guint                 field);
gint64          rapport_record_get_integer_at (const RapportRecord *self,
                                             guint                 field,
                                             gint64                fallback);
const char     *rapport_record_get_text_at  (const RapportRecord  *self,
                                             guint                 field);
const RapportId *rapport_record_get_id_at   (const RapportRecord  *self,
                                             guint                 field);
const char * const *rapport_record_get_list_at (const RapportRecord *self,
                                             guint                 field);
void            rapport_record_clear_at     (RapportRecord        *self,
                                             guint                 field);
void            rapport_record_set_integer_at (RapportRecord      *self,
                                             guint                 field,
                                             gint64                value);
void            rapport_record_set_text_at  (RapportRecord        *self,
                                             guint                 field,
                                             const char           *value);
void            rapport_record_set_id_at    (RapportRecord        *self,
                                             guint                 field,
                                             const RapportId      *value);
void            rapport_record_set_list_at  (RapportRecord        *self,
                                             guint                 field,
                                             const char * const   *value);
gboolean        rapport_record_equal_at     (const RapportRecord  *self,
                                             const RapportRecord  *other,
                                             guint                 field);

/* By name; an unknown name is a programming error. */
gboolean        rapport_record_has          (const RapportRecord  *self,
                                             const char           *field);
gint64          rapport_record_get_integer  (const RapportRecord  *self,
                                             const char           *field,
                                             gint64                fallback);
gboolean        rapport_record_get_boolean  (const RapportRecord  *self,
                                             const char           *field);
RapportDate     rapport_record_get_date     (const RapportRecord  *self,
                                             const char           *field);
RapportInstant  rapport_record_get_instant  (const RapportRecord  *self,
                                             const char           *field);
const char     *rapport_record_get_text     (const RapportRecord  *self,
                                             const char           *field);
const RapportId *rapport_record_get_id      (const RapportRecord  *self,
                                             const char           *field);
const char * const *rapport_record_get_list (const RapportRecord  *self,
                                             const char           *field);
void            rapport_record_clear        (RapportRecord        *self,
                                             const char           *field);
void            rapport_record_set_integer  (RapportRecord        *self,
                                             const char           *field,
                                             gint64                value);
void            rapport_record_set_date     (RapportRecord        *self,
                                             const char           *field,
                                             RapportDate           value);
void            rapport_record_set_instant  (RapportRecord        *self,
                                             const char           *field,
                                             RapportInstant        value);
void            rapport_record_set_text     (RapportRecord        *self,
                                             const char           *field,
                                             const char           *value);
void            rapport_record_set_id       (RapportRecord        *self,
                                             const char           *field,
                                             const RapportId      *value);
void            rapport_record_set_list     (RapportRecord        *self,
                                             const char           *field,
                                             const char * const   *value);

const char     *rapport_record_get_title    (const RapportRecord  *self);
gboolean        rapport_record_equal        (const RapportRecord  *self,
                                             const RapportRecord  *other);
gboolean        rapport_record_validate     (const RapportRecord  *self,
                                             GError              **error);
gboolean        rapport_record_validate_at  (const RapportRecord  *self,
                                             guint                 field,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRecord, rapport_record_unref)

G_END_DECLS
