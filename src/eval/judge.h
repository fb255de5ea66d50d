/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging: yes, no or open for any condition (rules.md §1). Internal to src/eval. */
#pragma once

#include "eval/case.h"

G_BEGIN_DECLS

/* @condition must stand at the level of the case. */
ZzTruth zz_judge (ZzCase *self,
                  const ZzCondition *condition,
                  ZzHand hand);

G_END_DECLS
