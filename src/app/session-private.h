/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that make up the session share. */
#pragma once

#include "app/session-draft.h"
#include "app/session.h"

G_BEGIN_DECLS

struct _ZzSession
{
  GObject parent_instance;

  ZzProjectFile *file;
  ZzHistory *history; /* the one of @eras we are in */
  GPtrArray *eras;    /* ZzHistory: one for each edition the project went through */
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
  gboolean saving;
  GCancellable *cancellable;        /* of what is under way */
  ZzSessionDraft *draft;            /* NULL: none is kept */
  struct _ZzForecaster *forecaster; /* NULL until asked for */
  struct _ZzAdviser *adviser;       /* NULL until asked for */
};

/* Has the project judged anew before the next frame is drawn. */
void zz_session_queue_judge (ZzSession *self);

/* The session begins to follow the clock. */
void zz_session_start_clock (ZzSession *self);

/* Makes the findings anew and tells nobody. */
void zz_session_make_findings (ZzSession *self);

/* session-eras.c: the first history, and what follows a saving: only the edition
 * that was saved is in the file. */
void zz_session_begin_eras (ZzSession *self,
                            ZzHistory *history);
void zz_session_forget_saved (ZzSession *self);

/* What is under way begins and ends; its cancellable is borrowed. */
GCancellable *zz_session_begin (ZzSession *self,
                                gboolean saving);
void zz_session_end (ZzSession *self);

/* The project lives in @file from now on. */
void zz_session_take_file (ZzSession *self,
                           ZzProjectFile *file,
                           ZzProofStates *proof);

G_END_DECLS
