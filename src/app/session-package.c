/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session plans a package and writes it. */
#include "config.h"

#include "app/session-package.h"

#include "app/file-name.h"
#include "app/session-private.h"

#include <glib/gi18n.h>

/* @target: NULL where it is only planned. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  gboolean newer;
  ZzPackOptions options;
  GFile *target;
  gboolean replace;
} Job;

/* What was saved goes along letter for letter. */
static Job *
job_new (ZzSession *self,
         const ZzPackOptions *options)
{
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (zz_session_get_file (self));
  if (!zz_history_get_modified (self->history))
    job->bytes = zz_project_file_ref_content (self->file);
  if (job->bytes == NULL)
    job->bytes = zz_project_write (zz_session_get_project (self));
  job->newer = zz_session_get_newer (self);
  job->options = *options;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_bytes_unref (job->bytes);
  g_clear_object (&job->target);
  g_free (job);
}

static void
packing_free_cb (gpointer data)
{
  zz_packing_free (data);
}

/* A newer version's project is never edited here, so its file says the same. */
static ZzProjectFile *
read_project (const Job *job,
              ZzCatalogueStore *catalogues,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autoptr (ZzProject) project = NULL;

  if (job->newer)
    return zz_project_file_load (job->file, catalogues, cancellable, error);
  project = zz_project_read (job->bytes, name, catalogues, NULL, error);
  return project != NULL ? zz_project_file_new_from (job->file, project, job->bytes) : NULL;
}

static ZzPacking *
plan (const Job *job,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzProjectFile) file = read_project (job, catalogues, cancellable, error);
  g_autoptr (GBytes) content = file != NULL ? zz_project_file_ref_content (file) : NULL;

  return file != NULL ? zz_packing_new (file, content, catalogues, &job->options, error) : NULL;
}

static void
plan_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  GError *error = NULL;
  ZzPacking *packing = plan (task_data, cancellable, &error);

  if (packing != NULL)
    g_task_return_pointer (task, packing, packing_free_cb);
  else
    g_task_return_error (task, error);
}

/* Without a source: the thread may be the last to let go of the task. */
void
zz_session_plan_package_async (ZzSession *self,
                               const ZzPackOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ZZ_IS_SESSION (self) && options != NULL);
  g_return_if_fail (zz_session_get_file (self) != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, zz_session_plan_package_async);
  g_task_set_task_data (task, job_new (self, options), job_free);
  g_task_run_in_thread (task, plan_cb);
}

ZzPacking *
zz_session_plan_package_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pack_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  const Job *job = task_data;
  ZzSessionPulse pulse = { task, 0 };
  GError *error = NULL;
  g_autoptr (ZzPacking) packing = zz_file_name_check_free (job->target, job->replace, &error) ? plan (job, cancellable, &error) : NULL;

  if (packing != NULL && zz_packing_write (packing, job->target, zz_session_pulse_cb, &pulse, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
zz_session_pack_async (ZzSession *self,
                       const ZzPackOptions *options,
                       GFile *target,
                       gboolean replace,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  const ZzSessionWork work = { pack_cb, job_free, zz_session_pack_async, _ ("Packing"), FALSE };
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self) && options != NULL && G_IS_FILE (target));
  g_return_if_fail (zz_session_get_file (self) != NULL);

  job = job_new (self, options);
  job->target = g_object_ref (target);
  job->replace = replace;
  zz_session_run (self, &work, job, callback, user_data);
}

gboolean
zz_session_pack_finish (ZzSession *self,
                        GAsyncResult *result,
                        GError **error)
{
  return zz_session_finish_run (self, result, error);
}
