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

typedef struct _ZzRecordRows ZzRecordRows;

ZzRecordRows *zz_record_rows_new (ZzMakeRow make,
                                  gpointer data);
void zz_record_rows_free (ZzRecordRows *self);

GListModel *zz_record_rows_get_model (ZzRecordRows *self);
/* The same (ZzRecordRow), borrowed. */
const GPtrArray *zz_record_rows_get_all (ZzRecordRows *self);

/* Makes the rows stand for the records: only what lies between the first and the
 * last difference is touched. */
void zz_record_rows_follow (ZzRecordRows *self,
                            const GPtrArray *records);

/* The row says something else: it is sorted and filtered anew. */
void zz_record_rows_changed (ZzRecordRows *self,
                             guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzRecordRows, zz_record_rows_free)

G_END_DECLS
