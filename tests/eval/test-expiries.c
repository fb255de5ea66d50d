/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ends are told: each once, and only where somebody still hangs on it. */
#include "core/builtin.h"
#include "core/field.h"
#include "core/project-private.h"
#include "eval/expiries.h"
#include "store/catalogue-store.h"

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
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_auto (GStrv) name = g_strsplit (words[0], "/", 2);
  const ZzRegister *reg = g_str_equal (name[0], "evidence") ? catalogue->builtins[ZZ_BUILTIN_EVIDENCE]
                                                            : zz_catalogue_find_register (catalogue, name[0]);
  g_autoptr (ZzRecord) record = zz_record_new (reg, name[1]);

  fill (record, words + 1);
  zz_project_add (project, record);
}

static void
test_case (gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  g_auto (GStrv) lines = g_strsplit (cases[index].facts, "\n", -1);
  g_autoptr (GArray) expiries = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      state (project, *line);
  expiries = zz_list_expiries (project, zz_date_new (2027, 12, 31));
  for (guint i = 0; i < expiries->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", g_array_index (expiries, ZzExpiry, i).record);
  g_assert_cmpstr (found->str, ==, cases[index].found);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/expiries/", cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
