/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that make up the window share. */
#pragma once

#include "app/app-window.h"

G_BEGIN_DECLS

/* Adds the window's actions. */
void zz_app_window_add_actions (ZzAppWindow *self);

/* Lets those be used that can be used now. */
void zz_app_window_update_actions (ZzAppWindow *self);

/* app-window-share.c: the same of those that concern a server. */
void zz_app_window_add_share_actions (ZzAppWindow *self);
void zz_app_window_update_share_actions (ZzAppWindow *self);

/* app-window-handover.c: the same of those that hand a project over. */
void zz_app_window_add_handover_actions (ZzAppWindow *self);
void zz_app_window_update_handover_actions (ZzAppWindow *self);

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
/* The same for what needs a file; says @unsaved where the project has none yet. */
gboolean zz_app_window_settle_saved (ZzAppWindow *self,
                                     const char *unsaved);

/* Asks what to do with unsaved changes, and closes when that is done. */
void zz_app_window_ask_to_close (ZzAppWindow *self);

/* Saves where the project lives, or asks where; closes when that is done. */
void zz_app_window_save (ZzAppWindow *self,
                         gboolean close);

/* app-window-together.c: what is done about the edits of others, and what to offer when
 * saving was refused because of them. */
void zz_app_window_add_together_actions (ZzAppWindow *self);
void zz_app_window_update_together_actions (ZzAppWindow *self);
void zz_app_window_offer_to_join (ZzAppWindow *self,
                                  gboolean close);

G_END_DECLS
