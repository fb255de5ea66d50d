/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts drawn: within their bounds, told without colours, the same every time. */
#include "print-sample.h"

#include "report/chart-drawing.h"
#include "report/chart-paint.h"
#include "report/chart-svg.h"
#include "report/html.h"

#include <string.h>

static void
assert_inside (const ZzChartDrawing *drawing)
{
  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const ZzShape *shape = drawing->shapes->pdata[i];

      g_assert_cmpint (shape->x, >=, 0);
      g_assert_cmpint (shape->x + shape->width, <=, drawing->width);
      g_assert_cmpint (shape->y + shape->height, <=, drawing->height);
      for (guint p = 0; shape->points != NULL && p < shape->points->len; p++)
        {
          const ZzChartPoint *point = &g_array_index (shape->points, ZzChartPoint, p);

          g_assert_cmpint (point->x, >=, 0);
          g_assert_cmpint (point->x, <=, drawing->width);
          g_assert_cmpint (point->y, >=, 0);
          g_assert_cmpint (point->y, <=, drawing->height);
        }
    }
}

static void
test_inside (void)
{
  g_autoptr (ZzChart) bars = print_sample_bars ();
  g_autoptr (ZzChart) timeline = print_sample_timeline ();
  const ZzChart *const charts[] = { bars, timeline };
  static const int widths[] = { 0, 200, 480, 700 };

  for (guint c = 0; c < G_N_ELEMENTS (charts); c++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        g_autoptr (ZzChartDrawing) drawing = zz_chart_drawing_new (charts[c], widths[i] * ZZ_CHART_POINT);

        assert_inside (drawing);
      }
}

/* What stands for a tone once colours are taken away: the shapes drawn with it. */
static char *
describe_tone (ZzTone tone,
               gint64 axis)
{
  g_autoptr (ZzChart) chart = zz_chart_new (0, axis);
  g_autoptr (ZzChartDrawing) drawing = NULL;
  GString *text = g_string_new (NULL);

  zz_chart_row_append_span (zz_chart_append_row (chart, "row", NULL), 0, 10, tone, NULL);
  drawing = zz_chart_drawing_new (chart, 400 * ZZ_CHART_POINT);
  for (guint i = 0; i < drawing->shapes->len; i++)
    {
      const ZzShape *shape = drawing->shapes->pdata[i];

      for (guint p = 0; shape->points != NULL && p < shape->points->len; p++)
        {
          const ZzChartPoint *point = &g_array_index (shape->points, ZzChartPoint, p);

          g_string_append_printf (text, "%d %d ", point->x, point->y);
        }
    }
  return g_string_free (text, FALSE);
}

static void
assert_different (ZzTone one,
                  ZzTone other,
                  gint64 axis)
{
  g_autofree char *first = describe_tone (one, axis);
  g_autofree char *second = describe_tone (other, axis);

  g_assert_cmpstr (first, !=, second);
}

/* By their signs, and where there is no room for one by how they are hatched; what is
 * no status looks as if it were met then. */
static void
test_without_colours (void)
{
  for (guint one = 0; one < ZZ_N_TONES; one++)
    for (guint other = 0; other < one; other++)
      {
        assert_different ((ZzTone) one, (ZzTone) other, 10);
        if (other != ZZ_TONE_PLAIN)
          assert_different ((ZzTone) one, (ZzTone) other, 500);
      }
}

/* Every word of a label is somewhere, however little room there is. */
static void
test_words_kept (void)
{
  g_autoptr (ZzChart) chart = print_sample_bars ();
  g_autoptr (ZzChartDrawing) drawing = zz_chart_drawing_new (chart, 300 * ZZ_CHART_POINT);
  g_autoptr (GString) all = g_string_new (" ");

  for (guint i = 0; i < drawing->shapes->len; i++)
    if (((ZzShape *) drawing->shapes->pdata[i])->words != NULL)
      g_string_append_printf (all, "%s ", ((ZzShape *) drawing->shapes->pdata[i])->words);
  g_assert_nonnull (strstr (all->str, " A category with a name that is much too long for its place in a chart "));
  g_assert_nonnull (strstr (all->str, " 财务资信 "));
  g_assert_nonnull (strstr (all->str, " 5 of 12 "));
}

