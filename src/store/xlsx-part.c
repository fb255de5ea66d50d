/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unpacking and reading XML at once. */
#include "config.h"

#include "store/xlsx-part.h"

#include "core/error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>

#define MAX_ENTRIES 10000
/* A part may unpack to this much, or to so many times the whole file, but never to
 * more than the last figure: sheets are repetitive, bombs are far worse. */
#define FREE_BYTES (16 * 1024 * 1024)
#define MAX_RATIO 200
#define MAX_BYTES (256 * 1024 * 1024)

struct _ZzXlsxPart
{
  const char *name;
  char *path;
  struct archive *archive;
  xmlTextReader *reader;
  guint64 most;
  guint64 n_read;
  gboolean broken; /* the ZIP file does not unpack */
  gboolean empty;  /* the element's end is still to be told */
  gboolean ended;
};

static void
set_broken (const char *name,
            GError **error)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("%s: the workbook is damaged or not complete; save it again as .xlsx or CSV"), name);
}

static gboolean
is_path (const char *entry,
         const char *path)
{
  return entry != NULL && g_ascii_strcasecmp (*entry == '/' ? entry + 1 : entry, path) == 0;
}

/* Goes to the entry; FALSE: there is none, or it cannot be read. */
static gboolean
find_entry (ZzXlsxPart *self,
            GError **error)
{
  struct archive_entry *entry;
  int status = ARCHIVE_OK;

  for (guint i = 0; i < MAX_ENTRIES; i++)
    {
      status = archive_read_next_header (self->archive, &entry);
      if (status == ARCHIVE_EOF)
        return FALSE;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        break;
      if (!is_path (archive_entry_pathname_utf8 (entry), self->path))
        continue;
      if (archive_entry_filetype (entry) == AE_IFREG && !archive_entry_is_encrypted (entry))
        return TRUE;
      break;
    }
  set_broken (self->name, error);
  return FALSE;
}

static int
read_cb (void *data,
         char *buffer,
         int length)
{
  ZzXlsxPart *self = data;
  la_ssize_t n = archive_read_data (self->archive, buffer, (size_t) length);

  if (n < 0)
    {
      self->broken = TRUE;
      return -1;
    }
  self->n_read += (guint64) n;
  return self->n_read > self->most ? -1 : (int) n;
}

/* Errors are told by the return value; libxml2 must not print them. */
static void
ignore_cb (void *data,
           const char *message,
           xmlParserSeverities severity,
           xmlTextReaderLocatorPtr locator)
{
}

ZzXlsxPart *
zz_xlsx_part_open (GBytes *bytes,
                   const char *name,
                   const char *path,
                   GError **error)
{
  g_autoptr (ZzXlsxPart) self = NULL;
  gsize size;
  const void *data;

  g_return_val_if_fail (bytes != NULL && name != NULL && path != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  self = g_new0 (ZzXlsxPart, 1);
  self->name = name;
  self->path = g_strdup (path);
  self->most = CLAMP ((guint64) size * MAX_RATIO, FREE_BYTES, MAX_BYTES);
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  if (archive_read_open_memory (self->archive, data, size) != ARCHIVE_OK)
    {
      set_broken (name, error);
      return NULL;
    }
  if (!find_entry (self, error))
    return NULL;
  self->reader = xmlReaderForIO (read_cb, NULL, self, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
  if (self->reader == NULL)
    {
      set_broken (name, error);
      return NULL;
    }
  xmlTextReaderSetErrorHandler (self->reader, ignore_cb, NULL);
  return g_steal_pointer (&self);
}

void
zz_xlsx_part_free (ZzXlsxPart *part)
{
  g_return_if_fail (part != NULL);

  g_clear_pointer (&part->reader, xmlFreeTextReader);
  g_clear_pointer (&part->archive, archive_read_free);
  g_free (part->path);
  g_free (part);
}

gboolean
zz_xlsx_part_fail (const ZzXlsxPart *part,
                   const char *what,
                   GError **error)
{
  g_return_val_if_fail (part != NULL && what != NULL, FALSE);

  g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("%s, %s: %s; save the workbook again as .xlsx or CSV"), part->name, part->path, what);
  return FALSE;
}

static ZzXlsxEvent
fail (ZzXlsxPart *self,
      GError **error)
{
  self->ended = TRUE;
  if (self->broken)
    set_broken (self->name, error);
  else if (self->n_read > self->most)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s, %s: the workbook unpacks to more than this program reads; save only the list, as CSV"),
                 self->name, self->path);
  else
    zz_xlsx_part_fail (self, _ ("this is not well-formed XML"), error);
  return ZZ_XLSX_FAILED;
}

