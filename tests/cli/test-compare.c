/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two projects compared and three merged, by the real program and by git. */
#include "run.h"

#include <string.h>

#define BASE "unfinished.zizhi.json"
#define MINE "mine.zizhi.json"
#define THEIRS "theirs.zizhi.json"

/* A base and two copies of it. */
static void
copy_three (Run *run)
{
  g_autofree char *text = NULL;

  run_copy_unfinished (run);
  text = run_read (run, BASE);
  run_write (run, MINE, text);
  run_write (run, THEIRS, text);
}

static JsonObject *
parse (Run *run,
       JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* The path of an element of @list, joined by "/". */
static char *
dup_path (JsonObject *document,
          const char *list,
          guint number)
{
  JsonArray *path = json_object_get_array_member (json_array_get_object_element (json_object_get_array_member (document, list), number), "path");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; i < json_array_get_length (path); i++)
    g_strv_builder_add (names, json_array_get_string_element (path, i));
  strings = g_strv_builder_end (names);
  return g_strjoinv ("/", strings);
}

static void
assert_path (JsonObject *document,
             const char *list,
             guint number,
             const char *expected)
{
  g_autofree char *path = dup_path (document, list, number);

  g_assert_cmpstr (path, ==, expected);
}

static void
test_diff (Run *run,
           gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *document, *verdict;

  copy_three (run);
  run_expect (run, 0, "diff", BASE, MINE);
  run_assert_has (run->out, "Nothing was changed.");
  run_expect (run, 0, "set", MINE, "person-01.left=2026-12-01", "personnel.d/staff.value=12", "legal.b.notes=甲\n乙");
  run_expect (run, 1, "diff", BASE, MINE, "--format", "json");
  document = parse (run, parser);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (document, "changes")), ==, 3);
  assert_path (document, "changes", 0, "overrides/personnel.d/staff");
  assert_path (document, "changes", 1, "records/person/person-01/left");
  assert_path (document, "changes", 2, "answers/legal.b/notes");
  verdict = json_array_get_object_element (json_object_get_array_member (document, "verdicts"), 0);
  g_assert_cmpstr (json_object_get_string_member (verdict, "clause"), ==, "personnel.a");
  g_assert_cmpstr (json_object_get_string_member (verdict, "kind"), ==, "lost");
  run_expect (run, 1, "diff", BASE, MINE, "--lang", "zh_CN");
  run_assert_has (run->out, "甲 乙");
}

/* What a comparison says can be supposed, removals and all. */
static void
test_suppose (Run *run,
              gconstpointer data)
{
  g_autoptr (GHashTable) there = NULL, supposed = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer clause, status;

  copy_three (run);
  run_expect (run, 0, "set", MINE, "--remove", "person-02", "--remove", "person-03", "--add", "person", "name=某丙");
  g_strchomp (run->out);
  {
    g_autofree char *holder = g_strdup_printf ("certificate-1.holder=%s", run->out);

    run_expect (run, 0, "set", MINE, holder, "person-01.left=2026-12-01");
  }
  run_expect (run, 1, "diff", BASE, MINE, "--format", "json");
  run_write (run, "changes.json", run->out);
  supposed = run_evaluate (run, BASE, "--with", "changes.json");
  /* Under the name that the evidence goes with. */
  text = run_read (run, MINE);
  run_write (run, BASE, text);
  there = run_evaluate (run, BASE, NULL, NULL);
  g_hash_table_iter_init (&iter, there);
  while (g_hash_table_iter_next (&iter, &clause, &status))
    g_assert_cmpstr (g_hash_table_lookup (supposed, clause), ==, status);
}

static void
test_join (Run *run,
           gconstpointer data)
{
  copy_three (run);
  run_expect (run, 0, "set", MINE, "person-01.name=某甲");
  run_expect (run, 0, "set", THEIRS, "person-01.left=2026-12-01", "--remove", "person-03");
  run_expect (run, 0, "merge", BASE, MINE, THEIRS, "-o", "out.zizhi.json");
  run_expect (run, 0, "diff", "out.zizhi.json", "out.zizhi.json");
  /* The same whoever merges, and the file that is one of the three is replaced. */
  run_expect (run, 0, "merge", BASE, THEIRS, MINE, "-o", THEIRS);
  run_expect (run, 0, "diff", "out.zizhi.json", THEIRS);
  run_expect (run, 0, "merge", BASE, MINE, BASE, "-o", "-");
  run_assert_has (run->out, "\"format\": \"zizhi-project\"");
  /* Nothing in common, as git says it: what both have is the same, what differs is in conflict. */
  run_write (run, "nothing", "");
  run_expect (run, 0, "merge", "nothing", MINE, MINE, "-o", "-");
  run_expect (run, 1, "merge", "nothing", MINE, BASE, "-o", "-");
  run_assert_has (run->out, "added by both, and not the same");
  /* A file that is none of the three is not overwritten. */
  run_expect (run, 2, "merge", BASE, MINE, MINE, "-o", "out.zizhi.json");
  run_assert_message (run, "out.zizhi.json");
}

