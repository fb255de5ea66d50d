/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A run in a worker, for the window. */
#include "config.h"

#include "share/remote-private.h"

#include <string.h>

typedef struct
{
  ZzRemote *remote;
  ZzRemoteTask task;
  ZzRemoteOptions options;
  ZzDavLimits limits;
  char *password;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  zz_remote_unref (work->remote);
  if (work->password != NULL)
    explicit_bzero (work->password, strlen (work->password));
  g_free (work->password);
  g_free (work);
}

static void
free_report (gpointer report)
{
  zz_remote_report_free (report);
}

static void
work_cb (GTask *task,
         gpointer source G_GNUC_UNUSED,
         gpointer data,
         GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  ZzRemoteReport *report = zz_remote_run (work->remote, work->task, &work->options, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, free_report);
  else
    g_task_return_error (task, error);
}

void
zz_remote_run_async (ZzRemote *self,
                     ZzRemoteTask task,
                     const ZzRemoteOptions *options,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) handle = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (self != NULL);

  work->remote = zz_remote_ref (self);
  work->task = task;
  if (options != NULL)
    {
      work->options = *options;
      work->password = g_strdup (options->password);
      work->options.password = work->password;
      if (options->limits != NULL)
        {
          work->limits = *options->limits;
          work->options.limits = &work->limits;
        }
    }
  g_task_set_source_tag (handle, zz_remote_run_async);
  g_task_set_task_data (handle, work, free_work);
  g_task_run_in_thread (handle, work_cb);
}

ZzRemoteReport *
zz_remote_run_finish (ZzRemote *self,
                      GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
