/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTML writer: whatever a text holds, it stays text, and the file is whole. */
#include "report/html.h"

#include <string.h>

#define HOSTILE "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;\x01\x1b\x7f"

static GMarkupParser no_parser = { NULL };

static char *
write (const ZzDocument *document)
{
  g_autoptr (GBytes) bytes = zz_html_write (document, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The writer closes every element, so a reader of XML finds its way. */
static void
assert_balanced (const char *html)
{
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&no_parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  const char *root = strstr (html, "<html");

  g_assert_nonnull (root);
  g_markup_parse_context_parse (context, root, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static guint
count (const char *html,
       const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (html, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

/* Every kind of block and run, all with the same text. */
static ZzDocument *
make_document (const char *text)
{
  ZzDocument *document = zz_document_new (ZZ_LANGUAGE_ZH_CN, text);
  ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  ZzBlock *paragraph, *table, *row;

  section->anchor = g_strdup (text);
  for (guint level = 1; level <= 4; level++)
    zz_block_append_heading (section, level, text);
  paragraph = zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, text);
  zz_block_add_run (paragraph, ZZ_RUN_STRONG, text);
  zz_block_add_run (paragraph, ZZ_RUN_QUIET, text);
  zz_block_add_link (paragraph, text, text);
  zz_block_add_file_link (paragraph, text, text);
  for (guint tone = ZZ_TONE_PLAIN; tone <= ZZ_TONE_NOT_APPLICABLE; tone++)
    zz_block_add_badge (paragraph, (ZzTone) tone, text);
  zz_block_append_text (section, ZZ_BLOCK_NOTICE, text);
  zz_block_append_text (section, ZZ_BLOCK_NOTE, text);
  zz_block_append_text (zz_block_append (section, ZZ_BLOCK_LIST), ZZ_BLOCK_ITEM, text);
  table = zz_block_append_table (section, text, text, NULL);
  row = zz_block_append (table, ZZ_BLOCK_ROW);
  zz_block_append_header_cell (row, 1, text);
  zz_block_append_text (zz_block_append_cell (row, text), ZZ_BLOCK_PARAGRAPH, text);
  zz_block_append_header_cell (zz_block_append (table, ZZ_BLOCK_ROW), 2, text);
  zz_block_append (section, ZZ_BLOCK_PAGE_BREAK);
  zz_block_append_table (section, text, NULL);
  zz_block_append (section, ZZ_BLOCK_TABLE);
  return document;
}

static void
test_hostile (void)
{
  g_autoptr (ZzDocument) document = make_document (HOSTILE);
  g_autofree char *html = write (document);

  assert_balanced (html);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strchr (html, '\x01'));
  g_assert_null (strchr (html, '\x1b'));
  g_assert_cmpuint (count (html, "</title>"), ==, 1);
  g_assert_cmpuint (count (html, "</style>"), ==, 1);
  g_assert_nonnull (strstr (html, "&quot;&#39;&amp;amp;"));
}

static void
test_not_utf8 (void)
{
  g_autoptr (ZzDocument) document = make_document ("a\xff\xfe<b\xc3");
  g_autofree char *html = write (document);

  assert_balanced (html);
  g_assert_true (g_utf8_validate (html, -1, NULL));
}

static void
test_structure (void)
{
  g_autoptr (ZzDocument) document = make_document ("文字\n第二行");
  g_autofree char *html = write (document);

  assert_balanced (html);
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
  g_assert_nonnull (strstr (html, "<title>文字 第二行</title>"));
  g_assert_nonnull (strstr (html, "name=\"viewport\""));
  g_assert_nonnull (strstr (html, "文字<br/>"));
  g_assert_nonnull (strstr (html, "<th scope=\"col\">"));
  g_assert_nonnull (strstr (html, "<th scope=\"row\">"));
  g_assert_nonnull (strstr (html, "<th scope=\"row\" colspan=\"2\">"));
  /* A status has a shape beside its word and its colour. */
  g_assert_nonnull (strstr (html, "<span class=\"badge met\"><span class=\"shape\" aria-hidden=\"true\">✓</span> "));
}

/* A share of the width for each column, a page on its side, the second language. */
static void
test_looks (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_ZH_CN, "文");
  ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  ZzBlock *table = zz_block_append_table (section, "一", "二", NULL), *paragraph;
  g_autofree char *html = NULL;

  section->landscape = TRUE;
  zz_block_set_shares (table, 1, 3, 0);
  paragraph = zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, "上");
  paragraph->under = g_steal_pointer (&paragraph->runs);
  paragraph->runs = g_ptr_array_new ();
  html = write (document);
  assert_balanced (html);
  g_assert_nonnull (strstr (html, "<col style=\"width: 25%\"/><col style=\"width: 75%\"/>"));
  g_assert_nonnull (strstr (html, " landscape\">"));
  g_assert_nonnull (strstr (html, "<span class=\"under\" lang=\"en\">上</span>"));
}

static void
test_image (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "title");
  g_autoptr (GBytes) png = g_bytes_new_static ("\x89PNG", 4);
  g_autofree char *html = NULL;

  zz_block_append_image (document->body, png, "\"logo\" of <us>");
  html = write (document);
  assert_balanced (html);
  g_assert_nonnull (strstr (html, "<img src=\"data:image/png;base64,iVBORw==\" alt=\"&quot;logo&quot; of &lt;us&gt;\"/>"));
  g_assert_nonnull (strstr (html, "img-src data:"));
}

/* A table says how it is shared out, and no rule keeps a badge from widening its column. */
static void
test_badge_room (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "x");
  ZzBlock *table = zz_block_append_table (document->body, "Clause", "Status", NULL);
  g_autofree char *html = NULL;

  zz_block_set_shares (table, 9, 1, 0);
  zz_block_add_badge (zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), NULL), ZZ_TONE_MET, "Met");
  html = write (document);
  g_assert_nonnull (strstr (html, "<table class=\"shared\">\n<colgroup><col style=\"width: 90%\"/><col style=\"width: 10%\"/></colgroup>"));
  g_assert_nonnull (strstr (html, "table.shared td { overflow-wrap: anywhere; }"));
  g_assert_null (strstr (html, "table-layout"));
  /* Facts that share a row stand one under the other where there is no room. */
  g_free (html);
  table->header_rows = 0;
  html = write (document);
  g_assert_nonnull (strstr (html, "<table class=\"shared facts\">"));
  g_assert_nonnull (strstr (html, ".shared.facts tr { display: grid;"));
}

