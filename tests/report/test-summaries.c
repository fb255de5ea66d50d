/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form and the management summary say of the example. */
#include "complete.h"
#include "subject.h"

#include "core/builtin.h"
#include "report/pages.h"
#include "report/reports.h"

#include <string.h>

typedef struct
{
  Subject subject;
  ZzProject *project;
  ZzProofStates *proof;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  const GPtrArray *items;

  subject_set_up (&fixture->subject, NULL);
  fixture->project = subject_read_example (&fixture->subject);
  fixture->proof = zz_proof_states_new ();
  items = zz_project_get_builtin (fixture->project, ZZ_BUILTIN_EVIDENCE);
  for (guint i = 0; i < items->len; i++)
    zz_proof_states_set (fixture->proof, zz_record_get_id (items->pdata[i]), ZZ_PROOF_PRESENT);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  zz_proof_states_unref (fixture->proof);
  g_object_unref (fixture->project);
  subject_tear_down (&fixture->subject, data);
}

/* Its text, all runs joined by "|". */
static char *
report_on (Fixture *fixture,
           const char *id,
           ZzDate at)
{
  const ZzReport *report = zz_reports_find (id);
  g_autoptr (ZzReportFacts) facts = zz_report_facts_new (fixture->project, fixture->proof, 0, at, zz_date_new (2026, 11, 23), report->needs);
  const ZzReportOptions options = { .warning_days = ZZ_EVIDENCE_WARNING_DAYS, .language = ZZ_LANGUAGE_EN };
  g_autoptr (ZzDocument) document = zz_report_build (report, facts, &options);

  return g_strdelimit (complete_text (document), "\n", '|');
}

/* Proof that is none is not listed as if it were, of whatever clause. */
static void
test_faults (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *fine = report_on (fixture, "form", zz_date_new (2027, 1, 18));
  g_autofree char *text = NULL;

  g_assert_nonnull (strstr (fine, "样本医院项目验收报告|17|"));
  zz_proof_states_set (fixture->proof, "evidence-22", ZZ_PROOF_MISSING);
  zz_proof_states_set (fixture->proof, "evidence-01", ZZ_PROOF_HASH_DIFFERS);
  text = report_on (fixture, "form", zz_date_new (2027, 1, 18));
  g_assert_nonnull (strstr (text, "样本医院项目验收报告|(file is missing)|"));
  g_assert_nonnull (strstr (text, "信用查询截图|(day of issue not filled in)|"));
  g_assert_nonnull (strstr (text, "|(file was changed since it was attached)|"));
}

/* What is neither met nor unmet stands in the form as not met, and that is said. */
static void
test_two_valued (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *fine = report_on (fixture, "form", zz_date_new (2027, 1, 18));
  g_autofree char *text = NULL;

  g_assert_null (strstr (fine, "of these items"));
  zz_proof_states_unref (fixture->proof);
  fixture->proof = zz_proof_states_new ();
  text = report_on (fixture, "form", zz_date_new (2027, 1, 18));
  g_assert_nonnull (strstr (text, "|31 of these items are incomplete or partly met; the table counts them as “not met”.|"));
}

/* The first step is one that can be taken: which clause, and what to do. */
static void
test_first_step (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *text = report_on (fixture, "summary", zz_date_new (2027, 3, 25));

  g_assert_nonnull (strstr (text, "First step:|Personnel e “Certified security professionals”: 示例-SP-OM-2024-0032: renew"));
}

/* In two languages as well, with all a letterhead can have. */
static void
test_one_page (Fixture *fixture,
               gconstpointer data)
{
  const ZzReport *report = zz_reports_find ("summary");
  const ZzDate days[] = { zz_date_new (2026, 11, 22), zz_date_new (2027, 1, 18), zz_date_new (2027, 3, 1) };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (ZzReportFacts) facts = zz_report_facts_new (fixture->project, fixture->proof, 0, days[i], zz_date_new (2026, 11, 23), report->needs);
      const ZzReportOptions options = {
        .warning_days = ZZ_EVIDENCE_WARNING_DAYS,
        .language = ZZ_LANGUAGE_ZH_CN,
        .bilingual = TRUE,
        .letterhead = { .organisation = (char *) "某某", .department = (char *) "质量部", .prepared_by = (char *) "样本甲", .approved_by = (char *) "样本乙" },
      };
      g_autoptr (ZzDocument) document = zz_report_build (report, facts, &options);
      g_autoptr (ZzPages) pages = zz_pages_new (document);

      g_assert_cmpuint (zz_pages_get_n (pages), ==, 1);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/summaries/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("faults", test_faults);
  ADD ("two-valued", test_two_valued);
  ADD ("first-step", test_first_step);
  ADD ("one-page", test_one_page);
#undef ADD
  return g_test_run ();
}
