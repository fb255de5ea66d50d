/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the DOCX writer share: the walk through the tree and the pieces it
 * writes. Lengths are in twentieths of a point, as Word's are, where not said otherwise. */
#pragma once

#include "report/document.h"
#include "report/xml-out.h"

G_BEGIN_DECLS

/* A4. */
#define DOCX_PAGE_SHORT 11906
#define DOCX_PAGE_LONG 16838
/* Between the text of a table's cell and its edges, each side. */
#define DOCX_CELL_MARGIN 90

/* The ids of relationships that are always there; pictures follow. */
#define DOCX_N_RELATIONSHIPS 6

/**
 * DocxPicture:
 * @chart: what is painted, borrowed; %NULL: nothing is
 * @png: its bytes; of a chart %NULL until the painter is done
 */
typedef struct
{
  const ZzChart *chart;
  ZzLanguage language;
  GBytes *png;
} DocxPicture;

/**
 * Docx:
 * @xml: word/document.xml
 * @bookmarks: anchor → name of its bookmark, for all anchors of the document
 * @pictures: DocxPicture, in order
 * @painter: paints charts while the text is written; %NULL before the first
 * @anchors: sections begun since the last paragraph: it gets their bookmarks; borrowed
 * @n_bookmarks: begun so far
 * @break_before: a page break stands before the next paragraph
 * @started: the section of pages holds something
 * @tone: of the section whose heading comes next
 * @depth: of sections
 * @list: of lists
 * @in_table: in a cell
 * @keep: in what stays on the page where the next block begins
 * @width: of the text on the page, or in the cell
 */
typedef struct
{
  const ZzDocument *document;
  ZzXml *xml;
  GHashTable *bookmarks;
  GPtrArray *pictures;
  GThreadPool *painter;
  GPtrArray *anchors;
  guint n_bookmarks;
  gboolean titled;
  gboolean break_before;
  gboolean started;
  gboolean landscape;
  ZzTone tone;
  guint depth;
  guint list;
  gboolean in_table;
  gboolean keep;
  guint width;
} Docx;

/**
 * DocxLook:
 * @edge: of the line at its side; plain: as the style has it
 * @list: level of its bullet, from 1; 0: none
 * @indent: 0: as the style has it
 */
typedef struct
{
  const char *style;
  gboolean keep_next;
  ZzTone edge;
  guint list;
  guint indent;
} DocxLook;

/* docx-paragraph.c */
void docx_open_paragraph (Docx *docx,
                          const DocxLook *look);
void docx_close_paragraph (Docx *docx);
/* A paragraph of the runs of @block; nothing where it has none. */
void docx_write_paragraph (Docx *docx,
                           const ZzBlock *block,
                           const DocxLook *look);
void docx_write_empty_paragraph (Docx *docx,
                                 const char *style);
/* Text as runs' contents: line feeds and tabs are elements. */
void docx_write_text (ZzXml *xml,
                      const char *text);

/* docx-bookmark.c */
GHashTable *docx_name_bookmarks (const ZzBlock *body);

/* docx-table.c */
void docx_write_table (Docx *docx,
                       const ZzBlock *table);

/* docx-columns.c: how wide each column of @table is, @width in all (guint). */
GArray *docx_share_width (const ZzBlock *table,
                          guint width);

/* docx-picture.c: a paragraph with the picture and its words as alternative text; the
 * words alone where it is none we know. */
void docx_write_picture (Docx *docx,
                         const ZzBlock *block);
void docx_write_chart (Docx *docx,
                       const ZzBlock *block);

/* docx-body.c: word/document.xml, filling @pictures of @docx. */
GBytes *docx_write_body (Docx *docx);
void docx_write_blocks (Docx *docx,
                        const ZzBlock *parent);

/* docx-parts.c: what stands around it. */
GBytes *docx_write_content_types (void);
GBytes *docx_write_relationships (guint n_pictures);
GBytes *docx_write_package_relationships (void);
GBytes *docx_write_core (const ZzDocument *document);
GBytes *docx_write_app (const ZzDocument *document);
GBytes *docx_write_running (const ZzDocument *document);
GBytes *docx_write_foot (const ZzDocument *document);

#define DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

G_END_DECLS
