/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A move that is made and shown before it is wanted. */
#include "app/edition-preview.h"

#include "store/edition-move.h"

typedef struct
{
  GBytes *bytes;
  ZzCatalogue *from;
  char *to;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_bytes_unref (job->bytes);
  zz_catalogue_unref (job->from);
  g_free (job->to);
  g_free (job);
}

static void
free_cb (gpointer data)
{
  zz_edition_preview_free (data);
}

static void
preview_cb (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzEditionPreview) preview = g_new0 (ZzEditionPreview, 1);
  GError *error = NULL;

  preview->moved = zz_edition_move_bytes (job->bytes, job->from, job->to, catalogues, &preview->report, &error);
  if (preview->moved != NULL)
    g_task_return_pointer (task, g_steal_pointer (&preview), free_cb);
  else
    g_task_return_error (task, error);
}

/* Without a source: the thread may be the last to let go of the task. */
void
zz_edition_preview_async (ZzSession *session,
                          const char *to,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (session));
  g_return_if_fail (to != NULL);

  job = g_new0 (Job, 1);
  job->bytes = zz_project_write (zz_session_get_project (session));
  job->from = zz_catalogue_ref (zz_session_get_catalogue (session));
  job->to = g_strdup (to);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, zz_edition_preview_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, preview_cb);
}

ZzEditionPreview *
zz_edition_preview_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
zz_edition_preview_free (ZzEditionPreview *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->moved);
  g_clear_pointer (&self->report, zz_move_report_free);
  g_free (self);
}
