/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on a project that is handed over. */
#include "config.h"

#include "scene.h"

#include "driver.h"

#include "app/package-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

void
scene_begin (Scene *scene,
             gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  memset (scene, 0, sizeof *scene);
  place_set_up (&scene->place, NULL);
  file = g_file_new_for_path (scene->place.project);
  story_start (&scene->story, data);
  g_application_open (G_APPLICATION (scene->story.application), &file, 1, "");
  wait_until (story_is_open, &scene->story);
}

void
scene_end (Scene *scene)
{
  story_finish (&scene->story);
  place_tear_down (&scene->place, NULL);
}

/* All that is there, but for the mark that the project is open, which comes when it comes. */
char *
scene_dup_place (const Scene *scene)
{
  g_autofree char *list = place_list (&scene->place, "");
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], ".~lock."))
      g_strv_builder_add (kept, lines[i]);
  rest = g_strv_builder_end (kept);
  return g_strjoinv ("\n", rest);
}

gboolean
scene_is_sensitive (gpointer widget)
{
  return gtk_widget_get_sensitive (widget);
}

gboolean
scene_is_insensitive (gpointer widget)
{
  return !gtk_widget_get_sensitive (widget);
}

/* The dialog that shows what is in @name. */
GtkWidget *
scene_open_package (Scene *scene,
                    const char *name)
{
  g_autoptr (GFile) file = place_file (&scene->place, name);
  GtkWidget *dialog;

  g_application_open (G_APPLICATION (scene->story.application), &file, 1, "");
  dialog = GTK_WIDGET (driver_wait_for_window (ZZ_TYPE_PACKAGE_DIALOG));
  return dialog;
}

GtkWidget *
scene_open_good_package (Scene *scene,
                         const char *name)
{
  GtkWidget *dialog = scene_open_package (scene, name);

  wait_until (scene_is_sensitive, driver_find_button (dialog, "package.unpack"));
  return dialog;
}

static gboolean
contains (GtkWidget *label,
          gconstpointer text)
{
  return strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL;
}

/* One sentence is told, that one, and is closed. */
void
scene_expect_alert (const char *sentence)
{
  GtkWidget *alert = GTK_WIDGET (driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG));

  if (driver_find (alert, GTK_TYPE_LABEL, contains, sentence) == NULL)
    g_error ("the alert does not say: %s", sentence);
  driver_click (driver_find_button (alert, _ ("_Close")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
}

void
scene_assert_same_file (const Scene *scene,
                        const char *one,
                        const char *other)
{
  g_autofree char *path = place_path (&scene->place, one), *other_path = place_path (&scene->place, other);
  g_autofree char *bytes = NULL, *other_bytes = NULL;
  gsize n, other_n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  g_assert_true (g_file_get_contents (other_path, &other_bytes, &other_n, NULL));
  g_assert_cmpmem (bytes, n, other_bytes, other_n);
}
