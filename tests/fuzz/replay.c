/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every file of the folders named to the fuzz target, without libFuzzer. */
#include "fuzz.h"

#include <gio/gio.h>

static guint
replay_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *bare = NULL;
      gsize length;

      g_file_get_contents (file, &bytes, &length, &error);
      g_assert_no_error (error);
      /* Without the NUL behind it a sanitizer sees what is read past the end. */
      bare = g_memdup2 (bytes, length);
      LLVMFuzzerTestOneInput ((const uint8_t *) bare, length);
      n++;
    }
  return n;
}

int
main (int argc,
      char *argv[])
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += replay_folder (argv[i]);
  g_print ("%u inputs\n", n);
  return n > 0 ? 0 : 1;
}
