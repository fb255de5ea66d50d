/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pen: draws what has one colour and one width at once. A page has hundreds of rules,
 * areas and badges, and each drawing of its own costs time and room in a file.
 *
 *   ZzPen pen = { .cr = cr };
 *   zz_pen_take (&pen, ZZ_COLOUR_LINE, 0);
 *   zz_ink_add_rect (cr, …);                            and more paths of that kind
 *   zz_pen_take (&pen, zz_tone_get_colour (tone), width);
 *   zz_ink_add_pill (cr, …);
 *   zz_pen_end (&pen);
 */
#pragma once

#include "report/ink.h"
#include "report/tone.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_t *cr;
  gboolean taken; /* there may be a path */
  guint32 colour;
  int width; /* of lines; 0: areas are filled */
} ZzPen;

/* The paths that follow are drawn so; what was drawn otherwise lies under them. */
void zz_pen_take (ZzPen *pen,
                  guint32 colour,
                  int width);
void zz_pen_end (ZzPen *pen);

/* The sign of @tone in its own colour. */
void zz_pen_draw_sign (ZzPen *pen,
                       ZzTone tone,
                       int x,
                       int y,
                       int side);
/* How wide the lines of such a sign are. */
int zz_pen_get_sign_width (int side);

G_END_DECLS
