/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the width of a table is shared out among its columns: as the table says, else as
 * its text needs. Widths are written down, so that the table looks the same in every
 * program, and is laid out at once. */
#include "report/docx-private.h"

#include "report/flat-text.h"

/* A column that holds whole sentences wants no more than this many units of text. */
#define MAX_WANTED 150
/* A word longer than this is broken. */
#define MAX_WORD 18
/* A heading of a column keeps this many together, where it can. */
#define HEADING 8
/* A unit of text in a table, half a Chinese character of 9.5 points. */
#define UNIT 97

/**
 * Column:
 * @least: below which words break
 * @wanted: where its longest line fits
 * @weight: what it gets of the room there is between the two: a long text in one row
 *   weighs less than one in every row
 */
typedef struct
{
  guint least;
  guint wanted;
  guint weight;
} Column;

/* Where Chinese and Western characters meet, Word leaves room, half a unit. */
static guint
count_seams (const char *text)
{
  guint seams = 0, before = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const guint width = zz_unichar_get_width (g_utf8_get_char (text));

      if (before != 0 && width != 0 && width != before && *text != ' ')
        seams++;
      before = *text == ' ' ? 0 : width;
    }
  return seams;
}

static void
measure_cell (Column *column,
              const ZzBlock *cell,
              gboolean header)
{
  g_autofree char *text = zz_block_dup_plain (cell, TRUE);
  guint word, line = zz_text_measure (text, &word);

  /* Set in a bold font without serifs: an eighth wider. */
  if (header)
    word = MAX (word, MIN (line, HEADING)) * 9 / 8 + 1;
  /* A date, a number, a status. */
  if (cell->narrow || zz_block_is_badge (cell))
    word = line += (count_seams (text) + 1) / 2;
  else
    word = MIN (word, MAX_WORD);
  column->least = MAX (column->least, word);
  column->wanted = MAX (column->wanted, MIN (line, MAX_WANTED));
  column->weight += MIN (line, MAX_WANTED);
}

static void
measure_row (GArray *columns,
             const ZzBlock *row,
             gboolean header)
{
  guint at = 0;

  for (guint i = 0; i < row->blocks->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];

      if (cell->level <= 1)
        measure_cell (&g_array_index (columns, Column, at), cell, header);
      at += MAX (cell->level, 1);
    }
}

static GArray *
measure_table (const ZzBlock *table,
               guint n_columns)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (Column));

  g_array_set_size (columns, n_columns);
  for (guint i = 0; i < table->blocks->len; i++)
    measure_row (columns, table->blocks->pdata[i], i < table->header_rows);
  for (guint i = 0; i < n_columns; i++)
    {
      Column *column = &g_array_index (columns, Column, i);

      column->least = column->least * UNIT + 2 * DOCX_CELL_MARGIN + UNIT;
      column->wanted = MAX (column->wanted * UNIT + 2 * DOCX_CELL_MARGIN + UNIT, column->least);
      column->weight = (column->wanted + 3 * UNIT * column->weight / MAX (table->blocks->len, 1)) / 4;
      column->weight -= MIN (column->weight, column->least);
    }
  return columns;
}

/* Where all can have what they want, the rest in proportion to that; where not even the
 * least is there, that is shared out; else what is left of the least, by weight. Each
 * weighs one more, so that all of them weigh something. */
static guint
share (const Column *column,
       const Column *all,
       guint width)
{
  if (all->least >= width)
    return (guint) ((guint64) width * column->least / all->least);
  if (all->wanted <= width)
    return (guint) ((guint64) width * column->wanted / all->wanted);
  return column->least + (guint) ((guint64) (width - all->least) * (column->weight + 1) / all->weight);
}

static GArray *
share_by_need (const GArray *columns,
               guint width)
{
  const guint n_columns = columns->len;
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (guint));
  Column all = { 0, 0, n_columns };

  for (guint i = 0; i < n_columns; i++)
    {
      all.least += g_array_index (columns, Column, i).least;
      all.wanted += g_array_index (columns, Column, i).wanted;
      all.weight += g_array_index (columns, Column, i).weight;
    }
  for (guint i = 0; i < n_columns; i++)
    {
      const guint part = share (&g_array_index (columns, Column, i), &all, width);

      g_array_append_val (widths, part);
    }
  return widths;
}

static GArray *
share_as_said (const GArray *shares,
               guint width)
{
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (guint));
  guint all = 0;

  for (guint i = 0; i < shares->len; i++)
    all += g_array_index (shares, guint, i);
  for (guint i = 0; i < shares->len; i++)
    {
      const guint part = (guint) ((guint64) width * g_array_index (shares, guint, i) / all);

      g_array_append_val (widths, part);
    }
  return widths;
}

/* No column is narrower than its least where the others have as much to give. */
static void
raise_narrow (GArray *widths,
              const GArray *columns)
{
  guint64 lack = 0, slack = 0;

  for (guint i = 0; i < widths->len; i++)
    {
      const guint width = g_array_index (widths, guint, i), least = g_array_index (columns, Column, i).least;

      lack += width < least ? least - width : 0;
      slack += width > least ? width - least : 0;
    }
  if (slack < lack)
    return;
  for (guint i = 0; i < widths->len; i++)
    {
      guint *width = &g_array_index (widths, guint, i);
      const guint least = g_array_index (columns, Column, i).least;

      *width = *width <= least ? least : *width - (guint) ((*width - least) * lack / slack);
    }
}

GArray *
docx_share_width (const ZzBlock *table,
                  guint width)
{
  const guint n_columns = zz_table_count_columns (table);
  g_autoptr (GArray) columns = measure_table (table, n_columns);
  GArray *widths;

  if (table->shares == NULL || table->shares->len != n_columns)
    return share_by_need (columns, width);
  widths = share_as_said (table->shares, width);
  raise_narrow (widths, columns);
  return widths;
}
