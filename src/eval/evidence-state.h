/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of an evidence item by itself, whatever it is to prove.
 *
 * What an item is worth for the need of a clause is said by ZzItem (findings.h),
 * which also knows whether that need asks for dates. Pure.
 */
#pragma once

#include "core/builtin.h"
#include "core/proof.h"

G_BEGIN_DECLS

/* The warning people get who did not choose another one, in days. */
#define ZZ_EVIDENCE_WARNING_DAYS 60

typedef enum {
  ZZ_EVIDENCE_FINE,
  ZZ_EVIDENCE_EXPIRING, /* still good, not much longer */
  ZZ_EVIDENCE_EXPIRED,
  ZZ_EVIDENCE_NOT_YET_ISSUED,
  ZZ_EVIDENCE_UNDATED,   /* neither its issue nor its end is recorded */
  ZZ_EVIDENCE_MISSING,   /* the file is not there */
  ZZ_EVIDENCE_CHANGED,   /* the file is not the one that was attached */
  ZZ_EVIDENCE_UNCHECKED, /* nobody looked at the file yet */
  ZZ_EVIDENCE_REMOVED,   /* marked as taken out of use */
} ZzEvidenceState;

#define ZZ_N_EVIDENCE_STATES (ZZ_EVIDENCE_REMOVED + 1)

/* The state of @item on the day @at. @days: it is called expiring when its last
 * good day is @at or at most so many days later. Of several states the one that
 * weighs most: removed, then what is wrong with the file, then with the dates. */
ZzEvidenceState zz_evidence_get_state (const ZzRecord *item,
                                       ZzProofState proof,
                                       ZzDate at,
                                       guint days);

G_END_DECLS
