/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The DOCX writer: whole, in the order the schema asks for, and nothing lost. */
#include "made-up.h"
#include "office-parts.h"

#include "report/clean-text.h"
#include "report/docx.h"
#include "report/tone.h"

#include <string.h>

#define BODY "word/document.xml"
#define TEXT "所有种类 of “blocks”"

/* In which children of an element have to stand (ECMA-376, transitional); only those we
 * write. */
static const struct
{
  const char *element;
  const char *children[16];
} orders[] = {
  { "pPr", { "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr" } },
  { "rPr", { "rStyle", "rFonts", "b", "bCs", "color", "sz", "szCs", "u", "bdr", "shd", "lang" } },
  { "tblPr", { "tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook" } },
  { "tcPr", { "tcW", "gridSpan", "tcBorders", "shd" } },
  { "trPr", { "cantSplit", "tblHeader" } },
  { "sectPr", { "headerReference", "footerReference", "type", "pgSz", "pgMar" } },
  { "style", { "name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr", "tblStylePr" } },
  { "tbl", { "tblPr", "tblGrid", "tr" } },
};

static OfficeParts *
write (const ZzDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zz_docx_write (document, &error);
  OfficeParts *parts;

  g_assert_no_error (error);
  parts = office_parts_read (bytes);
  office_parts_assert_whole (parts, bytes);
  return parts;
}

static GBytes *
write_again (gpointer document,
             GError **error)
{
  return zz_docx_write (document, error);
}

static void
test_whole (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);
  g_autoptr (ZzDocument) empty = zz_document_new (ZZ_LANGUAGE_EN, "");
  g_autoptr (OfficeParts) parts = write (document);
  g_autoptr (OfficeParts) nothing = write (empty);

  g_assert_cmpuint (office_parts_count (parts, BODY, "/w:document/w:body/w:sectPr"), ==, 1);
  g_assert_cmpuint (office_parts_count (nothing, BODY, "/w:document/w:body/w:sectPr"), ==, 1);
}

/* No child before one that it has to follow, none the table does not know. */
static void
assert_order (const OfficeParts *parts,
              const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const char *const *children = orders[i].children;
      guint known = 0;

      for (guint j = 0; children[j] != NULL; j++)
        {
          g_autofree char *all = g_strdup_printf ("//w:%s/w:%s", orders[i].element, children[j]);

          known += office_parts_count (parts, part, all);
          for (guint k = j + 1; children[k] != NULL; k++)
            {
              g_autofree char *wrong = g_strdup_printf ("//w:%s/w:%s[following-sibling::w:%s]", orders[i].element, children[k], children[j]);

              g_assert_cmpuint (office_parts_count (parts, part, wrong), ==, 0);
            }
        }
      {
        g_autofree char *all = g_strdup_printf ("//w:%s/*", orders[i].element);

        g_assert_cmpuint (office_parts_count (parts, part, all), ==, known);
      }
    }
}

static void
test_order (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);
  g_autoptr (OfficeParts) parts = write (document);

  assert_order (parts, BODY);
  assert_order (parts, "word/styles.xml");
}

static void
test_styles (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);
  g_autoptr (OfficeParts) parts = write (document);
  g_auto (GStrv) used = office_parts_list (parts, BODY, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val");

  for (guint i = 0; used[i] != NULL; i++)
    {
      g_autofree char *there = g_strdup_printf ("//w:style[@w:styleId='%s']", used[i]);

      g_assert_cmpuint (office_parts_count (parts, "word/styles.xml", there), ==, 1);
    }
  /* What makes the navigation pane. */
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:p[w:pPr/w:pStyle/@w:val='Title']"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:pStyle[@w:val='Heading2']"), ==, 2);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:pStyle[@w:val='Heading4']"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, "word/styles.xml", "//w:style[starts-with(@w:styleId, 'Heading')]/w:pPr[w:keepNext and w:outlineLvl]"), ==, 4);
  g_assert_cmpuint (office_parts_count (parts, "word/styles.xml", "//w:docDefaults//w:rFonts[@w:eastAsia]"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, "word/styles.xml", "//w:docDefaults//w:lang[@w:eastAsia='zh-CN']"), ==, 1);
}

