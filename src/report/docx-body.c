/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk through the tree: blocks become paragraphs and tables, sections on their
 * side become sections of Word's. */
#include "report/docx-private.h"

#include "report/flat-text.h"

static const char *const headings[] = { "Heading1", "Heading2", "Heading3", "Heading4" };

static const char *
get_heading_style (Docx *docx,
                   guint level)
{
  if (docx->in_table)
    return "TableHeading";
  if (level == 1 && !docx->titled)
    {
      docx->titled = TRUE;
      return "Title";
    }
  return headings[CLAMP (level, 1, 4) - 1];
}

static void
write_heading (Docx *docx,
               const ZzBlock *block)
{
  const DocxLook look = { .style = get_heading_style (docx, block->level), .edge = docx->tone, .keep_next = TRUE };

  docx_write_paragraph (docx, block, &look);
  docx->tone = ZZ_TONE_PLAIN;
}

/* A paragraph inside an item of a list stands under its text. */
static void
write_plain (Docx *docx,
             const ZzBlock *block)
{
  const DocxLook look = {
    .style = docx->in_table ? "TableText" : "BodyText",
    .indent = docx->list * 320,
    .keep_next = block->keep,
  };

  docx_write_paragraph (docx, block, &look);
}

static void
write_notice (Docx *docx,
              const ZzBlock *block)
{
  const DocxLook look = { .style = "Notice", .edge = block->tone, .keep_next = block->keep };

  docx_write_paragraph (docx, block, &look);
}

static void
write_note (Docx *docx,
            const ZzBlock *block)
{
  const DocxLook look = { .style = "Note", .indent = docx->list * 320, .keep_next = block->keep };

  docx_write_paragraph (docx, block, &look);
}

static void
write_list (Docx *docx,
            const ZzBlock *block)
{
  docx->list++;
  docx_write_blocks (docx, block);
  docx->list--;
}

static void
write_item (Docx *docx,
            const ZzBlock *block)
{
  const DocxLook look = {
    .style = docx->in_table ? "TableBullet" : "ListBullet",
    .list = MAX (docx->list, 1),
    .keep_next = block->keep,
  };

  docx_write_paragraph (docx, block, &look);
  docx_write_blocks (docx, block);
}

static void
write_section (Docx *docx,
               const ZzBlock *block)
{
  if (block->anchor != NULL)
    g_ptr_array_add (docx->anchors, block->anchor);
  /* What a whole chapter is about is said in it; a part of one shows it at its side. */
  docx->tone = docx->depth > 0 ? block->tone : ZZ_TONE_PLAIN;
  docx->depth++;
  write_plain (docx, block);
  docx_write_blocks (docx, block);
  docx->depth--;
  docx->tone = ZZ_TONE_PLAIN;
}

static void
write_block (Docx *docx,
             const ZzBlock *block)
{
  switch (block->kind)
    {
    case ZZ_BLOCK_SECTION:
      write_section (docx, block);
      break;
    case ZZ_BLOCK_HEADING:
      write_heading (docx, block);
      break;
    case ZZ_BLOCK_PARAGRAPH:
      write_plain (docx, block);
      break;
    case ZZ_BLOCK_NOTICE:
      write_notice (docx, block);
      break;
    case ZZ_BLOCK_NOTE:
      write_note (docx, block);
      break;
    case ZZ_BLOCK_LIST:
      write_list (docx, block);
      break;
    case ZZ_BLOCK_ITEM:
      write_item (docx, block);
      break;
    case ZZ_BLOCK_TABLE:
      docx_write_table (docx, block);
      break;
    case ZZ_BLOCK_PAGE_BREAK:
      /* In a cell there is no page to end. */
      docx->break_before = docx->started && !docx->in_table;
      break;
    case ZZ_BLOCK_CHART:
      docx_write_chart (docx, block);
      break;
    case ZZ_BLOCK_IMAGE:
      docx_write_picture (docx, block);
      break;
    case ZZ_BLOCK_ROW:
    case ZZ_BLOCK_CELL:
    default:
      g_assert_not_reached ();
    }
}

void
docx_write_blocks (Docx *docx,
                   const ZzBlock *parent)
{
  for (guint i = 0; i < parent->blocks->len; i++)
    write_block (docx, parent->blocks->pdata[i]);
}

