/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XLSX writer: each section directly in the body is a sheet, named after its
 * heading; what stands there outside of any section is the first one.
 *
 * A sheet's paragraphs stand above its table, whose header rows stay in sight and filter.
 * Dates are dates, integers and amounts are numbers where a spreadsheet can hold them
 * exactly (15 digits), else text. Text is never a formula. A text longer than a cell can
 * hold goes on in columns after the last one. Statuses have their sign, word and colour,
 * and the colour follows where the word is changed. */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* Needs a scratch file, for the library writes to nothing else; the bytes do not depend
 * on it. NULL and ZZ_ERROR_LIMIT for a document too large for a spreadsheet, or a GIO
 * error where there is no room for the scratch file. */
GBytes *zz_xlsx_write (const ZzDocument *document,
                       GError **error);

G_END_DECLS
