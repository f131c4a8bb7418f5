/* rapport-settings.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "rapport-fiscal.h"

G_BEGIN_DECLS

#define RAPPORT_N_HEALTH_DIMENSIONS 5

/**
 * RapportSettings:
 * @currency: reporting currency, ISO 4217 ("currency", USD)
 * @fiscal: "fiscal_year_start" (1) and "fiscal_label" (start, end, both)
 * @time_zone: IANA name ("time_zone"; the system's)
 * @sla_hours: hours within which a partner gets an answer ("sla_hours", 24)
 * @week_start: 1 Monday to 7 Sunday ("week_start"; the locale's)
 * @cadence_days: contact cadence where neither partner nor tier has one ("cadence_days", 30)
 * @coverage_benchmark: pipeline coverage that is good, in basis points ("coverage_benchmark", 3x = 30000)
 * @health_weights: percent per dimension, in the order of RapportHealthDimension
 *   ("health_weights", "30,20,20,15,15")
 * @health_version: counted up by each change of the weights ("health_version", 1)
 * @user_name: who works here ("user_name"; the system's real name): author of records
 * @paper: "A4" or "Letter" ("paper"; the locale's)
 *
 * The settings of a workspace, as plain values. Immutable once it is shared.
 */
typedef struct
{
  char          *currency;
  RapportFiscal  fiscal;
  char          *time_zone;
  GTimeZone     *zone;
  int            sla_hours;
  int            week_start;
  int            cadence_days;
  int            coverage_benchmark;
  int            health_weights[RAPPORT_N_HEALTH_DIMENSIONS];
  int            health_version;
  char          *user_name;
  char          *paper;

  /*< private >*/
  gatomicrefcount ref_count;
} RapportSettings;

RapportSettings    *rapport_settings_new       (void);
RapportSettings    *rapport_settings_copy      (const RapportSettings *self) G_GNUC_WARN_UNUSED_RESULT;
RapportSettings    *rapport_settings_ref       (RapportSettings       *self);
void                rapport_settings_unref     (RapportSettings       *self);

/* All keys, in a stable order, ends with NULL. */
const char * const *rapport_settings_list_keys (void);
/* One translated sentence that says what a key is for. */
const char         *rapport_settings_describe  (const char            *key);
char               *rapport_settings_get       (const RapportSettings *self,
                                                const char            *key) G_GNUC_WARN_UNUSED_RESULT;
/* New health_weights count health_version up: who stores settings writes both rows, and reads the
 * keys back in the order of rapport_settings_list_keys().
 * RAPPORT_ERROR_USAGE for an unknown key, RAPPORT_ERROR_INVALID for a wrong value, with what is right. */
gboolean            rapport_settings_set       (RapportSettings       *self,
                                                const char            *key,
                                                const char            *value,
                                                GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportSettings, rapport_settings_unref)

G_END_DECLS
