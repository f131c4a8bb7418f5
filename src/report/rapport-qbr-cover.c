/* rapport-qbr-cover.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "rapport-fold.h"
#include "rapport-qbr-private.h"

#define LAST_COLUMN 6
#define RIGHT_COLUMN 3

static const RapportQbrColumn columns[] = {
  { NULL, 20 }, { NULL, 46 }, { NULL, 3 }, { NULL, 26 }, { NULL, 26 }, { NULL, 14 }, { NULL, 9 },
};

/* Ninety minutes, most of them about what comes next; what was promised comes first. */
static const struct { const char *title; int minutes; } standard_agenda[] = {
  { N_("Actions from the last review"), 10 },
  { N_("The quarter in summary"), 5 },
  { N_("Scorecard: results against targets"), 15 },
  { N_("Wins, losses and what they teach"), 10 },
  { N_("Pipeline and deal registrations"), 15 },
  { N_("Enablement and joint marketing"), 10 },
  { N_("Issues, risks and how we work together"), 10 },
  { N_("Plan and targets of the next quarter"), 10 },
  { N_("Decisions, actions, next date"), 5 },
};

/* The meeting of the review: linked to it, else a QBR with this partner from the quarter's last
 * month up to two months after it. */
static const RapportRecord *
find_meeting (RapportQbr *self)
{
  GPtrArray *meetings = self->facts->records[RAPPORT_KIND_MEETING];

  for (guint i = 0; self->review != NULL && i < meetings->len; i++)
    {
      const RapportRecord *meeting = g_ptr_array_index (meetings, i);
      const RapportId *review = rapport_record_get_id (meeting, "review");

      if (review != NULL && rapport_id_equal (review, &self->review->id))
        return meeting;
    }

  return NULL;
}

static guint
put_line (RapportSheet *sheet,
          guint         row,
          const char   *label,
          const char   *text)
{
  if (text == NULL || *text == '\0')
    return row;

  rapport_sheet_text (sheet, row, 0, label, RAPPORT_STYLE_LABEL);
  rapport_sheet_text (sheet, row, 1, text, RAPPORT_STYLE_TEXT);

  return row + 1;
}

static char *
join_types (const RapportRecord *partner)
{
  const RapportField *field = rapport_kind_get_field (RAPPORT_KIND_PARTNER, "types");
  const char * const *types = rapport_record_get_list (partner, "types");
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; types != NULL && types[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) rapport_field_get_choice_title (field, types[i]));
  g_ptr_array_add (titles, NULL);

  return g_strjoinv (", ", (char **) titles->pdata);
}

static char *
describe_tier (RapportQbr *self)
{
  const RapportRecord *partner = self->facts->partner;
  const char *tier = rapport_qbr_get_related (self, partner, "tier");
  RapportDate since = rapport_record_get_date (partner, "tier_since");
  g_autofree char *date = rapport_qbr_format_date (since);

  if (tier == NULL || since == RAPPORT_DATE_NONE)
    return g_strdup (tier);

  /* Translators: a tier and since when, "Gold, since 1 July 2026". */
  return g_strdup_printf (_("%s, since %s"), tier, date);
}

static char *
describe_month (int month)
{
  g_autoptr(GDateTime) time = g_date_time_new_utc (2000, CLAMP (month, 1, 12), 1, 0, 0, 0);

  return g_date_time_format (time, "%B");
}

static char *
describe_fiscal_year (RapportQbr *self)
{
  int theirs = rapport_record_get_integer (self->facts->partner, "fiscal_year_start", 0);
  g_autofree char *our_month = describe_month (self->programme->settings->fiscal.start_month);
  g_autofree char *their_month = describe_month (theirs);

  if (theirs == 0 || theirs == self->programme->settings->fiscal.start_month)
    return g_strdup_printf (_("begins in %s"), our_month);

  return g_strdup_printf (_("ours begins in %s, the partner’s in %s"), our_month, their_month);
}

