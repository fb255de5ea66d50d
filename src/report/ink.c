/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing on a cairo context in whole Pango units: they are converted at the call. */
#include "report/ink.h"

/* How far the handles of a curve stand from its ends to make a quarter of a circle. */
#define HANDLE(radius) ((radius) *5523 / 10000)

/* Colours have 255 steps, Pango units 1024 to the whole. */
static int
channel (guint32 colour,
         guint shift)
{
  return (int) (colour >> shift & 0xff) * PANGO_SCALE / 255;
}

void
zz_ink_set_colour (cairo_t *cr,
                   guint32 colour)
{
  cairo_set_source_rgb (cr, pango_units_to_double (channel (colour, 16)), pango_units_to_double (channel (colour, 8)),
                        pango_units_to_double (channel (colour, 0)));
}

void
zz_ink_stroke (cairo_t *cr,
               int width)
{
  cairo_set_line_width (cr, pango_units_to_double (width));
  cairo_stroke (cr);
}

static void
move_to (cairo_t *cr,
         int x,
         int y)
{
  cairo_move_to (cr, pango_units_to_double (x), pango_units_to_double (y));
}

static void
line_to (cairo_t *cr,
         int x,
         int y)
{
  cairo_line_to (cr, pango_units_to_double (x), pango_units_to_double (y));
}

void
zz_ink_move_or_line (cairo_t *cr,
                     gboolean move,
                     int x,
                     int y)
{
  (move ? move_to : line_to) (cr, x, y);
}

/* A quarter of a circle from where the pen is to (@x, @y); (@corner_x, @corner_y): the
 * corner that it rounds off. */
static void
round_to (cairo_t *cr,
          int from_x,
          int from_y,
          int corner_x,
          int corner_y,
          int x,
          int y)
{
  cairo_curve_to (cr, pango_units_to_double (from_x + HANDLE (corner_x - from_x)),
                  pango_units_to_double (from_y + HANDLE (corner_y - from_y)), pango_units_to_double (x + HANDLE (corner_x - x)),
                  pango_units_to_double (y + HANDLE (corner_y - y)), pango_units_to_double (x), pango_units_to_double (y));
}

void
zz_ink_add_pill (cairo_t *cr,
                 int x,
                 int y,
                 int width,
                 int height)
{
  const int middle = y + height / 2, left = x + height / 2, right = x + width - height / 2, bottom = y + height;

  move_to (cr, left, y);
  line_to (cr, right, y);
  round_to (cr, right, y, x + width, y, x + width, middle);
  round_to (cr, x + width, middle, x + width, bottom, right, bottom);
  line_to (cr, left, bottom);
  round_to (cr, left, bottom, x, bottom, x, middle);
  round_to (cr, x, middle, x, y, left, y);
  cairo_close_path (cr);
}

void
zz_ink_add_rect (cairo_t *cr,
                 int x,
                 int y,
                 int width,
                 int height)
{
  cairo_rectangle (cr, pango_units_to_double (x), pango_units_to_double (y), pango_units_to_double (width), pango_units_to_double (height));
}

void
zz_ink_fill_dot (cairo_t *cr,
                 int x,
                 int y,
                 int diameter)
{
  /* A line without length and with round ends: a file holds it in a few bytes. */
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  move_to (cr, x + diameter / 2, y + diameter / 2);
  line_to (cr, x + diameter / 2, y + diameter / 2);
  zz_ink_stroke (cr, diameter);
  cairo_restore (cr);
}

PangoAttribute *
zz_ink_new_colour (guint32 colour)
{
  return pango_attr_foreground_new ((guint16) ((colour >> 16 & 0xff) * 257), (guint16) ((colour >> 8 & 0xff) * 257),
                                    (guint16) ((colour & 0xff) * 257));
}
