/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: an entry and what it finds; choosing a hit leads there.
 *
 * Signal "done": a hit was chosen, or the search given up.
 */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_SEARCH_VIEW (zz_search_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzSearchView, zz_search_view, ZZ, SEARCH_VIEW, AdwBin)

/* NULL empties it. */
void zz_search_view_set_session (ZzSearchView *self,
                                 ZzSession *session);

/* Call when it is shown: takes the project as it is now, and the focus. */
void zz_search_view_begin (ZzSearchView *self);

G_END_DECLS
