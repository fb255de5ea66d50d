/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of a table as the value of a field. */
#pragma once

#include "core/table-note.h"
#include "store/table-columns.h"
#include "store/table-references.h"

G_BEGIN_DECLS

/* Reads @cell for @column, which is a field's. An empty cell, and for other fields
 * than texts one with only a dash or 无 in it, is the absent value. A number or five
 * digits where a date belongs is the serial number of a day. Returns NULL when it was
 * understood, else what is wrong; owned by the caller. */
ZzTableNote *zz_table_cell_read (ZzCell cell,
                                 const ZzColumn *column,
                                 gboolean since_1904,
                                 ZzTableNames *names,
                                 ZzValue *value);

/* A text as cells are read: without blanks around it and, of a single-line field,
 * without line breaks. Owned by the caller. */
char *zz_table_cell_trim (const ZzField *field,
                          const char *text);

G_END_DECLS
