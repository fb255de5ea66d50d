/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing pages. */
#include "report/chart-paint.h"
#include "report/ink.h"
#include "report/pages-private.h"

#define RUNNING_TOP ZZ_MM (11)
#define FOOT_BOTTOM ZZ_MM (11)
/* What is filled begins a little before the text in it. */
#define FILL_MARGIN (4 * ZZ_POINT)

static void
walk_piece (const ZzPiece *piece,
            int x,
            int y,
            ZzPieceFunc func,
            gpointer data)
{
  const int inside = piece->height - 2 * piece->pad - piece->pad_top - piece->rule_height;

  func (piece, x, y, data);
  for (guint i = 0; piece->stacks != NULL && i < piece->stacks->len; i++)
    {
      const ZzStack *stack = piece->stacks->pdata[i];
      int at = y + piece->pad + piece->pad_top;

      if (stack->bottom)
        at += inside - zz_pieces_get_height (stack->pieces);
      for (guint p = 0; p < stack->pieces->len; p++)
        {
          const ZzPiece *child = stack->pieces->pdata[p];

          at += p > 0 ? child->before : 0;
          walk_piece (child, x + stack->x, at, func, data);
          at += child->height;
        }
    }
}

void
zz_page_foreach (const ZzPage *page,
                 ZzPieceFunc func,
                 gpointer data)
{
  for (guint i = 0; i < page->placed->len; i++)
    {
      const ZzPlaced *placed = &g_array_index (page->placed, ZzPlaced, i);

      walk_piece (placed->piece, ZZ_PAGE_MARGIN, placed->y, func, data);
    }
}

