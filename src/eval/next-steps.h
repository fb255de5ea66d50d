/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Next steps: the open clauses in the order in which a colleague would take them.
 *
 * What is settled at the desk comes first (a fact or a judgement that is not
 * recorded), then evidence that has to be got, then what was judged to be met in
 * part only, then what the recorded facts say no to; in each of these what needs
 * least comes first, else the order of the clauses stands.
 */
#pragma once

#include "eval/findings.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_STEP_FACTS, /* to record: facts, a judgement, the dates of evidence */
  ZZ_STEP_PROOF, /* to attach or renew evidence */
  ZZ_STEP_PARTLY,
  ZZ_STEP_GAP, /* to change how things are */
} ZzStepKind;

/**
 * ZzStep: one open clause
 * @kind: the hardest thing it still needs
 * @n: how many things it needs at the least
 */
typedef struct
{
  const ZzClauseFinding *finding;
  ZzStepKind kind;
  guint n;
} ZzStep;

/* ZzStep for every clause that applies and is not met; empty when ready. Owned
 * by the caller; borrows from @findings. */
GArray *zz_list_steps (const ZzFindings *findings);

G_END_DECLS
