/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long 10,000 records take to load and to save, from and to a real file. */
#include "sample.h"

#include "store/project-file.h"

#include <glib/gstdio.h>

int
main (void)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", &error);
  g_autoptr (ZzProject) project = sample_project_new (catalogue, 10000);
  g_autofree char *folder = g_dir_make_tmp ("zizhi-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "large.zizhi.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ZzProjectFile) project_file = zz_project_file_new (file, project);
  g_autoptr (GArray) loads = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) saves = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < 11; i++)
    {
      gint64 start = g_get_monotonic_time (), spent;

      if (!zz_project_file_save (project_file, NULL, &error))
        g_error ("%s", error->message);
      spent = g_get_monotonic_time () - start;
      g_array_append_val (saves, spent);
      start = g_get_monotonic_time ();
      g_object_unref (zz_project_file_load (file, catalogues, NULL, &error));
      if (error != NULL)
        g_error ("%s", error->message);
      spent = g_get_monotonic_time () - start;
      g_array_append_val (loads, spent);
    }
  sample_print ("loading 10,000 records", loads);
  sample_print ("saving 10,000 records", saves);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
