/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders filled beside their place. */
#define _GNU_SOURCE /* renameat2 (), syncfs () */
#include "config.h"

#include "handover/folder-out.h"

#include "core/error.h"
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
#define NEW_FILE (O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC)

static gboolean
fail_there (const char *shown,
            GError **error)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: something of this name is already there; choose another name"), shown);
  return FALSE;
}

gboolean
zz_folder_out_begin (ZzFolderOut *self,
                     GFile *target,
                     GError **error)
{
  g_autofree char *shown = g_file_get_parse_name (target);
  g_autofree char *parent = NULL;
  GStatBuf info;

  g_return_val_if_fail (self->temporary == NULL, FALSE);

  self->target = g_file_get_path (target);
  if (self->target == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: this can only be written in a local folder; choose one"), shown);
      return FALSE;
    }
  if (g_lstat (self->target, &info) == 0)
    return fail_there (shown, error);
  parent = g_path_get_dirname (self->target);
  self->temporary = g_build_filename (parent, ".unpacking-XXXXXX", NULL);
  if (g_mkdtemp_full (self->temporary, 0777) == NULL)
    {
      zz_place_set_write_error (error, self->target);
      g_clear_pointer (&self->temporary, g_free);
      return FALSE;
    }
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->root = open (self->temporary, FOLDER);
  if (self->root < 0)
    zz_place_set_write_error (error, self->target);
  return self->root >= 0;
}

/* Opens the folder at @path below the root, making what is missing; -1 on failure. */
static int
open_folder (ZzFolderOut *self,
             const char *path,
             GError **error)
{
  g_autofree char *way = g_strdup (path);
  int folder = dup (self->root);

  for (char *part = way, *end = way; folder >= 0 && *part != '\0'; part = end)
    {
      const gboolean last = (end = strchr (part, '/')) == NULL;
      int next;

      if (!last)
        *end = '\0';
      if (mkdirat (folder, part, 0777) == 0)
        g_ptr_array_add (self->folders, g_strdup (way));
      next = openat (folder, part, FOLDER);
      close (folder);
      folder = next;
      if (last)
        break;
      *end++ = '/';
    }
  if (folder < 0)
    zz_place_set_write_error (error, self->target);
  return folder;
}

gboolean
zz_folder_out_make_folder (ZzFolderOut *self,
                           const char *path,
                           GError **error)
{
  const int folder = open_folder (self, path, error);

  if (folder >= 0)
    close (folder);
  return folder >= 0;
}

int
zz_folder_out_create (ZzFolderOut *self,
                      const char *path,
                      GError **error)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *above = slash != NULL ? g_strndup (path, (gsize) (slash - path)) : g_strdup ("");
  const int folder = open_folder (self, above, error);
  int file;

  if (folder < 0)
    return -1;
  file = openat (folder, slash != NULL ? slash + 1 : path, NEW_FILE, 0666);
  if (file >= 0)
    g_ptr_array_add (self->files, g_strdup (path));
  else
    zz_place_set_write_error (error, self->target);
  close (folder);
  return file;
}

gboolean
zz_folder_out_write (ZzFolderOut *self,
                     int file,
                     const guchar *bytes,
                     gsize n,
                     GError **error)
{
  while (n > 0)
    {
      const gssize written = write (file, bytes, n);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          zz_place_set_write_error (error, self->target);
          return FALSE;
        }
      bytes += written;
      n -= (gsize) written;
    }
  return TRUE;
}

gboolean
zz_folder_out_close (ZzFolderOut *self,
                     int file,
                     GError **error)
{
  if (close (file) == 0)
    return TRUE;
  zz_place_set_write_error (error, self->target);
  return FALSE;
}

gboolean
zz_folder_out_add (ZzFolderOut *self,
                   const char *path,
                   GBytes *bytes,
                   GError **error)
{
  gsize n;
  const guchar *data = g_bytes_get_data (bytes, &n);
  const int file = zz_folder_out_create (self, path, error);
  gboolean written;

  if (file < 0)
    return FALSE;
  written = zz_folder_out_write (self, file, data, n, error);
  return zz_folder_out_close (self, file, written ? error : NULL) && written;
}

/* Where the file system cannot rename without replacing, nothing but an empty
 * folder could be replaced. */
static gboolean
move_into_place (ZzFolderOut *self)
{
  GStatBuf info;

  if (renameat2 (AT_FDCWD, self->temporary, AT_FDCWD, self->target, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (g_lstat (self->target, &info) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (self->temporary, self->target) == 0;
}

gboolean
zz_folder_out_finish (ZzFolderOut *self,
                      GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->target);

  g_return_val_if_fail (self->temporary != NULL && self->root >= 0, FALSE);

  /* One call for thousands of files. */
  if (syncfs (self->root) != 0)
    {
      zz_place_set_write_error (error, self->target);
      return FALSE;
    }
  if (!move_into_place (self))
    {
      g_autofree char *shown = g_filename_display_name (self->target);

      if (errno == EEXIST || errno == ENOTEMPTY)
        return fail_there (shown, error);
      zz_place_set_write_error (error, self->target);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  zz_place_sync_folder (parent);
  return TRUE;
}

/* What was made is taken away again, and nothing else. */
static void
remove_all (ZzFolderOut *self)
{
  for (guint i = 0; i < self->files->len; i++)
    (void) unlinkat (self->root, self->files->pdata[i], 0);
  for (guint i = self->folders->len; i > 0; i--)
    (void) unlinkat (self->root, self->folders->pdata[i - 1], AT_REMOVEDIR);
}

void
zz_folder_out_clear (ZzFolderOut *self)
{
  if (self->temporary != NULL)
    {
      if (self->root >= 0)
        remove_all (self);
      g_rmdir (self->temporary);
    }
  if (self->root >= 0)
    close (self->root);
  self->root = -1;
  g_clear_pointer (&self->temporary, g_free);
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
}
