/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting a chart with cairo. */
#include "report/chart-paint.h"

#include "report/ink.h"
#include "report/tone.h"
#include "report/png-image.h"
#include "report/setter.h"

/* The column of an upright A4 page, in points. */
#define PICTURE_WIDTH 480

/* Two of three parts paper. */
static guint32
lighten (guint32 colour)
{
  guint32 light = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    light |= ((colour >> shift & 0xff) + 6 * 0xff) / 7 << shift;
  return light;
}

static guint32
get_colour (const ZzShape *shape)
{
  switch (shape->ink)
    {
    case ZZ_INK_TONE:
      return zz_tone_get_colour (shape->tone);
    case ZZ_INK_TINT:
      return lighten (zz_tone_get_colour (shape->tone));
    case ZZ_INK_PAPER:
      return ZZ_COLOUR_PAPER;
    case ZZ_INK_QUIET:
      return ZZ_COLOUR_QUIET;
    case ZZ_INK_LINE:
      return ZZ_COLOUR_LINE;
    case ZZ_INK_TEXT:
    default:
      return ZZ_COLOUR_TEXT;
    }
}

static void
paint_path (const ZzShape *shape,
            cairo_t *cr,
            int x,
            int y,
            int unit)
{
  for (guint i = 0; i < shape->points->len; i++)
    {
      const ZzChartPoint *point = &g_array_index (shape->points, ZzChartPoint, i);

      zz_ink_move_or_line (cr, point->move, x + point->x * unit, y + point->y * unit);
    }
  if (shape->stroke > 0)
    zz_ink_stroke (cr, shape->stroke * unit);
  else
    cairo_fill (cr);
}

static void
paint_words (const ZzShape *shape,
             cairo_t *cr,
             PangoContext *context,
             int x,
             int y,
             int unit)
{
  static const PangoAlignment aligns[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoRectangle logical;
  int start;

  pango_attr_list_insert (attributes, pango_attr_size_new (shape->size * unit));
  if (shape->strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, shape->width * unit);
  pango_layout_set_text (layout, shape->words, -1);
  pango_layout_set_alignment (layout, aligns[shape->align]);
  pango_layout_get_extents (layout, NULL, &logical);
  start = x + shape->x * unit + logical.x;
  zz_ink_show_line (cr, pango_layout_get_line_readonly (layout, 0), start, y + shape->y * unit);
}

void
zz_chart_drawing_paint (const ZzChartDrawing *drawing,
                        cairo_t *cr,
                        PangoContext *context,
                        int x,
                        int y,
                        int unit)
{
  g_return_if_fail (drawing != NULL && cr != NULL && PANGO_IS_CONTEXT (context));

  for (guint i = 0; drawing->shapes != NULL && i < drawing->shapes->len; i++)
    {
      const ZzShape *shape = drawing->shapes->pdata[i];

      zz_ink_set_colour (cr, get_colour (shape));
      if (shape->kind == ZZ_SHAPE_RECT)
        {
          zz_ink_add_rect (cr, x + shape->x * unit, y + shape->y * unit, shape->width * unit, shape->height * unit);
          cairo_fill (cr);
        }
      else if (shape->kind == ZZ_SHAPE_PATH)
        paint_path (shape, cr, x, y, unit);
      else
        paint_words (shape, cr, context, x, y, unit);
    }
}

/* The pixels of @surface, finished. */
static GBytes *
write_png (cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  return zz_png_write ((const guint32 *) (const void *) cairo_image_surface_get_data (surface),
                       (guint) cairo_image_surface_get_width (surface), (guint) cairo_image_surface_get_height (surface),
                       (guint) cairo_image_surface_get_stride (surface) / 4);
}

static ZzChartDrawing *
draw (const ZzChart *chart,
      int *width,
      int *height)
{
  ZzChartDrawing *drawing = zz_chart_drawing_new (chart, PICTURE_WIDTH * ZZ_CHART_POINT);

  *width = drawing->width / ZZ_CHART_POINT;
  *height = drawing->height / ZZ_CHART_POINT + 1;
  return drawing;
}

void
zz_chart_get_size (const ZzChart *chart,
                   int *width,
                   int *height)
{
  g_return_if_fail (chart != NULL && width != NULL && height != NULL);

  zz_chart_drawing_free (draw (chart, width, height));
}

GBytes *
zz_chart_to_png (const ZzChart *chart,
                 ZzLanguage language,
                 guint scale)
{
  g_autoptr (ZzChartDrawing) drawing = NULL;
  g_autoptr (ZzSetter) setter = NULL;
  GBytes *bytes = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  int width, height;

  g_return_val_if_fail (chart != NULL && scale > 0 && scale <= 8, NULL);

  drawing = draw (chart, &width, &height);
  setter = zz_setter_new (language);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * (int) scale, height * (int) scale);
  cr = cairo_create (surface);
  zz_ink_set_colour (cr, ZZ_COLOUR_PAPER);
  cairo_paint (cr);
  cairo_scale (cr, (int) scale, (int) scale);
  zz_chart_drawing_paint (drawing, cr, zz_setter_get_context (setter), 0, 0, ZZ_POINT / ZZ_CHART_POINT);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    bytes = write_png (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}
