/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flow: blocks become pieces. */
#include "report/flow.h"

#include "report/ink.h"

#define INDENT (13 * ZZ_POINT)
#define BULLET (3 * ZZ_POINT)
#define NOTICE_BAR (3 * ZZ_POINT)
#define NOTICE_INDENT (12 * ZZ_POINT)
#define NOTICE_PAD (5 * ZZ_POINT)
#define SECOND_GAP (ZZ_POINT)

/* How many lines of a paragraph stay together at either end of a page. */
#define TOGETHER 2

/* The gap above text, in tenths of a point. */
static const int gaps[] = {
  [ZZ_STYLE_BODY] = 50,
  [ZZ_STYLE_HEADING_1] = 180,
  [ZZ_STYLE_HEADING_2] = 280,
  [ZZ_STYLE_HEADING_3] = 190,
  [ZZ_STYLE_HEADING_4] = 100,
  [ZZ_STYLE_NOTE] = 40,
  [ZZ_STYLE_CELL] = 25,
  [ZZ_STYLE_CELL_NOTE] = 15,
  [ZZ_STYLE_COLUMN_HEADING] = 15,
  [ZZ_STYLE_ROW_HEADING] = 15,
  [ZZ_STYLE_LABEL] = 15,
  [ZZ_STYLE_RUNNING] = 0,
};

#define NOTICE_GAP (90 * ZZ_POINT / 10)
#define ITEM_GAP (25 * ZZ_POINT / 10)

ZzStyle
zz_flow_get_style (const ZzColumn *column,
                   const ZzBlock *block)
{
  if (block->kind == ZZ_BLOCK_HEADING)
    return (ZzStyle) (ZZ_STYLE_HEADING_1 + CLAMP (block->level, 1, 4) - 1);
  if (block->kind == ZZ_BLOCK_NOTE)
    return column->style == ZZ_STYLE_BODY ? ZZ_STYLE_NOTE : ZZ_STYLE_CELL_NOTE;
  return column->style;
}

ZzPassage *
zz_flow_get_passage (ZzFlow *flow,
                     const ZzBlock *block,
                     ZzStyle style,
                     gboolean second)
{
  const GPtrArray *runs = second ? block->under : block->runs;
  ZzLanguage language = flow->document->language;
  ZzPassage *passage = g_hash_table_lookup (flow->passages, runs);

  if (passage != NULL || runs == NULL)
    return passage;
  if (second)
    language = language == ZZ_LANGUAGE_EN ? ZZ_LANGUAGE_ZH_CN : ZZ_LANGUAGE_EN;
  passage = zz_passage_new (flow->setter, runs, style, language, second);
  if (passage != NULL)
    {
      zz_flow_keep (flow, passage, (GDestroyNotify) zz_passage_free);
      g_hash_table_insert (flow->passages, (gpointer) runs, passage);
    }
  return passage;
}

static int
get_gap (const ZzColumn *column,
         const ZzBlock *block)
{
  if (block->kind == ZZ_BLOCK_ITEM && column->style == ZZ_STYLE_BODY)
    return ITEM_GAP;
  if (block->kind == ZZ_BLOCK_NOTICE)
    return NOTICE_GAP;
  return gaps[zz_flow_get_style (column, block)] * ZZ_POINT / 10;
}

static void
add_lines (ZzColumn *column,
           ZzPassage *passage,
           int before)
{
  guint n;

  zz_passage_set_width (passage, column->width);
  n = zz_passage_get_n_lines (passage);
  for (guint i = 0; i < n; i++)
    {
      ZzPiece *piece = zz_piece_new (column->flow, i == 0 ? before : 0, 0);
      ZzMark mark = { .kind = ZZ_MARK_TEXT, .x = column->x, .width = column->width, .thing = passage, .number = i };

      zz_passage_get_line (passage, i, &piece->height, &mark.y);
      mark.height = piece->height;
      zz_piece_add_mark (piece, &mark);
      zz_column_append (column, piece);
    }
}

/* A few lines are never torn apart, of more no single one stands alone; @whole: nor are
 * many, or the last of them from what follows. */
static void
keep_together (const ZzColumn *column,
               guint start,
               gboolean whole)
{
  const guint end = column->pieces->len;

  for (guint i = start; i + 1 < end; i++)
    if (whole || end - start <= TOGETHER + 1 || i < start + TOGETHER - 1 || i + TOGETHER >= end)
      ((ZzPiece *) column->pieces->pdata[i])->keep = TRUE;
  if (whole && end > start)
    ((ZzPiece *) column->pieces->pdata[end - 1])->keep = TRUE;
}

