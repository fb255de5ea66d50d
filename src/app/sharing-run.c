/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a session and a server in step: one step after the other, each of them in a
 * worker, and between them whatever the session has to take in.
 *
 *   run → in step
 *       → the working copy was changed: the session takes that in
 *       → both changed the same: a person chooses, that is saved, and run again
 */
#include "config.h"

#include "app/sharing-private.h"

#include "app/session-private.h"
#include "core/error.h"
#include "share/credentials.h"
#include "store/evidence-folder.h"
#include "store/project-join.h"

#include <glib/gi18n.h>

/* How often a person is asked in a row while others are faster. */
#define MAX_ROUNDS 5
/* Seconds until an unreachable server is tried again; doubled each time. */
#define FIRST_RETRY 30
#define LAST_RETRY 600
/* Milliseconds. */
#define PULSE 200
/* So many sentences about single files are told. */
#define MAX_TOLD 5

static gboolean
retry_cb (gpointer data)
{
  ZzSharing *self = data;

  self->retry_id = 0;
  zz_sharing_run (self, ZZ_REMOTE_SYNC, FALSE);
  return G_SOURCE_REMOVE;
}

static void
plan_retry (ZzSharing *self)
{
  if (self->state != ZZ_SHARING_UNREACHABLE || self->session == NULL)
    self->retry_delay = 0;
  else
    {
      self->retry_delay = self->retry_delay == 0 ? FIRST_RETRY : MIN (self->retry_delay * 2, LAST_RETRY);
      self->retry_id = g_timeout_add_seconds (self->retry_delay, retry_cb, self);
    }
}

static gboolean
pulse_cb (gpointer data)
{
  ZzSharing *self = data;

  if ((guint) g_atomic_int_get (&self->percent) != self->shown_percent)
    zz_sharing_set_state (self, ZZ_SHARING_SYNCING, NULL);
  return G_SOURCE_CONTINUE;
}

void
zz_sharing_conclude (ZzSharing *self,
                     ZzSharingState state,
                     const char *reason)
{
  GApplication *application = g_application_get_default ();
  gboolean again = self->again;

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->theirs, g_bytes_unref);
  self->again = FALSE;
  if (self->remote == NULL)
    /* The project went to live somewhere else meanwhile. */
    zz_sharing_look (self);
  else
    {
      zz_sharing_set_state (self, state, reason);
      plan_retry (self);
      if (again && self->session != NULL)
        zz_sharing_run (self, ZZ_REMOTE_SYNC, self->ask);
    }
  if (application != NULL)
    g_application_release (application);
  g_object_unref (self);
}

static void
look_thread_cb (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  g_task_return_int (task, zz_remote_look (data));
}

/* Nobody was asked, so only what is here is known anew. */
static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  ZzSharing *self = ZZ_SHARING (source);
  ZzSharingState state = (ZzSharingState) g_task_propagate_int (G_TASK (result), NULL) + 1;

  zz_sharing_conclude (self, state == ZZ_SHARING_IN_STEP && self->before != ZZ_SHARING_AHEAD ? self->before : state, NULL);
}

static void
unref_remote_cb (gpointer remote)
{
  zz_remote_unref (remote);
}

static ZzSharingState
get_state (const GError *error)
{
  ZzRemoteState state = zz_remote_state_from_error (error);

  return state == ZZ_REMOTE_IN_STEP ? ZZ_SHARING_FAILED : (ZzSharingState) state + 1;
}

static void
conclude_with_error (ZzSharing *self,
                     const GError *error)
{
  const ZzSharingState state = get_state (error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->remote != NULL)
    zz_sharing_work (self, look_thread_cb, looked_cb, zz_remote_ref (self->remote), unref_remote_cb);
  else
    {
      if (state == ZZ_SHARING_SIGNED_OUT)
        g_clear_pointer (&self->password, zz_credentials_free);
      zz_sharing_conclude (self, state, error->message);
    }
}

static void start (ZzSharing *self,
                   ZzRemoteTask task);

