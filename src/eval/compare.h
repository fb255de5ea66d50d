/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparison of verdicts: which clauses are judged otherwise than before.
 *
 * What was met and no longer is comes first, for that is what hurts; then what is met
 * now, then what is worse or better without being met, then clauses that are asked for
 * now or no longer are. Within each group they stand in the order of the form. Pure.
 */
#pragma once

#include "eval/findings.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_SHIFT_LOST,    /* met before, and open now */
  ZZ_SHIFT_FIXED,   /* open before, and met now */
  ZZ_SHIFT_WORSE,   /* open both times */
  ZZ_SHIFT_BETTER,  /* open both times */
  ZZ_SHIFT_ADDED,   /* had no verdict or did not apply */
  ZZ_SHIFT_REMOVED, /* has no verdict or does not apply now */
} ZzShiftKind;

#define ZZ_N_SHIFTS (ZZ_SHIFT_REMOVED + 1)

/* "lost", "fixed", …. */
const char *zz_shift_kind_get_id (ZzShiftKind kind);

typedef struct
{
  ZzShiftKind kind;
  const ZzClause *clause;
  ZzStatus before;
  ZzStatus after;
} ZzShift;

/* ZzShift, in that order; both findings are of one catalogue. A level without text has
 * no verdict: ZZ_STATUS_NONE. Owned by the caller. */
GArray *zz_compare_findings (const ZzFindings *before,
                             const ZzFindings *after);

G_END_DECLS
