/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders to attach, as files. */
#include "config.h"

#include "store/attachment-sources.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FILES 10000
#define DEEPEST 32
#define WANTED G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN

typedef struct
{
  GPtrArray *files;
  GPtrArray *skipped;
  GCancellable *cancellable;
} Listing;

static void
skip (Listing *listing,
      GFile *file)
{
  if (listing->skipped != NULL)
    g_ptr_array_add (listing->skipped, g_file_get_parse_name (file));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  GFileInfo *const *first = a;
  GFileInfo *const *second = b;

  return strcmp (g_file_info_get_name (*first), g_file_info_get_name (*second));
}

/* What is in the folder, sorted by name. */
static GPtrArray *
read_folder (Listing *listing,
             GFile *folder,
             GError **error)
{
  g_autoptr (GFileEnumerator) entries = g_file_enumerate_children (folder, WANTED, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                                                   listing->cancellable, error);
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local = NULL;
  GFileInfo *info;

  if (entries == NULL)
    return NULL;
  while ((info = g_file_enumerator_next_file (entries, listing->cancellable, &local)) != NULL)
    g_ptr_array_add (infos, info);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_ptr_array_sort (infos, compare_names);
  return g_steal_pointer (&infos);
}

static gboolean
add (Listing *listing,
     GFile *file,
     GError **error)
{
  if (listing->files->len < MOST_FILES)
    {
      g_ptr_array_add (listing->files, g_object_ref (file));
      return TRUE;
    }
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("these are more than %u files; attach the folders that hold the proof one by one"),
               MOST_FILES);
  return FALSE;
}

static gboolean
add_folder (Listing *listing,
            GFile *folder,
            guint depth,
            GError **error)
{
  g_autoptr (GPtrArray) infos = read_folder (listing, folder, error);

  if (infos == NULL)
    return FALSE;
  for (guint i = 0; i < infos->len; i++)
    {
      GFileInfo *info = infos->pdata[i];
      g_autoptr (GFile) file = g_file_get_child (folder, g_file_info_get_name (info));
      GFileType type = g_file_info_get_file_type (info);
      gboolean fine = TRUE;

      if (g_file_info_get_is_hidden (info))
        skip (listing, file);
      else if (type == G_FILE_TYPE_REGULAR)
        fine = add (listing, file, error);
      else if (type == G_FILE_TYPE_DIRECTORY && depth < DEEPEST)
        fine = add_folder (listing, file, depth + 1, error);
      else
        skip (listing, file);
      if (!fine)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_given (Listing *listing,
           GFile *given,
           GError **error)
{
  guint before = listing->files->len;
  g_autofree char *shown = NULL;

  /* What is no folder is looked at when it is attached. */
  if (g_file_query_file_type (given, G_FILE_QUERY_INFO_NONE, listing->cancellable) != G_FILE_TYPE_DIRECTORY)
    return add (listing, given, error);
  if (!add_folder (listing, given, 1, error))
    return FALSE;
  if (listing->files->len > before)
    return TRUE;
  shown = g_file_get_parse_name (given);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s: there is no file in this folder that could be attached; choose another one"), shown);
  return FALSE;
}

GPtrArray *
zz_attachment_list_sources (const GPtrArray *given,
                            GPtrArray *skipped,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  Listing listing = { files, skipped, cancellable };

  g_return_val_if_fail (given != NULL, NULL);

  for (guint i = 0; i < given->len; i++)
    if (!add_given (&listing, given->pdata[i], error))
      return NULL;
  return g_steal_pointer (&files);
}
