/* rapport-import-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rapport-import.h"

G_BEGIN_DECLS

/* How a file's numbers and dates may be read; see rapport-import-number.c and -time.c. */
typedef enum
{
  RAPPORT_IMPORT_STYLE_YMD = 1 << 0,
  RAPPORT_IMPORT_STYLE_DMY = 1 << 1,
  RAPPORT_IMPORT_STYLE_MDY = 1 << 2,
} RapportImportStyles;

/**
 * RapportImportTime:
 * @date: the day
 * @seconds: since its midnight
 * @has_time: whether a time of day was given
 * @has_offset: whether the offset from UTC was given
 * @offset: seconds to take off to get UTC
 */
typedef struct
{
  RapportDate date;
  int         seconds;
  gboolean    has_time;
  gboolean    has_offset;
  int         offset;
} RapportImportTime;

RapportImportStyles rapport_import_list_styles (const char        *text);
gboolean            rapport_import_parse_time  (const char        *text,
                                                char               dates,
                                                RapportImportTime *time);

/**
 * RapportImportAmount:
 * @digits: (owned): the number as it stands, without signs around it
 * @is_negative: whether it is below zero
 * @is_percent: whether it has a per cent sign
 * @currency: code of its currency sign or code, "" for none
 * @is_shared: whether other currencies have that sign too ("$")
 */
typedef struct
{
  char     *digits;
  gboolean  is_negative;
  gboolean  is_percent;
  char      currency[4];
  gboolean  is_shared;
} RapportImportAmount;

gboolean  rapport_import_split_amount  (const char          *text,
                                        const char          *wanted_currency,
                                        RapportImportAmount *amount);
gboolean  rapport_import_shares_sign   (const char          *currency,
                                        const char          *other);
char     *rapport_import_read_decimal  (const char          *digits,
                                        char                 decimal) G_GNUC_WARN_UNUSED_RESULT;
gboolean  rapport_import_parse_boolean (const char          *text,
                                        gboolean            *value);

/**
 * RapportImportMapping:
 * @info: the kind
 * @csv: the file
 * @fields: (array): per column, the position of its field, or -1
 * @custom: (array): per column, whether it is kept as a custom field
 * @columns: (array): per field, the column that it comes from, or -1
 * @family: column of the family name where the name stands in two columns, or -1
 * @set: (array): per field, the text that every row has, or %NULL
 */
typedef struct
{
  const RapportKindInfo *info;
  const RapportCsv      *csv;
  int                   *fields;
  gboolean              *custom;
  int                   *columns;
  int                    family;
  const char           **set;
} RapportImportMapping;

RapportImportMapping *rapport_import_mapping_new      (const RapportCsv           *csv,
                                                       const RapportImportOptions *options,
                                                       GError                    **error);
void                  rapport_import_mapping_free     (RapportImportMapping       *self);
gboolean              rapport_import_mapping_has      (const RapportImportMapping *self,
                                                       guint                       field);
char                 *rapport_import_mapping_get_text (const RapportImportMapping *self,
                                                       const RapportCsvRow        *row,
                                                       guint                       field) G_GNUC_WARN_UNUSED_RESULT;
const char           *rapport_import_mapping_get_column (const RapportImportMapping *self,
                                                       guint                       field);