static void
test_conflict (Run *run,
               gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = NULL;
  JsonObject *document, *conflict;

  copy_three (run);
  path = run_path (run, "out.zizhi.json");
  run_expect (run, 0, "set", MINE, "person-01.name=某甲", "--remove", "person-03");
  run_expect (run, 0, "set", THEIRS, "person-01.name=某乙", "person-03.degree=master");
  run_expect (run, 1, "merge", BASE, MINE, THEIRS, "-o", "out.zizhi.json");
  run_assert_has (run->out, "2 conflicts; nothing was written");
  run_assert_has (run->out, "某乙");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  run_expect (run, 0, "merge", BASE, MINE, THEIRS, "-o", "out.zizhi.json", "--prefer", "theirs", "--format", "json");
  document = parse (run, parser);
  g_assert_true (json_object_get_boolean_member (document, "merged"));
  assert_path (document, "conflicts", 0, "records/person/person-01/name");
  assert_path (document, "conflicts", 1, "records/person/person-03");
  conflict = json_array_get_object_element (json_object_get_array_member (document, "conflicts"), 0);
  g_assert_cmpstr (json_object_get_string_member (conflict, "kind"), ==, "changed");
  g_assert_cmpstr (json_object_get_string_member (conflict, "mine"), ==, "某甲");
  g_assert_cmpstr (json_object_get_string_member (conflict, "chosen"), ==, "theirs");
  run_expect (run, 0, "diff", "out.zizhi.json", THEIRS);
}

/* What only one of them attached is there for both. */
static void
test_evidence (Run *run,
               gconstpointer data)
{
  g_autofree char *text = NULL;

  run_expect (run, 0, "new", "base.zizhi.json");
  text = run_read (run, "base.zizhi.json");
  run_write (run, MINE, text);
  run_write (run, THEIRS, text);
  run_write (run, "a.txt", "甲");
  run_write (run, "b.txt", "乙");
  run_expect (run, 0, "attach", MINE, "a.txt");
  run_expect (run, 0, "attach", THEIRS, "b.txt");
  run_expect (run, 0, "merge", "base.zizhi.json", MINE, THEIRS, "-o", "out.zizhi.json");
  run_expect (run, 0, "verify", "out.zizhi.json");
}

static void
test_refused (Run *run,
              gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *newer = NULL;
  const char *rest;

  copy_three (run);
  run_expect (run, 0, "new", "other.zizhi.json");
  run_expect (run, 2, "merge", BASE, MINE, "other.zizhi.json", "-o", "out.zizhi.json");
  run_assert_message (run, "not versions of one project");
  run_expect (run, 0, "move", BASE, "--to", "ccrc-2021", "-o", "moved.zizhi.json");
  run_expect (run, 2, "merge", BASE, MINE, "moved.zizhi.json", "-o", "out.zizhi.json");
  run_assert_message (run, "ccrc-2021");
  run_expect (run, 2, "diff", BASE, "moved.zizhi.json");
  run_assert_message (run, "ccrc-2021");
  text = run_read (run, BASE);
  rest = strstr (text, "\"version\": 1");
  newer = g_strdup_printf ("%.*s\"version\": 99%s", (int) (rest - text), text, rest + strlen ("\"version\": 1"));
  run_write (run, THEIRS, newer);
  run_expect (run, 2, "merge", BASE, MINE, THEIRS, "-o", "out.zizhi.json");
  run_assert_message (run, "newer version");
  run_expect (run, 2, "merge", BASE, MINE, "-o", "out.zizhi.json");
  run_assert_message (run, "three project files");
  run_expect (run, 2, "merge", BASE, MINE, THEIRS);
  run_assert_message (run, "-o OUT");
  run_expect (run, 2, "merge", BASE, MINE, THEIRS, "-o", "x.zizhi.json", "--prefer", "nobody");
  run_assert_message (run, "nobody");
}

