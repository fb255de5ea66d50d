/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between versions of GTK and between platforms. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @file with the program people have chosen for its type. */
void zz_platform_open_file (GtkWindow *parent,
                            GFile *file,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* @source: what the callback was given. */
gboolean zz_platform_open_file_finish (GObject *source,
                                       GAsyncResult *result,
                                       GError **error);

/* Opens the folder of @file in the file manager, with the file selected where the
 * file manager can do that. @parent may be NULL. */
void zz_platform_show_in_folder (GtkWindow *parent,
                                 GFile *file,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean zz_platform_show_in_folder_finish (GAsyncResult *result,
                                            GError **error);

/* Brings a row of @view into sight, once it has a size. */
void zz_platform_scroll_to (GtkColumnView *view,
                            guint position);

/* Tells assistive technology what happened where GTK can (4.14). */
void zz_platform_announce (GtkWidget *widget,
                           const char *message);

G_END_DECLS
