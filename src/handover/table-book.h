/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register as an XLSX workbook that zz_table_read() reads back: the rows and columns of
 * table-export.h, with days and numbers as what they are. Imported as it is, every row is
 * unchanged; only the zeros at the end of an amount ("1200.50") are not kept by a number. */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

/* Owned by the caller. NULL and ZZ_ERROR_LIMIT for more rows than a spreadsheet has, and
 * for a text that it would not hold letter for letter: it stays whole as CSV. */
GBytes *zz_table_book_write (ZzProject *project,
                             const ZzRegister *reg,
                             ZzLanguage language,
                             GError **error);

G_END_DECLS
