/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XLSX writer: values are what they are, text is never a formula, nothing is lost. */
#include "made-up.h"
#include "office-parts.h"

#include "report/clean-text.h"
#include "report/xlsx.h"
#include "report/xlsx-private.h"

#include <string.h>

#define SHEET(n) "xl/worksheets/sheet" #n ".xml"

static OfficeParts *
write (const ZzDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zz_xlsx_write (document, &error);
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
  return zz_xlsx_write (document, error);
}

/* What a reader finds in a cell; NULL where there is none. */
static char *
get_cell (const OfficeParts *parts,
          const char *sheet,
          const char *cell)
{
  g_autofree char *value = g_strdup_printf ("//s:c[@r='%s']/s:v", cell);
  g_autofree char *shared = g_strdup_printf ("//s:c[@r='%s' and @t='s']", cell);
  g_autofree char *string = NULL;
  g_auto (GStrv) values = office_parts_list (parts, sheet, value);

  if (values[0] == NULL)
    return NULL;
  if (office_parts_count (parts, sheet, shared) == 0)
    return g_strdup (values[0]);
  string = g_strdup_printf ("//s:si[%" G_GINT64_FORMAT "]", g_ascii_strtoll (values[0], NULL, 10) + 1);
  return office_parts_get (parts, "xl/sharedStrings.xml", string);
}

static void
assert_cell (const OfficeParts *parts,
             const char *sheet,
             const char *cell,
             const char *expected)
{
  g_autofree char *value = get_cell (parts, sheet, cell);

  g_assert_cmpstr (value, ==, expected);
}

/* The format in which the number of @cell is shown. */
static char *
get_number_format (const OfficeParts *parts,
                   const char *sheet,
                   const char *cell)
{
  g_autofree char *style = g_strdup_printf ("//s:c[@r='%s']/@s", cell);
  g_autofree char *number = office_parts_get (parts, sheet, style);
  g_autofree char *id = g_strdup_printf ("//s:cellXfs/s:xf[%" G_GINT64_FORMAT "]/@numFmtId", g_ascii_strtoll (number, NULL, 10) + 1);
  g_autofree char *format = office_parts_get (parts, "xl/styles.xml", id);
  g_autofree char *code = g_strdup_printf ("//s:numFmt[@numFmtId='%s']/@formatCode", format);
  char *own = office_parts_get (parts, "xl/styles.xml", code);

  if (*own != '\0')
    return own;
  g_free (own);
  return g_steal_pointer (&format);
}

static void
assert_number_format (const OfficeParts *parts,
                      const char *sheet,
                      const char *cell,
                      const char *expected)
{
  g_autofree char *format = get_number_format (parts, sheet, cell);

  g_assert_cmpstr (format, ==, expected);
}

static void
test_values (void)
{
  g_autoptr (ZzDocument) document = made_up_workbook (ZZ_LANGUAGE_EN);
  g_autoptr (OfficeParts) parts = write (document);

  /* The heading is the name; the table begins below the paragraph. */
  assert_cell (parts, SHEET (1), "A1", "As of the planned date.");
  assert_cell (parts, SHEET (1), "A2", "Clause");
  assert_cell (parts, SHEET (1), "A3", "personnel.a");
  assert_cell (parts, SHEET (1), "B3", "✓ Met");
  assert_cell (parts, SHEET (1), "B4", "✕ Not met");
  /* 9 January 2027, counted from 1899-12-30. */
  assert_cell (parts, SHEET (1), "C3", "46396");
  assert_number_format (parts, SHEET (1), "C3", "yyyy-mm-dd");
  assert_cell (parts, SHEET (1), "D6", "3000");
  assert_number_format (parts, SHEET (1), "D6", "0");
  assert_cell (parts, SHEET (1), "E4", "-120000.5");
  assert_number_format (parts, SHEET (1), "E4", "#,##0.00");
  /* More digits than a spreadsheet holds. */
  assert_cell (parts, SHEET (1), "E3", "¥ 120,000.50");
}

static void
test_limits (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "Limits");
  ZzBlock *row = zz_block_append (zz_block_append_table (document->body, "A", "B", "C", "D", "E", NULL), ZZ_BLOCK_ROW);
  g_autoptr (OfficeParts) parts = NULL;

  zz_block_append_value_cell (row, zz_value_date (zz_date_new (1899, 1, 1)), "1 January 1899");
  zz_block_append_value_cell (row, zz_value_date (zz_date_new (9999, 12, 31)), "the last day");
  zz_block_append_value_cell (row, zz_value_integer (ZZ_MAX_INTEGER), "9,007,199,254,740,991");
  zz_block_append_value_cell (row, zz_value_integer (999999999999999), "many");
  zz_block_append_value_cell (row, zz_value_text (ZZ_VALUE_MONEY, "0.000000000000001"), "little");
  parts = write (document);
  assert_cell (parts, SHEET (1), "A2", "1 January 1899");
  assert_cell (parts, SHEET (1), "B2", "2958465");
  assert_cell (parts, SHEET (1), "C2", "9,007,199,254,740,991");
  assert_cell (parts, SHEET (1), "D2", "999999999999999");
  assert_cell (parts, SHEET (1), "E2", "1E-15");
}

