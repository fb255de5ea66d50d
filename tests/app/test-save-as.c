/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving under another name: whole with its evidence, or not at all. */
#include "fixture.h"

#include "core/edit.h"
#include "core/error.h"

#include <locale.h>
#include <string.h>

static void
test_save_as (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (ZzFindings) before = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  before = zz_findings_ref (zz_session_get_findings (session));
  folder = fixture_get_file (&fixture, "另存");
  g_file_make_directory (folder, NULL, NULL);
  file = g_file_get_child (folder, "新名.zizhi.json");
  save_session (session, file, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_equal (zz_session_get_file (session), file));
  /* The evidence came along, so nothing is missing at the new place. */
  zz_session_judge (session);
  for (guint i = 0; i < ZZ_N_STATUSES; i++)
    g_assert_cmpuint (zz_session_get_findings (session)->totals[i], ==, before->totals[i]);
  g_assert_cmpint (zz_session_get_proof (session, "evidence-01"), ==, ZZ_PROOF_PRESENT);
  fixture_clear (&fixture);
}

/* A place for the project in a folder of its own. */
static GFile *
make_place (Fixture *fixture)
{
  g_autoptr (GFile) folder = fixture_get_file (fixture, "另存");

  g_file_make_directory (folder, NULL, NULL);
  return g_file_get_child (folder, "新名.zizhi.json");
}

static GFile *
get_copy (Fixture *fixture,
          ZzSession *session,
          const char *id)
{
  g_autoptr (GFile) folder = fixture_get_file (fixture, "另存/新名.evidence");
  g_autofree char *path = dup_field (session, "evidence", id, "file");

  return g_file_resolve_relative_path (folder, path);
}

/* What a newer format wrote is saved under no name. */
static void
test_save_as_newer (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) place = NULL;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture_init (&fixture);
  g_assert_true (g_file_load_contents (fixture.project, NULL, &text, NULL, NULL, NULL));
  *(strstr (text, "\"version\": 1") + strlen ("\"version\": ")) = '9';
  g_file_replace_contents (fixture.project, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  session = load_session (fixture.project);
  g_assert_true (zz_session_get_newer (session));
  place = make_place (&fixture);
  save_session (session, place, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (g_file_query_exists (place, NULL));
  /* Nor over itself. */
  zz_session_save_async (session, fixture.project, TRUE, keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_false (zz_session_save_finish (session, result, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NEWER);
  g_assert_true (g_file_load_contents (fixture.project, NULL, &after, NULL, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_READ_ONLY);
  fixture_clear (&fixture);
}

/* A saving that is refused does nothing at all. */
static void
test_save_as_refused (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) place = NULL;
  g_autoptr (GFile) evidence = NULL;
  g_autoptr (GFile) nowhere = NULL;
  g_autoptr (GFile) parent = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  place = make_place (&fixture);
  g_file_replace_contents (place, "{}", 2, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  save_session (session, place, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  evidence = fixture_get_file (&fixture, "另存/新名.evidence");
  g_assert_false (g_file_query_exists (evidence, NULL));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVED);

  nowhere = fixture_get_file (&fixture, "none/p.zizhi.json");
  parent = fixture_get_file (&fixture, "none");
  save_session (session, nowhere, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_assert_false (g_file_query_exists (parent, NULL));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVED);
  g_assert_true (g_file_equal (zz_session_get_file (session), fixture.project));
  fixture_clear (&fixture);
}

/* Evidence is not written through a link, and half a file is made whole. */
static void
test_save_as_targets (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) place = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) elsewhere = NULL;
  g_autoptr (GFile) foreign = NULL;
  g_autofree char *name = NULL;
  g_autofree char *size = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  place = make_place (&fixture);
  copy = get_copy (&fixture, session, "evidence-01");
  folder = g_file_get_parent (copy);
  elsewhere = fixture_get_file (&fixture, "elsewhere");
  name = g_file_get_basename (copy);
  foreign = g_file_get_child (elsewhere, name);
  {
    g_autoptr (GFile) root = g_file_get_parent (folder);

    g_file_make_directory (root, NULL, NULL);
    g_file_make_directory (elsewhere, NULL, NULL);
  }
  g_assert_true (g_file_make_symbolic_link (folder, g_file_peek_path (elsewhere), NULL, NULL));
  save_session (session, place, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE);
  g_clear_error (&error);
  g_assert_false (g_file_query_exists (foreign, NULL));
  g_assert_false (g_file_query_exists (place, NULL));

  g_file_delete (folder, NULL, NULL);
  g_file_make_directory (folder, NULL, NULL);
  g_file_replace_contents (copy, "x", 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  save_session (session, place, &error);
  g_assert_no_error (error);
  info = g_file_query_info (copy, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  size = dup_field (session, "evidence", "evidence-01", "size");
  g_assert_cmpint (g_file_info_get_size (info), ==, g_ascii_strtoll (size, NULL, 10));
  g_assert_cmpint (zz_session_get_proof (session, "evidence-01"), ==, ZZ_PROOF_PRESENT);
  fixture_clear (&fixture);
}

/* The file of an item that was removed comes along for undo. */
static void
test_undo_after_save_as (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) place = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("Remove");
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  place = make_place (&fixture);
  copy = get_copy (&fixture, session, "evidence-01");
  zz_edit_remove (set, zz_session_get_project (session),
                  zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE, "evidence-01"));
  g_assert_true (zz_session_apply (session, set));
  save_session (session, place, &error);
  g_assert_no_error (error);
  zz_history_undo (zz_session_get_history (session));
  g_assert_true (g_file_query_exists (copy, NULL));
  g_assert_cmpint (zz_session_get_proof (session, "evidence-01"), ==, ZZ_PROOF_PRESENT);
  fixture_clear (&fixture);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/save-as/whole", test_save_as);
  g_test_add_func ("/save-as/newer", test_save_as_newer);
  g_test_add_func ("/save-as/refused", test_save_as_refused);
  g_test_add_func ("/save-as/targets", test_save_as_targets);
  g_test_add_func ("/save-as/undo", test_undo_after_save_as);
  return g_test_run ();
}
