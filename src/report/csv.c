/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV writer. */
#include "report/csv.h"

#include "report/flat-text.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"
#define LINE_END "\r\n"
/* What a spreadsheet may read as the beginning of a formula; those of full width too,
 * which it takes for the others where Chinese is typed. */
static const char *const dangerous[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };

/**
 * Csv:
 * @heading: the last one met: it says what the next table is; borrowed
 * @many: there is more than one table
 */
typedef struct
{
  GString *out;
  const ZzBlock *heading;
  gboolean many;
} Csv;

/* "-3.50": a number like any other. */
static gboolean
is_negative_number (const char *text)
{
  return *text == '-' && zz_money_is_valid (text);
}

static gboolean
is_dangerous (const char *text)
{
  if (is_negative_number (text))
    return FALSE;
  /* Spaces may be dropped before it is looked at. */
  text += strspn (text, " \n");
  for (guint i = 0; i < G_N_ELEMENTS (dangerous); i++)
    if (g_str_has_prefix (text, dangerous[i]))
      return TRUE;
  return FALSE;
}

static void
write_field (GString *out,
             const char *text)
{
  const gboolean guarded = is_dangerous (text);
  const gboolean quoted = strpbrk (text, ",\"\n") != NULL || *text == ' ' || g_str_has_suffix (text, " ");

  if (quoted)
    g_string_append_c (out, '"');
  if (guarded)
    g_string_append_c (out, '\'');
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"')
      g_string_append (out, "\"\"");
    else
      g_string_append_c (out, *c);
  if (quoted)
    g_string_append_c (out, '"');
}

static char *
dup_value (const ZzBlock *cell)
{
  if (cell->value.kind == ZZ_VALUE_DATE)
    return zz_date_format (cell->value.date);
  if (cell->value.kind == ZZ_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, cell->value.integer);
  if (cell->value.kind == ZZ_VALUE_MONEY)
    return g_strdup (cell->value.text);
  return zz_block_dup_plain (cell, FALSE);
}

static void
write_row (GString *out,
           const ZzBlock *row,
           guint n_columns)
{
  guint at = 0;

  for (guint i = 0; i < row->blocks->len; i++)
    {
      const ZzBlock *cell = row->blocks->pdata[i];
      g_autofree char *text = dup_value (cell);

      if (i > 0)
        g_string_append_c (out, ',');
      write_field (out, text);
      at += MAX (cell->level, 1);
      /* Every line has the same number of fields. */
      for (guint j = 1; j < cell->level; j++)
        g_string_append_c (out, ',');
    }
  for (at = MAX (at, 1); at < n_columns; at++)
    g_string_append_c (out, ',');
  g_string_append (out, LINE_END);
}

static void
write_title (Csv *csv)
{
  if (csv->out->len > strlen (MARK))
    g_string_append (csv->out, LINE_END);
  if (csv->heading != NULL)
    {
      g_autofree char *title = zz_block_dup_line (csv->heading);

      write_field (csv->out, title);
      g_string_append (csv->out, LINE_END);
    }
}

static void
write_tables (Csv *csv,
              const ZzBlock *block)
{
  const guint n_columns = block->kind == ZZ_BLOCK_TABLE ? zz_table_count_columns (block) : 0;

  if (block->kind == ZZ_BLOCK_HEADING)
    csv->heading = block;
  if (n_columns > 0 && csv->many)
    write_title (csv);
  for (guint i = 0; i < block->blocks->len; i++)
    if (block->kind == ZZ_BLOCK_TABLE)
      write_row (csv->out, block->blocks->pdata[i], n_columns);
    else
      write_tables (csv, block->blocks->pdata[i]);
}

/* Those in the cell of another one are part of its text. */
static guint
count_tables (const ZzBlock *block)
{
  guint n = 0;

  if (block->kind == ZZ_BLOCK_TABLE)
    return zz_table_count_columns (block) > 0 ? 1 : 0;
  for (guint i = 0; i < block->blocks->len; i++)
    n += count_tables (block->blocks->pdata[i]);
  return n;
}

GBytes *
zz_csv_write (const ZzDocument *document,
              GError **error)
{
  Csv csv = { 0 };

  g_return_val_if_fail (document != NULL, NULL);

  csv.out = g_string_new (MARK);
  csv.many = count_tables (document->body) > 1;
  write_tables (&csv, document->body);
  return g_string_free_to_bytes (csv.out);
}
