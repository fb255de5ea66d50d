/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: nothing is lost, nothing stands over anything else, what belongs together
 * stays together. */
#include "print-sample.h"

#include "report/ink.h"
#include "report/pages-private.h"

#include <string.h>

static guint
count (const char *text,
       const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

/* All pages, each ended by a form feed. */
static char *
read_all (const ZzPages *pages)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < zz_pages_get_n (pages); i++)
    {
      g_autofree char *text = zz_pages_dup_text (pages, i);

      g_string_append_printf (all, "%s\f", text);
    }
  return g_string_free (all, FALSE);
}

static void
note_line (const ZzPiece *piece,
           int x,
           int y,
           gpointer data)
{
  for (guint i = 0; i < piece->marks->len; i++)
    {
      const ZzMark *mark = &g_array_index (piece->marks, ZzMark, i);
      PangoRectangle line = { x + mark->x, y, mark->width, 0 };
      int baseline;

      if (mark->kind != ZZ_MARK_TEXT)
        continue;
      zz_passage_get_line (mark->thing, mark->number, &line.height, &baseline);
      line.y += mark->y - baseline;
      line.width = zz_passage_get_line_width (mark->thing, mark->number);
      g_array_append_val ((GArray *) data, line);
    }
}

/* Two lines share no place, and none leaves the margins. */
static void
assert_clear (const ZzPages *pages)
{
  for (guint p = 0; p < zz_pages_get_n (pages); p++)
    {
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (PangoRectangle));
      const ZzPage *page = pages->pages->pdata[p];

      zz_page_foreach (page, note_line, lines);
      for (guint i = 0; i < lines->len; i++)
        {
          const PangoRectangle *one = &g_array_index (lines, PangoRectangle, i);

          g_assert_cmpint (one->x, >=, ZZ_PAGE_MARGIN);
          g_assert_cmpint (one->x + one->width, <=, page->width - ZZ_PAGE_MARGIN + ZZ_POINT);
          g_assert_cmpint (one->y, >=, ZZ_PAGE_MARGIN);
          g_assert_cmpint (one->y + one->height, <=, page->height - ZZ_PAGE_MARGIN);
          for (guint k = 0; k < i; k++)
            {
              const PangoRectangle *other = &g_array_index (lines, PangoRectangle, k);

              g_assert_true (one->x >= other->x + other->width || other->x >= one->x + one->width || one->y >= other->y + other->height
                             || other->y >= one->y + one->height);
            }
        }
    }
}

static void
test_heads_repeated (void)
{
  for (int landscape = 0; landscape < 2; landscape++)
    {
      g_autoptr (ZzDocument) document = print_sample_table (120, landscape);
      g_autoptr (ZzPages) pages = zz_pages_new (document);
      g_autofree char *all = read_all (pages);
      int width, height;

      g_assert_cmpuint (zz_pages_get_n (pages), >, 2);
      g_assert_cmpuint (count (all, "What it says\n"), ==, zz_pages_get_n (pages));
      for (guint i = 0; i < 120; i++)
        {
          g_autofree char *row = g_strdup_printf ("row %u end", i);

          g_assert_cmpuint (count (all, row), ==, 1);
        }
      zz_pages_get_size (pages, 0, &width, &height);
      g_assert_true ((width > height) == landscape);
      assert_clear (pages);
    }
}

/* Wherever the page ends, a heading is on the page of what it heads. */
static void
test_no_orphans (void)
{
  for (guint n = 20; n < 36; n++)
    {
      g_autoptr (ZzDocument) document = print_sample_sections (n, n % 2);
      g_autoptr (ZzPages) pages = zz_pages_new (document);
      const GArray *headings = zz_pages_get_headings (pages);

      g_assert_cmpuint (headings->len, ==, n);
      for (guint p = 0; p < zz_pages_get_n (pages); p++)
        {
          g_autofree char *text = zz_pages_dup_text (pages, p);

          g_assert_cmpstr (text, !=, "");
          g_assert_false (g_str_has_suffix (text, "heading\n"));
        }
      assert_clear (pages);
    }
}

