/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the real window: finds widgets by what they are and say, uses them as
 * people do, answers dialogs. Everything found must be there; waits end. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*Match) (GtkWidget *widget,
                           gconstpointer data);

/* The first visible widget under @root, or NULL. @match may be NULL. */
GtkWidget *driver_find (GtkWidget *root,
                        GType type,
                        Match match,
                        gconstpointer data);

/* A label that says just @text, or NULL. */
GtkWidget *driver_find_label (GtkWidget *root,
                              const char *text);
/* The nearest widget of @type around @widget. */
GtkWidget *driver_get_around (GtkWidget *widget,
                              GType type);
/* A button with this label, or this tooltip, or this action. */
GtkWidget *driver_find_button (GtkWidget *root,
                               const char *name);
void driver_click (GtkWidget *button);

/* Waits for a toplevel of @type that is shown. */
GtkWindow *driver_wait_for_window (GType type);
void driver_wait_for_no_window (GType type);

/* Waits for a file chooser, chooses @file, accepts. */
void driver_choose_file (GFile *file);

/* Chooses the row of a drop-down, by the text of its item's property "title". */
void driver_choose (GtkWidget *drop_down,
                    const char *title_part);
/* Selects the row of a list view or column view, by the same. */
void driver_select (GtkWidget *view,
                    const char *title_part);

G_END_DECLS
