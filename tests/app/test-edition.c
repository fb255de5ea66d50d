/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another edition in the real window: moved to, taken back, chosen for a new project. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/category-page.h"
#include "app/edition-choice.h"
#include "app/edition-dialog.h"
#include "app/new-project-dialog.h"
#include "app/session-draft.h"
#include "app/session-private.h"
#include "core/project-private.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_on (Story *story,
       const char *catalogue)
{
  return g_str_equal (zz_session_get_catalogue (story_get_session (story))->id, catalogue);
}

static gboolean
is_newer (gpointer user_data)
{
  return is_on (user_data, "ccrc-2021");
}

static gboolean
is_classic (gpointer user_data)
{
  return is_on (user_data, "isccc-classic");
}

/* As its row has it: "c. Audit reports …". */
static char *
dup_title (Story *story,
           const char *clause)
{
  ZzSession *session = story_get_session (story);

  return g_strdup_printf ("%s. %s", strrchr (clause, '.') + 1,
                          zz_messages_text (zz_session_get_messages (session),
                                            &zz_catalogue_find_clause (zz_session_get_catalogue (session), clause)->title));
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
can_move (gpointer dialog)
{
  return gtk_widget_get_sensitive (gtk_window_get_default_widget (dialog));
}

static gboolean
has_label (GtkWidget *button,
           gconstpointer label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0;
}

/* Whether the sentence about the move has a button that takes it back. */
static gboolean
offers_undo (gpointer user_data)
{
  return driver_find (story_get_root (user_data), GTK_TYPE_BUTTON, has_label, _ ("_Undo")) != NULL;
}

/* The dialog says what is kept aside; the pages are those of the other edition
 * afterwards, and of the one before after one undo. */
static void
test_move (gconstpointer data)
{
  Story story = { 0 };
  g_autofree char *classic = NULL;
  g_autofree char *newer = NULL;
  GtkWindow *dialog;

  story_open_example (&story, data);
  g_assert_true (zz_app_window_show_page (story.window, "finance"));
  classic = dup_title (&story, "finance.c");
  g_assert_nonnull (driver_find_label (story_get_root (&story), classic));
  story_activate (&story, "edition");
  dialog = driver_wait_for_window (ZZ_TYPE_EDITION_DIALOG);
  wait_until (can_move, dialog);
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), _ ("Clauses to be assessed anew")));
  driver_click (GTK_WIDGET (gtk_window_get_default_widget (dialog)));
  wait_until (is_newer, &story);
  driver_wait_for_no_window (ZZ_TYPE_EDITION_DIALOG);
  g_assert_nonnull (driver_find (story_get_root (&story), ZZ_TYPE_CATEGORY_PAGE, NULL, NULL));
  wait_until (offers_undo, &story);
  newer = dup_title (&story, "finance.b");
  g_assert_nonnull (driver_find_label (story_get_root (&story), newer));
  g_assert_null (driver_find_label (story_get_root (&story), classic));
  story_activate (&story, "undo");
  wait_until (is_classic, &story);
  g_assert_false (offers_undo (&story));
  g_assert_nonnull (driver_find_label (story_get_root (&story), classic));
  story_activate (&story, "redo");
  wait_until (is_newer, &story);
  g_assert_null (driver_find_label (story_get_root (&story), classic));
  story_activate (&story, "undo");
  story_finish (&story);
}

/* What cannot be moved says why, and shows no counts of anything. */
static void
test_failed (gconstpointer data)
{
  Story story = { 0 };
  GtkWindow *dialog;
  Said said;
  g_autofree char *why = NULL;

  story_open_example (&story, data);
  story_activate (&story, "edition");
  dialog = driver_wait_for_window (ZZ_TYPE_EDITION_DIALOG);
  wait_until (can_move, dialog);
  zz_project_add_extra (zz_session_get_project (story_get_session (&story)), "editions", "5");
  set_field (story_get_session (&story), "person", "person-03", "post", "主任");
  g_assert_false (can_move (dialog));
  why = g_strdup_printf (_ ("the project's member \"%s\" is no object, so nothing can be kept aside in it; rename it in the file"), "editions");
  said = (Said) { GTK_WIDGET (dialog), why };
  wait_until (is_said, &said);
  g_assert_false (can_move (dialog));
  g_assert_null (driver_find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW, NULL, NULL));
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_EDITION_DIALOG);
  zz_history_undo (zz_session_get_history (story_get_session (&story)));
  story_finish (&story);
}

