/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks put together by hand. */
#include "workbook.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define DOCUMENT "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static la_ssize_t
write_cb (struct archive *archive,
          void *data,
          const void *buffer,
          size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

static struct archive *
begin (GByteArray *bytes,
       gboolean deflated)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  /* No padding behind the end. */
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (deflated ? archive_write_zip_set_compression_deflate (archive) : archive_write_zip_set_compression_store (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, write_cb, NULL), ==, ARCHIVE_OK);
  return archive;
}

static void
add (struct archive *archive,
     const char *path,
     const char *text,
     gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  if (length == 0)
    {
      archive_entry_free (entry);
      return;
    }
  archive_entry_set_pathname (entry, path);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

static GBytes *
end (struct archive *archive,
     GByteArray *bytes)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (bytes);
}

static void
add_part (struct archive *archive,
          const char *path,
          const char *given,
          const char *usual)
{
  const char *text = given != NULL ? given : usual;

  if (text != NULL)
    add (archive, path, text, strlen (text));
}

/* The whole part around what is given of it. */
static char *
wrap (const char *element,
      const char *inside)
{
  if (inside == NULL)
    return NULL;
  return g_strdup_printf (HEAD "<%s xmlns=\"" MAIN "\">%s</%s>", element, inside, element);
}

GBytes *
workbook_make (const Workbook *workbook)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = begin (bytes, workbook->deflated);
  g_autofree char *book = g_strdup_printf (HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" DOCUMENT "\"><workbookPr date1904=\"%d\"/>"
                                                "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                                           workbook->since_1904);
  g_autofree char *rows = g_strconcat ("<sheetData>", workbook->sheet, "</sheetData>", NULL);
  g_autofree char *sheet = wrap ("worksheet", rows);
  g_autofree char *strings = wrap ("sst", workbook->strings);
  g_autofree char *styles = wrap ("styleSheet", workbook->styles);

  add_part (archive, "_rels/.rels", workbook->relations,
            HEAD "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"r1\" Type=\"" DOCUMENT "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  add_part (archive, "xl/workbook.xml", workbook->workbook, book);
  add_part (archive, "xl/_rels/workbook.xml.rels", workbook->book_relations,
            HEAD "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"r1\" Type=\"" DOCUMENT "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                 "<Relationship Id=\"r2\" Type=\"" DOCUMENT "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                 "<Relationship Id=\"r3\" Type=\"" DOCUMENT "/styles\" Target=\"../xl/styles.xml\"/></Relationships>");
  add_part (archive, "xl/sharedStrings.xml", strings, NULL);
  add_part (archive, "xl/styles.xml", styles, NULL);
  add_part (archive, "xl/worksheets/sheet1.xml", workbook->raw, sheet);
  return end (archive, bytes);
}

GBytes *
workbook_make_bomb (gsize size)
{
  GString *text = g_string_sized_new (size);
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = begin (bytes, TRUE);

  g_string_append (text, "<Relationships>");
  while (text->len < size)
    g_string_append (text, "<a></a><b></b>                                                  ");
  add (archive, "_rels/.rels", text->str, text->len);
  g_string_free (text, TRUE);
  return end (archive, bytes);
}
