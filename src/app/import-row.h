/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a table on its way in as an item of a list: what its cells say.
 *
 * Property "title" (read-only): the record it is for, or what begins the row.
 */
#pragma once

#include "app/importer.h"

G_BEGIN_DECLS

#define ZZ_TYPE_IMPORT_ROW (zz_import_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzImportRow, zz_import_row, ZZ, IMPORT_ROW, GObject)

/* @number: of the plan's row. To be dropped when the importer says "changed". */
ZzImportRow *zz_import_row_new (ZzImporter *importer,
                                guint number);

const ZzPlanRow *zz_import_row_get (ZzImportRow *self);
/* The row's number for people. */
guint zz_import_row_get_line (ZzImportRow *self);
/* "new", "skipped", …. */
const char *zz_import_row_get_fate (ZzImportRow *self);
char *zz_import_row_dup_title (ZzImportRow *self);

/* What importing it does, or why it does nothing, and which cells are left out: joined
 * by @separator. Owned by the caller. */
char *zz_import_row_dup_effect (ZzImportRow *self,
                                const char *separator);

G_END_DECLS
