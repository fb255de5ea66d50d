/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A merge that asks a person. */
#include "merge-desk.h"

#include "app/conflicts.h"

#include <locale.h>

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
  theirs = desk_edit_behind (&desk, REASON, "theirs");
  desk_refresh (&desk, ZZ_OLDER_ASK, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CONFLICT);
  desk_expect (&desk, REASON, "mine");
  g_assert_null (desk.said);
  zz_history_undo (zz_session_get_history (desk.session));
  g_assert_false (desk_is_modified (&desk));
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

  zz_session_refresh_async (desk->session, ZZ_OLDER_ASK, keep_result_cb, &result);
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
  theirs = desk_edit_behind (&desk, REASON, "theirs");
  answer (&desk, ZZ_SIDE_NONE, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  desk_expect (&desk, REASON, "mine");
  answer (&desk, ZZ_SIDE_THEIRS, &error);
  g_assert_no_error (error);
  /* Nothing of our own is left. */
  desk_expect_bytes (&desk, theirs);
  g_assert_false (desk_is_modified (&desk));
  zz_history_undo (zz_session_get_history (desk.session));
  desk_expect (&desk, REASON, "mine");
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
  theirs = desk_edit_behind (&desk, REASON, "theirs");
  g_signal_connect (desk.session, "conflicts", G_CALLBACK (choose_cb), &conflicts);
  zz_session_refresh_async (desk.session, ZZ_OLDER_ASK, keep_result_cb, &result);
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
  desk_expect (&desk, REASON, "theirs");
  desk_expect (&desk, OTHER, "meanwhile");
  g_clear_object (&result);
  desk_clear (&desk);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge-asked/conflict", test_conflict);
  g_test_add_func ("/merge-asked/chosen", test_chosen);
  g_test_add_func ("/merge-asked/edited-while-asked", test_edited_while_asked);

  return g_test_run ();
}