/* Each pixel is mark->number units wide. */
static void
draw_image (const ZzMark *mark,
            cairo_t *cr,
            int x,
            int y)
{
  cairo_save (cr);
  cairo_translate (cr, pango_units_to_double (x), pango_units_to_double (y));
  cairo_scale (cr, pango_units_to_double ((int) mark->number), pango_units_to_double ((int) mark->number));
  cairo_set_source_surface (cr, (cairo_surface_t *) mark->thing, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

typedef struct
{
  const ZzPages *pages;
  cairo_t *cr;
  ZzPen pen;
} Painting;

static void
add_area (ZzPen *pen,
          guint32 colour,
          int x,
          int y,
          int width,
          int height)
{
  zz_pen_take (pen, colour, 0);
  zz_ink_add_rect (pen->cr, x, y, width, height);
}

/* What lies under everything else. */
static void
draw_areas (const ZzPiece *piece,
            int x,
            int y,
            gpointer data)
{
  ZzPen *pen = &((Painting *) data)->pen;

  if (piece->filled)
    add_area (pen, ZZ_COLOUR_SOFT, x + piece->x - FILL_MARGIN, y, piece->width + 2 * FILL_MARGIN, piece->height);
  for (guint i = 0; i < piece->marks->len; i++)
    {
      const ZzMark *mark = &g_array_index (piece->marks, ZzMark, i);

      if (mark->kind == ZZ_MARK_RECT)
        add_area (pen, mark->colour, x + mark->x, y + mark->y, mark->width, mark->height);
    }
  if (piece->rule_height > 0)
    add_area (pen, piece->rule, x + piece->x, y + piece->height - piece->rule_height, piece->width, piece->rule_height);
}

static void
draw_badges (const ZzPiece *piece,
             int x,
             int y,
             gpointer data)
{
  Painting *painting = data;

  for (guint i = 0; i < piece->marks->len; i++)
    {
      const ZzMark *mark = &g_array_index (piece->marks, ZzMark, i);

      if (mark->kind == ZZ_MARK_TEXT)
        zz_passage_draw_badges (mark->thing, mark->number, &painting->pen, x + mark->x, y + mark->y);
    }
}

static void
draw_mark (const Painting *painting,
           const ZzMark *mark,
           int x,
           int y)
{
  cairo_t *cr = painting->cr;

  switch (mark->kind)
    {
    case ZZ_MARK_TEXT:
      zz_passage_draw_line (mark->thing, mark->number, cr, x, y);
      break;
    case ZZ_MARK_RECT:
      break;
    case ZZ_MARK_DOT:
      zz_ink_set_colour (cr, mark->colour);
      zz_ink_fill_dot (cr, x, y, mark->width);
      break;
    case ZZ_MARK_CHART:
      zz_chart_drawing_paint (mark->thing, cr, zz_setter_get_context (painting->pages->setter), x, y, (int) mark->number);
      break;
    case ZZ_MARK_IMAGE:
    default:
      draw_image (mark, cr, x, y);
    }
}

static void
draw_marks (const ZzPiece *piece,
            int x,
            int y,
            gpointer data)
{
  const Painting *painting = data;

  for (guint i = 0; i < piece->marks->len; i++)
    {
      const ZzMark *mark = &g_array_index (piece->marks, ZzMark, i);

      draw_mark (painting, mark, x + mark->x, y + mark->y);
    }
}

/* The lines at the head stand on each other, the last where the only one would. */
static void
draw_running (const GPtrArray *lines,
              cairo_t *cr)
{
  int y = RUNNING_TOP, height, baseline;

  for (guint i = 1; i < lines->len; i++)
    {
      zz_passage_get_line (lines->pdata[i], 0, &height, &baseline);
      y -= height;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      zz_passage_get_line (lines->pdata[i], 0, &height, &baseline);
      zz_passage_draw_line (lines->pdata[i], 0, cr, ZZ_PAGE_MARGIN, y + baseline);
      y += height;
    }
}

static void
draw_edges (const ZzPages *pages,
            const ZzPage *page,
            cairo_t *cr)
{
  const int width = page->width - 2 * ZZ_PAGE_MARGIN;
  int height, baseline;

  draw_running (pages->running[page->width > page->height], cr);
  if (page->foot != NULL)
    {
      const int whole = zz_passage_get_line_width (page->foot, 0);

      zz_passage_get_line (page->foot, 0, &height, &baseline);
      zz_passage_draw_line (page->foot, 0, cr, ZZ_PAGE_MARGIN + MAX (width - whole, 0), page->height - FOOT_BOTTOM - height + baseline);
    }
}

static void
append_text (const ZzPiece *piece,
             int x,
             int y,
             gpointer data)
{
  for (guint i = 0; i < piece->marks->len; i++)
    {
      const ZzMark *mark = &g_array_index (piece->marks, ZzMark, i);

      if (mark->kind != ZZ_MARK_TEXT)
        continue;
      zz_passage_append_line (mark->thing, mark->number, data);
      g_string_append_c (data, '\n');
    }
}

char *
zz_pages_dup_text (const ZzPages *pages,
                   guint number)
{
  GString *text;

  g_return_val_if_fail (pages != NULL && number < pages->pages->len, NULL);

  text = g_string_new (NULL);
  zz_page_foreach (pages->pages->pdata[number], append_text, text);
  return g_string_free (text, FALSE);
}

void
zz_pages_draw (ZzPages *pages,
               guint number,
               cairo_t *cr)
{
  Painting painting = { .pages = pages, .cr = cr, .pen = { .cr = cr } };
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (pages != NULL && number < pages->pages->len && cr != NULL);

  locker = g_mutex_locker_new (&pages->drawing);
  cairo_save (cr);
  cairo_scale (cr, pango_units_to_double (PANGO_SCALE * pages->percent / 100), pango_units_to_double (PANGO_SCALE * pages->percent / 100));
  draw_edges (pages, pages->pages->pdata[number], cr);
  cairo_new_path (cr);
  zz_page_foreach (pages->pages->pdata[number], draw_areas, &painting);
  zz_page_foreach (pages->pages->pdata[number], draw_badges, &painting);
  zz_pen_end (&painting.pen);
  zz_page_foreach (pages->pages->pdata[number], draw_marks, &painting);
  cairo_restore (cr);
}
