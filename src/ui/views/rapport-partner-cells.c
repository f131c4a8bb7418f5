/* rapport-partner-cells.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-partner-cells"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "rapport-badge.h"
#include "rapport-display.h"
#include "rapport-partner-cells.h"
#include "rapport-target-bar.h"

static const struct
{
  RapportShape shape;
  RapportTone  tone;
} band_styles[] = {
  [RAPPORT_BAND_NONE]    = { RAPPORT_SHAPE_RING, RAPPORT_TONE_DIM },
  [RAPPORT_BAND_AT_RISK] = { RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  [RAPPORT_BAND_WATCH]   = { RAPPORT_SHAPE_HALF_DISC, RAPPORT_TONE_WARNING },
  [RAPPORT_BAND_GOOD]    = { RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
  [RAPPORT_BAND_RAMPING] = { RAPPORT_SHAPE_RING, RAPPORT_TONE_ACCENT },
};

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static char *
join (const char *first,
      const char *second)
{
  first = or_null (first);
  second = or_null (second);

  if (first != NULL && second != NULL)
    return g_strdup_printf ("%s · %s", first, second);

  return g_strdup (first != NULL ? first : second);
}

static int
find_position (GPtrArray       *records,
               const RapportId *id)
{
  for (guint i = 0; records != NULL && id != NULL && i < records->len; i++)
    {
      RapportRecord *record = g_ptr_array_index (records, i);

      if (rapport_id_equal (&record->id, id))
        return i;
    }

  return -1;
}

static int
get_rank (RapportPartner         *partner,
          const RapportProgramme *programme,
          RapportKind             kind,
          const char             *field)
{
  RapportRecord *record = rapport_entity_get_record (RAPPORT_ENTITY (partner));

  if (programme == NULL)
    return -1;

  return find_position (programme->records[kind], rapport_record_get_id (record, field));
}

static void
fill_name (RapportCell    *cell,
           RapportPartner *partner)
{
  RapportRecord *record = rapport_entity_get_record (RAPPORT_ENTITY (partner));

  cell->text = g_strdup (rapport_partner_get_name (partner));
  cell->detail = join (rapport_record_get_text (record, "industry"),
                       rapport_record_get_text (record, "country"));
}

static void
fill_tier (RapportCell            *cell,
           RapportPartner         *partner,
           const RapportProgramme *programme)
{
  cell->text = g_strdup (or_null (rapport_partner_get_tier_name (partner)));
  cell->is_badge = TRUE;
  rapport_partner_get_tier_style (partner, programme, &cell->shape, &cell->tone);
}

static void
fill_stage (RapportCell            *cell,
            RapportPartner         *partner,
            const RapportProgramme *programme)
{
  RapportRecord *record = rapport_entity_get_record (RAPPORT_ENTITY (partner));
  RapportDate since = rapport_record_get_date (record, "stage_since");

  cell->text = g_strdup (or_null (rapport_partner_get_stage_name (partner)));
  if (programme != NULL && since != RAPPORT_DATE_NONE && since <= programme->today)
    {
      int days = programme->today - since;

      /* Translators: for how long a partner has been in its stage. */
      cell->detail = g_strdup_printf (ngettext ("%'d day", "%'d days", days), days);
    }
}

static void
fill_health (RapportCell    *cell,
             RapportSummary *summary)
{
  cell->text = rapport_partner_format_health (summary->score, summary->band);
  cell->is_badge = TRUE;
  rapport_partner_get_band_style (summary->band, &cell->shape, &cell->tone);
}

static void
fill_revenue (RapportCell            *cell,
              RapportSummary         *summary,
              const RapportProgramme *programme)
{
  g_autofree char *won = rapport_money_to_short (summary->revenue, programme->settings->currency);

  if (summary->target <= 0)
    {
      cell->text = g_steal_pointer (&won);
      cell->detail = g_strdup (_("No target"));
      return;
    }

  cell->fraction = (double) summary->revenue / summary->target;
  cell->tone = rapport_target_get_tone (cell->fraction);
  /* Translators: revenue, and which share of the target it is. */
  cell->text = g_strdup_printf (_("%s · %'.0f\u00a0%%"), won, cell->fraction * 100);
}

static void
fill_last_contact (RapportCell            *cell,
                   RapportSummary         *summary,
                   const RapportProgramme *programme)
{
  if (summary->last_contact == RAPPORT_DATE_NONE)
    return;

  cell->text = rapport_display_relative_day (summary->last_contact, programme->today);
  cell->detail = rapport_date_to_display (summary->last_contact);
}

static void
fill_actions (RapportCell    *cell,
              RapportSummary *summary)
{
  if (summary->open_actions == 0)
    return;

  cell->text = g_strdup_printf (ngettext ("%d open", "%d open", summary->open_actions),
                                summary->open_actions);
  if (summary->overdue_actions > 0)
    {
      cell->detail = g_strdup_printf (ngettext ("%d overdue", "%d overdue", summary->overdue_actions),
                                      summary->overdue_actions);
      cell->detail_tone = RAPPORT_TONE_BAD;
    }
}

