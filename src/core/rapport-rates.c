/* rapport-rates.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-rates"

#include "config.h"

#include <string.h>

#include "rapport-money.h"

#define MAX_AGE_DAYS 7
#define CODE_LENGTH  3

typedef __int128 Wide;

/* The two codes of a pair in one number, as the key of the hash. */
typedef gint64 Pair;

typedef struct
{
  RapportDate date;
  gint64      rate;
} Entry;

struct _RapportRates
{
  gatomicrefcount  ref_count;
  GHashTable      *series; /* (owned): Pair -> GArray of Entry, by date */
  GPtrArray       *bases;  /* (owned): in the order in which they came */
};

static Pair
make_pair (const char *base,
           const char *currency)
{
  Pair pair = 0;

  for (guint i = 0; i < CODE_LENGTH; i++)
    pair = pair << 8 | (guchar) base[i];
  for (guint i = 0; i < CODE_LENGTH; i++)
    pair = pair << 8 | (guchar) currency[i];

  return pair;
}

static gboolean
is_code (const char *code)
{
  return code != NULL && strlen (code) == CODE_LENGTH;
}

/* How many entries are of @date or before it. */
static guint
count_until (const GArray *series,
             RapportDate   date)
{
  guint low = 0;
  guint high = series->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (series, Entry, middle).date <= date)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static const Entry *
find_entry (RapportRates *self,
            const char   *base,
            const char   *currency,
            RapportDate   date)
{
  Pair pair = make_pair (base, currency);
  const GArray *series = g_hash_table_lookup (self->series, &pair);
  const Entry *entry;
  guint count;

  if (series == NULL || (count = count_until (series, date)) == 0)
    return NULL;

  entry = &g_array_index (series, Entry, count - 1);

  return (gint64) date - entry->date <= MAX_AGE_DAYS ? entry : NULL;
}

/* A rate as a fraction, so that nothing is lost where it is turned round or goes through a base. */
typedef struct
{
  gint64      numerator;
  gint64      denominator;
  RapportDate date;
} Fraction;

static gboolean
find_direct (RapportRates *self,
             const char   *from,
             const char   *to,
             RapportDate   date,
             Fraction     *fraction)
{
  const Entry *entry;

  if ((entry = find_entry (self, from, to, date)) != NULL)
    *fraction = (Fraction) { entry->rate, RAPPORT_RATE_SCALE, entry->date };
  else if ((entry = find_entry (self, to, from, date)) != NULL)
    *fraction = (Fraction) { RAPPORT_RATE_SCALE, entry->rate, entry->date };

  return entry != NULL;
}

/* Of several bases the one whose older rate is the newest, and of those the first. */
static gboolean
find_cross (RapportRates *self,
            const char   *from,
            const char   *to,
            RapportDate   date,
            Fraction     *fraction)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->bases->len; i++)
    {
      const char *base = g_ptr_array_index (self->bases, i);
      const Entry *of_from = find_entry (self, base, from, date);
      const Entry *of_to = find_entry (self, base, to, date);
      RapportDate older;

      if (of_from == NULL || of_to == NULL)
        continue;
      older = MIN (of_from->date, of_to->date);
      if (found && older <= fraction->date)
        continue;

      *fraction = (Fraction) { of_to->rate, of_from->rate, older };
      found = TRUE;
    }

  return found;
}

static gboolean
find_fraction (RapportRates *self,
               const char   *from,
               const char   *to,
               RapportDate   date,
               Fraction     *fraction)
{
  if (!is_code (from) || !is_code (to) || date == RAPPORT_DATE_NONE)
    return FALSE;

  if (strcmp (from, to) == 0)
    {
      *fraction = (Fraction) { RAPPORT_RATE_SCALE, RAPPORT_RATE_SCALE, date };
      return TRUE;
    }

  return find_direct (self, from, to, date, fraction) ||
         find_cross (self, from, to, date, fraction);
}

static void
free_series (gpointer series)
{
  g_array_unref (series);
}

/**
 * rapport_rates_new:
 *
 * Returns: (transfer full): an empty set of rates
 */
RapportRates *
rapport_rates_new (void)
{
  RapportRates *self = g_new0 (RapportRates, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->series = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_series);
  self->bases = g_ptr_array_new_with_free_func (g_free);

  return self;
}

