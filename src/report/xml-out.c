/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML parts, by libxml2's writer. */
#include "report/xml-out.h"

#include <stdarg.h>

#include <libxml/xmlwriter.h>

struct _ZzXml
{
  xmlBuffer *buffer;
  xmlTextWriter *writer;
};

/* The writer fails only where memory does, and GLib ends the program there. */
#define check(call) g_assert ((call) >= 0)

ZzXml *
zz_xml_new (void)
{
  ZzXml *xml = g_new0 (ZzXml, 1);

  xml->buffer = xmlBufferCreate ();
  g_assert (xml->buffer != NULL);
  xml->writer = xmlNewTextWriterMemory (xml->buffer, 0);
  g_assert (xml->writer != NULL);
  check (xmlTextWriterStartDocument (xml->writer, NULL, "UTF-8", "yes"));
  return xml;
}

GBytes *
zz_xml_free_to_bytes (ZzXml *xml)
{
  GBytes *bytes;

  g_return_val_if_fail (xml != NULL, NULL);

  check (xmlTextWriterEndDocument (xml->writer));
  xmlFreeTextWriter (xml->writer);
  bytes = g_bytes_new (xmlBufferContent (xml->buffer), (gsize) xmlBufferLength (xml->buffer));
  xmlBufferFree (xml->buffer);
  g_free (xml);
  return bytes;
}

void
zz_xml_open (ZzXml *xml,
             const char *element)
{
  g_return_if_fail (xml != NULL && element != NULL);

  check (xmlTextWriterStartElement (xml->writer, BAD_CAST element));
}

void
zz_xml_attribute (ZzXml *xml,
                  const char *name,
                  const char *value)
{
  g_return_if_fail (xml != NULL && name != NULL && value != NULL);

  check (xmlTextWriterWriteAttribute (xml->writer, BAD_CAST name, BAD_CAST value));
}

void
zz_xml_attribute_number (ZzXml *xml,
                         const char *name,
                         gint64 value)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  zz_xml_attribute (xml, name, text);
}

void
zz_xml_text (ZzXml *xml,
             const char *text)
{
  g_return_if_fail (xml != NULL && text != NULL);

  check (xmlTextWriterWriteString (xml->writer, BAD_CAST text));
}

void
zz_xml_close (ZzXml *xml)
{
  g_return_if_fail (xml != NULL);

  check (xmlTextWriterEndElement (xml->writer));
}

void
zz_xml_mark (ZzXml *xml,
             const char *element)
{
  zz_xml_open (xml, element);
  zz_xml_close (xml);
}

void
zz_xml_empty (ZzXml *xml,
              const char *element,
              const char *attribute,
              ...)
{
  va_list arguments;

  zz_xml_open (xml, element);
  va_start (arguments, attribute);
  for (; attribute != NULL; attribute = va_arg (arguments, const char *))
    zz_xml_attribute (xml, attribute, va_arg (arguments, const char *));
  va_end (arguments);
  zz_xml_close (xml);
}

void
zz_xml_element (ZzXml *xml,
                const char *element,
                const char *text)
{
  zz_xml_open (xml, element);
  zz_xml_text (xml, text);
  zz_xml_close (xml);
}
