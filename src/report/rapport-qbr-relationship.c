/* rapport-qbr-relationship.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "rapport-choices.h"
#include "rapport-qbr-private.h"

#define N_MONTHS 12
#define LAST_COLUMN 6

static const RapportQbrColumn contact_columns[] = {
  { N_("Role"), 22 },
  { N_("Name"), 30 },
  { N_("Job title"), 28 },
  { N_("E-mail"), 38 },
  { N_("Influence"), 14 },
  { N_("Sentiment"), 14 },
  { N_("Since"), 15 },
};

static const RapportQbrColumn meeting_columns[] = {
  { N_("Type"), 0 },
  { N_("Meeting"), 0 },
  { N_("Place"), 0 },
  { N_("Attendees"), 0 },
  { N_("Date"), 0 },
};

static const RapportQbrColumn satisfaction_columns[] = {
  { N_("Quarter"), 0 },
  { N_("NPS"), 0 },
  { N_("CSAT"), 0 },
};

static const RapportQbrColumn survey_columns[] = {
  { N_("Survey"), 0 },
  { N_("Who"), 0 },
  { N_("Score"), 0 },
  { N_("Comment"), 0 },
};

static const RapportQbrColumn agreement_columns[] = {
  { N_("Agreement"), 0 },
  { N_("Title"), 0 },
  { N_("Status"), 0 },
  { N_("Scope"), 0 },
  { N_("Signed"), 0 },
  { N_("Ends"), 0 },
  { N_("Notice by"), 0 },
};

static const RapportQbrColumn team_columns[] = {
  { N_("Our role"), 0 },
  { N_("Who"), 0 },
};

static double
count_meetings (RapportQbr  *self,
                RapportDate  first,
                RapportDate  last)
{
  double count = 0;

  for (guint quarter = 0; quarter < RAPPORT_QBR_N_QUARTERS; quarter++)
    {
      GArray *evidence = self->cards[quarter]->evidence;

      for (guint i = 0; i < evidence->len; i++)
        {
          const RapportEvidence *row = &g_array_index (evidence, RapportEvidence, i);

          if (row->kpi == RAPPORT_KPI_MEETINGS_HELD && row->date >= first && row->date <= last)
            count += row->value;
        }
    }

  return count;
}

static void
add_month (RapportQbr  *self,
           RapportDate  first)
{
  RapportDate last = rapport_date_add_months (first, 1) - 1;
  RapportEvidenceQuery query = { .metric = "meetings_held", .from = first, .to = last };
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *label = NULL;
  double count = count_meetings (self, first, last);
  int year, month, day;

  rapport_date_to_ymd (first, &year, &month, &day);
  time = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  label = g_date_time_format (time, _("%b %Y"));
  rapport_qbr_add_block_row (self, &self->meeting_block, label, NULL);
  rapport_data_sheet_set_checked (self->data, 0, count, RAPPORT_STYLE_COUNT, self->evidence, RAPPORT_EVIDENCE_VALUE, &query);
  self->meeting_block.has_data = self->meeting_block.has_data || count > 0;
}

void
rapport_qbr_relationship_data (RapportQbr *self)
{
  const char * const headers[] = { _("Meetings held"), NULL };

  rapport_qbr_begin_block (self, &self->meeting_block, _("Meetings held by month"), _("Month"), NULL, headers);
  for (int i = 0; i < N_MONTHS; i++)
    add_month (self, rapport_date_add_months (self->quarter->start, i - (N_MONTHS - 3)));
}

static guint
put_chart (RapportQbr   *self,
           RapportSheet *sheet,
           guint         row)
{
  RapportChartSpec spec = {
    .type = RAPPORT_CHART_COLUMN,
    .title = _("Meetings held by month"),
    .x_title = _("Month"),
    .y_title = _("Meetings"),
    .description = _("Columns of the meetings held in each of twelve months"),
    .number_format = "0",
  };

  if (!self->meeting_block.has_data)
    return rapport_qbr_put_empty (sheet, row, LAST_COLUMN,
                                  _("No meeting was held in these twelve months. Enter meetings in the calendar or on the partner’s page.")) + 1;

  rapport_qbr_point_chart (self, &spec, &self->meeting_block, 0, 1);

  return rapport_qbr_put_charts (sheet, row, contact_columns, G_N_ELEMENTS (contact_columns), &spec, 1, 230);
}

static void
put_contact (RapportSheet        *sheet,
             guint                row,
             const char          *role,
             const RapportRecord *contact)
{
  rapport_sheet_text (sheet, row, 0, role, RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 1, rapport_record_get_title (contact), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 2, rapport_record_get_text (contact, "title"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 3, rapport_record_get_text (contact, "email"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 4, rapport_qbr_get_choice (contact, "influence"), RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, 5, rapport_qbr_get_choice (contact, "sentiment"), RAPPORT_STYLE_TEXT);
  rapport_sheet_date (sheet, row, 6, rapport_record_get_date (contact, "from"), RAPPORT_STYLE_DATE);
}

static gboolean
is_there (RapportQbr          *self,
          const RapportRecord *contact)
{
  RapportDate to = rapport_record_get_date (contact, "to");

  return to == RAPPORT_DATE_NONE || to > self->as_of;
}

/* Everybody in a role, or the gap. */
static guint
put_role (RapportQbr          *self,
          RapportSheet        *sheet,
          guint                row,
          const RapportChoice *role)
{
  GPtrArray *contacts = self->facts->records[RAPPORT_KIND_CONTACT];
  guint first = row;

  for (guint i = 0; i < contacts->len; i++)
    {
      const RapportRecord *contact = g_ptr_array_index (contacts, i);

      if (is_there (self, contact) && g_strcmp0 (rapport_record_get_text (contact, "role"), role->id) == 0)
        put_contact (sheet, row++, role->id != NULL ? _(role->title) : _("Other"), contact);
    }
  if (row == first && role->id != NULL)
    {
      rapport_sheet_text (sheet, row, 0, _(role->title), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 1, _("nobody yet"), RAPPORT_STYLE_EMPTY);
      for (guint col = 2; col <= LAST_COLUMN; col++)
        rapport_sheet_text (sheet, row, col, NULL, RAPPORT_STYLE_TEXT);
      row++;
    }

  return row;
}

