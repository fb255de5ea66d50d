/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV and TSV in every encoding and manner, and what is no table. */
#include "fixture.h"

#include "core/error.h"
#include "store/table-number.h"
#include "store/table-read.h"

#include <string.h>

/* The cells of all rows as "line:a|b|c" joined by newlines. */
static char *
dump (const ZzTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < zz_table_get_n_rows (table); row++)
    {
      g_string_append_printf (text, "%s%u:", row > 0 ? "\n" : "", zz_table_get_line (table, row));
      for (guint column = 0; column < zz_table_get_n_columns (table); column++)
        g_string_append_printf (text, "%s%s", column > 0 ? "|" : "", zz_table_get_cell (table, row, column).text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @encoding: NULL for UTF-8; @mark: put in front. */
static const struct
{
  const char *name;
  const char *encoding;
  const char *mark;
  const char *text;
  const char *cells;
} tables[] = {
  { "comma", NULL, "", "a,b\n1,2\n", "1:a|b\n2:1|2" },
  { "mark", NULL, "\xef\xbb\xbf", "姓名,b\r\n张三,2", "1:姓名|b\n2:张三|2" },
  { "semicolon", NULL, "", "a;b,c\n1;2,3\n", "1:a|b,c\n2:1|2,3" },
  { "tab", NULL, "", "a\tb,c;d\n", "1:a|b,c;d" },
  { "sep", NULL, "", "sep=|\r\na|b,c\n", "2:a|b,c" },
  { "sep-odd", NULL, "", "sep=", "1:sep=" },
  { "quotes", NULL, "", "\"a\"\"b\",\"c,d\"\n\"e\r\nf\",g\"h\n", "1:a\"b|c,d\n2:e\nf|g\"h" },
  { "quotes-and-more", NULL, "", "\"a\"b,c\n", "1:ab|c" },
  { "empty-quotes", NULL, "", "a,\"\",c\n", "1:a||c" },
  { "old-mac", NULL, "", "a,b\r1,2\r", "1:a|b\n2:1|2" },
  { "empty-rows", NULL, "", "\n\na,b\n,,\n1\n", "3:a|b\n5:1|" },
  { "ragged", NULL, "", "a,b,c\n1\n1,2,3,4\n", "1:a|b|c|\n2:1|||\n3:1|2|3|4" },
  { "one-column", NULL, "", "姓名\n张三\n", "1:姓名\n2:张三" },
  { "heading-first", NULL, "", "花名册\n\n姓名;年份\n张三;1990\n", "1:花名册|\n3:姓名|年份\n4:张三|1990" },
  { "guard", NULL, "", "'=1+1,'-x,''@,'abc,O'Neil\n", "1:=1+1|-x|'@|'abc|O'Neil" },
  { "utf-16le", "UTF-16LE", "\xff\xfe", "姓名\t一\n张三\t2\n", "1:姓名|一\n2:张三|2" },
  { "utf-16be", "UTF-16BE", "\xfe\xff", "姓名,b\n张三,2\n", "1:姓名|b\n2:张三|2" },
  { "utf-16le-plain", "UTF-16LE", "", "姓名,一\n张三,2\n", "1:姓名|一\n2:张三|2" },
  { "utf-16be-plain", "UTF-16BE", "", "姓名,一\n张三,2\n", "1:姓名|一\n2:张三|2" },
  { "gb18030", "GB18030", "", "姓名,入职日期\n张三㐀,2026年11月22日\n", "1:姓名|入职日期\n2:张三㐀|2026年11月22日" },
  { "gbk-emoji", "GB18030", "", "名,🙂\n", "1:名|🙂" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gsize length = strlen (tables[i].text);
      g_autofree char *text = tables[i].encoding != NULL
                                  ? g_convert (tables[i].text, -1, tables[i].encoding, "UTF-8", NULL, &length, NULL)
                                  : g_strdup (tables[i].text);
      GByteArray *array = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzTable) table = NULL;
      g_autofree char *cells = NULL;

      g_test_message ("%s", tables[i].name);
      g_byte_array_append (array, (const guint8 *) tables[i].mark, (guint) strlen (tables[i].mark));
      g_byte_array_append (array, (const guint8 *) text, (guint) length);
      bytes = g_byte_array_free_to_bytes (array);
      table = zz_table_read (bytes, "x.csv", &error);
      g_assert_no_error (error);
      cells = dump (table);
      g_assert_cmpstr (cells, ==, tables[i].cells);
    }
}

#define STRING(literal) literal, sizeof literal - 1

static const struct
{
  const char *bytes;
  gsize length;
  int code;
  const char *part;
} refused[] = {
  { STRING (""), ZZ_ERROR_INVALID, "empty" },
  { STRING ("\xef\xbb\xbf"), ZZ_ERROR_INVALID, "empty" },
  { STRING ("\xff\xfe"), ZZ_ERROR_INVALID, "empty" },
  { STRING ("\n\n,,,\n"), ZZ_ERROR_INVALID, "empty" },
  { STRING ("a,b\n\"c,d\n"), ZZ_ERROR_SYNTAX, "row 2" },
  { STRING ("a,b\n1,\0x\n"), ZZ_ERROR_SYNTAX, "NUL" },
  { STRING ("\xef\xbb\xbfnam\0,b\n"), ZZ_ERROR_SYNTAX, "NUL" },
  { STRING ("\0\0\0\0"), ZZ_ERROR_SYNTAX, "NUL" },
  { STRING ("\xff\xfe\0\0a\0"), ZZ_ERROR_SYNTAX, "NUL" },
  { STRING ("\xff\xfe\x00\xd8\n\0"), ZZ_ERROR_SYNTAX, "UTF-16LE" },
  { STRING ("\xef\xbb\xbf\xff\n"), ZZ_ERROR_SYNTAX, "UTF-8" },
  { STRING ("a,b\n\xff\xff\n"), ZZ_ERROR_SYNTAX, "GB18030" },
  { STRING ("\xd0\xcf\x11\xe0\xa1\xb1"), ZZ_ERROR_INVALID, "old or a password" },
  { STRING ("%PDF-1.7\n"), ZZ_ERROR_INVALID, "PDF" },
  { STRING ("<html><table><tr><td>a</td></tr></table>"), ZZ_ERROR_INVALID, "web page" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      /* Copied, so that a sanitizer sees what is read past the end. */
      g_autoptr (GBytes) bytes = g_bytes_new (refused[i].bytes, refused[i].length);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].part);
      g_assert_null (zz_table_read (bytes, "x.csv", &error));
      g_assert_error (error, ZZ_ERROR, refused[i].code);
      g_assert_true (g_str_has_prefix (error->message, "x.csv"));
      g_assert_nonnull (strstr (error->message, refused[i].part));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* @n times @part between @begin and @end. */
static void
assert_limit (const char *begin,
              const char *part,
              guint n,
              const char *end)
{
  GString *text = g_string_new (begin);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, end);
  bytes = g_string_free_to_bytes (text);
  g_assert_null (zz_table_read (bytes, "x.csv", &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT);
}

static void
test_limits (void)
{
  assert_limit ("a", ",", 1000000, "\n");
  assert_limit ("a", ",b", 20000, "\n");
  assert_limit ("a\n", "1\n", 1000000, "");
  assert_limit ("a,b\n", "0123456789", 20000, ",2\n");
  assert_limit ("", ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,x\n", 60000, "");
  assert_limit ("", "0123456789abcde\n", ZZ_TABLE_MAX_BYTES / 16, "more");
}

static void
test_clipboard (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzTable) table = zz_table_read_clipboard ("姓名\n张三, 李四; 王五\n", &error);
  g_autofree char *cells = NULL;

  g_assert_no_error (error);
  cells = dump (table);
  g_assert_cmpstr (cells, ==, "1:姓名\n2:张三, 李四; 王五");
}

static const char *const numbers[][2] = {
  { "1985", "1985" },
  { "0.1", "0.1" },
  { "0.10000000000000001", "0.1" },
  { "119999.99999999999", "120000" },
  { "9.9999999999999999E-2", "0.1" },
  { "1.2E+5", "120000" },
  { "-3.5e-2", "-0.035" },
  { "2.0230012345E+11", "202300123450" },
  { "440101199001011234", "440101199001011000" },
  { "0", "0" },
  { "-0.000", "0" },
  { "00012.50", "12.5" },
  { ".5", "0.5" },
  { "1E+20", "100000000000000000000" },
  { "1E+300", NULL },
  { "1E+99999999999", NULL },
  { "1E", NULL },
  { "", NULL },
  { "-", NULL },
  { "1.2.3", NULL },
  { "12a", NULL },
  { "nan", NULL },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *plain = zz_number_make_plain (numbers[i][0]);

      g_assert_cmpstr (plain, ==, numbers[i][1]);
    }
}

