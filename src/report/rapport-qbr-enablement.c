/* rapport-qbr-enablement.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-fold.h"
#include "rapport-qbr-private.h"

enum
{
  VALUE_REQUIRED,
  VALUE_HELD,
  VALUE_GAP,
};

/* Certificates that run out within so many days are named before they do. */
#define SOON_DAYS 90

static const RapportQbrColumn requirement_columns[] = {
  { N_("Certification"), 38 },
  { N_("Required"), 14 },
  { N_("Held"), 14 },
  { N_("Counted"), 14 },
  { N_("Gap"), 14 },
  { N_("Next expiry"), 16 },
};

static const RapportQbrColumn person_columns[] = {
  { N_("Certification"), 38 },
  { N_("Level"), 14 },
  { N_("Issued"), 14 },
  { N_("Expires"), 14 },
  { N_("Days left"), 14 },
  { N_("State"), 16 },
  { N_("Person"), 30 },
};

static const RapportQbrColumn training_columns[] = {
  { N_("Training session"), 38 },
  { N_("Date"), 14 },
  { N_("Hours"), 14 },
  { N_("People"), 14 },
};

static gboolean
is_current (const RapportRecord *certificate,
            RapportDate          day)
{
  RapportDate issued = rapport_record_get_date (certificate, "issued_on");
  RapportDate expires = rapport_record_get_date (certificate, "expires_on");

  return (issued == RAPPORT_DATE_NONE || issued <= day) && (expires == RAPPORT_DATE_NONE || expires >= day);
}

/* What the coverage counted for a certification. */
static void
sum_certification (RapportQbr *self,
                   const char *folded,
                   double     *required,
                   double     *held)
{
  GArray *evidence = self->card->evidence;

  *required = *held = 0;
  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);
      g_autofree char *name = NULL;

      if (row->kpi != RAPPORT_KPI_CERTIFICATION_COVERAGE || row->record == NULL)
        continue;
      name = g_utf8_casefold (rapport_record_get_text (row->record, "certification"), -1);
      if (!g_str_equal (name, folded))
        continue;
      *required += row->weight;
      *held += row->value;
    }
}

static void
add_certification (RapportQbr *self,
                   const char *name,
                   const char *folded)
{
  RapportEvidenceQuery query = RAPPORT_EVIDENCE_QUERY_INIT;
  g_autofree char *cell = NULL;
  g_autofree char *required_cell = NULL;
  g_autofree char *held_cell = NULL;
  g_autofree char *gap = NULL;
  double required, held;
  guint row;

  sum_certification (self, folded, &required, &held);
  row = rapport_qbr_add_block_row (self, &self->certificate_block, name, NULL);
  cell = rapport_data_sheet_label_cell (self->data, row);
  query.metric = "certification_coverage";
  query.period = self->label;
  query.group = name;
  query.group_cell = cell;
  rapport_data_sheet_set_checked (self->data, VALUE_REQUIRED, required, RAPPORT_STYLE_COUNT, self->evidence,
                                  RAPPORT_EVIDENCE_WEIGHT, &query);
  rapport_data_sheet_set_checked (self->data, VALUE_HELD, held, RAPPORT_STYLE_COUNT, self->evidence,
                                  RAPPORT_EVIDENCE_VALUE, &query);
  required_cell = rapport_data_sheet_reference (self->data, row, VALUE_REQUIRED);
  held_cell = rapport_data_sheet_reference (self->data, row, VALUE_HELD);
  gap = g_strdup_printf ("%s-%s", required_cell, held_cell);
  rapport_data_sheet_set (self->data, VALUE_GAP, required - held, RAPPORT_STYLE_COUNT, gap, required - held);
}

