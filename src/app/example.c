/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example project, opened as a copy. */
#include "config.h"

#include "app/example.h"

#include "core/error.h"

#include <glib/gi18n.h>

#define PROJECT_NAME "example.zizhi.json"
#define MAX_COPIES 1000

static GFile *
find_in (const char *folder)
{
  g_autofree char *path = folder != NULL ? g_build_filename (folder, PROJECT_NAME, NULL) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_file_new_for_path (folder);
}

/* $ZIZHI_EXAMPLE_DIR, where it is installed, any other data folder. */
static GFile *
find_example (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  GFile *found = find_in (g_getenv ("ZIZHI_EXAMPLE_DIR"));

  if (found == NULL)
    found = find_in (EXAMPLE_DIR);
  for (guint i = 0; found == NULL && folders[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (folders[i], GETTEXT_PACKAGE, "examples", NULL);

      found = find_in (folder);
    }
  return found;
}

/* A new folder "Zizhi example", "Zizhi example 2", …. */
static GFile *
make_folder (GCancellable *cancellable,
             GError **error)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *parent = documents != NULL ? documents : g_get_user_data_dir ();

  for (guint i = 1; i < MAX_COPIES; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup (_ ("Zizhi example")) : g_strdup_printf (_ ("Zizhi example %u"), i);
      g_autoptr (GFile) folder = g_file_new_build_filename (parent, name, NULL);
      g_autoptr (GError) local_error = NULL;

      if (g_file_make_directory_with_parents (folder, cancellable, &local_error))
        return g_steal_pointer (&folder);
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("There are too many copies of the example in “%s”: remove some."),
               parent);
  return NULL;
}

static gboolean copy_folder (GFile *from,
                             GFile *to,
                             GCancellable *cancellable,
                             GError **error);

static gboolean
copy_child (GFileInfo *info,
            GFile *from,
            GFile *to,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GFile) source = g_file_get_child (from, g_file_info_get_name (info));
  g_autoptr (GFile) target = g_file_get_child (to, g_file_info_get_name (info));

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return g_file_make_directory (target, cancellable, error) && copy_folder (source, target, cancellable, error);
  /* The copy is to be edited, whatever the installed one allows. */
  return g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error);
}

static gboolean
copy_folder (GFile *from,
             GFile *to,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (from, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                                    G_FILE_QUERY_INFO_NONE, cancellable, error);

  while (children != NULL)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (!copy_child (info, from, to, cancellable, error))
        return FALSE;
    }
  return FALSE;
}

static void
copy_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  g_autoptr (GFile) example = find_example ();
  g_autoptr (GFile) folder = NULL;
  GError *error = NULL;

  if (example == NULL)
    {
      g_task_return_new_error (task, ZZ_ERROR, ZZ_ERROR_NOT_FOUND,
                               _ ("The example project is not installed: install the program completely."));
      return;
    }
  folder = make_folder (cancellable, &error);
  if (folder != NULL && copy_folder (example, folder, cancellable, &error))
    g_task_return_pointer (task, g_file_get_child (folder, PROJECT_NAME), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
zz_example_copy_async (GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, zz_example_copy_async);
  g_task_run_in_thread (task, copy_cb);
}

GFile *
zz_example_copy_finish (GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
