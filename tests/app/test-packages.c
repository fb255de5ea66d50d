/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package is sent from the real window: what goes along, what does not, and nothing where
 * it fails or is stopped. */
#include "config.h"

#include "driver.h"
#include "scene.h"

#include "app/pack-dialog.h"
#include "app/package-dialog.h"
#include "core/builtin.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHANGED "answer", "legal.b", "reason"

/* The dialog that sends a package, once it has counted; @ready: and lets it be sent. */
static GtkWidget *
open_pack_dialog (Scene *scene,
                  gboolean ready)
{
  GtkWidget *dialog;

  story_activate (&scene->story, "pack");
  dialog = GTK_WIDGET (driver_wait_for_window (ZZ_TYPE_PACK_DIALOG));
  wait_until (ready ? scene_is_sensitive : scene_is_insensitive, driver_find_button (dialog, "pack.begin"));
  return dialog;
}

static void
choose_target (Scene *scene,
               GtkWidget *dialog,
               const char *name)
{
  g_autoptr (GFile) target = place_file (&scene->place, name);

  driver_click (driver_find_button (dialog, "pack.begin"));
  driver_choose_file (target);
}

static void
pack (Scene *scene,
      GtkWidget *dialog,
      const char *name)
{
  choose_target (scene, dialog, name);
  driver_wait_for_no_window (ZZ_TYPE_PACK_DIALOG);
  story_expect_label (&scene->story, _ ("Package saved"));
}

static gboolean
has_subtitle (GtkWidget *row,
              gconstpointer data)
{
  return g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), data) == 0;
}

typedef struct
{
  GtkWidget *dialog;
  const char *subtitle;
} Expected;

static gboolean
is_told (gpointer user_data)
{
  const Expected *expected = user_data;

  return driver_find (expected->dialog, ADW_TYPE_ACTION_ROW, has_subtitle, expected->subtitle) != NULL
         && gtk_widget_get_sensitive (driver_find_button (expected->dialog, "pack.begin"));
}

static gboolean
is_titled (GtkWidget *row,
           gconstpointer title)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title);
}

static void
choose (GtkWidget *dialog,
        const char *title)
{
  GtkWidget *row = driver_find (dialog, ADW_TYPE_ACTION_ROW, is_titled, title);

  g_assert_nonnull (row);
  gtk_switch_set_active (GTK_SWITCH (driver_find (row, GTK_TYPE_SWITCH, NULL, NULL)), TRUE);
}

/* The window that shows a file of the scene. */
typedef struct
{
  Scene *scene;
  GFile *file;
  ZzAppWindow *window;
} Shown;

static gboolean
is_shown (gpointer user_data)
{
  Shown *shown = user_data;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (shown->scene->story.application)); l != NULL; l = l->next)
    {
      ZzSession *session = ZZ_IS_APP_WINDOW (l->data) ? zz_app_window_get_session (l->data) : NULL;

      if (session != NULL && g_file_equal (zz_session_get_file (session), shown->file))
        shown->window = l->data;
    }
  return shown->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (shown->window));
}

static gboolean
is_only_window (gpointer user_data)
{
  Story *story = user_data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (story->application));

  return windows != NULL && windows->next == NULL;
}

/* Packed, opened, unpacked beside it under its own name, and open: the same bytes. */
static void
test_round_trip (gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GFile) unpacked = NULL;
  Scene scene;
  Shown shown;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  pack (&scene, open_pack_dialog (&scene, TRUE), "sent.zizhi.zip");
  dialog = scene_open_good_package (&scene, "sent.zizhi.zip");
  driver_click (driver_find_button (dialog, "package.unpack"));
  driver_wait_for_no_window (ZZ_TYPE_PACKAGE_DIALOG);
  unpacked = place_file (&scene.place, "sent/t.zizhi.json");
  shown = (Shown) { &scene, unpacked, NULL };
  wait_until (is_shown, &shown);
  before = place_list (&scene.place, "t.evidence");
  after = place_list (&scene.place, "sent/t.evidence");
  g_assert_cmpstr (before, ==, after);
  scene_assert_same_file (&scene, "t.zizhi.json", "sent/t.zizhi.json");
  scene_assert_same_file (&scene, "t.zizhi.json", "sent/base/t.zizhi.json");
  gtk_window_close (GTK_WINDOW (shown.window));
  wait_until (is_only_window, &scene.story);
  scene_end (&scene);
}

static void
test_without_confidential (gconstpointer data)
{
  g_autofree char *left_out = g_strdup_printf (ngettext ("%u confidential item is left out", "%u confidential items are left out", 1), 1u);
  g_autoptr (ZzPackage) package = NULL;
  g_autofree char *removed = NULL;
  const ZzPackageContents *contents;
  Scene scene;
  GtkWidget *dialog;
  Expected expected;

  scene_begin (&scene, data);
  dialog = open_pack_dialog (&scene, TRUE);
  removed = g_strdup_printf (ngettext ("%u of them belongs to an item that was removed", "%u of them belong to items that were removed", 1), 1);
  expected = (Expected) { dialog, removed };
  g_assert_true (is_told (&expected));
  choose (dialog, _ ("_Without confidential items"));
  expected.subtitle = left_out;
  wait_until (is_told, &expected);
  pack (&scene, dialog, "sent.zizhi.zip");
  package = place_open_package (&scene.place, "sent.zizhi.zip");
  contents = zz_package_get_contents (package);
  g_assert_null (zz_project_find_builtin (contents->project, ZZ_BUILTIN_EVIDENCE, "evidence-c"));
  for (guint i = 0; i < contents->files->len; i++)
    g_assert_null (strstr (((const ZzPackageFile *) contents->files->pdata[i])->path, "secret.pdf"));
  g_assert_false (contents->redacted);
  scene_end (&scene);
}

