/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the text of a DOCX: which parts there are, who made it, what stands
 * at the head and the foot of its pages. */
#include "report/docx-private.h"

#include "report/clean-text.h"

#include <string.h>

#define NS_TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define NS_RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define NS_CORE "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define NS_APP "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

typedef struct
{
  const char *part; /* relative to whom it belongs to */
  const char *type;
} Relationship;

static const Relationship of_package[] = {
  { "word/document.xml", OFFICE "officeDocument" },
  { "docProps/core.xml", PACKAGE "metadata/core-properties" },
  { "docProps/app.xml", OFFICE "extended-properties" },
};

static const Relationship of_document[DOCX_N_RELATIONSHIPS] = {
  { "styles.xml", OFFICE "styles" },
  { "numbering.xml", OFFICE "numbering" },
  { "settings.xml", OFFICE "settings" },
  { "fontTable.xml", OFFICE "fontTable" },
  { "header1.xml", OFFICE "header" },
  { "footer1.xml", OFFICE "footer" },
};

static const Relationship types[] = {
  { "/word/document.xml", WORD "document.main+xml" },
  { "/word/styles.xml", WORD "styles+xml" },
  { "/word/numbering.xml", WORD "numbering+xml" },
  { "/word/settings.xml", WORD "settings+xml" },
  { "/word/fontTable.xml", WORD "fontTable+xml" },
  { "/word/header1.xml", WORD "header+xml" },
  { "/word/footer1.xml", WORD "footer+xml" },
  { "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml" },
  { "/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml" },
};

GBytes *
docx_write_content_types (void)
{
  ZzXml *xml = zz_xml_new ();

  zz_xml_open (xml, "Types");
  zz_xml_attribute (xml, "xmlns", NS_TYPES);
  zz_xml_empty (xml, "Default", "Extension", "rels",
                "ContentType", "application/vnd.openxmlformats-package.relationships+xml", NULL);
  zz_xml_empty (xml, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  zz_xml_empty (xml, "Default", "Extension", "png", "ContentType", "image/png", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    zz_xml_empty (xml, "Override", "PartName", types[i].part, "ContentType", types[i].type, NULL);
  return zz_xml_free_to_bytes (xml);
}

static void
write_relationship (ZzXml *xml,
                    guint number,
                    const char *type,
                    const char *target)
{
  g_autofree char *id = g_strdup_printf ("rId%u", number);

  zz_xml_empty (xml, "Relationship", "Id", id, "Type", type, "Target", target, NULL);
}

static ZzXml *
open_relationships (const Relationship *relationships,
                    guint n)
{
  ZzXml *xml = zz_xml_new ();

  zz_xml_open (xml, "Relationships");
  zz_xml_attribute (xml, "xmlns", NS_RELATIONSHIPS);
  for (guint i = 0; i < n; i++)
    write_relationship (xml, i + 1, relationships[i].type, relationships[i].part);
  return xml;
}

GBytes *
docx_write_package_relationships (void)
{
  return zz_xml_free_to_bytes (open_relationships (of_package, G_N_ELEMENTS (of_package)));
}

GBytes *
docx_write_relationships (guint n_pictures)
{
  ZzXml *xml = open_relationships (of_document, DOCX_N_RELATIONSHIPS);

  for (guint i = 1; i <= n_pictures; i++)
    {
      g_autofree char *target = g_strdup_printf ("media/image%u.png", i);

      write_relationship (xml, DOCX_N_RELATIONSHIPS + i, OFFICE "image", target);
    }
  return zz_xml_free_to_bytes (xml);
}

static void
write_clean (ZzXml *xml,
             const char *element,
             const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  zz_clean_text_append (clean, text, TRUE);
  zz_xml_element (xml, element, clean->str);
}

/* The day the document speaks of; nobody's clock is asked. */
static void
write_day (ZzXml *xml,
           const char *element,
           ZzDate date)
{
  g_autofree char *day = zz_date_format (date);
  g_autofree char *moment = g_strconcat (day, "T00:00:00Z", NULL);

  zz_xml_open (xml, element);
  zz_xml_attribute (xml, "xsi:type", "dcterms:W3CDTF");
  zz_xml_text (xml, moment);
  zz_xml_close (xml);
}

GBytes *
docx_write_core (const ZzDocument *document)
{
  ZzXml *xml = zz_xml_new ();

  zz_xml_open (xml, "cp:coreProperties");
  zz_xml_attribute (xml, "xmlns:cp", NS_CORE);
  zz_xml_attribute (xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  zz_xml_attribute (xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
  zz_xml_attribute (xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  write_clean (xml, "dc:title", document->title);
  if (document->author != NULL)
    write_clean (xml, "dc:creator", document->author);
  if (document->made != ZZ_DATE_NONE)
    {
      write_day (xml, "dcterms:created", document->made);
      write_day (xml, "dcterms:modified", document->made);
    }
  zz_xml_element (xml, "dc:language", document->language == ZZ_LANGUAGE_ZH_CN ? "zh-CN" : "en-US");
  return zz_xml_free_to_bytes (xml);
}

GBytes *
docx_write_app (const ZzDocument *document)
{
  ZzXml *xml = zz_xml_new ();

  zz_xml_open (xml, "Properties");
  zz_xml_attribute (xml, "xmlns", NS_APP);
  if (document->author != NULL)
    write_clean (xml, "Company", document->author);
  zz_xml_element (xml, "Application", "Zizhi");
  return zz_xml_free_to_bytes (xml);
}

static ZzXml *
open_margin (const char *element,
             const char *style)
{
  ZzXml *xml = zz_xml_new ();

  zz_xml_open (xml, element);
  zz_xml_attribute (xml, "xmlns:w", DOCX_W);
  zz_xml_open (xml, "w:p");
  zz_xml_open (xml, "w:pPr");
  zz_xml_empty (xml, "w:pStyle", "w:val", style, NULL);
  zz_xml_close (xml);
  return xml;
}

static void
write_words (ZzXml *xml,
             const char *text)
{
  if (*text == '\0')
    return;
  zz_xml_open (xml, "w:r");
  docx_write_text (xml, text);
  zz_xml_close (xml);
}

GBytes *
docx_write_running (const ZzDocument *document)
{
  ZzXml *xml = open_margin ("w:hdr", document->running != NULL ? "Header" : "Gap");

  if (document->running != NULL)
    write_words (xml, document->running);
  if (document->running_under != NULL)
    {
      write_words (xml, "\n");
      write_words (xml, document->running_under);
    }
  return zz_xml_free_to_bytes (xml);
}

/* A number that whoever shows the pages works out. */
static void
write_field (ZzXml *xml,
             const char *field)
{
  zz_xml_open (xml, "w:fldSimple");
  zz_xml_attribute (xml, "w:instr", field);
  write_words (xml, "1");
  zz_xml_close (xml);
}

GBytes *
docx_write_foot (const ZzDocument *document)
{
  ZzXml *xml = open_margin ("w:ftr", "Footer");
  const char *at = document->page != NULL ? document->page : "";

  while (*at != '\0')
    {
      const gboolean number = g_str_has_prefix (at, "{n}"), count = g_str_has_prefix (at, "{m}");
      const gsize length = number || count ? 3 : strcspn (at + 1, "{") + 1;
      g_autofree char *words = g_strndup (at, length);

      if (number || count)
        write_field (xml, number ? " PAGE " : " NUMPAGES ");
      else
        write_words (xml, words);
      at += length;
    }
  return zz_xml_free_to_bytes (xml);
}
