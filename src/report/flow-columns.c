/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of a table are: as its shares say, else as the text needs,
 * each at least as wide as its longest word while there is room. */
#include "report/flow.h"

#include "report/flat-text.h"
#include "report/ink.h"
#include "report/flow-table.h"

/* What a column needs. */
typedef struct
{
  int word;      /* the longest one */
  int tight;     /* its longest word; all of what may not be broken */
  int least;     /* the same, and enough of Chinese to read well */
  int whole;     /* its longest cell on one line */
  gint64 volume; /* all its cells on one line */
  gboolean narrow;
} Need;

/* A column of Chinese has no word longer than a character; this many of them, at
 * least, stand on a line, and this many where a number or a day would be torn apart. */
#define LEAST_LETTERS 6
#define TIGHT_LETTERS 4

/* Of a table without column headings, the part that its labels take if they fit: so
 * that such tables line up from page to page. */
#define LABEL_PERCENT 27

static void
measure_text (ZzColumn *column,
              const ZzBlock *block,
              ZzStyle style,
              Need *need)
{
  for (int second = 0; second < 2; second++)
    {
      ZzPassage *passage = zz_flow_get_passage (column->flow, block, style, second);
      int word, whole;

      if (passage == NULL)
        continue;
      zz_passage_measure (passage, &word, &whole);
      need->word = MAX (need->word, word);
      need->tight = MAX (need->tight, MAX (word, MIN (whole, TIGHT_LETTERS * zz_style_get_size (style))));
      need->least = MAX (need->least, MAX (word, MIN (whole, LEAST_LETTERS * zz_style_get_size (style))));
      need->whole = MAX (need->whole, whole);
    }
}

/* Everything a cell holds; a table in it is taken to need the width of its texts. */
static void
measure_cell (ZzColumn *column,
              const ZzBlock *block,
              Need *need)
{
  measure_text (column, block, zz_flow_get_style (column, block), need);
  for (guint i = 0; i < block->blocks->len; i++)
    {
      const ZzBlock *child = block->blocks->pdata[i];

      if (child->kind != ZZ_BLOCK_TABLE)
        measure_cell (column, child, need);
      else
        {
          need->tight = MAX (need->tight, column->width / 3);
          need->least = MAX (need->least, column->width / 3);
          need->whole = MAX (need->whole, column->width);
        }
    }
}

static void
measure_row (const ZzColumn *column,
             const ZzBlock *table,
             guint number,
             GArray *needs)
{
  const ZzBlock *row = table->blocks->pdata[number];
  guint at = 0;

  for (guint i = 0; i < row->blocks->len && at < needs->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];
      ZzColumn inside = *column;
      Need *need = &g_array_index (needs, Need, at);
      Need own = { 0 };

      at += MAX (cell->level, 1);
      /* Where shares say how wide a column is, only what may not be broken counts: days,
       * statuses, the words of headings. The other texts are set once instead of twice. */
      if (cell->level > 1 || (table->shares != NULL && !cell->narrow && number >= table->header_rows && !zz_block_is_badge (cell)))
        continue;
      inside.style = zz_flow_get_cell_style (table, number, cell);
      measure_cell (&inside, cell, &own);
      own.narrow = cell->narrow;
      need->narrow |= own.narrow;
      need->word = MAX (need->word, own.narrow ? own.whole : own.word);
      need->tight = MAX (need->tight, own.narrow ? own.whole : own.tight);
      need->least = MAX (need->least, own.narrow ? own.whole : own.least);
      need->whole = MAX (need->whole, own.whole);
      need->volume += MIN (own.whole, column->width * 2);
    }
}

static int
sum_up (const GArray *widths)
{
  int sum = 0;

  for (guint i = 0; i < widths->len; i++)
    sum += g_array_index (widths, int, i);
  return sum;
}

/* The height of the water: no column is wider, and together they fit into @width. */
static void
cut_down (GArray *widths,
          int width)
{
  int low = width / (int) widths->len, high = width;

  while (low < high)
    {
      const int level = low + (high - low + 1) / 2;
      int sum = 0;

      for (guint i = 0; i < widths->len; i++)
        sum += MIN (g_array_index (widths, int, i), level);
      if (sum <= width)
        low = level;
      else
        high = level - 1;
    }
  for (guint i = 0; i < widths->len; i++)
    g_array_index (widths, int, i) = MIN (g_array_index (widths, int, i), low);
}

