/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cell formats of a workbook show a number as a date. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a number format such as "yyyy\-mm\-dd" shows a date. */
gboolean zz_xlsx_format_is_date (const char *format);

/* One guint8 for each cell format, in order: 1 for a date. @path: may be NULL, for a
 * workbook without styles. */
GArray *zz_xlsx_styles_read (GBytes *bytes,
                             const char *name,
                             const char *path,
                             GError **error);

G_END_DECLS
