/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows kept in step with records, in the same order.
 *
 * A row is made once for a record and stays as long as the record does, so that
 * what is selected stays selected.
 */
#pragma once

#include "app/record-row.h"

G_BEGIN_DECLS

typedef ZzRecordRow *(*ZzMakeRow) (gpointer data,
                                   ZzRecord *record);

/* Whether the row is not sorted and filtered anew for now. */
typedef gboolean (*ZzKeepsPlace) (gpointer data,
                                  ZzRecordRow *row);

/* Whether the row says something else than when this was asked last. */
typedef gboolean (*ZzRefreshRow) (gpointer data,
                                  ZzRecordRow *row);

typedef struct _ZzRecordRows ZzRecordRows;

ZzRecordRows *zz_record_rows_new (ZzMakeRow make,
                                  ZzKeepsPlace keeps_place,
                                  gpointer data);
void zz_record_rows_free (ZzRecordRows *self);

GListModel *zz_record_rows_get_model (ZzRecordRows *self);
/* The same (ZzRecordRow), borrowed. */
const GPtrArray *zz_record_rows_get_all (ZzRecordRows *self);

/* Makes the rows stand for the records: only what lies between the first and the
 * last difference is touched. */
void zz_record_rows_follow (ZzRecordRows *self,
                            const GPtrArray *records);

/* Asks each row by @refresh whether it says something else, and looks itself whether
 * something is called otherwise that it refers to; such a row is changed. @entire: the
 * latter one by one, whether or not a name seems to have changed. */
void zz_record_rows_refresh (ZzRecordRows *self,
                             ZzRefreshRow refresh,
                             gboolean entire);

/* The row says something else: it is sorted and filtered anew, at once or, while it
 * keeps its place, by zz_record_rows_catch_up() once it does not any more. */
void zz_record_rows_changed (ZzRecordRows *self,
                             guint number);
void zz_record_rows_catch_up (ZzRecordRows *self);

/* Works out what finds the rows while nothing else is to be done, so that it is
 * there before people search. */
void zz_record_rows_prepare (ZzRecordRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzRecordRows, zz_record_rows_free)

G_END_DECLS
