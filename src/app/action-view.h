/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done about a clause: actions with owner, due day and state. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_ACTION_VIEW (zz_action_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzActionView, zz_action_view, ZZ, ACTION_VIEW, AdwBin)

/* To be called once, right after the view was made. */
void zz_action_view_show (ZzActionView *self,
                          ZzSession *session,
                          const ZzClause *clause);

/* The same; and where the clause has no action yet, there is a form whose first entry
 * makes one. */
void zz_action_view_show_ready (ZzActionView *self,
                                ZzSession *session,
                                const ZzClause *clause);

G_END_DECLS