static void
fill_review (RapportCell    *cell,
             RapportSummary *summary)
{
  if (summary->next_review == RAPPORT_DATE_NONE)
    return;

  cell->text = rapport_date_to_display (summary->next_review);
  cell->detail = g_strdup (summary->next_review_quarter);
}

/* What a partner does not have comes last, whatever the direction of the figures. */
static int
compare_double (double a,
                double b,
                int    direction)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return a < b ? -direction : a > b ? direction : 0;
}

static int
compare_rank (int a,
              int b,
              int direction)
{
  return compare_double (a < 0 ? NAN : a, b < 0 ? NAN : b, direction);
}

static int
compare_text (const char *a,
              const char *b)
{
  a = or_null (a);
  b = or_null (b);
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  return g_utf8_collate (a, b);
}

/* Collating is slow; names are compared by the keys of their first comparison. */
static int
compare_names (RapportPartner *a,
               RapportPartner *b)
{
  static GQuark quark;
  const char *keys[2];
  RapportPartner *partners[2] = { a, b };

  if (quark == 0)
    quark = g_quark_from_static_string ("rapport-collation-key");

  for (guint i = 0; i < 2; i++)
    {
      const char *name = rapport_partner_get_name (partners[i]);
      const char *known = g_object_get_qdata (G_OBJECT (partners[i]), quark);
      gsize length = strlen (name) + 1;

      /* The name stands before its key, so that a renamed partner gets a new one. */
      if (known == NULL || strcmp (known, name) != 0)
        {
          g_autofree char *key = g_utf8_collate_key (name, -1);
          char *entry = g_malloc (length + strlen (key) + 1);

          memcpy (entry, name, length);
          strcpy (entry + length, key);
          g_object_set_qdata_full (G_OBJECT (partners[i]), quark, entry, g_free);
          known = entry;
        }

      keys[i] = known + length;
    }

  return strcmp (keys[0], keys[1]);
}

static double
get_figure (RapportPartner *partner,
            RapportColumn   column)
{
  RapportSummary *summary = rapport_partner_get_summary (partner);

  if (summary == NULL)
    return NAN;

  switch ((int) column)
    {
    case RAPPORT_COLUMN_HEALTH:
      return summary->score;

    case RAPPORT_COLUMN_REVENUE:
      return summary->revenue;

    case RAPPORT_COLUMN_LAST_CONTACT:
      return summary->last_contact == RAPPORT_DATE_NONE ? NAN : summary->last_contact;

    case RAPPORT_COLUMN_ACTIONS:
      return summary->open_actions == 0 ? NAN : summary->open_actions + summary->overdue_actions / 1e6;

    case RAPPORT_COLUMN_REVIEW:
      return summary->next_review == RAPPORT_DATE_NONE ? NAN : summary->next_review;

    default:
      g_return_val_if_reached (NAN);
    }
}

static int
compare_column (RapportPartner         *a,
                RapportPartner         *b,
                RapportColumn           column,
                const RapportProgramme *programme)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  switch (column)
    {
    case RAPPORT_COLUMN_TYPES:
      first = rapport_partner_dup_types_title (a);
      second = rapport_partner_dup_types_title (b);
      return compare_text (first, second);

    case RAPPORT_COLUMN_TIER:
      return compare_rank (get_rank (a, programme, RAPPORT_KIND_TIER, "tier"),
                           get_rank (b, programme, RAPPORT_KIND_TIER, "tier"), -1);

    case RAPPORT_COLUMN_STAGE:
      return compare_rank (get_rank (a, programme, RAPPORT_KIND_STAGE, "stage"),
                           get_rank (b, programme, RAPPORT_KIND_STAGE, "stage"), 1);

    case RAPPORT_COLUMN_OWNER:
      return compare_text (rapport_partner_get_owner_name (a), rapport_partner_get_owner_name (b));

    case RAPPORT_COLUMN_REVIEW:
      return compare_double (get_figure (a, column), get_figure (b, column), 1);

    case RAPPORT_COLUMN_HEALTH:
    case RAPPORT_COLUMN_REVENUE:
    case RAPPORT_COLUMN_LAST_CONTACT:
    case RAPPORT_COLUMN_ACTIONS:
      return compare_double (get_figure (a, column), get_figure (b, column), -1);

    case RAPPORT_COLUMN_NAME:
    case RAPPORT_N_COLUMNS:
    default:
      return 0;
    }
}

/**
 * rapport_partner_cells_fill:
 * @cells: (out caller-allocates): free with rapport_partner_cells_clear()
 * @partner: a partner
 * @programme: (nullable): what all partners share
 *
 * Puts a partner into the words of the list.
 */
