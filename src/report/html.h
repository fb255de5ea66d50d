/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTML writer: one self-contained file, good on a screen (light and dark)
 * and on paper. No script, no outside reference; every text is escaped. */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* Never fails. */
GBytes *zz_html_write (const ZzDocument *document,
                       GError **error);

G_END_DECLS
