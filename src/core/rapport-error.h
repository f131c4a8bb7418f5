/* rapport-error.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportError:
 * @RAPPORT_ERROR_INVALID: a value breaks a rule of its field or record
 * @RAPPORT_ERROR_USAGE: the caller's words are wrong (the command line exits with 2)
 * @RAPPORT_ERROR_NOT_FOUND: nothing has that name or id
 * @RAPPORT_ERROR_AMBIGUOUS: several things have that name, or a file can be read in several ways
 * @RAPPORT_ERROR_CONFLICT: the record was changed since it was read, or an undo would overwrite a later change
 * @RAPPORT_ERROR_CORRUPT: a file is damaged
 * @RAPPORT_ERROR_TOO_NEW: a workspace was made by a newer version
 * @RAPPORT_ERROR_READ_ONLY: a file or folder can't be written
 * @RAPPORT_ERROR_BUSY: another process holds the workspace
 * @RAPPORT_ERROR_FULL: the disk is full
 * @RAPPORT_ERROR_IO: reading or writing failed otherwise
 * @RAPPORT_ERROR_MISSING_RATE: no exchange rate of the last seven days
 *
 * Why an operation of Rapport did not succeed. The message of each error is
 * written for the user: what happened, and how to mend it.
 */
typedef enum
{
  RAPPORT_ERROR_INVALID,
  RAPPORT_ERROR_USAGE,
  RAPPORT_ERROR_NOT_FOUND,
  RAPPORT_ERROR_AMBIGUOUS,
  RAPPORT_ERROR_CONFLICT,
  RAPPORT_ERROR_CORRUPT,
  RAPPORT_ERROR_TOO_NEW,
  RAPPORT_ERROR_READ_ONLY,
  RAPPORT_ERROR_BUSY,
  RAPPORT_ERROR_FULL,
  RAPPORT_ERROR_IO,
  RAPPORT_ERROR_MISSING_RATE,
} RapportError;

#define RAPPORT_ERROR (rapport_error_quark ())
GQuark rapport_error_quark (void);

G_END_DECLS
