/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that make up the session share. */
#pragma once

#include "app/conflicts.h"
#include "app/session-draft.h"
#include "app/session-watch.h"
#include "app/session.h"
#include "eval/evaluate.h"

G_BEGIN_DECLS

#define ZZ_TYPE_SESSION_WATCH (zz_session_watch_get_type ())
G_DECLARE_FINAL_TYPE (ZzSessionWatch, zz_session_watch, ZZ, SESSION_WATCH, GObject)

struct _ZzSession
{
  GObject parent_instance;

  ZzProjectFile *file;
  GPtrArray *versions; /* GBytes: what the file is known to have held, newest first */
  ZzHistory *history;  /* the one of @eras we are in */
  GPtrArray *eras;     /* ZzHistory: one for each edition the project went through */
  guint era;
  ZzProofStates *proof;
  ZzMessages *messages;
  ZzFindings *findings;
  GArray *problems; /* ZzProblem; NULL until asked for */

  ZzDay day;
  ZzDate given;
  int level; /* -1: the one applied for */
  ZzClock clock;
  ZzDate today; /* as the clock said last */
  guint clock_id;

  guint judge_id;
  ZzEvaluation *evaluation; /* of the project as it is, not yet complete */
  gboolean saving;
  GCancellable *cancellable; /* of what is under way */
  const char *doing;         /* what that is, where it may take long, or NULL */
  guint progress;            /* percent of it */
  guint n_spare;             /* files that no item names, when last verified */
  gint64 spare_bytes;
  ZzSessionDraft *draft;            /* NULL: none is kept */
  ZzSessionWatch *watch;            /* NULL: nobody watches the file */
  struct _ZzForecaster *forecaster; /* NULL until asked for */
  struct _ZzAdviser *adviser;       /* NULL until asked for */
  struct _ZzSharing *sharing;       /* NULL until asked for */
};

/* Has the project judged anew in the time between frames; what was begun of an
 * older state is dropped. */
void zz_session_queue_judge (ZzSession *self);

/* What was begun of it is dropped. */
void zz_session_stop_judging (ZzSession *self);

/* Remembers what the file holds now: a copy that is carried about and comes back was
 * made of one of these versions. */
void zz_session_note_version (ZzSession *self);

/* The session begins to follow the clock. */
void zz_session_start_clock (ZzSession *self);

/* Makes the findings anew and tells nobody. */
void zz_session_make_findings (ZzSession *self);

/* session-eras.c: the first history, and what follows a saving: only the edition
 * that was saved is in the file. */
void zz_session_begin_eras (ZzSession *self,
                            ZzHistory *history);
void zz_session_forget_saved (ZzSession *self);

/* session-watch.c: the session ends, and with it what is announced beside its file. */
void zz_session_watch_end (ZzSessionWatch *self);

/* What is under way begins and ends; its cancellable is borrowed. */
GCancellable *zz_session_begin (ZzSession *self,
                                const char *doing,
                                gboolean saving);
void zz_session_end (ZzSession *self);

void zz_session_set_progress (ZzSession *self,
                              guint percent);

/**
 * ZzSessionWork: a kind of task, in a thread of its own
 * @free: of its job, which holds copies of what it needs
 * @doing: what people read while it lasts (static, translated), or %NULL
 */
typedef struct
{
  GTaskThreadFunc func;
  GDestroyNotify free;
  gpointer tag;
  const char *doing;
  gboolean saving;
} ZzSessionWork;

/* session-tasks.c: starts it on @job, which is taken over; refused, through the
 * callback, when something else is under way. */
void zz_session_run (ZzSession *self,
                     const ZzSessionWork *work,
                     gpointer job,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/* To be called by every finish function: whether the thread returned TRUE. The session
 * is free for the next task afterwards. */
gboolean zz_session_finish_run (ZzSession *self,
                                GAsyncResult *result,
                                GError **error);

/* For such a thread: writes what is handed out, whole or not at all; what is stopped or
 * fails leaves what was there before. */
gboolean zz_session_write_out (GFile *target,
                               GBytes *bytes,
                               GCancellable *cancellable,
                               GError **error);

/* A GFileProgressCallback for such a thread; @user_data: a ZzSessionPulse of it. */
typedef struct
{
  GTask *task;
  guint percent;
} ZzSessionPulse;

void zz_session_pulse_cb (goffset current,
                          goffset total,
                          gpointer user_data);

/* Copies of the evidence there is, and of what undo or redo can bring back. */
GPtrArray *zz_session_copy_evidence (ZzSession *self);

/* Asks a person; FALSE where there is nobody to ask. */
gboolean zz_session_ask (ZzSession *self,
                         ZzConflicts *conflicts);

/* The project lives in @file from now on. */
void zz_session_take_file (ZzSession *self,
                           ZzProjectFile *file,
                           ZzProofStates *proof);

G_END_DECLS
