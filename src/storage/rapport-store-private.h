/* rapport-store-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-connection.h"
#include "rapport-record-table.h"
#include "rapport-search-words.h"
#include "rapport-store.h"

G_BEGIN_DECLS

/* "RPRT": tells a workspace from any other SQLite file. */
#define RAPPORT_STORE_APPLICATION_ID 0x52505254
/* The number of the newest migration, in PRAGMA user_version. */
#define RAPPORT_STORE_VERSION 1

/**
 * RapportStore:
 * @connection: (owned): the connection
 * @thread: the only thread that may use it
 * @tables: (owned): made when first used
 * @verified: the seal was checked
 * @in_transaction: between begin() and commit() or rollback()
 * @transaction: the id of the transaction under way
 * @batch: the import batch put in it, or none
 * @undoes: the transaction or batch that it takes back, or none
 * @label: (owned) (nullable): what it does
 * @actor: (owned) (nullable): who does it
 * @origin: where from
 * @now: when it began, microseconds since 1970
 * @today: the workspace's date, once the transaction under way has asked for it
 * @currency: (owned) (nullable): the reporting currency, likewise
 * @closed: (owned) (nullable): pipeline stage -> whether it is won or lost, likewise
 * @rates: (owned) (nullable): the exchange rates, until one of them changes
 * @rates_version: the data version that @rates were read at
 * @facts_queries: (owned) (nullable) (element-type RapportRecordQuery): what reads the facts of a partner
 * @programme: (owned) (nullable): what all partners share, without their names
 * @programme_seq: the end of the log for which @programme is known to be right
 * @n_summaries: how many summaries were computed, for tests and measurements
 * @search_words: (owned) (nullable): the words of names and titles, once something was searched for
 */
struct _RapportStore
{
  RapportConnection  *connection;
  GThread            *thread;
  RapportRecordTable *tables[RAPPORT_N_KINDS];

  gboolean            verified;
  gboolean            in_transaction;
  gboolean            wrote;
  RapportId           transaction;
  RapportId           batch;
  RapportId           undoes;
  char               *label;
  char               *actor;
  RapportOrigin       origin;
  gint64              now;

  RapportDate         today;
  char               *currency;
  GHashTable         *closed;

  RapportRates       *rates;
  gint64              rates_version;

  GPtrArray          *facts_queries;
  RapportProgramme   *programme;
  gint64              programme_seq;
  guint64             n_summaries;

  RapportSearchWords *search_words;
};

/* Every public function starts with it: a store belongs to one thread. */
#define rapport_store_check_thread(self) \
  G_STMT_START { \
    g_assert ((self) != NULL); \
    g_assert ((self)->thread == g_thread_self ()); \
  } G_STMT_END

/* Checks the seal, or lets SQLite check the file where there is none. Small files are checked when
 * they are opened; large ones when there is time for it, and at the latest before the first change. */
gboolean            rapport_store_verify         (RapportStore         *self,
                                                  GError              **error);
/* That the transaction under way still is: SQLite ends it by itself after some errors. */
gboolean            rapport_store_check_alive    (RapportStore         *self,
                                                  GError              **error);
RapportRecordTable *rapport_store_get_table      (RapportStore         *self,
                                                  RapportKind           kind);
/* Several queries that have to see one state of the file. Inside a transaction they do anyway. */
gboolean            rapport_store_begin_reading  (RapportStore         *self,
                                                  GError              **error);
void                rapport_store_end_reading    (RapportStore         *self);
/* A transaction on tables that are local to the file, without the log. It ends with
 * rapport_store_commit_local() or rapport_store_rollback(). */
gboolean            rapport_store_begin_local    (RapportStore         *self,
                                                  GError              **error);
gboolean            rapport_store_commit_local   (RapportStore         *self,
                                                  GError              **error);
gboolean            rapport_store_get_log_end    (RapportStore         *self,
                                                  gint64               *seq,
                                                  GError              **error);
/* Whether records of @kind belong to the programme, and so to the figures of all partners. */
gboolean            rapport_store_is_shared_kind (RapportKind           kind);
/* (transfer none): the programme without the names of partners. */
RapportProgramme   *rapport_store_get_programme  (RapportStore         *self,
                                                  GError              **error);
/* The exchange rates as they are stored. */
RapportRates       *rapport_store_get_rates      (RapportStore         *self,
                                                  GError              **error);
void                rapport_store_forget_rates   (RapportStore         *self);
/* What put() looked up for other records of the transaction: at its start, and when it changes. */
void                rapport_store_forget_lookups (RapportStore         *self);
/* The text of a setting, NULL without an error where it has its default. */
gboolean            rapport_store_get_setting    (RapportStore         *self,
                                                  const char           *key,
                                                  char                **value,
                                                  GError              **error);
/* What a record can't say by itself: that its relations form no circle. */
gboolean            rapport_store_check_relations (RapportStore        *self,
                                                  const RapportRecord  *record,
                                                  const RapportRecord  *stored,
                                                  GError              **error);
/* What put() adds by itself: history rows of stages and tiers, the rate at closing. complete()
 * returns what is to be stored for @record. */
RapportRecord      *rapport_store_complete       (RapportStore         *self,
                                                  const RapportRecord  *record,
                                                  const RapportRecord  *stored,
                                                  GError              **error);
gboolean            rapport_store_put_history    (RapportStore         *self,
                                                  const RapportRecord  *record,
                                                  const RapportRecord  *stored,
                                                  GError              **error);
gboolean            rapport_store_write_partner_name (RapportStore     *self,
                                                  const RapportRecord  *partner,
                                                  GError              **error);
/* The records that every workspace starts with. */
gboolean            rapport_store_put_seed       (RapportStore         *self,
                                                  GError              **error);

G_END_DECLS
