/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of evidence files, which never lead out of the evidence folder. */
#include "config.h"

#include "store/attachment.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ENDING ".zizhi.json"

char *
zz_evidence_folder_name (const char *file_name)
{
  gsize length;

  g_return_val_if_fail (file_name != NULL, NULL);

  length = strlen (file_name);
  if (g_str_has_suffix (file_name, ENDING) && length > strlen (ENDING))
    length -= strlen (ENDING);
  else if (g_str_has_suffix (file_name, ".json") && length > strlen (".json"))
    length -= strlen (".json");
  return g_strdup_printf ("%.*s.evidence", (int) length, file_name);
}

static gboolean
is_safe_part (const char *part,
              gsize length)
{
  if (length == 0 || (length == 1 && part[0] == '.') || (length == 2 && part[0] == '.' && part[1] == '.'))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (part[i] == '\\' || g_ascii_iscntrl (part[i]))
      return FALSE;
  return TRUE;
}

gboolean
zz_evidence_path_is_safe (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  for (;;)
    {
      gsize length = strcspn (path, "/");

      if (!is_safe_part (path, length))
        return FALSE;
      if (path[length] == '\0')
        return TRUE;
      path += length + 1;
    }
}

static gboolean
is_symlink (GFile *file)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_SYMBOLIC_LINK;
}

/* Walks down from the folder; the folder itself may be no link either, or a
 * project from elsewhere could make any folder its own. */
static GFile *
walk (GFile *folder,
      const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (GFile) place = g_object_ref (folder);

  if (is_symlink (place))
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      GFile *child = g_file_get_child (place, parts[i]);

      g_set_object (&place, child);
      g_object_unref (child);
      if (is_symlink (place))
        return NULL;
    }
  return g_steal_pointer (&place);
}

GFile *
zz_evidence_locate (GFile *evidence_folder,
                    ZzRecord *item,
                    GError **error)
{
  const char *path;
  GFile *place;

  g_return_val_if_fail (G_IS_FILE (evidence_folder) && item != NULL, NULL);

  path = zz_record_get_text (item, ZZ_EVIDENCE_FILE);
  if (path == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("evidence \"%s\" has no file"), zz_record_get_label (item));
      return NULL;
    }
  place = zz_evidence_path_is_safe (path) ? walk (evidence_folder, path) : NULL;
  if (place == NULL)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE, _ ("the path \"%s\" of evidence \"%s\" leads out of the evidence folder or through a link"),
                 path, zz_record_get_label (item));
  return place;
}
