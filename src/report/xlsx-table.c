/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a sheet. */
#include "report/xlsx-private.h"

#include "report/flat-text.h"

#include <string.h>

/* Columns are no wider than this; what is longer is broken into lines. */
#define MAX_WIDTH 60
/* But for those with a text that would need a higher row than there is. */
#define MAX_WIDTH_LONG 120
#define LONG_TEXT 1200
#define MIN_WIDTH 8
/* A formula holds no longer text, quotes doubled. */
#define MAX_COMPARED 120
/* Of a heading that is said again. */
#define MAX_REPEATED 60
/* Rows above the table that may stay in sight with its head. */
#define MAX_FROZEN 6

/**
 * Table:
 * @parts: for each column, how many cells its longest text takes (guint)
 */
typedef struct
{
  const ZzBlock *block;
  guint n_columns;
  GArray *parts;
} Table;

static guint
count_parts (const char *text)
{
  g_autoptr (GPtrArray) parts = xlsx_split_text (text);

  return parts->len;
}

static void
widen (GArray *widths,
       guint column,
       guint width)
{
  guint *at;

  if (column >= widths->len)
    g_array_set_size (widths, column + 1);
  at = &g_array_index (widths, guint, column);
  *at = MAX (*at, MAX (width, MIN_WIDTH));
}

static GArray *
count_all_parts (const ZzBlock *table,
                 guint n_columns,
                 GArray *widths)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (parts, n_columns);
  for (guint i = 0; i < table->blocks->len; i++)
    {
      const ZzBlock *row = table->blocks->pdata[i];
      guint at = 0;

      for (guint j = 0; j < row->blocks->len; j++)
        {
          const ZzBlock *cell = row->blocks->pdata[j];
          g_autofree char *text = zz_block_dup_plain (cell, TRUE);
          guint *most = &g_array_index (parts, guint, at);

          *most = MAX (*most, count_parts (text));
          /* One more for the letters that are wider than the others, or bold, and, at the
           * head, for the button that filters. */
          if (widths != NULL && cell->level <= 1)
            widen (widths, at, MIN (zz_text_measure (text, NULL) + (i < table->header_rows ? 4 : 3), strlen (text) > LONG_TEXT ? MAX_WIDTH_LONG : MAX_WIDTH));
          at += MAX (cell->level, 1);
        }
    }
  return parts;
}

guint
xlsx_measure_table (GArray *widths,
                    const ZzBlock *table)
{
  guint columns = zz_table_count_columns (table);
  g_autoptr (GArray) parts = count_all_parts (table, columns, widths);

  for (guint i = 0; i < parts->len; i++)
    for (guint j = 1; j < g_array_index (parts, guint, i); j++)
      widen (widths, columns++, MAX_WIDTH_LONG);
  return columns;
}

/* Where the text of @column goes on. */
static guint
find_more (const Table *table,
           guint column)
{
  guint more = table->n_columns;

  for (guint i = 0; i < column; i++)
    more += MAX (g_array_index (table->parts, guint, i), 1) - 1;
  return more;
}

static XlsxFormat
choose_format (const ZzBlock *cell,
               gboolean header)
{
  if (header)
    return XLSX_HEADER;
  if (cell->header)
    return cell->level > 1 ? XLSX_BAND : XLSX_ROW_HEADER;
  return XLSX_TEXT;
}

/* What goes on says of what, with a number. */
static void
write_more_headings (XlsxSheet *sheet,
                     const Table *table,
                     guint column,
                     const ZzBlock *cell)
{
  g_autofree char *whole = zz_block_dup_plain (cell, FALSE);
  g_autofree char *heading = g_utf8_substring (whole, 0, MIN (g_utf8_strlen (whole, -1), MAX_REPEATED));
  const guint more = find_more (table, column);

  for (guint i = 1; i < g_array_index (table->parts, guint, column); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s (%u)", heading, i + 1);

      xlsx_write_string (sheet, sheet->row, more + i - 1, numbered, sheet->book->formats[XLSX_HEADER]);
    }
}

