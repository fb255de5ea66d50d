/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks: what LibreOffice wrote, what Excel may write, what nobody should. */
#define _GNU_SOURCE /* memmem */
#include "fixture.h"
#include "workbook.h"

#include "core/error.h"
#include "store/table-read.h"
#include "store/xlsx-styles.h"

#include <string.h>

#define ROW(cells) "<row r=\"1\">" cells "</row>"

static const char *const people[] = { "people.xlsx", "people-1904.xlsx", "people-utf-8.csv", "people-utf-16.csv", "people-gb18030.csv" };

static ZzTable *
read_made (const char *name)
{
  g_autofree char *path = g_build_filename ("tests", "store", "tables", name, NULL);
  g_autoptr (GBytes) bytes = load_source (path);
  g_autoptr (GError) error = NULL;
  ZzTable *table = zz_table_read (bytes, name, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_cell (const ZzTable *table,
             guint row,
             guint column,
             const char *text)
{
  g_assert_cmpstr (zz_table_get_cell (table, row, column).text, ==, text);
}

/* All five files tell the same. */
static void
test_made (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (ZzTable) table = read_made (people[i]);
      const gboolean text = g_str_has_suffix (people[i], "csv");

      g_test_message ("%s", people[i]);
      g_assert_cmpuint (zz_table_get_n_rows (table), ==, 5);
      g_assert_cmpuint (zz_table_get_n_columns (table), ==, 8);
      g_assert_cmpuint (zz_table_get_line (table, 1), ==, 3);
      assert_cell (table, 0, 0, "示例公司人员花名册");
      assert_cell (table, 2, 0, "甲某某");
      assert_cell (table, 2, 1, "1985");
      assert_cell (table, 2, 4, text ? "2020/3/1" : "2020-03-01");
      assert_cell (table, 2, 6, text ? "TRUE" : "true");
      assert_cell (table, 2, 7, "第一行，\"引号\"\n第二行; 分号, 逗号");
      assert_cell (table, 3, 1, "1990");
      assert_cell (table, 3, 5, "2029-02-28");
      assert_cell (table, 3, 7, "0.1");
      assert_cell (table, 4, 0, "丙&某");
      assert_cell (table, 4, 2, "");
      assert_cell (table, 4, 4, "1999-12-31");
      if (!text)
        {
          g_assert_cmpint (zz_table_get_cell (table, 2, 1).sort, ==, ZZ_CELL_NUMBER);
          g_assert_cmpint (zz_table_get_cell (table, 2, 4).sort, ==, ZZ_CELL_DATE);
          g_assert_cmpint (zz_table_get_cell (table, 2, 6).sort, ==, ZZ_CELL_BOOLEAN);
          g_assert_cmpint (zz_table_get_cell (table, 4, 1).sort, ==, ZZ_CELL_TEXT);
          g_assert_true (zz_table_get_since_1904 (table) == (i == 1));
        }
    }
}

#define STYLES                                                                             \
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>" \
  "<numFmt numFmtId=\"165\" formatCode=\"#,##0.00&quot;yd&quot;[Red]\"/></numFmts>"        \
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"                                     \
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf/></cellXfs>"

/* One cell each: its XML, the text and the sort it is read as. */
static const struct
{
  const char *cell;
  const char *text;
  ZzCellSort sort;
} cells[] = {
  { "<c r=\"A1\" t=\"s\"><v>0</v></c>", "甲", ZZ_CELL_TEXT },
  { "<c r=\"A1\" t=\"s\"><v>1</v></c>", "乙 丙丁", ZZ_CELL_TEXT },
  { "<c r=\"A1\" t=\"s\"><v>2</v></c>", "a\nb_x", ZZ_CELL_TEXT },
  { "<c t=\"inlineStr\"><is><r><t>戊</t></r><r><t xml:space=\"preserve\"> 己</t></r></is></c>", "戊 己", ZZ_CELL_TEXT },
  /* What a spreadsheet made of our CSV file. */
  { "<c t=\"inlineStr\"><is><t>'+86 10 5555 0100</t></is></c>", "+86 10 5555 0100", ZZ_CELL_TEXT },
  { "<c t=\"inlineStr\"><is><t>'quoted'</t></is></c>", "'quoted'", ZZ_CELL_TEXT },
  { "<c t=\"str\"><f>A2&amp;A3</f><v>庚</v></c>", "庚", ZZ_CELL_TEXT },
  { "<c><v>1.2000000000000002</v></c>", "1.2", ZZ_CELL_NUMBER },
  { "<c s=\"0\"><v>46348</v></c>", "46348", ZZ_CELL_NUMBER },
  { "<c s=\"1\"><v>46348</v></c>", "2026-11-22", ZZ_CELL_DATE },
  { "<c s=\"1\"><v>46348.5</v></c>", "2026-11-22", ZZ_CELL_DATE },
  { "<c s=\"1\"><v>-5</v></c>", "-5", ZZ_CELL_NUMBER },
  { "<c s=\"2\"><v>46327</v></c>", "2026-11-01", ZZ_CELL_DATE },
  { "<c s=\"3\"><v>46327</v></c>", "46327", ZZ_CELL_NUMBER },
  { "<c s=\"4\"><v>5</v></c>", "5", ZZ_CELL_NUMBER },
  { "<c s=\"99\"><v>5</v></c>", "5", ZZ_CELL_NUMBER },
  { "<c s=\"-1\"><v>5</v></c>", "5", ZZ_CELL_NUMBER },
  { "<c t=\"d\"><v>2026-11-22</v></c>", "2026-11-22", ZZ_CELL_DATE },
  { "<c t=\"b\"><v>1</v></c>", "true", ZZ_CELL_BOOLEAN },
  { "<c t=\"e\"><v>#N/A</v></c>", "#N/A", ZZ_CELL_ERROR },
  { "<c t=\"zz\"><v>?</v></c>", "?", ZZ_CELL_TEXT },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *sheet = g_strconcat ("<row r=\"1\">", cells[i].cell, "<c t=\"str\"><v>end</v></c><c/></row>", NULL);
      const Workbook workbook = {
        .sheet = sheet,
        .styles = STYLES,
        .deflated = i % 2 == 0,
        .strings = "<si><t>甲</t></si><si><r><t>乙 </t></r><r><rPr><b/></rPr><t>丙丁</t></r><rPh><t>bing</t></rPh></si><si><t>a_x000D__x000A_b_x005F_x</t></si>",
      };
      g_autoptr (GBytes) bytes = workbook_make (&workbook);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzTable) table = zz_table_read (bytes, "x.xlsx", &error);

      g_test_message ("%s", cells[i].cell);
      g_assert_no_error (error);
      assert_cell (table, 0, 0, cells[i].text);
      assert_cell (table, 0, 1, "end");
      g_assert_cmpint (zz_table_get_cell (table, 0, 0).sort, ==, cells[i].sort);
    }
}

