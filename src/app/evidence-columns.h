/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of evidence, one for each ZzEvidenceColumn.
 *
 * The items of the view are ZzEvidenceItem.
 */
#pragma once

#include "app/evidence-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _ZzEvidenceColumns ZzEvidenceColumns;

/* Appends them to @view, sorted by title. To be freed after @view is gone. */
ZzEvidenceColumns *zz_evidence_columns_new (GtkColumnView *view,
                                            ZzSession *session);
void zz_evidence_columns_free (ZzEvidenceColumns *self);

/* Reads the cells on the screen again. */
void zz_evidence_columns_refresh (ZzEvidenceColumns *self);

/* The position of the row that is @widget or holds it, or
 * GTK_INVALID_LIST_POSITION. */
guint zz_evidence_columns_find (ZzEvidenceColumns *self,
                                GtkWidget *widget);

G_END_DECLS
