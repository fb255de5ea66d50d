/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session makes findings of the project as it is, clause by clause between frames. */
#include "config.h"

#include "app/session-private.h"

/* How long the project is judged at once, in microseconds: a frame has 16,000. */
#define SLICE (3 * 1000)

void
zz_session_stop_judging (ZzSession *self)
{
  g_clear_handle_id (&self->judge_id, g_source_remove);
  g_clear_pointer (&self->evaluation, zz_evaluation_free);
}

static ZzEvaluation *
begin_evaluation (ZzSession *self)
{
  return zz_evaluation_begin (zz_session_get_project (self), self->proof, zz_session_get_level (self), zz_session_get_at (self));
}

static void
take_findings (ZzSession *self)
{
  ZzEvaluation *evaluation = self->evaluation != NULL ? g_steal_pointer (&self->evaluation) : begin_evaluation (self);

  zz_session_stop_judging (self);
  g_clear_pointer (&self->findings, zz_findings_unref);
  g_clear_pointer (&self->problems, g_array_unref);
  self->findings = zz_evaluation_end (evaluation);
}

static void
tell_findings (ZzSession *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify (G_OBJECT (self), "title");
  g_object_notify (G_OBJECT (self), "findings");
  g_object_thaw_notify (G_OBJECT (self));
}

/* Judges clause by clause until the time is up: what is typed meanwhile is drawn
 * first. */
static gboolean
judge_cb (gpointer user_data)
{
  ZzSession *self = user_data;
  const gint64 end = g_get_monotonic_time () + SLICE;

  if (self->evaluation == NULL)
    self->evaluation = begin_evaluation (self);
  while (zz_evaluation_judge_next (self->evaluation))
    if (g_get_monotonic_time () >= end)
      return G_SOURCE_CONTINUE;
  take_findings (self);
  tell_findings (self);
  return G_SOURCE_REMOVE;
}

/* Once, after the frames that are due, however many changes come until then. */
void
zz_session_queue_judge (ZzSession *self)
{
  zz_session_stop_judging (self);
  self->judge_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, judge_cb, self, NULL);
}

void
zz_session_make_findings (ZzSession *self)
{
  zz_session_stop_judging (self);
  take_findings (self);
}

void
zz_session_judge (ZzSession *self)
{
  g_return_if_fail (ZZ_IS_SESSION (self));

  zz_session_make_findings (self);
  tell_findings (self);
}
