/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages: measured, set and drawn line by line. */
#include "report/passage-private.h"

#include <string.h>

/* A longer text is not measured: it fills any line. */
#define LONG_TEXT 600

void
zz_passage_free (ZzPassage *passage)
{
  g_return_if_fail (passage != NULL);

  g_ptr_array_unref (passage->lines);
  g_object_unref (passage->layout);
  g_array_unref (passage->spans);
  g_free (passage);
}

/* The widest stretch of a line between two places where it may be broken. Widths are
 * read off the glyphs: laying the text out again to learn them would cost as much as
 * setting it. */
static int
measure_words (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout), *at = text;
  glong position = 0;
  int n, word = 0, widest = 0;
  const PangoLogAttr *breaks = pango_layout_get_log_attrs_readonly (layout, &n);

  for (GSList *lines = pango_layout_get_lines_readonly (layout); lines != NULL; lines = lines->next, word = 0)
    for (GSList *runs = ((PangoLayoutLine *) lines->data)->runs; runs != NULL; runs = runs->next)
      {
        PangoGlyphItem *run = runs->data;
        g_autofree int *widths = g_new (int, run->item->num_chars);

        pango_glyph_item_get_logical_widths (run, text, widths);
        position += g_utf8_pointer_to_offset (at, text + run->item->offset);
        at = text + run->item->offset;
        for (int i = 0; i < run->item->num_chars && position + i < n; i++)
          {
            if (breaks[position + i].is_line_break)
              word = 0;
            if (!breaks[position + i].is_white)
              word += widths[i];
            widest = MAX (widest, word);
          }
      }
  return widest;
}

void
zz_passage_measure (ZzPassage *passage,
                    int *word,
                    int *whole)
{
  g_return_if_fail (passage != NULL && passage->width < 0);

  if (strlen (pango_layout_get_text (passage->layout)) > LONG_TEXT)
    {
      *word = passage->size * 8;
      *whole = passage->size * LONG_TEXT;
      return;
    }
  pango_layout_get_size (passage->layout, whole, NULL);
  *word = measure_words (passage->layout);
  passage->whole = *whole;
}

static void
note_lines (ZzPassage *passage)
{
  g_ptr_array_set_size (passage->lines, 0);
  for (GSList *lines = pango_layout_get_lines_readonly (passage->layout); lines != NULL; lines = lines->next)
    g_ptr_array_add (passage->lines, pango_layout_line_ref (lines->data));
}

void
zz_passage_set_width (ZzPassage *passage,
                      int width)
{
  g_return_if_fail (passage != NULL);

  passage->width = MAX (width, 1);
  /* What was measured and fits is set already. */
  if (passage->whole == 0 || passage->whole > width)
    pango_layout_set_width (passage->layout, passage->width);
  note_lines (passage);
}

guint
zz_passage_get_n_lines (const ZzPassage *passage)
{
  g_return_val_if_fail (passage != NULL, 0);

  return passage->lines->len;
}

void
zz_passage_get_line (const ZzPassage *passage,
                     guint number,
                     int *height,
                     int *baseline)
{
  PangoRectangle logical;

  g_return_if_fail (passage != NULL);

  pango_layout_line_get_extents (passage->lines->pdata[number], NULL, &logical);
  *height = logical.height;
  *baseline = -logical.y;
}

int
zz_passage_get_line_width (const ZzPassage *passage,
                           guint number)
{
  PangoRectangle logical;

  g_return_val_if_fail (passage != NULL, 0);

  pango_layout_line_get_extents (passage->lines->pdata[number], NULL, &logical);
  return logical.width;
}

char *
zz_passage_get_title (const ZzPassage *passage)
{
  const char *text;
  GString *title = g_string_new (NULL);
  guint at = 0;

  g_return_val_if_fail (passage != NULL, NULL);

  text = pango_layout_get_text (passage->layout);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const ZzPassageSpan *span = &g_array_index (passage->spans, ZzPassageSpan, i);

      if (span->kind != ZZ_RUN_BADGE)
        continue;
      g_string_append_len (title, text + at, span->start - at);
      at = span->end;
    }
  g_string_append (title, text + at);
  g_strdelimit (title->str, "\n", ' ');
  return g_strstrip (g_string_free (title, FALSE));
}

