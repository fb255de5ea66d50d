/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer's bytes, and what an independent reader makes of them. */
#include "fixture.h"

#include "store/json-writer.h"

#include <string.h>

static void
test_bytes (void)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "text", "资质 \"q\" \\ /");
  zz_json_writer_begin_array (writer, "list");
  zz_json_writer_integer (writer, NULL, -5);
  zz_json_writer_boolean (writer, NULL, TRUE);
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_null (writer, "n");
  zz_json_writer_end_object (writer);
  zz_json_writer_end_array (writer);
  zz_json_writer_begin_array (writer, "empty");
  zz_json_writer_end_array (writer);
  zz_json_writer_begin_object (writer, "none");
  zz_json_writer_end_object (writer);
  zz_json_writer_raw (writer, "raw", "[1.50,  2]");
  zz_json_writer_string (writer, "null", NULL);
  zz_json_writer_end_object (writer);
  bytes = zz_json_writer_finish (writer);
  text = text_from (bytes);
  g_assert_cmpstr (text, ==,
                   "{\n  \"text\": \"资质 \\\"q\\\" \\\\ /\",\n  \"list\": [\n    -5,\n    true,\n    {\n      \"n\": null\n    }\n  ],\n"
                   "  \"empty\": [],\n  \"none\": {},\n  \"raw\": [1.50,  2],\n  \"null\": null\n}\n");
}

/* Every character comes back, from json-glib and from the own reader. */
static void
test_characters (void)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (ZzJson) json = NULL;

  for (gunichar c = 1; c < 0x300; c++)
    g_string_append_unichar (all, c);
  g_string_append (all, "资质 \xe2\x80\xa8 \xf0\x9f\x98\x80");
  zz_json_writer_begin_array (writer, NULL);
  zz_json_writer_string (writer, NULL, all->str);
  zz_json_writer_end_array (writer);
  bytes = zz_json_writer_finish (writer);
  root = read_with_json_glib (bytes);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (root), 0), ==, all->str);
  json = zz_json_parse (bytes, "x.json", NULL);
  g_assert_cmpstr (zz_json_get_string (json, zz_json_first (json, zz_json_get_root (json))), ==, all->str);
}

static void
test_deep (void)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzJson) json = NULL;

  for (guint i = 0; i < ZZ_JSON_MAX_DEPTH; i++)
    zz_json_writer_begin_array (writer, NULL);
  for (guint i = 0; i < ZZ_JSON_MAX_DEPTH; i++)
    {
      zz_json_writer_end_array (writer);
      if (i + 1 < ZZ_JSON_MAX_DEPTH)
        zz_json_writer_integer (writer, NULL, i);
    }
  bytes = zz_json_writer_finish (writer);
  json = zz_json_parse (bytes, "x.json", &error);
  g_assert_no_error (error);
}

/* A finished writer is empty and can be used again. */
static void
test_again (void)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_integer (writer, "a", ZZ_MAX_INTEGER);
      zz_json_writer_end_object (writer);
      bytes = zz_json_writer_finish (writer);
      text = text_from (bytes);
      g_assert_cmpstr (text, ==, "{\n  \"a\": 9007199254740991\n}\n");
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/bytes", test_bytes);
  g_test_add_func ("/json-writer/characters", test_characters);
  g_test_add_func ("/json-writer/deep", test_deep);
  g_test_add_func ("/json-writer/again", test_again);

  return g_test_run ();
}
