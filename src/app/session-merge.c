/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session takes in what somebody else did.
 *
 * A thread reads the versions and merges copies, so that people can go on working; what
 * came of it becomes the difference between the project and the copy, which is applied
 * as one step. Whatever was edited meanwhile makes it begin again.
 */
#include "config.h"

#include "app/merge-job.h"
#include "app/session-private.h"

#include "core/difference.h"
#include "core/error.h"
#include "store/project-join.h"

#include <glib/gi18n.h>

/**
 * Joining:
 * @refresh: what is taken in is in the project's file
 * @project: the one whose edits are heard of
 * @edited: there was one since the thread began
 * @job: what came back, while a person is asked
 */
typedef struct
{
  ZzSession *session;
  GPtrArray *bases;
  GBytes *theirs;
  char *label;
  gboolean refresh;
  ZzOlder older;
  ZzProject *project;
  gboolean edited;
  ZzMergeJob *job;
  ZzConflicts *conflicts;
  gulong stopped_id;
} Joining;

static void
joining_free (gpointer data)
{
  Joining *joining = data;

  if (joining->project != NULL)
    g_signal_handlers_disconnect_by_data (joining->project, joining);
  g_clear_object (&joining->project);
  g_clear_pointer (&joining->bases, g_ptr_array_unref);
  g_clear_pointer (&joining->theirs, g_bytes_unref);
  g_clear_pointer (&joining->job, zz_merge_job_free);
  g_free (joining->label);
  g_free (joining);
}

static void
work_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  GError *error = NULL;

  if (zz_merge_job_run (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
edited_cb (Joining *joining)
{
  joining->edited = TRUE;
}

/* The session is free again before anybody is told. */
static void
conclude (GTask *task,
          GError *error)
{
  Joining *joining = g_task_get_task_data (task);

  g_signal_handlers_disconnect_by_data (joining->project, joining);
  zz_session_end (joining->session);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* The file holds @job's version now as far as we are concerned. The state it held before
 * is in no file any more, to which undo may lead back. */
static void
take_over (Joining *joining,
           const ZzMergeJob *job)
{
  ZzSession *self = joining->session;
  g_autoptr (ZzProjectFile) file = zz_project_file_new_from (zz_session_get_file (self), zz_session_get_project (self), job->theirs);
  g_autoptr (ZzChangeSet) own = zz_difference_new (job->there, zz_session_get_project (self), NULL);

  zz_session_take_file (self, file, job->proof);
  if (own != NULL && zz_change_set_get_n_changes (own) == 0)
    zz_history_mark_saved (self->history);
  else
    zz_history_mark_unsaved (self->history);
  zz_session_forget_saved (self);
}

static void
say (ZzSession *self,
     const ZzMergeJob *job,
     gboolean chosen,
     guint n)
{
  g_autofree char *message = NULL;

  if (job->stale)
    message = g_strdup_printf (ngettext ("%u change of the older copy was taken in, and what was saved since is kept: save to write both",
                                         "%u changes of the older copy were taken in, and what was saved since is kept: save to write both", n),
                               n);
  else if (n > 0)
    message = g_strdup_printf (ngettext ("%u change of the other side was taken in", "%u changes of the other side were taken in", n), n);
  else
    message = g_strdup (chosen ? _ ("As you chose, everything stays as you have it") : _ ("There was nothing to take in"));
  zz_session_say (self, message, n > 0);
}

/* Makes the project what @result is, as one step. @chosen: a person chose some of it. */
static gboolean
land (Joining *joining,
      const ZzMergeJob *job,
      ZzProject *result,
      gboolean chosen,
      GError **error)
{
  ZzSession *self = joining->session;
  g_autoptr (ZzChangeSet) set = zz_difference_new (zz_session_get_project (self), result, error);
  guint n;

  if (set == NULL)
    return FALSE;
  n = zz_change_set_get_n_changes (set);
  zz_change_set_set_label (set, joining->label);
  if (!zz_history_apply (self->history, set, error))
    return FALSE;
  if (joining->refresh)
    take_over (joining, job);
  else
    zz_session_take_file (self, self->file, job->proof);
  say (self, job, chosen, n);
  return TRUE;
}

/* Somebody moved the file to another edition, and there is nothing of ours to keep. */
static void
follow (GTask *task,
        const ZzMergeJob *job)
{
  Joining *joining = g_task_get_task_data (task);
  ZzSession *self = joining->session;
  GError *error = NULL;

  zz_session_end (self);
  if (zz_session_go_to (self, job->there, &error))
    {
      take_over (joining, job);
      zz_session_say (self, _ ("The other side moved the project to another edition"), TRUE);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

/* What was decided, carried out on the copy and then on the project. */
static gboolean
carry_out (Joining *joining,
           ZzMergeJob *job,
           ZzMerge *decided,
           GError **error)
{
  g_autoptr (ZzChangeSet) set = zz_merge_make_changes (decided, "");
  g_autoptr (ZzHistory) history = zz_history_new (job->here);

  return zz_history_apply (history, set, error) && land (joining, job, job->here, zz_merge_get_n_conflicts (decided) > 0, error);
}

static void begin (GTask *task);

static void
chosen_cb (ZzConflicts *conflicts,
           gboolean apply,
           GTask *task)
{
  Joining *joining = g_task_get_task_data (task);
  g_autoptr (ZzConflicts) kept = g_steal_pointer (&joining->conflicts);
  ZzMergeJob *job = g_steal_pointer (&joining->job);
  GError *error = NULL;

  if (joining->stopped_id != 0)
    g_signal_handler_disconnect (joining->session->cancellable, joining->stopped_id);
  joining->stopped_id = 0;
  if (apply && joining->edited)
    begin (task);
  else
    {
      if (!apply)
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was taken in"));
      else
        carry_out (joining, job, zz_conflicts_get_merge (kept), &error);
      conclude (task, error);
    }
  zz_merge_job_free (job);
}

static void
stopped_cb (GCancellable *cancellable,
            Joining *joining)
{
  zz_conflicts_close (joining->conflicts, FALSE);
}

/* Not g_cancellable_connect(), from within which nothing can be disconnected. */
static void
ask (GTask *task,
     ZzMergeJob *job)
{
  Joining *joining = g_task_get_task_data (task);
  ZzSession *self = joining->session;
  GError *error = NULL;

  joining->job = job;
  zz_project_join_check (job->merge, &error);
  joining->conflicts = zz_conflicts_new (g_steal_pointer (&job->merge), job->here, job->there);
  g_signal_connect (joining->conflicts, "closed", G_CALLBACK (chosen_cb), task);
  joining->stopped_id = g_signal_connect (self->cancellable, "cancelled", G_CALLBACK (stopped_cb), joining);
  if (zz_session_ask (self, joining->conflicts))
    g_clear_error (&error);
  else
    {
      g_signal_handlers_disconnect_by_data (joining->conflicts, task);
      g_signal_handler_disconnect (self->cancellable, joining->stopped_id);
      g_clear_object (&joining->conflicts);
      conclude (task, error);
    }
}

static void
settle (GTask *task,
        ZzMergeJob *job)
{
  Joining *joining = g_task_get_task_data (task);
  GError *error = NULL;

  if (job->merge == NULL && zz_project_get_catalogue (job->there) != zz_session_get_catalogue (joining->session))
    {
      follow (task, job);
      return;
    }
  if (job->merge == NULL)
    land (joining, job, job->there, FALSE, &error);
  else
    carry_out (joining, job, job->merge, &error);
  conclude (task, error);
}

static void
worked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  GTask *task = user_data;
  Joining *joining = g_task_get_task_data (task);
  ZzMergeJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    conclude (task, error);
  else if (joining->edited)
    begin (task);
  else if (job->merge != NULL && zz_merge_get_n_open (job->merge) > 0)
    {
      ask (task, job);
      return;
    }
  else
    settle (task, job);
  zz_merge_job_free (job);
}

static void
begin (GTask *task)
{
  Joining *joining = g_task_get_task_data (task);
  ZzSession *self = joining->session;
  ZzProject *project = zz_session_get_project (self);
  g_autoptr (GTask) work = g_task_new (NULL, self->cancellable, worked_cb, task);
  ZzMergeJob *job = g_new0 (ZzMergeJob, 1);

  joining->edited = FALSE;
  job->catalogue = zz_catalogue_ref (zz_project_get_catalogue (project));
  job->id = g_strdup (zz_project_get_id (project));
  job->folder = zz_session_get_evidence_folder (self);
  if (joining->refresh)
    job->file = g_object_ref (zz_session_get_file (self));
  else
    job->theirs = g_bytes_ref (joining->theirs);
  job->mine = zz_project_write (project);
  job->edited = !joining->refresh || zz_history_get_modified (self->history);
  job->bases = g_ptr_array_ref (joining->bases);
  job->older = joining->older;
  g_task_set_source_tag (work, begin);
  g_task_set_task_data (work, job, NULL);
  g_task_run_in_thread (work, work_cb);
}

static gboolean
check (ZzSession *self,
       const Joining *joining,
       GError **error)
{
  if (zz_session_get_busy (self))
    g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("Something else is still being done: wait for it to end and try again."));
  else if (zz_session_get_newer (self))
    g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_NEWER,
                         _ ("A newer version of this program wrote this project: update the program to change it."));
  else if (!joining->refresh && !zz_session_get_editable (self))
    g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("This project is read-only: save it under another name to change it."));
  else if (joining->refresh && joining->bases->len == 0)
    g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("The project was never saved: save it first."));
  else
    return TRUE;
  return FALSE;
}

