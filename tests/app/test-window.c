/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job in the real window: open the example, edit, see the clause turn,
 * attach, undo, save, export, close. Run once in English and once in Chinese:
 * what people read is asked for in the language of the session. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/app-window.h"
#include "app/clause-row.h"
#include "app/evidence-dialog.h"
#include "app/field-editor.h"
#include "app/i18n.h"
#include "app/new-project-dialog.h"
#include "app/records-page.h"
#include "app/settings.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a wait is about: a clause, and what it should say. */
typedef struct
{
  Story *story;
  const char *clause;
  ZzStatus status;
} Expected;

static GtkWidget *
find_clause (Story *story,
             const char *id)
{
  ZzSession *session = story_get_session (story);
  const ZzClause *clause = zz_catalogue_find_clause (zz_session_get_catalogue (session), id);
  g_autofree char *title = g_strdup_printf ("%s. %s", strrchr (id, '.') + 1,
                                            zz_messages_text (zz_session_get_messages (session), &clause->title));
  GtkWidget *label = driver_find_label (story_get_root (story), title);

  return label != NULL ? driver_get_around (label, ZZ_TYPE_CLAUSE_ROW) : NULL;
}

static gboolean
says_status (gpointer user_data)
{
  Expected *expected = user_data;
  const ZzMessages *messages = zz_session_get_messages (story_get_session (expected->story));
  GtkWidget *row = find_clause (expected->story, expected->clause);

  return row != NULL && get_clause_status (story_get_session (expected->story), expected->clause) == expected->status
         && driver_find_label (row, zz_words_status (messages, expected->status)) != NULL;
}

/* Waits until the clause's row says the verdict in words. */
static void
expect_clause (Story *story,
               const char *clause,
               ZzStatus status)
{
  Expected expected = { story, clause, status };

  wait_until_full (says_status, &expected, clause);
}

/* The language people asked for is the one they see. */
static void
test_language (gconstpointer data)
{
  Story story = { 0 };
  gboolean chinese = g_str_has_prefix (g_getenv ("LC_ALL"), "zh_CN");

  story_open_example (&story, data);
  story_expect_label (&story, chinese ? "记录" : "Records");
  story_expect_label (&story, chinese ? "已保存" : "Saved");
  story_expect_label (&story, chinese ? "人员素质与资质" : "Personnel");
  /* The example says that it is one. */
  story_expect_label (&story, chinese ? "示例 · 示例网安技术有限公司（示例）" : "Example · 示例网安技术有限公司（示例）");
  story_finish (&story);
}

/* A certificate is extended in its form; the valid days are typed. */
static void
edit_certificate (Story *story)
{
  GtkWidget *entry;
  g_autofree char *value = NULL;

  entry = story_open_certificate (story);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2027-02-17");
  /* Half a date records nothing. */
  gtk_editable_delete_text (GTK_EDITABLE (entry), 8, 10);
  value = dup_field (story_get_session (story), "certificate", CERTIFICATE, "valid_until");
  g_assert_cmpstr (value, ==, "2027-02-17");
  gtk_editable_set_text (GTK_EDITABLE (entry), "2028-02-17");
}

/* Its new scan is attached through the chooser and told whose it is. */
static void
attach_certificate (Story *story)
{
  g_autoptr (GFile) file = fixture_get_file (&story->files, "吴样青 证书, 新.png");
  GtkWidget *row, *check;
  GtkWindow *dialog;

  g_file_replace_contents (file, "PNG", strlen ("PNG"), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  row = find_clause (story, "personnel.e");
  zz_clause_row_set_expanded (ZZ_CLAUSE_ROW (row), TRUE);
  driver_click (driver_find_button (row, "evidence.attach"));
  driver_choose_file (file);
  dialog = driver_wait_for_window (ZZ_TYPE_EVIDENCE_DIALOG);
  for (check = story_find_control (GTK_WIDGET (dialog), "records", GTK_TYPE_CHECK_BUTTON); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (strstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), CERTIFICATE_NUMBER) != NULL)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_EVIDENCE_DIALOG);
}

/* The offer to undo goes once another step is the last. */
static gboolean
is_offer (GtkWidget *button,
          gconstpointer data)
{
  return g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "win.undo") == 0
         && gtk_widget_get_ancestor (button, g_type_from_name ("AdwToastWidget")) != NULL
         && gtk_widget_get_mapped (button);
}

static gboolean
offers_undo (gpointer user_data)
{
  return driver_find (story_get_root (user_data), GTK_TYPE_BUTTON, is_offer, NULL) != NULL;
}

static void
test_offer (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;

  story_open_example (&story, data);
  session = story_get_session (&story);
  set_field (session, "person", "person-01", "name", "示例丙");
  zz_session_say (session, "…", TRUE);
  wait_until (offers_undo, &story);
  set_field (session, "person", "person-02", "name", "示例丁");
  g_assert_false (offers_undo (&story));
  story_activate (&story, "undo");
  story_activate (&story, "undo");
  story_finish (&story);
}

