/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing on a cairo context in whole Pango units (PANGO_SCALE to the point), so that
 * nobody above computes with fractions. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define ZZ_POINT PANGO_SCALE
/* @n millimetres. */
#define ZZ_MM(n) ((n) *72 * PANGO_SCALE * 10 / 254)

#define ZZ_COLOUR_TEXT 0x1d2127
#define ZZ_COLOUR_QUIET 0x5b6470
#define ZZ_COLOUR_LINE 0xcdd3da
#define ZZ_COLOUR_SOFT 0xf3f5f8
#define ZZ_COLOUR_LINK 0x1a4f8f
#define ZZ_COLOUR_PAPER 0xffffff

void zz_ink_set_colour (cairo_t *cr,
                        guint32 colour);
/* To the path: a rectangle; and one with half circles for its ends, at least as wide as it
 * is high. */
void zz_ink_add_rect (cairo_t *cr,
                      int x,
                      int y,
                      int width,
                      int height);
void zz_ink_add_pill (cairo_t *cr,
                      int x,
                      int y,
                      int width,
                      int height);
/* A path: to a point, without or with a line; then the line itself. */
void zz_ink_move_or_line (cairo_t *cr,
                          gboolean move,
                          int x,
                          int y);
void zz_ink_stroke (cairo_t *cr,
                    int width);
void zz_ink_fill_dot (cairo_t *cr,
                      int x,
                      int y,
                      int diameter);
/* @text at a baseline; in the colour that is set where nothing says otherwise. */
void zz_ink_show_line (cairo_t *cr,
                       PangoLayoutLine *line,
                       int x,
                       int baseline);

/* As attributes of a text want it. */
PangoAttribute *zz_ink_new_colour (guint32 colour);

G_END_DECLS
