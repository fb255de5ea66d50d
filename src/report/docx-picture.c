/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a DOCX: PNG in the line, with alternative text for those who do not see
 * them. */
#include "report/docx-private.h"

#include "report/chart-paint.h"
#include "report/flat-text.h"
#include "report/png-image.h"

/* English metric units: to a pixel of 96 to the inch, to a point, to a twentieth of one. */
#define EMU_PIXEL 9525
#define EMU_POINT 12700
#define EMU_TWENTIETH 635
#define EMU_MM 36000
/* The pictures there are, logos, are no larger than this. */
#define MAX_WIDTH (70 * EMU_MM)
#define MAX_HEIGHT (18 * EMU_MM)
/* A chart stays on one page; its pixels are fine enough for print. */
#define MAX_CHART (220 * EMU_MM)
#define SCALE 3

#define NS_WP "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define NS_A "http://schemas.openxmlformats.org/drawingml/2006/main"
#define NS_PIC "http://schemas.openxmlformats.org/drawingml/2006/picture"

typedef struct
{
  guint64 width;
  guint64 height;
} Size;

/* Makes @size no larger than @width and @height, in its own proportions. */
static void
fit (Size *size,
     guint64 width,
     guint64 height)
{
  if (size->width > width)
    *size = (Size) { width, MAX (size->height * width / size->width, 1) };
  if (size->height > height)
    *size = (Size) { MAX (size->width * height / size->height, 1), height };
}

static void
write_size (ZzXml *xml,
            const char *element,
            const Size *size)
{
  zz_xml_open (xml, element);
  zz_xml_attribute_number (xml, "cx", (gint64) size->width);
  zz_xml_attribute_number (xml, "cy", (gint64) size->height);
  zz_xml_close (xml);
}

/* @number: of the picture, from 1. */
static void
write_names (ZzXml *xml,
             const char *element,
             guint number,
             const char *words)
{
  g_autofree char *name = g_strdup_printf ("Picture %u", number);

  zz_xml_open (xml, element);
  zz_xml_attribute_number (xml, "id", number);
  zz_xml_attribute (xml, "name", name);
  zz_xml_attribute (xml, "descr", words);
  zz_xml_close (xml);
}

static void
write_fill (ZzXml *xml,
            guint number)
{
  g_autofree char *id = g_strdup_printf ("rId%u", DOCX_N_RELATIONSHIPS + number);

  zz_xml_open (xml, "pic:blipFill");
  zz_xml_empty (xml, "a:blip", "r:embed", id, NULL);
  zz_xml_open (xml, "a:stretch");
  zz_xml_mark (xml, "a:fillRect");
  zz_xml_close (xml);
  zz_xml_close (xml);
}

static void
write_graphic (ZzXml *xml,
               guint number,
               const Size *size,
               const char *words)
{
  zz_xml_open (xml, "a:graphic");
  zz_xml_attribute (xml, "xmlns:a", NS_A);
  zz_xml_open (xml, "a:graphicData");
  zz_xml_attribute (xml, "uri", NS_PIC);
  zz_xml_open (xml, "pic:pic");
  zz_xml_attribute (xml, "xmlns:pic", NS_PIC);
  zz_xml_open (xml, "pic:nvPicPr");
  write_names (xml, "pic:cNvPr", number, words);
  zz_xml_mark (xml, "pic:cNvPicPr");
  zz_xml_close (xml);
  write_fill (xml, number);
  zz_xml_open (xml, "pic:spPr");
  zz_xml_open (xml, "a:xfrm");
  zz_xml_empty (xml, "a:off", "x", "0", "y", "0", NULL);
  write_size (xml, "a:ext", size);
  zz_xml_close (xml);
  zz_xml_open (xml, "a:prstGeom");
  zz_xml_attribute (xml, "prst", "rect");
  zz_xml_mark (xml, "a:avLst");
  for (guint i = 0; i < 5; i++)
    zz_xml_close (xml);
}

/* Behind its words, in the picture's own time. */
static void
paint_cb (gpointer data,
          gpointer user_data)
{
  DocxPicture *picture = data;

  picture->png = zz_chart_to_png (picture->chart, picture->language, SCALE);
}

static DocxPicture *
add_picture (Docx *docx)
{
  DocxPicture *picture = g_new0 (DocxPicture, 1);

  g_ptr_array_add (docx->pictures, picture);
  return picture;
}

static void
write_drawing (Docx *docx,
               const Size *size,
               const char *words)
{
  const DocxLook look = { .style = "Picture" };
  ZzXml *xml = docx->xml;

  docx_open_paragraph (docx, &look);
  zz_xml_open (xml, "w:r");
  zz_xml_open (xml, "w:drawing");
  zz_xml_open (xml, "wp:inline");
  zz_xml_attribute (xml, "xmlns:wp", NS_WP);
  zz_xml_attribute (xml, "distT", "0");
  zz_xml_attribute (xml, "distB", "0");
  zz_xml_attribute (xml, "distL", "0");
  zz_xml_attribute (xml, "distR", "0");
  write_size (xml, "wp:extent", size);
  write_names (xml, "wp:docPr", docx->pictures->len, words);
  zz_xml_open (xml, "wp:cNvGraphicFramePr");
  zz_xml_empty (xml, "a:graphicFrameLocks", "xmlns:a", NS_A, "noChangeAspect", "1", NULL);
  zz_xml_close (xml);
  write_graphic (xml, docx->pictures->len, size, words);
  for (guint i = 0; i < 3; i++)
    zz_xml_close (xml);
  docx_close_paragraph (docx);
}

static void
write_words (Docx *docx,
             const ZzBlock *block)
{
  const DocxLook look = { .style = docx->in_table ? "TableText" : "BodyText" };

  docx_write_paragraph (docx, block, &look);
}

void
docx_write_picture (Docx *docx,
                    const ZzBlock *block)
{
  g_autofree char *words = zz_block_dup_plain (block, FALSE);
  guint width, height;
  Size size;

  if (!zz_png_check (block->image, words, &width, &height, NULL))
    {
      write_words (docx, block);
      return;
    }
  size = (Size) { (guint64) width * EMU_PIXEL, (guint64) height * EMU_PIXEL };
  fit (&size, MIN ((guint64) docx->width * EMU_TWENTIETH, MAX_WIDTH), MAX_HEIGHT);
  add_picture (docx)->png = g_bytes_ref (block->image);
  write_drawing (docx, &size, words);
}

void
docx_write_chart (Docx *docx,
                  const ZzBlock *block)
{
  g_autofree char *words = zz_block_dup_plain (block, FALSE);
  DocxPicture *picture = add_picture (docx);
  int width, height;
  Size size;

  zz_chart_get_size (block->chart, &width, &height);
  size = (Size) { (guint64) width * EMU_POINT, (guint64) height * EMU_POINT };
  fit (&size, (guint64) docx->width * EMU_TWENTIETH, MAX_CHART);
  picture->chart = block->chart;
  picture->language = docx->document->language;
  if (docx->painter == NULL)
    docx->painter = g_thread_pool_new (paint_cb, NULL, (int) g_get_num_processors (), FALSE, NULL);
  g_thread_pool_push (docx->painter, picture, NULL);
  write_drawing (docx, &size, words);
}
