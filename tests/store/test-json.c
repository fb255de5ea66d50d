/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict scan: what it takes, what it refuses and where. */
#include "fixture.h"

#include "core/error.h"

#include <string.h>

static const char *const good[] = {
  "null",
  "true",
  "false",
  "0",
  "-0",
  "-1",
  "10",
  "1.5",
  "1e5",
  "1E-5",
  "1e+5",
  "0.10",
  "-0.0e-0",
  "1e400",
  "123456789012345678901234567890",
  "\"\"",
  "\"a\"",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
  "\"\\u4e2d\"",
  "\"\\ud83d\\ude00\"",
  "\"\\uD83D\\uDE00\"",
  "\"\\uffff\"",
  "\"\x7f\"",
  "\"资质\"",
  "\"/\"",
  "[]",
  "[ ]",
  "{}",
  "{ }",
  "[1]",
  "[1,2]",
  "[ 1 , 2 ]",
  "[[]]",
  "[{}]",
  "{\"a\":1}",
  "{\"a\":{\"b\":[1,{\"c\":null}]}}",
  "{\"\":1}",
  "{\"a\":1,\"b\":1}",
  " \t\r\n[1]\n ",
  "{\"a\":{\"x\":1},\"b\":{\"x\":1}}",
  "[\"\\\\\"]",
  "[null,true,false]",
  "\"\xf4\x8f\xbf\xbf\"",
  "\"\xe2\x80\xa8\"",
  "{\"a\\u0062\":1,\"a\":2}",
  "[9007199254740991,-9007199254740991,9007199254740992]",
};

/* Each refused text, and the line and column that are named. */
static const struct
{
  const char *text;
  const char *place;
} bad[] = {
  { "", "1:1" },
  { " ", "1:2" },
  { "\n\n", "3:1" },
  { "nul", "1:1" },
  { "nullx", "1:5" },
  { "True", "1:1" },
  { "TRUE", "1:1" },
  { "NaN", "1:1" },
  { "Infinity", "1:1" },
  { "-Infinity", "1:1" },
  { "undefined", "1:1" },
  { "+1", "1:1" },
  { "01", "1:1" },
  { "-01", "1:1" },
  { "-", "1:1" },
  { ".5", "1:1" },
  { "1.", "1:1" },
  { "1.e1", "1:1" },
  { "1e", "1:1" },
  { "1e+", "1:1" },
  { "1eE2", "1:1" },
  { "0x10", "1:2" },
  { "0e", "1:1" },
  { "1_000", "1:2" },
  { "1 2", "1:3" },
  { "--1", "1:1" },
  { "１", "1:1" },
  { "\"", "1:1" },
  { "\"a", "1:1" },
  { "\"\\", "1:2" },
  { "\"\\\"", "1:1" },
  { "\"\\x41\"", "1:2" },
  { "\"\\'\"", "1:2" },
  { "\"\\u\"", "1:2" },
  { "\"\\u12\"", "1:2" },
  { "\"\\u123g\"", "1:2" },
  { "\"\\U0041\"", "1:2" },
  { "\"\\u0000\"", "1:2" },
  { "\"\\ud83d\"", "1:2" },
  { "\"\\ude00\"", "1:2" },
  { "\"\\ud83dx\"", "1:2" },
  { "\"\\ud83d\\n\"", "1:2" },
  { "\"\\ud83d\\u0041\"", "1:2" },
  { "\"\\ud83d\\ud83d\"", "1:2" },
  { "\"a\nb\"", "1:3" },
  { "\"a\tb\"", "1:3" },
  { "\"\x01\"", "1:2" },
  { "\"\x1f\"", "1:2" },
  { "'a'", "1:1" },
  { "[", "1:2" },
  { "]", "1:1" },
  { "[1", "1:3" },
  { "[1,", "1:4" },
  { "[1,]", "1:4" },
  { "[,1]", "1:2" },
  { "[,]", "1:2" },
  { "[1,,2]", "1:4" },
  { "[1 2]", "1:4" },
  { "[1}", "1:3" },
  { "[1]]", "1:4" },
  { "[\"a\"\"b\"]", "1:5" },
  { "[[]", "1:4" },
  { "[1;2]", "1:3" },
  { "{", "1:2" },
  { "}", "1:1" },
  { "{\"a\"", "1:5" },
  { "{\"a\":", "1:6" },
  { "{\"a\":}", "1:6" },
  { "{\"a\":1", "1:7" },
  { "{\"a\":1,", "1:8" },
  { "{\"a\":1,}", "1:8" },
  { "{,}", "1:2" },
  { "{a:1}", "1:2" },
  { "{'a':1}", "1:2" },
  { "{1:1}", "1:2" },
  { "{null:1}", "1:2" },
  { "{\"a\" 1}", "1:6" },
  { "{\"a\"::1}", "1:6" },
  { "{\"a\":1 \"b\":2}", "1:8" },
  { "{\"a\":1]", "1:7" },
  { "{\"a\":1}}", "1:8" },
  { "{[1]:1}", "1:2" },
  { "{\"a\":1,\"a\":1}", "1:12" },
  { "{\"a\":1,\"b\":2,\"a\":3}", "1:18" },
  { "{\"ab\":1,\"a\\u0062\":2}", "1:19" },
  { "{\"\":1,\"\":2}", "1:10" },
  { "{\"x\":{\"a\":1,\"a\":2}}", "1:17" },
  { "[{\"a\":1},{\"a\":1,\"a\":2}]", "1:21" },
  { "// c\n1", "1:1" },
  { "/* c */1", "1:1" },
  { "1// c", "1:2" },
  { "[1 /**/]", "1:4" },
  { "#\n1", "1:1" },
  { "1\n\n x", "3:2" },
  { "\xef\xbb\xbf{}", "1:1" },
  { "\xff\xfe{", "1:1" },
  { "\"\xff\"", "1:2" },
  { "\"\xc0\x80\"", "1:2" },
  { "\"\xed\xa0\x80\"", "1:2" },
  { "\"\xf5\x80\x80\x80\"", "1:2" },
  { "\"\xe8\xb5\"", "1:2" },
  { "[\"资\",\"质\xff\"]", "1:8" },
  { "[\xc2\xa0]", "1:2" },
  { "\x0c[]", "1:1" },
  { "{\n  \"资质\": [1,\n    2,\n    x]\n}", "4:5" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GBytes) bytes = bytes_from (good[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzJson) json = zz_json_parse (bytes, "x.json", &error);

      g_assert_no_error (error);
      g_assert_nonnull (json);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = bytes_from (bad[i].text);
      g_autoptr (GError) error = NULL;
      g_autofree char *begin = g_strconcat ("x.json:", bad[i].place, ": ", NULL);

      g_assert_null (zz_json_parse (bytes, "x.json", &error));
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX);
      if (!g_str_has_prefix (error->message, begin))
        g_error ("%s: \"%s\" is not at %s", bad[i].text, error->message, bad[i].place);
    }
}

