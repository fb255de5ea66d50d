/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a clause at the level judged, each with its mark and source and
 * a way to replace it with a reason. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_FIGURES_VIEW (zz_figures_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzFiguresView, zz_figures_view, ZZ, FIGURES_VIEW, AdwBin)

/* To be called again after every evaluation. */
void zz_figures_view_show (ZzFiguresView *self,
                           ZzSession *session,
                           const ZzClause *clause);

G_END_DECLS
