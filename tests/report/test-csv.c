/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV writer: RFC 4180, and no cell that a spreadsheet takes for a formula. */
#include "made-up.h"

#include "report/csv.h"

#define MARK "\xef\xbb\xbf"

static void
assert_csv (const ZzDocument *document,
            const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zz_csv_write (document, &error);
  g_autofree char *csv = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_no_error (error);
  g_assert_cmpstr (csv, ==, expected);
}

static void
assert_field (const char *text,
              const char *expected)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "CSV");
  ZzBlock *table = zz_block_append (document->body, ZZ_BLOCK_TABLE);
  g_autofree char *csv = g_strdup_printf (MARK "%s\r\n", expected);

  zz_block_append_cell (zz_block_append (table, ZZ_BLOCK_ROW), text);
  assert_csv (document, csv);
}

static void
test_fields (void)
{
  assert_field ("plain 文字 😀", "plain 文字 😀");
  assert_field (NULL, "");
  assert_field ("a,b", "\"a,b\"");
  assert_field ("a;=b", "\"a;=b\"");
  assert_field ("a \"b\"", "\"a \"\"b\"\"\"");
  assert_field ("two\nlines", "\"two\nlines\"");
  assert_field ("two\r\nlines", "\"two\nlines\"");
  assert_field (" led", "\" led\"");
  assert_field ("tab\there", "tab here");
  assert_field ("\x01 \xef\xbf\xbf \xff", "\xef\xbf\xbd \xef\xbf\xbd \xef\xbf\xbd");
}

static void
test_formulas (void)
{
  assert_field ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
  assert_field ("+1", "'+1");
  assert_field ("@SUM(A1)", "'@SUM(A1)");
  assert_field ("-2+3", "'-2+3");
  assert_field ("-", "'-");
  assert_field ("\t=1", "\"' =1\"");
  assert_field ("\r=1", "\"'\n=1\"");
  assert_field ("=\"a\",b", "\"'=\"\"a\"\",b\"");
  assert_field ("＝1", "'＝1");
  /* Numbers are no formulas. */
  assert_field ("-2", "-2");
  assert_field ("-120000.50", "-120000.50");
  assert_field ("2-1", "2-1");
}

static void
test_tables (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "CSV");
  ZzBlock *row = zz_block_append (zz_block_append_table (document->body, "A", "B", "C", NULL), ZZ_BLOCK_ROW);

  zz_block_append_value_cell (row, zz_value_date (zz_date_new (2027, 1, 9)), "9 January 2027");
  zz_block_append_value_cell (row, zz_value_text (ZZ_VALUE_MONEY, "-120000.50"), "¥ 120,000.50");
  zz_block_append_header_cell (zz_block_append (document->body->blocks->pdata[0], ZZ_BLOCK_ROW), 2, "wide");
  zz_block_append (document->body->blocks->pdata[0], ZZ_BLOCK_ROW);
  assert_csv (document, MARK "A,B,C\r\n2027-01-09,-120000.50,\r\nwide,,\r\n,,\r\n");

  zz_block_append_heading (document->body, 2, "Second, and last");
  row = zz_block_append (zz_block_append_table (document->body, "D", NULL), ZZ_BLOCK_ROW);
  zz_block_add_badge (zz_block_append_value_cell (row, zz_value_integer (-3), ""), ZZ_TONE_MET, "Met");
  zz_block_add_badge (zz_block_append_cell (zz_block_append (document->body->blocks->pdata[2], ZZ_BLOCK_ROW), NULL), ZZ_TONE_MET, "Met");
  assert_csv (document, MARK "A,B,C\r\n2027-01-09,-120000.50,\r\nwide,,\r\n,,\r\n\r\n\"Second, and last\"\r\nD\r\n-3\r\nMet\r\n");
}

/* A table in a cell is its text, a picture nothing, and no table is no line. */
static void
test_all_kinds (void)
{
  g_autoptr (ZzDocument) document = made_up_all_kinds ("x");

  assert_csv (document, MARK "x\r\n\r\nx\r\n\r\nx\r\n\r\nx\r\n"
                             "\"x x x x x x x x x x x\nx x\"\r\nx\r\nx\r\n\"• x\nx\n• x\"\r\n"
                             "\r\nx,x\r\nx,\"x\nx\n• x\nx\"\r\nx,\r\n,\r\n,\r\n"
                             "\r\nx\r\n"
                             "\r\nx\r\nLegal,3 of 4\r\n"
                             "\r\nx\r\nx\r\n");
}

static void
add_bar (ZzChart *chart,
         const char *label,
         gint64 met,
         gint64 until)
{
  ZzChartRow *row = zz_chart_append_row (chart, label, NULL);

  if (met > 0)
    zz_chart_row_append_span (row, 0, met, ZZ_TONE_MET, NULL);
  if (until > met)
    zz_chart_row_append_span (row, met, until, ZZ_TONE_UNKNOWN, NULL);
}

/* How it stands is told in sentences and charts as much as in tables. */
static void
test_charts (void)
{
  g_autoptr (ZzDocument) document = zz_document_new (ZZ_LANGUAGE_EN, "CSV");
  ZzChart *bars = zz_chart_new (0, 6), *days = zz_chart_new (zz_date_new (2027, 1, 1), zz_date_new (2028, 1, 1));
  ZzChartRow *row;

  zz_block_append_text (document->body, ZZ_BLOCK_NOTICE, "=Not ready");
  zz_chart_set_legend (bars, ZZ_TONE_MET, "Met");
  zz_chart_set_legend (bars, ZZ_TONE_UNKNOWN, "To be settled");
  add_bar (bars, "Legal", 2, 2);
  add_bar (bars, "People, all", 4, 6);
  add_bar (bars, "None", 0, 0);
  zz_block_append_chart (document->body, bars, "bars");
  zz_block_append_heading (document->body, 2, "Forecast");
  days->days = TRUE;
  zz_chart_set_legend (days, ZZ_TONE_MET, "Met");
  row = zz_chart_append_row (days, "All", NULL);
  zz_chart_row_append_span (row, days->from, zz_date_new (2027, 1, 10), ZZ_TONE_NOT_MET, NULL);
  zz_chart_row_append_span (row, zz_date_new (2027, 1, 10), days->until, ZZ_TONE_MET, NULL);
  zz_block_append_chart (document->body, days, "days");
  zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, "Then");
  assert_csv (document, MARK "'=Not ready\r\n\r\n"
                             ",Met,To be settled\r\nLegal,2,0\r\n\"People, all\",4,2\r\nNone,0,0\r\n\r\n"
                             "Forecast\r\nAll,,2027-01-01,2027-01-09\r\nAll,Met,2027-01-10,2027-12-31\r\n\r\n"
                             "Then\r\n");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/fields", test_fields);
  g_test_add_func ("/csv/formulas", test_formulas);
  g_test_add_func ("/csv/tables", test_tables);
  g_test_add_func ("/csv/all-kinds", test_all_kinds);
  g_test_add_func ("/csv/charts", test_charts);
  return g_test_run ();
}