static const struct
{
  const char *serial;
  gboolean since_1904;
  const char *date;
} serials[] = {
  { "46348", FALSE, "2026-11-22" },
  { "46348.75", FALSE, "2026-11-22" },
  { "44886", TRUE, "2026-11-22" },
  { "1", FALSE, "1900-01-01" },
  { "59", FALSE, "1900-02-28" },
  { "60", FALSE, NULL },
  { "61", FALSE, "1900-03-01" },
  { "0", FALSE, NULL },
  { "0", TRUE, "1904-01-01" },
  { "-1", FALSE, NULL },
  { "2958465", FALSE, "9999-12-31" },
  { "2958466", FALSE, NULL },
  { "x", FALSE, NULL },
};

static void
test_serials (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (serials); i++)
    {
      ZzDate date = zz_date_from_serial (serials[i].serial, serials[i].since_1904);
      g_autofree char *text = date != ZZ_DATE_NONE ? zz_date_format (date) : NULL;

      g_assert_cmpstr (text, ==, serials[i].date);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-text/read", test_read);
  g_test_add_func ("/table-text/refused", test_refused);
  g_test_add_func ("/table-text/limits", test_limits);
  g_test_add_func ("/table-text/clipboard", test_clipboard);
  g_test_add_func ("/table-text/numbers", test_numbers);
  g_test_add_func ("/table-text/serials", test_serials);
  return g_test_run ();
}
