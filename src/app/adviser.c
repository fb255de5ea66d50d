/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps and margins of a session, made by a thread. */
#include "config.h"

#include "app/adviser.h"

#include "app/session-private.h"
#include "eval/scratch.h"

/* In milliseconds: the project is copied once people pause, not at every key. */
#define PAUSE 200

/* Goes to the thread and comes back; only one of the two has it at a time. */
typedef struct
{
  ZzAdvice advice;
  ZzScratch *copy;
  guint level;
  ZzDate at;
  ZzDate today;
} Job;

struct _ZzAdviser
{
  GObject parent_instance;

  ZzSession *session; /* the owner */
  Job *made;          /* NULL until then */
  ZzFindings *about;  /* what is made, or was made, is about these */
  gboolean working;
  guint pause; /* source id */
  guint generation;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ZzAdviser, zz_adviser, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
job_free (Job *job)
{
  if (job == NULL)
    return;
  g_clear_pointer (&job->advice.margins, zz_margins_free);
  g_clear_pointer (&job->advice.gaps, zz_gaps_free);
  zz_scratch_free (job->copy);
  g_free (job);
}

static void
work_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  Job *job = task_data;

  if (!g_cancellable_is_cancelled (cancellable))
    job->advice.gaps = zz_gaps_new (job->copy->project, job->copy->proof, job->level, job->at, job->today);
  if (!g_cancellable_is_cancelled (cancellable))
    job->advice.margins = zz_margins_new (job->copy->project, job->copy->proof, job->advice.gaps->findings);
  g_task_return_boolean (task, TRUE);
}

static void wait_for_pause (ZzAdviser *self);

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  ZzAdviser *self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));

  /* The adviser is gone: nothing of it is looked at. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    {
      job_free (job);
      return;
    }
  self->working = FALSE;
  if (self->about != zz_session_get_findings (self->session))
    {
      job_free (job);
      wait_for_pause (self);
      return;
    }
  g_clear_pointer (&self->made, job_free);
  self->made = job;
  self->generation++;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
begin (ZzAdviser *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, done_cb, self);
  Job *job = g_new0 (Job, 1);

  g_clear_pointer (&self->about, zz_findings_unref);
  self->about = zz_findings_ref (zz_session_get_findings (self->session));
  self->working = TRUE;
  job->copy = zz_scratch_new (zz_session_get_project (self->session), self->session->proof);
  job->advice.project = job->copy->project;
  job->level = zz_session_get_level (self->session);
  job->at = zz_session_get_at (self->session);
  job->today = zz_session_get_today (self->session);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, work_cb);
}

static gboolean
pause_cb (gpointer user_data)
{
  ZzAdviser *self = user_data;

  self->pause = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_pause (ZzAdviser *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, pause_cb, self);
}

/* It was no pause. */
static void
findings_cb (ZzAdviser *self)
{
  if (self->pause != 0)
    wait_for_pause (self);
}

static void
zz_adviser_dispose (GObject *object)
{
  ZzAdviser *self = ZZ_ADVISER (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->made, job_free);
  g_clear_pointer (&self->about, zz_findings_unref);

  G_OBJECT_CLASS (zz_adviser_parent_class)->dispose (object);
}

static void
zz_adviser_class_init (ZzAdviserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_adviser_dispose;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_ADVISER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zz_adviser_init (ZzAdviser *self)
{
  self->cancellable = g_cancellable_new ();
}

ZzAdviser *
zz_adviser_new (ZzSession *session)
{
  ZzAdviser *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);

  self = g_object_new (ZZ_TYPE_ADVISER, NULL);
  self->session = session;
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (findings_cb), self, G_CONNECT_SWAPPED);
  return self;
}

const ZzAdvice *
zz_adviser_get (ZzAdviser *self)
{
  g_return_val_if_fail (ZZ_IS_ADVISER (self), NULL);

  if (!zz_adviser_get_busy (self) && self->about != zz_session_get_findings (self->session))
    {
      if (self->made == NULL)
        begin (self);
      else
        wait_for_pause (self);
    }
  return self->made != NULL ? &self->made->advice : NULL;
}

guint
zz_adviser_get_generation (ZzAdviser *self)
{
  g_return_val_if_fail (ZZ_IS_ADVISER (self), 0);

  return self->generation;
}

gboolean
zz_adviser_get_busy (ZzAdviser *self)
{
  g_return_val_if_fail (ZZ_IS_ADVISER (self), FALSE);

  return self->working || self->pause != 0;
}