void
rapport_qbr_enablement_data (RapportQbr *self)
{
  const char * const headers[] = { _("Required"), _("Held"), _("Gap"), NULL };
  g_autoptr(GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *evidence = self->card->evidence;

  rapport_qbr_begin_block (self, &self->certificate_block, _("Certificates required and held, as of the day"), _("Certification"), NULL, headers);
  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);
      const char *name;
      char *folded;

      if (row->kpi != RAPPORT_KPI_CERTIFICATION_COVERAGE || row->record == NULL)
        continue;
      name = rapport_record_get_text (row->record, "certification");
      folded = g_utf8_casefold (name, -1);
      if (!g_hash_table_contains (added, folded))
        add_certification (self, name, folded);
      g_hash_table_add (added, folded);
    }
  self->certificate_block.has_data = !rapport_qbr_block_is_empty (&self->certificate_block);
}

/* All current certificates of that name, and when the first of them runs out. */
static guint
count_current (RapportQbr  *self,
               const char  *name,
               RapportDate *next_expiry)
{
  GPtrArray *certificates = self->facts->records[RAPPORT_KIND_CERTIFICATION];
  g_autofree char *wanted = rapport_fold_name (name);
  guint count = 0;

  *next_expiry = RAPPORT_DATE_NONE;
  for (guint i = 0; i < certificates->len; i++)
    {
      const RapportRecord *certificate = g_ptr_array_index (certificates, i);
      g_autofree char *folded = rapport_fold_name (rapport_record_get_text (certificate, "certification"));
      RapportDate expires = rapport_record_get_date (certificate, "expires_on");

      if (!g_str_equal (folded, wanted) || !is_current (certificate, self->as_of))
        continue;
      count++;
      if (expires != RAPPORT_DATE_NONE && (*next_expiry == RAPPORT_DATE_NONE || expires < *next_expiry))
        *next_expiry = expires;
    }

  return count;
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_BAR_STACKED,
    .title = _("Certificates held and missing"),
    .x_title = _("Certification"),
    .y_title = _("Certificates"),
    .description = _("Stacked bars of the certificates held and missing for each certification required"),
    .number_format = "0",
  };
  guint n = self->certificate_block.last + 1 - self->certificate_block.first;

  rapport_qbr_point_chart (self, &spec, &self->certificate_block, VALUE_HELD, 2);

  return rapport_qbr_put_charts (sheet, row, person_columns, G_N_ELEMENTS (person_columns), &spec, 1, CLAMP (140 + n * 28, 220, 420));
}

static guint
put_requirements (RapportQbr   *self,
                  RapportSheet *sheet,
                  guint         row)
{
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Required of this tier and type, as of the day"));
  header = row++;
  for (guint i = self->certificate_block.first; i <= self->certificate_block.last; i++, row++)
    {
      const char *name = rapport_data_sheet_get_label (self->data, i);
      RapportDate next;

      rapport_sheet_text (sheet, row, 0, name, RAPPORT_STYLE_TEXT);
      rapport_qbr_put_data (self, sheet, row, 1, i, VALUE_REQUIRED, RAPPORT_STYLE_COUNT);
      rapport_sheet_number (sheet, row, 2, count_current (self, name, &next), RAPPORT_STYLE_COUNT);
      rapport_qbr_put_data (self, sheet, row, 3, i, VALUE_HELD, RAPPORT_STYLE_COUNT);
      rapport_qbr_put_data (self, sheet, row, 4, i, VALUE_GAP, RAPPORT_STYLE_COUNT);
      rapport_sheet_date (sheet, row, 5, next, RAPPORT_STYLE_DATE);
    }
  rapport_qbr_finish_table (sheet, "tblRequirements", header, row - 1, requirement_columns, G_N_ELEMENTS (requirement_columns));

  return row + 1;
}

static const char *
get_state (RapportQbr          *self,
           const RapportRecord *certificate)
{
  RapportDate expires = rapport_record_get_date (certificate, "expires_on");

  if (!is_current (certificate, self->as_of))
    return _("expired");

  return expires != RAPPORT_DATE_NONE && expires - self->as_of <= SOON_DAYS ? _("expires soon") : _("current");
}