/* Wherever the page ends, what is kept is on the page of what follows. */
static void
test_kept (void)
{
  for (guint n = 30; n < 60; n++)
    {
      g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "");
      g_autoptr (ZzPages) pages = NULL;

      for (guint i = 0; i < n; i++)
        zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "before");
      zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "statement")->keep = TRUE;
      zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "signature");
      pages = zz_pages_new (document);
      for (guint p = 0; p < zz_pages_get_n (pages); p++)
        {
          g_autofree char *text = zz_pages_dup_text (pages, p);

          g_assert_false (g_str_has_suffix (text, "statement\n"));
        }
    }
}

/* The last row of a table goes along with what may not stand alone. */
static void
test_kept_row (void)
{
  for (guint n = 20; n < 60; n++)
    {
      g_autoptr (ZzDocument) document = print_sample_table (n, n % 2);
      g_autofree char *last = g_strdup_printf ("row %u end", n - 1);
      g_autoptr (ZzPages) pages = NULL;
      g_autofree char *text = NULL;

      document->landscape = n % 2;
      zz_block_keep_last (document->body);
      zz_block_append_cell (zz_block_append (zz_block_append (document->body, ZZ_BLOCK_TABLE), ZZ_BLOCK_ROW), "signature");
      pages = zz_pages_new (document);
      text = zz_pages_dup_text (pages, zz_pages_get_n (pages) - 1);
      g_assert_nonnull (strstr (text, last));
      g_assert_true (g_str_has_suffix (text, "signature\n"));
      assert_clear (pages);
    }
}

/* All pages of a document lie on their side, with or without sections that say so. */
static void
test_landscape (void)
{
  g_autoptr (ZzDocument) document = print_sample_table (120, FALSE);
  g_autoptr (ZzPages) pages = NULL;

  document->landscape = TRUE;
  zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "after");
  pages = zz_pages_new (document);
  for (guint i = 0; i < zz_pages_get_n (pages); i++)
    {
      int width, height;

      zz_pages_get_size (pages, i, &width, &height);
      g_assert_cmpint (width, >, height);
    }
  assert_clear (pages);
}

static void
assert_within_paper (ZzPages *pages)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  zz_pages_draw (pages, 0, cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_true (x >= 28 && x + width <= 595 - 28);
  g_assert_true (y >= 14 && y + height <= 842 - 14);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What is to be one page and is a little more is set smaller, all of it on the paper; what
 * is far more is as large as ever. */
static void
test_one_page (void)
{
  guint n_smaller = 0;

  for (guint n = 1; n < 90; n++)
    {
      g_autoptr (ZzDocument) document = print_sample_table (n, FALSE);
      g_autofree char *last = g_strdup_printf ("row %u end", n - 1);
      g_autoptr (ZzPages) plain = zz_pages_new (document), pages = NULL;
      g_autofree char *text = NULL;
      int width, height;

      document->one_page = TRUE;
      pages = zz_pages_new (document);
      text = zz_pages_dup_text (pages, zz_pages_get_n (pages) - 1);
      g_assert_nonnull (strstr (text, last));
      zz_pages_get_size (pages, 0, &width, &height);
      g_assert_cmpint (width, ==, ZZ_MM (210));
      g_assert_cmpint (height, ==, ZZ_MM (297));
      if (zz_pages_get_n (pages) == zz_pages_get_n (plain))
        g_assert_cmpint (pages->percent, ==, 100);
      else
        {
          g_assert_cmpuint (zz_pages_get_n (pages), ==, 1);
          assert_within_paper (pages);
          n_smaller++;
        }
      assert_clear (pages);
    }
  g_assert_cmpuint (n_smaller, >, 5);
}

/* A note of 10,000 characters in a cell: its row goes over pages, line by line. */
static void
test_long_row (void)
{
  g_autoptr (ZzDocument) document = print_sample_table (3, FALSE);
  ZzBlock *section = document->body->blocks->pdata[0];
  ZzBlock *table = section->blocks->pdata[1];
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (ZzPages) pages = NULL;
  g_autofree char *all = NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (note, "[%04u] 备注 ", i);
  zz_block_append_header_cell (row, 1, "longest");
  zz_block_append_cell (row, "short");
  zz_block_append_cell (row, note->str);
  zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, "afterwards");
  pages = zz_pages_new (document);
  all = read_all (pages);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *word = g_strdup_printf ("[%04u]", i);

      g_assert_cmpuint (count (all, word), ==, 1);
    }
  g_assert_cmpuint (count (all, "longest"), ==, 1);
  g_assert_cmpuint (count (all, "What it says\n"), ==, zz_pages_get_n (pages));
  g_assert_cmpuint (count (all, "afterwards"), ==, 1);
  /* It begins where the rows before it end, not on a page of its own. */
  first = zz_pages_dup_text (pages, 0);
  g_assert_nonnull (strstr (first, "[0000]"));
  assert_clear (pages);
}

