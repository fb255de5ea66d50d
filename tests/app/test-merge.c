/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session takes in what somebody else did: in its file, or brought as bytes. */
#include "merge-desk.h"

#include "core/edit.h"

#include <locale.h>
#include <string.h>

/* Without edits of our own the project is theirs, letter for letter, and saved. */
static void
test_unmodified (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  theirs = desk_edit_behind (&desk, REASON, "theirs");
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_no_error (error);
  desk_expect_bytes (&desk, theirs);
  g_assert_false (desk_is_modified (&desk));
  g_assert_cmpstr (desk.said, ==, "1 change of the other side was taken in");
  zz_history_undo (zz_session_get_history (desk.session));
  desk_expect_bytes (&desk, desk.base);
  g_assert_true (desk_is_modified (&desk));
  zz_history_redo (zz_session_get_history (desk.session));
  g_assert_false (desk_is_modified (&desk));
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk.said, ==, "There was nothing to take in");
  desk_clear (&desk);
}

/* Edits of our own stay, unsaved; saving goes over what was taken in, and only that. */
static void
test_modified (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) later = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  set_field (desk.session, OTHER, "mine");
  theirs = desk_edit_behind (&desk, REASON, "theirs");
  save_session (desk.session, NULL, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&error);
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_no_error (error);
  desk_expect (&desk, REASON, "theirs");
  desk_expect (&desk, OTHER, "mine");
  g_assert_true (desk_is_modified (&desk));
  later = desk_edit_behind (&desk, "answer", "legal.a", "reason", "later");
  save_session (desk.session, NULL, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&error);
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_no_error (error);
  save_session (desk.session, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (desk_is_modified (&desk));
  desk_expect (&desk, "answer", "legal.a", "reason", "later");
  desk_clear (&desk);
}

