/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a session's sharing have in common. */
#pragma once

#include "app/sharing.h"

G_BEGIN_DECLS

typedef void (*ZzSharingStep) (ZzSharing *self);

/**
 * ZzSharing:
 * @session: its owner; NULL once that is gone
 * @file: the one that was looked at last
 * @before: the state that a run which is stopped leads back to
 * @last: when the server said that both are in step
 * @cancellable: of the run under way, or %NULL
 * @percent: of the file under way, as the worker says
 * @taken: the worker changed the project's file
 * @round: how often a person was asked in this run
 * @ask: a person may be asked
 * @again: something was saved meanwhile
 * @saving: the session's save under way is ours
 * @was_saving: the session was saving when last heard of
 * @next: what waits for the session to be free
 */
struct _ZzSharing
{
  GObject parent_instance;

  ZzSession *session;
  GFile *file;
  ZzRemote *remote;
  char *password;

  ZzSharingState state;
  ZzSharingState before;
  char *reason;
  GDateTime *last;

  GCancellable *cancellable;
  GBytes *base;
  GBytes *theirs;
  int percent;
  int taken;
  guint shown_percent;
  guint pulse_id;
  guint round;
  gboolean ask;
  gboolean again;
  gboolean saving;
  gboolean was_saving;
  ZzSharingStep next;
  guint next_id;
  guint retry_id;
  guint retry_delay;
};

/* @reason: copied; may be NULL. */
void zz_sharing_set_state (ZzSharing *self,
                           ZzSharingState state,
                           const char *reason);

/* Goes on with @next once nothing else is done to the session; where there is none any
 * more, the run ends. */
void zz_sharing_wait (ZzSharing *self,
                      ZzSharingStep next);

/* Nothing is shared any more, here; what it was tied by is the caller's, or NULL. */
ZzRemote *zz_sharing_let_go (ZzSharing *self);

/* Something in a thread, with @self as its source. */
void zz_sharing_work (ZzSharing *self,
                      GTaskThreadFunc func,
                      GAsyncReadyCallback callback,
                      gpointer job,
                      GDestroyNotify free_job);

/* sharing-run.c: ZZ_REMOTE_CHECK, or ZZ_REMOTE_SYNC, unless one is under way. */
void zz_sharing_run (ZzSharing *self,
                     ZzRemoteTask task,
                     gboolean ask);

/* The run is over. */
void zz_sharing_conclude (ZzSharing *self,
                          ZzSharingState state,
                          const char *reason);

G_END_DECLS
