/* rapport-file.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files appear whole or not at all: a temporary file in the same folder, its contents checked by
 * reading back, fsync, rename, fsync of the folder. Errors are RAPPORT_ERROR_FULL, _READ_ONLY or
 * _IO, and leave an older file as it was. A workspace or a backup is never written over
 * (RAPPORT_ERROR_USAGE), except by way of rapport_file_begin_database(). */

gboolean  rapport_file_write_whole (const char     *path,
                                    const char     *contents,
                                    gsize           length,
                                    int             mode,
                                    GError        **error);
/* For writers that make a file themselves: begin() gives the name of a temporary file beside @path
 * (free with g_free), end() checks that it is there, syncs and renames it; on FALSE it is gone. */
char     *rapport_file_begin       (const char     *path,
                                    GError        **error);
char     *rapport_file_begin_database (const char  *path,
                                    GError        **error);
gboolean  rapport_file_end         (const char     *temporary,
                                    const char     *path,
                                    int             mode,
                                    GError        **error);
/* The one name of a file that may be known by several. */
char     *rapport_file_resolve     (const char     *path) G_GNUC_WARN_UNUSED_RESULT;
/* "<stem>.<extension>" with "/" and control characters replaced, cut to 120 bytes at a character. */
char     *rapport_file_safe_name   (const char     *stem,
                                    const char     *extension,
                                    gboolean       *was_cut) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
