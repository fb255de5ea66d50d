/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adviser of a session: what is missing, what closes it, and what hangs on what.
 *
 *   const ZzAdvice *advice = zz_adviser_get (adviser);
 *   if (advice != NULL)
 *     show it; the signal "changed" says when to ask again
 *
 * Advice takes long on a large project and cannot be cut into slices, so a thread
 * makes it. The thread is given copies of all that can change (project and proof, as
 * a ZzScratch) and shares with the window only the catalogue, which never does. One
 * thread works at a time. What it made is taken only if the findings are still those
 * it was asked about; else it is dropped and made anew. Older advice is handed out
 * until then: put into words with its own copy of the project, it never speaks of
 * what is gone. A thread whose adviser is gone ends when the step it is at does; it
 * works on what is its own, and what it made is freed.
 */
#pragma once

#include "app/session.h"
#include "eval/gaps.h"
#include "eval/margin.h"

G_BEGIN_DECLS

/**
 * ZzAdvice:
 * @project: the copy that all of it is about
 * @gaps: for the day and the level of the assessment
 * @margins: the same
 */
typedef struct
{
  ZzProject *project;
  ZzGaps *gaps;
  ZzMargins *margins;
} ZzAdvice;

#define ZZ_TYPE_ADVISER (zz_adviser_get_type ())
G_DECLARE_FINAL_TYPE (ZzAdviser, zz_adviser, ZZ, ADVISER, GObject)

/* @session owns the adviser and outlives it. */
ZzAdviser *zz_adviser_new (ZzSession *session);

/* Borrowed until "changed"; NULL where none was made yet. */
const ZzAdvice *zz_adviser_get (ZzAdviser *self);

/* Counts what was made; 0 where nothing was yet. */
guint zz_adviser_get_generation (ZzAdviser *self);

/* What was asked for is not there yet. */
gboolean zz_adviser_get_busy (ZzAdviser *self);

G_END_DECLS