static void
export_report (Story *story)
{
  g_autoptr (GFile) file = fixture_get_file (&story->files, "报告.html");
  g_autofree char *html = NULL;
  GtkWidget *toast;
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  story_activate (story, "export");
  driver_choose_file (file);
  do
    {
      g_main_context_iteration (NULL, FALSE);
      toast = driver_find_label (story_get_root (story), _ ("Report exported"));
    }
  while (toast == NULL && g_get_monotonic_time () < end);
  g_assert_nonnull (toast);
  g_assert_true (g_file_load_contents (file, NULL, &html, NULL, NULL, NULL));
  g_assert_nonnull (strstr (html, "吴样青"));
  /* In the language of the session, which the chooser offers first. */
  g_assert_nonnull (strstr (html, zz_words_status (zz_session_get_messages (story_get_session (story)), ZZ_STATUS_NOT_MET)));
}

static void
test_story (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (ZzSession) again = NULL;
  g_autofree char *value = NULL;

  story_open_example (&story, data);
  zz_app_window_show_page (story.window, "personnel");
  expect_clause (&story, "personnel.e", ZZ_STATUS_NOT_MET);
  edit_certificate (&story);
  story_expect_label (&story, _ ("Unsaved changes"));

  /* Two people hold one now, but the proof of the second is the old one. */
  zz_app_window_show_page (story.window, "personnel");
  expect_clause (&story, "personnel.e", ZZ_STATUS_NOT_MET);
  attach_certificate (&story);
  expect_clause (&story, "personnel.e", ZZ_STATUS_MET);

  story_activate (&story, "undo");
  expect_clause (&story, "personnel.e", ZZ_STATUS_NOT_MET);
  story_activate (&story, "redo");
  expect_clause (&story, "personnel.e", ZZ_STATUS_MET);

  story_activate (&story, "save");
  wait_until (story_is_saved, &story);
  story_expect_label (&story, _ ("Saved"));
  again = load_session (story.files.project);
  value = dup_field (again, "certificate", CERTIFICATE, "valid_until");
  g_assert_cmpstr (value, ==, "2028-02-17");
  g_assert_cmpint (get_clause_status (again, "personnel.e"), ==, ZZ_STATUS_MET);

  export_report (&story);
  story_finish (&story);
}

/* Asked for twice at once, a file is shown once. */
static void
test_opened_twice (gconstpointer data)
{
  Story story = { 0 };
  GFile *files[2];

  story_start (&story, data);
  files[0] = files[1] = story.files.project;
  g_application_open (G_APPLICATION (story.application), files, 2, "");
  wait_until (story_is_open, &story);
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (story.application))), ==, 1);
  story_finish (&story);
}

/* A judgement through its own controls, and the question on close. */
static void
test_judgement_and_close (gconstpointer data)
{
  Story story = { 0 };
  const ZzMessages *messages;
  GtkWidget *row;
  GtkWindow *dialog;
  g_autofree char *by = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *reviewer = zz_settings_dup_reviewer ();

  story_open_example (&story, data);
  messages = zz_session_get_messages (story_get_session (&story));
  zz_app_window_show_page (story.window, "legal");
  expect_clause (&story, "legal.b", ZZ_STATUS_MET);
  row = find_clause (&story, "legal.b");
  zz_clause_row_set_expanded (ZZ_CLAUSE_ROW (row), TRUE);
  driver_choose (story_find_control (row, "judgement", GTK_TYPE_DROP_DOWN),
                 zz_words_judgement (messages, ZZ_JUDGEMENT_PARTLY_MET));
  expect_clause (&story, "legal.b", ZZ_STATUS_PARTLY_MET);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (story_find_control (row, "reason", GTK_TYPE_TEXT_VIEW))),
                            "有一次变更未登记。", -1);
  reason = dup_field (story_get_session (&story), "answer", "legal.b", "reason");
  g_assert_cmpstr (reason, ==, "有一次变更未登记。");
  by = dup_field (story_get_session (&story), "answer", "legal.b", "by");
  /* Somebody else judged before. */
  g_assert_cmpstr (by, ==, reviewer);

  gtk_window_close (GTK_WINDOW (story.window));
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Cancel")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  expect_clause (&story, "legal.b", ZZ_STATUS_PARTLY_MET);

  gtk_window_close (GTK_WINDOW (story.window));
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Save")));
  wait_until (story_has_no_window, &story);
  {
    g_autoptr (ZzSession) again = load_session (story.files.project);

    g_assert_cmpint (get_clause_status (again, "legal.b"), ==, ZZ_STATUS_PARTLY_MET);
  }
  fixture_clear (&story.files);
}

