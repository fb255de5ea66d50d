/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins two trees of the same shape into one of two languages. */
#include "report/document-pair.h"

#include <string.h>

/* Between the languages where there is only one line. */
#define BETWEEN " / "

static gboolean
runs_match (const GPtrArray *first,
            const GPtrArray *second)
{
  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    {
      const ZzRun *a = first->pdata[i], *b = second->pdata[i];

      if (a->kind != b->kind || a->tone != b->tone || g_strcmp0 (a->target, b->target) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
charts_match (const ZzChart *first,
              const ZzChart *second)
{
  if (first == NULL || second == NULL)
    return first == second;
  if (first->from != second->from || first->until != second->until
      || first->rows->len != second->rows->len || first->marks->len != second->marks->len)
    return FALSE;
  for (guint i = 0; i < first->rows->len; i++)
    {
      const ZzChartRow *a = first->rows->pdata[i], *b = second->rows->pdata[i];

      if (a->spans->len != b->spans->len)
        return FALSE;
    }
  return TRUE;
}

static gboolean
shares_match (const GArray *first,
              const GArray *second)
{
  if (first == NULL || second == NULL)
    return first == second;
  return first->len == second->len && memcmp (first->data, second->data, first->len * sizeof (guint)) == 0;
}

static gboolean
looks_match (const ZzBlock *a,
             const ZzBlock *b)
{
  return a->kind == b->kind && a->level == b->level && a->header_rows == b->header_rows && a->landscape == b->landscape
         && a->header == b->header && a->narrow == b->narrow && a->tone == b->tone && a->image == b->image
         && g_strcmp0 (a->anchor, b->anchor) == 0 && zz_value_equal (&a->value, &b->value);
}

/* @path: of @first, a number for each level; holds the place of the first
 * difference afterwards. */
static gboolean
blocks_match (const ZzBlock *first,
              const ZzBlock *second,
              GString *path)
{
  const gsize length = path->len;

  if (!looks_match (first, second) || !runs_match (first->runs, second->runs) || !charts_match (first->chart, second->chart)
      || !shares_match (first->shares, second->shares) || first->blocks->len != second->blocks->len)
    return FALSE;
  for (guint i = 0; i < first->blocks->len; i++)
    {
      g_string_append_printf (path, "%s%u", length > 0 ? "/" : "", i);
      if (!blocks_match (first->blocks->pdata[i], second->blocks->pdata[i], path))
        return FALSE;
      g_string_truncate (path, length);
    }
  return TRUE;
}

gboolean
zz_documents_match (const ZzDocument *first,
                    const ZzDocument *second,
                    char **where)
{
  g_autoptr (GString) path = g_string_new (NULL);
  gboolean match;

  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  match = blocks_match (first->body, second->body, path);
  if (where != NULL)
    *where = match ? NULL : g_strdup (path->str);
  return match;
}

/* Nothing is lost where a line has to hold both. */
static void
join (char **first,
      const char *second)
{
  char *both;

  if (*first == NULL || second == NULL || g_str_equal (*first, second))
    return;
  both = g_strconcat (*first, BETWEEN, second, NULL);
  g_free (*first);
  *first = both;
}

static void
join_charts (ZzChart *first,
             const ZzChart *second)
{
  for (guint i = 0; i < first->rows->len; i++)
    {
      const ZzChartRow *other = second->rows->pdata[i];
      ZzChartRow *row = first->rows->pdata[i];

      join (&row->label, other->label);
      join (&row->value, other->value);
    }
  for (guint i = 0; i < ZZ_N_TONES; i++)
    join (&first->legend[i], second->legend[i]);
}

/* What reads the same needs no second line. */
static void
drop_same (const GPtrArray *runs,
           GPtrArray *under)
{
  for (guint i = under->len; i > 0; i--)
    {
      const ZzRun *above = runs->pdata[i - 1], *below = under->pdata[i - 1];

      if (g_str_equal (above->text, below->text))
        g_ptr_array_remove_index (under, i - 1);
    }
}

static void
pair_blocks (ZzBlock *first,
             ZzBlock *second)
{
  if (second->runs->len > 0)
    {
      drop_same (first->runs, second->runs);
      if (second->runs->len > 0)
        first->under = g_steal_pointer (&second->runs);
    }
  if (first->chart != NULL)
    join_charts (first->chart, second->chart);
  for (guint i = 0; i < first->blocks->len; i++)
    pair_blocks (first->blocks->pdata[i], second->blocks->pdata[i]);
}

/* One language behind the other: longer than it should be, but nothing is missing. */
static void
append_blocks (ZzBlock *first,
               ZzBlock *second)
{
  zz_block_append (first, ZZ_BLOCK_PAGE_BREAK);
  g_ptr_array_extend_and_steal (first->blocks, g_steal_pointer (&second->blocks));
}

ZzDocument *
zz_document_pair (ZzDocument *first,
                  ZzDocument *second)
{
  g_autofree char *where = NULL;

  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  if (zz_documents_match (first, second, &where))
    pair_blocks (first->body, second->body);
  else
    {
      g_critical ("the languages of “%s” differ in shape at block %s", first->title, where);
      append_blocks (first->body, second->body);
    }
  join (&first->title, second->title);
  join (&first->author, second->author);
  if (g_strcmp0 (first->running, second->running) != 0)
    first->running_under = g_steal_pointer (&second->running);
  join (&first->page, second->page);
  first->bilingual = TRUE;
  zz_document_free (second);
  return first;
}