/* Gives @rest to the columns in proportion to what each wants. */
static void
share (GArray *widths,
       const GArray *wants,
       int rest)
{
  const gint64 all = sum_up (wants);

  for (guint i = 0; i < widths->len && all > 0; i++)
    g_array_index (widths, int, i) += (int) (rest * (gint64) g_array_index (wants, int, i) / all);
}

/* What a column would take beyond its least; where all have that, how it grows. One
 * long text among @n_rows wants less than a column full of them. */
static GArray *
list_wants (const GArray *needs,
            int width,
            guint n_rows,
            gboolean growing)
{
  GArray *wants = g_array_sized_new (FALSE, TRUE, sizeof (int), needs->len);

  for (guint i = 0; i < needs->len; i++)
    {
      const Need *need = &g_array_index (needs, Need, i);
      const int usual = (int) MIN (need->volume * 2 / n_rows, width);
      const int whole = MIN (need->whole, MAX (usual, width / 5));
      const int want = growing ? (need->narrow ? 0 : whole) : MAX (whole - need->least, 0);

      g_array_append_val (wants, want);
    }
  return wants;
}

static GArray *
fit_text (const GArray *needs,
          guint n_rows,
          int width)
{
  GArray *widths = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr (GArray) wants = list_wants (needs, width, n_rows, FALSE);
  g_autoptr (GArray) growth = list_wants (needs, width, n_rows, TRUE);
  int rest;

  for (guint i = 0; i < needs->len; i++)
    g_array_append_val (widths, g_array_index (needs, Need, i).least);
  /* From the end: what a row is called stands in its first column, and is read first. */
  for (guint i = needs->len; i > 0 && sum_up (widths) > width; i--)
    g_array_index (widths, int, i - 1) = g_array_index (needs, Need, i - 1).tight;
  if (sum_up (widths) > width)
    cut_down (widths, width);
  rest = width - sum_up (widths);
  share (widths, wants, MIN (rest, sum_up (wants)));
  share (widths, growth, width - sum_up (widths));
  return widths;
}

/* As the document says, with what may not be broken still whole. What that takes from the
 * others is taken from the widest. */
static GArray *
fit_shares (const GArray *needs,
            const GArray *shares,
            int width)
{
  GArray *widths = g_array_new (FALSE, TRUE, sizeof (int));
  gint64 all = 0;
  int over;

  for (guint i = 0; i < needs->len; i++)
    all += i < shares->len ? g_array_index (shares, guint, i) : 1;
  for (guint i = 0; i < needs->len; i++)
    {
      const Need *need = &g_array_index (needs, Need, i);
      const int part = (int) (width * (gint64) (i < shares->len ? g_array_index (shares, guint, i) : 1) / MAX (all, 1));
      const int wide = MAX (part, need->word);

      g_array_append_val (widths, wide);
    }
  over = sum_up (widths) - width;
  if (over > 0)
    cut_down (widths, width);
  return widths;
}

static void
line_up_labels (GArray *widths,
                const GArray *needs,
                int width)
{
  const int label = width * LABEL_PERCENT / 100;
  const Need *first = &g_array_index (needs, Need, 0), *second = &g_array_index (needs, Need, 1);

  if (first->whole <= label && second->least <= width - label)
    {
      g_array_index (widths, int, 0) = label;
      g_array_index (widths, int, 1) = width - label;
    }
}

GArray *
zz_flow_share_out (ZzColumn *column,
                   const ZzBlock *table,
                   guint n_columns)
{
  g_autoptr (GArray) needs = g_array_new (FALSE, TRUE, sizeof (Need));
  const int width = column->width, gap = zz_flow_get_column_gap (column->width, n_columns);
  GArray *widths;

  g_array_set_size (needs, n_columns);
  for (guint i = 0; i < table->blocks->len; i++)
    measure_row (column, table, i, needs);
  /* Each has the gap to the next one in it, the last one too: it is beyond the edge. */
  for (guint i = 0; i < n_columns; i++)
    {
      g_array_index (needs, Need, i).word += gap;
      g_array_index (needs, Need, i).tight += gap;
      g_array_index (needs, Need, i).least += gap;
      g_array_index (needs, Need, i).whole += gap;
    }
  widths = table->shares != NULL ? fit_shares (needs, table->shares, width + gap) : fit_text (needs, table->blocks->len, width + gap);
  if (table->shares == NULL && table->header_rows == 0 && n_columns == 2)
    line_up_labels (widths, needs, width + gap);
  return widths;
}
