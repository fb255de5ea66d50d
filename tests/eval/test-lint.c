/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each check finds what it is for, on its boundary and not a day off. */
#include "subject.h"

#include "eval/lint.h"

#include <string.h>

/* @facts: "REGISTER/ID FIELD=TEXT …", one record a line. @found: "CODE RECORD …",
 * one problem a line; assessed on 2027-03-01 for operation. */
static const struct
{
  const char *path, *facts, *found;
} cases[] = {
  { "nothing", "", "" },
  { "order", "project/p signed=2026-02-02 completed=2026-02-01", "project-completed-before-signed p" },
  { "order-same-day", "project/p signed=2026-02-02 completed=2026-02-02", "" },
  { "order-half-known", "project/p completed=2026-02-01", "" },
  { "accepted", "project/p signed=2026-01-01 completed=2026-02-02 accepted=2026-02-01", "project-accepted-before-completed p" },
  { "procedure", "procedure/p issued=2026-02-02 in_force_since=2026-02-01", "procedure-in-force-before-issued p" },
  { "number-twice", "project/p contract_number=A\nproject/q contract_number=A\nproject/r contract_number=B", "contract-number-twice p q" },
  { "certificate-twice", "certificate/c number=1\ncertificate/d number=1\ncertificate/e", "certificate-number-twice c d" },
  { "namesakes", "person/p name=甲 birth_year=1980\nperson/q name=甲 birth_year=1981\nperson/r name=甲", "" },
  { "person-twice", "person/p name=甲 birth_year=1980\nperson/q name=甲 birth_year=1980", "person-twice p q" },
  { "years", "audit_report/a fiscal_year=2023\naudit_report/b fiscal_year=2025", "audit-year-missing b" },
  { "years-two-gaps", "audit_report/c fiscal_year=2026\naudit_report/a fiscal_year=2022\naudit_report/b fiscal_year=2024", "audit-year-missing b\naudit-year-missing c" },
  { "years-mistyped", "audit_report/a fiscal_year=2024\naudit_report/b fiscal_year=2025\naudit_report/c fiscal_year=9999", "audit-year-missing c" },
  { "years-whole", "audit_report/a fiscal_year=2024\naudit_report/b fiscal_year=2025", "" },
  { "year-twice", "audit_report/a fiscal_year=2024\naudit_report/b fiscal_year=2024", "audit-year-twice a b" },
  { "lease", "premises/l lease_until=2027-02-28", "lease-ends-before-assessment l" },
  { "lease-last-day", "premises/l lease_until=2027-03-01", "" },
  { "contract", "person/p joined=2020-01-01 contract_until=2027-02-28", "labour-contract-ends-before-assessment p" },
  { "contract-of-the-gone", "person/p left=2027-02-28 contract_until=2027-02-28", "" },
  { "holder-gone", "person/p left=2027-02-28\ncertificate/c holder=p", "certificate-holder-not-employed c p" },
  { "holder-last-day", "person/p left=2027-03-01 insured_until=2026-10-31\ncertificate/c holder=p", "" },
  { "holder-not-yet", "person/p joined=2027-03-02\ncertificate/c holder=p", "certificate-holder-not-employed c p" },
  { "holder-of-expired", "person/p left=2027-02-28\ncertificate/c holder=p valid_until=2027-02-28", "" },
  { "insured", "person/p insured_until=2026-10-30\ncertificate/c holder=p", "certificate-holder-not-insured c p" },
  { "insured-enough", "person/p insured_until=2026-10-31\ncertificate/c holder=p", "" },
  { "insured-newcomer", "person/p joined=2026-11-01\ncertificate/c holder=p", "" },
  { "insured-unknown", "person/p name=甲\ncertificate/c holder=p", "certificate-holder-insurance-unknown c p" },
  { "category", "certificate/c category=integration\ncertificate/d category=operation", "certificate-category-mismatch c" },
  { "dangling", "certificate/c holder=nobody", "reference-dangling c" },
  { "credit-code", "organisation/organisation credit_code=91000000MA0000000P", "credit-code-wrong organisation" },
  { "credit-code-good", "organisation/organisation credit_code=91000000MA0000000N", "" },
  { "evidence-later", "evidence/e issued=2027-03-02", "evidence-dated-after-assessment e" },
  { "evidence-same-day", "evidence/e issued=2027-03-01", "" },
  { "evidence-order", "evidence/e issued=2027-02-02 valid_until=2027-02-01", "evidence-ends-before-issued e" },
  { "met-without-proof", "answer/legal.b judgement=met reason=r by=b", "met-without-proof legal.b" },
  { "met-with-proof", "answer/legal.b judgement=met reason=r by=b\nevidence/e clauses=legal.b", "" },
  { "met-with-proof-taken-away", "answer/legal.b judgement=met reason=r by=b\nevidence/e clauses=legal.b removed/on=2026-12-01", "met-without-proof legal.b" },
  { "met-with-proof-of-another", "answer/legal.b judgement=met reason=r by=b\nevidence/e clauses=legal.a", "met-without-proof legal.b" },
  { "not-met-without-proof", "answer/legal.b judgement=not-met reason=r by=b", "" },
  { "judged-by-nobody", "answer/legal.b judgement=not-met reason=r", "judgement-without-reason legal.b" },
  { "judged-without-reason", "answer/legal.b judgement=not-met by=b", "judgement-without-reason legal.b" },
  { "not-judged", "answer/legal.b notes=n", "" },
  { "day-past", "procedure/p issued=1948-12-31\nprocedure/q issued=1949-01-01", "day-far-away p" },
  { "day-ahead", "project/p signed=2128-01-01\nproject/q signed=2127-12-31", "day-far-away p" },
  { "end-ahead", "certificate/c valid_until=9999-12-31\ncertificate/d valid_until=never\ncertificate/e valid_until=2127-12-31", "end-far-away c" },
  { "evidence-day", "evidence/e issued=1026-12-31 valid_until=9999-01-01", "day-far-away e\nend-far-away e" },
  { "evidence-day-taken-away", "evidence/e issued=1026-12-31 removed/on=2026-12-01", "" },
  { "due", "action/a clause=legal.b due=2027-03-01\naction/b clause=legal.b due=2027-03-02", "action-due-after-assessment b" },
  { "due-closed", "action/b clause=legal.b due=2027-03-02 state=closed", "" },
  { "born", "person/p birth_year=2026\nperson/q birth_year=2027", "birth-year-to-come q" },
  { "employed-twice", "person/p name=甲 birth_year=1980 joined=2020-01-01\nperson/q name=甲 birth_year=1980 joined=2021-01-01", "employments-overlap p q" },
  { "employed-last-day", "person/p name=甲 birth_year=1980 joined=2020-01-01 left=2021-01-01\nperson/q name=甲 birth_year=1980 joined=2021-01-01", "employments-overlap p q" },
  { "employed-again", "person/p name=甲 birth_year=1980 joined=2021-01-01\nperson/q name=甲 birth_year=1980 joined=2020-01-01 left=2020-12-31", "" },
  { "employed-within", "person/a name=甲 birth_year=1980 joined=2019-01-01\nperson/b name=甲 birth_year=1980 joined=2019-02-01 left=2019-03-01\nperson/c name=甲 birth_year=1980 joined=2020-01-01", "employments-overlap a b\nemployments-overlap a c" },
  { "employed-namesakes", "person/p name=甲 joined=2020-01-01\nperson/q name=甲 joined=2021-01-01", "" },
  { "credit-code-missing", "organisation/organisation name=x", "credit-code-missing organisation" },
};

/* Required fields that are not given are of no interest here. */
static char *
list_problems (ZzProject *project)
{
  g_autoptr (GArray) problems = zz_lint (project, zz_date_new (2027, 3, 1), zz_date_new (2026, 11, 22));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const ZzProblem *problem = &g_array_index (problems, ZzProblem, i);

      if (problem->kind == ZZ_PROBLEM_REQUIRED)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->code);
      for (guint j = 0; j < G_N_ELEMENTS (problem->records) && problem->records[j] != NULL; j++)
        g_string_append_printf (text, " %s", problem->records[j]);
      if (problem->evidence != NULL)
        g_string_append_printf (text, " %s", problem->evidence);
    }
  return g_string_free (text, FALSE);
}

static void
test_case (Subject *f,
           gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autoptr (ZzProject) project = subject_make (f, cases[index].facts);
  g_autofree char *found = list_problems (project);

  g_assert_cmpstr (found, ==, cases[index].found);
}

static void
set_up (Subject *f,
        gconstpointer data)
{
  subject_set_up (f, NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/lint/", cases[i].path, NULL);

      g_test_add (path, Subject, GUINT_TO_POINTER (i), set_up, test_case, subject_tear_down);
    }
  return g_test_run ();
}