static void
put_person (RapportQbr          *self,
            RapportSheet        *sheet,
            guint                row,
            const RapportRecord *certificate)
{
  RapportDate expires = rapport_record_get_date (certificate, "expires_on");
  const char *person = rapport_qbr_get_related (self, certificate, "contact");
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  rapport_sheet_text (sheet, row, 0, rapport_record_get_title (certificate), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 1, rapport_record_get_text (certificate, "level"), RAPPORT_STYLE_TEXT);
  rapport_sheet_date (sheet, row, 2, rapport_record_get_date (certificate, "issued_on"), RAPPORT_STYLE_DATE);
  rapport_sheet_date (sheet, row, 3, expires, RAPPORT_STYLE_DATE);
  lxw_rowcol_to_cell (cell, row, 3);
  if (expires == RAPPORT_DATE_NONE)
    rapport_sheet_text (sheet, row, 4, NULL, RAPPORT_STYLE_COUNT);
  else
    rapport_qbr_put_formula (sheet, row, 4, expires > self->as_of ? expires - self->as_of : 0, RAPPORT_STYLE_COUNT,
                             "=IF(%s>AsOf,%s-AsOf,0)", cell, cell);
  rapport_sheet_text (sheet, row, 5, get_state (self, certificate), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 6, person, RAPPORT_STYLE_TEXT);
}

static guint
put_people (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  GPtrArray *certificates = self->facts->records[RAPPORT_KIND_CERTIFICATION];
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Certified people"));
  header = row++;
  for (guint i = 0; i < certificates->len; i++)
    {
      const RapportRecord *certificate = g_ptr_array_index (certificates, i);
      RapportDate issued = rapport_record_get_date (certificate, "issued_on");

      if (issued == RAPPORT_DATE_NONE || issued <= self->as_of)
        put_person (self, sheet, row++, certificate);
    }

  if (row == header + 1)
    return rapport_qbr_put_empty (sheet, header, G_N_ELEMENTS (person_columns) - 1,
                                  _("No certificate is recorded. Enter certificates on the partner’s page, under Enablement, or import them.")) + 1;

  rapport_qbr_finish_table (sheet, "tblCertificates", header, row - 1, person_columns, G_N_ELEMENTS (person_columns));

  return row + 1;
}

static void
put_training (RapportQbr   *self,
              RapportSheet *sheet,
              guint         row)
{
  GPtrArray *sessions = self->facts->records[RAPPORT_KIND_TRAINING];
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Training sessions of the quarter"));
  header = row++;
  for (guint i = 0; i < sessions->len; i++)
    {
      const RapportRecord *session = g_ptr_array_index (sessions, i);
      RapportDate day = rapport_record_get_date (session, "date");

      if (!rapport_qbr_is_in_quarter (self, day))
        continue;
      rapport_sheet_text (sheet, row, 0, rapport_record_get_title (session), RAPPORT_STYLE_TEXT);
      rapport_sheet_date (sheet, row, 1, day, RAPPORT_STYLE_DATE);
      rapport_sheet_number (sheet, row, 2, rapport_qbr_get_number (session, "hours"), RAPPORT_STYLE_NUMBER);
      rapport_sheet_number (sheet, row, 3, rapport_record_get_integer (session, "people", 0), RAPPORT_STYLE_COUNT);
      row++;
    }

  if (row == header + 1)
    rapport_qbr_put_empty (sheet, header, G_N_ELEMENTS (person_columns) - 1, _("No training session took place in this quarter."));
  else
    rapport_qbr_finish_table (sheet, "tblTraining", header, row - 1, training_columns, G_N_ELEMENTS (training_columns));
}

void
rapport_qbr_enablement_write (RapportQbr *self)
{
  static const RapportKpi figures[] = { RAPPORT_KPI_CERTIFICATION_COVERAGE };
  static const guint cols[] = { 0, 1 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_ENABLEMENT, person_columns, G_N_ELEMENTS (person_columns));
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));

  if (self->certificate_block.has_data)
    {
      row = put_chart (self, sheet, row);
      row = put_requirements (self, sheet, row);
    }
  else
    row = rapport_qbr_put_empty (sheet, row, G_N_ELEMENTS (person_columns) - 1,
                                 _("No certification is required of this tier and type. Enter requirements under Programme, or import them.")) + 1;

  row = put_people (self, sheet, row);
  put_training (self, sheet, row);
}