static void
test_head (void)
{
  g_autoptr (ZzDocument) document = made_up_workbook (ZZ_LANGUAGE_EN);
  g_autoptr (OfficeParts) parts = write (document);

  g_assert_cmpuint (office_parts_count (parts, SHEET (1), "//s:pane[@ySplit='2' and @state='frozen']"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, SHEET (1), "//s:autoFilter[@ref='A2:F6']"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, SHEET (2), "//s:pane | //s:autoFilter"), ==, 0);
  /* One rule a status: its word, its colour. */
  g_assert_cmpuint (office_parts_count (parts, SHEET (1), "//s:conditionalFormatting[@sqref='B3:B6']/s:cfRule"), ==, 3);
  g_assert_cmpuint (office_parts_count (parts, SHEET (1), "//s:formula[.='\"? Unknown \"\"yet\"\"\"']"), ==, 1);
  /* A Chinese character is two wide. */
  g_assert_cmpuint (office_parts_count (parts, SHEET (1), "//s:col[@min='6' and @width > 55]"), ==, 1);
  g_assert_cmpuint (office_parts_count (parts, SHEET (1), "//s:col[@min='1' and @width < 20]"), ==, 1);
}

static void
assert_name (GHashTable *taken,
             const char *heading,
             const char *expected)
{
  g_autofree char *name = xlsx_name_sheet (taken, heading);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  assert_name (taken, "Clauses", "Clauses");
  assert_name (taken, "CLAUSES", "CLAUSES 2");
  assert_name (taken, "a[b]:c*d?e/f\\g", "a b  c d e f g");
  assert_name (taken, "'quoted'", "quoted");
  assert_name (taken, "", "1");
  assert_name (taken, "''", "2");
  assert_name (taken, "History", "History 2");
  assert_name (taken, "A heading that is much longer than it can be", "A heading that is much longer t");
  assert_name (taken, "A heading that is much longer than it must be", "A heading that is much lo 2");
  assert_name (taken, "人员\n名册\x01", "人员 名册\xef\xbf\xbd");
  /* Two units each. */
  assert_name (taken, "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀");
}