/* Takes over @joining. */
static void
start (ZzSession *self,
       Joining *joining,
       gpointer tag,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, joining, joining_free);
  joining->session = self;
  if (!check (self, joining, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  joining->project = g_object_ref (zz_session_get_project (self));
  g_signal_connect_swapped (joining->project, "changed", G_CALLBACK (edited_cb), joining);
  zz_session_begin (self, NULL, FALSE);
  begin (task);
}

void
zz_session_merge_async (ZzSession *self,
                        GBytes *base,
                        GBytes *theirs,
                        const char *label,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Joining *joining;

  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (theirs != NULL && label != NULL);

  joining = g_new0 (Joining, 1);
  joining->bases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (base != NULL)
    g_ptr_array_add (joining->bases, g_bytes_ref (base));
  joining->theirs = g_bytes_ref (theirs);
  joining->label = g_strdup (label);
  start (self, joining, zz_session_merge_async, callback, user_data);
}

gboolean
zz_session_merge_finish (ZzSession *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
zz_session_refresh_async (ZzSession *self,
                          ZzOlder older,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Joining *joining;

  g_return_if_fail (ZZ_IS_SESSION (self));

  joining = g_new0 (Joining, 1);
  joining->refresh = TRUE;
  joining->older = older;
  joining->bases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < self->versions->len; i++)
    g_ptr_array_add (joining->bases, g_bytes_ref (self->versions->pdata[i]));
  joining->label = g_strdup (_ ("Take in the changes of others"));
  start (self, joining, zz_session_refresh_async, callback, user_data);
}

gboolean
zz_session_refresh_finish (ZzSession *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
