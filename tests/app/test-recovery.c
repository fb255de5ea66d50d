/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed during work and started again: what was not saved is offered, restored,
 * and saved where it belongs; then the preferences. */
#include "config.h"

#include "driver.h"
#include "fixture.h"

#include "app/app-window.h"
#include "app/i18n.h"
#include "app/preferences.h"
#include "app/recent.h"
#include "app/recovery-row.h"
#include "app/session-draft.h"
#include "app/settings.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define DELAY 100 /* ms */
#define TYPED "键入到一半"

typedef struct
{
  Fixture files;
  ZzApplication *application;
} Story;

static gboolean
is_on_disk (gpointer user_data)
{
  return zz_session_is_on_disk (user_data);
}

static void
keep (ZzSession *session)
{
  g_autofree char *folder = zz_draft_dup_folder ();
  g_autoptr (ZzDraft) draft = zz_draft_new (folder);

  zz_session_keep_draft (session, draft, DELAY);
}

/* Another run of the program: works on the example and on a new project until it
 * is killed. */
static void
work_and_die (Story *story)
{
  pid_t child = fork ();

  if (child == 0)
    {
      ZzSession *session = load_session (story->files.project);
      ZzSession *other = zz_session_new_empty (ZZ_LANGUAGE_EN, NULL);

      keep (session);
      keep (other);
      set_field (session, "answer", "legal.b", "reason", TYPED);
      wait_until (is_on_disk, session);
      wait_until (is_on_disk, other);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static guint
count_files (void)
{
  g_autofree char *path = zz_draft_dup_folder ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static GtkWidget *
find_row (GtkWindow *dialog,
          const char *title)
{
  return driver_get_around (driver_find_label (GTK_WIDGET (dialog), title), ZZ_TYPE_RECOVERY_ROW);
}

static gboolean
is_question (GtkWidget *widget,
             gconstpointer data)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), _ ("_Discard")) == 0;
}

/* The dialog that asks whether it is meant. */
static gboolean
is_asked (gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget **found = user_data;

  for (guint i = 0; *found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        *found = driver_find (window, GTK_TYPE_BUTTON, is_question, NULL);
    }
  return *found != NULL;
}

/* Only the other one is offered still. */
static gboolean
is_answered (gpointer user_data)
{
  return driver_find_label (user_data, _ ("Untitled project")) == NULL;
}

static gboolean
is_open (gpointer user_data)
{
  Story *story = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (story->application));

  return ZZ_IS_APP_WINDOW (active) && zz_app_window_get_session (ZZ_APP_WINDOW (active)) != NULL;
}

static gboolean
is_saved (gpointer user_data)
{
  return zz_session_get_save_state (user_data) == ZZ_SAVE_STATE_SAVED;
}

static gboolean
is_recent (gpointer user_data)
{
  g_autoptr (GPtrArray) recent = zz_recent_list (5);

  return recent->len == 1 && g_file_equal (((ZzRecent *) recent->pdata[0])->file, ((Story *) user_data)->files.project);
}

static void
test_recovery (gconstpointer data)
{
  Story *story = (Story *) data;
  GtkWindow *dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *question = NULL;
  ZzSession *session;
  g_autoptr (ZzSession) again = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *saved = NULL;
  GtkWindow *window;

  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), _ ("Untitled project")));
  driver_click (driver_find_button (find_row (dialog, _ ("Untitled project")), _ ("Discard these changes…")));
  wait_until (is_asked, &question);
  driver_click (question);
  wait_until (is_answered, dialog);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Restore")));
  wait_until (is_open, story);
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);

  window = gtk_application_get_active_window (GTK_APPLICATION (story->application));
  session = zz_app_window_get_session (ZZ_APP_WINDOW (window));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_MODIFIED);
  g_assert_cmpuint (count_files (), ==, 3);
  reason = dup_field (session, "answer", "legal.b", "reason");
  g_assert_cmpstr (reason, ==, TYPED);
  g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
  wait_until (is_saved, session);
  g_assert_cmpuint (count_files (), ==, 0);
  again = load_session (story->files.project);
  saved = dup_field (again, "answer", "legal.b", "reason");
  g_assert_cmpstr (saved, ==, TYPED);
  wait_until (is_recent, story);
}

/* Closed without saving: what was given up is not offered again. */
static void
test_discard (gconstpointer data)
{
  Story *story = (Story *) data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (story->application));
  ZzSession *session = zz_app_window_get_session (ZZ_APP_WINDOW (window));
  GtkWindow *dialog;

  set_field (session, "answer", "legal.b", "reason", "given up");
  wait_until (is_on_disk, session);
  g_assert_cmpuint (count_files (), ==, 3);
  gtk_window_close (window);
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Discard")));
  driver_wait_for_no_window (ZZ_TYPE_APP_WINDOW);
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
test_preferences (gconstpointer data)
{
  Story *story = (Story *) data;
  g_autoptr (GSettings) settings = zz_settings_new ();
  g_autofree char *reviewer = NULL;
  GtkWindow *window;

  g_assert_nonnull (settings);
  g_application_activate (G_APPLICATION (story->application));
  driver_wait_for_window (ZZ_TYPE_APP_WINDOW);
  g_action_group_activate_action (G_ACTION_GROUP (story->application), "preferences", NULL);
  window = driver_wait_for_window (ZZ_TYPE_PREFERENCES);
  gtk_editable_set_text (GTK_EDITABLE (driver_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, NULL, NULL)), " 李评定 ");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (driver_find (GTK_WIDGET (window), GTK_TYPE_SPIN_BUTTON, NULL, NULL)), 90);
  adw_combo_row_set_selected (ADW_COMBO_ROW (driver_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, NULL, NULL)), 1);
  reviewer = zz_settings_dup_reviewer ();
  g_assert_cmpstr (reviewer, ==, "李评定");
  g_assert_cmpuint (zz_settings_get_expiry_warning_days (), ==, 90);
  g_assert_cmpuint (zz_settings_get_draft_delay (), ==, 3);
  g_settings_set_string (settings, ZZ_SETTING_THEME, "dark");
  g_assert_cmpint (adw_style_manager_get_color_scheme (adw_style_manager_get_default ()), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  {
    g_autofree char *language = zz_settings_dup_language ();

    g_assert_cmpstr (language, ==, "zh_CN");
  }
  g_settings_set_string (settings, ZZ_SETTING_LANGUAGE, "en");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (driver_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, NULL, NULL))), ==, 2);
  gtk_window_close (window);
  driver_wait_for_no_window (ZZ_TYPE_PREFERENCES);
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *schemas = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "data", NULL);
  Story story = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  zz_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  /* Before there is a thread, which would not be in the child. */
  fixture_init (&story.files);
  work_and_die (&story);
  story.application = zz_application_new ();
  g_application_register (G_APPLICATION (story.application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_data_func ("/recovery/restore", &story, test_recovery);
  g_test_add_data_func ("/recovery/discard", &story, test_discard);
  g_test_add_data_func ("/recovery/preferences", &story, test_preferences);
  status = g_test_run ();
  g_object_unref (story.application);
  fixture_clear (&story.files);
  return status;
}