/* A new project: asked what it is for, saved under a name, judged. */
static void
test_new_project (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) expected = NULL;
  GtkWindow *dialog;

  story_start (&story, data);
  g_action_group_activate_action (G_ACTION_GROUP (story.application), "new", NULL);
  dialog = driver_wait_for_window (ZZ_TYPE_NEW_PROJECT_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (story_find_control (GTK_WIDGET (dialog), "name", GTK_TYPE_ENTRY)), "新公司");
  gtk_editable_set_text (GTK_EDITABLE (story_find_control (GTK_WIDGET (dialog), "planned_date", GTK_TYPE_ENTRY)), "2027-06-30");
  driver_click (GTK_WIDGET (gtk_window_get_default_widget (dialog)));
  wait_until (story_is_open, &story);
  story_expect_label (&story, _ ("Not saved yet"));
  g_assert_cmpint (zz_session_get_at (story_get_session (&story)), ==, zz_date_new (2027, 6, 30));
  story_activate (&story, "save");
  file = fixture_get_file (&story.files, "新公司");
  expected = fixture_get_file (&story.files, "新公司.zizhi.json");
  driver_choose_file (file);
  wait_until (story_is_saved, &story);
  g_assert_true (g_file_query_exists (expected, NULL));
  story_finish (&story);
}

/* The example opens as a copy among the user's own files. */
static void
test_example (gconstpointer data)
{
  Story story = { 0 };
  g_autofree char *path = NULL;

  story_start (&story, data);
  g_action_group_activate_action (G_ACTION_GROUP (story.application), "example", NULL);
  wait_until (story_is_open, &story);
  path = g_file_get_path (zz_session_get_file (story_get_session (&story)));
  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (zz_session_is_example (story_get_session (&story)));
  g_assert_cmpint (zz_session_get_proof (story_get_session (&story), "evidence-01"), ==, ZZ_PROOF_PRESENT);
  story_finish (&story);
}

/* Closes the window and opens the same file again. */
static void
open_again (Story *story)
{
  g_autoptr (GFile) file = g_object_ref (story->files.project);

  gtk_window_close (GTK_WINDOW (story->window));
  wait_until (story_has_no_window, story);
  g_application_open (G_APPLICATION (story->application), &file, 1, "");
  wait_until (story_is_open, story);
}

static gboolean
is_shown (GtkWidget *page,
          gconstpointer data)
{
  return gtk_widget_get_child_visible (page);
}

/* A file opens on the page last looked at, another one does not. */
static void
test_last_page (gconstpointer data)
{
  Story story = { 0 };

  story_open_example (&story, data);
  g_assert_null (driver_find (story_get_root (&story), ZZ_TYPE_RECORDS_PAGE, NULL, NULL));
  zz_app_window_show_page (story.window, "records");
  open_again (&story);
  g_assert_nonnull (driver_find (story_get_root (&story), ZZ_TYPE_RECORDS_PAGE, is_shown, NULL));
  zz_app_window_show_page (story.window, "overview");
  open_again (&story);
  g_assert_null (driver_find (story_get_root (&story), ZZ_TYPE_RECORDS_PAGE, NULL, NULL));
  zz_app_window_show_page (story.window, "records");
  story_finish (&story);

  story_open_example (&story, data);
  g_assert_null (driver_find (story_get_root (&story), ZZ_TYPE_RECORDS_PAGE, NULL, NULL));
  story_finish (&story);
}

/* The next window has the size of the last one. */
static void
test_size (gconstpointer data)
{
  Story story = { 0 };
  int width, height;

  story_open_example (&story, data);
  gtk_window_set_default_size (GTK_WINDOW (story.window), 1111, 777);
  open_again (&story);
  gtk_window_get_default_size (GTK_WINDOW (story.window), &width, &height);
  g_assert_cmpint (width, ==, 1111);
  g_assert_cmpint (height, ==, 777);
  g_assert_false (gtk_window_is_maximized (GTK_WINDOW (story.window)));
  story_finish (&story);
}

/* A file that is no project is told, in a window. */
static void
test_broken_file (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (GFile) file = NULL;
  GtkWindow *window;

  story_start (&story, data);
  file = fixture_get_file (&story.files, "broken.zizhi.json");
  g_file_replace_contents (file, "[<b>", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_application_open (G_APPLICATION (story.application), &file, 1, "");
  window = driver_wait_for_window (ZZ_TYPE_APP_WINDOW);
  story.window = ZZ_APP_WINDOW (window);
  g_assert_null (zz_app_window_get_session (story.window));
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/window/offer", test_offer },
    { "/window/language", test_language },
    { "/window/story", test_story },
    { "/window/opened-twice", test_opened_twice },
    { "/window/judgement-and-close", test_judgement_and_close },
    { "/window/new-project", test_new_project },
    { "/window/example", test_example },
    { "/window/last-page", test_last_page },
    { "/window/size", test_size },
    { "/window/broken-file", test_broken_file },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