static void
test_svg (void)
{
  static GMarkupParser no_parser = { NULL };
  g_autoptr (ZzChart) chart = print_sample_bars ();
  g_autofree char *svg = zz_chart_to_svg (chart, "chart-1", "<script>\"'&", "line\nfeed \x01 \xff");
  g_autofree char *again = zz_chart_to_svg (chart, "chart-1", "<script>\"'&", "line\nfeed \x01 \xff");
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&no_parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (svg, ==, again);
  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (svg, "<script"));
  g_assert_null (strchr (svg, '#'));
  g_assert_nonnull (strstr (svg, "<title id=\"chart-1-title\">&lt;script&gt;"));
  g_assert_nonnull (strstr (svg, "aria-labelledby=\"chart-1-title chart-1-desc\""));
  g_assert_nonnull (strstr (svg, "<path class=\"not-met\""));
}

/* In a page: drawn, and its words once, for everybody. */
static void
test_html (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "Charts");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  const char *words;

  zz_block_append_chart (document->body, print_sample_bars (), "What the bars say");
  bytes = zz_html_write (document, NULL);
  html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (html, "<div class=\"chart\">\n<svg viewBox="));
  words = strstr (html, "What the bars say");
  g_assert_nonnull (words);
  g_assert_null (strstr (words + 1, "What the bars say"));
}

static void
test_png (void)
{
  g_autoptr (ZzChart) chart = print_sample_timeline ();
  int width, height;
  g_autoptr (GBytes) png = zz_chart_to_png (chart, ZZ_LANGUAGE_ZH_CN, 2);
  g_autoptr (GBytes) again = zz_chart_to_png (chart, ZZ_LANGUAGE_ZH_CN, 2);
  const guchar *data = g_bytes_get_data (png, NULL);

  g_assert_true (g_bytes_equal (png, again));
  g_assert_cmpint (memcmp (data, "\x89PNG\r\n\x1a\n", 8), ==, 0);
  zz_chart_get_size (chart, &width, &height);
  g_assert_cmpint (data[18] << 8 | data[19], ==, 2 * width);
  g_assert_cmpint (data[22] << 8 | data[23], ==, 2 * height);
}

/* An axis as long as numbers go, spans beyond both ends, nothing at all. */
static void
test_extremes (void)
{
  g_autoptr (ZzChart) chart = zz_chart_new (0, 1);
  g_autoptr (ZzChartDrawing) empty = zz_chart_drawing_new (chart, 100);
  g_autoptr (ZzChartDrawing) drawing = NULL;
  ZzChartRow *row = zz_chart_append_row (chart, "", "");

  zz_chart_row_append_span (row, G_MININT32, G_MAXINT32, ZZ_TONE_MET, "all");
  zz_chart_row_append_span (row, 5, 6, ZZ_TONE_NOT_MET, "beyond");
  zz_chart_append_mark (chart, 100, "beyond", TRUE);
  drawing = zz_chart_drawing_new (chart, -5);
  assert_inside (drawing);
  g_assert_cmpint (empty->height, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-drawing/inside", test_inside);
  g_test_add_func ("/chart-drawing/without-colours", test_without_colours);
  g_test_add_func ("/chart-drawing/words-kept", test_words_kept);
  g_test_add_func ("/chart-drawing/svg", test_svg);
  g_test_add_func ("/chart-drawing/html", test_html);
  g_test_add_func ("/chart-drawing/png", test_png);
  g_test_add_func ("/chart-drawing/extremes", test_extremes);
  return g_test_run ();
}
