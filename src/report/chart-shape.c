/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes of a chart, and how its words are measured and wrapped. */
#include "report/chart-shape.h"

#include "report/clean-text.h"
#include "report/tone.h"

#include <string.h>

#define HAIR (ZZ_CHART_POINT / 2)
#define HATCH (4 * ZZ_CHART_POINT)

static void
shape_free (gpointer data)
{
  ZzShape *shape = data;

  g_clear_pointer (&shape->points, g_array_unref);
  g_free (shape->words);
  g_free (shape);
}

static ZzShape *
add_shape (ZzChartDrawing *drawing,
           ZzShapeKind kind,
           ZzInk ink,
           ZzTone tone)
{
  ZzShape *shape = g_new0 (ZzShape, 1);

  if (drawing->shapes == NULL)
    drawing->shapes = g_ptr_array_new_with_free_func (shape_free);
  shape->kind = kind;
  shape->ink = ink;
  shape->tone = tone;
  if (kind == ZZ_SHAPE_PATH)
    shape->points = g_array_new (FALSE, FALSE, sizeof (ZzChartPoint));
  g_ptr_array_add (drawing->shapes, shape);
  return shape;
}

static void
add_point (ZzShape *path,
           int x,
           int y,
           gboolean move)
{
  const ZzChartPoint point = { x, y, move };

  g_array_append_val (path->points, point);
}

ZzShape *
zz_drawing_add_rect (ZzChartDrawing *drawing,
                     ZzInk ink,
                     ZzTone tone,
                     int x,
                     int y,
                     int width,
                     int height)
{
  ZzShape *rect = add_shape (drawing, ZZ_SHAPE_RECT, ink, tone);

  rect->x = x;
  rect->y = y;
  rect->width = width;
  rect->height = height;
  return rect;
}

void
zz_drawing_add_line (ZzChartDrawing *drawing,
                     ZzInk ink,
                     int x1,
                     int y1,
                     int x2,
                     int y2,
                     int stroke)
{
  ZzShape *path = add_shape (drawing, ZZ_SHAPE_PATH, ink, ZZ_TONE_PLAIN);

  path->stroke = stroke;
  add_point (path, x1, y1, TRUE);
  add_point (path, x2, y2, FALSE);
}

ZzShape *
zz_drawing_add_words (ZzChartDrawing *drawing,
                      ZzInk ink,
                      const char *words,
                      int x,
                      int baseline,
                      int room,
                      ZzAlign align,
                      int size)
{
  ZzShape *shape = add_shape (drawing, ZZ_SHAPE_WORDS, ink, ZZ_TONE_PLAIN);
  GString *text = g_string_new (NULL);

  zz_clean_text_append (text, words, TRUE);
  shape->words = g_string_free (text, FALSE);
  shape->x = x;
  shape->y = baseline;
  shape->width = room;
  shape->align = align;
  shape->size = size;
  return shape;
}

/* Slanted lines over a rectangle, cut off at its edges; @falling: the other way. */
static void
add_hatching (ZzShape *path,
              int x,
              int y,
              int width,
              int height,
              int step,
              gboolean falling)
{
  for (int at = step / 2; at < width + height; at += step)
    {
      const int low_x = MAX (0, at - height), low_y = MIN (at, height);
      const int high_x = MIN (at, width), high_y = MAX (0, at - width);

      add_point (path, x + (falling ? width - low_x : low_x), y + low_y, TRUE);
      add_point (path, x + (falling ? width - high_x : high_x), y + high_y, FALSE);
    }
}

/* Short strokes in rows: dots, to the eye. */
static void
add_dots (ZzShape *path,
          int x,
          int y,
          int width,
          int height)
{
  for (int row = 0; row * HATCH * 2 / 3 + HATCH / 2 < height; row++)
    for (int at = HATCH / 2 + (row % 2) * HATCH / 2; at + 2 * HAIR < width; at += HATCH)
      {
        const int line = y + HATCH / 2 + row * HATCH * 2 / 3;

        add_point (path, x + at, line, TRUE);
        add_point (path, x + at + 2 * HAIR, line, FALSE);
      }
}

