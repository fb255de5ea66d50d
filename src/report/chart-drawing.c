/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart laid out: marks along the top, rows with their spans, the legend below. */
#include "report/chart-drawing.h"

#include "report/chart-shape.h"

#define POINT ZZ_CHART_POINT
/* As in tables and notes: every size of letters that a page has takes time. */
#define SIZE (POINT * 88 / 10)
#define SMALL (8 * POINT)
#define LINE (12 * POINT)
#define ROW_GAP (5 * POINT)
#define BAR (10 * POINT)
#define SIGN (7 * POINT)
#define GAP (8 * POINT)
#define HAIR (POINT / 2)
#define LEAST_WIDTH (160 * POINT)

/* Marks whose words would touch stand on different lines; there are this many. */
#define MARK_LINES 4

typedef struct
{
  const ZzChart *chart;
  ZzChartDrawing *drawing;
  int left, right; /* of the spans */
  int y;           /* where the next thing begins */
} Layout;

/* Words wrapped in @room, the first baseline one line under @y; how tall they are. */
static int
add_paragraph (Layout *layout,
               const char *words,
               ZzInk ink,
               int x,
               int room,
               int y)
{
  g_autoptr (GPtrArray) lines = zz_words_wrap (words, SIZE, room);

  for (guint i = 0; i < lines->len; i++)
    zz_drawing_add_words (layout->drawing, ink, lines->pdata[i], x, y + LINE * (int) i + SIZE, room, ZZ_ALIGN_START, SIZE);
  return LINE * (int) lines->len;
}

/* A third at most for what stands before the spans, a fifth for what stands behind. */
static void
find_room (Layout *layout)
{
  const ZzChart *chart = layout->chart;
  const int width = layout->drawing->width;
  int label = 0, value = 0;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const ZzChartRow *row = chart->rows->pdata[i];

      label = MAX (label, zz_words_estimate (row->label, SIZE));
      if (row->value != NULL)
        value = MAX (value, zz_words_estimate (row->value, SIZE));
    }
  layout->left = label > 0 ? MIN (label, width / 3) + GAP : 0;
  layout->right = width - (value > 0 ? MIN (value, width / 5) + GAP : 0);
}

static int
find_x (const Layout *layout,
        gint64 at)
{
  const ZzChart *chart = layout->chart;
  const gint64 inside = CLAMP (at, chart->from, chart->until);

  return layout->left + (int) ((inside - chart->from) * (layout->right - layout->left) / (chart->until - chart->from));
}

/* Where the words of a mark begin: in the middle over it, but within the drawing. */
static int
find_mark_start (const Layout *layout,
                 int x,
                 int width)
{
  return MAX (0, MIN (x - width / 2, layout->drawing->width - width));
}

/* Gives each mark the first line on which its words touch no others; how many lines
 * there are. */
static int
place_marks (const Layout *layout,
             int *lines)
{
  const GPtrArray *marks = layout->chart->marks;
  int ends[MARK_LINES] = { 0 }, n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const ZzChartMark *mark = marks->pdata[i];
      const int width = zz_words_estimate (mark->label, SMALL);
      const int start = find_mark_start (layout, find_x (layout, mark->at), width);
      int line = 0;

      while (line < MARK_LINES && ends[line] > start)
        line++;
      lines[i] = line;
      n = MAX (n, MIN (line + 1, MARK_LINES));
      if (line < MARK_LINES)
        ends[line] = start + width + GAP / 2;
    }
  return n;
}

/* The words of all marks; those that find no room are left out, their lines are not. */
static void
add_marks (Layout *layout)
{
  const GPtrArray *marks = layout->chart->marks;
  g_autofree int *lines = g_new0 (int, marks->len + 1);
  const int n = place_marks (layout, lines);

  for (guint i = 0; i < marks->len; i++)
    {
      const ZzChartMark *mark = marks->pdata[i];
      const int width = MIN (zz_words_estimate (mark->label, SMALL), layout->drawing->width);
      const int start = find_mark_start (layout, find_x (layout, mark->at), width);

      if (lines[i] < MARK_LINES)
        zz_drawing_add_words (layout->drawing, mark->strong ? ZZ_INK_TEXT : ZZ_INK_QUIET, mark->label, start,
                              (n - 1 - lines[i]) * LINE + SMALL, width, ZZ_ALIGN_MIDDLE, SMALL)
            ->strong = mark->strong;
    }
  layout->y = n * LINE;
}

/* Lines through all rows, @top to where the layout is now. */
static void
add_mark_lines (Layout *layout,
                int top,
                gboolean strong)
{
  const GPtrArray *marks = layout->chart->marks;

  for (guint i = 0; i < marks->len; i++)
    {
      const ZzChartMark *mark = marks->pdata[i];
      const int x = find_x (layout, mark->at);

      if (mark->strong == strong)
        zz_drawing_add_line (layout->drawing, strong ? ZZ_INK_TEXT : ZZ_INK_LINE, x, top, x, layout->y, strong ? POINT : HAIR);
    }
}

