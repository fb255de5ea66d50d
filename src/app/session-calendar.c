/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session writes a calendar file. */
#include "config.h"

#include "app/session-private.h"

#include "core/error.h"
#include "eval/scratch.h"
#include "report/calendar.h"

#include <glib/gi18n.h>

/* What the thread works on. */
typedef struct
{
  ZzScratch *copy;
  ZzMessages *messages;
  guint level;
  ZzDate at;
  ZzDate today;
  GFile *target;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  zz_scratch_free (job->copy);
  zz_messages_unref (job->messages);
  g_object_unref (job->target);
  g_free (job);
}

static Job *
job_new (ZzSession *session,
         GFile *target)
{
  Job *job = g_new0 (Job, 1);

  job->copy = zz_scratch_new (zz_session_get_project (session), session->proof);
  job->messages = zz_messages_new (zz_messages_get_language (session->messages));
  job->level = zz_session_get_level (session);
  job->at = zz_session_get_at (session);
  job->today = zz_session_get_today (session);
  job->target = g_object_ref (target);
  return job;
}

static void
write_cb (GTask *task,
          gpointer source,
          gpointer task_data,
          GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (ZzGaps) gaps = zz_gaps_new (job->copy->project, job->copy->proof, job->level, job->at, job->today);
  g_autoptr (GBytes) bytes = zz_calendar_write (job->copy->project, gaps, job->messages);
  GError *error = NULL;

  if (g_file_replace_contents (job->target, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
zz_session_export_calendar_async (ZzSession *self,
                                  GFile *target,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  gboolean busy;

  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (target));

  busy = zz_session_get_busy (self);
  task = g_task_new (self, busy ? NULL : zz_session_begin (self, FALSE), callback, user_data);
  g_task_set_source_tag (task, zz_session_export_calendar_async);
  g_task_set_check_cancellable (task, FALSE);
  if (busy)
    {
      g_task_return_new_error (task, ZZ_ERROR, ZZ_ERROR_REFUSED,
                               _ ("Something else is still being done: wait for it to end and try again."));
      return;
    }
  g_task_set_task_data (task, job_new (self, target), job_free);
  g_task_run_in_thread (task, write_cb);
}

gboolean
zz_session_export_calendar_finish (ZzSession *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  /* Without a cancellable it had not been let run. */
  if (g_task_get_cancellable (G_TASK (result)) != NULL)
    zz_session_end (self);
  return g_task_propagate_boolean (G_TASK (result), error);
}
