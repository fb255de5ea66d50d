/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line as a script sees it: output, files, exit codes, messages. */
#include "run.h"

#include <glib/gstdio.h>
#include <string.h>

/* Has the file say @after wherever it says @before, which it does. */
static void
replace_in_file (Run *run,
                 const char *name,
                 const char *before,
                 const char *after)
{
  g_autofree char *text = run_read (run, name);
  g_autoptr (GString) replaced = g_string_new (text);

  g_assert_cmpuint (g_string_replace (replaced, before, after, 0), >, 0);
  run_write (run, name, replaced->str);
}

static void
test_help (Run *run,
           gconstpointer data)
{
  static const char *const commands[] = { "new", "evaluate", "gaps", "calendar", "report", "attach", "set", "catalogue" };

  run_expect (run, 0, "--help");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      run_expect (run, 0, "--help");
      run_assert_has (run->out, commands[i]);
      run_expect (run, 0, commands[i], "--help");
      run_assert_has (run->out, "zizhi-cli");
      g_assert_cmpstr (run->err, ==, "");
    }
}

static void
test_misuse (Run *run,
             gconstpointer data)
{
  run_expect (run, 2, "frobnicate");
  run_assert_message (run, "frobnicate");
  run_expect (run, 2, "evaluate");
  run_assert_message (run, "--help");
  run_expect (run, 2, "evaluate", "x.zizhi.json", "--frob");
  run_assert_message (run, "--frob");
  run_expect (run, 2, "evaluate", "absent.zizhi.json");
  run_assert_message (run, "absent.zizhi.json");
  run_write (run, "notes.txt", "root:x:0:0\n");
  run_expect (run, 2, "evaluate", "notes.txt");
  run_assert_message (run, "notes.txt: this is no project file");
  run_write (run, "cut.zizhi.json", "{\"format\": ");
  run_expect (run, 2, "evaluate", "cut.zizhi.json");
  run_assert_message (run, "cut.zizhi.json:1:12: ");
  run_expect (run, 2, "new", "/proc/x.zizhi.json");
  g_assert_cmpstr (run->err, ==, "zizhi-cli: /proc/x.zizhi.json: nothing can be written there; choose another folder\n");
  run_expect (run, 2, "new", "nowhere/x.zizhi.json");
  run_assert_message (run, "nowhere/x.zizhi.json: there is no such folder; choose another\n");
  run_expect (run, 2, "evaluate", ".");
  run_assert_message (run, "not a file");
  run_expect (run, 2, "set", "-", "organisation.name=x");
  run_assert_message (run, "standard input");
}

static void
test_new (Run *run,
          gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run_expect (run, 0, "new", "a.zizhi.json", "--name", "示例公司", "--planned", "2027-03-01");
  /* Nobody chose the superseded edition, so how to have the other one is told. */
  run_assert_has (run->out, "--catalogue=ccrc-2021");
  before = run_read (run, "a.zizhi.json");
  run_assert_has (before, "\"name\": \"示例公司\"");
  run_assert_has (before, "\"planned_date\": \"2027-03-01\"");
  run_expect (run, 2, "new", "a.zizhi.json");
  run_assert_message (run, "a.zizhi.json");
  after = run_read (run, "a.zizhi.json");
  g_assert_cmpstr (before, ==, after);
  run_expect (run, 0, "new", "chosen.zizhi.json", "--catalogue=isccc-classic");
  g_assert_null (strstr (run->out, "--catalogue"));
  run_expect (run, 0, "new", "highest.zizhi.json", "--level=1");
  g_assert_null (strstr (run->out, "--catalogue"));
  run_expect (run, 2, "new", "b.json");
  run_assert_message (run, ".zizhi.json");
  run_expect (run, 2, "new", "b.zizhi.json", "--level", "9");
  run_assert_message (run, "3, 2, 1");
  run_expect (run, 2, "new", "b.zizhi.json", "--catalogue", "nope");
  run_assert_message (run, "nope");
}