/* The sign and the words of a span where it has room for them. */
static void
add_span_words (Layout *layout,
                const ZzChartSpan *span,
                int x,
                int y,
                int width)
{
  const gboolean solid = span->tone == ZZ_TONE_MET || span->tone == ZZ_TONE_PLAIN;
  const int words = span->text != NULL ? zz_words_estimate (span->text, SMALL) : 0;
  const int sign = span->tone == ZZ_TONE_PLAIN ? 0 : SIGN;
  const gboolean room = words > 0 && width >= words + sign + 3 * POINT;

  if (width < SIGN + 2 * POINT)
    return;
  if (!solid)
    zz_drawing_add_rect (layout->drawing, ZZ_INK_PAPER, span->tone, x + POINT, y + POINT, sign + (room ? words + POINT : 0) + POINT, BAR - 2 * POINT);
  zz_drawing_add_sign (layout->drawing, span->tone, solid, x + POINT + HAIR, y + (BAR - SIGN) / 2, SIGN);
  if (room)
    zz_drawing_add_words (layout->drawing, solid ? ZZ_INK_PAPER : ZZ_INK_TONE, span->text, x + sign + 2 * POINT,
                          y + BAR / 2 + SMALL * 36 / 100, words, ZZ_ALIGN_START, SMALL)
        ->tone = span->tone;
}

static void
add_span (Layout *layout,
          const ZzChartSpan *span,
          int y)
{
  const int x = find_x (layout, span->from), width = MAX (find_x (layout, span->until) - x, HAIR);

  if (span->until <= layout->chart->from || span->from >= layout->chart->until)
    return;
  zz_drawing_add_surface (layout->drawing, span->tone, x, y, width, BAR);
  add_span_words (layout, span, x, y, width);
}

static void
add_row (Layout *layout,
         const ZzChartRow *row)
{
  const int y = layout->y + ROW_GAP / 2, width = layout->drawing->width;
  int height = add_paragraph (layout, row->label, ZZ_INK_TEXT, 0, MAX (layout->left - GAP, POINT), y);

  if (row->value != NULL)
    height = MAX (height, add_paragraph (layout, row->value, ZZ_INK_QUIET, layout->right + GAP, width - layout->right - GAP, y));
  zz_drawing_add_rect (layout->drawing, ZZ_INK_LINE, ZZ_TONE_PLAIN, layout->left, y + BAR, layout->right - layout->left, HAIR);
  for (guint i = 0; i < row->spans->len; i++)
    add_span (layout, row->spans->pdata[i], y);
  layout->y += MAX (height, LINE) + ROW_GAP;
}

/* What the surfaces mean, side by side as far as they fit. */
static void
add_legend (Layout *layout)
{
  const int width = layout->drawing->width, swatch = 2 * SIGN;
  int x = 0;

  for (guint tone = 0; tone < ZZ_N_TONES; tone++)
    {
      const char *words = layout->chart->legend[tone];
      const int room = words != NULL ? MIN (zz_words_estimate (words, SIZE), width - swatch - GAP) : 0;
      const gboolean solid = tone == ZZ_TONE_MET || tone == ZZ_TONE_PLAIN;

      if (words == NULL)
        continue;
      if (x == 0)
        layout->y += ROW_GAP;
      else if (x + swatch + GAP / 2 + room > width)
        {
          x = 0;
          layout->y += LINE + ROW_GAP / 2;
        }
      zz_drawing_add_surface (layout->drawing, (ZzTone) tone, x, layout->y, swatch, BAR);
      if (!solid)
        zz_drawing_add_rect (layout->drawing, ZZ_INK_PAPER, (ZzTone) tone, x + (swatch - SIGN) / 2 - HAIR, layout->y + POINT, SIGN + POINT, BAR - 2 * POINT);
      zz_drawing_add_sign (layout->drawing, (ZzTone) tone, solid, x + (swatch - SIGN) / 2, layout->y + (BAR - SIGN) / 2, SIGN);
      zz_drawing_add_words (layout->drawing, ZZ_INK_QUIET, words, x + swatch + GAP / 2, layout->y + BAR / 2 + SIZE * 36 / 100, room, ZZ_ALIGN_START, SIZE);
      x += swatch + GAP / 2 + room + 2 * GAP;
    }
  if (x > 0)
    layout->y += LINE;
}

/* Only when the rows are done is it known how long the lines behind them are: they
 * are put behind, the first of them at @place. */
static void
add_lines_behind (Layout *layout,
                  int top,
                  guint place)
{
  GPtrArray *shapes = layout->drawing->shapes;
  const guint end = shapes != NULL ? shapes->len : 0;

  add_mark_lines (layout, top, FALSE);
  for (guint i = end; shapes != NULL && i < shapes->len; i++)
    g_ptr_array_insert (shapes, (int) place, g_ptr_array_steal_index (shapes, i));
}

ZzChartDrawing *
zz_chart_drawing_new (const ZzChart *chart,
                      int width)
{
  ZzChartDrawing *drawing;
  Layout layout = { chart, NULL, 0, 0, 0 };
  guint place;
  int top;

  g_return_val_if_fail (chart != NULL, NULL);

  drawing = g_new0 (ZzChartDrawing, 1);
  drawing->width = MAX (width, LEAST_WIDTH);
  layout.drawing = drawing;
  find_room (&layout);
  add_marks (&layout);
  top = layout.y;
  place = drawing->shapes != NULL ? drawing->shapes->len : 0;
  for (guint i = 0; i < chart->rows->len; i++)
    add_row (&layout, chart->rows->pdata[i]);
  add_lines_behind (&layout, top, place);
  add_mark_lines (&layout, top, TRUE);
  add_legend (&layout);
  drawing->height = layout.y + POINT;
  return drawing;
}

void
zz_chart_drawing_free (ZzChartDrawing *drawing)
{
  g_return_if_fail (drawing != NULL);

  g_clear_pointer (&drawing->shapes, g_ptr_array_unref);
  g_free (drawing);
}
