/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people at one file, in the real window: the other one is the command line. */
#include "config.h"

#include "driver.h"
#include "hands.h"
#include "story.h"

#include "app/conflict-dialog.h"
#include "app/conflict-row.h"
#include "app/session-watch.h"
#include "app/together-bar.h"

#include <glib/gi18n.h>

#define MINE "answer", "legal.b", "reason"
#define THEIRS "answer", "legal.c", "reason"

/* Somebody else sets a field in the file. */
static void
set_behind (Story *story,
            const char *what)
{
  g_autofree char *path = g_file_get_path (story->files.project);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, g_getenv ("ZIZHI_CLI"),
                                                      "set", path, what, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_changed (gpointer user_data)
{
  return zz_session_get_foreign (story_get_session (user_data)) == ZZ_FOREIGN_CHANGED;
}

static gboolean
is_in_step (gpointer user_data)
{
  ZzSession *session = story_get_session (user_data);

  return zz_session_get_foreign (session) == ZZ_FOREIGN_NONE && !zz_session_get_busy (session);
}

static void
expect (Story *story,
        const char *reg,
        const char *id,
        const char *field,
        const char *text)
{
  g_autofree char *there = dup_field (story_get_session (story), reg, id, field);

  g_assert_cmpstr (there, ==, text);
}

static GtkWidget *
find_bar (Story *story)
{
  return driver_find (story_get_root (story), ZZ_TYPE_TOGETHER_BAR, NULL, NULL);
}

/* The notice says so, its button takes it in, and both edits are there and saved. */
static void
test_notice (gconstpointer data)
{
  Story story = { 0 };

  story_open_example (&story, data);
  set_field (story_get_session (&story), MINE, "mine");
  g_assert_null (driver_find_button (find_bar (&story), "win.refresh"));
  set_behind (&story, "legal.c.reason=theirs");
  wait_until (is_changed, &story);
  driver_click (driver_find_button (find_bar (&story), "win.refresh"));
  wait_until (is_in_step, &story);
  g_assert_null (driver_find_button (find_bar (&story), "win.refresh"));
  expect (&story, MINE, "mine");
  expect (&story, THEIRS, "theirs");
  g_assert_true (zz_history_get_modified (zz_session_get_history (story_get_session (&story))));
  story_activate (&story, "save");
  wait_until (story_is_saved, &story);
  story_finish (&story);
}

/* Saving is refused and offers to join; then it is saved. */
static void
test_save (gconstpointer data)
{
  Story story = { 0 };
  GtkWindow *dialog;

  story_open_example (&story, data);
  set_field (story_get_session (&story), MINE, "mine");
  set_behind (&story, "legal.c.reason=theirs");
  story_activate (&story, "save");
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Take In and Save")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  wait_until (story_is_saved, &story);
  expect (&story, MINE, "mine");
  expect (&story, THEIRS, "theirs");
  story_finish (&story);
}

static gboolean
is_choice (GtkWidget *focus,
           gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (focus);
}

static gboolean
can_apply (gpointer dialog)
{
  return gtk_widget_get_sensitive (gtk_window_get_default_widget (dialog));
}

/* A conflict is decided with keys alone. */
static void
test_conflict (gconstpointer data)
{
  Story story = { 0 };
  GtkWindow *dialog;

  story_open_example (&story, data);
  set_field (story_get_session (&story), MINE, "mine");
  set_behind (&story, "legal.b.reason=theirs");
  story_activate (&story, "refresh");
  dialog = driver_wait_for_window (ZZ_TYPE_CONFLICT_DIALOG);
  g_assert_false (can_apply (dialog));
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), "mine"));
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), "theirs"));
  hands_take (dialog);
  hands_press ("Escape");
  driver_wait_for_no_window (ZZ_TYPE_CONFLICT_DIALOG);
  wait_until (is_changed, &story);
  expect (&story, MINE, "mine");
  story_activate (&story, "refresh");
  dialog = driver_wait_for_window (ZZ_TYPE_CONFLICT_DIALOG);
  hands_take (dialog);
  hands_tab_to (dialog, is_choice, NULL);
  hands_press ("Right");
  hands_press ("space");
  wait_until (can_apply, dialog);
  hands_press ("Alt_L+a");
  driver_wait_for_no_window (ZZ_TYPE_CONFLICT_DIALOG);
  wait_until (is_in_step, &story);
  expect (&story, MINE, "theirs");
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/together/notice", test_notice },
    { "/together/save", test_save },
    { "/together/conflict", test_conflict },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
