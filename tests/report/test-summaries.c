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

/* Also what no clause asks for any more, such as an agreement that was renewed. */
static void
test_faults_of_others (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *form = report_on (fixture, "form", zz_date_new (2027, 1, 18));
  g_autofree char *readiness = report_on (fixture, "readiness", zz_date_new (2027, 1, 18));

  g_assert_nonnull (strstr (form, "保密协议（沈示禾）|(Expired)|"));
  g_assert_nonnull (strstr (readiness, "No. 41|Confidentiality agreement: 保密协议（沈示禾）|Expired|"));
}

/* What an audit found is told until it is closed, though no clause hangs on it. */
static void
test_open_findings (Fixture *fixture,
                    gconstpointer data)
{
  static const char *const ids[] = { "gaps", "readiness" };
  const ZzRegister *reg = subject_find_register (fixture->subject.catalogue, "nonconformity");
  const char *finding = zz_record_get_label (zz_project_get_records (fixture->project, reg)->pdata[0]);
  g_autofree char *summary = report_on (fixture, "summary", zz_date_new (2027, 1, 18));

  g_assert_nonnull (strstr (summary, "Nonconformities of the last audit:|1 is open; to be closed by 15 December 2026.|"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = report_on (fixture, ids[i], zz_date_new (2027, 1, 18));

      g_assert_nonnull (strstr (text, "|Open nonconformities of the last audit|"));
      g_assert_nonnull (strstr (text, finding));
    }
}

/* What is due first stands first. */
static void
test_actions (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *text = report_on (fixture, "gaps", zz_date_new (2027, 1, 18));
  const char *first = strstr (text, "|18 December 2026|"), *second = strstr (text, "|8 January 2027|"), *third = strstr (text, "|29 January 2027|");

  g_assert_true (first != NULL && first < second && second < third);
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
  ADD ("faults-of-others", test_faults_of_others);
  ADD ("open-findings", test_open_findings);
  ADD ("actions", test_actions);
  ADD ("two-valued", test_two_valued);
  ADD ("first-step", test_first_step);
  ADD ("one-page", test_one_page);
#undef ADD
  return g_test_run ();
}
