/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session writes a calendar file. */
#include "config.h"

#include "app/session-private.h"

#include "eval/scratch.h"
#include "report/calendar.h"

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

  if (zz_session_write_out (job->target, bytes, cancellable, &error))
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
  const ZzSessionWork work = { write_cb, job_free, zz_session_export_calendar_async, NULL, FALSE };

  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (target));

  zz_session_run (self, &work, job_new (self, target), callback, user_data);
}

gboolean
zz_session_export_calendar_finish (ZzSession *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return zz_session_finish_run (self, result, error);
}
