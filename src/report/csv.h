/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV writer: lines as RFC 4180 has them, in UTF-8 with its mark, which Excel asks for.
 *
 * A document of nothing but tables is those, one after the other, for programs: where there
 * is more than one each begins with a line that says which it is, and an empty line stands
 * between them. Of any other document everything is there, in the order of reading: a
 * heading, a paragraph or an item of a list is a field alone on its line, a chart what it
 * is drawn from (how many of each status; or status, first and last day). Values are
 * written the one way every program reads: 2027-01-09, 120000.00. A text that a spreadsheet would take for a formula is led by an
 * apostrophe. */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* Never fails; @error is there because every writer has it. */
GBytes *zz_csv_write (const ZzDocument *document,
                      GError **error);

G_END_DECLS
