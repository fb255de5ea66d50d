/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evidence volume made in the real window is the one the engine makes; what is missing
 * is told before; what fails or is stopped leaves nothing. */
#include "config.h"

#include "driver.h"
#include "scene.h"

#include "app/i18n.h"
#include "app/volume-dialog.h"
#include "handover/volume.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* The dialog, once it has counted; @ready: and lets the volume be made. */
static GtkWidget *
open_dialog (Story *story,
             gboolean ready)
{
  GtkWidget *dialog;

  story_activate (story, "volume");
  dialog = GTK_WIDGET (driver_wait_for_window (ZZ_TYPE_VOLUME_DIALOG));
  wait_until (ready ? scene_is_sensitive : scene_is_insensitive, driver_find_button (dialog, "volume.begin"));
  return dialog;
}

static gboolean
is_titled (GtkWidget *row,
           gconstpointer title)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title);
}

static GtkWidget *
find_row (GtkWidget *dialog,
          const char *title)
{
  return driver_find (dialog, ADW_TYPE_PREFERENCES_ROW, is_titled, title);
}

static void
choose (GtkWidget *dialog,
        const char *title,
        guint row)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, title)), row);
}

static void
turn_on (GtkWidget *dialog,
         const char *title)
{
  GtkWidget *row = find_row (dialog, title);

  g_assert_nonnull (row);
  gtk_switch_set_active (GTK_SWITCH (driver_find (row, GTK_TYPE_SWITCH, NULL, NULL)), TRUE);
}

typedef struct
{
  GtkWidget *dialog;
  const char *missing;
} Told;

static gboolean
names_missing (GtkWidget *row,
               gconstpointer name)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  return subtitle != NULL && strstr (subtitle, name) != NULL;
}

static gboolean
is_told (gpointer user_data)
{
  const Told *told = user_data;

  return driver_find (told->dialog, ADW_TYPE_ACTION_ROW, names_missing, told->missing) != NULL;
}

static void
type_name (GtkWidget *dialog,
           const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, _ ("_New folder"))), name);
}

/* @file: the ZIP file, or the folder the new one is to be in. */
static void
choose_target (GtkWidget *dialog,
               GFile *file)
{
  GtkWidget *button = driver_find_button (dialog, "volume.begin");

  wait_until (scene_is_sensitive, button);
  driver_click (button);
  driver_choose_file (file);
}

static void
make (Story *story,
      GtkWidget *dialog,
      GFile *file)
{
  choose_target (dialog, file);
  driver_wait_for_no_window (ZZ_TYPE_VOLUME_DIALOG);
  story_expect_label (story, _ ("Evidence volume made"));
}

/* The dialog for the example, which lacks a file: that is told, and it goes without. */
static GtkWidget *
open_for_example (Story *story)
{
  GtkWidget *dialog = open_dialog (story, FALSE);
  Told told = { dialog, "5.2-05 样本医院项目验收报告" };

  wait_until (is_told, &told);
  g_assert_false (gtk_widget_get_sensitive (driver_find_button (dialog, "volume.begin")));
  turn_on (dialog, _ ("Without _missing files"));
  return dialog;
}

/* The volume as the engine makes it of the file on disk; FALSE with the error set. */
static gboolean
try_engine (GFile *project,
            const ZzVolumeOptions *options,
            GFile *target,
            gboolean archive,
            GError **error)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzProjectFile) file = zz_project_file_load (project, catalogues, NULL, NULL);
  g_autoptr (ZzVolume) volume = NULL;

  g_assert_nonnull (file);
  volume = zz_volume_new (file, options, error);
  return volume != NULL && zz_volume_write (volume, target, archive, NULL, NULL, NULL, error);
}

static void
make_by_engine (GFile *project,
                const ZzVolumeOptions *options,
                GFile *target,
                gboolean archive)
{
  g_autoptr (GError) error = NULL;

  try_engine (project, options, target, archive, &error);
  g_assert_no_error (error);
}

static void
assert_same_bytes (GFile *one,
                   GFile *other)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (one, NULL, NULL, NULL);
  g_autoptr (GBytes) other_bytes = g_file_load_bytes (other, NULL, NULL, NULL);

  g_assert_nonnull (bytes);
  g_assert_nonnull (other_bytes);
  g_assert_true (g_bytes_equal (bytes, other_bytes));
}

