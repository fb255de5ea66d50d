/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a printed report: a document laid out on A4, the same for the PDF, for
 * the printer and for the preview on the screen.
 *
 *   g_autoptr (ZzPages) pages = zz_pages_new (document);
 *   for (guint i = 0; i < zz_pages_get_n (pages); i++)
 *     zz_pages_draw (pages, i, cr);
 *
 * A function of the document and of the fonts of the machine, which fontconfig chooses:
 * the one thing here that comes from outside. The document is not needed afterwards.
 * Laying out takes time and may be done in a thread; afterwards any threads may draw
 * pages, and wait for each other.
 */
#pragma once

#include "report/document.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _ZzPages ZzPages;

ZzPages *zz_pages_new (const ZzDocument *document);
/* Several may hold them: a preview, and a print-out that outlives it. */
ZzPages *zz_pages_ref (ZzPages *pages);
void zz_pages_unref (ZzPages *pages);

/* At least one. */
guint zz_pages_get_n (const ZzPages *pages);
/* In Pango units, PANGO_SCALE (1024) to the point; sections may lie on their side. */
void zz_pages_get_size (const ZzPages *pages,
                        guint number,
                        int *width,
                        int *height);
/* Draws a page, numbered from 0, on a context whose unit is the point and whose origin
 * is the page's top left corner. It paints no paper. */
void zz_pages_draw (ZzPages *pages,
                    guint number,
                    cairo_t *cr);

/* What a page says, line by line, for those who do not see it; owned by the caller. */
char *zz_pages_dup_text (const ZzPages *pages,
                         guint number);

/* For writers of files that can be clicked: places that links lead to, areas that are
 * links, headings. In Pango units from the top left corner of a page; in the order of
 * the pages; borrowed. */
typedef struct
{
  guint page;
  int y;
} ZzPagePlace;

typedef struct
{
  guint page;
  int x, y, width, height;
  guint place; /* where it leads to: a number in the list of places */
} ZzPageLink;

typedef struct
{
  guint page;
  int y;
  guint level; /* 1 to 4 */
  const char *title;
} ZzPageHeading;

const GArray *zz_pages_get_places (const ZzPages *pages);
/* A link to an anchor that the document has not is left out. */
const GArray *zz_pages_get_links (const ZzPages *pages);
const GArray *zz_pages_get_headings (const ZzPages *pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzPages, zz_pages_unref)

G_END_DECLS
