/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session keeps an eye on its file. */
#include "fixture.h"

#include "app/session-watch.h"
#include "core/error.h"

#include <locale.h>
#include <string.h>

#define REASON "answer", "legal.b", "reason"
#define OTHER "answer", "legal.c", "reason"

typedef struct
{
  Fixture files;
  ZzSession *session;
  GArray *seen; /* ZzForeign */
} Desk;

static void
foreign_cb (ZzSession *session,
            GParamSpec *pspec,
            GArray *seen)
{
  const ZzForeign foreign = zz_session_get_foreign (session);

  g_array_append_val (seen, foreign);
}

static void
desk_init (Desk *desk)
{
  fixture_init (&desk->files);
  desk->session = load_session (desk->files.project);
  desk->seen = g_array_new (FALSE, FALSE, sizeof (ZzForeign));
  g_signal_connect (desk->session, "notify::foreign", G_CALLBACK (foreign_cb), desk->seen);
  zz_session_watch (desk->session);
}

static void
desk_clear (Desk *desk)
{
  g_assert_finalize_object (desk->session);
  g_array_unref (desk->seen);
  fixture_clear (&desk->files);
}

static void
write_file (Desk *desk,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (desk->files.project, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
edit_behind (Desk *desk)
{
  g_autoptr (ZzSession) other = load_session (desk->files.project);
  g_autoptr (GError) error = NULL;

  set_field (other, REASON, "theirs");
  save_session (other, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has_seen (gpointer user_data)
{
  return ((GArray *) user_data)->len > 0;
}

/* The next thing that is noticed is @foreign, so nothing was noticed before. */
static void
expect_next (Desk *desk,
             ZzForeign foreign)
{
  wait_until (has_seen, desk->seen);
  g_assert_cmpint (g_array_index (desk->seen, ZzForeign, 0), ==, foreign);
  g_array_remove_index (desk->seen, 0);
}

static void
refresh (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  zz_session_refresh_async (desk->session, ZZ_OLDER_ASK, keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_true (zz_session_refresh_finish (desk->session, result, &error));
  g_assert_no_error (error);
}

/* Our own saving and a file that is written again as it was are no news. */
static void
test_changed (void)
{
  Desk desk;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  set_field (desk.session, OTHER, "mine");
  save_session (desk.session, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (desk.files.project, NULL, &text, NULL, NULL, NULL));
  write_file (&desk, text);
  edit_behind (&desk);
  expect_next (&desk, ZZ_FOREIGN_CHANGED);
  refresh (&desk);
  expect_next (&desk, ZZ_FOREIGN_NONE);
  write_file (&desk, text);
  expect_next (&desk, ZZ_FOREIGN_CHANGED);
  edit_behind (&desk);
  desk_clear (&desk);
}

/* What is gone or no project is told from what can be taken in; nothing is lost. */
static void
test_lost (void)
{
  Desk desk;
  g_autoptr (GFile) elsewhere = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  elsewhere = fixture_get_file (&desk.files, "elsewhere.zizhi.json");
  write_file (&desk, "{}");
  expect_next (&desk, ZZ_FOREIGN_UNREADABLE);
  save_session (desk.session, NULL, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&error);
  g_file_delete (desk.files.project, NULL, NULL);
  expect_next (&desk, ZZ_FOREIGN_GONE);
  save_session (desk.session, NULL, &error);
  g_assert_no_error (error);
  expect_next (&desk, ZZ_FOREIGN_NONE);
  write_file (&desk, "{}");
  expect_next (&desk, ZZ_FOREIGN_UNREADABLE);
  save_session (desk.session, elsewhere, &error);
  g_assert_no_error (error);
  expect_next (&desk, ZZ_FOREIGN_NONE);
  desk_clear (&desk);
}

/* The second says so, and not any more when the first ended. */
static void
test_company (void)
{
  Desk desk;
  ZzSession *second;
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (ZzForeign));
  g_autoptr (GFile) lock = NULL;

  desk_init (&desk);
  lock = fixture_get_file (&desk.files, ".~lock.example.zizhi.json#");
  while (!g_file_query_exists (lock, NULL))
    g_main_context_iteration (NULL, TRUE);
  second = load_session (desk.files.project);
  g_signal_connect (second, "notify::foreign", G_CALLBACK (foreign_cb), seen);
  zz_session_watch (second);
  wait_until (has_seen, seen);
  g_assert_cmpstr (zz_session_get_company (second), ==, "");
  g_assert_null (zz_session_get_company (desk.session));
  g_array_set_size (seen, 0);
  g_assert_finalize_object (desk.session);
  zz_session_look_at_file (second);
  wait_until (has_seen, seen);
  g_assert_null (zz_session_get_company (second));
  g_assert_finalize_object (second);
  g_assert_false (g_file_query_exists (lock, NULL));
  g_array_unref (desk.seen);
  fixture_clear (&desk.files);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/watch/changed", test_changed);
  g_test_add_func ("/watch/lost", test_lost);
  g_test_add_func ("/watch/company", test_company);

  return g_test_run ();
}
