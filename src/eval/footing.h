/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footing: which records a condition stands on, for saying what it says.
 *
 * One small function for each operator, as in judge.c; see ground.h for what the
 * answers are worth. Internal to src/eval.
 */
#pragma once

#include "eval/case.h"
#include "eval/support.h"

G_BEGIN_DECLS

/**
 * ZzFooting:
 * @lost: the register that loses records
 * @given: records that are taken to be there; what stands on them is firm
 * @doubtful, @blind: as in ZzGround; only ever set
 */
typedef struct
{
  ZzCase *case_;
  const ZzRegister *lost;
  GPtrArray *given;
  gboolean doubtful;
  gboolean blind;
} ZzFooting;

/* Around what is asked of a record as long as it is there. */
void zz_footing_give (ZzFooting *self,
                      ZzRecord *record);
void zz_footing_take (ZzFooting *self);

/* Whether a loss can change what @condition (may be NULL) says of a record. */
gboolean zz_footing_may_change (const ZzFooting *self,
                                const ZzCondition *condition);

/* zz_pile_some(), noting a doubt. */
ZzSupport *zz_footing_some (ZzFooting *self,
                            ZzPile *pile,
                            guint need);

/* That @record is there. */
ZzSupport *zz_stand_there (ZzFooting *self,
                           ZzRecord *record);

/* That @record goes on counting for @quantifier, for which it counts now. */
ZzSupport *zz_stand_counted (ZzFooting *self,
                             const ZzCondition *quantifier,
                             ZzRecord *record);

/* That @condition goes on saying @truth (not open), which it says now. */
ZzSupport *zz_stand (ZzFooting *self,
                     const ZzCondition *condition,
                     ZzHand hand,
                     ZzTruth truth);

G_END_DECLS
