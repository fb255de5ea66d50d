/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session writes reports, whole or not at all. */
#include "fixture.h"

#include "app/report-order.h"
#include "core/error.h"
#include "report/pages.h"

#include <locale.h>
#include <string.h>

/* The readiness report, in Chinese. */
static ZzReportOrder *
order_report (ZzSession *session)
{
  return zz_report_order_new (session, zz_reports_find ("readiness"), &ZZ_REPORT_OPTIONS_INIT);
}

static void
test_export (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  target = fixture_get_file (&fixture, "报告.html");
  /* A Chinese report from an English session. */
  zz_session_export_async (session, order_report (session), target, TRUE, keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_true (zz_session_export_finish (session, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (target, NULL, &html, NULL, NULL, NULL));
  g_assert_nonnull (strstr (html, "法律地位"));
  fixture_clear (&fixture);
}

typedef struct
{
  const char *name;
  gboolean replace;
  gboolean cancel;
  GQuark domain;
  int code;
} Refusal;

/* What is refused or stopped leaves what was there, and nothing where nothing was. */
static void
expect_refusal (ZzSession *session,
                Fixture *fixture,
                const Refusal *refusal)
{
  g_autoptr (GFile) target = fixture_get_file (fixture, refusal->name);
  const gboolean there = g_file_query_exists (target, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  zz_session_export_async (session, order_report (session), target, refusal->replace, keep_result_cb, &result);
  if (refusal->cancel)
    zz_session_cancel (session);
  wait_for_result (&result);
  g_assert_false (zz_session_export_finish (session, result, &error));
  g_assert_error (error, refusal->domain, refusal->code);
  g_assert_false (zz_session_get_busy (session));
  if (!there)
    g_assert_false (g_file_query_exists (target, NULL));
  else
    {
      g_assert_true (g_file_load_contents (target, NULL, &left, NULL, NULL, NULL));
      g_assert_cmpstr (left, ==, "KEPT");
    }
}

static void
test_export_refused (void)
{
  const Refusal refusals[] = {
    { "new.pdf", FALSE, TRUE, G_IO_ERROR, G_IO_ERROR_CANCELLED },
    { "old.pdf", TRUE, TRUE, G_IO_ERROR, G_IO_ERROR_CANCELLED },
    { "old.pdf", FALSE, FALSE, ZZ_ERROR, ZZ_ERROR_REFUSED },
    { "report.odt", TRUE, FALSE, ZZ_ERROR, ZZ_ERROR_REFUSED },
    { "nowhere/report.html", TRUE, FALSE, ZZ_ERROR, ZZ_ERROR_REFUSED },
  };
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) old = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  old = fixture_get_file (&fixture, "old.pdf");
  g_assert_true (g_file_replace_contents (old, "KEPT", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    expect_refusal (session, &fixture, &refusals[i]);
  fixture_clear (&fixture);
}

static void
test_one_at_a_time (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  target = fixture_get_file (&fixture, "report.html");
  zz_session_save_async (session, NULL, FALSE, keep_result_cb, &first);
  zz_session_export_async (session, order_report (session), target, TRUE, keep_result_cb, &second);
  wait_for_result (&second);
  g_assert_false (zz_session_export_finish (session, second, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  wait_for_result (&first);
  g_assert_true (zz_session_save_finish (session, first, NULL));
  g_assert_false (zz_session_get_busy (session));
  fixture_clear (&fixture);
}

/* What is missing is named, in every report; there always is a page. */
static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzSession) session = zz_session_new_empty (ZZ_LANGUAGE_EN, &error);
  ZzReportOptions options = ZZ_REPORT_OPTIONS_INIT;
  const ZzReport *report;

  g_assert_no_error (error);
  for (guint i = 0; (report = zz_reports_get (i)) != NULL; i++)
    for (options.profile = ZZ_PROFILE_INTERNAL; options.profile < ZZ_N_PROFILES; options.profile++)
      {
        g_autoptr (ZzReportOrder) order = zz_report_order_new (session, report, &options);
        g_autoptr (ZzDocument) document = zz_report_order_make (order, NULL);
        g_autoptr (ZzPages) pages = zz_pages_new (document);

        g_assert_cmpuint (zz_pages_get_n (pages), >=, 1);
      }
}

/* An order is of the project as it was, and of nothing that is edited afterwards. */
static void
test_order (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (ZzReportOrder) order = NULL;
  g_autoptr (ZzDocument) document = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fixture_init (&fixture);
  session = load_session (fixture.project);
  order = order_report (session);
  set_field (session, "organisation", "organisation", "name", "改名后的示例公司");
  document = zz_report_order_make (order, cancellable);
  g_assert_nonnull (strstr (document->title, "示例网安技术有限公司"));
  g_cancellable_cancel (cancellable);
  g_assert_null (zz_report_order_make (order, cancellable));
  fixture_clear (&fixture);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/written", test_export);
  g_test_add_func ("/export/refused", test_export_refused);
  g_test_add_func ("/export/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/export/empty", test_empty);
  g_test_add_func ("/export/order", test_order);
  return g_test_run ();
}