/* The example, as a folder with a name of our own. */
static void
test_folder (gconstpointer data)
{
  const ZzVolumeOptions options = { zz_i18n_get_language (), FALSE, TRUE };
  g_autoptr (GFile) target = NULL;
  g_autofree char *made = NULL, *expected = NULL;
  Story story = { 0 };
  GtkWidget *dialog;
  Place place;

  story_open_example (&story, data);
  place = (Place) { NULL, (char *) g_file_peek_path (story.files.folder), NULL };
  dialog = open_for_example (&story);
  type_name (dialog, "window");
  make (&story, dialog, story.files.folder);
  target = fixture_get_file (&story.files, "engine");
  make_by_engine (story.files.project, &options, target, FALSE);
  made = place_list (&place, "window");
  expected = place_list (&place, "engine");
  g_assert_cmpuint (strlen (expected), >, 1000);
  g_assert_cmpstr (made, ==, expected);
  story_finish (&story);
}

/* The example, as a ZIP file under the name that is proposed. */
static void
test_archive (gconstpointer data)
{
  const ZzVolumeOptions options = { zz_i18n_get_language (), FALSE, TRUE };
  g_autoptr (GFile) target = NULL, file = NULL;
  Story story = { 0 };
  GtkWidget *dialog;

  story_open_example (&story, data);
  dialog = open_for_example (&story);
  choose (dialog, _ ("_Form"), 1);
  g_assert_null (find_row (dialog, _ ("_New folder")));
  target = fixture_get_file (&story.files, "window.zip");
  make (&story, dialog, target);
  file = fixture_get_file (&story.files, "engine.zip");
  make_by_engine (story.files.project, &options, file, TRUE);
  assert_same_bytes (target, file);
  story_finish (&story);
}

/* "window.zip" is what the engine makes of the project. */
static void
expect_as_engine (Scene *scene,
                  const ZzVolumeOptions *options)
{
  g_autoptr (GFile) project = g_file_new_for_path (scene->place.project);
  g_autoptr (GFile) target = place_file (&scene->place, "window.zip"), file = place_file (&scene->place, "engine.zip");

  make_by_engine (project, options, file, TRUE);
  assert_same_bytes (target, file);
}

/* The other language, and nothing confidential. */
static void
test_choices (gconstpointer data)
{
  const gboolean english = zz_i18n_get_language () == ZZ_LANGUAGE_EN;
  const ZzVolumeOptions options = { english ? ZZ_LANGUAGE_ZH_CN : ZZ_LANGUAGE_EN, TRUE, FALSE };
  g_autofree char *left_out = g_strdup_printf (ngettext ("%u confidential item is left out", "%u confidential items are left out", 1), 1u);
  g_autoptr (GFile) target = NULL;
  GtkWidget *dialog;
  Scene scene;

  scene_begin (&scene, data);
  dialog = open_dialog (&scene.story, TRUE);
  g_assert_null (driver_find_label (dialog, left_out));
  choose (dialog, _ ("_Form"), 1);
  choose (dialog, _ ("_Language"), english ? 0 : 1);
  turn_on (dialog, _ ("_Without confidential items"));
  wait_until (scene_is_sensitive, driver_find_button (dialog, "volume.begin"));
  g_assert_nonnull (driver_find_label (dialog, left_out));
  target = place_file (&scene.place, "window.zip");
  make (&scene.story, dialog, target);
  expect_as_engine (&scene, &options);
  scene_end (&scene);
}

/* Told before, by name; passed over only where somebody said so. */
static void
test_missing (gconstpointer data)
{
  const ZzVolumeOptions options = { zz_i18n_get_language (), FALSE, TRUE };
  g_autoptr (GFile) target = NULL;
  g_autofree char *path = NULL;
  GtkWidget *dialog;
  Scene scene;
  Told told;

  scene_begin (&scene, data);
  path = place_find_evidence (&scene.place, "租赁合同.pdf");
  g_assert_cmpint (g_remove (path), ==, 0);
  dialog = open_dialog (&scene.story, FALSE);
  told = (Told) { dialog, "3.1-01 租赁合同" };
  wait_until (is_told, &told);
  g_assert_false (gtk_widget_get_sensitive (driver_find_button (dialog, "volume.begin")));
  turn_on (dialog, _ ("Without _missing files"));
  choose (dialog, _ ("_Form"), 1);
  target = place_file (&scene.place, "window.zip");
  make (&scene.story, dialog, target);
  expect_as_engine (&scene, &options);
  scene_end (&scene);
}

