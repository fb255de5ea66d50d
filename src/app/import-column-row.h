/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of a table on its way in: its title, what stands in it, and which field it is,
 * which can be corrected. */
#pragma once

#include "app/importer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZZ_TYPE_IMPORT_COLUMN_ROW (zz_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzImportColumnRow, zz_import_column_row, ZZ, IMPORT_COLUMN_ROW, GtkListBoxRow)

/* What a column can be (ZzOption): nothing, the id, a field. Shared by the rows; owned by
 * the caller. */
GListStore *zz_import_column_row_make_options (ZzImporter *importer);

/* It follows the importer, which has a table already. */
GtkWidget *zz_import_column_row_new (ZzImporter *importer,
                                     GListStore *options,
                                     guint column);

G_END_DECLS
