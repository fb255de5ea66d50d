/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document tree. */
#include "report/document.h"

#include <stdarg.h>

static void
run_free (gpointer data)
{
  ZzRun *run = data;

  g_free (run->text);
  g_free (run->target);
  g_free (run);
}

static void
block_free (gpointer data)
{
  ZzBlock *block = data;

  g_free (block->anchor);
  g_clear_pointer (&block->shares, g_array_unref);
  zz_value_clear (&block->value);
  g_clear_pointer (&block->chart, zz_chart_free);
  g_clear_pointer (&block->image, g_bytes_unref);
  g_clear_pointer (&block->under, g_ptr_array_unref);
  g_clear_pointer (&block->runs, g_ptr_array_unref);
  g_clear_pointer (&block->blocks, g_ptr_array_unref);
  g_free (block);
}

static ZzBlock *
block_new (ZzBlockKind kind)
{
  ZzBlock *block = g_new0 (ZzBlock, 1);

  block->kind = kind;
  block->level = 1;
  block->runs = g_ptr_array_new_with_free_func (run_free);
  block->blocks = g_ptr_array_new_with_free_func (block_free);
  return block;
}

ZzDocument *
zz_document_new (ZzLanguage language,
                 const char *title)
{
  ZzDocument *document;

  g_return_val_if_fail (title != NULL, NULL);

  document = g_new0 (ZzDocument, 1);
  document->language = language;
  document->title = g_strdup (title);
  document->made = ZZ_DATE_NONE;
  document->body = block_new (ZZ_BLOCK_SECTION);
  return document;
}

void
zz_document_free (ZzDocument *document)
{
  g_return_if_fail (document != NULL);

  g_free (document->title);
  g_free (document->author);
  g_free (document->running);
  g_free (document->running_under);
  g_free (document->page);
  block_free (document->body);
  g_free (document);
}

ZzBlock *
zz_block_append (ZzBlock *parent,
                 ZzBlockKind kind)
{
  ZzBlock *block;

  g_return_val_if_fail (parent != NULL, NULL);

  block = block_new (kind);
  g_ptr_array_add (parent->blocks, block);
  return block;
}

ZzBlock *
zz_block_append_text (ZzBlock *parent,
                      ZzBlockKind kind,
                      const char *text)
{
  ZzBlock *block = zz_block_append (parent, kind);

  zz_block_add_run (block, ZZ_RUN_TEXT, text);
  return block;
}

ZzBlock *
zz_block_append_heading (ZzBlock *parent,
                         guint level,
                         const char *text)
{
  ZzBlock *block;

  g_return_val_if_fail (level >= 1 && level <= 4, NULL);

  block = zz_block_append_text (parent, ZZ_BLOCK_HEADING, text);
  block->level = level;
  return block;
}

ZzBlock *
zz_block_append_cell (ZzBlock *row,
                      const char *text)
{
  return text != NULL ? zz_block_append_text (row, ZZ_BLOCK_CELL, text) : zz_block_append (row, ZZ_BLOCK_CELL);
}

ZzBlock *
zz_block_append_header_cell (ZzBlock *row,
                             guint span,
                             const char *text)
{
  ZzBlock *cell = zz_block_append_cell (row, text);

  cell->header = TRUE;
  cell->level = span;
  return cell;
}

ZzBlock *
zz_block_append_narrow_cell (ZzBlock *row,
                             const char *text)
{
  ZzBlock *cell = zz_block_append_cell (row, text);

  cell->narrow = TRUE;
  return cell;
}

ZzBlock *
zz_block_append_table (ZzBlock *parent,
                       const char *heading,
                       ...)
{
  ZzBlock *table = zz_block_append (parent, ZZ_BLOCK_TABLE);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  va_list headings;

  table->header_rows = 1;
  va_start (headings, heading);
  for (; heading != NULL; heading = va_arg (headings, const char *))
    zz_block_append_cell (row, heading);
  va_end (headings);
  return table;
}

ZzBlock *
zz_block_append_value_cell (ZzBlock *row,
                            ZzValue value,
                            const char *text)
{
  ZzBlock *cell = zz_block_append_narrow_cell (row, text);

  cell->value = value;
  return cell;
}

void
zz_block_set_shares (ZzBlock *table,
                     guint share,
                     ...)
{
  va_list shares;

  g_return_if_fail (table != NULL && table->kind == ZZ_BLOCK_TABLE);

  g_clear_pointer (&table->shares, g_array_unref);
  table->shares = g_array_new (FALSE, FALSE, sizeof (guint));
  va_start (shares, share);
  for (; share != 0; share = va_arg (shares, guint))
    g_array_append_val (table->shares, share);
  va_end (shares);
}

ZzBlock *
zz_block_append_chart (ZzBlock *parent,
                       ZzChart *chart,
                       const char *words)
{
  ZzBlock *block;

  g_return_val_if_fail (chart != NULL && words != NULL, NULL);

  block = zz_block_append_text (parent, ZZ_BLOCK_CHART, words);
  block->chart = chart;
  return block;
}

ZzBlock *
zz_block_append_image (ZzBlock *parent,
                       GBytes *png,
                       const char *words)
{
  ZzBlock *block;

  g_return_val_if_fail (png != NULL && words != NULL, NULL);

  block = zz_block_append_text (parent, ZZ_BLOCK_IMAGE, words);
  block->image = g_bytes_ref (png);
  return block;
}

static ZzRun *
add_run (ZzBlock *block,
         ZzRunKind kind,
         const char *text)
{
  ZzRun *run = g_new0 (ZzRun, 1);

  run->kind = kind;
  run->text = g_strdup (text);
  g_ptr_array_add (block->runs, run);
  return run;
}

void
zz_block_keep_last (ZzBlock *parent)
{
  ZzBlock *last = parent;

  g_return_if_fail (parent != NULL);

  while (last->blocks->len > 0 && last->kind != ZZ_BLOCK_ROW)
    last = last->blocks->pdata[last->blocks->len - 1];
  last->keep = TRUE;
}

void
zz_block_add_run (ZzBlock *block,
                  ZzRunKind kind,
                  const char *text)
{
  g_return_if_fail (block != NULL && text != NULL);

  add_run (block, kind, text);
}

void
zz_block_add_link (ZzBlock *block,
                   const char *text,
                   const char *anchor)
{
  g_return_if_fail (block != NULL && text != NULL && anchor != NULL);

  add_run (block, ZZ_RUN_LINK, text)->target = g_strdup (anchor);
}

void
zz_block_add_file_link (ZzBlock *block,
                        const char *text,
                        const char *path)
{
  ZzRun *run;

  g_return_if_fail (block != NULL && text != NULL && path != NULL);

  run = add_run (block, ZZ_RUN_LINK, text);
  run->target = g_strdup (path);
  run->file = TRUE;
}

void
zz_block_add_badge (ZzBlock *block,
                    ZzTone tone,
                    const char *text)
{
  g_return_if_fail (block != NULL && text != NULL);

  add_run (block, ZZ_RUN_BADGE, text)->tone = tone;
}
