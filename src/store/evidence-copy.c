/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence taken along to another evidence folder. */
#include "config.h"

#include "store/evidence-copy.h"

#include "core/builtin.h"
#include "core/error.h"
#include "store/attachment.h"
#include "store/digest.h"
#include "store/place.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BLOCK 65536
#define WANTED G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

/* One file on its way. */
typedef struct
{
  GFile *source;
  goffset size;
  const char *root; /* the folder it goes to */
  const char *path; /* below it; a safe one */
} Copy;

/* The size of the source; -1 where no regular file is there. */
static goffset
measure (GFile *source,
         GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (source, WANTED, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);

  return info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR ? g_file_info_get_size (info) : -1;
}

static gboolean
refuse (const char *path,
        GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE, _ ("%s: a link or something else that is no file stands where evidence should be; move it away"), shown);
  return FALSE;
}

/* Looks at the place without following a link on the way. @size: set to that of
 * the file there, or -1. */
static gboolean
look_at_target (const Copy *copy,
                goffset *size,
                GError **error)
{
  g_autofree char *full = g_build_filename (copy->root, copy->path, NULL);
  GStatBuf info;

  *size = -1;
  for (char *slash = full + strlen (copy->root); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      gboolean there, folder;

      *slash = '\0';
      there = g_lstat (full, &info) == 0;
      folder = there && S_ISDIR (info.st_mode);
      if (there && !folder)
        return refuse (full, error);
      *slash = '/';
      if (!there)
        return TRUE;
    }
  if (g_lstat (full, &info) != 0)
    return TRUE;
  if (!S_ISREG (info.st_mode))
    return refuse (full, error);
  *size = (goffset) info.st_size;
  return TRUE;
}

static gboolean
copy_blocks (const Copy *copy,
             ZzNewFile *file,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GFileInputStream) in = g_file_read (copy->source, cancellable, error);
  g_autofree guchar *block = g_malloc (BLOCK);
  goffset size = 0;
  gssize n;

  if (in == NULL)
    return FALSE;
  while ((n = g_input_stream_read (G_INPUT_STREAM (in), block, BLOCK, cancellable, error)) > 0)
    {
      if (!zz_new_file_write (file, block, (gsize) n, error))
        return FALSE;
      size += n;
    }
  if (n < 0 || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (size == copy->size)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED, _ ("%s: the file was changed while it was copied; try again"), copy->path);
  return FALSE;
}

static gboolean
copy_file (const Copy *copy,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *path = g_build_filename (copy->root, copy->path, NULL);
  ZzNewFile file = ZZ_NEW_FILE_INIT;
  gboolean copied;

  copied = zz_new_file_begin (&file, copy->root, error) && copy_blocks (copy, &file, cancellable, error)
           && zz_place_make_way (copy->root, copy->path, error) && zz_new_file_finish (&file, path, error);
  zz_new_file_clear (&file);
  return copied;
}

/* @made: set where the folder was made; @placed: takes the path of a copy where there was
 * none. */
static gboolean
go_on (gsize n G_GNUC_UNUSED,
       gpointer user_data G_GNUC_UNUSED)
{
  return TRUE;
}

/* Whether the file at the target is neither what its folder is called after nor what @item
 * says of it: half of one, say. Whatever others say, a good file here is not replaced. */
static gboolean
is_torso (const Copy *copy,
          const ZzRecord *item)
{
  g_autofree char *full = g_build_filename (copy->root, copy->path, NULL);
  g_autofree guchar *block = g_malloc (ZZ_DIGEST_BLOCK);
  g_autoptr (ZzDigest) digest = zz_digest_new ();
  const char *noted = zz_record_get_text (item, ZZ_EVIDENCE_SHA256);
  char hex[65];
  int in = g_open (full, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  gboolean read;

  if (in < 0)
    return FALSE;
  read = digest != NULL && zz_digest_read (digest, in, block, go_on, NULL, hex);
  g_close (in, NULL);
  return read && g_ascii_strcasecmp (hex, noted != NULL ? noted : "") != 0 && strncmp (hex, copy->path, strcspn (copy->path, "/")) != 0;
}

static gboolean
copy_item (ZzRecord *item,
           GFile *from,
           const char *root,
           gboolean *made,
           GPtrArray *placed,
           GCancellable *cancellable,
           GError **error)
{
  const ZzValue *noted = zz_record_get (item, ZZ_EVIDENCE_SIZE);
  g_autoptr (GFile) source = zz_evidence_locate (from, item, NULL);
  Copy copy = { .source = source, .root = root, .path = zz_record_get_text (item, ZZ_EVIDENCE_FILE) };
  goffset there;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  copy.size = source != NULL ? measure (source, cancellable) : -1;
  if (copy.size < 0)
    return TRUE;
  if (!look_at_target (&copy, &there, error))
    return FALSE;
  if (there >= 0 && (there == (noted->kind == ZZ_VALUE_INTEGER ? noted->integer : copy.size) || !is_torso (&copy, item)))
    return TRUE;
  /* Noted before it is there: the folders on the way to it may be all there is of it. */
  if (there < 0)
    g_ptr_array_add (placed, g_strdup (copy.path));
  return (*made || zz_place_make_folder (root, made, error)) && copy_file (&copy, cancellable, error);
}

/* Removes the copies, and the folders that are empty then. */
static void
take_back (const char *root,
           const GPtrArray *placed)
{
  for (guint i = placed->len; i > 0; i--)
    {
      g_autofree char *path = g_build_filename (root, placed->pdata[i - 1], NULL);

      g_unlink (path);
      for (char *slash = strrchr (path, '/'); slash > path + strlen (root); slash = strrchr (path, '/'))
        {
          *slash = '\0';
          g_rmdir (path);
        }
    }
}

gboolean
zz_evidence_copy (const GPtrArray *items,
                  GFile *from,
                  GFile *to,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) placed = g_ptr_array_new_with_free_func (g_free);
  gboolean made = FALSE;
  gboolean copied = TRUE;
  const char *root;

  g_return_val_if_fail (items != NULL && G_IS_FILE (from) && G_IS_FILE (to), FALSE);

  if (items->len == 0 || g_file_equal (from, to))
    return TRUE;
  root = g_file_peek_path (to);
  if (root == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("a project with evidence can only be saved in a local folder; choose one"));
      return FALSE;
    }
  for (guint i = 0; copied && i < items->len; i++)
    copied = copy_item (items->pdata[i], from, root, &made, placed, cancellable, error);
  if (copied)
    return TRUE;
  take_back (root, placed);
  if (made)
    g_rmdir (root);
  return FALSE;
}