/* Statuses have the colours they have everywhere, and a sign. */
static void
test_badges (void)
{
  static const char *const styles[ZZ_N_TONES] = { "BadgePlain", "BadgeMet", "BadgePartly", "BadgeNotMet", "BadgeUnknown", "BadgeNotApplicable" };
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);
  g_autoptr (OfficeParts) parts = write (document);

  for (guint i = 0; i < ZZ_N_TONES; i++)
    {
      g_autofree char *coloured = g_strdup_printf ("//w:style[@w:styleId='%s']/w:rPr/w:color[@w:val='%06X']", styles[i], zz_tone_get_colour ((ZzTone) i));
      g_autofree char *shown = g_strdup_printf ("//w:r[w:rPr/w:rStyle/@w:val='%s']", styles[i]);
      const guint runs = i == ZZ_TONE_PLAIN ? 1 : i == ZZ_TONE_MET ? 4
                                                                   : 2;

      g_assert_cmpuint (office_parts_count (parts, "word/styles.xml", coloured), ==, 1);
      g_assert_cmpuint (office_parts_count (parts, BODY, shown), ==, runs);
    }
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:r[w:rPr/w:rStyle/@w:val='BadgeMet']/w:t[.='✓']"), ==, 2);
}

static void
test_tables (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);
  g_autoptr (OfficeParts) parts = write (document);
  g_auto (GStrv) widths = office_parts_list (parts, BODY, "/w:document/w:body/w:tbl[1]/w:tblGrid/w:gridCol/@w:w");
  gint64 all = 0;

  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tr[w:trPr/w:tblHeader and w:trPr/w:cantSplit]"), ==, 2);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tc[w:tcPr/w:gridSpan/@w:val='2']"), ==, 1);
  /* Every row is as wide as the table, every cell ends with a paragraph, and no table
   * follows another one directly. */
  g_assert_cmpuint (office_parts_count (parts, BODY, "/w:document/w:body/w:tbl[1]/w:tr[count(w:tc) + sum(w:tc/w:tcPr/w:gridSpan/@w:val) - count(w:tc/w:tcPr/w:gridSpan) != 2]"), ==, 0);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tc[not(*[last()][self::w:p])]"), ==, 0);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tbl[following-sibling::*[1][self::w:tbl]]"), ==, 0);
  for (guint i = 0; widths[i] != NULL; i++)
    all += g_ascii_strtoll (widths[i], NULL, 10);
  g_assert_cmpint (all, <=, 11906 - 2 * 1134);
  g_assert_cmpint (all, >, 11906 - 2 * 1134 - 4);
}

/* A row that no page can hold may be split, and one that holds a list of which nobody knows
 * how tall it gets; others not. Shares are kept to. */
static void
test_rows (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "Rows");
  ZzBlock *table = zz_block_append_table (document->body, "A", "B", NULL);
  g_auto (GStrv) texts = made_up_hostile_texts ();
  g_autoptr (OfficeParts) parts = NULL;

  zz_block_set_shares (table, 1, 3, 0);
  zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), texts[0]);
  zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), texts[g_strv_length (texts) - 1]);
  zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20");
  parts = write (document);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tr[2]/w:trPr/w:cantSplit"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tr[3]/w:trPr/w:cantSplit"), ==, 0);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tr[4]/w:trPr/w:cantSplit"), ==, 0);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tblGrid[w:gridCol[1]/@w:w='2409' and w:gridCol[2]/@w:w='7228']"), ==, 1);
}

/* A word is not broken for a share's sake. */
static void
test_narrow (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "Columns");
  ZzBlock *table = zz_block_append_table (document->body, "Status", "Until", "Notes", NULL);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autoptr (OfficeParts) parts = NULL;
  g_auto (GStrv) widths = NULL;

  zz_block_set_shares (table, 1, 1, 20, 0);
  zz_block_add_badge (zz_block_append_cell (row, NULL), ZZ_TONE_UNKNOWN, "Incomplete");
  zz_block_append_value_cell (row, zz_value_date (zz_date_new (2026, 11, 23)), "23 November 2026");
  zz_block_append_cell (row, "a b c");
  parts = write (document);
  widths = office_parts_list (parts, BODY, "//w:gridCol/@w:w");
  /* Half of 9.5 points a letter, and the margins of the cell. */
  g_assert_cmpint (g_ascii_strtoll (widths[0], NULL, 10), >, 12 * 95 + 180);
  g_assert_cmpint (g_ascii_strtoll (widths[1], NULL, 10), >, 16 * 95 + 180);
  g_assert_cmpint (g_ascii_strtoll (widths[2], NULL, 10), >, 6000);
}

