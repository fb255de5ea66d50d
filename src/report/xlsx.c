/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XLSX writer, by libxlsxwriter. */
#include "report/xlsx.h"

#include "core/error.h"
#include "report/clean-text.h"
#include "report/xlsx-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define SECONDS_A_DAY (24 * 60 * 60)

/* A document that speaks of no day has the first one a ZIP can note: else the library
 * would ask the clock. */
static time_t
get_moment (ZzDate made)
{
  const ZzDate day = made != ZZ_DATE_NONE ? made : zz_date_new (1980, 1, 1);

  return (time_t) (day - zz_date_new (1970, 1, 1)) * SECONDS_A_DAY;
}

static void
set_properties (XlsxBook *book)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) author = g_string_new (NULL);
  lxw_doc_properties properties = { 0 };

  zz_clean_text_append (title, book->document->title, TRUE);
  zz_clean_text_append (author, book->document->author != NULL ? book->document->author : "", TRUE);
  properties.title = title->str;
  properties.author = author->str;
  properties.company = author->str;
  properties.created = get_moment (book->document->made);
  xlsx_note_error (book, workbook_set_properties (book->book, &properties));
}

/* All but the file: it is written when the workbook is closed. */
static lxw_error
write_book (const ZzDocument *document,
            const char *path)
{
  lxw_workbook_options options = { .tmpdir = (char *) g_get_tmp_dir () };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  XlsxBook book = { .document = document, .names = names, .error = LXW_NO_ERROR };

  book.book = workbook_new_opt (path, &options);
  if (book.book == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  set_properties (&book);
  xlsx_make_formats (&book);
  xlsx_write_sheets (&book);
  xlsx_note_error (&book, workbook_close (book.book));
  return book.error;
}

/* The library writes files, not memory. */
static void
set_no_room (GError **error,
             const char *why)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("The spreadsheet cannot be put together in the folder “%s” (%s); see that there is room and that files can be made in it."),
               g_get_tmp_dir (), why);
}

static void
set_error (GError **error,
           lxw_error what)
{
  if (what == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_LIMIT,
                         _ ("The tables have more rows or columns than a spreadsheet; choose another kind of file."));
  else
    set_no_room (error, lxw_strerror (what));
}

GBytes *
zz_xlsx_write (const ZzDocument *document,
               GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) local = NULL;
  gsize size = 0;
  lxw_error what;
  int fd;

  g_return_val_if_fail (document != NULL, NULL);

  fd = g_file_open_tmp ("zizhi-XXXXXX.xlsx", &path, &local);
  if (fd < 0)
    {
      set_no_room (error, local->message);
      return NULL;
    }
  g_close (fd, NULL);
  what = write_book (document, path);
  if (what != LXW_NO_ERROR)
    set_error (error, what);
  else if (!g_file_get_contents (path, &bytes, &size, error))
    size = 0;
  g_unlink (path);
  return size > 0 ? g_bytes_new_take (g_steal_pointer (&bytes), size) : NULL;
}
