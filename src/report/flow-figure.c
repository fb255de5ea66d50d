/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and pictures in the flow. */
#include "report/flow.h"

#include "report/chart-paint.h"
#include "report/ink.h"

#include <string.h>

#define GAP (9 * ZZ_POINT)
/* A picture on paper is a logo. */
#define IMAGE_WIDTH ZZ_MM (70)
#define IMAGE_HEIGHT ZZ_MM (18)
/* A picture's own size: 96 dots to the inch. */
#define PIXEL (ZZ_POINT * 72 / 96)

/* The words that say what is to be seen, small, under it. */
static void
add_words (ZzColumn *column,
           const ZzBlock *block)
{
  ZzColumn words = *column;

  words.style = column->style == ZZ_STYLE_BODY ? ZZ_STYLE_NOTE : ZZ_STYLE_CELL_NOTE;
  zz_flow_add_text (&words, block);
  column->fresh = words.fresh;
  column->anchors = words.anchors;
}

/* A chart that is too tall for a page is drawn smaller, not cut. */
void
zz_flow_add_chart (ZzColumn *column,
                   const ZzBlock *block)
{
  int unit = ZZ_POINT / ZZ_CHART_POINT;
  ZzChartDrawing *drawing = zz_chart_drawing_new (block->chart, column->width / unit);
  ZzMark mark = { .kind = ZZ_MARK_CHART, .x = column->x, .width = column->width };
  ZzPiece *piece;

  while (drawing->height * unit > column->tall * 9 / 10 && unit > 4)
    {
      zz_chart_drawing_free (drawing);
      unit = unit * 9 / 10;
      drawing = zz_chart_drawing_new (block->chart, column->width / unit);
    }
  zz_flow_keep (column->flow, drawing, (GDestroyNotify) zz_chart_drawing_free);
  mark.height = drawing->height * unit;
  mark.thing = drawing;
  mark.number = (guint) unit;
  piece = zz_piece_new (column->flow, GAP, mark.height);
  piece->keep = TRUE;
  zz_piece_add_mark (piece, &mark);
  zz_column_append (column, piece);
  add_words (column, block);
}

typedef struct
{
  const guchar *data;
  gsize left;
} Reading;

static cairo_status_t
read_cb (void *closure,
         unsigned char *data,
         unsigned int length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
read_image (GBytes *png)
{
  Reading reading;
  cairo_surface_t *image;

  reading.data = g_bytes_get_data (png, &reading.left);
  image = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS && cairo_image_surface_get_width (image) > 0)
    return image;
  cairo_surface_destroy (image);
  return NULL;
}

/* Its words where it cannot be read, and only there: a logo says what it is. */
void
zz_flow_add_image (ZzColumn *column,
                   const ZzBlock *block)
{
  cairo_surface_t *image = block->image != NULL ? read_image (block->image) : NULL;
  ZzMark mark = { .kind = ZZ_MARK_IMAGE, .x = column->x, .thing = image };
  ZzPiece *piece;
  int width, height, pixel;

  if (image == NULL)
    {
      add_words (column, block);
      return;
    }
  zz_flow_keep (column->flow, image, (GDestroyNotify) cairo_surface_destroy);
  width = cairo_image_surface_get_width (image);
  height = cairo_image_surface_get_height (image);
  pixel = MIN (MIN (PIXEL, MIN (IMAGE_WIDTH, column->width) / width), IMAGE_HEIGHT / height);
  mark.number = (guint) MAX (pixel, 1);
  mark.width = width * (int) mark.number;
  mark.height = height * (int) mark.number;
  piece = zz_piece_new (column->flow, GAP, mark.height);
  zz_piece_add_mark (piece, &mark);
  zz_column_append (column, piece);
}
