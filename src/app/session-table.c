/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session writes a register as a table. */
#include "config.h"

#include "app/session-private.h"

#include "eval/scratch.h"
#include "handover/table-file.h"

/* What the thread works on. */
typedef struct
{
  ZzScratch *copy;
  const ZzRegister *reg;
  ZzLanguage language;
  GFile *target;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  zz_scratch_free (job->copy);
  g_object_unref (job->target);
  g_free (job);
}

static void
write_cb (GTask *task,
          gpointer source,
          gpointer task_data,
          GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autofree char *name = g_file_get_basename (job->target);
  g_autoptr (GBytes) bytes = zz_table_file_write (job->copy->project, job->reg, job->language, name, &error);

  if (bytes != NULL && zz_session_write_out (job->target, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
zz_session_export_table_async (ZzSession *self,
                               const ZzRegister *reg,
                               GFile *target,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const ZzSessionWork work = { write_cb, job_free, zz_session_export_table_async, NULL, FALSE };
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self) && reg != NULL);
  g_return_if_fail (G_IS_FILE (target));

  job = g_new0 (Job, 1);
  job->copy = zz_scratch_new (zz_session_get_project (self), self->proof);
  job->reg = reg;
  job->language = zz_messages_get_language (self->messages);
  job->target = g_object_ref (target);
  zz_session_run (self, &work, job, callback, user_data);
}

gboolean
zz_session_export_table_finish (ZzSession *self,
                                GAsyncResult *result,
                                GError **error)
{
  return zz_session_finish_run (self, result, error);
}
