/* rapport-schema.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportKind:
 *
 * The kinds of records. The first nineteen are those of import and export; the
 * order is the order in which a full import has to run, so that relations find
 * their targets. The numbers are not stored: tables and logs use the names.
 */
typedef enum
{
  RAPPORT_KIND_TEAM,
  RAPPORT_KIND_RATE,
  RAPPORT_KIND_PARTNER,
  RAPPORT_KIND_CONTACT,
  RAPPORT_KIND_OPPORTUNITY,
  RAPPORT_KIND_REGISTRATION,
  RAPPORT_KIND_MEETING,
  RAPPORT_KIND_INTERACTION,
  RAPPORT_KIND_ACTION,
  RAPPORT_KIND_AGREEMENT,
  RAPPORT_KIND_CERTIFICATION,
  RAPPORT_KIND_REQUIREMENT,
  RAPPORT_KIND_ACTIVITY,
  RAPPORT_KIND_TARGET,
  RAPPORT_KIND_OBJECTIVE,
  RAPPORT_KIND_SURVEY,
  RAPPORT_KIND_RISK,
  RAPPORT_KIND_SHARED,
  RAPPORT_KIND_REVIEW,
  RAPPORT_KIND_STAGE,
  RAPPORT_KIND_TIER,
  RAPPORT_KIND_PIPELINE_STAGE,
  RAPPORT_KIND_STAGE_CHANGE,
  RAPPORT_KIND_TIER_CHANGE,
  RAPPORT_KIND_OPPORTUNITY_CHANGE,
  RAPPORT_KIND_AMENDMENT,
  RAPPORT_KIND_PLAN,
  RAPPORT_KIND_PROJECT,
  RAPPORT_KIND_KPI_VALUE,
  RAPPORT_KIND_REVIEW_STEP,
  RAPPORT_KIND_PLAYBOOK,
  RAPPORT_KIND_PLAYBOOK_STEP,
  RAPPORT_KIND_RUN,
  RAPPORT_KIND_RUN_STEP,
  RAPPORT_KIND_TRAINING,
  RAPPORT_KIND_LEAD,
  RAPPORT_KIND_SWOT,
  RAPPORT_KIND_IPP_CRITERION,
  RAPPORT_KIND_IPP_SCORE,
  RAPPORT_KIND_ACCOUNT_LIST,
  RAPPORT_KIND_ACCOUNT,
  RAPPORT_KIND_ACCOUNT_ROLE,
  RAPPORT_KIND_DECISION,
  RAPPORT_KIND_ASSESSMENT,
  RAPPORT_KIND_HEALTH_SCORE,
  RAPPORT_KIND_CUSTOM_VALUE,
  RAPPORT_KIND_SAVED_VIEW,
  RAPPORT_KIND_ATTACHMENT,
  RAPPORT_KIND_IMPORT_BATCH,
  RAPPORT_KIND_SETTING,
  RAPPORT_N_KINDS
} RapportKind;

#define RAPPORT_KIND_NONE ((RapportKind) -1)
#define RAPPORT_N_EXCHANGE_KINDS (RAPPORT_KIND_REVIEW + 1)

/**
 * RapportFieldType:
 * @RAPPORT_FIELD_TEXT: one line of text, at most 500 characters for names
 * @RAPPORT_FIELD_LONG_TEXT: text with line breaks
 * @RAPPORT_FIELD_CHOICE: one of the field's choices, stored by its English id
 * @RAPPORT_FIELD_CHOICE_LIST: several of the field's choices
 * @RAPPORT_FIELD_TEXT_LIST: several texts, such as tags
 * @RAPPORT_FIELD_RELATION: the id of a record of the field's target kind
 * @RAPPORT_FIELD_RELATION_LIST: several such ids
 * @RAPPORT_FIELD_INTEGER: a whole number
 * @RAPPORT_FIELD_BOOLEAN: yes or no, stored as 1 or 0
 * @RAPPORT_FIELD_NUMBER: a decimal number, stored times 1,000,000
 * @RAPPORT_FIELD_RATE: an exchange rate, stored times 100,000,000
 * @RAPPORT_FIELD_SHARE: a share as typed in per cent, stored in basis points (12.5 % is 1250)
 * @RAPPORT_FIELD_MONEY: minor units of the currency in the record's currency field,
 *   else of the workspace's reporting currency
 * @RAPPORT_FIELD_CURRENCY: an ISO 4217 code
 * @RAPPORT_FIELD_DATE: a #RapportDate
 * @RAPPORT_FIELD_INSTANT: a #RapportInstant, UTC
 * @RAPPORT_FIELD_LOCAL_TIME: a local time (see rapport-date.h); the zone is in the record's time_zone
 * @RAPPORT_FIELD_QUARTER: a fiscal quarter, stored as the #RapportDate of its first day
 */