/* Two people sign; what each has to look at again is said for each. */
static void
test_signoff (Run *run,
              gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *signoffs;

  run_copy_unfinished (run);
  run_expect (run, 0, "sign-off", BASE);
  run_assert_has (run->out, "Nobody has signed");
  run_expect (run, 0, "sign-off", BASE, "--by", "某甲", "--role", "质量负责人");
  run_assert_has (run->out, "sha256:");
  run_expect (run, 0, "sign-off", BASE);
  run_assert_has (run->out, "Nothing was changed since the sign-off by 某甲 (质量负责人)");
  run_expect (run, 0, "set", BASE, "person-01.left=2026-12-01", "--add", "person", "name=某丙");
  run_expect (run, 0, "sign-off", BASE, "--by", "某乙");
  run_expect (run, 0, "sign-off", BASE);
  run_assert_has (run->out, "2 changes since the sign-off by 某甲 (质量负责人)");
  run_assert_has (run->out, "某丙: added");
  run_assert_has (run->out, "Nothing was changed since the sign-off by 某乙 on");
  run_expect (run, 0, "sign-off", BASE, "--format", "json");
  signoffs = json_object_get_array_member (parse (run, parser), "signoffs");
  g_assert_cmpuint (json_array_get_length (signoffs), ==, 2);
  run_expect (run, 2, "sign-off", BASE, "--by", " ");
  run_assert_message (run, "--by");
  run_expect (run, 2, "sign-off", BASE, "--role", "x");
  run_assert_message (run, "--by");
}

static void
git (Run *run,
     gboolean succeeds,
     const char *command)
{
  g_autofree char *line = g_strdup_printf ("git -c user.name=x -c user.email=x@example.org -c init.defaultBranch=main %s", command);
  g_auto (GStrv) arguments = NULL;
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_shell_parse_argv (line, NULL, &arguments, &error);
  g_assert_no_error (error);
  g_spawn_sync (run->folder, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if ((status == 0) != succeeds)
    g_test_message ("%s: %s%s", command, out, err);
  g_assert_true ((status == 0) == succeeds);
}

/* The two lines of the README. */
static void
set_up_driver (Run *run)
{
  g_autofree char *driver = g_strdup_printf ("config merge.zizhi.driver \"%s merge %%O %%A %%B -o %%A\"", g_getenv ("ZIZHI_CLI"));

  run_write (run, ".gitattributes", "*.zizhi.json merge=zizhi\n");
  git (run, TRUE, "init -q");
  git (run, TRUE, driver);
}

/* Two lines next to each other, which git alone would not merge. */
static void
test_git (Run *run,
          gconstpointer data)
{
  g_autofree char *git_path = g_find_program_in_path ("git");
  g_autofree char *text = NULL;

  if (git_path == NULL)
    {
      g_test_skip ("git is not installed");
      return;
    }
  run_copy_unfinished (run);
  set_up_driver (run);
  git (run, TRUE, "add -A");
  git (run, TRUE, "commit -q -m base");
  git (run, TRUE, "checkout -q -b other");
  run_expect (run, 0, "set", BASE, "person-01.left=2026-12-01");
  git (run, TRUE, "commit -q -a -m theirs");
  git (run, TRUE, "checkout -q main");
  run_expect (run, 0, "set", BASE, "person-01.name=某甲", "person-01.joined=2019-01-01");
  git (run, TRUE, "commit -q -a -m mine");
  git (run, TRUE, "merge -q other -m merged");
  text = run_read (run, BASE);
  run_assert_has (text, "某甲");
  run_assert_has (text, "\"left\": \"2026-12-01\"");
  /* In conflict the file stays as it was here, and git knows. */
  git (run, TRUE, "checkout -q other");
  run_expect (run, 0, "set", BASE, "person-01.name=某乙");
  git (run, TRUE, "commit -q -a -m theirs");
  git (run, TRUE, "checkout -q main");
  git (run, FALSE, "merge -q other -m merged");
  git (run, FALSE, "diff --quiet --diff-filter=U --exit-code");
  run_expect (run, 1, "evaluate", BASE);
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Run *, gconstpointer);
  } tests[] = {
    { "/compare/diff", test_diff },
    { "/compare/suppose", test_suppose },
    { "/compare/join", test_join },
    { "/compare/conflict", test_conflict },
    { "/compare/evidence", test_evidence },
    { "/compare/refused", test_refused },
    { "/compare/signoff", test_signoff },
    { "/compare/git", test_git },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Run, NULL, run_set_up, tests[i].test, run_tear_down);
  return g_test_run ();
}
