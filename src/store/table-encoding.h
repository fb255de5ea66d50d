/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a text file as UTF-8, whatever they were saved in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* UTF-8 with or without a byte order mark, UTF-16 of either order, GB18030. The text is
 * valid UTF-8, without NUL and byte order mark. @name: what messages call it. */
GString *zz_table_decode (GBytes *bytes,
                          const char *name,
                          GError **error);

G_END_DECLS
