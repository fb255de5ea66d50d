/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of any spreadsheet as a table.
 *
 * What the bytes are is seen in them, never guessed from a file's name: XLSX by its
 * ZIP signature, anything else is text. Text is UTF-8 with or without a byte order
 * mark, UTF-16, or GB18030 (which GBK and GB2312 are part of); its columns are parted
 * by tabs, semicolons or commas, whichever the first row has; cells are quoted as RFC
 * 4180 says, also around line breaks. A first line "sep=;" is obeyed. The apostrophe
 * with which an export guards a cell against being taken for a formula ('=1+1) is
 * taken off again.
 *
 * Of a workbook the first visible sheet is read: texts with their runs joined,
 * numbers, dates (numbers with the format of a date, in either system), booleans, and
 * what formulas had as their result when it was saved.
 *
 * Nothing is ever written, fetched or expanded. What is not a table is refused with
 * one sentence: ZZ_ERROR_SYNTAX, ZZ_ERROR_INVALID or ZZ_ERROR_LIMIT.
 */
#pragma once

#include "store/table.h"

G_BEGIN_DECLS

/* @name: what messages call it, such as the file's name. */
ZzTable *zz_table_read (GBytes *bytes,
                        const char *name,
                        GError **error);

/* Cells copied from a spreadsheet: UTF-8 text whose columns are parted by tabs. */
ZzTable *zz_table_read_clipboard (const char *text,
                                  GError **error);

/* The two readers zz_table_read() chooses from. @delimiter: '\0' to find out. */
ZzTable *zz_table_read_text (GBytes *bytes,
                             const char *name,
                             char delimiter,
                             GError **error);
ZzTable *zz_table_read_xlsx (GBytes *bytes,
                             const char *name,
                             GError **error);

G_END_DECLS
