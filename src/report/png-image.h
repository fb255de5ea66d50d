/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG: pictures of a letterhead, looked at before anything is drawn from them, and
 * charts written as pictures. */
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

/* @png, whole (zz_png_check ()), without what it says of how large its pixels are on
 * paper. Owned by the caller. */
GBytes *zz_png_drop_size (GBytes *png);

/* A picture without shades of transparency, made fast rather than small. @pixels:
 * 0xRRGGBB, row by row from the top, @stride pixels from one row to the next (what a
 * cairo surface in RGB24 holds). NULL where there is no memory for it. */
GBytes *zz_png_write (const guint32 *pixels,
                      guint width,
                      guint height,
                      guint stride);

G_END_DECLS
