/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks as plain text. */
#include "report/flat-text.h"

#include "report/clean-text.h"

static const char *const symbols[ZZ_N_TONES] = {
  [ZZ_TONE_MET] = "✓",
  [ZZ_TONE_PARTLY] = "◐",
  [ZZ_TONE_NOT_MET] = "✕",
  [ZZ_TONE_UNKNOWN] = "?",
  [ZZ_TONE_NOT_APPLICABLE] = "–",
};

const char *
zz_tone_get_symbol (ZzTone tone)
{
  g_return_val_if_fail (tone < ZZ_N_TONES, NULL);

  return symbols[tone];
}

static void
append_runs (GString *out,
             const GPtrArray *runs,
             gboolean with_symbols,
             gboolean one_line)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const ZzRun *run = runs->pdata[i];

      if (i > 0)
        g_string_append_c (out, ' ');
      if (with_symbols && run->kind == ZZ_RUN_BADGE && symbols[run->tone] != NULL)
        g_string_append_printf (out, "%s ", symbols[run->tone]);
      zz_clean_text_append (out, run->text, one_line);
    }
}

static void
break_line (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

static void
append_block (GString *out,
              const ZzBlock *block,
              gboolean with_symbols)
{
  if (block->runs->len > 0)
    {
      break_line (out);
      if (block->kind == ZZ_BLOCK_ITEM)
        g_string_append (out, "• ");
      append_runs (out, block->runs, with_symbols, FALSE);
    }
  if (block->under != NULL)
    {
      break_line (out);
      append_runs (out, block->under, with_symbols, FALSE);
    }
  for (guint i = 0; i < block->blocks->len; i++)
    append_block (out, block->blocks->pdata[i], with_symbols);
}

char *
zz_block_dup_plain (const ZzBlock *block,
                    gboolean with_symbols)
{
  GString *out;

  g_return_val_if_fail (block != NULL, NULL);

  out = g_string_new (NULL);
  append_block (out, block, with_symbols);
  return g_string_free (out, FALSE);
}

char *
zz_block_dup_line (const ZzBlock *block)
{
  GString *out;

  g_return_val_if_fail (block != NULL, NULL);

  out = g_string_new (NULL);
  append_runs (out, block->runs, FALSE, TRUE);
  return g_string_free (out, FALSE);
}

const ZzBlock *
zz_block_find_heading (const ZzBlock *section)
{
  g_return_val_if_fail (section != NULL, NULL);

  for (guint i = 0; i < section->blocks->len; i++)
    if (((const ZzBlock *) section->blocks->pdata[i])->kind == ZZ_BLOCK_HEADING)
      return section->blocks->pdata[i];
  return NULL;
}

gboolean
zz_block_is_badge (const ZzBlock *cell)
{
  return cell->blocks->len == 0 && cell->runs->len == 1 && ((const ZzRun *) cell->runs->pdata[0])->kind == ZZ_RUN_BADGE;
}

guint
zz_table_count_columns (const ZzBlock *table)
{
  guint most = table->shares != NULL ? table->shares->len : 0;

  for (guint i = 0; i < table->blocks->len; i++)
    {
      const ZzBlock *row = table->blocks->pdata[i];
      guint columns = 0;

      for (guint j = 0; j < row->blocks->len; j++)
        columns += MAX (((const ZzBlock *) row->blocks->pdata[j])->level, 1);
      most = MAX (most, columns);
    }
  return most;
}

guint
zz_unichar_get_width (gunichar c)
{
  if (c < 0x300)
    return 1;
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* Whether a line may end after @c. */
static gboolean
ends_word (gunichar c)
{
  return c == ' ' || c == '\n' || c == '-' || c == '/' || g_unichar_iswide (c);
}

guint
zz_text_measure (const char *text,
                 guint *word)
{
  guint widest = 0, line = 0, longest = 0, piece = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);
      const guint width = c == '\n' ? 0 : zz_unichar_get_width (c);

      line = c == '\n' ? 0 : line + width;
      piece += c == ' ' ? 0 : width;
      widest = MAX (widest, line);
      longest = MAX (longest, piece);
      if (ends_word (c))
        piece = 0;
    }
  if (word != NULL)
    *word = longest;
  return widest;
}

guint
zz_text_count_lines (const char *text,
                     guint width)
{
  guint lines = 1, line = 0;

  g_return_val_if_fail (text != NULL && width > 0, 1);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      line += c == '\n' ? 0 : zz_unichar_get_width (c);
      if (c == '\n' || line > width)
        {
          lines++;
          line = c == '\n' ? 0 : zz_unichar_get_width (c);
        }
    }
  return lines;
}
