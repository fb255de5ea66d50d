/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as it came: rows of cells, nothing of ours in it.
 *
 *   GBytes ──zz_table_read()──► ZzTable ──zz_columns_match()──► ZzColumns
 *                                  └────────────┬───────────────────┘
 *                      project ──zz_table_plan_new()──► ZzTablePlan ──► its change set
 *
 * zz_table_read() takes CSV, TSV and XLSX, zz_table_read_clipboard() what a spreadsheet
 * copied (table-read.h has both). They need no project and may run in a worker; a
 * table never changes once it is read and may be used from any thread.
 *
 * Rows without any content are left out; each knows its row number in the source, as
 * a spreadsheet counts. Cells behind the last one with content are empty. All texts
 * are UTF-8 without NUL and live as long as the table.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is accepted at most: a reader refuses more with ZZ_ERROR_LIMIT. */
#define ZZ_TABLE_MAX_BYTES (64u * 1024 * 1024)
#define ZZ_TABLE_MAX_ROWS 100000
#define ZZ_TABLE_MAX_COLUMNS 16384
#define ZZ_TABLE_MAX_CELLS 2000000
#define ZZ_TABLE_MAX_CELL_BYTES (128 * 1024)

/* What sort of thing stood in a cell. CSV has texts only; XLSX has all. */
typedef enum {
  ZZ_CELL_EMPTY,
  ZZ_CELL_TEXT,
  ZZ_CELL_NUMBER,  /* plain decimal text: "-1200.5" */
  ZZ_CELL_DATE,    /* a number shown as a date: "2026-11-22" */
  ZZ_CELL_BOOLEAN, /* "true" or "false" */
  ZZ_CELL_ERROR,   /* what a spreadsheet shows: "#N/A" */
} ZzCellSort;

/* @text: never NULL, "" when empty; borrowed from the table */
typedef struct
{
  const char *text;
  ZzCellSort sort;
} ZzCell;

typedef struct _ZzTable ZzTable;

guint zz_table_get_n_rows (const ZzTable *table);
/* Of the longest row. */
guint zz_table_get_n_columns (const ZzTable *table);
/* The number of row @row in the source, from 1. */
guint zz_table_get_line (const ZzTable *table,
                         guint row);
/* Any @column may be asked for; behind the last cell it is empty. */
ZzCell zz_table_get_cell (const ZzTable *table,
                          guint row,
                          guint column);

/* Whether days count from 1904, as in some workbooks. A number without the format of
 * a date may still be meant as a day: zz_date_from_serial() of table-number.h. */
gboolean zz_table_get_since_1904 (const ZzTable *table);

/* For readers. @name: what messages call the source. */
ZzTable *zz_table_new (const char *name);
void zz_table_free (ZzTable *table);
const char *zz_table_get_name (const ZzTable *table);
void zz_table_set_since_1904 (ZzTable *table,
                              gboolean since_1904);
/* Begins the row of number @line in the source; a row before it without content
 * is dropped. */
void zz_table_begin_row (ZzTable *table,
                         guint line);
/* Keeps @text as long as the table lives, for cells put with zz_table_put(). */
const char *zz_table_keep (ZzTable *table,
                           const char *text,
                           gsize length);
/* Sets the cell at @column, which is behind all those put in the row; @text is one of
 * zz_table_keep() or lives as long. The apostrophe that guards a text is taken off.
 * FALSE: more than is accepted. */
gboolean zz_table_put (ZzTable *table,
                       guint column,
                       ZzCellSort sort,
                       const char *text,
                       GError **error);
/* Whether a spreadsheet would take @text for a formula, apostrophes before it left aside:
 * an export guards it by one more. */
gboolean zz_table_is_like_formula (const char *text);
/* Ends the last row. FALSE: there is no content at all. */
gboolean zz_table_finish (ZzTable *table,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzTable, zz_table_free)

G_END_DECLS
