/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as SVG: every number whole, every colour a class. */
#include "report/chart-svg.h"

#include "report/chart-drawing.h"
#include "report/clean-text.h"
#include "report/tone.h"

/* Wide enough for a column of a screen; it scales. */
#define WIDTH 640

static void
append_text (GString *out,
             const char *text)
{
  g_autofree char *clean = zz_clean_text (text);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);

  g_string_append (out, escaped);
}

static const char *
get_class (const ZzShape *shape)
{
  static const char *const classes[] = {
    [ZZ_INK_PAPER] = "ink-paper",
    [ZZ_INK_TEXT] = "ink-text",
    [ZZ_INK_QUIET] = "ink-quiet",
    [ZZ_INK_LINE] = "ink-line",
  };

  return shape->ink == ZZ_INK_TONE || shape->ink == ZZ_INK_TINT ? zz_tone_get_name (shape->tone) : classes[shape->ink];
}

static void
append_rect (GString *out,
             const ZzShape *shape)
{
  g_string_append_printf (out, "<rect class=\"%s\" fill=\"currentColor\"%s x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", get_class (shape),
                          shape->ink == ZZ_INK_TINT ? " fill-opacity=\".14\"" : "", shape->x, shape->y, shape->width, shape->height);
}

static void
append_path (GString *out,
             const ZzShape *shape)
{
  g_string_append_printf (out, "<path class=\"%s\" ", get_class (shape));
  if (shape->stroke > 0)
    g_string_append_printf (out, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"%d\" d=\"", shape->stroke);
  else
    g_string_append (out, "fill=\"currentColor\" d=\"");
  for (guint i = 0; i < shape->points->len; i++)
    {
      const ZzChartPoint *point = &g_array_index (shape->points, ZzChartPoint, i);

      g_string_append_printf (out, "%c%d %d", point->move ? 'M' : 'L', point->x, point->y);
    }
  g_string_append (out, "\"/>\n");
}

static void
append_words (GString *out,
              const ZzShape *shape)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  const int x = shape->x + shape->width * (int) shape->align / 2;

  g_string_append_printf (out, "<text class=\"%s\" fill=\"currentColor\" x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"%s\"%s>", get_class (shape),
                          x, shape->y, shape->size, anchors[shape->align], shape->strong ? " font-weight=\"bold\"" : "");
  append_text (out, shape->words);
  g_string_append (out, "</text>\n");
}

static void
append_head (GString *out,
             const ZzChartDrawing *drawing,
             const char *id,
             const char *title,
             const char *words)
{
  g_string_append_printf (out, "<svg viewBox=\"0 0 %d %d\" ", drawing->width, drawing->height);
  if (title == NULL)
    {
      g_string_append (out, "aria-hidden=\"true\">\n");
      return;
    }
  g_string_append_printf (out, "role=\"img\" aria-labelledby=\"%s-title%s%s%s\">\n", id, words != NULL ? " " : "", words != NULL ? id : "", words != NULL ? "-desc" : "");
  g_string_append_printf (out, "<title id=\"%s-title\">", id);
  append_text (out, title);
  g_string_append (out, "</title>\n");
  if (words == NULL)
    return;
  g_string_append_printf (out, "<desc id=\"%s-desc\">", id);
  append_text (out, words);
  g_string_append (out, "</desc>\n");
}

char *
zz_chart_to_svg (const ZzChart *chart,
                 const char *id,
                 const char *title,
                 const char *words)
{
  static void (*const appenders[]) (GString *, const ZzShape *) = {
    [ZZ_SHAPE_RECT] = append_rect,
    [ZZ_SHAPE_PATH] = append_path,
    [ZZ_SHAPE_WORDS] = append_words,
  };
  g_autoptr (ZzChartDrawing) drawing = NULL;
  GString *out;

  g_return_val_if_fail (chart != NULL && (id != NULL) == (title != NULL), NULL);

  drawing = zz_chart_drawing_new (chart, WIDTH * ZZ_CHART_POINT);
  out = g_string_new (NULL);
  append_head (out, drawing, id, title, words);
  for (guint i = 0; drawing->shapes != NULL && i < drawing->shapes->len; i++)
    {
      const ZzShape *shape = drawing->shapes->pdata[i];

      appenders[shape->kind](out, shape);
    }
  g_string_append (out, "</svg>\n");
  return g_string_free (out, FALSE);
}
