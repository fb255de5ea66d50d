/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up documents that are hard to print. */
#include "print-sample.h"

#define LONG_WORD "supercalifragilisticexpialidocioussupercalifragilisticexpialidocioussupercalifragilisticexpialidocious"

static const char *const hostile[] = {
  "\xd8\xa7\xd9\x84\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 \xd8\xb9\xd9\x84\xd9\x8a\xd9\x83\xd9\x85 \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d mixed with English",
  "tab\there, line\nfeed\r\nand return\rend",
  "control \x01\x02\x1b[31m and \x7f bytes",
  "not utf-8: \xff\xfe\xc3( end",
  "emoji \xf0\x9f\x98\x80 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb object \xef\xbf\xbc override \xe2\x80\xae txet",
  LONG_WORD,
  "<script>alert(1)</script> & \"quotes\" 'single' =cmd|' /C calc'!A0",
  "一个没有空格也没有标点的很长很长的中文句子用来检查换行是否正确并且不会超出版心的右边界也不会与其他文字重叠",
  "“引号”、（括号）；以及……破折号——结束。",
};

static void
add_hostile_table (ZzBlock *section)
{
  ZzBlock *table = zz_block_append_table (section, LONG_WORD, "Date", "说明", hostile[1], NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

      zz_block_append_header_cell (row, 1, hostile[i]);
      zz_block_append_narrow_cell (row, "2027-03-01");
      zz_block_append_cell (row, hostile[(i + 3) % G_N_ELEMENTS (hostile)]);
      zz_block_add_badge (zz_block_append_cell (row, NULL), (ZzTone) (i % ZZ_N_TONES), i % 2 == 0 ? "待补充" : LONG_WORD);
      if (i % 4 == 1)
        zz_block_append_header_cell (zz_block_append (table, ZZ_BLOCK_ROW), 4, hostile[i]);
    }
}

ZzDocument *
print_sample_hostile (void)
{
  ZzDocument *document = zz_document_new (ZZ_LANGUAGE_ZH_CN, hostile[3]);

  document->running = g_strdup (hostile[1]);
  document->page = g_strdup ("第 {n} 页，共 {m} 页");
  document->author = g_strdup (hostile[2]);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
      ZzBlock *paragraph, *list;

      section->anchor = g_strdup (hostile[i]);
      zz_block_append_heading (section, 1 + i % 4, hostile[i]);
      paragraph = zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, hostile[i]);
      zz_block_add_run (paragraph, ZZ_RUN_STRONG, hostile[i]);
      zz_block_add_link (paragraph, hostile[i], hostile[(i + 1) % G_N_ELEMENTS (hostile)]);
      zz_block_add_link (paragraph, "nowhere", "no such anchor");
      zz_block_add_badge (paragraph, (ZzTone) (i % ZZ_N_TONES), hostile[i]);
      zz_block_append_text (section, ZZ_BLOCK_NOTICE, hostile[i])->tone = (ZzTone) (i % ZZ_N_TONES);
      zz_block_append_text (section, ZZ_BLOCK_NOTE, hostile[i]);
      list = zz_block_append (section, ZZ_BLOCK_LIST);
      zz_block_append_text (zz_block_append_text (list, ZZ_BLOCK_ITEM, hostile[i]), ZZ_BLOCK_PARAGRAPH, "under the item");
    }
  add_hostile_table (zz_block_append (document->body, ZZ_BLOCK_SECTION));
  return document;
}

ZzDocument *
print_sample_table (guint n,
                    gboolean landscape)
{
  ZzDocument *document = zz_document_new (ZZ_LANGUAGE_EN, "Table");
  ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  ZzBlock *table;

  section->landscape = landscape;
  document->page = g_strdup ("Page {n} of {m}");
  zz_block_append_heading (section, 1, "A table");
  table = zz_block_append_table (section, "Number", "Day", "What it says", "Where", "By whom", NULL);
  for (guint i = 0; i < n; i++)
    {
      ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
      g_autofree char *text = g_strdup_printf ("row %u end", i);

      zz_block_append_header_cell (row, 1, text);
      zz_block_append_narrow_cell (row, "1 March 2027");
      zz_block_append_cell (row, "A sentence that is long enough to need more than one line in a column of a table.");
      zz_block_append_cell (row, "示例省示例市示例路 1 号");
      zz_block_append_cell (row, "Somebody Example");
    }
  return document;
}