static void
put_back (Desk *desk,
          GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (desk->files.project, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                           G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
expect_stale (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk_refresh (desk, ZZ_OLDER_ASK, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_STALE);
  desk_expect (desk, OTHER, "mine");
  g_assert_false (desk_is_modified (desk));
}

/* A copy made before we saved comes back over the file, or somebody took back what we
 * saved: a person says which. */
static void
test_stale (void)
{
  Desk desk;
  g_autoptr (GBytes) copy = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  copy = desk_edit_behind (&desk, REASON, "theirs");
  put_back (&desk, desk.base);
  set_field (desk.session, OTHER, "mine");
  save_session (desk.session, NULL, &error);
  g_assert_no_error (error);
  put_back (&desk, copy);
  expect_stale (&desk);
  desk_refresh (&desk, ZZ_OLDER_KEEP, &error);
  g_assert_no_error (error);
  desk_expect (&desk, REASON, "theirs");
  desk_expect (&desk, OTHER, "mine");
  g_assert_true (desk_is_modified (&desk));
  g_assert_true (g_str_has_prefix (desk.said, "1 change of the older copy was taken in"));
  save_session (desk.session, NULL, &error);
  g_assert_no_error (error);
  put_back (&desk, desk.base);
  expect_stale (&desk);
  desk_refresh (&desk, ZZ_OLDER_TAKE, &error);
  g_assert_no_error (error);
  desk_expect_bytes (&desk, desk.base);
  g_assert_false (desk_is_modified (&desk));
  desk_clear (&desk);
}

/* Undone as far as it goes, the project is what was in the file once, and not now. */
static void
test_undone (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  set_field (desk.session, OTHER, "mine");
  theirs = desk_edit_behind (&desk, REASON, "theirs");
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_no_error (error);
  while (zz_history_can_undo (zz_session_get_history (desk.session)))
    zz_history_undo (zz_session_get_history (desk.session));
  desk_expect_bytes (&desk, desk.base);
  g_assert_true (desk_is_modified (&desk));
  desk_clear (&desk);
}

/* A record they removed comes back with one undo, and can be removed again. */
static void
test_removed (void)
{
  Desk desk;
  g_autoptr (ZzSession) other = NULL;
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("");
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;
  ZzRecord *record;

  desk_init (&desk);
  other = load_session (desk.files.project);
  record = zz_project_find_anywhere (zz_session_get_project (other), "person-03");
  zz_edit_remove (set, zz_session_get_project (other), record);
  g_assert_true (zz_session_apply (other, set));
  save_session (other, NULL, &error);
  g_assert_no_error (error);
  theirs = desk_read_file (&desk);
  set_field (desk.session, OTHER, "mine");
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_no_error (error);
  g_assert_null (zz_project_find_anywhere (zz_session_get_project (desk.session), "person-03"));
  zz_history_undo (zz_session_get_history (desk.session));
  g_assert_nonnull (zz_project_find_anywhere (zz_session_get_project (desk.session), "person-03"));
  zz_history_undo (zz_session_get_history (desk.session));
  desk_expect_bytes (&desk, desk.base);
  desk_clear (&desk);
}

/* What is edited while the thread reads is neither lost nor undone. */
static void
test_edited_while_reading (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  theirs = desk_edit_behind (&desk, REASON, "theirs");
  zz_session_refresh_async (desk.session, ZZ_OLDER_ASK, keep_result_cb, &result);
  set_field (desk.session, OTHER, "meanwhile");
  wait_for_result (&result);
  g_assert_true (zz_session_refresh_finish (desk.session, result, &error));
  g_assert_no_error (error);
  desk_expect (&desk, REASON, "theirs");
  desk_expect (&desk, OTHER, "meanwhile");
  g_assert_true (desk_is_modified (&desk));
  g_clear_object (&result);
  desk_clear (&desk);
}

/* Bytes that somebody brought; the file has nothing to do with them. */
static void
test_brought (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  theirs = desk_edit_behind (&desk, REASON, "theirs");
  g_file_replace_contents (desk.files.project, g_bytes_get_data (desk.base, NULL), g_bytes_get_size (desk.base), NULL, FALSE,
                           G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  set_field (desk.session, OTHER, "mine");
  zz_session_merge_async (desk.session, desk.base, theirs, "a label", keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_true (zz_session_merge_finish (desk.session, result, &error));
  g_assert_no_error (error);
  desk_expect (&desk, REASON, "theirs");
  desk_expect (&desk, OTHER, "mine");
  g_assert_cmpstr (zz_history_get_undo_label (zz_session_get_history (desk.session)), ==, "a label");
  save_session (desk.session, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  desk_clear (&desk);
}

/* An unpacked package: theirs, the base beside it, and evidence that only they have. */
static void
test_package (void)
{
  Desk desk;
  g_autoptr (ZzSession) other = NULL;
  g_autoptr (GFile) folder = NULL, base_folder = NULL, base = NULL, theirs = NULL, proof = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  desk_init (&desk);
  folder = fixture_get_file (&desk.files, "mailed");
  base_folder = g_file_get_child (folder, "base");
  base = g_file_get_child (base_folder, "example.zizhi.json");
  theirs = g_file_get_child (folder, "example.zizhi.json");
  proof = g_file_get_child (folder, "proof.txt");
  g_assert_true (g_file_make_directory_with_parents (base_folder, NULL, NULL));
  g_assert_true (g_file_copy (desk.files.project, theirs, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_copy (desk.files.project, base, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_replace_contents (proof, "proof", 5, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  other = load_session (theirs);
  g_ptr_array_add (files, proof);
  zz_session_attach_async (other, files, NULL, 0, keep_result_cb, &result);
  wait_for_result (&result);
  ids = zz_session_attach_finish (other, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  save_session (other, NULL, &error);
  g_assert_no_error (error);
  set_field (desk.session, OTHER, "mine");
  zz_session_bring_async (desk.session, theirs, keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_true (zz_session_bring_finish (desk.session, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_cmpint (zz_session_get_proof (desk.session, ids[0]), ==, ZZ_PROOF_PRESENT);
  desk_expect (&desk, OTHER, "mine");
  desk_clear (&desk);
}

/* A copy that somebody sent by mail, of which nobody knows what it was made from: what
 * only one has is kept, and wherever the two differ a person is to choose. */
static void
test_unknown_base (void)
{
  Desk desk;
  g_autoptr (GFile) folder = NULL, theirs = NULL;
  g_autoptr (ZzSession) other = NULL;
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  folder = fixture_get_file (&desk.files, "mailed");
  theirs = g_file_get_child (folder, "example.zizhi.json");
  g_assert_true (g_file_make_directory_with_parents (folder, NULL, NULL));
  g_assert_true (g_file_copy (desk.files.project, theirs, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  other = load_session (theirs);
  zz_edit_remove (set, zz_session_get_project (other), zz_project_find_anywhere (zz_session_get_project (other), "person-03"));
  g_assert_true (zz_session_apply (other, set));
  save_session (other, NULL, &error);
  g_assert_no_error (error);
  zz_session_bring_async (desk.session, theirs, keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_true (zz_session_bring_finish (desk.session, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  desk_expect_bytes (&desk, desk.base);
  set_field (other, REASON, "theirs");
  save_session (other, NULL, &error);
  g_assert_no_error (error);
  zz_session_bring_async (desk.session, theirs, keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_false (zz_session_bring_finish (desk.session, result, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CONFLICT);
  g_clear_object (&result);
  desk_expect_bytes (&desk, desk.base);
  desk_clear (&desk);
}

/* They moved it to another edition: without edits of our own we follow. */
static void
test_moved (void)
{
  Desk desk;
  g_autoptr (ZzSession) other = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  other = load_session (desk.files.project);
  g_assert_true (zz_session_move (other, "ccrc-2021", &error));
  save_session (other, NULL, &error);
  g_assert_no_error (error);
  theirs = desk_read_file (&desk);
  set_field (desk.session, OTHER, "mine");
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  zz_history_undo (zz_session_get_history (desk.session));
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_no_error (error);
  desk_expect_bytes (&desk, theirs);
  g_assert_false (desk_is_modified (&desk));
  zz_history_undo (zz_session_get_history (desk.session));
  desk_expect_bytes (&desk, desk.base);
  g_assert_true (desk_is_modified (&desk));
  desk_clear (&desk);
}

/* What is no version of this project is refused with a reason, and nothing is lost. */
static void
test_no_version (void)
{
  const char *const contents[] = { "{}", "" };
  Desk desk;
  g_autoptr (ZzSession) empty = zz_session_new_empty (ZZ_LANGUAGE_EN, NULL);
  g_autoptr (GBytes) stranger = zz_project_write (zz_session_get_project (empty));
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_file_replace_contents (desk.files.project, contents[i], strlen (contents[i]), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
      desk_refresh (&desk, ZZ_OLDER_ASK, &error);
      g_assert_cmpuint (error->domain, ==, ZZ_ERROR);
      g_clear_error (&error);
    }
  g_file_replace_contents (desk.files.project, g_bytes_get_data (stranger, NULL), g_bytes_get_size (stranger), NULL, FALSE,
                           G_FILE_CREATE_NONE, NULL, NULL, NULL);
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  g_file_delete (desk.files.project, NULL, NULL);
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  desk_refresh (&(Desk) { .session = empty }, ZZ_OLDER_ASK, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  desk_expect_bytes (&desk, desk.base);
  desk_clear (&desk);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/unmodified", test_unmodified);
  g_test_add_func ("/merge/modified", test_modified);
  g_test_add_func ("/merge/stale", test_stale);
  g_test_add_func ("/merge/undone", test_undone);
  g_test_add_func ("/merge/removed", test_removed);
  g_test_add_func ("/merge/edited-while-reading", test_edited_while_reading);
  g_test_add_func ("/merge/brought", test_brought);
  g_test_add_func ("/merge/package", test_package);
  g_test_add_func ("/merge/unknown-base", test_unknown_base);
  g_test_add_func ("/merge/moved", test_moved);
  g_test_add_func ("/merge/no-version", test_no_version);

  return g_test_run ();
}
