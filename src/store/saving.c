/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file written over what it was made from, or not at all. */
#include "config.h"

#include "store/saving.h"

#include "core/error.h"
#include "store/json.h"
#include "store/load.h"
#include "store/place.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

static gboolean
can_write (GFile *place)
{
  g_autoptr (GFileInfo) info = g_file_query_info (place, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  /* What is not there, or does not say, is found out by writing. */
  return info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
         || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

gboolean
zz_saving_is_possible (GFile *file)
{
  g_autoptr (GFile) real = zz_place_resolve (file);
  g_autoptr (GFile) folder = g_file_get_parent (real);

  return can_write (real) && (folder == NULL || can_write (folder));
}

void
zz_saving_clear (ZzSaving *saving)
{
  g_clear_object (&saving->file);
  g_clear_object (&saving->real);
  g_clear_pointer (&saving->name, g_free);
  g_clear_pointer (&saving->content, g_bytes_unref);
  g_clear_pointer (&saving->etag, g_free);
}

static void
set_changed (const ZzSaving *saving,
             GError **error)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED,
               _ ("%s: somebody else changed the file since it was opened; save under another name, or open it again"), saving->name);
}

gboolean
zz_saving_check_unchanged (const ZzSaving *saving,
                           GBytes *bytes,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) there = NULL;

  if (saving->replace)
    return TRUE;
  there = zz_load_file (saving->real, ZZ_JSON_MAX_BYTES, NULL, cancellable, &local);
  if (there == NULL && g_error_matches (local, ZZ_ERROR, ZZ_ERROR_NOT_FOUND))
    return TRUE;
  if (there == NULL && local->domain != ZZ_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (saving->content == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: there is already a file of this name; choose another"), saving->name);
      return FALSE;
    }
  if (there != NULL && (g_bytes_equal (there, saving->content) || g_bytes_equal (there, bytes)))
    return TRUE;
  set_changed (saving, error);
  return FALSE;
}

gboolean
zz_saving_check_place (const ZzSaving *saving,
                       GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (saving->real);
  gboolean there = folder == NULL || !g_file_is_native (folder)
                   || g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;

  if (!there)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s: there is no such folder; choose another"), saving->name);
  else if (g_file_query_file_type (saving->real, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: this is a folder; choose another name"), saving->name);
  else if (!zz_saving_is_possible (saving->real))
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: nothing can be written there; choose another folder"), saving->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_remote (ZzSaving *saving,
              GBytes *bytes,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) local = NULL;

  if (g_file_replace_contents (saving->real, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               saving->replace ? NULL : saving->etag, FALSE, G_FILE_CREATE_NONE, &etag, cancellable, &local))
    {
      g_free (saving->etag);
      saving->etag = g_steal_pointer (&etag);
      return TRUE;
    }
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    set_changed (saving, error);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Nobody writes between our look and our writing. */
static gboolean
write_local (ZzSaving *saving,
             GBytes *bytes,
             GCancellable *cancellable,
             GError **error)
{
  const int held = zz_place_hold (g_file_peek_path (saving->real));
  const gboolean written = zz_saving_check_unchanged (saving, bytes, cancellable, error) && !g_cancellable_set_error_if_cancelled (cancellable, error)
                           && zz_place_write (saving->real, bytes, error);

  if (held >= 0)
    close (held);
  return written;
}

gboolean
zz_saving_write (ZzSaving *saving,
                 GBytes *bytes,
                 GCancellable *cancellable,
                 GError **error)
{
  /* What it says names the file. */
  if (g_file_is_native (saving->real))
    return write_local (saving, bytes, cancellable, error);
  if (!zz_saving_check_unchanged (saving, bytes, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (write_remote (saving, bytes, cancellable, error))
    return TRUE;
  g_prefix_error (error, _ ("%s: the project could not be saved: "), saving->name);
  return FALSE;
}
