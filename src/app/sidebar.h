/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: a row for each page of a project. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_SIDEBAR (zz_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ZzSidebar, zz_sidebar, ZZ, SIDEBAR, AdwBin)

/* Lists the pages of @session and selects the first; NULL empties it. Signal
 * "selected" says that another page is wanted. */
void zz_sidebar_set_session (ZzSidebar *self,
                             ZzSession *session);

/* The page wanted: its type (G_TYPE_NONE without a session) and its topic. */
GType zz_sidebar_get_page (ZzSidebar *self,
                           const char **topic);

/* FALSE where no row has this topic. */
gboolean zz_sidebar_select (ZzSidebar *self,
                            const char *topic);
/* The page on which a clause, record or register stands. FALSE where there is none. */
gboolean zz_sidebar_select_page_of (ZzSidebar *self,
                                    const char *id);

G_END_DECLS
