/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of records, made from the register's fields: what names
 * a record, then what tells most of it. Each sorts by its values.
 *
 * The items of the view are ZzRecordRow. A secondary click on a cell activates
 * "table.menu-at" (position, x and y in the view).
 */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _ZzRecordColumns ZzRecordColumns;

/* Appends them to @view, sorted by the first. To be freed after @view is gone. */
ZzRecordColumns *zz_record_columns_new (GtkColumnView *view,
                                        ZzSession *session,
                                        const ZzRegister *reg);
void zz_record_columns_free (ZzRecordColumns *self);

/* Reads the cells on the screen again. */
void zz_record_columns_refresh (ZzRecordColumns *self);

G_END_DECLS
