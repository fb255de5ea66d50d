/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pens. */
#include "report/pen.h"

void
zz_pen_end (ZzPen *pen)
{
  g_return_if_fail (pen != NULL && pen->cr != NULL);

  if (pen->taken)
    {
      zz_ink_set_colour (pen->cr, pen->colour);
      if (pen->width > 0)
        zz_ink_stroke (pen->cr, pen->width);
      else
        cairo_fill (pen->cr);
    }
  pen->taken = FALSE;
}

void
zz_pen_take (ZzPen *pen,
             guint32 colour,
             int width)
{
  g_return_if_fail (pen != NULL && pen->cr != NULL && width >= 0);

  if (pen->taken && pen->colour == colour && pen->width == width)
    return;
  zz_pen_end (pen);
  pen->taken = TRUE;
  pen->colour = colour;
  pen->width = width;
}

int
zz_pen_get_sign_width (int side)
{
  return side * ZZ_SIGN_STROKE / ZZ_SIGN_SIDE;
}

void
zz_pen_draw_sign (ZzPen *pen,
                  ZzTone tone,
                  int x,
                  int y,
                  int side)
{
  const ZzSignPath *paths;
  const guint n = zz_tone_get_sign (tone, &paths);

  g_return_if_fail (pen != NULL && pen->cr != NULL);

  for (guint i = 0; i < n; i++)
    {
      zz_pen_take (pen, zz_tone_get_colour (tone), paths[i].filled ? 0 : zz_pen_get_sign_width (side));
      for (guint p = 0; p < paths[i].n_points; p++)
        {
          const ZzSignPoint *point = &paths[i].points[p];

          zz_ink_move_or_line (pen->cr, point->move, x + point->x * side / ZZ_SIGN_SIDE, y + point->y * side / ZZ_SIGN_SIDE);
        }
    }
}