static guint
put_contacts (RapportQbr   *self,
              RapportSheet *sheet,
              guint         row)
{
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("People at the partner, by role"));
  if (self->facts->records[RAPPORT_KIND_CONTACT]->len == 0)
    return rapport_qbr_put_empty (sheet, row, LAST_COLUMN,
                                  _("No contacts are recorded. Enter them on the partner’s page, under People, or import them.")) + 1;

  header = row++;
  for (guint i = 0; rapport_choices_contact_role[i].id != NULL; i++)
    row = put_role (self, sheet, row, &rapport_choices_contact_role[i]);
  row = put_role (self, sheet, row, &(RapportChoice) { NULL });
  rapport_qbr_finish_table (sheet, "tblContacts", header, row - 1, contact_columns, G_N_ELEMENTS (contact_columns));

  return row + 1;
}

static guint
put_team (RapportQbr   *self,
          RapportSheet *sheet,
          guint         row)
{
  GPtrArray *roles = self->facts->records[RAPPORT_KIND_ACCOUNT_ROLE];
  guint header = 0;

  for (guint i = 0; i < roles->len; i++)
    {
      const RapportRecord *role = g_ptr_array_index (roles, i);
      const char *member = rapport_qbr_get_related (self, role, "member");

      if (member == NULL)
        continue;
      if (header == 0)
        {
          header = rapport_qbr_put_heading (sheet, row, _("Our account team"));
          row = header + 1;
        }
      rapport_sheet_text (sheet, row, 0, rapport_record_get_title (role), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 1, member, RAPPORT_STYLE_TEXT);
      row++;
    }
  if (header == 0)
    return row;

  rapport_qbr_finish_table (sheet, "tblAccountTeam", header, row - 1, team_columns, G_N_ELEMENTS (team_columns));

  return row + 1;
}

static guint
put_meetings (RapportQbr   *self,
              RapportSheet *sheet,
              guint         row)
{
  GArray *evidence = self->card->evidence;
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Meetings held in the quarter"));
  header = row++;
  for (guint i = 0; i < evidence->len; i++)
    {
      const RapportEvidence *held = &g_array_index (evidence, RapportEvidence, i);
      const char * const *attendees;
      g_autofree char *joined = NULL;

      if (held->kpi != RAPPORT_KPI_MEETINGS_HELD || held->record == NULL)
        continue;
      attendees = rapport_record_get_list (held->record, "attendees");
      joined = attendees != NULL ? g_strjoinv (", ", (char **) attendees) : NULL;
      rapport_sheet_text (sheet, row, 0, rapport_qbr_get_choice (held->record, "type"), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 1, rapport_record_get_title (held->record), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 2, rapport_record_get_text (held->record, "location"), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 3, joined, RAPPORT_STYLE_TEXT);
      rapport_sheet_date (sheet, row, 4, held->date, RAPPORT_STYLE_DATE);
      row++;
    }

  if (row == header + 1)
    return rapport_qbr_put_empty (sheet, header, LAST_COLUMN, _("No meeting was held in this quarter.")) + 1;

  rapport_qbr_finish_table (sheet, "tblMeetings", header, row - 1, meeting_columns, G_N_ELEMENTS (meeting_columns));

  return row + 1;
}

/* How it went over five quarters, then the answers of the present one. */
static guint
put_satisfaction (RapportQbr   *self,
                  RapportSheet *sheet,
                  guint         row)
{
  GPtrArray *surveys = self->facts->records[RAPPORT_KIND_SURVEY];
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Satisfaction"));
  if (surveys->len == 0)
    return rapport_qbr_put_empty (sheet, row, LAST_COLUMN,
                                  _("No survey answers yet. Send the survey, then enter or import the answers.")) + 1;

  header = row++;
  for (guint quarter = RAPPORT_QBR_FIRST_SHOWN; quarter <= RAPPORT_QBR_PRESENT; quarter++, row++)
    {
      rapport_sheet_text (sheet, row, 0, self->labels[quarter], RAPPORT_STYLE_TEXT);
      rapport_qbr_put_kpi (self, sheet, row, 1, RAPPORT_KPI_NPS, quarter, RAPPORT_STYLE_NUMBER);
      rapport_qbr_put_kpi (self, sheet, row, 2, RAPPORT_KPI_CSAT, quarter, RAPPORT_STYLE_NUMBER);
    }
  rapport_qbr_finish_table (sheet, "tblSatisfaction", header, row - 1, satisfaction_columns, G_N_ELEMENTS (satisfaction_columns));

  return row + 1;
}

