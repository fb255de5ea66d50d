/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of a flow, and rows of a table that are split between pages. */
#include "report/flow.h"

void
zz_stack_free (gpointer data)
{
  ZzStack *stack = data;

  g_ptr_array_unref (stack->pieces);
  g_free (stack);
}

static void
piece_free (gpointer data)
{
  ZzPiece *piece = data;

  g_array_unref (piece->marks);
  g_clear_pointer (&piece->stacks, g_ptr_array_unref);
  g_clear_pointer (&piece->anchors, g_ptr_array_unref);
  g_free (piece->title);
  g_free (piece);
}

typedef struct
{
  gpointer thing;
  GDestroyNotify destroy;
} Thing;

static void
thing_clear (gpointer data)
{
  Thing *kept = data;

  kept->destroy (kept->thing);
}

ZzFlow *
zz_flow_new (const ZzDocument *document,
             ZzSetter *setter)
{
  ZzFlow *flow = g_new0 (ZzFlow, 1);

  flow->document = document;
  flow->setter = setter;
  flow->all = g_ptr_array_new_with_free_func (piece_free);
  flow->things = g_array_new (FALSE, FALSE, sizeof (Thing));
  g_array_set_clear_func (flow->things, thing_clear);
  flow->passages = g_hash_table_new (NULL, NULL);
  return flow;
}

void
zz_flow_free (ZzFlow *flow)
{
  g_return_if_fail (flow != NULL);

  g_ptr_array_unref (flow->all);
  g_array_unref (flow->things);
  g_hash_table_unref (flow->passages);
  g_free (flow);
}

void
zz_flow_keep (ZzFlow *flow,
              gpointer thing,
              GDestroyNotify destroy)
{
  const Thing kept = { thing, destroy };

  g_array_append_val (flow->things, kept);
}

ZzPiece *
zz_piece_new (ZzFlow *flow,
              int before,
              int height)
{
  ZzPiece *piece = g_new0 (ZzPiece, 1);

  piece->before = before;
  piece->height = height;
  piece->marks = g_array_new (FALSE, FALSE, sizeof (ZzMark));
  g_ptr_array_add (flow->all, piece);
  return piece;
}

void
zz_piece_add_mark (ZzPiece *piece,
                   const ZzMark *mark)
{
  g_array_append_vals (piece->marks, mark, 1);
}

void
zz_column_append (ZzColumn *column,
                  ZzPiece *piece)
{
  piece->fresh = column->fresh;
  column->fresh = FALSE;
  piece->anchors = g_steal_pointer (&column->anchors);
  g_ptr_array_add (column->pieces, piece);
}

int
zz_pieces_get_height (const GPtrArray *pieces)
{
  int height = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const ZzPiece *piece = pieces->pdata[i];

      height += (i > 0 ? piece->before : 0) + piece->height;
    }
  return height;
}

void
zz_row_finish (ZzPiece *row)
{
  int height = 0;

  for (guint i = 0; i < row->stacks->len; i++)
    height = MAX (height, zz_pieces_get_height (((ZzStack *) row->stacks->pdata[i])->pieces));
  row->height = height + 2 * row->pad + row->pad_top + row->rule_height;
}

static ZzStack *
add_stack (ZzPiece *row,
           const ZzStack *like)
{
  ZzStack *stack = g_new0 (ZzStack, 1);

  if (row->stacks == NULL)
    row->stacks = g_ptr_array_new_with_free_func (zz_stack_free);
  stack->x = like->x;
  stack->bottom = like->bottom;
  stack->pieces = g_ptr_array_new ();
  g_ptr_array_add (row->stacks, stack);
  return stack;
}

/* What of @stack fits into @room goes to @head, the rest to @tail; a table in a cell is
 * split in turn. */
static void
share_stack (ZzFlow *flow,
             const ZzStack *stack,
             int room,
             gboolean force,
             ZzStack *head,
             ZzStack *tail)
{
  guint i = 0;
  int used = 0;

  for (; i < stack->pieces->len; i++)
    {
      ZzPiece *piece = stack->pieces->pdata[i];
      const int gap = i > 0 ? piece->before : 0;
      ZzPiece *first, *second;

      if (used + gap + piece->height > room && !(force && i == 0 && piece->stacks == NULL))
        {
          if (piece->stacks != NULL && zz_row_split (flow, piece, room - used - gap, force && i == 0, &first, &second))
            {
              g_ptr_array_add (head->pieces, first);
              g_ptr_array_add (tail->pieces, second);
              i++;
            }
          break;
        }
      used += gap + piece->height;
      g_ptr_array_add (head->pieces, piece);
    }
  for (; i < stack->pieces->len; i++)
    g_ptr_array_add (tail->pieces, stack->pieces->pdata[i]);
}

gboolean
zz_row_split (ZzFlow *flow,
              ZzPiece *row,
              int room,
              gboolean force,
              ZzPiece **head,
              ZzPiece **tail)
{
  const int inside = room - 2 * row->pad - row->pad_top - row->rule_height;
  guint moved = 0;

  *head = zz_piece_new (flow, row->before, 0);
  *tail = zz_piece_new (flow, row->before, 0);
  for (guint i = 0; i < row->stacks->len; i++)
    {
      const ZzStack *stack = row->stacks->pdata[i];
      ZzStack *one = add_stack (*head, stack), *other = add_stack (*tail, stack);

      share_stack (flow, stack, inside, force, one, other);
      moved += one->pieces->len;
    }
  if (moved == 0)
    return FALSE;
  (*head)->pad = (*tail)->pad = row->pad;
  (*head)->pad_top = row->pad_top;
  (*head)->x = (*tail)->x = row->x;
  (*head)->width = (*tail)->width = row->width;
  (*tail)->rule = row->rule;
  (*tail)->rule_height = row->rule_height;
  (*head)->heads = (*tail)->heads = row->heads;
  (*tail)->keep = row->keep;
  (*head)->fresh = row->fresh;
  (*head)->anchors = g_steal_pointer (&row->anchors);
  zz_row_finish (*head);
  zz_row_finish (*tail);
  return TRUE;
}
