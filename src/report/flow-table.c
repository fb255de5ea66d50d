/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in the flow: a piece for each row, hairlines between them. */
#include "report/flow-table.h"

#include "report/ink.h"

#define GAP (8 * ZZ_POINT)
#define PAD (35 * ZZ_POINT / 10)
#define HAIRLINE (ZZ_POINT * 4 / 10)
#define HEAVY_LINE (ZZ_POINT * 9 / 10)

/* Whatever a document says, a cell spans no more columns than could be seen. */
#define MAX_SPAN 64

ZzStyle
zz_flow_get_cell_style (const ZzBlock *table,
                        guint row,
                        const ZzBlock *cell)
{
  if (row < table->header_rows)
    return ZZ_STYLE_COLUMN_HEADING;
  if (cell->header)
    return table->header_rows == 0 ? ZZ_STYLE_LABEL : ZZ_STYLE_ROW_HEADING;
  return ZZ_STYLE_CELL;
}

static guint
get_span (const ZzBlock *cell)
{
  return CLAMP (cell->level, 1, MAX_SPAN);
}

static guint
count_columns (const ZzBlock *table)
{
  guint most = 0;

  for (guint i = 0; i < table->blocks->len; i++)
    {
      const ZzBlock *row = table->blocks->pdata[i];
      guint n = 0;

      for (guint c = 0; c < row->blocks->len; c++)
        n += get_span (row->blocks->pdata[c]);
      most = MAX (most, n);
    }
  return most;
}

/* The stack of a cell at @at, over the columns it spans. */
static ZzStack *
add_cell (const ZzColumn *column,
          const ZzBlock *table,
          guint number,
          const ZzBlock *cell,
          const GArray *widths,
          guint at)
{
  ZzStack *stack = g_new0 (ZzStack, 1);
  ZzColumn inside = *column;

  stack->pieces = g_ptr_array_new ();
  stack->bottom = number < table->header_rows;
  inside.pieces = stack->pieces;
  inside.x = 0;
  inside.width = -zz_flow_get_column_gap (column->width, widths->len);
  inside.style = zz_flow_get_cell_style (table, number, cell);
  inside.anchors = NULL;
  inside.fresh = FALSE;
  for (guint i = 0; i < at; i++)
    stack->x += g_array_index (widths, int, i);
  for (guint i = at; i < MIN (at + get_span (cell), widths->len); i++)
    inside.width += g_array_index (widths, int, i);
  stack->x += column->x;
  zz_flow_add_text (&inside, cell);
  zz_flow_add_blocks (&inside, cell);
  g_clear_pointer (&inside.anchors, g_ptr_array_unref);
  return stack;
}

/* A row that is nothing but one heading over all columns heads those under it. */
static gboolean
heads_others (const ZzBlock *table,
              guint number,
              guint n_columns)
{
  const ZzBlock *row = table->blocks->pdata[number];
  const ZzBlock *first = row->blocks->len == 1 ? row->blocks->pdata[0] : NULL;

  return number >= table->header_rows && first != NULL && first->header && n_columns > 1 && get_span (first) >= n_columns;
}

static ZzPiece *
add_row (ZzColumn *column,
         const ZzBlock *table,
         guint number,
         const GArray *widths)
{
  const ZzBlock *row = table->blocks->pdata[number];
  ZzPiece *piece = zz_piece_new (column->flow, number == 0 ? GAP : 0, 0);
  const gboolean head = number < table->header_rows;
  guint at = 0;

  piece->stacks = g_ptr_array_new_with_free_func (zz_stack_free);
  for (guint i = 0; i < row->blocks->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];

      g_ptr_array_add (piece->stacks, add_cell (column, table, number, cell, widths, at));
      at += get_span (cell);
    }
  piece->x = column->x;
  piece->width = column->width;
  piece->pad = PAD;
  piece->filled = heads_others (table, number, widths->len);
  piece->rule_height = head && number + 1 == table->header_rows ? HEAVY_LINE : HAIRLINE;
  piece->rule = piece->rule_height == HEAVY_LINE ? ZZ_COLOUR_QUIET : ZZ_COLOUR_LINE;
  piece->keep = row->keep || ((head || piece->filled) && number + 1 < table->blocks->len);
  zz_row_finish (piece);
  return piece;
}

void
zz_flow_add_table (ZzColumn *column,
                   const ZzBlock *table)
{
  const guint n_columns = count_columns (table);
  g_autoptr (GArray) widths = NULL;
  GPtrArray *heads;

  if (n_columns == 0)
    return;
  widths = zz_flow_share_out (column, table, n_columns);
  heads = g_ptr_array_new ();
  zz_flow_keep (column->flow, heads, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < table->blocks->len; i++)
    {
      ZzPiece *piece = add_row (column, table, i, widths);

      if (i < table->header_rows)
        g_ptr_array_add (heads, piece);
      else
        piece->heads = heads->len > 0 ? heads : NULL;
      zz_column_append (column, piece);
    }
}