static void
test_empty_project_is_unknown (Run *run,
                               gconstpointer data)
{
  g_autoptr (GHashTable) statuses = NULL;
  GHashTableIter iter;
  gpointer id, status;
  guint n = 0;

  run_expect (run, 0, "new", "a.zizhi.json");
  statuses = run_evaluate (run, "a.zizhi.json", "--at", "2027-03-01");
  g_hash_table_iter_init (&iter, statuses);
  while (g_hash_table_iter_next (&iter, &id, &status))
    if (g_strcmp0 (status, "not-applicable") != 0)
      {
        g_assert_cmpstr (status, ==, "unknown");
        n++;
      }
  g_assert_cmpuint (n, ==, 32);
}

static void
test_set (Run *run,
          gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  run_expect (run, 0, "set", "a.zizhi.json", "--add", "person", "name=张三", "role=head,technical-lead");
  id = g_strdup (g_strstrip (run->out));
  g_assert_true (g_str_has_prefix (id, "person-"));
  joined = g_strconcat (id, ".joined=2020-03-01", NULL);
  run_expect (run, 0, "set", "a.zizhi.json", joined, "legal.b.judgement=met", "legal.b.reason=看过", "personnel.d/staff.value=12");
  text = run_read (run, "a.zizhi.json");
  run_assert_has (text, "\"joined\": \"2020-03-01\"");
  run_assert_has (text, "\"judgement\": \"met\"");
  run_assert_has (text, "\"revision\": 1");
  run_assert_has (text, "\"value\": 12");
  run_expect (run, 0, "set", "a.zizhi.json", "--remove", id);
  g_clear_pointer (&text, g_free);
  text = run_read (run, "a.zizhi.json");
  g_assert_null (strstr (text, "张三"));
}

/* Who gave it, on which day and for which text goes with a judgement. */
static void
test_set_judgement (Run *run,
                    gconstpointer data)
{
  g_autofree char *given = NULL;
  g_autofree char *again = NULL;
  g_autofree char *back = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  run_expect (run, 0, "set", "a.zizhi.json", "legal.b.by=李示例", "legal.b.judgement=met");
  given = run_read (run, "a.zizhi.json");
  run_assert_has (given, "李示例");
  run_expect (run, 0, "set", "a.zizhi.json", "legal.b.judgement=partly-met");
  again = run_read (run, "a.zizhi.json");
  g_assert_null (strstr (again, "李示例"));
  run_assert_has (again, "\"on\"");
  run_expect (run, 0, "set", "a.zizhi.json", "legal.b.judgement=");
  back = run_read (run, "a.zizhi.json");
  g_assert_null (strstr (back, "\"on\""));
  g_assert_null (strstr (back, "\"revision\": 1"));
}

/* Whatever is wrong in one assignment, none of them is done. */
static void
test_set_wrong (Run *run,
                gconstpointer data)
{
  static const struct
  {
    const char *assignment, *message;
  } wrong[] = {
    { "person-99.name=x", "person-99" },
    { "organisation.frob=x", "frob" },
    { "organisation.founded=soon", "founded" },
    { "legal.b.judgement=great", "not-applicable" },
    { "personnel.d/staff.value=many", "staff" },
    { "evidence-01.file=../x", "attach" },
    { "evidence-01.clauses=legal.a,legal.z", "legal.z" },
    { "evidence-01.records=person-99", "person-99" },
    { "certificate-1.holder=person-99", "person-99" },
    { "nonsense", "nonsense" },
    { "name=x", "--add" },
    { ".name=x", ".name" },
  };
  g_autofree char *before = NULL;

  run_copy_unfinished (run);
  before = run_read (run, "unfinished.zizhi.json");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *after = NULL;

      run_expect (run, 2, "set", "unfinished.zizhi.json", "organisation.name=甲", wrong[i].assignment);
      run_assert_message (run, wrong[i].message);
      after = run_read (run, "unfinished.zizhi.json");
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_attach (Run *run,
             gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *untouched = NULL;

  run_expect (run, 0, "new", "a.zizhi.json");
  run_write (run, "租赁合同.txt", "示例\n");
  run_expect (run, 0, "attach", "a.zizhi.json", "租赁合同.txt", "--kind", "lease", "--clause", "office.a", "--issued", "2025-01-01");
  text = run_read (run, "a.zizhi.json");
  /* printf '示例\n' | sha256sum */
  run_assert_has (text, "\"sha256\": \"");
  run_assert_has (text, "/租赁合同.txt\"");
  run_assert_has (text, "\"size\": 7");
  run_expect (run, 1, "evaluate", "a.zizhi.json", "--format", "json", "--at", "2027-03-01");
  run_assert_has (run->out, "\"state\": \"good\"");
  copy = run_path (run, "a.evidence");
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_DIR));
  run_expect (run, 0, "new", "b.zizhi.json");
  run_expect (run, 2, "attach", "b.zizhi.json", "租赁合同.txt", "--issued", "soon");
  run_assert_message (run, "issued");
  untouched = run_path (run, "b.evidence");
  g_assert_false (g_file_test (untouched, G_FILE_TEST_EXISTS));
  run_expect (run, 2, "attach", "a.zizhi.json", "absent.pdf");
  run_assert_message (run, "absent.pdf");
  run_expect (run, 2, "attach", "a.zizhi.json", "租赁合同.txt", "--kind", "frob");
  run_assert_message (run, "frob");
  run_expect (run, 2, "attach", "a.zizhi.json", "租赁合同.txt", "--clause", "legal.z");
  run_assert_message (run, "legal.z");
}

