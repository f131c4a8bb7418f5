/* rapport-search-words.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-search"

#include "config.h"

#include <string.h>

#include "rapport-search-words.h"

/* Longer words are compared by their beginning. */
#define MOST_LETTERS 48

typedef struct
{
  char     *text;
  gunichar *letters;
  guint     length;
} Word;

struct _RapportSearchWords
{
  GHashTable *seen;   /* (owned): text of each word, owned by @words */
  GPtrArray  *words;  /* (owned) (element-type Word) */
};

typedef struct
{
  const char *text;
  guint       distance;
} Near;

static void
word_free (Word *word)
{
  g_free (word->text);
  g_free (word->letters);
  g_free (word);
}

RapportSearchWords *
rapport_search_words_new (void)
{
  RapportSearchWords *self = g_new0 (RapportSearchWords, 1);

  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);

  return self;
}

void
rapport_search_words_free (RapportSearchWords *self)
{
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->words);
  g_free (self);
}

void
rapport_search_words_add (RapportSearchWords *self,
                          const char         *text)
{
  glong length;
  Word *word;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  if (g_hash_table_contains (self->seen, text))
    return;

  word = g_new0 (Word, 1);
  word->text = g_strdup (text);
  word->letters = g_utf8_to_ucs4_fast (text, -1, &length);
  word->length = MIN (length, MOST_LETTERS);
  g_ptr_array_add (self->words, word);
  g_hash_table_add (self->seen, word->text);
}

/**
 * rapport_search_distance:
 *
 * The restricted Damerau-Levenshtein distance (a swap of neighbours is one
 * mistake), given up as soon as it must be over @limit.
 *
 * Returns: the distance, at most @limit + 1
 */
guint
rapport_search_distance (const gunichar *a,
                         guint           n_a,
                         const gunichar *b,
                         guint           n_b,
                         guint           limit)
{
  guint rows[3][MOST_LETTERS + 2];

  g_return_val_if_fail (n_a <= MOST_LETTERS + 1 && n_b <= MOST_LETTERS + 1, limit + 1);

  if (n_a > n_b + limit || n_b > n_a + limit)
    return limit + 1;

  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;

  for (guint i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i - 1) % 3];
      const guint *twice_above = rows[(i + 1) % 3];
      guint least;

      row[0] = least = i;
      for (guint j = 1; j <= n_b; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], twice_above[j - 2] + 1);
          least = MIN (least, row[j]);
        }
      if (least > limit)
        return limit + 1;
    }

  return MIN (rows[n_a % 3][n_b], limit + 1);
}

static guint
get_allowed_mistakes (guint letters)
{
  if (letters < 3)
    return 0;

  return letters < 8 ? 1 : 2;
}

/* The typed letters may be the beginning of the word only: the beginnings of about their length count too. */
static guint
measure (const gunichar *typed,
         guint           n_typed,
         const Word     *word,
         guint           limit)
{
  guint best = rapport_search_distance (typed, n_typed, word->letters, word->length, limit);

  for (guint length = n_typed > limit ? n_typed - limit : 1;
       length <= n_typed + limit && length < word->length && best > 0;
       length++)
    best = MIN (best, rapport_search_distance (typed, n_typed, word->letters, length, limit));

  return best;
}

static int
compare_near (gconstpointer a,
              gconstpointer b)
{
  const Near *near_a = a;
  const Near *near_b = b;

  if (near_a->distance != near_b->distance)
    return near_a->distance < near_b->distance ? -1 : 1;

  return strcmp (near_a->text, near_b->text);
}

/**
 * rapport_search_words_find_near:
 *
 * Returns: (transfer full) (element-type utf8): the words
 */
GPtrArray *
rapport_search_words_find_near (RapportSearchWords *self,
                                const char         *typed,
                                guint               most)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));
  g_autofree gunichar *letters = NULL;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  glong length;
  guint limit;

  g_return_val_if_fail (self != NULL, words);
  g_return_val_if_fail (typed != NULL, words);

  letters = g_utf8_to_ucs4_fast (typed, -1, &length);
  limit = get_allowed_mistakes (length);
  if (limit == 0 || length > MOST_LETTERS)
    return words;

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = self->words->pdata[i];
      Near near = { word->text, measure (letters, length, word, limit) };

      if (near.distance <= limit)
        g_array_append_val (found, near);
    }

  g_array_sort (found, compare_near);
  for (guint i = 0; i < found->len && i < most; i++)
    g_ptr_array_add (words, g_strdup (g_array_index (found, Near, i).text));

  return words;
}

/**
 * rapport_search_split:
 * @folded: (nullable): a text folded by rapport_fold_search()
 *
 * Returns: (transfer full) (element-type utf8): its runs of letters and digits
 */
GPtrArray *
rapport_search_split (const char *folded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;
  const char *p = folded != NULL ? folded : "";

  for (;; p = g_utf8_next_char (p))
    {
      gboolean inside = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (inside && start == NULL)
        {
          start = p;
        }
      else if (!inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, p - start));
          start = NULL;
        }
      if (*p == '\0')
        break;
    }

  return words;
}