static char *
describe_time (RapportQbr *self)
{
  RapportInstant planned;
  RapportDate held;

  if (self->review == NULL)
    return NULL;

  held = rapport_record_get_date (self->review, "held_on");
  planned = rapport_record_get_instant (self->review, "planned_at");
  if (held != RAPPORT_DATE_NONE)
    return rapport_qbr_format_date (held);
  if (planned != RAPPORT_INSTANT_NONE)
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (planned);

      /* Translators: a date with the time, see g_date_time_format(). */
      return time != NULL ? g_date_time_format (time, _("%-d %B %Y, %H:%M")) : NULL;
    }

  return NULL;
}

static guint
put_partner (RapportQbr   *self,
             RapportSheet *sheet,
             guint         row)
{
  const RapportRecord *partner = self->facts->partner;
  g_autofree char *types = join_types (partner);
  g_autofree char *tier = describe_tier (self);
  g_autofree char *since = rapport_qbr_format_date (rapport_record_get_date (partner, "since"));

  row = rapport_qbr_put_heading (sheet, row, _("Partner"));
  row = put_line (sheet, row, _("Legal name"), rapport_record_get_text (partner, "legal_name"));
  row = put_line (sheet, row, _("Type"), types);
  row = put_line (sheet, row, _("Tier"), tier);
  row = put_line (sheet, row, _("Lifecycle stage"), rapport_qbr_get_related (self, partner, "stage"));
  row = put_line (sheet, row, _("Status"), rapport_qbr_get_choice (partner, "status"));
  row = put_line (sheet, row, _("Partner since"), since);
  row = put_line (sheet, row, _("Region"), rapport_record_get_text (partner, "region"));
  row = put_line (sheet, row, _("Partner manager"), rapport_qbr_get_related (self, partner, "owner"));

  return row + 1;
}

static guint
put_report (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row)
{
  g_autofree char *period = rapport_qbr_format_period (self->quarter->start, self->quarter->end);
  g_autofree char *as_of = rapport_qbr_format_date (self->as_of);
  g_autofree char *fiscal = describe_fiscal_year (self);

  row = rapport_qbr_put_heading (sheet, row, _("This report"));
  row = put_line (sheet, row, _("Quarter"), self->label);
  row = put_line (sheet, row, _("Period"), period);
  row = put_line (sheet, row, _("Fiscal year"), fiscal);
  row = put_line (sheet, row, _("Data as of"), as_of);
  row = put_line (sheet, row, _("Currency"), self->currency);
  row = put_line (sheet, row, _("Prepared by"), self->programme->settings->user_name);
  row = put_line (sheet, row, _("Confidentiality"), _("Confidential: for the partner named above and us only"));

  return row + 1;
}

static void
put_right_heading (RapportSheet *sheet,
                   guint         row,
                   const char   *text)
{
  rapport_sheet_text (sheet, row, RIGHT_COLUMN, text, RAPPORT_STYLE_HEADING);
}

static guint
put_right_line (RapportSheet *sheet,
                guint         row,
                const char   *label,
                const char   *text)
{
  if (text == NULL || *text == '\0')
    return row;

  rapport_sheet_text (sheet, row, RIGHT_COLUMN, label, RAPPORT_STYLE_LABEL);
  rapport_sheet_merge_text (sheet, row, RIGHT_COLUMN + 1, LAST_COLUMN, text, RAPPORT_STYLE_TEXT);

  return row + 1;
}

static guint
put_meeting (RapportQbr          *self,
             RapportSheet        *sheet,
             guint                row,
             const RapportRecord *meeting)
{
  g_autofree char *time = describe_time (self);
  const char *place = self->review != NULL ? rapport_record_get_text (self->review, "location") : NULL;

  if (place == NULL && meeting != NULL)
    place = rapport_record_get_text (meeting, "location");

  put_right_heading (sheet, row++, _("Meeting"));
  if (self->review == NULL)
    {
      rapport_sheet_merge_text (sheet, row, RIGHT_COLUMN, LAST_COLUMN,
                                _("No review is planned for this quarter. Plan it on the partner’s page, under Reviews."),
                                RAPPORT_STYLE_NOTE);
      return row + 2;
    }

  row = put_right_line (sheet, row, _("Date"), time != NULL ? time : _("to be agreed"));
  row = put_right_line (sheet, row, _("Place"), place != NULL ? place : _("to be agreed"));
  row = put_right_line (sheet, row, _("State"), rapport_qbr_get_choice (self->review, "state"));

  return row + 1;
}

