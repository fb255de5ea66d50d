/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF writer: the pages of pages.h as a file, with an outline of its headings and
 * links that lead to their places.
 *
 * Text is text, its fonts are embedded. The same document on the same machine is the
 * same bytes: the day in it is the document's. What is missing is the language
 * (/Lang) and with it the tags for screen readers: cairo 1.16 writes none; the HTML
 * is the form for those.
 */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

GBytes *zz_pdf_write (const ZzDocument *document,
                      GError **error);

G_END_DECLS
