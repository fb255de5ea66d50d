/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place for evidence. */
#include "place.h"

#include <glib/gstdio.h>

void
place_set_up (Place *place,
              gconstpointer data)
{
  place->store = zz_catalogue_store_new ("/nonexistent");
  place->catalogue = zz_catalogue_store_load (place->store, "isccc-classic", NULL);
  place->folder = make_scratch ();
  place->evidence = g_build_filename (place->folder, "p.evidence", NULL);
  place->evidence_folder = g_file_new_for_path (place->evidence);
  place->now = g_date_time_new_from_iso8601 ("2026-11-20T17:12:00+08:00", NULL);
}

void
place_tear_down (Place *place,
                 gconstpointer data)
{
  remove_folder (place->folder);
  zz_catalogue_unref (place->catalogue);
  zz_catalogue_store_free (place->store);
  g_object_unref (place->evidence_folder);
  g_date_time_unref (place->now);
  g_free (place->evidence);
  g_free (place->folder);
}

GFile *
place_make_source (Place *place,
                   const char *name,
                   const char *content)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);
  /* Not g_file_set_contents(): its temporary name is longer. */
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (content, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  return g_file_new_for_path (path);
}