static const RapportRecord *
find_by_name (GPtrArray  *records,
              const char *name)
{
  g_autofree char *wanted = rapport_fold_name (name);

  for (guint i = 0; i < records->len; i++)
    {
      const RapportRecord *record = g_ptr_array_index (records, i);
      const char *title = rapport_record_get_text (record, "name");
      g_autofree char *folded = rapport_fold_name (title != NULL ? title : "");

      if (strcmp (folded, wanted) == 0)
        return record;
    }

  return NULL;
}

static void
put_person (RapportQbr   *self,
            RapportSheet *sheet,
            guint         row,
            const char   *name)
{
  const RapportRecord *contact = find_by_name (self->facts->records[RAPPORT_KIND_CONTACT], name);
  const RapportRecord *member = find_by_name (self->programme->records[RAPPORT_KIND_TEAM], name);
  const char *title = NULL;
  const char *role = NULL;

  if (contact != NULL)
    {
      title = rapport_record_get_text (contact, "title");
      role = rapport_qbr_get_choice (contact, "role");
    }
  else if (member != NULL)
    title = rapport_qbr_get_choice (member, "role");

  rapport_sheet_text (sheet, row, RIGHT_COLUMN, name, RAPPORT_STYLE_TEXT);
  rapport_sheet_text (sheet, row, RIGHT_COLUMN + 1, title, RAPPORT_STYLE_TEXT);
  rapport_sheet_merge_text (sheet, row, RIGHT_COLUMN + 2, LAST_COLUMN,
                            contact != NULL && role != NULL && *role != '\0' ? role
                            : contact != NULL ? _("Partner") : member != NULL ? _("Us") : NULL,
                            RAPPORT_STYLE_LABEL);
}

static guint
propose_people (RapportQbr   *self,
                RapportSheet *sheet,
                guint         row)
{
  GPtrArray *contacts = self->facts->records[RAPPORT_KIND_CONTACT];
  const char *owner = rapport_qbr_get_related (self, self->facts->partner, "owner");
  guint first = row;

  if (owner != NULL)
    put_person (self, sheet, row++, owner);
  for (guint i = 0; i < contacts->len && row < first + 8; i++)
    {
      const RapportRecord *contact = g_ptr_array_index (contacts, i);
      const char *role = rapport_record_get_text (contact, "role");

      if (rapport_record_has (contact, "to") ||
          (!rapport_record_get_boolean (contact, "primary") && g_strcmp0 (role, "executive sponsor") != 0 &&
           g_strcmp0 (role, "partner lead") != 0))
        continue;
      put_person (self, sheet, row++, rapport_record_get_title (contact));
    }

  return row;
}

static guint
put_attendees (RapportQbr          *self,
               RapportSheet        *sheet,
               guint                row,
               const RapportRecord *meeting)
{
  const char * const *attendees = self->review != NULL ? rapport_record_get_list (self->review, "attendees") : NULL;
  guint first;

  if ((attendees == NULL || attendees[0] == NULL) && meeting != NULL)
    attendees = rapport_record_get_list (meeting, "attendees");

  if (attendees != NULL && attendees[0] != NULL)
    {
      put_right_heading (sheet, row++, _("Attendees"));
      for (guint i = 0; attendees[i] != NULL; i++)
        put_person (self, sheet, row++, attendees[i]);
      return row + 1;
    }

  put_right_heading (sheet, row++, _("Attendees (proposed)"));
  first = row;
  row = propose_people (self, sheet, row);
  if (row == first)
    rapport_sheet_merge_text (sheet, row++, RIGHT_COLUMN, LAST_COLUMN,
                              _("No contacts are recorded. Add them on the partner’s page, under People."),
                              RAPPORT_STYLE_NOTE);

  return row + 1;
}

static guint
put_agenda_line (RapportSheet *sheet,
                 guint         row,
                 const char   *text,
                 int           minutes)
{
  rapport_sheet_merge_text (sheet, row, RIGHT_COLUMN, LAST_COLUMN - 1, text, RAPPORT_STYLE_TEXT);
  if (minutes > 0)
    rapport_sheet_number (sheet, row, LAST_COLUMN, minutes, RAPPORT_STYLE_COUNT);

  return row + 1;
}

