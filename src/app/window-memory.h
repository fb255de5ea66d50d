/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window remembers between sessions: its size. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window the size the last one had and remembers it from now on. Does
 * nothing where the settings are not installed. */
void zz_window_memory_bind (GtkWindow *window);

G_END_DECLS
