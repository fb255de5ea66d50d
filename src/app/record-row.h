/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as an item of a list: what its cells say, how it sorts, what finds it.
 *
 * Nothing is worked out before it is asked for. The row does not listen: whoever
 * owns the list calls zz_record_row_refresh() after an edit.
 *
 * Property "title" (read-only): what tells the record from others of its kind.
 */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

#define ZZ_TYPE_RECORD_ROW (zz_record_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZzRecordRow, zz_record_row, ZZ, RECORD_ROW, GObject)

struct _ZzRecordRowClass
{
  GObjectClass parent_class;
};

/* @type: of rows. */
gpointer zz_record_row_new (GType type,
                            ZzSession *session,
                            ZzRecord *record);

ZzSession *zz_record_row_get_session (ZzRecordRow *self);
ZzRecord *zz_record_row_get_record (ZzRecordRow *self);
const char *zz_record_row_get_id (ZzRecordRow *self);

/* Whether the record holds other values than when this was asked last. */
gboolean zz_record_row_refresh (ZzRecordRow *self);
/* Whether something the record refers to is called otherwise than when this was asked
 * last. */
gboolean zz_record_row_refresh_names (ZzRecordRow *self);

/* What stands in the column of @field; dates in digits, so that they line up.
 * Owned by the caller. */
char *zz_record_row_dup_cell (ZzRecordRow *self,
                              const ZzField *field);
/* The place among others by a field that is no text; absent values come last. */
gint64 zz_record_row_get_key (ZzRecordRow *self,
                              const ZzField *field);

/* What the row was last sorted by, kept for its column until the row says something else;
 * NULL: by another, or nothing. @column is only compared. */
const char *zz_record_row_get_sort_text (ZzRecordRow *self,
                                         gconstpointer column);
const char *zz_record_row_take_sort_text (ZzRecordRow *self,
                                          gconstpointer column,
                                          char *text);

/* A query as zz_record_row_matches() takes it: its words, folded. A GStrv. */
GStrv zz_record_row_read_query (const char *query);
/* Whether every word occurs in what the record says, in either language. */
gboolean zz_record_row_matches (ZzRecordRow *self,
                                const char *const *words);

/* What the record is called in the window: also where it has no name yet. */
char *zz_record_row_dup_name (ZzSession *session,
                              ZzRecord *record);

G_END_DECLS
