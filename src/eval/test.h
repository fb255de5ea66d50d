/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests: what `field` and `from` say of one record (rules.md §1).
 *
 * Internal to src/eval. One operator can ask two things ("from … to …"): each is
 * a facet with a truth and a why of its own, and the test is the worst of them.
 */
#pragma once

#include "eval/case.h"
#include "eval/findings.h"

G_BEGIN_DECLS

#define ZZ_MAX_FACETS 2

/* @field: the field that decided; NULL where the test does not ask so much
 * @code: ZZ_WHY_HOLDS when the truth is yes */
typedef struct
{
  ZzTruth truth;
  ZzWhyCode code;
  const ZzField *field;
  ZzDate day;
} ZzFacet;

/* @facets: zeroed, to be told why; NULL to learn the truth alone. */
ZzTruth zz_test (ZzCase *self,
                 const ZzCondition *test,
                 const ZzRecord *record,
                 ZzFacet facets[ZZ_MAX_FACETS]);

/* What the test asks of a field's value: one value, a set of choices, or a list
 * of numbers; absent for a window. Owned by the caller. */
ZzValue zz_test_dup_need (const ZzCase *self,
                          const ZzCondition *test,
                          const ZzRecord *record,
                          ZzWhyCode code);

G_END_DECLS