static void
test_redacted (gconstpointer data)
{
  g_autoptr (ZzPackage) package = NULL;
  Scene scene;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  dialog = open_pack_dialog (&scene, TRUE);
  choose (dialog, _ ("Re_dacted"));
  wait_until (scene_is_sensitive, driver_find_button (dialog, "pack.begin"));
  pack (&scene, dialog, "sent.zizhi.zip");
  package = place_open_package (&scene.place, "sent.zizhi.zip");
  g_assert_true (zz_package_get_contents (package)->redacted);
  g_assert_cmpuint (zz_package_get_contents (package)->files->len, ==, 4);
  scene_end (&scene);
}

static gboolean
asks_about_missing (gpointer dialog)
{
  return driver_find (dialog, ADW_TYPE_ACTION_ROW, is_titled, _ ("Without _missing files")) != NULL;
}

/* Only where somebody said so. */
static void
test_missing (gconstpointer data)
{
  g_autoptr (ZzPackage) package = NULL;
  g_autoptr (GFile) lease = NULL;
  g_autofree char *path = NULL;
  Scene scene;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  path = place_find_evidence (&scene.place, "租赁合同.pdf");
  lease = g_file_new_for_path (path);
  g_assert_true (g_file_delete (lease, NULL, NULL));
  dialog = open_pack_dialog (&scene, FALSE);
  wait_until (asks_about_missing, dialog);
  g_assert_false (gtk_widget_get_sensitive (driver_find_button (dialog, "pack.begin")));
  choose (dialog, _ ("Without _missing files"));
  wait_until (scene_is_sensitive, driver_find_button (dialog, "pack.begin"));
  pack (&scene, dialog, "sent.zizhi.zip");
  package = place_open_package (&scene.place, "sent.zizhi.zip");
  g_assert_cmpuint (zz_package_get_contents (package)->missing->len, ==, 1);
  scene_end (&scene);
}

/* What is handed over is what is kept. */
static void
test_unsaved (gconstpointer data)
{
  Scene scene;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  set_field (story_get_session (&scene.story), CHANGED, "mine");
  dialog = open_pack_dialog (&scene, TRUE);
  g_assert_nonnull (driver_find (dialog, ADW_TYPE_ACTION_ROW, is_titled, _ ("Changes that are not saved are saved first")));
  pack (&scene, dialog, "sent.zizhi.zip");
  g_assert_true (story_is_saved (&scene.story));
  place_unpack (&scene.place, "sent.zizhi.zip", "sent");
  scene_assert_same_file (&scene, "t.zizhi.json", "sent/t.zizhi.json");
  scene_end (&scene);
}

/* A file that is not what was attached: nothing is sent, and nothing is left. */
static void
test_wrong_file (gconstpointer data)
{
  const ZzPackOptions options = { ZZ_LANGUAGE_EN, FALSE, FALSE, FALSE };
  g_autofree char *path = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  path = place_find_evidence (&scene.place, "租赁合同.pdf");
  g_assert_true (g_file_set_contents (path, "a peace", 7, NULL));
  g_assert_false (place_try_pack (&scene.place, &options, "t.zip", &error));
  before = scene_dup_place (&scene);
  dialog = open_pack_dialog (&scene, TRUE);
  choose_target (&scene, dialog, "sent.zizhi.zip");
  scene_expect_alert (error->message);
  after = scene_dup_place (&scene);
  g_assert_cmpstr (before, ==, after);
  gtk_window_close (GTK_WINDOW (dialog));
  scene_end (&scene);
}

static void
stop_cb (ZzSession *session)
{
  if (zz_session_get_busy (session))
    zz_session_cancel (session);
}

static void
test_stopped_packing (gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  Scene scene;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  before = scene_dup_place (&scene);
  dialog = open_pack_dialog (&scene, TRUE);
  g_signal_connect (story_get_session (&scene.story), "notify::busy", G_CALLBACK (stop_cb), NULL);
  choose_target (&scene, dialog, "sent.zizhi.zip");
  wait_until (scene_is_sensitive, driver_find_button (dialog, "pack.begin"));
  g_assert_false (zz_session_get_busy (story_get_session (&scene.story)));
  after = scene_dup_place (&scene);
  g_assert_cmpstr (before, ==, after);
  gtk_window_close (GTK_WINDOW (dialog));
  scene_end (&scene);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/packages/round-trip", test_round_trip },
    { "/packages/without-confidential", test_without_confidential },
    { "/packages/redacted", test_redacted },
    { "/packages/missing", test_missing },
    { "/packages/unsaved", test_unsaved },
    { "/packages/wrong-file", test_wrong_file },
    { "/packages/stopped-packing", test_stopped_packing },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
