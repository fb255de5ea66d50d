/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for an address on a server: of a project to be opened, or for one to be put
 * there. It looks round on the server, does what was asked for in a worker that can be
 * stopped, and stays with a sentence where that fails: then nothing was done. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_SERVER_DIALOG (zz_server_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzServerDialog, zz_server_dialog, ZZ, SERVER_DIALOG, AdwWindow)

/* @file: the working copy. @password: what was typed, for as long as it is open; NULL
 * where nothing was. Copied where it is needed. */
typedef void (*ZzServerOpenedFunc) (GFile *file,
                                    const char *password,
                                    gpointer user_data);

void zz_server_dialog_present_open (GtkWindow *parent,
                                    ZzServerOpenedFunc func,
                                    gpointer user_data);

/* @session has a file, which is not shared yet; what is not saved is saved. */
void zz_server_dialog_present_publish (GtkWindow *parent,
                                       ZzSession *session);

G_END_DECLS