static guint
put_surveys (RapportQbr   *self,
             RapportSheet *sheet,
             guint         row)
{
  GPtrArray *surveys = self->facts->records[RAPPORT_KIND_SURVEY];
  guint header = 0;

  for (guint i = 0; i < surveys->len; i++)
    {
      const RapportRecord *survey = g_ptr_array_index (surveys, i);

      if (rapport_record_get_date (survey, "quarter") != self->quarter->start)
        continue;
      if (header == 0)
        {
          header = rapport_qbr_put_heading (sheet, row, _("Survey answers of the quarter"));
          row = header + 1;
        }
      rapport_sheet_text (sheet, row, 0, rapport_qbr_get_choice (survey, "kind"), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 1, rapport_qbr_get_related (self, survey, "contact"), RAPPORT_STYLE_TEXT);
      rapport_sheet_number (sheet, row, 2, rapport_record_get_integer (survey, "score", 0), RAPPORT_STYLE_COUNT);
      rapport_sheet_text (sheet, row, 3, rapport_record_get_text (survey, "comment"), RAPPORT_STYLE_TEXT);
      row++;
    }
  if (header == 0)
    return row;

  rapport_qbr_finish_table (sheet, "tblSurveys", header, row - 1, survey_columns, G_N_ELEMENTS (survey_columns));

  return row + 1;
}

static void
put_agreements (RapportQbr   *self,
                RapportSheet *sheet,
                guint         row)
{
  GPtrArray *agreements = self->facts->records[RAPPORT_KIND_AGREEMENT];
  guint header;

  row = rapport_qbr_put_heading (sheet, row, _("Agreements"));
  if (agreements->len == 0)
    {
      rapport_qbr_put_empty (sheet, row, LAST_COLUMN,
                             _("No agreement is recorded. Enter agreements on the partner’s page, under Agreements, or import them."));
      return;
    }

  header = row++;
  for (guint i = 0; i < agreements->len; i++, row++)
    {
      const RapportRecord *agreement = g_ptr_array_index (agreements, i);

      rapport_sheet_text (sheet, row, 0, rapport_qbr_get_choice (agreement, "type"), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 1, rapport_record_get_title (agreement), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 2, rapport_qbr_get_choice (agreement, "status"), RAPPORT_STYLE_TEXT);
      rapport_sheet_text (sheet, row, 3, rapport_record_get_text (agreement, "scope"), RAPPORT_STYLE_TEXT);
      rapport_sheet_date (sheet, row, 4, rapport_record_get_date (agreement, "signed_on"), RAPPORT_STYLE_DATE);
      rapport_sheet_date (sheet, row, 5, rapport_record_get_date (agreement, "ends_on"), RAPPORT_STYLE_DATE);
      rapport_sheet_date (sheet, row, 6, rapport_agreement_record_get_notice_deadline (agreement), RAPPORT_STYLE_DATE);
    }
  rapport_qbr_finish_table (sheet, "tblAgreements", header, row - 1, agreement_columns, G_N_ELEMENTS (agreement_columns));
}

void
rapport_qbr_relationship_write (RapportQbr *self)
{
  static const RapportKpi figures[] = {
    RAPPORT_KPI_MEETINGS_HELD, RAPPORT_KPI_CADENCE_KEPT, RAPPORT_KPI_RESPONSE_WITHIN_SLA, RAPPORT_KPI_NPS,
  };
  static const RapportKpi more_figures[] = {
    RAPPORT_KPI_DAYS_SINCE_CONTACT, RAPPORT_KPI_INFORMATION_REACH, RAPPORT_KPI_RESPONSE_MEDIAN_HOURS, RAPPORT_KPI_CSAT,
  };
  static const guint cols[] = { 0, 1, 2, 3, 4 };
  RapportSheet *sheet = rapport_qbr_begin_sheet (self, RAPPORT_QBR_RELATIONSHIP, contact_columns, G_N_ELEMENTS (contact_columns));
  guint row = rapport_qbr_put_figures (self, sheet, 3, cols, figures, G_N_ELEMENTS (figures));

  row = rapport_qbr_put_figures (self, sheet, row, cols, more_figures, G_N_ELEMENTS (more_figures));
  row = put_chart (self, sheet, row);
  row = put_contacts (self, sheet, row);
  row = put_team (self, sheet, row);
  row = put_meetings (self, sheet, row);
  row = put_satisfaction (self, sheet, row);
  row = put_surveys (self, sheet, row);
  put_agreements (self, sheet, row);
}