/* Whatever share a column has, no word over it and no status in it is torn apart. */
static void
test_words_whole (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "");
  ZzBlock *table = zz_block_append_table (document->body, "Number", "Status", "What it says", NULL);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autoptr (ZzPages) pages = NULL;
  g_autofree char *text = NULL;

  zz_block_set_shares (table, 1, 1, 40, 0);
  zz_block_append_cell (row, "1");
  zz_block_add_badge (zz_block_append_cell (row, NULL), ZZ_TONE_NOT_MET, "Incomplete");
  zz_block_append_cell (row, "A sentence.");
  pages = zz_pages_new (document);
  text = zz_pages_dup_text (pages, 0);
  g_assert_nonnull (strstr (text, "Number\n"));
  g_assert_nonnull (strstr (text, "Status\n"));
  g_assert_nonnull (strstr (text, "Incomplete\n"));
  assert_clear (pages);
}

/* Where not all columns can be read well, the one that says what the row is about can. */
static void
test_first_column (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_ZH_CN, "");
  ZzBlock *row = zz_block_append (zz_block_append (document->body, ZZ_BLOCK_TABLE), ZZ_BLOCK_ROW);
  g_autoptr (ZzPages) pages = NULL;
  g_autofree char *text = NULL;

  zz_block_append_cell (row, "样本图书馆信息系统安全运维服务");
  for (guint i = 0; i < 4; i++)
    zz_block_append_cell (row, "示例市样本医院信息中心");
  for (guint i = 0; i < 3; i++)
    zz_block_append_narrow_cell (row, "2024年12月20日");
  pages = zz_pages_new (document);
  text = zz_pages_dup_text (pages, 0);
  g_assert_true (g_str_has_prefix (text, "样本图书馆信"));
  assert_clear (pages);
}

/* A crowded table in Chinese: rather few letters on a line than a day torn apart. */
static void
test_days_whole (void)
{
  static const char *const texts[] = { "样本图书馆信息系统安全运维服务", "示例市样本图书馆信息中心", "安全运维", "OM-2024-001" };
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_ZH_CN, "");
  ZzBlock *row = zz_block_append (zz_block_append (document->body, ZZ_BLOCK_TABLE), ZZ_BLOCK_ROW);
  g_autoptr (ZzPages) pages = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    zz_block_append_cell (row, texts[i]);
  zz_block_append_narrow_cell (row, "368,000.00");
  for (guint i = 0; i < 3; i++)
    zz_block_append_narrow_cell (row, "2024年9月20日");
  pages = zz_pages_new (document);
  all = read_all (pages);
  g_assert_cmpuint (count (all, "2024年9月20日"), ==, 3);
  g_assert_cmpuint (count (all, "368,000.00"), ==, 1);
  g_assert_cmpuint (count (all, "OM-2024-001"), ==, 1);
  assert_clear (pages);
}

/* A row that fits on a page is not split. */
/* Nor does what heads such a row stand alone above it. */
static void
test_long_first_row (void)
{
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (note, "[%03u]\n", i);
  for (guint n = 30; n < 60; n++)
    {
      g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "");
      g_autoptr (ZzPages) pages = NULL;
      g_autofree char *text = NULL;
      ZzBlock *table;

      for (guint i = 0; i < n; i++)
        zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "before");
      zz_block_append_heading (document->body, 2, "heading");
      table = zz_block_append_table (document->body, "head", NULL);
      zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), note->str);
      pages = zz_pages_new (document);
      text = read_all (pages);
      g_assert_nonnull (strstr (text, "heading\nhead\n[000]"));
      assert_clear (pages);
    }
}