static void
test_pages (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);
  g_autoptr (OfficeParts) parts = write (document);
  g_autofree char *foot = office_parts_get (parts, "word/footer1.xml", "//w:t");
  g_autofree char *head = office_parts_get (parts, "word/header1.xml", "//w:t");

  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:sectPr"), ==, 3);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:pgSz[@w:orient='landscape' and @w:w > @w:h]"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:pageBreakBefore"), ==, 1);
  g_assert_cmpstr (head, ==, TEXT);
  g_assert_cmpstr (foot, ==, TEXT " 1 / 1 {x}");
  g_assert_cmpuint (office_parts_count (parts, "word/footer1.xml", "//w:fldSimple[@w:instr=' PAGE ']"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, "word/footer1.xml", "//w:fldSimple[@w:instr=' NUMPAGES ']"), ==, 1);
}

/* Names are Word's, each once, and a link without a place to lead to is text. */
static void
test_links (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds ("1. Überschrift, very long, with letters of any kind there are");
  ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);
  g_autoptr (OfficeParts) parts = NULL;
  g_auto (GStrv) names = NULL;

  section->anchor = g_strdup ("1. ÜBERSCHRIFT, VERY LONG, WITH LETTERS of another kind");
  parts = write (document);
  names = office_parts_list (parts, BODY, "//w:bookmarkStart/@w:name");
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], !=, names[2]);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (g_regex_match_simple ("^[A-Za-z][A-Za-z0-9_]{0,39}$", names[i], 0, 0));
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:hyperlink"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:hyperlink[@w:anchor=//w:bookmarkStart/@w:name]"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:bookmarkStart[@w:id=preceding::w:bookmarkStart/@w:id]"), ==, 0);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:bookmarkStart[not(@w:id=following::w:bookmarkEnd/@w:id)]"), ==, 0);
}

static void
test_pictures (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);
  g_autoptr (OfficeParts) parts = write (document);
  g_autoptr (GBytes) png = made_up_png ();

  /* A chart and a picture; what is no PNG is told in words. */
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:drawing//wp:docPr[@descr='" TEXT "']"), ==, 2);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//wp:docPr[@id=preceding::wp:docPr/@id]"), ==, 0);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//wp:extent[@cx='19050' and @cy='9525']"), ==, 1);
  g_assert_true (g_bytes_equal (g_hash_table_lookup (parts->bytes, "word/media/image2.png"), png));
  g_assert_cmpuint (office_parts_count (parts, "word/_rels/document.xml.rels", "//l:Relationship[@Id='rId8' and @Target='media/image2.png']"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//a:blip[@r:embed='rId7' or @r:embed='rId8']"), ==, 2);
}

/* The second language stands under the first, smaller, and says what it is. */
static void
test_languages (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);
  g_autoptr (OfficeParts) parts = write (document);

  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:r[w:rPr/w:rStyle/@w:val='Under' and w:rPr/w:lang/@w:val='en-US']/w:t[.='" TEXT "']"), ==, 1);
  /* Quotation marks among Chinese characters are Chinese. */
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:r[w:t[.='" TEXT "'] and not(w:rPr/w:rFonts/@w:hint='eastAsia')]"), ==, 0);
}

static void
test_metadata (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds ("A\tB\x01");
  g_autoptr (OfficeParts) parts = write (document);
  g_autofree char *title = office_parts_get (parts, "docProps/core.xml", "//dc:title");
  g_autofree char *creator = office_parts_get (parts, "docProps/core.xml", "//dc:creator");
  g_autofree char *created = office_parts_get (parts, "docProps/core.xml", "//dcterms:created");

  g_assert_cmpstr (title, ==, "A B\xef\xbf\xbd");
  g_assert_cmpstr (creator, ==, "A B\xef\xbf\xbd");
  g_assert_cmpstr (created, ==, "2026-11-23T00:00:00Z");
}

