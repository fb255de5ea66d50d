/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An XML part being written: elements are opened, given attributes and closed.
 *
 * Whatever a text holds, it stays text; what XML cannot hold must have been replaced
 * before (clean-text.h).
 *
 *   ZzXml *xml = zz_xml_new ();
 *   zz_xml_open (xml, "w:document");
 *   zz_xml_attribute (xml, "xmlns:w", "…");
 *   zz_xml_mark (xml, "w:body");
 *   zz_xml_close (xml);
 *   bytes = zz_xml_free_to_bytes (xml);
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZzXml ZzXml;

/* With the declaration that it is XML 1.0 in UTF-8. */
ZzXml *zz_xml_new (void);
/* Closes what is still open. */
GBytes *zz_xml_free_to_bytes (ZzXml *xml);

void zz_xml_open (ZzXml *xml,
                  const char *element);
/* Of the element just opened. */
void zz_xml_attribute (ZzXml *xml,
                       const char *name,
                       const char *value);
void zz_xml_attribute_number (ZzXml *xml,
                              const char *name,
                              gint64 value);
void zz_xml_text (ZzXml *xml,
                  const char *text);
void zz_xml_close (ZzXml *xml);

/* An element that says all by being there. */
void zz_xml_mark (ZzXml *xml,
                  const char *element);
/* An element with nothing inside and the attributes given: names and values, ended
 * by NULL. */
void zz_xml_empty (ZzXml *xml,
                   const char *element,
                   const char *attribute,
                   ...) G_GNUC_NULL_TERMINATED;
/* An element that holds @text and nothing else. */
void zz_xml_element (ZzXml *xml,
                     const char *element,
                     const char *text);

G_END_DECLS