/* What goes on in the columns after the last one, joined. */
static char *
join_cells (const OfficeParts *parts,
            const char *sheet,
            const char *row)
{
  GString *text = g_string_new (NULL);

  for (char column = 'B'; column <= 'Z'; column++)
    {
      g_autofree char *name = g_strdup_printf ("%c%s", column, row);
      g_autofree char *part = get_cell (parts, sheet, name);

      if (part != NULL)
        g_assert_cmpint (g_utf8_strlen (part, -1), <=, XLSX_MAX_TEXT);
      g_string_append (text, part != NULL ? part : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_hostile (void)
{
  g_auto (GStrv) texts = made_up_hostile_texts ();
  g_autoptr (ZzDocument) document = made_up_notes (texts);
  g_autoptr (OfficeParts) parts = write (document);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *sheet = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
      g_autofree char *clean = zz_clean_text (texts[i]);
      g_autofree char *text = join_cells (parts, sheet, "4");

      /* "_x0041_" is how a spreadsheet writes a character; its own underscore is escaped. */
      if (strstr (text, "_x005F_") != NULL)
        {
          g_autoptr (GString) escaped = g_string_new (text);

          g_string_replace (escaped, "_x005F_", "_", 0);
          g_assert_cmpstr (escaped->str, ==, clean);
        }
      else
        {
          g_assert_null (strstr (clean, "_x0041_"));
          g_assert_cmpstr (text, ==, clean);
        }
      g_assert_cmpuint (office_parts_count (parts, sheet, "//s:f"), ==, 0);
    }
}

static void
test_long (void)
{
  g_auto (GStrv) texts = made_up_hostile_texts ();
  const char *longest[] = { texts[g_strv_length (texts) - 1], NULL };
  g_autoptr (ZzDocument) document = made_up_notes ((char *const *) longest);
  g_autoptr (OfficeParts) parts = write (document);

  g_assert_cmpint (g_utf8_strlen (longest[0], -1), >, XLSX_MAX_TEXT);
  assert_cell (parts, SHEET (1), "B3", "Note");
  assert_cell (parts, SHEET (1), "C3", "Note (2)");
  g_assert_cmpuint (office_parts_count (parts, SHEET (1), "//s:autoFilter[@ref='A3:C4']"), ==, 1);
}

/* Whatever the tree is like, no part of it stops the others. */
static void
test_all_kinds (void)
{
  g_auto (GStrv) texts = made_up_hostile_texts ();
  g_autoptr (ZzDocument) empty = zz_document_new (ZZ_LANGUAGE_EN, "");
  g_autoptr (OfficeParts) nothing = write (empty);

  g_assert_cmpuint (office_parts_count (nothing, "xl/workbook.xml", "//s:sheet"), ==, 1);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (ZzDocument) document = made_up_all_kinds (texts[i]);
      g_autoptr (OfficeParts) parts = write (document);

      /* The last section has no heading, so it stands on the sheet before. */
      g_assert_cmpuint (office_parts_count (parts, "xl/workbook.xml", "//s:sheet"), ==, 2);
    }
}

static void
test_metadata (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds ("A\tB\x01");
  g_autoptr (OfficeParts) parts = write (document);
  g_autofree char *title = office_parts_get (parts, "docProps/core.xml", "//dc:title");
  g_autofree char *created = office_parts_get (parts, "docProps/core.xml", "//dcterms:created");

  g_assert_cmpstr (title, ==, "A B\xef\xbf\xbd");
  g_assert_cmpstr (created, ==, "2026-11-23T00:00:00Z");
}

/* The logo is a picture, not the word for it; a heading in two languages has two lines. */
static void
test_letterhead (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_ZH_CN, "表");
  g_autoptr (GBytes) png = made_up_png ();
  g_autoptr (GBytes) no_png = g_bytes_new_static ("GIF89a", 6);
  g_autoptr (OfficeParts) parts = NULL;
  g_autofree char *strings = NULL, *height = NULL, *merged = NULL;
  ZzBlock *heading;

  zz_block_append_image (document->body, png, "标志");
  zz_block_append_image (document->body, no_png, "标志");
  heading = zz_block_append_heading (document->body, 1, "差距与整改清单");
  heading->under = g_ptr_array_ref (zz_block_append_text (heading, ZZ_BLOCK_PARAGRAPH, "Gaps and actions")->runs);
  g_ptr_array_remove_index (heading->blocks, 0);
  zz_block_append_cell (zz_block_append (zz_block_append_table (document->body, "条款", "结论", NULL), ZZ_BLOCK_ROW), "x");
  parts = write (document);
  g_assert_cmpuint (office_parts_count (parts, "xl/drawings/drawing1.xml", "//*[local-name()='pic']"), ==, 1);
  strings = office_parts_get (parts, "xl/sharedStrings.xml", "/");
  g_assert_null (strstr (strings, "标志"));
  g_assert_nonnull (strstr (strings, "差距与整改清单\nGaps and actions"));
  merged = office_parts_get (parts, SHEET (1), "//s:mergeCell/@ref");
  g_assert_cmpstr (merged, ==, "A3:B3");
  height = office_parts_get (parts, SHEET (1), "//s:row[@r='3']/@ht");
  g_assert_cmpint (g_ascii_strtoll (height, NULL, 10), >=, 2 * 17 * 16 / 10);
  office_assert_same_bytes (write_again, document);
}

static void
test_same_bytes (void)
{
  g_autoptr (ZzDocument) document = made_up_workbook (ZZ_LANGUAGE_ZH_CN);

  office_assert_same_bytes (write_again, document);
  document->made = ZZ_DATE_NONE;
  office_assert_same_bytes (write_again, document);
}

/* The clock is not asked, whatever the day. */
static void
test_first_day (void)
{
  g_autoptr (ZzDocument) document = made_up_workbook (ZZ_LANGUAGE_EN);
  g_autoptr (OfficeParts) parts = NULL;

  document->made = zz_date_new (1970, 1, 1);
  parts = write (document);
  g_assert_cmpuint (office_parts_count (parts, "docProps/core.xml", "//*[local-name()='created' and starts-with(., '1970-01-01T')]"), ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/values", test_values);
  g_test_add_func ("/xlsx/limits", test_limits);
  g_test_add_func ("/xlsx/head", test_head);
  g_test_add_func ("/xlsx/names", test_names);
  g_test_add_func ("/xlsx/hostile", test_hostile);
  g_test_add_func ("/xlsx/long", test_long);
  g_test_add_func ("/xlsx/all-kinds", test_all_kinds);
  g_test_add_func ("/xlsx/metadata", test_metadata);
  g_test_add_func ("/xlsx/letterhead", test_letterhead);
  g_test_add_func ("/xlsx/first-day", test_first_day);
  g_test_add_func ("/xlsx/same-bytes", test_same_bytes);
  return g_test_run ();
}