static guint
put_agenda (RapportQbr          *self,
            RapportSheet        *sheet,
            guint                row,
            const RapportRecord *meeting)
{
  const char *agenda = meeting != NULL ? rapport_record_get_text (meeting, "agenda") : NULL;
  int total = 0;

  if (agenda != NULL)
    {
      g_auto(GStrv) lines = g_strsplit (agenda, "\n", -1);

      put_right_heading (sheet, row++, _("Agenda"));
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_strstrip (lines[i]);
          if (*lines[i] != '\0')
            row = put_agenda_line (sheet, row, lines[i], 0);
        }
      return row;
    }

  put_right_heading (sheet, row, _("Agenda (proposed)"));
  rapport_sheet_text (sheet, row++, LAST_COLUMN, _("Minutes"), RAPPORT_STYLE_LABEL);
  for (guint i = 0; i < G_N_ELEMENTS (standard_agenda); i++)
    {
      row = put_agenda_line (sheet, row, _(standard_agenda[i].title), standard_agenda[i].minutes);
      total += standard_agenda[i].minutes;
    }
  rapport_sheet_merge_text (sheet, row, RIGHT_COLUMN, LAST_COLUMN - 1, _("Together"), RAPPORT_STYLE_TOTAL_LABEL);
  rapport_sheet_number (sheet, row, LAST_COLUMN, total, RAPPORT_STYLE_TOTAL_COUNT);

  return row + 1;
}

/* In two columns, so that the cover stays one page. */
static void
put_contents (RapportQbr   *self,
              RapportSheet *sheet,
              guint         row)
{
  guint n_sheets = 0;
  guint n = 0;

  for (guint i = RAPPORT_QBR_SUMMARY; i < RAPPORT_QBR_N_SHEETS; i++)
    n_sheets += self->sheets[i] != NULL ? 1 : 0;

  rapport_sheet_text (sheet, row++, 0, _("In this workbook"), RAPPORT_STYLE_HEADING);
  for (guint i = RAPPORT_QBR_SUMMARY; i < RAPPORT_QBR_N_SHEETS; i++)
    {
      gboolean is_right = n >= (n_sheets + 1) / 2;
      guint at = row + (is_right ? n - (n_sheets + 1) / 2 : n);
      guint col = is_right ? RIGHT_COLUMN : 0;

      if (self->sheets[i] == NULL)
        continue;
      rapport_sheet_text (sheet, at, col, rapport_sheet_get_name (self->sheets[i]), RAPPORT_STYLE_TEXT_NOWRAP);
      rapport_sheet_text (sheet, at, col + 1, _(rapport_qbr_get_sheet_purpose (i)), RAPPORT_STYLE_LABEL);
      n++;
    }
}

void
rapport_qbr_cover_write (RapportQbr *self)
{
  RapportSheet *sheet = self->sheets[RAPPORT_QBR_COVER];
  const RapportRecord *meeting = find_meeting (self);
  g_autofree char *period = rapport_qbr_format_period (self->quarter->start, self->quarter->end);
  g_autofree char *line = g_strdup_printf (_("%s · %s"), self->label, period);
  guint left, right;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    rapport_sheet_set_width (sheet, i, i, columns[i].width);

  rapport_sheet_text (sheet, 0, 0, _("Quarterly business review"), RAPPORT_STYLE_SUBTITLE);
  rapport_sheet_merge_text (sheet, 1, 0, LAST_COLUMN, self->name, RAPPORT_STYLE_COVER);
  rapport_sheet_text (sheet, 2, 0, line, RAPPORT_STYLE_HEADING);
  rapport_sheet_set_row_height (sheet, 2, 24);

  left = put_partner (self, sheet, 4);
  left = put_report (self, sheet, left);
  right = put_meeting (self, sheet, 4, meeting);
  right = put_attendees (self, sheet, right, meeting);
  right = put_agenda (self, sheet, right, meeting);
  put_contents (self, sheet, MAX (left, right) + 1);
  rapport_sheet_fit_page (sheet);
}