char                 *rapport_import_mapping_to_json  (const RapportImportMapping *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean              rapport_import_mapping_is_own_export (const RapportImportMapping *self);

/**
 * RapportImportParser:
 * @mapping: what goes where
 * @settings: (owned): the workspace's
 * @dates: 'y', 'd' or 'm'
 * @decimal: '.' or ','
 * @fractions: (array): per field, whether its shares are fractions of one
 * @choices: (array): per field, what was found for the texts so far
 */
typedef struct
{
  const RapportImportMapping *mapping;
  RapportSettings            *settings;
  char                        dates;
  char                        decimal;
  gboolean                   *fractions;
  GHashTable                **choices;
} RapportImportParser;

/**
 * RapportImportValue:
 * @integer: numbers, dates, times
 * @text: (owned): texts, choices, names of related records, decimals of money
 * @list: (owned): lists
 * @time: dates and times, as written
 * @currency: of money, "" for none
 * @is_shared_sign: see #RapportImportAmount
 */
typedef struct
{
  gint64             integer;
  char              *text;
  char             **list;
  RapportImportTime  time;
  char               currency[4];
  gboolean           is_shared_sign;
} RapportImportValue;

RapportImportParser *rapport_import_parser_new   (const RapportImportMapping *mapping,
                                                  const RapportImportOptions *options,
                                                  RapportSettings            *settings,
                                                  GError                    **error);
void                 rapport_import_parser_free  (RapportImportParser        *self);
/* @reason: why it can't be read, translated. */
gboolean             rapport_import_parser_read  (RapportImportParser        *self,
                                                  guint                       field,
                                                  const char                 *text,
                                                  RapportImportValue         *value,
                                                  char                      **reason);
void                 rapport_import_value_clear  (RapportImportValue         *value);

/**
 * RapportImportLookup:
 *
 * What a name in a file means: the records of the workspace by name, and those
 * that the import makes on the way.
 */
typedef struct _RapportImportLookup RapportImportLookup;

RapportImportLookup *rapport_import_lookup_new     (RapportStore          *store,
                                                    RapportSettings       *settings);
void                 rapport_import_lookup_free    (RapportImportLookup   *self);
/* Reads the records of @kind, once. */
gboolean             rapport_import_lookup_load    (RapportImportLookup   *self,
                                                    RapportKind            kind,
                                                    GError               **error);
/* @partner: (nullable): whose record it has to be. @current: (nullable): what is preferred where
 * several have the name. */
gboolean             rapport_import_lookup_resolve (RapportImportLookup   *self,
                                                    const RapportField    *field,
                                                    const char            *text,
                                                    const RapportId       *partner,
                                                    const RapportId       *current,
                                                    RapportId             *id,
                                                    char                 **reason);
/* Whether anything has that name, without making it. */
gboolean             rapport_import_lookup_knows   (RapportImportLookup   *self,
                                                    RapportKind            kind,
                                                    const char            *text,
                                                    RapportId             *id);
void                 rapport_import_lookup_add     (RapportImportLookup   *self,
                                                    const RapportRecord   *record);
/* The team member of that name, made if need be. */
const RapportId     *rapport_import_lookup_make_member (RapportImportLookup *self,
                                                    const char            *name);
gboolean             rapport_import_lookup_is_closed (RapportImportLookup *self,
                                                    const RapportId       *pipeline_stage);
/* The id of the record that @id hangs under (parent, manager), none for none. */
const RapportId     *rapport_import_lookup_get_owner (RapportImportLookup *self,
                                                    RapportKind            kind,
                                                    const RapportId       *id);
/* Those made, in the order of making. */
GPtrArray           *rapport_import_lookup_get_made (RapportImportLookup  *self);

/**
 * RapportImportIndex:
 *
 * Which record a row is about: the records of the workspace, and the rows so
 * far, by the match keys of product.md.
 */
typedef struct _RapportImportIndex RapportImportIndex;

RapportImportIndex *rapport_import_index_new    (RapportKind            kind);
void                rapport_import_index_free   (RapportImportIndex    *self);
/* Names a record that load() is to look for. */
void                rapport_import_index_want   (RapportImportIndex    *self,
                                                 const RapportRecord   *record);
gboolean            rapport_import_index_load   (RapportImportIndex    *self,
                                                 RapportStore          *store,
                                                 GError               **error);
/* The records of the workspace that @record may be; @line: of an earlier row that is the same. */
GPtrArray          *rapport_import_index_find   (RapportImportIndex    *self,
                                                 const RapportRecord   *record,
                                                 guint                 *line);
/* @line is @record, which was @previous. */
void                rapport_import_index_claim  (RapportImportIndex    *self,
                                                 const RapportRecord   *record,
                                                 const RapportRecord   *previous,
                                                 guint                  line);

/**
 * RapportImportDraft:
 * @row: index into the rows of the file
 * @line: its line
 * @record: (owned) (nullable): what the row says; later, the record to store
 * @previous: (owned) (nullable): the stored record that it changes
 * @given: bit per field: the row has a value
 * @cleared: bit per field: the row takes the value away
 * @shared_sign: whether @record's currency is a guess from a sign that several have
 * @superior: (owned) (nullable): name of the parent or manager, which may be in a later row
 * @related: (owned) (nullable): names of records of the partner's, looked up when it is known: field
 *   position -> text
 * @custom: (owned) (nullable): records of its custom fields to store
 * @is_changed: whether there is anything to store
 */
typedef struct
{
  guint          row;
  guint          line;
  RapportRecord *record;
  RapportRecord *previous;
  guint64        given;
  guint64        cleared;
  gboolean       shared_sign;
  char          *superior;
  GHashTable    *related;
  GPtrArray     *custom;
  gboolean       is_changed;
} RapportImportDraft;

/**
 * RapportImportRun: one import under way.
 */
typedef struct
{
  RapportStore               *store;
  const RapportCsv           *csv;
  const RapportImportOptions *options;
  GCancellable               *cancellable;
  RapportSettings            *settings;
  RapportImportMapping       *mapping;
  RapportImportParser        *parser;
  RapportImportLookup        *lookup;
  RapportImportIndex         *index;
  GPtrArray                  *drafts;    /* per row of the file, NULL for a rejected one */
  GPtrArray                  *made;      /* records made on the way that are needed */
  RapportImportResult        *result;
  gint64                      data_version;  /* of the workspace when matching began */
  gboolean                    is_stale;      /* another process has changed it since */
} RapportImportRun;

/* What is done to all rows, one after the other. */
typedef enum
{
  RAPPORT_IMPORT_PHASE_READ,
  RAPPORT_IMPORT_PHASE_MERGE,
  RAPPORT_IMPORT_PHASE_WRITE,
  RAPPORT_IMPORT_N_PHASES,
} RapportImportPhase;

void      rapport_import_draft_free       (RapportImportDraft *draft);
/* Takes ownership of @reason. @field: position, or -1 for the row as a whole. */
void      rapport_import_run_add_error    (RapportImportRun   *self,
                                           guint               row,
                                           int                 field,
                                           const char         *value,
                                           char               *reason);
void      rapport_import_run_reject       (RapportImportRun   *self,
                                           guint               row);
/* Says how far it is, and whether to go on. */
gboolean  rapport_import_run_tick         (RapportImportRun   *self,
                                           RapportImportPhase  phase,
                                           guint               row,
                                           GError            **error);

/* rapport-import-read.c: rows to drafts. */
gboolean  rapport_import_run_read         (RapportImportRun   *self,
                                           GError            **error);
/* rapport-import-rules.c: what a kind's records need besides their cells. */
void      rapport_import_apply_rules      (RapportImportRun   *self,
                                           RapportImportDraft *draft);
/* rapport-import-superior.c: parents and managers, in any order. */
void      rapport_import_run_resolve_superiors (RapportImportRun *self);
/* rapport-import-merge.c: drafts to the records to store. */
gboolean  rapport_import_run_merge        (RapportImportRun   *self,
                                           GError            **error);
/* rapport-import-write.c: the transaction. */
gboolean  rapport_import_run_write        (RapportImportRun   *self,
                                           GError            **error);

/* Copies a field's value. */
void      rapport_import_copy_value       (RapportRecord      *to,
                                           const RapportRecord *from,
                                           guint               field);
int       rapport_import_get_superior_field (RapportKind       kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportMapping, rapport_import_mapping_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportParser, rapport_import_parser_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapportImportValue, rapport_import_value_clear)

G_END_DECLS
