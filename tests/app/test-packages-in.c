/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package that came in, in the real window: never over what is there, nothing of one that
 * is none, and the changes of a version of the open project. */
#include "config.h"

#include "driver.h"
#include "scene.h"
#include "spoil.h"

#include "app/comparison.h"
#include "app/package-dialog.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define CHANGED "answer", "legal.b", "reason"

/* The folder that is there is kept: another one is proposed, and this one refused. */
static void
test_never_over (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (ZzPackage) package = NULL;
  g_autofree char *before = NULL, *after = NULL;
  Scene scene;
  GtkWidget *dialog, *name;

  scene_begin (&scene, data);
  place_pack (&scene.place);
  place_unpack (&scene.place, "t.zizhi.zip", "t");
  before = scene_dup_place (&scene);
  dialog = scene_open_good_package (&scene, "t.zizhi.zip");
  name = driver_find (dialog, ADW_TYPE_ENTRY_ROW, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "t-2");
  gtk_editable_set_text (GTK_EDITABLE (name), "../t");
  g_assert_false (gtk_widget_get_sensitive (driver_find_button (dialog, "package.unpack")));
  gtk_editable_set_text (GTK_EDITABLE (name), "t");
  target = place_file (&scene.place, "t");
  package = place_open_package (&scene.place, "t.zizhi.zip");
  g_assert_false (zz_package_unpack (package, target, NULL, NULL, NULL, &error));
  driver_click (driver_find_button (dialog, "package.unpack"));
  scene_expect_alert (error->message);
  after = scene_dup_place (&scene);
  g_assert_cmpstr (before, ==, after);
  gtk_window_close (GTK_WINDOW (dialog));
  scene_end (&scene);
}

/* Before it can be over. */
static void
stop_unpacking_cb (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "package.stop", NULL);
}

static void
test_stopped_unpacking (gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  Scene scene;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  place_pack (&scene.place);
  before = scene_dup_place (&scene);
  dialog = scene_open_good_package (&scene, "t.zizhi.zip");
  g_signal_connect_swapped (driver_find_button (dialog, "package.unpack"), "notify::sensitive", G_CALLBACK (stop_unpacking_cb), dialog);
  gtk_widget_activate_action (dialog, "package.unpack", NULL);
  wait_until (scene_is_sensitive, driver_find_button (dialog, "package.unpack"));
  after = scene_dup_place (&scene);
  g_assert_cmpstr (before, ==, after);
  gtk_window_close (GTK_WINDOW (dialog));
  scene_end (&scene);
}

