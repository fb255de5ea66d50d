/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells. */
#include "config.h"

#include "store/table.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Cells may repeat one shared text; all that they show together is bounded too. */
#define MAX_SHOWN_BYTES (4 * (gsize) ZZ_TABLE_MAX_BYTES)

/* @start: of its cells, which reach to the next row's. */
typedef struct
{
  guint line;
  guint start;
} Row;

struct _ZzTable
{
  char *name;
  GStringChunk *texts;
  GArray *rows;  /* Row */
  GArray *cells; /* ZzCell */
  guint n_columns;
  gsize n_shown;
  gboolean since_1904;
};

static const Row *
get_row (const ZzTable *table,
         guint row)
{
  return &g_array_index (table->rows, Row, row);
}

static guint
get_end (const ZzTable *table,
         guint row)
{
  return row + 1 < table->rows->len ? get_row (table, row + 1)->start : table->cells->len;
}

ZzTable *
zz_table_new (const char *name)
{
  ZzTable *table;

  g_return_val_if_fail (name != NULL, NULL);

  table = g_new0 (ZzTable, 1);
  table->name = g_strdup (name);
  table->texts = g_string_chunk_new (65536);
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  table->cells = g_array_new (FALSE, FALSE, sizeof (ZzCell));
  return table;
}

void
zz_table_free (ZzTable *table)
{
  g_return_if_fail (table != NULL);

  g_array_unref (table->cells);
  g_array_unref (table->rows);
  g_string_chunk_free (table->texts);
  g_free (table->name);
  g_free (table);
}

const char *
zz_table_get_name (const ZzTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->name;
}

guint
zz_table_get_n_rows (const ZzTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->rows->len;
}

guint
zz_table_get_n_columns (const ZzTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->n_columns;
}

guint
zz_table_get_line (const ZzTable *table,
                   guint row)
{
  g_return_val_if_fail (table != NULL && row < table->rows->len, 0);

  return get_row (table, row)->line;
}

ZzCell
zz_table_get_cell (const ZzTable *table,
                   guint row,
                   guint column)
{
  const ZzCell empty = { "", ZZ_CELL_EMPTY };
  guint start;

  g_return_val_if_fail (table != NULL && row < table->rows->len, empty);

  start = get_row (table, row)->start;
  return column < get_end (table, row) - start ? g_array_index (table->cells, ZzCell, start + column) : empty;
}

gboolean
zz_table_get_since_1904 (const ZzTable *table)
{
  g_return_val_if_fail (table != NULL, FALSE);

  return table->since_1904;
}

void
zz_table_set_since_1904 (ZzTable *table,
                         gboolean since_1904)
{
  g_return_if_fail (table != NULL);

  table->since_1904 = since_1904;
}

static void
drop_empty_row (ZzTable *table)
{
  if (table->rows->len > 0 && get_row (table, table->rows->len - 1)->start == table->cells->len)
    g_array_set_size (table->rows, table->rows->len - 1);
}

void
zz_table_begin_row (ZzTable *table,
                    guint line)
{
  Row row = { .line = line };

  g_return_if_fail (table != NULL);

  drop_empty_row (table);
  row.start = table->cells->len;
  g_array_append_val (table->rows, row);
}

const char *
zz_table_keep (ZzTable *table,
               const char *text,
               gsize length)
{
  g_return_val_if_fail (table != NULL && text != NULL, "");

  return length > 0 ? g_string_chunk_insert_len (table->texts, text, (gssize) length) : "";
}

static gboolean
set_limit (const ZzTable *table,
           const char *what,
           GError **error)
{
  const guint line = get_row (table, table->rows->len - 1)->line;

  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s, row %u: %s; take away what does not belong to the list"), table->name, line, what);
  return FALSE;
}

gboolean
zz_table_is_like_formula (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

gboolean
zz_table_put (ZzTable *table,
              guint column,
              ZzCellSort sort,
              const char *text,
              GError **error)
{
  const ZzCell empty = { "", ZZ_CELL_EMPTY };
  ZzCell cell = { text, sort };
  gsize length;
  guint start;

  g_return_val_if_fail (table != NULL && table->rows->len > 0 && text != NULL, FALSE);

  if (sort == ZZ_CELL_EMPTY || *text == '\0')
    return TRUE;
  if (sort == ZZ_CELL_TEXT && *text == '\'' && zz_table_is_like_formula (text))
    cell.text = ++text;
  length = strlen (text);
  start = get_row (table, table->rows->len - 1)->start;
  if (table->rows->len > ZZ_TABLE_MAX_ROWS)
    return set_limit (table, _ ("the table has more rows than this program reads"), error);
  if (column >= ZZ_TABLE_MAX_COLUMNS)
    return set_limit (table, _ ("the table has more columns than any spreadsheet"), error);
  if (length > ZZ_TABLE_MAX_CELL_BYTES)
    return set_limit (table, _ ("the text of a cell is longer than any spreadsheet takes"), error);
  if (start + column >= ZZ_TABLE_MAX_CELLS || table->n_shown + length > MAX_SHOWN_BYTES)
    return set_limit (table, _ ("the table has more content than this program reads"), error);
  g_return_val_if_fail (column >= table->cells->len - start, FALSE);
  while (table->cells->len - start < column)
    g_array_append_val (table->cells, empty);
  g_array_append_val (table->cells, cell);
  table->n_shown += length;
  table->n_columns = MAX (table->n_columns, column + 1);
  return TRUE;
}

gboolean
zz_table_finish (ZzTable *table,
                 GError **error)
{
  g_return_val_if_fail (table != NULL, FALSE);

  drop_empty_row (table);
  if (table->rows->len > 0)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("%s: the table is empty; give one with a row of titles and rows below it"), table->name);
  return FALSE;
}
