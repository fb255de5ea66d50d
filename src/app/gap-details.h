/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All about one gap: the steps that close it, each leading to where it is done, by
 * when to start, and who does it until when. */
#pragma once

#include "app/adviser.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_GAP_DETAILS (zz_gap_details_get_type ())
G_DECLARE_FINAL_TYPE (ZzGapDetails, zz_gap_details, ZZ, GAP_DETAILS, AdwBin)

GtkWidget *zz_gap_details_new (ZzSession *session,
                               const ZzClause *clause);

/* @gap: of the clause, one of @advice; nothing of them is kept. */
void zz_gap_details_show (ZzGapDetails *self,
                          const ZzAdvice *advice,
                          const ZzGap *gap);

G_END_DECLS
