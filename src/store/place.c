/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Atomic and durable writing of local files. */
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

GFile *
zz_place_resolve (GFile *file)
{
  g_autofree char *path = NULL;
  char *real = NULL;
  GFile *resolved;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_is_native (file) ? g_file_get_path (file) : NULL;
  if (path != NULL)
    real = realpath (path, NULL);
  if (real == NULL)
    return g_object_ref (file);
  resolved = g_file_new_for_path (real);
  free (real);
  return resolved;
}

void
zz_place_set_error (GError **error,
                    const char *path)
{
  int code = errno;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", shown, g_strerror (code));
}

void
zz_place_sync_folder (const char *path)
{
  int folder = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  /* Not every file system can; then the rename is as durable as it gets. */
  if (folder < 0)
    return;
  (void) fsync (folder);
  close (folder);
}

gboolean
zz_place_write (GFile *file,
                GBytes *bytes,
                GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  GStatBuf there;
  gboolean existed;

  g_return_val_if_fail (G_IS_FILE (file) && g_file_is_native (file) && bytes != NULL, FALSE);

  path = g_file_get_path (file);
  folder = g_path_get_dirname (path);
  existed = g_stat (path, &there) == 0;
  if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 existed ? (int) (there.st_mode & 0777) : 0666, error))
    return FALSE;
  /* The umask may have taken bits that the old file had. */
  if (existed)
    (void) g_chmod (path, (int) (there.st_mode & 07777));
  zz_place_sync_folder (folder);
  return TRUE;
}
