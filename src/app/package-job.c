/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package is looked into, unpacked, and a scratch copy of it removed, in workers. */
#include "config.h"

#include "app/package-job.h"

#include "core/error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define PROJECT_ENDING ".zizhi.json"
#define SCRATCH_FOLDER "zizhi"
/* Its one child is the unpacked package, so that this one is new in any case. */
#define SCRATCH_TEMPLATE "package-XXXXXX"
#define SCRATCH_CHILD "unpacked"

typedef struct
{
  ZzPackage *package; /* borrowed */
  GFile *target;
  int *percent;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->target);
  g_free (job);
}

static void
package_free_cb (gpointer data)
{
  zz_package_free (data);
}

static void
open_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  GError *error = NULL;
  ZzPackage *package = zz_package_open (task_data, catalogues, cancellable, &error);

  if (package != NULL)
    g_task_return_pointer (task, package, package_free_cb);
  else
    g_task_return_error (task, error);
}

void
zz_package_job_open_async (GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, zz_package_job_open_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_cb);
}

ZzPackage *
zz_package_job_open_finish (GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remove_tree (GFile *file)
{
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      g_autoptr (GFileEnumerator) children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
      GFile *child;

      while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
        remove_tree (child);
    }
  g_file_delete (file, NULL, NULL);
}

/* In the cache: evidence is large, and what a crash leaves there may go. */
static GFile *
make_scratch (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), SCRATCH_FOLDER, NULL);
  g_autofree char *path = g_build_filename (folder, SCRATCH_TEMPLATE, NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0 && g_mkdtemp (path) != NULL)
    return g_file_new_build_filename (path, SCRATCH_CHILD, NULL);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("“%s”: no folder could be made there to unpack to: %s"), folder, g_strerror (errno));
  return NULL;
}

static void
progress_cb (goffset current,
             goffset total,
             gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, total > 0 ? (int) CLAMP (current * 100 / total, 0, 100) : 0);
}

static void
unpack_cb (GTask *task,
           gpointer source,
           gpointer task_data,
           GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GFile) target = job->target != NULL ? g_object_ref (job->target) : make_scratch (&error);
  g_autofree char *name = g_strconcat (zz_package_get_contents (job->package)->name, PROJECT_ENDING, NULL);

  if (target != NULL && zz_package_unpack (job->package, target, progress_cb, job->percent, cancellable, &error))
    {
      g_task_return_pointer (task, g_file_get_child (target, name), g_object_unref);
      return;
    }
  if (target != NULL && job->target == NULL)
    {
      g_autoptr (GFile) scratch = g_file_get_parent (target);

      remove_tree (scratch);
    }
  g_task_return_error (task, error);
}

void
zz_package_job_unpack_async (ZzPackage *package,
                             GFile *target,
                             int *percent,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (package != NULL && percent != NULL);

  job = g_new0 (Job, 1);
  job->package = package;
  job->target = target != NULL ? g_object_ref (target) : NULL;
  job->percent = percent;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, zz_package_job_unpack_async);
  /* What is there is there, and is told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, unpack_cb);
}

GFile *
zz_package_job_unpack_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remove_cb (GTask *task,
           gpointer source,
           gpointer task_data,
           GCancellable *cancellable)
{
  remove_tree (task_data);
  g_task_return_boolean (task, TRUE);
}

void
zz_package_job_remove (GFile *project)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  g_autoptr (GFile) unpacked = NULL;

  g_return_if_fail (G_IS_FILE (project));

  unpacked = g_file_get_parent (project);
  g_task_set_source_tag (task, zz_package_job_remove);
  g_task_set_task_data (task, g_file_get_parent (unpacked), g_object_unref);
  g_task_run_in_thread (task, remove_cb);
}