/* One sentence, the engine's; the dialog stays, and all that was there. */
static void
expect_refusal (Scene *scene,
                GtkWidget *dialog,
                GFile *chosen,
                const char *sentence)
{
  g_autofree char *before = scene_dup_place (scene), *after = NULL;

  choose_target (dialog, chosen);
  scene_expect_alert (sentence);
  after = scene_dup_place (scene);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (zz_session_get_busy (story_get_session (&scene->story)));
}

static void
test_folder_there (gconstpointer data)
{
  const ZzVolumeOptions options = { ZZ_LANGUAGE_EN, FALSE, FALSE };
  g_autoptr (GFile) project = NULL, target = NULL, folder = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  Scene scene;

  scene_begin (&scene, data);
  project = g_file_new_for_path (scene.place.project);
  target = place_file (&scene.place, "there");
  g_assert_true (g_file_make_directory (target, NULL, NULL));
  g_assert_false (try_engine (project, &options, target, FALSE, &error));
  folder = place_file (&scene.place, "");
  dialog = open_dialog (&scene.story, TRUE);
  type_name (dialog, "../there");
  g_assert_false (gtk_widget_get_sensitive (driver_find_button (dialog, "volume.begin")));
  type_name (dialog, "there");
  expect_refusal (&scene, dialog, folder, error->message);
  type_name (dialog, "not there");
  make (&scene.story, dialog, folder);
  scene_end (&scene);
}

/* Nobody was asked whether "there.zip" may go: what was chosen is "there". */
static void
test_archive_there (gconstpointer data)
{
  g_autoptr (GFile) there = NULL, chosen = NULL;
  g_autofree char *name = NULL, *sentence = NULL;
  GtkWidget *dialog;
  Scene scene;

  scene_begin (&scene, data);
  there = place_file (&scene.place, "there.zip");
  chosen = place_file (&scene.place, "there");
  g_assert_true (g_file_replace_contents (there, "KEPT", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  name = g_file_get_parse_name (there);
  sentence = g_strdup_printf (_ ("“%s” is there already: choose another name, or this very one to replace it."), name);
  dialog = open_dialog (&scene.story, TRUE);
  choose (dialog, _ ("_Form"), 1);
  expect_refusal (&scene, dialog, chosen, sentence);
  gtk_window_close (GTK_WINDOW (dialog));
  scene_end (&scene);
}

/* A file that is not what was attached is never handed over. */
static void
test_wrong_file (gconstpointer data)
{
  const ZzVolumeOptions options = { ZZ_LANGUAGE_EN, FALSE, FALSE };
  g_autoptr (GFile) project = NULL, target = NULL, folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  Scene scene;

  scene_begin (&scene, data);
  path = place_find_evidence (&scene.place, "租赁合同.pdf");
  g_assert_true (g_file_set_contents (path, "A lease", 7, NULL));
  project = g_file_new_for_path (scene.place.project);
  target = place_file (&scene.place, "engine");
  g_assert_false (try_engine (project, &options, target, FALSE, &error));
  folder = place_file (&scene.place, "");
  dialog = open_dialog (&scene.story, TRUE);
  expect_refusal (&scene, dialog, folder, error->message);
  gtk_window_close (GTK_WINDOW (dialog));
  scene_end (&scene);
}

/* By the button beside the progress. */
static void
stop_cb (ZzSession *session,
         GParamSpec *pspec,
         GtkWidget *dialog)
{
  GtkWidget *button = driver_find_button (dialog, "win.stop");

  if (zz_session_get_busy (session) && button != NULL && gtk_widget_get_sensitive (button))
    driver_click (button);
}

static void
test_stopped (gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GFile) folder = NULL;
  GtkWidget *dialog;
  Scene scene;
  gulong id;

  scene_begin (&scene, data);
  folder = place_file (&scene.place, "");
  before = scene_dup_place (&scene);
  dialog = open_dialog (&scene.story, TRUE);
  id = g_signal_connect (story_get_session (&scene.story), "notify", G_CALLBACK (stop_cb), dialog);
  choose_target (dialog, folder);
  wait_until (scene_is_sensitive, driver_find_button (dialog, "volume.begin"));
  g_signal_handler_disconnect (story_get_session (&scene.story), id);
  g_assert_false (zz_session_get_busy (story_get_session (&scene.story)));
  after = scene_dup_place (&scene);
  g_assert_cmpstr (before, ==, after);
  gtk_window_close (GTK_WINDOW (dialog));
  scene_end (&scene);
}

/* As gtk_window_close () does, but at once: before there is anything of the volume. */
static void
close_cb (ZzSession *session,
          GParamSpec *pspec,
          GtkWindow *dialog)
{
  gboolean handled = TRUE;

  if (!zz_session_get_busy (session))
    return;
  g_signal_emit_by_name (dialog, "close-request", &handled);
  g_assert_false (handled);
  gtk_window_destroy (dialog);
}

static gboolean
is_idle (gpointer session)
{
  return !zz_session_get_busy (session);
}

/* Closing it stops it. */
static void
test_closed (gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GFile) folder = NULL;
  GtkWidget *dialog;
  Scene scene;
  gulong id;

  scene_begin (&scene, data);
  folder = place_file (&scene.place, "");
  before = scene_dup_place (&scene);
  dialog = open_dialog (&scene.story, TRUE);
  id = g_signal_connect (story_get_session (&scene.story), "notify::busy", G_CALLBACK (close_cb), dialog);
  choose_target (dialog, folder);
  driver_wait_for_no_window (ZZ_TYPE_VOLUME_DIALOG);
  wait_until (is_idle, story_get_session (&scene.story));
  g_signal_handler_disconnect (story_get_session (&scene.story), id);
  after = scene_dup_place (&scene);
  g_assert_cmpstr (before, ==, after);
  scene_end (&scene);
}

