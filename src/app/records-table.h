/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of one register as a table, one of them selected.
 *
 * Columns are made from the register's fields: what names a record, then what
 * tells most of it.
 *
 * Actions of the owner that it uses: records.edit (Return), records.remove
 * (Delete), records.paste (Ctrl+V) and what stands in its menu.
 */
#pragma once

#include "app/table-view.h"

G_BEGIN_DECLS

#define ZZ_TYPE_RECORDS_TABLE (zz_records_table_get_type ())
G_DECLARE_FINAL_TYPE (ZzRecordsTable, zz_records_table, ZZ, RECORDS_TABLE, ZzTableView)

GtkWidget *zz_records_table_new (ZzSession *session,
                                 const ZzRegister *reg);

const ZzRegister *zz_records_table_get_register (ZzRecordsTable *self);

/* Takes over what changed in the project. @entire: other registers may have
 * changed too since the last time. */
void zz_records_table_update (ZzRecordsTable *self,
                              gboolean entire);

/* The id of the selected record, borrowed; NULL for none. */
const char *zz_records_table_get_selected (ZzRecordsTable *self);
/* Selects a record and brings it into view; FALSE where it is not there. One
 * that the filter hides ends the filter. */
gboolean zz_records_table_select (ZzRecordsTable *self,
                                  const char *id);

/* The text all words of which a record must say; "" for all records. */
void zz_records_table_set_filter (ZzRecordsTable *self,
                                  const char *text);

G_END_DECLS
