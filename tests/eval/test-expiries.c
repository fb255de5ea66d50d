/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ends are told: each once, and only where somebody still hangs on it. */
#include "subject.h"

#include "eval/expiries.h"

#define LEFT "person/p left=2026-08-31\n"
#define LEASE "premises/r lease_until=2027-03-31\n"

/* @facts: "REGISTER/ID FIELD=TEXT …", one record a line. @found: "ID …" until the
 * end of 2027. */
static const struct
{
  const char *path, *facts, *found;
} cases[] = {
  { "nothing", "", "" },
  { "never", "certificate/c valid_until=never", "" },
  { "by-day", "certificate/c valid_until=2027-05-01\nperson/p contract_until=2027-04-30", "p c" },
  { "later", "certificate/c valid_until=2028-01-01", "" },
  { "left", LEFT "certificate/c holder=p valid_until=2027-05-01\nagreement/a person=p valid_until=2027-05-01", "" },
  { "left-own", "person/p left=2026-08-31 contract_until=2027-01-03", "" },
  { "left-later", "person/p left=2027-05-02 contract_until=2027-05-01", "p" },
  { "left-after-its-end", LEFT "certificate/c holder=p valid_until=2026-08-30", "c" },
  { "left-on-its-end", LEFT "certificate/c holder=p valid_until=2026-08-31", "" },
  { "somebody-else-left", LEFT "person/q\ncertificate/c holder=q valid_until=2027-05-01", "c" },
  { "supplier", "supplier/s used_until=2027-01-31\nagreement/a supplier=s valid_until=2027-05-01", "" },
  { "holder-unknown", "certificate/c holder=nobody valid_until=2027-05-01", "c" },
  { "scan", LEASE "evidence/e records=r valid_until=2027-03-31", "r" },
  { "scan-of-another-day", LEASE "evidence/e records=r valid_until=2027-03-30", "e r" },
  { "scan-of-nothing", LEASE "evidence/e valid_until=2027-03-31", "r e" },
  { "scan-of-one-who-left", LEFT "certificate/c holder=p\nevidence/e records=c valid_until=2027-05-01", "" },
  { "scan-of-two", LEFT "person/q\nevidence/e records=p,q valid_until=2027-05-01", "e" },
  { "scan-removed", "evidence/e valid_until=2027-05-01 removed/on=2026-11-01", "" },
  { "scan-replaced", "evidence/e valid_until=2027-05-01\nevidence/f replaces=e valid_until=2027-06-01", "f" },
};

static void
test_case (Subject *f,
           gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autoptr (ZzProject) project = subject_make (f, cases[index].facts);
  g_autoptr (GArray) expiries = zz_list_expiries (project, zz_date_new (2027, 12, 31));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < expiries->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", g_array_index (expiries, ZzExpiry, i).record);
  g_assert_cmpstr (found->str, ==, cases[index].found);
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
      g_autofree char *path = g_strconcat ("/expiries/", cases[i].path, NULL);

      g_test_add (path, Subject, GUINT_TO_POINTER (i), set_up, test_case, subject_tear_down);
    }
  return g_test_run ();
}