static void
resolve_thread_cb (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  ZzSharing *self = source;
  GError *error = NULL;

  /* Nobody else looks at it while the thread does. */
  if (zz_remote_resolved (data, self->theirs, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
resolved_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  ZzSharing *self = ZZ_SHARING (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    start (self, ZZ_REMOTE_SYNC);
  else
    conclude_with_error (self, error);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  ZzSharing *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = zz_session_save_finish (ZZ_SESSION (source), result, &error);

  self->saving = FALSE;
  if (!saved)
    conclude_with_error (self, error);
  else if (self->remote == NULL)
    zz_sharing_conclude (self, ZZ_SHARING_NONE, NULL);
  else
    zz_sharing_work (self, resolve_thread_cb, resolved_cb, zz_remote_ref (self->remote), unref_remote_cb);
}

static void
save (ZzSharing *self)
{
  self->saving = TRUE;
  zz_session_save_async (self->session, NULL, FALSE, saved_cb, self);
}

static void
merged_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  ZzSharing *self = user_data;
  g_autoptr (GError) error = NULL;

  if (zz_session_merge_finish (ZZ_SESSION (source), result, &error))
    zz_sharing_wait (self, save);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_sharing_conclude (self, ZZ_SHARING_CONFLICT, _ ("Somebody else changed the same as you: synchronise to choose what is to hold."));
  else
    conclude_with_error (self, error);
}

static void
merge (ZzSharing *self)
{
  zz_session_merge_async (self->session, self->base, self->theirs, _ ("Join with the version on the server"), merged_cb, self);
}

static void
versions_thread_cb (GTask *task,
                    gpointer source,
                    gpointer data,
                    GCancellable *cancellable)
{
  ZzSharing *self = source;

  /* Nobody else looks at these while the thread does. */
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->theirs, g_bytes_unref);
  self->base = zz_remote_load_base (data);
  self->theirs = zz_remote_load_theirs (data);
  g_task_return_boolean (task, self->base != NULL && self->theirs != NULL);
}

static void
versions_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  ZzSharing *self = ZZ_SHARING (source);

  if (g_task_propagate_boolean (G_TASK (result), NULL))
    zz_sharing_wait (self, merge);
  else
    zz_sharing_conclude (self, ZZ_SHARING_CONFLICT, _ ("The version both sides began with is not here: compare the two, or publish under another name."));
}

/* Copies of what a look at the evidence needs. */
typedef struct
{
  GFile *folder;
  GPtrArray *items;
} Evidence;

static void
free_evidence (gpointer data)
{
  Evidence *evidence = data;

  g_clear_object (&evidence->folder);
  g_ptr_array_unref (evidence->items);
  g_free (evidence);
}

static void
evidence_thread_cb (GTask *task,
                    gpointer source,
                    gpointer data,
                    GCancellable *cancellable)
{
  Evidence *evidence = data;

  g_task_return_pointer (task, zz_evidence_look (evidence->folder, evidence->items, NULL), (GDestroyNotify) zz_proof_states_unref);
}

static void
evidence_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  ZzSharing *self = ZZ_SHARING (source);
  g_autoptr (ZzProofStates) proof = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->session != NULL && !zz_session_get_busy (self->session))
    zz_session_take_file (self->session, self->session->file, proof);
}

/* Files of evidence came that the session thought missing. */
static void
look_at_evidence (ZzSharing *self)
{
  Evidence *evidence = g_new (Evidence, 1);

  evidence->folder = zz_session_get_evidence_folder (self->session);
  evidence->items = zz_session_copy_evidence (self->session);
  zz_sharing_work (self, evidence_thread_cb, evidence_cb, evidence, free_evidence);
}

static void
refreshed_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  ZzSharing *self = user_data;
  g_autoptr (GError) error = NULL;

  if (zz_session_refresh_finish (ZZ_SESSION (source), result, &error))
    zz_sharing_conclude (self, self->before, self->reason);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_sharing_conclude (self, ZZ_SHARING_CONFLICT, _ ("The file on this computer has newer changes than the window: save to take them in."));
  else
    conclude_with_error (self, error);
}

static void
refresh (ZzSharing *self)
{
  zz_session_refresh_async (self->session, ZZ_OLDER_TAKE, refreshed_cb, self);
}

/* The window is to show what the run put into the file; then the run ends in @state. */
static void
show_taken (ZzSharing *self,
            ZzSharingState state,
            const char *reason)
{
  self->before = state;
  zz_sharing_set_state (self, ZZ_SHARING_SYNCING, reason);
  zz_sharing_wait (self, refresh);
}