/* Whatever a text holds, it is there, once, and nothing of it has become markup. */
static void
test_hostile (void)
{
  g_auto (GStrv) texts = made_up_hostile_texts ();
  g_autoptr (ZzDocument) document = made_up_notes (texts);
  g_autoptr (OfficeParts) parts = write (document);
  g_auto (GStrv) cells = office_parts_list (parts, BODY, "//w:tr[2]/w:tc[2]");

  g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (texts));
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *clean = zz_clean_text (texts[i]);

      /* Tabs stay tabs here. */
      g_strdelimit (cells[i], "\t", ' ');
      g_assert_cmpstr (cells[i], ==, clean);
    }
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tab"), ==, 2);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (ZzDocument) everywhere = made_up_all_kinds (texts[i]);
      g_autoptr (OfficeParts) all = write (everywhere);

      assert_order (all, BODY);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds (TEXT);

  office_assert_same_bytes (write_again, document);
}

/* The statement stays with what is signed under it. */
static void
test_kept (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "");
  g_autoptr (OfficeParts) parts = NULL;

  zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "statement")->keep = TRUE;
  zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "signature");
  parts = write (document);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:p[w:pPr/w:keepNext and contains(., 'statement')]"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:p[w:pPr/w:keepNext]"), ==, 1);
}

/* The last row, and what stands between it and the next table, go along with that; all
 * pages lie on their side without a section that says so. */
static void
test_kept_row (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "");
  g_autoptr (OfficeParts) parts = NULL;
  ZzBlock *table = zz_block_append (document->body, ZZ_BLOCK_TABLE);
  ZzBlock *cell;

  zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), "row");
  cell = zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), "last");
  zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, "and more");
  zz_block_keep_last (document->body);
  zz_block_append_cell (zz_block_append (zz_block_append (document->body, ZZ_BLOCK_TABLE), ZZ_BLOCK_ROW), "signature");
  document->landscape = TRUE;
  parts = write (document);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tr[2]//w:p[w:pPr/w:keepNext]"), ==, 2);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:tbl[1]/following-sibling::w:p[1][w:pPr/w:keepNext]"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:p[w:pPr/w:keepNext]"), ==, 3);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:sectPr"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, BODY, "//w:pgSz[@w:orient='landscape']"), ==, 1);
}

/* What should be one page has more room on it, for its tables too. */
static void
test_one_page (void)
{
  guint edges[2];

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "");
      g_autoptr (OfficeParts) parts = NULL;
      g_autofree char *edge = NULL, *width = NULL;
      ZzBlock *table = zz_block_append (document->body, ZZ_BLOCK_TABLE);

      document->one_page = i == 1;
      zz_block_set_shares (table, 1, 0);
      zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), "row");
      parts = write (document);
      edge = office_parts_get (parts, BODY, "//w:pgMar/@w:left");
      width = office_parts_get (parts, BODY, "//w:gridCol/@w:w");
      edges[i] = (guint) g_ascii_strtoull (edge, NULL, 10);
      g_assert_cmpuint (2 * edges[i] + (guint) g_ascii_strtoull (width, NULL, 10), ==, 11906);
    }
  g_assert_cmpuint (edges[1], <, edges[0]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx/whole", test_whole);
  g_test_add_func ("/docx/order", test_order);
  g_test_add_func ("/docx/styles", test_styles);
  g_test_add_func ("/docx/badges", test_badges);
  g_test_add_func ("/docx/tables", test_tables);
  g_test_add_func ("/docx/rows", test_rows);
  g_test_add_func ("/docx/narrow", test_narrow);
  g_test_add_func ("/docx/kept", test_kept);
  g_test_add_func ("/docx/kept-row", test_kept_row);
  g_test_add_func ("/docx/pages", test_pages);
  g_test_add_func ("/docx/one-page", test_one_page);
  g_test_add_func ("/docx/links", test_links);
  g_test_add_func ("/docx/pictures", test_pictures);
  g_test_add_func ("/docx/languages", test_languages);
  g_test_add_func ("/docx/metadata", test_metadata);
  g_test_add_func ("/docx/hostile", test_hostile);
  g_test_add_func ("/docx/same-bytes", test_same_bytes);
  return g_test_run ();
}
