/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence needs: whether the proof a clause asks for is there (rules.md §5).
 *
 * Internal to src/eval. */
#pragma once

#include "eval/case.h"
#include "eval/findings.h"

G_BEGIN_DECLS

ZzNeedFinding *zz_judge_need (ZzCase *self,
                              const ZzClause *clause,
                              const ZzNeed *need);

/* The records that a need with `per` finds proven, counted or not. A new set. */
GHashTable *zz_list_proven (ZzCase *self,
                            const ZzClause *clause,
                            const ZzNeed *need);

ZzStatus zz_status_from_truth (ZzTruth truth);

G_END_DECLS
