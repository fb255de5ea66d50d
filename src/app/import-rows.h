/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an importer's plan as a list of ZzImportRow, all or those of one kind. */
#pragma once

#include "app/import-row.h"

G_BEGIN_DECLS

/* Beside the fates: what people can ask to see. */
#define ZZ_IMPORT_ROWS_ALL (ZZ_N_ROW_FATES)
#define ZZ_IMPORT_ROWS_WARNED (ZZ_N_ROW_FATES + 1) /* imported without some of their cells */
#define ZZ_N_IMPORT_ROWS (ZZ_N_ROW_FATES + 2)

#define ZZ_TYPE_IMPORT_ROWS (zz_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (ZzImportRows, zz_import_rows, ZZ, IMPORT_ROWS, GObject)

ZzImportRows *zz_import_rows_new (ZzImporter *importer);

/* How many rows of @kind, a fate or one of the above, the plan has now. */
guint zz_import_rows_count (ZzImportRows *self,
                            guint kind);

/* Lists the rows of @kind as the plan is now. */
void zz_import_rows_show (ZzImportRows *self,
                          guint kind);

G_END_DECLS