typedef enum
{
  RAPPORT_FIELD_TEXT,
  RAPPORT_FIELD_LONG_TEXT,
  RAPPORT_FIELD_CHOICE,
  RAPPORT_FIELD_CHOICE_LIST,
  RAPPORT_FIELD_TEXT_LIST,
  RAPPORT_FIELD_RELATION,
  RAPPORT_FIELD_RELATION_LIST,
  RAPPORT_FIELD_INTEGER,
  RAPPORT_FIELD_BOOLEAN,
  RAPPORT_FIELD_NUMBER,
  RAPPORT_FIELD_RATE,
  RAPPORT_FIELD_SHARE,
  RAPPORT_FIELD_MONEY,
  RAPPORT_FIELD_CURRENCY,
  RAPPORT_FIELD_DATE,
  RAPPORT_FIELD_INSTANT,
  RAPPORT_FIELD_LOCAL_TIME,
  RAPPORT_FIELD_QUARTER,
} RapportFieldType;

/**
 * RapportFieldFlags:
 * @RAPPORT_FIELD_REQUIRED: a record without it is invalid
 * @RAPPORT_FIELD_EXCHANGE: part of the kind's import and export (product.md)
 * @RAPPORT_FIELD_MATCH: part of the key by which an import finds the record again
 * @RAPPORT_FIELD_CREATES: an unknown relation is created, with the text as its name
 * @RAPPORT_FIELD_SEARCH: its text is in the search index
 * @RAPPORT_FIELD_TITLE: what the record is called
 */
typedef enum
{
  RAPPORT_FIELD_REQUIRED = 1 << 0,
  RAPPORT_FIELD_EXCHANGE = 1 << 1,
  RAPPORT_FIELD_MATCH    = 1 << 2,
  RAPPORT_FIELD_CREATES  = 1 << 3,
  RAPPORT_FIELD_SEARCH   = 1 << 4,
  RAPPORT_FIELD_TITLE    = 1 << 5,
} RapportFieldFlags;

/**
 * RapportChoice:
 * @id: the word that is stored, exported and imported (English)
 * @title: the word on screen, to be translated with gettext()
 * @synonyms: (nullable): further words that an import accepts, separated by "|"
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *synonyms;
} RapportChoice;

/**
 * RapportField:
 * @id: its name in import, export and JSON
 * @column: its column in the kind's table
 * @title: its name on screen, to be translated with gettext()
 * @type: what it holds
 * @flags: see #RapportFieldFlags
 * @target: for relations, the kind that they point at
 * @choices: (nullable): for choices, ends with an id of %NULL
 * @synonyms: (nullable): column names of the big CRMs for it, separated by "|"
 */
typedef struct
{
  const char          *id;
  const char          *column;
  const char          *title;
  RapportFieldType     type;
  RapportFieldFlags    flags;
  RapportKind          target;
  const RapportChoice *choices;
  const char          *synonyms;
} RapportField;

/**
 * RapportKindInfo:
 * @kind: the kind
 * @id: its word on the command line and in JSON ("opportunities")
 * @table: its table ("opportunity")
 * @title: one of it, on screen, to be translated
 * @plural: several of it, on screen, to be translated
 * @fields: (array length=n_fields): its fields; a record holds its values in this order
 * @n_fields: how many
 */
typedef struct
{
  RapportKind         kind;
  const char         *id;
  const char         *table;
  const char         *title;
  const char         *plural;
  const RapportField *fields;
  guint               n_fields;
} RapportKindInfo;

const RapportKindInfo *rapport_kind_get_info     (RapportKind            kind);
RapportKind            rapport_kind_from_id      (const char            *id);
RapportKind            rapport_kind_from_table   (const char            *table);
int                    rapport_kind_find_field   (RapportKind            kind,
                                                  const char            *field_id);
const RapportField    *rapport_kind_get_field    (RapportKind            kind,
                                                  const char            *field_id);
int                    rapport_kind_get_title_field (RapportKind         kind);
const RapportChoice   *rapport_field_find_choice (const RapportField    *field,
                                                  const char            *text);
const char            *rapport_field_get_choice_title (const RapportField *field,
                                                  const char            *id);
char                  *rapport_field_list_choices (const RapportField   *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean               rapport_field_is_list     (const RapportField    *field);
gboolean               rapport_field_is_text     (const RapportField    *field);

G_END_DECLS
