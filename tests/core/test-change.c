/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of changes: whole or not at all, and what goes with a removed record. */
#include "fixture.h"

#include "core/edit.h"
#include "core/error.h"
#include "core/project-private.h"

static void
test_whole_or_nothing (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("both");
  const ZzRegister *person = zz_catalogue_find_register (catalogue, "person");
  g_auto (ZzValue) name = zz_value_text (ZZ_VALUE_TEXT, "王五");
  g_autoptr (GError) error = NULL;

  zz_change_set_set (set, person, "person-1", person->label, &name);
  zz_change_set_set (set, person, "person-9", person->label, &name);
  g_assert_false (zz_project_apply (project, set, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_assert_cmpstr (zz_record_get_label (zz_project_find (project, person, "person-1")), ==, "张三");
}

static void
test_put_inserts_once (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("answer");
  const ZzRegister *answer = catalogue->builtins[ZZ_BUILTIN_ANSWER];
  const ZzValue met = zz_value_choice (ZZ_JUDGEMENT_MET);
  g_auto (ZzValue) reason = zz_value_text (ZZ_VALUE_TEXT, "seen");
  g_autoptr (GError) error = NULL;

  zz_edit_put (set, project, answer, "legal.b", zz_register_get_field (answer, ZZ_ANSWER_JUDGEMENT), &met);
  zz_edit_put (set, project, answer, "legal.b", zz_register_get_field (answer, ZZ_ANSWER_REASON), &reason);
  g_assert_cmpuint (zz_change_set_get_n_changes (set), ==, 3);
  g_assert_true (zz_project_apply (project, set, &error));
  g_assert_no_error (error);
  g_assert_cmpint (zz_record_get_choice (zz_project_find (project, answer, "legal.b"), ZZ_ANSWER_JUDGEMENT), ==, ZZ_JUDGEMENT_MET);
  zz_project_revert (project, set);
  g_assert_null (zz_project_find (project, answer, "legal.b"));
}

/* An optional reference is cleared, a required one takes its record along, a
 * list loses the entry; taking it back brings all of it back. */
static void
test_remove (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("remove");
  const ZzRegister *person = zz_catalogue_find_register (catalogue, "person");
  ZzRecord *certificate = zz_project_find_anywhere (project, "certificate-1");
  ZzRecord *item = zz_project_find_anywhere (project, "evidence-1");
  g_autoptr (GError) error = NULL;

  zz_edit_remove (set, project, zz_project_find (project, person, "person-1"));
  g_assert_true (zz_project_apply (project, set, &error));
  g_assert_null (zz_project_find_anywhere (project, "person-1"));
  g_assert_null (zz_project_find_anywhere (project, "badge-1"));
  g_assert_true (zz_value_is_absent (zz_record_get (certificate, 0)));
  g_assert_cmpuint (g_strv_length (zz_record_get (item, ZZ_EVIDENCE_RECORDS)->list), ==, 1);

  zz_project_revert (project, set);
  g_assert_nonnull (zz_project_find_anywhere (project, "person-1"));
  g_assert_nonnull (zz_project_find_anywhere (project, "badge-1"));
  g_assert_cmpstr (zz_record_get_text (certificate, 0), ==, "person-1");
  g_assert_cmpuint (g_strv_length (zz_record_get (item, ZZ_EVIDENCE_RECORDS)->list), ==, 2);
}

static void
test_remove_both_of_a_list (void)
{
  g_autoptr (ZzCatalogue) catalogue = fixture_catalogue_new ();
  g_autoptr (ZzProject) project = fixture_project_new (catalogue);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("remove");
  const ZzRegister *person = zz_catalogue_find_register (catalogue, "person");
  g_autoptr (GError) error = NULL;

  zz_edit_remove (set, project, zz_project_find (project, person, "person-1"));
  zz_edit_remove (set, project, zz_project_find (project, person, "person-2"));
  g_assert_true (zz_project_apply (project, set, &error));
  g_assert_true (zz_value_is_absent (zz_record_get (zz_project_find_anywhere (project, "evidence-1"), ZZ_EVIDENCE_RECORDS)));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change/whole-or-nothing", test_whole_or_nothing);
  g_test_add_func ("/change/put-inserts-once", test_put_inserts_once);
  g_test_add_func ("/change/remove", test_remove);
  g_test_add_func ("/change/remove-both-of-a-list", test_remove_both_of_a_list);
  return g_test_run ();
}
