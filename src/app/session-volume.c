/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session plans an evidence volume and writes it. */
#include "config.h"

#include "app/session-volume.h"

#include "app/file-name.h"
#include "app/session-private.h"
#include "app/snapshot.h"

#include <glib/gi18n.h>

/* @target: its file is NULL where it is only planned. */
typedef struct
{
  GFile *file;
  ZzSnapshot *snapshot;
  ZzVolumeOptions options;
  ZzVolumeTarget target;
} Job;

static Job *
job_new (ZzSession *self,
         const ZzVolumeOptions *options)
{
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (zz_session_get_file (self));
  job->snapshot = zz_snapshot_new (self);
  job->options = *options;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  zz_snapshot_free (job->snapshot);
  g_clear_object (&job->target.file);
  g_free (job);
}

static void
volume_free_cb (gpointer data)
{
  zz_volume_free (data);
}

static ZzVolume *
plan (const Job *job,
      GError **error)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_snapshot_make_store (job->snapshot);
  g_autoptr (ZzProject) project = zz_snapshot_read (job->snapshot, catalogues, error);
  g_autoptr (ZzProjectFile) file = project != NULL ? zz_project_file_new_from (job->file, project, job->snapshot->bytes) : NULL;

  return file != NULL ? zz_volume_new (file, &job->options, error) : NULL;
}

static void
plan_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  GError *error = NULL;
  ZzVolume *volume = plan (task_data, &error);

  if (volume != NULL)
    g_task_return_pointer (task, volume, volume_free_cb);
  else
    g_task_return_error (task, error);
}

/* Without a source: the thread may be the last to let go of the task. */
void
zz_session_plan_volume_async (ZzSession *self,
                              const ZzVolumeOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ZZ_IS_SESSION (self) && options != NULL);
  g_return_if_fail (zz_session_get_file (self) != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, zz_session_plan_volume_async);
  g_task_set_task_data (task, job_new (self, options), job_free);
  g_task_run_in_thread (task, plan_cb);
}

ZzVolume *
zz_session_plan_volume_finish (GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
write_cb (GTask *task,
          gpointer source,
          gpointer task_data,
          GCancellable *cancellable)
{
  const Job *job = task_data;
  const ZzVolumeTarget *target = &job->target;
  ZzSessionPulse pulse = { task, 0 };
  GError *error = NULL;
  g_autoptr (ZzVolume) volume = NULL;

  /* A folder that is there is refused by whoever makes it. */
  if (zz_file_name_check_free (target->file, target->replace || !target->archive, &error))
    volume = plan (job, &error);
  if (volume != NULL && zz_volume_write (volume, target->file, target->archive, zz_session_pulse_cb, &pulse, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
zz_session_write_volume_async (ZzSession *self,
                               const ZzVolumeOptions *options,
                               const ZzVolumeTarget *target,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const ZzSessionWork work = { write_cb, job_free, zz_session_write_volume_async, _ ("Making the evidence volume"), FALSE };
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self) && options != NULL);
  g_return_if_fail (target != NULL && G_IS_FILE (target->file));
  g_return_if_fail (zz_session_get_file (self) != NULL);

  job = job_new (self, options);
  job->target = *target;
  g_object_ref (job->target.file);
  zz_session_run (self, &work, job, callback, user_data);
}

gboolean
zz_session_write_volume_finish (ZzSession *self,
                                GAsyncResult *result,
                                GError **error)
{
  return zz_session_finish_run (self, result, error);
}
