/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One clause in the list of its category: verdict and first reason; opens to
 * its details. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZZ_TYPE_CLAUSE_ROW (zz_clause_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzClauseRow, zz_clause_row, ZZ, CLAUSE_ROW, GtkListBoxRow)

GtkWidget *zz_clause_row_new (ZzSession *session,
                              const ZzClause *clause);

void zz_clause_row_set_expanded (ZzClauseRow *self,
                                 gboolean expanded);

/* Applies and is not met. */
gboolean zz_clause_row_get_open (ZzClauseRow *self);
const ZzClause *zz_clause_row_get_clause (ZzClauseRow *self);

/* Opens it and gives it the focus. */
void zz_clause_row_reveal (ZzClauseRow *self);

G_END_DECLS
