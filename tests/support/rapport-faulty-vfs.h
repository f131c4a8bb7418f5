/* rapport-faulty-vfs.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A layer between SQLite and the files that fails, lies or loses power where a test wants it to.
 * Once installed it is what every new connection uses; without a fault it passes everything on. */

typedef enum
{
  RAPPORT_FAULT_WRITE    = 1 << 0,
  RAPPORT_FAULT_SYNC     = 1 << 1,
  RAPPORT_FAULT_TRUNCATE = 1 << 2,
  RAPPORT_FAULT_READ     = 1 << 3,
} RapportFaultOperations;

#define RAPPORT_FAULT_CHANGES (RAPPORT_FAULT_WRITE | RAPPORT_FAULT_SYNC | RAPPORT_FAULT_TRUNCATE)

void     rapport_faulty_vfs_install (void);

/* The @nth operation of these kinds, counted from 0, fails with @code; a failing write leaves half
 * of its bytes. @persistent: all later ones too. */
void     rapport_faulty_vfs_fail    (RapportFaultOperations  operations,
                                     int                     code,
                                     guint                   nth,
                                     gboolean                persistent);
/* The @nth write is left out, and said to be done. */
void     rapport_faulty_vfs_drop    (guint                   nth);
/* Syncs are left out, and said to be done. */
void     rapport_faulty_vfs_lie     (gboolean                lies);
/* Back to passing everything on. Returns whether the fault happened. */
gboolean rapport_faulty_vfs_repair  (void);

/* From now on it knows what of @path and its journal has been synced. */
void     rapport_faulty_vfs_track   (const char             *path);
/* Writes to @folder what a loss of power now would leave: what was synced, and of the rest any
 * sectors, in any order. */
void     rapport_faulty_vfs_cut_power (GRand                *chance,
                                     const char             *folder);

G_END_DECLS
