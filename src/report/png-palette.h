/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a picture, at most 256, so that a byte tells each pixel: a third of what
 * has to be compressed. Where there are more, the rarest, which are shades at the edges
 * of letters, become the nearest of the others. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZZ_PALETTE_MOST 256

typedef struct _ZzPalette ZzPalette;

/* @pixels: 0xRRGGBB each, what is above is not looked at; @stride: of a row, in pixels. NULL
 * for a picture of more than a few thousand colours, which is no drawing. */
ZzPalette *zz_palette_new (const guint32 *pixels,
                           guint width,
                           guint height,
                           guint stride);
void zz_palette_free (ZzPalette *self);

/* The colours by their numbers. */
const guint32 *zz_palette_get_colours (const ZzPalette *self,
                                       guint *n);

/* The numbers of @width pixels. */
void zz_palette_index (const ZzPalette *self,
                       const guint32 *pixels,
                       guint width,
                       guint8 *indices);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzPalette, zz_palette_free)

G_END_DECLS