static char *
tell_problems (const ZzRemoteReport *report)
{
  GString *text = g_string_new (_ ("Evidence that was left out:"));

  for (guint i = 0; i < MIN (report->problems->len, MAX_TOLD); i++)
    g_string_append_printf (text, "\n%s", (const char *) report->problems->pdata[i]);
  if (report->problems->len > MAX_TOLD)
    g_string_append (text, "\n…");
  return g_string_free (text, FALSE);
}

/* What it looks like when all is done. */
static void
take_report (ZzSharing *self,
             const ZzRemoteReport *report)
{
  ZzSharingState state = (ZzSharingState) report->state + 1;
  g_autofree char *told = report->problems->len > 0 ? tell_problems (report) : NULL;

  if (state == ZZ_SHARING_IN_STEP)
    {
      g_clear_pointer (&self->last, g_date_time_unref);
      self->last = g_date_time_new_now_local ();
    }
  /* A look does not end a conflict. */
  if (state == ZZ_SHARING_BEHIND && self->before == ZZ_SHARING_CONFLICT)
    state = ZZ_SHARING_CONFLICT;
  if (self->session != NULL && report->taken)
    {
      show_taken (self, state, told);
      return;
    }
  if (self->session != NULL && report->fetched > 0)
    look_at_evidence (self);
  zz_sharing_conclude (self, state, told);
}

/* A run of which only its own remote is heard. */
typedef struct
{
  ZzSharing *sharing;
  ZzRemote *remote;
  ZzRemoteTask task;
} Run;

static void
ran_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autofree Run *run = user_data;
  ZzSharing *self = run->sharing;
  g_autoptr (ZzRemote) remote = run->remote;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRemoteReport) report = zz_remote_run_finish (remote, result, &error);

  if (self->remote != remote)
    zz_sharing_conclude (self, ZZ_SHARING_NONE, NULL);
  else if (report != NULL && run->task == ZZ_REMOTE_CHECK && report->state == ZZ_REMOTE_AHEAD)
    /* What was saved and not sent, when the window was closed say. */
    start (self, ZZ_REMOTE_PUSH);
  else if (report != NULL)
    take_report (self, report);
  else if (g_error_matches (error, ZZ_ERROR, ZZ_ERROR_CONFLICT) && self->ask && self->session != NULL && self->round++ < MAX_ROUNDS)
    zz_sharing_work (self, versions_thread_cb, versions_cb, zz_remote_ref (remote), unref_remote_cb);
  else if (self->session != NULL && g_atomic_int_get (&self->taken))
    /* What others did is here; what is not there is to be sent. */
    show_taken (self, get_state (error) == ZZ_SHARING_FAILED ? ZZ_SHARING_AHEAD : get_state (error), error->message);
  else
    conclude_with_error (self, error);
}

static void
progress_cb (goffset current,
             goffset total,
             gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, total > 0 ? (int) CLAMP (current * 100 / total, 0, 100) : 0);
}

static void
start (ZzSharing *self,
       ZzRemoteTask task)
{
  const ZzRemoteOptions options = { .password = self->password, .merge = zz_project_join, .progress = progress_cb, .progress_data = &self->percent, .taken = &self->taken };
  Run *run = g_new (Run, 1);

  run->sharing = self;
  run->remote = zz_remote_ref (self->remote);
  run->task = task;
  g_atomic_int_set (&self->percent, 0);
  g_atomic_int_set (&self->taken, FALSE);
  zz_remote_run_async (self->remote, task, &options, self->cancellable, ran_cb, run);
}

void
zz_sharing_run (ZzSharing *self,
                ZzRemoteTask task,
                gboolean ask)
{
  GApplication *application = g_application_get_default ();

  if (self->remote == NULL || self->session == NULL)
    return;
  if (self->cancellable != NULL)
    {
      self->again = self->again || task == ZZ_REMOTE_SYNC;
      self->ask = self->ask || ask;
      return;
    }
  /* What comes in could clash with what is not saved, which nobody wants to be asked
   * out of the blue. */
  if (!ask && zz_history_get_modified (zz_session_get_history (self->session)))
    task = ZZ_REMOTE_CHECK;
  g_object_ref (self);
  if (application != NULL)
    g_application_hold (application);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->cancellable = g_cancellable_new ();
  self->before = self->state;
  self->round = 0;
  self->ask = ask;
  self->pulse_id = g_timeout_add (PULSE, pulse_cb, self);
  zz_sharing_set_state (self, ZZ_SHARING_SYNCING, NULL);
  start (self, task);
}
