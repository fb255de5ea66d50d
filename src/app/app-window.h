/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: a shell around one session, or the welcome where there is none.
 *
 * It maps a row of the sidebar to a page and knows no page's inside; what its
 * menu and shortcuts do is in app-window-actions.c.
 */
#pragma once

#include "app/application.h"
#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_APP_WINDOW (zz_app_window_get_type ())
G_DECLARE_FINAL_TYPE (ZzAppWindow, zz_app_window, ZZ, APP_WINDOW, AdwApplicationWindow)

ZzAppWindow *zz_app_window_new (ZzApplication *application);

/* NULL for the welcome. */
ZzSession *zz_app_window_get_session (ZzAppWindow *self);
void zz_app_window_set_session (ZzAppWindow *self,
                                ZzSession *session);

/* Shows the page with this topic: a category's id, "records". */
gboolean zz_app_window_show_page (ZzAppWindow *self,
                                  const char *topic);

/* Brings a clause, a register, a record, an evidence item or the page of a topic into
 * view; FALSE where there is none. Also the action "win.show". */
gboolean zz_app_window_show (ZzAppWindow *self,
                             const char *id);

/* Shows what is in a package (handover/unpack.h), and unpacks it where people say. */
void zz_app_window_open_package (ZzAppWindow *self,
                                 GFile *file);

/* A passing message; plain text. */
void zz_app_window_say (ZzAppWindow *self,
                        const char *message);

G_END_DECLS
