/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session takes in what somebody else did: in its file, or brought as bytes. */
#include "fixture.h"

#include "app/conflicts.h"
#include "core/edit.h"
#include "core/error.h"
#include "store/json.h"
#include "store/load.h"

#include <locale.h>
#include <string.h>

/* A field everybody edits here. */
#define REASON "answer", "legal.b", "reason"
#define OTHER "answer", "legal.c", "reason"

typedef struct
{
  Fixture files;
  ZzSession *session;
  GBytes *base;
  char *said;
} Desk;

static void
said_cb (ZzSession *session,
         const char *message,
         gboolean undoable,
         char **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

static GBytes *
read_file (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = zz_load_file (desk->files.project, ZZ_JSON_MAX_BYTES, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
desk_init (Desk *desk)
{
  *desk = (Desk) { 0 };
  fixture_init (&desk->files);
  desk->session = load_session (desk->files.project);
  desk->base = read_file (desk);
  g_signal_connect (desk->session, "message", G_CALLBACK (said_cb), &desk->said);
}

static void
desk_clear (Desk *desk)
{
  g_assert_finalize_object (desk->session);
  g_bytes_unref (desk->base);
  g_free (desk->said);
  fixture_clear (&desk->files);
}

/* Somebody else edits the file; what it holds then is returned. */
static GBytes *
edit_behind (Desk *desk,
             const char *reg,
             const char *id,
             const char *field,
             const char *text)
{
  g_autoptr (ZzSession) other = load_session (desk->files.project);
  g_autoptr (GError) error = NULL;

  set_field (other, reg, id, field, text);
  save_session (other, NULL, &error);
  g_assert_no_error (error);
  return read_file (desk);
}

static void
refresh (Desk *desk,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zz_session_refresh_async (desk->session, keep_result_cb, &result);
  wait_for_result (&result);
  zz_session_refresh_finish (desk->session, result, error);
  g_assert_false (zz_session_get_busy (desk->session));
}

static void
expect (Desk *desk,
        const char *reg,
        const char *id,
        const char *field,
        const char *text)
{
  g_autofree char *there = dup_field (desk->session, reg, id, field);

  g_assert_cmpstr (there, ==, text);
}

static void
expect_bytes (Desk *desk,
              GBytes *bytes)
{
  g_autoptr (GBytes) now = zz_project_write (zz_session_get_project (desk->session));

  g_assert_true (g_bytes_equal (now, bytes));
}

static gboolean
is_modified (Desk *desk)
{
  return zz_history_get_modified (zz_session_get_history (desk->session));
}

/* Without edits of our own the project is theirs, letter for letter, and saved. */
static void
test_unmodified (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  theirs = edit_behind (&desk, REASON, "theirs");
  refresh (&desk, &error);
  g_assert_no_error (error);
  expect_bytes (&desk, theirs);
  g_assert_false (is_modified (&desk));
  g_assert_cmpstr (desk.said, ==, "1 change of the other side was taken in");
  zz_history_undo (zz_session_get_history (desk.session));
  expect_bytes (&desk, desk.base);
  g_assert_true (is_modified (&desk));
  zz_history_redo (zz_session_get_history (desk.session));
  g_assert_false (is_modified (&desk));
  refresh (&desk, &error);
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
  theirs = edit_behind (&desk, REASON, "theirs");
  save_session (desk.session, NULL, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&error);
  refresh (&desk, &error);
  g_assert_no_error (error);
  expect (&desk, REASON, "theirs");
  expect (&desk, OTHER, "mine");
  g_assert_true (is_modified (&desk));
  later = edit_behind (&desk, "answer", "legal.a", "reason", "later");
  save_session (desk.session, NULL, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&error);
  refresh (&desk, &error);
  g_assert_no_error (error);
  save_session (desk.session, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (is_modified (&desk));
  expect (&desk, "answer", "legal.a", "reason", "later");
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
  theirs = edit_behind (&desk, REASON, "theirs");
  refresh (&desk, &error);
  g_assert_no_error (error);
  while (zz_history_can_undo (zz_session_get_history (desk.session)))
    zz_history_undo (zz_session_get_history (desk.session));
  expect_bytes (&desk, desk.base);
  g_assert_true (is_modified (&desk));
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
  theirs = read_file (&desk);
  set_field (desk.session, OTHER, "mine");
  refresh (&desk, &error);
  g_assert_no_error (error);
  g_assert_null (zz_project_find_anywhere (zz_session_get_project (desk.session), "person-03"));
  zz_history_undo (zz_session_get_history (desk.session));
  g_assert_nonnull (zz_project_find_anywhere (zz_session_get_project (desk.session), "person-03"));
  zz_history_undo (zz_session_get_history (desk.session));
  expect_bytes (&desk, desk.base);
  desk_clear (&desk);
}

static void
choose_cb (ZzSession *session,
           ZzConflicts *conflicts,
           ZzConflicts **kept)
{
  g_assert_null (*kept);
  *kept = g_object_ref (conflicts);
}

static gboolean
is_asked (gpointer user_data)
{
  return *(ZzConflicts **) user_data != NULL;
}

/* Nobody to ask: an error, and nothing happened. */
static void
test_conflict (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  set_field (desk.session, REASON, "mine");
  theirs = edit_behind (&desk, REASON, "theirs");
  refresh (&desk, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CONFLICT);
  expect (&desk, REASON, "mine");
  g_assert_null (desk.said);
  zz_history_undo (zz_session_get_history (desk.session));
  g_assert_false (is_modified (&desk));
  desk_clear (&desk);
}

/* A person chose; the session was busy as long as that took. @side: none to give up. */
static void
answer (Desk *desk,
        ZzSide side,
        GError **error)
{
  g_autoptr (ZzConflicts) conflicts = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  const gulong id = g_signal_connect (desk->session, "conflicts", G_CALLBACK (choose_cb), &conflicts);

  zz_session_refresh_async (desk->session, keep_result_cb, &result);
  wait_until (is_asked, &conflicts);
  g_assert_true (zz_session_get_busy (desk->session));
  g_assert_cmpuint (zz_merge_get_n_open (zz_conflicts_get_merge (conflicts)), ==, 1);
  zz_merge_choose_all (zz_conflicts_get_merge (conflicts), side);
  if (side == ZZ_SIDE_NONE)
    zz_session_cancel (desk->session);
  else
    zz_conflicts_close (conflicts, TRUE);
  wait_for_result (&result);
  zz_session_refresh_finish (desk->session, result, error);
  g_assert_false (zz_session_get_busy (desk->session));
  g_signal_handler_disconnect (desk->session, id);
}

static void
test_chosen (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  set_field (desk.session, REASON, "mine");
  theirs = edit_behind (&desk, REASON, "theirs");
  answer (&desk, ZZ_SIDE_NONE, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  expect (&desk, REASON, "mine");
  answer (&desk, ZZ_SIDE_THEIRS, &error);
  g_assert_no_error (error);
  /* Nothing of our own is left. */
  expect_bytes (&desk, theirs);
  g_assert_false (is_modified (&desk));
  zz_history_undo (zz_session_get_history (desk.session));
  expect (&desk, REASON, "mine");
  desk_clear (&desk);
}

/* What is edited while a person chooses is asked about anew. */
static void
test_edited_while_asked (void)
{
  Desk desk;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (ZzConflicts) conflicts = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  set_field (desk.session, REASON, "mine");
  theirs = edit_behind (&desk, REASON, "theirs");
  g_signal_connect (desk.session, "conflicts", G_CALLBACK (choose_cb), &conflicts);
  zz_session_refresh_async (desk.session, keep_result_cb, &result);
  wait_until (is_asked, &conflicts);
  set_field (desk.session, OTHER, "meanwhile");
  zz_merge_choose_all (zz_conflicts_get_merge (conflicts), ZZ_SIDE_THEIRS);
  zz_conflicts_close (conflicts, TRUE);
  g_clear_object (&conflicts);
  wait_until (is_asked, &conflicts);
  zz_merge_choose_all (zz_conflicts_get_merge (conflicts), ZZ_SIDE_THEIRS);
  zz_conflicts_close (conflicts, TRUE);
  wait_for_result (&result);
  g_assert_true (zz_session_refresh_finish (desk.session, result, &error));
  g_assert_no_error (error);
  expect (&desk, REASON, "theirs");
  expect (&desk, OTHER, "meanwhile");
  g_clear_object (&result);
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
  theirs = edit_behind (&desk, REASON, "theirs");
  zz_session_refresh_async (desk.session, keep_result_cb, &result);
  set_field (desk.session, OTHER, "meanwhile");
  wait_for_result (&result);
  g_assert_true (zz_session_refresh_finish (desk.session, result, &error));
  g_assert_no_error (error);
  expect (&desk, REASON, "theirs");
  expect (&desk, OTHER, "meanwhile");
  g_assert_true (is_modified (&desk));
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
  theirs = edit_behind (&desk, REASON, "theirs");
  g_file_replace_contents (desk.files.project, g_bytes_get_data (desk.base, NULL), g_bytes_get_size (desk.base), NULL, FALSE,
                           G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  set_field (desk.session, OTHER, "mine");
  zz_session_merge_async (desk.session, desk.base, theirs, "a label", keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_true (zz_session_merge_finish (desk.session, result, &error));
  g_assert_no_error (error);
  expect (&desk, REASON, "theirs");
  expect (&desk, OTHER, "mine");
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
  g_assert_false (zz_session_can_bring (theirs));
  g_assert_true (g_file_copy (desk.files.project, base, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_assert_true (zz_session_can_bring (theirs));
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
  expect (&desk, OTHER, "mine");
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
  theirs = read_file (&desk);
  set_field (desk.session, OTHER, "mine");
  refresh (&desk, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  zz_history_undo (zz_session_get_history (desk.session));
  refresh (&desk, &error);
  g_assert_no_error (error);
  expect_bytes (&desk, theirs);
  g_assert_false (is_modified (&desk));
  zz_history_undo (zz_session_get_history (desk.session));
  expect_bytes (&desk, desk.base);
  g_assert_true (is_modified (&desk));
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
      refresh (&desk, &error);
      g_assert_cmpuint (error->domain, ==, ZZ_ERROR);
      g_clear_error (&error);
    }
  g_file_replace_contents (desk.files.project, g_bytes_get_data (stranger, NULL), g_bytes_get_size (stranger), NULL, FALSE,
                           G_FILE_CREATE_NONE, NULL, NULL, NULL);
  refresh (&desk, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_clear_error (&error);
  g_file_delete (desk.files.project, NULL, NULL);
  refresh (&desk, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  refresh (&(Desk) { .session = empty }, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  expect_bytes (&desk, desk.base);
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
  g_test_add_func ("/merge/undone", test_undone);
  g_test_add_func ("/merge/removed", test_removed);
  g_test_add_func ("/merge/conflict", test_conflict);
  g_test_add_func ("/merge/chosen", test_chosen);
  g_test_add_func ("/merge/edited-while-asked", test_edited_while_asked);
  g_test_add_func ("/merge/edited-while-reading", test_edited_while_reading);
  g_test_add_func ("/merge/brought", test_brought);
  g_test_add_func ("/merge/package", test_package);
  g_test_add_func ("/merge/moved", test_moved);
  g_test_add_func ("/merge/no-version", test_no_version);

  return g_test_run ();
}
