/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the evidence folder that no item names. */
#include "config.h"

#include "store/evidence-unlisted.h"

#include "core/builtin.h"
#include "core/error.h"
#include "store/evidence-folder.h"
#include "store/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define DEEPEST 16
#define HASH_DIGITS 12
#define LONG_AGO 3600 /* seconds */
#define REAL_FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

typedef struct
{
  GHashTable *named; /* paths of items, borrowed */
  GPtrArray *files;
  GCancellable *cancellable;
} Listing;

static void
file_free (gpointer data)
{
  ZzUnlistedFile *file = data;

  g_free (file->path);
  g_free (file);
}

/* Whether the folder is one that attaching makes. */
static gboolean
is_hash_folder (const char *name)
{
  return strlen (name) == HASH_DIGITS && strspn (name, "0123456789abcdef") == HASH_DIGITS;
}

/* Whether nobody needs a file that no item names, @depth folders down. A copy that is not
 * whole may become so, unless it was begun long ago: by a program that was ended. */
static gboolean
is_spare (const char *parent,
          const char *name,
          const struct stat *info,
          guint depth)
{
  const gboolean begun = zz_new_file_is_name (name);

  if (begun && time (NULL) - info->st_mtime <= LONG_AGO)
    return FALSE;
  return depth == 0 ? begun : depth == 1 && is_hash_folder (parent);
}

static void
add (Listing *listing,
     char *path,
     gint64 size,
     gboolean spare)
{
  ZzUnlistedFile *file = g_new (ZzUnlistedFile, 1);

  file->path = path;
  file->size = size;
  file->spare = spare;
  g_ptr_array_add (listing->files, file);
}

static void list_folder (Listing *listing,
                         int folder,
                         const char *path,
                         guint depth);

static void
list_entry (Listing *listing,
            int folder,
            const char *parent,
            const struct dirent *entry,
            guint depth)
{
  const char *name = entry->d_name;
  g_autofree char *path = *parent != '\0' ? g_strconcat (parent, "/", name, NULL) : g_strdup (name);
  struct stat info;

  /* What has its item needs no look of its own. */
  if (entry->d_type == DT_REG && g_hash_table_contains (listing->named, path))
    return;
  if (fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return;
  if (S_ISDIR (info.st_mode))
    {
      int inner = depth < DEEPEST ? openat (folder, name, REAL_FOLDER) : -1;

      if (inner >= 0)
        list_folder (listing, inner, path, depth + 1);
      else
        add (listing, g_strconcat (path, "/", NULL), 0, FALSE);
      return;
    }
  if (!S_ISREG (info.st_mode))
    add (listing, g_steal_pointer (&path), 0, FALSE);
  else if (!g_hash_table_contains (listing->named, path))
    add (listing, g_steal_pointer (&path), (gint64) info.st_size, is_spare (parent, name, &info, depth));
}

/* Closes @folder. */
static void
list_folder (Listing *listing,
             int folder,
             const char *path,
             guint depth)
{
  DIR *entries = fdopendir (folder);

  if (entries == NULL)
    {
      close (folder);
      return;
    }
  for (struct dirent *entry; (entry = readdir (entries)) != NULL && !g_cancellable_is_cancelled (listing->cancellable);)
    if (!g_str_equal (entry->d_name, ".") && !g_str_equal (entry->d_name, ".."))
      list_entry (listing, dirfd (entries), path, entry, depth);
  closedir (entries);
}

static void
note_items (Listing *listing,
            const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const char *path = zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_FILE);

      if (path != NULL)
        g_hash_table_add (listing->named, (gpointer) path);
    }
}

/* A file that somebody renamed is known by its hash: it stays while an item misses
 * it. */
