/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of a workbook are, and what counts for all of it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ZzXlsxBook:
 * @sheet: the path of the first visible sheet
 * @strings, @styles: the paths of the shared strings and styles; %NULL: has none
 */
typedef struct
{
  char *sheet;
  char *strings;
  char *styles;
  gboolean since_1904;
} ZzXlsxBook;

gboolean zz_xlsx_book_read (ZzXlsxBook *book,
                            GBytes *bytes,
                            const char *name,
                            GError **error);
void zz_xlsx_book_clear (ZzXlsxBook *book);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzXlsxBook, zz_xlsx_book_clear)

G_END_DECLS
