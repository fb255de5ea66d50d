/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a letterhead: PNG, looked at before anything is drawn from them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A logo larger than this is a mistake: on paper it is a few centimetres. */
#define ZZ_PNG_MAX_BYTES (4 * 1024 * 1024)
#define ZZ_PNG_MAX_SIDE 4096

/* Whether @bytes are a whole PNG of a sane size; its width and height in pixels, if
 * asked for. @name stands in the message. */
gboolean zz_png_check (GBytes *bytes,
                       const char *name,
                       guint *width,
                       guint *height,
                       GError **error);

G_END_DECLS