static void
write_row (XlsxSheet *sheet,
           const Table *table,
           const ZzBlock *row,
           gboolean header)
{
  guint at = 0, lines = 1;

  for (guint i = 0; i < row->blocks->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];
      const XlsxFormat format = choose_format (cell, header);
      const guint needed = xlsx_write_cell (sheet, sheet->row, at, find_more (table, at), cell, format);

      lines = MAX (lines, needed);
      for (guint j = 1; j < cell->level; j++)
        xlsx_write_string (sheet, sheet->row, at + j, "", sheet->book->formats[format]);
      if (header)
        write_more_headings (sheet, table, at, cell);
      at += MAX (cell->level, 1);
    }
  xlsx_set_lines (sheet, sheet->row++, lines);
}

/* The cell of @row at @column; NULL where there is none of its own. */
static const ZzBlock *
find_cell (const ZzBlock *row,
           guint column)
{
  guint at = 0;

  for (guint i = 0; i < row->blocks->len && at <= column; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];

      if (at == column)
        return cell->level <= 1 ? cell : NULL;
      at += MAX (cell->level, 1);
    }
  return NULL;
}

/* The statuses in @column, their words to their tones. */
static GHashTable *
list_statuses (const ZzBlock *table,
               guint column)
{
  GHashTable *statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = table->header_rows; i < table->blocks->len; i++)
    {
      const ZzBlock *cell = find_cell (table->blocks->pdata[i], column);

      if (cell != NULL && zz_block_is_badge (cell))
        g_hash_table_insert (statuses, zz_block_dup_plain (cell, TRUE),
                             GUINT_TO_POINTER (((const ZzRun *) cell->runs->pdata[0])->tone));
    }
  return statuses;
}

static void
colour_status (XlsxSheet *sheet,
               guint first,
               guint column,
               const char *words,
               ZzTone tone)
{
  g_autoptr (GString) compared = g_string_new (words);
  lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_CELL, .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO };

  if (g_utf8_strlen (words, -1) > MAX_COMPARED)
    return;
  g_string_replace (compared, "\"", "\"\"", 0);
  g_string_prepend_c (compared, '"');
  g_string_append_c (compared, '"');
  rule.value_string = compared->str;
  rule.format = sheet->book->rules[tone];
  xlsx_note_cell (sheet->book, words, worksheet_conditional_format_range (sheet->sheet, first, (lxw_col_t) column, sheet->row - 1, (lxw_col_t) column, &rule));
}

/* Whoever changes the word of a status sees its colour follow. */
static void
colour_statuses (XlsxSheet *sheet,
                 const Table *table,
                 guint first)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autoptr (GHashTable) statuses = list_statuses (table->block, i);
      g_autoptr (GList) words = g_list_sort (g_hash_table_get_keys (statuses), (GCompareFunc) g_strcmp0);

      for (GList *l = words; l != NULL; l = l->next)
        colour_status (sheet, first, i, l->data, (ZzTone) GPOINTER_TO_UINT (g_hash_table_lookup (statuses, l->data)));
    }
}

/* The head of a sheet's first table stays in sight, on paper too, and filters. */
static void
hold_head (XlsxSheet *sheet,
           const Table *table,
           guint first)
{
  const guint body = first + table->block->header_rows;
  const guint columns = find_more (table, table->n_columns);

  if (sheet->tables > 0 || table->block->header_rows == 0 || sheet->row <= body)
    return;
  if (first <= MAX_FROZEN)
    worksheet_freeze_panes (sheet->sheet, body, 0);
  xlsx_note_error (sheet->book, worksheet_repeat_rows (sheet->sheet, first, body - 1));
  xlsx_note_error (sheet->book, worksheet_autofilter (sheet->sheet, body - 1, 0, sheet->row - 1, (lxw_col_t) (columns - 1)));
}

void
xlsx_write_table (XlsxSheet *sheet,
                  const ZzBlock *block)
{
  Table table = { .block = block, .n_columns = zz_table_count_columns (block) };
  const guint first = sheet->row;

  if (table.n_columns == 0)
    return;
  table.parts = count_all_parts (block, table.n_columns, NULL);
  for (guint i = 0; i < block->blocks->len; i++)
    write_row (sheet, &table, block->blocks->pdata[i], i < block->header_rows);
  if (sheet->row > first + block->header_rows)
    colour_statuses (sheet, &table, first + block->header_rows);
  hold_head (sheet, &table, first);
  g_array_unref (table.parts);
  sheet->tables++;
  /* An empty row between this table and what follows. */
  sheet->row++;
}