static void
create_and_leave (Story *story,
                  GtkWindow *dialog)
{
  driver_click (GTK_WIDGET (gtk_window_get_default_widget (dialog)));
  wait_until (story_is_open, story);
  g_assert_true (is_newer (story));
  /* The editions tried in the assistant are nothing that undo leads back to. */
  while (zz_history_can_undo (zz_session_get_history (story_get_session (story))))
    zz_history_undo (zz_session_get_history (story_get_session (story)));
  g_assert_true (is_newer (story));
  zz_session_discard_draft (story_get_session (story));
  zz_app_window_set_session (story->window, NULL);
  story_finish (story);
}

/* The assistant offers every edition, and what was typed is still there. */
static void
test_new (gconstpointer data)
{
  static const char *const editions[] = { "isccc-classic", "ccrc-2021" };
  Story story = { 0 };
  GtkWindow *dialog;
  AdwComboRow *row;
  GtkWidget *name;

  story_start (&story, data);
  g_action_group_activate_action (G_ACTION_GROUP (story.application), "new", NULL);
  dialog = driver_wait_for_window (ZZ_TYPE_NEW_PROJECT_DIALOG);
  row = ADW_COMBO_ROW (driver_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL, NULL));
  name = story_find_control (GTK_WIDGET (dialog), "name", GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (name), "新公司");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 2);
  /* The one in force is proposed, and says that it is not confirmed either. */
  g_assert_cmpstr (zz_edition_choice_get (row), ==, "ccrc-2021");
  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      zz_edition_choice_set (row, editions[i]);
      g_assert_cmpstr (zz_edition_choice_get (row), ==, editions[i]);
      name = story_find_control (GTK_WIDGET (dialog), "name", GTK_TYPE_ENTRY);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "新公司");
    }
  create_and_leave (&story, dialog);
}

/* Choosing another edition would lose what is typed wrongly: that is mended first. */
static void
test_wrong (gconstpointer data)
{
  Story story = { 0 };
  GtkWindow *dialog;
  AdwComboRow *row;
  GtkWidget *date;

  story_start (&story, data);
  g_action_group_activate_action (G_ACTION_GROUP (story.application), "new", NULL);
  dialog = driver_wait_for_window (ZZ_TYPE_NEW_PROJECT_DIALOG);
  row = ADW_COMBO_ROW (driver_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL, NULL));
  date = story_find_control (GTK_WIDGET (dialog), "planned_date", GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (date), "2027-13-40");
  zz_edition_choice_set (row, "isccc-classic");
  g_assert_cmpstr (zz_edition_choice_get (row), ==, "ccrc-2021");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "2027-13-40");
  gtk_editable_set_text (GTK_EDITABLE (date), "2027-03-01");
  zz_edition_choice_set (row, "isccc-classic");
  g_assert_cmpstr (zz_edition_choice_get (row), ==, "isccc-classic");
  date = story_find_control (GTK_WIDGET (dialog), "planned_date", GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "2027-03-01");
  zz_edition_choice_set (row, "ccrc-2021");
  create_and_leave (&story, dialog);
}

static void
forget_cb (ZzSession *session,
           gpointer user_data)
{
}

/* A move that is refused leaves the edition chosen that the questions are of. */
static void
test_refused (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (ZzSession) session = zz_session_new_empty (ZZ_LANGUAGE_EN, NULL);
  GtkWindow *dialog;
  AdwComboRow *row;
  Said said;

  story_open_example (&story, data);
  zz_new_project_dialog_present (GTK_WINDOW (story.window), session, forget_cb, NULL);
  dialog = driver_wait_for_window (ZZ_TYPE_NEW_PROJECT_DIALOG);
  row = ADW_COMBO_ROW (driver_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL, NULL));
  zz_session_begin (session, NULL, FALSE);
  zz_edition_choice_set (row, "isccc-classic");
  g_assert_cmpstr (zz_edition_choice_get (row), ==, "ccrc-2021");
  said = (Said) { GTK_WIDGET (dialog), _ ("Something else is still being done: wait for it to end and try again.") };
  wait_until (is_said, &said);
  zz_session_end (session);
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_NEW_PROJECT_DIALOG);
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/edition/move", test_move },
    { "/edition/failed", test_failed },
    { "/edition/new", test_new },
    { "/edition/wrong", test_wrong },
    { "/edition/refused", test_refused },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
