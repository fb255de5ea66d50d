/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluation: what every clause of the catalogue says of a project on a day.
 *
 * A pure function: no file, no clock, no setting; the same arguments give the
 * same findings. requirements.md ("How verdicts are made") and rules.md are the
 * law it carries out, operator by operator, and nothing is approximated.
 */
#pragma once

#include "core/project.h"
#include "eval/findings.h"

G_BEGIN_DECLS

/* @proof: what the disk says of each evidence item; NULL: nobody looked.
 * @level: number of the level judged, lowest 0. @at: the day that counts. */
ZzFindings *zz_evaluate (ZzProject *project,
                         const ZzProofStates *proof,
                         guint level,
                         ZzDate at);

/* The same without reasons, in a fraction of the time: for many days in a row. */
ZzFindings *zz_evaluate_verdicts (ZzProject *project,
                                  const ZzProofStates *proof,
                                  guint level,
                                  ZzDate at);

/**
 * ZzEvaluation: the same in pieces, where the whole is too long to wait for
 *
 *   ZzEvaluation *evaluation = zz_evaluation_begin (project, proof, level, at);
 *   while (zz_evaluation_judge_next (evaluation))
 *     do_something_else ();
 *   findings = zz_evaluation_end (evaluation);
 *
 * One clause is judged at a time; judge_next() is FALSE once all are. In between
 * neither project nor proof may change: what was begun is then only to be freed.
 */
typedef struct _ZzEvaluation ZzEvaluation;

ZzEvaluation *zz_evaluation_begin (ZzProject *project,
                                   const ZzProofStates *proof,
                                   guint level,
                                   ZzDate at);
gboolean zz_evaluation_judge_next (ZzEvaluation *self);

/* Judges what is left, gives the findings and frees the evaluation. */
ZzFindings *zz_evaluation_end (ZzEvaluation *self);
void zz_evaluation_free (ZzEvaluation *self);

G_END_DECLS
