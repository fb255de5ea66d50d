/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two who save one file. */
#include "fixture.h"

#include "core/error.h"
#include "store/place.h"
#include "store/project-file.h"

#include <unistd.h>

typedef struct
{
  ZzProjectFile *file;
  gboolean saved;
  GError *error;
} Saver;

static gpointer
save_cb (gpointer data)
{
  Saver *saver = data;

  saver->saved = zz_project_file_save (saver->file, NULL, &saver->error);
  return NULL;
}

static void
write_project (const char *path,
               const char *members)
{
  g_autofree char *text = make_project_text (members);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Between our look at the file and our writing nobody else writes: who is at it is waited
 * for, and what they wrote is seen. */
static void
test_held (void)
{
  ZzCatalogueStore *store = zz_catalogue_store_new ("/nonexistent");
  g_autofree char *folder = make_scratch ();
  g_autofree char *path = g_build_filename (folder, "a.zizhi.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ZzProjectFile) self = NULL;
  Saver saver = { NULL };
  GThread *thread;
  int held;

  write_project (path, "\"evidence\": []");
  self = zz_project_file_load (file, store, NULL, &saver.error);
  g_assert_no_error (saver.error);
  saver.file = self;
  held = zz_place_hold (path);
  g_assert_cmpint (held, >=, 0);
  thread = g_thread_new ("saver", save_cb, &saver);
  g_usleep (G_USEC_PER_SEC / 5);
  write_project (path, "\"evidence\": [], \"theirs\": 1");
  close (held);
  g_thread_join (thread);
  g_assert_false (saver.saved);
  g_assert_error (saver.error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&saver.error);
  remove_folder (folder);
  zz_catalogue_store_free (store);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saving/held", test_held);
  return g_test_run ();
}
