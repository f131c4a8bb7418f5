/* rapport-search-words.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportSearchWords:
 *
 * The distinct words of names and titles, folded, kept in memory so that a mistyped word finds its
 * neighbours while the user types.
 */
typedef struct _RapportSearchWords RapportSearchWords;

RapportSearchWords *rapport_search_words_new       (void);
void                rapport_search_words_free      (RapportSearchWords *self);
void                rapport_search_words_add       (RapportSearchWords *self,
                                                    const char         *word);
/* Words that @typed, or a beginning of them that it, was meant to be: at most one wrong letter, two
 * from eight letters on, none below three. (element-type utf8), nearest first, at most @most. */
GPtrArray          *rapport_search_words_find_near (RapportSearchWords *self,
                                                    const char         *typed,
                                                    guint               most);
/* Letters to change, add, drop or swap to make @a of @b, or @limit + 1 where they are more. */
guint               rapport_search_distance        (const gunichar     *a,
                                                    guint               n_a,
                                                    const gunichar     *b,
                                                    guint               n_b,
                                                    guint               limit);
/* The words of a folded text. */
GPtrArray          *rapport_search_split           (const char         *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportSearchWords, rapport_search_words_free)

G_END_DECLS