/* What is still being typed is taken over first, and nothing is made of what cannot be; the
 * volume is of the project as it is here, saved or not. */
static void
test_typed (gconstpointer data)
{
  g_autoptr (GFile) index = NULL;
  g_autofree char *typed = NULL, *html = NULL;
  Story story = { 0 };
  GtkWidget *dialog, *entry;

  story_open_example (&story, data);
  set_field (story_get_session (&story), "evidence", "evidence-01", "title", "换了名称");
  entry = story_open_certificate (&story);
  g_assert_true (gtk_widget_grab_focus (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2028-02-");
  story_activate (&story, "volume");
  driver_wait_for_no_window (ZZ_TYPE_VOLUME_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2028-02-17");
  dialog = open_for_example (&story);
  typed = dup_field (story_get_session (&story), "certificate", CERTIFICATE, "valid_until");
  g_assert_cmpstr (typed, ==, "2028-02-17");
  type_name (dialog, "window");
  /* The sentence about the date is still told, and ours comes after it. */
  choose_target (dialog, story.files.folder);
  driver_wait_for_no_window (ZZ_TYPE_VOLUME_DIALOG);
  index = fixture_get_file (&story.files, "window/index.html");
  g_assert_true (g_file_load_contents (index, NULL, &html, NULL, NULL, NULL));
  g_assert_nonnull (strstr (html, "换了名称"));
  g_assert_false (story_is_saved (&story));
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/volume-dialog/folder", test_folder },
    { "/volume-dialog/archive", test_archive },
    { "/volume-dialog/choices", test_choices },
    { "/volume-dialog/missing", test_missing },
    { "/volume-dialog/folder-there", test_folder_there },
    { "/volume-dialog/archive-there", test_archive_there },
    { "/volume-dialog/wrong-file", test_wrong_file },
    { "/volume-dialog/stopped", test_stopped },
    { "/volume-dialog/closed", test_closed },
    { "/volume-dialog/typed", test_typed },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
