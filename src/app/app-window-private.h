/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that make up the window share. */
#pragma once

#include "app/app-window.h"

G_BEGIN_DECLS

/* Adds the window's actions. */
void zz_app_window_add_actions (ZzAppWindow *self);

/* Lets those be used that can be used now. */
void zz_app_window_update_actions (ZzAppWindow *self);

/* Opens the search. */
void zz_app_window_search (ZzAppWindow *self);

/* Names in the main menu what undo and redo would do; NULL for nothing. */
void zz_app_window_name_steps (ZzAppWindow *self,
                               const char *undo,
                               const char *redo);

/* Does what the page that is shown can do, "PAGE.WHAT". */
void zz_app_window_activate_page (ZzAppWindow *self,
                                  const char *action);

/* Takes over what is still being typed. FALSE where a field holds what cannot
 * be recorded, which is said: nothing must go on as if it were. */
gboolean zz_app_window_settle (ZzAppWindow *self);

/* Asks what to do with unsaved changes, and closes when that is done. */
void zz_app_window_ask_to_close (ZzAppWindow *self);

G_END_DECLS
