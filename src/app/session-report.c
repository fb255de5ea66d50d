/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session writes a report. */
#include "config.h"

#include "app/file-name.h"
#include "app/report-order.h"
#include "app/session-private.h"

#include "core/error.h"
#include "report/writers.h"

#include <glib/gi18n.h>

/* How far it is, in percent, once the document is made, and once its bytes are. */
#define MADE 60
#define WRITTEN 90

typedef struct
{
  ZzReportOrder *order;
  const ZzWriter *writer; /* NULL: nothing writes what the target is called */
  GFile *target;
  gboolean replace;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  zz_report_order_free (job->order);
  g_object_unref (job->target);
  g_free (job);
}

static gboolean
check_target (const Job *job,
              GError **error)
{
  g_autofree char *name = g_file_get_parse_name (job->target);
  g_autofree char *suffixes = zz_writers_list_suffixes ();

  if (job->writer == NULL)
    /* Translators: the second is a list of endings: ".html, .pdf". */
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("“%s”: a report is written as %s; give the file one of these endings."), name, suffixes);
  return job->writer != NULL && zz_file_name_check_free (job->target, job->replace, error);
}

static void
export_cb (GTask *task,
           gpointer source,
           gpointer task_data,
           GCancellable *cancellable)
{
  const Job *job = task_data;
  ZzSessionPulse pulse = { task, 0 };
  GError *error = NULL;
  g_autoptr (ZzDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (check_target (job, &error))
    document = zz_report_order_make (job->order, cancellable);
  if (document != NULL)
    {
      zz_session_pulse_cb (MADE, 100, &pulse);
      bytes = job->writer->write (document, &error);
    }
  if (bytes != NULL)
    zz_session_pulse_cb (WRITTEN, 100, &pulse);
  if (error == NULL && zz_session_write_out (job->target, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
zz_session_export_async (ZzSession *self,
                         ZzReportOrder *order,
                         GFile *target,
                         gboolean replace,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  const ZzSessionWork work = { export_cb, job_free, zz_session_export_async, _ ("Writing the report"), FALSE };
  g_autofree char *name = NULL;
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (order != NULL && G_IS_FILE (target));

  name = g_file_get_basename (target);
  job = g_new0 (Job, 1);
  job->order = order;
  job->writer = zz_writers_find (name);
  job->target = g_object_ref (target);
  job->replace = replace;
  zz_session_run (self, &work, job, callback, user_data);
}

gboolean
zz_session_export_finish (ZzSession *self,
                          GAsyncResult *result,
                          GError **error)
{
  return zz_session_finish_run (self, result, error);
}
