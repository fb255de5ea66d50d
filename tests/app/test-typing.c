/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being typed is neither recorded too early nor lost. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/field-editor.h"
#include "app/i18n.h"

#include <glib/gi18n.h>

/* Half a date is neither saved silently nor lost silently. */
static void
test_half_typed (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *entry, *editor;
  GtkWindow *dialog;

  story_open_example (&story, data);
  entry = story_open_certificate (&story);
  editor = driver_get_around (entry, ZZ_TYPE_FIELD_EDITOR);
  g_assert_true (gtk_widget_grab_focus (entry));
  gtk_editable_delete_text (GTK_EDITABLE (entry), 8, 10);
  g_assert_true (zz_field_editor_is_valid (ZZ_FIELD_EDITOR (editor)));
  story_activate (&story, "save");
  g_assert_false (zz_field_editor_is_valid (ZZ_FIELD_EDITOR (editor)));
  g_assert_false (zz_session_get_busy (story_get_session (&story)));

  gtk_window_close (GTK_WINDOW (story.window));
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Save")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (story_get_session (&story));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2028-02-17");
  g_assert_true (zz_field_editor_is_valid (ZZ_FIELD_EDITOR (editor)));
  story_activate (&story, "save");
  wait_until (story_is_saved, &story);
  story_finish (&story);
}

/* All selected and typed over: the entry is empty for a moment, the record never. */
static void
test_typed_over (gconstpointer data)
{
  Story story = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *emptied = NULL;
  GtkWidget *entry;

  story_open_example (&story, data);
  entry = story_open_certificate (&story);
  before = dup_field (story_get_session (&story), "certificate", CERTIFICATE, "valid_until");
  g_assert_true (gtk_widget_grab_focus (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2027-13-40");
  zz_app_window_show_page (story.window, "personnel");
  after = dup_field (story_get_session (&story), "certificate", CERTIFICATE, "valid_until");
  g_assert_cmpstr (after, ==, before);
  g_assert_false (zz_history_get_modified (zz_session_get_history (story_get_session (&story))));

  zz_app_window_show_page (story.window, "records");
  g_assert_true (gtk_widget_grab_focus (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_window_set_focus (GTK_WINDOW (story.window), NULL);
  emptied = dup_field (story_get_session (&story), "certificate", CERTIFICATE, "valid_until");
  g_assert_cmpstr (emptied, ==, "");
  story_activate (&story, "undo");
  zz_session_judge (story_get_session (&story));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, before);
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/typing/half-typed", test_half_typed },
    { "/typing/typed-over", test_typed_over },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
