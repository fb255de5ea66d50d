/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register as a file that spreadsheets open and zz_table_read() reads back. The ending
 * of the file's name says what it is: .xlsx (table-book.h), .csv or .tsv (table-export.h). */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

/* ".xlsx" and so on, the one people most often want first; ended by NULL. */
const char *const *zz_table_file_get_endings (void);

/* Whether @name has one of them. */
gboolean zz_table_file_has_ending (const char *name);

/* Any other name is that of a CSV file. Owned by the caller. NULL and ZZ_ERROR_LIMIT for
 * what a workbook does not hold. */
GBytes *zz_table_file_write (ZzProject *project,
                             const ZzRegister *reg,
                             ZzLanguage language,
                             const char *name,
                             GError **error);

G_END_DECLS
