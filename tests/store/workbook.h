/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks put together by hand, good and bad. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a workbook is made of; NULL is the usual, "" leaves the part out.
 * @sheet: what stands in <sheetData>; @raw: the whole sheet instead */
typedef struct
{
  const char *sheet;
  const char *raw;
  const char *strings; /* in <sst> */
  const char *styles;  /* in <styleSheet> */
  const char *workbook;
  const char *book_relations;
  const char *relations;
  gboolean since_1904;
  gboolean deflated;
} Workbook;

GBytes *workbook_make (const Workbook *workbook);

/* A ZIP file of one entry that unpacks to @size bytes of XML. */
GBytes *workbook_make_bomb (gsize size);

G_END_DECLS
