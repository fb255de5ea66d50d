/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part of a workbook: the XML of one entry of its ZIP file, as it is unpacked.
 *
 *   part = zz_xlsx_part_open (bytes, name, "xl/workbook.xml", &found, &error);
 *   while ((event = zz_xlsx_part_next (part, &error)) > ZZ_XLSX_DONE) …
 *   if (event == ZZ_XLSX_FAILED) …
 *
 * Workbooks come from strangers. A part is read as a stream, up to a bound that grows
 * with the file; it must be whole (checksum), not encrypted, well-formed, nested no
 * deeper than libxml2 allows by itself, and without a document type or entities.
 * Nothing is fetched. Names are compared without namespaces.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ZZ_XLSX_FAILED,
  ZZ_XLSX_DONE,
  ZZ_XLSX_START, /* of an element */
  ZZ_XLSX_END,   /* of an element, an empty one too */
  ZZ_XLSX_TEXT,
} ZzXlsxEvent;

typedef struct _ZzXlsxPart ZzXlsxPart;

/* @path: in the ZIP file. NULL with an error, or without one when there is no such
 * part. @name: what messages call the file; it and @bytes outlive the part. */
ZzXlsxPart *zz_xlsx_part_open (GBytes *bytes,
                               const char *name,
                               const char *path,
                               GError **error);
void zz_xlsx_part_free (ZzXlsxPart *part);

ZzXlsxEvent zz_xlsx_part_next (ZzXlsxPart *part,
                               GError **error);

/* Of a start or end: whether the element is called so. */
gboolean zz_xlsx_part_is (const ZzXlsxPart *part,
                          const char *element);
/* Of a start: the values of the @attributes (a list ended by NULL), each owned by the
 * caller, or NULL. */
void zz_xlsx_part_dup_attributes (ZzXlsxPart *part,
                                  const char *const *attributes,
                                  char **values);
/* The same for one. */
char *zz_xlsx_part_dup_attribute (ZzXlsxPart *part,
                                  const char *attribute);
/* Of a text; borrowed until the next event. */
const char *zz_xlsx_part_get_text (ZzXlsxPart *part);

/* Says that the part does not hold what a workbook's does, and returns FALSE. */
gboolean zz_xlsx_part_fail (const ZzXlsxPart *part,
                            const char *what,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzXlsxPart, zz_xlsx_part_free)

G_END_DECLS