/* "stranger.zizhi.zip"; @maker is freed. */
static void
put_package (Scene *scene,
             Maker *maker)
{
  g_autoptr (GBytes) bytes = maker_build (maker);
  g_autoptr (GFile) file = place_file (&scene->place, "stranger.zip");
  g_autoptr (GFile) named = place_file (&scene->place, "stranger.zizhi.zip");
  g_autoptr (GError) error = NULL;

  maker_free (maker);
  place_put (&scene->place, bytes);
  g_file_move (file, named, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_package (Scene *scene,
            GFile *file,
            GError **error)
{
  g_autoptr (ZzPackage) package = zz_package_open (file, scene->place.catalogues, NULL, error);

  return package != NULL;
}

/* Whatever is no package is refused with the sentence of the one who looked into it. */
static void
test_hostile (gconstpointer data)
{
  Scene scene;
  const SpoilCase *spoilt;

  scene_begin (&scene, data);
  for (guint i = 0; (spoilt = spoil_get_case (i)) != NULL; i++)
    {
      Maker *maker = place_make (&scene.place);
      g_autoptr (GFile) file = place_file (&scene.place, "stranger.zizhi.zip");
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;

      spoilt->spoil (maker, spoilt->argument);
      put_package (&scene, maker);
      /* A few are found out when they are unpacked only; see below. */
      if (is_package (&scene, file, &error))
        continue;
      before = scene_dup_place (&scene);
      scene_open_package (&scene, "stranger.zizhi.zip");
      scene_expect_alert (error->message);
      driver_wait_for_no_window (ZZ_TYPE_PACKAGE_DIALOG);
      after = scene_dup_place (&scene);
      g_assert_cmpstr (before, ==, after);
    }
  scene_end (&scene);
}

/* What only shows when it is unpacked. */
static void
test_wrong_sum (gconstpointer data)
{
  Scene scene;
  Maker *maker;
  g_autofree char *before = NULL, *after = NULL;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  maker = place_make (&scene.place);
  maker_set (spoil_find_lease (maker), g_bytes_new_static ("a peace", 7));
  put_package (&scene, maker);
  before = scene_dup_place (&scene);
  dialog = scene_open_good_package (&scene, "stranger.zizhi.zip");
  driver_click (driver_find_button (dialog, "package.unpack"));
  scene_expect_alert ("SHA256SUMS");
  after = scene_dup_place (&scene);
  g_assert_cmpstr (before, ==, after);
  gtk_window_close (GTK_WINDOW (dialog));
  scene_end (&scene);
}

/* "back.zizhi.zip": somebody unpacked the project, changed it and packed it again. */
static void
send_back (Scene *scene)
{
  const ZzPackOptions options = { ZZ_LANGUAGE_EN, FALSE, FALSE, FALSE };
  g_autoptr (GFile) file = place_file (&scene->place, "there/t.zizhi.json");
  g_autoptr (GFile) target = place_file (&scene->place, "back.zizhi.zip");
  g_autoptr (ZzProjectFile) project_file = NULL;
  g_autoptr (ZzPacking) packing = NULL;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GError) error = NULL;

  place_pack (&scene->place);
  place_unpack (&scene->place, "t.zizhi.zip", "there");
  session = load_session (file);
  set_field (session, CHANGED, "theirs");
  save_session (session, NULL, &error);
  g_assert_no_error (error);
  project_file = zz_project_file_load (file, scene->place.catalogues, NULL, &error);
  g_assert_no_error (error);
  packing = zz_packing_new (project_file, NULL, scene->place.catalogues, &options, &error);
  g_assert_no_error (error);
  zz_packing_write (packing, target, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_taken_in (gpointer user_data)
{
  Story *story = user_data;
  ZzSession *session = story_get_session (story);

  return zz_history_get_modified (zz_session_get_history (session)) && !zz_session_get_busy (session);
}

/* Nothing is left of what was unpacked for it. */
static gboolean
is_scratch_empty (gpointer user_data)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "zizhi", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  g_assert_nonnull (folder);
  return g_dir_read_name (folder) == NULL;
}

static void
test_take_in (gconstpointer data)
{
  g_autofree char *said = NULL, *before = NULL, *after = NULL;
  Scene scene;
  GtkWidget *dialog;

  scene_begin (&scene, data);
  send_back (&scene);
  /* As it was sent, it has nothing to take. */
  dialog = scene_open_good_package (&scene, "t.zizhi.zip");
  g_assert_null (driver_find_button (dialog, "package.bring"));
  gtk_window_close (GTK_WINDOW (dialog));
  driver_wait_for_no_window (ZZ_TYPE_PACKAGE_DIALOG);
  before = scene_dup_place (&scene);
  dialog = scene_open_good_package (&scene, "back.zizhi.zip");
  driver_click (driver_find_button (dialog, "package.bring"));
  driver_wait_for_no_window (ZZ_TYPE_PACKAGE_DIALOG);
  wait_until (is_taken_in, &scene.story);
  said = dup_field (story_get_session (&scene.story), CHANGED);
  g_assert_cmpstr (said, ==, "theirs");
  wait_until (is_scratch_empty, NULL);
  after = scene_dup_place (&scene);
  g_assert_cmpstr (before, ==, after);
  story_activate (&scene.story, "save");
  wait_until (story_is_saved, &scene.story);
  scene_end (&scene);
}

/* What an item of evidence is worth for the first need it is looked at for. */
static ZzItemCode
get_worth (const ZzFindings *findings,
           const char *clause,
           const char *id)
{
  const ZzClauseFinding *finding = zz_findings_get_clause (findings, zz_catalogue_find_clause (findings->catalogue, clause));

  for (guint n = 0; n < finding->needs->len; n++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[n];

      for (guint i = 0; i < need->items->len; i++)
        if (g_str_equal (g_array_index (need->items, ZzItem, i).item, id))
          return g_array_index (need->items, ZzItem, i).code;
    }
  g_error ("%s is not looked at for %s", id, clause);
}

/* Nothing has to be unpacked to see what somebody changed. What the package has of the
 * evidence counts for their version, not what is missing here. */
static void
test_compare (gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ZzComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) package = NULL;
  g_autofree char *lease = NULL;
  Scene scene;

  scene_begin (&scene, data);
  set_field (story_get_session (&scene.story), "evidence", "evidence-a", "kind", "lease");
  story_activate (&scene.story, "save");
  wait_until (story_is_saved, &scene.story);
  send_back (&scene);
  lease = place_find_evidence (&scene.place, "租赁合同.pdf");
  g_assert_cmpint (g_unlink (lease), ==, 0);
  package = place_file (&scene.place, "back.zizhi.zip");
  zz_comparison_with_file_async (story_get_session (&scene.story), package, FALSE, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  comparison = zz_comparison_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zz_change_set_get_n_changes (comparison->changes), ==, 1);
  g_assert_cmpint (get_worth (comparison->findings_before, "office.a", "evidence-a"), ==, ZZ_ITEM_MISSING);
  g_assert_cmpint (get_worth (comparison->findings_after, "office.a", "evidence-a"), !=, ZZ_ITEM_MISSING);
  scene_end (&scene);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/packages-in/never-over", test_never_over },
    { "/packages-in/stopped-unpacking", test_stopped_unpacking },
    { "/packages-in/hostile", test_hostile },
    { "/packages-in/wrong-sum", test_wrong_sum },
    { "/packages-in/take-in", test_take_in },
    { "/packages-in/compare", test_compare },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