/* A newer format is shown and never written, nor is anything put beside it. */
static void
test_newer (Run *run,
            gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *folder = run_path (run, "a.evidence");

  run_expect (run, 0, "new", "a.zizhi.json");
  replace_in_file (run, "a.zizhi.json", "\"version\": 1", "\"version\": 2");
  before = run_read (run, "a.zizhi.json");
  run_expect (run, 1, "evaluate", "a.zizhi.json");
  run_expect (run, 2, "set", "a.zizhi.json", "organisation.name=甲");
  run_assert_message (run, "newer");
  run_expect (run, 2, "attach", "a.zizhi.json", "a.zizhi.json");
  run_assert_message (run, "newer");
  after = run_read (run, "a.zizhi.json");
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* What a project does not say is not said for it in silence. */
static void
test_unsaid (Run *run,
             gconstpointer data)
{
  run_expect (run, 0, "new", "a.zizhi.json", "--level=3");
  replace_in_file (run, "a.zizhi.json", "\"level\": \"3\"", "\"level\": \"9\"");
  run_expect (run, 1, "evaluate", "a.zizhi.json");
  g_assert_nonnull (strstr (run->out, "does not say which level it applies for"));
  g_assert_true (g_str_has_prefix (run->out, "Organisation without a name\n"));
  run_expect (run, 2, "new", "b.zizhi.json", "c.zizhi.json");
  run_expect (run, 0, "new", "d.zizhi.json", "--planned=2027年3月1日");
  run_expect (run, 1, "evaluate", "d.zizhi.json", "--at=2027/3/2");
  g_assert_nonnull (strstr (run->out, "2 March 2027"));
}

static void
test_forecast (Run *run,
               gconstpointer data)
{
  g_autofree char *json = NULL;

  run_copy_unfinished (run);
  run_expect (run, 1, "forecast", "unfinished.zizhi.json", "--from=2027-02-17", "--until=2027-02-18");
  run_assert_has (run->out, "On no day in this range is everything met.");
  run_assert_has (run->out, "2027-02-18 … 2027-02-18  not met");
  run_expect (run, 1, "forecast", "unfinished.zizhi.json", "--from=2027-02-17", "--until=2027-02-18", "--format=json");
  json = g_strdup (run->out);
  run_expect (run, 1, "forecast", "unfinished.zizhi.json", "--from=2027年2月17日", "--until=2027/2/18", "--level=3", "--format=json");
  g_assert_cmpstr (run->out, ==, json);
  run_expect (run, 2, "forecast", "unfinished.zizhi.json", "--from=2027-02-18", "--until=2027-02-17");
  run_assert_message (run, "--until");
  run_expect (run, 2, "forecast", "unfinished.zizhi.json", "--from=soon");
  run_assert_message (run, "soon");
  run_expect (run, 2, "forecast", "unfinished.zizhi.json", "--level=7");
  run_assert_message (run, "7");
}

static void
test_gaps (Run *run,
           gconstpointer data)
{
  g_autofree char *json = NULL;

  run_copy_unfinished (run);
  run_expect (run, 1, "gaps", "unfinished.zizhi.json", "--today=2026-11-22");
  run_assert_has (run->out, "– 孙样宁: fill in “Finance title”: Junior or higher.");
  run_assert_has (run->out, "Attach evidence – Proof of social insurance: issued 1 December 2026 or later, still good on 1 March 2027.");
  run_assert_has (run->out, "between 1 December 2026 and 10 February 2027: it is good until 10 February 2027.");
  run_assert_has (run->out, "Start by 22 February 2027.");
  run_expect (run, 1, "gaps", "unfinished.zizhi.json", "--today=2026-11-22", "--format=json");
  json = g_strdup (run->out);
  run_assert_has (json, "\"id\": \"gap-personnel.e\"");
  run_assert_has (json, "\"owner\": \"李示华\"");
  /* An edit elsewhere changes neither the ids nor what closes a gap. */
  run_expect (run, 0, "set", "unfinished.zizhi.json", "organisation.address=示例路 1 号");
  run_expect (run, 1, "gaps", "unfinished.zizhi.json", "--today=2026-11-22", "--format=json", "--level=3", "--at=2027-03-01");
  g_assert_cmpstr (run->out, ==, json);
  /* The past is not told anew: who has no level two yet gets it and waits. */
  run_expect (run, 0, "set", "unfinished.zizhi.json", "--add=qualification", "category=risk-assessment", "level=3");
  run_expect (run, 1, "gaps", "unfinished.zizhi.json", "--today=2026-11-22", "--level=1");
  run_assert_has (run->out, "Wait until 31 December 2027.");
  run_expect (run, 2, "gaps", "unfinished.zizhi.json", "--today=soon");
  run_assert_message (run, "soon");
  run_expect (run, 2, "gaps");
  run_assert_message (run, "gaps");
}

static void
test_calendar (Run *run,
               gconstpointer data)
{
  g_autofree char *written = NULL;

  run_copy_unfinished (run);
  run_expect (run, 0, "calendar", "unfinished.zizhi.json", "--today=2026-11-22", "--output=out.ics");
  g_assert_cmpstr (run->out, ==, "");
  written = run_read (run, "out.ics");
  g_assert_true (g_str_has_prefix (written, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  run_expect (run, 0, "calendar", "unfinished.zizhi.json", "--today=2026-11-22", "-o", "-");
  g_assert_cmpstr (run->out, ==, written);
  run_expect (run, 2, "calendar", "unfinished.zizhi.json");
  run_assert_message (run, "-o");
  run_expect (run, 2, "calendar", "unfinished.zizhi.json", "-o", "out.txt");
  run_assert_message (run, "out.txt");
}

static void
test_catalogue (Run *run,
                gconstpointer data)
{
  run_expect (run, 0, "catalogue", "list");
  run_assert_has (run->out, "isccc-classic");
  run_assert_has (run->out, "ccrc-2021");
  run_expect (run, 0, "catalogue", "show", "isccc-classic", "--lang", "zh_CN");
  run_assert_has (run->out, "personnel.e");
  run_assert_has (run->out, "人员素质与资质");
  run_expect (run, 0, "catalogue", "show", "ccrc-2021", "--lang", "en");
  run_assert_has (run->out, "Level one (highest): no verdict");
  run_write (run, "bad.json", "{ \"format\": \"zizhi-catalogue\", }");
  run_expect (run, 2, "catalogue", "check", "bad.json");
  run_assert_message (run, "bad.json:1:");
}

/* Level one of the newer edition has no text: no verdict is offered, and it says so. */
static void
test_newer_edition (Run *run,
                    gconstpointer data)
{
  run_expect (run, 0, "new", "newer.zizhi.json", "--catalogue=ccrc-2021", "--level=1", "--planned=2027-03-01");
  run_assert_has (run->out, "CCRC-ISV-C01:2021");
  run_assert_has (run->out, "was not confirmed by the certification body");
  run_expect (run, 1, "evaluate", "newer.zizhi.json", "--format=json");
  run_assert_has (run->out, "\"available\": false");
  run_assert_has (run->out, "\"ready\": null");
  run_expect (run, 1, "evaluate", "newer.zizhi.json");
  run_assert_has (run->out, "not available in this edition");
  run_expect (run, 1, "evaluate", "newer.zizhi.json", "--level=3", "--format=json");
  run_assert_has (run->out, "\"ready\": false");
  run_assert_has (run->out, "\"id\": \"legal.d\"");
}

/* What is asked only of first applications is not asked at a surveillance audit. */
static void
test_kinds (Run *run,
            gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *legal;
    const char *project;
  } kinds[] = {
    { "initial", "unknown", "not-applicable" },
    { "surveillance", "not-applicable", "unknown" },
    { "recertification", "not-applicable", "not-applicable" },
    { "upgrade", "not-applicable", "not-applicable" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *file = g_strconcat (kinds[i].kind, ".zizhi.json", NULL);
      g_autofree char *kind = g_strconcat ("--kind=", kinds[i].kind, NULL);
      g_autoptr (GHashTable) statuses = NULL;

      run_expect (run, 0, "new", file, "--catalogue=ccrc-2021", kind, "--planned=2027-03-01");
      statuses = run_evaluate (run, file, NULL, NULL);
      g_assert_cmpstr (g_hash_table_lookup (statuses, "legal.a"), ==, kinds[i].legal);
      g_assert_cmpstr (g_hash_table_lookup (statuses, "performance.b"), ==, kinds[i].project);
      g_assert_cmpstr (g_hash_table_lookup (statuses, "personnel.a"), ==, "unknown");
    }
}

static void
test_move (Run *run,
           gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run_copy_unfinished (run);
  before = run_read (run, "unfinished.zizhi.json");
  run_expect (run, 0, "move", "unfinished.zizhi.json", "--to=ccrc-2021", "--dry-run", "--lang=zh_CN");
  run_assert_has (run->out, "management.a 守法诚信、无违规记录 → legal.d");
  run_assert_has (run->out, "personnel.d");
  run_expect (run, 0, "move", "unfinished.zizhi.json", "--to=ccrc-2021", "-o", "newer.zizhi.json", "--format=json");
  run_assert_has (run->out, "\"zizhi-move\"");
  after = run_read (run, "unfinished.zizhi.json");
  g_assert_cmpstr (after, ==, before);
  run_expect (run, 0, "move", "newer.zizhi.json");
  run_assert_has (run->out, "isccc-classic");
  run_assert_has (run->out, "finance.a");
  run_expect (run, 2, "move", "newer.zizhi.json", "--to=ccrc-2021");
  run_assert_message (run, "already");
  run_expect (run, 0, "move", "newer.zizhi.json", "--to=isccc-classic");
  run_expect (run, 0, "move", "newer.zizhi.json");
  run_assert_has (run->out, "Nothing is kept aside");
  g_clear_pointer (&after, g_free);
  after = run_read (run, "newer.zizhi.json");
  g_assert_cmpstr (after, ==, before);
  run_expect (run, 2, "move", "newer.zizhi.json", "--to=ccrc-2021", "-o", "wrong.json");
  run_assert_message (run, "wrong.json");
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
    { "/commands/help", test_help },
    { "/commands/misuse", test_misuse },
    { "/commands/new", test_new },
    { "/commands/empty-project-is-unknown", test_empty_project_is_unknown },
    { "/commands/set", test_set },
    { "/commands/set-judgement", test_set_judgement },
    { "/commands/set-wrong", test_set_wrong },
    { "/commands/attach", test_attach },
    { "/commands/newer", test_newer },
    { "/commands/unsaid", test_unsaid },
    { "/commands/forecast", test_forecast },
    { "/commands/gaps", test_gaps },
    { "/commands/calendar", test_calendar },
    { "/commands/catalogue", test_catalogue },
    { "/commands/newer-edition", test_newer_edition },
    { "/commands/kinds", test_kinds },
    { "/commands/move", test_move },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Run, NULL, run_set_up, tests[i].test, run_tear_down);
  return g_test_run ();
}
