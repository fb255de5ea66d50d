/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing over from the command line: packages, volumes, redacted reports. */
#include "run.h"

#include <string.h>

static gboolean
is_there (Run *run,
          const char *name)
{
  g_autofree char *path = run_path (run, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A project with one confidential item and one that is not. */
static void
make_project (Run *run)
{
  run_expect (run, 0, "new", "a.zizhi.json", "--name=示例安全有限公司");
  run_write (run, "lease.pdf", "a lease");
  run_write (run, "secret.pdf", "a secret");
  run_expect (run, 0, "attach", "a.zizhi.json", "lease.pdf", "--clause=office.a", "--title=租赁合同");
  run_expect (run, 0, "attach", "a.zizhi.json", "secret.pdf", "--confidential");
}

static void
test_round_trip (Run *run,
                 gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  make_project (run);
  run_expect (run, 0, "pack", "a.zizhi.json", "-o", "a.zizhi.zip");
  run_assert_has (run->out, "2 evidence files packed");
  run_expect (run, 0, "unpack", "a.zizhi.zip", "--list");
  run_assert_has (run->out, "示例安全有限公司");
  run_assert_has (run->out, "a.zizhi.json");
  g_assert_false (is_there (run, "there"));
  run_expect (run, 0, "unpack", "a.zizhi.zip", "-o", "there");
  g_assert_cmpstr (run->out, ==, "there/a.zizhi.json\n");
  before = run_read (run, "a.zizhi.json");
  after = run_read (run, "there/a.zizhi.json");
  g_assert_cmpstr (before, ==, after);
  run_expect (run, 0, "verify", "there/a.zizhi.json");
  run_expect (run, 2, "unpack", "a.zizhi.zip", "-o", "there");
  run_assert_message (run, "already there");
}

static void
test_choices (Run *run,
              gconstpointer data)
{
  make_project (run);
  run_expect (run, 0, "pack", "a.zizhi.json", "-o", "b.zip", "--without-confidential");
  run_assert_has (run->out, "1 confidential item left out");
  run_expect (run, 0, "unpack", "b.zip", "--list");
  g_assert_null (strstr (run->out, "secret"));
  run_expect (run, 0, "pack", "a.zizhi.json", "-o", "c.zip", "--redacted");
  run_assert_has (run->out, "Redacted.");
  run_expect (run, 0, "unpack", "c.zip", "--list", "-o", "c");
  g_assert_null (strstr (run->out, "示例安全"));
  g_assert_true (is_there (run, "c/redacted.zizhi.json"));
  run_expect (run, 0, "volume", "a.zizhi.json", "-o", "volume", "--without-confidential", "--lang=zh_CN");
  g_assert_true (is_there (run, "volume/03-办公场所/3.1-01-租赁合同.pdf"));
  run_expect (run, 0, "volume", "a.zizhi.json", "-o", "volume.zip");
  g_assert_true (is_there (run, "volume.zip"));
}

/* The same content under another name, which nobody marked, stays at home as well. */
static void
test_secret_twice (Run *run,
                   gconstpointer data)
{
  make_project (run);
  run_write (run, "again.pdf", "a secret");
  run_expect (run, 0, "attach", "a.zizhi.json", "again.pdf", "--clause=office.a");
  run_expect (run, 0, "pack", "a.zizhi.json", "-o", "b.zip", "--without-confidential");
  run_assert_has (run->out, "2 confidential items left out");
  run_expect (run, 0, "unpack", "b.zip", "-o", "b");
  run_expect (run, 0, "verify", "b/a.zizhi.json");
  run_assert_has (run->out, "1 ");
  run_expect (run, 0, "volume", "a.zizhi.json", "-o", "volume", "--without-confidential", "--lang=zh_CN");
  g_assert_true (is_there (run, "volume/03-办公场所/3.1-01-租赁合同.pdf"));
  g_assert_false (is_there (run, "volume/03-办公场所/3.1-02-again.pdf"));
}

/* What was removed is still in the package of all, which says so. */
static void
test_removed (Run *run,
              gconstpointer data)
{
  g_autofree char *id = NULL;

  make_project (run);
  run_write (run, "wrong.pdf", "sent by mistake");
  run_expect (run, 0, "attach", "a.zizhi.json", "wrong.pdf");
  id = g_strndup (run->out, strcspn (run->out, " \n"));
  run_expect (run, 0, "set", "a.zizhi.json", "--remove", id, "--reason=发错");
  run_expect (run, 0, "pack", "a.zizhi.json", "-o", "a.zip");
  run_assert_has (run->out, "1 of them belongs to an item that was removed");
  run_expect (run, 0, "pack", "a.zizhi.json", "-o", "b.zip", "--without-confidential");
  g_assert_null (strstr (run->out, "removed"));
  run_expect (run, 0, "unpack", "b.zip", "--list");
  g_assert_null (strstr (run->out, "wrong.pdf"));
}

static void
test_refused (Run *run,
              gconstpointer data)
{
  make_project (run);
  run_expect (run, 2, "pack", "a.zizhi.json");
  run_assert_message (run, "-o OUT");
  run_expect (run, 2, "pack", "a.zizhi.json", "-o", "a.rar");
  run_assert_message (run, ".zip");
  run_expect (run, 2, "pack", "a.zizhi.json", "-o", "no/such/a.zip");
  run_assert_message (run, "no/such");
  run_expect (run, 2, "unpack", "a.zizhi.json", "-o", "out");
  run_assert_message (run, "a.zizhi.json");
  g_assert_false (is_there (run, "out"));
  run_expect (run, 2, "unpack", "absent.zip", "--list");
  run_assert_message (run, "absent.zip");
  run_expect (run, 2, "volume", "a.zizhi.json");
  run_assert_message (run, "-o FOLDER");
}

static void
test_redacted_report (Run *run,
                      gconstpointer data)
{
  static const char *const reports[] = { "readiness", "summary", "form", "gaps", "evidence" };

  make_project (run);
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *report = g_strconcat ("--report=", reports[i], NULL);
      g_autofree char *plain = NULL, *html = NULL;

      run_expect (run, 0, "report", "a.zizhi.json", "-o", "plain.html", "--lang=zh_CN", report);
      run_expect (run, 0, "report", "a.zizhi.json", "-o", "redacted.html", "--lang=zh_CN", "--redact", report);
      plain = run_read (run, "plain.html");
      html = run_read (run, "redacted.html");
      run_assert_has (plain, "示例安全");
      g_assert_null (strstr (html, "示例安全"));
      g_assert_null (strstr (html, "租赁合同.pdf"));
      run_assert_has (html, "单位1");
    }
  run_expect (run, 0, "form", "a.zizhi.json", "-o", "form.html", "--redact");
  run_expect (run, 2, "form", "a.zizhi.json", "-o", "named.html", "--redact", "--prepared-by=样人");
  run_assert_message (run, "letterhead");
  g_assert_false (is_there (run, "named.html"));
}

#define ADD(name, func) g_test_add ("/handover/" name, Run, NULL, run_set_up, func, run_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("choices", test_choices);
  ADD ("secret-twice", test_secret_twice);
  ADD ("removed", test_removed);
  ADD ("refused", test_refused);
  ADD ("redacted-report", test_redacted_report);
  return g_test_run ();
}
