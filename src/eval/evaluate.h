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

G_END_DECLS
