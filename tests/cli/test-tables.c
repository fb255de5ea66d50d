/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import and export as a script sees them. */
#include "run.h"

#include <string.h>

static char *
read_file (Run *run,
           const char *name)
{
  g_autofree char *path = run_path (run, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_file (Run *run,
            const char *name,
            const char *text)
{
  g_autofree char *path = run_path (run, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_out (Run *run,
            const char *part)
{
  if (strstr (run->out, part) == NULL)
    g_test_message ("“%s” is not in:\n%s", part, run->out);
  g_assert_nonnull (strstr (run->out, part));
}

/* What export writes, import leaves as it is. */
static void
test_back (Run *run,
           gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  run_copy_example (run);
  before = read_file (run, "example.zizhi.json");
  run_expect (run, 0, "export", "example.zizhi.json", "--register=人员", "-o", "人员.csv", "--lang", "zh_CN");
  g_assert_cmpstr (run->out, ==, "");
  run_expect (run, 0, "import", "example.zizhi.json", "人员.csv", "--register=person");
  assert_out (run, "0 new, 0 changed, 15 unchanged, 0 skipped");
  assert_out (run, "Nothing was written.");
  run_expect (run, 0, "export", "example.zizhi.json", "--register=organisation", "-o", "-", "--lang", "en");
  assert_out (run, "Registered capital");
  after = read_file (run, "example.zizhi.json");
  g_assert_cmpstr (before, ==, after);
}

/* Every register goes out as a workbook and comes back as nothing to do. */
static void
test_books (Run *run,
            gconstpointer data)
{
  static const char *const registers[] = {
    "organisation", "audit_report", "premises", "person", "certificate", "project", "procedure",
    "training", "assessment", "agreement", "supplier", "service_line", "nonconformity"
  };
  g_autofree char *before = NULL, *after = NULL;

  run_copy_example (run);
  before = read_file (run, "example.zizhi.json");
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autofree char *reg = g_strdup_printf ("--register=%s", registers[i]);
      g_autofree char *book = NULL;

      run_expect (run, 0, "export", "example.zizhi.json", reg, "-o", "表.xlsx", "--lang", i % 2 == 0 ? "zh_CN" : "en");
      book = read_file (run, "表.xlsx");
      g_assert_true (g_str_has_prefix (book, "PK"));
      run_expect (run, 0, "import", "example.zizhi.json", "表.xlsx", reg);
      assert_out (run, "0 new, 0 changed, ");
      assert_out (run, " 0 skipped");
      assert_out (run, "Nothing was written.");
    }
  after = read_file (run, "example.zizhi.json");
  g_assert_cmpstr (before, ==, after);
}

/* On a machine whose own language is another one, too. */
static void
test_language (Run *run,
               gconstpointer data)
{
  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "list.csv", "姓名,出生年份\n张三,1990\n合计,1\n");
  run_expect (run, 0, "import", "a.zizhi.json", "list.csv", "--register=person", "--dry-run", "--lang=zh_CN");
  assert_out (run, "新增");
  assert_out (run, "合计行");
  g_assert_null (strstr (run->out, "totals"));
  run_expect (run, 0, "import", "a.zizhi.json", "list.csv", "--register=person", "--dry-run", "--lang=zh_CN", "--format=json");
  assert_out (run, "合计行");
}

static void
test_import (Run *run,
             gconstpointer data)
{
  g_autofree char *before = NULL, *supposed = NULL, *after = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "list.csv", "姓名,出生年份,工号\n张三,1990,7\n李四,老,8\n");
  before = read_file (run, "a.zizhi.json");
  run_expect (run, 0, "import", "a.zizhi.json", "list.csv", "--register=person", "--dry-run");
  assert_out (run, "1 new, 0 changed, 0 unchanged, 1 skipped");
  assert_out (run, "Nothing was written.");
  supposed = read_file (run, "a.zizhi.json");
  g_assert_cmpstr (before, ==, supposed);
  run_expect (run, 0, "import", "a.zizhi.json", "list.csv", "--register=person", "--map=出生年份=-", "--map=C=post");
  assert_out (run, "2 new");
  assert_out (run, "Written.");
  after = read_file (run, "a.zizhi.json");
  g_assert_nonnull (strstr (after, "\"post\": \"7\""));
  g_assert_null (strstr (after, "1990"));
  run_expect (run, 0, "import", "a.zizhi.json", "list.csv", "--register=person", "--titles=0", "--map=1=姓名", "--dry-run");
  assert_out (run, "1 new");
}

static void
test_json (Run *run,
           gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  run_expect (run, 0, "new", "a.zizhi.json");
  write_file (run, "list.csv", "姓名,学历,工号\n张三,小学,7\n,,8\n");
  run_expect (run, 0, "import", "a.zizhi.json", "list.csv", "--register=person", "--format=json");
  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "format"), ==, "zizhi-import");
  g_assert_cmpint (json_object_get_int_member (root, "new"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (root, "skipped"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (root, "warnings"), ==, 1);
  g_assert_true (json_object_get_boolean_member (root, "written"));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (root, "columns")), ==, 3);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (root, "rows")), ==, 2);
}

