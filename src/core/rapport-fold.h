/* rapport-fold.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rapport_fold_name   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *rapport_fold_search (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *rapport_fold_column (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
