/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft of a session: written in time, kept and removed when it should be. */
#include "fixture.h"

#include "app/session-draft.h"
#include "core/error.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define DELAY 150 /* ms */

typedef struct
{
  Fixture files;
  char *folder;
  ZzSession *session;
} Case;

static void
set_up (Case *c,
        gconstpointer data)
{
  g_autofree char *root = NULL;

  fixture_init (&c->files);
  root = g_file_get_path (c->files.folder);
  c->folder = g_build_filename (root, "state", "drafts", NULL);
}

static void
tear_down (Case *c,
           gconstpointer data)
{
  g_clear_object (&c->session);
  fixture_clear (&c->files);
  g_free (c->folder);
}

static ZzSession *
open_session (Case *c)
{
  ZzSession *session = load_session (c->files.project);
  g_autoptr (ZzDraft) draft = zz_draft_new (c->folder);

  zz_session_keep_draft (session, draft, DELAY);
  return session;
}

static void
edit (ZzSession *session,
      const char *text)
{
  set_field (session, "answer", "legal.b", "reason", text);
}

/* Files in the folder of drafts; three for each draft. */
static guint
count_files (Case *c)
{
  g_autoptr (GDir) folder = g_dir_open (c->folder, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static gboolean
is_on_disk (gpointer user_data)
{
  return zz_session_is_on_disk (((Case *) user_data)->session);
}

static gboolean
has_no_files (gpointer user_data)
{
  return count_files (user_data) == 0;
}

static void
run_for (gint64 ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
save (ZzSession *session,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zz_session_save_async (session, NULL, FALSE, keep_result_cb, &result);
  wait_for_result (&result);
  zz_session_save_finish (session, result, error);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* What a session let go of, or killed, left. */
static ZzSession *
restore (Case *c)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GPtrArray) drafts = zz_draft_list (c->folder);
  g_autoptr (ZzProjectFile) file = NULL;
  g_autoptr (GError) error = NULL;
  ZzSession *session;

  g_assert_cmpuint (drafts->len, ==, 1);
  file = zz_draft_load (drafts->pdata[0], catalogues, NULL, &error);
  g_assert_no_error (error);
  session = zz_session_new (file, NULL, ZZ_LANGUAGE_EN);
  zz_history_mark_unsaved (zz_session_get_history (session));
  zz_session_keep_draft (session, drafts->pdata[0], DELAY);
  return session;
}

static void
expect_reason (ZzSession *session,
               const char *expected)
{
  g_autofree char *reason = dup_field (session, "answer", "legal.b", "reason");

  g_assert_cmpstr (reason, ==, expected);
}

/* The first edit starts the clock; those that follow do not hold it up. */
static void
test_armed_once (Case *c,
                 gconstpointer data)
{
  gint64 begin;

  c->session = open_session (c);
  run_for (2 * DELAY);
  g_assert_cmpuint (count_files (c), ==, 0);
  begin = g_get_monotonic_time ();
  for (guint i = 0; count_files (c) == 0; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      edit (c->session, text);
      run_for (DELAY / 5);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * DELAY * 1000);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, (DELAY - 5) * 1000);
}

/* A move to another edition is in the draft, and out of it once it is taken back. */
static void
test_move (Case *c,
           gconstpointer data)
{
  g_autoptr (ZzSession) restored = NULL;
  g_autoptr (GError) error = NULL;

  c->session = open_session (c);
  g_assert_true (zz_session_move (c->session, "ccrc-2021", &error));
  g_assert_no_error (error);
  run_for (5 * DELAY);
  g_assert_true (zz_session_is_on_disk (c->session));
  zz_history_undo (zz_session_get_history (c->session));
  run_for (5 * DELAY);
  g_assert_cmpint (zz_session_get_save_state (c->session), ==, ZZ_SAVE_STATE_SAVED);
  g_assert_cmpuint (count_files (c), ==, 0);
  zz_history_redo (zz_session_get_history (c->session));
  run_for (5 * DELAY);
  g_assert_true (zz_session_is_on_disk (c->session));
  g_assert_finalize_object (g_steal_pointer (&c->session));
  restored = restore (c);
  g_assert_cmpstr (zz_session_get_catalogue (restored)->id, ==, "ccrc-2021");
}

/* Killed during typing: what was typed a delay ago is there. */
static void
test_killed (Case *c,
             gconstpointer data)
{
  pid_t child = fork ();

  if (child == 0)
    {
      ZzSession *session = open_session (c);

      c->session = session;
      edit (session, "键入到一半");
      wait_until (is_on_disk, c);
      edit (session, "键入到一半就");
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  c->session = restore (c);
  expect_reason (c->session, "键入到一半");
  g_assert_cmpint (zz_session_get_save_state (c->session), ==, ZZ_SAVE_STATE_MODIFIED);
}

/* Restored, edited and saved in the file it came from; then it is gone. */
static void
test_restored (Case *c,
               gconstpointer data)
{
  g_autoptr (ZzSession) again = NULL;
  g_autoptr (GError) error = NULL;

  c->session = open_session (c);
  edit (c->session, "kept");
  wait_until (is_on_disk, c);
  g_clear_object (&c->session);
  g_assert_cmpuint (count_files (c), ==, 3);

  c->session = restore (c);
  expect_reason (c->session, "kept");
  edit (c->session, "kept, and more");
  wait_until (is_on_disk, c);
  g_assert_cmpuint (count_files (c), ==, 3);
  save (c->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (c), ==, 0);
  again = load_session (c->files.project);
  expect_reason (again, "kept, and more");
}

static void
test_saved (Case *c,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  c->session = open_session (c);
  edit (c->session, "one");
  wait_until (is_on_disk, c);
  g_assert_cmpuint (count_files (c), ==, 3);
  save (c->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (c), ==, 0);
  run_for (2 * DELAY);
  g_assert_cmpuint (count_files (c), ==, 0);
}

static void
test_save_fails (Case *c,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  c->session = open_session (c);
  edit (c->session, "mine");
  wait_until (is_on_disk, c);
  g_file_replace_contents (c->files.project, "{}", 2, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  save (c->session, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  wait_until (is_on_disk, c);
  g_assert_cmpuint (count_files (c), ==, 3);
  /* The restored one is refused just the same. */
  g_clear_object (&c->session);
  g_clear_error (&error);
  c->session = restore (c);
  save (c->session, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
}

static void
test_undone (Case *c,
             gconstpointer data)
{
  c->session = open_session (c);
  edit (c->session, "one");
  wait_until (is_on_disk, c);
  zz_history_undo (zz_session_get_history (c->session));
  g_assert_cmpuint (count_files (c), ==, 0);
  zz_history_redo (zz_session_get_history (c->session));
  wait_until (is_on_disk, c);
  g_assert_cmpuint (count_files (c), ==, 3);
  /* While it is being written. */
  edit (c->session, "two");
  run_for (DELAY);
  zz_history_undo (zz_session_get_history (c->session));
  zz_history_undo (zz_session_get_history (c->session));
  wait_until (has_no_files, c);
}

static void
test_discarded (Case *c,
                gconstpointer data)
{
  c->session = open_session (c);
  edit (c->session, "one");
  wait_until (is_on_disk, c);
  edit (c->session, "two");
  run_for (DELAY);
  zz_session_discard_draft (c->session);
  run_for (2 * DELAY);
  g_assert_cmpuint (count_files (c), ==, 0);
}

/* Told once, and tried again until it works. */
static void
test_write_fails (Case *c,
                  gconstpointer data)
{
  g_autofree char *state = g_path_get_dirname (c->folder);
  guint problems = 0;

  c->session = open_session (c);
  g_assert_true (g_file_set_contents (state, "", 0, NULL));
  g_signal_connect_swapped (c->session, "problem", G_CALLBACK (count_cb), &problems);
  edit (c->session, "one");
  run_for (4 * DELAY);
  g_assert_cmpuint (problems, ==, 1);
  g_assert_false (zz_session_is_on_disk (c->session));
  g_assert_cmpint (g_unlink (state), ==, 0);
  wait_until (is_on_disk, c);
  g_assert_cmpuint (count_files (c), ==, 3);
}

static void
test_two_sessions (Case *c,
                   gconstpointer data)
{
  ZzSession *other = open_session (c);

  edit (other, "other");
  c->session = other;
  wait_until (is_on_disk, c);
  c->session = open_session (c);
  edit (c->session, "mine");
  wait_until (is_on_disk, c);
  g_assert_cmpuint (count_files (c), ==, 6);
  zz_session_discard_draft (c->session);
  g_clear_object (&c->session);
  g_assert_finalize_object (other);
  c->session = restore (c);
  expect_reason (c->session, "other");
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Case, NULL, set_up, func, tear_down)
  /* First: it forks, and there must be no thread yet. */
  ADD ("/session-draft/killed", test_killed);
  ADD ("/session-draft/armed-once", test_armed_once);
  ADD ("/session-draft/move", test_move);
  ADD ("/session-draft/restored", test_restored);
  ADD ("/session-draft/saved", test_saved);
  ADD ("/session-draft/save-fails", test_save_fails);
  ADD ("/session-draft/undone", test_undone);
  ADD ("/session-draft/discarded", test_discarded);
  ADD ("/session-draft/write-fails", test_write_fails);
  ADD ("/session-draft/two-sessions", test_two_sessions);
  return g_test_run ();
}
