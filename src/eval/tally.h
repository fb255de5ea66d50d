/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tallies: what a quantifier found among its records (rules.md §3).
 *
 * Internal to src/eval. Start with a zeroed tally, fill it, clear it; a tally
 * filled again starts anew and keeps its memory. What an outermost quantifier
 * finds is kept by the case: zz_case_get_tally().
 */
#pragma once

#include "eval/case.h"

G_BEGIN_DECLS

/* Why a quantifier over something is open although no record of it is. */
typedef enum {
  ZZ_TALLY_COUNTED,
  ZZ_TALLY_EMPTY,    /* the register has no record */
  ZZ_TALLY_NO_MEMBER /* none in scope, no year due */
} ZzTallyCode;

/**
 * ZzTally:
 * @brief: set by the caller: only the verdict and the figures are wanted
 * @have: count: sure records, distinct ones; every: members that pass
 * @open: count: records that may count
 * @need: count: N; every: members, possible ones included
 * @sure, @pending, @out: count: the records by what became of them; every: the
 *   members that pass, are open, fail. %NULL for years and when brief
 * @members: every: the records counted, whatever became of them; %NULL for count
 * @years: of a window: the same as verdicts on years (ZzYearVerdict)
 */
struct _ZzTally
{
  gboolean brief;
  ZzTallyCode code;
  ZzTruth truth;
  guint have;
  guint open;
  guint need;
  GPtrArray *sure;
  GPtrArray *pending;
  GPtrArray *out;
  GPtrArray *members;
  GArray *years;
};

typedef struct
{
  int year;
  gboolean counted;
  ZzTruth truth;
} ZzYearVerdict;

/* Any quantifier. */
void zz_tally (ZzCase *self,
               const ZzCondition *quantifier,
               ZzHand around,
               ZzTally *tally);

void zz_tally_clear (ZzTally *tally);

/* Frees what the case keeps of a count with `via`. */
void zz_join_free (gpointer join);

/* The records (or, in @years, the years) the tally counted, borrowed. */
const GPtrArray *zz_tally_get_counted (const ZzTally *tally);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzTally, zz_tally_clear)

G_END_DECLS