static void
test_nul (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\"a\0b\"", 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (zz_json_parse (bytes, "x.json", &error));
  g_assert_cmpstr (error->message, ==, "x.json:1:3: a text cannot hold the character \\u0000");
}

/* 64 is the deepest there is; 200,000 is refused as well and not a crash. */
static void
test_depth (void)
{
  static const guint depths[] = { 64, 65, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzJson) json = NULL;

      for (guint n = 0; n < depths[i]; n++)
        g_string_append_c (text, '[');
      for (guint n = 0; n < depths[i]; n++)
        g_string_append_c (text, ']');
      bytes = bytes_from (text->str);
      json = zz_json_parse (bytes, "x.json", &error);
      if (depths[i] == 64)
        g_assert_no_error (error);
      else
        g_assert_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT);
      g_assert_true ((json != NULL) == (depths[i] == 64));
    }
}

static void
test_size (void)
{
  gsize size = ZZ_JSON_MAX_BYTES + 1;
  char *text = g_malloc (size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, size);
  g_autoptr (GBytes) fitting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzJson) json = NULL;

  memset (text, ' ', size);
  text[0] = '1';
  g_assert_null (zz_json_parse (bytes, "x.json", &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT);
  g_clear_error (&error);
  fitting = g_bytes_new_from_bytes (bytes, 0, ZZ_JSON_MAX_BYTES);
  json = zz_json_parse (fitting, "x.json", &error);
  g_assert_no_error (error);
}