static void
test_places (void)
{
  const Workbook workbook = {
    .sheet = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"AA2\"><v>2</v></c></row>"
             "<row r=\"9\"/><row><c><v>3</v></c><c><v>4</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>",
  };
  g_autoptr (GBytes) bytes = workbook_make (&workbook);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzTable) table = zz_table_read (bytes, "x.xlsx", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (zz_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (zz_table_get_n_columns (table), ==, 27);
  g_assert_cmpuint (zz_table_get_line (table, 0), ==, 2);
  g_assert_cmpuint (zz_table_get_line (table, 1), ==, 10);
  assert_cell (table, 0, 0, "");
  assert_cell (table, 0, 1, "1");
  assert_cell (table, 0, 26, "2");
  assert_cell (table, 1, 1, "4");
}

static const struct
{
  const char *format;
  gboolean date;
} formats[] = {
  { "General", FALSE },
  { "yyyy\\-mm\\-dd", TRUE },
  { "[$-804]yyyy\\年m\\月d\\日", TRUE },
  { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", TRUE },
  { "h:mm:ss", FALSE },
  { "#,##0.00\"d\"", FALSE },
  { "\\d0", FALSE },
  { "_d0", FALSE },
  { "0.00E+00", FALSE },
  { "\"unclosed d", FALSE },
  { "[Red", FALSE },
  { "0\\", FALSE },
};

static void
test_formats (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_assert_true (zz_xlsx_format_is_date (formats[i].format) == formats[i].date);
}

#define NESTED_10 "<a><a><a><a><a><a><a><a><a><a>"
#define NESTED_100 NESTED_10 NESTED_10 NESTED_10 NESTED_10 NESTED_10 NESTED_10 NESTED_10 NESTED_10 NESTED_10 NESTED_10

/* Workbooks that must be refused in one sentence. */
static const struct
{
  const char *name;
  Workbook workbook;
} hostile[] = {
  { "no relations", { .relations = "" } },
  { "no workbook", { .workbook = "" } },
  { "no relations of the workbook", { .book_relations = "" } },
  { "no sheet", { .raw = "" } },
  { "no sheet named", { .workbook = "<workbook><sheets/></workbook>" } },
  { "empty sheet", { .sheet = "" } },
  { "not XML", { .raw = "PK, not XML" } },
  { "cut XML", { .raw = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>" } },
  { "document type", { .raw = "<!DOCTYPE worksheet><worksheet><sheetData>" ROW ("<c><v>1</v></c>") "</sheetData></worksheet>" } },
  { "entity", { .raw = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>" ROW ("<c t=\"str\"><v>&a;</v></c>") "</sheetData></worksheet>" } },
  { "billion laughs", { .strings = "", .raw = "<!DOCTYPE w [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet x=\"&c;\"/>" } },
  { "undeclared entity", { .sheet = ROW ("<c t=\"str\"><v>&nope;</v></c>") } },
  { "deep nesting", { .raw = NESTED_100 NESTED_100 NESTED_100 "x" } },
  { "far reference", { .sheet = ROW ("<c r=\"ZZZZZ99999999\"><v>1</v></c>") } },
  { "column behind the last", { .sheet = ROW ("<c r=\"XFE1\"><v>1</v></c>") } },
  { "very long reference", { .sheet = ROW ("<c r=\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1\"><v>1</v></c>") } },
  { "reference without a row", { .sheet = ROW ("<c r=\"A\"><v>1</v></c>") } },
  { "reference of another row", { .sheet = ROW ("<c r=\"A2\"><v>1</v></c>") } },
  { "cells backwards", { .sheet = ROW ("<c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c>") } },
  { "the same cell twice", { .sheet = ROW ("<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c>") } },
  { "a cell in a cell", { .sheet = ROW ("<c r=\"A1\"><c r=\"B1\"><v>1</v></c></c>") } },
  { "a cell in no row", { .sheet = "<c r=\"A1\"><v>1</v></c>" } },
  { "row 0", { .sheet = "<row r=\"0\"><c><v>1</v></c></row>" } },
  { "row -1", { .sheet = "<row r=\"-1\"><c><v>1</v></c></row>" } },
  { "row behind the last", { .sheet = "<row r=\"1048577\"><c><v>1</v></c></row>" } },
  { "huge row number", { .sheet = "<row r=\"99999999999999999999\"><c><v>1</v></c></row>" } },
  { "the same row twice", { .sheet = ROW ("<c><v>1</v></c>") ROW ("<c><v>1</v></c>") } },
  { "negative shared text", { .sheet = ROW ("<c t=\"s\"><v>-1</v></c>"), .strings = "<si><t>a</t></si>" } },
  { "shared text that is not there", { .sheet = ROW ("<c t=\"s\"><v>1</v></c>"), .strings = "<si><t>a</t></si>" } },
  { "shared text without texts", { .sheet = ROW ("<c t=\"s\"><v>0</v></c>") } },
  { "control character", { .sheet = ROW ("<c t=\"str\"><v>&#1;</v></c>") } },
  { "NUL", { .sheet = ROW ("<c t=\"str\"><v>&#0;</v></c>") } },
  { "not UTF-8", { .sheet = ROW ("<c t=\"str\"><v>\xff\xfe</v></c>") } },
  { "relation that leaves", { .relations = "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"../../../etc/passwd\"/></Relationships>" } },
  { "relation to the network", { .relations = "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"http://example.invalid/x\" TargetMode=\"External\"/></Relationships>" } },
};

static void
assert_refused (GBytes *bytes,
                const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzTable) table = zz_table_read (bytes, "x.xlsx", &error);

  g_test_message ("%s: %s", name, error != NULL ? error->message : "was read");
  g_assert_null (table);
  g_assert_true (error->domain == ZZ_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "x.xlsx"));
  g_assert_nonnull (strstr (error->message, "; "));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_hostile (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    for (guint deflated = 0; deflated < 2; deflated++)
      {
        Workbook workbook = hostile[i].workbook;
        g_autoptr (GBytes) bytes = NULL;

        workbook.deflated = deflated != 0;
        if (workbook.sheet == NULL)
          workbook.sheet = ROW ("<c r=\"A1\"><v>1</v></c>");
        bytes = workbook_make (&workbook);
        assert_refused (bytes, hostile[i].name);
      }
}

/* A good workbook cut short at every place, or with one byte of the sheet changed. */
static void
test_damaged (void)
{
  const Workbook workbook = { .sheet = ROW ("<c r=\"A1\"><v>1234567</v></c>") };
  g_autoptr (GBytes) whole = workbook_make (&workbook);
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);
  g_autofree char *copy = g_memdup2 (data, size);
  char *number = memmem (copy, size, "1234567", 7);
  g_autoptr (GBytes) changed = NULL;

  for (gsize length = 4; length < size; length += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);

      g_test_message ("%zu of %zu", length, size);
      assert_refused (cut, "cut");
    }
  g_assert_nonnull (number);
  *number = '7';
  changed = g_bytes_new (copy, size);
  assert_refused (changed, "wrong checksum");
}

static char *
repeat (const char *part,
        guint n)
{
  GString *text = g_string_sized_new (strlen (part) * n + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static void
assert_limit (const Workbook *workbook)
{
  g_autoptr (GBytes) bytes = workbook_make (workbook);
  g_autoptr (GError) error = NULL;

  g_assert_null (zz_table_read (bytes, "x.xlsx", &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT);
  g_test_message ("%s", error->message);
}

static void
test_limits (void)
{
  g_autofree char *rows = repeat ("<row><c><v>1</v></c></row>", ZZ_TABLE_MAX_ROWS + 1);
  g_autofree char *text = repeat ("0123456789", ZZ_TABLE_MAX_CELL_BYTES / 10 + 1);
  g_autofree char *string = g_strconcat ("<si><t>", text, "</t></si>", NULL);
  g_autofree char *most = repeat ("0123456789", ZZ_TABLE_MAX_CELL_BYTES / 10);
  g_autofree char *shared = g_strconcat ("<si><t>", most, "</t></si>", NULL);
  g_autofree char *repeated = repeat ("<row><c t=\"s\"><v>0</v></c></row>", 5000);
  g_autoptr (GBytes) bomb = workbook_make_bomb (64 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  assert_limit (&(Workbook) { .sheet = rows, .deflated = TRUE });
  assert_limit (&(Workbook) { .sheet = ROW ("<c t=\"s\"><v>0</v></c>"), .strings = string, .deflated = TRUE });
  assert_limit (&(Workbook) { .sheet = repeated, .strings = shared, .deflated = TRUE });
  g_assert_null (zz_table_read (bomb, "x.xlsx", &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-xlsx/made", test_made);
  g_test_add_func ("/table-xlsx/cells", test_cells);
  g_test_add_func ("/table-xlsx/places", test_places);
  g_test_add_func ("/table-xlsx/formats", test_formats);
  g_test_add_func ("/table-xlsx/hostile", test_hostile);
  g_test_add_func ("/table-xlsx/damaged", test_damaged);
  g_test_add_func ("/table-xlsx/limits", test_limits);
  return g_test_run ();
}