/* Every failure is one line, and nothing is written. */
static void
test_failures (Run *run,
               gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  before = read_file (run, "a.zizhi.json");
  write_file (run, "list.csv", "姓名\n张三\n");
  write_file (run, "strange.csv", "x,y\n1,2\n");
  write_file (run, "open.csv", "姓名\n\"张三\n");
  write_file (run, "bad.xlsx", "PK\x03\x04 no workbook");
  run_expect (run, 2, "import", "a.zizhi.json", "list.csv");
  run_assert_message (run, "--register");
  run_expect (run, 2, "import", "a.zizhi.json", "list.csv", "--register=dragon");
  run_assert_message (run, "person");
  run_expect (run, 2, "import", "a.zizhi.json", "--register=person");
  run_assert_message (run, "--help");
  run_expect (run, 2, "import", "a.zizhi.json", "absent.csv", "--register=person");
  run_assert_message (run, "absent.csv");
  run_expect (run, 2, "import", "a.zizhi.json", "strange.csv", "--register=person");
  run_assert_message (run, "--map");
  run_expect (run, 2, "import", "a.zizhi.json", "open.csv", "--register=person");
  run_assert_message (run, "row 2");
  run_expect (run, 2, "import", "a.zizhi.json", "bad.xlsx", "--register=person");
  run_assert_message (run, "bad.xlsx");
  run_expect (run, 2, "import", "a.zizhi.json", "list.csv", "--register=person", "--map=Q=name");
  run_assert_message (run, "--map=Q=name");
  run_expect (run, 2, "import", "a.zizhi.json", "list.csv", "--register=person", "--map=A=wings");
  run_assert_message (run, "wings");
  run_expect (run, 2, "import", "a.zizhi.json", "list.csv", "--register=person", "--titles=7");
  run_assert_message (run, "--titles");
  run_expect (run, 2, "import", "-", "list.csv", "--register=person");
  run_assert_message (run, "standard input");
  run_expect (run, 2, "export", "a.zizhi.json", "--register=person", "-o", "a.ods");
  run_assert_message (run, ".csv");
  run_expect (run, 2, "export", "a.zizhi.json", "-o", "a.csv");
  run_assert_message (run, "--register");
  run_expect (run, 2, "export", "a.zizhi.json", "--register=person");
  run_assert_message (run, "-o");
  after = read_file (run, "a.zizhi.json");
  g_assert_cmpstr (before, ==, after);
}

#define add(name, func) g_test_add ("/tables/" name, Run, NULL, run_set_up, func, run_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("back", test_back);
  add ("books", test_books);
  add ("import", test_import);
  add ("language", test_language);
  add ("json", test_json);
  add ("failures", test_failures);
  return g_test_run ();
}