/* Many values in little text: bounded before memory is. */
static void
test_values (void)
{
  guint n = (1u << 22) + 10;
  g_autoptr (GString) text = g_string_sized_new (2 * n + 2);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append_c (text, '[');
  for (guint i = 0; i < n; i++)
    g_string_append (text, "0,");
  g_string_append (text, "0]");
  bytes = bytes_from (text->str);
  g_assert_null (zz_json_parse (bytes, "x.json", &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT);
}

/* Large objects are searched by sorting: the first repeated name is named. */
static void
test_many_names (void)
{
  g_autoptr (GString) text = g_string_new ("{\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "\"n%u\": %u,\n", i, i);
  g_string_append (text, "\"n77\": 1,\n\"n3\": 2}");
  bytes = bytes_from (text->str);
  g_assert_null (zz_json_parse (bytes, "x.json", &error));
  g_assert_cmpstr (error->message, ==, "x.json:100002:8: n77: the name stands twice in the same object");
}

static void
test_look (void)
{
  g_autoptr (GBytes) bytes = bytes_from ("{\"a\\u4e2d\": [\"x\\ny\", -12, true, false, 1.50, null], \"n\": null, \"o\": {}}");
  g_autoptr (ZzJson) json = zz_json_parse (bytes, "x.json", NULL);
  const ZzJsonNode *root = zz_json_get_root (json);
  const ZzJsonNode *list = zz_json_get_member (json, root, "a中");
  const ZzJsonNode *node;
  g_autofree char *raw = NULL;
  g_autofree char *raw_string = NULL;

  g_assert_cmpuint (zz_json_get_n_children (root), ==, 3);
  g_assert_null (zz_json_get_member (json, root, "n"));
  g_assert_null (zz_json_get_member (json, root, "b"));
  g_assert_null (zz_json_get_member (json, list, "a"));
  g_assert_null (zz_json_first (json, zz_json_get_member (json, root, "o")));
  g_assert_cmpuint (zz_json_get_n_children (list), ==, 6);
  node = zz_json_first (json, list);
  g_assert_cmpstr (zz_json_get_string (json, node), ==, "x\ny");
  g_assert_null (zz_json_get_member_name (json, node));
  raw_string = zz_json_dup_raw (json, node);
  g_assert_cmpstr (raw_string, ==, "\"x\\ny\"");
  node = zz_json_next (json, node);
  g_assert_cmpint (zz_json_get_integer (json, node), ==, -12);
  node = zz_json_next (json, node);
  g_assert_true (zz_json_get_boolean (json, node));
  node = zz_json_next (json, node);
  g_assert_false (zz_json_get_boolean (json, node));
  node = zz_json_next (json, node);
  g_assert_cmpint (zz_json_get_kind (node), ==, ZZ_JSON_NUMBER);
  raw = zz_json_dup_raw (json, node);
  g_assert_cmpstr (raw, ==, "1.50");
  node = zz_json_next (json, node);
  g_assert_cmpint (zz_json_get_kind (node), ==, ZZ_JSON_NULL);
  g_assert_null (zz_json_next (json, node));
}

static void
test_integers (void)
{
  g_autoptr (GBytes) bytes = bytes_from ("[9007199254740991, -9007199254740991, 9007199254740992, 1.0, 1e2, -0]");
  g_autoptr (ZzJson) json = zz_json_parse (bytes, "x.json", NULL);
  static const ZzJsonKind kinds[] = { ZZ_JSON_INTEGER, ZZ_JSON_INTEGER, ZZ_JSON_NUMBER, ZZ_JSON_NUMBER, ZZ_JSON_NUMBER, ZZ_JSON_INTEGER };
  const ZzJsonNode *node = zz_json_first (json, zz_json_get_root (json));

  g_assert_cmpint (zz_json_get_integer (json, node), ==, ZZ_MAX_INTEGER);
  g_assert_cmpint (zz_json_get_integer (json, zz_json_next (json, node)), ==, -ZZ_MAX_INTEGER);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++, node = zz_json_next (json, node))
    g_assert_cmpint (zz_json_get_kind (node), ==, kinds[i]);
}

static void
test_places (void)
{
  g_autoptr (GBytes) bytes = bytes_from ("{\n  \"资质\": 1,\n  \"list\": [{\"a.b\": 1}, {\"plain-1\": \"资\", \"x\": 5}]\n}");
  g_autoptr (ZzJson) json = zz_json_parse (bytes, "x.json", NULL);
  const ZzJsonNode *list = zz_json_get_member (json, zz_json_get_root (json), "list");
  const ZzJsonNode *second = zz_json_next (json, zz_json_first (json, list));
  const ZzJsonNode *x = zz_json_get_member (json, second, "x");
  g_autofree char *path = zz_json_dup_path (json, x);
  g_autofree char *quoted = zz_json_dup_path (json, zz_json_first (json, zz_json_first (json, list)));
  g_autofree char *root = zz_json_dup_path (json, zz_json_get_root (json));
  g_autoptr (GError) error = NULL;
  guint line, column;

  g_assert_cmpstr (path, ==, "list[1].x");
  g_assert_cmpstr (quoted, ==, "list[0][\"a.b\"]");
  g_assert_cmpstr (root, ==, "");
  zz_json_get_position (json, x, &line, &column);
  g_assert_cmpuint (line, ==, 3);
  g_assert_cmpuint (column, ==, 46);
  zz_json_set_error (json, x, &error, ZZ_ERROR_INVALID, "no %s", "good");
  g_assert_cmpstr (error->message, ==, "x.json:3:46: list[1].x: no good");
}

/* A hostile text makes no endless and no many-lined message. */
static void
test_message (void)
{
  g_autofree char *name = g_strnfill (5000, 'n');
  g_autofree char *text = g_strdup_printf ("{\"%s\": 1, \"a\\nb\": 2}", name);
  g_autoptr (GBytes) bytes = bytes_from (text);
  g_autoptr (ZzJson) json = zz_json_parse (bytes, "x.json", NULL);
  const ZzJsonNode *first = zz_json_first (json, zz_json_get_root (json));
  g_autoptr (GError) error = NULL;

  zz_json_set_error (json, first, &error, ZZ_ERROR_INVALID, "unknown \"%s\"", name);
  g_assert_cmpuint (strlen (error->message), <, 700);
  g_clear_error (&error);
  zz_json_set_error (json, zz_json_next (json, first), &error, ZZ_ERROR_INVALID, "bad");
  g_assert_null (strchr (error->message, '\n'));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/good", test_good);
  g_test_add_func ("/json/bad", test_bad);
  g_test_add_func ("/json/nul", test_nul);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/many-names", test_many_names);
  g_test_add_func ("/json/look", test_look);
  g_test_add_func ("/json/integers", test_integers);
  g_test_add_func ("/json/places", test_places);
  g_test_add_func ("/json/message", test_message);

  return g_test_run ();
}