ZzChart *
print_sample_bars (void)
{
  static const char *const labels[] = { "Legal status", "财务资信", "A category with a name that is much too long for its place in a chart", "<b>&\"'\n\x01", "" };
  ZzChart *chart = zz_chart_new (0, 12);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      ZzChartRow *row = zz_chart_append_row (chart, labels[i], "5 of 12");

      zz_chart_row_append_span (row, 0, 2 + i, ZZ_TONE_MET, "5");
      zz_chart_row_append_span (row, 2 + i, 4 + i, ZZ_TONE_PARTLY, "2");
      zz_chart_row_append_span (row, 4 + i, 6 + i, ZZ_TONE_NOT_MET, NULL);
      zz_chart_row_append_span (row, 6 + i, 7 + i, ZZ_TONE_UNKNOWN, NULL);
    }
  for (guint i = 0; i <= 12; i += 3)
    {
      g_autofree char *label = g_strdup_printf ("%u", i);

      zz_chart_append_mark (chart, i, label, FALSE);
    }
  zz_chart_set_legend (chart, ZZ_TONE_MET, "符合");
  zz_chart_set_legend (chart, ZZ_TONE_PARTLY, "Partly met");
  zz_chart_set_legend (chart, ZZ_TONE_NOT_MET, "Not met");
  zz_chart_set_legend (chart, ZZ_TONE_UNKNOWN, "Incomplete");
  return chart;
}

ZzChart *
print_sample_timeline (void)
{
  ZzChart *chart = zz_chart_new (740000, 741095);

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *label = g_strdup_printf ("personnel.%c 人员条款", 'a' + (int) i);
      ZzChartRow *row = zz_chart_append_row (chart, label, NULL);
      const gint64 turn = 740100 + 70 * (gint64) i;

      zz_chart_row_append_span (row, 739000, turn, ZZ_TONE_MET, NULL);
      zz_chart_row_append_span (row, turn, turn + 120, i % 2 == 0 ? ZZ_TONE_UNKNOWN : ZZ_TONE_PARTLY, "until renewed");
      zz_chart_row_append_span (row, turn + 120, 742000, i % 3 == 0 ? ZZ_TONE_NOT_MET : ZZ_TONE_NOT_APPLICABLE, NULL);
    }
  zz_chart_append_mark (chart, 740000, "2027", FALSE);
  zz_chart_append_mark (chart, 740200, "1 July 2027", FALSE);
  zz_chart_append_mark (chart, 740230, "Assessment day", TRUE);
  zz_chart_append_mark (chart, 740365, "2028", FALSE);
  zz_chart_append_mark (chart, 741094, "31 December 2029", FALSE);
  for (guint tone = ZZ_TONE_MET; tone < ZZ_N_TONES; tone++)
    zz_chart_set_legend (chart, (ZzTone) tone, "What it means here");
  return chart;
}

/* The second language of a block: the runs of one that was made for them. */
static void
add_under (ZzBlock *block,
           const char *text)
{
  ZzBlock *other = zz_block_append_text (block, ZZ_BLOCK_PARAGRAPH, text);

  block->under = g_ptr_array_ref (other->runs);
  g_ptr_array_remove (block->blocks, other);
}

ZzDocument *
print_sample_sections (guint n,
                       gboolean bilingual)
{
  ZzDocument *document = zz_document_new (ZZ_LANGUAGE_ZH_CN, "分节");

  document->bilingual = bilingual;
  document->page = g_strdup ("第 {n} 页，共 {m} 页");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("第 %u 节 heading", i);
      ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
      ZzBlock *blocks[] = {
        zz_block_append_heading (section, 2 + i % 3, title),
        zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, "组织应能说明自成立至今的发展历程，名称、组织形式、注册资本、股东等历次变更均有登记可查，前后衔接。组织应能说明自成立至今的发展历程。"),
        zz_block_append_text (section, ZZ_BLOCK_NOTE, "规则依据：基准文本。"),
        zz_block_append_text (zz_block_append (section, ZZ_BLOCK_LIST), ZZ_BLOCK_ITEM, "独立法人：是。"),
      };

      for (guint b = 0; bilingual && b < G_N_ELEMENTS (blocks); b++)
        add_under (blocks[b], b == 1 ? "The organisation must be able to trace its “development” from its founding to the present, with every change of name, form, capital or owner explained and registered." : "In English – under it");
    }
  return document;
}
