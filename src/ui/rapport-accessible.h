/* rapport-accessible.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* GTK 4.8 and libadwaita 1.2 leave parts of their lists and choices without a name, or with that of
 * a class. This gives names to what is in @root, and to the items of its choices. */
void rapport_accessible_name_parts (GtkWidget *root);

G_END_DECLS
