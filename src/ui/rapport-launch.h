/* rapport-launch.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @file with the program for it. */
void rapport_launch_file      (GtkWindow *parent,
                               GFile     *file);
/* Shows @file in the file manager, marked where that is possible. */
void rapport_launch_folder_of (GtkWindow *parent,
                               GFile     *file);

G_END_DECLS
