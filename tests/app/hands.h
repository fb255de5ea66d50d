/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands on the keyboard and the mouse: events of the X server, not calls.
 *
 * There is no window manager in the tests, so the hands also give a window the
 * keyboard. After each event the main loop runs until it was taken in. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window the keyboard; the keys go there from now on. */
void hands_take (GtkWindow *window);

/* "Tab", "ctrl+shift+n". */
void hands_press (const char *chord);
/* Letters, digits and marks of an English keyboard. */
void hands_type (const char *text);

/* Presses Tab until the focus of @window is in a widget for which @match holds. */
typedef gboolean (*HandsMatch) (GtkWidget *focus,
                                gconstpointer data);
void hands_tab_to (GtkWindow *window,
                   HandsMatch match,
                   gconstpointer data);

/* Moves a window of ours, to drag from it. */
void hands_move_window (GtkWindow *window,
                        int x,
                        int y);
/* Presses the button on @from, moves to @to, lets go. */
void hands_drag (GtkWidget *from,
                 GtkWidget *to);

G_END_DECLS
