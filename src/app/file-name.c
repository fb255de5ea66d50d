/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name gets the ending that says what kind of file it is. */
#include "app/file-name.h"

GFile *
zz_file_name_complete (GFile *file,
                       const char *suffix,
                       gboolean *replace)
{
  g_autofree char *name = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && suffix != NULL && replace != NULL, NULL);

  name = g_file_get_basename (file);
  *replace = g_str_has_suffix (name, suffix);
  if (*replace)
    return g_object_ref (file);
  whole = g_strconcat (name, suffix, NULL);
  folder = g_file_get_parent (file);
  return g_file_get_child (folder, whole);
}