void
rapport_partner_cells_fill (RapportCell             cells[RAPPORT_N_COLUMNS],
                            RapportPartner         *partner,
                            const RapportProgramme *programme)
{
  RapportSummary *summary;
  g_autofree char *types = NULL;

  g_return_if_fail (RAPPORT_IS_PARTNER (partner));

  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    cells[i] = (RapportCell) { .detail_tone = RAPPORT_TONE_DIM, .tone = RAPPORT_TONE_DIM, .fraction = NAN };

  types = rapport_partner_dup_types_title (partner);
  fill_name (&cells[RAPPORT_COLUMN_NAME], partner);
  cells[RAPPORT_COLUMN_TYPES].text = g_strdup (or_null (types));
  fill_tier (&cells[RAPPORT_COLUMN_TIER], partner, programme);
  fill_stage (&cells[RAPPORT_COLUMN_STAGE], partner, programme);
  cells[RAPPORT_COLUMN_OWNER].text = g_strdup (or_null (rapport_partner_get_owner_name (partner)));

  if (programme == NULL || !(summary = rapport_partner_get_summary (partner)))
    return;

  fill_health (&cells[RAPPORT_COLUMN_HEALTH], summary);
  fill_revenue (&cells[RAPPORT_COLUMN_REVENUE], summary, programme);
  fill_last_contact (&cells[RAPPORT_COLUMN_LAST_CONTACT], summary, programme);
  fill_actions (&cells[RAPPORT_COLUMN_ACTIONS], summary);
  fill_review (&cells[RAPPORT_COLUMN_REVIEW], summary);
}

void
rapport_partner_cells_clear (RapportCell cells[RAPPORT_N_COLUMNS])
{
  for (guint i = 0; i < RAPPORT_N_COLUMNS; i++)
    {
      g_clear_pointer (&cells[i].text, g_free);
      g_clear_pointer (&cells[i].detail, g_free);
    }
}

char *
rapport_partner_cells_summarize (const RapportCell cells[RAPPORT_N_COLUMNS])
{
  g_autofree char *place = join (cells[RAPPORT_COLUMN_TIER].text, cells[RAPPORT_COLUMN_STAGE].text);

  return join (place, cells[RAPPORT_COLUMN_REVENUE].text);
}

/**
 * rapport_partner_cells_describe:
 * @cells: a row
 *
 * Returns: (transfer full): what a screen reader says for the row
 */
char *
rapport_partner_cells_describe (const RapportCell cells[RAPPORT_N_COLUMNS])
{
  g_autoptr(GString) words = g_string_new (cells[RAPPORT_COLUMN_NAME].text);

  for (guint i = RAPPORT_COLUMN_NAME + 1; i < RAPPORT_N_COLUMNS; i++)
    {
      if (cells[i].text == NULL)
        continue;

      g_string_append_printf (words, ", %s: %s", rapport_column_get_title (i), cells[i].text);
      if (cells[i].detail != NULL)
        g_string_append_printf (words, ", %s", cells[i].detail);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
rapport_partner_get_band_style (RapportBand   band,
                                RapportShape *shape,
                                RapportTone  *tone)
{
  g_return_if_fail (band < G_N_ELEMENTS (band_styles));
  g_return_if_fail (shape != NULL && tone != NULL);

  *shape = band_styles[band].shape;
  *tone = band_styles[band].tone;
}

void
rapport_partner_get_tier_style (RapportPartner         *partner,
                                const RapportProgramme *programme,
                                RapportShape           *shape,
                                RapportTone            *tone)
{
  int rank;

  g_return_if_fail (RAPPORT_IS_PARTNER (partner));
  g_return_if_fail (shape != NULL && tone != NULL);

  *shape = RAPPORT_SHAPE_NONE;
  *tone = RAPPORT_TONE_DIM;
  if ((rank = get_rank (partner, programme, RAPPORT_KIND_TIER, "tier")) >= 0)
    rapport_badge_for_tier (rank, programme->records[RAPPORT_KIND_TIER]->len, shape, tone);
}

char *
rapport_partner_format_health (double      score,
                               RapportBand band)
{
  if (isnan (score))
    return NULL;

  /* Translators: health from 0 to 100, and its word. */
  return g_strdup_printf (_("%.0f %s"), score, rapport_band_get_title (band));
}

/**
 * rapport_partner_compare:
 * @a: a partner
 * @b: another one
 * @column: what to compare
 * @programme: (nullable): for the order of tiers and stages
 *
 * Returns: less than 0 where @a comes first in the natural order of @column
 */
int
rapport_partner_compare (RapportPartner         *a,
                         RapportPartner         *b,
                         RapportColumn           column,
                         const RapportProgramme *programme)
{
  int order;

  g_return_val_if_fail (RAPPORT_IS_PARTNER (a), 0);
  g_return_val_if_fail (RAPPORT_IS_PARTNER (b), 0);

  if ((order = compare_column (a, b, column, programme)) != 0)
    return order;

  return compare_names (a, b);
}
