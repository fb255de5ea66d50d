/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people at one file, in the real window: the other one is the command line. */
#include "config.h"

#include "driver.h"
#include "hands.h"
#include "story.h"

#include "app/category-page.h"
#include "app/comparison-dialog.h"
#include "app/conflict-dialog.h"
#include "app/conflict-row.h"
#include "app/session-watch.h"
#include "app/signoff-dialog.h"
#include "app/together-bar.h"
#include "report/words.h"

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

static gboolean
is_spoilt (gpointer user_data)
{
  return zz_session_get_foreign (story_get_session (user_data)) == ZZ_FOREIGN_UNREADABLE;
}

/* Something that is no project stands in the file: it is said, saving says why it does not
 * overwrite that, and nothing is offered that could not be done. */
static void
test_spoilt (gconstpointer data)
{
  Story story = { 0 };
  GtkWindow *dialog;

  story_open_example (&story, data);
  set_field (story_get_session (&story), MINE, "mine");
  g_file_replace_contents (story.files.project, "{}", 2, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  wait_until (is_spoilt, &story);
  g_assert_null (driver_find_button (find_bar (&story), "win.refresh"));
  g_assert_nonnull (driver_find_button (find_bar (&story), "win.save-as"));
  story_activate (&story, "save");
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_null (driver_find_button (GTK_WIDGET (dialog), _ ("_Take In and Save")));
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Close")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  zz_history_undo (zz_session_get_history (story_get_session (&story)));
  story_finish (&story);
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

static gboolean
is_compared (gpointer user_data)
{
  return driver_find (user_data, ADW_TYPE_ACTION_ROW, NULL, NULL) != NULL;
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Said;

static gboolean
is_said (gpointer user_data)
{
  const Said *said = user_data;

  return driver_find_label (said->root, said->text) != NULL;
}

static gboolean
is_shown (gpointer user_data)
{
  return driver_find (story_get_root (user_data), ZZ_TYPE_CATEGORY_PAGE, NULL, NULL) != NULL;
}

/* What is no longer met comes first, its row leads there; turned round it was not met. */
static void
test_compare (gconstpointer data)
{
  Story story = { 0 };
  GtkWindow *dialog;
  GtkWidget *row;
  const ZzMessages *messages;

  story_open_example (&story, data);
  messages = zz_session_get_messages (story_get_session (&story));
  set_behind (&story, "legal.b.judgement=not-met");
  wait_until (is_changed, &story);
  driver_click (driver_find_button (find_bar (&story), "win.compare-file"));
  dialog = driver_wait_for_window (ZZ_TYPE_COMPARISON_DIALOG);
  wait_until (is_compared, dialog);
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), zz_words_shift (messages, ZZ_SHIFT_LOST)));
  row = driver_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, NULL, NULL);
  gtk_widget_activate (row);
  wait_until (is_shown, &story);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (driver_find (GTK_WIDGET (dialog), GTK_TYPE_TOGGLE_BUTTON, NULL, NULL)), TRUE);
  wait_until (is_compared, dialog);
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), zz_words_shift (messages, ZZ_SHIFT_FIXED)));
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Take In the Changes")));
  driver_wait_for_no_window (ZZ_TYPE_COMPARISON_DIALOG);
  wait_until (is_in_step, &story);
  expect (&story, "answer", "legal.b", "judgement", "not-met");
  story_finish (&story);
}

/* With another file, chosen; and with one that is no project. */
static void
test_compare_with (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GFile) wrong = NULL;
  GtkWindow *dialog;
  Said said;

  story_open_example (&story, data);
  copy = fixture_get_file (&story.files, "copy.zizhi.json");
  wrong = fixture_get_file (&story.files, "wrong.zizhi.json");
  g_file_copy (story.files.project, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL);
  g_file_replace_contents (wrong, "{}", 2, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  story_activate (&story, "compare");
  driver_choose_file (copy);
  dialog = driver_wait_for_window (ZZ_TYPE_COMPARISON_DIALOG);
  said = (Said) { GTK_WIDGET (dialog), _ ("The same") };
  wait_until (is_said, &said);
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_COMPARISON_DIALOG);
  zz_comparison_dialog_present_file (GTK_WINDOW (story.window), story_get_session (&story), wrong);
  dialog = driver_wait_for_window (ZZ_TYPE_COMPARISON_DIALOG);
  said = (Said) { GTK_WIDGET (dialog), _ ("This cannot be compared") };
  wait_until (is_said, &said);
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_COMPARISON_DIALOG);
  story_finish (&story);
}

static gboolean
is_signed (gpointer user_data)
{
  ZzSession *session = story_get_session (user_data);

  return zz_project_get_builtin (zz_session_get_project (session), ZZ_BUILTIN_SIGNOFF)->len == 1 && !zz_session_get_busy (session);
}

/* What the sign-off is worth, as the command line says it too. */
static char *
dup_worth (Story *story,
           int n_changes)
{
  ZzSession *session = story_get_session (story);

  return zz_words_signoff (zz_session_get_messages (session),
                           zz_project_get_builtin (zz_session_get_project (session), ZZ_BUILTIN_SIGNOFF)->pdata[0], n_changes);
}

/* Signed in the window, the overview says what it is worth; the list of changes is one
 * click from the dialog. */
static void
test_sign_off (gconstpointer data)
{
  Story story = { 0 };
  GtkWindow *dialog, *changes;
  g_autofree char *holds = NULL, *since = NULL;
  Said said;

  story_open_example (&story, data);
  zz_app_window_show_page (story.window, "overview");
  story_activate (&story, "sign-off");
  dialog = driver_wait_for_window (ZZ_TYPE_SIGNOFF_DIALOG);
  driver_click (GTK_WIDGET (gtk_window_get_default_widget (dialog)));
  driver_wait_for_no_window (ZZ_TYPE_SIGNOFF_DIALOG);
  wait_until (is_signed, &story);
  holds = dup_worth (&story, 0);
  said = (Said) { story_get_root (&story), holds };
  wait_until (is_said, &said);
  set_field (story_get_session (&story), MINE, "since");
  since = dup_worth (&story, 1);
  said = (Said) { story_get_root (&story), since };
  wait_until (is_said, &said);
  story_activate (&story, "sign-off");
  dialog = driver_wait_for_window (ZZ_TYPE_SIGNOFF_DIALOG);
  said = (Said) { GTK_WIDGET (dialog), since };
  wait_until (is_said, &said);
  gtk_widget_activate (driver_get_around (driver_find_label (GTK_WIDGET (dialog), since), ADW_TYPE_ACTION_ROW));
  changes = driver_wait_for_window (ZZ_TYPE_COMPARISON_DIALOG);
  wait_until (is_compared, changes);
  gtk_window_close (changes);
  driver_wait_for_no_window (ZZ_TYPE_COMPARISON_DIALOG);
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_SIGNOFF_DIALOG);
  zz_history_undo (zz_session_get_history (story_get_session (&story)));
  zz_history_undo (zz_session_get_history (story_get_session (&story)));
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/together/notice", test_notice },
    { "/together/save", test_save },
    { "/together/spoilt", test_spoilt },
    { "/together/conflict", test_conflict },
    { "/together/compare", test_compare },
    { "/together/compare-with", test_compare_with },
    { "/together/sign-off", test_sign_off },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
