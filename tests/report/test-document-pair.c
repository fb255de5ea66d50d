/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two languages in one document: each block holds both, and what reads the same once. */
#include "report/document-pair.h"

static ZzDocument *
make_document (ZzLanguage language,
               const char *word,
               guint n_items)
{
  ZzDocument *document = zz_document_new (language, word);
  ZzBlock *heading = zz_block_append (document->body, ZZ_BLOCK_HEADING);
  ZzBlock *list = zz_block_append (document->body, ZZ_BLOCK_LIST);
  ZzChart *chart = zz_chart_new (0, 3);

  zz_block_add_run (heading, ZZ_RUN_QUIET, "legal.a");
  zz_block_add_run (heading, ZZ_RUN_TEXT, word);
  zz_block_add_badge (heading, ZZ_TONE_MET, word);
  for (guint i = 0; i < n_items; i++)
    zz_block_append_text (list, ZZ_BLOCK_ITEM, "written by somebody");
  zz_chart_append_row (chart, word, "1/3");
  zz_block_append_chart (document->body, chart, word);
  document->author = g_strdup ("甲公司");
  return document;
}

static void
test_pair (void)
{
  g_autoptr (ZzDocument) document = zz_document_pair (make_document (ZZ_LANGUAGE_ZH_CN, "字", 2), make_document (ZZ_LANGUAGE_EN, "word", 2));
  const ZzBlock *heading = document->body->blocks->pdata[0], *list = document->body->blocks->pdata[1];
  const ZzBlock *item = list->blocks->pdata[0], *chart = document->body->blocks->pdata[2];
  const ZzChartRow *row = chart->chart->rows->pdata[0];

  g_assert_true (document->bilingual);
  g_assert_cmpint (document->language, ==, ZZ_LANGUAGE_ZH_CN);
  g_assert_cmpstr (document->title, ==, "字 / word");
  g_assert_cmpstr (document->author, ==, "甲公司");
  g_assert_cmpuint (heading->runs->len, ==, 3);
  g_assert_cmpuint (heading->under->len, ==, 2);
  g_assert_cmpstr (((const ZzRun *) heading->under->pdata[0])->text, ==, "word");
  g_assert_null (item->under);
  g_assert_cmpstr (row->label, ==, "字 / word");
  g_assert_cmpstr (row->value, ==, "1/3");
}

static void
test_mismatch (void)
{
  g_autoptr (ZzDocument) first = make_document (ZZ_LANGUAGE_ZH_CN, "字", 2);
  g_autoptr (ZzDocument) second = make_document (ZZ_LANGUAGE_EN, "word", 2);
  g_autofree char *where = NULL;
  ZzBlock *list = second->body->blocks->pdata[1];

  g_assert_true (zz_documents_match (first, second, &where));
  g_assert_null (where);
  ((ZzBlock *) list->blocks->pdata[1])->tone = ZZ_TONE_MET;
  g_assert_false (zz_documents_match (first, second, &where));
  g_assert_cmpstr (where, ==, "1/1");
}

static void
test_behind (void)
{
  g_autoptr (ZzDocument) document = NULL;
  const ZzBlock *list;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("*differ in shape at block 1*");
      return;
    }
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  document = zz_document_pair (make_document (ZZ_LANGUAGE_ZH_CN, "字", 2), make_document (ZZ_LANGUAGE_EN, "word", 1));
  g_assert_cmpuint (document->body->blocks->len, ==, 7);
  g_assert_cmpint (((const ZzBlock *) document->body->blocks->pdata[3])->kind, ==, ZZ_BLOCK_PAGE_BREAK);
  list = document->body->blocks->pdata[5];
  g_assert_cmpuint (list->blocks->len, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-pair/pair", test_pair);
  g_test_add_func ("/document-pair/mismatch", test_mismatch);
  g_test_add_func ("/document-pair/behind", test_behind);
  return g_test_run ();
}
