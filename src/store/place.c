/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Atomic and durable writing of local files. */
#include "config.h"

#include "store/place.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define NEW_PREFIX ".zizhi-"

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

/* Whoever waited may hold a file that was replaced meanwhile. */
int
zz_place_hold (const char *path)
{
  g_return_val_if_fail (path != NULL, -1);

  for (;;)
    {
      int held = g_open (path, O_RDONLY | O_CLOEXEC, 0);
      GStatBuf there, mine;

      if (held < 0)
        return -1;
      if (flock (held, LOCK_EX) != 0)
        {
          close (held);
          return -1;
        }
      if (g_stat (path, &there) == 0 && fstat (held, &mine) == 0 && there.st_ino == mine.st_ino && there.st_dev == mine.st_dev)
        return held;
      close (held);
    }
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

/* What to do when nothing could be written; NULL where only the system's word is known.
 * Linux has places, such as /proc, where a new file is refused by "no such file". */
static const char *
advise (const char *path,
        GFileError code)
{
  static const struct
  {
    GFileError code;
    const char *advice;
  } advices[] = {
    { G_FILE_ERROR_NOTDIR, N_ ("there is no such folder; choose another") },
    { G_FILE_ERROR_ISDIR, N_ ("this is a folder; name a file") },
    { G_FILE_ERROR_NOENT, N_ ("nothing can be written there; choose another folder") },
    { G_FILE_ERROR_ACCES, N_ ("nothing can be written there; choose another folder") },
    { G_FILE_ERROR_PERM, N_ ("nothing can be written there; choose another folder") },
    { G_FILE_ERROR_ROFS, N_ ("nothing can be written there; choose another folder") },
    { G_FILE_ERROR_NOSPC, N_ ("there is no room left; make some, or choose another disk") },
  };
  g_autofree char *folder = g_path_get_dirname (path);

  if (code == G_FILE_ERROR_NOENT && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    code = G_FILE_ERROR_NOTDIR;
  for (guint i = 0; i < G_N_ELEMENTS (advices); i++)
    if (advices[i].code == code)
      return _ (advices[i].advice);
  return NULL;
}

void
zz_place_set_write_error (GError **error,
                          const char *path)
{
  int code = errno;
  g_autofree char *shown = g_filename_display_name (path);
  const char *advice = advise (path, g_file_error_from_errno (code));

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", shown, advice != NULL ? advice : g_strerror (code));
}

void
zz_place_explain_write (const char *path,
                        GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  const char *advice;

  if (error == NULL)
    return;
  advice = (*error)->domain == G_FILE_ERROR ? advise (path, (GFileError) (*error)->code) : NULL;
  if (advice == NULL)
    {
      g_prefix_error (error, _ ("%s was not written; choose another place, or check permissions and free space: "), shown);
      return;
    }
  g_clear_error (error);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, "%s: %s", shown, advice);
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
    {
      zz_place_explain_write (path, error);
      return FALSE;
    }
  /* The umask may have taken bits that the old file had. */
  if (existed)
    (void) g_chmod (path, (int) (there.st_mode & 07777));
  zz_place_sync_folder (folder);
  return TRUE;
}

static gboolean
is_real_folder (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode);
}

gboolean
zz_place_make_folder (const char *path,
                      gboolean *made,
                      GError **error)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (path != NULL && made != NULL, FALSE);

  *made = g_mkdir (path, 0777) == 0;
  if (*made || (errno == EEXIST && is_real_folder (path)))
    return TRUE;
  if (errno != EEXIST)
    {
      zz_place_set_write_error (error, path);
      return FALSE;
    }
  shown = g_filename_display_name (path);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE, "%s: %s", shown,
               _ ("a link or file stands where the evidence folder should be; move it away"));
  return FALSE;
}

gboolean
zz_place_make_way (const char *root,
                   const char *path,
                   GError **error)
{
  g_autofree char *full = NULL;
  gboolean made;

  g_return_val_if_fail (root != NULL && path != NULL, FALSE);

  full = g_build_filename (root, path, NULL);
  for (char *slash = full + strlen (root) + 1; (slash = strchr (slash, '/')) != NULL; slash++)
    {
      *slash = '\0';
      if (!zz_place_make_folder (full, &made, error))
        return FALSE;
      *slash = '/';
    }
  return TRUE;
}

gboolean
zz_new_file_is_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_str_has_prefix (name, NEW_PREFIX) && strlen (name) == strlen (NEW_PREFIX "XXXXXX");
}

gboolean
zz_new_file_begin (ZzNewFile *self,
                   const char *folder,
                   GError **error)
{
  g_return_val_if_fail (self->path == NULL && folder != NULL, FALSE);

  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, NEW_PREFIX "XXXXXX", NULL);
  self->out = g_mkstemp_full (self->path, O_WRONLY | O_CLOEXEC, 0666);
  if (self->out >= 0)
    return TRUE;
  zz_place_set_write_error (error, folder);
  g_clear_pointer (&self->path, g_free);
  return FALSE;
}

gboolean
zz_new_file_write (ZzNewFile *self,
                   const guchar *bytes,
                   gsize n,
                   GError **error)
{
  g_return_val_if_fail (self->out >= 0, FALSE);

  while (n > 0)
    {
      gssize written = write (self->out, bytes, n);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          zz_place_set_write_error (error, self->folder);
          return FALSE;
        }
      bytes += written;
      n -= (gsize) written;
    }
  return TRUE;
}

/* Synced before it is moved, so that the name never stands for half a file. */
static gboolean
close_new_file (ZzNewFile *self,
                GError **error)
{
  gboolean synced = fsync (self->out) == 0;
  gboolean closed = close (self->out) == 0;

  self->out = -1;
  if (!synced || !closed)
    zz_place_set_write_error (error, self->folder);
  return synced && closed;
}

gboolean
zz_new_file_finish (ZzNewFile *self,
                    const char *path,
                    GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (self->out >= 0 && path != NULL, FALSE);

  if (!close_new_file (self, error))
    return FALSE;
  if (g_rename (self->path, path) != 0)
    {
      zz_place_set_write_error (error, path);
      return FALSE;
    }
  g_clear_pointer (&self->path, g_free);
  folder = g_path_get_dirname (path);
  zz_place_sync_folder (folder);
  zz_place_sync_folder (self->folder);
  return TRUE;
}

void
zz_new_file_clear (ZzNewFile *self)
{
  if (self->out >= 0)
    close (self->out);
  self->out = -1;
  if (self->path != NULL)
    g_unlink (self->path);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
}