/* A file beside the document, whatever it is called, and nothing else. */
static void
test_file_link (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "x");
  ZzBlock *paragraph = zz_block_append (document->body, ZZ_BLOCK_PARAGRAPH);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  zz_block_add_file_link (paragraph, "a", "04-人员/a b#c?.pdf");
  zz_block_add_file_link (paragraph, "b", "javascript:alert(1)");
  bytes = zz_html_write (document, NULL);
  html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (html, "<a href=\"./04-人员/a%20b%23c%3F.pdf\">a</a>"));
  g_assert_null (strstr (html, "href=\"javascript"));
}

/* One file and nothing else: no address in it is ever fetched. */
static void
test_self_contained (void)
{
  g_autoptr (ZzDocument) document = make_document ("text");
  g_autofree char *html = write (document);

  g_assert_null (strstr (html, "http://"));
  g_assert_null (strstr (html, "https://"));
  g_assert_null (strstr (html, "url("));
  g_assert_null (strstr (html, "@import"));
  g_assert_nonnull (strstr (html, "default-src 'none'"));
}

static void
test_same_bytes (void)
{
  g_autoptr (ZzDocument) document = make_document ("text");
  g_autoptr (GBytes) first = zz_html_write (document, NULL);
  g_autoptr (GBytes) second = zz_html_write (document, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/hostile", test_hostile);
  g_test_add_func ("/html/not-utf8", test_not_utf8);
  g_test_add_func ("/html/structure", test_structure);
  g_test_add_func ("/html/looks", test_looks);
  g_test_add_func ("/html/image", test_image);
  g_test_add_func ("/html/badge-room", test_badge_room);
  g_test_add_func ("/html/file-link", test_file_link);
  g_test_add_func ("/html/self-contained", test_self_contained);
  g_test_add_func ("/html/same-bytes", test_same_bytes);
  return g_test_run ();
}
