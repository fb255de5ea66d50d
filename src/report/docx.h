/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The DOCX writer: Office Open XML (ECMA-376, transitional) as Word, WPS and
 * LibreOffice read it, to be handed in as it is or worked on.
 *
 * Headings are styles (they make the navigation pane), tables repeat their header rows,
 * anchors are bookmarks, sections on their side are sections of Word's. No macro, no
 * outside reference. */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* NULL and ZZ_ERROR_LIMIT for a document too large for its kind of file. */
GBytes *zz_docx_write (const ZzDocument *document,
                       GError **error);

G_END_DECLS
