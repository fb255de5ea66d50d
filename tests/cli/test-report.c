/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports from the command line: kinds of files, reports, profiles, letterhead. */
#include "run.h"

static void
test_report (Run *run,
             gconstpointer data)
{
  g_autofree char *english = NULL;
  g_autofree char *chinese = NULL;

  run_copy_unfinished (run);
  run_expect (run, 0, "report", "unfinished.zizhi.json", "-o", "en.html", "--lang", "en");
  run_expect (run, 0, "report", "unfinished.zizhi.json", "-o", "zh.html", "--lang", "zh_CN");
  english = run_read (run, "en.html");
  chinese = run_read (run, "zh.html");
  run_assert_has (english, "lang=\"en\"");
  run_assert_has (chinese, "lang=\"zh-CN\"");
  run_assert_has (chinese, "待补充");
  run_expect (run, 0, "report", "unfinished.zizhi.json", "-o", "-", "--lang", "zh_CN");
  g_assert_cmpstr (run->out, ==, chinese);
  run_expect (run, 2, "report", "unfinished.zizhi.json");
  run_assert_message (run, "-o");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "x.odt");
  run_assert_message (run, "\"x.odt\": a report can be written as .html");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "x.html", "--lang", "fr");
  run_assert_message (run, "fr");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "no/such/folder/x.html");
  run_assert_message (run, "x.html");
}

static void
test_report_options (Run *run,
                     gconstpointer data)
{
  g_autofree char *html = NULL;

  run_copy_unfinished (run);
  run_expect (run, 0, "report", "unfinished.zizhi.json", "-o", "both.HTML", "--lang=both", "--report=gaps", "--department=某部", "--prepared-by=某人");
  html = run_read (run, "both.HTML");
  run_assert_has (html, "<span class=\"under\" lang=\"en\">");
  run_assert_has (html, "某部");
  run_assert_has (html, "某人");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "x.html", "--report=frob");
  run_assert_message (run, "there is no report \"frob\"; there are readiness, ");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "x.pdf", "--report=workbook");
  run_assert_message (run, "\"x.pdf\": the tables of the report \"workbook\" are too wide for pages; write it as .xlsx or .csv");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "x.DOCX", "--report=workbook");
  run_expect (run, 0, "report", "unfinished.zizhi.json", "-o", "x.html", "--report=workbook");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "x.html", "--profile=frob");
  run_assert_message (run, "internal, auditor or management");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "x.html", "--logo=absent.png");
  run_assert_message (run, "absent.png");
  run_write (run, "logo.png", "GIF89a");
  run_expect (run, 2, "report", "unfinished.zizhi.json", "-o", "x.html", "--logo=logo.png");
  run_assert_message (run, "logo.png: this is no PNG picture");
}

/* The same as a report of that name, without having to know it. */
static void
test_form (Run *run,
           gconstpointer data)
{
  g_autofree char *form = NULL, *report = NULL;

  run_copy_unfinished (run);
  run_expect (run, 0, "form", "unfinished.zizhi.json", "-o", "form.html", "--lang=en", "--today=2026-11-22");
  run_expect (run, 0, "report", "unfinished.zizhi.json", "-o", "report.html", "--lang=en", "--today=2026-11-22", "--report=form");
  form = run_read (run, "form.html");
  report = run_read (run, "report.html");
  g_assert_cmpstr (form, ==, report);
  run_assert_has (form, "Head of the organisation (signature)");
  run_expect (run, 2, "form", "unfinished.zizhi.json");
  run_assert_message (run, "-o OUT");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/kinds", Run, NULL, run_set_up, test_report, run_tear_down);
  g_test_add ("/report/options", Run, NULL, run_set_up, test_report_options, run_tear_down);
  g_test_add ("/report/form", Run, NULL, run_set_up, test_form, run_tear_down);
  return g_test_run ();
}