/* Only the end of an entry tells whether its checksum is right. */
static ZzXlsxEvent
finish (ZzXlsxPart *self,
        GError **error)
{
  char buffer[4096];
  int n;

  self->ended = TRUE;
  while ((n = read_cb (self, buffer, sizeof buffer)) > 0)
    ;
  return n < 0 ? fail (self, error) : ZZ_XLSX_DONE;
}

static ZzXlsxEvent
refuse (ZzXlsxPart *self,
        GError **error)
{
  self->ended = TRUE;
  zz_xlsx_part_fail (self, _ ("this has a document type or entities, which no spreadsheet writes"), error);
  return ZZ_XLSX_FAILED;
}

ZzXlsxEvent
zz_xlsx_part_next (ZzXlsxPart *part,
                   GError **error)
{
  int status;

  g_return_val_if_fail (part != NULL && !part->ended, ZZ_XLSX_FAILED);

  if (part->empty)
    {
      part->empty = FALSE;
      return ZZ_XLSX_END;
    }
  while ((status = xmlTextReaderRead (part->reader)) == 1)
    switch (xmlTextReaderNodeType (part->reader))
      {
      case XML_READER_TYPE_ELEMENT:
        part->empty = xmlTextReaderIsEmptyElement (part->reader) == 1;
        return ZZ_XLSX_START;
      case XML_READER_TYPE_END_ELEMENT:
        return ZZ_XLSX_END;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return ZZ_XLSX_TEXT;
      case XML_READER_TYPE_DOCUMENT_TYPE:
      case XML_READER_TYPE_ENTITY_REFERENCE:
        return refuse (part, error);
      default:
        break;
      }
  return status < 0 ? fail (part, error) : finish (part, error);
}

gboolean
zz_xlsx_part_is (const ZzXlsxPart *part,
                 const char *element)
{
  g_return_val_if_fail (part != NULL && element != NULL, FALSE);

  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (part->reader), element) == 0;
}

void
zz_xlsx_part_dup_attributes (ZzXlsxPart *part,
                             const char *const *attributes,
                             char **values)
{
  g_return_if_fail (part != NULL && attributes != NULL && values != NULL);

  for (guint i = 0; attributes[i] != NULL; i++)
    values[i] = NULL;
  for (int status = xmlTextReaderMoveToFirstAttribute (part->reader); status == 1; status = xmlTextReaderMoveToNextAttribute (part->reader))
    {
      const char *name = (const char *) xmlTextReaderConstLocalName (part->reader);

      for (guint i = 0; attributes[i] != NULL; i++)
        if (values[i] == NULL && g_strcmp0 (attributes[i], name) == 0)
          values[i] = g_strdup ((const char *) xmlTextReaderConstValue (part->reader));
    }
  xmlTextReaderMoveToElement (part->reader);
}

char *
zz_xlsx_part_dup_attribute (ZzXlsxPart *part,
                            const char *attribute)
{
  const char *const attributes[] = { attribute, NULL };
  char *value;

  zz_xlsx_part_dup_attributes (part, attributes, &value);
  return value;
}

const char *
zz_xlsx_part_get_text (ZzXlsxPart *part)
{
  const char *text;

  g_return_val_if_fail (part != NULL, "");

  text = (const char *) xmlTextReaderConstValue (part->reader);
  return text != NULL ? text : "";
}
