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

typedef struct
{
  ZzTruth truth;
  ZzWhyCode code; /* ZZ_WHY_HOLDS when the truth is yes */
  const ZzField *field;
  ZzDate day;
} ZzFacet;

/* Fills @facets and returns how many there are, at least one. */
guint zz_test_facets (ZzCase *self,
                      const ZzCondition *test,
                      ZzRecord *record,
                      ZzFacet facets[ZZ_MAX_FACETS]);

/* What the test asks of a field's value: one value, a set of choices, or a list
 * of numbers; absent for a window. Owned by the caller. */
ZzValue zz_test_dup_need (ZzCase *self,
                          const ZzCondition *test,
                          ZzRecord *record,
                          ZzWhyCode code);

G_END_DECLS
