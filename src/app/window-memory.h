/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window remembers between sessions: its size, and of each file the page
 * that was looked at last. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window the size the last one had and remembers it from now on. Does
 * nothing where the settings are not installed. */
void zz_window_memory_bind (GtkWindow *window);

/* The page of @file that was looked at last, owned by the caller; NULL where that
 * is not known. Pages are named by their topics. */
char *zz_window_memory_dup_page (GFile *file);
void zz_window_memory_keep_page (GFile *file,
                                 const char *topic);

G_END_DECLS
