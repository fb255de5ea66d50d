/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as shapes: rectangles, lines and words at whole numbers, laid out for a
 * width and ready for any painter (chart-paint.h, chart-svg.h).
 *
 * A tone is told by its colour, by how its surface is hatched and by its sign, so that
 * neither eyes nor a printer need colours. Pure: how wide words are is estimated, on
 * the safe side, without fonts; the same chart is always drawn the same.
 */
#pragma once

#include "report/chart.h"

G_BEGIN_DECLS

/* Units to the point. */
#define ZZ_CHART_POINT 16

typedef enum {
  ZZ_SHAPE_RECT,
  ZZ_SHAPE_PATH,
  ZZ_SHAPE_WORDS,
} ZzShapeKind;

/* What a shape is drawn with; painters know the colours. */
typedef enum {
  ZZ_INK_TONE,
  ZZ_INK_TINT, /* a light shade of the tone */
  ZZ_INK_PAPER,
  ZZ_INK_TEXT,
  ZZ_INK_QUIET,
  ZZ_INK_LINE,
} ZzInk;

typedef enum {
  ZZ_ALIGN_START,
  ZZ_ALIGN_MIDDLE,
  ZZ_ALIGN_END,
} ZzAlign;

typedef struct
{
  int x, y;
  gboolean move; /* a new line starts here */
} ZzChartPoint;

/**
 * ZzShape:
 * @x, @y, @width, @height: of a rectangle; of words the room, @y being the baseline
 * @points: of a path (ZzChartPoint)
 * @stroke: how wide the line of a path is; 0: it is filled
 * @size, @strong: of the letters
 */
typedef struct
{
  ZzShapeKind kind;
  ZzInk ink;
  ZzTone tone;
  int x, y, width, height;
  GArray *points;
  int stroke;
  ZzAlign align;
  int size;
  gboolean strong;
  char *words;
} ZzShape;

typedef struct
{
  int width, height;
  GPtrArray *shapes; /* ZzShape, from the back to the front */
} ZzChartDrawing;

/* @width: in units; made wider where a chart could not be read. Nothing of @chart is
 * kept. */
ZzChartDrawing *zz_chart_drawing_new (const ZzChart *chart,
                                      int width);
void zz_chart_drawing_free (ZzChartDrawing *drawing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzChartDrawing, zz_chart_drawing_free)

G_END_DECLS
