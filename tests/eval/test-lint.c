/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each check finds what it is for, on its boundary and not a day off. */
#include "core/builtin.h"
#include "core/field.h"
#include "core/project-private.h"
#include "eval/lint.h"
#include "store/catalogue-store.h"

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
  { "met-without-proof", "answer/legal.b judgement=met", "met-without-proof legal.b" },
  { "met-with-proof", "answer/legal.b judgement=met\nevidence/e clauses=legal.b", "" },
  { "not-met-without-proof", "answer/legal.b judgement=not-met", "" },
};

static const ZzRegister *
find_register (const ZzCatalogue *catalogue,
               const char *id)
{
  if (g_str_equal (id, "evidence"))
    return catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
  if (g_str_equal (id, "answer"))
    return catalogue->builtins[ZZ_BUILTIN_ANSWER];
  return zz_catalogue_find_register (catalogue, id);
}

static void
fill (ZzRecord *record,
      char **facts)
{
  for (; *facts != NULL; facts++)
    {
      g_auto (GStrv) parts = g_strsplit (*facts, "=", 2);
      const ZzField *field = zz_register_find_field (zz_record_get_register (record), parts[0]);
      g_autoptr (GError) error = NULL;
      ZzValue value;

      g_assert_nonnull (field);
      zz_field_parse (field, parts[1], &value, &error);
      g_assert_no_error (error);
      zz_record_fill (record, field, value);
    }
}

static void
state (ZzProject *project,
       const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_auto (GStrv) name = g_strsplit (words[0], "/", 2);
  const ZzRegister *reg = find_register (zz_project_get_catalogue (project), name[0]);
  g_autoptr (ZzRecord) record = NULL;

  g_assert_nonnull (reg);
  record = reg->single ? zz_record_ref (zz_project_get_single (project, reg)) : zz_record_new (reg, name[1]);
  fill (record, words + 1);
  if (!reg->single)
    zz_project_add (project, record);
}

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
test_case (gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  const ZzRegister *application = catalogue->builtins[ZZ_BUILTIN_APPLICATION];
  g_auto (GStrv) lines = g_strsplit (cases[index].facts, "\n", -1);
  g_autofree char *found = NULL;

  zz_record_fill (zz_project_get_application (project), zz_register_get_field (application, ZZ_APPLICATION_SERVICE),
                  zz_value_choice ((guint) zz_choices_find (catalogue->services, "operation")));
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      state (project, *line);
  found = list_problems (project);
  g_assert_cmpstr (found, ==, cases[index].found);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/lint/", cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
