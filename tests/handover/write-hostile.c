/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes every package that nobody should unpack to a folder, for tests that look at the
 * program from outside: NAME.zip for each case of spoil.h, and honest.zip.
 *
 *   write-hostile FOLDER
 */
#include "place.h"
#include "spoil.h"

static void
write_package (const Place *place,
               const char *folder,
               const SpoilCase *spoilt)
{
  Maker *maker = place_make (place);
  g_autofree char *name = g_strconcat (spoilt != NULL ? spoilt->name : "honest", ".zip", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (spoilt != NULL)
    spoilt->spoil (maker, spoilt->argument);
  bytes = maker_build (maker);
  maker_free (maker);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

int
main (int argc,
      char *argv[])
{
  Place place = { NULL };

  if (argc != 2)
    {
      g_printerr ("write-hostile FOLDER\n");
      return 2;
    }
  place_set_up (&place, NULL);
  write_package (&place, argv[1], NULL);
  for (guint i = 0; spoil_get_case (i) != NULL; i++)
    write_package (&place, argv[1], spoil_get_case (i));
  place_tear_down (&place, NULL);
  return 0;
}
