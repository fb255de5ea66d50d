/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects: tables, order, look-ups. */
#include "fixture.h"

#include "core/edit.h"
#include "core/error.h"
#include "core/project-private.h"

static void
test_sorted (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  const ZzRegister *person = zz_catalogue_find_register (catalogue, "person");
  const GPtrArray *people;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("person-%u", (i * 37) % 50 + 10);
      g_autoptr (ZzRecord) record = zz_record_new (person, id);

      g_assert_true (zz_project_add (project, record));
    }
  people = zz_project_get_records (project, person);
  g_assert_cmpuint (people->len, ==, 52);
  for (guint i = 1; i < people->len; i++)
    g_assert_cmpstr (zz_record_get_id (people->pdata[i - 1]), <, zz_record_get_id (people->pdata[i]));
}

static void
test_duplicate (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  g_autoptr (ZzRecord) again = zz_record_new (zz_catalogue_find_register (catalogue, "person"), "person-1");

  g_assert_false (zz_project_add (project, again));
}

static void
test_single (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);

  g_assert_cmpstr (zz_record_get_id (zz_project_get_single (project, catalogue->organisation)), ==, "organisation");
  g_assert_cmpint (zz_project_get_service (project), ==, -1);
  g_assert_cmpint (zz_project_get_planned_date (project), ==, ZZ_DATE_NONE);
  g_assert_cmpuint (zz_project_get_kind (project), ==, 0);
}

static void
test_find (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);

  g_assert_nonnull (zz_project_find_anywhere (project, "badge-1"));
  g_assert_nonnull (zz_project_find_builtin (project, ZZ_BUILTIN_EVIDENCE, "evidence-1"));
  g_assert_null (zz_project_find_anywhere (project, "badge-2"));
}

static void
count_cb (ZzProject *project,
          gpointer n)
{
  ++*(guint *) n;
}

/* A supposition is what applying would make; the project itself stays as it is. */
static void
test_suppose (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_autoptr (ZzChangeSet) nothing = zz_change_set_new (NULL);
  g_autoptr (ZzProject) supposed = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  const ZzRegister *badge = zz_catalogue_find_register (catalogue, "badge");
  const ZzField *holder = fixture_get_field (catalogue, "certificate", "holder");
  const ZzRecord *certificate = zz_project_find_anywhere (project, "certificate-1");
  guint n = 0;

  g_signal_connect (project, "changed", G_CALLBACK (count_cb), &n);
  zz_edit_remove (set, project, zz_project_find_anywhere (project, "person-1"));
  supposed = zz_project_suppose (project, set, &error);
  g_assert_no_error (error);

  g_assert_null (zz_project_find_anywhere (supposed, "person-1"));
  g_assert_null (zz_record_get_text (zz_project_find_anywhere (supposed, "certificate-1"), holder->number));
  g_assert_true (zz_project_find_anywhere (supposed, "person-2") == zz_project_find_anywhere (project, "person-2"));
  g_assert_true (zz_project_was_emptied (supposed, badge));
  g_assert_false (zz_project_was_emptied (supposed, holder->refers));
  again = zz_project_suppose (supposed, nothing, &error);
  g_assert_no_error (error);
  g_assert_true (zz_project_was_emptied (again, badge));

  g_assert_cmpuint (n, ==, 0);
  g_assert_nonnull (zz_project_find_anywhere (project, "person-1"));
  g_assert_nonnull (zz_project_find_anywhere (project, "badge-1"));
  g_assert_cmpstr (zz_record_get_text (certificate, holder->number), ==, "person-1");
  g_assert_false (zz_project_was_emptied (project, badge));
}

static void
test_suppose_refused (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_autoptr (GError) error = NULL;

  zz_change_set_remove (set, zz_project_find_anywhere (project, "badge-1"));
  zz_change_set_remove (set, zz_project_find_anywhere (project, "badge-1"));
  g_assert_null (zz_project_suppose (project, set, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_assert_nonnull (zz_project_find_anywhere (project, "badge-1"));
}

static void
test_finalized (void)
{
  ZzCatalogue *catalogue = fixture_catalogue_new ();
  ZzProject *project = fixture_project_new (catalogue);

  zz_catalogue_unref (catalogue);
  g_assert_finalize_object (project);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/sorted", test_sorted);
  g_test_add_func ("/project/duplicate", test_duplicate);
  g_test_add_func ("/project/single", test_single);
  g_test_add_func ("/project/find", test_find);
  g_test_add_func ("/project/suppose", test_suppose);
  g_test_add_func ("/project/suppose-refused", test_suppose_refused);
  g_test_add_func ("/project/finalized", test_finalized);
  return g_test_run ();
}
