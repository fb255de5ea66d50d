/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV writer. Of a document of tables each is a table under its heading, as programs
 * read them; of one that is read, everything is a line, in the order of reading. */
#include "report/csv.h"

#include "report/clean-text.h"
#include "report/flat-text.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"
#define LINE_END "\r\n"
/* What a spreadsheet may read as the beginning of a formula; those of full width too,
 * which it takes for the others where Chinese is typed. */
static const char *const dangerous[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };

/* What the last line belongs to. */
typedef enum {
  CSV_NOTHING,
  CSV_HEADING,
  CSV_TEXT,
  CSV_ROWS,
} CsvLast;

/**
 * Csv:
 * @heading: the last one met: it says what the next table is; borrowed
 * @many: there is more than one table
 * @last: of a document that is more than tables
 */
typedef struct
{
  GString *out;
  const ZzBlock *heading;
  gboolean many;
  CsvLast last;
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
  /* Some programs part fields at a semicolon, whoever wrote a comma. */
  const gboolean quoted = strpbrk (text, ",;\"\n") != NULL || *text == ' ' || g_str_has_suffix (text, " ");

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

/* Texts and tables stand apart, and every heading from what is above it. */
static void
begin (Csv *csv,
       CsvLast next)
{
  const gboolean apart = next == CSV_HEADING || (csv->last != CSV_HEADING && (csv->last != next || next == CSV_ROWS));

  if (apart && csv->last != CSV_NOTHING)
    g_string_append (csv->out, LINE_END);
  csv->last = next;
}

static void
write_text (Csv *csv,
            const ZzBlock *block)
{
  g_autofree char *text = zz_block_dup_plain (block, FALSE);

  if (*text == '\0')
    return;
  begin (csv, block->kind == ZZ_BLOCK_HEADING ? CSV_HEADING : CSV_TEXT);
  write_field (csv->out, text);
  g_string_append (csv->out, LINE_END);
}

static void
write_label (GString *out,
             const char *label)
{
  g_autofree char *clean = zz_clean_text (label != NULL ? label : "");

  write_field (out, clean);
}

/* From when until when, a line for each span. */
static void
write_timeline (GString *out,
                const ZzChart *chart,
                const ZzChartRow *row)
{
  for (guint i = 0; i < row->spans->len; i++)
    {
      const ZzChartSpan *span = row->spans->pdata[i];
      g_autofree char *from = zz_date_format ((ZzDate) span->from);
      g_autofree char *until = zz_date_format ((ZzDate) (span->until - 1));

      write_label (out, row->label);
      g_string_append_c (out, ',');
      write_label (out, chart->legend[span->tone]);
      g_string_append_printf (out, ",%s,%s" LINE_END, from, until);
    }
}

/* How many of each status; of a chart that names none, what stands at the end of its bar. */
static void
write_bar (GString *out,
           const ZzChart *chart,
           const ZzChartRow *row)
{
  gboolean named = FALSE;

  write_label (out, row->label);
  for (guint tone = 0; tone < ZZ_N_TONES; tone++)
    if (chart->legend[tone] != NULL)
      {
        gint64 n = 0;

        for (guint i = 0; i < row->spans->len; i++)
          {
            const ZzChartSpan *span = row->spans->pdata[i];

            n += span->tone == tone ? span->until - span->from : 0;
          }
        g_string_append_printf (out, ",%" G_GINT64_FORMAT, n);
        named = TRUE;
      }
  if (!named)
    {
      g_string_append_c (out, ',');
      write_label (out, row->value);
    }
  g_string_append (out, LINE_END);
}

static void
write_bar_headings (GString *out,
                    const ZzChart *chart)
{
  const gsize start = out->len;

  for (guint tone = 0; tone < ZZ_N_TONES; tone++)
    if (chart->legend[tone] != NULL)
      {
        g_string_append_c (out, ',');
        write_label (out, chart->legend[tone]);
      }
  if (out->len > start)
    g_string_append (out, LINE_END);
}

/* What it is drawn from; its words say no more. */
static void
write_chart (Csv *csv,
             const ZzChart *chart)
{
  if (chart->rows->len == 0)
    return;
  begin (csv, CSV_ROWS);
  if (!chart->days)
    write_bar_headings (csv->out, chart);
  for (guint i = 0; i < chart->rows->len; i++)
    if (chart->days)
      write_timeline (csv->out, chart, chart->rows->pdata[i]);
    else
      write_bar (csv->out, chart, chart->rows->pdata[i]);
}

static void
write_table (Csv *csv,
             const ZzBlock *table)
{
  const guint n_columns = zz_table_count_columns (table);

  if (n_columns == 0)
    return;
  begin (csv, CSV_ROWS);
  for (guint i = 0; i < table->blocks->len; i++)
    write_row (csv->out, table->blocks->pdata[i], n_columns);
}

static gboolean
is_holder (const ZzBlock *block)
{
  return block->kind == ZZ_BLOCK_SECTION || block->kind == ZZ_BLOCK_LIST;
}

/* All that is read, in the order in which it is read. A picture is not. */
static void
write_all (Csv *csv,
           const ZzBlock *block)
{
  for (guint i = 0; i < block->blocks->len; i++)
    {
      const ZzBlock *child = block->blocks->pdata[i];

      if (is_holder (child))
        write_all (csv, child);
      else if (child->kind == ZZ_BLOCK_TABLE)
        write_table (csv, child);
      else if (child->kind == ZZ_BLOCK_CHART)
        write_chart (csv, child->chart);
      else if (child->kind != ZZ_BLOCK_IMAGE)
        write_text (csv, child);
    }
}

/* Whether there is anything to read beside tables and their headings. */
static gboolean
is_read (const ZzBlock *block)
{
  for (guint i = 0; i < block->blocks->len; i++)
    {
      const ZzBlock *child = block->blocks->pdata[i];

      if (is_holder (child) ? is_read (child) : child->kind != ZZ_BLOCK_TABLE && child->kind != ZZ_BLOCK_HEADING && child->kind != ZZ_BLOCK_PAGE_BREAK)
        return TRUE;
    }
  return FALSE;
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
  if (is_read (document->body))
    write_all (&csv, document->body);
  else
    write_tables (&csv, document->body);
  return g_string_free_to_bytes (csv.out);
}
