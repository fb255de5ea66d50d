/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name gets the ending that says what kind of file it is. */
#include "config.h"

#include "app/file-name.h"

#include "core/error.h"

#include <glib/gi18n.h>
#include <string.h>

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

gboolean
zz_file_name_check_free (GFile *target,
                         gboolean replace,
                         GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  if (replace || !g_file_query_exists (target, NULL))
    return TRUE;
  name = g_file_get_parse_name (target);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("“%s” is there already: choose another name, or this very one to replace it."), name);
  return FALSE;
}

gboolean
zz_file_name_is_plain (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return *name != '\0' && strchr (name, '/') == NULL && !g_str_equal (name, ".") && !g_str_equal (name, "..");
}