static void
add_outline (ZzChartDrawing *drawing,
             ZzTone tone,
             int x,
             int y,
             int width,
             int height)
{
  ZzShape *path = add_shape (drawing, ZZ_SHAPE_PATH, ZZ_INK_TONE, tone);

  path->stroke = HAIR + HAIR / 4;
  add_point (path, x, y, TRUE);
  add_point (path, x + width, y, FALSE);
  add_point (path, x + width, y + height, FALSE);
  add_point (path, x, y + height, FALSE);
  add_point (path, x, y, FALSE);
}

void
zz_drawing_add_surface (ZzChartDrawing *drawing,
                        ZzTone tone,
                        int x,
                        int y,
                        int width,
                        int height)
{
  const gboolean solid = tone == ZZ_TONE_MET || tone == ZZ_TONE_PLAIN;
  ZzShape *path;

  zz_drawing_add_rect (drawing, solid ? ZZ_INK_TONE : ZZ_INK_TINT, tone, x, y, width, height);
  if (solid)
    return;
  if (tone != ZZ_TONE_NOT_APPLICABLE)
    {
      path = add_shape (drawing, ZZ_SHAPE_PATH, ZZ_INK_TONE, tone);
      path->stroke = tone == ZZ_TONE_UNKNOWN ? 2 * HAIR : HAIR;
      if (tone == ZZ_TONE_UNKNOWN)
        add_dots (path, x, y, width, height);
      else
        add_hatching (path, x, y, width, height, HATCH, FALSE);
      if (tone == ZZ_TONE_NOT_MET)
        add_hatching (path, x, y, width, height, HATCH, TRUE);
    }
  add_outline (drawing, tone, x, y, width, height);
}

void
zz_drawing_add_sign (ZzChartDrawing *drawing,
                     ZzTone tone,
                     gboolean paper,
                     int x,
                     int y,
                     int side)
{
  const ZzSignPath *paths;
  const guint n = zz_tone_get_sign (tone, &paths);

  for (guint i = 0; i < n; i++)
    {
      ZzShape *path = add_shape (drawing, ZZ_SHAPE_PATH, paper ? ZZ_INK_PAPER : ZZ_INK_TONE, tone);

      path->stroke = paths[i].filled ? 0 : side * ZZ_SIGN_STROKE / ZZ_SIGN_SIDE;
      for (guint p = 0; p < paths[i].n_points; p++)
        add_point (path, x + paths[i].points[p].x * side / ZZ_SIGN_SIDE, y + paths[i].points[p].y * side / ZZ_SIGN_SIDE,
                   paths[i].points[p].move);
    }
}

/* In hundredths of the size of the letters. */
static int
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c) || c >= 0x2010)
    return 102;
  return g_unichar_isupper (c) || c == 'm' || c == 'w' || c == '%' || c == '@' ? 80 : 60;
}

int
zz_words_estimate (const char *words,
                   int size)
{
  gint64 width = 0;

  for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    width += get_width (g_utf8_get_char (c));
  return (int) MIN (width * size / 100 + 1, G_MAXINT / 4);
}

/* Where the line that begins at @start ends: behind the last space that fits, else
 * before the first character that does not. */
static const char *
find_end (const char *start,
          int size,
          int room)
{
  const char *end = NULL;
  gint64 width = 0;

  for (const char *c = start; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar letter = g_utf8_get_char (c);

      width += get_width (letter);
      if (width * size > (gint64) room * 100 && c > start && letter != ' ')
        return end != NULL ? end : c;
      if (letter == ' ')
        end = c + 1;
      else if (g_unichar_iswide (letter))
        end = g_utf8_next_char (c);
    }
  return start + strlen (start);
}

GPtrArray *
zz_words_wrap (const char *words,
               int size,
               int room)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *start;

  zz_clean_text_append (text, words, TRUE);
  start = text->str;
  do
    {
      const char *end = find_end (start, size, room);

      g_ptr_array_add (lines, g_strchomp (g_strndup (start, (gsize) (end - start))));
      start = end;
    }
  while (*start != '\0');
  return lines;
}