static void
keep_renamed (const GPtrArray *files,
              const char *root,
              const GPtrArray *items)
{
  g_autoptr (GHashTable) missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 bytes;

  if (zz_evidence_count_spare (files, &bytes) == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      const char *path = zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_FILE);
      const char *sha256 = zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_SHA256);

      if (sha256 != NULL && (path == NULL || zz_evidence_measure (root, path) < 0))
        g_hash_table_add (missed, g_ascii_strdown (sha256, MIN (HASH_DIGITS, (gssize) strlen (sha256))));
    }
  for (guint i = 0; i < files->len; i++)
    {
      ZzUnlistedFile *file = files->pdata[i];
      g_autofree char *folder = g_path_get_dirname (file->path);

      file->spare = file->spare && !g_hash_table_contains (missed, folder);
    }
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const ZzUnlistedFile *const *first = a;
  const ZzUnlistedFile *const *second = b;

  return strcmp ((*first)->path, (*second)->path);
}

GPtrArray *
zz_evidence_list_unlisted (GFile *evidence_folder,
                           const GPtrArray *items,
                           GCancellable *cancellable)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  Listing listing = { named, g_ptr_array_new_with_free_func (file_free), cancellable };
  const char *root;
  int folder;

  g_return_val_if_fail ((evidence_folder == NULL || G_IS_FILE (evidence_folder)) && items != NULL, NULL);

  root = evidence_folder != NULL ? g_file_peek_path (evidence_folder) : NULL;
  folder = root != NULL ? open (root, REAL_FOLDER) : -1;
  if (folder >= 0)
    {
      note_items (&listing, items);
      list_folder (&listing, folder, "", 0);
      keep_renamed (listing.files, root, items);
    }
  g_ptr_array_sort (listing.files, compare_files);
  return listing.files;
}

guint
zz_evidence_count_spare (const GPtrArray *files,
                         gint64 *bytes)
{
  guint n = 0;

  g_return_val_if_fail (files != NULL && bytes != NULL, 0);

  *bytes = 0;
  for (guint i = 0; i < files->len; i++)
    {
      const ZzUnlistedFile *file = files->pdata[i];

      if (!file->spare)
        continue;
      n++;
      *bytes += file->size;
    }
  return n;
}

/* Deletes HASH/NAME, or what was never moved there, looked at once more on the way. */
static gboolean
delete_file (int root,
             const ZzUnlistedFile *file,
             GError **error)
{
  g_autofree char *folder_name = g_path_get_dirname (file->path);
  g_autofree char *name = g_path_get_basename (file->path);
  struct stat info;
  gboolean deleted;
  int folder = openat (root, folder_name, REAL_FOLDER);

  if (folder < 0)
    {
      zz_place_set_error (error, file->path);
      return FALSE;
    }
  deleted = fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
  if (deleted && !S_ISREG (info.st_mode))
    {
      errno = EINVAL;
      deleted = FALSE;
    }
  deleted = deleted && unlinkat (folder, name, 0) == 0;
  if (!deleted)
    zz_place_set_error (error, file->path);
  close (folder);
  /* Stays where it holds anything else. */
  if (deleted)
    (void) unlinkat (root, folder_name, AT_REMOVEDIR);
  return deleted;
}

gboolean
zz_evidence_clean (GFile *evidence_folder,
                   const GPtrArray *files,
                   guint *n,
                   GError **error)
{
  const char *path;
  gboolean fine = TRUE;
  int root;

  g_return_val_if_fail (G_IS_FILE (evidence_folder) && files != NULL && n != NULL, FALSE);

  *n = 0;
  path = g_file_peek_path (evidence_folder);
  root = path != NULL ? open (path, REAL_FOLDER) : -1;
  if (root < 0)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no evidence folder to clean up; nothing was done"));
      return FALSE;
    }
  for (guint i = 0; fine && i < files->len; i++)
    {
      const ZzUnlistedFile *file = files->pdata[i];

      if (!file->spare)
        continue;
      fine = delete_file (root, file, error);
      *n += fine ? 1 : 0;
    }
  close (root);
  return fine;
}
