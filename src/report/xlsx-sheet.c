/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections as sheets: a name, what stands above the table, the table. */
#include "report/xlsx-private.h"

#include "report/flat-text.h"

/* How wide the text of a sheet without a table is. */
#define TEXT_WIDTH 100

static const XlsxFormat formats[] = {
  [ZZ_BLOCK_HEADING] = XLSX_HEADING,
  [ZZ_BLOCK_PARAGRAPH] = XLSX_PARAGRAPH,
  [ZZ_BLOCK_NOTICE] = XLSX_PARAGRAPH,
  [ZZ_BLOCK_NOTE] = XLSX_NOTE,
  [ZZ_BLOCK_LIST] = XLSX_PARAGRAPH,
  [ZZ_BLOCK_ITEM] = XLSX_PARAGRAPH,
  [ZZ_BLOCK_CHART] = XLSX_PARAGRAPH,
};

static guint
add_widths (const XlsxSheet *sheet)
{
  guint all = 0;

  for (guint i = 0; i < sheet->widths->len; i++)
    all += g_array_index (sheet->widths, guint, i);
  return all;
}

/* Over all columns of the table. */
static void
write_across (XlsxSheet *sheet,
              const char *text,
              XlsxFormat format)
{
  lxw_format *look = sheet->book->formats[format];
  g_autofree char *escaped = xlsx_escape (text);

  /* All of them are there. */
  sheet->book->room += sheet->columns * XLSX_CELL_ROOM;
  xlsx_note_cell (sheet->book, escaped, worksheet_merge_range (sheet->sheet, sheet->row, 0, sheet->row, (lxw_col_t) (sheet->columns - 1), escaped, look));
}

/* In tenths of a line of a cell; and how high a heading is at least, room above included. */
static guint
get_size (XlsxFormat format)
{
  return format == XLSX_TITLE ? 16 : format == XLSX_HEADING ? 12
                                                            : 10;
}

static void
set_height (XlsxSheet *sheet,
            const char *text,
            XlsxFormat format)
{
  const guint size = get_size (format);
  const guint lines = xlsx_count_lines (text, add_widths (sheet) * 10 / size);
  const guint tall = (lines * size + 9) / 10;

  xlsx_set_lines (sheet, sheet->row, size > 10 ? MAX (tall, 2) : tall);
}

/* Over all columns there are, in as many lines as it takes. */
static void
write_words (XlsxSheet *sheet,
             const char *text,
             XlsxFormat format)
{
  g_autoptr (GPtrArray) parts = xlsx_split_text (text);

  if (*text == '\0')
    return;
  for (guint i = 0; i < parts->len; i++, sheet->row++)
    {
      const char *part = parts->pdata[i];

      set_height (sheet, part, format);
      if (sheet->columns > 1)
        write_across (sheet, part, format);
      else
        xlsx_write_string (sheet, sheet->row, 0, part, sheet->book->formats[format]);
    }
}

static void
write_text_block (XlsxSheet *sheet,
                  const ZzBlock *block)
{
  g_autofree char *text = zz_block_dup_plain (block, TRUE);
  const gboolean title = block->kind == ZZ_BLOCK_HEADING && block->level == 1;

  if (block->kind == ZZ_BLOCK_HEADING && sheet->row > 0)
    sheet->row++;
  write_words (sheet, text, title ? XLSX_TITLE : formats[block->kind]);
}

/* @skipped: the heading the sheet is named after, where its name says all of it. */
static void
write_block (XlsxSheet *sheet,
             const ZzBlock *block,
             const ZzBlock *skipped)
{
  if (block == skipped || block->kind == ZZ_BLOCK_PAGE_BREAK)
    return;
  if (block->kind == ZZ_BLOCK_TABLE)
    xlsx_write_table (sheet, block);
  else if (block->kind == ZZ_BLOCK_IMAGE)
    xlsx_write_picture (sheet, block);
  else if (block->kind == ZZ_BLOCK_SECTION)
    for (guint i = 0; i < block->blocks->len; i++)
      write_block (sheet, block->blocks->pdata[i], skipped);
  else
    write_text_block (sheet, block);
}

static void
measure_block (XlsxSheet *sheet,
               const ZzBlock *block)
{
  if (block->kind == ZZ_BLOCK_TABLE)
    sheet->columns = MAX (sheet->columns, xlsx_measure_table (sheet->widths, block));
  else if (block->kind == ZZ_BLOCK_SECTION)
    for (guint i = 0; i < block->blocks->len; i++)
      measure_block (sheet, block->blocks->pdata[i]);
}

static void
set_widths (XlsxSheet *sheet)
{
  guint text = TEXT_WIDTH;

  if (sheet->columns == 0)
    g_array_append_val (sheet->widths, text);
  for (guint i = 0; i < sheet->widths->len; i++)
    xlsx_note_cell (sheet->book, NULL, worksheet_set_column (sheet->sheet, (lxw_col_t) i, (lxw_col_t) i, g_array_index (sheet->widths, guint, i), NULL));
}

/* A4 on its side, as many pages long as it takes; Excel fills in the codes after "&". */
static void
set_paper (XlsxSheet *sheet)
{
  worksheet_set_paper (sheet->sheet, 9);
  worksheet_set_landscape (sheet->sheet);
  worksheet_fit_to_pages (sheet->sheet, 1, 0);
  xlsx_note_error (sheet->book, worksheet_set_header (sheet->sheet, "&L&A"));
  xlsx_note_error (sheet->book, worksheet_set_footer (sheet->sheet, "&C&P / &N"));
}

/* Blocks of the body from @from up to, not including, @until become one sheet. */
static void
write_sheet (XlsxBook *book,
             guint from,
             guint until,
             const char *title,
             const ZzBlock *heading)
{
  const GPtrArray *blocks = book->document->body->blocks;
  g_autofree char *name = xlsx_name_sheet (book->names, title);
  g_autoptr (GArray) widths = g_array_new (FALSE, TRUE, sizeof (guint));
  XlsxSheet sheet = { .book = book, .widths = widths };
  const ZzBlock *skipped = heading != NULL && heading->under == NULL && g_strcmp0 (name, title) == 0 ? heading : NULL;

  sheet.sheet = workbook_add_worksheet (book->book, name);
  if (sheet.sheet == NULL)
    {
      xlsx_note_error (book, LXW_ERROR_SHEETNAME_ALREADY_USED);
      return;
    }
  for (guint i = from; i < until; i++)
    measure_block (&sheet, blocks->pdata[i]);
  set_widths (&sheet);
  set_paper (&sheet);
  for (guint i = from; i < until; i++)
    write_block (&sheet, blocks->pdata[i], skipped);
}

/* The heading of a section that makes a sheet of its own; NULL for what belongs to the
 * sheet before. */
static const ZzBlock *
find_title (const ZzBlock *block)
{
  return block->kind == ZZ_BLOCK_SECTION ? zz_block_find_heading (block) : NULL;
}

void
xlsx_write_sheets (XlsxBook *book)
{
  const GPtrArray *blocks = book->document->body->blocks;
  guint until = 0;

  do
    {
      const guint from = until;
      const ZzBlock *heading = from < blocks->len ? find_title (blocks->pdata[from]) : NULL;
      g_autofree char *title = heading != NULL ? zz_block_dup_line (heading) : g_strdup (book->document->title);

      for (until = MIN (from + 1, blocks->len); until < blocks->len && find_title (blocks->pdata[until]) == NULL;)
        until++;
      write_sheet (book, from, until, title, heading);
    }
  while (until < blocks->len);
}