RapportRates *
rapport_rates_ref (RapportRates *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
rapport_rates_unref (RapportRates *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->series);
  g_ptr_array_unref (self->bases);
  g_free (self);
}

static GArray *
get_series (RapportRates *self,
            const char   *base,
            const char   *currency)
{
  Pair pair = make_pair (base, currency);
  GArray *series = g_hash_table_lookup (self->series, &pair);

  if (series == NULL)
    {
      series = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_hash_table_insert (self->series, g_memdup2 (&pair, sizeof pair), series);
    }

  if (!g_ptr_array_find_with_equal_func (self->bases, base, g_str_equal, NULL))
    g_ptr_array_add (self->bases, g_strdup (base));

  return series;
}

/**
 * rapport_rates_add:
 * @base: an ISO 4217 code
 * @currency: another one
 * @date: the day of the rate
 * @rate: units of @currency for one @base, at %RAPPORT_RATE_SCALE; more than 0
 *
 * Adds a rate; a second one of the same day takes the place of the first. Cheapest in the order of
 * the days.
 */
void
rapport_rates_add (RapportRates *self,
                   const char   *base,
                   const char   *currency,
                   RapportDate   date,
                   gint64        rate)
{
  Entry entry = { date, rate };
  GArray *series;
  guint position;

  g_return_if_fail (self != NULL);
  g_return_if_fail (is_code (base) && is_code (currency));
  g_return_if_fail (date != RAPPORT_DATE_NONE);
  g_return_if_fail (rate > 0);

  series = get_series (self, base, currency);
  position = count_until (series, date);
  if (position > 0 && g_array_index (series, Entry, position - 1).date == date)
    g_array_index (series, Entry, position - 1).rate = rate;
  else
    g_array_insert_val (series, position, entry);
}

/**
 * rapport_rates_find:
 * @from: (nullable): an ISO 4217 code
 * @to: (nullable): another one
 * @date: the day for which the rate is wanted
 * @rate: (out) (optional): units of @to for one @from, at %RAPPORT_RATE_SCALE
 * @rate_date: (out) (optional): the day of the rate, of two the older one
 *
 * Finds the last rate on or before @date that is at most seven days old. Amounts are converted
 * exactly by rapport_rates_convert(): a rate that was turned round has lost digits here.
 *
 * Returns: whether there is one
 */
gboolean
rapport_rates_find (RapportRates *self,
                    const char   *from,
                    const char   *to,
                    RapportDate   date,
                    gint64       *rate,
                    RapportDate  *rate_date)
{
  Fraction fraction;
  Wide scaled;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!find_fraction (self, from, to, date, &fraction))
    return FALSE;

  scaled = ((Wide) fraction.numerator * RAPPORT_RATE_SCALE * 2 + fraction.denominator) /
           ((Wide) fraction.denominator * 2);
  if (scaled <= 0 || scaled > G_MAXINT64)
    return FALSE;

  if (rate != NULL)
    *rate = scaled;
  if (rate_date != NULL)
    *rate_date = fraction.date;

  return TRUE;
}

/**
 * rapport_rates_convert:
 * @minor: an amount in minor units of @from
 * @date: the day whose rate applies
 * @result: (out): the amount in minor units of @to, rounded once, half away from zero
 * @rate_date: (out) (optional): the day of the rate, of two the older one
 *
 * Converts by the same rate that rapport_rates_find() finds, without rounding the rate itself: a
 * yen is 0.0064 dollars, and its eight decimals are too few for large amounts.
 *
 * Returns: whether there is a rate and the result fits
 */
gboolean
rapport_rates_convert (RapportRates *self,
                       gint64        minor,
                       const char   *from,
                       const char   *to,
                       RapportDate   date,
                       gint64       *result,
                       RapportDate  *rate_date)
{
  Fraction fraction;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  if (!find_fraction (self, from, to, date, &fraction) ||
      !rapport_money_convert_fraction (minor, from, to, fraction.numerator, fraction.denominator, result))
    return FALSE;
  if (rate_date != NULL)
    *rate_date = fraction.date;

  return TRUE;
}