static void
test_rows_whole (void)
{
  g_autoptr (ZzDocument) document = print_sample_table (0, FALSE);
  ZzBlock *table = ((ZzBlock *) document->body->blocks->pdata[0])->blocks->pdata[1];
  g_autoptr (ZzPages) pages = NULL;

  for (guint i = 0; i < 30; i++)
    {
      ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

      zz_block_append_cell (row, "first\nof\nseven\nlines\nand\nthe\nlast");
    }
  pages = zz_pages_new (document);
  for (guint p = 0; p < zz_pages_get_n (pages); p++)
    {
      g_autofree char *text = zz_pages_dup_text (pages, p);

      g_assert_cmpuint (count (text, "first\n"), ==, count (text, "last\n"));
    }
}

static void
test_hostile (void)
{
  g_autoptr (ZzDocument) document = print_sample_hostile ();
  g_autoptr (ZzPages) pages = zz_pages_new (document);
  g_autofree char *all = read_all (pages);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  assert_clear (pages);
  g_assert_true (g_utf8_validate (all, -1, NULL));
  g_assert_cmpuint (count (all, "under the item"), ==, 9);
  g_assert_cmpuint (count (all, "2027-03-01"), ==, 9);
  for (guint i = 0; i < zz_pages_get_n (pages); i++)
    zz_pages_draw (pages, i, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_links (void)
{
  g_autoptr (ZzDocument) document = print_sample_hostile ();
  g_autoptr (ZzPages) pages = zz_pages_new (document);
  const GArray *links = zz_pages_get_links (pages), *places = zz_pages_get_places (pages);

  /* Each section has an anchor and a link to the next one; none leads nowhere. */
  g_assert_cmpuint (places->len, ==, 9);
  g_assert_cmpuint (links->len, >=, 9);
  for (guint i = 0; i < links->len; i++)
    {
      const ZzPageLink *link = &g_array_index (links, ZzPageLink, i);

      g_assert_cmpuint (link->page, <, zz_pages_get_n (pages));
      g_assert_cmpuint (link->place, <, places->len);
      g_assert_cmpint (link->width, >, 0);
    }
}

static void
test_page_breaks (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "Breaks");
  g_autoptr (ZzPages) pages = NULL;
  ZzBlock *side;

  zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "one");
  zz_block_append (document->body, ZZ_BLOCK_PAGE_BREAK);
  zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "two");
  side = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  side->landscape = TRUE;
  zz_block_append_text (side, ZZ_BLOCK_PARAGRAPH, "three");
  zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "four");
  pages = zz_pages_new (document);
  g_assert_cmpuint (zz_pages_get_n (pages), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      int width, height;

      zz_pages_get_size (pages, i, &width, &height);
      g_assert_true ((width > height) == (i == 2));
    }
}

static void
test_empty (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "");
  g_autoptr (ZzPages) pages = NULL;

  zz_block_append (document->body, ZZ_BLOCK_TABLE);
  zz_block_append (document->body, ZZ_BLOCK_LIST);
  zz_block_append (zz_block_append (document->body, ZZ_BLOCK_TABLE), ZZ_BLOCK_ROW);
  pages = zz_pages_new (document);
  g_assert_cmpuint (zz_pages_get_n (pages), ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/heads-repeated", test_heads_repeated);
  g_test_add_func ("/pages/no-orphans", test_no_orphans);
  g_test_add_func ("/pages/kept", test_kept);
  g_test_add_func ("/pages/kept-row", test_kept_row);
  g_test_add_func ("/pages/landscape", test_landscape);
  g_test_add_func ("/pages/one-page", test_one_page);
  g_test_add_func ("/pages/words-whole", test_words_whole);
  g_test_add_func ("/pages/first-column", test_first_column);
  g_test_add_func ("/pages/days-whole", test_days_whole);
  g_test_add_func ("/pages/long-row", test_long_row);
  g_test_add_func ("/pages/long-first-row", test_long_first_row);
  g_test_add_func ("/pages/rows-whole", test_rows_whole);
  g_test_add_func ("/pages/hostile", test_hostile);
  g_test_add_func ("/pages/links", test_links);
  g_test_add_func ("/pages/page-breaks", test_page_breaks);
  g_test_add_func ("/pages/empty", test_empty);
  return g_test_run ();
}