/* The edges of a page, in twentieths of a point: 2 cm at the sides; and for a document that
 * is to be one page narrower ones, as Word proposes them. */
typedef struct
{
  guint side, top, bottom, header, footer;
} Edges;

static const Edges wide = { 1134, 1247, 1191, 624, 567 };
static const Edges narrow = { 720, 907, 680, 397, 340 };

static const Edges *
get_edges (const Docx *docx)
{
  return docx->document->one_page ? &narrow : &wide;
}

static void
set_page (Docx *docx,
          gboolean landscape)
{
  docx->landscape = landscape;
  docx->width = (landscape ? DOCX_PAGE_LONG : DOCX_PAGE_SHORT) - 2 * get_edges (docx)->side;
}

static void
write_page (ZzXml *xml,
            const Edges *edges,
            gboolean landscape)
{
  zz_xml_open (xml, "w:pgSz");
  zz_xml_attribute_number (xml, "w:w", landscape ? DOCX_PAGE_LONG : DOCX_PAGE_SHORT);
  zz_xml_attribute_number (xml, "w:h", landscape ? DOCX_PAGE_SHORT : DOCX_PAGE_LONG);
  if (landscape)
    zz_xml_attribute (xml, "w:orient", "landscape");
  zz_xml_close (xml);
  zz_xml_open (xml, "w:pgMar");
  zz_xml_attribute_number (xml, "w:top", edges->top);
  zz_xml_attribute_number (xml, "w:right", edges->side);
  zz_xml_attribute_number (xml, "w:bottom", edges->bottom);
  zz_xml_attribute_number (xml, "w:left", edges->side);
  zz_xml_attribute_number (xml, "w:header", edges->header);
  zz_xml_attribute_number (xml, "w:footer", edges->footer);
  zz_xml_attribute_number (xml, "w:gutter", 0);
  zz_xml_close (xml);
}

static void
write_section_properties (Docx *docx)
{
  zz_xml_open (docx->xml, "w:sectPr");
  zz_xml_empty (docx->xml, "w:headerReference", "w:type", "default", "r:id", "rId5", NULL);
  zz_xml_empty (docx->xml, "w:footerReference", "w:type", "default", "r:id", "rId6", NULL);
  zz_xml_empty (docx->xml, "w:type", "w:val", "nextPage", NULL);
  write_page (docx->xml, get_edges (docx), docx->landscape);
  zz_xml_close (docx->xml);
}

/* The properties of a section stand in its last paragraph, here one of its own that
 * takes no room. */
static void
end_section (Docx *docx)
{
  zz_xml_open (docx->xml, "w:p");
  zz_xml_open (docx->xml, "w:pPr");
  zz_xml_empty (docx->xml, "w:pStyle", "w:val", "Gap", NULL);
  write_section_properties (docx);
  zz_xml_close (docx->xml);
  zz_xml_close (docx->xml);
}

static void
turn_pages (Docx *docx,
            gboolean landscape)
{
  if (landscape == docx->landscape)
    return;
  if (docx->started)
    end_section (docx);
  set_page (docx, landscape);
  docx->started = FALSE;
  docx->break_before = FALSE;
}

GBytes *
docx_write_body (Docx *docx)
{
  const ZzBlock *body = docx->document->body;

  set_page (docx, docx->document->landscape);
  docx->xml = zz_xml_new ();
  zz_xml_open (docx->xml, "w:document");
  zz_xml_attribute (docx->xml, "xmlns:w", DOCX_W);
  zz_xml_attribute (docx->xml, "xmlns:r", DOCX_R);
  zz_xml_open (docx->xml, "w:body");
  for (guint i = 0; i < body->blocks->len; i++)
    {
      const ZzBlock *block = body->blocks->pdata[i];

      if (block->kind != ZZ_BLOCK_PAGE_BREAK)
        turn_pages (docx, docx->document->landscape || (block->kind == ZZ_BLOCK_SECTION && block->landscape));
      write_block (docx, block);
    }
  /* Anchors of sections in which nothing was written. */
  if (docx->anchors->len > 0 || !docx->started)
    docx_write_empty_paragraph (docx, "Gap");
  write_section_properties (docx);
  return zz_xml_free_to_bytes (g_steal_pointer (&docx->xml));
}
