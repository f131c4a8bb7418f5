/* rapport-record-table.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-connection.h"
#include "rapport-record.h"

G_BEGIN_DECLS

/**
 * RapportRecordTable:
 *
 * The rows of one kind. One implementation serves all kinds: its statements are
 * built from rapport-schema.h. Internal to the storage, like the queries below.
 */
typedef struct _RapportRecordTable RapportRecordTable;

RapportRecordTable *rapport_record_table_new         (RapportConnection    *connection,
                                                      RapportKind           kind);
void                rapport_record_table_free        (RapportRecordTable   *self);
/* As it is stored, in the bin or not; NULL without an error if there is none. */
RapportRecord      *rapport_record_table_get         (RapportRecordTable   *self,
                                                      const RapportId      *id,
                                                      GError              **error);
gboolean            rapport_record_table_insert      (RapportRecordTable   *self,
                                                      const RapportRecord  *record,
                                                      gint64                now,
                                                      const char           *author,
                                                      GError              **error);
/* Writes @record over @stored, which is what the table holds now. */
gboolean            rapport_record_table_update      (RapportRecordTable   *self,
                                                      const RapportRecord  *record,
                                                      const RapportRecord  *stored,
                                                      gint64                now,
                                                      const char           *author,
                                                      GError              **error);
/* @deleted_at: 0 takes it out of the bin. */
gboolean            rapport_record_table_set_deleted (RapportRecordTable   *self,
                                                      const RapportId      *id,
                                                      gint64                deleted_at,
                                                      gint64                now,
                                                      GError              **error);
/* The column by which records of @kind are ordered within their partner, NULL for none. */
const char         *rapport_record_table_get_main_column (RapportKind       kind);
/* The relation by which records of @kind belong to a partner or to a partner's record, NULL for none. */
const RapportField *rapport_record_table_get_owner_field (RapportKind       kind);

/**
 * RapportRecordQuery:
 *
 * A prepared selection of records of one kind, with their lists, for one id as
 * parameter (?1). It may be run again and again.
 */
typedef struct _RapportRecordQuery RapportRecordQuery;

/* @clause: what stands behind "FROM table AS r"; it must be text of the program. */
RapportRecordQuery *rapport_record_query_new         (RapportConnection    *connection,
                                                      RapportKind           kind,
                                                      const char           *clause,
                                                      const char           *order,
                                                      GError              **error);
void                rapport_record_query_free        (RapportRecordQuery   *self);
/* @func gets each record, and takes a reference if it keeps it. */
gboolean            rapport_record_query_foreach     (RapportRecordQuery   *self,
                                                      const RapportId      *parameter,
                                                      GFunc                 func,
                                                      gpointer              user_data,
                                                      GError              **error);
/* Its statement, for a test of its plan. */
const char         *rapport_record_query_get_sql     (RapportRecordQuery   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportRecordQuery, rapport_record_query_free)

G_END_DECLS
