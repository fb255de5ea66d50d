/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of an evidence item by itself. */
#include "eval/evidence-state.h"

/* What is wrong with the dates, or fine. */
static ZzEvidenceState
judge_dates (const ZzRecord *item,
             ZzDate at,
             guint days)
{
  const ZzValue *end = zz_record_get (item, ZZ_EVIDENCE_VALID_UNTIL);
  ZzDate issued = zz_record_get_date (item, ZZ_EVIDENCE_ISSUED);

  if (issued == ZZ_DATE_NONE && !zz_value_is_known (end))
    return ZZ_EVIDENCE_UNDATED;
  if (issued > at)
    return ZZ_EVIDENCE_NOT_YET_ISSUED;
  if (end->kind != ZZ_VALUE_DATE)
    return ZZ_EVIDENCE_FINE;
  if (end->date < at)
    return ZZ_EVIDENCE_EXPIRED;
  return (guint) (end->date - at) <= days ? ZZ_EVIDENCE_EXPIRING : ZZ_EVIDENCE_FINE;
}

ZzEvidenceState
zz_evidence_get_state (const ZzRecord *item,
                       ZzProofState proof,
                       ZzDate at,
                       guint days)
{
  ZzEvidenceState state;

  g_return_val_if_fail (item != NULL, ZZ_EVIDENCE_FINE);

  if (zz_evidence_is_removed (item))
    return ZZ_EVIDENCE_REMOVED;
  if (proof == ZZ_PROOF_MISSING)
    return ZZ_EVIDENCE_MISSING;
  if (proof == ZZ_PROOF_SIZE_DIFFERS || proof == ZZ_PROOF_HASH_DIFFERS)
    return ZZ_EVIDENCE_CHANGED;
  state = judge_dates (item, at, days);
  if (proof == ZZ_PROOF_UNCHECKED && (state == ZZ_EVIDENCE_FINE || state == ZZ_EVIDENCE_EXPIRING))
    return ZZ_EVIDENCE_UNCHECKED;
  return state;
}
