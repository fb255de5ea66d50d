/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a person's papers does not match, on its boundary and not a day off. */
#include "core/builtin.h"
#include "core/field.h"
#include "core/project-private.h"
#include "eval/papers.h"
#include "store/catalogue-store.h"

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
  { "contract", "person/p contract_until=2027-02-28 insured_until=2026-10-31", "p - 2:2027-02-28" },
  { "contract-on-the-day", "person/p contract_until=2027-03-01 insured_until=2026-10-31", "p -" },
  { "contract-unknown", "person/p insured_until=2026-10-31", "p - 3:" },
  { "insured", "person/p contract_until=never insured_until=2026-10-30", "p - 4:2026-10-30" },
  { "insured-unknown", "person/p contract_until=never", "p - 5:" },
  { "insured-joined-later", "person/p contract_until=never joined=2026-11-01", "p -" },
  { "expired", "person/p " FINE "\ncertificate/c holder=p valid_until=2027-02-28", "p c 6:2027-02-28" },
  { "category", "person/p " FINE "\ncertificate/c holder=p category=integration", "p c 7:" },
};

static void
fill (ZzRecord *record,
      char **facts)
{
  for (; *facts != NULL; facts++)
    {
      g_auto (GStrv) parts = g_strsplit (*facts, "=", 2);
      const ZzField *field;
      g_autoptr (GError) error = NULL;
      ZzValue value;

      if (parts[0] == NULL)
        continue;
      field = zz_register_find_field (zz_record_get_register (record), parts[0]);
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
  g_autoptr (ZzRecord) record = zz_record_new (
      zz_catalogue_find_register (zz_project_get_catalogue (project), name[0]), name[1]);

  fill (record, words + 1);
  zz_project_add (project, record);
}

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
  found = list_papers (project);
  g_assert_cmpstr (found, ==, cases[index].found);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/papers/", cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
