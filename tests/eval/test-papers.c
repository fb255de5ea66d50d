/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a person's papers does not match, on its boundary and not a day off. */
#include "subject.h"

#include "eval/papers.h"

/* What is right of a person unless a case says otherwise. */
#define FINE "contract_until=never insured_until=2026-10-31 "

/* @facts: "REGISTER/ID FIELD=TEXT …", one record a line. @found: "PERSON CERTIFICATE
 * CODE:DAY …", one line each; for operation, on 2027-03-01, today 2026-11-22. */
static const struct
{
  const char *path, *facts, *found;
} cases[] = {
  { "nothing", "", "" },
  { "fine", "person/p " FINE "\ncertificate/c holder=p category=operation valid_until=2027-03-01", "p c" },
  { "two", "person/p " FINE "\ncertificate/c holder=p\ncertificate/d holder=p", "p c\np d" },
  { "no-certificate", "person/p " FINE, "p -" },
  { "no-holder", "person/p " FINE "\ncertificate/c", "p -\n- c 0:" },
  { "dangling-holder", "certificate/c holder=nobody", "- c 0:" },
  { "left", "person/p left=2027-02-28\ncertificate/c holder=p", "p c 1:2027-02-28" },
  { "left-on-the-day", "person/p " FINE "left=2027-03-01\ncertificate/c holder=p", "p c" },
  { "left-without-certificate", "person/p left=2027-02-28", "p -" },
  { "to-come", "person/p joined=2027-03-02\ncertificate/c holder=p", "p c 8:2027-03-02" },
  { "to-come-without-certificate", "person/p joined=2027-03-02", "p -" },
  { "contract", "person/p contract_until=2027-02-28 insured_until=2026-10-31", "p - 2:2027-02-28" },
  { "contract-on-the-day", "person/p contract_until=2027-03-01 insured_until=2026-10-31", "p -" },
  { "contract-unknown", "person/p insured_until=2026-10-31", "p - 3:" },
  { "insured", "person/p contract_until=never insured_until=2026-10-30", "p - 4:2026-10-30" },
  { "insured-unknown", "person/p contract_until=never", "p - 5:" },
  { "insured-joined-later", "person/p contract_until=never joined=2026-11-01", "p -" },
  { "expired", "person/p " FINE "\ncertificate/c holder=p valid_until=2027-02-28", "p c 6:2027-02-28" },
  { "category", "person/p " FINE "\ncertificate/c holder=p category=integration", "p c 7:" },
};

static char *
list_papers (ZzProject *project)
{
  g_autoptr (GPtrArray) papers = zz_papers_new (project, zz_date_new (2027, 3, 1), zz_date_new (2026, 11, 22));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < papers->len; i++)
    {
      const ZzPaper *paper = papers->pdata[i];

      g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "",
                              paper->person != NULL ? zz_record_get_id (paper->person) : "-",
                              paper->certificate != NULL ? zz_record_get_id (paper->certificate) : "-");
      for (guint j = 0; j < paper->mismatches->len; j++)
        {
          const ZzMismatch *mismatch = &g_array_index (paper->mismatches, ZzMismatch, j);
          g_autofree char *day = mismatch->day != ZZ_DATE_NONE ? zz_date_format (mismatch->day) : g_strdup ("");

          g_string_append_printf (text, " %u:%s", mismatch->code, day);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_case (Subject *f,
           gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autoptr (ZzProject) project = subject_make (f, cases[index].facts);
  g_autofree char *found = list_papers (project);

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
      g_autofree char *path = g_strconcat ("/papers/", cases[i].path, NULL);

      g_test_add (path, Subject, GUINT_TO_POINTER (i), set_up, test_case, subject_tear_down);
    }
  return g_test_run ();
}