/* Where the part of @span that is on @line stands; FALSE: it is on others. */
static gboolean
find_span (PangoLayoutLine *line,
           const ZzPassageSpan *span,
           int *x,
           int *width)
{
  const guint line_start = (guint) line->start_index, line_end = line_start + (guint) line->length;
  const guint start = MAX (span->start, line_start), end = MIN (span->end, line_end);
  int one, other;

  if (start >= end)
    return FALSE;
  pango_layout_line_index_to_x (line, (int) start, FALSE, &one);
  pango_layout_line_index_to_x (line, (int) end, FALSE, &other);
  *x = MIN (one, other);
  *width = ABS (one - other);
  return *width > 0;
}

static void
draw_badge (const ZzPassage *passage,
            PangoLayoutLine *line,
            const ZzPassageSpan *span,
            ZzPen *pen,
            int x,
            int baseline)
{
  const int size = BADGE_SIZE (passage->size), stroke = zz_pen_get_sign_width (BADGE_SIGN (size));
  const gboolean begins = span->start >= (guint) line->start_index, ends = span->end <= (guint) (line->start_index + line->length);
  int from, width;

  if (!find_span (line, span, &from, &width))
    return;
  x += from;
  baseline -= BADGE_RISE (passage->size);
  if (begins)
    zz_pen_draw_sign (pen, span->tone, x + BADGE_PAD (size), baseline - size * 70 / 100, BADGE_SIGN (size));
  /* Broken ones have no outline: it would touch the next line's. */
  if (!begins || !ends)
    return;
  zz_pen_take (pen, zz_tone_get_colour (span->tone), stroke);
  zz_ink_add_pill (pen->cr, x + stroke / 2, baseline - size * 101 / 100 + stroke / 2, width - BADGE_MARGIN (size) - stroke, size * 130 / 100 - stroke);
}

void
zz_passage_draw_badges (const ZzPassage *passage,
                        guint number,
                        ZzPen *pen,
                        int x,
                        int baseline)
{
  g_return_if_fail (passage != NULL && pen != NULL);

  for (guint i = 0; i < passage->spans->len; i++)
    if (g_array_index (passage->spans, ZzPassageSpan, i).kind == ZZ_RUN_BADGE)
      draw_badge (passage, passage->lines->pdata[number], &g_array_index (passage->spans, ZzPassageSpan, i), pen, x, baseline);
}

void
zz_passage_append_line (const ZzPassage *passage,
                        guint number,
                        GString *text)
{
  PangoLayoutLine *line;
  const char *start;

  g_return_if_fail (passage != NULL && text != NULL);

  line = passage->lines->pdata[number];
  start = pango_layout_get_text (passage->layout) + line->start_index;
  for (const char *c = start; c < start + line->length; c = g_utf8_next_char (c))
    if (strncmp (c, OBJECT, strlen (OBJECT)) != 0 && strncmp (c, ISOLATE, strlen (ISOLATE)) != 0
        && strncmp (c, END_ISOLATE, strlen (END_ISOLATE)) != 0)
      g_string_append_len (text, c, g_utf8_next_char (c) - c);
}

void
zz_passage_draw_line (const ZzPassage *passage,
                      guint number,
                      cairo_t *cr,
                      int x,
                      int baseline)
{
  g_return_if_fail (passage != NULL && cr != NULL);

  zz_ink_set_colour (cr, passage->colour);
  zz_ink_show_line (cr, passage->lines->pdata[number], x, baseline);
}

void
zz_passage_foreach_link (const ZzPassage *passage,
                         guint number,
                         ZzPassageLinkFunc func,
                         gpointer data)
{
  PangoLayoutLine *line;

  g_return_if_fail (passage != NULL && func != NULL);

  line = passage->lines->pdata[number];
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const ZzPassageSpan *span = &g_array_index (passage->spans, ZzPassageSpan, i);
      int x, width;

      if (span->kind == ZZ_RUN_LINK && find_span (line, span, &x, &width))
        func (span->target, x, width, data);
    }
}