void
zz_flow_add_text (ZzColumn *column,
                  const ZzBlock *block)
{
  const guint start = column->pieces->len;
  const ZzStyle style = zz_flow_get_style (column, block);
  ZzPassage *passage = zz_flow_get_passage (column->flow, block, style, FALSE);
  ZzPassage *second = zz_flow_get_passage (column->flow, block, style, TRUE);
  const gboolean heading = block->kind == ZZ_BLOCK_HEADING;

  if (passage != NULL)
    add_lines (column, passage, get_gap (column, block));
  if (second != NULL)
    add_lines (column, second, SECOND_GAP);
  keep_together (column, start, heading || block->keep);
  if (heading && passage != NULL)
    {
      ZzPiece *piece = column->pieces->pdata[start];

      piece->title = zz_passage_get_title (passage);
      piece->level = CLAMP (block->level, 1, 4);
    }
}

/* The column that @column becomes when it is indented by @indent; give it back to
 * end_inner (). */
static ZzColumn
begin_inner (const ZzColumn *column,
             int indent)
{
  ZzColumn inner = *column;

  inner.x += indent;
  inner.width = MAX (inner.width - indent, ZZ_POINT);
  return inner;
}

static void
end_inner (ZzColumn *column,
           const ZzColumn *inner)
{
  column->fresh = inner->fresh;
  column->anchors = inner->anchors;
}

static void
add_item (ZzColumn *column,
          const ZzBlock *item)
{
  const guint start = column->pieces->len;
  ZzColumn inner = begin_inner (column, INDENT);

  inner.depth++;
  zz_flow_add_text (&inner, item);
  zz_flow_add_blocks (&inner, item);
  end_inner (column, &inner);
  if (column->pieces->len > start)
    {
      ZzPiece *first = column->pieces->pdata[start];
      const int size = zz_style_get_size (column->style);
      const int baseline = first->marks->len > 0 ? g_array_index (first->marks, ZzMark, 0).y : size;
      const ZzMark bullet = { .kind = ZZ_MARK_DOT, .x = column->x + INDENT - 9 * ZZ_POINT, .y = baseline - size * 36 / 100 - BULLET / 2, .width = BULLET, .height = BULLET, .colour = ZZ_COLOUR_QUIET };

      zz_piece_add_mark (first, &bullet);
    }
}

/* Makes room of @height at the top of what is drawn. */
static void
push_down (ZzPiece *piece,
           int height)
{
  piece->height += height;
  piece->pad_top += height;
  for (guint i = 0; i < piece->marks->len; i++)
    g_array_index (piece->marks, ZzMark, i).y += height;
}

/* A bar in the colour of the tone beside it; over pages it goes on. */
static void
add_notice (ZzColumn *column,
            const ZzBlock *notice)
{
  const guint start = column->pieces->len;
  ZzColumn inner = begin_inner (column, NOTICE_INDENT);

  zz_flow_add_text (&inner, notice);
  zz_flow_add_blocks (&inner, notice);
  end_inner (column, &inner);
  for (guint i = start; i < column->pieces->len; i++)
    {
      ZzPiece *piece = column->pieces->pdata[i];
      ZzMark bar = { .kind = ZZ_MARK_RECT, .x = column->x, .width = NOTICE_BAR, .colour = zz_tone_get_colour (notice->tone) };

      push_down (piece, i == start ? NOTICE_PAD : piece->before);
      piece->before = i == start ? NOTICE_GAP : 0;
      if (i + 1 == column->pieces->len)
        piece->height += NOTICE_PAD;
      bar.height = piece->height;
      zz_piece_add_mark (piece, &bar);
    }
}

static void
add_section (ZzColumn *column,
             const ZzBlock *section)
{
  if (section->anchor != NULL)
    {
      if (column->anchors == NULL)
        column->anchors = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (column->anchors, g_strdup (section->anchor));
    }
  zz_flow_add_text (column, section);
  zz_flow_add_blocks (column, section);
}

static void
add_holder (ZzColumn *column,
            const ZzBlock *block)
{
  zz_flow_add_text (column, block);
  zz_flow_add_blocks (column, block);
}

static void
add_page_break (ZzColumn *column,
                const ZzBlock *block)
{
  column->fresh = TRUE;
}

void
zz_flow_add_blocks (ZzColumn *column,
                    const ZzBlock *block)
{
  static void (*const adders[]) (ZzColumn *, const ZzBlock *) = {
    [ZZ_BLOCK_SECTION] = add_section,
    [ZZ_BLOCK_HEADING] = add_holder,
    [ZZ_BLOCK_PARAGRAPH] = add_holder,
    [ZZ_BLOCK_NOTICE] = add_notice,
    [ZZ_BLOCK_NOTE] = add_holder,
    [ZZ_BLOCK_LIST] = add_holder,
    [ZZ_BLOCK_ITEM] = add_item,
    [ZZ_BLOCK_TABLE] = zz_flow_add_table,
    [ZZ_BLOCK_ROW] = add_holder,
    [ZZ_BLOCK_CELL] = add_holder,
    [ZZ_BLOCK_PAGE_BREAK] = add_page_break,
    [ZZ_BLOCK_CHART] = zz_flow_add_chart,
    [ZZ_BLOCK_IMAGE] = zz_flow_add_image,
  };

  for (guint i = 0; i < block->blocks->len; i++)
    {
      const ZzBlock *child = block->blocks->pdata[i];

      adders[child->kind](column, child);
    }
}
