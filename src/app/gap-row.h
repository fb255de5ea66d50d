/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One gap in the list: its clause, what is missing, by when to start and who does
 * it; opened, all about it.
 *
 * A row keeps what it sorts and filters by, so that the advice it was shown may go.
 */
#pragma once

#include "app/adviser.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  ZZ_GAP_FILTER_ALL,
  ZZ_GAP_FILTER_NO_OWNER,
  ZZ_GAP_FILTER_MINE,    /* the owner is who reviews, as set in the preferences */
  ZZ_GAP_FILTER_OVERDUE, /* due, or to be started, before today */
} ZzGapFilter;

#define ZZ_N_GAP_FILTERS (ZZ_GAP_FILTER_OVERDUE + 1)

#define ZZ_TYPE_GAP_ROW (zz_gap_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzGapRow, zz_gap_row, ZZ, GAP_ROW, GtkListBoxRow)

GtkWidget *zz_gap_row_new (ZzSession *session,
                           const ZzClause *clause);

const ZzClause *zz_gap_row_get_clause (ZzGapRow *self);

/* @gap: of the clause, one of @advice; nothing of them is kept. @closed: nobody sees to
 * it any more. */
void zz_gap_row_show (ZzGapRow *self,
                      const ZzAdvice *advice,
                      const ZzGap *gap,
                      gboolean closed);

void zz_gap_row_set_expanded (ZzGapRow *self,
                              gboolean expanded);

/* What is to be started first comes first; then what is worse. */
int zz_gap_row_compare (ZzGapRow *self,
                        ZzGapRow *other);
gboolean zz_gap_row_matches (ZzGapRow *self,
                             ZzGapFilter filter);

G_END_DECLS
