/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a DOCX: widths written down, header rows repeated on every page, rows kept
 * whole where a page can hold them. */
#include "report/docx-private.h"

#include "report/flat-text.h"

/* More lines than this, as far as they can be told beforehand, are no row to move to the next
 * page as a whole: LibreOffice cuts off a row that fits on no page. */
#define MAX_WHOLE 14
/* See docx-columns.c. */
#define UNIT 97

static void
write_number (ZzXml *xml,
              const char *element,
              const char *attribute,
              guint number)
{
  zz_xml_open (xml, element);
  zz_xml_attribute_number (xml, attribute, number);
  zz_xml_close (xml);
}

static void
write_width (ZzXml *xml,
             const char *element,
             guint width)
{
  zz_xml_open (xml, element);
  zz_xml_attribute_number (xml, "w:w", width);
  zz_xml_attribute (xml, "w:type", "dxa");
  zz_xml_close (xml);
}

static void
write_table_properties (Docx *docx,
                        const ZzBlock *table)
{
  ZzXml *xml = docx->xml;

  zz_xml_open (xml, "w:tblPr");
  zz_xml_empty (xml, "w:tblStyle", "w:val", table->header_rows > 0 ? "ZizhiTable" : "ZizhiFacts", NULL);
  write_width (xml, "w:tblW", docx->width);
  zz_xml_empty (xml, "w:tblLayout", "w:type", "fixed", NULL);
  zz_xml_empty (xml, "w:tblLook", "w:val", table->header_rows > 0 ? "0420" : "0400",
                "w:firstRow", table->header_rows > 0 ? "1" : "0", "w:lastRow", "0", "w:firstColumn", "0",
                "w:lastColumn", "0", "w:noHBand", "0", "w:noVBand", "1", NULL);
  zz_xml_close (xml);
}

static guint
sum (const GArray *widths,
     guint from,
     guint n)
{
  guint all = 0;

  for (guint i = from; i < from + n && i < widths->len; i++)
    all += g_array_index (widths, guint, i);
  return all;
}

/* Whether @row can be kept on one page. */
static gboolean
is_low (const ZzBlock *row,
        const GArray *widths)
{
  guint at = 0;

  for (guint i = 0; i < row->blocks->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];
      const guint span = MAX (cell->level, 1);
      g_autofree char *text = zz_block_dup_plain (cell, TRUE);
      const guint width = sum (widths, at, span);

      if (zz_text_count_lines (text, MAX (width / UNIT, 4) - 2) > MAX_WHOLE)
        return FALSE;
      at += span;
    }
  return TRUE;
}

static void
write_row_properties (ZzXml *xml,
                      gboolean low,
                      gboolean header)
{
  if (!low && !header)
    return;
  zz_xml_open (xml, "w:trPr");
  if (low)
    zz_xml_mark (xml, "w:cantSplit");
  if (header)
    zz_xml_mark (xml, "w:tblHeader");
  zz_xml_close (xml);
}

static void
write_cell_properties (ZzXml *xml,
                       guint width,
                       guint span,
                       gboolean shaded)
{
  zz_xml_open (xml, "w:tcPr");
  write_width (xml, "w:tcW", width);
  if (span > 1)
    write_number (xml, "w:gridSpan", "w:val", span);
  if (shaded)
    zz_xml_empty (xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", "EDF1F6", NULL);
  zz_xml_close (xml);
}

/* A cell has to end with a paragraph. */
static void
end_cell (Docx *docx,
          const ZzBlock *cell)
{
  const ZzBlock *last = cell->blocks->len > 0 ? cell->blocks->pdata[cell->blocks->len - 1] : NULL;
  const gboolean text = cell->runs->len > 0 || cell->under != NULL;

  if (last != NULL ? last->kind == ZZ_BLOCK_TABLE || last->kind == ZZ_BLOCK_SECTION || last->kind == ZZ_BLOCK_PAGE_BREAK : !text)
    docx_write_empty_paragraph (docx, "TableText");
}

static void
write_cell (Docx *docx,
            const ZzBlock *cell,
            guint width,
            gboolean header)
{
  const guint span = MAX (cell->level, 1);
  const gboolean whole_row = cell->header && span > 1;
  const DocxLook look = {
    .style = header || whole_row ? "TableHeading" : cell->header ? "TableRowHeading"
                                                                 : "TableText",
    .keep_next = header || whole_row,
  };
  const guint outside = docx->width;

  docx->width = width > 2 * DOCX_CELL_MARGIN ? width - 2 * DOCX_CELL_MARGIN : width;
  zz_xml_open (docx->xml, "w:tc");
  write_cell_properties (docx->xml, width, span, header || whole_row);
  docx_write_paragraph (docx, cell, &look);
  docx_write_blocks (docx, cell);
  end_cell (docx, cell);
  zz_xml_close (docx->xml);
  docx->width = outside;
}

static void
write_row (Docx *docx,
           const ZzBlock *row,
           const GArray *widths,
           gboolean header)
{
  const gboolean outer = docx->keep;
  guint at = 0;

  docx->keep = outer || row->keep;
  zz_xml_open (docx->xml, "w:tr");
  write_row_properties (docx->xml, is_low (row, widths), header);
  for (guint i = 0; i < row->blocks->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];
      const guint span = MAX (cell->level, 1);

      write_cell (docx, cell, sum (widths, at, span), header);
      at += span;
    }
  for (; at < widths->len; at++)
    {
      zz_xml_open (docx->xml, "w:tc");
      write_cell_properties (docx->xml, g_array_index (widths, guint, at), 1, FALSE);
      docx_write_empty_paragraph (docx, "TableText");
      zz_xml_close (docx->xml);
    }
  zz_xml_close (docx->xml);
  docx->keep = outer;
}

/* Without it Word would make one of two tables that follow each other. */
static void
end_table (Docx *docx,
           const ZzBlock *table)
{
  const ZzBlock *last = table->blocks->pdata[table->blocks->len - 1];
  const gboolean outer = docx->keep;

  docx->keep = outer || last->keep;
  docx_write_empty_paragraph (docx, "Gap");
  docx->keep = outer;
}

/* A table of no columns is no table to Word. */
static gboolean
is_empty (const ZzBlock *table)
{
  return table->blocks->len == 0 || zz_table_count_columns (table) == 0;
}

void
docx_write_table (Docx *docx,
                  const ZzBlock *table)
{
  const gboolean outer = docx->in_table;
  g_autoptr (GArray) widths = NULL;

  if (is_empty (table))
    return;
  /* What is to stand before the table stands in a paragraph: a table has no such thing. */
  if (docx->break_before)
    docx_write_empty_paragraph (docx, "Gap");
  widths = docx_share_width (table, docx->width);
  docx->in_table = TRUE;
  zz_xml_open (docx->xml, "w:tbl");
  write_table_properties (docx, table);
  zz_xml_open (docx->xml, "w:tblGrid");
  for (guint i = 0; i < widths->len; i++)
    write_number (docx->xml, "w:gridCol", "w:w", g_array_index (widths, guint, i));
  zz_xml_close (docx->xml);
  for (guint i = 0; i < table->blocks->len; i++)
    write_row (docx, table->blocks->pdata[i], widths, i < table->header_rows);
  zz_xml_close (docx->xml);
  docx->in_table = outer;
  end_table (docx, table);
}
