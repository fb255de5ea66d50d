/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XLSX writer, by libxlsxwriter. */
#define _GNU_SOURCE /* memfd_create () */
#include "report/xlsx.h"

#include "core/error.h"
#include "report/clean-text.h"
#include "report/xlsx-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define SECONDS_A_DAY (24 * 60 * 60)
/* What the parts that have no cells take at most. */
#define OTHER_ROOM (128 * 1024)

/* A document that speaks of no day has the first one a ZIP can note. Never 0, not on the
 * first day of 1970 either: the library would ask the clock. */
static time_t
get_moment (ZzDate made)
{
  const ZzDate day = made != ZZ_DATE_NONE ? made : zz_date_new (1980, 1, 1);
  const time_t moment = (time_t) (day - zz_date_new (1970, 1, 1)) * SECONDS_A_DAY;

  return moment != 0 ? moment : 1;
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

/* The library writes parts of the workbook to temporary files, one at a time, and does not
 * look whether it can: on a full disk something would be left out unsaid. So the room that
 * they may take is tried first; 0, or an errno. */
static int
try_room (gsize room)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "zizhi-XXXXXX", NULL);
  const int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return errno;
  g_unlink (path);
  code = posix_fallocate (fd, 0, (off_t) room);
  g_close (fd, NULL);
  return code;
}

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

/* The file at @path is written when the workbook is closed. */
static gboolean
write_book (const ZzDocument *document,
            const char *path,
            GError **error)
{
  lxw_workbook_options options = { .tmpdir = (char *) g_get_tmp_dir () };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  XlsxBook book = { .document = document, .names = names, .room = OTHER_ROOM, .error = LXW_NO_ERROR };
  int code;

  book.book = workbook_new_opt (path, &options);
  if (book.book == NULL)
    {
      set_error (error, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return FALSE;
    }
  set_properties (&book);
  xlsx_make_formats (&book);
  xlsx_write_sheets (&book);
  code = try_room (book.room);
  if (code != 0)
    {
      lxw_workbook_free (book.book);
      set_no_room (error, g_strerror (code));
      return FALSE;
    }
  xlsx_note_error (&book, workbook_close (book.book));
  if (book.error != LXW_NO_ERROR)
    set_error (error, book.error);
  return book.error == LXW_NO_ERROR;
}

GBytes *
zz_xlsx_write (const ZzDocument *document,
               GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize size = 0;
  int fd;

  g_return_val_if_fail (document != NULL, NULL);

  /* The library writes files, not memory; this is both. */
  fd = memfd_create ("zizhi.xlsx", MFD_CLOEXEC);
  if (fd < 0)
    {
      set_no_room (error, g_strerror (errno));
      return NULL;
    }
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  if (write_book (document, path, error) && !g_file_get_contents (path, &bytes, &size, error))
    size = 0;
  g_close (fd, NULL);
  return size > 0 ? g_bytes_new_take (g_steal_pointer (&bytes), size) : NULL;
}
